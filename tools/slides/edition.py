"""From decks to pages: nbconvert with the template beside this file, and reveal.js to turn them.

The pages load nothing from elsewhere: reveal.js comes with a package and is copied beside them.
"""

import shutil
from html import escape
from importlib.resources import as_file, files
from pathlib import Path

import sphinx_revealjs
from nbconvert.exporters import SlidesExporter
from nbformat import NotebookNode

from tools import notebooks
from tools.notebooks import LESSONS
from tools.slides.deck import deck

HERE = Path(__file__).resolve().parent
OUTPUT = "slides"
_OF_REVEAL = ("dist/reset.css", "dist/reveal.css", "dist/reveal.js", "plugin/notes", "LICENSE")

_INDEX = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Slides: UX and CX by the Numbers</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto;
padding: 0 1rem; }}</style></head><body>
<h1>Slides: UX and CX by the Numbers</h1>
<p>Arrow keys turn the slides, O shows them all, F fills the screen. To print a deck, add
<code>?print-pdf</code> to its address. The panels themselves move in the lesson: keep it open.</p>
<ol start="0">
{items}
</ol></body></html>
"""


def build(root: Path, output: Path) -> list[Path]:
    """Write the decks of all lessons of the course in `root`, in place of what is there."""
    if output.exists():
        shutil.rmtree(output)
    output.mkdir(parents=True)
    copy_reveal(output / "reveal")
    items, pages = [], []
    for path in notebooks.find(LESSONS, root):
        if notebooks.lesson_name(path.stem):
            lesson = notebooks.read(path)
            page = output / f"{path.stem}.html"
            page.write_text(page_of(lesson), encoding="utf-8")
            items.append(f'<li><a href="{page.name}">{escape(title(lesson))}</a></li>')
            pages.append(page)
    (output / "index.html").write_text(_INDEX.format(items="\n".join(items)), encoding="utf-8")
    return pages


def page_of(lesson: NotebookNode) -> str:
    """Give the page of one deck."""
    exporter = SlidesExporter(
        template_name="course",
        extra_template_basedirs=[str(HERE / "templates")],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    slides = deck(lesson)
    slides.metadata["title"] = title(lesson)
    page, _ = exporter.from_notebook_node(slides)
    return page


def title(lesson: NotebookNode) -> str:
    """Give the heading that the lesson begins with."""
    return lesson.cells[0].source.partition("\n")[0].removeprefix("# ")


def copy_reveal(target: Path) -> None:
    """Copy what the pages need of reveal.js out of the package that brings it along."""
    with as_file(files(sphinx_revealjs) / "_static" / "revealjs") as reveal:
        for name in _OF_REVEAL:
            source, copied = reveal / name, target / name
            if source.is_dir():
                shutil.copytree(source, copied)
            elif source.exists():
                copied.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, copied)
