"""Controls: the parts every panel is made of, for keyboard and screen reader alike.

In ipywidgets 8 dropdowns, number boxes and checkboxes carry their label; the handle of a slider
has none, and neither has a group of radio buttons. So panels use the first three only.
"""

from collections.abc import Iterable
from html import escape

import ipywidgets as widgets

from uxcx.controls.live_region import LiveRegion

__all__ = [
    "CHOOSE",
    "LiveRegion",
    "button",
    "checkbox",
    "column",
    "dropdown",
    "number_box",
    "row",
    "text_block",
]

CHOOSE = "Choose an answer"

# With the fixed height of ipywidgets, a control whose label needs a second line covers the next.
# A control has a margin of 2 pixels on each side, which counts as part of its place.
_AS_WIDE_AS_NEEDED = {"width": "auto", "max_width": "calc(100% - 4px)", "height": "auto"}
# A grid, because in a column of boxes ipywidgets stretches a dropdown to 148 pixels of height.
_LABEL_ABOVE = {
    **_AS_WIDE_AS_NEEDED,
    "display": "grid",
    "grid_template_rows": "auto 32px",
    "grid_template_columns": "minmax(0, max-content)",  # a long option narrows, not the page
    "align_items": "stretch",
}


def column(*children: widgets.Widget) -> widgets.VBox:
    """Stack the parts of a panel."""
    return widgets.VBox(children, layout=widgets.Layout(width="100%", overflow="visible"))


def row(children: Iterable[widgets.Widget]) -> widgets.HBox:
    """Set controls side by side; on a narrow screen they wrap."""
    return widgets.HBox(
        tuple(children), layout=widgets.Layout(flex_flow="row wrap", overflow="visible")
    )


def dropdown(label: str, options: Iterable[object], value: object = None) -> widgets.Dropdown:
    """Make a labelled dropdown; without a value it starts on "Choose an answer"."""
    listed = list(options)
    if value is None:
        listed = [CHOOSE, *listed]
        value = CHOOSE
    return widgets.Dropdown(
        description=label,
        options=listed,
        value=value,
        style={"description_width": "fit-content"},  # else the label moves to the right end
        layout=_LABEL_ABOVE,
    )


def number_box(label: str, value: int, least: int, most: int) -> widgets.BoundedIntText:
    """Make a labelled box for a whole number; the arrow keys move it."""
    return widgets.BoundedIntText(
        description=label,
        value=value,
        min=least,
        max=most,
        style=_wide(),
        layout={**_AS_WIDE_AS_NEEDED, "flex_flow": "row wrap"},  # the box below a long label
    )


def checkbox(label: str, value: bool = False) -> widgets.Checkbox:
    """Make a checkbox with its words beside it."""
    return widgets.Checkbox(description=label, value=value, indent=False, layout=_AS_WIDE_AS_NEEDED)


def button(label: str) -> widgets.Button:
    """Make a button that is as wide as its words and high enough to hit."""
    return widgets.Button(
        description=label,
        layout=widgets.Layout(width="auto", min_height="32px", align_self="flex-start"),
    )


def text_block(text: str) -> widgets.HTML:
    """Write a question or an instruction in bold, right above what it is about."""
    return widgets.HTML(f'<p style="line-height:1.5"><strong>{escape(text)}</strong></p>')


def _wide() -> dict[str, str]:
    return {"description_width": "initial"}
