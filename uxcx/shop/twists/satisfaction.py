"""Twists of satisfaction with one order, of cleaning, and of what drives the recommendation."""

import pandas as pd

from uxcx.shop.twists.relationship import answers
from uxcx.shop.twists.twist import Tables, Values, twist


def top_two_box(ratings: pd.Series) -> float:
    """Return the share of ratings of 4 or 5; empty ones count in the base."""
    return (ratings >= 4).mean()


@twist(
    "A late parcel wrecks satisfaction: at least 84 of 100 are satisfied after a parcel on time, "
    "at most 22 after a late one.",
    lambda v: v["on_time"] >= 0.84 and v["late"] <= 0.22,
)
def late_parcels_wreck_satisfaction(tables: Tables) -> Values:
    """Return CSAT (top-two-box share) of the answers: in total, after late parcels, on time."""
    rows = tables["survey_csat"]
    worst = tables["deliveries"].groupby("order_id")["days_late"].max()
    late = rows["order_id"].map(worst) > 0
    return {
        "all": top_two_box(rows["csat_1_5"]),
        "late": top_two_box(rows.loc[late, "csat_1_5"]),
        "on_time": top_two_box(rows.loc[~late, "csat_1_5"]),
    }


@twist(
    "The middle stays silent: buyers who would tick 3 answer the CSAT survey at most 0.85 times as "
    "often as buyers who would tick 1 or 5.",
    lambda v: v["rate_3"] <= 0.85 * min(v["rate_1"], v["rate_5"]),
)
def the_middle_stays_silent(tables: Tables) -> Values:
    """Return the share that answers by rating, in total, and CSAT if every buyer had answered."""
    rows = tables["truth_feedback"]
    rates = rows.groupby("csat_1_5")["csat_answered"].mean()
    return {
        **{f"rate_{rating}": rate for rating, rate in rates.items()},
        "rate": rows["csat_answered"].mean(),
        "all_buyers": top_two_box(rows["csat_1_5"]),
    }


@twist(
    "Dirt moves the score: CSAT of the raw table, counted as it stands, is 4 to 10 points of a "
    "hundred below CSAT of the clean one.",
    lambda v: 0.04 <= v["clean"] - v["raw"] <= 0.10,
)
def dirt_moves_csat(tables: Tables) -> Values:
    """Return CSAT of the raw table as it stands, without its blanks, and of the clean one."""
    raw = tables["raw_survey_csat"]["csat_1_5"]
    return {
        "raw": top_two_box(raw),
        "raw_without_blanks": top_two_box(raw.dropna()),
        "clean": top_two_box(tables["survey_csat"]["csat_1_5"]),
    }


@twist(
    "People say price and mean the parcel: in the second half delivery is the driver with the "
    "lowest mean and the closest tie to the recommendation; price is named most often, with a tie "
    "below 0.15.",
    lambda v: (
        v["rank_of_delivery_tie"] == 1
        and v["rank_of_delivery_mean"] == 1
        and v["rank_of_price_named"] == 1
        and v["tie_price"] < 0.15
    ),
)
def price_is_said_delivery_moves(tables: Tables) -> Values:
    """Return ties (Pearson correlations), means and ranks of the drivers, second half."""
    rows = answers(tables)
    rows = rows[rows["half"] == 2]
    drivers = rows[[column for column in rows if column.startswith("driver_")]]
    tie, mean = drivers.corrwith(rows["ltr_0_10"]), drivers.mean()
    reasons = tables["truth_reasons"].merge(rows, on="response_id")["theme"].value_counts()
    return {
        "tie_delivery": tie["driver_delivery"],
        "tie_price": tie["driver_price"],
        "mean_delivery": mean["driver_delivery"],
        "mean_price": mean["driver_price"],
        "named_price": float(reasons["price"]),
        "named_delivery": float(reasons["delivery"]),
        "rank_of_delivery_tie": tie.rank(ascending=False)["driver_delivery"],
        "rank_of_delivery_mean": mean.rank()["driver_delivery"],
        "rank_of_price_named": reasons.rank(ascending=False)["price"],
    }
