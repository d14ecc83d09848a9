"""Shares: against statsmodels and SciPy, by their rules, at the limits, and by coverage."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from uxcx.measures import proportions

CONFIDENCE = st.floats(0.5, 0.999)
INSIDE = [proportions.adjusted_wald, proportions.wilson, proportions.exact]
METHODS = [proportions.wald, *INSIDE]


@st.composite
def successes_and_n(draw):
    n = draw(st.integers(1, 2000))
    return draw(st.integers(0, n)), n


@given(successes_and_n(), CONFIDENCE)
def test_intervals_agree_with_statsmodels_and_scipy(counts, confidence):
    successes, n = counts
    for method, name in [
        (proportions.adjusted_wald, "agresti_coull"),
        (proportions.wilson, "wilson"),
        (proportions.exact, "beta"),
    ]:
        ours = method(successes, n, confidence)
        theirs = proportion_confint(successes, n, 1 - confidence, name)
        assert (ours.low, ours.high) == pytest.approx(theirs, abs=1e-9), name
    for method, name in [(proportions.wilson, "wilson"), (proportions.exact, "exact")]:
        ours = method(successes, n, confidence)
        theirs = stats.binomtest(successes, n).proportion_ci(confidence, name)
        assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-6), name


@given(successes_and_n(), CONFIDENCE)
@example((0, 1), 0.95)
@example((7, 7), 0.95)
@example((118, 118), 0.5)
def test_intervals_stay_between_0_and_1_and_hold_the_share(counts, confidence):
    successes, n = counts
    for method in INSIDE:
        estimate = method(successes, n, confidence)
        assert 0 <= estimate.low <= estimate.estimate <= estimate.high <= 1
        assert estimate.estimate == successes / n
        assert estimate.low < estimate.high, "no certainty from a sample"


@given(successes_and_n(), CONFIDENCE)
def test_swapping_success_and_failure_mirrors_everything(counts, confidence):
    successes, n = counts
    for method in METHODS:
        ours, mirrored = method(successes, n, confidence), method(n - successes, n, confidence)
        assert ours.low == pytest.approx(1 - mirrored.high, abs=1e-9)
        assert ours.high == pytest.approx(1 - mirrored.low, abs=1e-9)
    for point in (proportions.laplace, proportions.wilson_point):
        assert point(successes, n) == pytest.approx(1 - point(n - successes, n))


@given(successes_and_n())
def test_more_people_narrow_the_interval(counts):
    successes, n = counts
    for method in INSIDE:
        assert method(4 * successes, 4 * n).margin < method(successes, n).margin


@given(successes_and_n(), CONFIDENCE)
def test_one_more_success_moves_every_limit_up(counts, confidence):
    successes, n = counts
    for method in INSIDE:
        fewer, more = method(successes, n + 1, confidence), method(successes + 1, n + 1, confidence)
        assert fewer.low <= more.low
        assert fewer.high <= more.high
        assert fewer.estimate < more.estimate


def test_wald_shows_its_failure():
    assert proportions.wald(18, 20).high == pytest.approx(1.0314784)
    assert proportions.wald(2, 20).low < 0
    perfect = proportions.wald(5, 5)
    assert (perfect.low, perfect.high) == (1, 1)
    assert "not certainty" in str(perfect)
    assert proportions.wald(50, 100).note == ""


def test_five_of_five_may_still_mean_half():
    assert proportions.adjusted_wald(5, 5).low == pytest.approx(0.51, abs=0.005)
    forty = proportions.adjusted_wald(32, 40)
    assert (forty.low, forty.high) == pytest.approx((0.65, 0.90), abs=0.005)


@given(successes_and_n(), CONFIDENCE)
def test_the_adjusted_centre_is_the_wilson_point(counts, confidence):
    successes, n = counts
    estimate = proportions.wilson(successes, n, confidence)
    point = proportions.wilson_point(successes, n, confidence)
    assert estimate.centre == pytest.approx(point, abs=1e-9)


@given(successes_and_n(), st.floats(0.01, 0.99))
def test_benchmark_test_agrees_with_scipy(counts, benchmark):
    successes, n = counts
    p_values = {}
    for side in ("greater", "less"):
        ours = proportions.benchmark_test(successes, n, benchmark, alternative=side)
        theirs = stats.binomtest(successes, n, benchmark, alternative=side).pvalue
        assert ours.p_value == pytest.approx(theirs, abs=1e-9)
        middle = proportions.benchmark_test(successes, n, benchmark, "mid-p", side)
        assert 0 <= middle.p_value <= ours.p_value <= 1
        p_values[side] = middle.p_value
    assert sum(p_values.values()) == pytest.approx(1), "mid-p shares the result out evenly"


def test_best_estimate_changes_its_rule_at_a_half_and_at_nine_tenths():
    assert proportions.best_point_estimate(5, 10) == 0.5
    assert proportions.best_point_estimate(9, 10) == 0.9
    assert proportions.best_point_estimate(10, 10) == proportions.laplace(10, 10)
    assert proportions.best_point_estimate(4, 10) == proportions.wilson_point(4, 10)
    assert proportions.laplace(0, 1) == pytest.approx(1 / 3)


@pytest.mark.parametrize("n", [5, 10])
def test_coverage_adjusted_wald_keeps_its_word_where_wald_breaks_it(n):
    truths = [percent / 100 for percent in range(5, 100, 5)]

    def coverage(method):
        """Return the exact share of samples whose interval holds the truth, for each truth."""
        intervals = [method(successes, n) for successes in range(n + 1)]
        return [
            sum(
                stats.binom.pmf(successes, n, truth)
                for successes, interval in enumerate(intervals)
                if interval.low <= truth <= interval.high
            )
            for truth in truths
        ]

    adjusted, plain = coverage(proportions.adjusted_wald), coverage(proportions.wald)
    assert sum(adjusted) / len(truths) > 0.95
    assert min(adjusted) > 0.9
    assert sum(plain) / len(truths) < 0.85
    assert min(plain) < 0.5
