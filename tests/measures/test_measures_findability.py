"""Tree tests and first clicks: against other measures of the library, R, and by their rules."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.stats.contingency import relative_risk
from statsmodels.stats.proportion import confint_proportions_2indep

from uxcx.measures import findability, first_clicks, proportions, times

MARKS = st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=60)


@given(MARKS)
def test_the_tree_test_counts_people_and_takes_adjusted_wald(marks):
    success, direct, first = map(list, zip(*marks, strict=True))
    result = findability.tree_test(success, direct, first_click=first)
    for ours, column in (
        (result.success, success),
        (result.directness, direct),
        (result.first_click, first),
    ):
        theirs = proportions.adjusted_wald(sum(column), len(marks))
        assert (ours.estimate, ours.low, ours.high) == (theirs.estimate, theirs.low, theirs.high)
    groups = (
        result.direct_success,
        result.indirect_success,
        result.direct_failure,
        result.indirect_failure,
    )
    assert sum(groups) == len(marks)
    assert groups[0] + groups[1] == sum(success)
    assert groups[0] + groups[2] == sum(direct)
    numbers = findability.tree_test(np.array(success, int), pd.Series(direct), None, list(first))
    assert numbers == result


def test_the_typical_time_is_the_geometric_mean_for_few_and_the_median_for_many():
    few, many = [float(t) for t in range(5, 29)], [float(t) for t in range(5, 30)]
    assert findability.tree_test([1] * 24, seconds=few).time == times.geometric_mean(few)
    assert findability.tree_test([1] * 25, seconds=many).time == times.median(many)
    gaps = [*few[:-1], None]
    with pytest.raises(ValueError, match="blank time"):
        findability.tree_test([1] * 24, seconds=gaps)
    assert findability.tree_test([1] * 24, seconds=gaps, missing="drop").time.dropped == 1


def test_only_success_is_needed_and_the_sentences_follow_each_other():
    alone = findability.tree_test([True, False])
    assert alone.directness is alone.time is alone.direct_success is None
    assert str(alone) == str(alone.success)
    full = str(findability.tree_test([1, 0, 1], [1, 1, 0], [10, 20, 30], [1, 0, 1]))
    for name in ("Success 67 %", "Directness 67 %", "Right first click 67 %", "Geometric mean"):
        assert name in full


def test_ten_million_marks_are_counted_without_lists():
    success = np.zeros(10_000_000, bool)
    success[::4] = True
    result = findability.tree_test(success, ~success)
    assert result.success.estimate == 0.25
    assert (result.direct_success, result.direct_failure) == (0, 7_500_000)


def test_paths_as_lists_or_text_and_several_right_places():
    text = findability.follow_paths(
        ["Help > Sizes", "Shop > Fit"], ["Help > Sizes", "Shop > Fit"], separator=">"
    )
    lists = findability.follow_paths(
        [("Help", "Sizes"), ["Shop", "Fit"]], [["Help", "Sizes"], ["Shop", "Fit"]]
    )
    assert text == lists
    assert text.success == text.direct == text.first_click == (True, True)


def test_going_back_is_seen_with_and_without_the_starting_page():
    paths = ["A/B", "A/C/A/B", "D/A/B", "A/C", "A/C/A/D", None, float("nan")]
    walked = findability.follow_paths(paths, ["A/B"])
    assert walked.success == (True, True, True, False, False, False, False)
    assert walked.direct == (True, False, False, True, False, False, False)
    assert walked.first_click == (True, True, False, True, True, False, False)
    assert walked.steps == (2, 4, 3, 2, 4, 0, 0)
    rooted = ["Home/A/B", "Home/D/Home/A/B", "Home/D/Home/D"]
    assert findability.follow_paths(rooted, ["Home/A/B"], "Home").direct == (True, False, False)
    assert findability.follow_paths(["D/Home/C"], ["A/B"], "Home").direct == (False,)


def test_paths_feed_the_tree_test():
    walked = findability.follow_paths(["A/B", "C/A/B", ""], ["A/B"])
    result = findability.tree_test(walked.success, walked.direct, first_click=walked.first_click)
    assert result.success.estimate == pytest.approx(2 / 3)
    assert str(walked) == (
        "2 of 3 people found it, 1 never went back, 1 began with the right click. Those who found "
        "it took 2.5 clicks on average; 2 would do."
    )
    assert "Those who" not in str(findability.follow_paths(["C"], ["A"]))


@st.composite
def two_groups(draw):
    n, m = draw(st.integers(1, 80)), draw(st.integers(1, 80))
    counts = draw(st.integers(0, n)), n, draw(st.integers(0, m)), m
    return counts if counts[0] + counts[2] else (1, n, 0, m)


@given(two_groups(), st.floats(0.6, 0.99))
@example((5, 5, 5, 5), 0.95)
@example((5, 5, 0, 5), 0.95)
@example((0, 3, 8, 8), 0.95)
def test_the_ratio_lies_in_its_interval_and_turns_over_with_the_groups(counts, confidence):
    a, n, b, m = counts
    ours = first_clicks.success_ratio(a, n, b, m, confidence)
    turned = first_clicks.success_ratio(b, m, a, n, confidence)
    assert 0 <= ours.low <= ours.estimate * (1 + 1e-9)
    assert ours.estimate <= ours.high * (1 + 1e-9)
    assert ours.low < ours.high
    assert ours.statistic == pytest.approx(-turned.statistic, abs=1e-9)
    assert ours.low == pytest.approx(1 / turned.high if turned.high < math.inf else 0, rel=1e-6)
    outside = not ours.low <= 1 <= ours.high
    if abs(ours.p_value - (1 - confidence)) > 1e-9:
        assert outside == (ours.p_value < 1 - confidence), "interval and test never disagree"


@given(two_groups())
def test_the_intervals_agree_with_statsmodels_and_scipy_where_these_work(counts):
    a, n, b, m = counts
    if 0 < a < n and 0 < b < m:
        score = first_clicks.success_ratio(a, n, b, m)
        theirs = confint_proportions_2indep(a, n, b, m, "score", "ratio", correction=False)
        assert (score.low, score.high) == pytest.approx(theirs, rel=1e-5)
        log = first_clicks.success_ratio(a, n, b, m, method="log")
        katz = relative_risk(a, n, b, m).confidence_interval(0.95)
        assert (log.low, log.high) == pytest.approx(tuple(katz))


def test_everybody_succeeds_or_nobody():
    all_did = first_clicks.success_ratio(5, 5, 5, 5)
    assert (all_did.estimate, all_did.p_value) == (1, 1)
    assert all_did.low == pytest.approx(1 / all_did.high)
    never = first_clicks.success_ratio(5, 5, 0, 5)
    assert never.estimate == never.high == math.inf
    assert "no upper limit" in str(never)
    assert first_clicks.success_ratio(0, 5, 3, 5).low == 0
    assert first_clicks.success_ratio(10**7, 2 * 10**7, 10**6, 10**7).margin < 0.02


def test_the_sentence_says_what_is_compared():
    text = str(first_clicks.success_ratio(87, 100, 46, 100))
    assert text.startswith(
        "Success after a correct first click, as a multiple of success after a wrong one: 1.9; "
        "95 % confident between 1.5 and 2.4 (Koopman score interval, n = 100 after a wrong click "
        "and 100 after a correct one)."
    )
    assert "No difference (1) lies outside" in text


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: findability.tree_test([]), "no success marks"),
        (lambda: findability.tree_test([1, None]), "Found None at position 1"),
        (lambda: findability.tree_test([1, math.nan]), "Found nan at position 1"),
        (lambda: findability.tree_test([1, pd.NA]), "Found <NA> at position 1"),
        (lambda: findability.tree_test([1, 2]), "Found 2 at position 1"),
        (lambda: findability.tree_test(["yes"]), 'Found "yes"'),
        (lambda: findability.tree_test(1), "one column of success marks"),
        (lambda: findability.tree_test({1, 0}), "one column of success marks"),
        (lambda: findability.tree_test([[1, 0], [1, 1]]), "one column of success marks"),
        (lambda: findability.tree_test([1, 0], [1]), "1 direct marks but 2"),
        (lambda: findability.tree_test([1, 0], seconds=[5, 0]), "time 0"),
        (lambda: findability.tree_test([1, 0], seconds=[5]), "1 times but 2"),
        (lambda: findability.follow_paths("A/B", ["A/B"]), "list of paths"),
        (lambda: findability.follow_paths([], ["A/B"]), "0 paths"),
        (lambda: findability.follow_paths(["A"], [""]), "0 right paths"),
        (lambda: first_clicks.success_ratio(0, 5, 0, 5), "no success in either group"),
        (lambda: first_clicks.success_ratio(6, 5, 0, 5), "6 successes among 5 people"),
        (lambda: first_clicks.success_ratio(0, 0, 0, 5), "0 successes among 0 people"),
        (lambda: first_clicks.success_ratio(5, 5, 0, 5, method="log"), "logarithm of 0"),
        (lambda: first_clicks.success_ratio(5, 5, 1, 5, method="exact"), "method"),
        (lambda: first_clicks.success_ratio(5, 5, 1, 5, 95), "confidence = 95"),
    ],
)
def test_bad_input_is_one_sentence(call, words):
    with pytest.raises(ValueError, match=words) as error:
        call()
    assert str(error.value).startswith("Found ")
    assert str(error.value).endswith(".")
