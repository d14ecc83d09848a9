"""The stored form: the same bytes for the same content, whatever happened in between."""

import copy

from nbformat import from_dict
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from tools import notebooks
from tools.normalise import KERNELSPEC, WIDGET_VIEW, normalise


def stored(*cells, **metadata):
    # new_notebook would invent the ids that are missing.
    return normalise(
        from_dict({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4})
    )


def named(cell, **id):
    """Replace the random id of a new cell; without one it goes."""
    del cell["id"]
    return {**cell, **id}


def stream(text, name="stdout"):
    return new_output("stream", name=name, text=text)


def test_normalising_twice_changes_nothing(documents):
    for document in documents.values():
        once = normalise(document.notebook)
        assert notebooks.text(once) == notebooks.text(normalise(once))
        assert notebooks.text(once) == notebooks.text(document.notebook)


def test_good_ids_stay_and_missing_ones_come_from_the_content():
    def build():
        return stored(
            new_markdown_cell("a", id="mine"),
            named(new_markdown_cell("b")),
            named(new_markdown_cell("b")),
            new_markdown_cell("c", id="mine"),
            named(new_code_cell("d")),
        )

    ids = [cell.id for cell in build().cells]
    assert stored(named(new_markdown_cell("b"), id="not valid!")).cells[0].id == ids[1]
    assert ids == [cell.id for cell in build().cells]
    assert ids[0] == "mine" and len(set(ids)) == 5
    grown = stored(new_markdown_cell("new", id="new"), named(new_markdown_cell("b")))
    assert grown.cells[1].id == ids[1], "a new cell above must not change the ids below"


def test_counts_run_in_order_and_unrun_cells_stay_unrun():
    result = new_output("execute_result", execution_count=9, data={"text/plain": "2"})
    notebook = stored(
        new_code_cell("1", execution_count=5),
        new_code_cell(""),
        new_code_cell("2", execution_count=9, outputs=[result]),
    )
    assert [cell.execution_count for cell in notebook.cells] == [1, None, 2]
    assert notebook.cells[2].outputs[0].execution_count == 2


def test_metadata_keeps_what_readers_need():
    notebook = stored(
        new_code_cell(
            "1",
            metadata={
                "execution": {"iopub.status.busy": "2026"},
                "trusted": True,
                "collapsed": True,
                "tags": [],
                "nbgrader": {"grade_id": "a"},
                "slideshow": {"slide_type": "slide"},
            },
        ),
        kernelspec={"name": "conda-env", "display_name": "Mine"},
        language_info={"name": "python", "version": "3.13.1"},
        widgets={"application/vnd.jupyter.widget-state+json": {}},
        signature="sha",
        uxcx={"derived_from": "s"},
    )
    assert notebook.metadata.kernelspec == KERNELSPEC
    assert "3.13" not in str(notebook.metadata)
    assert set(notebook.metadata) == {"kernelspec", "language_info", "uxcx"}
    assert notebook.cells[0].metadata == {
        "nbgrader": {"grade_id": "a"},
        "slideshow": {"slide_type": "slide"},
    }


def test_neighbouring_streams_become_one():
    outputs = [stream("a\n"), stream("b\n"), stream("w\n", "stderr"), stream("c\n")]
    notebook = stored(new_code_cell("1", execution_count=1, outputs=outputs))
    assert [(one.name, one.text) for one in notebook.cells[0].outputs] == [
        ("stdout", "a\nb\n"),
        ("stderr", "w\n"),
        ("stdout", "c\n"),
    ]


def test_widget_views_get_ids_that_stay():
    def panel(model_id):
        view = {"model_id": model_id, "version_major": 2, "version_minor": 0}
        return new_output("display_data", data={WIDGET_VIEW: view, "text/plain": "Panel"})

    def build(first, second):
        return stored(
            new_code_cell("p", id="p", execution_count=1, outputs=[panel(first), panel(second)])
        )

    notebook = build("1f", "2f")
    assert notebook == build("3f", "4f")
    first, second = (one.data[WIDGET_VIEW].model_id for one in notebook.cells[0].outputs)
    assert first != second and len(first) == 32


def test_the_notebook_given_stays_as_it_is(documents):
    notebook = documents["lesson"].notebook
    notebook.metadata["widgets"] = {}
    before = copy.deepcopy(notebook)
    normalise(notebook)
    assert notebook == before
