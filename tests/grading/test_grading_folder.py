"""The folder for nbgrader, as it is written; nbgrader itself runs in test_grading_cycle.py."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tools import lessons, notebooks
from tools.derive import strip_solution
from tools.grading.__main__ import main, write
from tools.grading.assignment import POINTS, assignment
from tools.grading.guide import guide
from uxcx import shop
from uxcx.practice import Written
from uxcx.practice.grading import award

ROOT = notebooks.ROOT
STEMS = [path.stem for path in notebooks.find("solutions")]


def made(stem):
    """Give the assignment of a lesson, and the module of the lesson."""
    path = ROOT / "solutions" / f"{stem}.ipynb"
    module = lessons.module_of(stem)
    return assignment(notebooks.read(path), notebooks.place(path), module), module


def roles(notebook):
    """Give the cells that nbgrader is told of, by their grade ids."""
    cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    named = {cell.metadata.nbgrader["grade_id"]: cell for cell in cells}
    assert len(named) == len(cells), "two cells have the same grade id"
    assert all(re.fullmatch("[a-z0-9-]+", name) for name in named), "a page needs plainer ids"
    return named


@pytest.mark.parametrize("stem", STEMS)
def test_every_exercise_has_its_points_once(stem):
    notebook, module = made(stem)
    points = {
        name.removeprefix("exercise-").replace("-", "."): cell.metadata.nbgrader["points"]
        for name, cell in roles(notebook).items()
        if cell.metadata.nbgrader["grade"]
    }
    exercises = [module.EXERCISES[id] for id in lessons.exercise_ids(stem)]
    assert points == {one.id: POINTS[one.kind] for one in exercises}


@pytest.mark.parametrize("stem", STEMS)
def test_a_program_marks_what_it_can_judge_and_nothing_else(stem):
    notebook, module = made(stem)
    cells = roles(notebook)
    for id in lessons.exercise_ids(stem):
        name = id.replace(".", "-")
        graded = cells[f"exercise-{name}"].metadata.nbgrader
        if isinstance(module.EXERCISES[id].answer, Written):
            assert graded["solution"] and not graded["locked"]
            assert f"answer-{name}" not in cells
        else:
            assert graded["locked"] and not graded["solution"]
            answer = cells[f"answer-{name}"]
            assert "# BEGIN SOLUTION" in answer.source
            place = notebook.cells.index(answer)
            assert notebook.cells[place + 1] is cells[f"exercise-{name}"]


@pytest.mark.parametrize("stem", STEMS)
def test_without_solutions_and_awards_it_is_the_exercise_notebook(stem):
    notebook, _ = made(stem)
    blank = [
        strip_solution(cell.source, cell.cell_type, stem)
        for cell in notebook.cells
        if not cell.metadata.get("nbgrader", {}).get("locked")
    ]
    exercise = notebooks.read(ROOT / "exercises" / f"{stem}.ipynb")
    assert blank == [cell.source for cell in exercise.cells]
    assert not any(cell.get("outputs") for cell in notebook.cells)


@pytest.mark.parametrize("stem", STEMS)
def test_a_solution_stands_only_where_nbgrader_takes_it_out(stem):
    notebook, _ = made(stem)
    for cell in notebook.cells:
        if "SOLUTION" in cell.source:
            assert cell.cell_type == "code" and cell.metadata.nbgrader["solution"]


@pytest.mark.parametrize("stem", STEMS)
def test_an_award_cell_gives_points_to_the_right_answer_alone(stem, capsys):
    notebook, module = made(stem)
    for name, cell in roles(notebook).items():
        if not cell.metadata.nbgrader["locked"]:
            continue
        id = name.removeprefix("exercise-").replace("-", ".")
        *before, call = cell.source.splitlines()
        space = {"answer": module.EXERCISES[id].answer.right()}
        exec("\n".join(before), space)
        assert eval(call, space) is None
        assert capsys.readouterr().out == f"Exercise {id}: full points.\n"
        # The answer is used up: the next exercise cannot live on it.
        shown = eval(call, space)._repr_mimebundle_()
        assert shown["text/plain"] == "0" and "Not answered yet" in shown["text/html"]


def test_no_points_come_with_the_message_of_the_lesson():
    from uxcx.lessons.nps import EXERCISES

    wrong = 100 / 7  # the passives left out
    (message,) = {slip.message for slip in EXERCISES["4.2"].slips if "passives" in slip.message}
    shown = award(EXERCISES, "4.2", wrong)._repr_mimebundle_()
    assert EXERCISES["4.2"].reply(wrong).message == message
    assert message in shown["text/html"] and "No points so far" in shown["text/html"]


@pytest.mark.parametrize("answer", [object(), [1, [2]], {"6": object()}, b"\xff", "x" * 10_000])
def test_an_award_never_raises(answer):
    from uxcx.lessons.nps import EXERCISES

    for exercise in EXERCISES:
        assert award(EXERCISES, exercise.id, answer) is not None


def test_an_award_leaves_tries_and_hints_alone(monkeypatch):
    from uxcx.lessons.nps import EXERCISES

    monkeypatch.setattr(EXERCISES, "_misses", {})  # as after a restart
    before = EXERCISES.check("4.4", "a")
    for wrong in ("b", "x", "y"):
        award(EXERCISES, "4.4", wrong)
    assert EXERCISES.check("4.4", "a") == before


def test_exercises_hold_no_widgets_that_could_make_nbgrader_wait_for_ever():
    for path in notebooks.find("exercises"):
        assert "application/vnd.jupyter.widget" not in path.read_text(encoding="utf-8"), path


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class") / "course of José"
    assert write(folder, ["04_nps"]) == []
    return folder


def test_the_folder_has_the_layout_of_nbgrader(folder):
    names = {path.name for path in folder.iterdir()}
    assert names == {"README.md", "data", "marking_guide.md", "nbgrader_config.py", "source"}
    source = [path.relative_to(folder) for path in (folder / "source").rglob("*.*")]
    assert source == [Path("source/04_nps/04_nps.ipynb")]
    assert json.loads((folder / source[0]).read_text(encoding="utf-8"))["nbformat"] == 4


def test_data_are_found_where_a_submission_runs_without_the_checkout(folder, monkeypatch):
    place = folder / "autograded" / "ann" / "04_nps"
    place.mkdir(parents=True)
    monkeypatch.chdir(place)
    monkeypatch.delenv("UXCX_DATA", raising=False)
    # What an installed package sees: no data beside it.
    monkeypatch.setattr("uxcx.shop.loading.REPOSITORY", folder / "site-packages")
    assert len(shop.load("ut_people")) == 80
    shutil.rmtree(folder / "autograded")


def test_what_a_teacher_changed_stays(folder):
    changed = folder / "nbgrader_config.py"
    before = changed.read_bytes()
    changed.write_text("# mine\n", encoding="utf-8")
    assert write(folder, ["04_nps"]) == ["nbgrader_config.py"]
    assert changed.read_text(encoding="utf-8") == "# mine\n"
    changed.unlink()
    assert write(folder, ["04_nps"]) == []
    assert changed.read_bytes() == before


def test_what_learners_hand_in_does_not_get_into_the_course(capsys):
    assert main([str(ROOT / "class")]) == 1
    assert "name a folder elsewhere" in capsys.readouterr().err
    assert not (ROOT / "class").exists()


def test_an_unknown_lesson_is_named(tmp_path, capsys):
    assert main([str(tmp_path / "class"), "99_none"]) == 1
    assert "There is no lesson '99_none'. There are: 00_start" in capsys.readouterr().err
    assert not (tmp_path / "class").exists()


def test_the_guide_adds_up_and_holds_each_model_answer():
    from uxcx.lessons.nps import EXERCISES

    exercises = [EXERCISES[id] for id in lessons.exercise_ids("04_nps")]
    page = guide({"04_nps": exercises})
    assert "| 04_nps | 9 | 6 | 15 |\n| all | 9 | 6 | 15 |" in page
    for one in exercises:
        assert f"**{one.id}** ({one.kind}, {POINTS[one.kind]} point" in page
        if isinstance(one.answer, Written):
            assert " ".join(one.answer.model.split()) in page
            assert all(advice in page for advice in one.answer.parts.values())


def test_teachers_are_told_the_points_that_there_are():
    page = (ROOT / "classroom" / "grading" / "README.md").read_text(encoding="utf-8")
    by_program = by_hand = 0
    for stem in STEMS:
        exercises = lessons.module_of(stem).EXERCISES
        for one in (exercises[id] for id in lessons.exercise_ids(stem)):
            by_hand += POINTS[one.kind] * isinstance(one.answer, Written)
            by_program += POINTS[one.kind] * (not isinstance(one.answer, Written))
    assert f"have {by_program + by_hand} points: {by_program} are given by nbgrader" in page
    assert f"and {by_hand} by you" in page
    told = dict(re.findall(r"^\| ([a-z, ]+?) \| (\d) \|$", page, re.M))
    assert {kind: int(told[row]) for row in told for kind in row.split(", ")} == POINTS
