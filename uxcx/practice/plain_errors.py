"""Errors in words first: in a lesson, an error is one sentence that says what to do next.

A learner who jumped ahead meets a `NameError`, one who wrote `19 points` a `SyntaxError`, one who
mistyped a table a `ValueError` of ours, one who ran a cell twice may meet anything. Each is shown
as "Stop: …" instead of Python's own report, which stays one command (`%tb`) away. The cell still
fails, so tests still see it.
"""

import linecache
import sys
from types import TracebackType

from IPython import get_ipython

_MOST_LETTERS = 200


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
    if isinstance(error, KeyboardInterrupt):
        return "Stop: this cell was interrupted. Nothing is broken: run it again when you like."
    if isinstance(error, ImportError | FileNotFoundError) or (
        isinstance(error, ValueError) and _is_in_our_words(error)
    ):
        return f"Stop: {error}"
    words = " ".join(str(error).split())
    if len(words) > _MOST_LETTERS:
        words = f"{words[:_MOST_LETTERS]}…"
    return (
        "Stop: this cell does not fit what the notebook holds now. Perhaps a cell ran twice, or in "
        "another order. In the menu Run, choose “Run All Above Selected Cell”, then run this cell "
        f"again. If you changed it, look at what Python says: {type(error).__name__}: {words}"
    )


def activate() -> None:
    """Show errors in plain words in the notebook that runs; elsewhere do nothing."""
    shell = get_ipython()
    if shell is not None:
        shell.set_custom_exc((Exception, KeyboardInterrupt), show)


def show(
    shell: object,
    kind: type[BaseException],
    error: BaseException,
    traceback: TracebackType | None,
    tb_offset: int | None = None,
) -> list[str]:
    """Show an error as its sentence, and keep the report for `%tb`. IPython calls this."""
    sys.last_type, sys.last_value, sys.last_traceback = kind, error, traceback
    lines = [stop_sentence(error), "(Python's own report: run %tb in a new cell.)"]
    shell._showtraceback(kind, error, lines)
    return lines


def _is_in_our_words(error: BaseException) -> bool:
    """Tell whether the course or the cell itself raised it, and not a library on the way."""
    step = error.__traceback__
    if step is None:
        return True
    while step.tb_next is not None:
        step = step.tb_next
    frame = step.tb_frame
    room = frame.f_globals.get("__name__", "").partition(".")[0]
    line = linecache.getline(frame.f_code.co_filename, step.tb_lineno)
    return room in ("uxcx", "__main__") and line.lstrip().startswith("raise")
