"""The built browser edition in Chromium, cut off from the network: what works without it.

The site lies on a server of this computer. Whatever asks for anything else is sent to a proxy that
does not exist, so the eight compiled packages never arrive, on a computer with a network neither.
"""

import http.server
import json
import re
import threading
from contextlib import contextmanager
from functools import partial

import pytest

from tools.headless_lab import CHROMIUM, chromium
from tools.lite import edition, packages
from tools.notebooks import ROOT

pytestmark = [
    pytest.mark.install,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]

NO_NETWORK = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}
SECONDS_TO_START = 240  # Python in the browser needs about 15 on a quiet computer

READY = """async () => {
    const app = window.jupyterapp;
    await app.restored;
    while (!app.shell.currentWidget?.context) await new Promise(r => setTimeout(r, 50));
    await app.shell.currentWidget.context.ready;
    await app.shell.currentWidget.context.sessionContext.ready;
}"""
RUN = """async code => {
    const app = window.jupyterapp;
    const { content } = app.shell.currentWidget;
    const cell = content.widgets.find(one => one.model.type === 'code');
    content.activeCellIndex = content.widgets.indexOf(cell);
    cell.model.sharedModel.setSource(code);
    await app.commands.execute('notebook:run-cell');
    return cell.model.outputs.toJSON();
}"""
READ = """async path => {
    const { contents } = window.jupyterapp.serviceManager;
    const { content, format } = await contents.get(path, { content: true });
    return format === 'base64' ? atob(content) : content;
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def serving(folder):
    handler = partial(Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Build the site once, with the door open through which tests reach JupyterLab."""
    folder = tmp_path_factory.mktemp("lite") / "site"
    edition.build(ROOT, folder)
    settings = folder / "jupyter-lite.json"
    content = json.loads(settings.read_text(encoding="utf-8"))
    content["jupyter-config-data"]["exposeAppInBrowser"] = True
    settings.write_text(json.dumps(content), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def lab(site):
    """Open the first lesson, from the start page, by its link."""
    with serving(site) as address, chromium() as browser:
        context = browser.new_context(proxy=NO_NETWORK, viewport={"width": 1200, "height": 900})
        page = context.new_page()
        page.files = set()
        context.on("request", lambda request: page.files.add(request.url))
        page.goto(address)
        page.get_by_role("link", name="Open the first lesson").click()
        page.wait_for_function("window.jupyterapp !== undefined", timeout=60_000)
        page.evaluate(READY)
        page.set_default_timeout(1000 * SECONDS_TO_START)
        page.address = address
        yield page


def run(page, code):
    """Run this in the first cell; give what it printed."""
    outputs = page.evaluate(RUN, code)
    assert not [one for one in outputs if one["output_type"] == "error"], outputs
    return "".join("".join(one.get("text", "")) for one in outputs)


def outside(page):
    """List the files that were asked for outside the site."""
    own = (page.address, "data:", "blob:")
    return {url for url in page.files if not url.startswith(own)}


def test_the_site_has_no_source_maps_and_every_file_of_its_lock(site):
    python = site / "static" / "pyodide"
    lock = json.loads((python / "pyodide-lock.json").read_text(encoding="utf-8"))
    files = [one["file_name"] for one in lock["packages"].values()]
    assert all("://" in name or (python / name).is_file() for name in files)
    assert [one for one in lock["packages"] if one == "uxcx"]
    assert not list(site.rglob("*.map"))


def test_whatever_the_start_page_leads_to_is_there(site):
    leads = re.findall(r'path=([^"]+)"', (site / "index.html").read_text(encoding="utf-8"))
    assert len(leads) > 15
    assert all((site / "files" / lead).is_file() for lead in leads)


def test_python_starts_and_nothing_outside_the_site_is_asked_for(lab):
    said = run(lab, "import sys; print(sys.platform, sys.version_info[:2])")
    assert said == "emscripten (3, 14)\n"
    assert outside(lab) == set()


def test_the_files_of_the_site_can_be_read_and_new_ones_written(lab):
    said = run(
        lab,
        "from pathlib import Path\n"
        "print(len(Path('../data/customers.csv').read_text().splitlines()))\n"
        "Path('../mine.txt').write_text('kept')\n"
        "print(Path('../mine.txt').read_text())",
    )
    rows = len((ROOT / "data" / "customers.csv").read_text(encoding="utf-8").splitlines())
    assert said.split() == [str(rows), "kept"]


def test_what_was_written_outlives_the_page(lab):
    """JupyterLite keeps files in the browser, also for a second tab."""
    second = lab.context.new_page()
    second.set_default_timeout(1000 * SECONDS_TO_START)
    second.goto(f"{lab.address}/lab/index.html?path=notebooks/glossary.ipynb")
    second.wait_for_function("window.jupyterapp !== undefined")
    second.evaluate(READY)
    found = second.evaluate(READ, "mine.txt")
    second.close()
    assert found == "kept"


def test_a_slider_shows_and_moves(lab):
    run(
        lab,
        "import ipywidgets as widgets\n"
        "slider, said = widgets.IntSlider(value=3, description='How many'), widgets.Label()\n"
        "slider.observe(lambda change: setattr(said, 'value', f'now {change.new}'), 'value')\n"
        "display(slider, said)",
    )
    handle = lab.locator(".jp-OutputArea .noUi-handle")
    handle.focus()
    lab.keyboard.press("ArrowRight")
    lab.get_by_text("now 4").wait_for()


def test_without_the_compiled_packages_one_sentence_says_what_to_do(lab):
    """This is also the one moment when a browser asks for anything outside the site."""
    [error] = lab.evaluate(RUN, "from uxcx.lessons import start")
    assert error["traceback"] == [f"Stop: {error['evalue']}"]
    assert re.match("your browser could not fetch numpy, .*internet connection", error["evalue"])
    assert outside(lab) == {packages.address(one) for one in packages.online(packages.read(ROOT))}


def test_the_package_of_the_course_came_from_the_site(lab):
    """What it can do without NumPy is little; its own files and its widgets are all there."""
    said = run(
        lab,
        "import importlib.metadata as metadata, site\n"
        "from pathlib import Path\n"
        "place = Path(site.getsitepackages()[0])\n"
        "print(metadata.version('uxcx'), (place / 'data' / 'orders.csv').is_file(),\n"
        "      (place / 'uxcx' / 'controls' / 'live_region.js').is_file())\n"
        "import anywidget, openpyxl",
    )
    assert re.match(r"[\d.]+ True True\n", said)
