"""The changing part of a panel: a sentence that is announced, a picture, a table to fold out.

It is a widget of our own because ipywidgets has none that can be announced: its HTML widget
replaces the live region together with the text. What the browser does is in `live_region.js`.
"""

from pathlib import Path

import anywidget
import traitlets


class LiveRegion(anywidget.AnyWidget):
    """Show a status sentence, a picture and a table; each move arrives as one message.

    Attributes
    ----------
    content
        HTML by part: "status", "picture", "table". What is empty is not shown.
    """

    _esm = Path(__file__).with_name("live_region.js")
    content = traitlets.Dict({"status": "", "picture": "", "table": ""}).tag(sync=True)

    def show(self, status: str = "", picture: str = "", table: str = "") -> None:
        """Replace all three parts at once."""
        self.content = {"status": status, "picture": picture, "table": table}

    @property
    def status(self) -> str:
        """The sentence that is shown now, as HTML."""
        return self.content["status"]
