"""Every chart and every panel: contrast of words and marks, alt sentences, names of the axes.

The colours alone are tested in `tests/figures/test_palette.py`; here is what is really drawn.
"""

import importlib
import pkgutil
import random
import re

import ipywidgets as widgets
import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import QuadMesh
from matplotlib.colors import to_rgba
from matplotlib.text import Text

import uxcx.lessons
from uxcx import shop
from uxcx.explorers import Explorer
from uxcx.figures import house_style, palette, picture
from uxcx.survey import charts, example
from uxcx.survey.analysing import analyse

LEAST_FOR_WORDS, LEAST_FOR_MARKS = 4.5, 3
MOST_CROSSED = 0.15
"""Part of the ground of a word that a line may cross before the word counts as hard to read."""

DECORATION = {to_rgba(colour) for colour in (palette.GRID, palette.GROUND, "white")}
"""Guide lines, grounds of heading rows, halos: nothing is lost without them."""

TEACHES_LOW_CONTRAST = {"ContrastPicker"}
"""This panel lets the learner choose colours that cannot be read: that is its subject."""

NAMED_BY_A_TEXT = {"SliceTheWinner"}
"""This panel writes the name of its axis as a text of its own, because it moves."""

STATES = 3
MOST_WORDS, MOST_WORDS_ON_A_MOVE = 60, 90
"""Of an alt sentence: as a chart is shown and stored, and in any state of a panel."""
MODULES = [
    importlib.import_module(f"uxcx.lessons.{module.name}")
    for module in pkgutil.iter_modules(uxcx.lessons.__path__)
]
OWN = [
    value
    for module in MODULES
    for value in vars(module).values()
    if getattr(value, "__module__", "") == module.__name__
]
PANELS = [one for one in OWN if isinstance(one, type) and issubclass(one, Explorer)]
CHARTS = [one for one in OWN if "show" in getattr(getattr(one, "__code__", None), "co_names", ())]
ARGUMENTS = {
    "chart_of_rivals": lambda: (71,),
    "chart_of_items": lambda: (shop.load("ut_sus"),),
}


def name(one):
    return f"{one.__module__.rpartition('.')[2]}-{one.__name__}"


@pytest.fixture
def drawn(monkeypatch):
    """Give a function that calls a chart of a lesson and gives its picture."""
    shown = []
    monkeypatch.setattr(picture, "display", shown.append)

    def draw(chart):
        chart(*ARGUMENTS.get(chart.__name__, tuple)())
        (one,) = shown
        return one

    return draw


def luminance(colours):
    channels = np.asarray(colours, dtype=float)[..., :3]
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def contrast(one, other):
    first, second = luminance(one) + 0.05, luminance(other) + 0.05
    return np.maximum(first / second, second / first)


def over(colour, ground=(1.0, 1.0, 1.0)):
    """Lay a colour that may be see-through on a ground."""
    colour = np.asarray(colour)
    return colour[:3] * colour[3] + np.asarray(ground)[:3] * (1 - colour[3])


def words_of(figure):
    """Find the texts that are really to be seen."""
    for text in figure.findobj(Text):
        axes = text.axes
        if text.get_visible() and text.get_text().strip() and (axes is None or axes.get_visible()):
            yield text


def ground_of(figure, words):
    """Draw all but the words."""
    alphas = [(text, text.get_alpha()) for text in words]
    for text in words:
        text.set_alpha(0)
    with house_style():
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
    for text, alpha in alphas:
        text.set_alpha(alpha)
    return np.asarray(canvas.buffer_rgba()) / 255


def hard_words(figure):
    """Give the words that do not stand out from what lies behind them."""
    words = list(words_of(figure))
    ground = ground_of(figure, words)
    height, width = ground.shape[:2]
    for text in words:
        box = text.get_window_extent()
        rows = slice(max(0, int(height - box.y1)), max(0, int(height - box.y0) + 1))
        columns = slice(max(0, int(box.x0)), min(width, int(box.x1) + 1))
        behind = ground[rows, columns].reshape(-1, 4)
        patch = text.get_bbox_patch()
        if patch is not None and patch.get_facecolor()[3] == 1:
            behind = np.array([patch.get_facecolor()])
        if len(behind):
            low = contrast(to_rgba(text.get_color()), behind) < LEAST_FOR_WORDS
            if low.mean() > MOST_CROSSED:
                yield text.get_text(), text.get_color()


def colours_of(artist):
    """Give for each part of a mark the colours that can show it: of its face, or of its edge."""
    alpha = artist.get_alpha()
    seen = lambda colour: to_rgba(colour, alpha)  # noqa: E731
    if isinstance(artist, mpl.lines.Line2D):
        if not len(artist.get_xdata()):
            return
        if artist.get_linestyle() != "None":
            yield [seen(artist.get_color())]
        if artist.get_marker() not in ("None", "", " ", None):
            yield [seen(artist.get_markerfacecolor()), seen(artist.get_markeredgecolor())]
    elif isinstance(artist, mpl.patches.Patch):
        has_edge = artist.get_linewidth() > 0 or artist.get_hatch()
        yield [artist.get_facecolor(), *([artist.get_edgecolor()] if has_edge else [])]
    elif isinstance(artist, mpl.collections.Collection):
        faces, edges = artist.get_facecolor(), artist.get_edgecolor()
        for place in range(max(len(faces), len(edges))):
            yield [part[place % len(part)] for part in (faces, edges) if len(part)]


def faint_marks(figure):
    """Give the marks that do not stand out from the ground, by face or by edge."""
    for axes in figure.axes:
        has_map = axes.images or any(isinstance(one, QuadMesh) for one in axes.collections)
        if not axes.get_visible() or has_map:  # a map has its colour bar, and words in its table
            continue
        for artist in axes.get_children():
            if not artist.get_visible() or artist is axes.patch or artist in axes.spines.values():
                continue
            for colours in colours_of(artist):
                decoration = all(tuple(map(float, one)) in DECORATION for one in colours if one[3])
                best = max(contrast(over(one), (1, 1, 1)) for one in colours)
                if best < LEAST_FOR_MARKS and not decoration:
                    yield type(artist).__name__, [tuple(np.round(one, 2)) for one in colours]


def move(panel, dice):
    """Change each control at random."""
    for control in panel._controls.values():
        if isinstance(control, widgets.Checkbox):
            control.value = dice.random() < 0.5
        elif isinstance(control, widgets.Dropdown):
            control.index = dice.randrange(len(control.options))
        else:
            control.value = dice.randint(control.min, min(control.max, control.min + 100))


def numbers(text):
    """Read the numbers of a text, whatever their signs and separators."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return {float(one) for one in re.findall(r"\d+(?:\.\d+)?", plain)}


def alt_problems(alt, most_words=MOST_WORDS):
    """Say what an alt sentence lacks."""
    if len(alt.split()) > most_words:
        yield f"{len(alt.split())} words"
    if re.match(r"(an? )?(image|picture|graphic) of", alt, re.IGNORECASE):
        yield "it says what everybody hears anyway"
    if not numbers(alt):
        yield "no number"


def agrees(alt, table):
    """Tell whether the alt sentence states a number that stands in the table too."""
    shown = numbers(picture.table_html(table))
    return bool({round(one) for one in numbers(alt)} & {round(one) for one in shown})


@pytest.mark.parametrize("chart", CHARTS, ids=name)
def test_a_chart_can_be_seen_and_heard(drawn, chart):
    one = drawn(chart)
    assert list(hard_words(one.figure)) == []
    assert list(faint_marks(one.figure)) == []
    assert list(alt_problems(one.alt)) == [] and agrees(one.alt, one.table)
    assert all(named(axes) for axes in one.figure.axes)


def named(axes):
    """Tell whether each axis that shows numbers says what they are."""
    for axis in (axes.xaxis, axes.yaxis) if axes.axison else ():
        shown = [label.get_text() for label in axis.get_ticklabels() if label.get_visible()]
        has_numbers = any(re.fullmatch(r"[−+-]?[\d.,]+", text) for text in shown)
        if has_numbers and not axis.get_label_text() and axes.get_title(loc="left") == "":
            return False
    return True


@pytest.mark.usefixtures("words_only")
@pytest.mark.parametrize("panel", PANELS, ids=name)
def test_a_panel_can_be_seen_and_heard_in_every_state(panel):
    dice = random.Random(8)
    one = panel()
    for state in range(STATES):
        if state:
            move(one, dice)
        if panel.__name__ not in TEACHES_LOW_CONTRAST:
            assert list(hard_words(one.figure)) == []
        assert list(faint_marks(one.figure)) == []
        if panel.__name__ not in NAMED_BY_A_TEXT:
            assert all(named(axes) for axes in one.figure.axes)
        assert list(alt_problems(one._alt(), MOST_WORDS_ON_A_MOVE if state else MOST_WORDS)) == []


def test_the_pictures_of_a_survey_can_be_seen_and_heard():
    found = [one for score in analyse(example("hotel")).scores for one in charts.pictures(score)]
    assert found
    for one in found:
        assert list(hard_words(one.figure)) == list(faint_marks(one.figure)) == []
        assert list(alt_problems(one.alt)) == [] and agrees(one.alt, one.table)


def test_there_are_charts_and_panels():
    assert len(CHARTS) >= 25 and len(PANELS) >= 30
