"""A whole term with nbgrader itself: hand out, hand in, mark, give feedback, export.

Two lessons, three learners who do everything as meant (all right, known slips, blank), and three
who do not. nbgrader has an environment of its own here, as the tests' JupyterLab is a learner's.
"""

import copy
import csv
import hashlib
import json
import os
import subprocess
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest

import course
from tools import lessons
from tools.grading.__main__ import write
from uxcx.practice import Written

ROOT = Path(__file__).resolve().parents[2]
NPS, JOINING = STEMS = ["04_nps", "13_joining"]
EXERCISES = {stem: lessons.module_of(stem).EXERCISES for stem in STEMS}

# What a teacher does in the Formgrader: points for written answers.
MARK_BY_HAND = """
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    for id, points in (("exercise-4-6", 2), ("exercise-4-7", 3)):
        grade = book.find_grade(id, "04_nps", "04_nps", "ann")
        grade.manual_score, grade.needs_manual_grade = points, False
    book.db.commit()
"""
ALL_GRADES = """
import json
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    print(json.dumps([
        (assignment.name, work.student.id, grade.cell.name, grade.score, grade.needs_manual_grade)
        for assignment in book.assignments
        for work in assignment.submissions
        for notebook in work.notebooks
        for grade in notebook.grades
    ]))
"""

pytestmark = [
    pytest.mark.install,
    pytest.mark.skipif(course.WINDOWS, reason="nbgrader hands out work on Linux and macOS only"),
]


@pytest.fixture(scope="module")
def python(locked_environment, tmp_path_factory):
    """Make an environment as `course.py grading` does; give its Python."""
    home = tmp_path_factory.mktemp("grading") / "environment"
    return locked_environment(home, "requirements-grading.txt")


class Classroom:
    """A teacher's folder, a learner's folder, and the exchange between them."""

    def __init__(self, python, place):
        self.python, self.place = python, place
        self.folder, self.desk = place / "course of José", place / "ann"
        self.exchange, self.home = place / "exchange", place / "home"
        for folder in (self.desk, self.exchange, self.home):
            folder.mkdir()
        self.exchange.chmod(0o777)  # everybody hands in there

    def python_run(self, *words, cwd=None, expect=0):
        """Run Python away from the checkout, with settings of its own; give what it says."""
        ours = ("UXCX_", "PYTHON", "JUPYTER", "IPYTHON", "VIRTUAL_ENV")
        kept = {name: text for name, text in os.environ.items() if not name.startswith(ours)}
        path = os.pathsep.join([str(self.python.parent), os.environ["PATH"]])
        done = subprocess.run(
            [self.python, *words],
            cwd=cwd or self.folder,
            env=kept | {"HOME": str(self.home), "PATH": path},
            capture_output=True,
            text=True,
        )
        assert done.returncode == expect, f"{words}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def nbgrader(self, *words, **settings):
        """Run one command of nbgrader."""
        return self.python_run(
            *("-m", "nbgrader", *words, f"--Exchange.root={self.exchange}"), **settings
        )

    def notebook(self, folder, stem):
        return json.loads((self.folder / folder / stem / f"{stem}.ipynb").read_text("utf-8"))

    def hand_in(self, student, stem, notebook, name=None):
        """Put work where nbgrader collects it to, as a teacher does who gets it by mail."""
        place = self.folder / "submitted" / student / stem
        place.mkdir(parents=True)
        (place / f"{name or stem}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def role(cell):
    return cell["metadata"].get("nbgrader", {})


def at(notebook, grade_id):
    """Give the place of a cell in its notebook."""
    ids = [role(cell).get("grade_id") for cell in notebook["cells"]]
    return ids.index(grade_id)


def answered(blank, answers):
    """Fill answers into a blank notebook: exercise -> what stands after `answer =`."""
    notebook = copy.deepcopy(blank)
    for id, answer in answers.items():
        name = id.replace(".", "-")
        graded = notebook["cells"][at(notebook, f"exercise-{name}")]
        cell = (
            graded
            if role(graded)["solution"]
            else notebook["cells"][at(notebook, f"answer-{name}")]
        )
        check = f'check("{id}", answer)'
        source = "".join(cell["source"])
        assert check in source
        # NumPy's own numbers would write themselves as np.float64(…).
        plain = json.loads(json.dumps(answer, default=float))
        cell["source"] = source.replace(check, f"answer = {plain!r}\n{check}")
    return notebook


def right(stem):
    """Give the right answers of a lesson."""
    exercises = EXERCISES[stem]
    return {id: exercises[id].answer.right() for id in lessons.exercise_ids(stem)}


def slips(stem):
    """Give for each exercise that has one the first slip that is a value, with its message."""
    found = {}
    for id in lessons.exercise_ids(stem):
        for slip in EXERCISES[stem][id].slips:
            if not slip.is_test:
                found[id] = slip.gives() if callable(slip.gives) else slip.gives
                assert EXERCISES[stem][id].reply(found[id]).message == slip.message
                break
    return found


def with_accidents(blank):
    """Give a notebook as it should not be handed in, made from right answers."""
    notebook = answered(blank, right(NPS) | {"4.2": 99, "4.4": "b"})
    cells = notebook["cells"]
    cells.insert(at(notebook, "answer-4-1") + 1, copy.deepcopy(cells[at(notebook, "answer-4-1")]))
    cells[at(notebook, "exercise-4-2")]["source"] = "2"  # two points, please
    del cells[at(notebook, "exercise-4-3")], cells[at(notebook, "answer-4-3")]
    # The answer to 4.4 is wrong there, and would be right for 4.5, whose cell stops.
    cells[at(notebook, "answer-4-5")]["source"] = 'answer = "b\ncheck("4.5", answer)'
    cells.insert(1, {**copy.deepcopy(cells[at(notebook, "exercise-4-2")]), "source": "1 / 0"})
    cells[1]["metadata"] = {}
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    return notebook


def fingerprints(folder):
    """Give each file below a folder with its content, in short."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def progress_files():
    """Give what the checkout holds of anybody's progress, with the time of its last change."""
    return {path.name: path.stat().st_mtime_ns for path in ROOT.glob("*my_progress*")}


@pytest.fixture(scope="module")
def term(python, tmp_path_factory):
    """Run the whole term, and give what came of it."""
    room = Classroom(python, tmp_path_factory.mktemp("class"))
    progress = progress_files()
    assert write(room.folder, STEMS) == []
    for stem in STEMS:
        room.nbgrader("generate_assignment", stem)
    room.nbgrader("db", "assignment", "add", NPS, "--duedate=2025-01-31 18:00:00 UTC")
    blank = {stem: room.notebook("release", stem) for stem in STEMS}

    # Ann goes through the exchange. Her work is right, and late.
    room.nbgrader("release_assignment", NPS)
    room.nbgrader("fetch_assignment", NPS, "--course=uxcx", cwd=room.desk)
    fetched = room.desk / NPS / f"{NPS}.ipynb"
    assert json.loads(fetched.read_text("utf-8")) == blank[NPS]
    fetched.write_text(json.dumps(answered(blank[NPS], right(NPS))), encoding="utf-8")
    room.nbgrader("submit", NPS, "--course=uxcx", "--student=ann", cwd=room.desk)
    room.nbgrader("collect", NPS)

    room.hand_in("ann", JOINING, answered(blank[JOINING], right(JOINING)))
    for stem in STEMS:
        room.hand_in("ben", stem, answered(blank[stem], slips(stem)))
        room.hand_in("cem", stem, blank[stem])
    room.hand_in("dora", NPS, with_accidents(blank[NPS]))
    endless = answered(blank[NPS], right(NPS))
    endless["cells"][at(endless, "answer-4-1")]["source"] = "while True:\n    pass"
    room.hand_in("eli", NPS, endless)
    room.hand_in("fay", NPS, answered(blank[NPS], right(NPS)), name="my_04_nps")
    ended = answered(blank[NPS], right(NPS))
    ended["cells"][at(ended, "answer-4-5")]["source"] = "import os\nos._exit(1)"
    room.hand_in("gus", NPS, ended)

    handed_in = fingerprints(room.folder / "submitted")
    report = room.nbgrader("autograde", NPS, "--Execute.timeout=40", expect=1)  # fay, gus
    room.nbgrader("autograde", JOINING)
    grades = {
        (stem, student, cell.removeprefix("exercise-").replace("-", ".")): (score, by_hand)
        for stem, student, cell, score, by_hand in json.loads(
            room.python_run("-W", "ignore", "-c", ALL_GRADES).splitlines()[-1]
        )
    }
    room.python_run("-W", "ignore", "-c", MARK_BY_HAND)
    for stem in STEMS:
        room.nbgrader("generate_feedback", stem)
    room.nbgrader("release_feedback", NPS, "--student=ann")  # the others wrote by mail
    room.nbgrader("fetch_feedback", NPS, "--course=uxcx", "--student=ann", cwd=room.desk)
    room.nbgrader("export")
    with (room.folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        exported = {(row["assignment"], row["student_id"]): row for row in csv.DictReader(file)}
    assert fingerprints(room.folder / "submitted") == handed_in
    assert progress_files() == progress
    return SimpleNamespace(
        room=room, blank=blank, report=report, grades=grades, exported=exported, fetched=fetched
    )


def page(term, student, stem):
    """Give the feedback that a learner gets, as text that a browser shows or draws."""
    file = term.room.folder / "feedback" / student / stem / f"{stem}.html"
    return unescape(file.read_text(encoding="utf-8"))


def test_learners_get_the_exercises_of_the_course_and_no_solution(term):
    for stem in STEMS:
        exercise = json.loads((ROOT / "exercises" / f"{stem}.ipynb").read_text("utf-8"))
        given = [cell for cell in term.blank[stem]["cells"] if not role(cell).get("locked")]
        lines = [
            [line for line in "".join(cell["source"]).splitlines() if line]
            for cells in (given, exercise["cells"])
            for cell in cells
        ]
        assert lines[: len(given)] == lines[len(given) :]
        assert "SOLUTION" not in json.dumps(term.blank[stem])


def test_the_exported_scores_are_what_the_answers_deserve(term):
    scores = {key: float(row["score"]) for key, row in term.exported.items()}
    assert scores == {
        (NPS, "ann"): 9 + 2 + 3,  # and her written answers, marked by hand
        (NPS, "ben"): 0,
        (NPS, "cem"): 0,
        (NPS, "dora"): 1,
        (NPS, "eli"): 8,
        (NPS, "fay"): 0,
        (NPS, "gus"): 0,
        (JOINING, "ann"): 12,
        (JOINING, "ben"): 0,
        (JOINING, "cem"): 0,
        # Who handed in nothing has a row too.
        **{(JOINING, student): 0 for student in ("dora", "eli", "fay", "gus")},
    }
    assert {float(row["max_score"]) for row in term.exported.values()} == {15}


def test_a_written_answer_waits_for_the_teacher_and_a_blank_one_does_not(term):
    written = {
        (stem, id) for stem in STEMS for id, one in right_kinds(stem) if isinstance(one, Written)
    }
    for student in ("ann", "ben", "cem"):
        for stem in STEMS:
            for id, _ in right_kinds(stem):
                waits = (stem, id) in written and student == "ann"
                assert term.grades[stem, student, id][1] is waits, (student, id)


def right_kinds(stem):
    """Give the exercises of a lesson with the kind of answer that each wants."""
    return [(id, EXERCISES[stem][id].answer) for id in lessons.exercise_ids(stem)]


def test_a_slip_gets_the_message_that_it_gets_without_a_teacher(term):
    for stem in STEMS:
        shown = page(term, "ben", stem)
        for id, wrong in slips(stem).items():
            message = EXERCISES[stem][id].reply(wrong).message
            assert shown.count(message) == 2, id  # below the answer, and below its points
            assert term.grades[stem, "ben", id] == (0, False)


def test_right_and_blank_answers_get_their_messages_too(term):
    for stem in STEMS:
        for id, _ in right_kinds(stem):
            assert EXERCISES[stem][id].meaning in page(term, "ann", stem)
            assert EXERCISES[stem][id].meaning not in page(term, "cem", stem)
        assert "Put your answer where the dots are" in page(term, "cem", stem)


def test_feedback_comes_back_to_the_learner(term):
    (feedback,) = (term.room.desk / NPS / "feedback").rglob(f"{NPS}.html")
    assert "Exercise 4.2: full points." in feedback.read_text(encoding="utf-8")
    assert json.loads(term.fetched.read_text("utf-8")) == answered(term.blank[NPS], right(NPS))


def test_late_work_is_marked_and_its_time_is_in_the_export(term):
    row = term.exported[NPS, "ann"]
    assert row["duedate"].startswith("2025-01-31") and row["timestamp"] > row["duedate"]
    assert float(row["late_submission_penalty"]) == 0


def test_accidents_cost_the_exercise_that_they_hit_and_no_other(term):
    dora = {id: term.grades[NPS, "dora", id] for id, _ in right_kinds(NPS)}
    assert dora == {
        "4.1": (1, False),  # its cell stood there twice
        "4.2": (0, False),  # its locked cell had been changed
        "4.3": (0, True),  # both its cells were deleted: the teacher is told to look
        "4.4": (0, False),  # wrong
        "4.5": (0, False),  # stopped, with the answer to 4.4 still there
        "4.6": (0, True),
        "4.7": (0, True),
    }
    assert "Attribute 'checksum' for cell exercise-4-2 has changed" in term.report
    assert "quotation mark or bracket" in page(term, "dora", NPS)


def test_an_endless_loop_costs_its_exercise(term):
    assert term.grades[NPS, "eli", "4.1"] == (0, False)
    assert term.grades[NPS, "eli", "4.5"] == (2, False)
    assert "CellTimeoutError" in page(term, "eli", NPS)


@pytest.mark.parametrize("student", ["fay", "gus"])
def test_work_that_cannot_be_marked_is_named_and_waits(term, student):
    assert f"error processing assignment '04_nps' for student '{student}'" in term.report
    assert all(term.grades[NPS, student, id] == (0, True) for id, _ in right_kinds(NPS))
