"""UX and CX by the Numbers: the package behind the notebooks of the course."""

import logging
import sys
from importlib.util import find_spec

__version__ = "1.0.0"

_FETCHED = ("numpy", "pandas", "scipy", "statsmodels", "matplotlib")


class NotFetchedError(ImportError):
    """The browser could not fetch what the course calculates with."""

    def _render_traceback_(self) -> list[str]:
        """Show the sentence alone; IPython asks for this."""
        return [f"Stop: {self}"]


if sys.platform == "emscripten":  # Python in the browser, in the edition that tools/lite builds
    # It draws up its list of fonts at each start there, and would say so in a red box.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    _missing = [name for name in _FETCHED if find_spec(name) is None]
    if _missing:
        raise NotFetchedError(
            f"your browser could not fetch {', '.join(_missing)}. Check the internet connection. "
            "Then, in the menu Kernel, choose “Restart Kernel and Run All Cells”."
        )


def load_ipython_extension(shell: object) -> None:
    """Show errors in plain words from the first cell on; `course.py` asks each kernel for it."""

    def show(*error: object, **more: object) -> list[str]:
        from uxcx.practice import plain_errors  # only now: a kernel must start at once

        return plain_errors.show(*error, **more)

    shell.set_custom_exc((Exception, KeyboardInterrupt), show)
