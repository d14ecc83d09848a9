"""The report and the panel in a real browser: nothing of the file acts, keys do all, it fits."""

import shutil

import pytest

from tools.headless_lab import (
    CHROMIUM,
    ROOT,
    lab_server,
    open_notebook,
    run_all_cells,
    shut_down,
)
from uxcx.survey import File, analyse, example, read

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
ATTACKS = (
    "<script>window.hit=1</script>",
    "<img src=http://attacker.example/x onerror=window.hit=1>",
    "</title></style></table><svg onload=window.hit=1>",
)


@pytest.fixture(scope="module")
def hostile_report(tmp_path_factory):
    rows = [f"Recommend,{ATTACKS[0]},Why"]
    rows += [f"{i % 11},{ATTACKS[1 + i % 2]},{ATTACKS[i % 3]}" for i in range(60)]
    table = read(File(ATTACKS[2], "\n".join(rows).encode()))
    roles = dict(zip(table.columns, ("rating 0-10", "segment", "comment"), strict=True))
    return analyse(table, roles).report(tmp_path_factory.mktemp("report") / "report.html")


def test_the_report_runs_nothing_and_asks_for_nothing(browser, hostile_report):
    page = browser.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(hostile_report.as_uri())
    page.wait_for_timeout(300)
    assert page.evaluate("window.hit") is None
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == [], "the policy had nothing to stop"
    assert page.locator("script").count() == page.locator("svg").count() == 0
    assert ATTACKS[0][:20] in page.locator("table").all_inner_texts()[1]


def test_the_policy_would_stop_what_slips_through(browser, hostile_report, tmp_path):
    """The second wall: with markup put into the report on purpose, still nothing acts."""
    text = hostile_report.read_text("utf-8").replace("<main>", f"<main>{''.join(ATTACKS[:2])}")
    pierced = tmp_path / "pierced.html"
    pierced.write_text(text, encoding="utf-8")
    page = browser.new_page()
    asked = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(pierced.as_uri())
    page.wait_for_timeout(300)
    assert page.evaluate("window.hit") is None
    assert not [url for url in asked if "attacker" in url]


@pytest.mark.parametrize("width", [1280, 320])
def test_the_report_fits_its_window_and_names_its_parts(browser, tmp_path, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(analyse(example("awful")).report(tmp_path / "r.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("html[lang=en]").count() == page.locator("h1").count() == 1
    assert page.title() == "Survey report: awful_export.csv"
    for image in page.locator("img").all():
        assert image.get_attribute("alt")
        assert image.evaluate("one => one.naturalWidth") > 0
    assert page.locator("th:not([scope])").count() == 0


def test_the_panel_works_by_keyboard(browser, tmp_path):
    shutil.copytree(ROOT / "notebooks", tmp_path / "course" / "notebooks")
    with lab_server(tmp_path / "course", tmp_path) as lab:
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        open_notebook(page, lab, "notebooks/bring_your_own.ipynb")
        run_all_cells(page)
        text = page.get_by_text("Or an example", exact=True)
        output = page.locator(".jp-OutputArea-output", has=text)
        output.get_by_label("Or an example", exact=True).focus()
        page.keyboard.press("a")  # three arrows get lost where the kernel is slow
        for label, then in (
            ("Read the file", "Step 2 of 4"),
            ("Go on", "Step 3 of 4"),
            ("Confirm the roles", "Step 4 of 4"),
            ("Show the scores", "NPS -6 points"),
            ("Save the report", "The report is saved as survey_report.html"),
        ):
            output.get_by_role("button", name=label, exact=True).focus()
            page.keyboard.press("Enter")
            output.locator("[role=status]", has_text=then).wait_for(timeout=60_000)
        assert output.locator("script, mjx-container").count() == 0
        assert output.get_by_text("Error displaying widget").count() == 0
        assert (tmp_path / "course" / "notebooks" / "survey_report.html").exists()
        shut_down(page)
