"""Shares: against statsmodels and SciPy, by their rules and at the limits."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint, proportions_ztest

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


@given(successes_and_n(), CONFIDENCE)
def test_adjusted_wald_encloses_wilson(counts, confidence):
    wide, narrow = (method(*counts, confidence) for method in INSIDE[:2])
    assert wide.low <= narrow.low + 1e-9
    assert narrow.high <= wide.high + 1e-9


def test_adjusted_wald_adds_z_squared_people_and_not_two_z():
    """A public package adds 2z people: near 95 % that hardly shows, at 80 % it does."""
    z = stats.norm.ppf(0.9)
    right, wrong = ((5 + added / 2) / (7 + added) for added in (z**2, 2 * z))
    assert proportions.adjusted_wald(5, 7, 0.8).centre == pytest.approx(right)
    assert right - wrong > 0.01


@given(st.integers(30, 5000), st.floats(0.05, 0.95), st.data())
def test_normal_test_agrees_with_statsmodels_and_warns_below_15(n, benchmark, data):
    successes = data.draw(st.integers(1, n - 1))
    ours = proportions.benchmark_test(successes, n, benchmark, "normal")
    z, p_value = proportions_ztest(
        successes, n, benchmark, alternative="larger", prop_var=benchmark
    )
    assert ours.statistic == pytest.approx(z, abs=1e-9)
    assert ours.p_value == pytest.approx(p_value, abs=1e-9)
    assert bool(ours.note) == (min(successes, n - successes) < 15)
    other_side = proportions.benchmark_test(successes, n, benchmark, "normal", "less")
    assert ours.p_value + other_side.p_value == pytest.approx(1)


def test_normal_and_mid_p_meet_in_large_samples():
    normal, middle = (
        proportions.benchmark_test(5300, 10_000, 0.52, method).p_value
        for method in ("normal", "mid-p")
    )
    assert normal == pytest.approx(middle, rel=0.02)


@given(st.floats(0.01, 0.4), CONFIDENCE, st.floats(0.01, 0.99))
def test_sample_size_is_the_smallest_that_keeps_the_margin(margin, confidence, share):
    z2 = stats.norm.ppf((1 + confidence) / 2) ** 2
    for method, added in (("wald", 0), ("adjusted Wald", z2)):
        n = int(proportions.sample_size(margin, confidence, share, method))
        half = (z2 * share * (1 - share) / (n + added)) ** 0.5
        assert half <= margin * (1 + 1e-9)
        if n > 1:
            assert (z2 * share * (1 - share) / (n - 1 + added)) ** 0.5 > margin * (1 - 1e-9)


def test_sample_size_for_adjusted_wald_gives_that_interval_its_margin():
    n = int(proportions.sample_size(0.1, method="adjusted Wald"))
    assert proportions.adjusted_wald(n // 2, n).margin <= 0.1 < proportions.wald(n // 2, n).margin
    assert str(proportions.sample_size(0.05)) == (
        "385 people for a margin of ± 5 percentage points with 95 % confidence "
        "(n = z² p (1 - p) / E², p = 50 %)."
    )


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: proportions.wald(1, 0), "Found n = 0"),
        (lambda: proportions.wald(5, 4), "successes first, then n"),
        (lambda: proportions.sample_size(5), "Found margin = 5"),
        (lambda: proportions.sample_size(0.05, share=1), "Found share = 1"),
        (lambda: proportions.sample_size(0.05, method="exact"), "Found method = 'exact'"),
        (lambda: proportions.benchmark_test(1, 2, 78), "Found benchmark = 78"),
        (lambda: proportions.benchmark_test(1, 2, 0.5, "z"), "Found method = 'z'"),
        (lambda: proportions.benchmark_test(1, 2, 0.5, "exact", "more"), "Found alternative"),
    ],
)
def test_bad_input_is_one_sentence(call, message):
    with pytest.raises(ValueError, match=message) as error:
        call()
    assert str(error.value).startswith("Found ")
    assert "\n" not in str(error.value)


def test_a_p_value_is_never_worded_as_the_probability_of_beating_the_benchmark():
    test = proportions.benchmark_test(10, 12, 0.8)
    assert "probability" not in str(test)
    assert str(test) == (
        "Share 83 %, benchmark 80 % (exact binomial test, n = 12). If the true value were 80 %, "
        "a result this high or higher would turn up in about 56 of 100 such samples "
        "(one-sided p = 0.558)."
    )
