"""Every kind of answer: what it reads, and what it says to the wrong form."""

import math

import numpy as np
import pandas as pd
import pytest

from uxcx.practice import Choice, Exercise, Matching, Number, Ordering, Range, Slip, State, Written

POINTS = Number(lambda: 10.0, "points")
SHARE = Number(lambda: 0.4, "share", tolerance=0.005)
PERCENTS = Range(lambda: (36.0, 98.0), "percent", tolerance=1)
LETTER = Choice({"a": "first", "b": "second"}, "b")
LINES = Ordering(("log", "mean", "exp"))
GROUPS = Matching({"6": "detractor", "9": "promoter"})
PROSE = Written({r"\b17\b": "Say how many people answered.", "between": "Give the range."},
                model="Of 17 people, between 13 and 77.")  # fmt: skip


def reply(answer_kind, answer, **parts):
    return Exercise("1.1", "calculate", "?", answer_kind, "It means this.", **parts).reply(answer)


@pytest.mark.parametrize(
    ("kind", "blank"),
    [
        (POINTS, ...),
        (POINTS, None),
        (POINTS, "..."),
        (PERCENTS, ...),
        (PERCENTS, (..., ...)),
        (PERCENTS, (36, ...)),
        (LETTER, ...),
        (LETTER, " "),
        (LINES, [..., "log", ...]),
        (GROUPS, {"6": ..., "9": "promoter"}),
        (PROSE, "..."),
        (PROSE, """..."""),
    ],
)
def test_dots_that_stand_there_are_not_an_answer(kind, blank):
    assert reply(kind, blank).state is State.NOT_ANSWERED


@pytest.mark.parametrize(
    "answer",
    [10, 10.0, np.float64(10.2), np.int64(10), np.array([10]), np.array(10), pd.Series([10]), 9.6],
)
def test_numbers_of_numpy_and_pandas_count_like_plain_ones(answer):
    assert reply(POINTS, answer).state is State.CORRECT


@pytest.mark.parametrize(
    ("kind", "answer", "words"),
    [
        (POINTS, "10", "without quotation marks: 10"),
        (POINTS, "+10 points", "without quotation marks: 10"),
        (POINTS, "1,5", "without quotation marks: 1.5"),
        (POINTS, "−3", "without quotation marks: -3"),
        (POINTS, "ten", "wants a number"),
        (POINTS, True, "yes-or-no"),
        (POINTS, np.bool_(True), "yes-or-no"),
        (POINTS, [10], "list of 1"),
        (POINTS, pd.Series([1, 2]), "2 values"),
        (POINTS, 3 + 1j, "wants a number"),
        (POINTS, math.nan, "no result yet"),
        (POINTS, math.inf, "no result yet"),
        (POINTS, object(), "wants a number"),
        (POINTS, 0.10, "a share"),
        (SHARE, 40, "divide by 100"),
        (PERCENTS, (0.36, 0.98), "a share"),
        (PERCENTS, (98, 36), "changed places"),
        (PERCENTS, 36, "two numbers"),
        (PERCENTS, (1, 2, 3), "two numbers"),
        (PERCENTS, ("36", 98), "without quotation marks: 36"),
        (LETTER, 2, "letter in quotation marks"),
        (LETTER, "z", "not on the list"),
        (LINES, ["log", "log", "exp"], "each of these once"),
        (LINES, 3, "square brackets"),
        (GROUPS, {"6": "hater", "9": "promoter"}, "not on the list"),
        (GROUPS, {"9": "promoter"}, "line for 6 is gone"),
        (GROUPS, "promoter", "curly brackets"),
        (PROSE, 17, "your own words"),
        (PROSE, "17 people", "at least 6"),
        (PROSE, "We asked some people and they liked us between us", "how many people"),
        (PROSE, "We asked 17 people and they liked us a lot", "Give the range"),
    ],
)
def test_wrong_form_gets_a_sentence_that_says_what_to_type(kind, answer, words):
    answered = reply(kind, answer)
    assert answered.state is State.NOT_YET
    assert words in answered.message


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (PERCENTS, (36.4, 97.6)),
        (PERCENTS, [36, 98]),
        (PERCENTS, np.array([36, 98])),
        (SHARE, 0.4),
        (LETTER, "b"),
        (LETTER, " B) "),
        (LINES, ["log", "mean", "exp"]),
        (LINES, "Log, mean, exp"),
        (GROUPS, {"6": "Detractor ", "9": "promoter"}),
        (PROSE, "We asked 17 people; the score lies between 13 and 77."),
    ],
)
def test_right_answers_in_any_reasonable_form(kind, answer):
    assert reply(kind, answer).state is State.CORRECT


def test_a_result_of_a_measure_is_read_as_its_score_or_its_ends():
    class Result:
        estimate, low, high = 10.0, 36.0, 98.0

    assert reply(POINTS, Result()).state is State.CORRECT
    assert reply(PERCENTS, Result()).state is State.CORRECT


def test_zero_is_a_number_and_not_a_share_of_itself():
    zero = Number(lambda: 0.0, "points")
    assert reply(zero, 0).state is State.CORRECT
    assert "share" not in reply(POINTS, 0).message


def test_a_slip_as_value_as_function_and_as_test():
    slips = [
        Slip(-10, "order"),
        Slip(lambda: 14.29, "base"),
        Slip(lambda given: isinstance(given, str) and "%" in given, "percent", is_test=True),
    ]
    for answer, message in ((-10, "order"), (14, "base"), ("10%", "percent"), (99, "Look at")):
        answered = reply(POINTS, answer, slips=slips)
        assert (answered.state, message in answered.message) == (State.NOT_YET, True)


def test_an_unknown_kind_of_exercise_is_refused():
    with pytest.raises(ValueError, match="kind is 'guess'"):
        Exercise("1.1", "guess", "?", POINTS, "")
