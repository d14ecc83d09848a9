"""Help-desk measures: first response, resolution, solved at first contact.

Open tickets are part of the truth: those who still wait are the slow ones. So blanks are refused,
and to leave them out is a choice that the result reports. ``missing="slowest"`` keeps them, as
tickets that take longer than all others.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from uxcx.measures import times as clock
from uxcx.measures.foundations.answers import read
from uxcx.measures.foundations.estimate import Estimate, Result
from uxcx.measures.foundations.scale import Scale
from uxcx.measures.foundations.wording import decimals, number
from uxcx.measures.proportions import adjusted_wald

_STILL_OPEN = np.finfo(float).max


@dataclass(frozen=True)
class Wait(Result):
    """How long people wait: the median with its interval, and percentiles.

    Attributes
    ----------
    median, low, high : float
        Median wait and the limits of its interval, in `unit`; inf where fewer tickets than that
        are done, nan where so few tickets have no interval.
    percentiles : dict of float to float
        For 0.9: the time within which 9 of 10 tickets were done.
    n : int
        Tickets in the base.
    still_open : int
        Tickets in the base that are not done yet.
    unit : str
        Unit of the times.
    confidence : float
        Share of such intervals that catch the true median in the long run.
    name : str
        What people wait for.
    dropped : int
        Open tickets that the caller chose to leave out.
    """

    median: float
    low: float
    high: float
    percentiles: dict[float, float]
    n: int
    still_open: int
    unit: str
    confidence: float
    name: str
    dropped: int = 0

    def __str__(self) -> str:
        """Say the result in a sentence."""
        done = [x for x in (self.low, self.high) if math.isfinite(x)]
        spread = (done[-1] - done[0]) / 2 if len(done) == 2 else math.nan
        middle = self.median if math.isfinite(self.median) else 0.0
        style = {"unit": self.unit, "decimals": decimals("seconds", spread, middle)}

        def said(value: float) -> str:
            return number(value, **style) if math.isfinite(value) else "not reached yet"

        interval = "no interval"
        if math.isfinite(self.low):
            upper = said(self.high) if math.isfinite(self.high) else "a time not reached yet"
            interval = f"{100 * self.confidence:g} % confident between {said(self.low)} and {upper}"
        within = "; ".join(
            f"{100 * share:g} % within {said(value)}"
            if math.isfinite(value)
            else f"{100 * share:g} % not reached yet"
            for share, value in self.percentiles.items()
        )
        unit = f" {self.unit}" if math.isfinite(self.median) else ""
        open_now = f", {self.still_open:,} of them still open" if self.still_open else ""
        left_out = ""
        if self.dropped:
            tickets = "ticket was" if self.dropped == 1 else "tickets were"
            left_out = f" {self.dropped:,} open {tickets} left out: the true waits are longer."
        return (
            f"Median {self.name} {said(self.median)}{unit}; {interval}. {within} "
            f"(n = {self.n:,} tickets{open_now}).{left_out}"
        )


def first_response(
    times: Iterable,
    unit: str = "minutes",
    confidence: float = 0.95,
    missing: str = "refuse",
    percentiles: tuple[float, ...] = (0.9, 0.95),
) -> Wait:
    """Return the median time to the first response, with its interval and percentiles.

    Parameters
    ----------
    times : list, array or Series of numbers of 0 or more
        One time a ticket, in `unit`; blank while nobody has responded.
    unit : str
        Unit of the times.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "slowest", "drop"}
        What to do with blanks: stop; keep them as slower than all others, which is right if they
        have waited longer than the median already; or leave them out and say so.
    percentiles : tuple of float
        Shares between 0 and 1. Each gives a time that really occurred, the smallest within which
        at least that share was done; nothing is interpolated.

    Raises
    ------
    ValueError
        If no ticket has a time, or one is negative or text, or a choice makes no sense.

    Notes
    -----
    Interval of the median between two of the sorted times, with ranks from the binomial
    distribution, as in ``times.median``.

    Source: Khabushani, Your average response time is lying to you (throughscan.com), for median
        and 90th percentile; David & Nagaraja (2003), Order Statistics, for the interval.
    Dispute: many dashboards print the mean, which a few forgotten tickets pull far up, and leave
        out unanswered tickets (23 % in his example). Percentile formulas differ by one ticket.
    Published cases: wait_zendesk_skewed, wait_throughscan, wait_ranks_n20, wait_ranks_n10.
    """
    return _wait(times, "first response", unit, confidence, missing, percentiles)


def resolution(
    times: Iterable,
    unit: str = "hours",
    confidence: float = 0.95,
    missing: str = "refuse",
    percentiles: tuple[float, ...] = (0.9, 0.95),
) -> Wait:
    """Return the median time to the resolution, with its interval and percentiles.

    Parameters, result and errors as in `first_response`; blank while a ticket is open.

    Notes
    -----
    Source: ServiceNow Community, Why to use medians over averages, for percentiles of resolution
        times; interval as in `first_response`.
    Dispute: a mean of the resolved tickets looks best where the hardest ones stay open; it also
        matters whether nights and weekends count. Say both.
    Recomputed cases: resolution_with_open_tickets.
    """
    return _wait(times, "resolution", unit, confidence, missing, percentiles)


def resolved_share(resolved: int, tickets: int, confidence: float = 0.95) -> Estimate:
    """Return the share of all opened tickets that are resolved.

    Parameters
    ----------
    resolved, tickets : int
        Resolved tickets, and all that were opened in the same period, the open ones too.
    confidence : float
        Share between 0 and 1.

    Raises
    ------
    ValueError
        If the counts or the confidence make no sense.

    Notes
    -----
    Source: resolved over opened tickets, with the interval of Agresti & Coull (1998).
    Dispute: some divide tickets closed in a month by tickets opened in it, which can exceed 100 %;
        we follow the tickets of one period.
    Recomputed cases: resolved_90of100.
    """
    return replace(adjusted_wald(resolved, tickets, confidence), name="Resolved share")


def first_contact_resolution(
    solved_first: int, n: int, base: str, confidence: float = 0.95
) -> Estimate:
    """Return the share solved at first contact (FCR), of a base that the sentence names.

    Parameters
    ----------
    solved_first : int
        Cases solved in one contact.
    n : int
        Cases in the base.
    base : str
        What the base is, for example ``"all contacts"``, ``"resolved tickets"`` or ``"contacts
        that the first level can solve"``. It has no default, because the rate depends on it.
    confidence : float
        Share between 0 and 1.

    Raises
    ------
    ValueError
        If the counts or the confidence make no sense, or the base has no name.

    Notes
    -----
    ``solved at first contact / base``

    Source: Medallia, How is First Contact Resolution calculated?
    Dispute: gross FCR takes all contacts, net FCR only those that the first level could solve
        (MetricNet), Freshservice only the resolved tickets: three rates of one help desk. Who says
        "solved", the agent or the customer, moves it too.
    Published cases: fcr_sparrowdesk, fcr_zapscale.
    Recomputed cases: fcr_gross_and_net.
    """
    if not (isinstance(base, str) and base.strip()):
        raise ValueError(
            f"Found base = {base!r}, but the rate depends on it; write what n counts, for example "
            '"all contacts".'
        )
    rate = adjusted_wald(solved_first, n, confidence)
    return replace(rate, name=f"Solved at first contact (of {base})")


def _wait(values, name, unit, confidence, missing, percentiles) -> Wait:
    if missing not in ("refuse", "slowest", "drop"):
        raise ValueError(f'Found missing = {missing!r}; write "refuse", "slowest" or "drop".')
    for share in percentiles:
        if not 0 < share < 1:
            raise ValueError(
                f"Found the percentile {share}, but it is a share between 0 and 1; write 0.9."
            )
    advice = 'missing="slowest" keeps open tickets as the slowest; missing="drop"'
    reading = "refuse" if missing == "refuse" else "drop"
    answers = read(values, Scale("time", low=0), reading, advice)
    done, blank = answers.values, answers.dropped
    still_open = blank if missing == "slowest" else 0
    waits = np.concatenate([done, np.full(still_open, _STILL_OPEN)]) if still_open else done
    middle = clock.median(waits, confidence)
    ranks = [max(1, math.ceil(round(share * waits.size, 9))) for share in percentiles]
    ordered = np.partition(waits, sorted({rank - 1 for rank in ranks})) if ranks else waits

    def time(value: float) -> float:
        return math.inf if value >= _STILL_OPEN / 2 else float(value)

    return Wait(
        median=time(middle.estimate),
        low=time(middle.low),
        high=time(middle.high),
        percentiles={
            share: time(ordered[rank - 1]) for share, rank in zip(percentiles, ranks, strict=True)
        },
        n=waits.size,
        still_open=still_open,
        unit=unit,
        confidence=confidence,
        name=name,
        dropped=blank - still_open,
    )
