"""Twists of the journey and of the company: who suffers, who is imagined, what moves first."""

import numpy as np

from uxcx.shop.twists.relationship import nps, nps_variance, ratings_of
from uxcx.shop.twists.twist import Tables, Values, twist


@twist(
    "The journey hurts at the door: in the second half receiving is the lowest stage; in North and "
    "West its mean is at most 2.6, in South and East at least 4.",
    lambda v: v["north_west"] <= 2.6 and v["south_east"] >= 4 and v["rank_of_receive"] == 1,
)
def receiving_hurts_in_two_regions(tables: Tables) -> Values:
    """Return the mean feeling (1-5) at receiving, second half, and its rank from below."""
    rows = tables["diary"]
    rows = rows[rows["half"] == 2]
    hit = rows["region"].isin(["North", "West"])
    received = rows["stage"] == "receive"
    stages = rows.groupby("stage", observed=True)["feeling_1_5"].mean()
    return {
        "north_west": rows.loc[hit & received, "feeling_1_5"].mean(),
        "south_east": rows.loc[~hit & received, "feeling_1_5"].mean(),
        "rank_of_receive": stages.rank()["receive"],
    }


@twist(
    "The team's favourite persona is a handful: at most 25 customers are business buyers in North "
    "with two or more earlier orders who ordered by phone.",
    lambda v: v["people"] <= 25,
)
def favourite_persona_is_few(tables: Tables) -> Values:
    """Return how many customers fit the busy business buyer, and how many there are in all."""
    customers, orders = tables["customers"], tables["orders"]
    by_phone = orders.loc[orders["device"] == "mobile", "customer_id"]
    fits = (
        (customers["type"] == "business")
        & (customers["region"] == "North")
        & (customers["past_orders_12m"] >= 2)
        & customers["customer_id"].isin(by_phone)
    )
    return {"people": float(fits.sum()), "customers": float(len(customers))}


@twist(
    "The lead over a rival is inside the noise: NPS in Q4 differs from that of Rival Z by less "
    "than the margin of the difference.",
    lambda v: abs(v["gap"]) < v["margin"],
)
def rival_gap_inside_the_noise(tables: Tables) -> Values:
    """Return the gap to Rival Z in Q4, and the margin (95 %) of that gap, in points."""
    rivals = tables["competitors"]
    rival = rivals[(rivals["brand"] == "Rival Z") & (rivals["quarter"] == "Q4")].iloc[0]
    ours = ratings_of(tables, "Q4")
    own_margin = 1.96 * np.sqrt(nps_variance(ours))
    rival_margin = (rival["ci_high"] - rival["ci_low"]) / 2
    return {"gap": nps(ours) - rival["nps"], "margin": np.hypot(own_margin, rival_margin)}


@twist(
    "The desk fills before the mood falls: the backlog of the service team in July is at least 1.4 "
    "times that of the first half, and its mood falls more from July to August than from June to "
    "July.",
    lambda v: (
        v["backlog_july"] >= 1.4 * v["backlog_1"]
        and v["mood_june"] - v["mood_july"] < v["mood_july"] - v["mood_august"]
    ),
)
def desk_fills_before_mood_falls(tables: Tables) -> Values:
    """Return backlog (cases) and mood (1-10) of the service team around July."""
    pulse = tables["team_pulse"]
    service = pulse[pulse["team"] == "service"].set_index("month").sort_index()
    return {
        "backlog_1": service.loc[service.index <= 6, "backlog"].mean(),
        "backlog_july": float(service["backlog"][7]),
        **{
            f"mood_{name}": service["mood_1_10"][month]
            for name, month in (("june", 6), ("july", 7), ("august", 8))
        },
    }
