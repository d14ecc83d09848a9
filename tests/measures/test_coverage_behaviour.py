"""The intervals of funnels, percentiles and lifts hold what they promise, at small n."""

import math

import numpy as np
import pytest
from scipy.stats import binom

from uxcx.measures import behaviour, experiments, proportions, speed


def coverage(interval, n, rate):
    """Return how often the interval of a share catches the true rate, over all outcomes."""
    return sum(
        binom.pmf(x, n, rate)
        for x in range(n + 1)
        if (found := interval(x, n)).low <= rate <= found.high
    )


@pytest.mark.parametrize("n", [5, 10, 15, 20])
def test_abandonment_covers_near_95_percent_where_wald_falls_far_below(n):
    rates = (0.5, 0.6, 0.7, 0.8, 0.9)
    ours = [coverage(lambda x, n: behaviour.cart_abandonment(n, n - x), n, rate) for rate in rates]
    wald = [coverage(proportions.wald, n, rate) for rate in rates]
    assert min(ours) > 0.89 and np.mean(ours) > 0.945
    assert min(wald) < 0.89 and np.mean(wald) < np.mean(ours) - 0.03


@pytest.mark.parametrize("n", [20, 40, 100])
@pytest.mark.parametrize("percent", [50, 75])
def test_percentile_limits_cover_at_least_95_percent_exactly(n, percent):
    found = speed.percentile(range(1, n + 1), percent)
    share = percent / 100
    # Timing k of n lies at or below the true percentile if at least k of n do.
    held = binom.cdf(found.high - 1, n, share) - binom.cdf(found.low - 1, n, share)
    assert 0.95 <= held < 0.99


def test_the_relative_lift_covers_near_95_percent():
    random, true, hits = np.random.default_rng(4), 0.3 / 0.2 - 1, []
    for _ in range(250):
        a, b = random.binomial(60, 0.2), random.binomial(60, 0.3)
        lift = experiments.rates(int(a), 60, int(b), 60)
        hits.append(lift.relative_low <= true <= lift.relative_high)
    assert np.mean(hits) > 0.91 and not math.isnan(lift.relative_low)
