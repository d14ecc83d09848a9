"""The fictional online shoe shop: its tables for 2025, and how they were made.

`load` opens a table, `tables` lists them, `columns` explains one of them. Everything is simulated;
nobody in it is real. No measure is computed here: see `uxcx.measures`.
"""

from uxcx.shop.loading import DamagedTableError, MissingTableError, columns, load, tables

__all__ = ["DamagedTableError", "MissingTableError", "columns", "load", "tables"]
