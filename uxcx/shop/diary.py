"""The diary study: 60 shoppers note how they feel at seven stages of their journey.

Every group of 15 (two regions, one half-year) gets feelings with a fixed mean; chance decides who
feels what. In North and West, second half, two groups of people stand behind one mean.
"""

import numpy as np
import pandas as pd

from uxcx.shop.streams import choose, normal_scores
from uxcx.shop.texts.diary import NOTES
from uxcx.shop.texts.filling import filled, pick, with_slip

PEOPLE, GROUP = 60, 15
GROUPS = (("North", "West"), ("South", "East"))
STAGES = tuple(NOTES)
MEAN = {  # first half, second half
    "discover": (3.9, 4.0),
    "choose": (3.6, 3.7),
    "buy": (3.6, 4.1),
    "receive": (4.1, 4.2),
    "wear": (4.2, 4.3),
    "help": (3.5, 3.6),
    "return": (3.5, 3.6),
}
# Ten parcels late, five on time: on average 2.3, which nobody of them felt.
RECEIVE_IN_TROUBLE = (1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 5)
FEELING_SD = 0.85
CHANNELS = ("web", "mail", "social", "phone", "chat", "parcel", "shoes")
CHANNEL_WEIGHT = {
    "discover": (3, 3, 6, 0, 0, 0, 0),
    "choose": (1, 0, 0, 0, 0, 0, 0),
    "buy": (1, 0, 0, 0, 0, 0, 0),
    "receive": (0, 2, 0, 0, 0, 8, 0),
    "wear": (0, 0, 0, 0, 0, 0, 1),
    "help": (0, 3, 1, 5, 5, 0, 0),
    "return": (5, 1, 0, 0, 0, 4, 0),
}


def diary(year) -> pd.DataFrame:
    """Build the diary: seven notes of each of 60 people."""
    draw = year.draw
    feelings, words = draw("diary.feeling_1_5"), draw("diary.note")
    people = []
    for regions in GROUPS:
        for half in (1, 2):
            region = choose(draw(f"diary.region.{regions[0]}.{half}"), regions, (1, 1), GROUP)
            group = pd.DataFrame({"region": region, "half": half})
            for stage in STAGES:
                group[stage] = feelings.permutation(_feelings(stage, regions, half))
            people.append(group)
    people = pd.concat(people).sample(frac=1, random_state=draw("diary.pid"), ignore_index=True)
    people = people.sort_values("half", kind="stable", ignore_index=True)
    people.insert(0, "pid", [f"J-{number:02d}" for number in range(1, PEOPLE + 1)])
    rows = people.melt(["pid", "region", "half"], STAGES, "stage", "feeling_1_5")
    rows = rows.sort_values("pid", kind="stable", ignore_index=True)
    weights = np.array([CHANNEL_WEIGHT[stage] for stage in rows["stage"]])
    rows.insert(4, "channel", choose(draw("diary.channel"), CHANNELS, weights, len(rows)))
    rows["note"] = [
        _note(words, stage, feeling)
        for stage, feeling in zip(rows["stage"], rows["feeling_1_5"], strict=True)
    ]
    return rows


def _feelings(stage, regions, half) -> np.ndarray:
    """Return the feelings of one group at one stage: a bell of 15 places with the mean wanted."""
    if stage == "receive" and half == 2 and regions == GROUPS[0]:
        return np.array(RECEIVE_IN_TROUBLE)
    mean = MEAN[stage][half - 1]
    bell = np.clip(np.round(mean + FEELING_SD * normal_scores(range(GROUP))), 1, 5).astype(int)
    missing = round(mean * GROUP) - bell.sum()
    # The last points go to, or come from, the people in the middle.
    bell[GROUP // 2 - abs(missing) // 2 :][: abs(missing)] += np.sign(missing)
    return np.clip(bell, 1, 5)


def _note(generator, stage, feeling) -> str:
    mood = "low" if feeling <= 2 else "middle" if feeling == 3 else "high"
    return with_slip(generator, filled(generator, pick(generator, NOTES[stage][mood])))
