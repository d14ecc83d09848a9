"""What a person meets at the front door: the commands, and one sentence for each trouble."""

import ast
import errno
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COURSE = ROOT / "course.py"

PRETEND_OLD = """
import runpy, sys
sys.version_info = ({version})
sys.argv = ["course.py", "lab"]
runpy.run_path({path!r}, run_name="__main__")
"""


def python(*words):
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, timeout=30)


def stopped(door, capsys, *words):
    """Run a command that has to end in one sentence; give the sentence."""
    assert door.main(list(words)) == 1
    said = capsys.readouterr().err
    assert said.startswith("Stop: ") and said.count("\n") == 1
    return said


def no_install(*_):
    raise AssertionError("nothing may be installed here")


def test_without_a_command_it_lists_the_commands_and_installs_nothing(door):
    listing = python(str(door.ROOT / "course.py"))
    assert listing.returncode == 0
    assert re.findall(r"course\.py (\w+) +[A-Z]", listing.stdout) == list(door.COMMANDS)
    assert not door.VENV.exists()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", ".ci/run"])
def test_what_the_pages_tell_to_run_exists(door, page):
    named = set(re.findall(r"course\.py (\w+)", (ROOT / page).read_text(encoding="utf-8")))
    assert "test" in named
    assert named <= door.COMMANDS.keys()


def test_an_unknown_command_names_the_known_ones(door, capsys):
    assert "lab, test, build" in stopped(door, capsys, "lba")


@pytest.mark.parametrize("version", ["2, 7, 18", "3, 8, 18", "3, 10, 13"])
def test_an_old_python_gets_one_sentence(version):
    said = python("-c", PRETEND_OLD.format(version=version, path=str(COURSE)))
    assert said.returncode == 1
    assert said.stderr.startswith("Stop: the course needs Python 3.11")
    assert "Traceback" not in said.stderr


def test_an_old_python_can_read_the_file():
    """Everything here is a syntax error for some Python, which then shows that and no sentence."""
    source = COURSE.read_text(encoding="utf-8")
    assert source.isascii()
    for node in ast.walk(ast.parse(source)):
        line = getattr(node, "lineno", 0)
        assert not isinstance(node, (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr)), line
        assert not isinstance(node, (ast.Nonlocal, ast.YieldFrom, ast.Match)), line
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            assert not any(isinstance(item, ast.Starred) for item in node.elts), line
        if isinstance(node, ast.Call):
            assert not any(isinstance(word, ast.Starred) for word in node.args[:-1]), line
        if isinstance(node, ast.Raise):
            assert node.cause is None, line
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None and not node.args.kwonlyargs, line
            assert all(argument.annotation is None for argument in node.args.args), line


def test_a_busy_port_is_noticed_before_anything_starts(door, capsys, monkeypatch):
    monkeypatch.setattr(door, "prepare", no_install)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = stopped(door, capsys, "lab", "--port", str(port))
        assert f"port {port} is in use" in said
        suggested = int(re.search(r"--port (\d+)", said).group(1))
        assert not door.taken(suggested)


@pytest.mark.parametrize("port", ["0", "80", "65536"])
def test_an_impossible_port_names_the_range(door, capsys, port):
    assert "from 1024 to 65535" in stopped(door, capsys, "lab", "--port", port)


def test_a_missing_first_notebook_is_named(door, capsys, monkeypatch):
    monkeypatch.setattr(door, "prepare", no_install)
    (door.ROOT / door.FIRST_NOTEBOOK).unlink()
    assert "notebooks/00_start.ipynb is missing" in stopped(door, capsys, "lab")


def test_a_full_disk_stops_before_the_install(door, capsys, monkeypatch):
    monkeypatch.setattr(door.shutil, "disk_usage", lambda _: type("Disk", (), {"free": 10**9}))
    monkeypatch.setattr(door, "run", no_install)
    assert "the disk is full" in stopped(door, capsys, "lab")


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (OSError(errno.EROFS, "Read-only file system"), "cannot be written"),
        (PermissionError(errno.EACCES, "Permission denied"), "cannot be written"),
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (KeyboardInterrupt(), "the same command starts again"),
    ],
)
def test_trouble_during_an_install_ends_in_one_sentence(
    door, capsys, monkeypatch, trouble, sentence
):
    def fail(_):
        raise trouble

    monkeypatch.setattr(door, "prepare", fail)
    assert sentence in stopped(door, capsys, "lab")


@pytest.mark.parametrize(
    ("said_by_the_installer", "sentence"),
    [
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError: "
            "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution'"
            "\nERROR: No matching distribution found for anyio==4.16.0",
            "Check the connection",
        ),
        ("error: Request failed after 3 retries\n  Caused by: dns error", "Check the connection"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "not the one the course was tested with",
        ),
        ("error: Hash mismatch for `numpy==2.4.6`", "not the one the course was tested with"),
        ("SSLError: CERTIFICATE_VERIFY_FAILED certificate verify failed", "computer support"),
        (
            "The virtual environment was not created successfully because ensurepip is not "
            "available.",
            "apt install python3-venv",
        ),
        ("/usr/bin/python3: No module named venv", "apt install python3-venv"),
        ("ERROR: No matching distribution found for statsmodels==0.15.0", "Use Python 3.11"),
        (
            "hint: You require CPython 3.15 (`cp315`), but we only found wheels for `numpy` with "
            "the following Python ABI tags\nNo solution found when resolving dependencies",
            "Use Python 3.11",
        ),
        ("HINT: This error might have occurred ... Windows Long Path support", "short one"),
    ],
)
def test_what_installers_say_becomes_what_to_do(door, said_by_the_installer, sentence):
    assert sentence in door.explain(said_by_the_installer)


def test_an_unknown_failure_shows_what_the_installer_said_last(door, capsys):
    failure = "\n".join(f"line {number}" for number in range(100))
    assert "lines above" in door.explain(failure)
    shown = capsys.readouterr().err
    assert "line 99" in shown and "line 50" not in shown


def started(door, monkeypatch, *words):
    """Run a command with everything installed; give what it would start."""
    started = []
    monkeypatch.setattr(door, "prepare", lambda locks: started.append(locks))
    monkeypatch.setattr(door, "hand_over", lambda arguments: started.append(arguments) or 0)
    assert door.main(list(words)) == 0
    return started


def test_lab_opens_the_first_lesson_with_the_whole_course_in_reach(door, monkeypatch):
    locks, command = started(door, monkeypatch, "lab", "--no-browser", "--port", "18888")
    assert locks == door.LEARNER
    assert f"--ServerApp.root_dir={door.ROOT}" in command
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start.ipynb" in command
    assert "--no-browser" in command and "--port=18888" in command


def test_lab_opens_a_browser_and_finds_a_port_unless_told(door, monkeypatch):
    _, command = started(door, monkeypatch, "lab")
    assert not [word for word in command if word.startswith(("--no-browser", "--port"))]


def test_prepare_only_installs(door, monkeypatch):
    assert started(door, monkeypatch, "lab", "--prepare") == [door.LEARNER]


def test_test_passes_its_words_on_to_pytest(door, monkeypatch):
    locks, command = started(door, monkeypatch, "test", "-k", "nps", "--lf")
    assert locks == door.TESTER
    assert command == ["-m", "pytest", "-k", "nps", "--lf"]


def test_quick_leaves_out_browsers_and_installs(door, monkeypatch):
    _, command = started(door, monkeypatch, "test", "--quick", "-x")
    assert command == ["-m", "pytest", "-m", "not browser and not install", "-x"]


def test_build_runs_the_author_tools(door, monkeypatch):
    assert started(door, monkeypatch, "build", "--check") == [
        door.TESTER,
        ["-m", "tools.build", "--check"],
    ]


def test_site_writes_the_html_edition_without_the_test_tools(door, monkeypatch):
    assert started(door, monkeypatch, "site") == [door.PUBLISHER, ["-m", "tools.site"]]


def test_what_runs_next_gets_the_exit_code_and_ctrl_c(door, monkeypatch):
    calls = []
    monkeypatch.setattr(door.os, "chdir", lambda folder: calls.append(folder))
    monkeypatch.setattr(door.os, "execve", lambda *call: calls.append(call))
    door.hand_over(["-m", "pytest"])
    assert calls[0] == str(door.ROOT)
    assert calls[1][:2] == (str(door.PYTHON), [str(door.PYTHON), "-m", "pytest"])

    monkeypatch.setattr(door, "WINDOWS", True)
    monkeypatch.setattr(door.signal, "signal", lambda *call: calls.append(call))
    monkeypatch.setattr(door.subprocess, "call", lambda command, **_: 5)
    assert door.hand_over(["-m", "pytest"]) == 5
    assert calls[2] == (door.signal.SIGINT, door.signal.SIG_IGN)
