"""Funnel, abandoned carts and mix shift: their rules, their limits, their messages."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uxcx.measures import behaviour, mix, proportions

FALLING = st.lists(st.integers(1, 10**6), min_size=2, max_size=8).map(
    lambda counts: sorted(counts, reverse=True)
)
GROUPS = st.lists(
    st.tuples(st.integers(0, 10**6), st.floats(0, 1), st.integers(0, 10**6), st.floats(0, 1)),
    min_size=1,
    max_size=6,
).filter(lambda rows: sum(row[0] for row in rows) > 0 and sum(row[2] for row in rows) > 0)


@given(FALLING)
def test_step_rates_multiply_to_the_overall_rate(counts):
    funnel = behaviour.funnel(counts)
    product = math.prod(rate.estimate for rate in funnel.rates)
    assert product == pytest.approx(funnel.overall.estimate, rel=1e-9)
    first = behaviour.funnel(counts, base="first")
    assert first.rates[-1].estimate == funnel.overall.estimate
    for rate in (*funnel.rates, *first.rates):
        assert 0 <= rate.low <= rate.estimate <= rate.high <= 1


def test_each_rate_has_the_interval_of_its_own_base():
    funnel = behaviour.funnel([1000, 450, 100])
    theirs = proportions.adjusted_wald(100, 450)
    ours = funnel.rates[1]
    assert (ours.low, ours.high, ours.n) == (theirs.low, theirs.high, 450)
    assert "each in percent of the step before" in str(funnel)
    assert "first to last 10 %" in str(funnel)


def test_a_named_base_gives_rates_after_it_only():
    funnel = behaviour.funnel({"visit": 1000, "cart": 100, "pay": 60, "order": 30}, base="cart")
    before, itself, after, last = math.nan, 1, 0.6, 0.3
    assert [rate.estimate for rate in funnel.rates] == [itself, after, last]
    assert math.isnan(funnel.rates[0].low)
    late = behaviour.funnel({"visit": 1000, "cart": 100, "pay": 60}, base="pay")
    assert math.isnan(late.rates[0].estimate) == math.isnan(before)
    assert "before the base" in str(late)


def test_a_growing_step_is_refused_or_flagged():
    with pytest.raises(ValueError, match=r'Found 120 visits at "step 2" after 100.*never grows'):
        behaviour.funnel([100, 120, 50])
    funnel = behaviour.funnel([100, 120, 50], grow="flag")
    assert funnel.rates[0].estimate == 1.2
    assert math.isnan(funnel.rates[0].low)
    assert "no closed funnel" in str(funnel)
    # With the first step as base nothing exceeds it, but 80 after 50 is still no funnel.
    with pytest.raises(ValueError, match="never grows"):
        behaviour.funnel([100, 50, 80], base="first")


def test_dict_series_list_and_table_of_flags_agree():
    table = pd.DataFrame({"view": [1, 1, 1, 1], "cart": [True, True, False, False], "buy": 0})
    table.loc[0, "buy"] = 1
    counts = {"view": 4, "cart": 2, "buy": 1}
    funnel = behaviour.funnel(table)
    assert funnel.counts == (4, 2, 1)
    assert (
        funnel.rates == behaviour.funnel(counts).rates == behaviour.funnel(pd.Series(counts)).rates
    )
    assert behaviour.funnel(list(counts.values())).counts == funnel.counts
    table.loc[3, "buy"] = 1  # bought without a cart
    assert "without the one before them: 1" in str(behaviour.funnel(table))
    with pytest.raises(ValueError, match='flag in "buy"'):
        behaviour.funnel(table.assign(buy=[1, 0, None, 0]))


@pytest.mark.parametrize(
    ("counts", "base", "message"),
    [
        ([10], "previous", "at least 2"),
        ([], "previous", "at least 2"),
        ([10, -1], "previous", "whole number"),
        ([10, math.nan], "previous", "whole number"),
        ([0, 0], "previous", "nobody"),
        ([10, 0, 0], "previous", "nobody"),
        ([10, 5], "last", '"previous", "first" or a step: step 1, step 2'),
    ],
)
def test_a_funnel_that_makes_no_sense_is_refused(counts, base, message):
    with pytest.raises(ValueError, match=message):
        behaviour.funnel(counts, base)


def test_abandonment_uses_carts_as_its_base():
    share = behaviour.cart_abandonment(100, 30)
    assert (share.estimate, share.n) == (0.7, 100)
    assert behaviour.cart_abandonment(5, 0).estimate == 1
    assert behaviour.cart_abandonment(5, 5).estimate == 0
    with pytest.raises(ValueError, match="carts first"):
        behaviour.cart_abandonment(30, 100)
    with pytest.raises(ValueError, match="first cart"):
        behaviour.cart_abandonment(0, 0)


@given(GROUPS, st.sampled_from(["midpoint", "before", "after", "three-fold"]))
def test_the_parts_sum_to_the_change_exactly(rows, convention):
    shift = mix.mix_shift(*zip(*rows, strict=True), convention=convention)
    parts = shift.within + shift.mix + shift.interaction
    assert parts == pytest.approx(shift.change, abs=1e-12)
    assert sum(shift.within_by_group) == pytest.approx(shift.within, abs=1e-12)
    assert sum(shift.mix_by_group) == pytest.approx(shift.mix, abs=1e-12)
    assert shift.interaction == 0 or convention == "three-fold"


@given(GROUPS)
def test_the_midpoint_is_the_mean_of_both_other_splits_and_turns_with_time(rows):
    size0, rate0, size1, rate1 = zip(*rows, strict=True)
    middle, before, after = (
        mix.mix_shift(size0, rate0, size1, rate1, convention=each)
        for each in ("midpoint", "before", "after")
    )
    assert middle.within == pytest.approx((before.within + after.within) / 2, abs=1e-12)
    assert middle.mix == pytest.approx((before.mix + after.mix) / 2, abs=1e-12)
    back = mix.mix_shift(size1, rate1, size0, rate0)
    assert (back.within, back.mix) == pytest.approx((-middle.within, -middle.mix), abs=1e-12)


def test_only_the_mix_or_only_the_rates_moved():
    same_rates = mix.mix_shift([50, 50], [0.1, 0.2], [10, 90], [0.1, 0.2])
    assert (same_rates.within, same_rates.mix) == pytest.approx((0, 0.04))
    same_mix = mix.mix_shift([50, 50], [0.1, 0.2], [500, 500], [0.2, 0.2])
    assert (same_mix.within, same_mix.mix) == pytest.approx((0.05, 0))


def test_named_groups_are_matched_by_name_not_by_position():
    before = {"desktop": 55, "mobile": 45}, {"desktop": 0.041, "mobile": 0.0178}
    after = (
        pd.Series({"mobile": 82, "desktop": 18}),
        pd.Series({"mobile": 0.0225, "desktop": 0.0457}),
    )
    shift = mix.mix_shift(*before, *after)
    assert shift.groups == ("desktop", "mobile")
    assert shift.change == pytest.approx(-0.003884)
    assert "-0.39 percentage points = +0.47 from changes within the groups and -0.86" in str(shift)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (([1, 2], [0.1], [1, 2], [0.1, 0.2]), "lists of 1 and 2 groups"),
        (([0, 0], [0.1, 0.1], [1, 2], [0.1, 0.2]), "all groups are empty"),
        (([1, -2], [0.1, 0.1], [1, 2], [0.1, 0.2]), "group size -2"),
        (([1, 2], [0.1, math.nan], [1, 2], [0.1, 0.2]), "blank rate"),
        (({"a": 1}, {"a": 0.1}, {"b": 1}, {"b": 0.1}), "different groups"),
        (({"a": 1}, {"a": 0.1}, [1], [0.1]), "all four"),
    ],
)
def test_groups_that_do_not_match_are_refused(columns, message):
    with pytest.raises(ValueError, match=message):
        mix.mix_shift(*columns)
    with pytest.raises(ValueError, match="midpoint"):
        mix.mix_shift([1], [0.1], [1], [0.1], convention="oaxaca")


def test_a_funnel_of_a_million_visits_is_counted_without_copies():
    random = np.random.default_rng(3)
    view = np.ones(1_000_000, bool)
    cart = view & (random.random(view.size) < 0.1)
    funnel = behaviour.funnel(pd.DataFrame({"view": view, "cart": cart, "buy": cart}))
    assert funnel.counts == (1_000_000, int(cart.sum()), int(cart.sum()))
