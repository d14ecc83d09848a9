"""Solutions and exercises: every exercise of the lesson is there, and its check says what it must.

In `exercises/` every check is still "Not answered yet", in `solutions/` every check is "Correct".
"""

import ast
import re
from collections.abc import Iterator

from nbformat import NotebookNode

from tools import markdown
from tools.contract.document import Cell, Document, Finding, Section

STATE = {"exercise": "Not answered yet", "solution": "Correct"}

_ID = re.compile(r"\b\d+\.\d+\b")


def exercise_sections(document: Document, ids: list[str]) -> Iterator[Finding]:
    """There is one section for each exercise of the lesson's module, and no other."""
    found = [match[0] for one in document.sections if (match := _ID.search(one.title))]
    for missing in [one for one in ids if one not in found]:
        yield document.finding(
            None, f"exercise {missing} has no section", f"add '## {missing} A short title'"
        )
    for section in document.sections:
        match = _ID.search(section.title)
        if match and match[0] not in ids:
            yield document.finding(
                section.cell,
                f"exercise {match[0]} is not in the lesson's EXERCISES",
                "add it there, or mend the number",
            )
        elif match and found.count(match[0]) > 1:
            yield document.finding(
                section.cell, f"exercise {match[0]} has two sections", "join them"
            )
    in_order = [one for one in ids if one in found]
    if [one for one in dict.fromkeys(found) if one in ids] != in_order:
        yield document.finding(
            None, f"the exercises stand in the order {found}", f"use the order {in_order}"
        )


def checks(document: Document) -> Iterator[Finding]:
    """Each exercise section checks its own answer, and the check stands as it must."""
    for section in document.sections:
        match = _ID.search(section.title)
        checked = [(cell, one) for cell in section.code for one in checked_ids(cell)]
        if match and match[0] not in [one for _, one in checked]:
            yield document.finding(
                section.cell,
                f"exercise {match[0]} has no check",
                f'end its answer cell with check("{match[0]}", answer)',
            )
        for cell, one in checked:
            if match and one != match[0]:
                yield document.finding(
                    cell.number,
                    f"it checks {one} in the section of {match[0]}",
                    "mend the number",
                )
            yield from _state(document, cell)


def leads_on(document: Document) -> Iterator[Finding]:
    """The last section is Next, and it has links."""
    last: Section | None = document.sections[-1] if document.sections else None
    if last is None or last.title != "Next":
        yield document.finding(None, "the last section is not '## Next'", "add it at the end")
    elif not any(markdown.links(block) for block in last.blocks):
        yield document.finding(last.cell, "'## Next' has no link", "say where to go from here")


def checked_ids(cell: Cell) -> list[str]:
    """List the exercises that a code cell checks."""
    try:
        tree = ast.parse(cell.node.source)
    except SyntaxError:
        return []
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    return [
        call.args[0].value
        for call in calls
        if (isinstance(call.func, ast.Name) and call.func.id == "check")
        or (isinstance(call.func, ast.Attribute) and call.func.attr == "check")
        if isinstance(call.args[0], ast.Constant)
    ]


def _state(document: Document, cell: Cell) -> Iterator[Finding]:
    wanted = STATE[document.kind]
    replies = [shown for output in cell.node.outputs for shown in _plain(output)]
    if not any(reply.startswith(wanted) for reply in replies):
        found = f"reads {replies[-1][:60]!r}" if replies else "shows nothing"
        yield document.finding(
            cell.number,
            f"the check {found} and not '{wanted}…'",
            "mend the answer or the exercise; check(...) is the last line of its cell",
        )


def _plain(output: NotebookNode) -> Iterator[str]:
    if output.output_type == "stream":
        yield output.text
    elif "text/plain" in output.get("data", {}):
        yield output.data["text/plain"]
