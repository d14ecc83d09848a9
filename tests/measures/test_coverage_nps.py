"""How often NPS intervals hold the true score: all samples, weighted by their probability."""

from functools import cache

import numpy as np
import pytest
from scipy import stats

from uxcx.measures import nps

TRUTHS = [(0.5, 0.25), (0.6, 0.1), (0.4, 0.3), (0.7, 0.05), (0.2, 0.5)]  # promoters, detractors


@cache
def samples(n):
    """Return every possible sample of n answers."""
    return [nps.Counts(p, n - p - d, d) for p in range(n + 1) for d in range(n + 1 - p)]


def coverage(method, n):
    """Return the exact coverage at each of the truths."""
    limits = np.array([(e.low, e.high) for e in map(method, samples(n))])
    groups = [(s.promoters, s.passives, s.detractors) for s in samples(n)]
    held = []
    for promoters, detractors in TRUTHS:
        shares = [promoters, 1 - promoters - detractors, detractors]
        chance = stats.multinomial.pmf(groups, n, shares)
        truth = 100 * (promoters - detractors)
        inside = (limits[:, 0] <= truth + 1e-9) & (truth - 1e-9 <= limits[:, 1])
        held.append(float(chance[inside].sum()))
    return held


@pytest.mark.parametrize("n", [5, 10, 15, 20])
def test_adjusted_wald_and_iterative_stay_near_95_percent(n):
    for method in (nps.adjusted_wald, nps.iterative):
        held = coverage(method, n)
        assert np.mean(held) > 0.935, method.__name__
        assert min(held) > 0.9, method.__name__


@pytest.mark.parametrize(("n", "most"), [(5, 0.85), (10, 0.91), (15, 0.93), (20, 0.94)])
def test_plain_wald_falls_visibly_below(n, most):
    plain, adjusted = coverage(nps.wald, n), coverage(nps.adjusted_wald, n)
    assert np.mean(plain) < most
    assert min(plain) < 0.92
    assert np.mean(plain) < np.mean(adjusted)
