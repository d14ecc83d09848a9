"""Percentiles of load times and Core Web Vitals: against NumPy and SciPy, and at the limits."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import speed

TIMINGS = st.lists(st.floats(0, 100), min_size=1, max_size=60)


@given(TIMINGS, st.floats(1, 99))
def test_the_percentile_is_numpy_s(timings, percent):
    ours = speed.percentile(timings, percent)
    assert ours.estimate == pytest.approx(np.percentile(timings, percent), abs=1e-9)
    assert ours.if_fast == ours.if_slow == ours.estimate
    assert (ours.n, ours.missing, ours.share_missing) == (len(timings), 0, 0)


@given(TIMINGS, st.floats(5, 95), st.floats(0.5, 0.99))
def test_the_limits_are_scipy_s(timings, percent, confidence):
    ours = speed.percentile(timings, percent, confidence)
    theirs = stats.quantile_test(timings, p=percent / 100).confidence_interval(confidence)
    if math.isnan(theirs.low) or math.isnan(theirs.high):
        assert math.isnan(ours.low) and math.isnan(ours.high) and "no interval" in str(ours)
    else:
        assert (ours.low, ours.high) == (theirs.low, theirs.high)


@given(TIMINGS, st.integers(1, 40), st.floats(5, 95))
def test_missing_timings_are_bounded_as_if_they_had_been_written_in(timings, lost, percent):
    ours = speed.percentile(timings + [math.nan] * lost, percent, missing="drop")
    fast = np.percentile([0.0] * lost + timings, percent)
    slow = np.percentile(timings + [1e6] * lost, percent)
    assert ours.if_slow == (pytest.approx(slow) if slow <= max(timings) else math.inf)
    at = (len(timings) + lost - 1) * percent / 100
    if at >= lost or at <= lost - 1:  # between, it is the guess "0 seconds" that decides
        assert ours.if_fast == pytest.approx(fast, abs=1e-9)
    assert ours.if_fast <= ours.estimate * (1 + 1e-12) + 1e-12
    assert ours.estimate <= ours.if_slow * (1 + 1e-12) + 1e-12
    assert ours.missing == lost and ours.n == len(timings)


def test_the_quarter_that_left_hides_a_slow_page():
    timings = [1.0] * 76 + [None] * 30
    page = speed.percentile(timings, missing="drop")
    assert (page.estimate, page.if_slow) == (1.0, math.inf)
    assert "30 of 106 timings (28.3 %) never came" in str(page)
    assert "no known limit" in str(page)


def test_list_array_and_column_agree_and_are_not_changed():
    timings = np.random.default_rng(2).lognormal(0.7, 0.4, 99)
    before = timings.copy()
    ours = speed.percentile(timings)
    assert ours == speed.percentile(list(timings)) == speed.percentile(pd.Series(timings))
    assert (timings == before).all()


def test_one_timing_and_equal_timings():
    one = speed.percentile([2.5])
    assert one.estimate == 2.5 and math.isnan(one.low) and "no interval" in str(one)
    alike = speed.percentile([2.5] * 50)
    assert (alike.low, alike.estimate, alike.high) == (2.5, 2.5, 2.5)


@pytest.mark.parametrize(
    ("timings", "options", "message"),
    [
        ([], {}, "no timings"),
        ([1, None], {}, "blank timing"),
        ([None, None], {"missing": "drop"}, "nothing but blanks"),
        ([1, -1], {}, "timing -1"),
        ([1], {"percent": 0}, "between 0 and 100"),
        ([1], {"percent": 100}, "between 0 and 100"),
        ([1], {"confidence": 95}, "write 0.95"),
    ],
)
def test_bad_timings_are_refused(timings, options, message):
    with pytest.raises(ValueError, match=message):
        speed.percentile(timings, **options)


@pytest.mark.parametrize(
    ("name", "good", "better", "poor"),
    [("LCP", 2.5, 2.50001, 4.00001), ("INP", 200, 200.1, 500.1), ("CLS", 0.1, 0.1001, 0.2501)],
)
def test_the_limits_of_the_vitals_belong_to_the_better_side(name, good, better, poor):
    verdicts = [speed.core_web_vital(name, value) for value in (good, better, poor)]
    assert verdicts == ["good", "needs improvement", "poor"]


def test_one_vital_that_is_not_good_fails_the_page():
    page = speed.core_web_vitals(2.4, 180, 0.26)
    assert not page.passes and page.verdicts["CLS"] == "poor"
    assert str(page).startswith("Does not pass")
    assert str(speed.core_web_vitals(0, 0, 0)).startswith("Passes")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("FID", 100, "LCP"),
        ("LCP", 2500, "wrong unit"),
        ("INP", 0.2, "wrong unit"),
        ("CLS", -0.1, "from 0 up"),
        ("CLS", math.nan, "from 0 up"),
    ],
)
def test_a_vital_in_the_wrong_unit_is_refused(name, value, message):
    with pytest.raises(ValueError, match=message):
        speed.core_web_vital(name, value)
