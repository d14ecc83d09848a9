"""What it takes to get from a fresh copy of the course to a ready environment.

It copies what git knows into a folder of its own and runs `course.py lab --prepare` there twice:
the first run installs, the second finds everything in place. The figures hold for this network and
the installer's cache as it is now.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.rows import Row
from tools.notebooks import ROOT


def folder_megabytes(folder: Path) -> float:
    """Add up the sizes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def copy_of_the_course(target: Path) -> None:
    """Copy the files that git knows, as they are now."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    for name in filter(None, listing.stdout.split("\0")):
        if (ROOT / name).exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def measure() -> list[Row]:
    """Install into a fresh copy, then start again."""
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        copy_of_the_course(course)
        rows = [Row("the course itself, all files", folder_megabytes(course), "MB")]
        for what in ("first set-up", "second start, before JupyterLab"):
            begun = time.perf_counter()
            command = [sys.executable, "course.py", "lab", "--prepare"]
            subprocess.run(command, cwd=course, check=True, capture_output=True)
            rows.append(Row(what, time.perf_counter() - begun, "s"))
        rows.append(Row("the environment on disk", folder_megabytes(course / ".venv"), "MB"))
    return rows
