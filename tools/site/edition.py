"""From the files of the course to a folder of pages: lay out the sources, then run Sphinx on them.

How a page looks is the business of `conf`, `pages`, `templates` and `static`.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from tools import notebooks
from tools.notebooks import EXERCISES, FOLDERS, LESSONS, SOLUTIONS

HERE = Path(__file__).resolve().parent
OUTPUT = "site"
# Their pages, and the files that pages link to.
BESIDE = ("docs", "data", "teaching", "classroom", "lite")
LINKED = ("LICENSE", "CITATION.cff", "requirements.txt", "environment.yml")


def build(root: Path, output: Path) -> list[str]:
    """Write the pages of the course in `root` into `output`, in place of what is there.

    Returns
    -------
    problems
        What Sphinx warned of, such as a link without a target. Then `output` stays as it was.
    """
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary).resolve()  # on macOS the folder goes by two names
        sources, pages = place / "sources", place / "pages"
        stage(root, sources)
        problems = _run_sphinx(sources, pages, place / "parsed")
        if not problems:
            if output.exists():
                shutil.rmtree(output)
            shutil.move(pages, output)
    return problems


def stage(root: Path, sources: Path) -> None:
    """Lay out what Sphinx reads: the notebooks, the pages beside them, and the start page."""
    for folder in BESIDE:
        shutil.copytree(root / folder, sources / folder)
    for path in (*root.glob("*.md"), *(root / name for name in LINKED)):
        shutil.copy(path, sources)
    for path in sources.glob("*.md"):
        _lead_folders_home(path)
    lessons = []
    for folder in FOLDERS:
        for path in notebooks.find(folder, root):
            notebook = notebooks.read(path)
            if folder == LESSONS and notebooks.lesson_name(path.stem):
                lessons.append(f"{int(path.stem[:2])} · {title(notebook)} <{folder}/{path.stem}>")
                lead_to_exercises(notebook, path)
            if folder == SOLUTIONS:
                name_solutions(notebook)
            notebooks.write(sources / folder / path.name, notebooks.text(notebook))
    start = (HERE / "index.md").read_text(encoding="utf-8")
    start = start.replace("LESSONS", "\n".join(lessons))
    (sources / "index.md").write_text(start, encoding="utf-8")


def title(notebook: NotebookNode) -> str:
    """Give the heading that the notebook begins with."""
    return notebook.cells[0].source.partition("\n")[0].removeprefix("# ")


def lead_to_exercises(notebook: NotebookNode, path: Path) -> None:
    """Hang the exercises and the solutions of a lesson below it, in the order in which to do them.

    Sphinx makes the navigation from this list; the page itself does not show it.
    """
    followers = [
        f"{folder.capitalize()} <../{folder}/{path.stem}>"
        for folder in (EXERCISES, SOLUTIONS)
        if (path.parents[1] / folder / path.name).exists()
    ]
    if followers:
        listing = "\n".join(["```{toctree}", ":hidden:", "", *followers, "```"])
        notebook.cells.append(new_markdown_cell(listing, id="followers"))


def name_solutions(notebook: NotebookNode) -> None:
    """Say "Solutions" in the heading: side by side with the exercises, the two look alike."""
    first = notebook.cells[0]
    first.source = first.source.replace("# Exercises", "# Solutions", 1)


def _lead_folders_home(page: Path) -> None:
    """Turn links to a folder, which GitHub can show, into links to the start page."""
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"\]\([a-z/]+/\)", "](index.md)", text), encoding="utf-8")


def _run_sphinx(sources: Path, pages: Path, parsed: Path) -> list[str]:
    """Run Sphinx, and give its warnings, each with the file it is about."""
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", "html", "-c", HERE, "-d", parsed, "-j", "auto",
         "--no-color", "-q", "--fail-on-warning", sources, pages],
        cwd=notebooks.ROOT,  # from here the settings find their extension
        env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    lines = done.stderr.replace(f"{sources}{os.sep}", "").splitlines()
    warnings = [line for line in lines if re.search("WARNING: |ERROR: ", line)]
    return (warnings or lines) if done.returncode else []
