"""Exercises are what is left of a solution once the solution is taken out.

Taken out is what stands between `# BEGIN SOLUTION` and `# END SOLUTION` in code, and between
`<!-- BEGIN SOLUTION -->` and `<!-- END SOLUTION -->` in text; nbgrader and otter read the same
words. A cell that held nothing else goes altogether. Nothing here runs code.
"""

import copy

from nbformat import NotebookNode

_MARKERS = {
    "code": ("# BEGIN SOLUTION", "# END SOLUTION"),
    "markdown": ("<!-- BEGIN SOLUTION -->", "<!-- END SOLUTION -->"),
}


def derive(solution: NotebookNode, path: str) -> NotebookNode:
    """Make the blank exercise notebook of a solution.

    Parameters
    ----------
    solution
        Stays as it is.
    path
        Where the solution is, such as "solutions/04_nps.ipynb": for messages, and noted in the
        metadata of the exercise.
    """
    exercise = copy.deepcopy(solution)
    exercise.metadata["uxcx"] = {"derived_from": path}
    exercise.cells = []
    for number, cell in enumerate(solution.cells, start=1):
        blank = copy.deepcopy(cell)
        blank.source = strip_solution(cell.source, cell.cell_type, f"{path}, cell {number}")
        if blank.cell_type == "code":
            blank.outputs, blank.execution_count = [], None
        if blank.source or not cell.source:
            exercise.cells.append(blank)
    return exercise


def strip_solution(source: str, cell_type: str, place: str) -> str:
    """Take out what stands between the markers, and the markers."""
    begin, end = _MARKERS.get(cell_type, _MARKERS["markdown"])
    kept, opened = [], 0
    for number, line in enumerate(source.split("\n"), start=1):
        marker = line.strip()
        here = f"{place}, line {number}"
        if marker == begin:
            if opened:
                raise ValueError(
                    f"{here}: a second {begin!r} inside the one of line {opened}. "
                    f"Do this: put {end!r} between them."
                )
            opened = number
        elif marker == end:
            if not opened:
                raise ValueError(
                    f"{here}: {end!r} without {begin!r} above it. Do this: add the beginning."
                )
            opened = 0
        elif "BEGIN SOLUTION" in line or "END SOLUTION" in line:
            raise ValueError(
                f"{here}: {marker!r} is not a marker. "
                f"Do this: write {begin!r} or {end!r} on its own line."
            )
        elif not opened:
            kept.append(line)
    if opened:
        raise ValueError(
            f"{place}, line {opened}: {begin!r} is never closed. "
            f"Do this: add {end!r} after the solution."
        )
    changed = len(kept) < source.count("\n") + 1
    return "\n".join(kept).strip("\n") if changed else source
