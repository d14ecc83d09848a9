"""What each notebook costs: seconds to run, peak memory of its kernel, size of its file.

Each notebook runs whole in a kernel of its own. Bars: 300 MB and 1 MB. The peak is read in the
kernel itself at the end (Linux only), so it holds the libraries, the tables and all that the
lesson drew.
"""

import copy
import time

import nbformat
from nbformat import v4

from benchmarks.rows import Row
from tools.execute import execute
from tools.notebooks import ROOT

BAR_KERNEL_MB = 300
BAR_FILE_MB = 1.0
ROOMS = ("notebooks", "exercises", "solutions")

# Not the counter of `resource`: on Linux it also holds the peak of whoever started the kernel.
_PEAK = """\
from pathlib import Path
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
print(next((float(line.split()[1]) / 1e3 for line in lines if "VmHWM" in line), float("nan")))
"""


def measure() -> list[Row]:
    """Run every notebook of the course once."""
    rows = []
    for room in ROOMS:
        for path in sorted((ROOT / room).glob("*.ipynb")):
            notebook = copy.deepcopy(nbformat.read(path, as_version=4))
            notebook.cells.append(v4.new_code_cell(_PEAK))
            begun = time.perf_counter()
            executed = execute(notebook, path)
            took = time.perf_counter() - begun
            peak = float(executed.cells[-1].outputs[0]["text"])
            size = path.stat().st_size / 1e6
            name = f"{room}/{path.name}"
            rows.append(Row(name, peak, "MB", BAR_KERNEL_MB, f"runs in {took:.1f} s"))
            rows.append(Row(name + ", file", size, "MB", BAR_FILE_MB))
    return rows
