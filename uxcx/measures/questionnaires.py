"""Standard questionnaires besides the SUS: how answers become a score, and how reliable it is.

SEQ (one question on ease), UMUX and UMUX-Lite (four and two items on usability), NASA-TLX (six
ratings of workload), PSSUQ (sixteen items, 1 is best), and Cronbach's alpha for any of them. The
System Usability Scale stands in ``sus``. For the mean of many scores use ``means``.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from uxcx.measures.foundations.answers import read_items
from uxcx.measures.foundations.estimate import Estimate, Result
from uxcx.measures.foundations.normal import check_confidence
from uxcx.measures.foundations.scale import Scale
from uxcx.measures.foundations.student import mean_on_scale

SEQ_RATING = Scale("rating", 1, 7, whole=True)
PSSUQ_ANSWER = Scale("answer", 1, 7, whole=True)
TLX_RATING = Scale("rating", 0, 100)
TLX_WEIGHT = Scale("tally", 0, 5, whole=True)
PSSUQ_SCALES = {
    "overall": slice(0, 16),
    "SysUse": slice(0, 6),
    "InfoQual": slice(6, 12),
    "IntQual": slice(12, 15),
}
"""Items of each PSSUQ scale, version 3; item 16 counts in the overall score alone."""


def seq(ratings: Iterable, confidence: float = 0.95, missing: str = "refuse") -> Estimate:
    """Return the mean of Single Ease Question ratings with Student's t interval.

    Parameters
    ----------
    ratings : list, array or Series of whole numbers from 1 to 7
        One rating a person for one task, asked right after it; 7 is very easy.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether blanks stop the calculation or are left out and counted.

    Returns
    -------
    Estimate
        In points out of 7. With one rating, `low` and `high` are nan and the sentence says why.
        For few ratings near an end of the scale the interval may pass 1 or 7.

    Raises
    ------
    ValueError
        If there is no rating, or one that is blank, text, not whole or not on the scale.

    Notes
    -----
    ``mean ± t s / sqrt(n)``, n - 1 degrees of freedom.

    Source: Sauro & Dumas (2009), Proceedings of CHI.
    Dispute: a mean takes the steps from 1 to 7 as equal, which a rating scale does not promise;
    the share of 6s and 7s is the rival. We give the mean, as the published averages do.
    Recomputed cases: seq_uxr_ratings.
    """
    return mean_on_scale(ratings, SEQ_RATING, "SEQ", "points out of 7", confidence, missing)


def umux(answers: Iterable, points: int = 7) -> float | np.ndarray:
    """Score the Usability Metric for User Experience: four items, two of them complaints.

    Parameters
    ----------
    answers : four whole numbers from 1 to `points`, or a table with a row a person
        As ticked, items 1 to 4 in order, nothing reversed beforehand.
    points : int
        Boxes of the answer scale.

    Returns
    -------
    float or numpy.ndarray
        From 0 to 100, one score a person.

    Raises
    ------
    ValueError
        If an answer is blank, text, not whole or not on the scale, or if there are not four.

    Notes
    -----
    ``100 (sum of (odd - 1) + sum of (points - even)) / (4 (points - 1))``.

    Source: Finstad (2010), Interacting with Computers 22:323-327.
    Dispute: Lewis (2013, Interacting with Computers, "Critical review") sees signs of a second
    factor, by tone, where Finstad saw one. Sheets with 5 boxes circulate; the original has 7.
    Published cases: umux_five_boxes.
    Recomputed cases: umux_toy.
    """
    items = read_items(answers, _boxes(points), 4).astype(float)
    odd, even = items[..., 0::2] - 1, points - items[..., 1::2]
    return _plain(100 * (odd.sum(axis=-1) + even.sum(axis=-1)) / (4 * (points - 1)))


def umux_lite(answers: Iterable, points: int = 7, as_sus: bool = False) -> float | np.ndarray:
    """Score the UMUX-Lite: "meets my requirements" and "easy to use".

    Parameters
    ----------
    answers : two whole numbers from 1 to `points`, or a table with a row a person
        As ticked.
    points : int
        Boxes of the answer scale.
    as_sus : bool
        Whether to move the raw score to the level of the SUS by the published line, which exists
        for 7 boxes only. Its result lies between 22.9 and 87.9, so an A+ needs two top answers.

    Returns
    -------
    float or numpy.ndarray
        One score a person, raw from 0 to 100.

    Raises
    ------
    ValueError
        If an answer is blank, text, not whole or not on the scale, if there are not two, or if
        the line is asked for with other than 7 boxes.

    Notes
    -----
    ``raw = 100 (item 1 + item 2 - 2) / (2 (points - 1)); SUS = 0.65 raw + 22.9``.

    Source: Lewis, Utesch & Maher (2013), "UMUX-LITE: when there's no time for the SUS"; checked by
    the same authors on new data (2015, LNCS 9186: mean gap to the SUS 1.1 points).
    Dispute: raw and SUS-like numbers circulate under one name, and the line bends the ends of the
    scale inwards. Later UX-Lite sheets with 5 boxes use no such line. Say which one is reported.
    Published cases: umuxlite_11, umuxlite_77.
    """
    items = read_items(answers, _boxes(points), 2).astype(float)
    raw = 100 * (items.sum(axis=-1) - 2) / (2 * (points - 1))
    if as_sus and points != 7:
        raise ValueError(
            f"Found points = {points}, but the line to the SUS was fitted to 7 boxes; report the "
            "raw score with as_sus=False."
        )
    return _plain(0.65 * raw + 22.9 if as_sus else raw)


def nasa_tlx(ratings: Iterable, weights: Iterable | None = None) -> float | np.ndarray:
    """Return the workload of the NASA Task Load Index: raw, or weighted by pairwise choices.

    Parameters
    ----------
    ratings : six numbers from 0 to 100, or a table with a row a person
        Mental, physical and temporal demand, performance, effort, frustration. For performance 0
        is good and 100 poor, as the printed sheet has it.
    weights : six whole numbers from 0 to 5, or a table as large as `ratings`, or None
        How often each was chosen in the 15 pairs. One row serves everybody. None: raw score.

    Returns
    -------
    float or numpy.ndarray
        From 0 to 100, one score a person; high is hard.

    Raises
    ------
    ValueError
        If a number is blank or off its scale, or tallies do not add up to 15.

    Notes
    -----
    ``raw = mean of six; weighted = sum(rating * tally) / 15``.

    Source: Hart & Staveland (1988), Advances in Psychology 52:139-183.
    Dispute: many leave out the 15 choices and report the raw mean ("raw TLX"). The two differ, so
    say which. A performance scale read as "high is good" turns that rating round.
    Recomputed cases: tlx_weighted.
    """
    loads = read_items(ratings, TLX_RATING, 6)
    if weights is None:
        return _plain(loads.mean(axis=-1))
    tallies = read_items(weights, TLX_WEIGHT, 6)
    sums = np.atleast_1d(tallies.sum(axis=-1))
    if (sums != 15).any():
        wrong = int((sums != 15).argmax())
        raise ValueError(
            f"Found tallies that add up to {sums[wrong]:g} in row {wrong} (counting from 0), but "
            "six scales make 15 pairs; count each pair's choice once."
        )
    if tallies.ndim > 1 and tallies.shape != loads.shape:
        raise ValueError(
            f"Found {len(tallies)} rows of tallies for ratings of shape {loads.shape}; give one "
            "row for everybody, or one a person in the same order."
        )
    return _plain((loads * tallies).sum(axis=-1) / 15)


@dataclass(frozen=True, eq=False)
class Pssuq(Result):
    """PSSUQ scores, 1 (best) to 7: one number a person in each; nan where all was skipped."""

    overall: float | np.ndarray
    SysUse: float | np.ndarray
    InfoQual: float | np.ndarray
    IntQual: float | np.ndarray
    skipped: int = 0

    def __str__(self) -> str:
        """Say the means over all people."""
        means = [f"{name} {np.nanmean(getattr(self, name)):.2f}" for name in PSSUQ_SCALES]
        blanks = f" Answers skipped: {self.skipped:,}." if self.skipped else ""
        n = np.size(self.overall)
        people = "person" if n == 1 else "people"
        return f"PSSUQ of {n:,} {people}, 1 is best and 7 worst: {', '.join(means)}.{blanks}"


def pssuq(answers: Iterable, missing: str = "refuse") -> Pssuq:
    """Score the Post-Study System Usability Questionnaire, version 3: means of answered items.

    Parameters
    ----------
    answers : sixteen whole numbers from 1 (agree) to 7 (disagree), or a table with a row a person
        Items in order; low is good.
    missing : {"refuse", "skip"}
        Whether blanks ("not applicable") are refused or left out of the means and counted.

    Raises
    ------
    ValueError
        If an answer is text, not whole or not on the scale, or if there are not sixteen.

    Notes
    -----
    ``SysUse = mean of items 1-6, InfoQual 7-12, IntQual 13-15, overall 1-16``.

    Source: Lewis (2002), International Journal of Human-Computer Interaction 14:463-488.
    Dispute: low is good here, against the habit; say so in every report. "Not applicable" is left
    out: counting it as 0 would make a system look better than perfect.
    Published cases: pssuq_not_applicable.
    """
    if missing not in ("refuse", "skip"):
        raise ValueError(f'Found missing = {missing!r}; write missing="refuse" or missing="skip".')
    keep = "keep" if missing == "skip" else "refuse"
    items = read_items(answers, PSSUQ_ANSWER, 16, keep).astype(float)
    answered = ~np.isnan(items)
    scores = {}
    for name, part in PSSUQ_SCALES.items():
        count = answered[..., part].sum(axis=-1)
        total = np.nansum(items[..., part], axis=-1)
        scores[name] = _plain(np.where(count, total / np.maximum(count, 1), math.nan))
    return Pssuq(**scores, skipped=int(np.count_nonzero(~answered)))


def alpha(items: Iterable, confidence: float = 0.95) -> Estimate:
    """Return Cronbach's alpha of a table of items, with Feldt's interval.

    Parameters
    ----------
    items : table with a row a person and a column an item
        All items in the same direction: turn complaints round first (`sus.contributions`).
    confidence : float
        Share between 0 and 1.

    Returns
    -------
    Estimate
        At most 1. Below 0 the items contradict each other, and the sentence says so.

    Raises
    ------
    ValueError
        If there are fewer than two people or items, all have the same total, or an answer is
        blank or no number.

    Notes
    -----
    ``k / (k - 1) (1 - sum of item variances / variance of the total)``; limits
    ``1 - (1 - alpha) F`` with n - 1 and (n - 1)(k - 1) degrees of freedom.

    Source: Cronbach (1951), Psychometrika 16:297-334; Feldt, Woodruff & Salih (1987), Applied
    Psychological Measurement 11:93-103.
    Dispute: Sijtsma (2009, Psychometrika 74:107-120): alpha is a lower bound to reliability and no
    sign that the items measure one thing. It grows with the number of items alone.
    Published cases: alpha_three_questions, alpha_psych, alpha_psych_reversed,
    alpha_psych_two_items, alpha_fifteen_items.
    Recomputed cases: sus_toolkit_alpha.
    """
    from scipy.special import fdtri  # loads four times as fast as scipy.stats

    check_confidence(confidence)
    values = read_items(items, Scale("answer"))
    if values.ndim < 2 or min(values.shape) < 2:
        raise ValueError(
            f"Found answers of shape {values.shape}, but alpha compares two items or more over "
            "two people or more; give a table with a row a person and a column an item."
        )
    n, k = values.shape
    spread = float(values.sum(axis=1, dtype=float).var(ddof=1))
    if spread == 0:
        raise ValueError(
            f"Found the same total for all {n:,} people, but alpha needs people who differ; look "
            "for sheets with one box ticked throughout."
        )
    value = k / (k - 1) * (1 - float(values.var(axis=0, ddof=1, dtype=float).sum()) / spread)
    degrees = (n - 1, (n - 1) * (k - 1))
    high_f, low_f = (float(fdtri(*degrees, (1 + s * confidence) / 2)) for s in (1, -1))
    note = ""
    if value < 0:
        note = "Below 0 the items contradict each other: were all turned the same way?"
    low, high = 1 - (1 - value) * high_f, 1 - (1 - value) * low_f
    return Estimate(value, low, high, n, "Feldt", "", confidence, "Cronbach's alpha", note=note)


def _boxes(points: int) -> Scale:
    if isinstance(points, bool) or not isinstance(points, int) or points < 2:
        raise ValueError(f"Found points = {points!r}, but a scale has 2 boxes or more; write 7.")
    return Scale("answer", 1, points, whole=True)


def _plain(scores: np.ndarray) -> float | np.ndarray:
    """Return the score of one person as a plain float."""
    return scores if np.ndim(scores) else float(scores)
