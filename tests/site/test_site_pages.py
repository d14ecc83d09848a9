"""The HTML edition of a course of three pages: what a browser is not needed for."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tools import notebooks
from tools.normalise import normalise
from tools.site.edition import build
from tools.site.pages import anchor, change

LESSON = """\
# Tea: how hot?

See [the cups](#How-hot-is-a-cup?), [the exercises](../exercises/00_tea.ipynb),
[the words](words.ipynb), [the data](../data/README.md), [a measure](../docs/measures.md#warmth)
and [the rest](../README.md).
"""
PANEL = {
    "application/vnd.jupyter.widget-view+json": {"model_id": "0" * 32, "version_major": 2},
    "text/html": '<figure><img alt="A still cup." src="data:image/png;base64,AA=="></figure>'
    '<table border="1"><tr><th></th><th>cups</th></tr></table>'
    '<a href="../notebooks/words.ipynb">the words</a>',
    "text/plain": "VBox(children=(Image(value=b'still'),))",
}
MARKDOWN = {
    "README.md": "# Tea\n\nSee [exercises](exercises/), [lesson](notebooks/00_tea.ipynb) "
    "and [licence](LICENSE).\n",
    "CONTRIBUTING.md": "# Contributing\n",
    "LICENSE": "Free.\n",
    "CITATION.cff": "title: Tea\n",
    "requirements.txt": "cup==1\n",
    "environment.yml": "name: tea\n",
    "TEACHING.md": "# Teaching\n\n[Plan](teaching/plans/00_tea.md) and "
    "[quizzes](teaching/quizzes/).\n",
    "teaching/plans/00_tea.md": "# Plan\n\n[Lesson](../../notebooks/00_tea.ipynb).\n",
    "teaching/quizzes/entry.md": "# Entry quiz\n",
    "teaching/setup.md": "# Set-up\n",
    "classroom/README.md": "# Classroom\n\n[Packages](../requirements.txt).\n",
    "lite/README.md": "# In the browser\n",
    "data/README.md": "# Data\n\n## Cups\n",
    "docs/measures.md": "# Measures\n\n## warmth\n",
}


def shown(data):
    result = new_output("execute_result", data, execution_count=1)
    return new_code_cell("lesson.panel()", outputs=[result], execution_count=1)


@pytest.fixture
def course(tmp_path):
    """Write a course of one lesson, with its exercises, its solutions and a page of words."""
    root = tmp_path / "course"
    for name, text in MARKDOWN.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    lesson = [LESSON, "## Time\n\n## How hot is a cup?"]
    written = {
        "notebooks/00_tea": [*map(new_markdown_cell, lesson), shown(PANEL)],
        "notebooks/words": [new_markdown_cell("# Words\n\n## Cup")],
        "exercises/00_tea": [new_markdown_cell("# Exercises: tea")],
        "solutions/00_tea": [new_markdown_cell("# Exercises: tea")],
    }
    for path, cells in written.items():
        notebook = normalise(new_notebook(cells=cells))
        notebooks.write(root / f"{path}.ipynb", notebooks.text(notebook))
    return root


class Page(HTMLParser):
    """One written page: its elements, and where its links lead."""

    def __init__(self, path: Path):
        super().__init__()
        self.path, self.elements = path, []
        self.text = path.read_text(encoding="utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def all(self, *tags):
        return [attributes for tag, attributes in self.elements if tag in tags]

    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def targets(self):
        """Give file and anchor of all that this page links to or loads, but data addresses."""
        for tag, attributes in self.elements:
            for name in {"href", "src", "action"} & attributes.keys():
                target = attributes[name]
                if not target.startswith("data:"):
                    file, _, place = target.partition("#")
                    yield tag, (self.path.parent / file).resolve() if file else self.path, place


def test_the_whole_edition(course, tmp_path):
    """One build serves all of this: it takes seconds."""
    output = tmp_path / "site"
    (output / "old").mkdir(parents=True)
    assert build(course, output) == []
    assert not (output / "old").exists()
    pages = {path: Page(path) for path in output.resolve().rglob("*.html")}

    for page in pages.values():
        name = page.path.relative_to(output.resolve())
        assert page.all("html")[0]["lang"] == "en", name
        assert len(page.all("h1")) == len(page.all("main")) == 1, name
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert all(b - a <= 1 for a, b in pairwise(levels)), name
        assert len(set(page.ids())) == len(page.ids()), name
        assert page.all("a")[0] == {"class": "skip", "href": "#page_content"}, name
        for tag, file, place in page.targets():
            assert file.exists(), (name, tag, file)
            assert not place or file not in pages or place in pages[file].ids(), (name, place)

    lesson = pages[output.resolve() / "notebooks" / "00_tea.html"]
    assert 'alt="A still cup."' in lesson.text
    assert "VBox(" not in lesson.text and "widget-view" not in lesson.text
    assert {"role": "group", "aria-label": "Result", "class": "result"} in lesson.all("div")
    current = [link for link in lesson.all("a") if link.get("aria-current") == "page"]
    assert [link["href"] for link in current] == ["#page_content"]
    following = [link["href"] for link in lesson.all("link") if link["rel"] == "next"]
    assert following == ["../exercises/00_tea.html"]
    assert "0 · Tea: how hot?" in pages[output.resolve() / "index.html"].text
    solutions = pages[output.resolve() / "solutions" / "00_tea.html"]
    assert "<h1>Solutions: tea</h1>" in solutions.text

    (course / "notebooks" / "words.ipynb").unlink()
    problems = build(course, output)
    assert [line for line in problems if "00_tea.ipynb" in line and "words.ipynb" in line]
    assert lesson.path.exists(), "a build with problems must leave the old pages"


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ('<th class="head"></th><th>n</th>', "<td></td><th>n</th>"),
        ('<th class="head"><p></p></th>', "<td></td>"),
        ("<thead><tr><th>n</th></tr></thead>", "<thead><tr><th>n</th></tr></thead>"),
        ('<table border="1" class="dataframe"></table>',
         '<div class="wide"><table class="dataframe"></table></div>'),
        ('<a href="../notebooks/01_a.ipynb#b">', '<a href="../notebooks/01_a.html#b">'),
        ('<a href="https://example.org/a.ipynb">', '<a href="https://example.org/a.ipynb">'),
        ("<style scoped>th {\n}</style>", ""),
    ],
)  # fmt: skip
def test_what_is_changed_in_a_page(written, better):
    assert change(written) == better


def test_anchors_are_those_of_jupyterlab():
    assert anchor("How sure is a score?") == "How-sure-is-a-score?"


def test_nothing_in_the_look_moves_or_is_fetched():
    static = Path(notebooks.ROOT, "tools", "site", "static")
    look = (static / "site.css").read_text(encoding="utf-8")
    assert not re.findall(r"transition|animation|smooth|@import|url\(|://", look)
    assert "://" not in (static / "site.js").read_text(encoding="utf-8")
