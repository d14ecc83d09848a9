"""The plot of the shop's year: each twist as a named fact that is measured on the tables.

The tests demand that all of them hold on `data/`. The arithmetic is written out in pandas, since
the shop knows nothing of `uxcx.measures`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from uxcx.shop.simulation import SEED, Year

Tables = Mapping[str, pd.DataFrame]
Values = dict[str, float]


@dataclass(frozen=True)
class Twist:
    """A fact about the shop's year.

    Parameters
    ----------
    name : str
    claim : str
        The fact in one plain sentence, with its tolerance.
    measure : callable
        From the tables (name -> DataFrame) to the values that the claim speaks of: NPS in points,
        shares from 0 to 1, SUS in points, times in seconds.
    rule : callable
        From these values to True or False.
    """

    name: str
    claim: str
    measure: Callable[[Tables], Values]
    rule: Callable[[Values], bool]

    def holds(self, tables: Tables) -> bool:
        """Say whether the fact holds on these tables."""
        return bool(self.rule(self.measure(tables)))


TWISTS: dict[str, Twist] = {}


def _twist(claim: str, rule: Callable[[Values], bool]):
    """Enter the decorated measurement as a twist under its own name."""

    def enter(measure):
        TWISTS[measure.__name__] = Twist(measure.__name__, claim, measure, rule)
        return measure

    return enter


def over_seeds(n: int, first: int = 1) -> pd.Series:
    """Simulate other years and say how often each twist holds.

    Parameters
    ----------
    n : int
        How many seeds to try; about half a second each.
    first : int
        The first seed; the course's own seed is left out.

    Returns
    -------
    pandas.Series
        Share of the seeds, 0 to 1, in which a twist holds, by name of the twist.
    """
    held = []
    for seed in [seed for seed in range(first, first + n + 1) if seed != SEED][:n]:
        year = Year(seed)
        held.append({name: twist.holds(year) for name, twist in TWISTS.items()})
    return pd.DataFrame(held).mean()


# ---------------------------------------------------------------------------- small arithmetic
def nps(ratings: pd.Series) -> float:
    """Return the Net Promoter Score of ratings from 0 to 10, in points."""
    return 100 * ((ratings >= 9).mean() - (ratings <= 6).mean())


def _nps_variance(ratings: pd.Series) -> float:
    """Return the squared standard error of the Net Promoter Score, in points squared."""
    side = 1.0 * (ratings >= 9) - 1.0 * (ratings <= 6)
    return 100**2 * side.var(ddof=0) / len(side)


def sus_scores(tables: Tables) -> pd.DataFrame:
    """Return the SUS score (0-100) of each volunteer, with the columns of `ut_people`."""
    sheets = tables["ut_sus"].set_index("pid")
    odd, even = sheets.iloc[:, 0::2], sheets.iloc[:, 1::2]
    score = 2.5 * ((odd - 1).sum(axis=1) + (5 - even).sum(axis=1))
    return tables["ut_people"].merge(score.rename("sus"), left_on="pid", right_index=True)


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


def _wave(tables, wave):
    survey = tables["survey_relational"]
    return survey.loc[survey["wave"] == wave, "ltr_0_10"]


def _success(tables):
    return tables["ut_tasks"].merge(tables["ut_people"], on="pid", validate="many_to_one")


# ---------------------------------------------------------------------------- the twists
@_twist(
    "The site got better and the relationship worse: SUS rises by at least 6 points from round 1 "
    "to round 2, NPS falls by at least 8 from Q1 to Q4.",
    lambda v: v["sus_2"] - v["sus_1"] >= 6 and v["nps_q1"] - v["nps_q4"] >= 8,
)
def site_up_relationship_down(tables: Tables) -> Values:
    """Return SUS of both rounds and NPS of the four waves."""
    sus = sus_scores(tables).groupby("round")["sus"].mean()
    waves = {f"nps_{wave.lower()}": nps(_wave(tables, wave)) for wave in ("Q1", "Q2", "Q3", "Q4")}
    return {"sus_1": sus[1], "sus_2": sus[2], **waves}


@_twist(
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


@_twist(
    "The gain after the new site is inside the noise: NPS rises from Q1 to Q2, with z below 1.96.",
    lambda v: 0 < v["z"] < 1.96,
)
def second_quarter_inside_the_noise(tables: Tables) -> Values:
    """Return the gain from Q1 to Q2 in points, and its z."""
    before, after = _wave(tables, "Q1"), _wave(tables, "Q2")
    gain = nps(after) - nps(before)
    return {"gain": gain, "z": gain / np.sqrt(_nps_variance(before) + _nps_variance(after))}


@_twist(
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


@_twist(
    "A late parcel wrecks the relationship: NPS is at least 80 points lower after a late one.",
    lambda v: v["on_time"] - v["late"] >= 80,
)
def late_parcels_wreck(tables: Tables) -> Values:
    """Return NPS after late parcels and after parcels on time."""
    rows = answers(tables)
    late, on_time = rows[rows["late"]], rows[~rows["late"]]
    return {"late": nps(late["ltr_0_10"]), "on_time": nps(on_time["ltr_0_10"])}


@_twist(
    "A good average hides an access gap: in round 2 people with access needs succeed in at least "
    "25 points fewer tasks of a hundred.",
    lambda v: v["others_2"] - v["access_2"] >= 0.25,
)
def access_gap(tables: Tables) -> Values:
    """Return the success share with and without access needs, and of all, in both rounds."""
    rows = _success(tables)
    needs = rows["access_need"] != "none"
    values = {}
    for number in (1, 2):
        now = rows["round"] == number
        values[f"access_{number}"] = rows.loc[now & needs, "success"].mean()
        values[f"others_{number}"] = rows.loc[now & ~needs, "success"].mean()
        values[f"all_{number}"] = rows.loc[now, "success"].mean()
    return values


@_twist(
    "Choosing a size (task 2) did not improve: its success falls by 2 to 12 points of a hundred, "
    "while every other task rises or stays.",
    lambda v: (
        0.02 <= v["task_2_round_1"] - v["task_2_round_2"] <= 0.12
        and all(v[f"task_{task}_round_2"] >= v[f"task_{task}_round_1"] for task in (1, 3, 4, 5))
    ),
)
def size_choice_not_improved(tables: Tables) -> Values:
    """Return the success share by task and round."""
    shares = _success(tables).groupby(["task", "round"])["success"].mean()
    return {f"task_{task}_round_{number}": share for (task, number), share in shares.items()}


@_twist(
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


@_twist(
    "Answering is not random: NPS of the answers is at least 6 points above NPS of all buyers.",
    lambda v: v["answers"] - v["all_buyers"] >= 6,
)
def answering_is_not_random(tables: Tables) -> Values:
    """Return NPS of the answers, and NPS if every buyer had answered."""
    return {
        "answers": nps(tables["survey_relational"]["ltr_0_10"]),
        "all_buyers": nps(tables["truth_satisfaction"]["rating_0_10"]),
    }


@_twist(
    "Conversion falls from Q1 to Q4 while it rises on desktop and on mobile: the mix changed.",
    lambda v: (
        v["total_q4"] < v["total_q1"]
        and v["desktop_q4"] > v["desktop_q1"]
        and v["mobile_q4"] > v["mobile_q1"]
    ),
)
def conversion_falls_by_mix(tables: Tables) -> Values:
    """Return the share of visits with an order in Q1 and Q4: in total and by device."""
    visits = tables["sessions"]
    quarter = visits["date"].dt.quarter
    values = {}
    for number in (1, 4):
        now = visits[quarter == number]
        values[f"total_q{number}"] = now["ordered"].mean()
        for device in ("desktop", "mobile"):
            values[f"{device}_q{number}"] = now.loc[now["device"] == device, "ordered"].mean()
    return values


def _arms(tables):
    rows = tables["experiment"].merge(
        tables["orders"][["order_id", "returned"]], on="order_id", how="left"
    )
    rows["kept"] = rows["returned"].eq(False)
    return {arm: rows[rows["arm"] == arm] for arm in "AB"}


@_twist(
    "The one-page checkout wins and loses: B finishes at least 3 of 100 checkouts more than A, "
    "but keeps at least 2 orders of 100 checkouts fewer.",
    lambda v: v["finished_b"] - v["finished_a"] >= 0.03 and v["kept_a"] - v["kept_b"] >= 0.02,
)
def winner_keeps_fewer_orders(tables: Tables) -> Values:
    """Return by arm: checkout starts, share finished, share of orders returned, share kept."""
    values = {}
    for arm, rows in _arms(tables).items():
        orders = rows[rows["finished"]]
        values |= {
            f"n_{arm.lower()}": len(rows),
            f"finished_{arm.lower()}": rows["finished"].mean(),
            f"returned_{arm.lower()}": orders["returned"].eq(True).mean(),
            f"kept_{arm.lower()}": rows["kept"].mean(),
        }
    return values


@_twist(
    "The one-page checkout loses mobile people: B finishes more on desktop and less on mobile.",
    lambda v: v["desktop_b"] > v["desktop_a"] and v["mobile_b"] < v["mobile_a"],
)
def winner_loses_mobile_people(tables: Tables) -> Values:
    """Return the share finished by device and arm."""
    shares = tables["experiment"].groupby(["device", "arm"], observed=True)["finished"].mean()
    return {f"{device}_{arm.lower()}": share for (device, arm), share in shares.items()}


@_twist(
    "Logged speed flatters: the mean logged load time is lower in B, though mobile pages truly "
    "load at least half a second slower there; people who left first sent no time.",
    lambda v: (
        v["logged_b"] < v["logged_a"]
        and v["mobile_true_b"] - v["mobile_true_a"] >= 0.5
        and v["mobile_missing_b"] > v["mobile_missing_a"]
    ),
)
def logged_speed_flatters(tables: Tables) -> Values:
    """Return by arm: mean logged seconds, true mean seconds and missing share on mobile."""
    rows = tables["experiment"].merge(tables["truth_load"], on="visitor_id")
    values = {}
    for arm in "AB":
        both = rows[rows["arm"] == arm]
        mobile = both[both["device"] == "mobile"]
        values |= {
            f"logged_{arm.lower()}": both["load_s"].mean(),
            f"mobile_true_{arm.lower()}": mobile["load_true_s"].mean(),
            f"mobile_missing_{arm.lower()}": mobile["load_s"].isna().mean(),
        }
    return values


@_twist(
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
