"""``python -m uxcx.shop`` simulates the year and writes the course's data folder again."""

from uxcx.shop.loading import REPOSITORY
from uxcx.shop.simulation import write

folder = REPOSITORY / "data"
rows = write(folder)
print(f"Wrote {len(rows)} tables with {sum(rows.values()):,} rows to {folder}.")
