"""The cleaning ledger: which answers count, step by step, and what each step does to the score.

Blanks, unread texts and ratings off the scale are no ratings, so they are always left out. The
other rules are a choice, and a choice is made before the score is seen: whoever picks rules by
their result can have any result within a span, which the ledger prints.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from uxcx.survey.table import Column
from uxcx.survey.values import Numbers, is_blank

CHOICES = {
    "repeats": "keep one answer for each id, the first",
    "speeders": "leave out speeders",
    "straight": "leave out sheets with one box ticked throughout",
}
"""Rules to choose among, in their order: name and words."""


@dataclass(frozen=True, eq=False)
class Rating:
    """What there is to score: a rating column, or the sheets of a questionnaire.

    Attributes
    ----------
    name, label, role, question : str
        Column, what people call it, and role; the ten items of the System Usability Scale have
        the role "sus".
    values : numpy.ndarray of float, one a row
        Ratings or scores, nan where there is none.
    no_rating : dict of str to array of bool
        Why a row has none: reason and rows.
    unread : dict of str to int
        Texts that were not read as numbers, with how often each comes.
    """

    name: str
    label: str
    role: str
    question: str
    values: np.ndarray
    no_rating: Mapping[str, np.ndarray]
    unread: Mapping[str, int]


def rating(column: Column, role: str, answers: Numbers, scale: tuple[int, int]) -> Rating:
    """Sort the cells of a rating column into ratings, blanks, unread texts and off the scale."""
    low, high = scale
    values = answers.values
    with np.errstate(invalid="ignore"):
        fits = (values >= low) & (values <= high) & (values == np.floor(values))
    none = np.isnan(values)
    other = ~none & (answers.ends > 0) & (answers.ends != high)
    fits &= ~other
    reasons = {
        "blank": answers.blank,
        "not read as a number": none & ~answers.blank,
        "out of another number than the scale": other,
        f"not a whole number from {low} to {high}": ~none & ~fits & ~other,
    }
    return Rating(
        column.name,
        column.label,
        role,
        column.question,
        np.where(fits, values, np.nan),
        reasons,
        answers.unread,
    )


def first_of_each(column: Column) -> np.ndarray:
    """Mark the first row of each id; rows without an id all stay."""
    texts = np.array([text.casefold() for text in column.texts], object)
    ids = pd.factorize(texts)[0][column.codes]
    blank = column.each(is_blank, bool)
    return blank | ~pd.Series(ids).duplicated().to_numpy()


@dataclass(frozen=True, eq=False)
class Ledger:
    """What was left out, and what each step did to the score.

    Attributes
    ----------
    steps : DataFrame
        A row a step: rows left, score, change of the score.
    kept : numpy.ndarray of bool
        Which rows count in the end.
    span : tuple of float or None
        Lowest and highest score that any choice among the rules gives; None without a choice.
    choices : int
        How many choices there were.
    """

    steps: pd.DataFrame
    kept: np.ndarray
    span: tuple[float, float] | None
    choices: int


def ledger(
    one: Rating,
    rules: Mapping[str, np.ndarray],
    chosen: Iterable[str],
    score: Callable[[np.ndarray], float],
) -> Ledger:
    """Apply the rules to a rating, in order.

    Parameters
    ----------
    one : Rating
        With its reasons for rows without a rating.
    rules : dict of str to array of bool
        For each rule that this file can follow, the rows that it keeps.
    chosen : names of rules
        Those that are applied.
    score : callable
        From values to a score.

    Raises
    ------
    ValueError
        If nothing is left to be scored.
    """
    kept = np.ones(one.values.size, bool)
    steps = [("as it came", int(kept.size), np.nan)]
    for reason, rows in one.no_rating.items():
        if rows.any():
            kept = kept & ~rows
            steps.append((f"left out: {reason}", int(kept.sum()), np.nan))
    _refuse_nothing(kept, one.name)
    base = kept
    before = score(one.values[base])
    steps[-1] = (*steps[-1][:2], before)
    chosen = [rule for rule in rules if rule in set(chosen)]
    for rule in chosen:
        kept = kept & rules[rule]
        _refuse_nothing(kept, one.name)
        steps.append((CHOICES[rule], int(kept.sum()), score(one.values[kept])))
    table = pd.DataFrame(steps, columns=["step", "rows left", "score"]).set_index("step")
    table["change"] = table["score"].diff()
    span, count = _span(one, base, rules, score)
    return Ledger(table, kept, span, count)


def _span(one, base, rules, score) -> tuple[tuple[float, float] | None, int]:
    masks = [mask for mask in rules.values() if (base & ~mask).any()]
    if not masks:
        return None, 1
    scores = []
    for picks in product((False, True), repeat=len(masks)):
        kept = base.copy()
        for mask, picked in zip(masks, picks, strict=True):
            if picked:
                kept &= mask
        if kept.any():
            scores.append(score(one.values[kept]))
    return (min(scores), max(scores)), len(scores)


def _refuse_nothing(kept: np.ndarray, name: str) -> None:
    if not kept.any():
        raise ValueError(
            f"No answer of “{name}” is left after cleaning; choose fewer rules, or check its role."
        )
