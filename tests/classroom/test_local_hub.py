"""Two learners on a real JupyterHub: they come, work and save, and nobody loses anything.

The hub has an environment of its own, made from the lock for classrooms. The same class with more
learners is a benchmark: `course.py bench classroom`.
"""

import asyncio
import shutil
import sys
from pathlib import Path

import pytest

from benchmarks import classroom
from benchmarks.local_hub import local_hub
from benchmarks.one_learner import _lost
from benchmarks.process_costs import costs, descendants, is_running, started

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.install,
    pytest.mark.skipif(sys.platform != "linux", reason="the figures come from Linux's /proc"),
    pytest.mark.skipif(
        shutil.which("npm") is None, reason="npm, which fetches the hub's proxy, is not here"
    ),
]


@pytest.fixture(scope="module")
def python(locked_environment, tmp_path_factory):
    """Make the environment that all learners share, with the one package for all in it."""
    home = tmp_path_factory.mktemp("classroom") / "environment"
    return str(locked_environment(home, "requirements-classroom.txt"))


@pytest.fixture(scope="module")
def after_class(python, tmp_path_factory):
    """Hold a class of two; give how it went, what it cost, and its processes and homes."""
    folder = tmp_path_factory.mktemp("hub")
    repository = classroom.class_repository(tmp_path_factory.mktemp("repository"))
    with local_hub(folder, python) as hub:
        visits = asyncio.run(classroom.hold(hub, repository, 2))
        spent = costs(hub.pid)
        processes = {pid: started(pid) for pid in (hub.pid, *descendants(hub.pid))}
    return visits, spent, processes, hub.homes


def test_both_finish_and_lose_nothing(after_class):
    visits, *_ = after_class
    assert [visit.problem for visit in visits] == ["", ""]
    for visit in visits:
        moments = [visit.server, visit.course, visit.first_cell, visit.lesson, visit.done]
        assert moments == sorted(moments)


def test_each_has_answers_of_their_own_in_their_own_copy(after_class):
    visits, *_, homes = after_class
    for visit in visits:
        course_copy = homes / visit.name / "course"
        assert str(visit.own_answer) in (course_copy / "my_progress.json").read_text("utf-8")
        exercises = (course_copy / "exercises" / "04_nps.ipynb").read_text(encoding="utf-8")
        assert f"answer = {visit.own_answer}" in exercises
    assert len({visit.own_answer for visit in visits}) == 2


def test_the_package_is_the_shared_one(after_class):
    *_, homes = after_class
    assert not list(homes.glob("*/course/uxcx/**/*.pyc"))  # nobody imported a learner's copy
    assert list(homes.glob("*/course/uxcx/shop/__init__.py"))


def test_the_figures_are_complete(after_class):
    visits, spent, *_ = after_class
    figures = classroom.figures(visits, spent)
    assert figures["finished"] == 2 and figures["problems"] == {}
    assert 50 < figures["server_mb"] < 400 and 100 < figures["kernels_mb"] < 600
    assert figures["resident_mb"] >= figures["own_mb"] and figures["seconds"] > 1
    assert {("", "hub"), ("", "proxy"), ("learner1", "server"), ("learner2", "kernel")} <= set(
        spent
    )


def test_everything_that_was_started_has_ended(after_class):
    *_, processes, _ = after_class
    assert len(processes) > 6
    assert not [pid for pid, moment in processes.items() if is_running(pid, moment)]


def test_lost_work_would_be_noticed(after_class):
    visits, *_, homes = after_class
    hub = type("Hub", (), {"homes": homes})()
    first, second = visits
    progress = homes / first.name / "course" / "my_progress.json"
    kept = progress.read_bytes()
    progress.write_bytes((homes / second.name / "course" / "my_progress.json").read_bytes())
    assert str(first.own_answer) in _lost(hub, first)
    progress.write_bytes(kept)
    notebook = homes / first.name / "course" / "notebooks" / "04_nps.ipynb"
    notebook.write_bytes((ROOT / "notebooks" / "00_start.ipynb").read_bytes())
    assert "saved otherwise" in _lost(hub, first)
