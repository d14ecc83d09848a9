"""Two rates: against SciPy, by their rules, at the limits, and the slips of others."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import two_proportions

CONFIDENCE = st.floats(0.5, 0.999)


@st.composite
def two_groups(draw, largest=300):
    n1, n2 = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    return draw(st.integers(0, n1)), n1, draw(st.integers(0, n2)), n2


def smallest_expected(x1, n1, x2, n2):
    table = [[x1, n1 - x1], [x2, n2 - x2]]
    return stats.contingency.expected_freq(table).min().round(9)


@given(two_groups())
@example((0, 1, 1, 1))
@example((5, 5, 7, 7))
def test_the_test_is_n_minus_1_of_pearson_or_fisher_and_says_which(groups):
    x1, n1, x2, n2 = groups
    result = two_proportions.difference(*groups)
    table = [[x1, n1 - x1], [x2, n2 - x2]]
    if smallest_expected(*groups) < 1:
        assert result.test == "Fisher's exact test"
        assert "below 1" in result.note
        assert math.isnan(result.statistic)
        assert result.p_value == pytest.approx(min(1, stats.fisher_exact(table).pvalue))
    else:
        pearson = stats.chi2_contingency(table, correction=False).statistic
        total = n1 + n2
        assert result.statistic**2 == pytest.approx(pearson * (total - 1) / total, abs=1e-9)
        assert result.p_value == pytest.approx(stats.chi2.sf(result.statistic**2, 1), abs=1e-12)
        assert result.test == "N-1 two-proportion test"
        assert result.note == ""


def test_the_factor_is_not_the_wrong_way_round():
    result = two_proportions.difference(4, 13, 10, 12)
    pearson = stats.chi2_contingency([[4, 9], [10, 2]], correction=False).statistic
    assert result.statistic**2 < pearson


@given(two_groups(), CONFIDENCE)
@example((0, 5, 2, 5), 0.95)  # an expected count of exactly 1, whichever way it is counted
def test_swapping_the_groups_or_the_outcome_turns_the_sign(groups, confidence):
    x1, n1, x2, n2 = groups
    result = two_proportions.difference(*groups, confidence)
    for mirrored in (
        two_proportions.difference(x2, n2, x1, n1, confidence),
        two_proportions.difference(n1 - x1, n1, n2 - x2, n2, confidence),
    ):
        assert mirrored.estimate == pytest.approx(-result.estimate)
        assert mirrored.low == pytest.approx(-result.high, abs=1e-9)
        assert mirrored.p_value == pytest.approx(result.p_value)


@given(two_groups(), CONFIDENCE)
@example((0, 300, 300, 300), 0.5)
def test_the_interval_stays_in_reach_and_holds_the_gap_at_95(groups, confidence):
    result = two_proportions.difference(*groups, confidence)
    assert -1 <= result.low < result.high <= 1
    at_95 = two_proportions.difference(*groups)
    assert at_95.low - 1e-9 <= at_95.estimate <= at_95.high + 1e-9
    assert result.estimate == groups[2] / groups[3] - groups[0] / groups[1]


@given(two_groups(100))
def test_four_times_the_people_narrow_the_interval(groups):
    more = two_proportions.difference(*(4 * count for count in groups))
    assert more.margin < two_proportions.difference(*groups).margin


@given(two_groups(60))
def test_fisher_agrees_with_a_sum_over_all_tables(groups):
    x1, n1, x2, n2 = groups
    tables = stats.hypergeom(n1 + n2, x1 + x2, n1)
    chances = [tables.pmf(x) for x in range(n1 + 1)]
    p_value = sum(chance for chance in chances if chance <= tables.pmf(x1) * (1 + 1e-7))
    assert two_proportions.fisher(*groups).p_value == pytest.approx(min(1, p_value), abs=1e-9)


def test_huge_groups_stay_quick_and_finite():
    result = two_proportions.difference(500_000_000, 10**9, 500_100_000, 10**9)
    assert result.statistic == pytest.approx(4.472, abs=0.001)
    assert result.low < 0.0001 < result.high


def test_sentence_speaks_of_percentage_points_and_names_the_groups():
    result = two_proportions.difference(8, 793, 15, 736, groups=("old", "new"))
    assert str(result) == (
        "new minus old +1.0 percentage points; 95 % confident between -0.2 and +2.3 (adjusted "
        "Wald, n = 793 old and 736 new). No difference (0) lies inside this interval. If there "
        "were no difference, a gap this large or larger would turn up in about 99 of 1,000 such "
        "pairs of samples (N-1 two-proportion test, z = 1.65, p = 0.099)."
    )


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ((1, 0, 1, 2), "Found n = 0"),
        ((3, 2, 1, 2), "Found 3 successes among 2 people"),
        ((1, 2, 0.5, 2), "Found 0.5 as the number of successes"),
        ((1, 2, float("nan"), 2), "Found nan"),
    ],
)
def test_bad_input_is_one_sentence(counts, message):
    for compare in (two_proportions.difference, two_proportions.fisher):
        with pytest.raises(ValueError, match=message):
            compare(*counts)
    with pytest.raises(ValueError, match="Found confidence = 95"):
        two_proportions.difference(1, 2, 1, 2, 95)
