"""What a table and a column are: names, kinds, units, allowed values, and the check of both.

Which tables there are stands in `catalogue`. Files are opened in `loading`.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

IDENTIFIER, TEXT, CATEGORY, DATE = "id", "text", "category", "date"
WHOLE, NUMBER, YES_NO = "whole number", "number", "yes/no"


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name : str
    kind : str
        One of the kinds above.
    meaning : str
        For the data card, in plain words.
    unit : str
    values : tuple of str
        All values of a category, in their natural order.
    ordered : bool
        Whether that order means more or later.
    blank : str
        What an empty cell means; "" if the column has none.
    refers_to : str
        The table whose first column this one points to.
    """

    name: str
    kind: str
    meaning: str
    unit: str = ""
    values: tuple[str, ...] = ()
    ordered: bool = False
    blank: str = ""
    refers_to: str = ""

    def typed(self, cells: pd.Series) -> pd.Series:
        """Return the cells in the column's type; empty text becomes a missing value.

        Raises
        ------
        ValueError
            If a cell does not fit.
        """
        typed = _AS_TYPE[self.kind](self, cells)
        if not self.blank and typed.isna().any():
            raise ValueError(f"empty cell in column {self.name!r}")
        return typed

    def fits(self, cell: str) -> bool:
        """Say whether the text of one cell can stand in this column."""
        if cell == "":
            return bool(self.blank)
        if self.kind == CATEGORY:
            return cell in self.values
        try:
            return _READS_AS[self.kind](cell)
        except ValueError:
            return False


@dataclass(frozen=True)
class Table:
    """One table: its file below the data folder, what a row is, and its columns."""

    name: str
    file: str
    row: str
    purpose: str
    columns: tuple[Column, ...] = field(repr=False)

    def __getitem__(self, column: str) -> Column:
        """Return the column of that name."""
        return next(known for known in self.columns if known.name == column)

    @property
    def header(self) -> list[str]:
        """The names of the columns in their order."""
        return [column.name for column in self.columns]

    def typed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a frame whose columns are exactly this table's, each in its type.

        Raises
        ------
        ValueError
            If a column is missing or unknown, or a cell does not fit.
        """
        if list(frame.columns) != self.header:
            raise ValueError(f"columns {list(frame.columns)} instead of {self.header}")
        return pd.DataFrame(
            {column.name: column.typed(frame[column.name]) for column in self.columns}
        )


def _as_text(column: Column, cells: pd.Series) -> pd.Series:
    text = cells.astype(str)
    return text.where(text != "")


def _as_category(column: Column, cells: pd.Series) -> pd.Series:
    known = cells.astype("category").cat
    unknown = set(known.categories) - {*column.values, ""}
    if unknown:
        raise ValueError(f"unknown {column.name}: {sorted(unknown)}")
    return known.set_categories(list(column.values), ordered=column.ordered)


def _as_date(column: Column, cells: pd.Series) -> pd.Series:
    return pd.to_datetime(cells, format="%Y-%m-%d").astype("datetime64[ns]")


def _as_number_of(kind: type) -> Callable[[Column, pd.Series], pd.Series]:
    return lambda column, cells: cells.astype(kind)


_AS_TYPE = {
    IDENTIFIER: _as_text,
    TEXT: _as_text,
    CATEGORY: _as_category,
    DATE: _as_date,
    WHOLE: _as_number_of("int64"),
    NUMBER: _as_number_of("float64"),
    YES_NO: _as_number_of("bool"),
}
_READS_AS = {
    IDENTIFIER: lambda cell: True,
    TEXT: lambda cell: True,
    DATE: lambda cell: bool(date.fromisoformat(cell)),
    WHOLE: lambda cell: str(int(cell)) == cell,
    NUMBER: lambda cell: math.isfinite(float(cell)),
    YES_NO: lambda cell: cell in ("True", "False"),
}
