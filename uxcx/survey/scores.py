"""Scores with their intervals: in all, by segment, and over time.

The measure of each role stands in `measuring`; here groups are formed. Groups that are too small
to be printed are put together, so that nobody can be guessed and nobody is lost.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from uxcx.measures import Difference, Estimate
from uxcx.survey.cleaning import Ledger, Rating
from uxcx.survey.measuring import MEASURES, Measure
from uxcx.survey.privacy import SMALLEST_GROUP, masked, printable
from uxcx.survey.shown import people, plain
from uxcx.survey.table import Column
from uxcx.survey.values import is_blank

MOST_GROUPS = 12
NOT_GIVEN = "not given"


@dataclass(frozen=True, eq=False)
class Score:
    """The score of one rating.

    Attributes
    ----------
    rating : Rating
        What was scored.
    estimate : Estimate
        The score with its interval.
    more : tuple of str
        Sentences that belong to it.
    ledger : Ledger
        Which rows counted.
    answers : Series
        How many people gave each rating; empty for the System Usability Scale.
    segments : dict of str to DataFrame
        A table for each segment column: n, score, low, high.
    periods : DataFrame
        The same by month or quarter; empty without dates.
    change : Difference or None
        Last printed period against the first one.
    """

    rating: Rating
    estimate: Estimate
    more: tuple[str, ...]
    ledger: Ledger
    answers: pd.Series
    segments: dict[str, pd.DataFrame]
    periods: pd.DataFrame
    change: Difference | None

    @property
    def measure(self) -> Measure:
        """How it was scored."""
        return MEASURES[self.rating.role]


def score(
    one: Rating,
    ledger: Ledger,
    segments: dict[str, Column],
    days: np.ndarray | None,
    confidence: float = 0.95,
    period: str = "",
) -> Score:
    """Score the rows that the ledger kept, in all, by segment and over time."""
    measure = MEASURES[one.role]
    values = one.values[ledger.kept]
    estimate = measure.score(values, confidence)
    if one.role == "sus":
        answers = pd.Series(dtype=int)
    else:
        low, high = (int(end) for end in one.role.removeprefix("rating ").split("-"))
        given = np.bincount(values.astype(int), minlength=high + 1)[low:]
        answers = pd.Series(given, index=pd.RangeIndex(low, high + 1, name="rating"), name="people")
    periods, change = pd.DataFrame(), None
    if days is not None:
        periods, change = _over_time(values, days[ledger.kept], measure, confidence, period)
    tables = {
        name: _by_segment(values, column, ledger.kept, measure, confidence)
        for name, column in segments.items()
    }
    more = tuple(str(say(values, estimate)) for say in measure.more)
    return Score(one, estimate, more, ledger, answers, tables, periods, change)


def _by_segment(values, column: Column, kept, measure, confidence) -> pd.DataFrame:
    labels = [NOT_GIVEN if is_blank(text) else plain(masked(text), 40) for text in column.texts]
    places, names = pd.factorize(np.array(labels, object))
    groups = places[column.codes[kept]]
    sizes = np.bincount(groups, minlength=len(names))
    shown = printable(sizes) & (sizes > 0)
    largest = np.argsort(-sizes, kind="stable")[:MOST_GROUPS]
    order = [place for place in largest if shown[place]]
    table = _table([(names[p], values[groups == p]) for p in order], measure, confidence)
    rest = ~np.isin(groups, order)
    if rest.sum() >= SMALLEST_GROUP and order:
        count = np.unique(groups[rest]).size
        name = f"{people(count, 'smaller group')} together"
        table = pd.concat([table, _table([(name, values[rest])], measure, confidence)])
    table.index.name = plain(column.label, 40)
    return table


def _over_time(values, days, measure, confidence, period) -> tuple[pd.DataFrame, Difference | None]:
    dated = ~np.isnat(days)
    values, days = values[dated], days[dated]
    if values.size < SMALLEST_GROUP:
        return pd.DataFrame(), None
    months = days.astype("datetime64[M]").astype(int)
    quarterly = period == "quarter" or (not period and months.max() - months.min() >= 12)
    groups, places = pd.factorize(months // 3 if quarterly else months, sort=True)
    parts = []
    for first, last in _wide_enough(np.bincount(groups)):
        names = list(dict.fromkeys(_named(places[p], quarterly) for p in (first, last)))
        parts.append((" to ".join(names), values[(groups >= first) & (groups <= last)]))
    table = _table(parts, measure, confidence)
    table.index.name = "quarter" if quarterly else "month"
    change = None
    if len(parts) > 1:
        change = measure.change(parts[0][1], parts[-1][1], confidence)
    return table, change


def _wide_enough(sizes: np.ndarray) -> list[tuple[int, int]]:
    """Put neighbouring periods together until each has enough answers to be printed."""
    spans: list[tuple[int, int]] = []
    start = found = 0
    for place, size in enumerate(sizes):
        found += size
        if found >= SMALLEST_GROUP:
            spans.append((start, place))
            start, found = place + 1, 0
    if found:
        first = spans.pop()[0]
        spans.append((first, len(sizes) - 1))
    return spans


def _named(place: int, quarterly: bool) -> str:
    if quarterly:
        return f"{1970 + place // 4} Q{place % 4 + 1}"
    return f"{1970 + place // 12}-{place % 12 + 1:02d}"


def _table(parts: list[tuple[str, np.ndarray]], measure: Measure, confidence) -> pd.DataFrame:
    rows = []
    for name, values in parts:
        estimate = measure.score(values, confidence)
        ends = (estimate.estimate, estimate.low, estimate.high)
        rows.append((name, estimate.n, *(measure.factor * end for end in ends)))
    return pd.DataFrame(rows, columns=["group", "n", "score", "low", "high"]).set_index("group")
