"""What there is to answer in the course, read from its notebooks: lessons, questions, exercises.

The notebooks are the truth here, so that a new lesson needs no second list. Only `check("4.2", …)`
and `ask("4.a")` in code cells count. How a learner stands is in `records` and `overview`.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_ASKED = re.compile(r"""\b(?:check|ask)\(\s*["']([0-9]+\.[0-9a-z]+)["']""")
_HEADING = re.compile(r"^(#{1,2}) +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True)
class Task:
    """One thing to answer.

    Attributes
    ----------
    id
        Such as "4.2".
    title
        The heading above it.
    link
        Where it stands, as a relative address that is true in each folder of notebooks.
    """

    id: str
    title: str
    link: str


@dataclass(frozen=True)
class Lesson:
    """One lesson with all that it asks.

    Attributes
    ----------
    number, name
        From its file: 4 and "nps" for `04_nps.ipynb`.
    title
        The heading of its notebook.
    link
        As for `Task`.
    tasks
        First those in the lesson, then those of its exercise notebook.
    """

    number: int
    name: str
    title: str
    link: str
    tasks: tuple[Task, ...]


def lessons(course: Path) -> list[Lesson]:
    """List the lessons of a course in their order; a notebook that cannot be read is left out."""
    found = []
    for path in sorted((course / "notebooks").glob("[0-9][0-9]_*.ipynb")):
        cells = _cells(path)
        if not cells:
            continue
        tasks = [*_tasks(path, cells)]
        exercises = course / "exercises" / path.name
        tasks += _tasks(exercises, _cells(exercises))
        number, _, name = path.stem.partition("_")
        title = next((match[2] for match in _HEADING.finditer(cells[0][1])), name)
        once = {task.id: task for task in reversed(tasks)}
        in_order = tuple(once[id] for id in dict.fromkeys(task.id for task in tasks))
        found.append(Lesson(int(number), name, title, _link(path), in_order))
    return found


def _tasks(path: Path, cells: list[tuple[str, str]]) -> Iterator[Task]:
    heading = ""
    for kind, source in cells:
        if kind == "markdown":
            heading = next((match[2] for match in reversed([*_HEADING.finditer(source)])), heading)
        elif kind == "code":
            for match in _ASKED.finditer(source):
                yield Task(match[1], heading, _link(path, heading))


def _cells(path: Path) -> list[tuple[str, str]]:
    """Give kind and text of each cell; none if the notebook is gone or damaged."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return [(cell["cell_type"], "".join(cell["source"])) for cell in cells]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _link(path: Path, heading: str = "") -> str:
    anchor = f"#{quote(heading.replace(' ', '-'))}" if heading else ""
    return f"../{path.parent.name}/{quote(path.name)}{anchor}"
