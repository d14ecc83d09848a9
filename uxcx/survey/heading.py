"""Which rows at the top are titles, which are headings, and what each column is called.

Qualtrics writes three heading rows (code, question, import id), SurveyMonkey two (question,
then answer), other tools a code and a question, and reports put a title above all of it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from uxcx.survey.dates import looks_like_date
from uxcx.survey.personal import kinds_in
from uxcx.survey.shown import plain
from uxcx.survey.values import is_blank, number

LOOK_AT = 40
"""So many rows are looked at to find the headings."""

_LONGEST_NAME = 60
_IMPORT_ID = ('{"ImportId"', "{'ImportId'", '{ "ImportId"')
_SAYS_NOTHING = {"", "response", "open-ended response", "antwort", "offene antwort"}


@dataclass(frozen=True)
class Heading:
    """Names and questions of the columns, and where the answers begin.

    Attributes
    ----------
    names, questions : tuple of str
        One for each column; a question is empty where there is none.
    first : int
        Position of the first row of answers, from 0.
    rows : int
        Number of heading rows.
    titles : int
        Rows above the headings that hold something, and are left out.
    """

    names: tuple[str, ...]
    questions: tuple[str, ...]
    first: int
    rows: int
    titles: int


def find_heading(top: list[list[str]], stated: int | None = None) -> Heading:
    """Find the headings in the first rows of a file.

    Parameters
    ----------
    top : list of rows
        Cells of the first rows, blank rows included.
    stated : int or None
        How many heading rows there are, counted from the first row that is no title; None
        guesses. 0 means that there are none.
    """
    start = _first_full_row(top)
    titles = sum(any(map(str.strip, row)) for row in top[:start])
    rows = [row for row in top[start:] if any(cell.strip() for cell in row)]
    most = max((len(row) for row in rows), default=0)
    rows = [[cell.strip() for cell in row] + [""] * (most - len(row)) for row in rows]
    count = _heading_rows(rows) if stated is None else min(stated, len(rows))
    width = _width(top[start:], rows, count)
    names, questions = _named([row[:width] for row in rows[:count]], width)
    used = start + _position_after(top[start:], count)
    return Heading(names, questions, used, count, titles)


def _width(top: list[list[str]], rows: list[list[str]], count: int) -> int:
    """Count the columns: those with a heading, and more only if most rows have more.

    A few rows with more cells than headings hold a delimiter that was not quoted.
    """
    widths = [_filled_width(row) for row in rows]
    heads, others = widths[:count], widths[count:]
    written = max((len(row) for row in top[: count or None]), default=0)
    if not heads or (others and sum(w > max(heads) for w in others) * 2 > len(others)):
        return max([*widths, written])
    return max([*heads, written])


def _filled_width(row: list[str]) -> int:
    return max((place for place, cell in enumerate(row, start=1) if cell), default=0)


def _first_full_row(top: list[list[str]]) -> int:
    """Skip titles: rows with far fewer cells than the rows of answers have."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in top]
    usual = sorted(n for n in filled if n)
    if not usual:
        return 0
    wanted = max(1, 0.5 * usual[len(usual) // 2])
    # A single filled cell above a table of two columns is a title, too.
    wanted = max(wanted, 2) if usual[len(usual) // 2] > 1 else wanted
    return next(i for i, n in enumerate(filled) if n >= wanted)


def _heading_rows(rows: list[list[str]]) -> int:
    for place, row in enumerate(rows[:4]):
        filled = [cell for cell in row if cell]
        ids = sum(cell.startswith(_IMPORT_ID) for cell in filled)
        if filled and ids > len(filled) / 2:
            return place + 1
    if _is_data(rows[0], rows[1:]):
        return 0
    return 2 if len(rows) > 2 and _is_second_heading(rows[0], rows[1], rows[2:]) else 1


def _is_data(first: list[str], others: list[list[str]]) -> bool:
    """Tell whether the first row holds answers already: half of it values, or a mail address."""
    if not others:
        return False
    columns = zip(first, zip(*others, strict=True), strict=True)
    are_values = [_is_answer(cell, below) for cell, below in columns if cell]
    has_mail = any("mail address" in kinds_in(cell) for cell in first)
    return has_mail or sum(are_values) * 2 >= len(are_values)


def _is_second_heading(first: list[str], second: list[str], others: list[list[str]]) -> bool:
    """Tell whether the second row is none of answers: words where all later rows hold values."""
    against = fits = 0
    for place, cell in enumerate(second):
        later = [row[place] for row in others if row[place] and not is_blank(row[place])]
        if not later:
            continue
        if sum(map(_is_value, later)) < 0.7 * len(later):
            continue
        if _is_answer(cell, later) or is_blank(cell):
            against += bool(cell)
        else:
            fits += 1
    continues = sum(not one and bool(two) for one, two in zip(first, second, strict=True))
    return against == 0 and (fits > 1 or (fits == 1 and continues > 0))


def _is_answer(cell: str, below: Sequence[str]) -> bool:
    """Tell whether a cell at the top is an answer.

    "9 - very likely" comes again below; "1. How likely are you to come again?" does not.
    """
    has_words = any(sign.isalpha() for sign in cell) and not looks_like_date(cell)
    return cell in below if has_words else _is_value(cell)


def _is_value(cell: str) -> bool:
    return number(cell)[0] is not None or looks_like_date(cell)


def _named(heads: list[list[str]], width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    heads = [row for row in heads if not row[0].startswith(_IMPORT_ID)]
    first = heads[0] if heads else [""] * width
    second = heads[1] if len(heads) > 1 else [""] * width
    second = ["" if cell.casefold() in _SAYS_NOTHING else cell for cell in second]
    names, questions, before = [], [], ""
    for place, (one, two) in enumerate(zip(first, second, strict=True)):
        goes_on = one and not any(first[place + 1 : place + 2]) and any(second[place + 1 :][:1])
        if two and ((not one and before) or goes_on):  # a question over several columns
            name = f"{one or before}: {two}"
            names.append(name)
            questions.append(name if len(name) > _LONGEST_NAME else "")
        else:
            names.append(one or two)
            cut_off = one if len(one) > _LONGEST_NAME else ""
            questions.append(two if one and two and two != one else cut_off)
        before = one or before
    return _unique(names), tuple(plain(question, 200) for question in questions)


def _unique(names: list[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    unique: list[str] = []
    for place, name in enumerate(names, start=1):
        name = plain(name, _LONGEST_NAME) or f"column {place}"
        seen[name] += 1
        while seen[name] > 1 or name in unique:
            name = f"{name} ({seen[name]})"
            seen[name] += 1
        unique.append(name)
    return tuple(unique)


def _position_after(rows: list[list[str]], count: int) -> int:
    """Give the position right after so many rows that hold something."""
    for place, row in enumerate(rows):
        if count == 0:
            return place
        count -= any(cell.strip() for cell in row)
    return len(rows)
