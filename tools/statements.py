"""Writes the page of article statements: `python -m tools.statements`.

The five articles make 249 statements. `docs/statements.csv` tells each in our own words and says
in which section of which lesson it is taken up, or why it is not. This module turns that list into
`notebooks/statements.ipynb`; `python -m tools.build statements` then stores it like any other page.
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from tools.normalise import normalise
from tools.notebooks import ROOT, read, text, write

LIST = Path("docs/statements.csv")
PAGE = Path("notebooks/statements.ipynb")
ARTICLES = {
    "A": "“Differences between UX and CX”, publisher unknown",
    "B": "“Comparing and Understanding the Difference …”, by Zimo",
    "C": "“Customer Experience and User Experience”, publisher unknown",
    "D": "“CX vs UX”, by Spechy",
    "E": "“Customer Experience vs. User Experience”, by Jill Romford",
}
OPENING = """\
# What the articles say, and where we take it up

The course began with five short articles about user experience (UX) and customer experience (CX). \
This page lists what they say, one statement after the other, and where a lesson tests it.

*UX and CX by the Numbers · no code · by the course team, November 2026*

{contents}"""
HOW_TO_READ = """\
## How to read this page

Each article has a letter, as in [lesson 1](01_two_words.ipynb), and each statement a number. All \
statements are told in our own words. The third column leads to the section that takes the \
statement up. Where no lesson does, it says why.

“Clashes” names statements of the other articles, or of the same one, that say something else. \
Out of {total} statements, {clashing} clash with another. The articles themselves stand on the \
page of [sources](sources.ipynb)."""
END = "Unknown words stand in the [glossary](glossary.ipynb)."


def statements(root: Path = ROOT) -> list[dict[str, str]]:
    """Read the list: id, statement, clashes, places, note."""
    with open(root / LIST, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page(root: Path = ROOT) -> NotebookNode:
    """Return the page as a notebook."""
    rows = statements(root)
    sections = ["How to read this page", *(f"Article {letter}" for letter in ARTICLES)]
    contents = "\n".join(
        f"{number}. [{name}](#{name.replace(' ', '-')})" for number, name in enumerate(sections, 1)
    )
    clashing = sum(bool(row["clashes"]) for row in rows)
    cells = [
        OPENING.format(contents=contents),
        HOW_TO_READ.format(total=len(rows), clashing=clashing),
    ]
    for letter, title in ARTICLES.items():
        own = [row for row in rows if row["id"].startswith(letter)]
        head = f"## Article {letter}\n\n{title}: {len(own)} statements.\n\n"
        head += "| statement | told in our words | taken up in | clashes |\n|---|---|---|---|\n"
        cells.append(head + "\n".join(map(_row, own)))
    cells[-1] += f"\n\n{END}"
    return normalise(new_notebook(cells=[new_markdown_cell(cell) for cell in cells]))


def _row(row: Mapping[str, str]) -> str:
    places = [_link(place) for place in row["places"].split("; ") if place]
    where = "; ".join(filter(None, [", ".join(places), row["note"]]))
    return f"| {row['id']} | {row['statement']} | {where} | {row['clashes']} |"


def _link(place: str) -> str:
    """Turn "04_nps#By hand" into a link that names lesson and section."""
    stem, _, heading = place.partition("#")
    anchor = f"#{quote(heading.replace(' ', '-'), safe='-')}" if heading else ""
    section = f", {heading}" if heading else ""
    return f"[Lesson {int(stem[:2])}{section}]({stem}.ipynb{anchor})"


def main() -> None:
    """Write the page, with the stored ids of its cells."""
    made = page()
    if (ROOT / PAGE).exists():
        for cell, stored in zip(made.cells, read(ROOT / PAGE).cells, strict=False):
            cell.id = stored.id
    write(ROOT / PAGE, text(made))


if __name__ == "__main__":
    main()
