"""Problem discovery from a known p: by its rules, and free of the traps of floating point."""

import math
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from uxcx.measures import SampleSize, discovery

CHANCE = st.floats(0, 1)
POSSIBLE = st.floats(0.001, 1)
PEOPLE = st.integers(0, 500)


@given(CHANCE, PEOPLE)
def test_the_share_is_a_share_and_agrees_with_exact_fractions(p, n):
    ours = discovery.discovered(p, n)
    assert 0 <= ours <= 1
    if n <= 60:
        assert ours == pytest.approx(float(1 - (1 - Fraction(p)) ** n), rel=1e-12, abs=1e-300)


@given(POSSIBLE, PEOPLE)
def test_more_people_never_find_less(p, n):
    assert discovery.discovered(p, n) <= discovery.discovered(p, n + 1)
    assert discovery.discovered(p, 0) == 0
    assert discovery.discovered(p, 1) == pytest.approx(p)


def test_a_tiny_chance_keeps_its_digits_and_a_huge_test_finds_all():
    assert discovery.discovered(1e-15, 2) == pytest.approx(2e-15, rel=1e-9)
    assert discovery.discovered(0.01, 10**9) == 1
    assert discovery.discovered(1, 1) == 1
    assert discovery.discovered(0, 10**9) == 0


@given(st.lists(CHANCE, min_size=1, max_size=20), st.integers(2, 50))
def test_one_mean_chance_never_promises_less_than_the_problems_themselves(chances, n):
    mean = min(1.0, math.fsum(chances) / len(chances))
    assert discovery.discovered(chances, n) <= discovery.discovered(mean, n) + 1e-12


@given(POSSIBLE, st.floats(0.01, 0.999))
@example(0.9, 0.99)
@example(0.5, 0.75)
@example(0.2, 0.36)
@example(0.1, 0.19)
@example(1.0, 0.5)
def test_the_sample_size_is_the_smallest_that_reaches_the_goal(p, goal):
    size = discovery.sample_size(p, goal)
    assert isinstance(size, SampleSize)
    assert discovery.discovered(p, size.n) >= goal - 1e-8
    assert discovery.discovered(p, size.n - 1) < goal + 1e-11
    assert size.n - 1 < size.exact * (1 + 1e-9)


@given(st.integers(1, 9), st.integers(1, 12))
def test_a_goal_met_exactly_needs_nobody_more(tenths, n):
    """The trap: ln(0.01) / ln(0.1) may come out a hair above 2."""
    goal = float(1 - (1 - Fraction(tenths, 10)) ** n)
    if goal < 1 - 1e-6:
        assert discovery.sample_size(tenths / 10, goal).n == n


@given(st.lists(POSSIBLE, min_size=2, max_size=12), st.floats(0.01, 0.99))
def test_problems_of_their_own_chances_need_the_smallest_sufficient_number(chances, goal):
    size = discovery.sample_size(chances, goal)
    assert discovery.discovered(chances, size.n) >= goal - 1e-11
    assert discovery.discovered(chances, size.n - 1) < goal


def test_equal_chances_in_a_list_are_one_chance():
    assert discovery.sample_size([0.31] * 4, 0.8).n == discovery.sample_size(0.31, 0.8).n == 5
    chances = [0.1, 0.5]
    for column in (tuple(chances), np.array(chances), pd.Series(chances, index=["x", "y"])):
        assert discovery.discovered(column, 3) == discovery.discovered(chances, 3)


def test_a_goal_out_of_reach_is_refused():
    assert discovery.sample_size([0, 1], 0.5).n == 1
    for chances, goal in [
        (0, 0.5),
        ([0, 0.5], 0.5),
        ([0, 0.5], 0.6),
        ([0, 1], 0.51),
        (5e-324, 0.1),
    ]:
        with pytest.raises(ValueError, match="no number of people"):
            discovery.sample_size(chances, goal)


def test_sentences():
    assert str(discovery.sample_size(0.1, 0.9)) == (
        "22 people for 90 % of the problems that each person meets with a chance of 10 % "
        "(1 - (1 - p)^n)."
    )
    assert "3 problems with chances of their own" in str(discovery.sample_size([0.1, 0.2, 1], 0.9))


@given(POSSIBLE, st.integers(1, 30), st.integers(1, 40), st.data())
def test_the_adjustments_lower_p_and_their_mean_lies_between(p, people, problems, data):
    once = data.draw(st.integers(0, problems))
    mean, deflated, discounted, plain = (
        discovery.adjusted_p(p, people, problems, once, method)
        for method in ("mean", "deflation", "good-turing", "none")
    )
    assert plain == p
    assert 0 <= deflated < p
    assert p / 2 <= discounted <= p
    assert mean == pytest.approx((deflated + discounted) / 2)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: discovery.discovered(1.2, 3), "chance 1.2"),
        (lambda: discovery.discovered([0.1, math.nan], 3), "blank chance"),
        (lambda: discovery.discovered([], 3), "no chances"),
        (lambda: discovery.discovered("0.3", 3), "list of chances"),
        (lambda: discovery.discovered(True, 3), "list of chances"),
        (lambda: discovery.discovered(0.3, 2.5), "number of people"),
        (lambda: discovery.discovered(0.3, -1), "number of people"),
        (lambda: discovery.sample_size(0.3, 1), "goal = 1"),
        (lambda: discovery.sample_size(0.3, 85), "goal = 85"),
        (lambda: discovery.adjusted_p(0.3, 4, 7, 8), "8 of them met once"),
        (lambda: discovery.adjusted_p(0.3, 0, 7, 1), "0 people"),
        (lambda: discovery.adjusted_p(0.3, 4, 7, 1, "both"), "method"),
    ],
)
def test_bad_input_is_one_sentence(call, words):
    with pytest.raises(ValueError, match=words) as error:
        call()
    assert str(error.value).startswith("Found ")
    assert str(error.value).endswith(".")
