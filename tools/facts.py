"""Numbers in the text of a notebook come from the data.

`NPS fell from +36<!-- fact: nps_q1 --> to +21<!-- fact: nps_q4 -->` says that both numbers belong
to `facts()` of the lesson's module, which returns each as it is to be printed. The build writes
them; the contract compares them.

The value is the run of characters directly before the mark, up to a blank or a `<`. Around it may
stand emphasis, brackets, quotation marks and punctuation, as in `(**+36**,<!-- fact: nps_q1 -->`:
those stay. A value that needs a blank inside takes a no-break space.
"""

import re
from collections.abc import Iterator, Mapping

from nbformat import NotebookNode

_MARK = re.compile(r"(?P<run>[^ \t\n<]*)<!--\s*fact:\s*(?P<name>\w+)\s*-->")
_ANY_MARK = re.compile(r"<!--\s*facts?\b.*?-->", re.IGNORECASE | re.DOTALL)
_OPENING = "*_([\"'“‘|`–—/"
_CLOSING = "*_)]\"'”’|`.,;:!?"


def fill(source: str, facts: Mapping[str, str]) -> str:
    """Write the value of each known fact before its mark."""

    def written(match: re.Match[str]) -> str:
        value = _value(match)
        if not value or match["name"] not in facts:
            return match[0]
        start = match["run"].index(value)
        end = start + len(value)
        run = match["run"][:start] + facts[match["name"]] + match["run"][end:]
        return run + match[0][len(match["run"]) :]

    return _MARK.sub(written, source)


def fill_notebook(notebook: NotebookNode, facts: Mapping[str, str]) -> None:
    """Write the value of each known fact into the text cells."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = fill(cell.source, facts)


def problems(source: str, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Say what is amiss with the facts of one text: what was found, and what to do."""
    marks = {match.end(): match for match in _MARK.finditer(source)}
    for anything in _ANY_MARK.finditer(source):
        match = marks.get(anything.end())
        if match is None:
            yield f"{anything[0]!r} is not a fact mark", "write <!-- fact: name -->"
        elif match["name"] not in facts:
            known = ", ".join(sorted(facts)) or "none"
            yield (
                f"there is no fact {match['name']!r}; the lesson's facts() has: {known}",
                "add it to facts() or mend the name",
            )
        elif not _value(match):
            yield (
                f"no value stands directly before {anything[0]!r}",
                "put the number there, with no blank between",
            )
        elif _value(match) != facts[match["name"]]:
            yield (
                f"the text says {_value(match)!r} where fact {match['name']!r} "
                f"is {facts[match['name']]!r}",
                "run python -m tools.build",
            )


def names(notebook: NotebookNode) -> set[str]:
    """List the facts that a notebook prints."""
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return {match["name"] for text in texts for match in _MARK.finditer(text)}


def unprintable(facts: Mapping[str, str]) -> Iterator[str]:
    """Say which facts cannot stand in a text, because the mark would not find them again."""
    for name, value in facts.items():
        match = _MARK.fullmatch(f"{value}<!-- fact: {name} -->")
        if not (isinstance(value, str) and value and match and _value(match) == value):
            yield (
                f"fact {name!r} is {value!r}: it must be a text without blanks (a no-break space "
                "may stand inside) that neither starts nor ends in emphasis or punctuation"
            )


def _value(match: re.Match[str]) -> str:
    return match["run"].lstrip(_OPENING).rstrip(_CLOSING)
