"""The marking guide of a course folder: what each exercise is worth, and who marks it.

For written answers it adds what to look for and a model, both as the lesson itself holds them.
"""

from collections.abc import Iterator, Mapping, Sequence

from tools.grading.assignment import POINTS, is_marked_by_hand
from uxcx.practice import Exercise

_START = """\
# Points, and how to mark written answers

For teachers only: this page holds model answers.

nbgrader gives all points for a right answer, and none otherwise.
You can change any score in its Formgrader.
A program cannot judge prose, so the written answers wait for you.

- Full points: all the parts below are there, true, and in the learner's own words.
- One point less for each part that is missing, vague or not true. Never below 0.
- A cell that is still blank gets 0 by itself.

Below each written answer you see the reply that the learner got. It names the first part that is
missing, as far as a program can tell.
"""


def guide(lessons: Mapping[str, Sequence[Exercise]]) -> str:
    """Write the guide for these lessons, given by the names of their notebooks."""
    return "\n".join([_START, *_totals(lessons), *_exercises(lessons)]) + "\n"


def _totals(lessons: Mapping[str, Sequence[Exercise]]) -> Iterator[str]:
    yield "| assignment | marked by nbgrader | marked by you | together |\n|---|---|---|---|"
    by_program, by_hand = 0, 0
    for stem, exercises in lessons.items():
        program = sum(POINTS[one.kind] for one in exercises if not is_marked_by_hand(one))
        hand = sum(POINTS[one.kind] for one in exercises if is_marked_by_hand(one))
        yield f"| {stem} | {program} | {hand} | {program + hand} |"
        by_program, by_hand = by_program + program, by_hand + hand
    yield f"| all | {by_program} | {by_hand} | {by_program + by_hand} |"


def _exercises(lessons: Mapping[str, Sequence[Exercise]]) -> Iterator[str]:
    for stem, exercises in lessons.items():
        yield f"\n## {stem}"
        for one in exercises:
            points = POINTS[one.kind]
            worth = f"{one.kind}, {points} point{'' if points == 1 else 's'}"
            marked = "by you" if is_marked_by_hand(one) else "by nbgrader"
            yield f"\n**{one.id}** ({worth}, {marked}). {one.question}"
            if is_marked_by_hand(one):
                yield "\nThe reply when a part is missing:\n"
                yield from (f"- {advice}" for advice in one.answer.parts.values())
                yield f"\nA model: “{' '.join(one.answer.model.split())}”"
