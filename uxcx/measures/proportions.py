"""Shares of people: a completion rate with its interval, a fair point estimate, a benchmark.

Every function takes two counts: `successes` out of `n` people. Shares run from 0 to 1. Comparing
two shares is not here yet.
"""

import math

from uxcx.measures.answers import read_count
from uxcx.measures.estimate import BenchmarkTest, Estimate
from uxcx.measures.normal import check_confidence, critical_z


def wald(successes: int, n: int, confidence: float = 0.95) -> Estimate:
    """Return the share with the textbook interval, which fails for small samples.

    It is not clipped, so that its failure stays visible: 18 of 20 reaches 1.03, and 5 of 5 has
    no width at all. It is here to be understood; use `adjusted_wald`.

    Parameters
    ----------
    successes, n : int
        People who succeeded, and all people. ``n`` is at least 1.
    confidence : float
        Share between 0 and 1.

    Returns
    -------
    Estimate
        In shares; `low` may be below 0 and `high` above 1.

    Raises
    ------
    ValueError
        If the counts or the confidence make no sense.

    Notes
    -----
    ``x/n ± z sqrt(x/n (1 - x/n) / n)``. Published cases: wald_18of20, wald_4of200.
    """
    successes, n = _counts(successes, n)
    share = successes / n
    half = critical_z(confidence) * math.sqrt(share * (1 - share) / n)
    low, high = share - half, share + half
    note = ""
    if half == 0:
        note = "No width is not certainty: this method fails at 0 % and 100 %, use adjusted Wald."
    elif low < 0 or high > 1:
        note = "No share lies outside 0 % to 100 %: this method fails here, use adjusted Wald."
    return Estimate(share, low, high, n, "Wald", "share", confidence, "Share", note=note)


def adjusted_wald(successes: int, n: int, confidence: float = 0.95) -> Estimate:
    """Return the share with the adjusted-Wald (Agresti-Coull) interval: the one for small tests.

    About two successes and two failures are added, then Wald is used; precisely ``z²/2`` of
    each. Limits are clipped to 0 and 1.

    Parameters
    ----------
    successes, n, confidence
        As in `wald`.

    Returns
    -------
    Estimate
        In shares. Its `estimate` is the raw share ``successes / n``; the adjusted one, middle of
        the interval before clipping, is `wilson_point`.

    Raises
    ------
    ValueError
        If the counts or the confidence make no sense.

    Notes
    -----
    Agresti & Coull (1998), The American Statistician 52:119-126; recommended for usability tests
    by Sauro & Lewis (2005), Proceedings of HFES. Published cases: aw_4of5 (0.36 to 0.98),
    aw_7of10, ac_18of20, ac_4of200, agresti_coull_uxr_bug (80 % confidence).
    """
    successes, n = _counts(successes, n)
    z = critical_z(confidence)
    centre = wilson_point(successes, n, confidence)
    half = z * math.sqrt(centre * (1 - centre) / (n + z**2))
    low, high = max(0.0, centre - half), min(1.0, centre + half)
    return Estimate(successes / n, low, high, n, "adjusted Wald", "share", confidence, "Share")


def wilson(successes: int, n: int, confidence: float = 0.95) -> Estimate:
    """Return the share with the Wilson score interval.

    Parameters, errors and result as in `adjusted_wald`; the limits never leave 0 to 1.

    Notes
    -----
    Wilson (1927), Journal of the American Statistical Association 22:209-212, from statsmodels.
    Published cases: wilson_4of20, wilson_4of200.
    """
    return _from_statsmodels(successes, n, confidence, "wilson", "Wilson")


def exact(successes: int, n: int, confidence: float = 0.95) -> Estimate:
    """Return the share with the exact interval, which is wider than it needs to be.

    Parameters, errors and result as in `adjusted_wald`; the limits never leave 0 to 1.

    Notes
    -----
    Clopper & Pearson (1934), Biometrika 26:404-413, from statsmodels. Published case:
    exact_4of200.
    """
    return _from_statsmodels(successes, n, confidence, "beta", "exact Clopper-Pearson")


def laplace(successes: int, n: int) -> float:
    """Return the LaPlace estimate of the share, ``(successes + 1) / (n + 2)``.

    The safe choice if nothing is known before the test: 5 of 5 becomes 0.86, not 1.

    Notes
    -----
    Lewis & Sauro (2006), Journal of Usability Studies 1(3):136-150. Published case: laplace_5of5.
    """
    successes, n = _counts(successes, n)
    return (successes + 1) / (n + 2)


def wilson_point(successes: int, n: int, confidence: float = 0.95) -> float:
    """Return the adjusted share ``(successes + z²/2) / (n + z²)``, middle of two intervals.

    Both the Wilson and the adjusted-Wald interval are centred on it, before clipping.

    Notes
    -----
    Published cases: aw_4of5_padj, best_estimate_rule.
    """
    successes, n = _counts(successes, n)
    z = critical_z(confidence)
    return (successes + z**2 / 2) / (n + z**2)


def best_point_estimate(successes: int, n: int) -> float:
    """Return the best single guess of the share, if it is believed to lie between 0.5 and 1.

    Below half: `wilson_point`. From 0.5 to 0.9: the raw share. Above 0.9: `laplace`. Completion
    rates mostly fit that belief; without it, use `laplace` always.

    Notes
    -----
    Lewis & Sauro (2006), as in `laplace`. Published case: best_estimate_rule.
    """
    successes, n = _counts(successes, n)
    share = successes / n
    if share < 0.5:
        return wilson_point(successes, n)
    return share if share <= 0.9 else laplace(successes, n)


def benchmark_test(
    successes: int, n: int, benchmark: float, method: str = "exact", alternative: str = "greater"
) -> BenchmarkTest:
    """Test a share against a benchmark, on one side, with the binomial distribution.

    Parameters
    ----------
    successes, n : int
        People who succeeded, and all people.
    benchmark : float
        Share to compare with, between 0 and 1, both excluded.
    method : {"exact", "mid-p"}
        ``"mid-p"`` counts the observed result half; it is less cautious for small samples.
    alternative : {"greater", "less"}
        Whether the question is "above the benchmark?" or "below it?".

    Returns
    -------
    BenchmarkTest
        Its p-value is the chance of a result this high (or low) *if* the true share equals the
        benchmark. ``1 - p`` is not the probability that the benchmark is exceeded, although one
        public package prints it so.

    Raises
    ------
    ValueError
        If a count, the benchmark or a choice makes no sense.

    Notes
    -----
    Published cases: benchmark_10of12_vs_0.8 and three more; they print the exact ``1 - p``.
    """
    from scipy.stats import binom

    successes, n = _counts(successes, n)
    if not 0 < benchmark < 1:
        raise ValueError(
            f"Found benchmark = {benchmark}, but it is a share between 0 and 1; "
            "write 0.78 for 78 %."
        )
    if method not in ("exact", "mid-p"):
        raise ValueError(f'Found method = {method!r}; write method="exact" or method="mid-p".')
    if alternative not in ("greater", "less"):
        raise ValueError(f'Found alternative = {alternative!r}; write "greater" or "less".')
    beyond = (
        binom.sf(successes, n, benchmark)
        if alternative == "greater"
        else binom.cdf(successes - 1, n, benchmark)
    )
    counted = 1.0 if method == "exact" else 0.5
    p_value = min(1.0, float(beyond + counted * binom.pmf(successes, n, benchmark)))
    return BenchmarkTest(
        estimate=successes / n,
        benchmark=float(benchmark),
        p_value=p_value,
        n=n,
        method=f"{method} binomial test",
        unit="share",
        alternative=alternative,
        name="Share",
    )


def _counts(successes: int, n: int) -> tuple[int, int]:
    successes, n = read_count(successes, "successes"), read_count(n, "people")
    if n == 0:
        raise ValueError(
            "Found n = 0, and a share of nobody does not exist; wait for the first person."
        )
    if successes > n:
        raise ValueError(
            f"Found {successes:,} successes among {n:,} people, which cannot be; "
            "check the order: successes first, then n."
        )
    return successes, n


def _from_statsmodels(successes, n, confidence, method, name) -> Estimate:
    from statsmodels.stats.proportion import proportion_confint

    successes, n = _counts(successes, n)
    share = successes / n
    alpha = 1 - check_confidence(confidence)
    low, high = (float(limit) for limit in proportion_confint(successes, n, alpha, method))
    # At 0 % and 100 % rounding can leave the limit a hair inside the share, or beyond it.
    low, high = max(0.0, min(low, share)), min(1.0, max(high, share))
    return Estimate(share, low, high, n, name, "share", confidence, "Share")
