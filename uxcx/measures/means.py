"""Means of any scores: the mean with its t interval, and a t test against a benchmark.

Times and questionnaires have modules of their own; two means are compared in ``two_means``.
"""

import math
from collections.abc import Iterable
from dataclasses import replace

from uxcx.measures.foundations.answers import read
from uxcx.measures.foundations.estimate import BenchmarkTest, Estimate
from uxcx.measures.foundations.scale import Scale
from uxcx.measures.foundations.student import mean_and_sd, mean_on_scale, spread_note, t_test

VALUE = Scale("value")


def mean(values: Iterable, confidence: float = 0.95, missing: str = "refuse") -> Estimate:
    """Return the arithmetic mean with Student's t interval.

    Parameters
    ----------
    values : list, array or Series of numbers
        One value a person.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether blanks stop the calculation or are left out and counted.

    Returns
    -------
    Estimate
        With a single value, `low` and `high` are nan and the sentence says why.

    Raises
    ------
    ValueError
        If there is no value, or one that is blank, text or infinite.

    Notes
    -----
    ``mean ± t(n-1) sd / sqrt(n)`` with the sample standard deviation sd (divisor n - 1).

    Source: Student (1908), Biometrika 6:1-25; worked examples in the tests of the R package
    U.T.lity.
    Dispute: ratings are ordered steps, so purists allow only medians. The interval rests on the
    mean of many people, not on each rating; for few or very lopsided values it is rough.
    Published cases: mean_ci_set1, mean_ci_set2.
    """
    return mean_on_scale(values, VALUE, "Mean", "", confidence, missing)


def benchmark_test(
    values: Iterable, benchmark: float, alternative: str = "greater", missing: str = "refuse"
) -> BenchmarkTest:
    """Test a mean against a benchmark on one side, from the values themselves.

    Parameters
    ----------
    values : list, array or Series of numbers
        One value a person.
    benchmark : float
        Value to compare with, in the same unit.
    alternative : {"greater", "less"}
        Whether the question is "above the benchmark?" or "below it?".
    missing : {"refuse", "drop"}
        Whether blanks stop the test or are left out and counted.

    Returns
    -------
    BenchmarkTest
        With df = n - 1. Without any spread, t and p are nan and the sentence says why.

    Raises
    ------
    ValueError
        As `mean`, or if the benchmark is no finite number or the alternative is unknown.

    Notes
    -----
    ``t = (mean - benchmark) / (sd / sqrt(n))``, df = n - 1.

    Source: Student (1908), Biometrika 6:1-25.
    Dispute: the test is one-sided, as the question is; most software prints the two-sided p-value
    first, which is twice as large. ``1 - p`` is not the chance that the benchmark is met.
    Published cases: sleep_all_against_0.
    """
    answers = read(values, VALUE, missing)
    centre, sd = mean_and_sd(answers.values)
    test = benchmark_test_from_summary(centre, sd, answers.values.size, benchmark, alternative)
    return replace(test, dropped=answers.dropped)


def benchmark_test_from_summary(
    mean: float, sd: float, n: int, benchmark: float, alternative: str = "greater"
) -> BenchmarkTest:
    """Test a mean against a benchmark on one side, from mean, standard deviation and n.

    Parameters
    ----------
    mean, sd : float
        Mean and sample standard deviation (divisor n - 1) of the scores.
    n : int
        Number of scores, at least 1.
    benchmark : float
        Value to compare with, in the same unit.
    alternative : {"greater", "less"}
        Whether the question is "above the benchmark?" or "below it?".

    Returns
    -------
    BenchmarkTest
        With df = n - 1. Without any spread, t and p are nan and the sentence says why.

    Raises
    ------
    ValueError
        If `sd` is negative, `n` is below 1 or the alternative is unknown.

    Notes
    -----
    ``t = (mean - benchmark) / (sd / sqrt(n))``, df = n - 1.

    Source: Student (1908), Biometrika 6:1-25; worked examples in the R package uxr.
    Dispute: as in `benchmark_test`. A standard deviation with divisor n, as some spreadsheets
    give it, makes t too large.
    Published cases: score_benchmark_uxr, score_benchmark_uxr2.
    """
    if not math.isfinite(benchmark):
        raise ValueError(
            f"Found benchmark = {benchmark}, but a benchmark is a finite number in the unit of "
            "the values; write it as a plain number."
        )
    if n < 1 or sd < 0:
        raise ValueError(
            f"Found n = {n} and sd = {sd}, but n is at least 1 and a standard deviation is never "
            "negative; check the order: mean, sd, n, benchmark."
        )
    t, p_value = t_test(mean, sd, n, benchmark, alternative)
    return BenchmarkTest(
        estimate=mean,
        benchmark=benchmark,
        p_value=p_value,
        n=n,
        method="t test",
        unit="",
        alternative=alternative,
        name="Mean",
        statistic=t,
        df=n - 1,
        note=spread_note(sd, n),
    )
