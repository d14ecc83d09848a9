"""Who answered a survey, and what the silent people could do to its score.

No confidence interval covers people who do not answer. So a report needs the response rate, the
range that the silent could reach, and a look at who the respondents are.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from uxcx.measures.foundations.answers import read_count
from uxcx.measures.foundations.estimate import Estimate, Result
from uxcx.measures.foundations.wording import decimals, how_often, number, p_equals, quantity
from uxcx.measures.proportions import adjusted_wald


def response_rate(answered: int, invited: int, confidence: float = 0.95) -> Estimate:
    """Return the share of invited people who answered.

    Parameters
    ----------
    answered, invited : int
        Complete answers, and people whom the invitation reached.
    confidence : float
        Share between 0 and 1.

    Returns
    -------
    Estimate
        In shares, with the adjusted-Wald interval: how the rate would vary in a repetition. It
        says nothing about how the silent people differ.

    Raises
    ------
    ValueError
        If the counts or the confidence make no sense.

    Notes
    -----
    ``answered / invited``; rates of several mailings are pooled, not averaged.

    Source: Bizfluent, How to calculate response rates; the American Association for Public Opinion
        Research (2015), Standard Definitions, lists several rates.
    Dispute: the rates differ in what counts as an answer (partial ones?) and as invited (bounced
        mail?); say both. Some tools average the rates of unequal mailings; we do not.
    Published cases: response_bizfluent, response_ehow.
    Recomputed cases: response_two_mailings.
    """
    return replace(adjusted_wald(answered, invited, confidence), name="Response rate")


@dataclass(frozen=True)
class SilentRange(Result):
    """The range of a score, if every silent person had given the worst or the best answer.

    Attributes
    ----------
    score : float
        Score of those who answered.
    low, high : float
        Score of all invited people in the worst and in the best case.
    answered, invited : int
        People who answered, and all who were invited.
    unit, name : str
        As in `Estimate`.
    """

    score: float
    low: float
    high: float
    answered: int
    invited: int
    unit: str = ""
    name: str = "Score"

    def __str__(self) -> str:
        """Say the result in a sentence."""
        style = {"unit": self.unit, "decimals": decimals(self.unit, self.high - self.low, 0)}
        silent = self.invited - self.answered
        return (
            f"{self.name} {quantity(self.score, **style)} among the {self.answered:,} of "
            f"{self.invited:,} people who answered. The {silent:,} silent ones could move it to "
            f"anything from {number(self.low, **style)} to {number(self.high, **style)}."
        )


def silent_range(
    score: float,
    answered: int,
    invited: int,
    lowest: float,
    highest: float,
    unit: str = "",
    name: str = "Score",
) -> SilentRange:
    """Return how far the people who did not answer could move a score, at worst and at best.

    Parameters
    ----------
    score : float
        Any mean of the answers: a share (lowest 0, highest 1), an NPS (-100, 100), a rating (1, 5).
    answered, invited : int
        People who answered, at least 1, and all who were invited.
    lowest, highest : float
        Worst and best value that one person can add.
    unit, name : str
        How the sentence names the score, for example ``"points"`` and ``"NPS"``.

    Raises
    ------
    ValueError
        If the counts do not fit, or the score lies outside lowest and highest.

    Notes
    -----
    ``(answered score + silent lowest) / invited`` and the same with `highest`.

    Source: Cochran (1977), Sampling Techniques, chapter 13, as described at doi
        10.1201/b17622-36; Horowitz, Manski, Ponomareva & Stoye (2003), Reliable Computing
        9:419-440.
    Dispute: Cochran himself found the range often too wide to be of use. It is no interval and no
        guess: it shows how much of a report rests on the belief that the silent are like the rest.
    Recomputed cases: silent_share, silent_nps.
    """
    answered, invited = read_count(answered, "answers"), read_count(invited, "invited people")
    if not 0 < answered <= invited:
        raise ValueError(
            f"Found {answered:,} answers among {invited:,} invited people; at least one must "
            "have answered and no more than were invited."
        )
    if not lowest <= score <= highest or lowest == highest:
        raise ValueError(
            f"Found a score of {score} between lowest = {lowest} and highest = {highest}; give the "
            "worst and the best value that one person can add."
        )
    silent = invited - answered
    low, high = ((answered * score + silent * end) / invited for end in (lowest, highest))
    return SilentRange(float(score), low, high, answered, invited, unit, name)


@dataclass(frozen=True)
class Composition(Result):
    """Respondents compared with the population they are to stand for.

    Attributes
    ----------
    groups : tuple of str
        Names of the groups.
    shares, population_shares : tuple of float
        Share of each group among the respondents and in the population.
    n : int
        Respondents.
    misplaced : float
        Share of respondents who would have to be in other groups to match: half the sum of all
        gaps, from 0 to 1.
    chi_square, df, p_value : float
        The goodness-of-fit test.
    """

    groups: tuple[str, ...]
    shares: tuple[float, ...]
    population_shares: tuple[float, ...]
    n: int
    misplaced: float
    chi_square: float
    df: int
    p_value: float
    note: str = ""

    @property
    def largest_gap(self) -> tuple[str, float]:
        """Group that is furthest off, and its share minus that of the population."""
        pairs = zip(self.shares, self.population_shares, strict=True)
        gaps = [ours - theirs for ours, theirs in pairs]
        worst = max(range(len(gaps)), key=lambda i: abs(gaps[i]))
        return self.groups[worst], gaps[worst]

    def __str__(self) -> str:
        """Say the result in a sentence."""
        group, gap = self.largest_gap
        share = self.shares[self.groups.index(group)]
        return (
            f'Furthest off is "{group}": {100 * share:.1f} % of the {self.n:,} respondents, '
            f"{100 * (share - gap):.1f} % of the population. {100 * self.misplaced:.1f} % of the "
            "respondents would have to be in other groups to match. A random sample would be off "
            f"this much or more in {how_often(self.p_value)} cases (chi-square = "
            f"{self.chi_square:.2f}, df = {self.df}, {p_equals(self.p_value)}).{self.remarks()}"
        )


def composition(respondents: Mapping, population: Mapping) -> Composition:
    """Compare the groups of the respondents with those of the population.

    Parameters
    ----------
    respondents : dict or Series of group to number of people
        From a table: ``survey["country"].value_counts()``.
    population : dict or Series of group to number, share or percentage
        The same groups; the numbers are brought to shares first.

    Raises
    ------
    ValueError
        If the groups differ, there are fewer than 2, or a number makes no sense.

    Notes
    -----
    ``chi-square = sum (found - expected)² / expected`` with ``expected = n share``, df = groups - 1

    Source: Pearson's goodness-of-fit test, as on stats4stem.org, Chi-squared goodness of fit.
    Dispute: matching groups do not prove that the answers match, and with many respondents every
        trifle is significant, so the gap comes first. Expected counts must be brought to the size
        of the sample: public answers skip this.
    Published cases: composition_stats4stem.
    Recomputed cases: composition_matlab_scaled.
    """
    from scipy.special import chdtrc

    found = {group: read_count(x, f"respondents in {group}") for group, x in respondents.items()}
    known = dict(population.items())
    if set(found) != set(known) or len(found) < 2:
        raise ValueError(
            f"Found the groups {sorted(map(str, found))} and {sorted(map(str, known))}; give the "
            "same two or more groups for both, with 0 respondents where nobody answered."
        )
    n, total = sum(found.values()), sum(known.values())
    if n == 0 or not all(0 < x < math.inf for x in known.values()):
        raise ValueError(
            f"Found {n:,} respondents and a population of {list(known.values())}; there must be a "
            "respondent, and each group of the population needs a number above 0."
        )
    shares = tuple(x / n for x in found.values())
    expected = tuple(float(known[group] / total) for group in found)
    gaps = [ours - theirs for ours, theirs in zip(shares, expected, strict=True)]
    square = n * sum(gap**2 / share for gap, share in zip(gaps, expected, strict=True))
    note = ""
    if n * min(expected) < 5:
        note = "A group has fewer than 5 expected people, so the test is rough: join small groups."
    return Composition(
        groups=tuple(map(str, found)),
        shares=shares,
        population_shares=expected,
        n=n,
        misplaced=sum(map(abs, gaps)) / 2,
        chi_square=square,
        df=len(found) - 1,
        p_value=float(chdtrc(len(found) - 1, square)),
        note=note,
    )
