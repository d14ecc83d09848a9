"""A front door of its own for each test: course.py in an empty folder, with nothing installed."""

import importlib.util
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def door(tmp_path):
    """Load course.py from a folder that holds the locks and an empty first notebook, no more."""
    for path in (ROOT / "course.py", *ROOT.glob("requirements*.txt")):
        shutil.copy(path, tmp_path)
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "00_start.ipynb").write_text("{}", encoding="utf-8")
    spec = importlib.util.spec_from_file_location("door", tmp_path / "course.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
