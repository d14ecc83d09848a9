"""Fixtures of the attempts to break a lesson: its cells, and a kernel to run them in."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_ANSWER = 90


class Kernel:
    """Runs cells as a kernel does, and gives what a learner reads below each."""

    def __init__(self, home, folder):
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("stand_in_kernel.py"))],
            cwd=folder, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8",
                 "IPYTHONDIR": str(home), "COLUMNS": "80"},
        )  # fmt: skip

    def run(self, *cells):
        """Run these cells in this order. A kernel that hangs is ended, and the test fails."""
        return self._ask(list(cells))

    def restart(self):
        self._ask(None)

    def end(self):
        self._process.stdin.close()
        self._process.wait(timeout=20)

    def _ask(self, question):
        patience = threading.Timer(SECONDS_TO_ANSWER, self._process.kill)
        patience.start()
        try:
            print(json.dumps(question), file=self._process.stdin, flush=True)
            answer = self._process.stdout.readline()
        finally:
            patience.cancel()
        assert answer, "the kernel ended, or did not answer in time"
        return json.loads(answer)


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    running = Kernel(tmp_path_factory.mktemp("ipython"), ROOT / "notebooks")
    yield running
    running.end()
