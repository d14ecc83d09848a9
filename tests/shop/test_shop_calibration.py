"""The year lies where published figures lie: table by table, with the range they give.

The ranges are rough on purpose; what was published, by whom, stands on the sources page.
"""

import pytest

from uxcx import shop


@pytest.fixture(scope="module")
def visits():
    return shop.load("sessions")


@pytest.fixture(scope="module")
def orders():
    return shop.load("orders")


def late(orders):
    worst = shop.load("deliveries").groupby("order_id")["days_late"].max()
    return orders["order_id"].map(worst) > 0


def test_conversion(visits):
    assert 0.02 <= visits["ordered"].mean() <= 0.04
    by_device = visits.groupby("device", observed=True)["ordered"].mean()
    assert by_device["desktop"] > 1.5 * by_device["mobile"]


def test_cart(visits):
    assert 0.06 <= visits["added_to_cart"].mean() <= 0.12
    abandoned = 1 - visits["ordered"].sum() / visits["added_to_cart"].sum()
    assert abandoned == pytest.approx(0.70, abs=0.02)


def test_mobile_share(visits):
    share = (visits["device"] == "mobile").groupby(visits["date"].dt.quarter).mean()
    assert share[1] == pytest.approx(0.45, abs=0.01)
    assert share[4] == pytest.approx(0.82, abs=0.01)


def test_slow_pages_lose_people(visits):
    loaded = visits.dropna(subset="load_s")
    left = visits["load_s"].isna().groupby(visits["device"], observed=True).mean()
    assert left["mobile"] > left["desktop"]
    assert loaded["load_s"].quantile(0.99) < 8


def test_returns(orders):
    assert 0.20 <= orders["returned"].mean() <= 0.35


def test_late_parcels(orders):
    halves = late(orders).groupby(orders["date"] >= "2025-07-01").mean()
    assert halves[False] <= 0.10, "95 % on time is called exemplary"
    assert halves[True] >= 0.20, "below 90 % on time is called poor"


def test_lateness_costs_about_1_7_points(orders):
    truth = shop.load("truth_feedback")
    rating = truth["csat_1_5"].groupby(late(orders).to_numpy()).mean()
    assert rating[False] - rating[True] == pytest.approx(1.74, abs=0.15)


def test_nps_before_the_fall():
    survey = shop.load("survey_relational")
    first = survey.loc[survey["wave"] == "Q1", "ltr_0_10"]
    score = 100 * ((first >= 9).mean() - (first <= 6).mean())
    assert 30 <= score <= 45


def test_csat():
    assert 0.70 <= (shop.load("survey_csat")["csat_1_5"] >= 4).mean() <= 0.85


def test_response_rates():
    feedback, relation = shop.load("truth_feedback"), shop.load("truth_satisfaction")
    assert 0.2 <= feedback["csat_answered"].mean() <= 0.35
    assert 0.3 <= relation.loc[relation["invited"], "answered"].mean() <= 0.5


def test_usability():
    tasks = shop.load("ut_tasks").merge(shop.load("ut_people"), on="pid")
    by_round = tasks.groupby("round").agg({"success": "mean", "seq_1_7": "mean"})
    assert by_round.loc[1, "success"] == pytest.approx(0.70, abs=0.02)
    assert by_round.loc[2, "success"] == pytest.approx(0.78, abs=0.02)
    assert by_round["seq_1_7"].between(4.6, 5.5).all()


def test_stars_have_the_shape_of_a_j():
    stars = shop.load("reviews")["stars"].value_counts(normalize=True)
    assert stars[5] > stars[4] > stars[3]
    assert stars[1] >= stars[2] - 0.02
    assert 0.5 <= stars[5] <= 0.6


def test_careless_answers():
    raw = shop.load("raw_survey_relational")
    share = 1 - len(shop.load("survey_relational")) / len(raw)
    assert share == pytest.approx(0.06, abs=0.015)
