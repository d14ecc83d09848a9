"""House style: how every figure of the course is set.

Sizes are chosen for a phone: a figure is 560 pixels wide, and its smallest text still measures
about 10 pixels when the figure shrinks to 320. The background stays white in a dark theme.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from uxcx.figures.palette import GRID, INK

if TYPE_CHECKING:  # matplotlib takes a third of the time of a first cell: only who draws loads it
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 5.6
"""Width of a figure in inches; at 100 dots an inch that is 560 pixels."""

ON_WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 1}
"""The ``bbox`` of a label: white behind it, so that no line ever crosses its words."""

_SETTINGS = {
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "axes.axisbelow": True,
    "axes.edgecolor": INK,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 14,
    "axes.titleweight": "bold",
    "font.family": ["DejaVu Sans"],
    "font.size": 13,
    "grid.color": GRID,
    "legend.fontsize": 12.5,
    "legend.frameon": False,
    "savefig.facecolor": "white",
    "text.color": INK,
    "xtick.color": INK,
    "xtick.labelsize": 12.5,
    "ytick.color": INK,
    "ytick.labelsize": 12.5,
    # Text stays text, and the same drawing gives the same bytes each time.
    "svg.fonttype": "none",
    "svg.hashsalt": "uxcx",
}


@contextmanager
def house_style() -> Iterator[None]:
    """Draw in the style of the course; artists made inside keep it."""
    import matplotlib as mpl

    with mpl.rc_context(_SETTINGS):
        yield


def blank(height: float) -> Figure:
    """Make an empty figure as wide as a page, of this height in inches; draw on it in the style.

    It stands outside of pyplot, as all figures here: nothing is shown twice and nothing leaks.
    """
    from matplotlib.figure import Figure

    return Figure(figsize=(WIDTH, height), layout="constrained")


def canvas(
    title: str = "", across: str = "", up: str = "", *, height: float = 3.4
) -> tuple[Figure, Axes]:
    """Make one empty set of axes with its title and axis names.

    Parameters
    ----------
    title
        What the figure shows, in a few words.
    across, up
        Names of the two axes, each with its unit.
    height
        Height in inches; the width is `WIDTH`.

    Returns
    -------
    Figure, Axes
        Outside of pyplot: nothing is shown twice and nothing leaks.
    """
    with house_style():
        figure = blank(height)
        axes = figure.subplots()
        axes.set(title=title, xlabel=across, ylabel=up)
    return figure, axes
