"""What each notebook costs: seconds to run, peak memory of its kernel, size of its file.

Each notebook runs whole in a kernel of its own. Bars: 300 MB and 1 MB. The peak is read in the
kernel itself at the end, so it holds the libraries, the tables and all that the lesson drew.
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

# Linux counts in kilobytes, macOS in bytes; Windows has no such counter.
_PEAK = """\
import resource, sys
unit = 1e3 if sys.platform == "linux" else 1e6
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)
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
