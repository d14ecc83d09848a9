"""Every page of the HTML edition in Chromium, opened from its folder: no server, no network.

Width 320 is a small phone, and also what is left of 1280 at a zoom of 400 %.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tools.headless_lab import CHROMIUM
from tools.notebooks import FOLDERS, ROOT, find
from tools.site.edition import build

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]

PAGES = [f"{folder}/{path.stem}" for folder in FOLDERS for path in find(folder)]
PAGES += ["index", "README", "CONTRIBUTING", "TEACHING", "CHANGELOG"]
PAGES += ["data/README", "docs/measures", "docs/accessibility", "docs/speed"]
PAGES += ["teaching/setup", "teaching/plans/04_nps", "teaching/quizzes/final"]
PAGES += ["classroom/README", "classroom/grading/README", "lite/README"]
PHONE = {"width": 320, "height": 700}
DESK = {"width": 1280, "height": 900}
WHITE = "rgb(255, 255, 255)"

OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
MOVING = """[...document.querySelectorAll('*')].filter(
    one => parseFloat(getComputedStyle(one).transitionDuration) > 0
).length + document.getAnimations().length"""
RULES = {
    "preload": False,  # it would ask for the style sheet anew, and browsers forbid that in a folder
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
CONTRAST = {**RULES, "runOnly": ["color-contrast"]}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Build the whole edition once."""
    folder = tmp_path_factory.mktemp("edition") / "site"
    assert build(ROOT, folder) == []
    return folder


@pytest.fixture
def visit(browser, site):
    """Open a page; at the end, it must have asked for files of the edition only."""
    opened = []

    def open_page(name, *, viewport=DESK, scheme="light"):
        page = browser.new_page(viewport=viewport, color_scheme=scheme)
        opened.append(page)
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(f"{site.as_uri()}/{name}")
        return page

    yield open_page
    for page in opened:
        outside = [url for url in page.asked if not url.startswith((site.as_uri(), "data:"))]
        said = page.said
        page.close()
        assert outside == [] and said == []


def barriers(page, options, part="html"):
    """Give what axe-core objects to in a part of a page, each with one place where it stands."""
    found = Axe().run(page, context=part, options=options).response["violations"]
    return [(one["id"], len(one["nodes"]), one["nodes"][0]["html"][:200]) for one in found]


def broken_links(page, site):
    """Give the links of a page that lead out of the folder, to no file, or to no place here."""
    own = page.url
    for link in page.locator("a").evaluate_all("all => all.map(one => one.href)"):
        file, _, place = link.partition("#")
        inside = (site / file.removeprefix(site.as_uri() + "/")).exists()
        if link.startswith("file:") and not (file.startswith(site.as_uri()) and inside):
            yield link
        if (
            place
            and file == own
            and not page.evaluate("id => document.getElementById(decodeURI(id)) !== null", place)
        ):
            yield link


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_fits_a_phone_and_has_no_barrier(visit, site, name):
    page = visit(f"{name}.html", viewport=PHONE)
    assert not page.locator("details.pages").evaluate("one => one.open")
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.evaluate(MOVING) == 0
    assert list(broken_links(page, site)) == []
    widths = page.locator("img").evaluate_all("all => all.map(one => one.naturalWidth)")
    assert all(width > 0 for width in widths)
    if name.startswith("notebooks/"):
        stored = (ROOT / f"{name}.ipynb").read_text(encoding="utf-8")
        assert len(widths) == stored.count("<img "), "a panel or a chart has lost its picture"
    if name.startswith("exercises/"):
        return  # the solutions hold the same and more
    assert barriers(page, RULES) == []
    page.emulate_media(color_scheme="dark")
    grounds = "all => all.map(one => getComputedStyle(one).backgroundColor)"
    assert page.locator("body").evaluate_all(grounds) != [WHITE]
    assert set(page.locator("img").evaluate_all(grounds)) <= {WHITE}
    if page.locator(".result").count():
        assert barriers(page, CONTRAST, ".result") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["notebooks/04_nps.html", "search.html?q=promoter"])
def test_a_wide_screen_has_no_barrier(visit, name, scheme):
    assert barriers(visit(name, scheme=scheme), RULES) == []


def test_the_keyboard_reaches_content_pages_and_search(visit):
    page = visit("notebooks/04_nps.html", viewport=PHONE)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("one => one === document.activeElement")
    assert skip.bounding_box()["x"] >= 0, "it must be seen when it has the focus"
    assert skip.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page_content"

    page = visit("notebooks/04_nps.html", viewport=PHONE)
    for _ in range(5):  # skip link, home, words, button, list of pages
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notebooks/00_start.html")

    page.get_by_label("Search all pages").press_sequentially("detractor")
    page.keyboard.press("Enter")
    page.locator("#search-results a", has_text="NPS").first.click()
    page.wait_for_url("**/*nps.html*")


def test_a_wide_table_scrolls_by_keyboard_in_its_own_box(visit):
    page = visit("data/README.html", viewport=PHONE)
    box = page.locator(".wide[tabindex]").first
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=box.element_handle())
    assert page.evaluate("document.documentElement.scrollLeft") == 0


def test_a_printed_lesson_has_its_pictures_whole_and_no_menu(visit):
    page = visit("notebooks/04_nps.html", scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == WHITE
    hidden = page.locator("details.pages, header form, footer nav")
    assert not any(hidden.nth(i).is_visible() for i in range(hidden.count()))
    pictures = page.locator("figure img").evaluate_all(
        "all => all.map(one => [one.checkVisibility({contentVisibilityAuto: true}),"
        " getComputedStyle(one).breakInside])"
    )
    assert pictures and all(picture == [True, "avoid"] for picture in pictures)
    replies = page.locator("details dl").first
    assert not replies.evaluate("one => one.checkVisibility()"), "paper would give it away"

    page = visit("notebooks/sources.html")
    page.emulate_media(media="print")
    link = page.locator("main a[href^='https:']").first
    address = link.evaluate("one => getComputedStyle(one, '::after').content")
    assert link.get_attribute("href") in address
