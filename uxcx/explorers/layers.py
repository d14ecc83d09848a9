"""A figure in two layers, so that a move redraws only what moves.

Axes, ticks and labels cost most of the time of a redraw, and in a panel they stand still. So the
still layer is drawn once and kept in the page; each move draws and sends the moving layer alone.
Which artists move is not declared: it is seen, by what a panel's update touches.
"""

import io

from matplotlib.artist import Artist
from matplotlib.axis import Axis
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.spines import Spine

from uxcx.figures.style import house_style


class LayeredFigure(Figure):
    """A figure that draws either all that stands still, or all that moves."""

    def __init__(self, *args: object, **settings: object):
        super().__init__(*args, **settings)
        self._moving: list[Artist] = []
        self._draws_moving = False
        self._seen: dict[object, object] = {}
        self._still = ""

    def draw(self, renderer: object) -> None:
        """Draw one layer. Matplotlib leaves out artists marked as animated: those that move."""
        if not self._draws_moving:
            super().draw(renderer)
            return
        for artist in sorted(self._moving, key=lambda artist: artist.get_zorder()):
            artist.draw(renderer)

    def layers(self) -> tuple[str, str]:
        """Give the still layer and the moving layer as SVG.

        The still layer is drawn again only when something that stood still has changed: an
        artist that moves for the first time, the limits or ticks of an axis, a removed artist.
        """
        if not self._still:
            self._still = self._svg(moving=False)
            self._seen = self._what_stands_still()
            return self._still, ""
        moved = self._note_what_moves()
        seen = self._what_stands_still()
        if moved or seen != self._seen:
            self._seen = seen
            self._still = self._svg(moving=False)
        return self._still, self._svg(moving=True) if self._moving else ""

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

    def _note_what_moves(self) -> bool:
        """Mark what changed since it was last drawn as moving; tell whether any is new."""
        artists = self._artists()
        new = [
            artist
            for artist in artists
            if artist.stale and not isinstance(artist, Axis) and artist not in self._moving
        ]
        for artist in new:
            artist.set_animated(True)
        self._moving = [artist for artist in self._moving if artist in artists] + new
        return bool(new)

    def _what_stands_still(self) -> dict[object, object]:
        """Describe what the still layer depends on, to notice when it changes."""
        seen: dict[object, object] = {
            artist: None for artist in self._artists() if artist not in self._moving
        }
        for axes in self.axes:
            for axis in (axes.xaxis, axes.yaxis):
                seen[axis] = (
                    tuple(axis.get_view_interval()),
                    axis.get_major_locator(),
                    axis.get_major_formatter(),
                    axis.get_label_text(),
                )
        return seen

    def _svg(self, *, moving: bool) -> str:
        file = io.StringIO()
        self._draws_moving = moving
        try:
            with house_style():
                # Not `savefig`, which draws every figure twice.
                FigureCanvasSVG(self).print_svg(
                    file, metadata={"Date": None, "Creator": None, "Format": None}
                )
        finally:
            self._draws_moving = False
        text = file.getvalue()
        return text[text.index("<svg") :]
