"""Ways through pages or screens: how lost was a person?"""

import math
from dataclasses import dataclass

from uxcx.measures.foundations.answers import read_count
from uxcx.measures.foundations.estimate import Result

NOT_LOST, LOST = 0.4, 0.5


@dataclass(frozen=True)
class Lostness(Result):
    """How far a path through pages was from the shortest one.

    Attributes
    ----------
    value : float
        0 for the shortest path, without a revisit or a detour.
    unique, total, minimum : int
        Different pages visited (N), all visits (S), and pages that the task needs (R).
    """

    value: float
    unique: int
    total: int
    minimum: int

    @property
    def reading(self) -> str:
        """``"not lost"`` up to 0.4, ``"lost"`` above 0.5, else ``"in between"``."""
        if self.value <= NOT_LOST:
            return "not lost"
        return "lost" if self.value > LOST else "in between"

    def __str__(self) -> str:
        """Say the result in a sentence."""
        return (
            f"Lostness {self.value:.2f}, read as {self.reading} ({self.unique:,} different pages, "
            f"{self.total:,} visits, {self.minimum:,} needed)."
        )


def lostness(unique: int, total: int, minimum: int) -> Lostness:
    """Return how lost a person was on the way through pages or screens.

    Parameters
    ----------
    unique : int
        N, the number of different pages visited.
    total : int
        S, the number of all visits; a revisit counts again.
    minimum : int
        R, the number of pages that the task needs at least, the first one included.

    Returns
    -------
    Lostness
        Its `value` is 0 for a perfect path; `reading` puts it in words.

    Raises
    ------
    ValueError
        If a count is below 1 or not whole, or more pages differ than were visited.

    Notes
    -----
    ``sqrt((N/S - 1)² + (R/N - 1)²)``.

    Source: Smith (1996), Interacting with Computers 8(4):365-381; worked example in Tullis &
    Albert, Measuring the User Experience, chapter 4.
    Dispute: the borders (up to 0.4 not lost, above 0.5 lost) come from hypertext of 1996. In a
    shop, going back to compare is no confusion. R is unclear if tasks start on different pages.
    A person who gives up early visits fewer pages than R and looks less lost than they are.
    Published cases: lostness_tullis, lostness_perfect.
    """
    unique, total, minimum = (
        read_count(count, what)
        for count, what in (
            (unique, "different pages"),
            (total, "visits"),
            (minimum, "pages needed"),
        )
    )
    if min(unique, minimum) < 1 or unique > total:
        raise ValueError(
            f"Found {unique:,} different pages, {total:,} visits and {minimum:,} pages needed, but "
            "every count is at least 1 and no more pages can differ than were visited; check the "
            "order: different pages (N), all visits (S), pages needed (R)."
        )
    value = math.hypot(unique / total - 1, minimum / unique - 1)
    return Lostness(value, unique, total, minimum)
