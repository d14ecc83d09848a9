"""How long it takes to import a lesson, in a fresh Python with warm files.

The bar is one second. The floor is what every lesson needs: NumPy, pandas, matplotlib and
ipywidgets alone. Of three runs the middle one counts.
"""

import pkgutil
import statistics
import subprocess
import sys

import uxcx.lessons
from benchmarks.rows import Row

RUNS = 3
BAR_SECONDS = 1.0
FLOOR = "import numpy, pandas, ipywidgets; from matplotlib.figure import Figure"

_CLOCK = "import time; begun = time.perf_counter(); {}; print(time.perf_counter() - begun)"


def seconds(statement: str) -> float:
    """Time a statement in fresh interpreters, after one run that warms the files."""
    times = []
    for _ in range(1 + RUNS):
        command = [sys.executable, "-c", _CLOCK.format(statement)]
        times.append(float(subprocess.run(command, capture_output=True, text=True).stdout))
    return statistics.median(times[1:])


def measure() -> list[Row]:
    """Time the floor, then every lesson."""
    rows = [Row("floor: the libraries alone", seconds(FLOOR), "s")]
    for module in pkgutil.iter_modules(uxcx.lessons.__path__):
        name = f"uxcx.lessons.{module.name}"
        rows.append(Row(name, seconds(f"import {name}"), "s", BAR_SECONDS))
    return rows
