"""Stored results: no errors, nothing that changes by chance, and a text for every picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from nbformat import NotebookNode

from tools import markdown
from tools.contract.document import Document, Finding
from tools.normalise import WIDGET_VIEW
from tools.notebooks import text

MOST_ALT_WORDS = 60
MOST_BYTES = 1_000_000
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/svg+xml", "application/pdf")

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
_VOID = {"img", "br", "hr", "input", "link", "meta", "col", "source", "wbr", "area", "base"}


@dataclass
class Picture:
    """An image or drawing in HTML: its alternative text, and the elements around it."""

    alt: str | None
    around: tuple[str, ...]


@dataclass
class Page:
    """What a piece of HTML shows: its pictures, and whether a table is folded away in it."""

    pictures: list[Picture] = field(default_factory=list)
    has_folded_table: bool = False


def errors(document: Document) -> Iterator[Finding]:
    """No result is an error or a warning."""
    for number, output in _outputs(document):
        if output.output_type == "error":
            yield document.finding(
                number, f"its result is the error {output.ename}: {output.evalue}", "mend the code"
            )
        elif output.output_type == "stream" and output.name == "stderr":
            yield document.finding(
                number, f"it prints a warning, {output.text[:60]!r}", "remove its cause"
            )


def addresses(document: Document) -> Iterator[Finding]:
    """No result shows a memory address: it would differ at every run."""
    for number, output in _outputs(document):
        for shown in _texts(output):
            if match := _ADDRESS.search(shown):
                yield document.finding(
                    number,
                    f"its result holds the memory address {match[0]}",
                    "show a value instead, or end the line with ; to show nothing",
                )
                break


def pictures(document: Document) -> Iterator[Finding]:
    """Every picture in a result has an alt sentence, a figure around it and a table with it."""
    for number, output in _outputs(document):
        page = read_html(output.get("data", {}).get("text/html", ""))
        bare = [kind for kind in PICTURES if kind in output.get("data", {})]
        if bare and not page.pictures:
            yield document.finding(
                number, f"its result is a bare picture ({bare[0]})", "use uxcx.figures.show"
            )
        for picture in page.pictures:
            yield from _alt_problems(document, number, picture.alt, may_be_empty=False)
            if "figure" not in picture.around:
                yield document.finding(
                    number, "a picture has no <figure> around it", "use uxcx.figures.show"
                )
        if page.pictures and not page.has_folded_table:
            yield document.finding(
                number, "a picture has no table in <details>", "use uxcx.figures.show"
            )
        if WIDGET_VIEW in output.get("data", {}) and "text/html" not in output.data:
            yield document.finding(
                number,
                "its panel shows nothing where no kernel runs",
                "give it text/html and text/plain, as uxcx.explorers.Explorer does",
            )


def pictures_in_text(document: Document) -> Iterator[Finding]:
    """Every picture in a text has an alt text; only `<img alt="">` says that it is decoration."""
    for cell in document.cells:
        for image in markdown.walk(cell.blocks, "image"):
            alt = "".join(markdown.text(child) for child in image.get("children", []))
            yield from _alt_problems(document, cell.number, alt, may_be_empty=False)
        for picture in read_html(markdown.html(cell.blocks)).pictures:
            yield from _alt_problems(document, cell.number, picture.alt, may_be_empty=True)


def weight(document: Document) -> Iterator[Finding]:
    """A notebook stays under a megabyte."""
    size = len(text(document.notebook).encode())
    if size > MOST_BYTES:
        yield document.finding(
            None, f"it weighs {size / 1e6:.1f} MB", "show fewer or smaller pictures, under 1 MB"
        )


def read_html(source: str) -> Page:
    """Find the pictures in a piece of HTML."""
    reader = _Reader()
    reader.feed(source)
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "img":
            alt = (given["alt"] or "") if "alt" in given else None
            self.page.pictures.append(Picture(alt, tuple(self.open)))
        elif tag == "svg" and given.get("aria-hidden") != "true":
            self.page.pictures.append(Picture(given.get("aria-label"), tuple(self.open)))
        elif tag == "table" and "details" in self.open:
            self.page.has_folded_table = True
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open and self.open.pop() != tag:
            pass


def _alt_problems(
    document: Document, number: int, alt: str | None, may_be_empty: bool
) -> Iterator[Finding]:
    if alt is None or not (alt.strip() or may_be_empty):
        yield document.finding(number, "a picture has no alt text", "say what it shows, with n")
    elif (count := len(alt.split())) > MOST_ALT_WORDS:
        yield document.finding(
            number,
            f"an alt text has {count} words",
            f"keep it under {MOST_ALT_WORDS}; the rest belongs in the table",
        )


def _outputs(document: Document) -> Iterator[tuple[int, NotebookNode]]:
    for cell in document.code:
        for output in cell.node.outputs:
            yield cell.number, output


def _texts(output: NotebookNode) -> Iterator[str]:
    if output.output_type == "stream":
        yield output.text
    for kind in ("text/plain", "text/html", "text/markdown"):
        yield output.get("data", {}).get(kind, "")
