"""Year 2: its effects agree with the tables, and the ranking of the plans that the lesson tells."""

import numpy as np
import pytest

from uxcx import shop
from uxcx.shop import next_year

COSTS = {"A": 18_000, "B": 32_000, "C": 22_000, "D": 15_000, "E": 30_000, "F": 9_000}
PLANS = next_year.full_choices(COSTS, 60_000)


@pytest.fixture(scope="module")
def counts():
    names = ("sessions", "orders", "deliveries", "survey_relational")
    return next_year.as_in_2025({name: shop.load(name) for name in names})


@pytest.fixture(scope="module")
def mean_year(counts):
    return lambda choice: next_year.simulate(choice, counts, 800, np.random.default_rng(1)).mean()


def test_every_option_on_the_list_has_an_effect():
    options = shop.load("options")
    assert dict(zip(options["option"], options["cost_eur"], strict=True)) == COSTS
    assert set(next_year.EFFECTS) == set(COSTS)
    for effect in next_year.EFFECTS.values():
        assert effect.low <= effect.likely <= effect.high
        assert effect.changes and effect.rests_on


def test_without_any_option_year_two_is_the_second_half_twice(mean_year):
    orders = shop.load("orders").query("date >= '2025-07-01'")
    nothing = mean_year("")
    assert nothing["orders"] == pytest.approx(2 * len(orders), rel=0.01)
    assert nothing["kept_orders"] == pytest.approx(2 * (~orders["returned"]).sum(), rel=0.01)
    answers = shop.load("survey_relational").query("wave in ('Q3', 'Q4')")["ltr_0_10"]
    score = 100 * ((answers >= 9).mean() - (answers <= 6).mean())
    assert nothing["nps"] == pytest.approx(score, abs=3)


def test_the_effect_of_a_is_what_swift_did_in_the_same_regions():
    parcels = shop.load("deliveries").query("region in ('North', 'West') and carrier == 'Swift'")
    late = (parcels.groupby("order_id")["days_late"].max() > 0).mean()
    effect = next_year.EFFECTS["A"]
    assert effect.likely == pytest.approx(late, abs=0.005)


def test_the_three_best_supported_options_win_on_both_measures(mean_year):
    years = {plan: mean_year(plan) for plan in PLANS}
    assert max(years, key=lambda plan: years[plan]["kept_orders"]) == "ABF"
    # All plans with A lie close together in NPS, far from those without it.
    with_a = [years[plan]["nps"] for plan in PLANS if "A" in plan]
    without = [years[plan]["nps"] for plan in PLANS if "A" not in plan]
    assert min(with_a) > max(without) + 15
    assert years["ABF"]["nps"] == pytest.approx(max(with_a), abs=1.5)


def test_c_is_good_but_smaller_and_d_and_e_bring_nothing(mean_year):
    nothing = mean_year("")
    gain = {one: mean_year(one)["kept_orders"] - nothing["kept_orders"] for one in COSTS}
    assert 0 < gain["C"] < gain["A"] < gain["B"]
    assert abs(gain["D"]) < 10 and abs(gain["E"]) < 10
    assert mean_year("D")["nps"] < nothing["nps"]


def test_the_same_random_numbers_give_the_same_years(counts):
    first, second = (
        next_year.simulate("AC", counts, 5, np.random.default_rng(3)) for _ in range(2)
    )
    assert first.equals(second)
    assert (first["kept_orders"] == first["orders"] - first["returned_orders"]).all()
    assert first["nps"].between(-100, 100).all()


def test_an_unknown_option_is_named(counts):
    with pytest.raises(ValueError, match="no option X"):
        next_year.simulate("AX", counts, 1, np.random.default_rng(0))


def test_full_choices_fit_and_leave_no_room():
    assert "ABF" in PLANS and "AB" not in PLANS and "ABC" not in PLANS
    for plan in PLANS:
        left = 60_000 - sum(COSTS[letter] for letter in plan)
        assert 0 <= left < min(COSTS[letter] for letter in COSTS if letter not in plan)


def test_a_budget_for_all_or_for_none():
    assert next_year.full_choices(COSTS, 126_000) == ["ABCDEF"]
    assert next_year.full_choices(COSTS, 8_000) == [""]
