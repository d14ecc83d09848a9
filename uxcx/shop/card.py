"""Writes the part of the data card that follows from the catalogue: diagram, tables, columns.

The prose around it is written by hand in ``data/README.md``.
"""

from collections.abc import Mapping

from uxcx.shop.catalogue import TABLES
from uxcx.shop.schema import Column, Table

BEGIN = "<!-- tables: written by `python -m uxcx.shop`, do not edit below -->"
END = "<!-- tables: end -->"


def with_tables(card: str, rows: Mapping[str, int]) -> str:
    """Return the card with its tables part written anew.

    Parameters
    ----------
    card : str
        The text of the card; it holds the lines `BEGIN` and `END`.
    rows : mapping of str to int
        Number of rows by name of the table.

    Raises
    ------
    ValueError
        If one of the two lines is missing.
    """
    before, begin, rest = card.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"The data card needs the lines {BEGIN!r} and {END!r}; put them back.")
    parts = [_diagram(), *(_section(table, rows[table.name]) for table in TABLES.values())]
    return before + begin + "\n\n" + "\n\n".join(parts) + "\n\n" + end + after


def _diagram() -> str:
    lines = [
        f"  {column.refers_to} ||--o{{ {table.name} : {column.name}"
        for table in TABLES.values()
        for column in table.columns
        # A dirty copy joins as its clean table does.
        if column.refers_to and not table.name.startswith("raw_")
    ]
    return "\n".join(["```mermaid", "erDiagram", *lines, "```"])


def _section(table: Table, rows: int) -> str:
    lines = [
        f"### {table.name}",
        "",
        f"{table.purpose} One row is {table.row}. Rows: {rows}. File: `{table.file}`.",
        "",
        "| column | type | unit | meaning |",
        "|---|---|---|---|",
        *(
            f"| `{column.name}` | {column.kind} | {column.unit or '–'} | {_meaning(column)} |"
            for column in table.columns
        ),
    ]
    return "\n".join(lines)


def _meaning(column: Column) -> str:
    parts = [column.meaning]
    if column.values:
        parts.append(f"one of: {', '.join(column.values)}")
    if column.refers_to:
        parts.append(f"joins to `{column.refers_to}`")
    if column.blank:
        parts.append(f"empty: {column.blank}")
    return "; ".join(parts)
