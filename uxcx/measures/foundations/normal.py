"""The normal curve: the one number that Wald-type intervals need, and the p-value of a z.

The standard library is enough for both, so that a score with its interval never waits for SciPy.
Quantiles of Student's t live in ``means``.
"""

import math
from statistics import NormalDist


def check_confidence(confidence: float) -> float:
    """Return the confidence if it is a share between 0 and 1, else say how to write it."""
    if not (isinstance(confidence, int | float) and 0 < confidence < 1):
        raise ValueError(
            f"Found confidence = {confidence}, but it is a share between 0 and 1; "
            "write 0.95 for 95 %."
        )
    return float(confidence)


def critical_z(confidence: float) -> float:
    """Return the z that leaves ``1 - confidence`` outside, half on each side (0.95: 1.96)."""
    return NormalDist().inv_cdf((1 + check_confidence(confidence)) / 2)


def two_sided_p(z: float) -> float:
    """Return the chance of a z at least this far from 0, on either side, if nothing differs."""
    return math.erfc(abs(z) / math.sqrt(2))
