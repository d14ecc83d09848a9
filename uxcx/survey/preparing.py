"""From text to what can be scored: roles confirmed, ratings read, dates and segments ready.

Everything that can be refused is refused here, before a score exists. Scoring is the work of
`analysing`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from uxcx.measures import sus
from uxcx.survey import scales
from uxcx.survey.cleaning import Rating, rating
from uxcx.survey.dates import dates
from uxcx.survey.personal import is_full_name
from uxcx.survey.privacy import SMALLEST_GROUP, Flag, masked
from uxcx.survey.roles import SCALES, SUS_ITEMS, check_roles
from uxcx.survey.shown import listed, people, quoted
from uxcx.survey.table import Column, Table
from uxcx.survey.values import numbers

_LONGEST_LISTED = 24
SUS_NAME = "System Usability Scale"


@dataclass(frozen=True, eq=False)
class Prepared:
    """A survey whose columns have their roles.

    Attributes
    ----------
    table, roles, flags, kept_on_purpose
        As in `uxcx.survey.Analysis`.
    ratings : list of Rating
        What there is to score.
    numbers : dict of str to array
        Ratings and SUS items row by row, nan where there is none.
    days : numpy.ndarray or None
        The date of each row.
    seconds : numpy.ndarray or None
        How long each answer took.
    notes : tuple of str
        What could not be read, and other remarks.
    """

    table: Table
    roles: dict[str, str]
    flags: list[Flag]
    kept_on_purpose: frozenset[str]
    ratings: list[Rating]
    numbers: dict[str, np.ndarray]
    days: np.ndarray | None
    seconds: np.ndarray | None
    notes: tuple[str, ...]

    def columns(self, role: str) -> list[Column]:
        """Give the columns with a role."""
        return [self.table.columns[name] for name, one in self.roles.items() if one == role]

    @property
    def segments(self) -> dict[str, Column]:
        """The columns by which people are grouped."""
        return {column.name: column for column in self.columns("segment")}


def prepare(
    table: Table,
    roles: Mapping[str, str],
    flags: Iterable[Flag],
    *,
    words: Mapping[str, object] | None = None,
    day_first: bool | None = None,
    keep: Collection[str] = (),
    certain: Collection[str] = (),
) -> Prepared:
    """Read every column as its role asks; parameters and errors as in `uxcx.survey.analyse`."""
    words = words or {}
    for name in (*keep, *certain, *words):
        table.column(name)
    given = check_roles(table, roles)
    for name in words:
        if given[name] not in (*SCALES, *SUS_ITEMS):
            raise ValueError(
                f"Found a meaning for the words of {quoted(name)}, which is no rating; give it a "
                'role such as "rating 1-5", or leave its words out.'
            )
    flags = list(flags)
    _refuse_personal(given, flags, keep)
    ratings, notes, values = [], [], {}
    for name, role in given.items():
        if role in SCALES:
            column = table.columns[name]
            answers = numbers(column, words.get(name))
            certainly = name in certain
            notes += scales.check_scale(
                column, answers, role, SCALES[role], table.row_numbers, certainly
            )
            ratings.append(rating(column, role, answers, SCALES[role]))
            values[name] = ratings[-1].values
            notes += _unread(name, answers.unread)
    if SUS_ITEMS[0] in given.values():
        ratings.append(_sus(table, given, words, values, notes))
    days = seconds = None
    for name, role in given.items():
        if role == "date":
            found = dates(table.columns[name], day_first)
            days = found.days
            _refuse_nothing(np.isnat(days).all(), name, "date")
            notes += [*_unread(name, found.unread), *_serial(name, found.serial)]
        elif role == "seconds":
            timed = numbers(table.columns[name])
            seconds = timed.values
            _refuse_nothing(np.isnan(seconds).all(), name, "number of seconds")
            notes += _unread(name, timed.unread)
    notes += _few_rows(table)
    return Prepared(
        table, given, flags, frozenset(keep), ratings, values, days, seconds, tuple(notes)
    )


def _few_rows(table: Table) -> list[str]:
    if table.rows >= SMALLEST_GROUP:
        return []
    said = (
        f"With {people(table.rows)} in all, whoever knows the people may guess who gave which: "
        "think before you pass this on."
    )
    turned = "If each person stands in a column of the file, not in a row, turn the table round."
    return [said, *[turned] * (len(table.columns) > 2 * SMALLEST_GROUP)]


def _refuse_nothing(is_nothing: bool, name: str, what: str) -> None:
    if is_nothing:
        raise ValueError(f"Found no {what} in {quoted(name)}; give the column another role.")


def _refuse_personal(given: Mapping[str, str], flags: list[Flag], keep: Collection[str]) -> None:
    for flag in flags:
        if flag.whole and flag.column not in keep and given[flag.column] != "ignore":
            raise ValueError(
                f"Found the role {given[flag.column]!r} for {quoted(flag.column)}, which seems to "
                f"hold a {flag.kind}; ignore it, or keep it on purpose with "
                f"keep=[{flag.column!r}]."
            )


def _sus(table: Table, given, words, values: dict, notes: list) -> Rating:
    """Score the sheets that are whole; the items go into `values` as well."""
    names = {role: name for name, role in given.items()}
    unread: dict[str, int] = {}
    for role in SUS_ITEMS:
        column = table.columns[names[role]]
        answers = numbers(column, words.get(column.name))
        scales.check_scale(column, answers, role, (1, 5), table.row_numbers)
        item = rating(column, role, answers, (1, 5))
        values[column.name] = item.values
        notes += _unread(column.name, item.unread)
        unread.update(item.unread)
    sheets = np.column_stack([values[names[role]] for role in SUS_ITEMS])
    missing = np.isnan(sheets)
    whole, empty = ~missing.any(axis=1), missing.all(axis=1)
    scores = np.full(table.rows, np.nan)
    if whole.any():
        scores[whole] = sus.score(sheets[whole])
    reasons = {"no item answered": empty, "an item missing or off the scale": ~whole & ~empty}
    return Rating(SUS_NAME, SUS_NAME, "sus", "", scores, reasons, unread)


def _unread(name: str, unread: Mapping[str, int]) -> list[str]:
    if not unread:
        return []
    total = sum(unread.values())
    often = [_listable(text) for text in sorted(unread, key=unread.get, reverse=True)[:7]]
    which = listed(often, len(unread))
    return [f"In {quoted(name)}, {people(total, 'cell')} could not be read: {which}."]


def _listable(text: str) -> str:
    """Give a text for the list; a longer one is a comment, and comments are never printed."""
    is_comment = len(text) > _LONGEST_LISTED or len(text.split()) > 3 or is_full_name(text)
    return f"[a text of {len(text):,} signs]" if is_comment else masked(text)


def _serial(name: str, count: int) -> list[str]:
    if not count:
        return []
    return [
        f"In {quoted(name)}, {people(count, 'date')} stood as a spreadsheet's serial number; they "
        "count from 1900, as Excel does unless told otherwise."
    ]
