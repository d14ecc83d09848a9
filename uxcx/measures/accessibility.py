"""Contrast of two colours, as the Web Content Accessibility Guidelines (WCAG 2) measure it.

A colour is written ``"#1a6"``, ``"#11aa66"``, ``"rgb(17, 170, 102)"`` or as three numbers from 0
to 255. How hard a text is to read stands in ``readability``.
"""

import math
import numbers
import re
from dataclasses import dataclass

from uxcx.measures.foundations.estimate import Result

Colour = str | tuple

_HEX = re.compile(r"#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$", re.I)
_RGB = re.compile(r"rgba?\(([^)]*)\)$", re.I)


@dataclass(frozen=True)
class Contrast(Result):
    """The contrast ratio of two colours, from 1 to 21, and what it is enough for.

    Every verdict compares the exact ratio: 4.4999 is not 4.5.

    Attributes
    ----------
    ratio : float
        The lighter luminance plus 0.05 by the darker one plus 0.05.
    """

    ratio: float

    @property
    def aa_normal(self) -> bool:
        """Level AA for normal text: at least 4.5."""
        return self.ratio >= 4.5

    @property
    def aa_large(self) -> bool:
        """Level AA for large text, from 18 point or 14 point bold up: at least 3."""
        return self.ratio >= 3

    @property
    def aaa_normal(self) -> bool:
        """Level AAA for normal text: at least 7."""
        return self.ratio >= 7

    @property
    def aaa_large(self) -> bool:
        """Level AAA for large text: at least 4.5."""
        return self.ratio >= 4.5

    @property
    def non_text(self) -> bool:
        """Level AA for icons, borders of fields and parts of charts: at least 3."""
        return self.ratio >= 3

    def __float__(self) -> float:
        """Return the ratio, so that it can be compared with any other limit."""
        return self.ratio

    def __str__(self) -> str:
        """Say the result in a sentence; the ratio is cut, never rounded up."""
        if self.aaa_normal:
            verdict = "enough for all text, at level AAA too"
        elif self.aa_normal:
            verdict = "enough for all text at level AA; AAA asks for 7 in normal text"
        elif self.aa_large:
            verdict = "enough for large text and non-text at level AA, not for normal text (4.5)"
        else:
            verdict = "not enough for any text, nor for non-text (3)"
        return f"Contrast {math.floor(self.ratio * 100) / 100:.2f} to 1: {verdict}."


def relative_luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour: 0 for black, 1 for white.

    Parameters
    ----------
    colour : str or tuple of three numbers from 0 to 255
        Without transparency.

    Raises
    ------
    ValueError
        If it is no colour, or a see-through one.

    Notes
    -----
    ``0.2126 R + 0.7152 G + 0.0722 B`` of the linear parts: with c from 0 to 1, ``c / 12.92`` up
    to 0.04045, else ``((c + 0.055) / 1.055)^2.4``.

    Source: WCAG 2.2, definition of relative luminance (w3c.github.io/wcag).
    Dispute: Until May 2021 the text said 0.03928 instead of 0.04045; for colours of 8 bits a
    part both give the same number.
    Published cases: luminance_001, luminance_010, luminance_100.
    """
    return _luminance(_opaque(colour))


def contrast(foreground: Colour, background: Colour) -> Contrast:
    """Return the contrast of a text, icon or line with what lies behind it.

    Parameters
    ----------
    foreground : str or tuple
        May be see-through, as ``"rgba(0, 0, 0, 0.6)"`` or ``"#00000099"``: it is mixed with the
        background before measuring.
    background : str or tuple
        Not see-through: nobody knows what shines through it.

    Raises
    ------
    ValueError
        If one is no colour, or the background is see-through.

    Notes
    -----
    ``(L1 + 0.05) / (L2 + 0.05)`` with the lighter luminance above.

    Source: WCAG 2.2, definition of contrast ratio; limits of criteria 1.4.3, 1.4.6 and 1.4.11.
    Dispute: Critics (Myndex, APCA) hold that the formula passes pairs that are hard to read and
    fails some that are not; APCA gives other verdicts and is no part of WCAG 2.
    Published cases: contrast_bw, contrast_same, contrast_green_blue, contrast_tinycolor,
    contrast_axe_grey.
    Recomputed cases: contrast_greys, contrast_alpha.
    """
    behind = _opaque(background)
    *parts, alpha = _parse(foreground)
    seen = [alpha * part + (1 - alpha) * under for part, under in zip(parts, behind, strict=True)]
    return Contrast(_ratio(seen, behind))


def nearest_passing(foreground: Colour, background: Colour, ratio: float = 4.5) -> str:
    """Return the nearest colour with enough contrast, as ``"#rrggbb"``.

    The colour is mixed step by step with black and with white until it passes. The smaller of
    both changes wins; a colour that passes comes back as it is.

    Parameters
    ----------
    foreground, background : str or tuple
        As in `contrast`, but both without transparency.
    ratio : float
        Wanted contrast, from 1 to 21.

    Raises
    ------
    ValueError
        If one is no colour, or neither black nor white reaches the ratio on this background.

    Notes
    -----
    Source: the limits of WCAG 2.2, criterion 1.4.3.
    Dispute: Nearest in which space is open: tools that keep the hue in HSL or LCH give other
    colours. This one keeps the colour's direction to black or white in sRGB.
    Recomputed cases: nearest_grey_on_white.
    """
    start, behind = _opaque(foreground), _opaque(background)
    if not 1 <= ratio <= 21:
        raise ValueError(f"Found ratio = {ratio}, but a contrast is from 1 to 21; write 4.5 or 3.")
    ways = [_first_passing(start, end, behind, ratio) for end in (0, 255)]
    if passing := [colour for colour in ways if colour]:
        nearest = min(passing, key=lambda colour: math.dist(colour, start))
        return "#{:02x}{:02x}{:02x}".format(*nearest)
    raise ValueError(
        f"Found no colour with a contrast of {ratio:g} on {background}: neither black nor white "
        "reaches it; change the background too."
    )


def _first_passing(start, end: int, behind, ratio: float) -> tuple[int, ...] | None:
    for step in range(256):
        mixed = tuple(round(part + (end - part) * step / 255) for part in start)
        if _ratio(mixed, behind) >= ratio:
            return mixed
    return None


def _ratio(one, other) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(parts) -> float:
    shares = (part / 255 for part in parts)
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _opaque(colour: Colour) -> tuple[float, float, float]:
    *parts, alpha = _parse(colour)
    if alpha < 1:
        raise ValueError(
            f"Found the see-through colour {colour} where only an opaque one can be measured; "
            "mix it with what lies behind it first."
        )
    return tuple(parts)


def _parse(colour: Colour) -> tuple[float, float, float, float]:
    """Return red, green, blue from 0 to 255 and alpha from 0 to 1."""
    parts = None
    if isinstance(colour, str):
        text = colour.strip()
        if found := _HEX.match(text):
            digits = found[1] if len(found[1]) > 4 else "".join(2 * digit for digit in found[1])
            parts = [int(digits[i : i + 2], 16) for i in range(0, len(digits), 2)]
            parts[3:] = [part / 255 for part in parts[3:]]
        elif found := _RGB.match(text):
            parts = [_number(word) for word in re.split(r"[\s,/]+", found[1].strip())]
    elif isinstance(colour, tuple | list):
        parts = list(colour)
    parts = parts if parts is None or len(parts) != 3 else [*parts, 1.0]
    if parts is None or len(parts) != 4 or not all(map(_is_part, parts, (255, 255, 255, 1))):
        raise ValueError(
            f'Found {colour!r}, which is no colour this can read; write it as "#11aa66", '
            '"rgb(17, 170, 102)" or three numbers from 0 to 255.'
        )
    return tuple(float(part) for part in parts)


def _number(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        return math.nan


def _is_part(part, most: float) -> bool:
    return isinstance(part, numbers.Real) and not isinstance(part, bool) and 0 <= part <= most
