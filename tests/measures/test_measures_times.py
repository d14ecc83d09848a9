"""Times: against SciPy, by their rules, and at the limits."""

import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import times
from uxcx.measures.foundations import student

SECONDS = st.floats(0.5, 5000)
TIMES = st.lists(SECONDS, min_size=2, max_size=60)
CONFIDENCE = st.floats(0.5, 0.99)


def test_one_phone_call_pulls_the_middles_apart():
    with_call = [62, 75, 80, 95, 410]
    assert times.mean(with_call).estimate == pytest.approx(144, abs=0.5)
    assert times.median(with_call).estimate == 80
    assert times.geometric_mean(with_call).estimate == pytest.approx(108, abs=0.5)


@given(TIMES, CONFIDENCE)
def test_geometric_mean_and_its_interval_agree_with_scipy(seconds, confidence):
    ours = times.geometric_mean(seconds, confidence)
    assert ours.estimate == pytest.approx(stats.gmean(seconds))
    logs = np.log(seconds)
    if logs.std() > 1e-9:
        error = logs.std(ddof=1) / math.sqrt(len(logs))
        low, high = stats.t.interval(confidence, len(logs) - 1, logs.mean(), error)
        assert (ours.low, ours.high) == pytest.approx((math.exp(low), math.exp(high)), rel=1e-6)
    assert min(seconds) <= ours.estimate <= max(seconds)
    assert ours.low <= ours.estimate * (1 + 1e-12) and ours.estimate <= ours.high * (1 + 1e-12)


@given(TIMES, st.floats(0.01, 100))
def test_minutes_or_seconds_tell_the_same_story(seconds, factor):
    ours = times.geometric_mean(seconds)
    scaled = times.geometric_mean([factor * time for time in seconds])
    for one, other in [
        (ours.estimate, scaled.estimate),
        (ours.low, scaled.low),
        (ours.high, scaled.high),
    ]:
        assert factor * one == pytest.approx(other, rel=1e-6)


@given(TIMES, CONFIDENCE)
def test_mean_agrees_with_scipy(seconds, confidence):
    ours = times.mean(seconds, confidence)
    assert ours.estimate == pytest.approx(np.mean(seconds))
    spread = np.std(seconds, ddof=1)
    if spread > 1e-6:
        error = spread / math.sqrt(len(seconds))
        theirs = stats.t.interval(confidence, len(seconds) - 1, np.mean(seconds), error)
        assert (ours.low, ours.high) == pytest.approx(theirs, rel=1e-6, abs=1e-6)


def test_blocks_are_merged_as_if_they_were_one():
    seconds = np.random.default_rng(4).lognormal(4, 0.5, 200_000)
    centre, sd = student.mean_and_sd(seconds)
    assert (centre, sd) == pytest.approx((seconds.mean(), seconds.std(ddof=1)), rel=1e-12)
    centre, sd = student.mean_and_sd(seconds, np.log)
    logs = np.log(seconds)
    assert (centre, sd) == pytest.approx((logs.mean(), logs.std(ddof=1)), rel=1e-12)


@given(st.lists(SECONDS, min_size=1, max_size=60), CONFIDENCE)
def test_median_interval_covers_at_least_as_often_as_promised(seconds, confidence):
    ours = times.median(seconds, confidence)
    assert ours.estimate == np.median(seconds)
    n, tail = len(seconds), (1 - confidence) / 2
    ranks = [k for k in range(1, n // 2 + 1) if stats.binom.cdf(k - 1, n, 0.5) <= tail]
    if not ranks:
        assert math.isnan(ours.low) and math.isnan(ours.high)
        assert "no interval" in str(ours)
        return
    rank, ordered = max(ranks), sorted(seconds)
    assert (ours.low, ours.high) == (ordered[rank - 1], ordered[n - rank])
    assert ours.low <= ours.estimate <= ours.high
    assert f"ranks {rank} and {n + 1 - rank}" in ours.method
    assert 1 - 2 * stats.binom.cdf(rank - 1, n, 0.5) >= confidence - 1e-12


@pytest.mark.parametrize(
    ("n", "ranks"), [(5, None), (6, (1, 6)), (9, (2, 8)), (10, (2, 9)), (25, (8, 18))]
)
def test_ranks_of_the_median_equal_the_printed_tables(n, ranks):
    ours = times.median(range(1, n + 1))
    assert (ours.low, ours.high) == ranks if ranks else math.isnan(ours.low)


def test_a_confidence_on_the_edge_of_the_binomial_is_still_met():
    # With 5 times, the smallest and the largest hold the median in exactly 93.75 % of samples.
    assert times.median([1, 2, 3, 4, 5], 0.9375).low == 1
    assert math.isnan(times.median([1, 2, 3, 4, 5], 0.94).low)


@given(TIMES, SECONDS)
def test_benchmark_test_agrees_with_scipy(seconds, benchmark):
    logs = np.log(seconds)
    if logs.std() < 1e-6:
        return
    for side in ("less", "greater"):
        ours = times.benchmark_test(seconds, benchmark, side)
        theirs = stats.ttest_1samp(logs, math.log(benchmark), alternative=side)
        assert ours.statistic == pytest.approx(theirs.statistic, rel=1e-6, abs=1e-9)
        assert ours.p_value == pytest.approx(theirs.pvalue, rel=1e-6, abs=1e-9)
        assert ours.df == theirs.df


@given(TIMES)
def test_list_array_and_column_give_the_same_result_in_any_order(seconds):
    for measure in (times.geometric_mean, times.mean, times.median):
        ours = measure(seconds)
        for same in (np.array(seconds), pd.Series(seconds, index=range(7, len(seconds) + 7))):
            assert measure(same) == ours
        backwards = measure(seconds[::-1])
        assert backwards.estimate == pytest.approx(ours.estimate)
        assert backwards.low == pytest.approx(ours.low, rel=1e-6, abs=1e-9, nan_ok=True)


def test_more_people_narrow_the_interval():
    seconds = [55, 65, 75, 62, 45, 135]
    for measure in (times.geometric_mean, times.mean, times.median):
        assert measure(seconds * 4).margin < measure(seconds).margin


@pytest.mark.parametrize("measure", [times.geometric_mean, times.mean, times.median])
def test_one_time_has_a_middle_but_no_interval(measure):
    one = measure([62.5])
    assert (one.estimate, one.n) == (62.5, 1)
    assert math.isnan(one.low) and math.isnan(one.high) and math.isnan(one.margin)
    assert "no interval" in str(one)


def test_equal_times_are_no_certainty():
    for measure in (times.geometric_mean, times.mean):
        alike = measure([0.1] * 7)
        assert alike.estimate == pytest.approx(0.1, rel=1e-15)
        assert alike.margin == 0
        assert "not certainty" in str(alike)
    test = times.benchmark_test([60, 60], 50)
    assert math.isnan(test.p_value)
    assert "not certainty" in str(test)


def test_zero_is_a_time_for_mean_and_median_only():
    assert times.mean([0, 4]).estimate == times.median([0, 4]).estimate == 2
    with pytest.raises(ValueError, match="above 0"):
        times.geometric_mean([0, 4])


def test_a_limit_below_zero_is_called_rough():
    assert "no time can be" in str(times.mean([62, 75, 80, 95, 410]))


def test_the_caller_s_array_is_never_changed():
    seconds = np.array([5.0, 3.0, 4.0, 1.0, 9.0, 8.0, 2.0])
    before = seconds.copy()
    for measure in (times.geometric_mean, times.mean, times.median):
        measure(seconds)
    assert (seconds == before).all()


def test_the_printed_value_that_belongs_to_one_degree_of_freedom_less_is_not_reproduced():
    file = Path(__file__).parent / "cases" / "times.json"
    cases = {case["id"]: case for case in json.loads(file.read_text(encoding="utf-8"))}
    case = cases["time_benchmark_quantux_q1_asprinted"]
    ours = times.benchmark_test(case["inputs"]["times"], case["inputs"]["benchmark"])
    assert ours.df == len(case["inputs"]["times"]) - 1 == case["inputs"]["df"] + 1
    assert abs(ours.p_value - case["expected"]) > case["tolerance"]
    with_slip = stats.t.cdf(ours.statistic, case["inputs"]["df"])
    assert with_slip == pytest.approx(case["expected"], abs=case["tolerance"])
