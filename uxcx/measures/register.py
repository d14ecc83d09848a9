"""Lists every public measure with its cases, source and dispute, as its own docstring says.

The Notes of each measure hold the fields ``Source:``, ``Dispute:``, ``Published cases:`` and
``Recomputed cases:``. A published case is printed somewhere; a recomputed one was worked out anew
from a published formula or from published data. The cases themselves stand with the tests.
Print the list with ``python -m uxcx.measures``.
"""

import importlib
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from uxcx.measures import GROUPS, TOPICS

HEAD = "| measure | what it gives | cases | source | dispute |"
FIELDS = ("Source", "Dispute", "Published cases", "Recomputed cases")


@dataclass(frozen=True)
class Measure:
    """One public function and what its docstring says of its evidence."""

    name: str
    function: Callable
    purpose: str
    source: str
    dispute: str
    published: tuple[str, ...]
    recomputed: tuple[str, ...]


def measures() -> Iterator[Measure]:
    """Yield every public function of every topic, in the order in which they are written."""
    for topic in TOPICS:
        module = importlib.import_module(f"uxcx.measures.{topic}")
        for name, function in vars(module).items():
            is_own = inspect.isfunction(function) and _is_in(function.__module__, module.__name__)
            if is_own and not name.startswith("_"):
                yield _measure(f"{topic}.{name}", function)


def _is_in(home: str, topic: str) -> bool:
    """Whether a function stands in the module of a topic, or in a part of it if it is a folder."""
    return home == topic or home.startswith(f"{topic}.")


def table() -> str:
    """Return the list as a page of Markdown: one table a topic, one row a measure."""
    lines = [
        "# All measures, their cases, sources and disputes",
        "",
        "Written by `python -m uxcx.measures` from the docstrings; a test keeps it current. A case",
        "is an input whose right answer is known from elsewhere; all of them stand in",
        "`tests/measures/cases` with their sources, and are tried in every test run. *Recomputed*",
        "marks answers that no source prints: they were worked out anew from a published formula",
        "or from published data.",
    ]
    rows: dict[str, list[str]] = {topic: [] for topic in TOPICS}
    for measure in measures():
        rows[measure.name.partition(".")[0]].append(_row(measure))
    for group, topics in GROUPS.items():
        lines += ["", f"## {group}"]
        for topic in topics:
            about = inspect.getdoc(importlib.import_module(f"uxcx.measures.{topic}")) or ""
            lines += ["", f"### {topic}", "", about.partition("\n\n")[0].replace("\n", " "), ""]
            lines += [HEAD, "|---|---|---|---|---|", *rows[topic]]
    return "\n".join(lines) + "\n"


def _row(measure: Measure) -> str:
    cases = [", ".join(measure.published)] if measure.published else []
    if measure.recomputed:
        cases.append(f"*recomputed:* {', '.join(measure.recomputed)}")
    cells = (measure.purpose, "; ".join(cases), measure.source, measure.dispute)
    return " | ".join([f"| `{measure.name}`", *(c.replace("|", "\\|") for c in cells)]) + " |"


def _measure(name: str, function: Callable) -> Measure:
    text = inspect.getdoc(function) or ""
    fields = {field: _field(text, field) for field in FIELDS}
    return Measure(
        name,
        function,
        purpose=text.partition("\n\n")[0].replace("\n", " "),
        source=fields["Source"],
        dispute=fields["Dispute"],
        published=_ids(fields["Published cases"]),
        recomputed=_ids(fields["Recomputed cases"]),
    )


def _field(text: str, field: str) -> str:
    """Return what follows ``field:`` up to the next field or blank line, on one line."""
    stop = "|".join(FIELDS)
    found = re.search(rf"^{field}: (.+?)(?=\n\n|\n(?:{stop}): |\Z)", text, re.S | re.M)
    return textwrap.dedent(found[1]).replace("\n", " ").strip() if found else ""


def _ids(field: str) -> tuple[str, ...]:
    """Return the ids; words in brackets after an id explain it and are left away."""
    bare = re.sub(r"\([^)]*\)", "", field).strip().rstrip(".")
    return tuple(part.strip() for part in bare.split(",")) if bare else ()
