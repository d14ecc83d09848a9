"""Pairs: against statsmodels, by their rules, and at the limits."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from statsmodels.stats import contingency_tables

from uxcx.measures import paired_proportions

COUNT = st.integers(0, 300)
CELLS = st.tuples(COUNT, COUNT, COUNT, COUNT).filter(any)


@given(COUNT, COUNT)
def test_mcnemar_agrees_with_statsmodels(b, c):
    for method, is_exact, correction in (
        ("exact", True, True),
        ("chi-square", False, False),
        ("chi-square", False, True),
    ):
        ours = paired_proportions.mcnemar(b, c, method, correction)
        if b == c:  # there statsmodels and R part ways: R corrects nothing
            assert ours.p_value == 1
            continue
        theirs = contingency_tables.mcnemar([[0, b], [c, 0]], is_exact, correction)
        assert ours.p_value == pytest.approx(theirs.pvalue, abs=1e-12)
        if not is_exact:
            assert ours.statistic == pytest.approx(theirs.statistic)


@given(COUNT, COUNT)
@example(0, 0)
@example(4, 4)
def test_mid_p_is_below_exact_and_order_does_not_matter(b, c):
    middle = paired_proportions.mcnemar(b, c)
    exact = paired_proportions.mcnemar(b, c, "exact")
    assert 0 <= middle.p_value <= exact.p_value <= 1
    assert middle.p_value == pytest.approx(paired_proportions.mcnemar(c, b).p_value)
    assert bool(middle.note) == (b + c == 0)


@given(CELLS, st.floats(0.5, 0.999))
def test_the_interval_stays_in_reach_and_mirrors(cells, confidence):
    both, b, c, neither = cells
    result = paired_proportions.paired_difference(*cells, confidence)
    mirrored = paired_proportions.paired_difference(both, c, b, neither, confidence)
    assert -1 <= result.low < result.high <= 1
    assert result.estimate == (c - b) / sum(cells)
    assert mirrored.low == pytest.approx(-result.high, abs=1e-12)
    assert mirrored.p_value == pytest.approx(result.p_value)
    swapped = paired_proportions.paired_difference(neither, b, c, both, confidence)
    assert (swapped.low, swapped.high) == (result.low, result.high)


def test_pairs_say_more_than_two_groups_of_the_same_size():
    from uxcx.measures import two_proportions

    paired = paired_proportions.paired_difference(60, 2, 14, 24)
    apart = two_proportions.difference(62, 100, 74, 100)
    assert paired.estimate == pytest.approx(apart.estimate)
    assert paired.p_value < 0.01 < 0.05 < apart.p_value
    assert paired.margin < apart.margin


def test_limits_one_pair_all_the_same_and_huge():
    assert paired_proportions.paired_difference(0, 1, 0, 0).estimate == -1
    assert paired_proportions.paired_difference(0, 0, 9, 0).high == 1
    same = paired_proportions.paired_difference(9, 0, 0, 0)
    assert (same.estimate, same.p_value) == (0, 1)
    assert same.low < 0 < same.high, "no certainty from a sample"
    assert "say nothing" in str(same)
    huge = paired_proportions.mcnemar(10**8, 10**8 + 40_000)
    assert huge.p_value == pytest.approx(math.erfc(math.sqrt(8 / 2)), rel=0.01)


def test_sentences():
    assert str(paired_proportions.mcnemar(6, 1, "exact")) == (
        "Succeeded with the first only: 6; with the second only: 1. If both were equally good, a "
        "split this uneven or more would turn up in about 12 of 100 such samples (exact McNemar "
        "test, p = 0.125)."
    )
    close = paired_proportions.paired_difference(7, 6, 1, 1, groups=("old", "new"))
    assert str(close) == (
        "new minus old -33.3 percentage points; 95 % confident between -59.0 and -0.1 (adjusted "
        "Wald for matched pairs, n = 15 pairs). No difference (0) lies outside this interval. If "
        "there were no difference, a gap this large or larger would turn up in about 70 of 1,000 "
        "such samples (mid-p McNemar test, p = 0.070). Interval and test disagree: a close call."
    )


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: paired_proportions.mcnemar(-1, 2), "Found -1 as the number of people"),
        (lambda: paired_proportions.mcnemar(1, 2, "midp"), "Found method = 'midp'"),
        (lambda: paired_proportions.paired_difference(0, 0, 0, 0), "Found 0 people in all four"),
        (lambda: paired_proportions.paired_difference(1, 1, True, 1), "Found True"),
    ],
)
def test_bad_input_is_one_sentence(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize("ties", [1, 2, 7])
def test_mid_p_of_an_even_split_is_one_less_half_its_chance(ties):
    chance = math.comb(2 * ties, ties) / 4**ties
    assert paired_proportions.mcnemar(ties, ties).p_value == pytest.approx(1 - chance / 2)
