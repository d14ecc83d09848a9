"""Two sets of times compared: how many times as long? Different people, or the same people twice.

Both measures work on logarithms, as ``times.geometric_mean`` does, and give a ratio: 0.8 means
that the second set takes 0.8 times as long as the first. The value for "no difference" is 1.
"""

import math
from collections.abc import Iterable

import numpy as np

from uxcx.measures.foundations.answers import read
from uxcx.measures.foundations.estimate import Difference
from uxcx.measures.foundations.pairs import read_pairs
from uxcx.measures.foundations.student import (
    gap_note,
    mean_and_sd,
    paired_mean_and_sd,
    t_difference,
    welch_error,
)
from uxcx.measures.times import TIME_WITH_LOGARITHM


def ratio(
    first: Iterable, second: Iterable, confidence: float = 0.95, missing: str = "refuse"
) -> Difference:
    """Return the ratio of the typical times of two groups of different people.

    Parameters
    ----------
    first, second : list, array or Series of numbers above 0
        Seconds, one time a person.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether blanks stop the calculation or are left out and counted.

    Returns
    -------
    Difference
        Geometric mean of `second` divided by that of `first`, with the t interval of Welch.

    Raises
    ------
    ValueError
        As `times.geometric_mean`.

    Notes
    -----
    ``exp(gap ± t(df) error)``, where the gap of ``mean(ln x)``, its error and df are those of
    `two_means.welch` on the logarithms.

    Source: Welch (1947), Biometrika 34:28-35, on logarithms; Minitab documents the same way back
    ("Test mean / reference mean by log transformation").
    Dispute: Sauro & Lewis, Quantifying the User Experience, chapter 5, compare the plain times
    with a t test, which asks for the total time and is swayed by the slowest. The ratio asks for
    the typical person.
    Recomputed cases: times_two_groups_ratio.
    """
    sides = [read(times, TIME_WITH_LOGARITHM, missing) for times in (first, second)]
    (mean1, sd1), (mean2, sd2) = (mean_and_sd(side.values, np.log) for side in sides)
    n1, n2 = (side.values.size for side in sides)
    error, df = welch_error(sd1, n1, sd2, n2)
    return _as_ratio(
        *(mean2 - mean1, error, df, confidence),
        n_first=n1,
        n_second=n2,
        method="Welch t interval on logarithms",
        dropped=sides[0].dropped + sides[1].dropped,
    )


def paired_ratio(
    first: Iterable, second: Iterable, confidence: float = 0.95, missing: str = "refuse"
) -> Difference:
    """Return the ratio of two typical times if the *same* people did both.

    Parameters
    ----------
    first, second : list, array or Series of numbers above 0
        Seconds of the same people in the same order.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        ``"drop"`` leaves out every pair with a blank, and counts them.

    Returns
    -------
    Difference
        Geometric mean of the ratios second / first, with `paired` set and df = n - 1.

    Raises
    ------
    ValueError
        As `times.geometric_mean`, or if the two lists do not match row by row.

    Notes
    -----
    ``exp(mean(d) ± t(n-1) sd(d) / sqrt(n))`` with ``d = ln(second) - ln(first)`` of each person.

    Source: the ratio paired t test of the GraphPad Statistics Guide ("Paired vs. ratio t tests").
    Dispute: the plain paired t test takes the difference in seconds as the constant effect; the
    ratio takes the percentage. Where slow people gain more seconds than fast ones, the percentage
    is the steadier effect.
    Recomputed cases: times_paired_ratio_prism.
    """
    scales = (TIME_WITH_LOGARITHM, TIME_WITH_LOGARITHM)
    pairs = read_pairs(first, second, scales, missing)
    gap, sd = paired_mean_and_sd(pairs.first, pairs.second, np.log)
    return _as_ratio(
        *(gap, sd / math.sqrt(pairs.n), pairs.n - 1, confidence),
        n_first=pairs.n,
        n_second=pairs.n,
        method="paired t interval on logarithms",
        paired=True,
        dropped=pairs.dropped,
    )


def _as_ratio(gap: float, error: float, df: float, confidence: float, **rest) -> Difference:
    low, high, t, p_value = t_difference(gap, error, df, confidence)
    with np.errstate(over="ignore"):  # two wild times can have an interval beyond any number
        estimate, low, high = (float(limit) for limit in np.exp((gap, low, high)))
    return Difference(
        estimate,
        low,
        high,
        t,
        p_value,
        unit="",
        confidence=confidence,
        name="Ratio of typical times, B to A,",
        groups=("A", "B"),
        df=df,
        no_difference=1.0,
        note=gap_note(error),
        **rest,
    )
