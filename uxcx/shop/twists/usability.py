"""Twists of the usability tests: what people can do, and who cannot."""

import pandas as pd

from uxcx.shop.twists.twist import Tables, Values, twist


def sus_scores(tables: Tables) -> pd.DataFrame:
    """Return the SUS score (0-100) of each volunteer, with the columns of `ut_people`."""
    sheets = tables["ut_sus"].set_index("pid")
    odd, even = sheets.iloc[:, 0::2], sheets.iloc[:, 1::2]
    score = 2.5 * ((odd - 1).sum(axis=1) + (5 - even).sum(axis=1))
    return tables["ut_people"].merge(score.rename("sus"), left_on="pid", right_index=True)


def _success(tables):
    return tables["ut_tasks"].merge(tables["ut_people"], on="pid", validate="many_to_one")


@twist(
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


@twist(
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
