"""One interactive panel: controls, a picture that follows them, a sentence, and a table.

Why it is built this way: a panel keeps one figure for its whole life and only moves its artists,
then sends what moved as SVG. Sentence, picture and table arrive in one message, so the page never
flickers and never changes its height, and a key press is answered more than twice as fast as by
redrawing with `interact` (see `benchmarks/`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import ipywidgets as widgets
import pandas as pd

from uxcx.controls import LiveRegion, button, column, row, text_block
from uxcx.figures.picture import RESOLUTION, details_html, image_html, table_html
from uxcx.figures.style import WIDTH, house_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Finding:
    """What a panel shows for one setting of its controls.

    Attributes
    ----------
    sentence
        The result in words, with its numbers; read out when it changes.
    table
        The same numbers as a table.
    alt
        What the picture shows, for people who do not see it; the sentence unless given.
    """

    sentence: str
    table: pd.DataFrame
    alt: str = ""


class Explorer:
    """Base of all panels. A panel says three things: its controls, its drawing, its finding.

    Subclasses set `title` and write

    - `controls()`: name -> labelled widget (see `uxcx.controls`),
    - `draw(figure)`: make the artists once,
    - `update(**values) -> Finding`: move the artists and say what they show,
    - `actions()`, if there are buttons: label -> method. A method may call `set(name=value)`.

    Attributes
    ----------
    panel
        The widget to show.
    finding
        What the panel shows now.
    """

    title: str = ""
    height: float = 3.4
    """Height of the picture in inches."""

    def __init__(self) -> None:
        from uxcx.explorers.layers import LayeredFigure  # with it comes matplotlib

        self._controls = dict(self.controls())
        self._readout = LiveRegion()
        self._frozen = False
        with house_style():
            size = (WIDTH, self.height)
            self.figure = LayeredFigure(figsize=size, layout="constrained", dpi=RESOLUTION)
            self.draw(self.figure)
            self.figure.watch()
            self.finding = self.update(**self.values)
            self.figure.note_what_moves()
            # Positions are settled once: keeping them makes redrawing quicker and the page calm.
            self.figure.get_layout_engine().execute(self.figure)
            self.figure.watch()  # the layout has moved titles, which stand still from now on
        self.figure.set_layout_engine("none")
        self._show()
        for control in self._controls.values():
            control.observe(self._on_change, "value")
        self.panel = self._assemble()

    def controls(self) -> Mapping[str, widgets.Widget]:
        """Make the controls, each with its visible label."""
        raise NotImplementedError

    def actions(self) -> Mapping[str, object]:
        """Name the buttons and what each does; none unless a panel says so."""
        return {}

    def draw(self, figure: Figure) -> None:
        """Make the artists of the picture, once."""
        raise NotImplementedError

    def update(self, **values: object) -> Finding:
        """Move the artists to the values of the controls, and say what is to be seen."""
        raise NotImplementedError

    @property
    def values(self) -> dict[str, object]:
        """The values of all controls, by name."""
        return {name: control.value for name, control in self._controls.items()}

    def set(self, **values: object) -> None:
        """Move several controls at once, and draw once."""
        self._frozen = True
        try:
            for name, value in values.items():
                self._controls[name].value = value
        finally:
            self._frozen = False
        self._on_change()

    def redraw(self) -> None:
        """Draw again with the same values: for buttons that draw new random people."""
        self._on_change()

    def _on_change(self, _change: object = None) -> None:
        if self._frozen:
            return
        with house_style():
            self.finding = self.update(**self.values)
        self._show()

    def _show(self) -> None:
        still, moving = self.figure.layers()
        self._readout.show(
            status=f"<p>{escape(self.finding.sentence)}</p>",
            still=still,
            moving=moving,
            alt=self._alt(),
            table=table_html(self.finding.table),
        )

    def _alt(self) -> str:
        return self.finding.alt or self.finding.sentence

    def _assemble(self) -> widgets.Widget:
        buttons = []
        for label, act in self.actions().items():
            one = button(label)
            one.on_click(lambda _button, act=act: act())
            buttons.append(one)
        return column(
            text_block(self.title), row(self._controls.values()), row(buttons), self._readout
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        """Give the live panel, and beside it a still one for places without a kernel."""
        still = (
            f'<figure style="margin:0;max-width:100%"><p>{escape(self.finding.sentence)}</p>'
            f"{image_html(self.figure, self._alt())}"
            f"<figcaption>The panel “{escape(self.title)}” as it starts. "
            "To move it, open this notebook in JupyterLab and choose Run, then Run All Cells. "
            f"{details_html(self.finding.table)}</figcaption></figure>"
        )
        stop = "" if self.title.endswith("?") else "."
        plain = f"{self.title}{stop} {self.finding.sentence}"
        return {**self.panel._repr_mimebundle_(), "text/html": still, "text/plain": plain}
