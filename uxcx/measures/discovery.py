"""Finding problems: what a chance p of meeting a problem promises for so many people.

A problem that each person meets with chance p is seen at least once by n people with chance
``1 - (1 - p)^n``. Chances and shares run from 0 to 1. Working from a table of who met which
problem is in ``problem_table``.
"""

import math
import numbers
from collections.abc import Iterable

import numpy as np

from uxcx.measures.foundations.answers import read, read_count
from uxcx.measures.foundations.estimate import SampleSize
from uxcx.measures.foundations.scale import Scale

CHANCE = Scale("chance", 0, 1)
_TRACE = 1e-12  # what floating point may add to a share or take from it
_HAIR = 1e-9  # and to a number of people: ln(0.01) / ln(0.1) is 2, not a hair above
_METHODS = ("mean", "deflation", "good-turing", "none")


def discovered(p: float | Iterable, n: int) -> float:
    """Return the share of problems that n people show at least once.

    Parameters
    ----------
    p : float, or list, array or Series of floats
        Chance that one person meets the problem, from 0 to 1; one for each problem where they
        differ. The result is then the mean over the problems.
    n : int
        People, 0 or more.

    Raises
    ------
    ValueError
        If a chance is blank or not a share, or `n` is no count.

    Notes
    -----
    ``1 - (1 - p)^n``, averaged over the problems.

    Source: Virzi (1992) and Nielsen & Landauer (1993), as given by Sauro,
    measuringu.com/qualitative_sidebar.
    Dispute: "Five people find 85 %" holds for problems of p = 0.31 alone. Where p differs from
    problem to problem, one mean p promises too much (Woolrych & Cockton 2001; Schmettow 2012,
    Communications of the ACM 55(4)); so we take a list of p too.
    Published cases: disc_31_5, disc_5of50, disc_table72_0.9.
    Recomputed cases: disc_unequal_p.
    """
    return _mean_discovered(_chances(p), read_count(n, "people"))


def sample_size(p: float | Iterable, goal: float) -> SampleSize:
    """Return how many people show the `goal` share of problems, on average.

    Parameters
    ----------
    p : float, or list, array or Series of floats
        Chance that one person meets the problem; see `discovered`.
    goal : float
        Share to find, between 0 and 1.

    Returns
    -------
    SampleSize
        `exact` holds the number before rounding up, where all problems share one p.

    Raises
    ------
    ValueError
        If `p` or `goal` is not a share, or the goal is out of reach because some p are 0.

    Notes
    -----
    ``ln(1 - goal) / ln(1 - p)``, rounded up after the traces of floating point are taken off.

    Source: Lewis (1982), Virzi (1992), as given by Sauro, measuringu.com/qualitative_sidebar.
    Dispute: The goal counts only problems of this p (or larger), never all problems; a single
    magic number of people is "strictly hocus-pocus" (Schmettow 2012, Communications of the ACM
    55(4)).
    Published cases: disc_tog, disc_p15_goal80, disc_table71_0.01, disc_table71_0.15,
    disc_table71_0.9.
    Recomputed cases: disc_sample_size_unequal_p.
    """
    chances = _chances(p)
    if not (isinstance(goal, numbers.Real) and 0 < goal < 1):
        raise ValueError(
            f"Found goal = {goal}, but it is a share between 0 and 1, both excluded; write 0.85 "
            "for 85 % of the problems."
        )
    possible = chances[chances > _TRACE]
    reach = possible.size / chances.size
    if goal > reach or (goal == reach and possible.min() < 1):
        raise ValueError(
            f"Found p = 0, or next to it, for {chances.size - possible.size:,} of "
            f"{chances.size:,} problems, so no number of people shows {100 * goal:g} %; lower the "
            "goal or leave these problems out on purpose."
        )
    if chances.min() == chances.max():
        p = float(chances[0])
        exact = 1.0 if p == 1 else math.log1p(-goal) / math.log1p(-p)
        n = max(1, math.ceil(exact * (1 - _HAIR)))
        of = f"the problems that each person meets with a chance of {100 * p:.6g} %"
    else:
        exact, n = math.nan, _smallest(chances, goal - _TRACE)
        of = f"{chances.size:,} problems with chances of their own"
    return SampleSize(n, f"{100 * goal:.6g} % of {of}", "1 - (1 - p)^n", exact=exact)


def adjusted_p(p: float, people: int, problems: int, once: int, method: str = "mean") -> float:
    """Return the average chance p after taking off what a small sample adds to it.

    Only problems that were seen enter a table, so the p of a few people is too large.

    Parameters
    ----------
    p : float
        Observed average chance, from 0 to 1.
    people : int
        People watched.
    problems, once : int
        Problems seen, and those among them that one person alone met.
    method : {"mean", "deflation", "good-turing", "none"}
        ``"mean"`` is the mean of the other two and the usual choice.

    Raises
    ------
    ValueError
        If a count or a choice makes no sense.

    Notes
    -----
    Deflation ``(p - 1/n) (1 - 1/n)``, never below 0; Good-Turing ``p / (1 + once / problems)``;
    their mean.

    Source: Turner, Lewis & Nielsen (2006), International Encyclopedia of Ergonomics and Human
    Factors, 3084-3088, after Lewis (2001), International Journal of Human-Computer Interaction
    13:445-479; formulas read in the R package U.T.lity.
    Dispute: Schmettow (2012, Communications of the ACM 55(4)) shows that it corrects for unseen
    problems but not for problems that differ, and proposes a logit-normal model instead.
    Published cases: disc_table75_adjusted_book.
    Recomputed cases: disc_table75_adjusted_exact.
    """
    if method not in _METHODS:
        raise ValueError(f"Found method = {method!r}; write one of {', '.join(_METHODS)}.")
    p = float(_chances(p)[0])
    people, problems = read_count(people, "people"), read_count(problems, "problems")
    once = read_count(once, "problems met once")
    if people == 0 or problems == 0 or once > problems:
        raise ValueError(
            f"Found {people} people, {problems} problems, {once} of them met once, which cannot "
            "be adjusted; give at least 1 person and 1 problem, and no more singles than problems."
        )
    deflated = max(0.0, (p - 1 / people) * (1 - 1 / people))
    discounted = p / (1 + once / problems)
    both = (deflated + discounted) / 2
    return dict(zip(_METHODS, (both, deflated, discounted, p), strict=True))[method]


def _chances(p: float | Iterable) -> np.ndarray:
    single = isinstance(p, numbers.Number) and not isinstance(p, bool)
    return read([p] if single else p, CHANCE).values.astype(float)


def _mean_discovered(chances: np.ndarray, n: int) -> float:
    """Average ``1 - (1 - p)^n`` without losing the digits of a tiny p."""
    if n == 0:
        return 0.0
    with np.errstate(divide="ignore"):  # p = 1: the logarithm is minus infinity, as it should
        return float(-np.expm1(n * np.log1p(-chances)).mean())


def _smallest(chances: np.ndarray, goal: float) -> int:
    """Return the smallest n that reaches the goal, by doubling and halving."""
    high = 1
    while _mean_discovered(chances, high) < goal:
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _mean_discovered(chances, middle) >= goal else (middle, high)
    return high
