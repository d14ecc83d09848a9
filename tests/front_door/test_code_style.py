"""One code style, in files and in notebooks: ruff has nothing to say."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("check", [["check"], ["format", "--diff"]], ids=["lint", "format"])
def test_ruff_has_nothing_to_say(check):
    command = [sys.executable, "-m", "ruff", *check, "--quiet", "."]
    ruff = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert ruff.returncode == 0, ruff.stdout + ruff.stderr
