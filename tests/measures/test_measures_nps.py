"""NPS: the score by its definition, intervals and changes by their rules, sizes, coverage."""

import math
import random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import nps

RATINGS = st.lists(st.integers(0, 10), min_size=1, max_size=200)
GROUP = st.integers(0, 500)
COUNTS = st.tuples(GROUP, GROUP, GROUP).filter(any).map(lambda groups: nps.Counts(*groups))
CONFIDENCE = st.floats(0.5, 0.999)


def swapped(groups):
    return nps.Counts(groups.detractors, groups.passives, groups.promoters)


def test_the_ten_ratings_of_the_lesson():
    ratings = [10, 9, 9, 8, 7, 7, 6, 5, 10, 3]
    assert nps.counts(ratings) == nps.Counts(4, 3, 3)
    assert nps.score(ratings) == 10
    estimate = nps.adjusted_wald(ratings)
    assert (estimate.centre, estimate.margin) == pytest.approx((8, 44), abs=0.5)


@pytest.mark.parametrize(
    ("rating", "group"),
    [
        (0, "detractors"),
        (6, "detractors"),
        (7, "passives"),
        (8, "passives"),
        (9, "promoters"),
        (10, "promoters"),
    ],
)
def test_the_borders_of_the_groups(rating, group):
    assert getattr(nps.counts([rating]), group) == 1


@given(RATINGS)
def test_score_equals_the_plain_pandas_sum(ratings):
    column = pd.Series(ratings)
    plain = 100 * ((column >= 9).mean() - (column <= 6).mean())
    assert nps.score(ratings) == pytest.approx(plain)
    assert -100 <= nps.score(ratings) <= 100


@given(RATINGS, st.randoms(use_true_random=False))
def test_order_and_container_do_not_matter(ratings, order: random.Random):
    shuffled = ratings.copy()
    order.shuffle(shuffled)
    expected = nps.adjusted_wald(ratings)
    for same in (shuffled, np.array(ratings), pd.Series(ratings, dtype=float), tuple(ratings)):
        assert nps.adjusted_wald(same) == expected


@given(RATINGS)
def test_variance_is_that_of_scores_minus_one_zero_one(ratings):
    scores = [(rating >= 9) - (rating <= 6) for rating in ratings]
    assert nps.variance(ratings) == pytest.approx(np.var(scores), abs=1e-12)
    assert 0 <= nps.variance(ratings) <= 1


@given(COUNTS, CONFIDENCE)
def test_promoters_and_detractors_mirror_each_other(groups, confidence):
    assert nps.score(groups) == -nps.score(swapped(groups))
    for method in (nps.wald, nps.adjusted_wald):
        ours, mirrored = method(groups, confidence), method(swapped(groups), confidence)
        assert ours.low == pytest.approx(-mirrored.high, abs=1e-9)
        assert ours.high == pytest.approx(-mirrored.low, abs=1e-9)


@given(COUNTS, CONFIDENCE)
def test_adjusted_interval_is_bounded_and_holds_the_adjusted_score(groups, confidence):
    estimate = nps.adjusted_wald(groups, confidence)
    assert -100 <= estimate.low < nps.adjusted_score(groups) < estimate.high <= 100
    assert estimate.estimate == nps.score(groups)
    assert abs(nps.adjusted_score(groups)) <= abs(nps.score(groups))
    outside = not estimate.low <= estimate.estimate <= estimate.high
    assert outside == ("lies outside" in str(estimate))


@given(COUNTS)
def test_one_promoter_more_raises_the_score(groups):
    more = nps.Counts(groups.promoters + 1, groups.passives, groups.detractors)
    if groups.passives or groups.detractors:
        assert nps.score(more) > nps.score(groups)
    assert nps.adjusted_score(more) > nps.adjusted_score(groups)
    if groups.detractors:
        forgiven = nps.Counts(groups.promoters, groups.passives + 1, groups.detractors - 1)
        assert nps.score(forgiven) > nps.score(groups)


@given(COUNTS)
def test_four_times_the_answers_narrow_the_interval(groups):
    four = nps.Counts(4 * groups.promoters, 4 * groups.passives, 4 * groups.detractors)
    assert nps.adjusted_wald(four).margin < nps.adjusted_wald(groups).margin
    assert nps.wald(four).margin == pytest.approx(nps.wald(groups).margin / 2)


@pytest.mark.parametrize(("n", "margin"), [(100, 16), (400, 8), (1600, 4)])
def test_four_times_the_answers_halve_the_doubt(n, margin):
    half_promoters = nps.Counts(n // 2, n // 4, n // 4)
    assert nps.adjusted_wald(half_promoters).margin == pytest.approx(margin, abs=0.5)


def test_seventeen_business_customers():
    estimate = nps.adjusted_wald(nps.Counts(11, 4, 2))
    assert estimate.estimate == pytest.approx(53, abs=0.5)
    assert (estimate.low, estimate.high) == pytest.approx((13, 77), abs=1)


def test_limits_one_answer_and_all_alike():
    one = nps.adjusted_wald([10])
    assert (one.estimate, one.n) == (100, 1)
    assert one.low == pytest.approx(25 - 1.959964 * 37.5, abs=1e-4)
    assert "lies outside" in str(one)
    alike = nps.wald([10] * 50)
    assert (alike.low, alike.high) == (100, 100)
    assert "not certainty" in str(alike)
    assert nps.adjusted_wald([10] * 50).high == 100
    assert nps.adjusted_wald([0] * 50).low == -100
    passives = nps.adjusted_wald([7] * 50)
    assert passives.estimate == 0 and passives.margin > 0
    assert "fails here" in str(nps.wald([10, 10, 10, 5])), "Wald is not clipped"


@given(COUNTS, COUNTS, CONFIDENCE, st.sampled_from(["adjusted", "wald"]))
def test_a_change_read_backwards_changes_its_sign(before, after, confidence, method):
    there = nps.difference(before, after, confidence, method)
    back = nps.difference(after, before, confidence, method)
    assert there.estimate == pytest.approx(nps.score(after) - nps.score(before))
    assert there.estimate == -back.estimate
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low), abs=1e-9)
    if not math.isnan(there.z):
        assert there.p_value == pytest.approx(back.p_value)
        assert there.p_value == pytest.approx(2 * stats.norm.sf(abs(there.z)), rel=1e-9)
        clearly = abs(there.p_value - (1 - confidence)) > 1e-9
        if clearly:
            outside = not there.low <= 0 <= there.high
            assert outside == (there.p_value < 1 - confidence), "interval and test agree"


def test_adjusted_change_adds_three_answers_to_each_group():
    before, after = nps.Counts(50, 25, 25), nps.Counts(60, 25, 15)
    change = nps.difference(before, after)
    means, variances = [], []
    for groups in (before, after):
        p, d = ((x + 0.75) / 103 for x in (groups.promoters, groups.detractors))
        means.append(p - d)
        variances.append(p + d - (p - d) ** 2)
    z = (means[1] - means[0]) / math.sqrt(sum(variances) / 103)
    assert change.z == pytest.approx(z)
    assert change.estimate == pytest.approx(20), "the raw change is reported"
    assert change.centre == pytest.approx(100 * (means[1] - means[0]))


def test_a_change_without_any_spread_cannot_be_tested_by_wald():
    change = nps.difference([10, 10], [7, 7], method="wald")
    assert math.isnan(change.z) and math.isnan(change.p_value)
    assert "cannot test" in str(change)
    assert nps.difference([10, 10], [7, 7]).p_value < 1
    widest = nps.difference([0] * 50, [10] * 50, confidence=0.99)
    assert widest.estimate == widest.high == 200


@given(st.floats(1, 50), st.floats(0.5, 0.99), st.floats(0.05, 1))
def test_sample_size_is_the_smallest_that_keeps_the_margin(margin, confidence, variance):
    n = nps.sample_size(margin, confidence, variance)
    z = stats.norm.ppf((1 + confidence) / 2)
    assert 100 * z * math.sqrt(variance / (n + 3)) <= margin * (1 + 1e-9)
    if n > 1:
        assert 100 * z * math.sqrt(variance / (n + 2)) > margin * (1 - 1e-9)


def test_sample_size_for_a_change_uses_the_variances_of_both_waves():
    z = stats.norm.ppf(0.975) + stats.norm.ppf(0.8)
    one_wave = z**2 / 0.1**2
    assert nps.sample_size_difference(10) == math.ceil(2 * one_wave - 3)
    uneven = nps.sample_size_difference(10, variances=(0.5, 0.7))
    assert uneven == math.ceil(1.2 * one_wave - 3)
    # Without extra power the interval of the change is as wide as the change.
    assert nps.sample_size_difference(10, power=0.5, variances=(0.5, 0.5)) == nps.sample_size(10)
    assert nps.sample_size(100) == 1


@pytest.mark.parametrize("n", [5, 10])
def test_coverage_adjusted_wald_beats_wald(n):
    truths = [(0.5, 0.25), (0.6, 0.1), (0.4, 0.3), (0.7, 0.05), (0.2, 0.5)]

    def coverage(method, promoters, detractors):
        """Sum the exact probability of all samples whose interval holds the true score."""
        total = 0.0
        for p in range(n + 1):
            for d in range(n + 1 - p):
                interval = method(nps.Counts(p, n - p - d, d))
                if interval.low <= 100 * (promoters - detractors) <= interval.high:
                    shares = [promoters, 1 - promoters - detractors, detractors]
                    total += stats.multinomial.pmf([p, n - p - d, d], n, shares)
        return total

    adjusted = [coverage(nps.adjusted_wald, *truth) for truth in truths]
    plain = [coverage(nps.wald, *truth) for truth in truths]
    assert sum(adjusted) / len(truths) > 0.935
    assert min(adjusted) > 0.9
    assert sum(plain) / len(truths) < 0.9
