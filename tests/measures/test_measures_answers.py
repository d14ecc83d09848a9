"""Bad input is refused in one sentence that names what was found, where, and what to do next."""

import datetime
import math
import re
import tracemalloc
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from uxcx.measures import means, nps, proportions, questionnaires, sus, times

NAN = math.nan


def table(value, row=1, column=3):
    """Three people, ten SUS items, with one odd cell."""
    answers = pd.DataFrame(
        np.full((3, 10), 3), columns=[f"q{i}" for i in range(1, 11)], index=["a", "b", "c"]
    ).astype(object)
    answers.iloc[row, column] = value
    return answers


REFUSED = {
    # what is wrong: (call, pieces of the sentence in their order)
    "eleven": (
        lambda: nps.score([9, 11, 10, -1]),
        ["rating 11", "position 1", "and 1 more", "whole number from 0 to 10", "correct it"],
    ),
    "label": (
        lambda: nps.score(pd.Series([9, 12], index=["r1", "r2"])),
        ["rating 12", "position 1", 'index label "r2"'],
    ),
    "number label": (
        lambda: nps.score(pd.Series([9, 12], index=[70, 80])),
        ["rating 12", "position 1", "index label 80)"],
    ),
    "fraction": (lambda: nps.score([9, 7.5]), ["rating 7.5", "position 1", "whole number"]),
    "infinity": (lambda: nps.score([np.inf, 7]), ["rating inf", "position 0", "correct it"]),
    "infinite value": (lambda: means.mean([1, -np.inf]), ["value -inf", "position 1", "finite"]),
    "text": (
        lambda: nps.score([8, "9 - very likely"]),
        ['"9 - very likely" (text)', "position 1", "turn text into numbers first"],
    ),
    "text column": (
        lambda: nps.score(pd.Series(["9", "8"], index=[5, 6])),
        ['"9" (text)', "position 0", "index label 5", "pandas.to_numeric"],
    ),
    "text array": (lambda: nps.score(np.array(["9", "x"])), ['"9" (text)', "position 0"]),
    "text in numbers": (
        lambda: times.mean(pd.Series([61.5, "n/a"], dtype=object)),
        ['"n/a" (text)', "position 1", "a valid time is"],
    ),
    "none": (
        lambda: nps.score([9, None, None]),
        ["blank rating", "position 1", "and 1 more", 'nps.counts(ratings, missing="drop")'],
    ),
    "nan": (lambda: nps.score(np.array([9, NAN])), ["blank rating", "position 1"]),
    "NA": (
        lambda: nps.adjusted_wald(pd.Series([9, pd.NA], dtype="Int64", index=["x", "y"])),
        ["blank rating", "position 1", 'index label "y"'],
    ),
    "empty text": (lambda: nps.score([9, " "]), ["blank rating", "position 1"]),
    "masked": (
        lambda: nps.score(np.ma.array([9, 3], mask=[False, True])),
        ["blank rating", "position 1"],
    ),
    "blank time": (
        lambda: times.geometric_mean([60, NAN]),
        ["blank time", "position 1", 'missing="drop" leaves blanks out and reports how many'],
    ),
    "nothing but blanks": (
        lambda: nps.counts([None, NAN], missing="drop"),
        ["nothing but blanks (2)", "right column"],
    ),
    "wrong and blank": (
        lambda: nps.counts([None, 11], missing="drop"),
        ["rating 11", "position 1"],
    ),
    "empty": (lambda: nps.score([]), ["no ratings", "empty", "check the filter"]),
    "empty series": (lambda: nps.score(pd.Series([], dtype=float)), ["no ratings"]),
    "truth value": (
        lambda: nps.score([9, True]),
        ["True (bool)", "position 1", "use the column of numbers"],
    ),
    "truth array": (lambda: nps.score(np.array([True, False])), ["True (bool)", "position 0"]),
    "truth column": (
        lambda: times.mean(pd.Series([True, None], dtype="boolean")),
        ["True (bool)", "position 0"],
    ),
    "date": (lambda: nps.score([datetime.date(2025, 1, 1)]), ["2025-01-01 (date)", "position 0"]),
    "time span": (
        lambda: times.mean(pd.Series(pd.to_timedelta([61], unit="s"))),
        ["(timedelta64)", "position 0", "plain number"],
    ),
    "complex": (lambda: nps.score([1 + 2j]), ["(1+2j) (complex)", "position 0"]),
    "nested": (lambda: nps.score([[9, 8], [7]]), ["[9, 8] (list)", "position 0"]),
    "one number": (lambda: nps.score(9), ["Found 9 (int)", "list of ratings", "put the ratings"]),
    "no dimension": (lambda: nps.score(np.array(9)), ["Found 9 (ndarray)", "list of ratings"]),
    "one text": (lambda: nps.score("9"), ['Found "9" (str)', "list of ratings"]),
    "set": (lambda: nps.score({9}), ["{9} (set)", "list of ratings"]),
    "nothing": (lambda: nps.score(None), ["None (NoneType)", "list of ratings"]),
    "two columns": (
        lambda: nps.score(pd.DataFrame({"a": [9], "b": [8]})),
        ["table of shape (1, 2)", "one column of ratings", "pick one column"],
    ),
    "choice": (lambda: nps.counts([9], missing="ignore"), ["'ignore'", 'missing="drop"']),
    "zero time": (
        lambda: times.geometric_mean([62, 0]),
        ["time 0", "position 1", "above 0", "correct it"],
    ),
    "zero time in test": (lambda: times.benchmark_test([0], 60), ["time 0", "position 0"]),
    "negative time": (lambda: times.median([62, -3.5]), ["time -3.5", "position 1", "from 0 up"]),
    "SEQ": (lambda: questionnaires.seq([8]), ["rating 8", "position 0", "from 1 to 7"]),
    "SUS score": (lambda: sus.mean([100.5]), ["score 100.5", "from 0 to 100"]),
    "SUS item": (
        lambda: sus.score(table(6)),
        ["answer 6", "item 4 of row 1", 'index label "b"', "from 1 to 5"],
    ),
    "SUS blank": (
        lambda: sus.score(table(None)),
        ["blank answer", "item 4 of row 1", "every item", "ask again"],
    ),
    "SUS text": (lambda: sus.score(table("agree")), ['"agree" (text)', "item 4 of row 1"]),
    "SUS one blank": (lambda: sus.score([3] * 9 + [None]), ["blank answer", "item 10;"]),
    "SUS nine": (lambda: sus.score([3] * 9), ["Found 9 answers where 10 belong"]),
    "SUS ragged": (
        lambda: sus.score([[3] * 10, [3] * 11]),
        ["11 answers in row 1", "10 belong"],
    ),
    "SUS with a column too many": (
        lambda: sus.score(table(3).assign(pid=1)),
        ["11 answers", "10 belong", "no column for the person"],
    ),
    "SUS cube": (lambda: sus.score(np.ones((2, 10, 10))), ["100 answers", "10 belong"]),
    "SUS nobody": (lambda: sus.score(np.ones((0, 10))), ["no answers", "empty"]),
    "more successes": (lambda: proportions.wald(6, 5), ["6 successes among 5 people", "order"]),
    "nobody": (lambda: proportions.exact(0, 0), ["n = 0", "wait for the first person"]),
    "half a success": (lambda: proportions.wilson(1.5, 5), ["1.5", "successes", "whole number"]),
    "minus one": (lambda: proportions.laplace(-1, 5), ["-1", "successes", "0 or more"]),
    "true success": (lambda: proportions.wald(True, 5), ["True", "successes", "count first"]),
    "text count": (lambda: proportions.wald(4, "5"), ['"5"', "number of people"]),
    "nan count": (lambda: proportions.wald(NAN, 5), ["nan", "number of successes"]),
    "percent": (lambda: proportions.wald(4, 5, 95), ["confidence = 95", "write 0.95"]),
    "percent text": (lambda: means.mean([4, 5], "95"), ["confidence = 95", "write 0.95"]),
    "benchmark": (lambda: proportions.benchmark_test(4, 5, 78), ["benchmark = 78", "0.78"]),
    "benchmark 1": (lambda: proportions.benchmark_test(4, 5, 1), ["benchmark = 1", "0.78"]),
    "test": (lambda: proportions.benchmark_test(4, 5, 0.7, method="z"), ["'z'", "mid-p"]),
    "sides": (
        lambda: proportions.benchmark_test(4, 5, 0.7, alternative="two-sided"),
        ["'two-sided'", "greater"],
    ),
    "time sides": (
        lambda: times.benchmark_test([4, 5], 7, alternative="slower"),
        ["'slower'", "less"],
    ),
    "time benchmark": (lambda: times.benchmark_test([4], 0), ["benchmark = 0", "seconds"]),
    "summary": (
        lambda: means.benchmark_test_from_summary(80, -1, 5, 3),
        ["sd = -1", "check the order"],
    ),
    "groups": (lambda: nps.Counts(-1, 2, 3), ["-1", "number of promoters", "0 or more"]),
    "no group": (lambda: nps.Counts(0, 0, 0), ["0 promoters", "wait for the first answer"]),
    "no margin": (lambda: nps.sample_size(0), ["0 points", "write 10"]),
    "variance": (lambda: nps.sample_size(10, variance=5), ["variance 5", "nps.variance"]),
    "power": (lambda: nps.sample_size_difference(10, power=80), ["power = 80", "0.8"]),
    "method": (lambda: nps.difference([9], [8], method="t"), ["'t'", "adjusted"]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_is_one_sentence_with_what_where_and_what_next(name):
    call, pieces = REFUSED[name]
    with pytest.raises(ValueError, match=r"^Found .*\.$") as refusal:
        call()
    message = str(refusal.value)
    assert re.search(".*".join(map(re.escape, pieces)), message), message
    assert "; " in message, "says what to do next"
    assert ". " not in message, "one sentence"


@pytest.mark.parametrize(
    "ratings",
    [
        (9, 10, 3),
        np.array([9, 10, 3], dtype=np.uint8),
        np.array([9.0, 10, 3], dtype=np.float32),
        np.array([9, 10, 3], dtype=object),
        np.array([[9], [10], [3]]),
        np.ma.array([9, 10, 3]),
        pd.Series([9, 10, 3], index=[7, 7, 7]),
        pd.Series([9, 10, 3], dtype="Int64"),
        pd.Series([9, 10, 3], dtype="category"),
        pd.DataFrame({"rating": [9.0, 10.0, 3.0]}),
        pd.Index([9, 10, 3]),
        (rating for rating in (9, 10, 3)),
        {"Ann": 9, "Ben": 10, "Cem": 3}.values(),
        [Decimal(9), Fraction(10), np.int8(3)],
    ],
    ids=lambda ratings: type(ratings).__name__,
)
def test_every_kind_of_column_gives_the_same_counts(ratings):
    assert nps.counts(ratings) == nps.counts([9, 10, 3]) == nps.Counts(2, 0, 1)


def test_blanks_are_left_out_only_by_choice_and_are_reported():
    ratings = pd.Series([9, None, 3, None])
    groups = nps.counts(ratings, missing="drop")
    assert groups == nps.Counts(1, 0, 1, dropped=2)
    assert str(nps.adjusted_wald(groups)).endswith("n = 2). 2 blank answers were left out.")
    assert nps.difference(groups, [9, 9]).dropped == nps.difference([9], groups).dropped == 2
    assert nps.difference(groups, groups).dropped == 4
    for measure in (times.geometric_mean, times.mean, times.median, questionnaires.seq):
        dropped = measure([4, None, 6, 7], missing="drop")
        whole = measure([4, 6, 7])
        assert dropped.dropped == 1
        assert (dropped.estimate, dropped.n) == (whole.estimate, 3)
        assert "1 blank answer was left out." in str(dropped)
    assert times.benchmark_test([4, None, 6], 60, missing="drop").dropped == 1
    assert ratings.isna().sum() == 2, "the caller's column is untouched"


@pytest.mark.parametrize("dtype", ["int8", "int64", "float64"])
def test_a_large_column_is_measured_without_a_second_copy(dtype):
    ratings = (np.arange(1_000_000) % 7 + 1).astype(dtype)
    for measure in (nps.adjusted_wald, questionnaires.seq, times.geometric_mean):
        measure(ratings[:10])  # imports are not the point
        tracemalloc.start()
        measure(ratings)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        # Besides the input: a few blocks of 65,536 floats, whatever the length.
        assert peak < 4 * 65_536 * 8, measure.__name__


def test_a_wrong_value_late_in_a_large_column_is_found():
    ratings = np.full(300_000, 9)
    ratings[299_999] = 11
    with pytest.raises(ValueError, match="rating 11 at position 299999"):
        nps.score(ratings)
