"""Means and gaps between means: against SciPy, by their rules, and at the limits."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import means, two_means
from uxcx.measures.foundations import student

VALUE = st.floats(-1000, 1000)
VALUES = st.lists(VALUE, min_size=2, max_size=40)
CONFIDENCE = st.floats(0.5, 0.99)


def spread(*lists):
    return min(np.std(values) for values in lists)


@given(VALUES, st.floats(-500, 500))
def test_benchmark_test_agrees_with_scipy_and_with_the_summary(values, benchmark):
    assume(spread(values) > 1e-3)
    for side in ("greater", "less"):
        ours = means.benchmark_test(values, benchmark, side)
        theirs = stats.ttest_1samp(values, benchmark, alternative=side)
        assert ours.statistic == pytest.approx(theirs.statistic, rel=1e-6, abs=1e-9)
        assert ours.p_value == pytest.approx(theirs.pvalue, rel=1e-6, abs=1e-12)
        summary = (ours.estimate, np.std(values, ddof=1), len(values), benchmark, side)
        same = means.benchmark_test_from_summary(*summary)
        assert same.p_value == pytest.approx(ours.p_value, rel=1e-6, abs=1e-12)


def test_benchmark_test_counts_blanks_and_refuses_nonsense():
    test = means.benchmark_test([70, None, 80, 75], 68, missing="drop")
    assert (test.n, test.dropped) == (3, 1)
    assert "1 blank answer was left out" in str(test)
    assert "not certainty" in str(means.benchmark_test([70, 70], 68))
    for call, found in [
        (lambda: means.benchmark_test([70, None], 68), "blank value at position 1"),
        (lambda: means.benchmark_test([70, 71], math.nan), "Found benchmark = nan"),
        (lambda: means.benchmark_test([70, 71], 68, "above"), "Found alternative = 'above'"),
        (lambda: means.benchmark_test_from_summary(70, -1, 5, 68), "Found n = 5 and sd = -1"),
        (lambda: means.benchmark_test_from_summary(70, 1, 0, 68), "Found n = 0 and sd = 1"),
    ]:
        with pytest.raises(ValueError, match=found):
            call()


@given(VALUES, VALUES, CONFIDENCE)
def test_welch_agrees_with_scipy_and_with_its_summary(first, second, confidence):
    assume(spread(first, second) > 1e-3)
    ours = two_means.welch(first, second, confidence)
    theirs = stats.ttest_ind(second, first, equal_var=False)
    limits = theirs.confidence_interval(confidence)
    summary = [f(x) for x in (first, second) for f in (np.mean, lambda v: np.std(v, ddof=1), len)]
    for gap in (ours, two_means.welch_from_summary(*summary, confidence)):
        assert gap.estimate == pytest.approx(np.mean(second) - np.mean(first), abs=1e-9)
        assert (gap.low, gap.high) == pytest.approx(tuple(limits), rel=1e-6, abs=1e-6)
        assert gap.statistic == pytest.approx(theirs.statistic, rel=1e-6, abs=1e-9)
        assert gap.df == pytest.approx(theirs.df, rel=1e-6)
        assert gap.p_value == pytest.approx(theirs.pvalue, rel=1e-6, abs=1e-12)


@given(VALUES, VALUES, CONFIDENCE)
def test_a_gap_read_backwards_changes_its_sign(first, second, confidence):
    there = two_means.welch(first, second, confidence)
    back = two_means.welch(second, first, confidence)
    assert (there.estimate, there.low, there.high) == pytest.approx(
        (-back.estimate, -back.high, -back.low), abs=1e-9
    )
    if not math.isnan(there.p_value):
        assert there.p_value == pytest.approx(back.p_value)
        outside = not there.low <= 0 <= there.high
        if abs(there.p_value - (1 - confidence)) > 1e-9:
            assert outside == (there.p_value < 1 - confidence), "interval and test agree"


@given(st.lists(st.tuples(VALUE, VALUE), min_size=2, max_size=40), CONFIDENCE)
def test_paired_agrees_with_scipy(rows, confidence):
    first, second = map(list, zip(*rows, strict=True))
    assume(spread(np.subtract(second, first)) > 1e-3)
    ours = two_means.paired(first, second, confidence)
    theirs = stats.ttest_rel(second, first)
    limits = theirs.confidence_interval(confidence)
    assert (ours.low, ours.high) == pytest.approx(tuple(limits), rel=1e-6, abs=1e-6)
    assert ours.statistic == pytest.approx(theirs.statistic, rel=1e-6, abs=1e-9)
    assert ours.p_value == pytest.approx(theirs.pvalue, rel=1e-6, abs=1e-12)
    assert ours.paired and ours.df == len(rows) - 1


def test_equal_gaps_are_seen_through_the_rounding():
    first, second = [0.1, 0.3, 1.1], [0.3, 0.5, 1.3]
    gap = two_means.paired(first, second)
    assert math.isnan(gap.p_value) and gap.low == gap.high == pytest.approx(0.2)
    assert "not certainty" in str(gap)


def test_pairs_are_merged_block_by_block_as_if_they_were_one():
    dice = np.random.default_rng(4)
    first, second = dice.normal(50, 10, 200_000), dice.normal(51, 10, 200_000)
    gaps = second - first
    ours = student.paired_mean_and_sd(first, second)
    assert ours == pytest.approx((gaps.mean(), gaps.std(ddof=1)), rel=1e-12)


def test_small_whole_numbers_do_not_wrap_around():
    gap = two_means.paired(np.array([5, 4, 3], np.uint8), np.array([1, 1, 1], np.uint8))
    assert gap.estimate == -3


@pytest.mark.parametrize(("first", "second"), [([5], [1, 2, 3]), ([1, 2, 3], [5]), ([1], [2])])
def test_one_value_in_a_group_has_a_gap_but_no_interval(first, second):
    gap = two_means.welch(first, second)
    assert gap.estimate == np.mean(second) - np.mean(first)
    assert math.isnan(gap.low) and math.isnan(gap.p_value)
    assert "at least 2 on each side" in str(gap)


def test_groups_without_spread_are_no_certainty_and_huge_values_hold():
    alike = two_means.welch([1, 1, 1], [2, 2])
    assert alike.low == alike.high == 1
    assert "cannot be tested" in str(alike)
    one_sided = two_means.welch([1, 1, 1], [2, 3, 4])
    assert one_sided.df == pytest.approx(2)
    huge = two_means.welch([1e150, 2e150, 3e150], [2e150, 3e150, 5e150])
    small = two_means.welch([1, 2, 3], [2, 3, 5])
    assert (huge.df, huge.p_value) == pytest.approx((small.df, small.p_value))


def test_a_summary_in_the_wrong_order_is_refused():
    with pytest.raises(ValueError, match=r"check the order: mean1, sd1, n1, mean2, sd2, n2"):
        two_means.welch_from_summary(51.6, -4.07, 11, 49.6, 4.63, 12)
    with pytest.raises(ValueError, match="whole"):
        two_means.welch_from_summary(51.6, 11, 4.07, 49.6, 12, 4.63)
    with pytest.raises(ValueError, match=r"n is at least 1"):
        two_means.welch_from_summary(51.6, 4.07, 0, 49.6, 4.63, 12)


@settings(max_examples=25)
@example([0, 0, 0, 330], [0, 0, 0, 0, 711, 35, -156, 0], 0.984375)  # SciPy's inverse missed here
@given(VALUES, VALUES, CONFIDENCE)
def test_cohens_d_and_its_limits_by_their_definition(first, second, confidence):
    assume(spread(first, second) > 0.1)
    ours = two_means.cohens_d(first, second, confidence)
    n1, n2 = len(first), len(second)
    t, df, scale = stats.ttest_ind(second, first).statistic, n1 + n2 - 2, math.sqrt(1 / n1 + 1 / n2)
    assert ours.estimate == pytest.approx(t * scale, rel=1e-6, abs=1e-9)
    chance = (np.arange(20_000) + 0.5) / 20_000  # a noncentral t is a normal over a chi variable
    spreads = np.sqrt(stats.chi2.ppf(chance, df) / df)
    below = [stats.norm.cdf(t * spreads - limit / scale).mean() for limit in (ours.low, ours.high)]
    # The sum over 20,000 chances is itself good to some 0.00005 where people are few.
    assert below == pytest.approx([(1 + confidence) / 2, (1 - confidence) / 2], abs=1e-4)


@pytest.mark.parametrize("n", [2, 50, 5000])
def test_limits_of_a_gap_without_end_grow_with_it(n):
    pair = np.tile([0.0, 1.0], n)
    far, farther = (two_means.cohens_d(pair, pair + gap) for gap in (1e4, 1e8))
    assert far.low < far.estimate < far.high
    assert np.divide([farther.low, farther.high], 1e4) == pytest.approx(
        [far.low, far.high], rel=1e-5
    )
    down = two_means.cohens_d(pair, pair - 1e8)
    assert (down.low, down.high) == pytest.approx((-farther.high, -farther.low))


@pytest.mark.parametrize(
    ("shift", "word"),
    [(0.1, "less than small"), (0.2001, "small"), (-0.6, "medium"), (0.9, "large")],
)
def test_cohen_s_words_go_by_the_size_not_the_sign(shift, word):
    first = np.array([-1.0, 1.0, -1.0, 1.0, -1.0, 1.0])
    d = two_means.cohens_d(first, first + shift * first.std(ddof=1))
    assert d.estimate == pytest.approx(shift)
    assert d.note.endswith(f"is {word}.")


def test_cohens_d_needs_spread():
    with pytest.raises(ValueError, match="show no spread inside the groups"):
        two_means.cohens_d([1, 1], [2, 2])
    with pytest.raises(ValueError, match="show no spread inside the groups"):
        two_means.cohens_d([1], [2])


@given(VALUES, VALUES)
def test_list_array_and_column_give_the_same_gap_in_any_order(first, second):
    ours = two_means.welch(first, second)
    for kind in (np.array, pd.Series, tuple):
        assert str(two_means.welch(kind(first), kind(second))) == str(ours)
    backwards = two_means.welch(first[::-1], second[::-1])
    assert backwards.estimate == pytest.approx(ours.estimate, abs=1e-9)


def test_blanks_of_both_groups_are_counted():
    gap = two_means.welch([1, None, 3, 5], [2, 4, None, np.nan], missing="drop")
    assert (gap.n_first, gap.n_second, gap.dropped) == (3, 2, 3)
    with pytest.raises(ValueError, match="blank value at position 1"):
        two_means.welch([1, None, 3], [2, 4])
