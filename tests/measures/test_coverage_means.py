"""How often t intervals of gaps and ratios hold the truth: seeded simulation, small groups."""

import numpy as np
import pytest

from uxcx.measures import two_means, two_times

RUNS = 500


def held(measure, draw, truth):
    """Return the share of intervals that hold the truth."""
    dice = np.random.default_rng(20)
    intervals = [measure(*draw(dice)) for _ in range(RUNS)]
    return np.mean([interval.low <= truth <= interval.high for interval in intervals])


def pooled(first, second):
    """Give the textbook interval with one common variance, as a wrong example."""
    from scipy import stats

    return stats.ttest_ind(second, first).confidence_interval(0.95)


@pytest.mark.parametrize(("n1", "n2"), [(5, 5), (10, 5), (15, 15), (20, 10)])
def test_welch_holds_the_true_gap_although_the_spreads_differ(n1, n2):
    def draw(dice):
        return dice.normal(50, 5, n1), dice.normal(60, 15, n2)

    welch = held(two_means.welch, draw, 10)
    assert welch > 0.93
    if n1 > n2:
        assert held(pooled, draw, 10) < welch - 0.03, "pooling fails if the small group spreads"


@pytest.mark.parametrize("n", [5, 10, 20])
def test_ratios_hold_the_true_ratio_of_lopsided_times(n):
    def strangers(dice):
        return dice.lognormal(4, 0.6, n), dice.lognormal(4.2, 0.4, n)

    def same_people(dice):
        first = dice.lognormal(4, 0.6, n)
        return first, first * dice.lognormal(0.2, 0.3, n)

    assert held(two_times.ratio, strangers, np.exp(0.2)) > 0.93
    assert held(two_times.paired_ratio, same_people, np.exp(0.2)) > 0.93
