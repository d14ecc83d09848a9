"""When course.py installs, what, and by whom. The steps are faked; what it chose is looked at."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HOLD_THE_LOCK = """
import importlib.util, sys, time
spec = importlib.util.spec_from_file_location("door", sys.argv[1])
door = importlib.util.module_from_spec(spec)
spec.loader.exec_module(door)
with door.only_one_install():
    print("held", flush=True)
    door.run("Installing", [sys.executable, "-c", sys.argv[2]])
"""
INSTALLER = "import os, time; open('installer', 'w').write(str(os.getpid())); time.sleep(30)"


class Machine:
    """Stands for the computer: notes each step, and fails those whose name holds a given word."""

    def __init__(self, door, monkeypatch):
        self.door, self.steps, self.failures = door, [], {}
        self.uv, self.pip, self.sound = "/bin/uv", ["pip"], True
        monkeypatch.setattr(door, "run", self.run)
        monkeypatch.setattr(door, "find_uv", lambda: self.uv)
        monkeypatch.setattr(door, "find_pip", lambda: self.pip)
        monkeypatch.setattr(door, "settle", lambda: None)
        monkeypatch.setattr(door, "works", lambda: self.sound and door.VENV.exists())

    def run(self, step, command):
        if "venv" in command:
            self.door.VENV.mkdir(exist_ok=True)
            self.door.STAMP.unlink(missing_ok=True)
            self.sound = True
        installer = "uv" if command[0] == self.uv else command[0]
        self.steps.append("venv" if "venv" in command else f"{installer} {Path(command[-1]).name}")
        failure = self.failures.get(self.steps[-1])
        if isinstance(failure, BaseException):
            raise failure
        return failure

    def prepare(self, locks):
        """Give the steps of one start."""
        self.steps.clear()
        self.door.prepare(locks)
        return list(self.steps)


@pytest.fixture
def machine(door, monkeypatch):
    return Machine(door, monkeypatch)


def test_the_first_start_installs_and_the_second_does_nothing(machine, door):
    assert machine.prepare(door.LEARNER) == ["venv", "uv requirements.txt"]
    assert machine.prepare(door.LEARNER) == []


def test_tests_after_lab_add_the_tools_and_lab_after_tests_adds_nothing(machine, door):
    machine.prepare(door.LEARNER)
    assert machine.prepare(door.TESTER) == ["uv requirements-test.txt"]
    assert machine.prepare(door.TESTER) == []
    assert machine.prepare(door.LEARNER) == []


def test_tests_first_serve_lab_too(machine, door):
    assert machine.prepare(door.TESTER) == ["venv", "uv requirements-test.txt"]
    assert machine.prepare(door.PUBLISHER) == []
    assert machine.prepare(door.LEARNER) == []


def test_a_changed_lock_is_installed_into_the_same_environment(machine, door):
    machine.prepare(door.TESTER)
    with door.LEARNER[0].open("a", encoding="utf-8") as lock:
        lock.write("# one more line\n")
    assert machine.prepare(door.LEARNER) == ["uv requirements.txt"]
    assert machine.prepare(door.TESTER) == ["uv requirements-test.txt"]


def test_the_html_edition_brings_its_own_tools_and_tests_add_theirs(machine, door):
    assert machine.prepare(door.PUBLISHER) == ["venv", "uv requirements-site.txt"]
    assert machine.prepare(door.LEARNER) == []
    assert machine.prepare(door.TESTER) == ["uv requirements-test.txt"]


@pytest.mark.parametrize("end", [KeyboardInterrupt(), OSError("gone")])
def test_an_interrupted_install_is_made_anew(machine, door, end):
    machine.failures["uv requirements.txt"] = end
    with pytest.raises(type(end)):
        machine.prepare(door.LEARNER)
    machine.failures.clear()
    assert machine.prepare(door.LEARNER) == ["venv", "uv requirements.txt"]


def test_adding_the_tools_interrupted_is_made_anew(machine, door):
    machine.prepare(door.LEARNER)
    machine.failures["uv requirements-test.txt"] = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        machine.prepare(door.TESTER)
    assert machine.prepare(door.LEARNER) == ["venv", "uv requirements.txt"]


def test_a_broken_environment_is_made_anew(machine, door):
    machine.prepare(door.LEARNER)
    machine.sound = False
    assert machine.prepare(door.LEARNER) == ["venv", "uv requirements.txt"]


@pytest.mark.parametrize("stamp", ["", "{", "[]", "{}", '{"made_by": 1, "holds": null}'])
def test_a_damaged_stamp_is_made_anew(machine, door, stamp):
    machine.prepare(door.LEARNER)
    door.STAMP.write_text(stamp, encoding="utf-8")
    assert machine.prepare(door.LEARNER) == ["venv", "uv requirements.txt"]


@pytest.mark.parametrize(("name", "value"), [("VERSION", "Python 3.99"), ("ROOT", "/moved/here")])
def test_another_python_or_folder_is_noticed(machine, door, monkeypatch, name, value):
    machine.prepare(door.LEARNER)
    assert door.ready(door.LEARNER)
    monkeypatch.setattr(door, name, value)
    assert not door.ready(door.LEARNER)


def test_the_stamp_tells_python_and_folder(machine, door):
    machine.prepare(door.LEARNER)
    made_by = json.loads(door.STAMP.read_text(encoding="utf-8"))["made_by"]
    assert made_by == f"Python {sys.version_info[0]}.{sys.version_info[1]} in {door.ROOT}"


def test_pip_steps_in_when_uv_fails(machine, door):
    machine.failures["uv requirements.txt"] = "certificate"
    assert machine.prepare(door.LEARNER)[1:] == ["uv requirements.txt", "pip requirements.txt"]


def test_pip_steps_in_when_uv_cannot_be_had(machine, door):
    machine.uv = None
    machine.failures["pip uv.txt"] = "no wheel"
    assert machine.prepare(door.LEARNER) == ["venv", "pip uv.txt", "pip requirements.txt"]


def test_uv_alone_is_enough(machine, door):
    machine.pip = None
    machine.failures["venv"] = "ensurepip is not available"
    machine.door.run = lambda step, command: (
        None if "--without-pip" in command else machine.run(step, command)
    )
    assert machine.prepare(door.LEARNER) == ["venv", "uv requirements.txt"]


def test_neither_uv_nor_pip_says_what_to_install(machine, door):
    machine.uv = machine.pip = None
    with pytest.raises(door.Stop, match="apt install python3-venv"):
        machine.prepare(door.LEARNER)


def test_when_every_installer_fails_the_last_one_is_explained(machine, door):
    machine.failures = {"uv requirements.txt": "dns error", "pip requirements.txt": "No space left"}
    with pytest.raises(door.Stop, match="disk is full"):
        machine.prepare(door.LEARNER)
    assert not door.STAMP.exists()


def test_uv_itself_is_pinned_with_hashes(door):
    door.VENV.mkdir()
    assert "--require-hashes" in door.uv_pin()
    first, *hashes = (door.VENV / "uv.txt").read_text(encoding="utf-8").splitlines()
    assert first.startswith("uv==")
    assert hashes and all(line.strip().startswith("--hash=sha256:") for line in hashes)


def test_variables_of_the_caller_do_not_lead_astray(door, monkeypatch):
    for name in ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "UV_SYSTEM_PYTHON"):
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "a mirror")
    given = door.environment()
    assert "elsewhere" not in given.values()
    assert given["VIRTUAL_ENV"] == str(door.VENV)
    assert given["PATH"].split(os.pathsep)[0] == str(door.PYTHON.parent)
    assert given["PIP_INDEX_URL"] == "a mirror"


def test_the_course_is_importable_from_its_environment_even_after_a_move(door, tmp_path_factory):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", door.VENV], check=True)
    packages = Path(door.sysconfig.get_path("purelib", "venv", {"base": str(door.VENV)}))
    (packages / "jupyterlab.py").touch()
    (door.ROOT / "uxcx.py").touch()
    assert not door.works()
    door.settle()
    assert door.works()
    (door.ROOT / "uxcx.py").unlink()
    assert not door.works()


def test_a_step_gives_its_output_only_when_it_failed(door, capsys):
    assert door.run("Well", [sys.executable, "-c", "print('fine')"]) is None
    assert door.run("Badly", [sys.executable, "-c", "exit('so bad')"]).strip() == "so bad"
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["Well", "Badly"]


def test_a_step_ends_with_its_course(door, monkeypatch):
    children = []

    class Impatient(subprocess.Popen):
        def wait(self, timeout=None):
            if self not in children:
                children.append(self)
                raise KeyboardInterrupt
            return super().wait(timeout)

    monkeypatch.setattr(door.subprocess, "Popen", Impatient)
    with pytest.raises(KeyboardInterrupt):
        door.run("Endless", [sys.executable, "-c", "import time; time.sleep(60)"])
    assert children[0].poll() not in (None, 0), "it was left to run to its end"


@pytest.mark.skipif(os.name == "nt", reason="Windows frees a lock with the process that took it")
def test_two_at_once_take_turns_until_a_crashed_one_and_its_installer_have_ended(door):
    command = [sys.executable, "-c", HOLD_THE_LOCK, str(door.ROOT / "course.py"), INSTALLER]
    note = door.ROOT / "installer"
    other = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout.readline() == "held\n"
        until(lambda: note.exists() and note.read_text())
    finally:
        other.kill()
        other.wait()
        other.stdout.close()
    with open(door.ROOT / ".venv.lock", "a") as handle:
        inherited = not door.locked(handle)
        os.kill(int(note.read_text()), signal.SIGKILL)
        until(lambda: door.locked(handle))
    assert inherited


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)


def test_the_one_who_waited_does_not_install_again(machine, door, monkeypatch):
    """While it waits for the lock, another course.py finishes the very same install."""
    answers = iter([False, False, True])
    monkeypatch.setattr(door, "locked", lambda _: next(answers))
    monkeypatch.setattr(
        time, "sleep", lambda _: monkeypatch.setattr(door, "ready", lambda locks: True)
    )
    assert machine.prepare(door.LEARNER) == []
