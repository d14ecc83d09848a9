"""Twists of the relationship survey: who is angry, where, and why."""

import numpy as np
import pandas as pd

from uxcx.shop.twists.twist import Tables, Values, twist
from uxcx.shop.twists.usability import sus_scores


def nps(ratings: pd.Series) -> float:
    """Return the Net Promoter Score of ratings from 0 to 10, in points."""
    return 100 * ((ratings >= 9).mean() - (ratings <= 6).mean())


def nps_variance(ratings: pd.Series) -> float:
    """Return the squared standard error of the Net Promoter Score, in points squared."""
    side = 1.0 * (ratings >= 9) - 1.0 * (ratings <= 6)
    return 100**2 * side.var(ddof=0) / len(side)


def answers(tables: Tables) -> pd.DataFrame:
    """Return the survey answers with the half-year, the customer, and whether a parcel was late.

    One row per answer: of an order in two parcels the worse one counts.
    """
    worst = tables["deliveries"].groupby("order_id")["days_late"].max()
    rows = tables["survey_relational"].merge(
        worst.rename("days_late"), left_on="order_id", right_index=True
    )
    rows["late"] = rows["days_late"] > 0
    rows["half"] = np.where(rows["wave"].isin(["Q1", "Q2"]), 1, 2)
    return rows.merge(tables["customers"], on="customer_id", validate="many_to_one")


def ratings_of(tables: Tables, wave: str) -> pd.Series:
    """Return the ratings from 0 to 10 of one wave."""
    survey = tables["survey_relational"]
    return survey.loc[survey["wave"] == wave, "ltr_0_10"]


@twist(
    "The site got better and the relationship worse: SUS rises by at least 6 points from round 1 "
    "to round 2, NPS falls by at least 8 from Q1 to Q4.",
    lambda v: v["sus_2"] - v["sus_1"] >= 6 and v["nps_q1"] - v["nps_q4"] >= 8,
)
def site_up_relationship_down(tables: Tables) -> Values:
    """Return SUS of both rounds and NPS of the four waves."""
    sus = sus_scores(tables).groupby("round")["sus"].mean()
    waves = {
        f"nps_{wave.lower()}": nps(ratings_of(tables, wave)) for wave in ("Q1", "Q2", "Q3", "Q4")
    }
    return {"sus_1": sus[1], "sus_2": sus[2], **waves}


@twist(
    "The fall sits in two regions: from the first to the second half of the year NPS falls by at "
    "least 15 in North and West and by less than 6 in South and East.",
    lambda v: (
        v["north_west_1"] - v["north_west_2"] >= 15 and v["south_east_1"] - v["south_east_2"] < 6
    ),
)
def fall_in_two_regions(tables: Tables) -> Values:
    """Return NPS of North and West, and of South and East, in both halves."""
    rows = answers(tables)
    hit = rows["region"].isin(["North", "West"])
    return {
        f"{name}_{half}": nps(rows.loc[group & (rows["half"] == half), "ltr_0_10"])
        for name, group in (("north_west", hit), ("south_east", ~hit))
        for half in (1, 2)
    }


@twist(
    "The gain after the new site is inside the noise: NPS rises from Q1 to Q2, with z below 1.96.",
    lambda v: 0 < v["z"] < 1.96,
)
def second_quarter_inside_the_noise(tables: Tables) -> Values:
    """Return the gain from Q1 to Q2 in points, and its z."""
    before, after = ratings_of(tables, "Q1"), ratings_of(tables, "Q2")
    gain = nps(after) - nps(before)
    return {"gain": gain, "z": gain / np.sqrt(nps_variance(before) + nps_variance(after))}


@twist(
    "Parcels are late in the second half: 3 to 7 % of the orders before July, 22 to 30 % from "
    "July on.",
    lambda v: 0.03 <= v["late_1"] <= 0.07 and 0.22 <= v["late_2"] <= 0.30,
)
def parcels_late_in_second_half(tables: Tables) -> Values:
    """Return the share of orders with a late parcel, by half-year of the order."""
    worst = tables["deliveries"].groupby("order_id")["days_late"].max()
    orders = tables["orders"].set_index("order_id")
    late = worst.reindex(orders.index) > 0
    first = orders["date"] < "2025-07-01"
    return {"late_1": late[first].mean(), "late_2": late[~first].mean()}


@twist(
    "A late parcel wrecks the relationship: NPS is at least 80 points lower after a late one.",
    lambda v: v["on_time"] - v["late"] >= 80,
)
def late_parcels_wreck(tables: Tables) -> Values:
    """Return NPS after late parcels and after parcels on time."""
    rows = answers(tables)
    late, on_time = rows[rows["late"]], rows[~rows["late"]]
    return {"late": nps(late["ltr_0_10"]), "on_time": nps(on_time["ltr_0_10"])}


@twist(
    "Two markets, one satisfaction: NPS differs by at least 15 points between Southland and "
    "Northland, the hidden satisfaction of all buyers by less than 0.1 on its scale from 0 to 10.",
    lambda v: (
        v["nps_southland"] - v["nps_northland"] >= 15
        and abs(v["satisfaction_southland"] - v["satisfaction_northland"]) < 0.1
    ),
)
def two_markets_one_satisfaction(tables: Tables) -> Values:
    """Return NPS of the answers and mean hidden satisfaction of all buyers, by market."""
    rows = answers(tables)
    hidden = tables["truth_satisfaction"].merge(tables["customers"], on="customer_id")
    values = {}
    for market in ("Southland", "Northland"):
        values[f"nps_{market.lower()}"] = nps(rows.loc[rows["market"] == market, "ltr_0_10"])
        values[f"satisfaction_{market.lower()}"] = hidden.loc[
            hidden["market"] == market, "satisfaction"
        ].mean()
    return values


@twist(
    "Answering is not random: NPS of the answers is at least 6 points above NPS of all buyers.",
    lambda v: v["answers"] - v["all_buyers"] >= 6,
)
def answering_is_not_random(tables: Tables) -> Values:
    """Return NPS of the answers, and NPS if every buyer had answered."""
    return {
        "answers": nps(tables["survey_relational"]["ltr_0_10"]),
        "all_buyers": nps(tables["truth_satisfaction"]["rating_0_10"]),
    }


@twist(
    "The loyalty scheme's effect is selection: members rate at least 0.3 points higher, but among "
    "people with equally many past orders less than half of that remains.",
    lambda v: v["raw"] >= 0.3 and abs(v["like_for_like"]) < 0.5 * v["raw"],
)
def membership_is_selection(tables: Tables) -> Values:
    """Return the gap in mean rating, members minus others: raw, and at equal past orders."""
    rows = answers(tables)
    member = rows["loyalty_member"]
    raw = rows.loc[member, "ltr_0_10"].mean() - rows.loc[~member, "ltr_0_10"].mean()
    means = rows.groupby(["past_orders_12m", "loyalty_member"])["ltr_0_10"].mean().unstack()
    gap = (means[True] - means[False]).dropna()
    weight = rows["past_orders_12m"].value_counts().reindex(gap.index)
    return {"raw": raw, "like_for_like": np.average(gap, weights=weight)}
