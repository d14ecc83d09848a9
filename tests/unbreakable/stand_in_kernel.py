"""A stand-in for a kernel, quick and without sockets: a real IPython in a process of its own.

It reads a list of cells a line from standard input, as JSON, runs them one after the other, and
answers with what a learner would read below each. `null` in place of a list is a restart of the
kernel, as far as the notebook's own names go. Started by `conftest.py`.
"""

import json
import sys
import time

import pandas as pd
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output


def run(shell, cell):
    began = time.process_time()
    with capture_output() as shown:
        result = shell.run_cell(cell, store_history=False)
    error = result.error_before_exec or result.error_in_exec
    return {
        "text": shown.stdout
        + "\n".join(output.data.get("text/plain", "") for output in shown.outputs),
        "warnings": shown.stderr,
        "error": type(error).__name__ if error else "",
        "seconds": time.process_time() - began,
    }


def main():
    answers = sys.stdout
    shell = InteractiveShell.instance(colors="nocolor")
    shell.displayhook.write_output_prompt = lambda: None  # a page has the number in its margin
    with pd.option_context("display.width", 80, "display.max_columns", 20):  # as in a kernel
        for line in sys.stdin:
            cells = json.loads(line)
            if cells is None:
                shell.reset(new_session=False)
            print(json.dumps([run(shell, cell) for cell in cells or ()]), file=answers, flush=True)


if __name__ == "__main__":
    main()
