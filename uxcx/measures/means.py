"""Means of any scores: the mean with its t interval, and a t test against a benchmark.

Times and questionnaires build on this module; what is special about them stands there.
"""

import math
from collections.abc import Callable, Iterable

import numpy as np

from uxcx.measures.answers import read
from uxcx.measures.estimate import BenchmarkTest, Estimate
from uxcx.measures.normal import check_confidence
from uxcx.measures.scale import Scale, blocks


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
    Student (1908), Biometrika 6:1-25. Published cases: mean_ci_set1, mean_ci_set2.
    """
    return mean_on_scale(values, Scale("value"), "Mean", "", confidence, missing)


def mean_on_scale(
    values: Iterable, scale: Scale, name: str, unit: str, confidence: float, missing: str
) -> Estimate:
    """Return the mean, as `mean` does, of answers on a known scale, with a name and a unit."""
    answers = read(values, scale, missing)
    n = answers.values.size
    centre, sd = mean_and_sd(answers.values)
    low, high = t_limits(centre, sd, n, confidence)
    note = spread_note(sd, n)
    if low < scale.low or high > scale.high:
        note = (
            f"A limit lies where no {scale.noun} can be: the t interval is rough for few or "
            "lopsided answers."
        )
    dropped = answers.dropped
    return Estimate(centre, low, high, n, "t interval", unit, confidence, name, dropped, note)


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
    Published cases: score_benchmark_uxr, score_benchmark_uxr2.
    """
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


def mean_and_sd(values: np.ndarray, transform: Callable | None = None) -> tuple[float, float]:
    """Return mean and sample standard deviation, after an optional transform such as a log.

    Blocks are merged as Chan, Golub & LeVeque (1983, The American Statistician 37:242-247) do,
    so that ten million values need no second copy. The deviation of a single value is nan.
    """
    n, centre, squares = 0, 0.0, 0.0
    for block in blocks(values):
        block = block.astype(float, copy=False) if transform is None else transform(block)
        block_mean = float(block.mean())
        shift, total = block_mean - centre, n + block.size
        squares += float(np.square(block - block_mean).sum()) + shift**2 * n * block.size / total
        centre += shift * block.size / total
        n = total
    if values.min() == values.max():  # summing equal values would leave a trace of rounding
        first = values[:1] if transform is None else transform(values[:1])
        centre, squares = float(first[0]), 0.0
    return centre, math.sqrt(squares / (n - 1)) if n > 1 else math.nan


def t_limits(centre: float, sd: float, n: int, confidence: float) -> tuple[float, float]:
    """Return the limits of Student's t interval; nan for a single value."""
    from scipy.special import stdtrit  # loads four times as fast as scipy.stats

    check_confidence(confidence)
    if n < 2:
        return math.nan, math.nan
    half = float(stdtrit(n - 1, (1 + confidence) / 2)) * sd / math.sqrt(n)
    return centre - half, centre + half


def t_test(
    centre: float, sd: float, n: int, benchmark: float, alternative: str
) -> tuple[float, float]:
    """Return t and the one-sided p-value; both nan where the values show no spread."""
    from scipy.special import stdtr

    if alternative not in ("greater", "less"):
        raise ValueError(f'Found alternative = {alternative!r}; write "greater" or "less".')
    if n < 2 or sd == 0:
        return math.nan, math.nan
    t = (centre - benchmark) / (sd / math.sqrt(n))
    return t, float(stdtr(n - 1, t if alternative == "less" else -t))


def spread_note(sd: float, n: int) -> str:
    """Return the warning that a sample without spread needs, else nothing."""
    if n < 2:
        return "One answer shows no spread; this method needs at least 2."
    if sd == 0:
        return "All answers are equal, so no spread can be seen; that is not certainty."
    return ""
