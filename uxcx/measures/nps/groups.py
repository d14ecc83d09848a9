"""Promoters, passives and detractors: counting them, the score, the spread of one answer."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from uxcx.measures.foundations.answers import read, read_count
from uxcx.measures.foundations.estimate import Result
from uxcx.measures.foundations.scale import Scale, blocks

LIKELIHOOD = Scale("rating", 0, 10, whole=True)
ADDED = 3  # answers that the adjusted Wald interval adds: ¾ promoter, 1½ passives, ¾ detractor


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
    Promoters rate 9 or 10, passives 7 or 8, detractors 0 to 6. A blank is nobody: it never counts
    in the base.

    Source: Reichheld (2003), Harvard Business Review; groups as in Lewis & Sauro, MeasuringU,
    "Confidence intervals for Net Promoter Scores".
    Dispute: collapsing 11 points into 3 groups loses sensitivity (Lewis, MeasuringU). The borders
    hold for 0 to 10 only: public code has fed them a scale of four faces, the place of the button
    instead of its number, and a scale that starts at 1. So other numbers are refused.
    Published cases: nps_quantux_test, nps_custom_breaks (its scale of 1 to 15 is refused).
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
    ``100 (promoters - detractors) / n``, with the passives in n.

    Source: Reichheld (2003), Harvard Business Review.
    Dispute: that the score foretells growth better than other questions was not confirmed by
    Keiningham, Cooil, Andreassen & Aksoy (2007), Journal of Marketing 71(3):39-51. Report it as a
    survey answer, with its interval, beside the three shares.
    Published cases: nps_score_123, nps_quantux_test, nps_var_tickets, nps_custom_breaks.
    Recomputed cases: cdc_nps_denominator (a wrong n moves the score).
    """
    groups = counts(ratings)
    return 100 * (groups.promoters - groups.detractors) / groups.n


def adjusted_score(ratings: Iterable | Counts) -> float:
    """Return the score after adding ¾ promoter, 1½ passives and ¾ detractor, in points.

    It is the middle of the adjusted-Wald interval before clipping. Report `score`, not this.

    Notes
    -----
    ``100 (promoters - detractors) / (n + 3)``.

    Source: Rocks (2016), The American Statistician, pages 365-372; the default of the R package
    NPS by the same author.
    Dispute: some reports print this centre as the score. We report the raw score, as everybody
    else can recompute it, and use this one for the interval only.
    Recomputed cases: nps_adjusted_score_100, nps_adjwald_degenerate_unclipped.
    """
    return 100 * moments(counts(ratings), ADDED)[0]


def variance(ratings: Iterable | Counts) -> float:
    """Return the variance of one answer that scores -1, 0 or +1: from 0 (all alike) to 1.

    Times 10,000 it is in points². The standard error of the score in points is
    ``100 * sqrt(variance / n)``.

    Notes
    -----
    ``(p + d) - (p - d)²`` with the shares of promoters p and detractors d; it is 1 if half the
    people are promoters and half detractors.

    Source: R package NPS by Rocks, ``nps.var``; the same formula in an answer by whuber on Cross
    Validated.
    Dispute: this is the population form with the divisor n. The sample form, with n - 1, is
    larger by n / (n - 1) and used in `trinomial_mean`.
    Published cases: nps_var_011, nps_var_tickets, nps_se_011, nps_se_111, nps_se_123.
    """
    return moments(counts(ratings), 0)[1]


def moments(groups: Counts, added: int) -> tuple[float, float]:
    """Return mean and variance of answers scored -1, 0, +1, with `added` answers spread in."""
    total = groups.n + added
    promoters = (groups.promoters + added / 4) / total
    detractors = (groups.detractors + added / 4) / total
    mean = promoters - detractors
    return mean, max(0.0, promoters + detractors - mean**2)
