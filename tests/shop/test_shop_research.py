"""Problem list, checklist, colours, card sort and tree test are whole and fit together."""

import itertools
import re

import pytest

from uxcx import shop
from uxcx.shop.catalogue.research import IDEAS
from uxcx.shop.simulation import Year

SHARES = (
    *(0.70, 0.62, 0.55, 0.48, 0.40, 0.35, 0.30, 0.26, 0.22, 0.20, 0.18, 0.15),
    *(0.13, 0.12, 0.10, 0.09, 0.08, 0.07, 0.06, 0.05, 0.05, 0.04, 0.03, 0.03),
)


@pytest.fixture(scope="module")
def problems():
    return shop.load("ut_problems")


@pytest.fixture(scope="module")
def test_of_trees():
    return shop.load("treetest")


# ---------------------------------------------------------------------------------- problems
def test_problems_are_a_full_grid_of_round_1(problems):
    people = shop.load("ut_people")
    first = set(people.loc[people["round"] == 1, "pid"])
    assert set(problems["pid"]) == first
    assert (problems.groupby("problem_id").size() == 40).all()
    fixed = problems.groupby("problem_id")[["title", "task", "severity"]].nunique()
    assert (fixed == 1).all(axis=None)
    assert problems["title"].nunique() == 24
    assert problems["problem_id"].unique().tolist() == [f"P{k:02d}" for k in range(1, 25)]


def test_each_problem_is_met_by_its_quota(problems):
    seen = problems.groupby("problem_id")["seen"].sum()
    assert seen.tolist() == [round(40 * share) for share in SHARES]


def test_blockers_are_met_with_the_access_needs_that_they_concern(problems):
    met = problems[problems["seen"]].merge(shop.load("ut_people"), on="pid")
    blockers = met[met["severity"] == 4]
    assert set(blockers["problem_id"]) == {"P21", "P23", "P24"}
    concern = {
        "P21": {"screen reader", "keyboard"},
        "P23": {"screen reader"},
        "P24": {"reading", "zoom"},
    }
    for problem_id, rows in blockers.groupby("problem_id"):
        assert set(rows["access_need"]) <= concern[problem_id]


def test_who_fails_a_task_meets_more_of_its_problems():
    gaps = []
    for seed in range(1, 6):
        year = Year(seed)
        rows = year["ut_problems"].merge(year["ut_tasks"], on=["pid", "task"])
        by_success = rows.groupby("success")["seen"].mean()
        gaps.append(by_success[False] - by_success[True])
    assert sum(gaps) / len(gaps) > 0.05


def test_checklist_names_problems_that_exist(problems):
    faults = shop.load("checklist")
    known = problems.groupby("problem_id")["severity"].first()
    matched = faults.dropna(subset="problem_id")
    assert matched["problem_id"].isin(known.index).all()
    assert (matched["severity"].to_numpy() == known[matched["problem_id"]].to_numpy()).all()
    assert faults["found"].sum() == 14
    assert faults.loc[~faults["found"], "problem_id"].tolist() == ["P21", "P23", "P24"]
    assert faults["criterion"].is_unique
    assert faults["criterion"].str.fullmatch(r"[1-4]\.\d\.\d{1,2}").all()


# ---------------------------------------------------------------------------------- colours
def contrast(one, other):
    """Return the contrast of two hex colours by the formula of WCAG 2."""

    def luminance(colour):
        parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
        parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_some_colours_of_the_shop_fail():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)
    colours = shop.load("colours")
    for column in ("colour", "background"):
        assert colours[column].map(lambda code: bool(re.fullmatch("#[0-9A-F]{6}", code))).all()
    needed = colours["kind"].map({"text": 4.5, "large text": 3, "edge": 3}).astype(float)
    reached = colours.apply(lambda pair: contrast(pair["colour"], pair["background"]), axis=1)
    assert set(colours.loc[reached < needed, "place"]) == {
        "old price, struck out",
        "sale price",
        "pay button",
        "hint below a field",
        "edge of a size button",
    }


# ---------------------------------------------------------------------------------- card sort
def test_each_person_sorts_each_card_once():
    sort = shop.load("cardsort")
    assert sort["pid"].nunique() == 30
    assert sort["card"].nunique() == 28
    assert not sort.duplicated(["pid", "card"]).any()
    # One name, one pile: a person never writes one name on two ideas, nor two on one.
    ideas = sort.groupby(["pid", "group_label"])["group_idea"].nunique()
    labels = sort.groupby(["pid", "group_idea"], observed=True)["group_label"].nunique()
    assert (ideas == 1).all() and (labels == 1).all()
    assert sort.groupby("pid")["group_label"].nunique().between(4, len(IDEAS)).all()


def test_cards_of_one_kind_lie_together_and_others_apart():
    sort = shop.load("cardsort")
    piles = sort.pivot(index="pid", columns="card", values="group_label")
    assert (piles["Boots"] == piles["Sandals"]).mean() > 0.75
    assert (piles["Boots"] == piles["Jobs"]).mean() < 0.1
    shares = sort.groupby("card")["group_idea"].value_counts(normalize=True)
    most = shares.groupby("card").max()
    assert most["Where is my parcel?"] < 0.6 < most["Size guide"], "some cards divide people"


# ---------------------------------------------------------------------------------- tree test
@pytest.fixture(scope="module")
def parents():
    trees = shop.load("trees")
    return {
        tree: dict(zip(rows["node"], rows["parent"], strict=True))
        for tree, rows in trees.groupby("tree", observed=True)
    }


def test_trees_hang_together(parents):
    trees = shop.load("trees")
    for tree, rows in trees.groupby("tree", observed=True):
        assert rows["node"].is_unique, tree
        assert rows["node"].iloc[0] == "Home"
        assert rows["parent"].isna().tolist() == [True, *[False] * (len(rows) - 1)]
        level = rows.set_index("node")["level"]
        inner = rows.dropna(subset="parent")
        assert (level[inner["node"]].to_numpy() == level[inner["parent"]].to_numpy() + 1).all()
        assert set(rows.loc[rows["leaf"], "node"]) == set(rows["node"]) - set(inner["parent"])
    goals = shop.load("tree_tasks").merge(
        trees, left_on=["tree", "right_node"], right_on=["tree", "node"]
    )
    assert len(goals) == 12 and goals["leaf"].all()


def test_everybody_does_every_task_in_both_trees(test_of_trees):
    assert test_of_trees["pid"].nunique() == 60
    assert len(test_of_trees) == 720
    assert not test_of_trees.duplicated(["pid", "tree", "task"]).any()
    begun = test_of_trees.groupby("pid")["first_tree"].agg(["nunique", "first"])
    assert (begun["nunique"] == 1).all()
    assert begun["first"].value_counts().tolist() == [30, 30]


def test_paths_follow_the_tree(test_of_trees, parents):
    goals = shop.load("tree_tasks").set_index(["tree", "task"])["right_node"]
    for row in test_of_trees.itertuples():
        above, path = parents[row.tree], row.path.split(" > ")
        assert row.first_click == path[0]
        way = ["Home", *path]
        down = [above[now] == before for before, now in itertools.pairwise(way)]
        up = [above[before] == now for before, now in itertools.pairwise(way)]
        assert all(d or u for d, u in zip(down, up, strict=True)), row
        assert row.direct == all(down), row
        assert row.success == (path[-1] == goals[row.tree, row.task]), row
        # A test ends at the first leaf that is chosen for good: the goal is never passed by.
        assert goals[row.tree, row.task] not in path[:-1], row


def test_wandering_takes_longer(test_of_trees):
    median = test_of_trees.groupby("direct")["time_s"].median()
    assert median[False] > 1.3 * median[True]
    assert test_of_trees["time_s"].between(2, 120).all()
