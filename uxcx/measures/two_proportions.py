"""Two rates compared: two groups of different people.

Every function takes counts and returns "second minus first", in shares from -1 to 1. The same
people twice are the work of ``paired_proportions``; how many people a comparison needs stands in
``experiments``.
"""

import math

from uxcx.measures.foundations.answers import read_successes
from uxcx.measures.foundations.estimate import Difference
from uxcx.measures.foundations.normal import critical_z, two_sided_p


def difference(
    x1: int,
    n1: int,
    x2: int,
    n2: int,
    confidence: float = 0.95,
    groups: tuple[str, str] = ("A", "B"),
) -> Difference:
    """Compare the rates of two groups of different people.

    Parameters
    ----------
    x1, n1, x2, n2 : int
        People who succeeded and all people, in the first and the second group.
    confidence : float
        Share between 0 and 1.
    groups : tuple of two str
        What the groups are called in the sentence.

    Returns
    -------
    Difference
        Second rate minus first, with the adjusted-Wald interval and the N-1 two-proportion test.
        Where an expected count is below 1, Fisher's exact test is used, and `test` and `note` say
        so; it has no z.

    Raises
    ------
    ValueError
        If the counts or the confidence make no sense.

    Notes
    -----
    ``z = (p2 - p1) sqrt((N - 1) / N) / sqrt(P (1 - P) (1/n1 + 1/n2))`` with the share P of all N
    people. The interval adds ``z²/4`` successes and ``z²/2`` people to each group.

    Source: Campbell (2007), Statistics in Medicine 26:3661-3675; Agresti & Caffo (2000), The
        American Statistician 54:280-288, who add one success and one failure to each group.
    Dispute: one public script multiplies chi-square by ``N / (N - 1)``, the wrong way round.
        Older textbooks ask for expected counts of 5, Yates's correction or Fisher's test, which
        Campbell finds too cautious. Newcombe (1998) has a rival interval.
    Published cases: n1_10of12_vs_4of13, awdiff_fagerland_7of34_vs_1of34.
    Recomputed cases: n1_diythemes, n1_from_pearson_20of60_vs_30of40, awdiff_37of455_vs_22of438.
    """
    (x1, n1), (x2, n2) = read_successes(x1, n1), read_successes(x2, n2)
    total, pooled = n1 + n2, (x1 + x2) / (n1 + n2)
    if _smallest_expected(x1, n1, x2, n2) < 1:
        return fisher(x1, n1, x2, n2, confidence, groups)
    error = math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    z = (x2 / n2 - x1 / n1) * math.sqrt((total - 1) / total) / error
    return _difference(
        (x1, n1, x2, n2), confidence, groups, z, two_sided_p(z), "N-1 two-proportion test"
    )


def fisher(
    x1: int,
    n1: int,
    x2: int,
    n2: int,
    confidence: float = 0.95,
    groups: tuple[str, str] = ("A", "B"),
) -> Difference:
    """Compare the rates of two groups with Fisher's exact test, for very small counts.

    Parameters, result and errors as in `difference`; the statistic is nan, because there is none.

    Notes
    -----
    Two-sided by Irwin's rule: the chance of all tables with the same margins that are as likely
    as the observed one or less likely; from SciPy.

    Source: Campbell (2007), as in `difference`, who names it the Fisher-Irwin test.
    Dispute: it is too cautious where all expected counts are 1 or more (Campbell 2007). Other
        programs double the one-sided p-value and get a larger one.
    Published cases: fisher_r_2of9_vs_8of10, fisher_r_5of6_vs_10of20, fisher_antacid.
    Recomputed cases: fisher_diythemes.
    """
    from scipy.stats import fisher_exact

    (x1, n1), (x2, n2) = read_successes(x1, n1), read_successes(x2, n2)
    p_value = float(fisher_exact([[x1, n1 - x1], [x2, n2 - x2]]).pvalue)
    expected = _smallest_expected(x1, n1, x2, n2)
    note = ""
    if expected < 1:
        note = f"Fisher's test, because one expected count is {expected:.2g}, below 1."
    counts = (x1, n1, x2, n2)
    test = "Fisher's exact test"
    return _difference(counts, confidence, groups, math.nan, min(1.0, p_value), test, note)


def _smallest_expected(x1: int, n1: int, x2: int, n2: int) -> float:
    """Return the smallest of the four expected counts; whole numbers keep 1 from being 0.9999."""
    total, successes = n1 + n2, x1 + x2
    return min(n1, n2) * min(successes, total - successes) / total


def _difference(counts, confidence, groups, z, p_value, test, note="") -> Difference:
    """Put the adjusted-Wald interval of two independent groups to a test."""
    x1, n1, x2, n2 = counts
    squared = critical_z(confidence) ** 2
    first, second = (
        ((x + squared / 4) / (n + squared / 2), n + squared / 2) for x, n in ((x1, n1), (x2, n2))
    )
    error = math.sqrt(sum(p * (1 - p) / n for p, n in (first, second)))
    centre, half = second[0] - first[0], math.sqrt(squared) * error
    return Difference(
        estimate=x2 / n2 - x1 / n1,
        low=max(-1.0, centre - half),
        high=min(1.0, centre + half),
        statistic=z,
        p_value=p_value,
        n_first=n1,
        n_second=n2,
        method="adjusted Wald",
        unit="share",
        confidence=confidence,
        name=f"{groups[1]} minus {groups[0]}",
        groups=groups,
        test=test,
        note=note,
    )
