"""Code cells: short, announced, explained, plain, and executed."""

import ast
import re
from collections.abc import Iterator

from tools import markdown
from tools.contract.document import Cell, Document, Finding
from tools.slides.deck import TAGS

MOST_LINES = {"lesson": 8, "solution": 12, "exercise": 12, "live page": 3}
ALLOWED_IMPORTS = {"uxcx", "pandas", "numpy", "math", "statistics"}

# Only tags that a tool of the course reads. Some others switch a check off without a word
# (nbval-skip, raises-exception), and so does a misspelt one.
ALLOWED_TAGS: frozenset[str] = TAGS

# These stall headless runs, and they redraw so that the page jumps; `uxcx.explorers` does not.
REFUSED_WIDGETS = {"interact", "interactive", "interactive_output", "Output"}

_NBVAL_COMMENT = re.compile(r"#\s*(NBVAL_|PYTEST_VALIDATE_)", re.IGNORECASE)
_FULL_STOP = re.compile(r"[.!?:…][\"”’')\]]*$")


def size(document: Document) -> Iterator[Finding]:
    """A code cell has 1 to 8 lines in a lesson, to 12 elsewhere, blanks and comments aside."""
    most = MOST_LINES[document.kind]
    for cell in document.code:
        lines = [line.strip() for line in cell.node.source.splitlines()]
        count = sum(bool(line) and not line.startswith("#") for line in lines)
        if not 1 <= count <= most:
            yield document.finding(
                cell.number,
                f"the code has {count} lines",
                f"keep it between 1 and {most}: one job for each cell, the rest in uxcx",
            )


def none(document: Document) -> Iterator[Finding]:
    """A page, such as the glossary, holds text only; `LIVE_PAGES` are named one by one."""
    for cell in document.code:
        yield document.finding(cell.number, "a page has no code", "move it into a lesson")


def plain_python(document: Document) -> Iterator[Finding]:
    """A code cell is plain Python that draws nothing and builds no widget itself."""
    for cell in document.code:
        try:
            tree = ast.parse(cell.node.source)
        except SyntaxError:
            yield document.finding(
                cell.number, "the code is not plain Python", "leave out magics and shell commands"
            )
            continue
        for name in sorted(_imported(tree) - ALLOWED_IMPORTS):
            yield document.finding(
                cell.number,
                f"it imports {name}",
                f"use only {', '.join(sorted(ALLOWED_IMPORTS))}; pictures and controls are in uxcx",
            )
        for name in sorted(_names(tree) & REFUSED_WIDGETS):
            yield document.finding(
                cell.number, f"it uses {name}", "make an explorer in uxcx.lessons"
            )


def tags(document: Document) -> Iterator[Finding]:
    """Cells carry only tags that some tool of the course reads, and no mark for nbval."""
    for cell in document.cells:
        for tag in cell.node.metadata.get("tags", []):
            if tag not in ALLOWED_TAGS:
                yield document.finding(
                    cell.number,
                    f"it has the tag {tag!r}",
                    "remove it; tools/contract/code.py lists the tags that are allowed",
                )
        if cell.is_code and _NBVAL_COMMENT.search(cell.node.source):
            yield document.finding(cell.number, "a comment switches nbval off", "remove it")


def announced(document: Document) -> Iterator[Finding]:
    """Before every code cell stands a text cell that ends in a sentence or a colon."""
    for before, cell in zip([None, *document.cells], document.cells, strict=False):
        if cell.is_code and not _ends_in_sentence(before):
            yield document.finding(
                cell.number,
                "no sentence announces this code",
                "end the text before it with a sentence or a colon that says what the code does",
            )


def interpreted(document: Document) -> Iterator[Finding]:
    """After every code cell that shows something stands text that says what it means."""
    for cell, after in zip(document.cells, [*document.cells[1:], None], strict=True):
        if cell.is_code and cell.node.outputs and not _starts_with_words(after):
            yield document.finding(
                cell.number,
                "no text says what this result means",
                "add a sentence right after it, before any heading",
            )


def executed(document: Document) -> Iterator[Finding]:
    """All code has run, in order: in a cell without its count nbval compares nothing and passes."""
    counts = [(cell.number, cell.node.execution_count) for cell in document.code]
    wrong = [(number, count) for wanted, (number, count) in enumerate(counts, 1) if count != wanted]
    if wrong:
        number, count = wrong[0]
        yield document.finding(
            number,
            f"its execution count is {count}, and {len(wrong)} of {len(counts)} cells did not run "
            "in order",
            "run python -m tools.build",
        )


def _ends_in_sentence(cell: Cell | None) -> bool:
    if cell is None or not cell.blocks or cell.blocks[-1]["type"] == "heading":
        return False
    last = [markdown.text(one).strip() for one in markdown.paragraphs(cell.blocks[-1:])]
    return bool(last) and bool(_FULL_STOP.search(last[-1]))


def _starts_with_words(cell: Cell | None) -> bool:
    return cell is not None and any(True for _ in markdown.paragraphs(cell.blocks[:1]))


def _imported(tree: ast.Module) -> set[str]:
    modules = {
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {module.partition(".")[0] for module in modules}


def _names(tree: ast.Module) -> set[str]:
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return names | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
