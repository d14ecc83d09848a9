"""The plot of the shop's year: each twist as a named fact that is measured on the tables.

One module per topic. The tests demand that all twists hold on `data/`. The arithmetic is written
out in pandas, since the shop knows nothing of `uxcx.measures`.
"""

# Each module enters its twists in TWISTS.
from uxcx.shop.twists import (
    clickstream,
    company,
    relationship,
    research,
    satisfaction,
    usability,
    voices,
    website,
)
from uxcx.shop.twists.other_years import over_seeds, redraw
from uxcx.shop.twists.twist import TWISTS, Twist

__all__ = [
    "TWISTS",
    "Twist",
    "clickstream",
    "company",
    "over_seeds",
    "redraw",
    "relationship",
    "research",
    "satisfaction",
    "usability",
    "voices",
    "website",
]
