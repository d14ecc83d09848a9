"""Turn what a caller has into clean numbers: a list, an array, a column, a table, one count.

Input that is not usable is refused in one sentence: what was found, where, what to do next. What
a valid answer is stands in ``scale``. Numeric columns are used as they are, never copied and
never turned into Python objects.
"""

import math
import numbers
from collections.abc import Callable, Iterable

import numpy as np

from uxcx.measures.foundations.scale import Answers, Scale, blocks, check


def read(
    answers: Iterable, scale: Scale, missing: str = "refuse", to_drop: str = 'missing="drop"'
) -> Answers:
    """Read one column of answers.

    Parameters
    ----------
    answers : list, tuple, array, Series or one-column DataFrame
        The answers, one a person or one a try.
    scale : Scale
        Which answers are valid.
    missing : {"refuse", "drop"}
        What to do with blanks (None, nan, NA, empty text). ``"drop"`` counts what it drops.
    to_drop : str
        What the sentence about blanks tells the reader to write.

    Returns
    -------
    Answers
        Its array is the caller's own memory wherever possible: do not write to it.

    Raises
    ------
    ValueError
        If there is no answer, or one that is blank, not a number, or not on the scale.
    """
    if missing not in ("refuse", "drop"):
        raise ValueError(f'Found missing = {missing!r}; write missing="refuse" or missing="drop".')
    values, place = column(answers, scale)
    advice = f"decide what a blank means; {to_drop} leaves blanks out and reports how many"
    return check(values, scale, place, missing == "drop", advice)


def column(
    answers: Iterable, scale: Scale, of: str = ""
) -> tuple[np.ndarray, Callable[[int], str]]:
    """Return one column as an array with nan for blanks, and how a position in it is called.

    Nothing is checked yet but the shape; `of` names the list where there are several.
    """
    labels = _row_labels(answers)
    raw = _opened(answers, scale)
    if isinstance(raw, np.ndarray) and raw.ndim > 1:
        if raw.ndim > 2 or raw.shape[1] != 1:
            raise ValueError(
                f"Found a table of shape {raw.shape} where one column of {scale.noun}s belongs; "
                'pick one column, for example table["rating"].'
            )
        raw = raw[:, 0]

    def place(position: int) -> str:
        label = "" if labels is None else f", index label {_shown(labels[position])}"
        return f"position {position} (counting from 0{label}){of}"

    return _numeric(raw, scale, place), place


def read_items(
    answers: Iterable, scale: Scale, items: int | None = None, missing: str = "refuse"
) -> np.ndarray:
    """Read the answers to a questionnaire: one person's list, or a table with a row a person.

    Parameters
    ----------
    answers : list, array, or table with a row a person
        The items in their order.
    scale : Scale
        Which answers are valid.
    items : int or None
        How many answers each person gives; None takes the number from the first person.
    missing : {"refuse", "keep"}
        Whether blanks are refused, or come back as nan for the caller to deal with.

    Returns
    -------
    numpy.ndarray
        Shape (items,) for one person, (people, items) for a table.

    Raises
    ------
    ValueError
        As `read`, and if somebody does not have exactly `items` answers.
    """
    labels = _row_labels(answers)
    raw = _opened(answers, scale)
    if type(raw) is np.ndarray and raw.dtype.kind in "iuf" and raw.ndim == 2 and raw.size:
        in_memory = blocks(raw.ravel(order="K"))  # a copy only if the table has gaps
        if raw.shape[1] == (items or raw.shape[1]) and all(
            scale.admits(b).all() for b in in_memory
        ):
            return raw
    if isinstance(raw, np.ndarray):
        is_table, flat = raw.ndim > 1, raw.ravel()
        lengths = [raw.shape[-1]] if raw.ndim < 3 else [raw[0].size]
    else:
        is_table = any(map(_is_row, raw))
        rows = [row if _is_row(row) else [row] for row in raw] if is_table else [raw]
        flat = [answer for row in rows for answer in row]
        lengths = map(len, rows)
    lengths = list(lengths)
    items = lengths[0] if items is None and lengths else items
    for row, found in enumerate(lengths):
        if found != items:
            where = f" in row {row} (counting from 0)" if is_table else ""
            raise ValueError(
                f"Found {found} answers{where} where {items} belong; give the {items} items in "
                "their order and nothing else, no column for the person."
            )

    def place(position: int) -> str:
        row, item = divmod(position, items)
        label = "" if labels is None else f", index label {_shown(labels[row])}"
        return f"item {item + 1}" + (f" of row {row} (counting from 0{label})" if is_table else "")

    advice = "a score needs every item, so ask again or leave this person out on purpose"
    values = _numeric(flat, scale, place)
    if missing == "keep" and values.dtype.kind == "f":
        check(np.where(np.isnan(values), scale.low, values), scale, place, False, advice)
    else:
        check(values, scale, place, False, advice)
    return values.reshape(-1, items) if is_table else values


def read_count(value: float, what: str) -> int:
    """Read a single count, such as the number of successes.

    Raises
    ------
    ValueError
        If it is not a whole number of 0 or more.
    """
    is_number = isinstance(value, numbers.Real) and not isinstance(value, bool | np.bool_)
    if not is_number or not math.isfinite(value) or value < 0 or value != int(value):
        raise ValueError(
            f"Found {_shown(value)} as the number of {what}, but a count is a whole number, "
            "0 or more; count first, for example with .sum() or len()."
        )
    return int(value)


def read_successes(successes: float, n: float) -> tuple[int, int]:
    """Read successes out of n people, of whom there is at least one.

    Raises
    ------
    ValueError
        If one is not a count, or if they cannot belong together.
    """
    successes, n = read_count(successes, "successes"), read_count(n, "people")
    if n == 0:
        raise ValueError(
            "Found n = 0, and a share of nobody does not exist; wait for the first person."
        )
    if successes > n:
        raise ValueError(
            f"Found {successes:,} successes among {n:,} people, which cannot be; "
            "check the order: successes first, then n."
        )
    return successes, n


def read_marks(marks: Iterable, noun: str, dimensions: int = 1) -> np.ndarray:
    """Read yes-or-no marks: a column of True/False or 1/0, or a whole table of them.

    Parameters
    ----------
    marks : list, tuple, array or Series; a list of lists, array or DataFrame for a table
        Without blanks: what a blank means is decided before.
    noun : str
        What is marked, for example ``"success"``.
    dimensions : {1, 2}
        Column or table.

    Returns
    -------
    numpy.ndarray of bool
        The caller's own memory where it holds True and False already: do not write to it.

    Raises
    ------
    ValueError
        If there is no mark, or one that is blank or neither yes nor no.
    """
    shape = "one column" if dimensions == 1 else "a table with rows of equal length"
    raw = marks.to_numpy() if hasattr(marks, "iloc") else marks
    if isinstance(raw, np.ma.MaskedArray):
        raw = raw.astype(float).filled(np.nan)
    try:
        values = np.asarray(raw)
    except ValueError:  # rows of unequal length
        values = np.array(None)
    if values.ndim == 2 and dimensions == 1 and values.shape[1] == 1:
        values = values[:, 0]
    if values.ndim != dimensions and values.size:
        raise ValueError(
            f"Found {_shown(marks)} ({type(marks).__name__}) where {shape} of {noun} marks "
            "belongs; give 1 (or True) for yes and 0 (or False) for no."
        )
    if values.size == 0:
        raise ValueError(
            f"Found no {noun} marks, because {shape} without content came in; check the filter or "
            "file it came from."
        )
    if values.dtype.kind == "b":
        return values
    if values.dtype.kind in "iu" and values.min() >= 0 and values.max() <= 1:
        return values.astype(bool)
    if values.dtype.kind in "iuf":
        wrong = (values != 0) & (values != 1)
    else:
        wrong = np.array([not _is_mark(value) for value in values.ravel()]).reshape(values.shape)
    if wrong.any():
        where = tuple(np.argwhere(wrong)[0])
        place = f"position {where[0]}" if dimensions == 1 else f"row {where[0]}, column {where[1]}"
        raise ValueError(
            f"Found {_shown(values[where])} at {place} (counting from 0), but a {noun} mark is 1 "
            "or True for yes, 0 or False for no; decide what else means and recode it first."
        )
    return values.astype(bool)


def _is_mark(value: object) -> bool:
    """Whether a value says yes or no; a blank such as pandas.NA cannot even be compared."""
    return isinstance(value, bool | np.bool_ | numbers.Real) and value in (0, 1)


def _row_labels(answers: Iterable):
    """Return the index of a Series or DataFrame, known without importing pandas."""
    return answers.index if hasattr(answers, "iloc") else None


def _opened(answers: Iterable, scale: Scale) -> np.ndarray | list:
    """Open anything that holds answers in order; refuse what has no order or is no list."""
    if isinstance(answers, np.ndarray) and answers.ndim:
        return answers
    if hasattr(answers, "iloc"):
        return answers.to_numpy()
    unordered = isinstance(answers, str | bytes | dict | set | frozenset)
    if unordered or not hasattr(answers, "__iter__") or getattr(answers, "ndim", 1) == 0:
        raise ValueError(
            f"Found {_shown(answers)} ({type(answers).__name__}) where a list of {scale.noun}s "
            f"belongs; put the {scale.noun}s in a list, an array or one column of a table."
        )
    if hasattr(answers, "__array__"):
        return np.asarray(answers)
    return answers if isinstance(answers, list) else list(answers)


def _numeric(raw: np.ndarray | list, scale: Scale, place: Callable[[int], str]) -> np.ndarray:
    """Return the answers as an integer or float array, with nan for a blank."""
    if isinstance(raw, np.ma.MaskedArray):  # a mask marks blanks; other paths would unmask them
        return raw.astype(float).filled(np.nan)
    if isinstance(raw, np.ndarray):
        if raw.dtype.kind in "iuf":
            return raw
        raw = list(raw)
    if all(map(_is_number, set(map(type, raw)))):
        values = np.array(raw)
        if values.dtype.kind in "iuf":  # integers beyond 64 bits come back as objects
            return values
    return np.array([_one(answer, scale, place, i) for i, answer in enumerate(raw)], float)


def _one(answer: object, scale: Scale, place: Callable[[int], str], position: int) -> float:
    """Return one answer as a float, nan if it is blank."""
    is_text = isinstance(answer, str)
    if answer is None or type(answer).__name__ in _BLANK_TYPES or (is_text and not answer.strip()):
        return math.nan
    if _is_number(type(answer)):
        return float(answer)
    if is_text:
        advice = "turn text into numbers first (pandas.to_numeric or Series.str.extract)"
    elif isinstance(answer, bool | np.bool_):
        advice = "use the column of numbers, or count True and use the module proportions"
    else:
        advice = "turn it into a plain number first"
    found = "text" if is_text else type(answer).__name__
    raise ValueError(
        f"Found {_shown(answer)} ({found}) at {place(position)}, but a valid {scale.noun} is "
        f"{scale}; {advice}."
    )


_BLANK_TYPES = ("NAType", "NaTType")  # pandas.NA and pandas.NaT, without importing pandas


def _is_number(kind: type) -> bool:
    """Whether values of this type are numbers; True/False and time spans are not."""
    return issubclass(kind, numbers.Number) and not issubclass(
        kind, bool | np.bool_ | complex | np.complexfloating | np.timedelta64
    )


def _is_row(value: object) -> bool:
    return hasattr(value, "__len__") and not isinstance(value, str | bytes)


def _shown(value: object) -> str:
    """Quote text, show everything else as print does, and cut what is long."""
    shown = f'"{value}"' if isinstance(value, str) else str(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
