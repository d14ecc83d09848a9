"""Where the notebooks are, and the one way to read and write them.

A notebook is always written in the form that JupyterLab itself saves, so that opening and saving
one changes no line. What stands inside a notebook is the business of the other modules.
"""

import os
import re
import tempfile
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import reads, writes

ROOT = Path(__file__).resolve().parent.parent
LESSONS, SOLUTIONS, EXERCISES = FOLDERS = ("notebooks", "solutions", "exercises")

_LESSON_FILE = re.compile(r"\d\d_(?P<name>[a-z0-9_]+)$")


def read(path: Path) -> NotebookNode:
    """Read a notebook as it is: no repair, no invented ids."""
    try:
        notebook = reads(path.read_text(encoding="utf-8"))
        notebook.cells  # noqa: B018  a file of format 3 or of something else has none
    except (ValueError, AttributeError, KeyError) as problem:
        raise ValueError(
            f"{place(path)} cannot be read as a notebook of format 4 ({problem}). "
            "Do this: look for conflict marks in the file, or open and save it in JupyterLab."
        ) from None
    return notebook


def place(path: Path) -> str:
    """Name a notebook as an author would: "notebooks/04_nps.ipynb"."""
    return f"{path.parent.name}/{path.name}"


def text(notebook: NotebookNode) -> str:
    """Give the file content of a notebook."""
    return writes(notebook) + "\n"


def is_stored(path: Path, content: str) -> bool:
    """Tell whether the file already holds exactly this content."""
    return path.exists() and path.read_bytes() == content.encode()


def write(path: Path, content: str) -> None:
    """Write the content in one step.

    Whoever interrupts a build finds the old file or the new one, never half of each.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".writing")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        # mkstemp makes the file private; a notebook gets the rights of any new file.
        os.chmod(temporary, path.stat().st_mode if path.exists() else 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def find(folder: str, root: Path = ROOT) -> list[Path]:
    """List the notebooks of a folder by name."""
    return sorted((root / folder).glob("*.ipynb"))


def lesson_name(stem: str) -> str | None:
    """Give the name of a lesson: "nps" for "04_nps", and None for a page such as "glossary"."""
    match = _LESSON_FILE.match(stem)
    return match["name"] if match else None
