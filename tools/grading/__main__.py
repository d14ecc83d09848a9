"""Write the course folder for nbgrader: `python -m tools.grading FOLDER [LESSON …]`."""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tools import lessons, notebooks
from tools.grading.assignment import assignment, checked
from tools.grading.guide import guide
from tools.notebooks import ROOT, SOLUTIONS

_TEMPLATES = ROOT / "classroom" / "grading"
_NEXT = """
Next, with the environment of the course:
  cd {folder}
  {nbgrader} generate_assignment {first}
README.md in that folder goes on from here."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write, say what was written, and return 1 if the folder cannot be used."""
    description = "Write the folder that nbgrader works in. What you changed there stays."
    parser = argparse.ArgumentParser(prog="course.py grading", description=description)
    parser.add_argument("folder", type=Path, help="outside the course; made if it is not there")
    parser.add_argument("lessons", nargs="*", help="such as 04_nps; all if none is named")
    chosen = parser.parse_args(arguments)
    folder = chosen.folder.expanduser().resolve()
    try:
        stems = _stems(chosen.lessons)
        kept = write(folder, stems)
    except (ValueError, OSError) as problem:
        print(f"Nothing more was written. {problem}", file=sys.stderr)
        return 1
    print(f"{len(stems)} assignments are in {folder}.")
    for path in kept:
        print(f"Left as you changed it: {path}. Delete it and run this again for a new one.")
    nbgrader = Path(sys.executable).with_name("nbgrader" + (".exe" if os.name == "nt" else ""))
    print(_NEXT.format(folder=folder, nbgrader=nbgrader, first=stems[0]))
    return 0


def write(folder: Path, stems: Sequence[str]) -> list[str]:
    """Write assignments, settings, guide and data; give the files that differ and were kept.

    Raises
    ------
    ValueError
        If the folder lies in the course: what learners hand in would get among its files.
    """
    if folder.is_relative_to(ROOT):
        raise ValueError(
            f"{folder} lies in the course itself, where everybody gets a copy of it. "
            "Do this: name a folder elsewhere, for the sake of what learners hand in."
        )
    made, exercises = {}, {}
    for path in notebooks.find(SOLUTIONS):
        module = lessons.module_of(path.stem)
        notebook = assignment(notebooks.read(path), notebooks.place(path), module)
        exercises[path.stem] = list(checked(notebook, module.EXERCISES))
        if path.stem in stems:
            made[f"source/{path.stem}/{path.name}"] = notebooks.text(notebook)
    for name in ("README.md", "nbgrader_config.py"):
        made[name] = (_TEMPLATES / name).read_text(encoding="utf-8")
    made["marking_guide.md"] = guide(exercises)
    kept = []
    for name, content in made.items():
        if not (folder / name).exists():
            notebooks.write(folder / name, content)
        elif not notebooks.is_stored(folder / name, content):
            kept.append(name)
    # Needed where only the package is installed: it looks for data above the notebook that runs.
    shutil.copytree(ROOT / "data", folder / "data", dirs_exist_ok=True)
    return kept


def _stems(names: Sequence[str]) -> list[str]:
    known = [path.stem for path in notebooks.find(SOLUTIONS)]
    for name in names:
        if name not in known:
            raise ValueError(f"There is no lesson {name!r}. There are: {', '.join(known)}.")
    return list(names) or known


if __name__ == "__main__":
    sys.exit(main())
