"""What every benchmark gives: rows of one table, each with a figure and perhaps a bar.

Here live the row and the readable table. What is measured, and how, lives in the other modules.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Row:
    """One measured figure.

    Attributes
    ----------
    what
        What was measured, such as `lessons.nps` or `key to picture, 95 of 100`.
    value
        The figure; `nan` if it could not be taken here.
    unit
        Such as `ms`, `s`, `MB`.
    bar
        The most that is good enough; None where there is no bar.
    note
        What stands beside the figure for comparison.
    """

    what: str
    value: float
    unit: str
    bar: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Say `ok`, `over`, or nothing where there is no bar."""
        if self.bar is None:
            return ""
        return "ok" if self.value <= self.bar else "over"

    def as_json(self) -> dict[str, object]:
        """Give the row as plain data, with its verdict."""
        return {**asdict(self), "verdict": self.verdict}


def table(part: str, rows: Iterable[Row], level: int = 2) -> str:
    """Write the rows of one part as a Markdown table, readable in a terminal too."""
    heads = ("what", "figure", "bar", "", "note")
    cells = [heads] + [
        (
            row.what,
            f"{row.value:,.4g} {row.unit}" if row.value < 1000 else f"{row.value:,.0f} {row.unit}",
            "" if row.bar is None else f"{row.bar:g} {row.unit}",
            row.verdict,
            row.note,
        )
        for row in rows
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(len(heads))]
    lines = [
        "| " + " | ".join(text.ljust(w) for text, w in zip(line, widths, strict=True)) + " |"
        for line in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(["#" * level + f" {part}", "", *lines, ""])
