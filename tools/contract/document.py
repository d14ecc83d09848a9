"""A notebook as the checks see it: cells with their text cut into blocks, headings and sections.

What must be true of it stands in the other modules of this room.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from nbformat import NotebookNode

from tools import markdown
from tools.notebooks import EXERCISES, LESSONS, ROOT, SOLUTIONS, lesson_name

LIVE_PAGES = {"bring_your_own", "progress"}


@dataclass(frozen=True)
class Finding:
    """One breach of the contract, as one sentence with the way out."""

    place: str
    found: str
    do: str

    def __str__(self) -> str:
        return f"{self.place}: {self.found}. Do this: {self.do}."


@dataclass(frozen=True)
class Cell:
    """A cell with its place, counted from 1 as an author would, and its text as blocks."""

    number: int
    node: NotebookNode
    blocks: list[markdown.Token]

    @property
    def is_code(self) -> bool:
        """Tell whether the cell holds code."""
        return self.node.cell_type == "code"


class Heading(NamedTuple):
    """A heading and the cell that it stands in."""

    level: int
    text: str
    cell: int

    @property
    def anchor(self) -> str:
        """The name by which JupyterLab and nbconvert link to the heading."""
        return self.text.replace(" ", "-")


@dataclass
class Section:
    """A heading of level 2 and all that follows it up to the next one."""

    title: str
    cell: int
    blocks: list[markdown.Token] = field(default_factory=list)
    code: list[Cell] = field(default_factory=list)

    def lists(self, ordered: bool) -> list[markdown.Token]:
        """Give the lists that stand directly in the section."""
        return [
            block
            for block in self.blocks
            if block["type"] == "list" and block["attrs"]["ordered"] == ordered
        ]


@dataclass(frozen=True)
class Document:
    """A notebook and where it belongs.

    Attributes
    ----------
    path
        From the root of the course, such as "notebooks/04_nps.ipynb".
    notebook
        What stands in it.
    root
        The folder from which its links are followed.
    """

    path: str
    notebook: NotebookNode
    root: Path = ROOT

    @property
    def stem(self) -> str:
        """File name without its ending."""
        return Path(self.path).stem

    @property
    def kind(self) -> str:
        """One of "lesson", "solution", "exercise", "page" and "live page", a page with code."""
        folder = Path(self.path).parts[0]
        if folder == LESSONS and lesson_name(self.stem) is None:
            return "live page" if self.stem in LIVE_PAGES else "page"
        return {LESSONS: "lesson", SOLUTIONS: "solution", EXERCISES: "exercise"}[folder]

    @cached_property
    def cells(self) -> list[Cell]:
        """All cells."""
        return [
            Cell(
                number,
                node,
                markdown.parse(node.source) if node.cell_type == "markdown" else [],
            )
            for number, node in enumerate(self.notebook.cells, start=1)
        ]

    @property
    def code(self) -> list[Cell]:
        """The code cells."""
        return [cell for cell in self.cells if cell.is_code]

    @cached_property
    def headings(self) -> list[Heading]:
        """All headings in reading order."""
        return [
            Heading(block["attrs"]["level"], markdown.text(block).strip(), cell.number)
            for cell in self.cells
            for block in cell.blocks
            if block["type"] == "heading"
        ]

    @cached_property
    def sections(self) -> list[Section]:
        """The sections of level 2 in reading order."""
        found: list[Section] = []
        for cell in self.cells:
            if cell.is_code and found:
                found[-1].code.append(cell)
            for block in cell.blocks:
                if block["type"] == "heading" and block["attrs"]["level"] == 2:
                    found.append(Section(markdown.text(block).strip(), cell.number))
                elif found:
                    found[-1].blocks.append(block)
        return found

    def section(self, title: str) -> Section | None:
        """Find a section by its title."""
        return next((one for one in self.sections if one.title == title), None)

    def prose(self, quotes: bool = True) -> Iterator[tuple[int, markdown.Token]]:
        """Give the running text paragraph by paragraph, each with the number of its cell."""
        for cell in self.cells:
            for paragraph in markdown.paragraphs(cell.blocks, quotes):
                yield cell.number, paragraph

    def finding(self, cell: int | None, found: str, do: str) -> Finding:
        """Write a finding about a cell, or about the whole notebook."""
        return Finding(f"{self.path}, cell {cell}" if cell else self.path, found, do)
