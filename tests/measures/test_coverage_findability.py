"""How often intervals of few people catch the truth: shares and ratios of shares, exactly."""

import numpy as np
import pytest
from scipy.stats import binom

from uxcx.measures import findability, first_clicks, proportions

TRUTHS = np.linspace(0.05, 0.95, 91)


def coverage_of_share(interval, n):
    """Return the share of samples whose interval holds the truth, for each truth."""
    limits = [interval(successes, n) for successes in range(n + 1)]
    chance = binom.pmf(np.arange(n + 1)[:, None], n, TRUTHS)
    caught = [(low <= TRUTHS) & (high >= TRUTHS) for low, high in limits]
    return (chance * np.array(caught)).sum(axis=0)


def tree_test_limits(successes, n):
    found = findability.tree_test([True] * successes + [False] * (n - successes)).success
    return found.low, found.high


def wald_limits(successes, n):
    share = proportions.wald(successes, n)
    return share.low, share.high


@pytest.mark.parametrize("n", [5, 10, 15, 20])
def test_tree_test_success_is_covered_near_95_percent_and_wald_is_not(n):
    ours = coverage_of_share(tree_test_limits, n)
    assert ours.mean() > 0.95
    assert ours.min() > 0.89
    wald = coverage_of_share(wald_limits, n)
    assert wald.mean() < 0.91
    assert wald.min() < 0.66


def coverage_of_ratio(method, n, correct, wrong):
    """Return how often the interval exists and holds the true ratio, among samples with one."""
    caught = total = 0.0
    for a in range(n + 1):
        for b in range(n + 1):
            if a + b == 0:
                continue
            chance = binom.pmf(a, n, correct) * binom.pmf(b, n, wrong)
            total += chance
            if method == "log" and a * b == 0:
                continue
            ratio = first_clicks.success_ratio(a, n, b, n, method=method)
            caught += chance * (ratio.low <= correct / wrong <= ratio.high)
    return caught / total


@pytest.mark.parametrize("n", [5, 10, 15, 20])
def test_the_score_interval_of_a_ratio_is_covered_where_the_log_interval_is_not(n):
    assert 0.94 < coverage_of_ratio("score", n, 0.87, 0.46) <= 1
    assert 0.94 < coverage_of_ratio("score", n, 0.7, 0.24) <= 1


def test_the_log_interval_of_a_ratio_often_does_not_exist_for_few_people():
    assert coverage_of_ratio("log", 5, 0.7, 0.24) < 0.75
