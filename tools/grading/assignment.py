"""One solution notebook becomes one assignment: the same cells, with what nbgrader has to know.

An answer that a program can judge is followed by a locked cell that awards its points; a written
answer is marked by a person. What is right, and what a learner reads, stays in `uxcx.lessons`.
"""

import copy
import re
from collections.abc import Iterator
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from tools.derive import derive
from uxcx.practice import Exercise, ExerciseSet, Written

POINTS = {"recall": 1, "calculate": 2, "interpret": 2, "critique": 3}
"""Points of an exercise, by its kind."""

_CHECK = re.compile(r'^check\("(\d+\.\d+)", answer\)$', re.MULTILINE)
# The answer is taken away, so that a cell that fails is never judged by the answer before it.
_AWARD = """\
# Points for exercise {id}. Leave this cell as it is, and run it right after your answer.
from uxcx.practice.grading import award
from {module} import EXERCISES

award(EXERCISES, "{id}", globals().pop("answer", ...))"""


def assignment(solution: NotebookNode, path: str, module: Any) -> NotebookNode:
    """Make the notebook that nbgrader keeps in `source`.

    For learners, nbgrader leaves of it what `tools.derive` leaves of the solution, and the locked
    cells.

    Parameters
    ----------
    solution
        Stays as it is.
    path
        Where the solution is, such as "solutions/04_nps.ipynb", for messages.
    module
        The module of the lesson, with its `EXERCISES`.
    """
    made = derive(solution, path)
    whole = {cell.id: cell for cell in solution.cells}
    cells: list[NotebookNode] = []
    for cell in made.cells:
        if cell.cell_type == "code" and cell.source != whole[cell.id].source:
            cell.source = whole[cell.id].source
            cells += _with_points(cell, path, module)
        else:
            cells.append(cell)
    made.cells = cells
    return made


def checked(notebook: NotebookNode, exercises: ExerciseSet) -> Iterator[Exercise]:
    """Give the exercises of a notebook in their order."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            yield from (exercises[id] for id in _CHECK.findall(cell.source))


def is_marked_by_hand(exercise: Exercise) -> bool:
    """Tell whether a person has to read the answer."""
    return isinstance(exercise.answer, Written)


def _with_points(cell: NotebookNode, path: str, module: Any) -> Iterator[NotebookNode]:
    """Give an answer cell, and the cell that awards its points if a program can judge it."""
    answer = copy.deepcopy(cell)
    ids = _CHECK.findall(cell.source)
    if not ids:  # something to try out, without points
        answer.metadata["nbgrader"] = _role(f"try-{cell.id}", solution=True)
        yield answer
        return
    try:
        (exercise,) = (module.EXERCISES[id] for id in ids)
    except (KeyError, ValueError):
        raise ValueError(
            f"{path}: the cell that checks {' and '.join(ids)} does not belong to one exercise of "
            f'{module.__name__}. Do this: end it with one check("…", answer).'
        ) from None
    name, points = exercise.id.replace(".", "-"), POINTS[exercise.kind]
    if is_marked_by_hand(exercise):
        answer.metadata["nbgrader"] = _role(f"exercise-{name}", solution=True, points=points)
        yield answer
        return
    answer.metadata["nbgrader"] = _role(f"answer-{name}", solution=True)
    yield answer
    source = _AWARD.format(id=exercise.id, module=module.__name__)
    locked = new_code_cell(source, id=f"{cell.id}-points")
    locked.metadata["nbgrader"] = _role(f"exercise-{name}", solution=False, points=points)
    yield locked


def _role(grade_id: str, *, solution: bool, points: int = 0) -> dict[str, Any]:
    """Say what a cell is, in nbgrader's own words."""
    role = {
        "schema_version": 3,
        "grade_id": grade_id,
        "solution": solution,
        "grade": points > 0,
        "locked": not solution,
        "task": False,
    }
    return role | ({"points": points} if points else {})
