"""Writes the page of article statements: `python -m tools.statements`.

The five articles make 249 statements. `docs/statements.csv` tells each in our own words and says
in which section of which lesson it is taken up, or why it is not. `docs/measuring_systems.csv` does
the same for the ways of measuring that they name. This module turns both lists into
`notebooks/statements.ipynb`, in the form in which `python -m tools.build` stores pages.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from tools.normalise import normalise
from tools.notebooks import ROOT, text, write

STATEMENTS = Path("docs/statements.csv")
SYSTEMS = Path("docs/measuring_systems.csv")
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
This page lists all that they say, and leads to the section of a lesson that takes it up.

*UX and CX by the Numbers · no code · by the course team, November 2026*

{contents}"""
HOW_TO_READ = """\
## How to read this page

Each article has a letter, as in [lesson 1](01_two_words.ipynb), and each statement a number: B19 \
is statement 19 of article B. All of them are told in our own words, and that we list one does not \
mean that we agree.

- **Kind** tells on which side the article puts it, as we read it: “UX tip”, for example. \
Without a side, it is about both.
- **Taken up in** leads to lesson and section. Lesson 1 sets statements side by side, and the \
later lessons compute. Where no lesson takes one up, the page says why.
- **Clashes with** names statements that say something else.

In JupyterLab, the first click opens a lesson at its top. Come back and click once more, and you \
land on the section.

Of {total} statements, {placed} are taken up and {clashing} clash with another one. What we know \
of the articles stands on the page of [sources](sources.ipynb)."""
MEASURED = """\
## How they would measure

These are the ways of measuring that the articles name, and what the lessons compute from each. \
Several things in the lessons stand in no article: task success, the scores SUS, SEQ, CSAT and \
CES, and intervals.

| what the articles name | statements | taken up in lesson | what is computed |
|---|---|---|---|
{rows}"""
ARTICLE = """\
## Article {letter}

{title}: {total} statements, {placed} of them taken up.

| no. | kind | in our words | taken up in lesson | clashes with |
|---|---|---|---|---|
{rows}"""
END = "Unknown words stand in the [glossary](glossary.ipynb)."


def listed(path: Path, root: Path = ROOT) -> list[dict[str, str]]:
    """Read one of the two lists."""
    with open(root / path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places(row: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give the places of a row as pairs such as ("04_nps", "Ten ratings by hand")."""
    return [(one.partition("#")[0], one.partition("#")[2]) for one in _split(row["places"])]


def page(root: Path = ROOT) -> NotebookNode:
    """Return the page as a notebook."""
    rows = listed(STATEMENTS, root)
    cells = [
        HOW_TO_READ.format(
            total=len(rows), placed=_count(rows, "places"), clashing=_count(rows, "clashes")
        ),
        MEASURED.format(rows="\n".join(map(_system, listed(SYSTEMS, root)))),
    ]
    for letter, title in ARTICLES.items():
        own = [row for row in rows if row["id"].startswith(letter)]
        cells.append(
            ARTICLE.format(
                letter=letter,
                title=title,
                total=len(own),
                placed=_count(own, "places"),
                rows="\n".join(map(_statement, own)),
            )
        )
    titles = [cell.partition("\n")[0].removeprefix("## ") for cell in cells]
    contents = [f"{number}. [{one}]({_anchor(one)})" for number, one in enumerate(titles, 1)]
    cells[-1] += f"\n\n{END}"
    cells.insert(0, OPENING.format(contents="\n".join(contents)))
    ids = ["opening", *(title.lower().replace(" ", "-") for title in titles)]
    made = [new_markdown_cell(cell, id=name) for name, cell in zip(ids, cells, strict=True)]
    return normalise(new_notebook(cells=made))


def _statement(row: Mapping[str, str]) -> str:
    where = _links(row) or row["note"]
    return f"| {row['id']} | {row['kind']} | {row['statement']} | {where} | {row['clashes']} |"


def _system(row: Mapping[str, str]) -> str:
    return f"| {row['system']} | {row['statements']} | {_links(row)} | {row['computed']} |"


def _links(row: Mapping[str, str]) -> str:
    """Turn ("04_nps", "Ten ratings by hand") into a link that reads "4, Ten ratings by hand"."""
    return "; ".join(
        f"[{int(stem[:2])}, {heading}]({stem}.ipynb{_anchor(heading)})"
        for stem, heading in places(row)
    )


def _anchor(heading: str) -> str:
    return "#" + heading.replace(" ", "-")


def _split(value: str) -> list[str]:
    return [one for one in value.split("; ") if one]


def _count(rows: Iterable[Mapping[str, str]], column: str) -> int:
    return sum(bool(row[column]) for row in rows)


def main() -> None:
    """Write the page."""
    write(ROOT / PAGE, text(page()))


if __name__ == "__main__":
    main()
