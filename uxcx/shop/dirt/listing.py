"""Writes down what is spoiled, so that nothing in a dirty table is a riddle without an answer."""

import pandas as pd

_COLUMNS = ["table", "row", "column", "dirt", "right"]


def logged(table, rows, column, dirt, right="") -> pd.DataFrame:
    """Write down rows that have to go (no column), or cells with what they should hold.

    `rows` and `right` are arrays or single values: a Series would be put in order by its index.
    """
    log = pd.DataFrame({"row": rows}).assign(table=table, column=column, dirt=dirt, right=right)
    return log[_COLUMNS]


def mixed(clean, further, by) -> tuple[pd.DataFrame, pd.Series]:
    """Put further rows among the clean ones; also return where each kind of dirt has come to lie.

    `further` has a column ``dirt``. Of rows with the same `by` the clean ones stand first.
    """
    table = pd.concat([clean, further]).sort_values(by, kind="stable", ignore_index=True)
    return table[clean.columns], table["dirt"].dropna()
