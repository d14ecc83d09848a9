"""Pages and exercises in JupyterLab: no barrier of ours, an answer typed by keys, modes of display.

The lessons themselves are in `test_lessons_by_keyboard.py`.
"""

import json
import re
from pathlib import Path

import pytest

from tools.headless_lab import run_all_cells
from tools.keyboard_learner import Learner
from tools.notebooks import EXERCISES, LESSONS

OWN = json.loads(Path(__file__).with_name("jupyterlab_own.json").read_text(encoding="utf-8"))
LISTED = [(one["rule"], one["place"]) for one in OWN]
PAGES = [
    *(f"{LESSONS}/{name}" for name in ("glossary", "sources", "statements")),
    *(f"{LESSONS}/{name}" for name in ("progress", "bring_your_own")),
    *(f"{EXERCISES}/{name}" for name in ("00_start", "04_nps", "13_joining")),
]
RING = """() => {
    const style = getComputedStyle(document.activeElement);
    return [style.outlineStyle, parseFloat(style.outlineWidth)];
}"""
EDGE = "one => getComputedStyle(one).borderTopColor"
INK_ON_GROUND = """one => [
    getComputedStyle(one).backgroundColor,
    getComputedStyle(one.shadowRoot.querySelector('svg text')).fill,
]"""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_barrier_of_ours(notebook, barriers, path):
    page = notebook(f"{path}.ipynb")
    if page.locator(".jp-CodeCell").count():
        run_all_cells(page)
    found = barriers(page, listed=LISTED)
    assert [one for one in found if one["ours"] or one["listed"] < 0] == []


def test_an_answer_is_typed_and_checked_by_keyboard(notebook):
    page = notebook(f"{EXERCISES}/04_nps.ipynb")
    learner = Learner(page)
    sources = page.evaluate(
        "window.jupyterapp.shell.currentWidget.content.widgets"
        ".map(one => one.model.sharedModel.source)"
    )
    cell = next(place for place, source in enumerate(sources) if 'check("4.2"' in source)
    line = next(i for i, one in enumerate(sources[cell].split("\n")) if one.startswith("answer ="))
    for _ in range(cell):
        learner.press("ArrowDown")
    assert learner.where()["active"] == cell
    learner.press("Enter", "Control+Home", *["ArrowDown"] * line, "Home", "Shift+End")
    page.keyboard.type("answer = 14")
    learner.press("Tab")
    assert learner.where()["cell"] == cell, "Tab makes blanks in code"
    learner.press("Escape")
    assert learner.where()["tag"] == "DIV" and not learner.where()["lost"]
    learner.press("Shift+Enter")
    reply = page.get_by_text("You left the passives out of the base")
    reply.wait_for(timeout=60_000)
    box = page.locator("[role=status]", has=reply)
    assert re.match(r". Not yet\.", box.inner_text())
    assert learner.where()["active"] == cell + 1


def test_focus_and_edges_are_seen_in_every_mode_of_display(notebook):
    page = notebook(f"{LESSONS}/00_start.ipynb")
    learner = Learner(page)
    learner.press("Shift+Enter", "Shift+Enter")
    box = page.get_by_label("Pairs of shoes")
    box.wait_for(timeout=60_000)
    assert box.evaluate(EDGE) == "rgb(107, 114, 128)"
    learner.press("ArrowUp")
    learner.go_in()
    assert box.evaluate("one => one === document.activeElement")
    style, width = page.evaluate(RING)
    assert style == "solid" and width >= 3
    learner.press("Escape")
    assert learner.where()["tag"] == "DIV" and learner.where()["active"] == 1

    run_all_cells(page)
    page.emulate_media(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    prediction = page.locator(".jp-OutputArea-output", has=page.get_by_label("My prediction"))
    prediction.get_by_label("My prediction").select_option(index=1)
    prediction.get_by_role("button", name="Lock in my prediction").click()
    picture = prediction.locator("[role=img]:not([hidden])")
    picture.wait_for()
    assert picture.evaluate(INK_ON_GROUND) == ["rgb(255, 255, 255)", "rgb(31, 41, 55)"]
    moving = page.evaluate(
        "[...document.querySelectorAll('.jp-OutputArea-output *')].filter(one =>"
        " parseFloat(getComputedStyle(one).animationDuration) > 0).length"
    )
    assert moving == 0
