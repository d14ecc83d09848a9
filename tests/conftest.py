"""What holds for every test in this folder; what holds for notebooks too lies one folder up."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import hypothesis
import pytest

import course
from tools.headless_lab import ROOT, chromium
from uxcx.explorers.layers import LayeredFigure

# A busy machine is no reason to fail: a rule is broken or it holds, in whatever time.
hypothesis.settings.register_profile("course", deadline=None, max_examples=50)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=1000)


def pytest_configure(config):
    """Try fewer examples than usual, for speed; `--hypothesis-profile=thorough` tries more."""
    if not config.getoption("--hypothesis-profile"):
        hypothesis.settings.load_profile("course")


@pytest.fixture
def words_only(monkeypatch):
    """Let panels draw nothing: for tests that read what they say, or that draw them themselves."""
    monkeypatch.setattr(LayeredFigure, "layers", lambda figure: ("", ""))


@pytest.fixture(scope="module")
def browser():
    """Give the system's Chromium.

    It ends with its file: while it runs, no other test of this process can use asyncio.
    """
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def uv_install():
    """Install with uv, away from the project's own settings; without uv or network, skip."""
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    uv = shutil.which("uv", path=beside)
    if uv is None:
        pytest.skip("uv is not on this machine")

    def install(*words):
        command = [uv, "--directory", tempfile.gettempdir(), "pip", "install", *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode and course.explain(done.stderr) == course.explain("name resolution"):
            pytest.skip("the packages cannot be reached over the network")
        assert done.returncode == 0, done.stderr

    return install


@pytest.fixture(scope="session")
def new_environment(uv_install):
    """Make an environment in a folder and install into it; give its Python."""

    def make(home, *what):
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
        python = home / course.PYTHON.relative_to(course.VENV)
        uv_install("--python", python, *what)
        return python

    return make


@pytest.fixture(scope="session")
def locked_environment(new_environment):
    """Make an environment from a lock, with the course in it; give its Python."""

    def make(home, lock):
        ready_made = ("--only-binary", ":all:", "--require-hashes", "-r", ROOT / lock)
        python = new_environment(home, *ready_made)
        find = "import sysconfig; print(sysconfig.get_path('purelib'))"
        packages = subprocess.run([python, "-c", find], capture_output=True, text=True, check=True)
        Path(packages.stdout.strip(), "course.pth").write_text(str(ROOT), encoding="utf-8")
        return python

    return make
