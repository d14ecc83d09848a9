"""Progress in JupyterLab: an answer shows in the overview, goes home as a file, and comes back.

Nothing here uses the mouse. What else can happen to the file is tested without a browser in
`tests/practice`.
"""

import shutil

import pytest

from tools.headless_lab import ROOT, lab_server


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Copy the course, with one exercise answered as a learner would."""
    course = tmp_path_factory.mktemp("progress") / "course"
    for room in ("notebooks", "exercises"):
        shutil.copytree(ROOT / room, course / room)
    path = course / "exercises" / "00_start.ipynb"
    blank = path.read_text(encoding="utf-8")
    answered = blank.replace('"answer = ...', '"answer = \\"b\\"', 1)
    assert answered != blank, "the first exercise has no dots"
    path.write_text(answered, encoding="utf-8")
    return course


@pytest.fixture(scope="module")
def lab(course):
    with lab_server(course, course.parent, progress="") as address:
        yield address


def test_an_answer_is_kept_shown_downloaded_and_put_back(notebook, course, tmp_path):
    kept = course / "my_progress.json"
    notebook("exercises/00_start.ipynb")
    before = kept.read_bytes()

    page = notebook("notebooks/progress.ipynb")
    page.get_by_text("1 of ", exact=False).first.wait_for(state="visible")
    target = page.get_by_role("link", name="question 0.a", exact=False).first
    assert target.get_attribute("href"), "the next question cannot be opened"
    link = page.get_by_role("link", name="Download my progress")
    link.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "my_progress.json"
    saved = tmp_path / "my_progress.json"
    download.value.save_as(saved)
    assert saved.read_bytes() == before

    kept.unlink()
    upload = page.get_by_role("button", name="Choose my file")
    with page.expect_file_chooser() as chooser:
        upload.focus()  # in here: it takes the browser a moment to get ready for a chooser
        page.keyboard.press("Enter")
    chooser.value.set_files(saved)
    page.get_by_text("Put back.", exact=False).first.wait_for(state="visible")
    assert kept.read_bytes() == before
