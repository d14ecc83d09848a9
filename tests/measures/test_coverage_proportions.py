"""How often the intervals of shares hold the truth in small tests: every sample is enumerated.

Of three groups (net box) and of pairs too. Grids of true values run from nearly 0 to nearly 1.
"""

import math

import numpy as np
import pytest
from scipy import stats

from uxcx.measures import paired_proportions, proportions, satisfaction, two_proportions

TRUTHS = np.linspace(0.02, 0.98, 49)


def coverage(method, n):
    """Return the share of samples whose interval holds the truth, for each truth."""
    intervals = [method(successes, n) for successes in range(n + 1)]
    low, high = np.array([[each.low, each.high] for each in intervals]).T
    holds = (low[:, None] <= TRUTHS) & (high[:, None] >= TRUTHS)
    return (stats.binom.pmf(np.arange(n + 1)[:, None], n, TRUTHS) * holds).sum(axis=0)


@pytest.mark.parametrize("n", [5, 10, 15, 20])
def test_adjusted_wald_keeps_its_word_where_wald_breaks_it(n):
    adjusted, plain = coverage(proportions.adjusted_wald, n), coverage(proportions.wald, n)
    assert adjusted.mean() > 0.95
    assert adjusted.min() > 0.90
    assert plain.mean() < 0.90
    assert plain.min() < 0.5


@pytest.mark.parametrize("n", [5, 10, 15, 20])
def test_wilson_is_near_the_mark_and_exact_is_never_below_it(n):
    assert coverage(proportions.wilson, n).mean() == pytest.approx(0.95, abs=0.012)
    assert coverage(proportions.exact, n).min() >= 0.95
    assert coverage(proportions.exact, n).mean() > coverage(proportions.wilson, n).mean()


@pytest.mark.parametrize("n", [5, 10, 15])
def test_the_adjusted_difference_holds_and_the_plain_one_does_not(n):
    chances = stats.binom.pmf(np.arange(n + 1)[:, None], n, np.linspace(0.05, 0.95, 7)).T
    truths = np.linspace(0.05, 0.95, 7)
    pairs = [(x1, x2) for x1 in range(n + 1) for x2 in range(n + 1)]
    adjusted = [two_proportions.difference(x1, n, x2, n) for x1, x2 in pairs]
    spread = [1.96 * math.sqrt(sum(x / n * (1 - x / n) / n for x in pair)) for pair in pairs]
    plain = [
        ((b - a) / n - half, (b - a) / n + half) for (a, b), half in zip(pairs, spread, strict=True)
    ]

    def covered(limits):
        return [
            sum(
                first[x1] * second[x2]
                for (x1, x2), (low, high) in zip(pairs, limits, strict=True)
                if low <= q - p <= high
            )
            for p, first in zip(truths, chances, strict=True)
            for q, second in zip(truths, chances, strict=True)
        ]

    ours, wald = covered([(each.low, each.high) for each in adjusted]), covered(plain)
    assert np.mean(ours) > 0.95
    assert min(ours) > 0.92
    assert np.mean(wald) < 0.93
    assert min(wald) < 0.8


def test_the_paired_interval_holds_in_small_tests():
    """All outcomes of 10 pairs: with the first only, with the second only, and the rest."""
    n = 10
    outcomes = [(b, c) for b in range(n + 1) for c in range(n + 1 - b)]
    limits = [paired_proportions.paired_difference(0, b, c, n - b - c) for b, c in outcomes]
    covered = []
    for p, q in [(0.1, 0.1), (0.3, 0.1), (0.4, 0.2), (0.05, 0.3), (0.5, 0.05)]:
        chances = stats.multinomial.pmf(
            [[b, c, n - b - c] for b, c in outcomes], n, [p, q, 1 - p - q]
        )
        covered.append(
            sum(
                chance
                for chance, each in zip(chances, limits, strict=True)
                if each.low <= q - p <= each.high
            )
        )
    assert min(covered) > 0.93


@pytest.mark.parametrize("n", [5, 10, 15])
def test_the_net_box_interval_holds_in_small_samples(n):
    outcomes = [(top, bottom) for top in range(n + 1) for bottom in range(n + 1 - top)]
    limits = [
        satisfaction.net_box([5] * top + [1] * bottom + [3] * (n - top - bottom))
        for top, bottom in outcomes
    ]
    covered = []
    for p, q in [(0.5, 0.2), (0.7, 0.1), (0.3, 0.3), (0.85, 0.05), (0.2, 0.6)]:
        chances = stats.multinomial.pmf(
            [[top, bottom, n - top - bottom] for top, bottom in outcomes], n, [p, q, 1 - p - q]
        )
        truth = 100 * (p - q)
        pairs = zip(chances, limits, strict=True)
        covered.append(sum(chance for chance, each in pairs if each.low <= truth <= each.high))
    assert np.mean(covered) > 0.93
    assert min(covered) > 0.89
