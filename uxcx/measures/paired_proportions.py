"""Two rates of the same people, who tried both: what changed sides is what counts.

Different people in the two groups are the work of ``two_proportions``.
"""

import math
from dataclasses import dataclass

from uxcx.measures.foundations.answers import read_count
from uxcx.measures.foundations.estimate import Difference, Result
from uxcx.measures.foundations.normal import critical_z, two_sided_p
from uxcx.measures.foundations.wording import how_often, p_equals


@dataclass(frozen=True)
class ChangedSides(Result):
    """McNemar's test: of the people who succeeded once, how many did so with the first.

    Attributes
    ----------
    first_only, second_only : int
        People who succeeded with the first only, and with the second only.
    statistic : float
        Chi-square with 1 degree of freedom, or nan for the tests that have none.
    p_value : float
        How often so uneven a split would turn up if both directions were equally likely.
    method : str
        Name of the test.
    """

    first_only: int
    second_only: int
    statistic: float
    p_value: float
    method: str
    note: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        square = "" if math.isnan(self.statistic) else f"chi-square = {self.statistic:.2f}, "
        return (
            f"Succeeded with the first only: {self.first_only:,}; with the second only: "
            f"{self.second_only:,}. If both were equally good, a split this uneven or more would "
            f"turn up in {how_often(self.p_value)} such samples ({self.method}, {square}"
            f"{p_equals(self.p_value)}).{self.remarks()}"
        )


def mcnemar(b: int, c: int, method: str = "mid-p", correction: bool = True) -> ChangedSides:
    """Test whether people who tried both succeed with one more often than with the other.

    Parameters
    ----------
    b, c : int
        People who succeeded with the first only, and with the second only. The others say nothing
        about the difference.
    method : {"mid-p", "exact", "chi-square"}
        The first two use the binomial distribution; ``"chi-square"`` is for large counts.
    correction : bool
        Whether chi-square takes 1 off the gap, as R and statsmodels do by default.

    Raises
    ------
    ValueError
        If a count or the method makes no sense.

    Notes
    -----
    exact: ``2 P(X <= min(b, c))`` with X binomial of b + c and one half, at most 1; mid-p: that
    less ``P(X = b)``, and ``1 - P(X = b) / 2`` if b equals c; chi-square:
    ``(|b - c| - 1)² / (b + c)``

    Source: Fagerland, Lydersen & Laake (2013), BMC Medical Research Methodology 13:91.
    Dispute: Fagerland et al. recommend mid-p and find the exact test and the corrected chi-square
        too cautious, although these are what most programs do by default.
    Published cases: mcnemar_exact_15users, mcnemar_exact_sm1, mcnemar_exact_sm2,
        mcnemar_exact_sm3, mcnemar_chi2cc_sm2.
    Recomputed cases: mcnemar_bentur, mcnemar_cavo.
    """
    if method not in ("mid-p", "exact", "chi-square"):
        raise ValueError(f'Found method = {method!r}; write "mid-p", "exact" or "chi-square".')
    b, c = read_count(b, "people (first only)"), read_count(c, "people (second only)")
    name = {"mid-p": "mid-p McNemar test", "exact": "exact McNemar test"}.get(method)
    if name is None:
        name = f"McNemar chi-square test{' with continuity correction' if correction else ''}"
    if b + c == 0:
        note = "Nobody succeeded with one only, so the pairs say nothing about a difference."
        return ChangedSides(b, c, math.nan, 1.0, name, note)
    if method == "chi-square":
        statistic = max(0, abs(b - c) - int(correction)) ** 2 / (b + c)
        return ChangedSides(b, c, statistic, two_sided_p(math.sqrt(statistic)), name)
    from scipy.special import bdtr  # loads four times as fast as scipy.stats

    fewer, n = min(b, c), b + c
    at_most = float(bdtr(fewer, n, 0.5))
    below = float(bdtr(fewer - 1, n, 0.5)) if fewer else 0.0
    if method == "exact":
        p_value = min(1.0, 2 * at_most)
    else:
        p_value = 1 - (at_most - below) / 2 if b == c else at_most + below
    return ChangedSides(b, c, math.nan, p_value, name)


def paired_difference(
    both: int,
    first_only: int,
    second_only: int,
    neither: int,
    confidence: float = 0.95,
    groups: tuple[str, str] = ("A", "B"),
    test: str = "mid-p",
) -> Difference:
    """Compare two rates of the same people, who tried both.

    Parameters
    ----------
    both, first_only, second_only, neither : int
        People who succeeded both times, with the first only, with the second only, and never.
        From two columns of True and False: ``pandas.crosstab(table["A"], table["B"])``.
    confidence : float
        Share between 0 and 1.
    groups : tuple of two str
        What the two tries are called.
    test : {"mid-p", "exact", "chi-square"}
        As `method` in `mcnemar`.

    Returns
    -------
    Difference
        Second rate minus first, with the adjusted-Wald interval for matched pairs and McNemar's
        test. `n_first` and `n_second` are the pairs.

    Raises
    ------
    ValueError
        If a count, the confidence or the test makes no sense, or if nobody was asked.

    Notes
    -----
    ``d ± z sqrt((p12 + p21 - d²) / N)`` with ``d = p21 - p12``, after adding ``z²/8`` to each of
    the four counts. Limits are clipped to -1 and 1.

    Source: Agresti & Min (2005), Statistics in Medicine 24:729-740, who add one half; with z²/8 as
        in Sauro & Lewis (2012), Quantifying the User Experience, p. 89.
    Dispute: Newcombe (1998, Statistics in Medicine 17:2635-2650) finds score-based intervals
        better than the plain one; this one only repairs the plain one. To treat the pairs as two
        independent groups is the common mistake.
    Published cases: matched_ci_15users.
    Recomputed cases: matched_agresti_r_code.
    """
    cells = {"both": both, "first only": first_only, "second only": second_only, "neither": neither}
    cells = {name: read_count(count, f"people ({name})") for name, count in cells.items()}
    n = sum(cells.values())
    if n == 0:
        raise ValueError("Found 0 people in all four cells, so nothing can be compared.")
    b, c = cells["first only"], cells["second only"]
    result = mcnemar(b, c, test)
    z = critical_z(confidence)
    added = z**2 / 8
    centre = (c - b) / (n + 4 * added)
    half = z * math.sqrt(((b + c + 2 * added) / (n + 4 * added) - centre**2) / (n + 4 * added))
    return Difference(
        estimate=(c - b) / n,
        low=max(-1.0, centre - half),
        high=min(1.0, centre + half),
        statistic=math.nan,
        p_value=result.p_value,
        n_first=n,
        n_second=n,
        method="adjusted Wald for matched pairs",
        unit="share",
        confidence=confidence,
        name=f"{groups[1]} minus {groups[0]}",
        groups=groups,
        test=result.method,
        paired=True,
        note=result.note,
    )
