"""What to work on first: importance against performance, and what people say against what counts.

Each is a chart of four quadrants, told in words. The importance itself comes from ``drivers``.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import mean, median

from uxcx.measures.foundations.estimate import Result

# The four answers, by whether the first number and the second number are high.
_PERFORMANCE = {
    (True, False): "concentrate here",
    (True, True): "keep up the good work",
    (False, False): "low priority",
    (False, True): "possible overkill",
}
_STATED = {
    (True, True): "key selling point",
    (False, True): "value added benefit",
    (True, False): "essential support point",
    (False, False): "low priority",
}


@dataclass(frozen=True)
class Quadrants(Result):
    """Where each attribute stands.

    Attributes
    ----------
    places : dict of str to str
        The quadrant of each attribute.
    numbers : dict of str to tuple of two floats
        Its two numbers, as given.
    lines : tuple of two floats
        Where the chart is cut; a number on the line counts as high.
    what : tuple of two str
        What the two numbers are.
    """

    places: dict[str, str]
    numbers: dict[str, tuple[float, float]]
    lines: tuple[float, float]
    what: tuple[str, str]

    def __str__(self) -> str:
        """Say the result in a sentence."""
        found = dict.fromkeys(self.places.values())
        parts = [
            f"{place}: {', '.join(name for name in self.places if self.places[name] == place)}"
            for place in found
        ]
        cuts = " and ".join(
            f"{what} {line:.3g}" for what, line in zip(self.what, self.lines, strict=True)
        )
        return f"{'; '.join(parts)} (cut at {cuts})."


def importance_performance(
    importance: Mapping[str, float], performance: Mapping[str, float], cut: str | tuple = "mean"
) -> Quadrants:
    """Name the quadrant of each attribute in the chart of importance against performance.

    Parameters
    ----------
    importance, performance : dict, or Series with names
        One number an attribute, for the same attributes.
    cut : {"mean", "median"} or tuple of two floats
        Where the chart is cut; a number on the line counts as high.

    Returns
    -------
    Quadrants
        "concentrate here" (important and weak), "keep up the good work", "low priority" or
        "possible overkill" (strong where it matters little).

    Raises
    ------
    ValueError
        If the attributes differ, are fewer than 2, or a number is missing.

    Notes
    -----
    Both numbers are compared with the line: at or above it is high.

    Source: Martilla & James (1977), Journal of Marketing 41(1):77-79; the names of the quadrants
    as on scholargate.app and in later studies.
    Dispute: the lines decide much and are a choice: means, medians or the middle of the scale. An
    attribute next to a line stands nowhere, and neither axis here has an interval.
    Recomputed cases: quadrants_of_a_shop.
    """
    return _quadrants(importance, performance, cut, _PERFORMANCE, ("importance", "performance"))


def stated_against_derived(
    stated: Mapping[str, float], derived: Mapping[str, float], cut: str | tuple = "median"
) -> Quadrants:
    """Set what people say is important against what goes with their overall judgement.

    Parameters
    ----------
    stated : dict, or Series with names
        Mean answer to "how important is …", for each attribute.
    derived : dict, or Series with names
        Its importance worked out from ratings, such as `drivers.importance` gives.
    cut : {"mean", "median"} or tuple of two floats
        Where the chart is cut; a number on the line counts as high.

    Returns
    -------
    Quadrants
        "key selling point" (both high), "value added benefit" (counts, but nobody says so),
        "essential support point" (said, but it moves little) or "low priority".

    Notes
    -----
    Both numbers are compared with the line: at or above it is high.

    Source: Multivariate Solutions, "Stated versus Derived Importance Analysis" (cut at medians).
    Dispute: what people say comes out as "very important" throughout. What is derived misses what
    everybody gets: if no flight ever crashes, safety moves no rating.
    Recomputed cases: stated_derived_of_a_shop.
    """
    return _quadrants(stated, derived, cut, _STATED, ("stated", "derived"))


def _quadrants(first, second, cut, names, what) -> Quadrants:
    first, second = dict(first), dict(second)
    if first.keys() != second.keys() or len(first) < 2:
        odd = sorted(map(str, first.keys() ^ second.keys()))
        raise ValueError(
            f"Found {len(first)} attributes with {what[0]} and {len(second)} with {what[1]}"
            f"{', not in both: ' + ', '.join(odd) if odd else ''}; give both numbers for the same "
            "2 attributes or more."
        )
    numbers = {name: (float(first[name]), float(second[name])) for name in first}
    for name, pair in numbers.items():
        if not all(map(math.isfinite, pair)):
            raise ValueError(f"Found {pair} for {name}; give two finite numbers or leave it out.")
    if isinstance(cut, str):
        if cut not in ("mean", "median"):
            raise ValueError(f'Found cut = {cut!r}; write "mean", "median" or two numbers.')
        middle = mean if cut == "mean" else median
        lines = tuple(middle(pair[axis] for pair in numbers.values()) for axis in (0, 1))
    else:
        lines = (float(cut[0]), float(cut[1]))
    places = {name: names[x >= lines[0], y >= lines[1]] for name, (x, y) in numbers.items()}
    return Quadrants(places, numbers, lines, what)
