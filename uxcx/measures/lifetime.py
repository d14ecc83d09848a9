"""How long a customer stays, and what a customer is worth (customer lifetime value, CLV).

Both rest on one constant retention rate, which ``loyalty`` measures. Lifetime value is worked out
by each of the three common conventions, which differ by more than their names show.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from uxcx.measures.foundations.answers import read_count
from uxcx.measures.foundations.estimate import Result

FIRST_MARGINS = ("if retained", "certain", "certain, at the end")


@dataclass(frozen=True)
class Lifetime(Result):
    """How long a customer stays on average.

    Attributes
    ----------
    periods : float
        Expected number of periods, the first one included.
    retention : float
        Share who stay from one period to the next.
    """

    periods: float
    retention: float

    def __float__(self) -> float:
        """Return `periods`, so that it can be reckoned with."""
        return self.periods

    def __str__(self) -> str:
        """Say the result in a sentence."""
        return (
            f"A customer stays {self.periods:.4g} periods on average, the first one included, if "
            f"{100 * self.retention:.4g} % stay from each period to the next."
        )


def expected_lifetime(retention: float) -> Lifetime:
    """Return how many periods a customer stays on average, at a constant retention rate.

    Parameters
    ----------
    retention : float
        Share from 0 up to, not including, 1; one minus the churn rate.

    Notes
    -----
    ``1 / (1 - r)``, the mean of a geometric distribution that counts the first period.

    Source: mean of the geometric distribution.
    Dispute: without the first period it is ``r / (1 - r)``, one less. Retention is hardly ever
    constant: it rises with time, as those who leave early have left (Fader & Hardie 2010,
    Marketing Science 29(1):85-93), so this is too short for older customers.
    Recomputed cases: lifetime_churn.
    """
    r = _share(retention, "retention")
    if r == 1:
        raise ValueError(
            "Found retention = 1, but then nobody ever leaves and the lifetime has no end; use a "
            "rate below 1."
        )
    return Lifetime(1 / (1 - r), r)


@dataclass(frozen=True)
class LifetimeValue(Result):
    """What a customer is worth today.

    Attributes
    ----------
    value : float
        Worth after the acquisition cost, in the money of `margin`.
    gross : float
        Worth before it.
    multiple : float
        `gross` as a multiple of one period's margin.
    margin, retention, discount, acquisition_cost, first_margin, periods
        As given to `lifetime_value`.
    """

    value: float
    gross: float
    multiple: float
    margin: float
    retention: float
    discount: float
    acquisition_cost: float
    first_margin: str
    periods: int | None

    def __float__(self) -> float:
        """Return `value`, so that it can be reckoned with."""
        return self.value

    def __str__(self) -> str:
        """Say the result in a sentence."""
        time = "without end" if self.periods is None else f"over {self.periods:,} periods"
        cost = (
            f", less {self.acquisition_cost:,.2f} to win the customer"
            if self.acquisition_cost
            else ""
        )
        return (
            f"A customer is worth {self.value:,.2f}: {self.multiple:.4g} times a margin of "
            f"{self.margin:,.2f}{cost} (retention {100 * self.retention:.4g} %, discount "
            f"{100 * self.discount:.4g} % a period, {time}, first margin {self.first_margin})."
        )


def lifetime_value(
    margin: float,
    retention: float,
    discount: float,
    acquisition_cost: float = 0.0,
    first_margin: str = "if retained",
    periods: int | None = None,
) -> LifetimeValue:
    """Return the customer lifetime value (CLV) at a constant margin and retention.

    Parameters
    ----------
    margin : float
        Profit per customer and period, after the cost of keeping the customer.
    retention : float
        Share who stay from one period to the next, 0 to 1.
    discount : float
        Interest rate of the same period, between -1 and 1: 0.1 for 10 %.
    acquisition_cost : float
        What it cost to win the customer; taken off once.
    first_margin : {"if retained", "certain", "certain, at the end"}
        ``"if retained"``: the first margin comes after one period, from those who stayed.
        ``"certain"``: it is paid at once by everybody. ``"certain, at the end"``: everybody
        pays it, at the end of the first period.
    periods : int or None
        How many margins to count; None counts them without end.

    Raises
    ------
    ValueError
        If a rate is no share, a choice is unknown, or the endless sum has no end.

    Notes
    -----
    ``m r / (1 + i - r)``, ``m (1 + i) / (1 + i - r)`` and ``m / (1 + i - r)``, in the order of
    `first_margin`; for n periods times ``1 - (r / (1 + i))^n``.

    Source: Fader & Hardie (2012), "Reconciling and Clarifying CLV Formulas", brucehardie.com
    notes/024 (the three formulas); the sum over n periods is that of a geometric series.
    Dispute: the three conventions differ by a whole margin or more, and textbooks seldom say
    which they use. One retention rate for all undervalues existing customers (Fader & Hardie
    2010, Marketing Science 29(1):85-93).
    Published cases: clv_netflix, clv_netflix_multiple, clv_net4you.
    Recomputed cases: clv_end_of_period, clv_net_of_cost, clv_finite.
    """
    if first_margin not in FIRST_MARGINS:
        raise ValueError(
            f"Found first_margin = {first_margin!r}; write one of "
            f"{', '.join(repr(choice) for choice in FIRST_MARGINS)}."
        )
    m, cost = _money(margin, "margin"), _money(acquisition_cost, "acquisition_cost")
    r, i = _share(retention, "retention"), _discount(discount)
    if periods is None and r >= 1 + i:
        raise ValueError(
            f"Found retention {r:g} and discount {i:g}, but without end that is worth more than "
            "any sum; set periods, or use a lower retention or a higher discount."
        )
    q, n = r / (1 + i), None if periods is None else read_count(periods, "periods")
    endless_or_n = 1 / (1 - q) if n is None else _geometric_sum(q, n)
    first = {"if retained": q, "certain": 1.0, "certain, at the end": 1 / (1 + i)}[first_margin]
    multiple = first * endless_or_n
    gross = m * multiple
    return LifetimeValue(gross - cost, gross, multiple, m, r, i, cost, first_margin, n)


def margin_multiple(
    retentions: float | Sequence[float],
    discounts: float | Sequence[float],
    first_margin: str = "if retained",
) -> np.ndarray | float:
    """Return lifetime value per unit of margin, as a table over retention and discount rates.

    Parameters
    ----------
    retentions, discounts : float or list of floats
        As in `lifetime_value`.
    first_margin : str
        As in `lifetime_value`.

    Returns
    -------
    float or numpy.ndarray
        A number for two numbers; else one row a retention rate and one column a discount rate.

    Notes
    -----
    ``r / (1 + i - r)`` if the first margin is received from retained customers only.

    Source: as `lifetime_value`; "margin multiple" after Gupta & Lehmann, as told on
    ealhamed.github.io/frameworks-library ("The CLV Formula").
    Dispute: as `lifetime_value`: the other convention is larger by exactly 1.
    Published cases: clv_multiple_80_10.
    Recomputed cases: clv_multiple_table.
    """
    table = [
        [lifetime_value(1, r, i, first_margin=first_margin).multiple for i in _listed(discounts)]
        for r in _listed(retentions)
    ]
    single = np.ndim(retentions) == 0 and np.ndim(discounts) == 0
    return table[0][0] if single else np.array(table)


def _geometric_sum(q: float, n: int) -> float:
    """Return 1 + q + q² … of n terms, exact also where q is close to 1."""
    if q in (0, 1):
        return float(n) if q else float(n > 0)
    return math.expm1(n * math.log(q)) / (q - 1)


def _listed(values) -> Sequence[float]:
    return [values] if np.ndim(values) == 0 else values


def _number(value: float, what: str, meaning: str, valid) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = math.nan
    if isinstance(value, str) or not math.isfinite(number) or not valid(number):
        raise ValueError(f"Found {what} = {value}, but it is {meaning}.")
    return number


def _share(value: float, what: str) -> float:
    return _number(value, what, "a share from 0 to 1; write 0.8 for 80 %", lambda x: 0 <= x <= 1)


def _discount(value: float) -> float:
    meaning = "an interest rate as a share, between -1 and 1; write 0.1 for 10 %"
    return _number(value, "discount", meaning, lambda x: -1 < x < 1)


def _money(value: float, what: str) -> float:
    return _number(value, what, "a sum of money; write one finite number", lambda x: True)
