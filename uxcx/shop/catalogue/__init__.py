"""The one list of all tables and columns: loading, the data card and the tests read it.

One module per room of the shop. How the values come about is not here: see `simulation`.
"""

from uxcx.shop.catalogue import (
    clickstream,
    company,
    customers,
    journey,
    raw,
    research,
    site,
    surveys,
    trade,
    truth,
    usability,
    voices,
)
from uxcx.shop.catalogue.columns import DEVICE, MARKETS, REGIONS, SOURCES, TASKS
from uxcx.shop.schema import Table

__all__ = ["DEVICE", "MARKETS", "REGIONS", "SOURCES", "TABLES", "TASKS"]

# In the order of the data card.
_ROOMS = (
    *(customers, site, clickstream, trade, surveys, voices, usability, research),
    *(journey, company, truth, raw),
)

TABLES: dict[str, Table] = {table.name: table for room in _ROOMS for table in room.TABLES}
