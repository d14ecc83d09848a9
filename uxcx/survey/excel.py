"""Excel workbooks (.xlsx): the rows of one sheet as text, without running anything in it.

Formulas count with the value that Excel stored last. A workbook is a zip archive, so what it
unpacks to is checked before it is unpacked.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from uxcx.survey.opening import HOW_TO

MOST_UNPACKED_BYTES = 1_000_000_000
_MOST_GROWTH, _SMALL = 100, 50_000_000  # workbooks grow 5 to 50 times when they are unpacked
PIECE = 500
_LOOK_FOR_DOCTYPE = 65_536
_OTHER_KINDS = {
    "mimetype": "an OpenDocument file (.ods)",
    "Index/Document.iwa": "a file of Apple Numbers",
    "xl/workbook.bin": "a binary Excel file (.xlsb)",
    "word/document.xml": "a Word document",
}
# A formula that was never worked out has no value stored beside it.
_NO_VALUE = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>|</c>)")


def open_workbook(content: bytes):
    """Open a workbook for reading row by row.

    Raises
    ------
    ValueError
        If it is another kind of archive, damaged, unpacks to more than a gigabyte, or holds
        definitions of its own, which no survey needs.
    """
    import openpyxl

    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = {info.filename for info in archive.infolist()}
        unpacked = sum(info.file_size for info in archive.infolist())
        if unpacked > MOST_UNPACKED_BYTES:
            raise ValueError(
                f"This archive unpacks to {unpacked / 1e9:,.1f} GB, and the limit is "
                f"{MOST_UNPACKED_BYTES / 1e9:,.0f} GB; save the sheet alone as CSV."
            )
        if unpacked > max(_SMALL, _MOST_GROWTH * len(content)):
            raise ValueError(
                f"This archive of {len(content) / 1e6:,.1f} MB unpacks to {unpacked / 1e6:,.0f} "
                "MB, as attacks do; open it in a spreadsheet program, and save the sheet as CSV."
            )
        if "xl/workbook.xml" not in names:
            for name, kind in _OTHER_KINDS.items():
                if name in names:
                    raise ValueError(f"This is {kind}, which cannot be read here; {HOW_TO}.")
            raise ValueError(
                "This is a zip archive, but no Excel workbook; unpack it first, or save the table "
                "as CSV or as .xlsx."
            )
        for name in names:
            with archive.open(name) as part:
                if b"<!DOCTYPE" in part.read(_LOOK_FOR_DOCTYPE):
                    raise ValueError(
                        f"The part {name} of this workbook defines names of its own, as attacks "
                        "do; open it in a spreadsheet program, and save the sheet as CSV."
                    )
        return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except ValueError as error:
        raise error if _is_ours(error) else _damaged(error) from None
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise _damaged(error) from None


def sheet_of(workbook, stated: str | None = None) -> str:
    """Give the name of the sheet to read: the stated one, or the first visible one with rows."""
    sheets = [sheet for sheet in workbook.worksheets if hasattr(sheet, "iter_rows")]
    titles = [sheet.title for sheet in sheets]
    if stated is not None:
        if stated not in titles:
            raise ValueError(f"Found no sheet “{stated}”; the workbook has {', '.join(titles)}.")
        return stated
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    for sheet in visible:
        if sum(1 for row in _cells(sheet, 50) if any(map(_text, row))) > 1:
            return sheet.title
    if not visible:
        raise ValueError("This workbook has no visible sheet; show one, or save it as CSV.")
    return visible[0].title


def formulas_without_value(workbook, sheet: str, content: bytes) -> int:
    """Count the formulas of a sheet that no spreadsheet program has worked out yet."""
    name = workbook[sheet]._worksheet_path.lstrip("/")
    found, rest = 0, b""
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(name) as part:
        while piece := part.read(1 << 20):
            piece = rest + piece
            end = piece.rfind(b"<c ") if len(piece) > 1 << 19 else len(piece)
            end = end if end > 0 else len(piece)
            found += len(_NO_VALUE.findall(piece, 0, end))
            rest = piece[end:]
    return found + len(_NO_VALUE.findall(rest))


def pieces(
    workbook, sheet: str, most_rows: int, progress: Callable[[float], None]
) -> Iterator[list[list[str]]]:
    """Yield the rows of a sheet as text, some hundred at a time, to one beyond the limit."""
    page = workbook[sheet]
    expected = min(page.max_row or most_rows, most_rows)
    page.reset_dimensions()  # some tools write a wrong size
    rows = map(_row, _cells(page, most_rows + 1))
    done = 0
    while piece := list(islice(rows, PIECE if done else 1)):
        done += len(piece)
        progress(min(1.0, done / expected))
        yield piece


def _row(cells: tuple) -> list[str]:
    row = list(map(_text, cells))
    while row and not row[-1]:
        row.pop()
    return row


def _cells(sheet, rows: int) -> Iterator[tuple]:
    try:
        yield from sheet.iter_rows(max_row=rows, values_only=True)
    except Exception as error:
        raise _damaged(error) from None


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{value.total_seconds():.12g}"
    return str(value)


def _is_ours(error: ValueError) -> bool:
    return str(error).startswith(("This ", "The part "))


def _damaged(error: Exception) -> ValueError:
    return ValueError(
        f"This workbook is damaged or locked ({type(error).__name__}); open it in a spreadsheet "
        "program, and save the sheet as CSV."
    )
