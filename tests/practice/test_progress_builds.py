"""Builds and tests are nobody's progress: only what a learner runs is kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from tools import notebooks
from tools.execute import execute
from tools.normalise import normalise

ROOT = Path(__file__).resolve().parents[2]
CHECK = "from uxcx.lessons.start import check\n\nprint(check('0.1', 'b'))"
REPLY = "Correct. Shift+Enter runs the cell and takes you to the next one.\n"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with one notebook that answers, and a caller who has set no variable."""
    monkeypatch.delenv("UXCX_PROGRESS", raising=False)
    cell = new_code_cell(
        CHECK, execution_count=1, outputs=[new_output("stream", name="stdout", text=REPLY)]
    )
    path = tmp_path / "notebooks" / "00_start.ipynb"
    notebooks.write(path, notebooks.text(normalise(new_notebook(cells=[cell]))))
    return tmp_path


def files(course):
    return {one.name for one in course.iterdir()} - {"notebooks", "conftest.py"}


def python(course, *arguments):
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=course / "notebooks", env=env, timeout=90,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_build_writes_nothing_where_a_learner_would(course):
    path = course / "notebooks/00_start.ipynb"
    executed = execute(notebooks.read(path), path)
    assert executed.cells[0].outputs[0].text == REPLY
    assert files(course) == set()
    done = python(course, "-c", CHECK)
    assert done.stdout == REPLY, done.stderr
    assert files(course) == {"my_progress.json", ".my_progress.json.lock"}


def test_nbval_writes_nothing(course):
    (course / "conftest.py").write_bytes((ROOT / "conftest.py").read_bytes())
    done = python(
        course, "-m", "pytest", "--rootdir=..", "--nbval", "--nbval-current-env", "-q",
        "-p", "no:cacheprovider", "00_start.ipynb",
    )  # fmt: skip
    assert "1 passed" in done.stdout, done.stdout + done.stderr
    assert files(course) == set()


def test_these_tests_themselves_keep_nothing():
    assert os.environ["UXCX_PROGRESS"] == "off"
