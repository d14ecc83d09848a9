"""The course on a stick: the right packages for each computer, and an install without a network."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import course
from tools.stick.computers import PYTHONS, Computer
from tools.stick.pack import FIRST, pack

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
NOWHERE = "http://127.0.0.1:9/"  # a port that nobody answers


def names(pins):
    return [pin.partition("==")[0] for pin in pins]


def test_every_pin_of_the_lock_is_for_some_computer_and_keeps_its_hashes():
    computers = [
        Computer(system, python) for system in ("linux", "windows", "mac") for python in PYTHONS
    ]
    pins = {pin for one in computers for pins in one.pins(LOCK).values() for pin in pins}
    locked = re.findall(r"^[a-z0-9.-]+==\S+", LOCK, re.M)
    assert {pin.split(" \\")[0] for pin in pins} == set(locked)
    assert sum(pin.count("--hash=") for pin in pins) == LOCK.count("--hash=")


@pytest.mark.parametrize("python", PYTHONS)
def test_each_computer_gets_one_version_of_what_it_needs(python):
    for_windows, for_mac = (
        names(Computer(s, python).pins(LOCK)[f"{python}.99"]) for s in ("windows", "mac")
    )
    assert len(set(for_windows)) == len(for_windows)
    assert "pywinpty" in for_windows and "appnope" not in for_windows
    assert "appnope" in for_mac and "pywinpty" not in for_mac


def test_early_and_late_releases_of_a_python_each_get_theirs():
    lock = "".join(
        f"a=={version} ; python_full_version {sign} '3.11.5' \\\n    --hash=sha256:{version}\n"
        for version, sign in ((1, "<"), (2, ">="))
    )
    old, new = (
        {name: pins[0][:4] for name, pins in Computer("linux", p).pins(lock).items()}
        for p in ("3.11", "3.12")
    )
    assert old == {"3.11.0": "a==1", "3.11.99": "a==2"}
    assert new == {"3.12.99": "a==2"}


@pytest.mark.parametrize("name", ["windows", "windows-3.9", "amiga-3.12", "", "-"])
def test_an_unknown_computer_gets_a_sentence_with_an_example(name):
    with pytest.raises(ValueError, match=re.escape(repr(name)) + r".* such as windows-3\.12"):
        Computer.named(name)


def test_a_name_reads_back():
    assert str(Computer.named("intel-mac-3.13")) == "intel-mac-3.13"
    assert Computer.named(str(Computer.of_this_kind())) == Computer.of_this_kind()


@pytest.mark.install
def test_the_unpacked_zip_installs_without_a_network(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "index.html").write_text("<h1>To read</h1>", encoding="utf-8")
    target = tmp_path / "ux-cx.zip"
    try:
        pack(ROOT, target, "1", [Computer.of_this_kind()], pages)
    except ValueError as problem:
        if course.explain(str(problem)) == course.explain("name resolution"):
            pytest.skip("the packages cannot be reached over the network")
        raise
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path / "stick")
    unpacked = tmp_path / "stick" / "ux-cx"
    assert "site/index.html" in (unpacked / FIRST).read_text(encoding="utf-8")
    assert (unpacked / "site" / "index.html").exists()
    alone = {
        **os.environ,
        "PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": NOWHERE, "PIP_NO_CACHE_DIR": "1",
        "UV_NO_CONFIG": "1", "UV_DEFAULT_INDEX": NOWHERE, "UV_NO_CACHE": "1",
    }  # fmt: skip
    command = [sys.executable, "course.py", "lab", "--prepare"]
    prepared = subprocess.run(command, cwd=unpacked, env=alone, capture_output=True, text=True)
    assert prepared.returncode == 0, prepared.stdout + prepared.stderr
    python = unpacked / course.PYTHON.relative_to(ROOT)
    assert subprocess.call([python, "-c", "import jupyterlab, uxcx.lessons.start"]) == 0


def test_wheels_for_another_computer_say_so(door, monkeypatch):
    (door.ROOT / "wheels").mkdir()
    asked = []
    monkeypatch.setattr(door, "find_uv", lambda: None)
    monkeypatch.setattr(door, "find_pip", lambda: ["pip"])
    monkeypatch.setattr(door, "run", lambda step, command: asked.append(command) or "no match")
    door.VENV.mkdir()
    with pytest.raises(door.Stop, match=r"wheels does not fit this computer.* delete the folder"):
        door.install(door.LEARNER[-1])
    assert all("--no-index" in command for command in asked)
    asked.clear()
    with pytest.raises(door.Stop, match="the install failed"):
        door.install(door.TESTER[-1])  # the tools of the tests come over the network
    assert not any("--no-index" in command for command in asked)
