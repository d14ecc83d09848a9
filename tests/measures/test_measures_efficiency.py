"""Efficiency, lostness and errors: by their rules, and at the limits."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import efficiency

TRY = st.tuples(st.booleans(), st.floats(0.5, 5000), st.sampled_from("abc"))
TRIES = st.lists(TRY, min_size=1, max_size=40)


@given(TRIES)
def test_both_efficiencies_equal_the_plain_pandas_expression(tries):
    table = pd.DataFrame(tries, columns=["success", "time_s", "task"])
    goals = table["success"] / table["time_s"]
    spent = table["success"] * table["time_s"]
    ours = efficiency.time_based(table["success"], table["time_s"], table["task"])
    assert ours.value == pytest.approx(goals.mean())
    assert ours.by_task == pytest.approx(goals.groupby(table["task"]).mean().to_dict())
    share = efficiency.relative(table["success"], table["time_s"], table["task"])
    assert share.value == pytest.approx(spent.sum() / table["time_s"].sum())
    assert 0 <= share.value <= 1
    per_task = spent.groupby(table["task"]).sum() / table.groupby("task")["time_s"].sum()
    assert share.by_task == pytest.approx(per_task.to_dict())


@given(TRIES, st.floats(0.1, 10))
def test_minutes_change_the_rate_but_not_the_share(tries, factor):
    success, seconds, _ = map(list, zip(*tries, strict=True))
    other = [factor * x for x in seconds]
    ours, scaled = efficiency.time_based(success, seconds), efficiency.time_based(success, other)
    assert ours.value == pytest.approx(factor * scaled.value)
    assert efficiency.relative(success, other).value == pytest.approx(
        efficiency.relative(success, seconds).value
    )


def test_all_succeed_and_none_succeeds():
    seconds = [10, 20, 40]
    assert efficiency.relative([1, 1, 1], seconds).value == 1
    assert efficiency.relative([0, 0, 0], seconds).value == 0
    assert efficiency.time_based([0, 0, 0], seconds).value == 0
    assert str(efficiency.relative([1, 1, 1], seconds)) == (
        "Overall relative efficiency 100 % (n = 3 tries)."
    )


@pytest.mark.parametrize("kind", [list, tuple, np.array, pd.Series, pd.DataFrame])
@pytest.mark.parametrize("success", [[True, False, True], [1, 0, 1], [1.0, 0.0, 1.0]])
def test_false_and_true_count_as_0_and_1_in_any_container(kind, success):
    found = efficiency.time_based(kind(success), kind([2, 5, 4]))
    assert found.value == pytest.approx((1 / 2 + 1 / 4) / 3)


def test_the_sentence_names_the_best_and_the_worst_task():
    found = efficiency.time_based([1, 1, 0], [10, 25, 30], ["find", "pay", "find"])
    assert list(found.by_task) == ["find", "pay"], "in the order of the tries"
    assert str(found) == (
        "Time-based efficiency 0.047 goals per second (n = 3 tries). Highest in find (0.050 goals "
        "per second), lowest in pay (0.040 goals per second)."
    )


def test_blank_tries_are_refused_or_left_out_with_their_task():
    table = pd.DataFrame(
        {
            "success": pd.array([True, None, True, False], dtype="boolean"),
            "time_s": [2.0, 5.0, np.nan, 4.0],
            "task": ["find", "find", "pay", "pay"],
        }
    )
    columns = [table[name] for name in table]
    with pytest.raises(ValueError, match=r"blank success at position 1 .* of the successes"):
        efficiency.time_based(*columns)
    found = efficiency.time_based(*columns, missing="drop")
    assert (found.n, found.dropped) == (2, 2)
    assert found.by_task == {"find": 0.5, "pay": 0.0}
    assert "2 blank answers were left out" in str(found)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (([1, 2], [3, 4]), r"Found the success 2 at position 1"),
        (([1, 1], [3, 0]), r"Found the time 0 at position 1 .* of the times"),
        (([1, 1], [3]), r"Found 2 rows in the successes but 1 in the times"),
        (([1, 1], [3, 4], ["a"]), r"Found 1 tasks for 2 tries"),
        (([1, 1], [3, 4], ["a", None]), r"Found a blank among the tasks"),
        (([], []), r"empty"),
        ((["yes"], [3]), r'Found "yes"'),
    ],
)
def test_tries_that_make_no_sense_are_refused(arguments, sentence):
    for measure in (efficiency.time_based, efficiency.relative):
        with pytest.raises(ValueError, match=sentence):
            measure(*arguments)


def test_completion_rate_per_time_refuses_percent_and_no_time():
    assert efficiency.completion_rate_per_time(0, 5) == 0
    for rate, time in [(65, 1.5), (-0.1, 1.5), (0.65, 0), (math.nan, 1), (0.5, math.inf)]:
        with pytest.raises(ValueError, match="check the order: rate, time"):
            efficiency.completion_rate_per_time(rate, time)


COUNT = st.integers(1, 50)


@given(COUNT, COUNT, COUNT)
def test_lostness_is_0_only_on_the_shortest_path_without_a_revisit(unique, revisits, minimum):
    perfect = efficiency.lostness(unique, unique, unique)
    assert perfect.value == 0 and perfect.reading == "not lost"
    lost = efficiency.lostness(unique, unique + revisits, minimum)
    assert lost.value > 0
    assert efficiency.lostness(unique, unique + revisits + 1, minimum).value > lost.value
    if minimum <= unique:
        assert lost.value < math.sqrt(2)


@pytest.mark.parametrize(
    ("unique", "total", "reading"),
    [(10, 10, "not lost"), (3, 5, "not lost"), (11, 20, "in between"), (9, 20, "lost")],
)
def test_lostness_is_read_by_the_two_borders(unique, total, reading):
    found = efficiency.lostness(unique, total, minimum=unique)
    assert found.reading == reading
    assert f"read as {reading}" in str(found)


def test_half_is_not_above_half():
    assert efficiency.lostness(5, 10, 5).value == 0.5
    assert efficiency.lostness(5, 10, 5).reading == "in between"


@pytest.mark.parametrize("counts", [(9, 6, 3), (0, 0, 1), (3, 3, 0), (2.5, 3, 3), (-1, 3, 3)])
def test_impossible_paths_are_refused(counts):
    with pytest.raises(ValueError, match=r"^Found "):
        efficiency.lostness(*counts)


@given(st.integers(0, 500), st.integers(1, 5000), st.floats(0.5, 0.99))
def test_error_rate_is_the_exact_poisson_interval(errors, opportunities, confidence):
    ours = efficiency.error_rate(errors, opportunities, confidence)
    tail = (1 - confidence) / 2
    low = stats.chi2.ppf(tail, 2 * errors) / 2 if errors else 0
    high = stats.chi2.isf(tail, 2 * errors + 2) / 2
    assert (ours.low * opportunities, ours.high * opportunities) == pytest.approx((low, high))
    assert ours.low <= ours.estimate <= ours.high


def test_no_error_is_not_no_risk_and_nonsense_is_refused():
    none = efficiency.error_rate(0, 40)
    assert none.low == 0 and none.high == pytest.approx(3.6889 / 40, abs=1e-4)
    for errors, opportunities in [(-1, 5), (1.5, 5), (1, 0)]:
        with pytest.raises(ValueError, match=r"^Found "):
            efficiency.error_rate(errors, opportunities)


def test_poisson_interval_covers_at_least_95_percent():
    for mean in (0.5, 2, 5, 12):
        held = sum(
            stats.poisson.pmf(errors, mean)
            for errors in range(80)
            if (e := efficiency.error_rate(errors, 100)).low <= mean / 100 <= e.high
        )
        assert held >= 0.95
