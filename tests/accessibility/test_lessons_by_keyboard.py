"""Every lesson in JupyterLab, done by keyboard alone from the first cell to the last.

One page load a lesson. When all is done, and so all is open, axe-core looks at the page, the names
of the controls are read, and the dark theme is put on.
"""

import json
import re
from pathlib import Path

import pytest

from tools.keyboard_learner import CHECK, COMPARE, LOCK, Learner
from tools.notebooks import LESSONS, ROOT, find, lesson_name

NAMES = [path.stem for path in find(LESSONS) if lesson_name(path.stem)]
OWN = json.loads(Path(__file__).with_name("jupyterlab_own.json").read_text(encoding="utf-8"))
LISTED = [(one["rule"], one["place"]) for one in OWN]
PANELS = ".jp-OutputArea-output:has(.jupyter-widgets)"
CONTROL = re.compile(
    r"^\s*- (combobox|spinbutton|checkbox|button|textbox|slider|radio|img|group|table)"
    r'(?: "((?:[^"\\]|\\.)*)")?',
    re.MULTILINE,
)
NEED_A_NAME = {"combobox", "spinbutton", "checkbox", "button", "textbox", "slider", "radio", "img"}
NO_NAME_IN_IPYWIDGETS = {"slider", "radio"}
# Controls that stick out of the output they stand in, in pixels; one is a matter of rounding.
STICKING_OUT = """() => [...document.querySelectorAll(
    '.jp-OutputArea-output select, .jp-OutputArea-output input, .jp-OutputArea-output button'
)].map(control => {
    const place = control.closest('.jp-OutputArea-output').getBoundingClientRect();
    const label = control.closest('.jupyter-widgets')?.innerText.slice(0, 40);
    return [label, Math.round(control.getBoundingClientRect().right - place.right)];
}).filter(([, pixels]) => pixels > 1)"""
DARK = "JupyterLab Dark"
HIGH_CONTRAST = "JupyterLab Dark High Contrast"


def calls(name):
    """Count the recall questions of a lesson, as its code asks them."""
    cells = json.loads((ROOT / LESSONS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return len(code), sum(source.count(".ask(") for source in code)


def wear(page, theme):
    """Put a theme on."""
    page.evaluate(
        "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme
    )
    page.wait_for_function(
        "theme => document.body.dataset.jpThemeName === theme", arg=theme, timeout=20_000
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_is_done_by_keyboard_and_leaves_no_barrier(notebook, barriers, name):
    page = notebook(f"{LESSONS}/{name}.ipynb")
    visits = Learner(page).work_through()

    cells, questions = calls(name)
    ran = page.locator(".jp-CodeCell .jp-InputPrompt").all_inner_texts()
    assert len(ran) == cells and all(re.fullmatch(r"\[\d+\]:", one) for one in ran), ran
    assert page.locator("[data-mime-type$='jupyter.error']").count() == 0

    pressed = [button for visit in visits for button in visit.pressed]
    predictions = page.get_by_role("button", name="Locked in", exact=True).count()
    assert pressed.count(LOCK) == pressed.count(COMPARE) == predictions
    assert page.get_by_role("button", name=LOCK).count() == 0
    assert pressed.count(CHECK) == questions
    for visit in visits:
        silent = [region for region, said in visit.heard.items() if len(set(said)) < 2]
        assert not silent, f"cell {visit.cell}: nothing changed in {silent}: {visit.stops}"
        said = visit.sentences()
        if LOCK in visit.pressed:
            assert any(one.startswith("Locked in: ") for one in said)
            assert any(re.match("(. )?(Your prediction held|A surprise)", one) for one in said)
        if CHECK in visit.pressed:
            assert any(re.match("(. )?(Correct|Not yet)", one) for one in said)
    assert any(visit.tables for visit in visits)

    found = barriers(page, listed=LISTED)
    assert [one for one in found if one["ours"] or one["listed"] < 0] == []
    gone = set(range(len(OWN))) - {one["listed"] for one in found}
    assert not gone, f"JupyterLab has mended these: {[OWN[place] for place in gone]}"

    for shown in page.locator(PANELS).all():
        controls = CONTROL.findall(shown.aria_snapshot())
        nameless = [role for role, label in controls if role in NEED_A_NAME and not label]
        assert not nameless, f"{nameless} without a name: {shown.inner_text()[:80]}"
        assert not {role for role, _ in controls} & NO_NAME_IN_IPYWIDGETS
    assert page.locator("[role=status] [role=status]").count() == 0

    wear(page, DARK)
    assert barriers(page, ["color-contrast"]) == []
    if name == NAMES[0]:
        wear(page, HIGH_CONTRAST)
        assert barriers(page, ["color-contrast"]) == []

    page.set_viewport_size({"width": 320, "height": 900})
    page.wait_for_timeout(500)  # JupyterLab lays the page out anew
    assert page.evaluate(STICKING_OUT) == []
