"""The evaluator effect: how far evaluators who look for problems find the same ones.

Each evaluator brings a list of problems; nobody knows the list of all of them. Judges who put a
label on given items are compared in ``agreement``.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from uxcx.measures.foundations.estimate import Result


@dataclass(frozen=True)
class AnyTwo(Result):
    """How much the lists of two evaluators have in common, on average.

    Attributes
    ----------
    estimate : float
        Mean over all pairs of the share of their problems that both found, from 0 to 1.
    lowest, highest : float
        The same for the two evaluators who share least and most.
    evaluators, problems : int
        Evaluators, and different problems that they found together.
    alone : float
        Share of these problems that one evaluator alone found.
    """

    estimate: float
    lowest: float
    highest: float
    evaluators: int
    problems: int
    alone: float

    def __str__(self) -> str:
        """Say the result in a sentence."""
        pairs = (
            ""
            if self.evaluators == 2
            else f" (pairs from {100 * self.lowest:.0f} % to {100 * self.highest:.0f} %)"
        )
        return (
            f"Any two evaluators share {100 * self.estimate:.0f} % of the problems that either "
            f"of them found{pairs}. {self.evaluators:,} evaluators found {self.problems:,} "
            f"problems, {100 * self.alone:.0f} % of them found by one evaluator alone."
        )


def any_two(evaluators: Iterable | Mapping) -> AnyTwo:
    """Return the any-two agreement of evaluators who each bring a list of problems.

    Parameters
    ----------
    evaluators : list of lists or sets, or dict of them
        For each evaluator the names of the problems found, each once. An empty list is allowed.

    Raises
    ------
    ValueError
        If there are fewer than two evaluators, a problem is twice in one list, or two lists are
        empty.

    Notes
    -----
    Mean of ``|A and B| / |A or B|`` over all pairs of evaluators.

    Source: Hertzum & Jacobsen (2001), International Journal of Human-Computer Interaction
    13:421-443, reprinted 2003, 15:183-204.
    Dispute: It falls if two evaluators word one problem differently, and matching problems is
    itself fallible (Hornbæk & Frøkjær 2008, Interacting with Computers 20:505-514). Kappa is
    the rival where all possible problems are known.
    Recomputed cases: anytwo_toy, anytwo_identical.
    """
    if isinstance(evaluators, str) or not isinstance(evaluators, Iterable):
        raise ValueError(
            f"Found {evaluators!r} where the lists of the evaluators belong; give a list of lists, "
            'for example [["A", "B"], ["B"]].'
        )
    named = evaluators.items() if isinstance(evaluators, Mapping) else enumerate(evaluators)
    found = {name: _problem_set(name, problems) for name, problems in named}
    if len(found) < 2:
        raise ValueError(
            f"Found {len(found)} evaluators, but agreement needs at least 2; add the list of a "
            "second evaluator."
        )
    if sum(not problems for problems in found.values()) > 1:
        raise ValueError(
            "Found two evaluators without any problem, and the agreement of two empty lists is "
            "undefined; leave one of them out on purpose."
        )
    pairs = [len(a & b) / len(a | b) for a, b in combinations(found.values(), 2)]
    found_by = Counter(problem for problems in found.values() for problem in problems)
    return AnyTwo(
        estimate=math.fsum(pairs) / len(pairs),
        lowest=min(pairs),
        highest=max(pairs),
        evaluators=len(found),
        problems=len(found_by),
        alone=sum(times == 1 for times in found_by.values()) / len(found_by),
    )


def _problem_set(name: object, problems: Iterable) -> set:
    if isinstance(problems, str) or not isinstance(problems, Iterable):
        raise ValueError(
            f"Found {problems!r} where the list of problems of evaluator {name} belongs; give a "
            'list, for example ["A", "B"].'
        )
    listed = list(problems)
    twice = [problem for problem, times in Counter(listed).items() if times > 1]
    if twice:
        raise ValueError(
            f"Found the problem {twice[0]!r} more than once in the list of evaluator {name}; name "
            "each problem once, for example with set(problems)."
        )
    return set(listed)
