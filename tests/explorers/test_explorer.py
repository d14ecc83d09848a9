"""The machinery of panels: one figure for life, one message a move, a still copy."""

import ipywidgets as widgets
import pandas as pd
import pytest

from uxcx.controls import button, checkbox, dropdown, number_box
from uxcx.explorers import Explorer, Finding


class Doubler(Explorer):
    title = "Doubler"

    def controls(self):
        return {"n": number_box("How many", 3, 0, 99), "loud": checkbox("Loud")}

    def actions(self):
        return {"Reset": lambda: self.set(n=1, loud=False)}

    def draw(self, figure):
        self.drawn = getattr(self, "drawn", 0) + 1
        self.updates = 0
        self.axes = figure.subplots()
        (self.bar,) = self.axes.bar([0], [0])
        self.axes.set(ylim=(0, 200), title="Pairs", xlabel="Shoes")

    def update(self, n, loud):
        self.updates += 1
        self.bar.set_height(2 * n)
        return Finding(f"{2 * n} <pairs>" + "!" * loud, pd.DataFrame({"n": [n]}))


@pytest.fixture
def panel():
    return Doubler()


def every(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from every(child)


def test_a_move_changes_sentence_and_picture_in_one_message(panel):
    before, messages = panel._readout.moving, []
    panel._readout.observe(messages.append, "moving")
    panel._controls["n"].value = 7
    assert "14 &lt;pairs&gt;" in panel._readout.status
    assert panel._readout.moving != before and len(messages) == 1


def test_the_figure_is_made_once_and_kept(panel):
    figure = panel.figure
    for n in range(5):
        panel._controls["n"].value = n
    assert panel.figure is figure and panel.drawn == 1


def test_only_what_moves_is_drawn_on_a_move(panel):
    still = panel._readout.still
    assert ">Pairs<" in still and ">Shoes<" in still
    panel._controls["n"].value = 7
    assert panel._readout.still is still
    assert "<path" in panel._readout.moving and "<text" not in panel._readout.moving


def test_setting_several_controls_draws_once(panel):
    panel.updates = 0
    panel.set(n=9, loud=True)
    assert panel.updates == 1 and panel.finding.sentence == "18 <pairs>!"


def test_a_button_acts(panel):
    reset = next(w for w in every(panel.panel) if isinstance(w, widgets.Button))
    reset.click()
    assert panel.values == {"n": 1, "loud": False}


def test_the_size_of_the_picture_never_changes(panel):
    def size():
        return panel._readout.still.split("viewBox=")[1][:40]

    first = size()
    panel._controls["n"].value = 90
    assert size() == first


def test_the_table_follows(panel):
    assert "<td>3</td>" in panel._readout.table
    panel._controls["n"].value = 5
    assert "<td>5</td>" in panel._readout.table


def test_the_still_copy_has_picture_sentence_and_table(panel):
    bundle = panel._repr_mimebundle_()
    assert bundle["text/plain"] == "Doubler. 6 <pairs>"
    for part in ('<img alt="6 &lt;pairs&gt;"', "<details>", "Run All Cells"):
        assert part in bundle["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_every_control_has_words():
    for control in (number_box("n", 1, 0, 2), checkbox("n"), button("n"), dropdown("n", [1])):
        assert control.description


def test_a_base_explorer_says_what_is_missing():
    with pytest.raises(NotImplementedError):
        Explorer()
