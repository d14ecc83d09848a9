"""A survey as text: its columns, cell by cell as written, and how the file was read.

Cells repeat: a million ratings are eleven texts. So a column keeps its texts once and a number
for each row, and whatever is worked out from a text is worked out once. Reading files is the work
of `reading`, turning texts into numbers that of `values` and `dates`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count

import numpy as np

from uxcx.survey.shown import plain

_MANY = 10_000
LONGEST_LABEL = 60


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a survey.

    Attributes
    ----------
    name : str
        Its heading, made unique.
    question : str
        A longer wording, where the file has a second heading row; else empty.
    codes : numpy.ndarray of int32, one a row
        Which of `texts` stands in the row.
    texts : list of str
        The texts. In a column that hardly repeats, such as comments, one may come twice.
    """

    name: str
    question: str
    codes: np.ndarray
    texts: list[str]

    @property
    def label(self) -> str:
        """What people call it: its question where there is one, for codes such as v2 say little."""
        return plain(self.question or self.name, LONGEST_LABEL)

    def counts(self) -> np.ndarray:
        """How many rows hold each of the texts."""
        return np.bincount(self.codes, minlength=len(self.texts))

    def cells(self) -> list[str]:
        """Give all cells, row by row."""
        return [self.texts[code] for code in self.codes]

    def each(self, function: Callable[[str], object], dtype: object) -> np.ndarray:
        """Work something out from every text, and give it row by row."""
        return np.array([function(text) for text in self.texts], dtype)[self.codes]


@dataclass(frozen=True)
class HowRead:
    """How a file was read, so that a person can see whether it was read right.

    Attributes
    ----------
    name, kind : str
        File name, and "CSV" or "Excel".
    fingerprint : str
        First part of the SHA-256 of the content: the same file has the same fingerprint.
    encoding, delimiter, sheet : str
        Empty where they do not apply.
    heading_rows : int
        Rows that became the headings.
    notes : tuple of str
        What else happened, each a sentence: rows skipped, cells cut off.
    """

    name: str
    kind: str
    fingerprint: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    heading_rows: int = 1
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say it in sentences."""
        named = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
        between = named.get(self.delimiter, f"“{self.delimiter}”")
        how = f"the sheet “{self.sheet}”" if self.sheet else f"{self.encoding}, {between}"
        if self.heading_rows == 0:
            heads = "no row of headings"
        elif self.heading_rows == 1:
            heads = "one row of headings"
        else:
            heads = f"{self.heading_rows} rows of headings"
        return " ".join([f"Read as {self.kind} ({how}), with {heads}.", *self.notes])


@dataclass(frozen=True, eq=False)
class Table:
    """A survey file as columns of text.

    Attributes
    ----------
    columns : dict of str to Column
        In the order of the file.
    row_numbers : numpy.ndarray of int32
        Which row of the file each row was, counted from 1 as a spreadsheet does.
    how : HowRead
        How the file was read.
    """

    columns: dict[str, Column]
    row_numbers: np.ndarray
    how: HowRead

    @property
    def rows(self) -> int:
        """Number of answers: rows of the file without headings and blank rows."""
        return len(self.row_numbers)

    def column(self, name: str) -> Column:
        """Give a column by its name.

        Raises
        ------
        ValueError
            If there is none.
        """
        if name not in self.columns:
            names = ", ".join(f"“{one}”" for one in list(self.columns)[:12])
            raise ValueError(f"Found no column “{name}”; the file has {names}.")
        return self.columns[name]


@dataclass
class Collector:
    """Takes the cells of one column piece by piece, and keeps each text once."""

    texts: list[str] = field(default_factory=list)
    codes: list[np.ndarray] = field(default_factory=list)
    known: defaultdict = field(default_factory=lambda: defaultdict(count().__next__))

    def add(self, cells: Iterable[str], size: int) -> None:
        """Take the next `size` cells."""
        before = len(self.known)
        self.codes.append(np.fromiter(map(self.known.__getitem__, cells), np.int32, size))
        # Where hardly any text repeats, to remember each one costs memory and finds nothing.
        if len(self.known) > _MANY and len(self.known) - before > size // 2:
            self._settle()

    def _settle(self) -> None:
        self.texts.extend(self.known)
        self.known = defaultdict(count(len(self.texts)).__next__)

    def column(self, name: str, question: str) -> Column:
        """Give the whole column; blanks around a text are not part of it."""
        self._settle()
        codes = np.concatenate(self.codes) if self.codes else np.empty(0, np.int32)
        self.codes = []
        return Column(name, question, codes, [text.strip() for text in self.texts])
