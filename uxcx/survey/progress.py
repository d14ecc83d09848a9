"""A progress bar, for whatever takes longer than a second; what is quicker shows none."""

import sys
import time

import ipywidgets as widgets
from IPython import get_ipython
from IPython.display import display

PATIENCE = 1.0
_LARGE = 300_000


class Progress:
    """Shows how far a reading is: a bar in a notebook, a line in a terminal, else nothing.

    Call it with a share from 0 to 1; call `done` at the end.

    Parameters
    ----------
    bar : FloatProgress or None
        A bar that a panel shows by itself. None makes one where it is needed.
    size : int
        Bytes to be worked on. Few bytes never need a bar, however slow the machine: a notebook
        keeps what its cells showed, and that must not depend on the machine.
    """

    def __init__(self, bar: widgets.FloatProgress | None = None, size: int = _LARGE):
        self.bar = bar
        self.is_worth_it = size >= _LARGE
        self.start = time.monotonic()
        self.in_terminal = False

    def __call__(self, share: float) -> None:
        """Show the share, once there was something to wait for."""
        if not self.is_worth_it or time.monotonic() - self.start < PATIENCE:
            return
        if self.bar is None and _in_notebook():
            self.bar = progress_bar()
            display(self.bar)
        if self.bar is not None:
            self.bar.layout.display = ""
            self.bar.value = share
        elif sys.stderr.isatty():
            self.in_terminal = True
            print(f"\rWorking … {100 * share:3.0f} %", end="", file=sys.stderr, flush=True)

    def done(self) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.layout.display = "none"
        if self.in_terminal:
            print("\r" + " " * 20 + "\r", end="", file=sys.stderr, flush=True)


def progress_bar() -> widgets.FloatProgress:
    """Make a bar with its words; it is hidden until it is needed."""
    return widgets.FloatProgress(
        description="Working", min=0, max=1, style={"description_width": "initial"},
        layout=widgets.Layout(display="none", width="100%", max_width="560px"),
    )  # fmt: skip


def _in_notebook() -> bool:
    shell = get_ipython()
    return shell is not None and hasattr(shell, "kernel")
