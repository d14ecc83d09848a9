"""Numbers in the text of lessons and solutions are those of the data."""

import pytest

from tools import facts, lessons, notebooks
from tools.notebooks import LESSONS, SOLUTIONS, lesson_name

PATHS = [
    path
    for folder in (LESSONS, SOLUTIONS)
    for path in notebooks.find(folder)
    if lesson_name(path.stem)
]


def test_there_are_lessons():
    assert PATHS


@pytest.mark.parametrize("path", PATHS, ids=notebooks.place)
def test_marked_numbers_are_the_facts(path):
    known = lessons.facts(path.stem)
    assert not list(facts.unprintable(known))
    for number, cell in enumerate(notebooks.read(path).cells, start=1):
        if cell.cell_type == "markdown":
            assert not list(facts.problems(cell.source, known)), f"cell {number}"
            assert facts.fill(cell.source, known) == cell.source, f"cell {number}"
