"""Did the score change? Two waves of different people, or the same people asked twice."""

import math
from collections.abc import Iterable

import numpy as np

from uxcx.measures.foundations.estimate import Difference
from uxcx.measures.foundations.normal import critical_z, two_sided_p
from uxcx.measures.foundations.pairs import read_pairs
from uxcx.measures.foundations.student import gap_note, paired_mean_and_sd, t_difference
from uxcx.measures.nps.groups import ADDED, LIKELIHOOD, Counts, counts, moments, score


def difference(
    before: Iterable | Counts,
    after: Iterable | Counts,
    confidence: float = 0.95,
    method: str = "adjusted",
) -> Difference:
    """Return the change of the score between two independent samples, with a two-sided z test.

    Parameters
    ----------
    before, after : ratings or Counts
        Two groups of different people, for example two survey waves.
    confidence : float
        Share between 0 and 1.
    method : {"adjusted", "wald"}
        ``"adjusted"`` adds three answers to each group for the interval and the test.

    Returns
    -------
    Difference
        In points, after minus before. Its `estimate` is the change of the raw scores.

    Raises
    ------
    ValueError
        As `counts`, or if the confidence or the method makes no sense.

    Notes
    -----
    ``z = (NPS_after - NPS_before) / sqrt(var_after / n_after + var_before / n_before)``; with
    ``"adjusted"``, ¾ promoter, 1½ passives and ¾ detractor are first added to *each* group.

    Source: R package NPS by Rocks, ``nps_test``; adjusted form by Lewis & Sauro, MeasuringU, "How
    to statistically compare two Net Promoter Scores".
    Dispute: the R package uses plain Wald for two samples, Displayr a t test on answers scored
    -100, 0 and +100; MeasuringU and we use the adjusted form. For large samples all agree.
    Recomputed cases: nps_two_sample_wald, nps_two_sample_adjusted.
    """
    if method not in ("adjusted", "wald"):
        raise ValueError(f'Found method = {method!r}; write method="adjusted" or method="wald".')
    before, after = counts(before), counts(after)
    added = ADDED if method == "adjusted" else 0
    (mean_before, var_before), (mean_after, var_after) = (
        moments(before, added),
        moments(after, added),
    )
    change = mean_after - mean_before
    error = math.sqrt(var_before / (before.n + added) + var_after / (after.n + added))
    half = critical_z(confidence) * error
    low, high = 100 * (change - half), 100 * (change + half)
    if added:
        low, high = max(-200.0, low), min(200.0, high)
    z = change / error if error else math.nan
    return Difference(
        score(after) - score(before),
        low,
        high,
        z,
        two_sided_p(z),
        before.n,
        after.n,
        "adjusted Wald" if added else "Wald",
        "points",
        confidence,
        "Change in NPS",
        dropped=before.dropped + after.dropped,
        note="" if error else "Neither sample shows any spread, so the change cannot be tested.",
    )


def paired_difference(
    before: Iterable, after: Iterable, confidence: float = 0.95, missing: str = "refuse"
) -> Difference:
    """Return the change of the score if the *same* people were asked twice, with a paired t test.

    Parameters
    ----------
    before, after : list, array or Series of whole numbers from 0 to 10
        Ratings of the same people in the same order.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        ``"drop"`` leaves out everybody who did not answer both times, and counts them.

    Returns
    -------
    Difference
        In points, after minus before, with `paired` set and df = n - 1. The interval is not
        clipped.

    Raises
    ------
    ValueError
        If a rating is blank or not on the scale, or the two lists do not match row by row.

    Notes
    -----
    Each answer scores -100, 0 or +100; each person has the difference of two scores, d:
    ``mean(d) ± t(n-1) sd(d) / sqrt(n)``.

    Source: the scores are those of Displayr and MeasuringU ("trinomial means"), the paired test
    is that of Student (1908), Biometrika 6:1-25.
    Dispute: no publication on paired waves of this score is known to us; MeasuringU treats
    independent groups alone. `difference` would take the same people for strangers and mostly
    give too wide an interval.
    Recomputed cases: nps_paired_waves_10.
    """
    pairs = read_pairs(before, after, (LIKELIHOOD, LIKELIHOOD), missing, ("before", "after"))
    change, sd = paired_mean_and_sd(pairs.first, pairs.second, _scores)
    error = sd / math.sqrt(pairs.n)
    low, high, t, p_value = t_difference(change, error, pairs.n - 1, confidence)
    return Difference(
        change,
        low,
        high,
        t,
        p_value,
        pairs.n,
        pairs.n,
        "paired t interval",
        "points",
        confidence,
        "Change in NPS",
        df=pairs.n - 1,
        paired=True,
        dropped=pairs.dropped,
        note=gap_note(error),
    )


def _scores(ratings: np.ndarray) -> np.ndarray:
    return 100.0 * (ratings >= 9) - 100.0 * (ratings <= 6)
