"""The changing part of a panel: a sentence that is announced, a picture, a table to fold out.

It is a widget of our own because ipywidgets has none that can be announced: its HTML widget
replaces the live region together with the text. What the browser does is in `live_region.js`.
"""

from pathlib import Path

import anywidget
import traitlets


class LiveRegion(anywidget.AnyWidget):
    """Show a status sentence, a picture and a table; a move sends only what changed, at once.

    Attributes
    ----------
    status, table
        HTML. What is empty is not shown.
    still, moving
        The two layers of the picture as SVG, the moving one on top.
    alt
        What the picture shows, in words.
    """

    _esm = Path(__file__).with_name("live_region.js")
    _css = Path(__file__).with_name("live_region.css")
    status = traitlets.Unicode().tag(sync=True)
    still = traitlets.Unicode().tag(sync=True)
    moving = traitlets.Unicode().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
    table = traitlets.Unicode().tag(sync=True)

    def show(
        self, status: str = "", still: str = "", moving: str = "", alt: str = "", table: str = ""
    ) -> None:
        """Replace all parts; those that are the same as before are not sent again."""
        with self.hold_sync():
            self.status, self.still, self.moving = status, still, moving
            self.alt, self.table = alt, table
