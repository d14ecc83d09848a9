"""Two columns that belong together, row by row: the same people twice, or a result and its time.

Rows are matched by their position. Reading one column is the work of ``answers``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from uxcx.measures.foundations.answers import column
from uxcx.measures.foundations.scale import Scale, check


@dataclass(frozen=True)
class Pairs:
    """Two arrays of the same length, and which pairs with a blank were left out.

    Attributes
    ----------
    first, second : numpy.ndarray
        The two sides.
    whole : numpy.ndarray
        One truth value for every pair that was given: False where it was left out.
    """

    first: np.ndarray
    second: np.ndarray
    whole: np.ndarray

    @property
    def n(self) -> int:
        """Number of pairs that stay."""
        return self.first.size

    @property
    def dropped(self) -> int:
        """Number of pairs that were left out."""
        return self.whole.size - self.n


def read_pairs(
    first: Iterable,
    second: Iterable,
    scales: tuple[Scale, Scale],
    missing: str = "refuse",
    names: tuple[str, str] = ("the first list", "the second list"),
) -> Pairs:
    """Read two columns of which row i belongs to row i.

    Parameters
    ----------
    first, second : list, tuple, array, Series or one-column DataFrame
        One value a pair, both in the same order.
    scales : tuple of two Scale
        Which values are valid on each side.
    missing : {"refuse", "drop"}
        What to do with blanks; ``"drop"`` leaves out a pair if either side is blank.
    names : tuple of two str
        What the columns are called in a message.

    Raises
    ------
    ValueError
        As `answers.read`, and if the columns differ in length or in their index labels.
    """
    if missing not in ("refuse", "drop"):
        raise ValueError(f'Found missing = {missing!r}; write missing="refuse" or missing="drop".')
    refuse_other_labels(first, second, names)
    sides, blanks = [], 0
    for answers, scale, name in zip((first, second), scales, names, strict=True):
        values, place = column(answers, scale, f" of {name}")
        advice = 'decide what a blank means; missing="drop" leaves out the whole pair and counts it'
        blanks += check(values, scale, place, missing == "drop", advice).dropped
        sides.append(values)
    one, other = sides
    if one.size != other.size:
        raise ValueError(
            f"Found {one.size:,} rows in {names[0]} but {other.size:,} in {names[1]}; give both "
            "in the same order, one row a pair."
        )
    if not blanks:
        return Pairs(one, other, np.ones(one.size, bool))
    whole = ~(_blank(one) | _blank(other))
    if not whole.any():
        raise ValueError(
            "Found a blank in every pair, so none is left without them; check the two columns."
        )
    return Pairs(one[whole], other[whole], whole)


def _blank(values: np.ndarray) -> np.ndarray:
    return np.isnan(values) if values.dtype.kind == "f" else np.zeros(values.size, bool)


def refuse_other_labels(first: Iterable, second: Iterable, names: tuple[str, str]) -> None:
    """Refuse two columns whose rows carry different labels: they are other people, or reordered."""
    if not (hasattr(first, "iloc") and hasattr(second, "iloc")) or len(first) != len(second):
        return
    if not first.index.equals(second.index):
        raise ValueError(
            f"Found different index labels in {names[0]} and {names[1]}, so the rows may not "
            "belong together; put both into one table with a row a pair, or pass .to_numpy() of "
            "each if their order is right."
        )
