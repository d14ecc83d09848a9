"""The cleaned answers as a CSV file that a spreadsheet program opens without running anything.

A cell that begins like a formula is made text by an apostrophe; numbers stay numbers. What says
who answered is replaced by a note, unless its owner keeps it on purpose.
"""

import csv
import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import dropwhile
from pathlib import Path

from uxcx.survey.analysis import Analysis
from uxcx.survey.privacy import masked

_STARTS_FORMULA = tuple("=+-@\t\r\n＝＋－＠|%")
_CONTROLS = dict.fromkeys({*range(32), *range(127, 160)} - {9, 10, 13})
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def neutral(text: str) -> str:
    """Give a cell that no spreadsheet program takes for a formula.

    A blank or an invisible sign before the formula does not hide it.
    """
    text = text.translate(_CONTROLS)
    bare = "".join(dropwhile(_hides, text))
    if (text.startswith(_STARTS_FORMULA) or bare.startswith(_STARTS_FORMULA)) and not (
        _NUMBER.fullmatch(text)
    ):
        return "'" + text
    return text


def _hides(sign: str) -> bool:
    return sign in "\"'" or unicodedata.category(sign)[0] in "CZ"


def export(analysis: Analysis, path: str | os.PathLike) -> Path:
    """Write the rows that the cleaning kept, with all columns that have a role.

    Raises
    ------
    ValueError
        If the file cannot be written.
    """
    path = Path(path)
    names = [name for name, role in analysis.prepared.roles.items() if role != "ignore"]
    try:
        with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
            writer = csv.writer(file)
            writer.writerow([neutral(name) for name in names])
            writer.writerows(zip(*(_cells(analysis, name) for name in names), strict=True))
    except OSError as error:
        raise ValueError(
            f"The file {path} cannot be written ({error.strerror}); choose another folder."
        ) from None
    return path


def _cells(analysis: Analysis, name: str) -> Iterator[str]:
    """Give the cells of a column, ratings as they were read and other texts made harmless."""
    kept = analysis.kept
    if name in analysis.prepared.numbers:
        for value in analysis.prepared.numbers[name][kept]:
            yield "" if value != value else f"{value:g}"
        return
    column = analysis.table.columns[name]
    is_open = name in analysis.prepared.kept_on_purpose
    texts = [neutral(text if is_open else masked(text)) for text in column.texts]
    for code in column.codes[kept]:
        yield texts[code]
