"""How often the intervals hold the true value: matched and raw gaps, and correlations.

At n = 5 to 20 a group and stratum. Where groups are made up differently the raw interval never
holds the true gap, however large the sample; the matched one does.
"""

import numpy as np
import pytest

from uxcx.measures import correlations, stratified

TRUE_GAP = 0.5


def share_that_hold(draws, gap_of):
    held = 0
    for seed in range(draws):
        interval = gap_of(np.random.default_rng(seed))
        held += interval.low <= TRUE_GAP <= interval.high
    return held / draws


@pytest.mark.parametrize("n", [5, 10, 15, 20])
def test_the_matched_interval_holds_and_the_raw_one_does_not(n):
    # Two strata, 3 apart; the first group is mostly in one of them, the second in the other.
    stratum = np.repeat([0, 0, 1, 1], [3 * n, n, n, 3 * n])
    group = np.repeat([0, 1, 0, 1], [3 * n, n, n, 3 * n])

    def found(rng):
        value = 3 * stratum + TRUE_GAP * group + rng.normal(size=group.size)
        return stratified.like_for_like(value, group, stratum, (0, 1), weights="all")

    assert 0.93 <= share_that_hold(250, lambda rng: found(rng).matched) <= 0.975
    assert share_that_hold(60, lambda rng: found(rng).raw) < 0.5


@pytest.mark.parametrize("n", [5, 10, 15, 20])
def test_fishers_interval_of_a_correlation_holds_at_small_n(n):
    def found(rng):
        x = rng.normal(size=n)
        y = TRUE_GAP * x + np.sqrt(1 - TRUE_GAP**2) * rng.normal(size=n)
        return correlations.pearson(x, y)

    assert 0.93 <= share_that_hold(500, found) <= 0.975
