"""Figures are shown with an alt sentence and a table, whatever reads the notebook."""

import re

import pandas as pd
import pytest

from uxcx.figures import Picture, canvas, show
from uxcx.figures.picture import table_html

TABLE = pd.DataFrame({"NPS": [35.97, -0.25]}, index=pd.Index(["Q1", "Q2"], name="quarter"))


@pytest.fixture
def figure():
    figure, axes = canvas("Title", "Quarter", "NPS, points")
    axes.plot([0, 1], [36, 44])
    return figure


def test_the_html_has_image_alt_and_table(figure):
    html = Picture(figure, 'NPS is 36 & "up"', TABLE).html()
    assert re.search(r'<img alt="NPS is 36 &amp; &quot;up&quot;" [^>]*src="data:image/png', html)
    assert "<details><summary>" in html and "<td>36.0</td>" in html
    assert "background:#fff" in html


def test_the_plain_text_is_the_alt_sentence(figure):
    assert Picture(figure, " NPS is 36. ", TABLE)._repr_mimebundle_()["text/plain"] == "NPS is 36."


def test_the_same_figure_gives_the_same_bytes(figure):
    assert Picture(figure, "a", TABLE).html() == Picture(figure, "a", TABLE).html()


@pytest.mark.parametrize("alt", ["", "  ", None])
def test_a_figure_without_words_is_refused(figure, alt):
    with pytest.raises(ValueError, match="no alt sentence"):
        show(figure, alt, TABLE)


def test_a_figure_without_numbers_is_refused(figure):
    with pytest.raises(ValueError, match="table behind this figure is empty"):
        show(figure, "NPS is 36.", TABLE.iloc[:0])


def test_header_cells_say_what_they_head_and_text_is_never_markup():
    html = table_html(pd.DataFrame({"<b>": ["<i>"]}, index=pd.Index(["x"], name="who")))
    assert '<th scope="col">who</th><th scope="col">&lt;b&gt;</th>' in html
    assert '<th scope="row">x</th><td>&lt;i&gt;</td>' in html


def test_the_corner_above_rows_without_a_name_is_no_head():
    html = table_html(pd.DataFrame({"n": [1]}, index=["x"]))
    assert '<tr><td></td><th scope="col">n</th></tr>' in html


def test_a_table_with_plain_row_numbers_does_not_print_them():
    assert 'scope="row"' not in table_html(pd.DataFrame({"n": [1, 2]}))


def test_type_stays_readable_on_a_phone(figure):
    """At 320 pixels a figure shrinks, and its smallest text must keep 9 pixels."""
    axes = figure.axes[0]
    points = min(label.get_fontsize() for label in axes.get_xticklabels())
    pixels = points / 72 * 100
    assert pixels * 320 / (figure.get_figwidth() * 100) >= 9
