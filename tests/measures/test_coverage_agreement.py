"""How often the interval of kappa catches the truth with few items, over all tables."""

import math

import numpy as np
import pytest
from scipy.stats import multinomial

from uxcx.measures import agreement


@pytest.mark.parametrize(("n", "least", "most"), [(10, 0.75, 0.93), (20, 0.85, 0.945)])
def test_the_interval_of_kappa_is_too_narrow_for_few_items(n, least, most):
    """Two judges, yes or no, 85 % agreement, true kappa 0.7: all tables of n items."""
    truth = np.array([0.425, 0.075, 0.075, 0.425])
    tables = [
        (a, b, c, n - a - b - c)
        for a in range(n + 1)
        for b in range(n + 1 - a)
        for c in range(n + 1 - a - b)
    ]
    chances = multinomial.pmf(tables, n, truth)
    likely = chances > 1e-5
    caught = total = 0.0
    for table, chance in zip(np.array(tables)[likely], chances[likely], strict=True):
        kappa = agreement.cohens_kappa(table.reshape(2, 2))
        if not math.isnan(kappa.estimate):
            total += chance
            caught += chance * (kappa.low <= 0.7 <= kappa.high)
    assert least < caught / total < most
