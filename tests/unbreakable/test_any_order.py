"""Cells in any order, some twice and some never: a lesson answers in results or clear sentences."""

import json
import random
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LESSONS = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
EXERCISES = sorted(path.stem for path in (ROOT / "exercises").glob("[0-9][0-9]_*.ipynb"))
QUICK = ("00_start", "04_nps", "13_joining")


def cells_of(folder, name):
    """Give the code cells of a notebook, each with the text that is stored below it."""
    notebook = json.loads((ROOT / folder / f"{name}.ipynb").read_text(encoding="utf-8"))
    return [
        ("".join(cell["source"]), "".join(map(text_of, cell["outputs"])))
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    ]


def text_of(output):
    return "".join(output.get("text") or output.get("data", {}).get("text/plain", ""))


def faults(cell, shown):
    """Say what about an output a learner could not make sense of."""
    if shown["warnings"]:
        return [f"{cell}\n gave the warning\n{shown['warnings']}"]
    if not shown["error"]:
        return []
    text = shown["text"]
    *results, sentence, where_the_report_is = text.strip().splitlines()
    is_clear = (
        sentence.startswith("Stop: ")
        and "Run All Above Selected Cell" in sentence
        and "%tb" in where_the_report_is
        and not any("Traceback" in line for line in results)
    )
    if shown["error"] == "NameError":
        (name,) = re.findall("“([A-Za-z_0-9]+)”", sentence)[:1] or [""]
        is_clear = is_clear and re.search(rf"\b{name}\b", cell)
    return [] if is_clear else [f"{cell}\n gave\n{text}"]


def test_there_are_lessons():
    assert len(LESSONS) >= 15 and len(EXERCISES) >= 15 and set(QUICK) <= set(LESSONS)


@pytest.mark.parametrize(
    "name",
    [  # all of them take a minute of one core
        name if name in QUICK else pytest.param(name, marks=pytest.mark.install) for name in LESSONS
    ],
)
def test_a_lesson_run_in_any_order_says_clearly_what_is_missing(kernel, name):
    stored = cells_of("notebooks", name)
    cells = [cell for cell, _ in stored]
    dice = random.Random(f"order of {name}")
    order = [cells[0], *dice.sample(cells, len(cells)), *dice.choices(cells, k=5)]
    kernel.restart()
    answers = kernel.run(*order)
    found = [fault for pair in zip(order, answers, strict=True) for fault in faults(*pair)]
    assert not found, "\n\n".join(found)
    assert any(answer["error"] == "" for answer in answers[1:])

    # Nothing that went wrong stays behind: from the top, without a restart, all is as stored.
    for (cell, text), answer in zip(stored, kernel.run(*cells), strict=True):
        if "hint(" not in cell:  # a second call gives a second hint
            assert answer["text"].strip() == text.strip(), cell


@pytest.mark.parametrize(
    "cell",
    [
        "visits",  # never loaded
        "{}['order_id']",  # a table that was joined twice
        "a = 0.52\na['sum']",  # a short name that two sections use
        "b = 1\nb.groupby('arm')",
        "round((-0.5) ** 0.5)",
        "import pandas as pd\npd.Series([1, 2]).eq(pd.Series([1])) + pd.DataFrame([[1]]).loc['x']",
        "import numpy as np\nnp.zeros(2) + np.zeros(3)",
        "[][0]",
        "1 / 0",
    ],
)
def test_what_comes_of_a_mix_up_is_a_clear_sentence(kernel, cell):
    kernel.restart()
    _, answer = kernel.run("from uxcx.lessons import start", cell)
    assert answer["error"] and not faults(cell, answer)


def test_python_s_own_report_is_one_command_away(kernel):
    kernel.restart()
    *_, report = kernel.run("from uxcx.lessons import start", "1 / 0", "%tb")
    assert "Traceback" in report["text"] and "ZeroDivisionError" in report["text"]


@pytest.mark.parametrize("name", EXERCISES)
def test_exercises_can_be_done_from_the_last_to_the_first(kernel, name):
    """Each cell brings what it needs, but for the two in lesson 0 that teach the opposite."""
    stored = cells_of("exercises", name)[::-1]
    kernel.restart()
    for (cell, text), answer in zip(stored, kernel.run(*[c for c, _ in stored]), strict=True):
        if "nps_of_quarter(quarter)" in cell:
            assert answer["error"] == "NameError" and not faults(cell, answer)
        else:
            assert answer["text"].strip() == text.strip(), cell
