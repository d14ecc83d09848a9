"""What the tools ask of the course around a notebook: its module, and the table in the README."""

import importlib
import re
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from tools import markdown
from tools.notebooks import ROOT, lesson_name


def module_of(stem: str) -> ModuleType:
    """Import the module of a lesson, `uxcx.lessons.nps` for "04_nps"."""
    name = f"uxcx.lessons.{lesson_name(stem)}"
    file = name.replace(".", "/") + ".py"
    try:
        return importlib.import_module(name)
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and error.name == name:
            raise ValueError(f"{stem} has no module {file}. Do this: write it.") from None
        raise ValueError(
            f"{file} cannot be imported ({type(error).__name__}: {error}). Do this: mend it."
        ) from error


def facts(stem: str) -> Mapping[str, str]:
    """Give the facts of a lesson as they are printed; none if its module has no `facts()`."""
    of_module = getattr(module_of(stem), "facts", dict)
    try:
        return of_module()
    except Exception as error:
        raise ValueError(
            f"facts() of lesson {stem} raised {type(error).__name__}: {error}. Do this: mend it."
        ) from error


def exercise_ids(stem: str) -> list[str]:
    """Give the ids of the exercises that the solution notebook must hold, such as "4.2".

    Ids with a letter, such as "4.a", are recall questions: the lesson itself asks them.
    """
    exercises = getattr(module_of(stem), "EXERCISES", ())
    return [one.id for one in exercises if re.fullmatch(r"\d+\.\d+", one.id)]


def readme_minutes(stem: str, root: Path = ROOT) -> list[int]:
    """Give the minutes of a lesson from the README's table.

    That is: the numbers in the row that links to the notebook, from the first column on whose head
    says "min". Empty if there is no such row.
    """
    readme = root / "README.md"
    if not readme.exists():
        return []
    for table in markdown.parse(readme.read_text(encoding="utf-8")):
        if table["type"] != "table":
            continue
        head, body = table["children"]
        heads = [markdown.text(cell) for cell in head["children"]]
        first = next((i for i, name in enumerate(heads) if "min" in name), len(heads))
        for row in body["children"]:
            if any(stem in link.target for link in markdown.links(row)):
                cells = [markdown.text(cell) for cell in row["children"][first:]]
                return [int(number) for cell in cells for number in re.findall(r"\d+", cell)]
    return []
