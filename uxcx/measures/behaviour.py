"""What visitors do on the way to an order: the rates of a funnel, abandoned carts.

Why a total rate moved stands in ``mix``, load times in ``speed``, clicks in ``clicks``.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from uxcx.measures.foundations.answers import read, read_count
from uxcx.measures.foundations.estimate import Estimate, Result
from uxcx.measures.foundations.normal import check_confidence
from uxcx.measures.foundations.scale import Scale, blocks
from uxcx.measures.foundations.wording import decimals, number
from uxcx.measures.proportions import adjusted_wald


@dataclass(frozen=True)
class Funnel(Result):
    """The steps of a funnel with the rate of each on the stated base.

    Attributes
    ----------
    names : tuple of str
        The steps in their order.
    counts : tuple of int
        How many reached each step.
    rates : tuple of Estimate
        One for each step after the first, share of the base; no interval where a step grew.
    overall : Estimate
        Last step by first step.
    base : str
        ``"previous"``, ``"first"`` or the name of a step.
    """

    names: tuple[str, ...]
    counts: tuple[int, ...]
    rates: tuple[Estimate, ...]
    overall: Estimate
    base: str
    note: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        steps = [f"{self.names[0]} {self.counts[0]:,}"]
        for name, count, rate in zip(self.names[1:], self.counts[1:], self.rates, strict=True):
            steps.append(f"{name} {count:,} ({_percent(rate)})")
        of = {"previous": "the step before", "first": "the first step"}.get(self.base, self.base)
        return (
            f"{' → '.join(steps)}, each in percent of {of} with {_confident(self.overall)}; "
            f"first to last {_percent(self.overall)}.{self.remarks()}"
        )


def funnel(
    counts: Iterable | Mapping, base: str = "previous", confidence: float = 0.95, grow="refuse"
) -> Funnel:
    """Return the rate of each step of a funnel on a stated base.

    Parameters
    ----------
    counts : dict, Series, list of counts, or table of flags
        How many reached each step, in their order, at least two steps. A table has a column a
        step and a row a visit, with 1 or True for reached; millions of rows are fine.
    base : str
        ``"previous"``: rates of the step before. ``"first"``: of the first step. Else the name
        of a step; steps before it have no rate then (nan).
    confidence : float
        Share between 0 and 1.
    grow : {"refuse", "flag"}
        What to do if a step has more visits than its base: then it is no funnel. ``"flag"``
        gives the ratio without an interval and says so.

    Returns
    -------
    Funnel
        Its `rates` have adjusted-Wald intervals.

    Raises
    ------
    ValueError
        If a count makes no sense, the base is unknown or empty, or a step grows.

    Notes
    -----
    ``count / count of the base``.

    Source: step-to-step and overall conversion as in the funnel help of Alibaba Cloud mPaaS;
    interval of Agresti & Coull (1998), The American Statistician 52:119-126.
    Dispute: Reports mix both bases without saying so. A closed funnel (Google Analytics'
    default) counts only visits that did each step before, an open one lets them enter later.
    Published cases: funnel_alibaba, uci_shoppers_rate.
    Recomputed cases: funnel_thousand.
    """
    names, counts, note = _steps(counts)
    if grow not in ("refuse", "flag"):
        raise ValueError(f'Found grow = {grow!r}; write grow="refuse" or grow="flag".')
    if base not in ("previous", "first", *names):
        raise ValueError(
            f'Found base = {base!r}; write "previous", "first" or a step: {", ".join(names)}.'
        )
    start = names.index(base) if base in names else 0
    rates = []
    for i in range(1, len(names)):
        origin = i - 1 if base == "previous" else start
        rates.append(_rate(names, counts, i, origin, confidence, grow))
    overall = _rate(names, counts, len(names) - 1, 0, confidence, grow)
    if any(count > before for before, count in pairwise(counts)):
        if grow == "refuse":
            i = next(i for i in range(1, len(counts)) if counts[i] > counts[i - 1])
            raise ValueError(_growth(names, counts, i, i - 1))
        note = "At least one step grows: these counts are no closed funnel. " + note
    return Funnel(names, counts, tuple(rates), overall, base, note.strip())


def cart_abandonment(carts: int, orders: int, confidence: float = 0.95) -> Estimate:
    """Return the share of carts that were not bought.

    Parameters
    ----------
    carts : int
        Visits in which something was put into the cart; not all visits, not started checkouts.
    orders : int
        Those of them that ended with an order.
    confidence : float
        Share between 0 and 1.

    Raises
    ------
    ValueError
        If a count makes no sense, there is no cart, or there are more orders than carts.

    Notes
    -----
    ``1 - orders / carts``, with the adjusted-Wald interval.

    Source: Gleam, How to calculate cart abandonment rate (gleam.io); interval of Agresti & Coull
    (1998).
    Dispute: Checkout abandonment has the smaller base of started checkouts. Baymard's 70 % is a
    mean of unlike studies, no benchmark for one shop. Some divide by visits: that is no rate of
    carts.
    Published cases: cart_gleam, cart_goodcontent.
    """
    carts, orders = read_count(carts, "carts"), read_count(orders, "orders")
    if carts == 0:
        raise ValueError("Found 0 carts, and nobody can abandon none; wait for the first cart.")
    if orders > carts:
        raise ValueError(
            f"Found {orders:,} orders from {carts:,} carts, which cannot be; check the order: "
            "carts first, and leave out orders without a cart."
        )
    share = adjusted_wald(carts - orders, carts, confidence)
    return replace(share, name="Abandoned carts")


def _steps(counts) -> tuple[tuple[str, ...], tuple[int, ...], str]:
    """Return names and counts of the steps, and what a table of flags gives away."""
    note = ""
    if hasattr(counts, "columns"):
        names, flags = list(counts.columns), [_flags(counts[name], name) for name in counts]
        skipped = sum(int(np.count_nonzero(later & ~sooner)) for sooner, later in pairwise(flags))
        counts = [int(np.count_nonzero(column)) for column in flags]
        if skipped:
            note = f"Steps reached without the one before them: {skipped:,}."
    elif hasattr(counts, "items"):
        names, counts = zip(*counts.items(), strict=True) if len(counts) else ((), ())
    else:
        counts = list(counts)
        names = [f"step {i + 1}" for i in range(len(counts))]
    names = tuple(map(str, names))
    if len(names) < 2:
        raise ValueError(f"Found {len(names)} steps, but a funnel has at least 2; add the next.")
    counts = tuple(
        read_count(n, f'visits at "{name}"') for name, n in zip(names, counts, strict=True)
    )
    return names, counts, note


def _flags(column, name) -> np.ndarray:
    values = column.to_numpy()
    if values.dtype.kind in "iu" and not any((block & ~1).any() for block in blocks(values)):
        return values != 0
    if values.dtype != bool:
        values = read(values, Scale(f'flag in "{name}"', 0, 1, whole=True)).values == 1
    return values


def _rate(names, counts, i: int, origin: int, confidence: float, grow: str) -> Estimate:
    name = f"{names[i]} of {names[origin]}"
    if i <= origin:
        value = 1.0 if i == origin else math.nan
        return _without_interval(value, counts[origin], confidence, name, "Not after the base.")
    if counts[origin] == 0:
        raise ValueError(
            f'Found 0 visits at "{names[origin]}", and a share of nobody does not exist; end the '
            "funnel there or take another base."
        )
    if counts[i] > counts[origin]:
        if grow == "refuse":
            raise ValueError(_growth(names, counts, i, origin))
        ratio = counts[i] / counts[origin]
        note = "More than its base, so it is a ratio and no share."
        return _without_interval(ratio, counts[origin], confidence, name, note)
    return replace(adjusted_wald(counts[i], counts[origin], confidence), name=name)


def _growth(names, counts, i: int, origin: int) -> str:
    return (
        f'Found {counts[i]:,} visits at "{names[i]}" after {counts[origin]:,} at '
        f'"{names[origin]}", but a funnel never grows; check the order of the steps, count '
        'visits and not clicks, or write grow="flag".'
    )


def _without_interval(value, n, confidence, name, note) -> Estimate:
    check_confidence(confidence)
    return Estimate(value, math.nan, math.nan, n, "none", "share", confidence, name, note=note)


def _percent(rate: Estimate) -> str:
    if math.isnan(rate.estimate):
        return "before the base"
    places = decimals("share", rate.margin, rate.estimate)
    value, low, high = (number(x, "share", places) for x in (rate.estimate, rate.low, rate.high))
    return value if math.isnan(rate.low) else f"{value}, {low} to {high}"


def _confident(rate: Estimate) -> str:
    return f"its {100 * rate.confidence:g} % interval"
