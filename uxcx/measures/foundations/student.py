"""Student's t for the measures that rest on a mean: spread, limits, tests, warnings.

Not a measure for callers: `means`, `two_means`, the times and the questionnaires build on it.
"""

import math
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from uxcx.measures.foundations.answers import read
from uxcx.measures.foundations.estimate import Estimate
from uxcx.measures.foundations.normal import check_confidence
from uxcx.measures.foundations.scale import Scale, blocks


def mean_on_scale(
    values: Iterable, scale: Scale, name: str, unit: str, confidence: float, missing: str
) -> Estimate:
    """Return the mean, as `mean` does, of answers on a known scale, with a name and a unit."""
    answers = read(values, scale, missing)
    n = answers.values.size
    centre, sd = mean_and_sd(answers.values)
    low, high = t_limits(centre, sd, n, confidence)
    note = spread_note(sd, n)
    if low < scale.low or high > scale.high:
        note = (
            f"A limit lies where no {scale.noun} can be: the t interval is rough for few or "
            "lopsided answers."
        )
    dropped = answers.dropped
    return Estimate(centre, low, high, n, "t interval", unit, confidence, name, dropped, note)


def mean_and_sd(values: np.ndarray, transform: Callable | None = None) -> tuple[float, float]:
    """Return mean and sample standard deviation, after an optional transform such as a log.

    Ten million values need no second copy. The deviation of a single value is nan.
    """
    transform = transform or _as_floats
    return _merged(transform(block) for block in blocks(values))


def paired_mean_and_sd(
    first: np.ndarray, second: np.ndarray, transform: Callable | None = None
) -> tuple[float, float]:
    """Return mean and sample standard deviation of second minus first, pair by pair."""
    transform = transform or _as_floats
    largest = 0.0

    def gaps() -> Iterator[np.ndarray]:
        nonlocal largest
        for one, other in zip(blocks(first), blocks(second), strict=True):
            one, other = transform(one), transform(other)
            largest = max(largest, float(np.abs(one).max()), float(np.abs(other).max()))
            yield other - one

    centre, sd = _merged(gaps())
    return centre, 0.0 if sd <= 1e-14 * largest else sd  # 0.3 - 0.1 and 0.5 - 0.3 are one gap


def _as_floats(block: np.ndarray) -> np.ndarray:
    return block.astype(float, copy=False)


def _merged(pieces: Iterable[np.ndarray]) -> tuple[float, float]:
    """Return mean and deviation of all pieces together.

    They are merged as Chan, Golub & LeVeque (1983, The American Statistician 37:242-247) do.
    """
    n, centre, squares, low, high = 0, 0.0, 0.0, math.inf, -math.inf
    for piece in pieces:
        mean = float(piece.mean())
        shift, total = mean - centre, n + piece.size
        squares += float(np.square(piece - mean).sum()) + shift**2 * n * piece.size / total
        centre += shift * piece.size / total
        n = total
        low, high = min(low, float(piece.min())), max(high, float(piece.max()))
    if low == high:  # summing equal values would leave a trace of rounding
        centre, squares = low, 0.0
    return centre, math.sqrt(squares / (n - 1)) if n > 1 else math.nan


def t_limits(centre: float, sd: float, n: int, confidence: float) -> tuple[float, float]:
    """Return the limits of Student's t interval; nan for a single value."""
    from scipy.special import stdtrit  # loads four times as fast as scipy.stats

    check_confidence(confidence)
    if n < 2:
        return math.nan, math.nan
    half = float(stdtrit(n - 1, (1 + confidence) / 2)) * sd / math.sqrt(n)
    return centre - half, centre + half


def t_test(
    centre: float, sd: float, n: int, benchmark: float, alternative: str
) -> tuple[float, float]:
    """Return t and the one-sided p-value; both nan where the values show no spread."""
    from scipy.special import stdtr

    if alternative not in ("greater", "less"):
        raise ValueError(f'Found alternative = {alternative!r}; write "greater" or "less".')
    if n < 2 or sd == 0:
        return math.nan, math.nan
    t = (centre - benchmark) / (sd / math.sqrt(n))
    return t, float(stdtr(n - 1, t if alternative == "less" else -t))


def welch_error(sd1: float, n1: int, sd2: float, n2: int) -> tuple[float, float]:
    """Return the standard error of a gap between two means, and Welch's degrees of freedom."""
    error = math.hypot(sd1 / math.sqrt(n1), sd2 / math.sqrt(n2))
    if not error > 0:
        return error, math.nan
    share = (sd1 / math.sqrt(n1) / error) ** 2  # of the first group in the squared error
    return error, 1 / (share**2 / (n1 - 1) + (1 - share) ** 2 / (n2 - 1))


def t_difference(
    gap: float, error: float, df: float, confidence: float
) -> tuple[float, float, float, float]:
    """Return low, high, t and the two-sided p-value of a gap; nan where there is no spread."""
    from scipy.special import stdtr, stdtrit

    check_confidence(confidence)
    if not error > 0:
        edge = gap if error == 0 else math.nan
        return edge, edge, math.nan, math.nan
    half = float(stdtrit(df, (1 + confidence) / 2)) * error
    t = gap / error
    return gap - half, gap + half, t, min(1.0, 2 * float(stdtr(df, -abs(t))))


def gap_note(error: float) -> str:
    """Return the warning that a gap without a usable spread needs, else nothing."""
    if math.isnan(error):
        return "One answer shows no spread; this method needs at least 2 on each side."
    if error == 0:
        return "The answers show no spread, so the gap cannot be tested; that is not certainty."
    return ""


def spread_note(sd: float, n: int) -> str:
    """Return the warning that a sample without spread needs, else nothing."""
    if n < 2:
        return "One answer shows no spread; this method needs at least 2."
    if sd == 0:
        return "All answers are equal, so no spread can be seen; that is not certainty."
    return ""
