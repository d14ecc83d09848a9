"""A tiny course that keeps the whole contract: one lesson, its solution, its exercises, pages.

Its code runs with nothing but Python, so that a build can be tried for real.
"""

from types import SimpleNamespace

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tools import lessons, notebooks
from tools.contract.document import Document
from tools.normalise import normalise

STEM = "90_sample"
PICTURE = (
    "<figure><img alt='Bars of four answers, n 4. Two are 10 and two are 0.' src='x.png'>"
    "<details><summary>Table</summary><table><tr><td>4</td></tr></table></details></figure>"
)

LESSON_START = """\
# Four answers

This lesson counts four answers by hand. You will see what a mean can hide.

## You will be able to

- **Count the answers** of a small survey.
- **Compute a mean** with one line of code.
- **Say what is hidden** behind a mean.

## Before you start

You need no other lesson. Run each cell with Shift and Enter.

## Time

60 minutes alone, 50 minutes in class.

## Contents

1. [Four people answer](#Four-people-answer)
2. [What the mean hides](#What-the-mean-hides)"""

LESSON_END = """\
Two people love the shop, and two do not.

## Check yourself

Say it in your own words: why does the mean mislead here?

## Recap

- **Count the answers**: there were four.
- **Compute a mean**: it was 5.
- **Say what is hidden**: two groups.

## Next

- [Exercises of this lesson](../exercises/90_sample.ipynb)
- [Solutions of this lesson](../solutions/90_sample.ipynb)

## Stuck?

Restart the kernel and run all cells again."""

DRAWING = f'''\
class Drawing:
    def _repr_html_(self):
        return """{PICTURE}"""

    def __repr__(self):
        return "Bars of four answers."


Drawing()'''

CHECK = """\
def check(id, answer):
    print("Correct." if answer == 5 else "Not answered yet.")"""

ANSWER = """\
answer = ...  # your number, for example 7.5
# BEGIN SOLUTION
answer = 5
# END SOLUTION
check("{id}", answer)"""


def _result(count, **data):
    return new_output("execute_result", execution_count=count, data=data)


def _printed(text):
    return new_output("stream", name="stdout", text=text)


def _code(source, count, *outputs):
    return new_code_cell(source, execution_count=count, outputs=list(outputs))


def _stored(*cells):
    for number, cell in enumerate(cells, start=1):
        cell.id = f"cell-{number}"
    return normalise(new_notebook(cells=list(cells)))


@pytest.fixture
def lesson():
    return _stored(
        new_markdown_cell(LESSON_START),
        new_markdown_cell(
            "## Four people answer\n\nFour people rate the shop. The Net Promoter Score (NPS) "
            "comes later; first we compute the mean:"
        ),
        _code("ratings = [10, 10, 0, 0]\nsum(ratings) / 4", 1, _result(1, **{"text/plain": "5.0"})),
        new_markdown_cell("The mean is **5**.<!-- fact: mean --> No person gave that answer."),
        new_markdown_cell("## What the mean hides\n\nThe figure counts each answer."),
        _code(
            DRAWING,
            2,
            _result(2, **{"text/html": PICTURE, "text/plain": "Bars of four answers."}),
        ),
        new_markdown_cell(LESSON_END),
    )


@pytest.fixture
def solution():
    return _practice(answered=True)


@pytest.fixture
def exercise():
    return _practice(answered=False)


def _practice(answered):
    reply = _printed("Correct.\n" if answered else "Not answered yet.\n")
    start = "# Four answers: exercises\n\nHere you try it alone. Each answer gets a reply."
    cells = [
        new_markdown_cell(f"{start}\n\nThe first cell prepares the replies:"),
        _code(CHECK, 1),
    ]
    for number, id in enumerate(("90.1", "90.2"), start=2):
        cells.append(new_markdown_cell(f"## {id} A mean\n\nWhat is the mean of 10, 10, 0, 0?"))
        cells.append(_code(ANSWER.format(id=id), number, reply.copy()))
    why = "\n<!-- BEGIN SOLUTION -->\nThe sum is 20, and 20 / 4 is 5.\n<!-- END SOLUTION -->"
    lead = "## Next\n\n- [Back to the lesson](../notebooks/90_sample.ipynb)"
    cells.append(new_markdown_cell(why.strip()))
    cells.append(new_markdown_cell(lead))
    stored = _stored(*cells)
    if not answered:
        for cell in stored.cells:
            cell.source = cell.source.replace(
                "# BEGIN SOLUTION\nanswer = 5\n# END SOLUTION\n", ""
            ).replace(why.strip(), "")
        stored.cells = [cell for cell in stored.cells if cell.source]
        stored.metadata["uxcx"] = {"derived_from": f"solutions/{STEM}.ipynb"}
    return stored


@pytest.fixture
def glossary():
    return _stored(
        new_markdown_cell(
            "# Glossary\n\nThe words of the course.\n\n- **NPS**: the Net Promoter Score."
        )
    )


@pytest.fixture
def documents(tmp_path, monkeypatch, lesson, solution, exercise, glossary):
    """The course on disk, by kind of notebook; its lesson module is a stand-in."""
    module = SimpleNamespace(
        facts=lambda: {"mean": "5"},
        EXERCISES=[SimpleNamespace(id=id) for id in ("90.a", "90.1", "90.2")],
    )
    monkeypatch.setattr(lessons, "module_of", lambda stem: module)
    (tmp_path / "README.md").write_text(
        "| lesson | alone, min | class, min |\n|---|---|---|\n"
        f"| [Four answers](notebooks/{STEM}.ipynb) | 60 | 50 |\n",
        encoding="utf-8",
    )
    made = {
        "lesson": Document(f"notebooks/{STEM}.ipynb", lesson, tmp_path),
        "solution": Document(f"solutions/{STEM}.ipynb", solution, tmp_path),
        "exercise": Document(f"exercises/{STEM}.ipynb", exercise, tmp_path),
        "page": Document("notebooks/glossary.ipynb", glossary, tmp_path),
    }
    for document in made.values():
        notebooks.write(tmp_path / document.path, notebooks.text(document.notebook))
    return made
