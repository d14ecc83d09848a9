"""Stored notebooks hold what readers need, and nothing that changes from run to run.

Two builds of the same source give the same bytes. What is dropped: timings, language version,
widget state, trust and folding marks, random ids. Nothing here judges content (`tools.contract`).
"""

import copy
import hashlib
import re

from nbformat import NotebookNode

# Without a kernelspec JupyterLab greets the learner with a dialog; the version is left out because
# it would name the Python of whoever built last.
KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
KEPT_NOTEBOOK_METADATA = ("title", "authors", "uxcx")
KEPT_CELL_METADATA = ("tags", "slideshow", "nbgrader", "editable", "deletable")
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

_VALID_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")


def normalise(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook in the form in which it is stored."""
    stored = copy.deepcopy(notebook)
    stored.nbformat, stored.nbformat_minor = 4, 5
    kept = {key: stored.metadata[key] for key in KEPT_NOTEBOOK_METADATA if key in stored.metadata}
    stored.metadata = NotebookNode(kept, kernelspec=KERNELSPEC, language_info=LANGUAGE)
    _settle_ids(stored.cells)
    executed = 0
    for cell in stored.cells:
        cell.metadata = NotebookNode(
            {key: cell.metadata[key] for key in KEPT_CELL_METADATA if cell.metadata.get(key)}
        )
        if cell.cell_type == "code":
            if cell.execution_count is not None:
                executed += 1
                cell.execution_count = executed
            cell.outputs = _merge_streams(cell.outputs)
            for number, output in enumerate(cell.outputs):
                _settle_output(output, cell, number)
    return stored


def _settle_ids(cells: list[NotebookNode]) -> None:
    """Keep good ids; give the other cells one made from their content, the same every time."""
    taken = set()
    for cell in cells:
        wanted = cell.get("id", "")
        if not _VALID_ID.fullmatch(wanted) or wanted in taken:
            wanted = _digest(cell.cell_type, cell.source)[:8]
            for copy_number in range(2, len(cells) + 2):
                if wanted not in taken:
                    break
                wanted = _digest(cell.cell_type, cell.source, str(copy_number))[:8]
        cell.id = wanted
        taken.add(wanted)


def _merge_streams(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Join neighbours of the same stream: how a kernel cuts its text into messages is chance."""
    merged: list[NotebookNode] = []
    for output in outputs:
        before = merged[-1] if merged else None
        if before and _stream(output) and _stream(output) == _stream(before):
            before.text += output.text
        else:
            merged.append(output)
    return merged


def _stream(output: NotebookNode) -> str | None:
    return output.name if output.output_type == "stream" else None


def _settle_output(output: NotebookNode, cell: NotebookNode, number: int) -> None:
    if output.output_type == "execute_result":
        output.execution_count = cell.execution_count
    view = output.get("data", {}).get(WIDGET_VIEW)
    if view:
        view["model_id"] = _digest(cell.id, str(number))


def _digest(*parts: str) -> str:
    # A name, not a secret: 32 hexadecimal digits, as widgets use.
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
