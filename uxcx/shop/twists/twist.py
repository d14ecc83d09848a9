"""What a twist is: a named fact, its tolerance, and how it is measured on the tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

Tables = Mapping[str, pd.DataFrame]
Values = dict[str, float]


@dataclass(frozen=True)
class Twist:
    """A fact about the shop's year.

    Parameters
    ----------
    name : str
    claim : str
        The fact in one plain sentence, with its tolerance.
    measure : callable
        From the tables (name -> DataFrame) to the values that the claim speaks of: NPS in points,
        shares from 0 to 1, SUS in points, times in seconds.
    rule : callable
        From these values to True or False.
    """

    name: str
    claim: str
    measure: Callable[[Tables], Values]
    rule: Callable[[Values], bool]

    def holds(self, tables: Tables) -> bool:
        """Say whether the fact holds on these tables."""
        return bool(self.rule(self.measure(tables)))


TWISTS: dict[str, Twist] = {}


def twist(claim: str, rule: Callable[[Values], bool]):
    """Enter the decorated measurement as a twist under its own name."""

    def enter(measure):
        TWISTS[measure.__name__] = Twist(measure.__name__, claim, measure, rule)
        return measure

    return enter
