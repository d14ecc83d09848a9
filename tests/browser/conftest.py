"""Fixtures of the browser tests: one server and one Chromium a file, a fresh page a test."""

import shutil
from pathlib import Path

import pytest

from tools.headless_lab import (
    CHROMIUM,
    ROOT,
    lab_server,
    open_notebook,
    run_all_cells,
    shut_down,
)

SCREENSHOTS = ROOT / "test-screenshots"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Serve a copy of the notebooks, so that no test writes into the course."""
    home = tmp_path_factory.mktemp("lab")
    for room in ("notebooks", "exercises", "solutions"):
        shutil.copytree(ROOT / room, home / "course" / room)
    with lab_server(home / "course", home) as address:
        yield address


@pytest.fixture
def notebook(lab, browser, request):
    """Open a notebook, run all its cells, give the page; keep a picture if the test fails."""
    pages = []

    def open_and_run(path: str, *, width: int = 1100):
        page = browser.new_page(viewport={"width": width, "height": 900})
        pages.append(page)
        open_notebook(page, lab, path)
        run_all_cells(page)
        return page

    yield open_and_run
    for number, page in enumerate(pages):
        if getattr(request.node, "failed", False):
            SCREENSHOTS.mkdir(exist_ok=True)
            page.screenshot(path=SCREENSHOTS / f"{request.node.name}-{number}.png", full_page=True)
        shut_down(page)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Remember a failure for the fixture that takes the picture."""
    report = yield
    if call.when == "call":
        item.failed = report.failed
    return report
