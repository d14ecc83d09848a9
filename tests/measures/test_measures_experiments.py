"""A/B tests: lift, guardrail, sample ratio, peeking, power, against SciPy and statsmodels."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import score_test_proportions_2indep

from uxcx.measures import (
    Estimate,
    experiment_checks,
    experiments,
    power_analysis,
    two_means,
    two_proportions,
)

RATES = st.floats(0.01, 0.99)
FORMULAS = st.sampled_from(["unpooled", "pooled", "arcsine"])


def test_lift_names_the_absolute_and_the_relative_change():
    lift = experiments.rates(520, 1000, 570, 1000)
    assert lift.absolute == two_proportions.difference(520, 1000, 570, 1000)
    assert "B minus A +5 percentage points" in str(lift)
    assert "Relative to A that is +10 %" in str(lift)


@settings(max_examples=40, deadline=None)
@given(st.integers(5, 200), st.integers(5, 200), st.integers(0, 300), st.integers(0, 300))
def test_the_limits_of_the_relative_lift_are_where_the_score_test_turns(x1, x2, more1, more2):
    n1, n2 = x1 + more1 + 1, x2 + more2 + 1
    lift = experiments.rates(x1, n1, x2, n2)
    assert lift.relative == pytest.approx((x2 / n2) / (x1 / n1) - 1)
    assert lift.relative_low <= lift.relative <= lift.relative_high
    for limit in (lift.relative_low, lift.relative_high):
        test = score_test_proportions_2indep(x2, n2, x1, n1, value=1 + limit, compare="ratio")
        assert test.pvalue == pytest.approx(0.05, abs=0.002)


def test_nobody_in_a_gives_no_relative_lift_and_nobody_in_b_no_limits():
    assert "because A is 0" in str(experiments.rates(0, 10, 3, 10))
    lift = experiments.rates(3, 10, 0, 10)
    assert lift.relative == -1 and math.isnan(lift.relative_low)
    assert "Relative to A that is -100 %." in str(lift)


def test_means_use_welch_and_report_blanks():
    first, second = [1.0, 2, 3, None], [2.0, 3, 5]
    with pytest.raises(ValueError, match="blank"):
        experiments.means(first, second)
    lift = experiments.means(first, second, missing="drop")
    assert lift.absolute == two_means.welch(first, second, missing="drop")
    assert (lift.first, lift.second) == (2, pytest.approx(10 / 3))
    assert "1 blank answer was left out" in str(lift)


def change(low, high):
    return Estimate((low + high) / 2, low, high, 100, "t interval", "share", 0.95)


@given(st.floats(-0.5, 0.5), st.floats(0.001, 0.5), st.floats(0, 0.5))
def test_a_guardrail_reads_the_whole_interval(low, width, margin):
    high = low + width
    lower = experiments.guardrail(change(low, high), margin).verdict
    assert (lower == "holds") == (low > -margin)
    assert (lower == "broken") == (high < -margin)
    mirrored = experiments.guardrail(change(-high, -low), margin, worse_if="higher").verdict
    assert mirrored == lower


def test_no_significant_harm_is_no_proof_of_no_harm():
    verdict = experiments.guardrail(change(-0.03, 0.02), 0.01)
    assert verdict.verdict == "undecided"
    assert "between -3 and +2, allowed is -1 percentage point at worst" in str(verdict)


def test_guardrail_of_a_lift_reads_its_absolute_difference():
    lift = experiments.rates(520, 1000, 570, 1000)
    assert experiments.guardrail(lift, 0.01) == experiments.guardrail(lift.absolute, 0.01)


@pytest.mark.parametrize(
    ("low", "high", "margin", "side", "message"),
    [
        (-1, 1, -0.1, "lower", "from 0 up"),
        (math.nan, math.nan, 0.1, "lower", "without an interval"),
        (-1, 1, 0.1, "down", '"lower" or "higher"'),
    ],
)
def test_a_guardrail_without_sense_is_refused(low, high, margin, side, message):
    with pytest.raises(ValueError, match=message):
        experiments.guardrail(change(low, high), margin, side)


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=5), st.data())
def test_sample_ratio_is_scipy_s_chi_square(counts, data):
    assume(sum(counts) > 0)
    parts = data.draw(st.lists(st.integers(1, 9), min_size=len(counts), max_size=len(counts)))
    ours = experiment_checks.sample_ratio(counts, parts)
    goal = [sum(counts) * part / sum(parts) for part in parts]
    theirs = stats.chisquare(counts, goal)
    assert ours.chi_square == pytest.approx(theirs.statistic, rel=1e-6, abs=1e-6)
    assert ours.p_value == pytest.approx(theirs.pvalue, rel=1e-6, abs=1e-300)
    assert ours.mismatch == (ours.p_value < 0.001)


def test_a_mismatch_says_stop_and_a_fair_split_does_not():
    assert "find the fault" in str(experiment_checks.sample_ratio({"A": 5000, "B": 5400}))
    assert "No sign" in str(experiment_checks.sample_ratio([5000, 5100]))
    assert not experiment_checks.sample_ratio([900, 100], planned=[9, 1]).mismatch


@pytest.mark.parametrize(
    ("counts", "planned", "message"),
    [
        ([10], None, "1 arms"),
        ([0, 0], None, "0 visitors"),
        ([5, 5], [1, 0], "above 0"),
        ([5, 5], [1, 1, 1], "3 planned"),
        ([5, -5], None, "whole number"),
        ([5, 5.5], None, "whole number"),
    ],
)
def test_a_split_without_sense_is_refused(counts, planned, message):
    with pytest.raises(ValueError, match=message):
        experiment_checks.sample_ratio(counts, planned)


def test_peeking_grows_with_the_looks_and_repeats_with_the_seed():
    once = experiment_checks.peeking(10, seed=5)
    assert once == experiment_checks.peeking(10, seed=5) != experiment_checks.peeking(10, seed=6)
    shares = once.false_positives
    assert list(shares) == sorted(shares)
    assert shares[0] == pytest.approx(0.05, abs=0.01)
    assert shares[9] == pytest.approx(0.193, abs=0.015)
    assert "10 looks found a winner in" in str(once)


def test_peeking_with_rare_events_and_no_event_at_all():
    assert experiment_checks.peeking(3, 1, rate=1e-9, trials=50).false_positives == (0, 0, 0)
    for wrong in ({"looks": 0}, {"rate": 0}, {"trials": 0}, {"confidence": 95}):
        with pytest.raises(ValueError, match="Found"):
            experiment_checks.peeking(**wrong)


@given(RATES, RATES, st.floats(0.5, 0.99), FORMULAS)
def test_size_and_power_are_each_other_s_answer(p1, p2, power, formula):
    assume(abs(p1 - p2) > 0.01)
    n = int(power_analysis.sample_size(p1, p2, power, formula=formula))
    assert power_analysis.power(p1, p2, n, formula=formula) >= power - 1e-9
    if n > 1:
        assert power_analysis.power(p1, p2, n - 1, formula=formula) <= power + 1e-9


@given(st.floats(0.01, 0.8), st.integers(50, 10**6), FORMULAS)
def test_the_smallest_effect_needs_the_visitors_it_was_given(p1, n, formula):
    assume(power_analysis.power(p1, 1.0, n, formula=formula) > 0.8)
    p2 = power_analysis.smallest_effect(p1, n, formula=formula)
    assert p1 < p2 <= 1
    assert power_analysis.power(p1, p2, n, formula=formula) == pytest.approx(0.8, abs=1e-6)


def test_the_power_that_was_planned_is_the_share_of_tests_that_find_the_step():
    random = np.random.default_rng(8)
    n = int(power_analysis.sample_size(0.10, 0.12))
    a, b = (random.binomial(n, rate, 20_000) / n for rate in (0.10, 0.12))
    z = (b - a) / np.sqrt((a * (1 - a) + b * (1 - b)) / n)
    assert np.mean(np.abs(z) > 1.96) == pytest.approx(0.8, abs=0.015)


def test_the_sentence_names_the_formula():
    size = power_analysis.sample_size(0.05, 0.06, formula="pooled")
    assert str(size).startswith("8,158 visitors in each group for the step from 5 % to 6 %")
    assert "pooled formula" in str(size)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: power_analysis.sample_size(0.05, 0.05), "two different shares"),
        (lambda: power_analysis.sample_size(5, 6), "write 0.05"),
        (lambda: power_analysis.sample_size(0.05, 0.06, power=80), "write 0.8"),
        (lambda: power_analysis.sample_size(0.05, 0.06, confidence=95), "write 0.95"),
        (lambda: power_analysis.sample_size(0.05, 0.06, formula="exact"), "unpooled"),
        (lambda: power_analysis.sample_size(0.05, 0.06, 0.9, formula="rule of 16"), "0.8 and 0.95"),
        (lambda: power_analysis.sample_size_means(0, 1), "not 0"),
        (lambda: power_analysis.sample_size_means(1, 0), "above 0"),
        (lambda: power_analysis.sample_size_means(1, 1, formula="z"), '"normal"'),
        (lambda: power_analysis.power(0.05, 0.06, 0), "no power"),
        (lambda: power_analysis.power(0.05, 0.06, 10, formula="rule of 16"), "one power only"),
        (lambda: power_analysis.smallest_effect(0.5, 3), "too few"),
    ],
)
def test_a_plan_without_sense_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
