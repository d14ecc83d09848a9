"""What a learner does to a lesson in JupyterLab: holds a key down, loses the kernel, goes on."""

import importlib
import os
import re
import shutil
import signal
import time

import ipywidgets as widgets
import psutil
import pytest

from tools.headless_lab import (
    CHROMIUM,
    ROOT,
    lab_server,
    open_notebook,
    run_all_cells,
    shut_down,
)
from uxcx.practice.records import parse

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
MOVES = 50
SECONDS_TO_SETTLE = 3

# Lesson, its module and panel, the control that gets the keys: the densest ones of the course.
PANELS = [
    ("11_clicks", "clicks", "HeatLens", "Device"),
    ("09_findability", "findability", "AgreementMap", "Together for at least, % of the people"),
    ("10_funnel", "funnel", "MixMachine", "Q4: mobile visits of 100"),
    ("04_nps", "nps", "HowSure", "Answers in each survey"),
]
KERNEL = "() => window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = tmp_path_factory.mktemp("unbreakable") / "course"
    shutil.copytree(ROOT / "notebooks", course / "notebooks")
    return course


@pytest.fixture(scope="module")
def lab(course):
    with lab_server(course, course.parent, progress="") as address:
        yield address


@pytest.fixture
def notebook(lab, browser):
    pages = []

    def open_and_run(name):
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        pages.append(page)
        page.faults = []
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        open_notebook(page, lab, f"notebooks/{name}.ipynb")
        run_all_cells(page)
        return page

    yield open_and_run
    for page in pages:
        shut_down(page)


def find_panel(page, title):
    """Find the panel with this title, and open it if it waits for a prediction."""
    output = page.locator(".jp-OutputArea-output", has=page.get_by_text(title, exact=True))
    guess = output.get_by_label("My prediction")
    if guess.count():
        guess.focus()
        for key in ("ArrowDown", "Tab", "Tab", "Enter"):
            page.keyboard.press(key)
        output.get_by_text("Locked in: ").wait_for(state="visible")
    boxes = page.locator(".widget-vbox", has=page.get_by_text(title, exact=True))
    return boxes.filter(has=page.locator("[role=img]")).last


def sentence(shown):
    return shown.locator("[role=status]").first.inner_text()


def take_over(panel, shown):
    """Bring a panel here to the setting of the one in the page."""
    values = {}
    for name, control in panel._controls.items():
        there = shown.get_by_label(control.description, exact=True)
        if isinstance(control, widgets.Dropdown):
            values[name] = control.options[there.evaluate("one => one.selectedIndex")]
        elif isinstance(control, widgets.Checkbox):
            values[name] = there.is_checked()
        else:
            values[name] = int(there.input_value())
    panel.set(**values)


@pytest.mark.parametrize(("lesson", "module", "kind", "label"), PANELS)
def test_fifty_fast_moves_end_in_the_picture_of_the_last_one(notebook, lesson, module, kind, label):
    page = notebook(lesson)
    here = getattr(importlib.import_module(f"uxcx.lessons.{module}"), kind)()
    shown = find_panel(page, here.title)
    shown.get_by_label(label, exact=True).focus()
    before = sentence(shown)
    for number in range(MOVES):  # up and down, and more of up
        page.keyboard.press("ArrowUp" if number % 8 < 5 else "ArrowDown")
    take_over(here, shown)
    page.wait_for_function(
        "([status, words]) => status.innerText.trim() === words",
        arg=[shown.locator("[role=status]").first.element_handle(), here.finding.sentence],
        timeout=1000 * SECONDS_TO_SETTLE,
    )
    page.wait_for_function(f"({KERNEL})().status === 'idle'", timeout=1000 * SECONDS_TO_SETTLE)
    page.wait_for_timeout(300)  # nothing that comes late may change it
    assert sentence(shown) == here.finding.sentence != before
    picture = here._readout.still + here._readout.moving
    words = sorted(re.findall(r">([^<>]+)</text>", picture))
    assert sorted(shown.locator("[role=img] text").all_text_contents()) == words
    assert page.faults == []


def test_after_a_killed_kernel_the_lesson_and_the_answers_are_back(notebook, course):
    page = notebook("04_nps")
    find_panel(page, "How sure?")
    records, _ = parse((course / "my_progress.json").read_bytes())
    (key,) = [key for key in records if "NPS +25" in key]
    id = page.evaluate(f"({KERNEL})().id")
    (process,) = (
        one for one in psutil.process_iter(["cmdline"])
        if any(f"kernel-{id}" in word for word in one.info["cmdline"] or ())
    )  # fmt: skip
    os.kill(process.pid, signal.SIGKILL)
    page.get_by_text("It will restart automatically").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_function(f"({KERNEL})().status === 'idle'", timeout=30_000)

    run_all_cells(page)
    assert page.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
    shown = find_panel(page, "How sure?")
    before = sentence(shown)
    shown.get_by_label("Answers in each survey", exact=True).focus()
    page.keyboard.press("ArrowDown")
    deadline = time.monotonic() + 10
    while sentence(shown) == before and time.monotonic() < deadline:
        page.wait_for_timeout(50)
    assert sentence(shown) != before
    after, _ = parse((course / "my_progress.json").read_bytes())
    assert after[key].tries == records[key].tries + 1, "what was kept before is lost"
