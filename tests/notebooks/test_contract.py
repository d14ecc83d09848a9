"""Every notebook of the course keeps the lesson contract (`tools/contract`)."""

import pytest

from tools import contract, notebooks
from tools.contract.document import Document
from tools.notebooks import EXERCISES, FOLDERS, LESSONS, SOLUTIONS, lesson_name

PATHS = [path for folder in FOLDERS for path in notebooks.find(folder)]


def test_each_lesson_has_its_solution_and_its_exercises():
    lessons = {path.stem for path in notebooks.find(LESSONS) if lesson_name(path.stem)}
    assert lessons, "there is no lesson at all"
    assert {path.stem for path in notebooks.find(SOLUTIONS)} == lessons
    assert {path.stem for path in notebooks.find(EXERCISES)} == lessons


@pytest.mark.parametrize("path", PATHS, ids=notebooks.place)
def test_contract(path):
    document = Document(notebooks.place(path), notebooks.read(path))
    findings = contract.check(document) + contract.check_agreement(document)
    assert not findings, "\n" + "\n".join(map(str, findings))
