"""Which pages of the kit have derived parts, and what goes into them."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from tools import facts, lessons, markdown, notebooks
from tools.notebooks import ROOT
from tools.teaching import answer_key, lesson_text, shapes
from tools.teaching.marked import fill

Parts = Mapping[str, Callable[[], str]]

PLANS = Path("teaching/plans")
GUIDE = Path("TEACHING.md")
RUBRICS = Path("teaching/rubrics.md")
FACTS_OF = {RUBRICS: "14_capstone"}
"""Pages beside the plans that print numbers of a lesson."""


def marked_pages(root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Give each hand-written page with its derived parts written anew."""
    pages: dict[Path, Parts] = {
        PLANS / f"{stem}.md": {
            "heading": partial(heading, stem),
            "objectives": partial(lesson_text.objectives, stem),
            "answer-key": partial(answer_key.key, stem),
        }
        for stem in lesson_text.stems(root)
    }
    pages[GUIDE] = {"lessons": table_of_plans, "shapes": shapes.table}
    pages[RUBRICS] = {"capstone-rubric": rubric, "marks": marks}
    for page, parts in pages.items():
        path = root / page
        text = path.read_text(encoding="utf-8")
        lesson = page.stem if page.parent == PLANS else FACTS_OF.get(page)
        if lesson:
            text = facts.fill(text, lessons.facts(lesson))
        try:
            yield path, fill(text, parts)
        except ValueError as problem:
            raise ValueError(f"{page.as_posix()}: {problem}") from None


def heading(stem: str) -> str:
    """Lead from a plan to its lesson, exercises and solutions, with the minutes."""
    places = ("notebooks", "exercises", "solutions")
    links = " · ".join(
        f"[{name}](../../{folder}/{stem}.ipynb)"
        for name, folder in zip(("lesson", "exercises", "solutions"), places, strict=True)
    )
    return f"“{lesson_text.title(stem)}” · {lesson_text.class_minutes(stem)} minutes · {links}"


def table_of_plans() -> str:
    """List the plans with their minutes in class."""
    rows = ["| plan | the lesson | minutes in class |", "|---|---|---|"]
    minutes = {stem: lesson_text.class_minutes(stem) for stem in lesson_text.stems()}
    for stem, count in minutes.items():
        plan = f"[{stem[:2]}]({PLANS.as_posix()}/{stem}.md)"
        lesson = f"[{lesson_text.title(stem)}](notebooks/{stem}.ipynb)"
        rows.append(f"| {plan} | {lesson} | {count} |")
    return "\n".join([*rows, f"| | all fifteen | {sum(minutes.values())} |"])


def rubric() -> str:
    """Copy the rubric of the memo from the capstone lesson."""
    for cell in notebooks.read(ROOT / "notebooks/14_capstone.ipynb").cells:
        lines = cell.source.splitlines()
        if cell.cell_type == "markdown" and "| criterion | 0 | 1 | 2 | 3 |" in lines:
            return "\n".join(line for line in lines if line.startswith("|"))
    raise ValueError("Lesson 14 has no table '| criterion | 0 | 1 | 2 | 3 |'. Put it back.")


def marks() -> str:
    """Copy the course's marks for the two memos, each with its reason."""
    lesson = notebooks.read(ROOT / "notebooks/14_capstone.ipynb")
    texts = [cell.source for cell in lesson.cells if cell.cell_type == "markdown"]
    (first,) = (text for text in texts if text.startswith("Our marks for memo one"))
    second = lesson_text.exercise("14_capstone", "14.5").why
    plain = " ".join(markdown.text(block) for block in markdown.parse(first))
    return f"**Memo one.** {plain}\n\n**Memo two.** {second}"
