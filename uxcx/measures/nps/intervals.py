"""How sure is one score? Adjusted Wald, the one to use, and three to compare it with."""

import math
from collections.abc import Iterable

from uxcx.measures.foundations.estimate import Estimate
from uxcx.measures.foundations.normal import critical_z
from uxcx.measures.foundations.student import spread_note, t_limits
from uxcx.measures.nps.groups import ADDED, Counts, counts, moments, score


def wald(ratings: Iterable | Counts, confidence: float = 0.95) -> Estimate:
    """Return the score with the plain interval, which is too narrow for small samples.

    It is not clipped, and has no width if all answer alike. It is here to be understood; use
    `adjusted_wald`. Parameters, result and errors as there.

    Notes
    -----
    ``score ± 100 z sqrt(variance / n)``.

    Source: R package NPS by Rocks, ``nps_test``.
    Dispute: it is the default of that package, although its author found variations of the
    adjusted form superior (Rocks 2016).
    Recomputed cases: nps_wald_ci_100, nps_wald_degenerate.
    """
    groups = counts(ratings)
    low, high = _around_mean(groups, 0, confidence)
    note = ""
    if low == high:
        note = "No width is not certainty: this method sees no spread here, use adjusted Wald."
    elif low < -100 or high > 100:
        note = "No score lies outside -100 to +100: this method fails here, use adjusted Wald."
    return _estimate(groups, low, high, "Wald", confidence, note)


def adjusted_wald(ratings: Iterable | Counts, confidence: float = 0.95) -> Estimate:
    """Return the score with the adjusted-Wald interval, the one to report.

    Three answers are added (¾ promoter, 1½ passives, ¾ detractor), then Wald is used. Limits are
    clipped to -100 and +100.

    Parameters
    ----------
    ratings : list, array or Series of whole numbers from 0 to 10, or Counts
        One rating a person.
    confidence : float
        Share between 0 and 1.

    Returns
    -------
    Estimate
        In points. Its `estimate` is the raw `score`; the middle of the interval before clipping
        is `adjusted_score`, a little nearer to 0.

    Raises
    ------
    ValueError
        As `counts`, or if the confidence makes no sense.

    Notes
    -----
    ``m ± 100 z sqrt(v / (n + 3))`` with the adjusted score m and the variance v of the n + 3
    answers.

    Source: Rocks (2016), The American Statistician, pages 365-372, who compared six methods; the
    steps are printed by Lewis & Sauro, MeasuringU, "Evaluating NPS confidence intervals with
    real-world data".
    Dispute: its centre is not the raw score, so the two arms differ. Rocks found the iterative
    interval about as good; the t interval of `trinomial_mean` is wider for small samples.
    Recomputed cases: nps_adjwald_ci_100, nps_adjwald_ci_small, nps_adjwald_degenerate_unclipped.
    """
    groups = counts(ratings)
    low, high = _around_mean(groups, ADDED, confidence)
    low, high = max(-100.0, low), min(100.0, high)
    note = ""
    if not low <= score(groups) <= high:
        note = "The score itself lies outside: the answers are too few or too much alike to say."
    return _estimate(groups, low, high, "adjusted Wald", confidence, note)


def iterative(ratings: Iterable | Counts, confidence: float = 0.95) -> Estimate:
    """Return the score with the iterative interval: all true scores that a test would not reject.

    It needs no added answers, always holds the score, and never leaves -100 to +100. Parameters,
    result and errors as in `adjusted_wald`.

    Notes
    -----
    All scores s (as a share) with ``|p - d - s| <= z sqrt((2 q + s (1 - s)) / n)``; p and d are
    the shares of promoters and detractors, q the likeliest share of detractors if s were true:
    ``q = (sqrt(B² + 8 d s (1 - s)) - B) / 4`` with ``B = (2 - p + d) s - p - d``.

    Source: Tango (1998), Statistics in Medicine 17:891-908, for paired shares; used for the score
    by Rocks (2016), The American Statistician, pages 365-372, and in his R package NPS
    (``iterative``). Promoters and detractors take the place of the two kinds of unequal pairs.
    Dispute: Rocks names it beside variations of adjusted Wald as superior. MeasuringU leaves it
    out, because adjusted Wald needs no search and is good enough.
    Published cases: tango_fagerland_bentur, tango_fagerland_cavo, tango_agresti_min.
    Recomputed cases: nps_iterative_ci_100.
    """
    groups = counts(ratings)
    z = critical_z(confidence)
    centre = score(groups) / 100
    low = -1.0 if groups.detractors == groups.n else _where(groups, z, centre, -1.0)
    high = 1.0 if groups.promoters == groups.n else _where(groups, z, centre, 1.0)
    return _estimate(groups, 100 * low, 100 * high, "iterative", confidence)


def trinomial_mean(ratings: Iterable | Counts, confidence: float = 0.95) -> Estimate:
    """Return the score with the t interval of answers that score -100, 0 or +100.

    Not clipped; for comparison. Parameters and errors as in `adjusted_wald`. With one answer,
    `low` and `high` are nan and the sentence says why.

    Notes
    -----
    ``score ± 100 t(n-1) sqrt(variance / (n - 1))``, the t interval of a mean.

    Source: Lewis & Sauro, MeasuringU, "Evaluating NPS confidence intervals with real-world data"
    ("trinomial means").
    Dispute: it takes three values for a bell curve, sees no spread if all answer alike, and may
    pass ±100. MeasuringU found adjusted Wald narrower for small samples, with good coverage.
    Recomputed cases: nps_trinomial_ci_15.
    """
    groups = counts(ratings)
    n = groups.n
    sd = 100 * math.sqrt(moments(groups, 0)[1] * n / (n - 1)) if n > 1 else math.nan
    low, high = t_limits(score(groups), sd, n, confidence)
    note = spread_note(sd, n)
    if low < -100 or high > 100:
        note = "No score lies outside -100 to +100: this method fails here, use adjusted Wald."
    return _estimate(groups, low, high, "t interval of the scores", confidence, note)


def _around_mean(groups: Counts, added: int, confidence: float) -> tuple[float, float]:
    mean, variance = moments(groups, added)
    half = critical_z(confidence) * math.sqrt(variance / (groups.n + added))
    return 100 * (mean - half), 100 * (mean + half)


def _where(groups: Counts, z: float, inside: float, outside: float) -> float:
    """Return the true score for which the observed one lies z standard errors away."""
    for _ in range(60):  # halving 60 times leaves less than rounding does
        middle = (inside + outside) / 2
        if abs(_distance(groups, middle)) < z:
            inside = middle
        else:
            outside = middle
    return (inside + outside) / 2


def _distance(groups: Counts, true: float) -> float:
    """Return how many standard errors the observed score lies above a true one."""
    promoters, detractors = groups.promoters / groups.n, groups.detractors / groups.n
    slope = (2 - promoters + detractors) * true - promoters - detractors
    root = math.sqrt(max(0.0, slope**2 + 8 * detractors * true * (1 - true)))
    variance = (root - slope) / 2 + true * (1 - true)
    error = math.sqrt(max(0.0, variance) / groups.n)
    return (promoters - detractors - true) / error if error else math.inf


def _estimate(
    groups: Counts, low: float, high: float, method: str, confidence: float, note: str = ""
) -> Estimate:
    return Estimate(
        score(groups),
        low,
        high,
        groups.n,
        method,
        "points",
        confidence,
        "NPS",
        groups.dropped,
        note,
    )
