"""The slides say what the lessons say, in an order a class can follow, and need no network."""

import re

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tools import notebooks
from tools.notebooks import LESSONS, ROOT
from tools.slides.deck import deck, tag_of, without_marks
from tools.slides.edition import copy_reveal, page_of

LESSON_PATHS = [p for p in notebooks.find(LESSONS, ROOT) if notebooks.lesson_name(p.stem)]
WIDGET = "application/vnd.jupyter.widget-view+json"


def tagged(cell, tag):
    cell.metadata["tags"] = [tag]
    return cell


@pytest.mark.parametrize("path", LESSON_PATHS, ids=lambda path: path.stem)
def test_each_lesson_has_a_deck_from_its_title_to_its_recap(path):
    lesson = notebooks.read(path)
    starts = [cell for cell in lesson.cells if tag_of(cell) == "slide"]
    assert 6 <= len(starts) <= 20
    assert starts[0] is lesson.cells[0]
    assert starts[-1].source.startswith("## Recap")
    panels = [
        cell for cell in lesson.cells
        if any(WIDGET in output.get("data", {}) for output in cell.get("outputs", []))
        and "lesson.ask" not in cell.source
    ]  # fmt: skip
    assert all(tag_of(panel) == "slide" for panel in panels)


@pytest.mark.parametrize("path", LESSON_PATHS[::7], ids=lambda path: path.stem)
def test_a_page_loads_only_what_lies_beside_it(path, tmp_path):
    copy_reveal(tmp_path / "reveal")
    page = page_of(notebooks.read(path))
    loaded = re.findall(r'<(?:script|link|img|iframe)\b[^>]*?(?:src|href)="([^"]+)"', page)
    assert any(name.startswith("reveal/") for name in loaded)
    for name in loaded:
        assert name.startswith("data:") or (tmp_path / name).exists(), name
    assert not re.search(r"url\(\s*['\"]?http|import .* from 'http", page)
    assert "fact:" not in page and WIDGET not in page


def test_only_tagged_cells_come_and_each_slide_has_a_heading():
    lesson = new_notebook(cells=[
        tagged(new_markdown_cell("# Title"), "slide"),
        new_markdown_cell("## Section\n\nNot for the wall."),
        tagged(new_markdown_cell("A [link](04_nps.ipynb) and +36<!-- fact: nps_q1 -->."), "slide"),
        tagged(new_markdown_cell("More."), "on-slide"),
    ])  # fmt: skip
    cells = deck(lesson).cells
    assert [cell.source for cell in cells] == [
        "# Title", "## Section\n\nNot for the wall.".partition("\n")[0], "A link and +36.", "More.",
    ]  # fmt: skip
    kinds = [cell.metadata["slideshow"]["slide_type"] for cell in cells]
    assert kinds == ["slide", "slide", "-", "-"]
    assert lesson.cells[2].source.endswith("<!-- fact: nps_q1 -->.")  # the lesson stays as it is


def test_a_question_shows_its_choices_and_hides_its_code():
    reply = "<dl><dt>It falls</dt><dd>No.</dd></dl>"
    replies = f"<details><summary>Replies to each prediction</summary>{reply}</details>"
    data = {WIDGET: {}, "text/html": f"<p>Predict</p>{replies}", "text/plain": "Predict"}
    cell = new_code_cell("lesson.panel()", outputs=[new_output("execute_result", data=data)])
    (_, shown) = deck(new_notebook(cells=[tagged(cell, "slide")])).cells
    assert WIDGET not in shown.outputs[0]["data"]
    assert "<ul><li>It falls</li></ul><details>" in shown.outputs[0]["data"]["text/html"]
    assert shown.metadata["transient"] == {"remove_source": True}


def test_a_calculation_keeps_its_code():
    output = new_output("execute_result", data={"text/plain": "10.0"})
    cell = new_code_cell("100 * (4 - 3) / 10", outputs=[output])
    shown = deck(new_notebook(cells=[tagged(cell, "slide")])).cells[-1]
    assert "transient" not in shown.metadata


def test_where_to_click_is_left_out():
    text = without_marks(
        "**Your finding.** Double-click this line and finish the sentence: *NPS …*"
    )
    assert text == "**Your finding.** Finish the sentence: *NPS …*"
