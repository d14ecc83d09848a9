"""Finding problems, from a table of who met which: found and hidden, averages and luck.

The table holds marks: a row a problem, a column a person, 1 if this person met this problem. A
long table becomes one with ``problems.pivot(index="problem_id", columns="pid", values="seen")``.
Shares run from 0 to 1.

What a known chance promises for the next test is in ``discovery``; how far two evaluators find
the same problems is in ``agreement``.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from uxcx.measures.discovery import adjusted_p, discovered
from uxcx.measures.foundations.answers import read_count, read_marks
from uxcx.measures.foundations.estimate import Result


@dataclass(frozen=True)
class Study(Result):
    """What a usability test found, and by estimate left hidden.

    Attributes
    ----------
    people, problems, once : int
        People watched, problems seen, and problems that one person alone met.
    p, p_adjusted : float
        Average share of the people who met a problem, as observed and after the adjustment.
    found : float
        Estimated share of all problems that these people have shown.
    total, undiscovered : float
        Estimated number of all problems, and of those still hidden.
    method, note
        Adjustment that was used; what the reader must know besides.
    """

    people: int
    problems: int
    once: int
    p: float
    p_adjusted: float
    found: float
    total: float
    undiscovered: float
    method: str
    note: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        after = f", {100 * self.p_adjusted:.0f} % after adjustment ({self.method})"
        hidden = (
            f"By this estimate {100 * self.found:.0f} % of the problems are found and about "
            f"{self.undiscovered:,.1f} are still hidden."
            if math.isfinite(self.undiscovered)
            else "This method sees no end of the list: nobody met a problem that another met."
        )
        return (
            f"{_people(self.people)} met {self.problems:,} problems, {self.once:,} of them only "
            f"once. On average {100 * self.p:.0f} % of the people met a problem"
            f"{after if self.method != 'none' else ''}. {hidden}{self.remarks()}"
        )


@dataclass(frozen=True)
class Curve(Result):
    """The share of a table's problems that fewer people would have shown, on average.

    Attributes
    ----------
    people : tuple of int
        1 up to the number of people in the table.
    expected : tuple of float
        For each of them, the mean share found over all groups of that size.
    problems : int
        Problems in the table, which count as all of them.
    note
        What the reader must know besides.
    """

    people: tuple[int, ...]
    expected: tuple[float, ...]
    problems: int
    note: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        shown = sorted({1, min(5, self.people[-1]), self.people[-1]})
        steps = [f"{_people(n)} {100 * self.expected[n - 1]:.0f} %" for n in shown]
        return (
            f"Average share of the {self.problems:,} problems found: {', '.join(steps)}. Problems "
            f"that nobody met are not counted.{self.remarks()}"
        )


@dataclass(frozen=True)
class Spread(Result):
    """How lucky or unlucky a group of n people can be.

    Attributes
    ----------
    people, of, groups, problems : int
        People in a group, people to draw from, groups drawn, and problems in the table.
    mean, sd, lowest, highest : float
        Share of the problems that the groups found.
    shares : numpy.ndarray
        The share of each group.
    note
        What the reader must know besides.
    """

    people: int
    of: int
    groups: int
    problems: int
    mean: float
    sd: float
    lowest: float
    highest: float
    shares: np.ndarray = field(repr=False, compare=False)
    note: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        return (
            f"Groups of {_people(self.people)} found from {100 * self.lowest:.0f} % to "
            f"{100 * self.highest:.0f} % of the {self.problems:,} problems, on average "
            f"{100 * self.mean:.0f} % (standard deviation {100 * self.sd:.1f} points; "
            f"{self.groups:,} groups drawn at random from {self.of:,} people).{self.remarks()}"
        )


def study(seen: Iterable, method: str = "mean", unseen: str = "refuse") -> Study:
    """Return p from a table of problems, and how many problems are still hidden.

    Parameters
    ----------
    seen : DataFrame, array or list of lists of 0/1 or True/False
        A row a problem, a column a person.
    method : {"mean", "deflation", "good-turing", "none"}
        Adjustment for a small sample, as in `adjusted_p`.
    unseen : {"refuse", "drop"}
        What to do with problems that nobody in the table met. ``"drop"`` reports how many.

    Raises
    ------
    ValueError
        If the table is empty, or a mark in it is neither yes nor no.

    Notes
    -----
    ``p = marks / (problems x people)``, adjusted; ``total = problems / (1 - (1 - p)^n)``.

    Source: Sauro & Lewis (2012), Quantifying the User Experience, chapter 7, as tested in the R
    package U.T.lity; adjustment as in `adjusted_p`.
    Dispute: The estimate takes all problems as equally likely to show; rare ones hide longer, so
    read the number of hidden problems as "at least" (Schmettow 2012).
    Published cases: disc_table75_p, disc_undiscovered_ex1, disc_undiscovered_ex2.
    Recomputed cases: disc_table711.
    """
    table, note = _table(seen, unseen)
    problems, people = table.shape
    met_by = table.sum(axis=1)
    once = int((met_by == 1).sum())
    p = float(table.mean())
    adjusted = adjusted_p(p, people, problems, once, method)
    found = discovered(adjusted, people)
    total = problems / found if found > 0 else math.inf
    return Study(
        people=people,
        problems=problems,
        once=once,
        p=p,
        p_adjusted=adjusted,
        found=found,
        total=total,
        undiscovered=total - problems,
        method=method,
        note=note,
    )


def curve(seen: Iterable, unseen: str = "refuse") -> Curve:
    """Return the average share found by 1, 2, … people, over all orders of the people, exactly.

    Parameters
    ----------
    seen, unseen
        As in `study`.

    Notes
    -----
    A problem that s of N people met is missed by a group of k with the hypergeometric chance
    ``C(N - s, k) / C(N, k)``; no order needs to be drawn.

    Source: Colwell, Mao & Chang (2004), Ecology 85:2717-2727, the exact accumulation curve of
    ecology (R package vegan, specaccum), put to problems instead of species.
    Dispute: It always ends at 100 %, because unseen problems are not in the table; it says how
    fast known problems showed up, not how many exist.
    Recomputed cases: disc_curve_table75.
    """
    table, note = _table(seen, unseen)
    problems, n = table.shape
    met_by = table.sum(axis=1)
    missed, expected = np.ones(problems), []
    for k in range(n):
        missed = missed * np.maximum(n - met_by - k, 0) / (n - k)
        expected.append(float(1 - missed.mean()))
    return Curve(tuple(range(1, n + 1)), tuple(expected), problems, note)


def spread(
    seen: Iterable, people: int, groups: int = 1000, seed: int = 0, unseen: str = "refuse"
) -> Spread:
    """Return how much groups of so many people differ in what they find, by drawing groups.

    Parameters
    ----------
    seen, unseen
        As in `study`.
    people : int
        Size of a group, at most the people in the table.
    groups : int
        How many groups are drawn; nobody is twice in one group.
    seed : int
        The same seed draws the same groups.

    Raises
    ------
    ValueError
        If the table, a size or the number of groups makes no sense.

    Notes
    -----
    Mean, sample standard deviation, minimum and maximum over the groups drawn.

    Source: Faulkner (2003), Behavior Research Methods, Instruments, & Computers 35:379-383.
    Dispute: Faulkner drew from 60 people and found groups of 5 between 55 % and 99 %; lowest and
    highest widen with every group drawn, so name the number of groups.
    Recomputed cases: disc_spread_table75.
    """
    table, note = _table(seen, unseen)
    people, groups = read_count(people, "people"), read_count(groups, "groups")
    problems, available = table.shape
    if not 1 <= people <= available or groups < 2:
        raise ValueError(
            f"Found {groups} groups of {people} people to draw from {available} people; draw at "
            f"least 2 groups, each of 1 to {available}."
        )
    rng = np.random.default_rng(seed)
    members = (rng.choice(available, people, replace=False) for _ in range(groups))
    shares = np.array([table[:, chosen].any(axis=1).mean() for chosen in members])
    low, high = float(shares.min()), float(shares.max())
    mean, sd = float(shares.mean()), float(shares.std(ddof=1)) if low < high else 0.0
    return Spread(people, available, groups, problems, mean, sd, low, high, shares, note)


def _table(seen: Iterable, unseen: str) -> tuple[np.ndarray, str]:
    if unseen not in ("refuse", "drop"):
        raise ValueError(f'Found unseen = {unseen!r}; write unseen="refuse" or unseen="drop".')
    table = read_marks(seen, "problem", 2)
    empty = ~table.any(axis=1)
    if not empty.any():
        return table, ""
    count = int(empty.sum())
    if unseen == "refuse" or count == len(table):
        raise ValueError(
            f"Found {count} of {len(table)} problems that nobody met (the first in row "
            f"{empty.argmax()}, counting from 0); a row is a problem and a column a person, and "
            'unseen="drop" leaves such rows out as long as others remain.'
        )
    return table[~empty], f"Problems left out because none of these people met them: {count:,}."


def _people(n: int) -> str:
    return "1 person" if n == 1 else f"{n:,} people"
