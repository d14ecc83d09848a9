"""The tree test: 60 people look for six things in the menu of today and in a proposed one.

How many people succeed, and how many of them without a step back, is fixed by quotas; who they
are and which way they take is chance. The menus and the tasks themselves stand in `menus`.
"""

import numpy as np
import pandas as pd

from uxcx.shop.menus import HOME, TASKS, TREES, places
from uxcx.shop.streams import choose

PEOPLE = 60
# People of 60 by task: successes, successes without a step back, failures without a step back.
QUOTAS = {
    "old": ((23, 9, 15), (51, 19, 3), (47, 33, 6), (27, 12, 14), (49, 38, 6), (57, 53, 2)),
    "proposed": ((47, 39, 6), (54, 48, 3), (55, 50, 2), (45, 33, 7), (50, 43, 5), (56, 52, 2)),
}
# Where people go who do not start on the right way, by task; other branches weigh 0.3.
LURES = {
    "old": (
        {"Shoes": 6, "Service": 2},
        {"Service": 5, "Help": 2},
        {"My account": 4, "Help": 2},
        {"Shoes": 4, "Help": 3, "Service": 2},
        {"Help": 3},
        {"Service": 1},
    ),
    "proposed": (
        {"Help and contact": 4, "Returns": 1},
        {"My account": 4},
        {"Orders and delivery": 4, "My account": 2},
        {"Help and contact": 3},
        {"Help and contact": 3},
        {"Returns": 1},
    ),
}
OTHER_LURE = 0.3
ABILITY_SD = 0.8
GIVES_UP = 0.4  # of the failures with a step back
FIRST_S, STEP_S, TIME_SIGMA = 4.5, 3.6, 0.35


def treetest(year) -> pd.DataFrame:
    """Build what the 60 people did: six tasks in each menu."""
    draw = year.draw
    ability = ABILITY_SD * draw("treetest.ability").standard_normal(PEOPLE)
    # Half of the people begin with each menu, so that practice would help both alike.
    order = draw("treetest.first_tree").permutation(np.repeat(list(TREES), PEOPLE // 2))
    parts = []
    for tree, quotas in QUOTAS.items():
        for task, quota in enumerate(quotas):
            way = draw(f"treetest.{tree}.{task + 1}.path")
            kinds = _outcomes(quota, ability, draw(f"treetest.{tree}.{task + 1}.success"))
            paths = [_path(tree, task, success, direct, way) for success, direct in kinds]
            steps = np.array([len(path) for path in paths])
            slow = draw(f"treetest.{tree}.{task + 1}.time_s").standard_normal(PEOPLE)
            seconds = (FIRST_S + STEP_S * steps) * np.exp(TIME_SIGMA * slow - 0.1 * ability)
            parts.append(
                pd.DataFrame(
                    {
                        "person": np.arange(PEOPLE),
                        "tree": tree,
                        "task": task + 1,
                        "task_name": TASKS[task][0],
                        "first_tree": order,
                        "first_click": [path[0] for path in paths],
                        "path": [" > ".join(path) for path in paths],
                        "success": [success for success, _ in kinds],
                        "direct": [direct for _, direct in kinds],
                        "time_s": np.round(seconds, 1),
                    }
                )
            )
    table = pd.concat(parts).sort_values("person", kind="stable", ignore_index=True)
    table.insert(0, "pid", [f"N-{person + 1:02d}" for person in table.pop("person")])
    return table


def _outcomes(quota, ability, generator) -> list[tuple[bool, bool]]:
    """Deal success and directness to the people: the able are more likely to succeed."""
    successes, direct_successes, direct_failures = quota
    ranked = np.argsort(-(ability + generator.gumbel(size=PEOPLE)))
    dealt = np.empty(PEOPLE, dtype=object)
    for place, person in enumerate(ranked):
        success = place < successes
        direct = place < direct_successes if success else place >= PEOPLE - direct_failures
        dealt[person] = (success, bool(direct))
    return dealt.tolist()


def _path(tree, task, success, direct, generator) -> list[str]:
    """Invent the clicks of one person; going back to a place names that place again."""
    known = places(tree)
    right = known[TASKS[task][2][tree]][0][1:]
    if success and direct:
        return list(right)
    # People who know the right branch can still get lost inside it.
    lost_inside = len(right) > 2 and generator.random() < 0.35
    branch = right[0] if lost_inside else _lure(tree, task, right[0], generator)
    down = [branch]
    while known[down[-1]][1]:
        inside = [node for node in known[down[-1]][1] if node not in right]
        if not inside or (len(down) > 1 and not direct and generator.random() < 0.4):
            break
        down.append(inside[generator.integers(len(inside))])
    if direct:
        return down
    back = [*down[-2::-1]] if lost_inside else [*down[-2::-1], HOME]
    if success:
        return [*down, *back, *(right[1:] if lost_inside else right)]
    back = back if back[-1] == HOME else [*back, HOME]
    if generator.random() < GIVES_UP:
        return [*down, *back]
    return [*down, *back, *_wrong_way(tree, task, right, generator)]


def _wrong_way(tree, task, right, generator) -> list[str]:
    """Return a way down to a wrong leaf, outside the right branch."""
    known = places(tree)
    way = [_lure(tree, task, right[0], generator)]
    while known[way[-1]][1]:
        below = list(known[way[-1]][1])
        way.append(below[generator.integers(len(below))])
    return way


def _lure(tree, task, right_branch, generator) -> str:
    branches = [branch for branch in TREES[tree] if branch != right_branch]
    weight = [LURES[tree][task].get(branch, OTHER_LURE) for branch in branches]
    return str(choose(generator, branches, weight, 1)[0])
