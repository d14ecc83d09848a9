"""Columns of one table, read row by row together, and the correlations between them.

Not a measure for callers: ``drivers`` and ``stratified`` build on it. Reading a single column is
the work of ``answers``.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from uxcx.measures.foundations.answers import read
from uxcx.measures.foundations.scale import Scale, blocks


def aligned(columns: Mapping[str, Iterable], missing: str) -> tuple[list, int]:
    """Return the columns as Series of equal length, and how many rows with a blank were dropped.

    Raises
    ------
    ValueError
        If one is no column, the lengths differ, or a blank is found and is not to be dropped.
    """
    import pandas as pd

    if missing not in ("refuse", "drop"):
        raise ValueError(f'Found missing = {missing!r}; write missing="refuse" or missing="drop".')
    series = []
    for name, column in columns.items():
        shape = np.shape(column) if hasattr(column, "ndim") else (1,)
        if isinstance(column, str | dict | set) or not hasattr(column, "__len__") or len(shape) > 1:
            raise ValueError(
                f"Found {type(column).__name__} where the column {name} belongs; give one list, "
                "array or column of a table."
            )
        series.append(pd.Series(column).reset_index(drop=True))
    sizes = sorted({len(column) for column in series})
    if len(sizes) > 1:
        raise ValueError(
            f"Found columns of {' and '.join(f'{size:,}' for size in sizes)} rows, but each has "
            "one entry a person; take them from one table."
        )
    if sizes == [0]:
        raise ValueError("Found no rows; check the filter or file that the table came from.")
    blank = np.zeros(sizes[0], bool)
    for column in series:
        blank |= column.isna().to_numpy()
    dropped = int(blank.sum())
    if not dropped:
        return series, 0
    if missing == "refuse":
        first = int(blank.argmax())
        where = next(n for n, column in zip(columns, series, strict=True) if pd.isna(column[first]))
        raise ValueError(
            f"Found a blank in {where} at position {first} (counting from 0); rows with a blank in "
            f'all: {dropped:,}; decide what a blank means; missing="drop" leaves such rows out and '
            "reports how many."
        )
    if dropped == sizes[0]:
        raise ValueError(
            f"Found a blank in each of the {dropped:,} rows, so none is left without; check that "
            "these are the right columns."
        )
    return [column[~blank] for column in series], dropped


def numeric(columns: Mapping[str, Iterable], missing: str) -> tuple[list[np.ndarray], int]:
    """Return the columns as arrays of numbers, and how many rows were dropped."""
    series, dropped = aligned(columns, missing)
    return [
        read(column, Scale(f"value of {name}")).values
        for name, column in zip(columns, series, strict=True)
    ], dropped


def correlation_matrix(
    columns: Mapping[str, np.ndarray], weights: np.ndarray | None = None
) -> np.ndarray:
    """Return Pearson's correlations of all columns, block by block, without a copy of them.

    Blocks are merged as Chan, Golub & LeVeque (1983) do; each column is moved to 0 to 1 first,
    so that neither a large offset nor a large unit costs digits.

    Raises
    ------
    ValueError
        If a column never changes.
    """
    arrays = list(columns.values())
    low = np.array([float(array.min()) for array in arrays])[:, None]
    span = np.array([float(array.max()) for array in arrays])[:, None] - low
    for name, width in zip(columns, span, strict=True):
        if width == 0:
            raise ValueError(
                f"Found the same value in all rows of {name}, so nothing goes up or down with it; "
                "leave this column out."
            )
    total, centre, squares = 0.0, np.zeros_like(low), 0.0
    weighted = blocks(np.broadcast_to(1.0, arrays[0].shape) if weights is None else weights)
    for weight, *block in zip(weighted, *map(blocks, arrays), strict=True):
        table = np.stack(block).astype(float, copy=False)
        table -= low
        table *= 1 / span
        block_total = float(weight.sum())
        block_centre = (table @ weight / block_total)[:, None]
        table -= block_centre
        shift, both = block_centre - centre, total + block_total
        squares = squares + (table * weight) @ table.T
        squares += shift @ shift.T * (total * block_total / both)
        centre, total = centre + shift * (block_total / both), both
    sd = np.sqrt(np.diag(squares))
    r = np.clip(squares / np.outer(sd, sd), -1, 1)
    np.fill_diagonal(r, 1.0)
    return r
