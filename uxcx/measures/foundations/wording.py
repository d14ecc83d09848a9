"""How a number is written in the sentence of a result: decimals, sign, unit, chance.

The sentences themselves stand with the results, in ``estimate``.
"""

import math
import re


def decimals(unit: str, spread: float, value: float) -> int:
    """Return as many decimals as the spread deserves: none for ± 7, one for ± 0.7."""
    least = 0 if unit in ("points", "share", "percentage points", "seconds") else 1
    is_noise = not math.isfinite(spread) or spread <= 1e-9 * abs(value)
    size = abs(value) / 10 if is_noise else spread
    size *= 100 if unit == "share" else 1
    if size == 0 or not math.isfinite(size):
        return least
    return min(6, max(least, -math.floor(math.log10(size))))


def number(value: float, unit: str, decimals: int, signed: bool = False) -> str:
    """Write a value: a share as percent, NPS points and changes with their sign."""
    value = round(100 * value if unit == "share" else value, decimals)
    sign = "+" if value and (signed or unit == "points") else ""
    return f"{value:{sign}z.{decimals}f}{' %' if unit == 'share' else ''}"


def quantity(value: float, unit: str, decimals: int, signed: bool = False) -> str:
    """Write a value with its unit; 1 point is a point."""
    return _with_unit(number(value, unit, decimals, signed), unit)


def as_given(value: float, unit: str) -> str:
    """Write a value that the caller chose, such as a benchmark, without rounding it away."""
    shown = f"{100 * value:.6g} %" if unit == "share" else f"{value:.6g}"
    return _with_unit(shown, unit)


def how_often(p_value: float) -> str:
    """Write a p-value as a count, which most people read better than a decimal."""
    if p_value < 0.001:
        return "fewer than 1 of 1,000"
    if p_value < 0.1:
        return f"about {1000 * p_value:.0f} of 1,000"
    if p_value > 0.99:
        return "more than 99 of 100"
    return f"about {100 * p_value:.0f} of 100"


def p_equals(p_value: float) -> str:
    """Write ``p = 0.072``, or ``p < 0.001`` where three decimals would read as zero."""
    return "p < 0.001" if p_value < 0.001 else f"p = {p_value:.3f}"


def _with_unit(shown: str, unit: str) -> str:
    if unit in ("", "share"):
        return shown
    unit = re.sub(r"s\b", "", unit, count=1) if shown.lstrip("+-") == "1" else unit
    return f"{shown} {unit}"
