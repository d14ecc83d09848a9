"""The System Usability Scale: the rule of the score, blanks, flags, means and comparisons."""

import inspect
import math
import tracemalloc

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import questionnaires, sus, sus_sheets

PERSON = st.lists(st.integers(1, 5), min_size=10, max_size=10)
PEOPLE = st.lists(PERSON, min_size=1, max_size=20)
SCORES = st.lists(st.integers(0, 40).map(lambda x: 2.5 * x), min_size=2, max_size=30)


def test_best_and_worst():
    assert sus.score([5, 1] * 5) == 100
    assert sus.score([1, 5] * 5) == 0


@given(PERSON)
def test_the_score_follows_its_rule(answers):
    parts = [x - 1 if item % 2 else 5 - x for item, x in enumerate(answers, start=1)]
    score = sus.score(answers)
    assert score == 2.5 * sum(parts)
    assert 0 <= score <= 100
    assert sus.score([6 - x for x in answers]) == 100 - score
    assert sus.contributions(answers).tolist() == parts


@given(PEOPLE)
def test_a_table_is_scored_row_by_row_in_every_form(people):
    expected = [sus.score(person) for person in people]
    for table in (
        people,
        tuple(map(tuple, people)),
        np.array(people, dtype=np.uint8),
        np.array(people, dtype=float),
        np.asfortranarray(people),
        pd.DataFrame(people, index=[f"p{i}" for i in range(len(people))]),
        pd.DataFrame(people, dtype="Int64"),
        (person for person in people),
    ):
        scores = sus.score(table)
        assert isinstance(scores, np.ndarray)
        assert scores.tolist() == expected


def test_one_person_may_come_as_a_column():
    assert sus.score(pd.Series([3] * 10)) == 50
    assert sus.score(np.array([5, 1] * 5, dtype=np.uint8)) == 100


@given(PEOPLE)
def test_no_item_gives_more_than_ten_points_and_all_ten_give_the_mean(people):
    """A public dashboard showed item averages above 10, since it never turned answers to 0-4."""
    item_points = 2.5 * sus.contributions(people).mean(axis=0)
    assert item_points.min() >= 0 and item_points.max() <= 10
    assert item_points.sum() == pytest.approx(sus.mean(sus.score(people)).estimate)


def test_answers_coded_from_zero_are_refused():
    with pytest.raises(ValueError, match=r"answer 0 at item 2.*from 1 to 5"):
        sus.score([4, 0] * 5)


@given(PERSON, st.integers(0, 9))
def test_a_blank_counts_as_neutral_only_by_choice_and_is_reported(answers, item):
    blank = [*answers[:item], None, *answers[item + 1 :]]
    neutral = [*answers[:item], 3, *answers[item + 1 :]]
    with pytest.raises(ValueError, match=f"blank answer at item {item + 1}"):
        sus.score(blank)
    with pytest.warns(UserWarning, match="1 blank item counts as the neutral 3"):
        assert sus.score(blank, missing="neutral") == sus.score(neutral)
    assert sus.score(answers, missing="neutral") == sus.score(answers)


def test_blanks_of_a_table_are_counted_for_each_person():
    table = pd.DataFrame([[5, 1] * 5, [4, 2] * 5, [3] * 10], dtype=float)
    table.iloc[0, 9] = table.iloc[1, 0] = table.iloc[1, 1] = None
    sheets = sus_sheets.inspect(table, missing="neutral")
    assert sheets.replaced.tolist() == [1, 2, 0]
    assert sheets.scores.tolist() == [95, 70, 50]
    assert "3 blank items count as the neutral 3." in str(sheets)
    assert "(t interval, n = 3). 3 blank items count as the neutral 3." in str(sheets.mean())
    assert table.isna().sum().sum() == 3, "the caller's table is untouched"


@pytest.mark.parametrize("call", [sus.score, sus_sheets.inspect])
def test_refusals_of_blanks_name_the_choice(call):
    with pytest.raises(ValueError, match=r"Found 1 with all ten items blank, .*on purpose\.$"):
        call([[3] * 10, [None] * 10], missing="neutral")
    with pytest.raises(ValueError, match="answer 6 at item 2 of row 0"):
        call([[None, 6, *[3] * 8]], missing="neutral")
    with pytest.raises(ValueError, match="'drop'; write missing=\"refuse\""):
        call([[3] * 10], missing="drop")


@given(PEOPLE)
def test_flags_follow_their_rules(people):
    sheets = sus_sheets.inspect(people)
    assert sheets.n == len(people)
    for row, person in enumerate(people):
        odd = 5 * sum(x - 1 for x in person[0::2])
        even = 5 * sum(5 - x for x in person[1::2])
        assert sheets.halves_gap[row] == odd - even
        assert sheets.scores[row] == (odd + even) / 2
        assert sheets.straight_lined[row] == (len(set(person)) == 1)
        assert sheets.contradictory[row] == (abs(odd - even) >= 50)
        if sheets.straight_lined[row]:
            assert sheets.scores[row] == 50, "the fingerprint of a straight line"


def made_up_study(n=60, seed=1):
    """Return answers in which good systems get high odd and low even answers."""
    chance = np.random.default_rng(seed)
    liking = chance.normal(3, 1, (n, 1))
    answers = liking + chance.normal(0, 0.7, (n, 10))
    answers[:, 1::2] = 6 - answers[:, 1::2]
    return np.clip(np.rint(answers), 1, 5).astype(int)


@pytest.mark.parametrize("item", range(1, 11))
def test_an_item_coded_backwards_is_named(item):
    study = made_up_study()
    assert sus_sheets.inspect(study).suspect_items == ()
    study[:, item - 1] = 6 - study[:, item - 1]
    sheets = sus_sheets.inspect(study)
    assert sheets.suspect_items == (item,)
    assert f"item {item}:" in str(sheets)
    assert sus_sheets.inspect(study[:9]).suspect_items == (), "too few people to tell"


def test_even_items_turned_round_beforehand_are_noticed():
    study = np.tile([5, 2, 4, 1, 5, 1, 4, 2, 5, 1], (12, 1))
    study[:, 1::2] = 6 - study[:, 1::2]
    assert "Give them as ticked" in str(sus_sheets.inspect(study))


@given(SCORES, st.floats(0.5, 0.99))
def test_the_mean_has_a_t_interval(scores, confidence):
    ours = sus.mean(scores, confidence)
    assert ours.estimate == pytest.approx(np.mean(scores))
    assert (ours.unit, ours.n) == ("points out of 100", len(scores))
    if len(set(scores)) > 1:
        theirs = stats.t.interval(confidence, len(scores) - 1, np.mean(scores), stats.sem(scores))
        assert (ours.low, ours.high) == pytest.approx(theirs)


def test_limits_of_the_mean():
    one = sus.mean([72.5])
    assert one.estimate == 72.5 and math.isnan(one.low)
    assert "no interval" in str(one)
    assert sus.mean([50] * 8).margin == 0
    assert "no score can be" in str(sus.mean([100, 97.5, 70]))
    assert sus.mean([70, None, 80], missing="drop").dropped == 1


@given(SCORES, SCORES)
def test_a_comparison_is_second_minus_first_and_changes_sign_backwards(first, second):
    there, back = sus.compare(first, second), sus.compare(second, first)
    assert there.estimate == pytest.approx(np.mean(second) - np.mean(first))
    assert there.estimate == pytest.approx(-back.estimate)
    assert (there.n_first, there.n_second) == (len(first), len(second))
    assert there.unit == "points out of 100"
    if len(set(first)) > 1 and len(set(second)) > 1:
        theirs = stats.ttest_ind(second, first, equal_var=False)
        assert there.p_value == pytest.approx(theirs.pvalue)
        assert there.df == pytest.approx(theirs.df)


def test_a_comparison_names_the_systems():
    sentence = str(sus.compare([70, 75, 80], [80, 85, 95], groups=("old", "new")))
    assert sentence.startswith("Difference in SUS +11.7 points out of 100")
    assert "n = 3 old and 3 new" in sentence


@given(PEOPLE)
def test_the_two_parts_weigh_up_to_the_score(people):
    parts = sus.subscales(people)
    whole = sus.mean(sus.score(people)).estimate
    halves = 0.8 * parts.usability.estimate + 0.2 * parts.learnability.estimate
    assert halves == pytest.approx(whole)
    assert "later data show no such two parts" in str(parts)


@pytest.mark.parametrize("dtype", ["int8", "int64", "float64"])
def test_a_large_table_is_scored_without_a_second_copy(dtype):
    answers = np.tile(np.array([5, 1] * 5, dtype=dtype), (100_000, 1))
    for table in (answers, np.asfortranarray(answers), pd.DataFrame(answers)):
        sus.score(table[:10])
        tracemalloc.start()
        scores = sus.score(table)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert (scores == 100).all()
        # The scores, one byte a person for blanks, and a few blocks.
        assert peak < scores.nbytes + 100_000 + 4 * 65_536 * 8


def test_questionnaires_no_longer_hold_the_sus():
    names = [name for name, _ in inspect.getmembers(questionnaires, inspect.isfunction)]
    assert not [name for name in names if "sus" in name]
