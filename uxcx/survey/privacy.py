"""The privacy stop: columns and cells that say who answered.

Flagged are names, mail addresses, phone numbers, network addresses and the like, by heading and by
content; the patterns stand in `personal`. Whatever is flagged is left out unless its owner keeps it
on purpose. A story in a comment can still name somebody, so comments are never printed. Nothing
here sends anything anywhere.
"""

from dataclasses import dataclass

import numpy as np

from uxcx.survey.personal import is_full_name, kinds_in, kinds_of_heading, not_plain, worth_a_look
from uxcx.survey.shown import people, quoted
from uxcx.survey.table import Column, Table
from uxcx.survey.values import is_blank, number, words_of

SMALLEST_GROUP = 8
"""Groups with fewer answers are not printed: a colleague could guess who is meant."""

LEFT_OUT = "[left out: {}]"
_WHOLE_COLUMN = 0.2  # from this share of its cells on, a column is personal as a whole

_FEWEST_NAMES = 4
_SAMPLE, _BLOCK = 2000, 100


@dataclass(frozen=True)
class Flag:
    """One reason why a column could say who answered.

    Attributes
    ----------
    column, kind : str
        Which column, and what it seems to hold.
    cells : int
        Rows where it was found; 0 where the heading alone says it.
    whole : bool
        Whether the whole column is left out, or those cells only.
    """

    column: str
    kind: str
    cells: int
    whole: bool

    def __str__(self) -> str:
        """Say it in a sentence; the cells themselves are not shown."""
        what = "The column" if self.whole else "Some cells of"
        verb = "seems to hold" if self.whole else "seem to hold"
        by = f"in {people(self.cells, 'row')}" if self.cells else "by its heading"
        return f"{what} {quoted(self.column)} {verb} a {self.kind} ({by})."


def flags(table: Table) -> list[Flag]:
    """List what could say who answered, column by column."""
    return [flag for column in table.columns.values() for flag in _of_column(column)]


def masked(text: str) -> str:
    """Give a cell as it may be exported: what says who answered is replaced as a whole."""
    kinds = kinds_in(text)
    return LEFT_OUT.format(" and ".join(kinds)) if kinds else text


def printable(sizes: np.ndarray) -> np.ndarray:
    """Mark the groups that may be printed.

    Groups below `SMALLEST_GROUP` are hidden. If the hidden ones together are still below it, the
    smallest of the others is hidden with them: else total minus the rest would give them away.
    """
    shown = sizes >= SMALLEST_GROUP
    hidden = sizes[~shown].sum()
    if 0 < hidden < SMALLEST_GROUP and shown.any():
        shown[np.flatnonzero(shown)[sizes[shown].argmin()]] = False
    return shown


def _of_column(column: Column) -> list[Flag]:
    counts = column.counts()
    filled = int(counts[[bool(text) for text in column.texts]].sum())
    found: dict[str, int] = {}
    if filled and not _are_ratings(column):  # "E-mail support (1-5)" is no mail address
        found = dict.fromkeys(kinds_of_heading(f"{column.name}\n{column.question}"), 0)
    by_heading = set(found)
    searched = not_plain(column.texts)
    for start in range(0, len(searched), _BLOCK):
        block = searched[start : start + _BLOCK]
        if worth_a_look([column.texts[at] for at in block]):
            for at in block:
                for kind in kinds_in(column.texts[at]):
                    found[kind] = found.get(kind, 0) + int(counts[at])
    if "name" not in by_heading and _are_full_names(column, filled):
        found["name"], by_heading = filled, by_heading | {"name"}
    return [
        Flag(column.name, kind, cells, kind in by_heading or cells > _WHOLE_COLUMN * filled)
        for kind, cells in found.items()
    ]


def _are_ratings(column: Column) -> bool:
    """Tell whether all cells are small whole numbers or words of a scale."""
    found = [number(text)[0] for text in column.texts[:_SAMPLE] if not is_blank(text)]
    return all(one is not None and one in range(11) for one in found) or bool(words_of(column))


def _are_full_names(column: Column, filled: int) -> bool:
    """Tell whether a column is a list of people: names in two words, nearly all different."""
    texts = {text for text in column.texts[:_SAMPLE] if text}
    if len(texts) < _FEWEST_NAMES or len(texts) < 0.8 * min(filled, _SAMPLE):
        return False
    return sum(map(is_full_name, texts)) > 0.8 * len(texts)
