"""Two means compared: two groups of different people, or the same people twice.

A gap is always the second list minus the first. SciPy and R subtract the other way round, so
their t has the other sign.
"""

import math
from collections.abc import Iterable

from uxcx.measures.foundations.answers import read, read_count
from uxcx.measures.foundations.estimate import Difference, Estimate
from uxcx.measures.foundations.normal import check_confidence
from uxcx.measures.foundations.pairs import read_pairs
from uxcx.measures.foundations.scale import Scale
from uxcx.measures.foundations.student import (
    gap_note,
    mean_and_sd,
    paired_mean_and_sd,
    t_difference,
    welch_error,
)

VALUE = Scale("value")
COHEN = ((0.2, "less than small"), (0.5, "small"), (0.8, "medium"), (math.inf, "large"))


def welch(
    first: Iterable, second: Iterable, confidence: float = 0.95, missing: str = "refuse"
) -> Difference:
    """Return the gap between the means of two groups of different people, with Welch's t test.

    Parameters
    ----------
    first, second : list, array or Series of numbers
        One value a person.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether blanks stop the calculation or are left out and counted.

    Returns
    -------
    Difference
        Second minus first, with a t interval and a two-sided p-value; df is no whole number. If a
        group has one value, or neither shows any spread, the test is nan and the sentence says
        why.

    Raises
    ------
    ValueError
        If a list is empty or holds a value that is blank, text or infinite.

    Notes
    -----
    ``t = (m2 - m1) / sqrt(s1²/n1 + s2²/n2)``; df by the rule of Welch and Satterthwaite.

    Source: Welch (1947), Biometrika 34:28-35; the default of ``t.test`` in R.
    Dispute: older textbooks pool the two variances (df = n1 + n2 - 2), as ``scipy.stats.ttest_ind``
    does unless told otherwise; that fails if the groups differ in spread and size.
    Published cases: welch_uxr, welch_sleep.
    """
    sides = [read(values, VALUE, missing) for values in (first, second)]
    (mean1, sd1), (mean2, sd2) = (mean_and_sd(side.values) for side in sides)
    n1, n2 = (side.values.size for side in sides)
    dropped = sides[0].dropped + sides[1].dropped
    return _welch(mean1, sd1, n1, mean2, sd2, n2, confidence, dropped)


def welch_from_summary(
    mean1: float,
    sd1: float,
    n1: int,
    mean2: float,
    sd2: float,
    n2: int,
    confidence: float = 0.95,
) -> Difference:
    """Return what `welch` does, from the mean, standard deviation and size of each group.

    Parameters
    ----------
    mean1, sd1, n1, mean2, sd2, n2 : float, float, int, float, float, int
        Mean, sample standard deviation (divisor n - 1) and number of values of each group.
    confidence : float
        Share between 0 and 1.

    Raises
    ------
    ValueError
        If a deviation is negative, a size below 1, or a number not finite.

    Notes
    -----
    As `welch`.

    Source: Welch (1947), Biometrika 34:28-35.
    Dispute: the R package uxr prints df rounded to a whole number; R's ``t.test`` and we do not.
    As in `welch`, textbooks that pool the variances get another t.
    Published cases: welch_summary_uxr (its df is printed rounded), welch_sleep_summary.
    """
    n1, n2 = read_count(n1, "values in the first group"), read_count(n2, "values in the second")
    sound = all(map(math.isfinite, (mean1, sd1, mean2, sd2)))
    if not sound or min(sd1, sd2) < 0 or min(n1, n2) < 1:
        raise ValueError(
            f"Found mean {mean1}, sd {sd1}, n {n1} and mean {mean2}, sd {sd2}, n {n2}, but a "
            "standard deviation is never negative and n is at least 1; check the order: mean1, "
            "sd1, n1, mean2, sd2, n2."
        )
    sd1, sd2 = (sd if n > 1 else math.nan for sd, n in ((sd1, n1), (sd2, n2)))
    return _welch(mean1, sd1, n1, mean2, sd2, n2, confidence)


def paired(
    first: Iterable, second: Iterable, confidence: float = 0.95, missing: str = "refuse"
) -> Difference:
    """Return the mean gap between two values of the *same* people, with a paired t test.

    Parameters
    ----------
    first, second : list, array or Series of numbers
        Values of the same people in the same order.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        ``"drop"`` leaves out every pair with a blank, and counts them.

    Returns
    -------
    Difference
        Second minus first, with `paired` set and df = n - 1.

    Raises
    ------
    ValueError
        As `welch`, or if the two lists do not match row by row.

    Notes
    -----
    ``mean(d) ± t(n-1) sd(d) / sqrt(n)`` with ``d = second - first`` of each person.

    Source: Student (1908), Biometrika 6:1-25.
    Dispute: filling a gap with the mean, as in one of our cases, keeps a person but makes the
    spread too small; we leave the pair out or refuse. The order of the two products must vary
    between people, or practice is counted as quality.
    Published cases: paired_sleep, paired_bubble_hull (one value is a filled-in mean).
    """
    pairs = read_pairs(first, second, (VALUE, VALUE), missing)
    gap, sd = paired_mean_and_sd(pairs.first, pairs.second)
    error, df = sd / math.sqrt(pairs.n), pairs.n - 1
    return Difference(
        gap,
        *t_difference(gap, error, df, confidence),
        pairs.n,
        pairs.n,
        "paired t interval",
        "",
        confidence,
        "Mean gap",
        ("A", "B"),
        df=df,
        paired=True,
        dropped=pairs.dropped,
        note=gap_note(error),
    )


def cohens_d(
    first: Iterable, second: Iterable, confidence: float = 0.95, missing: str = "refuse"
) -> Estimate:
    """Return the gap between two groups of different people in standard deviations: Cohen's d.

    Parameters
    ----------
    first, second, confidence, missing
        As in `welch`.

    Returns
    -------
    Estimate
        Second minus first, in pooled standard deviations; `n` is the number of people in both
        groups, and `note` says what Cohen called a gap of this size.

    Raises
    ------
    ValueError
        As `welch`, or if both groups together have fewer than 3 values or no spread.

    Notes
    -----
    ``d = (m2 - m1) / sqrt(((n1 - 1) s1² + (n2 - 1) s2²) / (n1 + n2 - 2))``; the limits are those
    of the noncentral t distribution.

    Source: Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, 2nd edition;
    interval and example as in the R package effectsize.
    Dispute: Cohen's words (small from 0.2, medium from 0.5, large from 0.8) were made for
    psychology; effectsize lists three rival sets. d is biased upwards in small samples; Hedges' g
    corrects that. A gap in points or seconds says more to a manager.
    Published cases: cohens_d_mtcars, cohens_d_sleep.
    """
    check_confidence(confidence)
    sides = [read(values, VALUE, missing) for values in (first, second)]
    (mean1, sd1), (mean2, sd2) = (mean_and_sd(side.values) for side in sides)
    n1, n2 = (side.values.size for side in sides)
    df = n1 + n2 - 2
    parts = [math.sqrt(n - 1) * sd for sd, n in ((sd1, n1), (sd2, n2)) if n > 1]
    pooled = math.hypot(*parts) / math.sqrt(df) if df else 0.0
    if not pooled:
        raise ValueError(
            f"Found {n1:,} and {n2:,} values that show no spread inside the groups, so a gap "
            "cannot be told in standard deviations; use welch and report the gap itself."
        )
    d = (mean2 - mean1) / pooled
    scale = math.sqrt(1 / n1 + 1 / n2)
    low, high = (
        _noncentrality(df, tail, d / scale) * scale
        for tail in ((1 + confidence) / 2, (1 - confidence) / 2)
    )
    word = next(word for border, word in COHEN if abs(d) < border)
    return Estimate(
        d,
        low,
        high,
        n1 + n2,
        "pooled deviation, noncentral t",
        "standard deviations",
        confidence,
        "Cohen's d",
        sides[0].dropped + sides[1].dropped,
        f"In Cohen's words, a gap of this size is {word}.",
    )


def _noncentrality(df: int, share: float, t: float) -> float:
    """Find the noncentral t distribution that has this share of its values below t."""
    from scipy.optimize import brentq
    from scipy.special import chdtri, nctdtr

    # SciPy's own inverse, nctdtrinc, misses the share by up to 0.0006.
    def off_by(noncentrality: float) -> float:
        return nctdtr(df, noncentrality, t) - share

    reach = 8.0
    while off_by(t - reach) < 0 or off_by(t + reach) > 0:
        reach *= 2
    if math.isnan(off_by(t - reach) + off_by(t + reach)):  # so far out that only the spread counts
        return t * math.sqrt(chdtri(df, share if t > 0 else 1 - share) / df)
    return brentq(off_by, t - reach, t + reach, xtol=1e-12)


def _welch(mean1, sd1, n1, mean2, sd2, n2, confidence, dropped=0) -> Difference:
    gap = mean2 - mean1
    error, df = welch_error(sd1, n1, sd2, n2)
    return Difference(
        gap,
        *t_difference(gap, error, df, confidence),
        n1,
        n2,
        "Welch t interval",
        "",
        confidence,
        "Gap between the means",
        ("A", "B"),
        df=df,
        dropped=dropped,
        note=gap_note(error),
    )
