"""The fictional online shoe shop: its tables for 2025, and how they were made.

`load` opens a table, `tables` lists them, `columns` explains one of them; `redraw` draws the year
again with other luck. Everything is simulated; nobody in it is real. No measure is computed here:
see `uxcx.measures`.
"""

from uxcx.shop.loading import DamagedTableError, MissingTableError, columns, load, tables
from uxcx.shop.twists import redraw

__all__ = ["DamagedTableError", "MissingTableError", "columns", "load", "redraw", "tables"]
