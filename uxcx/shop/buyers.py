"""Who buys, how it goes, how they feel about it, and whether they come back.

One order after the other: a customer comes back within 90 days, later, or not at all, and that
depends on how the last order went. How satisfied somebody *really* is stays hidden from the shop;
`surveys` shows what it gets to see. Money is not here: see `orders`.
"""

import heapq

import numpy as np
import pandas as pd

from uxcx.shop.catalogue import MARKETS, REGIONS, SOURCES
from uxcx.shop.site import NEW_SITE
from uxcx.shop.streams import choose, share_from_logit

REGION_WEIGHT = (0.28, 0.24, 0.28, 0.20)
CHEAP_CARRIER_FROM = np.datetime64("2025-07-01")
CHEAP_CARRIER_REGIONS = ("North", "West")
AUTUMN = np.datetime64("2025-10-01")
LATE = {"Swift": 0.05, "Budget": 0.48, "Budget in autumn": 0.40}  # Budget learns a little
EXTRA_DAYS_LATE = {"Swift": 0.8, "Budget": 2.2}

# Hidden satisfaction on the 0-10 scale of the later question, and what moves it.
SATISFACTION = 7.69
PER_PAST_ORDER, PAST_ORDERS_THAT_COUNT = 0.42, 4
NEW_SITE_EFFECT = 0.20
LATE_EFFECT, PER_DAY_LATE, DAYS_THAT_COUNT = -2.9, -0.25, 4
RETURN_EFFECT = -0.25
PERSON_SD, ORDER_SD = 0.9, 1.38  # together 1.65
# People in Southland use 9 and 10 freely, people in Northland seldom. They are equally satisfied.
HABIT = {"Southland": 0.45, "Northland": -0.45}

SIZE_STEP_USED = 0.70
RETURNED = {True: 0.18, False: 0.38}  # with and without the size step


def people(draw, size: int) -> pd.DataFrame:
    """Simulate `size` people as they are before the year starts, in order of their coming."""
    past = np.exp(0.05 + 0.7 * draw("customers.past_orders.liking").standard_normal(size))
    past = np.minimum(draw("customers.past_orders").poisson(past), 8)
    joins = draw("customers.loyalty_member").random(size)
    # Who ordered often last year tends to come early in this one.
    arrival = draw("customers.arrival").exponential(size=size) / (1 + past) ** 0.75
    persons = pd.DataFrame(
        {
            "arrival": arrival,
            "region": choose(draw("customers.region"), REGIONS, REGION_WEIGHT, size),
            "market": choose(draw("customers.market"), MARKETS, (0.5, 0.5), size),
            "type": choose(draw("customers.type"), ("consumer", "business"), (0.96, 0.04), size),
            "past_orders": past,
            "liking": PERSON_SD * draw("customers.liking").standard_normal(size),
            # Who bought often joins the scheme; the scheme itself changes nothing.
            "loyalty_member": joins < share_from_logit(past - 2.0),
        }
    )
    return persons.sort_values("arrival", ignore_index=True).drop(columns="arrival")


def purchases(draw, visits: pd.DataFrame) -> pd.DataFrame:
    """Simulate all orders of the year in order of date, with the hidden satisfaction.

    Parameters
    ----------
    draw : Streams
    visits : pandas.DataFrame
        As made by `site.visits`; each visit with ``ordered`` becomes one order.

    Returns
    -------
    pandas.DataFrame
        One row per order: the visit's columns, the person's columns (`person` numbers the people
        from 0 in order of their first order), and what happened.
    """
    orders = visits[visits["ordered"]].reset_index(drop=True)
    size = len(orders)
    persons = people(draw, size)

    # The one-page checkout has no size step.
    uses_step = draw("orders.size_step_used").random(size) < SIZE_STEP_USED
    orders["size_step_used"] = uses_step & (orders["arm"] != "B")
    chance = orders["size_step_used"].map(RETURNED)
    orders["returned"] = draw("orders.returned").random(size) < chance

    orders = orders.join(pd.DataFrame(_one_after_the_other(draw, orders, persons)))
    orders = orders.join(persons, on="person")
    orders.insert(0, "order_id", [f"O-{number:05d}" for number in range(1, size + 1)])
    orders.insert(1, "customer_id", _shuffled_ids(draw, orders["person"]))
    return orders


def _shuffled_ids(draw, person) -> np.ndarray:
    """Give each person an id at random, so that the id says nothing about the person."""
    numbers = draw("customers.customer_id").random(person.max() + 1).argsort() + 1
    return np.array([f"C-{number:04d}" for number in numbers])[person]


def _one_after_the_other(draw, orders, persons) -> dict[str, list]:
    """Walk through the year: who orders, is it late, how do they like it, will they be back.

    Plain numbers in a loop, since each order decides who can be the buyer of a later one.
    """
    size = len(orders)
    day = (orders["date"] - pd.Timestamp("2025-01-01")).dt.days.tolist()
    cheap_days = (orders["date"] >= CHEAP_CARRIER_FROM).tolist()
    autumn = (orders["date"] >= AUTUMN).tolist()
    cheap_region = persons["region"].isin(CHEAP_CARRIER_REGIONS).tolist()
    past_orders = persons["past_orders"].tolist()
    from_person = (
        SATISFACTION
        + PER_PAST_ORDER * persons["past_orders"].clip(upper=PAST_ORDERS_THAT_COUNT)
        + persons["liking"]
    ).tolist()
    from_order = (
        NEW_SITE_EFFECT * (orders["date"] >= NEW_SITE)
        + RETURN_EFFECT * orders["returned"]
        + ORDER_SD * draw("orders.mood").standard_normal(size)
    ).tolist()
    habit = persons["market"].map(HABIT).tolist()
    luck = draw("deliveries.late").random(size).tolist()
    extra_days = {
        carrier: draw(f"deliveries.days_late.{carrier}").poisson(days, size).tolist()
        for carrier, days in EXTRA_DAYS_LATE.items()
    }
    comes_back = draw("orders.rebuy_90d").random(size).tolist()
    soon = draw("orders.rebuy_90d.day").integers(12, 81, size).tolist()
    much_later = draw("orders.later_rebuy").integers(95, 2500, size).tolist()

    made = {
        column: []
        for column in ("person", "carrier", "days_late", "satisfaction", "rating", "rebuy_90d")
    }
    expected: list[tuple[int, int]] = []  # (day, person), the earliest first
    strangers = 0
    for order in range(size):
        if expected and expected[0][0] <= day[order]:
            person = heapq.heappop(expected)[1]
        else:
            person, strangers = strangers, strangers + 1

        carrier = "Budget" if cheap_days[order] and cheap_region[person] else "Swift"
        in_autumn = carrier == "Budget" and autumn[order]
        late = luck[order] < LATE["Budget in autumn" if in_autumn else carrier]
        days_late = 1 + extra_days[carrier][order] if late else 0
        satisfaction = from_person[person] + from_order[order]
        if late:
            satisfaction += LATE_EFFECT + PER_DAY_LATE * min(days_late, DAYS_THAT_COUNT)
        satisfaction = round(min(max(satisfaction, 0), 10), 2)
        rating = rating_from(satisfaction, habit[person])

        logit = -1.35 + 0.12 * (rating - 8) + 0.15 * past_orders[person] - 0.35 * late
        rebuy = comes_back[order] < share_from_logit(logit)
        wait = soon[order] if rebuy else much_later[order]
        heapq.heappush(expected, (day[order] + wait, person))
        for column, value in zip(
            made, (person, carrier, days_late, satisfaction, rating, rebuy), strict=True
        ):
            made[column].append(value)
    return made


def mood(made) -> pd.Series:
    """Return the part of the hidden satisfaction that is the person and the day."""
    late = made["days_late"] > 0
    known = (
        PER_PAST_ORDER * made["past_orders"].clip(upper=PAST_ORDERS_THAT_COUNT)
        + NEW_SITE_EFFECT * (made["date"] >= NEW_SITE)
        + RETURN_EFFECT * made["returned"]
        + late * (LATE_EFFECT + PER_DAY_LATE * made["days_late"].clip(upper=DAYS_THAT_COUNT))
    )
    return made["satisfaction"] - known


def rating_from(satisfaction: float, habit: float) -> int:
    """Turn a hidden satisfaction (0-10) into the whole number that a person ticks."""
    return int(min(max(round(satisfaction + habit, 2) + 0.5, 0), 10))


def customers(year) -> pd.DataFrame:
    """Build the table of everybody who ordered in the year."""
    orders, draw = year.purchases, year.draw
    first = orders.drop_duplicates("person")
    size = len(first)
    past = first["past_orders"].to_numpy()
    first_this_year = first["date"].to_numpy()

    # Earlier customers have 30 days for each past order; a fifth of the others had paused a year.
    before = 30 * past + draw("customers.first_order_date").integers(0, 1600, size)
    paused = draw("customers.paused").random(size) < 0.2
    before = np.where(past == 0, before + 366, before)
    first_ever = np.where(
        (past > 0) | paused,
        np.datetime64("2024-12-31") - before.astype("timedelta64[D]"),
        first_this_year,
    )
    joined = draw("customers.member_since").random(size) * (first_this_year - first_ever).astype(
        "timedelta64[D]"
    ).astype(int)
    member_since = first_ever + joined.astype(int).astype("timedelta64[D]")
    spent = past * 84 * np.exp(0.3 * draw("customers.value_12m_eur").standard_normal(size))
    friends = np.exp(-2.3 + 0.35 * first["liking"].to_numpy() + 0.12 * past)

    table = pd.DataFrame(
        {
            "customer_id": first["customer_id"],
            "first_order_date": first_ever,
            "region": first["region"],
            "market": first["market"],
            "type": first["type"],
            "source": choose(
                draw("customers.source"), SOURCES, (0.4, 0.12, 0.02, 0.2, 0.14, 0.12), size
            ),
            "past_orders_12m": past,
            "loyalty_member": first["loyalty_member"],
            "member_since": pd.Series(member_since, first.index).where(first["loyalty_member"]),
            "value_12m_eur": np.round(spent, 2),
            "referral_orders": draw("customers.referral_orders").poisson(friends),
            "consent_tracking": draw("customers.consent_tracking").random(size) < 0.78,
        }
    )
    return table.sort_values("customer_id", ignore_index=True)
