"""Opens the shop's tables: finds the data folder, reads a file, checks it, gives it types.

What the tables hold stands in `catalogue`; where the numbers come from, in `simulation`.
"""

import csv
import difflib
import gzip
import io
import os
import zlib
from pathlib import Path

import pandas as pd

from uxcx.shop.catalogue import TABLES
from uxcx.shop.schema import CATEGORY, NUMBER, WHOLE, YES_NO, Table

FOLDER_VARIABLE = "UXCX_DATA"
REPOSITORY = Path(__file__).resolve().parents[2]
_HOW_TO_RESTORE = (
    "To restore it, run `!python -m uxcx.shop` in a notebook cell: that writes all tables again."
)


class MissingTableError(FileNotFoundError):
    """A table's file, or the whole data folder, is not there."""


class DamagedTableError(ValueError):
    """A table's file does not hold what the catalogue says."""


def load(name: str) -> pd.DataFrame:
    """Open one table of the shop.

    Parameters
    ----------
    name : str
        For example ``"orders"``; `tables` lists all names.

    Returns
    -------
    pandas.DataFrame
        A fresh copy each time, so you may change it. Dates are dates, yes/no columns are True or
        False, categories keep their natural order.

    Raises
    ------
    ValueError
        If there is no such table, or if its file is damaged (`DamagedTableError`).
    FileNotFoundError
        If its file is missing (`MissingTableError`).

    Examples
    --------
    >>> load("ut_people").shape
    (80, 5)
    """
    table = _known(name)
    path = data_folder() / table.file
    if not path.is_file():
        raise MissingTableError(f"There is no file {path}. {_HOW_TO_RESTORE}")
    try:
        content = _content(path)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise DamagedTableError(
            f"{path} is damaged: the archive breaks off or is broken. {_HOW_TO_RESTORE}"
        ) from None
    try:
        return _parsed(content, table)
    except ValueError as error:
        fault = _first_fault(content, table) or str(error)
        raise DamagedTableError(f"{path} is damaged: {fault}. {_HOW_TO_RESTORE}") from None


def tables() -> pd.DataFrame:
    """List the tables: name, what one row is, and what the table holds."""
    return pd.DataFrame(
        [(table.name, table.row, table.purpose) for table in TABLES.values()],
        columns=["table", "one row is", "what it holds"],
    ).set_index("table")


def columns(name: str) -> pd.DataFrame:
    """List the columns of one table: name, type, unit and meaning."""
    table = _known(name)
    return pd.DataFrame(
        [(column.name, column.kind, column.unit, column.meaning) for column in table.columns],
        columns=["column", "type", "unit", "meaning"],
    ).set_index("column")


def data_folder() -> Path:
    """Find the folder with the shop's tables.

    The environment variable ``UXCX_DATA`` goes first, then ``data`` beside the package, then
    ``data`` in the working directory or in a folder above it.

    Raises
    ------
    FileNotFoundError
        If there is none of them.
    """
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        if not Path(named).is_dir():
            raise MissingTableError(
                f"{FOLDER_VARIABLE} says that the data are in {named}, but there is no such "
                "folder; correct the variable or remove it."
            )
        return Path(named)
    here = Path.cwd()
    for folder in (REPOSITORY, here, *here.parents):
        if any((folder / "data" / table.file).is_file() for table in TABLES.values()):
            return folder / "data"
    raise MissingTableError(
        f"The shop's tables are neither in {REPOSITORY} nor in {here} or above it. "
        f"{_HOW_TO_RESTORE} Or set {FOLDER_VARIABLE} to the folder that holds customers.csv."
    )


def _known(name: str) -> Table:
    if not isinstance(name, str):
        raise ValueError(
            f"A table is asked for by its name in quotes, for example load('orders'); "
            f"this was {name!r}."
        )
    if name in TABLES:
        return TABLES[name]
    close = difflib.get_close_matches(name.lower(), TABLES, n=1)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    raise ValueError(f"There is no table {name!r}.{hint} The tables are: {', '.join(TABLES)}.")


def _content(path: Path) -> bytes:
    raw = path.read_bytes()
    return gzip.decompress(raw) if path.suffix == ".gz" else raw


# How pandas reads each kind; what is not named here is read as text.
_READ_AS = {CATEGORY: "category", NUMBER: "float64", WHOLE: "int64", YES_NO: "bool"}


def _parsed(content: bytes, table: Table) -> pd.DataFrame:
    if not content.endswith(b"\n"):
        raise ValueError("it breaks off in the middle of its last line")
    cells = pd.read_csv(
        io.BytesIO(content),
        dtype={column.name: _READ_AS.get(column.kind, str) for column in table.columns},
        # Only an empty cell is empty: "none" and "NA" are words like others.
        keep_default_na=False,
        na_values={column.name: [""] for column in table.columns if column.kind == NUMBER},
    )
    return table.typed(cells)


def _first_fault(content: bytes, table: Table) -> str:
    """Look for the first wrong cell and name its line and column; "" if there is none."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return f"line {line} is not UTF-8 text"
    rows = csv.reader(io.StringIO(text))
    header = next(rows, [])
    for problem, names in (
        ("misses the column", [name for name in table.header if name not in header]),
        ("has an unknown column", [name for name in header if name not in table.header]),
    ):
        if names:
            return f"it {problem} {names[0]!r}"
    if header != table.header:
        return f"its columns stand in another order than {', '.join(table.header)}"
    for row in rows:
        if len(row) != len(header):
            return f"line {rows.line_num} has {len(row)} cells instead of {len(header)}"
        for column, cell in zip(table.columns, row, strict=True):
            if not column.fits(cell):
                expected = " or ".join(column.values) or column.unit or column.kind
                return (
                    f"line {rows.line_num}, column {column.name!r} holds {cell!r}, "
                    f"expected was {expected}"
                )
    return ""
