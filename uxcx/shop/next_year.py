"""Year 2: a simulation of the shop's next year, after the board has spent its money.

Without any option, year 2 is the second half of 2025, twice. What each option changes is an
assumption, written down in `EFFECTS` with its low, likely and high value; everything else is
counted in the tables (`as_in_2025`) and redrawn with the uncertainty that those counts have. The
functions are pure: the same choice, counts and random numbers give the same years. The year 2025
itself is made elsewhere: see `simulation`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from uxcx.shop.buyers import CHEAP_CARRIER_REGIONS

SECOND_HALF = pd.Timestamp("2025-07-01")


@dataclass(frozen=True)
class Effect:
    """What one option is taken to change in year 2.

    Attributes
    ----------
    changes
        The number that it moves.
    low, likely, high
        Ends and peak of a triangle from which each simulated year draws; shares, or NPS points.
    rests_on
        What the tables show about it, and what nobody measured.
    """

    changes: str
    low: float
    likely: float
    high: float
    rests_on: str

    def draw(self, random: np.random.Generator, years: int) -> np.ndarray:
        """Draw the effect anew for each year."""
        return random.triangular(self.low, self.likely, self.high, years)


EFFECTS = {
    "A": Effect(
        "share of orders in North and West that come late",
        *(0.035, 0.05, 0.08),
        "what Swift did in the same regions in the first half-year",
    ),
    "B": Effect(
        "share of the returns for size or fit that no longer happen",
        *(0.15, 0.30, 0.45),
        "size advice found in the tree test; returns without the size step in the A/B test",
    ),
    "C": Effect(
        "share of the checkouts started on phones that finish in addition",
        *(0.0, 0.01, 0.025),
        "load times on phones; nobody tested how much speed alone sells here",
    ),
    "D": Effect(
        "points of NPS, because the bot takes the hard tickets too",
        *(-4.0, -1.5, 0.0),
        "bot and people at equal difficulty; the step from help to NPS is a guess",
    ),
    "E": Effect(
        "points of NPS, because more people are members",
        *(-1.5, 0.0, 1.5),
        "members and others with equally many past orders",
    ),
    "F": Effect(
        "share of orders in addition",
        *(0.005, 0.02, 0.05),
        "success with access needs in the tests; nobody counted such needs among customers",
    ),
}


@dataclass(frozen=True)
class Counts:
    """What year 2 is made of, counted in 2025.

    Each pair is (successes, trials). Groups of orders are keyed by (late, returned).
    """

    checkouts: Mapping[str, tuple[int, int]]  # device -> finished, started, second half
    in_two_regions: tuple[int, int]  # orders in North and West, second half
    late: Mapping[bool, tuple[int, int]]  # in the two regions? -> late, orders, second half
    returned: tuple[int, int]  # orders of the second half
    for_size: tuple[int, int]  # returns of the second half
    back_soon: Mapping[bool, tuple[int, int]]  # late? -> ordered again within 90 days, whole year
    answered: Mapping[tuple[bool, bool], tuple[int, int]]  # answers, orders, whole year
    ratings: Mapping[tuple[bool, bool], tuple[int, int, int]]  # promoters, passives, detractors


def as_in_2025(tables: Mapping[str, pd.DataFrame]) -> Counts:
    """Count what year 2 needs.

    Parameters
    ----------
    tables
        ``sessions``, ``orders``, ``deliveries`` and ``survey_relational``, as `shop.load` gives
        them or as a simulated `Year` holds them.
    """
    parcels = tables["deliveries"].groupby("order_id")
    orders = tables["orders"].assign(
        late=lambda made: made["order_id"].map(parcels["days_late"].max()) > 0,
        two=lambda made: (
            made["order_id"].map(parcels["region"].first()).isin(CHEAP_CARRIER_REGIONS)
        ),
    )
    answers = tables["survey_relational"].merge(
        orders[["order_id", "late", "returned"]], on="order_id", validate="one_to_one"
    )
    recent = orders[orders["date"] >= SECOND_HALF]
    visits = tables["sessions"]
    started = visits[visits["started_checkout"] & (visits["date"] >= SECOND_HALF)]

    def pair(happened: pd.Series) -> tuple[int, int]:
        return int(happened.sum()), len(happened)

    groups = [(late, returned) for late in (False, True) for returned in (False, True)]
    answered, ratings = {}, {}
    for late, returned in groups:
        of_group = orders[(orders["late"] == late) & (orders["returned"] == returned)]
        said = answers[(answers["late"] == late) & (answers["returned"] == returned)]["ltr_0_10"]
        promoters, detractors = int((said >= 9).sum()), int((said <= 6).sum())
        answered[late, returned] = (len(said), len(of_group))
        ratings[late, returned] = (promoters, len(said) - promoters - detractors, detractors)
    return Counts(
        checkouts={
            device: pair(rows["ordered"])
            for device, rows in started.groupby("device", observed=True)
        },
        in_two_regions=pair(recent["two"]),
        late={two: pair(recent.loc[recent["two"] == two, "late"]) for two in (False, True)},
        returned=pair(recent["returned"]),
        for_size=pair(recent.loc[recent["returned"], "return_reason"] == "size/fit"),
        back_soon={
            late: pair(orders.loc[orders["late"] == late, "rebuy_90d"]) for late in (False, True)
        },
        answered=answered,
        ratings=ratings,
    )


def simulate(
    options: Iterable[str], counts: Counts, years: int, random: np.random.Generator
) -> pd.DataFrame:
    """Simulate year 2 many times over for one choice of options.

    Parameters
    ----------
    options
        Letters of the options that are bought, such as "ABF"; none of them for no change.
    counts
        From `as_in_2025`.
    years
        How many times to draw the year.
    random
        Where the luck comes from.

    Returns
    -------
    pandas.DataFrame
        One row a year: ``nps`` (points, of the answers of the year), ``answers``, ``orders``,
        ``kept_orders``, ``late_orders``, ``returned_orders``.

    Raises
    ------
    ValueError
        If there is no such option.
    """
    bought = set(options)
    if unknown := bought - EFFECTS.keys():
        raise ValueError(
            f"There is no option {', '.join(sorted(unknown))}. Choose from {', '.join(EFFECTS)}."
        )
    # All are drawn, bought or not: so two choices differ by what they buy, not by their luck.
    effect = {letter: one.draw(random, years) for letter, one in EFFECTS.items()}

    def share(pair: tuple[int, int]) -> np.ndarray:
        return random.beta(pair[0] + 1, pair[1] - pair[0] + 1, years)

    orders = np.zeros(years, dtype=int)
    for device, (finished, started) in counts.checkouts.items():
        finish = share((finished, started))
        if device == "mobile" and "C" in bought:
            finish = finish + effect["C"]
        orders += random.binomial(random.poisson(2 * started, years), finish)
    if "F" in bought:
        orders = np.round(orders * (1 + effect["F"])).astype(int)

    two = random.binomial(orders, share(counts.in_two_regions))
    late_share = {of_two: share(counts.late[of_two]) for of_two in (False, True)}
    lost = share(counts.back_soon[False]) - share(counts.back_soon[True])
    back = np.zeros(years)
    if "A" in bought:
        back = two * (late_share[True] - effect["A"]) * lost
        late_share[True] = effect["A"]
    late = random.binomial(two, late_share[True])
    late += random.binomial(orders - two, late_share[False])
    orders = orders + np.round(np.maximum(back, 0)).astype(int)

    returned_share = share(counts.returned)
    size_share = share(counts.for_size)
    if "B" in bought:
        returned_share = returned_share * (1 - size_share * effect["B"])

    answers = np.zeros((years, 3), dtype=int)
    returned_orders = np.zeros(years, dtype=int)
    for was_late, number in ((False, orders - late), (True, late)):
        sent_back = random.binomial(number, returned_share)
        returned_orders += sent_back
        for returned, size in ((False, number - sent_back), (True, sent_back)):
            group = (was_late, returned)
            zones = random.dirichlet(np.array(counts.ratings[group]) + 1, years)
            answers += random.multinomial(
                random.binomial(size, share(counts.answered[group])), zones
            )
    nps = 100 * (answers[:, 0] - answers[:, 2]) / answers.sum(axis=1)
    for letter in bought & {"D", "E"}:
        nps = nps + effect[letter]
    return pd.DataFrame(
        {
            "nps": nps,
            "answers": answers.sum(axis=1),
            "orders": orders,
            "kept_orders": orders - returned_orders,
            "late_orders": late,
            "returned_orders": returned_orders,
        }
    )


def full_choices(cost_eur: Mapping[str, int], budget_eur: int) -> list[str]:
    """List the choices that fit into a budget and leave too little for any further option.

    Parameters
    ----------
    cost_eur
        Option -> cost.
    budget_eur
        What may be spent.

    Returns
    -------
    list of str
        Such as "ABF", letters in order.
    """

    def cost(choice: Collection[str]) -> int:
        return sum(cost_eur[letter] for letter in choice)

    letters = sorted(cost_eur)
    return [
        "".join(choice)
        for size in range(len(letters) + 1)
        for choice in combinations(letters, size)
        if cost(choice) <= budget_eur
        and all(
            cost(choice) + cost_eur[other] > budget_eur for other in letters if other not in choice
        )
    ]
