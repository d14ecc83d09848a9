"""Shares of people: a completion rate with its interval, a benchmark, how many people are needed.

Every function takes two counts: `successes` out of `n` people. Shares run from 0 to 1. Comparing
two shares is the work of ``two_proportions``.
"""

import math

from uxcx.measures.foundations.answers import read_successes
from uxcx.measures.foundations.estimate import BenchmarkTest, Estimate, SampleSize
from uxcx.measures.foundations.normal import check_confidence, critical_z


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
    ``x/n ± z sqrt(x/n (1 - x/n) / n)``

    Source: the standard interval of textbooks; see Brown, Cai & DasGupta (2001), Statistical
        Science 16:101-133.
    Dispute: they show that it misses its confidence far more often than textbooks say. Many tools
        still use it; we only show it.
    Published cases: wald_18of20, wald_4of200.
    """
    successes, n = read_successes(successes, n)
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
    each. Limits are clipped to 0 and 1. Parameters and errors as in `wald`.

    Returns
    -------
    Estimate
        In shares. Its `estimate` is the raw share ``successes / n``; the adjusted one, middle of
        the interval before clipping, is `wilson_point`.

    Notes
    -----
    ``p ± z sqrt(p (1 - p) / (n + z²))`` with ``p = (x + z²/2) / (n + z²)``

    Source: Agresti & Coull (1998), The American Statistician 52:119-126; for usability tests Sauro
        & Lewis (2005), Proceedings of HFES.
    Dispute: Brown, Cai & DasGupta (2001) prefer Wilson or Jeffreys for small n and this one for
        large n; Sauro & Lewis prefer it for small usability tests. Some public code adds ``2z``
        people instead of ``z²``, or 4 at every confidence: that is right near 95 % only.
    Published cases: aw_4of5, aw_7of10, ac_18of20, ac_4of200, ac_10of200, ac_25of200, ac_50of200.
    Recomputed cases: agresti_coull_uxr_bug (80 % confidence).
    """
    successes, n = read_successes(successes, n)
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
    All shares p with ``|x/n - p| <= z sqrt(p (1 - p) / n)``, from statsmodels.

    Source: Wilson (1927), Journal of the American Statistical Association 22:209-212.
    Dispute: Brown, Cai & DasGupta (2001) recommend it for small n; usability practice prefers
        adjusted Wald, which has the same middle and is never narrower.
    Published cases: wilson_4of20, wilson_4of200.
    """
    return _from_statsmodels(successes, n, confidence, "wilson", "Wilson")


def exact(successes: int, n: int, confidence: float = 0.95) -> Estimate:
    """Return the share with the exact interval, which is wider than it needs to be.

    Parameters, errors and result as in `adjusted_wald`; the limits never leave 0 to 1.

    Notes
    -----
    All shares that neither one-sided binomial test refuses at ``(1 - confidence) / 2``, from the
    beta distribution in statsmodels.

    Source: Clopper & Pearson (1934), Biometrika 26:404-413.
    Dispute: "exact" means never below the confidence, not best: Sauro & Lewis (2005) find it too
        cautious for usability tests.
    Published cases: exact_4of200.
    """
    return _from_statsmodels(successes, n, confidence, "beta", "exact Clopper-Pearson")


def laplace(successes: int, n: int) -> float:
    """Return the LaPlace estimate of the share, ``(successes + 1) / (n + 2)``.

    The safe choice if nothing is known before the test: 5 of 5 becomes 0.86, not 1.

    Notes
    -----
    Source: Lewis & Sauro (2006), Journal of Usability Studies 1(3):136-150.
    Dispute: it is pulled towards one half, so most reports still print the raw share; Lewis &
        Sauro want it above 0.9, or always if nothing is known before.
    Published cases: laplace_5of5.
    """
    successes, n = read_successes(successes, n)
    return (successes + 1) / (n + 2)


def wilson_point(successes: int, n: int, confidence: float = 0.95) -> float:
    """Return the adjusted share ``(successes + z²/2) / (n + z²)``, middle of two intervals.

    Both the Wilson and the adjusted-Wald interval are centred on it, before clipping.

    Notes
    -----
    Source: Agresti & Coull (1998), as in `adjusted_wald`.
    Dispute: some reports print it as the result. We print the raw share with the adjusted
        interval, because a reader can check the raw share with the counts.
    Published cases: aw_4of5_padj.
    """
    successes, n = read_successes(successes, n)
    z = critical_z(confidence)
    return (successes + z**2 / 2) / (n + z**2)


def best_point_estimate(successes: int, n: int) -> float:
    """Return the best single guess of the share, if it is believed to lie between 0.5 and 1.

    Below half: `wilson_point`. From 0.5 to 0.9: the raw share. Above 0.9: `laplace`.

    Notes
    -----
    Source: Lewis & Sauro (2006), as in `laplace`.
    Dispute: the rule rests on the belief that completion rates lie above one half; without that
        belief the authors use `laplace` always.
    Recomputed cases: best_estimate_rule.
    """
    successes, n = read_successes(successes, n)
    share = successes / n
    if share < 0.5:
        return wilson_point(successes, n)
    return share if share <= 0.9 else laplace(successes, n)


def benchmark_test(
    successes: int, n: int, benchmark: float, method: str = "exact", alternative: str = "greater"
) -> BenchmarkTest:
    """Test a share against a benchmark, on one side.

    Parameters
    ----------
    successes, n : int
        People who succeeded, and all people.
    benchmark : float
        Share to compare with, between 0 and 1, both excluded.
    method : {"exact", "mid-p", "normal"}
        ``"exact"`` and ``"mid-p"`` use the binomial distribution; mid-p counts the observed result
        half, so it is less cautious. ``"normal"`` needs at least 15 successes and 15 failures.
    alternative : {"greater", "less"}
        Whether the question is "above the benchmark?" or "below it?".

    Returns
    -------
    BenchmarkTest
        Its p-value is the chance of a result this high (or low) *if* the true share equals the
        benchmark. With ``"normal"``, `statistic` is the z.

    Raises
    ------
    ValueError
        If a count, the benchmark or a choice makes no sense.

    Notes
    -----
    ``P(X >= x)`` for X binomial with n and the benchmark b; mid-p takes ``P(X = x) / 2`` off;
    normal: ``z = (x/n - b) / sqrt(b (1 - b) / n)``

    Source: Sauro & Lewis (2012), Quantifying the User Experience, as quoted by the R package
        uxstats, which gives mid-p for small samples and the z from 15 successes and 15 failures.
    Dispute: public packages print ``1 - p`` as the probability that the benchmark is exceeded; it
        is not. Some put the sample's own share into the standard error of the z; we put the
        benchmark, as the question demands.
    Published cases: benchmark_10of12_vs_0.8, benchmark_4of7_vs_0.8, benchmark_6of14_vs_0.3,
        benchmark_9of11_vs_0.8, benchmark_z_116of200, benchmark_z_14of50.
    """
    successes, n = read_successes(successes, n)
    if not 0 < benchmark < 1:
        raise ValueError(
            f"Found benchmark = {benchmark}, but it is a share between 0 and 1; "
            "write 0.78 for 78 %."
        )
    if method not in ("exact", "mid-p", "normal"):
        raise ValueError(f'Found method = {method!r}; write "exact", "mid-p" or "normal".')
    if alternative not in ("greater", "less"):
        raise ValueError(f'Found alternative = {alternative!r}; write "greater" or "less".')
    z, note = None, ""
    if method == "normal":
        z = (successes / n - benchmark) / math.sqrt(benchmark * (1 - benchmark) / n)
        p_value = math.erfc((z if alternative == "greater" else -z) / math.sqrt(2)) / 2
        if min(successes, n - successes) < 15:
            note = "This method needs 15 successes and 15 failures: use mid-p here."
    else:
        p_value = _binomial_p(successes, n, benchmark, method, alternative)
    return BenchmarkTest(
        estimate=successes / n,
        benchmark=float(benchmark),
        p_value=p_value,
        n=n,
        method="normal test" if method == "normal" else f"{method} binomial test",
        unit="share",
        alternative=alternative,
        name="Share",
        statistic=z,
        note=note,
    )


def sample_size(
    margin: float, confidence: float = 0.95, share: float = 0.5, method: str = "wald"
) -> SampleSize:
    """Return how many people a share with a wanted margin needs.

    Parameters
    ----------
    margin : float
        Wanted half width of the interval, as a share: 0.05 for ± 5 percentage points.
    confidence : float
        Share between 0 and 1.
    share : float
        Expected share; 0.5 is the worst case. For ``"adjusted Wald"`` the adjusted share.
    method : {"wald", "adjusted Wald"}
        Which interval will be used afterwards.

    Raises
    ------
    ValueError
        If the margin, the share or the confidence is not between 0 and 1, or the method unknown.

    Notes
    -----
    ``n = z² p (1 - p) / E²``, rounded up; for adjusted Wald ``z²`` is taken off again, because
    that interval adds ``z²`` people itself.

    Source: textbook formula, for example Gerstman (San Jose State University, HS 267); the second
        one solves the interval of Agresti & Coull (1998) for n.
    Dispute: the short rule ``1 / E²`` (Dunn, SRM tutorials, C.4) takes z as 2 and asks for 400
        people where 385 are enough. All of them presume a random sample.
    Recomputed cases: n_moe5, n_moe5_adjusted, n_moe20_adjusted.
    """
    for value, what in ((margin, "margin"), (share, "share")):
        if not 0 < value < 1:
            raise ValueError(
                f"Found {what} = {value}, but it is a share between 0 and 1; write 0.05 for 5 %."
            )
    if method not in ("wald", "adjusted Wald"):
        raise ValueError(f'Found method = {method!r}; write "wald" or "adjusted Wald".')
    z = critical_z(confidence)
    needed, formula = z**2 * share * (1 - share) / margin**2, "n = z² p (1 - p) / E²"
    if method == "adjusted Wald":
        needed, formula = needed - z**2, f"{formula} - z²"
    return SampleSize(
        max(1, math.ceil(round(needed, 9))),  # rounded first, so that 96.0000000001 stays 96
        f"a margin of ± {100 * margin:g} percentage points with {100 * confidence:g} % confidence",
        f"{formula}, p = {100 * share:g} %",
    )


def _binomial_p(successes, n, benchmark, method, alternative) -> float:
    from scipy.stats import binom

    beyond = (
        binom.sf(successes, n, benchmark)
        if alternative == "greater"
        else binom.cdf(successes - 1, n, benchmark)
    )
    counted = 1.0 if method == "exact" else 0.5
    return min(1.0, float(beyond + counted * binom.pmf(successes, n, benchmark)))


def _from_statsmodels(successes, n, confidence, method, name) -> Estimate:
    from statsmodels.stats.proportion import proportion_confint

    successes, n = read_successes(successes, n)
    share = successes / n
    alpha = 1 - check_confidence(confidence)
    low, high = (float(limit) for limit in proportion_confint(successes, n, alpha, method))
    # At 0 % and 100 % rounding can leave the limit a hair inside the share, or beyond it.
    low, high = max(0.0, min(low, share)), min(1.0, max(high, share))
    return Estimate(share, low, high, n, name, "share", confidence, "Share")
