"""SEQ, UMUX, UMUX-Lite, NASA-TLX, PSSUQ and alpha: their rules, their bounds, their refusals."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import questionnaires

RATINGS = st.lists(st.integers(1, 7), min_size=2, max_size=50)
FOUR = st.lists(st.integers(1, 7), min_size=4, max_size=4)
SIX = st.lists(st.integers(0, 100), min_size=6, max_size=6)
TABLE = st.integers(2, 6).flatmap(
    lambda k: st.lists(st.lists(st.integers(1, 7), min_size=k, max_size=k), min_size=3, max_size=12)
)


@given(RATINGS, st.floats(0.5, 0.99))
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


def test_a_limit_past_the_scale_is_called_rough():
    assert "no rating can be" in str(questionnaires.seq([7, 7, 6]))
    assert questionnaires.seq([4, 4, 5]).note == ""


@given(FOUR)
def test_umux_follows_its_rule(answers):
    score = questionnaires.umux(answers)
    assert 0 <= score <= 100
    assert score + questionnaires.umux([8 - x for x in answers]) == pytest.approx(100)
    assert questionnaires.umux([7, 1, 7, 1]) == 100
    assert questionnaires.umux([answers, answers]).tolist() == [score, score]


@given(st.integers(1, 7), st.integers(1, 7))
def test_umux_lite_lies_on_its_line(first, second):
    raw = questionnaires.umux_lite([first, second])
    like_sus = questionnaires.umux_lite([first, second], as_sus=True)
    assert raw == pytest.approx((first + second - 2) * 100 / 12)
    assert 22.9 <= like_sus <= 87.9 + 1e-9
    assert like_sus == pytest.approx(0.65 * raw + 22.9)
    assert questionnaires.umux_lite(pd.DataFrame([[first, second]])).tolist() == [raw]


@given(SIX, st.permutations([5, 4, 3, 2, 1, 0]))
def test_workload_is_a_weighted_mean(ratings, tallies):
    weighted = questionnaires.nasa_tlx(ratings, tallies)
    assert min(ratings) - 1e-9 <= weighted <= max(ratings) + 1e-9
    assert weighted == pytest.approx(np.average(ratings, weights=tallies))
    assert questionnaires.nasa_tlx(ratings) == pytest.approx(np.mean(ratings))
    both = questionnaires.nasa_tlx([ratings, ratings], tallies)
    assert both.tolist() == [weighted, weighted], "one row of tallies serves everybody"


@given(st.lists(st.one_of(st.none(), st.integers(1, 7)), min_size=16, max_size=16))
def test_pssuq_means_leave_out_what_does_not_apply(answers):
    scores = questionnaires.pssuq(answers, missing="skip")
    assert scores.skipped == answers.count(None)
    for name, part in questionnaires.PSSUQ_SCALES.items():
        given_ = [x for x in answers[part] if x is not None]
        ours = getattr(scores, name)
        assert ours == pytest.approx(np.mean(given_)) if given_ else math.isnan(ours)


def test_pssuq_of_a_group_is_a_sentence():
    table = np.full((3, 16), 2)
    assert str(questionnaires.pssuq(table)) == (
        "PSSUQ of 3 people, 1 is best and 7 worst: overall 2.00, SysUse 2.00, InfoQual 2.00, "
        "IntQual 2.00."
    )


@given(TABLE, st.floats(0.5, 0.99))
def test_alpha_follows_its_formula_and_interval(table, confidence):
    answers = np.array(table, dtype=float)
    n, k = answers.shape
    total = answers.sum(axis=1).var(ddof=1)
    assume(total > 0)
    ours = questionnaires.alpha(table, confidence)
    assert ours.estimate == pytest.approx(
        k / (k - 1) * (1 - answers.var(axis=0, ddof=1).sum() / total)
    )
    assert ours.low - 1e-9 <= ours.high <= 1
    limits = stats.f.ppf([(1 + confidence) / 2, (1 - confidence) / 2], n - 1, (n - 1) * (k - 1))
    assert (ours.low, ours.high) == pytest.approx(tuple(1 - (1 - ours.estimate) * limits))
    moved = questionnaires.alpha(10 * answers + 3, confidence)
    assert moved.estimate == pytest.approx(ours.estimate), "the unit of the items does not matter"
    assert ("contradict" in str(ours)) == (ours.estimate < 0)


def test_limits_of_alpha():
    column = np.arange(1, 6)
    assert questionnaires.alpha(np.column_stack([column] * 3)).estimate == pytest.approx(1)
    assert questionnaires.alpha([[1, 1], [2, 2]]).n == 2


REFUSED = {
    "five answers": (lambda: questionnaires.umux([1] * 5), "Found 5 answers where 4 belong"),
    "eight": (lambda: questionnaires.umux([8, 1, 1, 1]), "answer 8 at item 1, .*from 1 to 7"),
    "five boxes": (lambda: questionnaires.umux_lite([6, 1], points=5), "answer 6 at item 1"),
    "no scale": (lambda: questionnaires.umux([1] * 4, points=1), "points = 1"),
    "line for five": (
        lambda: questionnaires.umux_lite([5, 1], points=5, as_sus=True),
        "points = 5.*as_sus=False",
    ),
    "tallies": (lambda: questionnaires.nasa_tlx([50] * 6, [3] * 6), "add up to 18 in row 0.*15"),
    "tally six": (lambda: questionnaires.nasa_tlx([50] * 6, [6, 5, 4, 0, 0, 0]), "tally 6"),
    "rows": (
        lambda: questionnaires.nasa_tlx([[50] * 6] * 3, [[5, 4, 3, 2, 1, 0]] * 2),
        "Found 2 rows of tallies",
    ),
    "workload": (lambda: questionnaires.nasa_tlx([101] * 6), "rating 101 at item 1 and 5 more"),
    "blank": (lambda: questionnaires.pssuq([1] * 15 + [None]), "blank answer at item 16"),
    "choice": (lambda: questionnaires.pssuq([1] * 16, missing="drop"), 'missing="skip"'),
    "one item": (lambda: questionnaires.alpha([[1], [2]]), r"shape \(2, 1\).*two items"),
    "one list": (lambda: questionnaires.alpha([1, 2, 3]), r"shape \(3,\).*row a person"),
    "nobody": (lambda: questionnaires.alpha([]), "no answers"),
    "ragged": (lambda: questionnaires.alpha([[1, 2], [1, 2, 3]]), "3 answers in row 1"),
    "all alike": (lambda: questionnaires.alpha([[1, 2], [2, 1]]), "same total for all 2 people"),
    "blank item": (lambda: questionnaires.alpha([[1, 2], [1, None]]), "item 2 of row 1"),
    "percent": (lambda: questionnaires.alpha([[1, 2], [2, 3]], 95), "confidence = 95"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusals(name):
    call, words = REFUSED[name]
    with pytest.raises(ValueError, match=r"^Found .*\.$") as refusal:
        call()
    refusal.match(words)
