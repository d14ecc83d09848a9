"""The rhythm of a lesson: what stands where, and that the recap answers the objectives.

```text
# Title, then two sentences of purpose
## You will be able to   3-5 bullets, each starting with a bold key phrase
## Before you start
## Time                  60 minutes alone, 50 minutes in class
## Contents              a numbered list of links to the sections that follow
## (content sections)
## Check yourself
## Recap                 one bullet for each objective, with the same bold phrase
## Next                  links, among them to the exercises and the solutions
## Stuck?
```
"""

import re
from collections.abc import Iterator

from tools import markdown
from tools.contract.document import Document, Finding, Section
from tools.notebooks import EXERCISES, SOLUTIONS
from tools.reading_level import sentences

OPENING = ("You will be able to", "Before you start", "Time", "Contents")
CLOSING = ("Check yourself", "Recap", "Next", "Stuck?")


def purpose(document: Document) -> Iterator[Finding]:
    """The first cell holds the title and, in its first paragraph, two sentences of purpose."""
    blocks = document.cells[0].blocks if document.cells else []
    if [block["type"] for block in blocks[:2]] != ["heading", "paragraph"]:
        yield document.finding(
            1,
            "the first cell is not a title with a paragraph of purpose",
            "start with '# Title', a blank line, and two sentences on what this lesson is for",
        )
    elif (count := len(sentences(markdown.text(blocks[1])))) != 2:
        yield document.finding(
            1, f"the purpose has {count} sentence(s)", "say it in exactly two sentences"
        )


def section_order(document: Document) -> Iterator[Finding]:
    """All sections are there, filled, and in the order of every lesson."""
    titles = [one.title for one in document.sections]
    for section in document.sections:
        if not section.blocks and not section.code:
            yield document.finding(section.cell, f"'## {section.title}' is empty", "fill it")
    missing = [title for title in OPENING + CLOSING if title not in titles]
    for title in missing:
        yield document.finding(None, f"there is no section '## {title}'", "add it")
    if missing:
        return
    if tuple(titles[: len(OPENING)]) != OPENING or tuple(titles[-len(CLOSING) :]) != CLOSING:
        yield document.finding(
            None,
            f"the sections stand in the order {', '.join(titles)}",
            f"start with {', '.join(OPENING)}; end with {', '.join(CLOSING)}",
        )
    elif len(titles) == len(OPENING) + len(CLOSING):
        yield document.finding(
            None, "no content section stands between Contents and Check yourself", "add one"
        )


def objectives(document: Document) -> Iterator[Finding]:
    """There are 3-5 objectives with bold key phrases, and the recap repeats them one by one."""
    promise, recap = document.section(OPENING[0]), document.section("Recap")
    if promise is None or recap is None:
        return
    wanted, given = _key_phrases(promise), _key_phrases(recap)
    if not 3 <= len(wanted) <= 5:
        yield document.finding(
            promise.cell, f"it lists {len(wanted)} objective(s)", "list three to five"
        )
    for section, phrases in ((promise, wanted), (recap, given)):
        if None in phrases:
            yield document.finding(
                section.cell,
                f"bullet {phrases.index(None) + 1} does not start with a bold key phrase",
                "start it like '**Compute an NPS** from ten ratings.'",
            )
    if None not in wanted + given and wanted != given:
        yield document.finding(
            recap.cell,
            f"the recap has {given}, the objectives have {wanted}",
            "repeat the bold phrase of each objective, one by one, in the same order",
        )


def time(document: Document, readme_minutes: list[int]) -> Iterator[Finding]:
    """The minutes are stated, and they are those of the README."""
    section = document.section("Time")
    if section is None:
        return
    stated = " ".join(markdown.text(block) for block in section.blocks)
    if not re.search(r"\d+\s+minutes", stated):
        yield document.finding(
            section.cell, "it states no minutes", "write for example '60 minutes alone'"
        )
    numbers = re.findall(r"\d+", stated)
    other = [minutes for minutes in readme_minutes if str(minutes) not in numbers]
    if other:
        yield document.finding(
            section.cell,
            f"the README says {' and '.join(map(str, other))} minutes, this section does not",
            "give both places the same figures",
        )


def contents(document: Document) -> Iterator[Finding]:
    """The table of contents lists the content sections and links to them."""
    section = document.section("Contents")
    if section is None or any(section_order(document)):
        return
    level_two = [one for one in document.headings if one.level == 2]
    wanted = [(one.text, f"#{one.anchor}") for one in level_two[len(OPENING) : -len(CLOSING)]]
    listed = [tuple(link) for one in section.lists(ordered=True) for link in markdown.links(one)]
    if listed != wanted:
        yield document.finding(
            section.cell,
            f"it lists {listed}, the content sections are {wanted}",
            "write a numbered list with one link for each, like '1. [Two groups](#Two-groups)'",
        )


def next_links(document: Document) -> Iterator[Finding]:
    """The section Next leads to the exercises and to the solutions of this lesson."""
    section = document.section("Next")
    if section is None:
        return
    targets = {link.target for block in section.blocks for link in markdown.links(block)}
    for folder in (EXERCISES, SOLUTIONS):
        target = f"../{folder}/{document.stem}.ipynb"
        if target not in targets:
            yield document.finding(section.cell, f"it has no link to {target}", "add it")


def _key_phrases(section: Section) -> list[str | None]:
    phrases = []
    for one in section.lists(ordered=False):
        for item in one["children"]:
            first = next(markdown.paragraphs([item]), {"children": []})["children"][:1]
            bold = first and first[0]["type"] == "strong"
            phrases.append(markdown.text(first[0]).strip(" .:,").lower() if bold else None)
    return phrases
