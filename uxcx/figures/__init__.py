"""Accessible pictures: one house style, one way to show a figure.

Here lives what every picture of the course shares: colours with checked contrast, type that
stays readable on a phone, an alt sentence, and the numbers as a table. Not here: what a lesson
draws (`uxcx.lessons`) and panels that move (`uxcx.explorers`).
"""

from uxcx.figures.palette import GROUPS, LINES, NPS_ZONES
from uxcx.figures.picture import Picture, show
from uxcx.figures.style import ON_WHITE, blank, canvas, house_style

__all__ = [
    "GROUPS",
    "LINES",
    "NPS_ZONES",
    "ON_WHITE",
    "Picture",
    "blank",
    "canvas",
    "house_style",
    "show",
]
