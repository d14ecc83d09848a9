"""Turn the labels that judges gave into tables of counts.

Not a measure for callers: ``agreement`` builds on it.
"""

import math
from collections.abc import Iterable
from itertools import chain

import numpy as np


def square_table(
    first: Iterable,
    second: Iterable | None,
    missing: str,
    labels: Iterable | None = None,
    needs_order: bool = False,
) -> tuple[np.ndarray, int]:
    """Return how often each pair of labels was given, and how many items were dropped.

    Parameters
    ----------
    first, second : columns of labels; or `first` alone, a square table of counts
        The first judge is in the rows of the table.
    missing : {"refuse", "drop"}
        What to do with items that have a blank label.
    labels : list, optional
        All labels in their order.
    needs_order : bool
        Whether the order of the labels matters.

    Raises
    ------
    ValueError
        If the labels are not in pairs, blank or unknown, or the table is not one of counts.
    """
    if missing not in ("refuse", "drop"):
        raise ValueError(f'Found missing = {missing!r}; write missing="refuse" or missing="drop".')
    if second is None:
        if getattr(first, "index", None) is not None and hasattr(first, "columns"):
            rows, columns = list(first.index), list(first.columns)
            if rows != columns:
                raise ValueError(
                    f"Found the labels {rows} in the rows but {columns} in the columns; give the "
                    "two columns of labels instead, or the same labels in the same order on both "
                    "sides."
                )
        counts = _whole(first)
        if counts.shape[0] != counts.shape[1]:
            raise ValueError(
                f"Found a table of {counts.shape[0]} rows and {counts.shape[1]} columns, but the "
                "labels of both judges must be the same; give the two lists of labels instead."
            )
        return counts, 0
    codes, found = _coded(first, second)
    full = (codes >= 0).all(axis=0)
    blanks = int(np.count_nonzero(~full))
    if blanks and (missing == "refuse" or not full.any()):
        raise ValueError(
            f"Found {blanks:,} of {full.size:,} items with a blank label; decide what a blank "
            'means; missing="drop" leaves such items out and reports how many, if others remain.'
        )
    ordered = _in_order(found, labels, needs_order)
    place = {label: i for i, label in enumerate(ordered)}
    one, other = np.array([place[label] for label in found])[codes[:, full]]
    counts = np.bincount(one * len(place) + other, minlength=len(place) ** 2)
    return counts.reshape(len(place), len(place)), blanks


def _coded(first: Iterable, second: Iterable) -> tuple[np.ndarray, list]:
    """Return two rows with the place of each label in the list of those found; -1 is blank."""
    import pandas as pd

    columns = [_column(first), _column(second)]
    sizes = [column.size for column in columns]
    if sizes[0] != sizes[1] or not sizes[0]:
        raise ValueError(
            f"Found {sizes[0]:,} labels of the first judge and {sizes[1]:,} of the second; "
            "give one label of each for every item, in the same order."
        )
    codes, found = pd.factorize(np.concatenate(columns))
    texts = [i for i, label in enumerate(found) if is_blank(label)]
    if texts:  # empty text is a label to pandas
        codes = np.where(np.isin(codes, texts), -1, codes)
        kept = np.setdiff1d(np.arange(len(found)), texts)
        codes = np.where(codes >= 0, np.searchsorted(kept, codes), -1)
        found = found[kept]
    return codes.reshape(2, -1), found.tolist()


def _column(labels: Iterable) -> np.ndarray:
    """Return numbers as numbers, everything else as objects: NumPy would make text of a blank."""
    if isinstance(labels, str) or not isinstance(labels, Iterable):
        raise ValueError(
            f"Found {labels!r} where the labels of a judge belong; give a list, an array or a "
            "column of a table."
        )
    if isinstance(labels, np.ndarray) or hasattr(labels, "to_numpy"):
        column = np.asarray(labels)
        return column if column.dtype.kind in "iuf" else column.astype(object)
    listed = list(labels)
    column = np.empty(len(listed), object)
    column[:] = listed
    return column


def _in_order(found: list, labels: Iterable | None, needs_order: bool) -> list:
    """Return the labels in the order that the caller named, or sorted if an order is needed."""
    if labels is None:
        text = [label for label in found if isinstance(label, str)]
        if needs_order and text:
            raise ValueError(
                f"Found text labels such as {text[0]!r}, whose order nobody knows; name it, for "
                'example labels=["low", "medium", "high"].'
            )
        return sorted(found) if needs_order else found
    labels = list(dict.fromkeys(labels))
    unknown = [label for label in found if label not in labels]
    if unknown:
        raise ValueError(
            f"Found the label {unknown[0]!r}, which is not in labels; add it there or correct it "
            "at its source."
        )
    return labels


def item_counts(ratings: Iterable, kind: str) -> np.ndarray:
    """Return a row an item and a column a label: how many judges chose it.

    Raises
    ------
    ValueError
        If the rows are neither labels nor counts, or not of the same number of judges.
    """
    if kind not in ("counts", "labels"):
        raise ValueError(f'Found kind = {kind!r}; write kind="counts" or kind="labels".')
    if kind == "counts":
        counts = _whole(ratings)
    else:
        rows = list(getattr(ratings, "values", ratings))
        if not rows or any(isinstance(row, str) or not hasattr(row, "__len__") for row in rows):
            raise ValueError(
                "Found no item, or one without a list of labels; give a row for each item, with "
                'the label of each judge, for example [["low", "high"], ["low", "low"]].'
            )
        rows = [list(row) for row in rows]
        if any(is_blank(label) for row in rows for label in row):
            raise ValueError(
                "Found a blank label; Fleiss' kappa needs the labels of all judges, so leave this "
                "item out on purpose or ask again."
            )
        position = {label: i for i, label in enumerate(dict.fromkeys(chain(*rows)))}
        counts = np.zeros((len(rows), len(position)), int)
        for item, row in enumerate(rows):
            for label in row:
                counts[item, position[label]] += 1
    judges = counts.sum(axis=1)
    if judges.min() != judges.max() or judges[0] < 2:
        raise ValueError(
            f"Found from {judges.min()} to {judges.max()} judgements of an item; Fleiss' kappa "
            "needs the same number, 2 or more, for each: a row is an item."
        )
    return counts


def _whole(table: Iterable) -> np.ndarray:
    """Return a table of counts as whole numbers."""
    try:
        counts = np.asarray(table, float)
    except (TypeError, ValueError):
        counts = np.array(math.nan)
    whole = counts.ndim == 2 and counts.size and np.isfinite(counts).all() and (counts >= 0).all()
    if not (whole and (counts == np.floor(counts)).all() and counts.any()):
        raise ValueError(
            "Found something else where a table of counts belongs (rows of equal length, whole "
            "numbers, 0 or more, not all 0); give such a table, or the labels themselves."
        )
    return counts.astype(int)


def is_blank(label: object) -> bool:
    """None, nan, NA and empty text are blank; NA cannot be compared, so it is known by its type."""
    if label is None or type(label).__name__ in ("NAType", "NaTType"):
        return True
    return not label.strip() if isinstance(label, str) else label != label
