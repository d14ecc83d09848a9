"""The fictional online shoe shop: its tables for 2025, and how they were made.

`load` opens a table, `tables` lists them, `columns` explains one of them; `redraw` draws the year
again with other luck. Everything is simulated; nobody in it is real. No measure is computed here:
see `uxcx.measures`.
"""

from uxcx.shop.loading import DamagedTableError, MissingTableError, columns, load, tables

__all__ = ["DamagedTableError", "MissingTableError", "columns", "load", "redraw", "tables"]


def __getattr__(name: str):
    """Load the simulation when somebody asks to redraw: a lesson that opens tables needs none."""
    if name == "redraw":
        from uxcx.shop.twists import redraw

        return redraw
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List `redraw` also before it is loaded, so that the Tab key finds it."""
    return sorted({*globals(), *__all__})
