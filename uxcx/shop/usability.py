"""The two usability tests: 40 people on the old site in February, 40 on the new one in May."""

import numpy as np
import pandas as pd

from uxcx.shop.catalogue import TASKS
from uxcx.shop.streams import choose, share_from_logit

PEOPLE_PER_ROUND = 40
# Chance of success and typical seconds by round and task. Nobody repaired the choice of a size
# (task 2), and the tracking page (task 4) got little more than the new frame.
SUCCESS = {1: (0.88, 0.65, 0.60, 0.83, 0.69), 2: (0.94, 0.65, 0.86, 0.85, 0.92)}
SECONDS = {1: (70, 95, 150, 45, 120), 2: (48, 92, 98, 44, 70)}
ABILITY_SD = 0.6
NEEDS = ("screen reader", "zoom", "keyboard", "reading")
# In log-odds of success. The new site looks better, and is harder with access needs.
NEED_EFFECT, NO_NEED_EFFECT = {1: -1.4, 2: -2.1}, 0.27
NEED_SLOWER, FAILURE_SLOWER, TIME_SIGMA = 1.7, 1.4, 0.5
# A failure makes the task feel harder, unless people believe that they have succeeded.
EASE, EASE_PER_ABILITY, FELT_FAILURE, MISTAKEN = {1: 5.55, 2: 5.75}, 0.7, -2.2, 0.12

SUS_SITE = {1: 63.5, 2: 80.0}
SUS_NEED_EFFECT, SUS_PER_ABILITY, SUS_PERSON_SD, SUS_ITEM_SD = -14, 9, 9, 0.75


def ut_people(year) -> pd.DataFrame:
    """Build the list of the 80 volunteers; every fifth one has an access need."""
    size = 2 * PEOPLE_PER_ROUND
    number = np.arange(size)
    need = np.where(number % 5 == 4, np.array(NEEDS)[number // 5 % len(NEEDS)], "none")
    return pd.DataFrame(
        {
            "pid": [f"P-{person:02d}" for person in number + 1],
            "round": np.repeat([1, 2], PEOPLE_PER_ROUND),
            "device": choose(year.draw("ut_people.device"), ("desktop", "mobile"), (1, 1), size),
            "access_need": need,
            "consent": True,  # whoever did not agree is not in the table
        }
    )


def ut_tasks(year) -> pd.DataFrame:
    """Build what the 80 people did in five tasks each."""
    people, draw, tasks = year["ut_people"], year.draw, len(TASKS)
    rows = people.loc[people.index.repeat(tasks)].reset_index(drop=True)
    size = len(rows)
    need = (rows["access_need"] != "none").to_numpy()
    ability = year.ability.repeat(tasks)

    chance = np.concatenate([np.tile(SUCCESS[r], PEOPLE_PER_ROUND) for r in (1, 2)])
    by_need = np.where(need, rows["round"].map(NEED_EFFECT), NO_NEED_EFFECT)
    logit = np.log(chance / (1 - chance)) + ability + by_need
    success = draw("ut_tasks.success").random(size) < share_from_logit(logit)

    seconds = np.concatenate([np.tile(SECONDS[r], PEOPLE_PER_ROUND) for r in (1, 2)])
    seconds = seconds * np.exp(TIME_SIGMA * draw("ut_tasks.time_s").standard_normal(size))
    seconds *= np.where(need, NEED_SLOWER, 1) * np.where(success, 1, FAILURE_SLOWER)
    felt_failure = ~success & (draw("ut_tasks.mistaken").random(size) >= MISTAKEN)
    ease = (
        rows["round"].map(EASE)
        + EASE_PER_ABILITY * ability
        + FELT_FAILURE * felt_failure
        + draw("ut_tasks.seq_1_7").standard_normal(size)
    )
    return pd.DataFrame(
        {
            "pid": rows["pid"],
            "task": np.tile(np.arange(1, tasks + 1), len(people)),
            "task_name": np.tile(TASKS, len(people)),
            "success": success,
            "time_s": np.round(seconds, 1),
            "seq_1_7": np.clip(np.round(ease), 1, 7).astype(int),
            # A task done with help does not count as done.
            "assists": np.where(success, 0, draw("ut_tasks.assists").poisson(0.8, size)),
        }
    )


def ability(draw) -> np.ndarray:
    """Simulate how able each volunteer is with websites, in log-odds of success, shape (80,)."""
    return ABILITY_SD * draw("ut_people.ability").standard_normal(2 * PEOPLE_PER_ROUND)


def ut_sus(year) -> pd.DataFrame:
    """Build the 80 answer sheets of the System Usability Scale (ten items, 1-5)."""
    people = year["ut_people"]
    person = SUS_PERSON_SD * year.draw("ut_sus.person").standard_normal(len(people))
    liking = (
        people["round"].map(SUS_SITE).to_numpy()
        + SUS_NEED_EFFECT * (people["access_need"] != "none").to_numpy()
        + SUS_PER_ABILITY * year.ability
        + person
    )
    noise = SUS_ITEM_SD * year.draw("ut_sus.items").standard_normal((len(people), 10))
    points = np.clip(np.round(liking[:, None] / 25 + noise), 0, 4).astype(int)
    # Odd items praise the site, even items complain about it.
    odd = np.arange(1, 11) % 2 == 1
    answers = np.where(odd, points + 1, 5 - points)
    table = pd.DataFrame(answers, columns=[f"q{item}" for item in range(1, 11)])
    table.insert(0, "pid", people["pid"])
    return table
