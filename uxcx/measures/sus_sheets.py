"""The filled-in SUS sheets of a study: one box ticked throughout, contradictions, coding slips.

The scores themselves are made in ``sus``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from uxcx.measures import sus
from uxcx.measures.foundations.estimate import Estimate, Result

_CONTRADICTION = 50  # points between the two halves of one sheet
_REVERSED = 0.3  # correlation on the wrong side from which an item is named
_PEOPLE_FOR_ITEMS = 10  # below this, correlations of items are noise


@dataclass(frozen=True, eq=False)
class Sheets(Result):
    """The filled-in sheets of a study, with what looks odd in them.

    Attributes
    ----------
    scores : numpy.ndarray
        One score a person, 0 to 100.
    straight_lined : numpy.ndarray of bool
        Who ticked the same box ten times; whatever the box, the score is then 50.
    halves_gap : numpy.ndarray
        Score of the odd items minus that of the even items, each from 0 to 100.
    contradictory : numpy.ndarray of bool
        Whose halves lie 50 points or more apart: praise and complaint at once.
    replaced : numpy.ndarray of int
        How many blank items of each person count as the neutral 3.
    suspect_items : tuple of int
        Items (1 to 10) that run against their direction across all people.
    note : str
        How many blanks count as the neutral 3, if any.
    """

    scores: np.ndarray
    straight_lined: np.ndarray
    halves_gap: np.ndarray
    contradictory: np.ndarray
    replaced: np.ndarray
    suspect_items: tuple[int, ...]
    note: str = ""

    @property
    def n(self) -> int:
        """Number of people."""
        return len(self.scores)

    def mean(self, confidence: float = 0.95) -> Estimate:
        """Return the mean score as `sus.mean` does, with a word on replaced blanks."""
        estimate = sus.mean(self.scores, confidence)
        return replace(estimate, note=" ".join(filter(None, [self.note, estimate.note])))

    def __str__(self) -> str:
        """Say what is odd in a few sentences."""
        same, torn = int(self.straight_lined.sum()), int(self.contradictory.sum())
        said = [
            f"SUS sheets of {self.n:,} {'person' if self.n == 1 else 'people'}: {same:,} with the "
            f"same answer ten times, {torn:,} that praise and complain at once."
        ]
        if 2 * torn > self.n:
            said.append("So many: were the even items turned round before? Give them as ticked.")
        if self.suspect_items:
            items = ", ".join(map(str, self.suspect_items))
            said.append(f"Check the coding of item {items}: the answers run the wrong way.")
        return " ".join(said) + self.remarks()


def inspect(answers: Iterable, missing: str = "refuse") -> Sheets:
    """Score every sheet and flag what looks odd: straight lines, contradictions, coding slips.

    Parameters
    ----------
    answers : table with ten columns and a row a person
        As ticked, items 1 to 10 in order, nothing reversed beforehand.
    missing : {"refuse", "neutral"}
        Whether blanks stop the calculation or count as the neutral 3 and are reported.

    Returns
    -------
    Sheets
        Flags to look at with your own eyes. Nobody is left out.

    Raises
    ------
    ValueError
        As `sus.score`, and if a person answered nothing at all.

    Notes
    -----
    A sheet contradicts itself if the score of its odd items (0 to 100) lies 50 points or more from
    that of its even items. An item is suspect if its answers correlate at 0.3 or more in the wrong
    direction with the sum of the other odd items (10 people or more, straight lines left aside).

    Source: Sauro & Lewis (2011), Proceedings of CHI, "When designing usability questionnaires,
    does it hurt to be positive?": 3 of 27 data sets miscoded, 21 of 158 sheets with mistakes.
    Dispute: no source sets limits; the 50 points and the 0.3 are this library's rules of thumb. A
    flag is a reason to look, not to delete: people may mean what they ticked.
    Recomputed cases: sus_toolkit_flags.
    """
    answered = sus.Answered.read(answers, missing)
    items = np.atleast_2d(answered.items)
    gap = np.atleast_1d(answered.halves_gap)
    straight = (items == items[:, :1]).all(axis=1)
    return Sheets(
        scores=np.atleast_1d(answered.scores),
        straight_lined=straight,
        halves_gap=gap,
        contradictory=np.abs(gap) >= _CONTRADICTION,
        replaced=np.atleast_1d(answered.replaced),
        suspect_items=_suspect_items(items[~straight]),
        note=answered.note,
    )


def _suspect_items(items: np.ndarray) -> tuple[int, ...]:
    """Return the numbers of items that correlate with the odd ones in the wrong direction."""
    if len(items) < _PEOPLE_FOR_ITEMS:
        return ()
    odd = items[:, 0::2].sum(axis=1, dtype=float)
    suspects = []
    for item in range(10):
        own = items[:, item].astype(float)
        others = odd if item % 2 else odd - own
        if own.std() and others.std():
            r = float(np.corrcoef(own, others)[0, 1])
            if (r if item % 2 else -r) >= _REVERSED:
                suspects.append(item + 1)
    return tuple(suspects)
