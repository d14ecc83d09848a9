"""The score interval of a ratio of two shares: every ratio that the score test does not reject.

Not a measure for callers: `first_clicks.success_ratio` and `experiments.rates` build on it.
"""

import math


def score_limits(
    first: int, n_first: int, second: int, n_second: int, z: float
) -> tuple[float, float]:
    """Return the limits of ``(first / n_first) / (second / n_second)`` by Koopman (1984).

    They hold at 0 % and at 100 % too; the upper one is infinite if `second` is 0.
    """
    mirrored = _lower_limit(second, n_second, first, n_first, z)
    low = _lower_limit(first, n_first, second, n_second, z)
    return low, 1 / mirrored if mirrored else math.inf


def _lower_limit(first: int, n_first: int, second: int, n_second: int, z: float) -> float:
    """Return the ratio below the observed one that the score test at z only not yet rejects."""
    if first == 0:
        return 0.0
    low, high = -60.0, math.log(first / n_first / (second / n_second)) if second else 60.0
    while high - low > 1e-13 * max(1.0, abs(high)):  # halving, on the logarithm of the ratio
        middle = (low + high) / 2
        rejected = score_of(math.exp(middle), first, n_first, second, n_second) > z
        low, high = (middle, high) if rejected else (low, middle)
    return math.exp((low + high) / 2)


def score_of(ratio: float, first: int, n_first: int, second: int, n_second: int) -> float:
    """Return z for one ratio, with both shares estimated as if this ratio were true."""
    a = (n_first + n_second) * ratio
    b = ratio * (n_first + second) + first + n_second
    c = first + second
    root = math.sqrt(max(0.0, b * b - 4 * a * c))
    low_share = 2 * c / (b + root)  # the smaller root, in a form that loses no digits
    high_share = min(1.0, ratio * low_share)
    variance = (
        high_share * (1 - high_share) / n_first
        + ratio**2 * low_share * max(0.0, 1 - low_share) / n_second
    )
    gap = first / n_first - ratio * second / n_second
    if variance <= 0:
        return 0.0 if abs(gap) < 1e-12 else math.copysign(math.inf, gap)
    return gap / math.sqrt(variance)
