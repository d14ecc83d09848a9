"""One call from a file to scores: `analyse`.

The steps stand in their own modules: `reading`, `privacy`, `roles`, `preparing`, `cleaning`,
`scores`. Here they are put in order, and what each found is kept in an `Analysis`.
"""

import os
from collections.abc import Callable, Collection, Mapping

import numpy as np

from uxcx.survey import cleaning, privacy
from uxcx.survey.analysis import Analysis
from uxcx.survey.guessing import Guess, guess
from uxcx.survey.measuring import MEASURES
from uxcx.survey.opening import File, open_file
from uxcx.survey.preparing import Prepared, prepare
from uxcx.survey.progress import Progress
from uxcx.survey.reading import read
from uxcx.survey.roles import SUS_ITEMS
from uxcx.survey.scores import score
from uxcx.survey.table import Table


def analyse(
    source: str | os.PathLike | bytes | File | Table,
    roles: Mapping[str, str] | None = None,
    *,
    rules: str | Collection[str] = ("repeats",),
    fewest_seconds: float | None = None,
    words: Mapping[str, object] | None = None,
    day_first: bool | None = None,
    keep: str | Collection[str] = (),
    certain: str | Collection[str] = (),
    period: str = "",
    confidence: float = 0.95,
) -> Analysis:
    """Read a survey, clean it and score it, in one call.

    Parameters
    ----------
    source : path, bytes, File or Table
        A CSV or Excel file, or what `read` gave.
    roles : dict of str to str, or None
        What columns are for, for example ``{"Q1": "rating 0-10", "Region": "segment"}``; columns
        that are not named are ignored. None takes the guess, and says so.
    rules : names of cleaning rules
        Among "repeats", "speeders" and "straight"; chosen before the score is seen.
    fewest_seconds : float or None
        Quicker answers count as speeders; it needs a column with the role "seconds".
    words : dict of str to (name in `values.WORDS`, or dict)
        What words mean in a column, for example ``{"Q3": "agreement"}``.
    day_first : bool or None
        Whether 03/04/2025 is 3 April, where the file does not settle it.
    keep : names of columns
        Personal columns that are kept on purpose.
    certain : names of columns
        Ratings whose scale is right although it does not look so.
    period : {"", "month", "quarter"}
        For scores over time; empty chooses.
    confidence : float
        Share between 0 and 1.

    Returns
    -------
    Analysis
        Prints as sentences; has ``.report(path)`` and ``.export(path)``.

    Raises
    ------
    ValueError
        If something does not fit together, in one sentence with the way out.
    """
    rules, keep, certain = _names(rules), _names(keep), _names(certain)
    table = source if isinstance(source, Table) else None
    file = open_file(source) if table is None else None
    progress = Progress(size=len(file.content)) if file else Progress()
    try:
        if table is None:
            table = read(file, progress=lambda share: progress(0.6 * share))
        flags = privacy.flags(table)
        progress(0.7)
        guesses = [] if roles is not None else guess(table, flags, words or ())
        given = {one.column: one.role for one in guesses} if roles is None else roles
        prepared = prepare(
            table, given, flags, words=words, day_first=day_first, keep=keep, certain=certain
        )
        progress(0.85)
        return scored(
            prepared, rules, fewest_seconds, period, confidence, guesses=guesses, progress=progress
        )
    finally:
        progress.done()


def scored(
    prepared: Prepared,
    rules: Collection[str],
    fewest_seconds: float | None = None,
    period: str = "",
    confidence: float = 0.95,
    *,
    guesses: list[Guess] = (),
    rules_changed: int = 0,
    progress: Callable[[float], None] = lambda share: None,
) -> Analysis:
    """Clean and score a survey that is prepared.

    Parameters and errors as in `analyse`; `rules_changed` says how often the rules were changed
    after a score had been seen.
    """
    _check_choices(prepared, rules, fewest_seconds, period)
    masks = _masks(prepared, fewest_seconds)
    scores = []
    for done, one in enumerate(prepared.ratings, start=1):
        applying = {k: v for k, v in masks.items() if k != "straight" or one.role == "sus"}
        ledger = cleaning.ledger(one, applying, rules, MEASURES[one.role].value)
        scores.append(score(one, ledger, prepared.segments, prepared.days, confidence, period))
        progress(0.85 + 0.15 * done / len(prepared.ratings))
    kept = np.ones(prepared.table.rows, bool)
    for rule in set(rules) & masks.keys():
        kept &= masks[rule]
    return Analysis(prepared, list(guesses), tuple(rules), rules_changed, scores, kept)


def _names(stated: str | Collection[str]) -> tuple[str, ...]:
    """Take one name for a list of one."""
    return (stated,) if isinstance(stated, str) else tuple(stated or ())


def _check_choices(prepared: Prepared, rules, fewest_seconds, period: str) -> None:
    unknown = set(rules) - cleaning.CHOICES.keys()
    if unknown:
        raise ValueError(
            f"Found the rule {min(unknown)!r}; choose among {', '.join(cleaning.CHOICES)}."
        )
    if "speeders" in rules and (fewest_seconds is None or prepared.seconds is None):
        raise ValueError(
            "Found the rule for speeders without its limit or its column; give one column the role "
            '"seconds", and say fewest_seconds=, for example 20.'
        )
    is_limit = isinstance(fewest_seconds, int | float) and fewest_seconds > 0
    if fewest_seconds is not None and not is_limit:
        raise ValueError(
            f"Found fewest_seconds = {fewest_seconds!r}; write a number above 0, for example 20."
        )
    if period not in ("", "month", "quarter"):
        raise ValueError(f'Found period = {period!r}; write "month" or "quarter".')


def _masks(prepared: Prepared, fewest_seconds: float | None) -> dict[str, np.ndarray]:
    """Give the rows that each rule keeps, for the rules that this file can follow."""
    masks = {}
    for column in prepared.columns("id"):
        masks["repeats"] = cleaning.first_of_each(column)
    if prepared.seconds is not None and fewest_seconds is not None:
        masks["speeders"] = ~(prepared.seconds < fewest_seconds)
    names = {role: name for name, role in prepared.roles.items()}
    if SUS_ITEMS[0] in names:
        items = np.column_stack([prepared.numbers[names[role]] for role in SUS_ITEMS])
        masks["straight"] = ~(items == items[:, :1]).all(axis=1)
    return masks
