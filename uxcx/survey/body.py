"""The rows below the headings: what fits goes into columns, what does not is noted.

Blank rows and rows with too many cells are left out, short rows are filled up, and all of it is
counted. The limits on rows and columns are here.
"""

import numpy as np

from uxcx.survey.delimited import MOST_COLUMNS
from uxcx.survey.heading import Heading
from uxcx.survey.shown import people
from uxcx.survey.table import Collector

MOST_ROWS = 2_000_000
_MOST_LONG_ROWS = 0.05


class Body:
    """Takes the rows below the headings, and notes which do not fit under them."""

    def __init__(self, heading: Heading):
        self.heading = heading
        self.width = len(heading.names)
        self.collectors = [Collector() for _ in heading.names]
        self.numbers: list[np.ndarray] = []
        self.rows = self.short = self.blank = 0
        self.seen = heading.first
        self.long: list[int] = []

    def add(self, piece: list[list[str]]) -> None:
        """Take the next rows of the file."""
        width, first = self.width, self.seen + 1
        self.seen += len(piece)
        if self.seen > MOST_ROWS:
            raise ValueError(
                f"Found more than {MOST_ROWS:,} rows; export a shorter time, or draw a sample."
            )
        numbers: list[int] | range = range(first, first + len(piece))
        if set(map(len, piece)) != {width} or not all(map(any, piece)):
            piece, numbers = self._fitted(piece, first)
        if not piece:
            return
        for collector, cells in zip(self.collectors, zip(*piece, strict=True), strict=True):
            collector.add(cells, len(piece))
        self.numbers.append(np.array(numbers, np.int32))
        self.rows += len(piece)

    def _fitted(self, piece: list[list[str]], first: int) -> tuple[list[list[str]], list[int]]:
        """Leave out blank rows and rows with too many cells, and fill up short ones."""
        fitted, numbers = [], []
        for number, row in enumerate(piece, start=first):
            check_width(row)
            if not any(cell.strip() for cell in row):
                self.blank += 1
            elif any(cell.strip() for cell in row[self.width :]):
                self.long.append(number)
            else:
                self.short += len(row) < self.width
                fitted.append(row[: self.width] + [""] * (self.width - len(row)))
                numbers.append(number)
        return fitted, numbers

    def notes(self) -> list[str]:
        """Say which rows were left out or filled up."""
        said = []
        if self.heading.titles:
            said.append(f"Above the headings, {people(self.heading.titles, 'row')} with a title.")
        if self.blank:
            said.append(f"Left out: {people(self.blank, 'blank row')}.")
        if self.long:
            which = ", ".join(f"{number:,}" for number in self.long[:5])
            more = f" and {len(self.long) - 5:,} more" if len(self.long) > 5 else ""
            if len(self.long) > max(1, _MOST_LONG_ROWS * self.rows):
                raise ValueError(
                    f"Found {people(len(self.long), 'row')} with more cells than headings (row "
                    f"{which}{more}): probably a delimiter within answers that stand without "
                    "quotation marks, or a wrong heading row; export again with another delimiter, "
                    "or state delimiter= or heading_rows=."
                )
            said.append(
                f"Left out: {people(len(self.long), 'row')} with more cells than headings (row "
                f"{which}{more})."
            )
        if self.short:
            said.append(f"Filled up with blanks: {people(self.short, 'row')} with fewer cells.")
        return said


def check_width(row: list[str]) -> None:
    """Refuse a row with more cells than a survey can have."""
    if len(row) > MOST_COLUMNS:
        raise ValueError(
            f"Found {len(row):,} columns, and the limit is {MOST_COLUMNS}; a survey with one row "
            "for each answer has fewer, so turn the table round or export fewer columns."
        )
