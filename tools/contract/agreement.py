"""A notebook agrees with the rest of the course: its module, its sister notebook, its own file."""

import copy
from collections.abc import Iterator

from nbformat import NotebookNode

from tools import facts, lessons, notebooks
from tools.contract import language
from tools.contract.document import Document, Finding
from tools.derive import derive
from tools.normalise import normalise


def stored_form(document: Document) -> Iterator[Finding]:
    """The file holds exactly what the build would write for this notebook."""
    file = document.root / document.path
    if file.read_bytes() != notebooks.text(normalise(document.notebook)).encode():
        yield document.finding(
            None,
            "it is not in its stored form (ids, counts, metadata, widget state)",
            "run python -m tools.build; it was perhaps saved by hand after it ran",
        )


def derivation(document: Document) -> Iterator[Finding]:
    """An exercise is what a fresh derivation from its solution gives, results aside."""
    path = f"{notebooks.SOLUTIONS}/{document.stem}.ipynb"
    file = document.root / path
    if not file.exists():
        yield document.finding(None, f"there is no {path}", "write it; this notebook is made of it")
        return
    fresh = normalise(derive(notebooks.read(file), path))
    if notebooks.text(fresh) != notebooks.text(without_results(document.notebook)):
        yield document.finding(
            None,
            f"it is not what {path} gives",
            "edit only the solution, then run python -m tools.build",
        )


def facts_in_text(document: Document) -> Iterator[Finding]:
    """Numbers in the text that are marked as facts are those of the lesson's module."""
    known = lessons.facts(document.stem)
    for problem in facts.unprintable(known):
        yield document.finding(None, problem, "mend facts() of the lesson's module")
    for cell in document.cells:
        if not cell.is_code:
            for found, do in facts.problems(cell.node.source, known):
                yield document.finding(cell.number, found, do)
    if document.kind == "lesson":
        solution = document.root / notebooks.SOLUTIONS / f"{document.stem}.ipynb"
        used = facts.names(document.notebook)
        used |= facts.names(notebooks.read(solution)) if solution.exists() else set()
        for name in sorted(known.keys() - used):
            yield document.finding(
                None,
                f"fact {name!r} is printed neither here nor in the solutions",
                "mark its number in the text, or delete it from facts()",
            )


def glossary(document: Document) -> Iterator[Finding]:
    """The glossary explains every acronym of the lessons."""
    used: set[str] = set()
    for path in notebooks.find(notebooks.LESSONS, document.root):
        if notebooks.lesson_name(path.stem):
            lesson = Document(f"{notebooks.LESSONS}/{path.name}", notebooks.read(path))
            used |= language.capitals(lesson)
    yield from language.glossary_gaps(document, used)


def without_results(notebook: NotebookNode) -> NotebookNode:
    """Copy a notebook without the results of its code."""
    blank = copy.deepcopy(notebook)
    for cell in blank.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return blank
