"""Two layers of a figure: together they are the whole picture, and only one is drawn on a move."""

import io
import re

import pytest
from matplotlib.backends.backend_svg import FigureCanvasSVG

from uxcx.explorers import layers
from uxcx.explorers.layers import LayeredFigure
from uxcx.figures import house_style


@pytest.fixture
def figure():
    figure = LayeredFigure(figsize=(4, 3))
    axes = figure.subplots()
    axes.set(xlim=(0, 10), ylim=(0, 10), xlabel="People")
    figure.bar = axes.bar([2], [3])[0]
    figure.label = axes.text(5, 5, "three")
    figure.fixed = axes.text(1, 9, "fixed")
    return figure


def words(svg):
    return re.findall(r">([^<>]+)</text>", svg)


def test_at_first_everything_stands_still(figure):
    still, moving = figure.layers()
    assert {"three", "fixed", "People"} <= set(words(still)) and moving == ""


def test_what_an_update_touches_leaves_the_still_layer(figure):
    figure.layers()
    figure.label.set_text("four")
    still, moving = figure.layers()
    assert "fixed" in words(still) and "four" not in words(still)
    assert words(moving) == ["four"]


def test_the_still_layer_is_kept_while_only_known_movers_move(figure):
    figure.layers()
    figure.label.set_text("four")
    first, _ = figure.layers()
    figure.label.set_text("five")
    second, moving = figure.layers()
    assert second is first and words(moving) == ["five"]


def test_what_is_touched_while_watched_moves_from_the_first_picture_on(figure):
    figure.watch()
    figure.label.set_text("four")
    still, moving = figure.layers()
    assert words(moving) == ["four"] and {"fixed", "People"} <= set(words(still))
    figure.label.set_text("five")
    assert figure.layers()[0] is still


def test_axes_that_change_back_and_forth_are_drawn_once_each(figure, monkeypatch):
    figure.layers()
    axes, drawn, draw = figure.axes[0], [], LayeredFigure._svg
    monkeypatch.setattr(
        LayeredFigure,
        "_svg",
        lambda self, layer: drawn.append(layer) or draw(self, layer),
    )
    for top in (500, 10, 500, 10):
        axes.set_ylim(0, top)
        still, _ = figure.layers()
        assert ("500" in words(still)) == (top == 500)
    assert drawn == ["still"]


def test_not_every_still_layer_is_kept_for_ever(figure):
    for top in range(10, 40):
        figure.axes[0].set_ylim(0, top)
        figure.layers()
    assert len(figure._still) == layers._KEPT
    still, _ = figure.layers()
    assert "fixed" in words(still)


def test_a_layer_is_drawn_as_matplotlib_draws_it(figure):
    still, _ = figure.layers()
    file = io.StringIO()
    with house_style():
        FigureCanvasSVG(figure).print_svg(file)
    theirs = file.getvalue()
    assert words(still) == words(theirs)
    places = re.compile(r"translate\([^)]*\)|<text [^>]*>")
    assert places.findall(still) == places.findall(theirs) != []


def test_a_text_is_measured_once(figure, monkeypatch):
    measured, measure = [], layers.text_to_path.get_text_width_height_descent
    monkeypatch.setattr(
        layers.text_to_path,
        "get_text_width_height_descent",
        lambda text, *rest: measured.append(text) or measure(text, *rest),
    )
    figure.watch()
    for text in ("never seen before", "nor this", "never seen before"):
        figure.label.set_text(text)
        figure.layers()
    assert measured.count("never seen before") == measured.count("nor this") == 1


def test_new_limits_redraw_the_axis(figure):
    figure.layers()
    figure.axes[0].set_ylim(0, 500)
    still, _ = figure.layers()
    assert "500" in words(still)


def test_new_ticks_redraw_the_axis(figure):
    figure.layers()
    figure.axes[0].set_xticks([1], labels=["one"])
    still, _ = figure.layers()
    assert "one" in words(still)


def test_a_new_axis_name_redraws_the_axis(figure):
    figure.layers()
    figure.axes[0].set_xlabel("Seconds")
    still, _ = figure.layers()
    assert "Seconds" in words(still) and "People" not in words(still)


def test_what_is_removed_disappears_from_either_layer(figure):
    figure.layers()
    figure.label.set_text("four")
    figure.layers()
    figure.label.remove()
    figure.fixed.remove()
    still, moving = figure.layers()
    assert "fixed" not in words(still) and "four" not in words(moving)


def test_what_is_added_appears(figure):
    figure.layers()
    figure.axes[0].text(3, 3, "new")
    still, moving = figure.layers()
    assert "new" in words(still) + words(moving)


def test_what_is_hidden_disappears_and_comes_back(figure):
    figure.layers()
    figure.label.set_visible(False)
    _, moving = figure.layers()
    assert "three" not in words(moving)
    figure.label.set_visible(True)
    _, moving = figure.layers()
    assert "three" in words(moving)


def test_a_text_that_was_empty_at_first_appears_when_it_says_something(figure):
    figure.label.set_text("")
    figure.layers()
    figure.fixed.set_text("moved")
    figure.layers()
    figure.label.set_text("four")
    _, moving = figure.layers()
    assert set(words(moving)) == {"moved", "four"}


def test_the_frame_of_hidden_axes_never_covers_the_picture():
    figure = LayeredFigure(figsize=(4, 3))
    axes = figure.subplots()
    axes.axis("off")
    label = axes.text(0.5, 0.5, "three")
    axes.text(0.1, 0.1, "fixed")
    figure.layers()
    label.set_text("four")
    still, moving = figure.layers()
    assert "fixed" in words(still) and words(moving) == ["four"]
    assert "<path" not in moving, "the white ground of the axes is drawn over everything"


def test_a_saved_picture_is_whole(figure, tmp_path):
    figure.layers()
    figure.label.set_text("four")
    figure.layers()
    with house_style():
        figure.savefig(tmp_path / "whole.svg")
    assert {"four", "fixed", "People"} <= set(words((tmp_path / "whole.svg").read_text()))


def test_both_layers_have_the_same_size(figure):
    figure.layers()
    figure.bar.set_height(7)
    still, moving = figure.layers()
    box = re.compile(r'viewBox="[^"]+"')
    assert box.search(still).group() == box.search(moving).group()
