"""What makes an A/B test untrustworthy: a split that is not as planned, and peeking.

Reading the result of a sound test stands in ``experiments``.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from uxcx.measures.foundations.answers import read_count
from uxcx.measures.foundations.estimate import Result
from uxcx.measures.foundations.normal import check_confidence, critical_z
from uxcx.measures.foundations.wording import how_often, number, p_equals


@dataclass(frozen=True)
class SampleRatio(Result):
    """Whether visitors were split as planned.

    Attributes
    ----------
    counts, expected : tuple
        Visitors in each arm, found and expected from the plan.
    chi_square, df, p_value : float, int, float
        Pearson's test of the split.
    threshold : float
        Below this p-value the split counts as broken.
    """

    counts: tuple[int, ...]
    expected: tuple[float, ...]
    chi_square: float
    df: int
    p_value: float
    threshold: float

    @property
    def mismatch(self) -> bool:
        """Whether the p-value is below the threshold."""
        return self.p_value < self.threshold

    def __str__(self) -> str:
        """Say the result in a sentence."""
        found = " to ".join(f"{count:,}" for count in self.counts)
        planned = " to ".join(f"{count:,.0f}" for count in self.expected)
        p = f"p = {self.p_value:.2g}" if self.p_value < 0.001 else p_equals(self.p_value)
        verdict = (
            "Sample ratio mismatch: find the fault before you read any result."
            if self.mismatch
            else "No sign of a sample ratio mismatch."
        )
        return (
            f"{found} visitors where {planned} were planned; such a split or a worse one would "
            f"turn up in {how_often(self.p_value)} sound tests (chi-square = "
            f"{self.chi_square:.1f}, df = {self.df}, {p}). {verdict}"
        )


@dataclass(frozen=True)
class Peeking(Result):
    """How often a test without any difference shows a winner, by number of looks.

    Attributes
    ----------
    false_positives : tuple of float
        Share of simulated tests with a "winner" at or before look 1, 2, and so on.
    looks, trials : int
        Looks in each test, and simulated tests.
    confidence : float
        1 minus the error rate meant for a single look.
    """

    false_positives: tuple[float, ...]
    trials: int
    confidence: float

    @property
    def looks(self) -> int:
        """Number of looks."""
        return len(self.false_positives)

    def __str__(self) -> str:
        """Say the result in a sentence."""
        once, in_all = (number(self.false_positives[i], "share", 1) for i in (0, -1))
        looks = "look" if self.looks == 1 else "looks"
        return (
            f"A and B are the same, yet {self.looks} {looks} found a winner in {in_all} of "
            f"{self.trials:,} simulated tests; a single look did in {once} "
            f"(meant: {100 * (1 - self.confidence):g} %)."
        )


def sample_ratio(
    counts: Iterable[int] | Mapping, planned: Iterable[float] | None = None, threshold=0.001
) -> SampleRatio:
    """Test whether visitors were split as planned: the check before any result is read.

    Parameters
    ----------
    counts : list, dict or Series of int
        Visitors in each arm, two or more arms.
    planned : list of numbers, optional
        Planned shares or parts of the arms, such as ``(50, 50)`` or ``(9, 1)``; equal without.
    threshold : float
        p-value below which the split counts as broken.

    Raises
    ------
    ValueError
        If there are fewer than two arms, nobody was assigned, or the plan does not fit.

    Notes
    -----
    ``chi-square = sum of (count - expected)^2 / expected``, with one degree of freedom less than
    arms.

    Source: Pearson's chi-square; Kohavi, Tang & Xu (2020), Trustworthy Online Controlled
    Experiments, chapter 21; Fabijan et al. (2019), KDD.
    Dispute: Thresholds differ: GrowthBook warns below 0.001, other calculators below 0.01.
    Repeated checks find a mismatch by chance sooner or later, so the strict one is used here.
    Published cases: srm_kohavi, srm_wikipedia, srm_garden.
    Recomputed cases: srm_5000_5400.
    """
    from scipy.special import chdtrc

    if hasattr(counts, "values") and callable(counts.values):
        counts = counts.values()
    counts = tuple(read_count(count, "visitors in an arm") for count in counts)
    planned = [1.0] * len(counts) if planned is None else [float(part) for part in planned]
    if len(counts) < 2 or len(planned) != len(counts):
        raise ValueError(
            f"Found {len(counts)} arms and {len(planned)} planned parts; give at least two arms "
            "and one part for each of them."
        )
    if sum(counts) == 0 or not all(0 < part < math.inf for part in planned):
        raise ValueError(
            f"Found {sum(counts):,} visitors and the plan {planned}; a split needs visitors, and "
            "every arm a part above 0."
        )
    expected = [sum(counts) * part / sum(planned) for part in planned]
    pairs = zip(counts, expected, strict=True)
    chi_square = sum((count - goal) ** 2 / goal for count, goal in pairs)
    df = len(counts) - 1
    p_value = float(chdtrc(df, chi_square))
    return SampleRatio(counts, tuple(expected), chi_square, df, p_value, threshold)


def peeking(
    looks: int = 10,
    visitors_per_look: int = 1000,
    rate: float = 0.1,
    confidence: float = 0.95,
    trials: int = 10_000,
    seed: int = 1,
) -> Peeking:
    """Simulate A/A tests that are looked at again and again, and stopped at the first "winner".

    Parameters
    ----------
    looks : int
        How often each test is read, evenly spaced.
    visitors_per_look : int
        New visitors in *each* arm before each look.
    rate : float
        True rate of both arms, between 0 and 1.
    confidence : float
        1 minus the error rate meant for a single look.
    trials, seed : int
        Simulated tests, and the start of the random numbers: the same seed, the same result.

    Returns
    -------
    Peeking
        Share of tests with a winner after 1, 2, ... looks.

    Raises
    ------
    ValueError
        If a number makes no sense.

    Notes
    -----
    At each look ``z = (p2 - p1) / sqrt(p (1 - p) 2/n)`` with the pooled rate p of all visitors so
    far; a winner is an absolute z above the critical one.

    Source: Armitage, McPherson & Rowe (1969), Journal of the Royal Statistical Society A
    132:235-244; about 14 % after five looks and 19 % after ten, cited after secondary sources.
    Dispute: Sequential methods allow looks at a stricter limit, and Bayesian ones drop the error
    rate. Neither makes the plain test safe to peek at.
    Recomputed cases: peeking_exact.
    """
    check_confidence(confidence)
    for name, value in (("looks", looks), ("visitors", visitors_per_look), ("trials", trials)):
        if read_count(value, name) < 1:
            raise ValueError(f"Found 0 {name}, and nothing can be simulated; write 1 or more.")
    if not 0 < rate < 1:
        raise ValueError(f"Found rate = {rate}, but it lies between 0 and 1; write 0.1 for 10 %.")
    random = np.random.default_rng(seed)
    n = visitors_per_look * np.arange(1, looks + 1)
    first, second = (
        random.binomial(visitors_per_look, rate, (trials, looks)).cumsum(axis=1) for _ in "AB"
    )
    pooled = (first + second) / (2 * n)
    error = np.sqrt(2 * pooled * (1 - pooled) / n)
    wins = np.abs(second - first) / n > critical_z(confidence) * error
    shares = np.logical_or.accumulate(wins, axis=1).mean(axis=0)
    return Peeking(tuple(shares.tolist()), trials, confidence)
