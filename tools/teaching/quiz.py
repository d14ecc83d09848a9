"""Quizzes: items as data, printed as a sheet and a key, and as GIFT for Moodle.

An item knows its objective, its right option and the reason behind each wrong one. A right option
that is a number is `Computed`: a measure of `uxcx.measures` gives it. What is asked stands in
`quiz_items`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tools.notebooks import ROOT
from tools.teaching import lesson_text

FOLDER = Path("teaching/quizzes")
LETTERS = "abcd"
_GIFT_SIGNS = re.compile(r"([\\~=#{}:])")


@dataclass(frozen=True)
class Computed:
    """The text of an option, with a number that a measure gives.

    Attributes
    ----------
    measure, arguments
        What is computed.
    form
        Writes the result.
    """

    measure: Callable[..., Any]
    arguments: tuple[Any, ...]
    form: Callable[[Any], str]

    def __str__(self) -> str:
        return self.form(self.measure(*self.arguments))


@dataclass(frozen=True)
class Item:
    """One question with four options.

    Attributes
    ----------
    lesson, objective
        "04_nps", and the bold words of one of its objectives.
    question
        One paragraph.
    right, why
        The right option, and why it is right.
    wrong
        Each wrong option -> what whoever chose it had in mind, and the next step.
    """

    lesson: str
    objective: str
    question: str
    right: str | Computed
    why: str
    wrong: Mapping[str, str]


@dataclass(frozen=True)
class Quiz:
    """A list of items, with the place of each right option.

    Attributes
    ----------
    name, title
        "entry", as in its file names, and its heading.
    purpose
        When it is taken, and what for.
    items
        In the order of the lessons.
    """

    name: str
    title: str
    purpose: str
    items: Sequence[Item]

    @property
    def places(self) -> list[int]:
        """Where the right options stand: of four in a row each in another place, by lot."""
        lot, places = Random(self.name), range(len(LETTERS))
        rows = [lot.sample(places, len(places)) for _ in self.items[:: len(places)]]
        return [place for row in rows for place in row][: len(self.items)]

    def questions(self) -> Iterator[tuple[int, Item, list[tuple[str, str, bool]]]]:
        """Give number, item and options; an option is its text, its reason, and if it is right."""
        for number, (item, place) in enumerate(zip(self.items, self.places, strict=True), 1):
            options = [(text, reason, False) for text, reason in item.wrong.items()]
            options.insert(place, (str(item.right), item.why, True))
            yield number, item, options


def files(root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Give the files of all quizzes: sheet, key, and GIFT."""
    from tools.teaching.quiz_items import QUIZZES

    for one in QUIZZES:
        folder = root / FOLDER
        yield folder / f"{one.name}.md", sheet(one)
        yield folder / f"{one.name}_key.md", key(one)
        yield folder / f"{one.name}.gift.txt", gift(one)


def sheet(quiz: Quiz) -> str:
    """Print the questions, without answers."""
    minutes = 2 * len(quiz.items)
    parts = [
        f"# {quiz.title}",
        f"{len(quiz.items)} questions, {minutes} minutes, one answer each. {quiz.purpose} "
        "No notes, no computer; a pocket calculator is fine. Leave out what you do not know: a "
        "blank tells your teacher more than a guess.",
        "Name or number: ______________________ · Date: ______________",
    ]
    for number, item, options in quiz.questions():
        lines = [f"## Question {number}", "", item.question, ""]
        lines += [f"- [ ] {LETTERS[i]}: {text}" for i, (text, _, _) in enumerate(options)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def key(quiz: Quiz) -> str:
    """Print the right options, and the reason behind each wrong one."""
    parts = [
        f"# {quiz.title}: key",
        f"For the teacher. One point for each right answer, no points taken away. "
        f"The questions are in [{quiz.name}.md]({quiz.name}.md).",
        "Right: "
        + " · ".join(f"{n} {LETTERS[place]}" for n, place in enumerate(quiz.places, start=1)),
    ]
    for number, item, options in quiz.questions():
        lesson = f"[lesson {int(item.lesson[:2])}](../../notebooks/{item.lesson}.ipynb)"
        lines = [f"## Question {number}", "", f"*{item.objective}*, {lesson}.", ""]
        for letter, (text, reason, is_right) in zip(LETTERS, options, strict=True):
            lines.append(f"- {letter}, “{text}”{' (**right**)' if is_right else ''}: {reason}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def gift(quiz: Quiz) -> str:
    """Write the quiz in GIFT, the text format that Moodle imports, with feedback."""
    parts = [f"// {quiz.title}\n$CATEGORY: {quiz.title}"]
    for number, item, options in quiz.questions():
        name = f"{quiz.name} {number:02d}, {item.lesson}"
        lines = [f"::{gift_text(name)}::[plain]{gift_text(item.question)} {{"]
        for text, reason, is_right in options:
            sign = "=" if is_right else "~"
            lines.append(f"  {sign}{gift_text(text)}#{gift_text(reason)}")
        parts.append("\n".join([*lines, "}"]))
    return "\n\n".join(parts) + "\n"


def gift_text(text: str) -> str:
    """Write a text so that GIFT takes none of its signs for its own."""
    return _GIFT_SIGNS.sub(r"\\\1", " ".join(text.split()))


def objectives_of(lesson: str) -> list[str]:
    """List the bold words of a lesson's objectives."""
    return re.findall(r"^- \*\*(.+?)\*\*", lesson_text.objectives(lesson), re.MULTILINE)
