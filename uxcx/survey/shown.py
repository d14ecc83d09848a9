"""Text of the user's file, made safe to show.

Whatever a cell holds is words, never markup. HTML is escaped where HTML is written; here goes what
escaping does not reach: marks that turn the writing direction round, control characters, and the
signs that start a formula in a notebook or a chart.
"""

import unicodedata

_BLANKS = {"Cc", "Zl", "Zp", "Zs"}
_MOST_LISTED = 6
_INVISIBLE = {"Cf", "Cs", "Co", "Cn"}
# In JupyterLab "$…$" and "\(…\)" become formulas, which can hold links; matplotlib does alike.
_LOOKALIKES = {"$": "＄", "\\": "＼"}


def plain(text: str, most: int = 60) -> str:
    """Write a text in one line of at most `most` signs, with nothing in it but visible signs.

    A dollar sign and a backslash become their wide lookalikes.
    """
    signs = []
    for sign in text[: 4 * most]:
        kind = unicodedata.category(sign)
        if kind in _BLANKS:
            signs.append(" ")
        elif kind not in _INVISIBLE:
            signs.append(_LOOKALIKES.get(sign, sign))
    line = " ".join("".join(signs).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def quoted(text: str, most: int = 60) -> str:
    """Write a text as `plain` does, in quotation marks."""
    return f"“{plain(text, most)}”"


def listed(names: list[str], count: int | None = None) -> str:
    """Write the first six names with commas and "and", and how many more there are of `count`."""
    count = len(names) if count is None else count
    shown = [quoted(name, 40) for name in names[:_MOST_LISTED]]
    if count > len(shown):
        shown.append(f"{count - len(shown):,} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def people(n: int, noun: str = "answer") -> str:
    """Write a count with its noun."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
