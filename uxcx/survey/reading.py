"""Read a survey file: from a path or an upload to columns of text, and how it was read.

The parts: `opening` (bytes), `delimited` and `excel` (rows), `heading` (names), `body` (answers).
Nothing is turned into numbers yet, and nothing is dropped without a note.
"""

import os
from collections.abc import Callable, Iterator
from itertools import chain

import numpy as np

from uxcx.survey import delimited, excel
from uxcx.survey.body import MOST_ROWS, Body, check_width
from uxcx.survey.heading import LOOK_AT, find_heading
from uxcx.survey.opening import File, open_file
from uxcx.survey.shown import people, plain
from uxcx.survey.table import HowRead, Table


def read(
    source: str | os.PathLike | bytes | File,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    heading_rows: int | None = None,
    progress: Callable[[float], None] = lambda share: None,
) -> Table:
    """Read a survey file as columns of text.

    Parameters
    ----------
    source : path, bytes or File
        A CSV or Excel (.xlsx) file. It stays on this machine and is not changed.
    encoding, delimiter, sheet, heading_rows
        To state what would otherwise be guessed; `how` of the result says what was guessed.
    progress : callable
        Is told now and then which share of the file has been read.

    Returns
    -------
    Table

    Raises
    ------
    ValueError
        If the file is empty, no table, damaged, changing, or beyond the limits: 500 MB (1 GB
        unpacked), 500 columns, 2,000,000 rows.
    """
    if heading_rows is not None and (
        isinstance(heading_rows, bool) or heading_rows not in range(LOOK_AT // 2)
    ):
        raise ValueError(f"Found heading_rows = {heading_rows!r}; write a small number, 0 or more.")
    delimited.check_stated(encoding, delimiter)
    file = open_file(source)
    if file.is_excel:
        if encoding or delimiter:
            raise ValueError(
                f"The file {file.name} is an Excel workbook, which has no encoding= and no "
                "delimiter=; leave them out."
            )
        workbook = excel.open_workbook(file.content)
        try:
            sheet = excel.sheet_of(workbook, sheet)
            pieces = excel.pieces(workbook, sheet, MOST_ROWS, progress)
            how = {"kind": "Excel", "sheet": plain(sheet, 40)}
            return _table(pieces, file, how, heading_rows, _about_formulas(workbook, sheet, file))
        finally:
            workbook.close()
    if sheet is not None:
        raise ValueError(f"The file {file.name} is CSV, which has no sheets; leave out sheet=.")
    notes, errors = (), "strict"
    if encoding is None:
        encoding, errors = delimited.encoding_of(file.content), "replace"
        notes = _about_encoding(file.content, encoding)
    delimiter = delimiter or delimited.delimiter_of(file.content, encoding)
    pieces = delimited.pieces(file.content, encoding, delimiter, errors, progress)
    how = {"kind": "CSV", "encoding": delimited.spoken(encoding), "delimiter": delimiter}
    return _table(pieces, file, how, heading_rows, notes)


def _table(
    pieces: Iterator[list[list[str]]],
    file: File,
    how: dict,
    heading_rows: int | None,
    notes: tuple[str, ...],
) -> Table:
    top: list[list[str]] = []
    while len(top) < LOOK_AT and (piece := next(pieces, None)) is not None:
        check_width(piece[0] if piece else [])
        top += piece
    if top and delimited.stated_delimiter("".join(top[0])[:4] + how.get("delimiter", "")):
        top[0] = []  # "sep=;" was for the spreadsheet program
    if not any(cell.strip() for row in top[:LOOK_AT] for cell in row):
        raise ValueError(
            f"Found no cell with content in the first {LOOK_AT} rows of {plain(file.name)}; check "
            "that this is the right file or sheet."
        )
    heading = find_heading(top[:LOOK_AT], heading_rows)
    body = Body(heading)
    for piece in chain([top[heading.first :]], pieces):
        body.add(piece)
    if body.rows == 0:
        raise ValueError(
            f"Found headings in {plain(file.name)} but no answers below them; export the answers, "
            + " ".join(["not the empty form.", *notes])
        )
    how = HowRead(
        plain(file.name),
        fingerprint=file.fingerprint,
        heading_rows=heading.rows,
        notes=(*notes, *body.notes()),
        **how,
    )
    columns = {
        name: collector.column(name, question)
        for name, question, collector in zip(
            heading.names, heading.questions, body.collectors, strict=True
        )
    }
    return Table(columns, np.concatenate(body.numbers), how)


def _about_encoding(content: bytes, encoding: str) -> tuple[str, ...]:
    guess = (
        "The file is not UTF-8, so the encoding is a guess: check letters such as ä or é, and "
        "export again as UTF-8 if they look odd."
    )
    lost, _ = delimited.lost_signs(content, encoding)
    unread = f"{people(lost, 'sign')} could not be read, as if the file were damaged."
    return (*[guess] * (encoding == "cp1252"), *[unread] * bool(lost))


def _about_formulas(workbook, sheet: str, file: File) -> tuple[str, ...]:
    count = excel.formulas_without_value(workbook, sheet, file.content)
    if not count:
        return ()
    return (
        f"{people(count, 'formula')} hold no result yet and count as blanks: open the file in a "
        "spreadsheet program and save it, then read it again.",
    )
