"""Which ranks of sorted values enclose a percentile: the binomial distribution, read backwards.

Not a measure for callers: the intervals of `times.median` and of `speed.percentile` build on it.
B is how many of n values lie below the true percentile, binomial of n and `share`.
"""

import math


def lower_rank(n: int, share: float, tail: float) -> int:
    """Return the largest k with P(B < k) <= tail; 0 if there is none."""
    from scipy.special import bdtr, bdtrik  # loads four times as fast as scipy.stats

    near = float(bdtrik(tail, n, share))
    rank = 0 if math.isnan(near) else max(0, min(n, int(near)))
    while rank > 0 and bdtr(rank - 1, n, share) > tail:
        rank -= 1
    while bdtr(rank, n, share) <= tail:
        rank += 1
    return rank


def upper_rank(n: int, share: float, tail: float) -> int:
    """Return the smallest m with P(B >= m) <= tail; n + 1 if there is none."""
    return n + 1 - lower_rank(n, 1 - share, tail)
