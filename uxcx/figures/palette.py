"""The colours of the course, each with at least 4.4 : 1 contrast on white.

Colour never speaks alone: lines also differ by marker, bars by hatch or a direct label.
A test computes every contrast by the formula of the Web Content Accessibility Guidelines and
the distance between neighbours under three kinds of colour blindness.
"""

INK = "#1F2937"
"""Text, axes and outlines."""

GRID = "#D1D5DB"
"""Grid lines: decoration, so they may be faint."""

GROUPS = ("#0072B2", "#B0400A")
"""Two groups: blue and rust (old and new site, A and B, UX and CX)."""

NPS_ZONES = {"detractors": "#C2410C", "passives": "#767676", "promoters": "#12337A"}
"""The three groups of the Net Promoter Score."""

LINES = ("#14143C", "#2A78D6", "#C2410C", "#A21CAF", "#6B7280")
"""Up to five lines or point clouds; more than five are never told apart by colour."""

MARKERS = ("o", "s", "^", "D", "v")
"""One marker for each of `LINES`, in the same order."""

CORRECT = "#0B5394"
"""Edge and heading of an answer that is right."""

NOT_YET = "#A33A00"
"""Edge and heading of an answer that is not right yet."""

GROUND = "#EEF0F3"
"""Ground of a heading row, or of a range: decoration, so a range gets an edge in another colour."""

BAND = "#DCEBF5"
"""Ground of a band around what is drawn in the first of `GROUPS`; that colour is its edge."""
