"""The System Usability Scale: from ten answers a person to a score, its warnings and its mean.

Ten items, 1 (strongly disagree) to 5 (strongly agree). Odd items praise, even items complain. The
score runs from 0 to 100 and is not a percentage. What a score is worth stands in ``sus_norms``.
"""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from uxcx.measures import two_means
from uxcx.measures.foundations.answers import read, read_items
from uxcx.measures.foundations.estimate import Difference, Estimate, Result
from uxcx.measures.foundations.scale import Scale
from uxcx.measures.foundations.student import mean_on_scale

ANSWER = Scale("answer", 1, 5, whole=True)
SCORE = Scale("score", 0, 100)
UNIT = "points out of 100"
_NEUTRAL = 3
_BLOCK = 6500  # people looked at in one go: few enough for a processor's cache
_LEARNABLE = (3, 9)  # items 4 and 10


@dataclass(frozen=True, eq=False)
class Answered:
    """Valid answers, ten a person along the last axis, and how many blanks became the neutral 3."""

    items: np.ndarray
    replaced: np.ndarray

    @classmethod
    def read(cls, answers: Iterable, missing: str = "refuse") -> "Answered":
        """Check the answers; with ``missing="neutral"`` a blank becomes a 3, and is counted."""
        if missing not in ("refuse", "neutral"):
            raise ValueError(
                f'Found missing = {missing!r}; write missing="refuse" or missing="neutral".'
            )
        items = read_items(answers, ANSWER, 10, "keep" if missing == "neutral" else "refuse")
        if missing == "refuse" or items.dtype.kind != "f":
            return cls(items, np.zeros(items.shape[:-1], np.int8))
        blank = np.isnan(items)
        replaced = blank.sum(axis=-1)
        empty = np.count_nonzero(replaced == 10)
        if empty:
            raise ValueError(
                f"Found {empty:,} with all ten items blank, but somebody who answers nothing is "
                "not neutral; leave these people out on purpose."
            )
        return cls(np.where(blank, _NEUTRAL, items), replaced)

    @property
    def contributions(self) -> np.ndarray:
        """What each item adds, 0 to 4, in the shape of the items."""
        parts = self.items.astype(float)
        parts[..., 0::2] -= 1
        parts[..., 1::2] = 5 - parts[..., 1::2]
        return parts

    @property
    def scores(self) -> np.ndarray:
        """The score of each person: 2.5 (odd items - even items + 20)."""
        return self._sums(np.tile([2.5, -2.5], 5), 50)

    @property
    def halves_gap(self) -> np.ndarray:
        """Score of the odd items minus that of the even ones: 5 (all items) - 150."""
        return self._sums(np.full(10, 5.0), -150)

    def _sums(self, weights: np.ndarray, constant: float) -> np.ndarray:
        """Weigh and add up each person's items, block by block, so that no full copy is made."""
        people = self.items.reshape(-1, 10)
        sums = np.empty(len(people))
        for start in range(0, len(people), _BLOCK):
            block = people[start : start + _BLOCK].astype(float, copy=False)
            np.dot(block, weights, out=sums[start : start + _BLOCK])
        sums += constant
        return sums.reshape(self.items.shape[:-1])

    @property
    def note(self) -> str:
        """How many blanks count as the neutral 3, or nothing."""
        blanks = int(self.replaced.sum())
        which = "1 blank item counts" if blanks == 1 else f"{blanks:,} blank items count"
        return f"{which} as the neutral 3." if blanks else ""


def contributions(answers: Iterable) -> np.ndarray:
    """Return what each item adds: odd items minus 1, even items 5 minus; 0 (worst) to 4 (best).

    Parameters
    ----------
    answers : ten whole numbers from 1 to 5, or a table with ten columns and a row a person
        As ticked, items 1 to 10 in order, nothing reversed beforehand.

    Returns
    -------
    numpy.ndarray
        Same shape. The mean of an item times 25 reads like a SUS score; times 2.5 it is the
        item's part of the score, 10 at most.

    Raises
    ------
    ValueError
        If an answer is blank, text, not whole or not on the scale, or if there are not ten.

    Notes
    -----
    ``odd: x - 1; even: 5 - x``.

    Source: Brooke (1996), in Usability Evaluation in Industry, 189-194.
    Dispute: Brooke calls the scores of single items not meaningful on their own. Item means in
    public reports above 10 "points" come from multiplying by 2.5 what was never turned to 0-4.
    Published cases: sus_item_scaled.
    Recomputed cases: sus_toolkit_alpha (as input of Cronbach's alpha).
    """
    return Answered.read(answers).contributions


def score(answers: Iterable, missing: str = "refuse") -> float | np.ndarray:
    """Score the System Usability Scale: the ten contributions added up, times 2.5.

    Parameters
    ----------
    answers : ten whole numbers from 1 to 5, or a table with ten columns and a row a person
        As ticked, items 1 to 10 in order, nothing reversed beforehand.
    missing : {"refuse", "neutral"}
        Whether blanks stop the calculation or count as the neutral 3; a warning then tells how
        many did (`sus_sheets.inspect` counts them for each person).

    Returns
    -------
    float or numpy.ndarray
        One score from 0 to 100, or for a table one score a row, in the order of its rows.

    Raises
    ------
    ValueError
        If an answer is blank, text, not whole or not on the scale, or if there are not ten.

    Notes
    -----
    ``2.5 (sum of (odd - 1) + sum of (5 - even))``.

    Source: Brooke (1996), in Usability Evaluation in Industry, 189-194.
    Dispute: Brooke asks people to mark the middle where they cannot answer, so a blank may count
    as 3. Lewis & Sauro (2017, Journal of Usability Studies 13:38-46) drop an item for everybody
    and multiply the other nine by 100/36 instead. We refuse blanks unless told otherwise.
    Published cases: sus_brooke_55, sus_second_85, sus_one_blank_95.
    Recomputed cases: sus_straightline (all 3s give 50, and so do all 1s and all 5s).
    """
    answered = Answered.read(answers, missing)
    if answered.note:
        warnings.warn(answered.note, stacklevel=2)
    scores = answered.scores
    return scores if np.ndim(scores) else float(scores)


def mean(scores: Iterable, confidence: float = 0.95, missing: str = "refuse") -> Estimate:
    """Return the mean of System Usability Scale scores with Student's t interval.

    Parameters
    ----------
    scores : list, array or Series of numbers from 0 to 100
        One score a person, as `score` gives them.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether blank scores stop the calculation or are left out and counted.

    Returns
    -------
    Estimate
        In points out of 100. With one score, `low` and `high` are nan and the sentence says why.

    Raises
    ------
    ValueError
        If there is no score, or one that is blank, text or not from 0 to 100.

    Notes
    -----
    ``mean ± t s / sqrt(n)``, n - 1 degrees of freedom.

    Source: Student (1908), Biometrika 6:1-25; scores as in Brooke (1996).
    Dispute: the t interval may pass 0 or 100 for few lopsided scores; Clark et al. (2021, arXiv
    2101.00455) propose bootstrap or Bayesian intervals there. We keep t and say so.
    Recomputed cases: sus_toolkit_sample_ci.
    """
    return mean_on_scale(scores, SCORE, "SUS", UNIT, confidence, missing)


def compare(
    first: Iterable,
    second: Iterable,
    confidence: float = 0.95,
    groups: tuple[str, str] = ("A", "B"),
) -> Difference:
    """Compare the scores of two systems that different people used: second minus first.

    Parameters
    ----------
    first, second : list, array or Series of numbers from 0 to 100
        One score a person.
    confidence : float
        Share between 0 and 1.
    groups : tuple of two str
        What the systems are called.

    Returns
    -------
    Difference
        In points out of 100, with Welch's t test.

    Raises
    ------
    ValueError
        As `mean`.

    Notes
    -----
    ``t = (mean2 - mean1) / sqrt(s1²/n1 + s2²/n2)``.

    Source: Welch's t test; see `two_means.welch`, which does the work.
    Dispute: the test with one pooled variance is the older habit; Welch's needs no equal spread.
    For the same people on both systems neither is right: use a paired test.
    Recomputed cases: sus_toolkit_AB.
    """
    scores = [read(each, SCORE).values for each in (first, second)]
    difference = two_means.welch(*scores, confidence=confidence)
    return replace(difference, name="Difference in SUS", unit=UNIT, groups=groups)


@dataclass(frozen=True)
class Subscales(Result):
    """Mean usability (eight items) and learnability (items 4 and 10), each from 0 to 100."""

    usability: Estimate
    learnability: Estimate
    note: str = "Read them with care: later data show no such two parts."

    def __str__(self) -> str:
        """Say both means."""
        return f"{self.usability} {self.learnability}{self.remarks()}"


def subscales(answers: Iterable, confidence: float = 0.95) -> Subscales:
    """Return the means of the two parts that were proposed in 2009: usability and learnability.

    Parameters
    ----------
    answers : table with ten columns and a row a person
        As ticked, items 1 to 10 in order.
    confidence : float
        Share between 0 and 1.

    Raises
    ------
    ValueError
        As `score`.

    Notes
    -----
    ``learnability = 12.5 (items 4 + 10); usability = 3.125 (the other eight)``, of contributions.

    Source: Lewis & Sauro (2009), Human Centered Design, LNCS 5619:94-103.
    Dispute: the authors took it back: over 9,000 sheets fit two parts by tone (odd and even
    items) better, "not in any interesting or useful way" (Lewis & Sauro 2017, Journal of
    Usability Studies 12:183-192). Report the one score.
    Recomputed cases: sus_toolkit_subscales.
    """
    parts = np.atleast_2d(contributions(answers))
    learnable = parts[:, _LEARNABLE].sum(axis=1)
    others = parts.sum(axis=1) - learnable
    return Subscales(
        mean_on_scale(3.125 * others, SCORE, "SUS usability", UNIT, confidence, "refuse"),
        mean_on_scale(12.5 * learnable, SCORE, "SUS learnability", UNIT, confidence, "refuse"),
    )
