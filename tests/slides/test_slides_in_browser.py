"""Every slide fits on the wall, arrow keys turn them, and no request leaves the folder."""

import pytest

from tools.headless_lab import CHROMIUM, chromium
from tools.notebooks import ROOT
from tools.slides.edition import build

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
WIDTH, HEIGHT = 1280, 720


def test_all_slides_fit_and_need_no_network(tmp_path):
    pages = build(ROOT, tmp_path / "slides")
    outside, too_large = [], []
    with chromium() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.on("request", lambda request: outside.append(request.url))
        for path in pages:
            page.goto(path.as_uri())
            page.wait_for_function("window.Reveal && Reveal.isReady()")
            total = page.evaluate("Reveal.getTotalSlides()")
            for number in range(1, total + 1):
                width, height = page.evaluate(
                    "(({scrollWidth, scrollHeight}) => [scrollWidth, scrollHeight])"
                    "(Reveal.getCurrentSlide())"
                )
                if width > WIDTH or height > HEIGHT:
                    too_large.append((path.stem, number, width, height))
                page.keyboard.press("ArrowRight")
            assert page.evaluate("Reveal.isLastSlide()"), path.stem
    assert total > 5
    assert too_large == []
    folder = (tmp_path / "slides").as_uri()
    assert [url for url in outside if not url.startswith((folder, "data:"))] == []
