"""Which measure belongs to which role, and how its score is printed.

Every number comes from `uxcx.measures`. Forming groups of answers is the work of `scores`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from uxcx.measures import (
    Difference,
    Estimate,
    nps,
    satisfaction,
    sus,
    sus_norms,
    two_means,
    two_proportions,
)


@dataclass(frozen=True)
class Measure:
    """How the ratings of one role are scored.

    Attributes
    ----------
    title : str
        What a chart of it is called.
    score : callable
        Ratings to an `Estimate`.
    more : tuple of callable
        What is said besides: ratings and the estimate to a sentence.
    change : callable
        Ratings before and after to a `Difference`.
    factor, ends, unit
        How the score is printed: times what, from where to where, in which unit.
    """

    title: str
    score: Callable[[np.ndarray, float], Estimate]
    more: tuple[Callable[[np.ndarray, Estimate], object], ...]
    change: Callable[[np.ndarray, np.ndarray, float], Difference]
    factor: float
    ends: tuple[float, float]
    unit: str

    def value(self, values: np.ndarray) -> float:
        """Give the score as it is printed, without its interval."""
        return self.factor * self.score(values, 0.95).estimate


def _top_two(values: np.ndarray, scale: int, confidence: float) -> Estimate:
    """Give the share of the two best ratings; not every such question is about satisfaction."""
    share = satisfaction.csat(values, scale, confidence)
    return replace(share, name=f"Share of {scale - 1} and {scale} (top two boxes)")


def _share_change(before: np.ndarray, after: np.ndarray, confidence: float) -> Difference:
    counts = [(int((part >= 4).sum()), part.size) for part in (before, after)]
    return two_proportions.difference(
        *counts[0], *counts[1], confidence=confidence, groups=("before", "after")
    )


MEASURES = {
    "rating 0-10": Measure(
        "Net Promoter Score",
        nps.adjusted_wald,
        (lambda values, _: nps.counts(values),),
        nps.difference,
        1,
        (-100, 100),
        "points",
    ),
    "rating 1-5": Measure(
        "Share of 4 and 5",
        lambda values, confidence: _top_two(values, 5, confidence),
        (lambda values, whole: satisfaction.mean_rating(values, 5, whole.confidence),),
        _share_change,
        100,
        (0, 100),
        "%",
    ),
    "rating 1-7": Measure(
        "Mean rating, 1 to 7",
        lambda values, confidence: satisfaction.mean_rating(values, 7, confidence),
        (lambda values, whole: _top_two(values, 7, whole.confidence),),
        lambda before, after, confidence: replace(
            two_means.welch(before, after, confidence),
            name="Change in the mean",
            unit="points out of 7",
            groups=("before", "after"),
        ),
        1,
        (1, 7),
        "",
    ),
    "sus": Measure(
        "System Usability Scale",
        sus.mean,
        (lambda _, whole: sus_norms.grade(whole),),
        lambda before, after, confidence: sus.compare(
            before, after, confidence, ("before", "after")
        ),
        1,
        (0, 100),
        "points of 100",
    ),
}
"""The measure of each rating role."""
