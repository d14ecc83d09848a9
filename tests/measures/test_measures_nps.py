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
    for method in (nps.wald, nps.adjusted_wald, nps.iterative):
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
    if not math.isnan(there.statistic):
        assert there.p_value == pytest.approx(back.p_value)
        assert there.p_value == pytest.approx(2 * stats.norm.sf(abs(there.statistic)), rel=1e-9)
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
    assert change.statistic == pytest.approx(z)
    assert change.estimate == pytest.approx(20), "the raw change is reported"
    assert change.centre == pytest.approx(100 * (means[1] - means[0]))


def test_a_change_without_any_spread_cannot_be_tested_by_wald():
    change = nps.difference([10, 10], [7, 7], method="wald")
    assert math.isnan(change.statistic) and math.isnan(change.p_value)
    assert "cannot be tested" in str(change)
    assert nps.difference([10, 10], [7, 7]).p_value < 1
    widest = nps.difference([0] * 50, [10] * 50, confidence=0.99)
    assert widest.estimate == widest.high == 200


@given(COUNTS, CONFIDENCE)
def test_iterative_interval_is_bounded_and_holds_the_score(groups, confidence):
    estimate = nps.iterative(groups, confidence)
    assert -100 <= estimate.low <= estimate.estimate <= estimate.high <= 100
    assert estimate.low < estimate.high, "no sample is certain"


@given(COUNTS, CONFIDENCE)
def test_iterative_limits_are_the_scores_that_a_test_rejects_from_there_on(groups, confidence):
    """Check the limits by the definition, with the likeliest groups found on a fine grid."""
    estimate = nps.iterative(groups, confidence)
    n, z = groups.n, stats.norm.ppf((1 + confidence) / 2)
    for limit in (estimate.low / 100, estimate.high / 100):
        if abs(limit) > 0.999:
            continue
        q = np.linspace(max(0, -limit), (1 - limit) / 2, 20_001)[1:-1]
        likelihood = (
            groups.promoters * np.log(q + limit)
            + groups.detractors * np.log(q)
            + groups.passives * np.log(1 - limit - 2 * q)
        )
        best = q[likelihood.argmax()]
        error = math.sqrt((2 * best + limit - limit**2) / n)
        distance = abs(groups.promoters - groups.detractors - n * limit) / (n * error)
        assert distance == pytest.approx(z, rel=0.02)


@pytest.mark.parametrize("n", [1, 10, 10_000_000])
def test_iterative_limits_if_all_answer_alike(n):
    z2 = stats.norm.ppf(0.975) ** 2
    promoters = nps.iterative(nps.Counts(n, 0, 0))
    assert promoters.high == 100
    assert promoters.low == pytest.approx(100 * (n - z2) / (n + z2), abs=1e-6)
    passives = nps.iterative(nps.Counts(0, n, 0))
    assert passives.high == pytest.approx(100 * z2 / (n + z2), rel=1e-6)
    assert passives.high == pytest.approx(-passives.low)


def test_all_intervals_agree_for_a_million_answers():
    groups = nps.Counts(500_000, 250_000, 250_000)
    plain = nps.wald(groups)
    for method in (nps.adjusted_wald, nps.iterative, nps.trinomial_mean):
        other = method(groups)
        assert (other.low, other.high) == pytest.approx((plain.low, plain.high), abs=1e-3)


@given(st.lists(st.integers(0, 10), min_size=2, max_size=60), CONFIDENCE)
def test_trinomial_mean_is_the_t_interval_of_the_scores(ratings, confidence):
    scores = [100 * ((rating >= 9) - (rating <= 6)) for rating in ratings]
    ours = nps.trinomial_mean(ratings, confidence)
    if np.ptp(scores):
        error = stats.sem(scores)
        theirs = stats.t.interval(confidence, len(scores) - 1, np.mean(scores), error)
        assert (ours.low, ours.high) == pytest.approx(theirs)
    else:
        assert ours.low == ours.high and "not certainty" in str(ours)


def test_trinomial_mean_of_one_answer_and_beyond_the_scale():
    assert math.isnan(nps.trinomial_mean([9]).low)
    assert "no interval" in str(nps.trinomial_mean([9]))
    assert "fails here" in str(nps.trinomial_mean([10, 10, 10, 5]))


PEOPLE_ASKED_TWICE = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=2)


@given(PEOPLE_ASKED_TWICE, CONFIDENCE)
def test_paired_change_is_the_paired_t_test_of_the_scores(people, confidence):
    before, after = map(list, zip(*people, strict=True))
    ours = nps.paired_difference(before, after, confidence)
    assert ours.estimate == pytest.approx(nps.score(after) - nps.score(before))
    assert ours.paired and ours.n_first == ours.n_second == len(people)
    one, other = ([100 * ((x >= 9) - (x <= 6)) for x in wave] for wave in (before, after))
    if np.ptp(np.subtract(other, one)):
        theirs = stats.ttest_rel(other, one)
        limits = theirs.confidence_interval(confidence)
        assert ours.statistic == pytest.approx(theirs.statistic)
        assert ours.p_value == pytest.approx(theirs.pvalue)
        assert (ours.low, ours.high) == pytest.approx(tuple(limits), rel=1e-9, abs=1e-9)
    else:
        assert math.isnan(ours.p_value) and "cannot be tested" in str(ours)


def test_paired_change_is_narrower_than_that_of_strangers_if_people_keep_their_opinion():
    before = [10, 9, 9, 8, 7, 7, 6, 5, 10, 3] * 3
    after = [10, 9, 10, 9, 7, 8, 6, 7, 10, 3] * 3
    assert nps.paired_difference(before, after).margin < nps.difference(before, after).margin


def test_people_who_answered_once_are_refused_or_left_out_and_counted():
    before, after = pd.Series([9, 8, np.nan, 3]), pd.Series([9, np.nan, 10, 9])
    with pytest.raises(ValueError, match=r"blank rating at position 2 .* of before"):
        nps.paired_difference(before, after)
    change = nps.paired_difference(before, after, missing="drop")
    assert (change.n_first, change.dropped, change.estimate) == (2, 2, 100)
    assert "2 blank answers were left out" in str(change)


def test_a_blank_is_never_in_the_base():
    ratings = [10, 10, 9, 0, None, None]
    assert nps.score(nps.counts(ratings, missing="drop")) == 50
    assert nps.counts(ratings, missing="drop").n == 4


def test_the_number_on_the_button_counts_not_its_place():
    """A public bug counted the place in the list of buttons, so that nobody could reach 10."""
    buttons = list(range(11))
    assert nps.counts(buttons) == nps.Counts(2, 2, 7)
    assert nps.counts([buttons[-1]]).promoters == nps.counts([buttons[-2]]).promoters == 1


@given(st.floats(1, 50), st.floats(0.5, 0.99), st.floats(0.05, 1))
def test_sample_size_is_the_smallest_that_keeps_the_margin(margin, confidence, variance):
    n = nps.sample_size(margin, confidence, variance).n
    z = stats.norm.ppf((1 + confidence) / 2)
    assert 100 * z * math.sqrt(variance / (n + 3)) <= margin * (1 + 1e-9)
    if n > 1:
        assert 100 * z * math.sqrt(variance / (n + 2)) > margin * (1 - 1e-9)


def test_sample_size_for_a_change_uses_the_variances_of_both_waves():
    z = stats.norm.ppf(0.975) + stats.norm.ppf(0.8)
    one_wave = z**2 / 0.1**2
    assert int(nps.sample_size_difference(10)) == math.ceil(2 * one_wave - 3)
    uneven = nps.sample_size_difference(10, variance_before=0.5, variance_after=0.7)
    assert int(uneven) == math.ceil(1.2 * one_wave - 3)
    assert uneven.each and "variances 0.5 before and 0.7 after" in str(uneven)
    # Without extra power the interval of the change is as wide as the change.
    half = nps.sample_size_difference(10, power=0.5, variance_before=0.5, variance_after=0.5)
    assert half.n == nps.sample_size(10).n
    assert nps.sample_size(100).n == 1
    assert str(nps.sample_size(10)) == (
        "382 answers for a margin of ± 10 points with 95 % confidence (adjusted Wald, variance 1 "
        "of one answer)."
    )


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        (lambda: nps.sample_size(0), "Found 0 points"),
        (lambda: nps.sample_size(math.inf), "Found inf points"),
        (lambda: nps.sample_size(10, variance=1.5), "Found the variance 1.5"),
        (lambda: nps.sample_size_difference(10, variance_after=-1), "Found the variance -1"),
        (lambda: nps.sample_size_difference(10, power=80), "Found power = 80"),
        (lambda: nps.sample_size(10, confidence=95), "Found confidence = 95"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(plan, found):
    with pytest.raises(ValueError, match=found):
        plan()
