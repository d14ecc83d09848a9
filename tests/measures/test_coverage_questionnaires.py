"""How often the intervals of SUS means and of alpha catch the true value in small samples."""

import numpy as np
import pytest
from scipy import stats

from uxcx.measures import questionnaires, sus


def studies(n, runs, seed=7):
    """Return made-up SUS answers, lopsided towards good, and the true mean score."""
    chance = np.random.default_rng(seed)

    def people(size):
        liking = chance.normal(0.6, 0.8, (*size, 1))
        steps = np.clip(np.rint(2 + liking + chance.normal(0, 0.9, (*size, 10))), 0, 4)
        answers = steps + 1
        answers[..., 1::2] = 5 - steps[..., 1::2]
        return answers.astype(int)

    truth = sus.score(people((200_000,))).mean()
    return [sus.score(study) for study in people((runs, n))], truth


@pytest.mark.parametrize("n", [5, 10, 15, 20])
def test_the_t_interval_of_the_mean_stays_near_95_and_a_z_interval_falls_below(n):
    groups, truth = studies(n, 1500)
    caught = {"t": 0, "z": 0}
    for scores in groups:
        ours = sus.mean(scores)
        half = 1.96 * stats.sem(scores)
        caught["t"] += ours.low <= truth <= ours.high
        caught["z"] += abs(ours.estimate - truth) <= half
    share = {method: count / len(groups) for method, count in caught.items()}
    assert 0.93 <= share["t"] <= 0.97
    assert share["z"] < share["t"]
    if n == 5:
        assert share["z"] < 0.9


@pytest.mark.parametrize("n", [5, 10, 20])
def test_the_interval_of_alpha_holds_its_confidence(n):
    """Parallel items with correlation .5 have a true alpha of k r / (1 + (k - 1) r)."""
    chance = np.random.default_rng(11)
    k, r, runs = 5, 0.5, 2000
    truth = k * r / (1 + (k - 1) * r)
    person = chance.normal(0, np.sqrt(r), (runs, n, 1))
    answers = person + chance.normal(0, np.sqrt(1 - r), (runs, n, k))
    caught = 0
    for table in answers:
        estimate = questionnaires.alpha(table)
        caught += estimate.low <= truth <= estimate.high
    assert 0.935 <= caught / runs <= 0.965
