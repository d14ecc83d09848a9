"""Finding things in a tree of labels: the tree test.

A tree test asks people to find a place by clicking through labels alone. How to make the tree is
a question for card sorts, in ``card_sort``; what a right first click is worth is in
``first_clicks``. Times are in seconds, shares run from 0 to 1.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from uxcx.measures import proportions, times
from uxcx.measures.foundations.answers import read_marks
from uxcx.measures.foundations.estimate import Estimate, Result

_FEW = 25  # from here on the median is the better typical time (Sauro & Lewis 2010)


@dataclass(frozen=True)
class TreeTest(Result):
    """How people did in one task of a tree test.

    Attributes
    ----------
    success : Estimate
        Share of people who chose a right place.
    directness : Estimate or None
        Share of people who never went back, whether they were right or wrong.
    first_click : Estimate or None
        Share of people whose first click was right.
    time : Estimate or None
        Typical time in seconds: geometric mean below 25 people, else the median.
    direct_success, indirect_success, direct_failure, indirect_failure : int or None
        People in each of the four groups.
    """

    success: Estimate
    directness: Estimate | None = None
    first_click: Estimate | None = None
    time: Estimate | None = None
    direct_success: int | None = None
    indirect_success: int | None = None
    direct_failure: int | None = None
    indirect_failure: int | None = None

    def __str__(self) -> str:
        """Say the result in sentences, one a measure."""
        found = [self.success, self.directness, self.first_click, self.time]
        return " ".join(str(estimate) for estimate in found if estimate is not None)


@dataclass(frozen=True)
class Paths(Result):
    """What the clicked paths of one task say, person by person.

    Attributes
    ----------
    success, direct, first_click : tuple of bool
        Whether each person ended in a right place, never went back, and began rightly. A person
        who gave up without a click has False in all three.
    steps : tuple of int
        Clicks of each person.
    shortest : int
        Clicks on the shortest right path.
    """

    success: tuple[bool, ...]
    direct: tuple[bool, ...]
    first_click: tuple[bool, ...]
    steps: tuple[int, ...]
    shortest: int

    def __str__(self) -> str:
        """Say the result in a sentence."""
        found = [steps for steps, right in zip(self.steps, self.success, strict=True) if right]
        detour = (
            f" Those who found it took {sum(found) / len(found):.1f} clicks on average; "
            f"{self.shortest:,} would do."
            if found
            else ""
        )
        return (
            f"{sum(self.success):,} of {len(self.steps):,} people found it, {sum(self.direct):,} "
            f"never went back, {sum(self.first_click):,} began with the right click.{detour}"
        )


def tree_test(
    success: Iterable,
    direct: Iterable | None = None,
    seconds: Iterable | None = None,
    first_click: Iterable | None = None,
    confidence: float = 0.95,
    missing: str = "refuse",
) -> TreeTest:
    """Return success, directness, first click and time of one task in a tree test.

    Parameters
    ----------
    success : list, array or Series of 0/1 or True/False
        Whether each person chose a right place. Giving up is a 0: it stays in the base.
    direct, first_click : the same, optional
        Whether the person never went back, and whether the first click was right.
    seconds : list, array or Series of numbers above 0, optional
        Time of each person, of those who failed too.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        What to do with blank times; blank marks are always refused.

    Raises
    ------
    ValueError
        If a column has blanks or another length, or holds something else.

    Notes
    -----
    Shares with the adjusted-Wald interval; the time as in `times.geometric_mean` or
    `times.median`.

    Source: definitions and interval as Optimal Workshop gives them (support.optimalworkshop.com,
    "How to interpret the task results tab"); time after Sauro & Lewis (2010), Proceedings of CHI.
    Dispute: Some tools take directness among successful people only (freecardsort.com), or mix
    success and directness into one score (uxtweak.com); here directness counts everybody, and
    the four groups are given so that any share can be made from them.
    Recomputed cases: tree_test_23of60.
    """
    marks = {"success": read_marks(success, "success")}
    for name, column in (("direct", direct), ("first click", first_click)):
        if column is not None:
            marks[name] = read_marks(column, name)
    found = marks["success"]
    for name, column in marks.items():
        if column.size != found.size:
            raise ValueError(
                f"Found {column.size:,} {name} marks but {found.size:,} success marks; give one "
                "of each for every person, in the same order."
            )

    def share(name: str, title: str) -> Estimate | None:
        if name not in marks:
            return None
        count = int(np.count_nonzero(marks[name]))
        return replace(proportions.adjusted_wald(count, found.size, confidence), name=title)

    typical = times.geometric_mean if found.size < _FEW else times.median
    time = None if seconds is None else typical(seconds, confidence, missing)
    if time is not None and time.n + time.dropped != found.size:
        raise ValueError(
            f"Found {time.n + time.dropped:,} times but {found.size:,} success marks; give one of "
            'each for every person, a blank time with missing="drop".'
        )
    groups: dict[str, int] = {}
    if "direct" in marks:
        straight = marks["direct"]
        groups = {
            "direct_success": int(np.count_nonzero(found & straight)),
            "indirect_success": int(np.count_nonzero(found & ~straight)),
            "direct_failure": int(np.count_nonzero(~found & straight)),
            "indirect_failure": int(np.count_nonzero(~(found | straight))),
        }
    return TreeTest(
        success=share("success", "Success"),
        directness=share("direct", "Directness"),
        first_click=share("first click", "Right first click"),
        time=time,
        **groups,
    )


def follow_paths(
    paths: Iterable, correct: Iterable, root: str | None = None, separator: str = "/"
) -> Paths:
    """Return success, directness, first click and steps from the paths that people clicked.

    Parameters
    ----------
    paths : list of paths
        For each person the labels in the order of the clicks, going back included: a list, or
        text such as ``"Help/Policies/Help/Sizes"``. An empty path is somebody who gave up.
    correct : list of paths
        All right paths, each from the first click to the right place.
    root : str, optional
        Label of the starting page, if the paths name it; it is no click at the beginning.
    separator : str
        What stands between labels in text.

    Raises
    ------
    ValueError
        If there is no path, or no right one.

    Notes
    -----
    Success: the last label is the last of a right path. Direct: with success, one of the right
    paths itself; else, no label twice. First click: the first label of a right path.

    Source: definitions as Optimal Workshop gives them (blog.optimalworkshop.com, "Improved
    results platform for Treejack"; support.optimalworkshop.com).
    Dispute: A wrong answer reached without going back counts as direct here, as there; other
    tools use the word for successful people only.
    Recomputed cases: tree_paths_toy.
    """
    right = [_labels(path, root, separator) for path in _listed(correct)]
    walked = [_labels(path, root, separator) for path in _listed(paths)]
    if not walked or not right or not all(right):
        raise ValueError(
            f"Found {len(walked)} paths and {sum(map(bool, right))} right paths with a label; "
            "give at least one of each, every right path from the first click to its end."
        )
    ends, starts = {path[-1] for path in right}, {path[0] for path in right}
    success = tuple(bool(path) and path[-1] in ends for path in walked)
    visited = [[root, *path] if root else path for path in walked]
    direct = tuple(
        path in right if found else bool(path) and len(set(seen)) == len(seen)
        for path, seen, found in zip(walked, visited, success, strict=True)
    )
    return Paths(
        success=success,
        direct=direct,
        first_click=tuple(bool(path) and path[0] in starts for path in walked),
        steps=tuple(map(len, walked)),
        shortest=min(map(len, right)),
    )


def _listed(paths: Iterable) -> list:
    if isinstance(paths, str) or not isinstance(paths, Iterable):
        raise ValueError(
            f"Found {paths!r} where a list of paths belongs; put it in a list, even a single one."
        )
    return list(paths)


def _labels(path: str | Iterable | None, root: str | None, separator: str) -> list[str]:
    """Return the labels of one path, without the root at its beginning."""
    if path is None or (isinstance(path, float) and math.isnan(path)):
        return []
    labels = path.split(separator) if isinstance(path, str) else list(path)
    labels = [str(label).strip() for label in labels]
    labels = [label for label in labels if label]
    return labels[1:] if root is not None and labels[:1] == [root] else labels
