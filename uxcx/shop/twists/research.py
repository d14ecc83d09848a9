"""Twists of the problem list, the checklist, the card sort and the tree test."""

from math import comb

import pandas as pd

from uxcx.shop.twists.twist import Tables, Values, twist

TESTERS = 5


def _met(tables: Tables) -> pd.DataFrame:
    """Return one row per problem: severity, people who met it, and how many have no need."""
    needs = tables["ut_people"][["pid", "access_need"]]
    rows = tables["ut_problems"].merge(needs, on="pid", validate="many_to_one")
    rows["without_need"] = rows["seen"] & (rows["access_need"] == "none")
    return rows.groupby("problem_id").agg(
        severity=("severity", "first"),
        seen=("seen", "sum"),
        without_need=("without_need", "sum"),
        people=("seen", "size"),
    )


@twist(
    "Five testers miss much: by the formula with the mean share they meet at least 68 % of the "
    "problems, by the share of each problem at least 10 points fewer of a hundred.",
    lambda v: v["formula_with_mean"] >= 0.68 and v["formula_with_mean"] - v["by_problem"] >= 0.1,
)
def five_testers_miss_much(tables: Tables) -> Values:
    """Return the share of problems that five testers meet.

    By the formula with the mean share of people, by the formula with each problem's own share,
    and exactly: over all teams of five of the 40 people. Also the mean share itself.
    """
    met = _met(tables)
    share = met["seen"] / met["people"]
    missed = [
        comb(people - seen, TESTERS) / comb(people, TESTERS)
        for people, seen in zip(met["people"], met["seen"], strict=True)
    ]
    return {
        "mean_share": share.mean(),
        "formula_with_mean": 1 - (1 - share.mean()) ** TESTERS,
        "by_problem": (1 - (1 - share) ** TESTERS).mean(),
        "all_teams": 1 - sum(missed) / len(missed),
    }


@twist(
    "Who was invited decides: each of the three problems that stop people was met, and by nobody "
    "without an access need.",
    lambda v: v["blockers"] == v["met"] == 3 and v["met_without_need"] == 0,
)
def blockers_met_only_with_needs(tables: Tables) -> Values:
    """Return how many problems have severity 4, how many were met, and by others."""
    met = _met(tables)
    blockers = met[met["severity"] == 4]
    return {
        "blockers": len(blockers),
        "met": (blockers["seen"] > 0).sum(),
        "met_without_need": (blockers["without_need"] > 0).sum(),
    }


@twist(
    "A checker is not a person: it found 14 of 17 faults, and none of the three that stop people.",
    lambda v: v["found"] == 14 and v["blockers_missed"] == 3 and v["blockers_found"] == 0,
)
def checker_misses_the_blockers(tables: Tables) -> Values:
    """Return how many faults the checker found, and how it did on those of severity 4."""
    faults = tables["checklist"]
    blockers = faults[faults["severity"] == 4]
    return {
        "found": faults["found"].sum(),
        "blockers_found": blockers["found"].sum(),
        "blockers_missed": (~blockers["found"]).sum(),
    }


@twist(
    "People keep the size guide with the shoe: 80 to 86 % put it into a pile about the shoe, and "
    "at most 12 % into one about help.",
    lambda v: 0.80 <= v["about_the_shoe"] <= 0.86 and v["help"] <= 0.12,
)
def size_guide_belongs_to_the_shoe(tables: Tables) -> Values:
    """Return the share of people by pile of the size guide, and how often it lies with materials.

    The last value needs no coding of pile names: it counts people who put both into one pile.
    """
    sort = tables["cardsort"]
    guide = sort[sort["card"] == "Size guide"].set_index("pid")
    other = sort[sort["card"] == "Materials"].set_index("pid").loc[guide.index]
    return {
        "about_the_shoe": (guide["group_idea"] == "about the shoe").mean(),
        "help": (guide["group_idea"] == "help").mean(),
        "with_materials": (guide["group_label"] == other["group_label"]).mean(),
    }


def _in_tree(tables: Tables, tree: str, task: int) -> pd.DataFrame:
    rows = tables["treetest"]
    return rows[(rows["tree"] == tree) & (rows["task"] == task)]


@twist(
    "Size advice is in the wrong place: 35 to 41 % find it in the old menu, 75 to 81 % in the "
    "proposed one.",
    lambda v: 0.35 <= v["old"] <= 0.41 and 0.75 <= v["proposed"] <= 0.81,
)
def size_advice_moves(tables: Tables) -> Values:
    """Return the share of people who find size advice (task 1) in each menu."""
    return {tree: _in_tree(tables, tree, 1)["success"].mean() for tree in ("old", "proposed")}


@twist(
    "Success can hide wandering: at least 80 % find their parcel in the old menu, but at most "
    "40 % without a step back.",
    lambda v: v["success"] >= 0.8 and v["direct_success"] <= 0.4,
)
def success_hides_wandering(tables: Tables) -> Values:
    """Return success, and success without a step back, of tracking a parcel in the old menu."""
    rows = _in_tree(tables, "old", 2)
    return {
        "success": rows["success"].mean(),
        "direct_success": (rows["success"] & rows["direct"]).mean(),
    }
