"""Do the answers of a column fit the scale that it is said to have?

Five stars read as 0 to 10 make a bad score out of delighted people, and nothing looks wrong. So
answers that speak for another scale, or for two scales in one column, are refused in a sentence.
Single slips, an 11 or a 99, are not refused here: they are a step of the cleaning ledger.
"""

import re

import numpy as np

from uxcx.survey.privacy import masked
from uxcx.survey.shown import people, quoted
from uxcx.survey.table import Column
from uxcx.survey.values import Numbers

MOST_OFF_SCALE = 0.1
_LONG_RUN = 30
_FEW = 5


def check_scale(
    column: Column,
    answers: Numbers,
    role: str,
    scale: tuple[int, int],
    row_numbers: np.ndarray,
    certain: bool = False,
) -> list[str]:
    """Refuse answers that speak for another scale; give remarks on the rest.

    Parameters
    ----------
    column, answers
        The column as text and as numbers.
    role, scale
        The role that it was given, and the ends of its scale.
    row_numbers : numpy.ndarray
        Which rows of the file these are.
    certain : bool
        Whether the owner says that the scale is right, whatever the answers look like.

    Raises
    ------
    ValueError
        If there is no number, if the answers fit another scale, or two scales are mixed.
    """
    low, high = scale
    given = ~np.isnan(answers.values)
    values, rows = answers.values[given], row_numbers[given]
    name = quoted(column.name)
    if not values.size:
        found = next(iter(answers.unread), "")
        hint = f" but texts such as {quoted(masked(found), 30)}" if found else ""
        raise ValueError(
            f"Found no number in {name}{hint}; give it another role, or say what its words mean "
            'with words={"' + column.name + '": "agreement"}.'
        )
    if certain:
        return []
    ends = answers.ends[given]
    other = (ends > 0) & (ends != high)
    if other.sum() > max(1, MOST_OFF_SCALE * values.size):
        raise ValueError(
            f"The cells of {name} say themselves out of how much: {_ends(ends)}; that is not "
            f"the scale of {role}, so give it another role or bring all to one scale first."
        )
    values, rows = values[~other], rows[~other]
    heading = stated(column)
    if heading and heading != scale:
        raise ValueError(
            f"The heading of {name} speaks of a scale from {heading[0]} to {heading[1]}, which is "
            f"not that of {role}; give it another role, or name it in certain= if you know better."
        )
    _refuse_table_of_counts(column, values, name)
    off = (values < low) | (values > high)
    if off.sum() > max(1, MOST_OFF_SCALE * values.size):
        raise ValueError(
            f"Found {people(int(off.sum()))} of {values.size:,} in {name} off the scale from {low} "
            f"to {high}, from {_rows(rows[off])}, such as {values[off][0]:g}; give it another "
            "role, or split the column if the question changed."
        )
    inside, where = values[~off], rows[~off]
    broken = inside != np.floor(inside)
    if broken.sum() > max(1, MOST_OFF_SCALE * values.size):
        raise ValueError(
            f"Found {people(int(broken.sum()))} of {values.size:,} in {name} that are no whole "
            f"numbers, from {_rows(where[broken])}, such as {inside[broken][0]:g}: they seem to be "
            "means of several answers, so export the single answers, or ignore the column."
        )
    if scale == (0, 10) and not heading and inside.size:
        _refuse_small_scale(inside, name)
        _refuse_mixture(inside, where, name)
        if inside.min() > 0 and values.size > 100:
            return [f"Nobody gave a 0 in {name}: check that its scale begins at 0, not at 1."]
    return []


def _refuse_table_of_counts(column: Column, values: np.ndarray, name: str) -> None:
    """Refuse 0, 1, 2 … once each: a table of how many people gave each rating."""
    steps = np.diff(values)
    if (
        values.size >= _FEW
        and values.size == column.codes.size
        and ((steps == 1).all() or (steps == -1).all())
    ):
        raise ValueError(
            f"Each number from {values.min():g} to {values.max():g} stands in {name} once and in "
            "order, as in a table of counts; export one row for each answer, or name the column "
            "in certain= if you know better."
        )


def _refuse_small_scale(values: np.ndarray, name: str) -> None:
    """Refuse answers that all fit a scale from 1 to 5, or from 1 to 7."""
    if values.size < _FEW or values.min() < 1 or values.max() > 7:
        return
    top = 5 if values.max() <= 5 else 7
    raise ValueError(
        f"The answers in {name} go from {values.min():g} to {values.max():g}, so its scale seems "
        f"to be 1 to {top}: read as 0 to 10, its best answer would count as a detractor's or a "
        f'passive\'s; give it the role "rating 1-{top}", or name it in certain= if you know better.'
    )


def _refuse_mixture(values: np.ndarray, rows: np.ndarray, name: str) -> None:
    """Refuse a long run of answers from 1 to 5 in a column that mostly goes higher."""
    small = (values >= 1) & (values <= 5)
    edges = np.flatnonzero(np.diff(np.r_[False, small, False].astype(np.int8)))
    if not edges.size:
        return
    starts, ends = edges[::2], edges[1::2]
    longest = int((ends - starts).argmax())
    start, end = int(starts[longest]), int(ends[longest])
    rest = np.r_[values[:start], values[end:]]
    steps = np.diff(values[start:end])
    is_sorted = (steps >= 0).all() or (steps <= 0).all()
    if end - start >= _LONG_RUN and rest.size and (rest > 5).mean() > 0.5 and not is_sorted:
        raise ValueError(
            f"The rows {rows[start]:,} to {rows[end - 1]:,} of {name} hold only 1 to 5, the others "
            "go up to 10: two scales in one column; split them, and give each its own role."
        )


def stated(column: Column) -> tuple[int, int] | None:
    """Give the ends of the scale that a heading states, as in "(0-10)"; None if it states none."""
    heading = f"{column.name} {column.question}"
    match = re.search(r"(?<![-\w])([01])\s*(?:-|–|to|bis|\.\.)\s*(4|5|6|7|9|10|11|100)\b", heading)
    return (int(match[1]), int(match[2])) if match else None


def _ends(ends: np.ndarray) -> str:
    different, counts = np.unique(ends[ends > 0], return_counts=True)
    pairs = zip(different, counts, strict=True)
    return ", ".join(f"of {end} in {people(int(n), 'row')}" for end, n in pairs)


def _rows(rows: np.ndarray) -> str:
    return f"row {rows[0]:,}" if rows.size == 1 else f"row {rows[0]:,} to row {rows[-1]:,}"
