"""Real installs: the two ends of every range, every kind of computer, and a fresh checkout."""

import os
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from pathlib import Path

import pytest

import course

ROOT = Path(__file__).resolve().parents[2]
DEPENDENCIES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "dependencies"
]
READY_MADE = ("--only-binary", ":all:")
NO_NETWORK = course.explain("name resolution")

USE_EACH_OF_THEM = """
import IPython, ipywidgets, jupyterlab, matplotlib.figure, nbval, numpy, pandas, scipy.stats
import statsmodels.api
slope = statsmodels.api.OLS([1.0, 3.0, 5.0], [[0.0], [1.0], [2.0]]).fit().params
assert abs(slope[0] - 2.6) < 1e-9, slope
import uxcx.measures, uxcx.shop, uxcx.figures, uxcx.explorers, uxcx.practice
"""

pytestmark = [
    pytest.mark.install,
]


def test_the_lowest_versions_work(new_environment, tmp_path):
    lowest = ("--resolution", "lowest-direct", *DEPENDENCIES)
    python = new_environment(tmp_path / "low", *READY_MADE, *lowest)
    subprocess.run([python, "-c", USE_EACH_OF_THEM], cwd=ROOT, check=True)


@pytest.mark.parametrize("version", ["3.11", "3.14"])
@pytest.mark.parametrize(
    "platform", ["x86_64-manylinux_2_28", "windows", "macos", "x86_64-apple-darwin"]
)
def test_every_package_is_ready_made_for(platform, version, uv_install, tmp_path):
    into = ("--dry-run", "--target", tmp_path, "--python-platform", platform)
    what = ("--python-version", version, "--require-hashes", "-r", ROOT / "requirements.txt")
    uv_install(*READY_MADE, *into, *what)


@pytest.fixture
def checkout(tmp_path):
    """Copy what a fresh clone has, and nothing that was installed or cached."""
    left_out = shutil.ignore_patterns(".*", "__pycache__", "test-screenshots", "build", "dist")
    return shutil.copytree(ROOT, tmp_path / "course of José", ignore=left_out)


def test_one_command_opens_the_course_from_a_fresh_checkout(checkout):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    front_door = [sys.executable, "course.py", "lab"]
    prepared = subprocess.run(
        [*front_door, "--prepare"], cwd=checkout, capture_output=True, text=True
    )
    if NO_NETWORK in prepared.stderr:
        pytest.skip("the packages cannot be reached over the network")
    assert prepared.returncode == 0, prepared.stderr
    again = subprocess.run([*front_door, "--prepare"], cwd=checkout, capture_output=True, text=True)
    assert "Install" not in again.stdout
    with subprocess.Popen(
        [*front_door, "--no-browser", "--port", str(port)],
        cwd=checkout,
        env={**os.environ, "JUPYTER_TOKEN": "open", "JUPYTER_CONFIG_DIR": str(checkout / "none")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as lab:
        try:
            page = f"http://127.0.0.1:{port}/lab/tree/notebooks/00_start.ipynb?token=open"
            assert answer(page, seconds=60) == 200
        finally:
            lab.terminate()


def answer(address, *, seconds):
    """Give the status with which a server answers, once it does."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as response:
                return response.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
