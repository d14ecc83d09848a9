"""Net Promoter Score (NPS): the score, its interval, the change between waves, sample sizes.

"How likely is it that you would recommend …?", 0 to 10. Promoters answer 9 or 10, passives 7 or
8, detractors 0 to 6. NPS is the percentage of promoters minus that of detractors, in points from
-100 to +100 (Reichheld 2003, Harvard Business Review).

Every function takes raw ratings or `Counts`. Blank ratings are refused; to leave them out, and
have them counted, make the counts first: ``counts(ratings, missing="drop")``.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from uxcx.measures.answers import read, read_count
from uxcx.measures.estimate import Difference, Estimate, Result
from uxcx.measures.normal import critical_z, two_sided_p
from uxcx.measures.scale import Scale, blocks

LIKELIHOOD = Scale("rating", 0, 10, whole=True)
_ADDED = 3  # answers that the adjusted Wald interval adds: ¾ promoter, 1½ passives, ¾ detractor


@dataclass(frozen=True)
class Counts(Result):
    """People in the three groups, and how many blank ratings were left out.

    Raises
    ------
    ValueError
        If a count is not a whole number of 0 or more, or if all three are 0.
    """

    promoters: int
    passives: int
    detractors: int
    dropped: int = 0

    def __post_init__(self):
        """Refuse what is not a count."""
        for group in ("promoters", "passives", "detractors"):
            object.__setattr__(self, group, read_count(getattr(self, group), group))
        if self.n == 0:
            raise ValueError(
                "Found 0 promoters, 0 passives and 0 detractors, and nobody has no score; "
                "wait for the first answer."
            )

    @property
    def n(self) -> int:
        """All answers; passives count too."""
        return self.promoters + self.passives + self.detractors

    def __str__(self) -> str:
        """Say the three groups in a sentence."""
        groups = (self.promoters, self.passives, self.detractors)
        promoters, passives, detractors = (f"{x:,} ({100 * x / self.n:.0f} %)" for x in groups)
        return (
            f"Promoters {promoters}, passives {passives}, detractors {detractors}; "
            f"n = {self.n:,}.{self.remarks()}"
        )


def counts(ratings: Iterable | Counts, missing: str = "refuse") -> Counts:
    """Count promoters, passives and detractors.

    Parameters
    ----------
    ratings : list, array or Series of whole numbers from 0 to 10
        One rating a person; `Counts` come back as they are.
    missing : {"refuse", "drop"}
        Whether blanks stop the count or are left out and reported in `Counts.dropped`.

    Raises
    ------
    ValueError
        If there is no rating, or one that is blank, text, not whole or not on the scale.

    Notes
    -----
    Published case: nps_quantux_test.
    """
    if isinstance(ratings, Counts):
        return ratings
    answers = read(ratings, LIKELIHOOD, missing, 'nps.counts(ratings, missing="drop")')
    promoters = detractors = 0
    for block in blocks(answers.values):
        promoters += np.count_nonzero(block >= 9)
        detractors += np.count_nonzero(block <= 6)
    passives = answers.values.size - promoters - detractors
    return Counts(promoters, passives, detractors, answers.dropped)


def score(ratings: Iterable | Counts) -> float:
    """Return the Net Promoter Score in points, from -100 to +100.

    Notes
    -----
    Published cases: nps_score_123, nps_quantux_test, nps_var_tickets, cdc_nps_denominator.
    """
    groups = counts(ratings)
    return 100 * (groups.promoters - groups.detractors) / groups.n


def adjusted_score(ratings: Iterable | Counts) -> float:
    """Return the score after adding ¾ promoter, 1½ passives and ¾ detractor, in points.

    It is the middle of the adjusted-Wald interval before clipping. Report `score`, not this.
    """
    return 100 * _moments(counts(ratings), _ADDED)[0]


def variance(ratings: Iterable | Counts) -> float:
    """Return the variance of one answer that scores -1, 0 or +1: from 0 (all alike) to 1.

    It is the population form, ``(p + d) - (p - d)²`` with the shares of promoters p and
    detractors d. Times 10,000 it is in points². The standard error of the score in points is
    ``100 * sqrt(variance / n)``.

    Notes
    -----
    Published cases: nps_var_011, nps_var_tickets, nps_se_011, nps_se_111, nps_se_123.
    """
    return _moments(counts(ratings), 0)[1]


def wald(ratings: Iterable | Counts, confidence: float = 0.95) -> Estimate:
    """Return the score with the plain interval, which is too narrow for small samples.

    It is not clipped, and has no width if all answer alike. It is here to be understood; use
    `adjusted_wald`.

    Notes
    -----
    Published cases: nps_wald_ci_100, nps_wald_degenerate.
    """
    groups = counts(ratings)
    low, high = _interval(groups, 0, confidence)
    note = ""
    if low == high:
        note = "No width is not certainty: this method sees no spread here, use adjusted Wald."
    elif low < -100 or high > 100:
        note = "No score lies outside -100 to +100: this method fails here, use adjusted Wald."
    return _estimate(groups, low, high, "Wald", confidence, note)


def adjusted_wald(ratings: Iterable | Counts, confidence: float = 0.95) -> Estimate:
    """Return the score with the adjusted-Wald interval, the best of six compared by Rocks.

    Three answers are added (¾ promoter, 1½ passives, ¾ detractor), then Wald is used. Limits are
    clipped to -100 and +100.

    Parameters
    ----------
    ratings : list, array or Series of whole numbers from 0 to 10, or Counts
        One rating a person.
    confidence : float
        Share between 0 and 1.

    Returns
    -------
    Estimate
        In points. Its `estimate` is the raw `score`; the middle of the interval before clipping
        is `adjusted_score`, a little nearer to 0.

    Raises
    ------
    ValueError
        As `counts`, or if the confidence makes no sense.

    Notes
    -----
    Rocks (2016), The American Statistician 70(4):365-372. Published cases: nps_adjwald_ci_100,
    nps_adjwald_ci_small, nps_adjwald_degenerate_unclipped.
    """
    groups = counts(ratings)
    low, high = _interval(groups, _ADDED, confidence)
    low, high = max(-100.0, low), min(100.0, high)
    note = ""
    if not low <= score(groups) <= high:
        note = "The score itself lies outside: the answers are too few or too much alike to say."
    return _estimate(groups, low, high, "adjusted Wald", confidence, note)


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
    ``z = (NPS_after - NPS_before) / sqrt(var_after / n_after + var_before / n_before)``, as in
    the R package NPS by Rocks. Published case: nps_two_sample_wald.
    """
    if method not in ("adjusted", "wald"):
        raise ValueError(f'Found method = {method!r}; write method="adjusted" or method="wald".')
    before, after = counts(before), counts(after)
    added = _ADDED if method == "adjusted" else 0
    (mean_before, var_before), (mean_after, var_after) = (
        _moments(before, added),
        _moments(after, added),
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
        before.dropped + after.dropped,
        "" if error else "Neither sample shows any spread, so this method cannot test the change.",
    )


def sample_size(margin: float, confidence: float = 0.95, variance: float = 1.0) -> int:
    """Return how many answers the adjusted-Wald interval of one score needs.

    Parameters
    ----------
    margin : float
        Wanted half width of the interval, in points: 10 for ± 10.
    confidence : float
        Share between 0 and 1.
    variance : float
        Expected `variance` of one answer; 1 is the worst case, half promoters, half detractors.

    Raises
    ------
    ValueError
        If the margin is not above 0, or the variance not from 0 to 1.

    Notes
    -----
    ``n = s² z² / d² - 3``, where the 3 answers that the interval adds are taken off again.
    Published case: nps_n_for_moe10_maxvar.
    """
    return _answers_needed(margin, critical_z(confidence), (variance,))


def sample_size_difference(
    difference: float,
    confidence: float = 0.95,
    power: float = 0.8,
    variances: tuple[float, float] = (1.0, 1.0),
) -> int:
    """Return how many answers *each* of two waves needs to show a true change.

    Parameters
    ----------
    difference : float
        Smallest change worth finding, in points.
    confidence : float
        1 minus the error rate of the two-sided test.
    power : float
        Share of studies that would find a true change of this size. With 0.5 the margin of the
        difference equals the change.
    variances : tuple of two floats
        Expected `variance` of one answer in each wave.

    Raises
    ------
    ValueError
        If the difference is not above 0, a variance not from 0 to 1, or a share makes no sense.

    Notes
    -----
    ``n = s² (z_confidence + z_power)² / d² - 3`` per wave. The s² is the *sum* of the variances
    of both waves, because the errors of both add up. With the variance of one wave alone the
    plan would be half of what is needed.
    """
    if not 0.5 <= power < 1:
        raise ValueError(
            f"Found power = {power}, but it is a share from 0.5 to below 1; write 0.8 for 80 %."
        )
    z_power = critical_z(2 * power - 1) if power > 0.5 else 0.0
    return _answers_needed(difference, critical_z(confidence) + z_power, variances)


def _answers_needed(points: float, z: float, variances: tuple[float, ...]) -> int:
    if not points > 0:
        raise ValueError(
            f"Found {points} points to detect or to allow, but they must be above 0; "
            "write 10 for ± 10 points."
        )
    for each in variances:
        if not 0 <= each <= 1:
            raise ValueError(
                f"Found the variance {each}, but one answer scored -1, 0 or +1 has a variance "
                "from 0 to 1; take it from nps.variance."
            )
    needed = sum(variances) * (z / (points / 100)) ** 2 - _ADDED
    return max(1, math.ceil(round(needed, 9)))  # rounded first, so that 379.0000000001 stays 379


def _moments(groups: Counts, added: int) -> tuple[float, float]:
    """Return mean and variance of answers scored -1, 0, +1, with `added` answers spread in."""
    total = groups.n + added
    promoters = (groups.promoters + added / 4) / total
    detractors = (groups.detractors + added / 4) / total
    mean = promoters - detractors
    return mean, max(0.0, promoters + detractors - mean**2)


def _interval(groups: Counts, added: int, confidence: float) -> tuple[float, float]:
    mean, variance = _moments(groups, added)
    half = critical_z(confidence) * math.sqrt(variance / (groups.n + added))
    return 100 * (mean - half), 100 * (mean + half)


def _estimate(groups: Counts, low, high, method: str, confidence: float, note: str) -> Estimate:
    return Estimate(
        score(groups),
        low,
        high,
        groups.n,
        method,
        "points",
        confidence,
        "NPS",
        groups.dropped,
        note,
    )
