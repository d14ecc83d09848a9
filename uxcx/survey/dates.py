"""Dates from text: several ways of writing in one column, and spreadsheet serial numbers.

03/04/2025 is 3 April in most of the world and 4 March in the United States. If another date of
the column settles it (25/04/2025), it is settled; if not, the reader is asked, never guessed at.
"""

import re
from dataclasses import dataclass
from datetime import date

import numpy as np

from uxcx.survey.shown import quoted
from uxcx.survey.table import Column
from uxcx.survey.values import is_blank

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier", "february feb februar", "march mar märz mrz mars",
            "april apr avril", "may mai", "june jun juni juin", "july jul juli",
            "august aug", "september sep sept", "october oct oktober okt octobre",
            "november nov novembre", "december dec dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_DAY_NAME = re.compile(r"(\d{1,2})\.?[ -]+([^\W\d]{3,})\.?,?[ -]+(\d{4})(?!\d)")
_NAME_DAY = re.compile(r"([^\W\d]{3,})\.? +(\d{1,2}),? +(\d{4})(?!\d)")
_WEEKDAY = re.compile(r"[^\W\d]{2,12}\.?,\s*(?=\S)")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954 to 2119
_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_SERIAL_DAY = date(1899, 12, 30).toordinal() - _EPOCH
_NONE = int(np.datetime64("NaT").astype(int))


@dataclass(frozen=True, eq=False)
class Dates:
    """A column read as dates.

    Attributes
    ----------
    days : numpy.ndarray of datetime64[D], one a row
        NaT where there is no date.
    unread : dict of str to int
        Texts that are neither date nor blank, with how often each comes.
    serial : int
        Rows whose date was a spreadsheet's serial number.
    """

    days: np.ndarray
    unread: dict[str, int]
    serial: int


def dates(column: Column, day_first: bool | None = None) -> Dates:
    """Read a column as dates; times of the day are left aside.

    Parameters
    ----------
    column : Column
        Cells as written.
    day_first : bool or None
        Whether 03/04/2025 is 3 April; None settles it by the other dates of the column.

    Raises
    ------
    ValueError
        If a date can be read in two ways and the column does not settle it.
    """
    heads = [_head(text) for text in column.texts]
    different = dict.fromkeys(heads)
    slashes = [match for head in different if (match := _YEAR_LAST.match(head)) and match[2] != "."]
    if day_first is None and slashes:
        day_first = _settled(slashes, column.name)
    days = {head: _day(head, bool(day_first)) for head in different}
    serials = {head for head in different if _SERIAL.fullmatch(head) and days[head] != _NONE}
    each = np.array([days[head] for head in heads], "int64").view("datetime64[D]")
    counts = column.counts()
    unread: dict[str, int] = {}
    for i in np.flatnonzero(np.isnat(each)):
        if not is_blank(column.texts[i]):
            unread[column.texts[i]] = unread.get(column.texts[i], 0) + int(counts[i])
    serial = sum(int(n) for head, n in zip(heads, counts, strict=True) if head in serials)
    return Dates(each[column.codes], unread, serial)


def looks_like_date(text: str) -> bool:
    """Tell whether a text is a date in any of the ways known here, serial numbers aside."""
    head = _head(text)
    return not _SERIAL.fullmatch(head) and _day(head, True) != _NONE


def is_ambiguous(column: Column) -> bool:
    """Tell whether the dates of a column can be read in two ways."""
    try:
        dates(column)
    except ValueError:
        return True
    return False


def _head(text: str) -> str:
    """Cut off weekday and time: most of a column's texts differ in the time only."""
    if text[:1].isalpha():
        text = _WEEKDAY.sub("", text[:60], count=1)
    if text[4:5] in ("-", "/", "."):
        return text[:10].rstrip("T ")
    first, _, rest = text.partition(" ")
    if not rest or first.count("/") == 2 or first.count(".") == 2 or first.count("-") == 2:
        return first.partition("T")[0] if first[:1].isdigit() and first[-1:].isdigit() else first
    return text[:40]


def _day(head: str, day_first: bool) -> int:
    """Give the day, counted from 1970; in the other order where the first makes no date."""
    if match := _YEAR_FIRST.match(head):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_LAST.match(head):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        year += (2000 if year < 70 else 1900) if year < 100 else 0
        in_order = (second, first), (first, second)
        day_then_month, month_then_day = (_date(year, *one) for one in in_order)
        if match[2] == "." or (day_first and day_then_month != _NONE):
            return day_then_month
        return day_then_month if month_then_day == _NONE else month_then_day
    if match := _DAY_NAME.match(head):
        return _date(int(match[3]), _MONTHS.get(match[2].casefold(), 0), int(match[1]))
    if match := _NAME_DAY.match(head):
        return _date(int(match[3]), _MONTHS.get(match[1].casefold(), 0), int(match[2]))
    serial = _SERIAL.fullmatch(head)
    if serial and _FIRST_SERIAL <= int(serial[1]) <= _LAST_SERIAL:
        return _FIRST_SERIAL_DAY + int(serial[1])
    return _NONE


def _date(year: int, month: int, day: int) -> int:
    try:
        return date(year, month, day).toordinal() - _EPOCH
    except ValueError:
        return _NONE


def _settled(slashes: list[re.Match], name: str) -> bool:
    """Decide by the dates that can be read in one way only."""
    day_first = any(int(match[1]) > 12 for match in slashes)
    month_first = any(int(match[3]) > 12 for match in slashes)
    open_ones = [m for m in slashes if int(m[1]) <= 12 and int(m[3]) <= 12 and m[1] != m[3]]
    if day_first != month_first or not open_ones:
        return day_first
    example = open_ones[0][0]
    why = "holds both 25/04 and 04/25" if day_first else "has no day above 12"
    raise ValueError(
        f"The column {quoted(name)} {why}, so {example} can be read in two ways; say "
        "day_first=True if the day comes first, day_first=False if the month does."
    )
