"""A lesson opens at once: importing it opens no table and loads no library for later."""

import json
import pkgutil
import subprocess
import sys

import pytest

import uxcx.lessons

LESSONS = [module.name for module in pkgutil.iter_modules(uxcx.lessons.__path__)]
FOR_LATER = ["scipy", "statsmodels", "matplotlib", "uxcx.shop.simulation"]

IMPORT_ALL = f"""
import importlib, json, os, sys

opened = []

def listen(event, details):
    if event == "open" and isinstance(details[0], str | bytes | os.PathLike):
        opened.append(os.fsdecode(details[0]))

sys.addaudithook(listen)
found = {{}}
for lesson in {LESSONS!r}:
    before = set(sys.modules)
    opened.clear()
    importlib.import_module("uxcx.lessons." + lesson)
    loaded = set({FOR_LATER!r}) & (set(sys.modules) - before)
    tables = [path for path in opened if path.endswith((".csv", ".csv.gz"))]
    found[lesson] = sorted(loaded) + tables
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def found():
    """What each lesson loads too early; one interpreter imports all, the first is blamed."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("lesson", LESSONS)
def test_importing_a_lesson_opens_no_table_and_loads_nothing_heavy(found, lesson):
    assert found[lesson] == []
