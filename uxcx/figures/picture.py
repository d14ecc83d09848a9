"""A figure as an image with an alt sentence and its numbers as a table.

`plt.show()` gives no alt text anywhere, so the course shows every figure as HTML: an image with
an alt sentence and a table to fold out. That reads the same in JupyterLab, in an exported page
and on a code-hosting site. Pictures that move live in `uxcx.explorers`.
"""

from __future__ import annotations

import base64
import io
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
from IPython.display import display

from uxcx.figures.style import house_style

if TYPE_CHECKING:  # see `style`
    from matplotlib.figure import Figure

_DOTS_PER_INCH = 100
_SHARPNESS = 1.6  # pixels in the file for each pixel on the page: sharp on fine screens
RESOLUTION = _DOTS_PER_INCH * _SHARPNESS
"""Dots an inch of a picture in a file. Words are a hair wider or narrower at another one."""


class Picture:
    """A figure with the sentence and the table that say the same.

    Parameters
    ----------
    figure
        The drawing.
    alt
        What a person needs who does not see it: kind of chart, axes, n, and the one thing to
        see, with its numbers. The numbers should come from the data, never be typed.
    table
        The plotted numbers.

    Raises
    ------
    ValueError
        If the alt sentence is empty or the table has no rows.
    """

    def __init__(self, figure: Figure, alt: str, table: pd.DataFrame):
        if not isinstance(alt, str) or not alt.strip():
            raise ValueError(
                "This figure has no alt sentence. Pass alt= with one sentence that says what "
                "the figure shows, with its numbers."
            )
        if len(table) == 0:
            raise ValueError(
                "The table behind this figure is empty. Pass table= with the plotted numbers."
            )
        self.figure, self.alt, self.table = figure, alt.strip(), table

    @cached_property
    def image(self) -> str:
        """The figure as one `<img>`, drawn when it is first asked for."""
        return image_html(self.figure, self.alt)

    def html(self) -> str:
        """Write the figure as HTML that works without a kernel."""
        return (
            f'<figure style="margin:0;max-width:100%">{self.image}'
            f"<figcaption>{details_html(self.table)}</figcaption></figure>"
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": self.alt}


def show(figure: Figure, alt: str, table: pd.DataFrame) -> None:
    """Show a figure with its alt sentence and its numbers as a fold-out table.

    Parameters
    ----------
    figure, alt, table
        As for `Picture`.
    """
    display(Picture(figure, alt, table))


def image_html(figure: Figure, alt: str) -> str:
    """Write a figure as one `<img>` that carries its own data and its alt sentence."""
    file = io.BytesIO()
    with house_style():
        figure.savefig(
            file,
            format="png",
            dpi=RESOLUTION,
            # Without the program's name a new matplotlib release changes no stored picture.
            metadata={"Software": None},
        )
    data = base64.b64encode(file.getvalue()).decode("ascii")
    width = round(figure.get_figwidth() * _DOTS_PER_INCH)
    return (
        f'<img alt="{escape(alt)}" width="{width}" style="max-width:100%;height:auto;'
        f'background:#fff" src="data:image/png;base64,{data}">'
    )


def table_html(table: pd.DataFrame) -> str:
    """Write a table whose header cells say what they head, for screen readers.

    The corner above unnamed rows heads nothing, so it is a plain cell.
    """
    named_rows = table.index.name is not None or not isinstance(table.index, pd.RangeIndex)
    head = [table.index.name or ""] if named_rows else []
    head += [str(column) for column in table.columns]
    lines = ["<table><thead><tr>"]
    lines += [f'<th scope="col">{escape(str(name))}</th>' if name else "<td></td>" for name in head]
    lines.append("</tr></thead><tbody>")
    for label, row in zip(table.index, table.itertuples(index=False), strict=True):
        lines.append("<tr>")
        if named_rows:
            lines.append(f'<th scope="row">{escape(_cell(label))}</th>')
        lines += [f"<td>{escape(_cell(value))}</td>" for value in row]
        lines.append("</tr>")
    lines.append("</tbody></table>")
    return "".join(lines)


def details_html(table: pd.DataFrame) -> str:
    """Write the fold-out that holds the numbers of a figure."""
    return f"<details><summary>The numbers as a table</summary>{table_html(table)}</details>"


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}" if abs(value) >= 1 else f"{value:.3g}"
    return str(value)
