"""Headings and links: whoever moves by them, by eye or by ear, always knows where they are."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from tools import markdown
from tools.contract.document import Document, Finding
from tools.notebooks import read

EMPTY_WORDS = {"", "here", "click here", "click", "this", "link", "this link", "more", "read more"}


def one_title(document: Document) -> Iterator[Finding]:
    """There is exactly one heading of level 1, in the first cell."""
    titles = [one for one in document.headings if one.level == 1]
    if len(titles) != 1:
        yield document.finding(
            titles[1].cell if titles else None,
            f"the notebook has {len(titles)} headings of level 1",
            "keep one '# Title', in the first cell",
        )
    elif titles[0].cell != 1:
        yield document.finding(titles[0].cell, "the title comes late", "move it to the first cell")


def heading_levels(document: Document) -> Iterator[Finding]:
    """No heading is empty, none skips a level on the way down, no two sections share a name."""
    before, seen = 0, set()
    for heading in document.headings:
        if not heading.text:
            yield document.finding(heading.cell, "a heading has no words", "add them")
        if heading.level > before + 1:
            yield document.finding(
                heading.cell,
                f"heading {heading.text!r} jumps from level {before} to level {heading.level}",
                f"make it level {before + 1}",
            )
        if heading.level <= 2 and heading.text in seen:
            yield document.finding(
                heading.cell, f"the heading {heading.text!r} comes twice", "rename one of them"
            )
        before = heading.level
        seen.add(heading.text)


def links(document: Document) -> Iterator[Finding]:
    """Links say where they go, and go there; addresses outside the course are not tried."""
    anchors: dict[Path, set[str]] = {}
    for cell in document.cells:
        for link in (link for block in cell.blocks for link in markdown.links(block)):
            words = link.words.strip().lower()
            if words.strip(".!: ") in EMPTY_WORDS or "://" in words or words.startswith("www."):
                yield document.finding(
                    cell.number,
                    f"the link to {link.target} reads {link.words!r}",
                    "let the words name what the reader finds there",
                )
            if problem := _broken(link.target, document, anchors):
                yield document.finding(cell.number, problem, "mend the link")


def _broken(target: str, document: Document, anchors: dict[Path, set[str]]) -> str | None:
    if "://" in target or target.startswith("mailto:"):
        return None
    place, _, anchor = unquote(target).partition("#")
    if place.startswith("/"):
        return f"the link {target!r} starts at the root of a machine, not of the course"
    file = (document.root / document.path).parent / place
    if place and not file.exists():
        return f"the link {target!r} leads to no file"
    if not anchor or (place and file.suffix != ".ipynb"):
        return None
    if file not in anchors:  # a list of links to one notebook reads it once
        other = Document(Path(place).name, read(file), document.root) if place else document
        anchors[file] = {heading.anchor for heading in other.headings}
    return None if anchor in anchors[file] else f"the link {target!r} leads to no heading"
