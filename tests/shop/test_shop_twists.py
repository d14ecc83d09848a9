"""The plot holds on the committed tables, and each twist can fail."""

import numpy as np
import pandas as pd
import pytest

from uxcx import shop
from uxcx.shop.catalogue import TABLES
from uxcx.shop.simulation import SEED
from uxcx.shop.twists import TWISTS, nps, over_seeds, sus_scores

STORY = {  # what the lessons tell, rounded as they tell it
    ("site_up_relationship_down", "sus_1"): (61, 0.5),
    ("site_up_relationship_down", "sus_2"): (77, 0.5),
    ("site_up_relationship_down", "nps_q1"): (35, 0.5),
    ("site_up_relationship_down", "nps_q2"): (42, 0.5),
    ("site_up_relationship_down", "nps_q3"): (11, 0.5),
    ("site_up_relationship_down", "nps_q4"): (19, 0.5),
    ("second_quarter_inside_the_noise", "z"): (1.6, 0.05),
    ("access_gap", "all_1"): (0.695, 0.005),
    ("access_gap", "all_2"): (0.79, 0.005),
    ("access_gap", "access_2"): (0.45, 0.005),
    ("access_gap", "others_2"): (0.875, 0.005),
    ("size_choice_not_improved", "task_2_round_1"): (0.625, 0.005),
    ("size_choice_not_improved", "task_2_round_2"): (0.55, 0.005),
    ("fall_in_two_regions", "north_west_1"): (41, 0.5),
    ("fall_in_two_regions", "north_west_2"): (-3, 0.5),
    ("fall_in_two_regions", "south_east_1"): (37, 0.5),
    ("fall_in_two_regions", "south_east_2"): (34, 0.5),
    ("two_markets_one_satisfaction", "nps_southland"): (40, 0.5),
    ("two_markets_one_satisfaction", "nps_northland"): (14, 0.5),
    ("parcels_late_in_second_half", "late_1"): (0.05, 0.005),
    ("parcels_late_in_second_half", "late_2"): (0.245, 0.005),
}


WAVES = ("survey_relational", "wave", {"Q1": "Q4", "Q4": "Q1"})
ROUNDS = ("ut_people", "round", {1: 2, 2: 1})
ARMS = ("experiment", "arm", {"A": "B", "B": "A"})
NEEDS = ("screen reader", "zoom", "keyboard", "reading")
TURNED = {  # what to swap so that the twist is gone
    "site_up_relationship_down": WAVES,
    "fall_in_two_regions": ("customers", "region", {"North": "South", "South": "North"}),
    "second_quarter_inside_the_noise": ("survey_relational", "wave", {"Q1": "Q2", "Q2": "Q1"}),
    "parcels_late_in_second_half": ("deliveries", "days_late", dict.fromkeys(range(1, 20), 0)),
    "late_parcels_wreck": ("deliveries", "days_late", {0: 1} | dict.fromkeys(range(1, 20), 0)),
    "access_gap": ("ut_people", "access_need", {"none": "zoom"} | dict.fromkeys(NEEDS, "none")),
    "size_choice_not_improved": ROUNDS,
    "two_markets_one_satisfaction": (
        "customers",
        "market",
        {"Southland": "Northland", "Northland": "Southland"},
    ),
    "answering_is_not_random": ("truth_satisfaction", "rating_0_10", dict.fromkeys(range(8), 8)),
    "conversion_falls_by_mix": ("sessions", "ordered", {True: False, False: True}),
    "winner_keeps_fewer_orders": ARMS,
    "winner_loses_mobile_people": ARMS,
    "logged_speed_flatters": ARMS,
    "membership_is_selection": ("customers", "loyalty_member", {True: False, False: True}),
}


@pytest.fixture(scope="module")
def tables():
    return {name: shop.load(name) for name in TABLES}


@pytest.mark.parametrize("name", TWISTS)
def test_twist_holds_on_the_committed_tables(tables, name):
    assert TWISTS[name].holds(tables), TWISTS[name].measure(tables)


@pytest.mark.parametrize(("twist", "value"), STORY)
def test_figures_stay_close_to_the_story(tables, twist, value):
    told, tolerance = STORY[twist, value]
    assert TWISTS[twist].measure(tables)[value] == pytest.approx(told, abs=tolerance)


@pytest.mark.parametrize("name", TWISTS)
def test_twist_fails_when_its_pattern_is_turned_around(tables, name):
    table, column, swap = TURNED[name]
    turned = tables[table].copy()
    turned[column] = turned[column].astype(object).map(lambda value: swap.get(value, value))
    assert not TWISTS[name].holds({**tables, table: turned})


def test_measures_agree_with_a_calculation_by_hand():
    assert nps(pd.Series([10, 9, 9, 8, 7, 7, 6, 5, 10, 3])) == pytest.approx(10)
    people = pd.DataFrame({"pid": ["P-01"], "round": [1]})
    sheet = pd.DataFrame([["P-01", 4, 2, 4, 1, 4, 2, 5, 2, 4, 2]])
    sheet.columns = ["pid", *(f"q{item}" for item in range(1, 11))]
    assert sus_scores({"ut_people": people, "ut_sus": sheet})["sus"].tolist() == [80]


def test_claims_are_sentences():
    for twist in TWISTS.values():
        assert twist.claim.endswith("."), twist.name


def test_over_seeds_leaves_out_the_seed_of_the_course():
    shares = over_seeds(1, first=SEED)
    assert shares.index.tolist() == list(TWISTS)
    assert shares.isin([0, 1]).all()
    assert np.isfinite(shares).all()
