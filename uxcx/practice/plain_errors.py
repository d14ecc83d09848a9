"""Errors in words first: in a lesson, an error is one sentence that says what to do next.

A learner who jumped ahead meets a `NameError`, one who wrote `19 points` a `SyntaxError`, one who
mistyped a table a `ValueError` of ours. Each is shown as "Stop: …" instead of Python's own report,
which stays one command (`%tb`) away. The cell still fails, so tests still see it.
"""

import sys

from IPython import get_ipython


def stop_sentence(error: BaseException) -> str:
    """Say in one sentence what stopped the cell and what to do next."""
    if isinstance(error, SyntaxError):
        line = (error.text or "").strip()
        return (
            f"Stop: Python cannot read line {error.lineno}: {line}  Look there for a missing "
            "quotation mark or bracket. A number stands alone, and words stand in quotation marks."
        )
    if isinstance(error, NameError) and error.name and len(error.name) == 1:
        return (
            f'Stop: a letter needs quotation marks, such as “answer = "{error.name}"”. If it is '
            "the name of a value, run the cells above this one first."
        )
    if isinstance(error, NameError) and error.name:
        return (
            f"Stop: this notebook does not know “{error.name}” yet. Run the cells above this one "
            "first: in the menu Run, choose “Run All Above Selected Cell”. "
            "If you typed the name yourself, check its spelling."
        )
    return f"Stop: {error}"


def activate() -> None:
    """Show these errors in plain words in the notebook that runs; elsewhere do nothing."""
    shell = get_ipython()
    if shell is None:
        return

    def show(shell, kind, error, traceback, tb_offset=None):
        sys.last_type, sys.last_value, sys.last_traceback = kind, error, traceback
        lines = [stop_sentence(error), "(Python's own report: run %tb in a new cell.)"]
        shell._showtraceback(kind, error, lines)
        return lines

    shell.set_custom_exc((NameError, SyntaxError, ValueError, FileNotFoundError), show)
