"""Clicks that tell of trouble: dead clicks, which do nothing, and rage clicks, fast on one spot.

Where clicks fall on the page stands in ``heatmap``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from uxcx.measures.foundations.answers import read
from uxcx.measures.foundations.columns import aligned
from uxcx.measures.foundations.estimate import Estimate, Result
from uxcx.measures.foundations.scale import Scale
from uxcx.measures.foundations.wording import number
from uxcx.measures.proportions import adjusted_wald

FLAG = Scale("dead flag", 0, 1, whole=True)


@dataclass(frozen=True)
class DeadClicks(Result):
    """The dead-click rate of every element, the one with most dead clicks first.

    Attributes
    ----------
    rates : dict of Estimate
        Share of an element's own clicks that did nothing, by element.
    overall : Estimate
        Share of all clicks that did nothing.
    dropped : int
        Clicks without an element or a flag that the caller chose to leave out.
    """

    rates: dict[str, Estimate]
    overall: Estimate
    dropped: int = 0
    note: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        element, worst = next(iter(self.rates.items()))
        rate, low, high = (number(x, "share", 0) for x in (worst.estimate, worst.low, worst.high))
        return (
            f"{self.overall} Most dead clicks fell on {element}: {rate} of its {worst.n:,} clicks, "
            f"between {low} and {high}.{self.remarks()}"
        )


@dataclass(frozen=True)
class RageClicks(Result):
    """Bursts of fast clicks on one spot.

    Attributes
    ----------
    flags : numpy.ndarray of bool
        Which clicks belong to a burst, in the order that was given; a dropped one never does.
    bursts : int
        Number of bursts; bursts that share a click are one.
    n : int
        All clicks.
    sessions : Estimate or None
        Share of sessions with at least one burst, if sessions were given.
    clicks, within, radius : int, float, float
        The definition that was used.
    """

    flags: np.ndarray = field(repr=False, compare=False)
    bursts: int
    n: int
    sessions: Estimate | None
    clicks: int
    within: float
    radius: float
    dropped: int = 0
    note: str = ""

    @property
    def share(self) -> float:
        """Clicks in bursts by all clicks; no interval, since clicks of one person hang together."""
        return int(np.count_nonzero(self.flags)) / self.n

    def __str__(self) -> str:
        """Say the result in a sentence."""
        bursts = "1 burst" if self.bursts == 1 else f"{self.bursts:,} bursts"
        text = (
            f"{bursts} of rage clicks ({self.clicks} or more within {self.within:g} s, none "
            f"farther than {self.radius:g} from the first): {number(self.share, 'share', 1)} of "
            f"{self.n:,} clicks.{self.remarks()}"
        )
        return f"{text} {self.sessions}" if self.sessions else text


def dead_clicks(
    elements: Iterable, dead: Iterable, confidence: float = 0.95, missing: str = "refuse"
) -> DeadClicks:
    """Return the dead-click rate of each element, on that element's own clicks.

    Parameters
    ----------
    elements : list, array or Series
        Name of the element under each click.
    dead : list, array or Series of 0, 1, True or False
        Whether the click did nothing.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether a click without an element or a flag stops the count, or is left out and counted.

    Raises
    ------
    ValueError
        If the columns differ in length, are empty, or hold a blank or a flag that is not 0 or 1.

    Notes
    -----
    ``dead clicks on the element / all clicks on it``, with the adjusted-Wald interval.

    Source: definition of Microsoft Clarity, a click with no effect; interval of Agresti & Coull
    (1998), The American Statistician 52:119-126.
    Dispute: Tools disagree when a click is dead: how long to wait, whether a scroll or a new tab
    is an effect. The share of all dead clicks is another number and grows with traffic. Clicks
    of one person hang together, so the interval is a little too narrow.
    Recomputed cases: dead_clicks_by_hand.
    """
    import pandas  # counts text fast; NumPy would sort it

    (names, flags), dropped = aligned({"elements": elements, "dead": dead}, missing)
    if flags.dtype != bool:
        if set(map(type, flags.head(1))) <= {bool, np.bool_}:  # True and False beside a blank
            flags = flags.astype(bool)
        else:
            flags = read(flags, FLAG).values == 1
    codes, labels = pandas.factorize(names)
    clicks = np.bincount(codes, minlength=len(labels))
    dead_on = np.bincount(codes[np.asarray(flags)], minlength=len(labels))
    order = np.lexsort((-clicks, -dead_on))
    rates = {
        str(labels[i]): replace(
            adjusted_wald(int(dead_on[i]), int(clicks[i]), confidence), name=f"Dead on {labels[i]}"
        )
        for i in order
    }
    overall = adjusted_wald(int(dead_on.sum()), int(clicks.sum()), confidence)
    return DeadClicks(rates, replace(overall, name="Dead clicks"), dropped)


def rage_clicks(
    times: Iterable,
    x: Iterable,
    y: Iterable,
    sessions: Iterable | None = None,
    clicks: int = 3,
    within: float = 2.0,
    radius: float = 30.0,
    confidence: float = 0.95,
    missing: str = "refuse",
) -> RageClicks:
    """Find bursts of fast clicks on one spot.

    Parameters
    ----------
    times : list, array or Series of numbers
        Seconds of each click, in any order.
    x, y : list, array or Series of numbers
        Positions, all in the same unit as `radius`.
    sessions : list, array or Series, optional
        Whose click it was; without it all clicks are taken for one session.
    clicks : int
        How many clicks make a burst, at least 2.
    within : float
        Seconds from the first to the last of them, at most.
    radius : float
        Farthest distance from the first of them: 30 suits pixels, 0.03 shares of a page.
    confidence : float
        For the share of sessions with a burst.
    missing : {"refuse", "drop"}
        Whether a click with a blank stops the search, or is left out and counted.

    Raises
    ------
    ValueError
        If the columns differ in length, hold a blank, or the definition makes no sense.

    Notes
    -----
    In each session, sorted by time: every run of `clicks` clicks in a row that meets both limits
    is part of a burst.

    Source: 3 clicks and 30 pixels as in posthog-js (src/extensions/rageclick.ts), 2 seconds as
    in this course.
    Dispute: Every tool has its own numbers: PostHog takes 1 second between two clicks and adds
    the distances in x and y. Choosing text by three clicks and plus buttons are no rage.
    Published cases: rage_posthog_burst, rage_posthog_time, rage_posthog_pixels, rage_posthog_slow,
    rage_posthog_far.
    """
    if clicks < 2 or not within > 0 or not radius >= 0:
        raise ValueError(
            f"Found clicks = {clicks}, within = {within} and radius = {radius}, but a burst has "
            "at least 2 clicks, some seconds and a radius from 0 up."
        )
    import pandas

    columns = {"times": times, "x": x, "y": y}
    columns |= {} if sessions is None else {"sessions": sessions}
    series, dropped = aligned(columns, missing)
    t, x, y = (
        read(column, Scale(f"value of {name}")).values.astype(float, copy=False)
        for name, column in zip(("times", "x", "y"), series[:3], strict=True)
    )
    if radius >= 1 and max(x.max(), y.max()) <= 1 and min(x.min(), y.min()) >= 0:
        raise ValueError(
            f"Found positions from 0 to 1 and radius = {radius:g}, which holds the whole page; "
            "write radius=0.03 or give pixels."
        )
    owner, people = np.zeros(t.size, np.int8), 0
    if sessions is not None:
        owner, labels = pandas.factorize(series[3])
        people = len(labels)
    order = _by_session_and_time(owner, t)
    t, x, y, owner = t[order], x[order], y[order], owner[order]
    starts = np.zeros(t.size, bool)
    if t.size >= clicks:
        head, last = slice(None, t.size - clicks + 1), slice(clicks - 1, None)
        near = (owner[last] == owner[head]) & (t[last] - t[head] <= within)
        for i in range(1, clicks):
            step = slice(i, t.size - clicks + 1 + i)
            near &= (x[step] - x[head]) ** 2 + (y[step] - y[head]) ** 2 <= radius**2
        starts[head] = near
    sorted_flags = starts.copy()
    for i in range(1, clicks):
        sorted_flags[i:] |= starts[:-i]
    first = np.flatnonzero(starts)
    bursts = int(first.size and 1 + np.count_nonzero(np.diff(first) >= clicks))
    flags = np.zeros(t.size + dropped, bool)
    flags[series[0].index.to_numpy()[order]] = sorted_flags
    affected = None
    if people:
        affected = adjusted_wald(np.unique(owner[sorted_flags]).size, people, confidence)
        affected = replace(affected, name="Sessions with rage clicks")
    return RageClicks(flags, bursts, t.size, affected, clicks, within, radius, dropped)


def _by_session_and_time(owner: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Return the order by session, then time, then as given; faster than `numpy.lexsort`."""
    by_time = np.argsort(t, kind="stable")
    if not owner.any():
        return by_time
    key = np.empty(t.size, np.int64)
    key[by_time] = np.arange(t.size)
    key += owner.astype(np.int64) * t.size  # no two keys are equal, so any sort will do
    return np.argsort(key)
