"""A figure in two layers, so that a move redraws only what moves.

Axes, ticks and labels cost most of the time of a redraw, and in a panel they stand still. So the
still layer is drawn once and kept in the page; each move draws and sends the moving layer alone.
Which artists move is not declared: it is seen, by what a panel's update touches.
"""

import io
from collections.abc import Hashable
from functools import lru_cache

from matplotlib.artist import Artist
from matplotlib.axis import Axis
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.spines import Spine
from matplotlib.textpath import text_to_path

from uxcx.figures.style import house_style

_POINTS_PER_INCH = 72  # the unit of SVG, as matplotlib writes it
_PIXELS_PER_INCH = 100  # of the few parts that are images
_KEPT = 8
"""How many still layers a figure keeps: a panel that goes back and forth draws none anew."""


class LayeredFigure(Figure):
    """A figure that draws all that stands still, or all that moves, or both."""

    def __init__(self, *args: object, **settings: object):
        super().__init__(*args, **settings)
        self._moving: list[Artist] = []
        self._layer = "both"
        self._watched = False
        self._still: dict[Hashable, str] = {}

    def draw(self, renderer: object) -> None:
        """Draw one layer, or both: what moves lies on top.

        Matplotlib leaves out artists marked as animated, those that move, but not when it saves.
        """
        if self._layer != "moving":
            super().draw(renderer)
        if self._layer != "still" and not self.canvas.is_saving():
            for artist in sorted(self._moving, key=lambda artist: artist.get_zorder()):
                artist.draw(renderer)

    def watch(self) -> None:
        """Take all that is there for still: what is touched from here on moves."""
        for artist in self._artists():
            artist.stale = False
        self._watched = True

    def note_what_moves(self) -> None:
        """Mark what changed since it was last drawn as moving, from now on."""
        artists = self._artists()
        new = [
            artist
            for artist in artists
            if artist.stale and not isinstance(artist, Axis) and artist not in self._moving
        ]
        for artist in new:
            artist.set_animated(True)
        self._moving = [artist for artist in self._moving if artist in artists] + new

    def layers(self) -> tuple[str, str]:
        """Give the still layer and the moving layer as SVG.

        The still layer is drawn again only when something that stood still has changed: an
        artist that moves for the first time, the limits or ticks of an axis, a removed artist.
        """
        if not self._watched:
            self.watch()
        self.note_what_moves()
        state = self._what_stands_still()
        # Taken out and put back, so that the oldest one is the one that was not needed longest.
        self._still[state] = self._still.pop(state, None) or self._svg("still")
        if len(self._still) > _KEPT:
            del self._still[next(iter(self._still))]
        self.watch()  # drawing puts titles in their place, which is no move
        return self._still[state], self._svg("moving") if self._moving else ""

    def _artists(self) -> list[Artist]:
        """List what a panel can move: all but the axes themselves, their frame and ground."""
        inside = [
            child
            for axes in self.axes
            for child in axes.get_children()
            if child is not axes.patch and not isinstance(child, Spine)
        ]
        outside = [c for c in self.get_children() if c not in self.axes and c is not self.patch]
        return inside + outside

    def _what_stands_still(self) -> Hashable:
        """Describe what the still layer depends on, to notice when it changes."""
        moving = set(self._moving)
        artists = frozenset(artist for artist in self._artists() if artist not in moving)
        axes = tuple(
            (
                tuple(axis.get_view_interval()),
                axis.get_major_locator(),
                axis.get_major_formatter(),
                axis.get_label_text(),
            )
            for axes in self.axes
            for axis in (axes.xaxis, axes.yaxis)
        )
        return artists, axes

    def _svg(self, layer: str) -> str:
        file = io.StringIO()
        self._layer = layer
        self.dpi = _POINTS_PER_INCH
        inches = self.get_size_inches()
        try:
            with house_style():
                no_metadata = {"Date": None, "Creator": None, "Format": None}
                svg = _Renderer(
                    *inches * _POINTS_PER_INCH, file, image_dpi=_PIXELS_PER_INCH,
                    metadata=no_metadata,
                )  # fmt: skip
                # As in matplotlib: a colour bar is 256 shades, and one small image.
                renderer = MixedModeRenderer(self, *inches, _PIXELS_PER_INCH, svg)
                self.draw(renderer)
                renderer.finalize()
        finally:
            self._layer = "both"
        text = file.getvalue()
        return text[text.index("<svg") :]


class _Renderer(RendererSVG):
    """Matplotlib's SVG, but a text that was measured once is not measured again."""

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: object):
        return _measured(s, prop.copy(), ismath)


@lru_cache(maxsize=4096)
def _measured(text: str, font: FontProperties, is_math: object) -> tuple[float, float, float]:
    """Measure a text in points: a third of the time that a move with many words takes."""
    return text_to_path.get_text_width_height_descent(text, font, is_math)
