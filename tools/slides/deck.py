"""From a lesson to a deck: its tagged cells, trimmed to what a class reads from a wall."""

import copy
import re

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

STARTS, JOINS = "slide", "on-slide"
TAGS = frozenset({STARTS, JOINS})

_REPLIES = re.compile(r"<details><summary>(Replies to each \w+)</summary><dl>(.*?)</dl></details>")


def deck(lesson: NotebookNode) -> NotebookNode:
    """Give a notebook of the tagged cells, marked the way nbconvert wants slides to be."""
    slides = copy.deepcopy(lesson)
    slides.cells, section = [], ""
    for cell in copy.deepcopy(lesson.cells):
        heading = re.match("#+ .+", cell.source) if cell.cell_type == "markdown" else None
        section = heading.group() if heading else section
        if tag_of(cell) == STARTS and not heading:
            slides.cells.append(on_slide(new_markdown_cell(section), "slide"))
            slides.cells.append(on_slide(cell, "-"))
        elif tag_of(cell):
            slides.cells.append(on_slide(cell, "slide" if tag_of(cell) == STARTS else "-"))
    return slides


def on_slide(cell: NotebookNode, kind: str) -> NotebookNode:
    """Trim one cell, and say whether a slide starts with it ("slide") or goes on ("-")."""
    cell.metadata["slideshow"] = {"slide_type": kind}
    if cell.cell_type == "markdown":
        cell.source = without_marks(cell.source)
        return cell
    cell.outputs = [without_widget(output) for output in cell.outputs]
    if any("text/html" in output.get("data", {}) for output in cell.outputs):
        cell.metadata["transient"] = {"remove_source": True}  # a class looks at the picture
    return cell


def tag_of(cell: NotebookNode) -> str | None:
    """Give the tag that puts a cell on a slide; None if it is on none."""
    return next((tag for tag in cell.metadata.get("tags", []) if tag in TAGS), None)


def without_marks(source: str) -> str:
    """Take out what serves the notebook only: marks, links, and where to click."""
    source = re.sub(r"<!--.*?-->", "", source)
    source = source.replace(", also without the panel:", ":")
    source = source.replace("Double-click this line and finish", "Finish")
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", source)


def without_widget(output: NotebookNode) -> NotebookNode:
    """Keep what can be seen without a kernel, with the choices of a question in sight."""
    data = output.get("data", {})
    data.pop("application/vnd.jupyter.widget-view+json", None)
    if "text/html" in data and "<ul>" not in data["text/html"]:
        data["text/html"] = _REPLIES.sub(_choices_and_replies, data["text/html"])
    return output


def _choices_and_replies(found: re.Match) -> str:
    choices = re.findall(r"<dt>(.*?)</dt>", found[2])
    listed = "".join(f"<li>{choice}</li>" for choice in choices)
    return f"<ul>{listed}</ul>{found[0]}"
