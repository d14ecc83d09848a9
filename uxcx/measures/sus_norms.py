"""What a SUS score is worth: grade, percentile, adjective, acceptability, recommendation.

Every table here was made for the mean of a study, not for one person, and comes from English
studies of many products. The score itself is made in ``sus``.
"""

import math
import numbers
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from uxcx.measures.foundations.estimate import Estimate, Result

GRADES = (
    # grade, lowest and highest score, lowest and highest percentile
    ("F", 0.0, 51.6, 0, 14),
    ("D", 51.7, 62.6, 15, 34),
    ("C-", 62.7, 64.9, 35, 40),
    ("C", 65.0, 71.0, 41, 59),
    ("C+", 71.1, 72.5, 60, 64),
    ("B-", 72.6, 74.0, 65, 69),
    ("B", 74.1, 77.1, 70, 79),
    ("B+", 77.2, 78.8, 80, 84),
    ("A-", 78.9, 80.7, 85, 89),
    ("A", 80.8, 84.0, 90, 95),
    ("A+", 84.1, 100.0, 96, 100),
)
"""The curved grading scale of Sauro and Lewis, as printed: bounds to one decimal."""

ADJECTIVES = (
    ("worst imaginable", 0.0),
    ("poor", 25.1),
    ("OK", 51.7),
    ("good", 71.1),
    ("excellent", 80.8),
    ("best imaginable", 84.1),
)
"""Lowest score of each adjective, to one decimal, as MeasuringU draws them."""

ACCEPTABILITY = {
    # cut-offs: (lowest marginal, lowest acceptable)
    "measuringu": (51.7, 71.1),
    "bangor": (50.0, math.nextafter(70.0, 100.0)),  # "above 70" is acceptable, 70 is marginal
    "toolkit": (51.7, 72.6),
}
"""Three rival cut-offs; only those of MeasuringU are bounds to one decimal."""

_PRINTED = {
    0: 0, 5: 0.3, 10: 0.4, 15: 0.7, 20: 1, 25: 1.5, 30: 2, 35: 4, 40: 6, 45: 8, 50: 13, 52: 15,
    55: 19, 60: 29, 65: 41, 66: 44, 67: 47, 68: 50, 69: 53, 70: 56, 71: 60, 72: 63, 73: 67,
    74: 70, 75: 73, 76: 77, 77: 80, 78: 83, 79: 86, 80: 88, 85: 97, 90: 99.8, 95: 99.999,
    100: 100,
}  # fmt: skip
_POINTS = sorted(_PRINTED.items() | {(low, rank) for _, low, _, rank, _ in GRADES[1:]})


@dataclass(frozen=True)
class Reading(Result):
    """What a table says about a SUS score.

    Attributes
    ----------
    score : float
        The score that was looked up, 0 to 100.
    value : str or float
        What stands in the table.
    scale : str
        Which table or formula.
    name : str
        What `value` is, for example ``"grade"``.
    low, high : str, float or None
        What the limits of the interval read, if an estimate was given.
    confidence : float or None
        Confidence of that interval.
    note : str
        One more sentence where the reader needs a warning.
    """

    score: float
    value: str | float
    scale: str
    name: str
    low: str | float | None = None
    high: str | float | None = None
    confidence: float | None = None
    note: str = ""

    def __str__(self) -> str:
        """Say the reading in a sentence."""
        ends = ""
        if self.confidence is not None:
            low, high = _shown(self.low), _shown(self.high)
            range_ = f"between {low} and {high}" if low != high else f"of {low}"
            ends = f"; {100 * self.confidence:g} % confident {range_}"
        score = f"SUS {self.score:.4g} points out of 100"
        return f"{score}: {self.name} {_shown(self.value)}{ends} ({self.scale}).{self.remarks()}"


def grade(score: float | Estimate) -> Reading:
    """Return the grade, A+ to F, of a mean score on the curved grading scale.

    Parameters
    ----------
    score : float or Estimate
        Mean score of a study, 0 to 100. Of an `Estimate` the limits are graded too.

    Raises
    ------
    ValueError
        If the score is not a number from 0 to 100.

    Notes
    -----
    The bounds are printed to one decimal, so the score is rounded to one decimal first, halves up:
    84.05 reads 84.1 and is an A+, 84.04 reads 84.0 and is an A. So the bands have no gaps.

    Source: Sauro & Lewis, Quantifying the User Experience; MeasuringU, "5 ways to interpret a SUS
    score" (2018), as printed in the GitLab handbook.
    Dispute: Bangor, Kortum & Miller (2009) use other ranges, and at least five public tables
    print other bands under the name of Sauro and Lewis. The grades compare with other products,
    so their bounds move with the data behind them.
    Published cases: sus_grade_51.6, sus_grade_62.6, sus_grade_78.8, sus_grade_80.7, sus_grade_84.0,
    sus_grade_84.1, sus_grade_table, sus_grade_handbook.
    Recomputed cases: sus_grade_gaps.
    """
    value = _number(score)
    _, _, _, worst, best = _band(value)
    return _reading(
        score,
        lambda x: _band(x)[0],
        "grade",
        "curved grading scale of Sauro and Lewis",
        f"This grade stands for the percentiles {worst} to {best}.",
    )


def percentile(score: float | Estimate, method: str = "table") -> Reading:
    """Return the share of products, in percent, that score lower than this one.

    Parameters
    ----------
    score : float or Estimate
        Mean score of a study, 0 to 100.
    method : {"table", "curve"}
        ``"table"``: the printed points, and straight lines between them. ``"curve"``: the smooth
        curve of the SUS Analysis Toolkit, kept between 0 and 100.

    Raises
    ------
    ValueError
        If the score is not a number from 0 to 100, or the method is unknown.

    Notes
    -----
    ``curve = 106.3 exp(-((x - 118) / 46.32)²) + 33.06 exp(-((x - 81.58) / 15.92)²)``.

    Source: Sauro, "5 ways to interpret a SUS score" (52, 68, 75) and the percentiles of the grading
    scale; the other points after `sus_to_percentile` of the R package mcotear, which agrees with
    them. Curve: SUS Analysis Toolkit, Charts.py; where its numbers come from is not said.
    Dispute: a normal curve with mean 68 and deviation 12.5 is often used and misses the printed
    points by up to 6. Near 100 the toolkit's curve passes 100. The two methods differ by up to 3.
    Published cases: sus_percentiles, sus_percentile_table.
    Recomputed cases: sus_toolkit_percentile_curve.
    """
    if method == "table":
        exact = any(x == _number(score) for x, _ in _POINTS)
        note = "" if exact else "Not a printed point: it lies on a line between two of them."
        return _reading(score, _on_table, "percentile", "published points", note)
    if method == "curve":
        note = "A fitted curve, not a published point."
        return _reading(score, _on_curve, "percentile", "curve of the SUS Analysis Toolkit", note)
    raise ValueError(f'Found method = {method!r}; write "table" or "curve".')


def adjective(score: float | Estimate) -> Reading:
    """Return the adjective, worst to best imaginable, that MeasuringU gives to a mean score.

    Parameters
    ----------
    score : float or Estimate
        Mean score of a study, 0 to 100; rounded to one decimal, halves up, as for `grade`.

    Raises
    ------
    ValueError
        If the score is not a number from 0 to 100.

    Notes
    -----
    Source: MeasuringU, "5 ways to interpret a SUS score" (2018), bounds as printed in the GitLab
    handbook.
    Dispute: Bangor, Kortum & Miller (2009, Journal of Usability Studies 4:114-123) asked 964 people
    for the adjective and report the mean score of each word. Means are no bounds: never mix them
    with these. They also warn that "OK" may sound acceptable where the score is not.
    Published cases: sus_adjectives_handbook.
    """
    names = [name for name, _ in ADJECTIVES]
    floors = [low for _, low in ADJECTIVES]
    return _reading(
        score,
        lambda x: names[bisect_right(floors, _to_one_decimal(x)) - 1],
        "adjective",
        "bounds of MeasuringU",
    )


def acceptability(score: float | Estimate, cutoffs: str = "measuringu") -> Reading:
    """Say whether a mean score is acceptable, marginal or not acceptable, by a named rule.

    Parameters
    ----------
    score : float or Estimate
        Mean score of a study, 0 to 100.
    cutoffs : {"measuringu", "bangor", "toolkit"}
        ``"measuringu"``: marginal from 51.7, acceptable from 71.1, after rounding to one decimal.
        ``"bangor"``: marginal from 50 to 70, acceptable above 70. ``"toolkit"``: marginal from
        51.7, acceptable from 72.6.

    Raises
    ------
    ValueError
        If the score is not a number from 0 to 100, or the cut-offs are unknown.

    Notes
    -----
    Source: MeasuringU, "5 ways to interpret a SUS score" (2018); Bangor et al. as told in Tullis &
    Albert, Measuring the User Experience; SUS Analysis Toolkit, Helper.py.
    Dispute: three rules, three answers: 71 is acceptable, marginal and marginal. Name the rule.
    Published cases: sus_acceptability_measuringu, sus_acceptability_bangor,
    sus_acceptability_toolkit.
    """
    if cutoffs not in ACCEPTABILITY:
        raise ValueError(f'Found cutoffs = {cutoffs!r}; write "measuringu", "bangor" or "toolkit".')
    limits = ACCEPTABILITY[cutoffs]
    names = ("not acceptable", "marginal", "acceptable")

    def words(x: float) -> str:
        return names[bisect_right(limits, _to_one_decimal(x) if cutoffs == "measuringu" else x)]

    return _reading(score, words, "acceptability", f"cut-offs: {cutoffs}")


def likelihood_to_recommend(score: float | Estimate) -> Reading:
    """Return the mean answer to the recommendation question, 0 to 10, that goes with a mean SUS.

    Parameters
    ----------
    score : float or Estimate
        Mean score of a study, 0 to 100.

    Returns
    -------
    Reading
        From 1.33 to 9.33: no score reaches 0 or 10. The limits carry the doubt of the SUS mean
        alone, not that of the relation.

    Raises
    ------
    ValueError
        If the score is not a number from 0 to 100.

    Notes
    -----
    ``LTR = 1.33 + 0.08 SUS``.

    Source: Lewis (2012), "Predicting Net Promoter Scores from System Usability Scale scores",
    MeasuringU.
    Dispute: Sauro's first fit on 146 people was 0.52 + 0.09 SUS with a correlation of .61, so
    SUS explains little more than a third of the answers. It says nothing of one person, nor of
    the NPS, which needs the shares of promoters and detractors: ask the question instead.
    Published cases: sus_ltr_68, sus_ltr_88.
    """
    return _reading(
        score,
        lambda x: 1.33 + 0.08 * x,
        "likelihood to recommend (0 to 10)",
        "Lewis 2012",
        "A relation between means, not for one person; it is no Net Promoter Score.",
    )


def _reading(
    score: float | Estimate, look_up: Callable, name: str, scale: str, note: str = ""
) -> Reading:
    """Look up the score and, of an estimate, its limits (those past the scale at its end)."""
    value = _number(score)
    ends = (None, None, None)
    if isinstance(score, Estimate) and not math.isnan(score.low):
        low, high = (look_up(min(100.0, max(0.0, end))) for end in (score.low, score.high))
        ends = (low, high, score.confidence)
    return Reading(value, look_up(value), scale, name, *ends, note)


def _number(score: float | Estimate) -> float:
    value = score.estimate if isinstance(score, Estimate) else score
    is_number = isinstance(value, numbers.Real) and not isinstance(value, bool | np.bool_)
    if not is_number or not 0 <= value <= 100:
        raise ValueError(
            f"Found {value!r} as a SUS score, but a score is a number from 0 to 100; give the mean "
            "of a study, as sus.mean makes it."
        )
    return float(value)


def _to_one_decimal(score: float) -> float:
    """Round halves up; the inner rounding removes the trace of binary fractions."""
    return math.floor(round(10 * score, 6) + 0.5) / 10


def _band(score: float) -> tuple:
    floors = [low for _, low, *_ in GRADES]
    return GRADES[bisect_right(floors, _to_one_decimal(score)) - 1]


def _on_table(score: float) -> float:
    return float(np.interp(score, *zip(*_POINTS, strict=True)))


def _on_curve(score: float) -> float:
    first = 106.3 * math.exp(-(((score - 118) / 46.32) ** 2))
    return min(100.0, first + 33.06 * math.exp(-(((score - 81.58) / 15.92) ** 2)))


def _shown(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}"
