"""What holds for every panel of every lesson, in whatever state its controls are."""

import importlib
import io
import pkgutil
import random
import re

import ipywidgets as widgets
import pytest
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure

import uxcx.lessons
from uxcx.explorers import Explorer
from uxcx.figures import house_style

PANELS = [
    value
    for module in pkgutil.iter_modules(uxcx.lessons.__path__)
    for value in vars(importlib.import_module(f"uxcx.lessons.{module.name}")).values()
    if isinstance(value, type)
    and issubclass(value, Explorer)
    and value.__module__ == f"uxcx.lessons.{module.name}"
]


MOST_LETTERS = 55_000
"""Of both layers: a page takes in more only slowly."""


@pytest.fixture(scope="module", params=PANELS, ids=lambda kind: kind.__name__)
def panel(request):
    """One panel of each kind, for the tests that need no fresh one."""
    return request.param()


def words_and_marks(svg):
    return sorted(re.findall(r">([^<>]+)</text>|<(use) ", svg))


def move(panel, dice):
    """Do something that a learner can do: change a control, or press a button."""
    actions = list(panel.actions().values())
    if actions and dice.random() < 0.4:
        dice.choice(actions)()
        return
    control = dice.choice(list(panel._controls.values()))
    if isinstance(control, widgets.Checkbox):
        control.value = not control.value
    elif isinstance(control, widgets.Dropdown):
        control.index = dice.randrange(len(control.options))
    else:
        control.value = dice.choice([control.min, control.max, dice.randint(0, 20)])


def whole_picture(figure):
    """Draw a figure as matplotlib does, which knows nothing of layers."""
    moving = [artist for artist in figure.findobj() if artist.get_animated()]
    for artist in moving:
        artist.set_animated(False)
    file = io.StringIO()
    with house_style():
        renderer = RendererSVG(*figure.bbox.size, file)
        Figure.draw(figure, renderer)
        renderer.finalize()
    for artist in moving:
        artist.set_animated(True)
    return file.getvalue()


@pytest.mark.pictures
@pytest.mark.parametrize("kind", PANELS, ids=lambda kind: kind.__name__)
def test_the_two_layers_together_are_the_whole_picture(kind):
    dice = random.Random(11)
    panel = kind()
    for _ in range(6):
        move(panel, dice)
        shown = panel._readout.still + panel._readout.moving
        assert len(shown) < MOST_LETTERS
        assert words_and_marks(shown) == words_and_marks(whole_picture(panel.figure)) != []


def test_every_control_and_button_has_words(panel):
    assert panel.title
    assert all(control.description for control in panel._controls.values())
    assert all(panel.actions())


def test_every_state_has_a_sentence_words_for_the_picture_and_numbers(panel):
    dice = random.Random(5)
    for _ in range(40):
        move(panel, dice)
        finding = panel.finding
        assert re.search(r"[.!?]$", finding.sentence.strip()), finding.sentence
        assert "nan" not in finding.sentence.lower().split()
        assert panel._alt().strip() and len(finding.table) > 0


def test_there_are_panels():
    assert len(PANELS) >= 8
