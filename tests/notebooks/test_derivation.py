"""The committed exercises are what the committed solutions give, byte for byte."""

import pytest

from tools import notebooks
from tools.contract.agreement import without_results
from tools.derive import derive
from tools.normalise import normalise
from tools.notebooks import EXERCISES, ROOT, SOLUTIONS

SOURCES = notebooks.find(SOLUTIONS)


def test_there_are_solutions():
    assert SOURCES


@pytest.mark.parametrize("solution", SOURCES, ids=notebooks.place)
def test_exercises_equal_a_fresh_derivation(solution):
    fresh = normalise(derive(notebooks.read(solution), notebooks.place(solution)))
    exercise = notebooks.read(ROOT / EXERCISES / solution.name)
    assert notebooks.text(without_results(exercise)) == notebooks.text(fresh)


@pytest.mark.parametrize("solution", SOURCES, ids=notebooks.place)
def test_nothing_of_a_solution_is_left(solution):
    content = (ROOT / EXERCISES / solution.name).read_text(encoding="utf-8")
    assert "SOLUTION" not in content
    assert f'"derived_from": "{SOLUTIONS}/{solution.name}"' in content


@pytest.mark.parametrize("folder", notebooks.FOLDERS)
def test_files_are_in_their_stored_form(folder):
    for path in notebooks.find(folder):
        stored = notebooks.text(normalise(notebooks.read(path)))
        assert path.read_bytes() == stored.encode(), f"{notebooks.place(path)}: rebuild it"
