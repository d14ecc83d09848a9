"""Ratios of typical times: against SciPy on logarithms, by their rules, and at the limits."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import times, two_times

SECONDS = st.floats(0.5, 5000)
TIMES = st.lists(SECONDS, min_size=2, max_size=40)
CONFIDENCE = st.floats(0.5, 0.99)


def gap_of_logarithms(ratio):
    return [math.log(limit) for limit in (ratio.estimate, ratio.low, ratio.high)]


@given(TIMES, TIMES, CONFIDENCE)
def test_ratio_is_welch_on_logarithms(first, second, confidence):
    assume(min(np.std(np.log(first)), np.std(np.log(second))) > 1e-3)
    assume(max(len(first), len(second)) > 3)
    ours = two_times.ratio(first, second, confidence)
    theirs = stats.ttest_ind(np.log(second), np.log(first), equal_var=False)
    assert ours.estimate == pytest.approx(stats.gmean(second) / stats.gmean(first))
    assert (ours.statistic, ours.p_value) == pytest.approx(
        (theirs.statistic, theirs.pvalue), rel=1e-6, abs=1e-9
    )
    limits = theirs.confidence_interval(confidence)
    if max(map(abs, limits)) < 500:
        assert gap_of_logarithms(ours)[1:] == pytest.approx(list(limits), rel=1e-6, abs=1e-6)


@given(TIMES, TIMES)
def test_the_other_way_round_the_ratio_is_turned_over(first, second):
    there, back = two_times.ratio(first, second), two_times.ratio(second, first)
    assert there.estimate == pytest.approx(1 / back.estimate)
    if back.low > 0 and there.high < math.inf:
        assert there.high == pytest.approx(1 / back.low, rel=1e-6)


@given(TIMES, st.floats(0.01, 100))
def test_minutes_or_seconds_give_the_same_ratio(seconds, factor):
    first, second = seconds, [*seconds[1:], 60.0]
    ours = two_times.ratio(first, second)
    minutes = two_times.ratio([factor * x for x in first], [factor * x for x in second])
    assert minutes.estimate == pytest.approx(ours.estimate, rel=1e-6)


@given(st.lists(st.tuples(SECONDS, SECONDS), min_size=2, max_size=40), CONFIDENCE)
def test_paired_ratio_is_the_paired_t_test_on_logarithms(rows, confidence):
    first, second = map(list, zip(*rows, strict=True))
    gaps = np.log(second) - np.log(first)
    assume(np.std(gaps) > 1e-3)
    ours = two_times.paired_ratio(first, second, confidence)
    theirs = stats.ttest_rel(np.log(second), np.log(first))
    assert ours.estimate == pytest.approx(math.exp(gaps.mean()))
    assert (ours.statistic, ours.p_value) == pytest.approx(
        (theirs.statistic, theirs.pvalue), rel=1e-6, abs=1e-9
    )
    limits = theirs.confidence_interval(confidence)
    if max(map(abs, limits)) < 500:
        assert gap_of_logarithms(ours)[1:] == pytest.approx(list(limits), rel=1e-6, abs=1e-6)


def test_no_difference_is_a_ratio_of_one():
    slow, fast = [60, 80, 100, 120, 90], [30, 41, 49, 61, 45]
    half = two_times.ratio(slow, fast)
    assert half.no_difference == 1
    assert half.low < half.estimate < half.high < 1
    assert "No difference (1) lies outside" in str(half)
    assert "+" not in str(half), "a ratio carries no sign"
    same = two_times.ratio(slow, slow)
    assert same.estimate == 1 and same.p_value == 1
    assert "No difference (1) lies inside" in str(same)


def test_pairing_helps_if_slow_people_are_slow_twice():
    first = np.array([30, 60, 90, 120, 300.0])
    second = first * [0.8, 0.85, 0.75, 0.8, 0.82]
    paired, strangers = two_times.paired_ratio(first, second), two_times.ratio(first, second)
    assert paired.estimate == pytest.approx(strangers.estimate)
    assert paired.margin < strangers.margin / 5


def test_the_same_percentage_for_everybody_shows_no_spread():
    ratio = two_times.paired_ratio([10, 20, 70], [20, 40, 140])
    assert ratio.estimate == pytest.approx(2)
    assert math.isnan(ratio.p_value) and "cannot be tested" in str(ratio)


def test_one_time_and_zero_and_blanks():
    one = two_times.ratio([60], [30, 40])
    assert one.estimate == pytest.approx(times.geometric_mean([30, 40]).estimate / 60)
    assert math.isnan(one.low) and "no interval" in str(one)
    with pytest.raises(ValueError, match="above 0"):
        two_times.ratio([0, 4], [1, 2])
    with pytest.raises(ValueError, match="Found 2 rows in the first list but 3"):
        two_times.paired_ratio([1, 4], [1, 2, 3])
    dropped = two_times.paired_ratio([1, None, 4, 5], [2, 3, 9, 8], missing="drop")
    assert (dropped.n_first, dropped.dropped) == (3, 1)
