"""How often the intervals of the course catch the true value, for samples as small as in tests.

Run by hand: `python -m benchmarks.interval_coverage` (under a minute). A 95 % interval should catch
the truth in 95 of 100 samples. Shares and scores are enumerated exactly: every possible sample
with its probability, for a grid of true values. Means and times are drawn at random, with a fixed
seed. The tests hold the same facts with bounds; this page is for reading.
"""

import math
from collections.abc import Callable, Iterator

import numpy as np

from uxcx.measures import nps, proportions, times
from uxcx.measures.foundations.estimate import Estimate

SIZES = (5, 10, 15, 20, 50)
SHARES = np.linspace(0.02, 0.98, 49)
DRAWS = 2000
# True shares of promoters, passives and detractors, from lopsided to even.
MIXES = ((0.5, 0.3, 0.2), (0.7, 0.2, 0.1), (0.3, 0.4, 0.3), (0.85, 0.1, 0.05), (0.2, 0.2, 0.6))

Row = list[tuple[float, float]]


def share_coverage(interval: Callable[..., Estimate], n: int) -> tuple[float, float]:
    """Return mean and lowest coverage over the grid of true shares."""
    limits = [interval(successes, n) for successes in range(n + 1)]
    ways = [math.comb(n, successes) for successes in range(n + 1)]
    covered = [
        sum(
            ways[x] * share**x * (1 - share) ** (n - x)
            for x, each in enumerate(limits)
            if each.low <= share <= each.high
        )
        for share in SHARES
    ]
    return float(np.mean(covered)), min(covered)


def nps_coverage(interval: Callable[..., Estimate], n: int) -> tuple[float, float]:
    """Return mean and lowest coverage over the mixes, from every possible sample."""
    samples = [
        (
            interval(nps.Counts(p, n - p - d, d)),
            math.comb(n, p) * math.comb(n - p, d),
            (p, n - p - d, d),
        )
        for p in range(n + 1)
        for d in range(n - p + 1)
    ]
    covered = []
    for mix in MIXES:
        truth = 100 * (mix[0] - mix[2])
        covered.append(
            sum(
                ways * math.prod(share**count for share, count in zip(mix, counts, strict=True))
                for each, ways, counts in samples
                if each.low <= truth <= each.high
            )
        )
    return float(np.mean(covered)), min(covered)


def drawn_coverage(
    interval: Callable[..., Estimate], truth: float, draw: Callable[..., np.ndarray], n: int
) -> tuple[float, float]:
    """Return the share of random samples whose interval holds the truth, twice."""
    random = np.random.default_rng(n)
    limits = [interval(draw(random, n)) for _ in range(DRAWS)]
    hit = sum(each.low <= truth <= each.high for each in limits) / DRAWS
    return hit, hit


def log_normal(random: np.random.Generator, n: int) -> np.ndarray:
    """Draw task times with a median of 60 seconds and a long right tail."""
    return np.exp(random.normal(math.log(60), 0.6, n))


def rows() -> Iterator[tuple[str, Row]]:
    """Yield the name of each interval and its coverage for each sample size."""
    for name in ("wald", "adjusted_wald", "wilson", "exact"):
        interval = getattr(proportions, name)
        yield f"proportions.{name}", [share_coverage(interval, n) for n in SIZES]
    for name in ("wald", "adjusted_wald", "iterative"):
        if interval := getattr(nps, name, None):
            yield f"nps.{name}", [nps_coverage(interval, n) for n in SIZES]
    tail = 60 * math.exp(0.6**2 / 2)
    for name, interval, truth in (
        ("times.geometric_mean", times.geometric_mean, 60),
        ("times.median", times.median, 60),
        ("times.mean", times.mean, tail),
    ):
        yield name, [drawn_coverage(interval, truth, log_normal, n) for n in SIZES]


def _shown(average: float, lowest: float) -> str:
    """Write one cell; without any interval, as for a median of five times, there is none."""
    return f"{100 * average:.1f} ({100 * lowest:.0f})" if average else "no interval"


def main() -> None:
    """Print the table."""
    print("Coverage of 95 % intervals in percent: on average (lowest), by number of people\n")
    print(f"{'interval':30}" + "".join(f"{f'n = {n}':>14}" for n in SIZES))
    for name, coverage in rows():
        cells = "".join(f"{_shown(*each):>14}" for each in coverage)
        print(f"{name:30}{cells}")


if __name__ == "__main__":
    main()
