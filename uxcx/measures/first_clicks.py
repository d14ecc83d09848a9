"""First clicks: how much more often people succeed whose first click was correct.

The share of correct first clicks itself is a share of people: see ``proportions``, and
``findability`` for tree tests.
"""

import math

from uxcx.measures.foundations.answers import read_count
from uxcx.measures.foundations.estimate import Difference
from uxcx.measures.foundations.normal import critical_z, two_sided_p
from uxcx.measures.foundations.ratios import score_limits, score_of


def success_ratio(
    successes_correct: int,
    n_correct: int,
    successes_wrong: int,
    n_wrong: int,
    confidence: float = 0.95,
    method: str = "score",
) -> Difference:
    """Return how many times as likely success is after a correct first click.

    Parameters
    ----------
    successes_correct, n_correct : int
        People who succeeded, and all people, whose first click was correct.
    successes_wrong, n_wrong : int
        The same after a wrong first click.
    confidence : float
        Share between 0 and 1.
    method : {"score", "log"}
        Interval: Koopman's score interval, or the textbook one on logarithms (Katz), which does
        not exist where nobody succeeds in a group.

    Returns
    -------
    Difference
        A ratio: 1 is no difference. Infinite if nobody succeeds after a wrong click.

    Raises
    ------
    ValueError
        If the counts make no sense, or nobody succeeded at all.

    Notes
    -----
    ``(successes_correct / n_correct) / (successes_wrong / n_wrong)``. The score interval holds
    every ratio that the score test does not reject; at 1 this test is the pooled z test. SciPy
    has the log interval only, and the score interval of statsmodels 0.15 fails at 100 %.

    Source: Bailey & Wolfson, FirstClick usability testing (webusability.com); intervals Koopman
    (1984), Biometrics 40:513-517, and Fagerland, Lydersen & Laake (2015), Statistical Methods in
    Medical Research 24:224-254, as cited by statsmodels.
    Dispute: It is an association: hard tasks cause wrong first clicks and failures alike, so a
    better first link need not bring the whole ratio.
    Published cases: first_click, first_click_ow, ratio_fagerland_katz, ratio_nam_koopman,
    ratio_propcis_score, ratio_epitools_wald.
    """
    z = critical_z(confidence)
    if method not in ("score", "log"):
        raise ValueError(f'Found method = {method!r}; write method="score" or method="log".')
    right, rights = _pair(successes_correct, n_correct, "correct")
    wrong, wrongs = _pair(successes_wrong, n_wrong, "wrong")
    if right + wrong == 0:
        raise ValueError(
            "Found no success in either group, and 0 % of 0 % is no ratio; compare the groups when "
            "somebody has succeeded."
        )
    if method == "log" and right * wrong == 0:
        raise ValueError(
            "Found a group without any success, and the logarithm of 0 does not exist; use "
            'method="score".'
        )
    if method == "log":
        from scipy.stats.contingency import relative_risk

        risk = relative_risk(right, rights, wrong, wrongs)
        low, high = map(float, risk.confidence_interval(confidence))
    else:
        low, high = score_limits(right, rights, wrong, wrongs, z)
    statistic = score_of(1.0, right, rights, wrong, wrongs)
    return Difference(
        estimate=right / rights / (wrong / wrongs) if wrong else math.inf,
        low=low,
        high=high,
        statistic=statistic,
        p_value=two_sided_p(statistic),
        n_first=wrongs,
        n_second=rights,
        method="Koopman score interval" if method == "score" else "Katz log interval",
        unit="",
        confidence=confidence,
        name="Success after a correct first click, as a multiple of success after a wrong one:",
        groups=("after a wrong click", "after a correct one"),
        no_difference=1.0,
        note=""
        if wrong
        else "Nobody succeeded after a wrong click, so the ratio knows no upper limit.",
    )


def _pair(successes: int, n: int, click: str) -> tuple[int, int]:
    successes, n = read_count(successes, f"successes ({click} click)"), read_count(n, "people")
    if n == 0 or successes > n:
        raise ValueError(
            f"Found {successes:,} successes among {n:,} people with a {click} first click; give "
            "successes first, then all people of this group, at least 1."
        )
    return successes, n
