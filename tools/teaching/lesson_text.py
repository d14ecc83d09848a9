"""What the teacher kit takes from the notebooks: objectives, order of questions, exercise texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nbformat import NotebookNode

from tools import lessons, notebooks
from tools.notebooks import ROOT

_ASKED = re.compile(r"""\b(?:ask|check)\(\s*["'](\d+\.\w+)["']""")
_CALLED = re.compile(r"^lesson\.(\w+)\(\)", re.MULTILINE)
_FACT = re.compile(r"<!--.*?-->", re.DOTALL)
_MODEL = re.compile(r"<!-- BEGIN SOLUTION -->(.*?)<!-- END SOLUTION -->", re.DOTALL)
_OPTION = re.compile(r"^- [a-z]: .*\n?", re.MULTILINE)
_KIND = re.compile(r"^\*[^*\n]+\*\s*")


@dataclass(frozen=True)
class ExerciseText:
    """How an exercise stands in its notebooks.

    Attributes
    ----------
    title, kind
        "ten ratings", and "Calculate · core".
    question
        Markdown, without options and without the line of its kind.
    why
        The paragraph of the solution, or an empty text.
    """

    title: str
    kind: str
    question: str
    why: str


def stems(root: Path = ROOT) -> list[str]:
    """List the lessons: "00_start", "01_two_words", …"""
    found = notebooks.find(notebooks.LESSONS, root)
    return [path.stem for path in found if notebooks.lesson_name(path.stem)]


def title(stem: str) -> str:
    """Give the heading of a lesson."""
    return _first_heading(_read(notebooks.LESSONS, stem))


def objectives(stem: str) -> str:
    """Give the list under "You will be able to"."""
    for cell in _read(notebooks.LESSONS, stem).cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## You will be able to"):
            return _plain(cell.source.partition("\n")[2]).strip()
    raise ValueError(f"{stem} has no section 'You will be able to'. Write it.")


def class_minutes(stem: str, root: Path = ROOT) -> int:
    """Give the minutes in class, the last number in the lesson's row of the README."""
    minutes = lessons.readme_minutes(stem, root)
    if len(minutes) < 2:
        raise ValueError(f"The README's table has no class minutes for {stem}. Add them.")
    return minutes[-1]


def steps(stem: str) -> Iterator[tuple[str, str]]:
    """Walk through what a lesson asks, in its order.

    Yields
    ------
    tuple
        ("ask", "4.a") for a question to answer, ("predict", "move_the_people") for the function
        whose panel opens with a prediction.
    """
    for cell in _read(notebooks.LESSONS, stem).cells:
        if cell.cell_type == "code":
            yield from (("ask", id) for id in _ASKED.findall(cell.source))
            if any(_shown(output).startswith("Predict:") for output in cell.outputs):
                yield from (("predict", name) for name in _CALLED.findall(cell.source))


def exercise(stem: str, id: str) -> ExerciseText:
    """Read one exercise from its section in the solutions."""
    return _sections(stem)[id]


@cache
def _sections(stem: str) -> dict[str, ExerciseText]:
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for cell in _read(notebooks.SOLUTIONS, stem).cells:
        if cell.cell_type != "markdown":
            continue
        heading = re.match(r"## Exercise (\d+\.\d+)", cell.source)
        if heading:
            current = found.setdefault(heading[1], [])
        elif cell.source.startswith("## "):
            current = []
        current.append(cell.source)
    return {id: _exercise_text(texts) for id, texts in found.items()}


def _exercise_text(texts: list[str]) -> ExerciseText:
    heading, _, body = texts[0].partition("\n")
    # A second text before the answer belongs to the question as well, when there is no model in it.
    more = [text for text in texts[1:] if not _MODEL.search(text)]
    body = "\n\n".join([body.strip(), *more])
    kind = _KIND.match(body)
    why = " ".join(match.strip() for text in texts for match in _MODEL.findall(text))
    question = _OPTION.sub("", body[kind.end() if kind else 0 :])
    return ExerciseText(
        title=heading.partition(": ")[2],
        kind=kind[0].strip(" *.\n") if kind else "",
        question=_plain(_MODEL.sub("", question)),
        why=_plain(why.replace("**Why.**", "")),
    )


def _plain(source: str) -> str:
    """Leave out fact marks, and lead links from a page two folders deep."""
    text = _FACT.sub("", source).replace("](../", "](../../")
    text = re.sub(r"\]\((\w+\.ipynb)", r"](../../notebooks/\1", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _first_heading(notebook: NotebookNode) -> str:
    return notebook.cells[0].source.partition("\n")[0].removeprefix("# ")


def _shown(output: NotebookNode) -> str:
    return output.get("data", {}).get("text/plain", "")


@cache
def _read(folder: str, stem: str) -> NotebookNode:
    return notebooks.read(ROOT / folder / f"{stem}.ipynb")
