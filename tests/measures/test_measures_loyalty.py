"""Loyalty: bases are named, conventions of lifetime value agree, refusals say what to do."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uxcx.measures import lifetime, loyalty, proportions

SHARE = st.floats(0, 1)
RATE = st.floats(0.001, 0.9)


@st.composite
def part_and_whole(draw):
    whole = draw(st.integers(1, 100_000))
    return draw(st.integers(0, whole)), whole


@given(part_and_whole(), st.floats(0.5, 0.999))
def test_churn_is_what_retention_leaves(counts, confidence):
    part, whole = counts
    stayed = loyalty.retention(part, whole, confidence)
    left = loyalty.churn(whole - part, whole, confidence)
    assert stayed.estimate == pytest.approx(1 - left.estimate, abs=1e-12)
    assert stayed.low == pytest.approx(1 - left.high, abs=1e-9)
    plain = proportions.adjusted_wald(part, whole, confidence)
    assert (stayed.low, stayed.high) == (plain.low, plain.high)


def test_every_rate_says_what_it_is_a_share_of():
    assert "customers at the start" in str(loyalty.retention(90, 100))
    assert "won during it do not" in str(loyalty.churn(10, 100)).replace("the period", "it")
    assert "all buyers" in str(loyalty.rebuy_rate(30, 120))


def test_new_customers_in_the_count_are_noticed():
    with pytest.raises(ValueError, match=r"1,100 customers retained of 1,000.*won during"):
        loyalty.retention(1100, 1000)
    with pytest.raises(ValueError, match="0 customers in the base"):
        loyalty.churn(0, 0)
    with pytest.raises(ValueError, match="a count is a whole number"):
        loyalty.rebuy_rate(0.4, 10)


def test_word_of_mouth_counts_those_who_told_nobody():
    column = pd.Series([0, 0, 3, None])
    told = loyalty.word_of_mouth(column, missing="drop")
    assert (told.estimate, told.n, told.dropped) == (1, 3, 1)
    assert "1 blank answer was left out" in str(told)
    for bad in ([0, -1], [0, 1.5], [], [None], ["two"]):
        with pytest.raises(ValueError, match="Found"):
            loyalty.word_of_mouth(bad)
    with pytest.raises(ValueError, match="decide what a blank means"):
        loyalty.word_of_mouth(column)


@given(st.integers(1, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_referral_is_invitations_times_acceptance(customers, invitations, accepted):
    invitations, accepted = max(invitations, accepted), min(invitations, accepted)
    found = loyalty.referral(customers, invitations, accepted)
    if invitations:
        assert found.coefficient == pytest.approx(found.invitation_rate * found.acceptance_rate)
    else:
        assert math.isnan(found.acceptance_rate)
        assert "accepted" not in str(found)
    if found.coefficient < 1:
        assert found.in_the_end * (1 - found.coefficient) == pytest.approx(1)
    else:
        assert found.in_the_end == math.inf
        assert "check the counts" in str(found)


def test_referral_refuses_what_cannot_be():
    for counts in ((0, 1, 1), (10, 4, 5)):
        with pytest.raises(ValueError, match="check the order: customers, invitations, accepted"):
            loyalty.referral(*counts)


@given(st.floats(0, 0.99), st.floats(0.01, 0.9), st.floats(-1000, 1000))
def test_the_three_conventions_differ_as_their_formulas_say(r, i, m):
    if_retained, certain, at_the_end = (
        lifetime.lifetime_value(m, r, i, first_margin=choice).value
        for choice in lifetime.FIRST_MARGINS
    )
    assert if_retained == pytest.approx(m * r / (1 + i - r), rel=1e-9, abs=1e-9)
    assert certain == pytest.approx(m * (1 + i) / (1 + i - r), rel=1e-9, abs=1e-9)
    assert at_the_end == pytest.approx(m / (1 + i - r), rel=1e-9, abs=1e-9)
    assert certain - if_retained == pytest.approx(m, rel=1e-6, abs=1e-6)


@given(SHARE, st.floats(-0.5, 0.9), st.integers(0, 60), st.sampled_from(lifetime.FIRST_MARGINS))
def test_a_finite_horizon_is_the_sum_of_its_margins(r, i, periods, choice):
    start = {"if retained": (1, 1), "certain": (0, 0), "certain, at the end": (0, 1)}[choice]
    by_hand = sum(r ** (t + start[0]) / (1 + i) ** (t + start[1]) for t in range(periods))
    found = lifetime.lifetime_value(1, r, i, first_margin=choice, periods=periods)
    assert found.multiple == pytest.approx(by_hand, rel=1e-9, abs=1e-12)


def test_limits_of_lifetime_value():
    assert lifetime.lifetime_value(100, 0, 0.1).value == 0
    assert lifetime.lifetime_value(100, 0, 0.1, first_margin="certain").value == 100
    assert lifetime.lifetime_value(100, 1, 0.1).value == pytest.approx(1000)  # a perpetuity
    assert lifetime.lifetime_value(100, 1, 0, periods=5).value == 500
    assert lifetime.lifetime_value(100, 0.8, 0.1, periods=0).value == 0
    long = lifetime.lifetime_value(1, 1, 1e-12, periods=10)
    assert long.value == pytest.approx(10, rel=1e-9)  # close to 1, no digits are lost
    assert float(lifetime.lifetime_value(100, 0.5, 0.1, 500)) < 0, "worth less than it cost"


@pytest.mark.parametrize(
    ("inputs", "sentence"),
    [
        ({"retention": 80}, "write 0.8 for 80 %"),
        ({"discount": 10}, "write 0.1 for 10 %"),
        ({"discount": -1}, "between -1 and 1"),
        ({"retention": math.nan}, "share from 0 to 1"),
        ({"margin": "100"}, "a sum of money"),
        ({"retention": 1, "discount": 0}, "set periods"),
        ({"first_margin": "sometimes"}, "'if retained', 'certain'"),
        ({"periods": 2.5}, "whole number"),
    ],
)
def test_lifetime_value_refuses_in_one_sentence(inputs, sentence):
    with pytest.raises(ValueError, match=sentence):
        lifetime.lifetime_value(**{"margin": 100, "retention": 0.8, "discount": 0.1} | inputs)


def test_lifetime_value_names_its_convention_and_cost():
    said = str(lifetime.lifetime_value(100, 0.8, 0.1, 50, "certain", 5))
    assert "242.06" in said
    assert "less 50.00 to win the customer" in said
    assert "over 5 periods, first margin certain" in said


@given(st.lists(RATE, min_size=1, max_size=4), st.lists(RATE, min_size=1, max_size=4))
def test_the_table_has_a_row_a_retention_and_a_column_a_discount(retentions, discounts):
    table = lifetime.margin_multiple(retentions, discounts)
    assert table.shape == (len(retentions), len(discounts))
    last = lifetime.margin_multiple(retentions[-1], discounts[-1])
    assert isinstance(last, float)
    assert table[-1, -1] == last


@given(st.floats(0, 0.999))
def test_expected_lifetime_is_the_mean_of_staying(r):
    found = lifetime.expected_lifetime(r)
    assert float(found) * (1 - r) == pytest.approx(1)
    undiscounted = lifetime.lifetime_value(1, r, 0, first_margin="certain").multiple
    assert float(found) == pytest.approx(undiscounted), "periods are undiscounted margins of 1"


def test_expected_lifetime_has_an_end():
    assert "5 periods" in str(lifetime.expected_lifetime(0.8))
    with pytest.raises(ValueError, match="nobody ever leaves"):
        lifetime.expected_lifetime(1)
