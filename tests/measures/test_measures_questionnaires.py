"""SEQ and SUS: the rule of the score, its bounds, and the mean with its interval."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import questionnaires

PERSON = st.lists(st.integers(1, 5), min_size=10, max_size=10)
PEOPLE = st.lists(PERSON, min_size=1, max_size=20)


def test_best_worst_and_second_published_example():
    assert questionnaires.sus([5, 1] * 5) == 100
    assert questionnaires.sus([1, 5] * 5) == 0
    assert questionnaires.sus([4, 2, 5, 1, 4, 2, 4, 1, 5, 2]) == 85


@given(PERSON)
def test_sus_follows_its_rule(answers):
    contributions = [x - 1 if item % 2 else 5 - x for item, x in enumerate(answers, start=1)]
    score = questionnaires.sus(answers)
    assert score == 2.5 * sum(contributions)
    assert 0 <= score <= 100
    assert questionnaires.sus([6 - x for x in answers]) == 100 - score


@given(PEOPLE)
def test_a_table_is_scored_row_by_row_in_every_form(people):
    expected = [questionnaires.sus(person) for person in people]
    for table in (
        people,
        tuple(map(tuple, people)),
        np.array(people, dtype=np.uint8),
        np.array(people, dtype=float),
        pd.DataFrame(people, index=[f"p{i}" for i in range(len(people))]),
        (person for person in people),
    ):
        scores = questionnaires.sus(table)
        assert isinstance(scores, np.ndarray)
        assert scores.tolist() == expected


def test_one_person_may_come_as_a_column():
    assert questionnaires.sus(pd.Series([3] * 10)) == 50
    assert questionnaires.sus(np.array([5, 1] * 5, dtype=np.uint8)) == 100


@given(st.lists(st.integers(1, 7), min_size=2, max_size=50), st.floats(0.5, 0.99))
def test_seq_is_a_mean_with_a_t_interval(ratings, confidence):
    ours = questionnaires.seq(ratings, confidence)
    assert ours.estimate == pytest.approx(np.mean(ratings))
    assert (ours.unit, ours.n) == ("points out of 7", len(ratings))
    if len(set(ratings)) > 1:
        theirs = stats.t.interval(
            confidence, len(ratings) - 1, np.mean(ratings), stats.sem(ratings)
        )
        assert (ours.low, ours.high) == pytest.approx(theirs)
    else:
        assert ours.low == ours.high == ratings[0]
        assert "not certainty" in str(ours)


def test_one_score_has_no_interval():
    one = questionnaires.sus_mean([72.5])
    assert one.estimate == 72.5 and math.isnan(one.low)
    assert "no interval" in str(one)


def test_a_limit_past_the_scale_is_called_rough():
    assert "no rating can be" in str(questionnaires.seq([7, 7, 6]))
    assert questionnaires.seq([4, 4, 5]).note == ""
