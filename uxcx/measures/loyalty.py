"""Do customers stay, buy again and bring others?

Every rate comes with an interval and says what it is a share of. What a customer is worth stands
in ``lifetime``; comparing groups of customers that are not alike is the work of ``stratified``.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from uxcx.measures.foundations.answers import read_count
from uxcx.measures.foundations.estimate import Estimate, Result
from uxcx.measures.foundations.scale import Scale
from uxcx.measures.foundations.student import mean_on_scale
from uxcx.measures.proportions import adjusted_wald


def retention(retained: int, at_start: int, confidence: float = 0.95) -> Estimate:
    """Return the share of a period's first customers who are still customers at its end.

    Parameters
    ----------
    retained : int
        Customers of the start who are still there at the end; nobody won on the way.
    at_start : int
        Customers at the start of the period: the base.
    confidence : float
        Share between 0 and 1.

    Returns
    -------
    Estimate
        In shares, with the adjusted-Wald interval; churn is one minus it.

    Raises
    ------
    ValueError
        If a count makes no sense, or nobody was there at the start.

    Notes
    -----
    ``retained / at_start``; the interval is `proportions.adjusted_wald`.

    Source: formula as on narrative.bi, "Customer Retention Rate Calculator".
    Dispute: some divide by the average number of customers, or by all at the end. New customers
    in the count can hide any loss, so the base here is the start alone.
    Published cases: retention_narrative.
    Recomputed cases: retention_interval.
    """
    return _rate(retained, at_start, confidence, "Retention rate", "customers retained")


def churn(lost: int, at_start: int, confidence: float = 0.95) -> Estimate:
    """Return the share of a period's first customers who left during it.

    Parameters, result and errors as in `retention`; `lost` takes the place of `retained`.

    Notes
    -----
    ``lost / at_start`` = 1 - retention.

    Source: formula as on online-calculator.org, "Churn Rate Calculator".
    Dispute: a monthly rate times twelve is no yearly rate: twelve months at 5 % lose
    1 - 0.95^12 = 46 %, not 60 %. Rates of different periods cannot be compared.
    Published cases: churn_45_of_98.
    Recomputed cases: churn_mirrors_retention.
    """
    return _rate(lost, at_start, confidence, "Churn rate", "customers lost")


def rebuy_rate(bought_again: int, buyers: int, confidence: float = 0.95) -> Estimate:
    """Return the share of buyers who bought at least once more.

    Parameters
    ----------
    bought_again : int
        Buyers with two purchases or more.
    buyers : int
        Everybody with one purchase or more, all watched for the same time.
    confidence : float
        Share between 0 and 1.

    Returns
    -------
    Estimate
        In shares, with the adjusted-Wald interval.

    Notes
    -----
    ``bought_again / buyers``.

    Source: formula as on wallstreetprep.com, "Repeat Purchase Rate".
    Dispute: some count orders, not people, which lets a few heavy buyers carry the rate. And a
    buyer of last week has had no time to return: leave out whoever was not watched long enough.
    Recomputed cases: rebuy_interval.
    """
    base = "Base: all buyers; it is fair only if all were watched for the same time."
    return _rate(bought_again, buyers, confidence, "Rebuy rate", "buyers who came back", base)


def word_of_mouth(counts: Iterable, confidence: float = 0.95, missing: str = "refuse") -> Estimate:
    """Return how many people a customer told or brought, on average.

    Parameters
    ----------
    counts : list, array or Series of whole numbers from 0
        One number a customer; those who told nobody count as 0.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether blanks stop the calculation or are left out and counted.

    Returns
    -------
    Estimate
        People per customer, with Student's t interval.

    Notes
    -----
    Mean of the counts.

    Source: arithmetic mean and Student's t; no formula of its own.
    Dispute: what people say they will do ("would recommend") is no word of mouth; count what
    they did. A few customers tell very many, so read the median beside the mean.
    Recomputed cases: word_of_mouth_mean.
    """
    scale = Scale("count", 0, whole=True)
    return mean_on_scale(counts, scale, "Told per customer", "people", confidence, missing)


@dataclass(frozen=True)
class Referral(Result):
    """What invitations by customers brought.

    Attributes
    ----------
    customers, invitations, accepted : int
        As counted.
    """

    customers: int
    invitations: int
    accepted: int

    @property
    def invitation_rate(self) -> float:
        """Invitations per customer."""
        return self.invitations / self.customers

    @property
    def acceptance_rate(self) -> float:
        """Accepted per invitation; nan if nobody invited."""
        return self.accepted / self.invitations if self.invitations else math.nan

    @property
    def coefficient(self) -> float:
        """New customers per customer, the viral coefficient k."""
        return self.accepted / self.customers

    @property
    def in_the_end(self) -> float:
        """Customers that one customer comes to in the end, with those brought by the brought."""
        return 1 / (1 - self.coefficient) if self.coefficient < 1 else math.inf

    def __str__(self) -> str:
        """Say the result in a sentence."""
        accepted = f", {100 * self.acceptance_rate:.3g} % accepted" if self.invitations else ""
        growth = (
            f"if that goes on, one customer comes to {self.in_the_end:.3g} in the end"
            if self.coefficient < 1
            else "nothing grows so for long, so check the counts"
        )
        who = "customer" if self.customers == 1 else "customers"
        return (
            f"{self.customers:,} {who} sent {self.invitations:,} invitations{accepted}: "
            f"{self.coefficient:.3g} new per customer; {growth}."
        )


def referral(customers: int, invitations: int, accepted: int) -> Referral:
    """Return how many new customers each customer brings, the viral coefficient.

    Parameters
    ----------
    customers : int
        Customers who could have invited somebody.
    invitations, accepted : int
        Invitations that they sent, and how many of the invited became customers.

    Notes
    -----
    ``k = invitations / customers * accepted / invitations``; in the end ``1 / (1 - k)``.

    Source: Croll & Yoskovitz, Lean Analytics, Table 17-1 (as quoted on goodreads.com).
    Dispute: k says nothing without the time that a round takes, and it falls as the people who
    can still be invited run out; ``1 / (1 - k)`` is an upper limit.
    Published cases: referral_lean_analytics, referral_k_08.
    Recomputed cases: referral_coefficient.
    """
    customers = read_count(customers, "customers")
    invitations, accepted = read_count(invitations, "invitations"), read_count(accepted, "accepted")
    if customers == 0 or accepted > invitations:
        raise ValueError(
            f"Found {customers:,} customers, {invitations:,} invitations and {accepted:,} "
            "accepted, but there is at least one customer and no more is accepted than was sent; "
            "check the order: customers, invitations, accepted."
        )
    return Referral(customers, invitations, accepted)


def _rate(part, whole, confidence, name, noun, base="") -> Estimate:
    """Return an adjusted-Wald share that names its base."""
    part, whole = read_count(part, noun), read_count(whole, "customers in the base")
    if whole == 0:
        raise ValueError(
            "Found 0 customers in the base, and a share of nobody does not exist; take a period "
            "that begins with customers."
        )
    if part > whole:
        raise ValueError(
            f"Found {part:,} {noun} of {whole:,} in the base, which cannot be; leave out "
            "customers who were won during the period, and check the order of the two counts."
        )
    base = base or "Base: the customers at the start; those won during the period do not count."
    return replace(adjusted_wald(part, whole, confidence), name=name, note=base)
