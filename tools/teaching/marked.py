"""Hand-written pages with derived parts: `<!-- derived: name -->` … `<!-- /derived -->`.

What stands between the two marks is written by a program; all else belongs to the author.
"""

import re
from collections.abc import Callable, Mapping

_PART = re.compile(
    r"(?P<open><!-- derived: (?P<name>[a-z-]+) -->\n).*?(?P<close><!-- /derived -->)", re.DOTALL
)
_OPEN = re.compile(r"<!-- derived:")
_CLOSE = re.compile(r"<!-- /derived -->")


def fill(page: str, parts: Mapping[str, Callable[[], str]]) -> str:
    """Write each derived part of a page anew.

    Parameters
    ----------
    page
        Markdown with marks.
    parts
        Name in the mark -> gives the text to put there.

    Raises
    ------
    ValueError
        For a mark without its partner, or with a name that nobody derives.
    """

    def written(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in parts:
            known = ", ".join(parts)
            raise ValueError(f"Nobody derives {name!r}. Use one of: {known}.")
        return f"{match['open']}\n{parts[name]().strip()}\n\n{match['close']}"

    pairs = len(_PART.findall(page))
    if not pairs == len(_OPEN.findall(page)) == len(_CLOSE.findall(page)):
        raise ValueError("A derived mark has no partner. Write both, each on a line of its own.")
    return _PART.sub(written, page)


def by_hand(page: str) -> str:
    """Give a page without its derived parts."""
    return _PART.sub("", page)
