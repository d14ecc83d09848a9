"""Fixtures of the tests for accessibility: JupyterLab with blank lessons, and axe-core in it."""

import json
import shutil
from pathlib import Path

import axe_playwright_python
import pytest

from tools.headless_lab import CHROMIUM, ROOT, lab_server, open_notebook, shut_down

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTENT = ".jp-RenderedMarkdown, .jp-OutputArea-output"

# What axe-core finds, each with the place in `listed` that it belongs to, or with none.
_RUN = """async ([tags, rules, content, listed]) => {
    const found = await axe.run(rules ? content : document, {
        runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags },
        rules: rules ? {} : { 'target-size': { enabled: true } },
        resultTypes: ['violations'], elementRef: true, preload: false,
    });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ element, html }) => ({
        rule: id,
        html: html.slice(0, 200),
        ours: element.closest(content) !== null,
        listed: listed.findIndex(one => one[0] === id && element.matches(one[1])),
    })));
}"""


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents and "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """Serve a copy of the notebooks without results, so that a number says: this cell has run."""
    home = tmp_path_factory.mktemp("lab")
    for room in ("notebooks", "exercises"):
        shutil.copytree(ROOT / room, home / "course" / room)
    for path in (home / "course").rglob("*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell.update(outputs=[], execution_count=None)
        path.write_text(json.dumps(notebook), encoding="utf-8")
    with lab_server(home / "course", home) as address:
        yield address


@pytest.fixture
def notebook(lab, browser):
    """Open a notebook, and end its kernel after the test."""
    pages = []

    def opened(path):
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        pages.append(page)
        open_notebook(page, lab, path)
        return page

    yield opened
    for page in pages:
        shut_down(page)


@pytest.fixture(scope="session")
def barriers():
    """Give a function that runs axe-core on a page in JupyterLab.

    With `rules` it looks at our content alone; without, at the whole page by all tags.
    """

    def run(page, rules=None, listed=()):
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE.read_text(encoding="utf-8"))
        return page.evaluate(_RUN, [TAGS, rules, CONTENT, [list(one) for one in listed]])

    return run
