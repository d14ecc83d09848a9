"""How long the tests take without browsers and installs, all notebooks among them.

The bar is three minutes on two quiet cores.
"""

import re
import subprocess
import sys
import time

from benchmarks.rows import Row
from tools.notebooks import ROOT

BAR_SECONDS = 180


def measure() -> list[Row]:
    """Run the suite once and time it."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "pytest", "-q", "-m", "not browser and not install"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    took = time.perf_counter() - begun
    summary = re.search(r"\d+ (passed|failed).*", run.stdout)
    note = summary.group() if summary else "no summary"
    return [Row("tests without browsers and installs", took, "s", BAR_SECONDS, note)]
