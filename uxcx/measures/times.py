"""Time on task, in seconds: a typical time with its interval, and a test against a benchmark.

Times have a long right tail: few people are very slow. Say whether the times of people who failed
are among them. How to choose the middle: geometric mean below about 25 people, median above
(Sauro & Lewis 2010, Proceedings of CHI). Two sets of times are compared in ``two_times``.

All functions take a list, array or Series of seconds, and ``missing="drop"`` to leave blanks out.
"""

import math
from collections.abc import Iterable

import numpy as np

from uxcx.measures.foundations.answers import read
from uxcx.measures.foundations.estimate import BenchmarkTest, Estimate
from uxcx.measures.foundations.normal import check_confidence
from uxcx.measures.foundations.ranks import lower_rank
from uxcx.measures.foundations.scale import Answers, Scale
from uxcx.measures.foundations.student import (
    mean_and_sd,
    mean_on_scale,
    spread_note,
    t_limits,
    t_test,
)

TIME = Scale("time", low=0)
TIME_WITH_LOGARITHM = Scale("time", low=0, above_low=True)


def geometric_mean(times: Iterable, confidence: float = 0.95, missing: str = "refuse") -> Estimate:
    """Return the geometric mean with the t interval of the logarithms.

    Parameters
    ----------
    times : list, array or Series of numbers above 0
        Seconds, one time a person.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether blanks stop the calculation or are left out and counted.

    Returns
    -------
    Estimate
        In seconds. The interval is wider upwards than downwards. With one time, `low` and `high`
        are nan and the sentence says why.

    Raises
    ------
    ValueError
        If there is no time, or one that is blank, text, 0 or negative: 0 has no logarithm.

    Notes
    -----
    ``exp(mean(ln x) ± t(n-1) sd(ln x) / sqrt(n))`` of the times x.

    Source: Sauro & Lewis (2010), Proceedings of CHI, "Average task times in usability tests: what
    to report?"; interval as in Sauro's calculator for task times, MeasuringU.
    Dispute: it is the middle of lopsided times, not their mean: it cannot be multiplied by the
    number of people to get hours. With 25 people or more, Sauro & Lewis take the median. Times of
    people who gave up are cut off, and neither value repairs that.
    Published cases: logt_sauro, logt_uxr.
    """
    answers, centre, sd, typical = _logarithms(times, missing)
    n = answers.values.size
    with np.errstate(over="ignore"):  # two wild times can have an interval beyond any number
        low, high = np.exp(t_limits(centre, sd, n, confidence))
    return Estimate(
        estimate=typical,
        low=float(low),
        high=float(high),
        n=n,
        method="t interval on logarithms",
        unit="seconds",
        confidence=confidence,
        name="Geometric mean",
        dropped=answers.dropped,
        note=spread_note(sd, n),
    )


def mean(times: Iterable, confidence: float = 0.95, missing: str = "refuse") -> Estimate:
    """Return the arithmetic mean with Student's t interval, in seconds.

    One very slow person pulls it far up; it answers "how much time in total?", seldom "how long
    does it take?". Parameters, result and errors as in `geometric_mean`, but 0 is allowed.

    Notes
    -----
    ``mean ± t(n-1) sd / sqrt(n)``.

    Source: Student (1908), Biometrika 6:1-25.
    Dispute: for the typical time, Sauro & Lewis (2010) report the geometric mean instead; over 61
    tasks it had even 13 % less error than the sample median. The mean stays right for costs, where
    every second counts.
    Recomputed cases: logt_sauro_mean.
    """
    return mean_on_scale(times, TIME, "Mean", "seconds", confidence, missing)


def median(times: Iterable, confidence: float = 0.95, missing: str = "refuse") -> Estimate:
    """Return the median with an interval between two of the sorted times, in seconds.

    The ranks come from the binomial distribution with one half, rounded outwards: the interval
    covers the true median at least as often as `confidence` says, whatever the shape of the
    times. `method` names the ranks. Below 6 times no such interval exists at 95 %: then `low`
    and `high` are nan and the sentence says why.

    Parameters, result and errors otherwise as in `geometric_mean`, but 0 is allowed.

    Notes
    -----
    Ranks k and n + 1 - k with the largest k for which ``P(Binomial(n, 1/2) < k)`` is at most
    ``(1 - confidence) / 2``.

    Source: the interval that belongs to the sign test, as in ``scipy.stats.quantile_test``.
    Dispute: the R packages quantUX and uxstats round the ranks ``n/2 ± z sqrt(n)/2`` of the normal
    curve, one to the nearest and one upwards, so they can differ from us and from each other by
    one rank. Ours never covers less than promised.
    Recomputed cases: logt_sauro_mean, median_ci_12_times.
    """
    answers = read(times, TIME, missing)
    n = answers.values.size
    rank = lower_rank(n, 0.5, (1 - check_confidence(confidence)) / 2)
    picked = sorted({max(rank, 1) - 1, (n - 1) // 2, n // 2, n - max(rank, 1)})
    ordered = np.partition(answers.values, picked)
    middle = (float(ordered[(n - 1) // 2]) + float(ordered[n // 2])) / 2
    if rank:
        low, high = float(ordered[rank - 1]), float(ordered[n - rank])
        method, note = f"ranks {rank:,} and {n + 1 - rank:,}, binomial", ""
    else:
        low = high = math.nan
        method = "ranks, binomial"
        note = f"No two of so few times can enclose the median with {100 * confidence:g} %."
    return Estimate(
        middle, low, high, n, method, "seconds", confidence, "Median", answers.dropped, note
    )


def benchmark_test(
    times: Iterable, benchmark: float, alternative: str = "less", missing: str = "refuse"
) -> BenchmarkTest:
    """Test the typical time against a benchmark with a one-sided t test on logarithms.

    Parameters
    ----------
    times : list, array or Series of numbers above 0
        Seconds, one time a person.
    benchmark : float
        Seconds to compare with, above 0.
    alternative : {"less", "greater"}
        Whether the question is "faster than the benchmark?" or "slower?".
    missing : {"refuse", "drop"}
        Whether blanks stop the test or are left out and counted.

    Returns
    -------
    BenchmarkTest
        Its `estimate` is the geometric mean; df = n - 1. A positive t means slower than the
        benchmark. Without any spread, t and p are nan and the sentence says why.

    Raises
    ------
    ValueError
        As `geometric_mean`, or if the benchmark is not above 0.

    Notes
    -----
    ``t = (mean(ln x) - ln(benchmark)) / (sd(ln x) / sqrt(n))`` of the times x.

    Source: worked example in the R package uxr; the same test in the R package quantUX.
    Dispute: the p-values that the tests of quantUX expect belong to df = n - 2, although its code
    has n - 1 as we do: time_benchmark_quantux_q1_asprinted is not reproduced.
    Published cases: time_benchmark_uxr.
    Recomputed cases: time_benchmark_quantux_q1_correct, time_benchmark_quantux_q2_correct.
    """
    if not 0 < benchmark < math.inf:
        raise ValueError(
            f"Found benchmark = {benchmark}, but a benchmark is a time above 0; "
            "write it in seconds."
        )
    answers, centre, sd, typical = _logarithms(times, missing)
    n = answers.values.size
    t, p_value = t_test(centre, sd, n, math.log(benchmark), alternative)
    return BenchmarkTest(
        estimate=typical,
        benchmark=float(benchmark),
        p_value=p_value,
        n=n,
        method="t test on logarithms",
        unit="seconds",
        alternative=alternative,
        name="Geometric mean",
        statistic=t,
        df=n - 1,
        dropped=answers.dropped,
        note=spread_note(sd, n),
    )


def _logarithms(times: Iterable, missing: str) -> tuple[Answers, float, float, float]:
    """Return the times, mean and deviation of their logarithms, and the geometric mean."""
    answers = read(times, TIME_WITH_LOGARITHM, missing)
    centre, sd = mean_and_sd(answers.values, np.log)
    # Back from the logarithm, rounding can leave the mean a hair outside the times.
    typical = min(max(math.exp(centre), answers.values.min()), answers.values.max())
    return answers, centre, sd, float(typical)
