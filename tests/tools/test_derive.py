"""Exercises from solutions: what goes, what stays, and what the author hears."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tools import notebooks
from tools.contract.agreement import without_results
from tools.derive import derive, strip_solution

PLACE = "solutions/04_nps.ipynb, cell 3"


def test_the_sample_solution_gives_the_sample_exercise(documents):
    solution, exercise = documents["solution"], documents["exercise"]
    derived = derive(solution.notebook, solution.path)
    assert notebooks.text(derived) == notebooks.text(without_results(exercise.notebook))


def test_what_stays():
    cell = new_code_cell(
        "a = ...\n# BEGIN SOLUTION\na = 1\n# END SOLUTION\ncheck(a)",
        id="kept",
        metadata={"nbgrader": {"grade_id": "a", "solution": True}},
        execution_count=4,
    )
    solution = new_notebook(cells=[cell], metadata={"title": "NPS"})
    exercise = derive(solution, "solutions/04_nps.ipynb")
    (blank,) = exercise.cells
    assert blank.source == "a = ...\ncheck(a)"
    assert (blank.id, blank.metadata) == ("kept", cell.metadata)
    assert (blank.outputs, blank.execution_count) == ([], None)
    assert exercise.metadata == {
        "title": "NPS",
        "uxcx": {"derived_from": "solutions/04_nps.ipynb"},
    }
    assert cell.execution_count == 4, "the solution itself must not change"
    assert "uxcx" not in solution.metadata


def test_text_with_markers_and_a_cell_that_is_all_solution():
    solution = new_notebook(
        cells=[
            new_markdown_cell(
                "Ask.\n\n<!-- BEGIN SOLUTION -->\nBecause.\n<!-- END SOLUTION -->\n\nGo on."
            ),
            new_markdown_cell("<!-- BEGIN SOLUTION -->\nBecause.\n<!-- END SOLUTION -->"),
            new_code_cell("# BEGIN SOLUTION\n1 + 1\n# END SOLUTION"),
        ]
    )
    assert [cell.source for cell in derive(solution, "s").cells] == ["Ask.\n\n\nGo on."]


def test_indented_markers_and_two_blocks():
    source = "if a:\n    # BEGIN SOLUTION\n    b\n    # END SOLUTION\n    c\n# BEGIN SOLUTION\nd\n"
    assert strip_solution(source + "# END SOLUTION", "code", PLACE) == "if a:\n    c"


def test_source_without_markers_stays_to_the_letter():
    assert strip_solution("\n a \n\n", "code", PLACE) == "\n a \n\n"


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("a\n# BEGIN SOLUTION\nb", "line 2: '# BEGIN SOLUTION' is never closed"),
        ("a\n# END SOLUTION", "line 2: '# END SOLUTION' without '# BEGIN SOLUTION'"),
        (
            "# BEGIN SOLUTION\n# BEGIN SOLUTION\n# END SOLUTION",
            "line 2: a second '# BEGIN SOLUTION' inside the one of line 1",
        ),
        ("### BEGIN SOLUTION\n### END SOLUTION", "line 1: '### BEGIN SOLUTION' is not a marker"),
        ("a = 1  # END SOLUTION", "is not a marker"),
    ],
)
def test_unbalanced_nested_and_misspelt_markers(source, says):
    with pytest.raises(ValueError) as caught:
        strip_solution(source, "code", PLACE)
    assert str(caught.value).startswith(f"{PLACE}, ")
    assert says in str(caught.value)


def test_code_markers_are_no_markers_in_text():
    with pytest.raises(ValueError, match="is not a marker"):
        strip_solution("# BEGIN SOLUTION\n# END SOLUTION", "markdown", PLACE)


def test_the_message_counts_cells_as_an_author_does():
    solution = new_notebook(cells=[new_markdown_cell("a"), new_code_cell("# END SOLUTION")])
    with pytest.raises(ValueError, match=r"^s\.ipynb, cell 2, line 1: "):
        derive(solution, "s.ipynb")
