"""Judges: kappas against their definitions and statsmodels, evaluators against set arithmetic."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa as statsmodels_kappa
from statsmodels.stats.inter_rater import fleiss_kappa as statsmodels_fleiss

from uxcx.measures import agreement, evaluators, proportions

LABELS = st.sampled_from(["price", "size", "delivery"])
PAIRS = st.lists(st.tuples(LABELS, LABELS), min_size=1, max_size=40)
SETS = st.lists(st.sets(st.integers(0, 8), min_size=1), min_size=2, max_size=5)


def apart(pairs):
    return [list(judge) for judge in zip(*pairs, strict=True)]


@given(PAIRS)
def test_kappa_is_agreement_beyond_chance(pairs):
    first, second = apart(pairs)
    ours = agreement.cohens_kappa(first, second)
    observed = np.mean([one == other for one, other in pairs])
    chance = sum(
        (first.count(label) / len(pairs)) * (second.count(label) / len(pairs))
        for label in {*first, *second}
    )
    assert ours.n == len(pairs)
    assert ours.observed == pytest.approx(observed)
    assert ours.by_chance == pytest.approx(chance)
    if chance < 1 - 1e-12:
        assert ours.estimate == pytest.approx((observed - chance) / (1 - chance))
        assert -1 - 1e-12 <= ours.estimate <= 1 + 1e-12
        assert ours.low <= ours.estimate <= ours.high
        assert ours.estimate == pytest.approx(agreement.cohens_kappa(second, first).estimate)
    else:
        assert math.isnan(ours.estimate)


@given(PAIRS, st.floats(0.5, 0.99), st.sampled_from([None, "linear", "quadratic"]))
def test_kappa_and_its_limits_agree_with_statsmodels(pairs, confidence, weights):
    numbers = [[len(label) for label in judge] for judge in apart(pairs)]  # 4, 5 or 8 letters
    table = np.zeros((3, 3))
    for one, other in zip(*numbers, strict=True):
        table[[4, 5, 8].index(one), [4, 5, 8].index(other)] += 1
    ours = agreement.cohens_kappa(*numbers, confidence, weights=weights, labels=[4, 5, 8])
    if not math.isnan(ours.estimate):
        with np.errstate(all="ignore"):
            theirs = statsmodels_kappa(table, wt=weights)
        z = proportions.critical_z(confidence)
        assert ours.estimate == pytest.approx(theirs.kappa, abs=1e-9)
        assert ours.margin == pytest.approx(z * math.sqrt(max(0, theirs.var_kappa)), abs=1e-6)
    from_table = agreement.cohens_kappa(table, confidence=confidence, weights=weights)
    assert from_table == ours or math.isnan(ours.estimate)


def test_everybody_says_the_same_so_kappa_is_undefined():
    ours = agreement.cohens_kappa(["ok"] * 5, ["ok"] * 5)
    assert math.isnan(ours.estimate) and math.isnan(ours.low) and math.isnan(ours.high)
    assert str(ours) == (
        "Cohen's kappa is undefined: all 5 items got the same label from everybody, so chance "
        "alone would give full agreement too; report the observed agreement, 100 %."
    )
    assert "Fleiss' kappa is undefined" in str(agreement.fleiss_kappa([[3, 0], [3, 0]]))
    assert agreement.fleiss_kappa([[3, 0], [3, 0]], method="randolph").estimate == 1
    assert agreement.percent_agreement(["ok"] * 5, ["ok"] * 5).estimate == 1


def test_full_and_no_agreement_have_no_width_and_say_so():
    full = agreement.cohens_kappa([1, 2, 3, 1], [1, 2, 3, 1])
    assert (full.estimate, full.low, full.high) == (1, 1, 1)
    assert "No width is not certainty" in str(full)
    never = agreement.cohens_kappa(["a"] * 4, ["b"] * 4)
    assert (never.estimate, never.observed) == (0, 0)
    assert "A limit lies where no kappa can be" in str(agreement.cohens_kappa([[2, 1], [0, 3]]))


def test_a_frequent_label_lowers_kappa_at_the_same_agreement():
    """The paradox of Feinstein & Cicchetti (1990): 85 of 100 agree in both tables."""
    even = agreement.cohens_kappa([[40, 9], [6, 45]])
    lopsided = agreement.cohens_kappa([[80, 10], [5, 5]])
    assert even.observed == lopsided.observed == 0.85
    assert lopsided.estimate < 0.35 < 0.65 < even.estimate


@pytest.mark.parametrize("kind", [list, tuple, np.array, pd.Series, pd.Categorical])
def test_all_kinds_of_columns_go_in(kind):
    first, second = ["a", "b", "b", "a", "b"], ["a", "b", "a", "a", "b"]
    expected = agreement.cohens_kappa(first, second)
    assert agreement.cohens_kappa(kind(first), kind(second)) == expected
    table = pd.crosstab(pd.Series(first), pd.Series(second))
    assert agreement.cohens_kappa(table) == expected


@pytest.mark.parametrize("blank", [None, math.nan, "", "  ", pd.NA, pd.NaT])
def test_blank_labels_are_no_label_of_their_own(blank):
    first, second = ["a", "b", blank, "a"], ["a", "b", blank, "b"]
    for measure in (agreement.cohens_kappa, agreement.percent_agreement):
        with pytest.raises(ValueError, match="1 of 4 items with a blank label"):
            measure(first, second)
        ours = measure(first, second, missing="drop")
        assert (ours.n, ours.dropped) == (3, 1)
        assert "1 blank answer was left out" in str(ours)
        assert ours.estimate == measure(["a", "b", "a"], ["a", "b", "b"]).estimate


def test_percent_agreement_is_a_share_with_the_adjusted_wald_interval():
    ours = agreement.percent_agreement([[8, 2], [2, 8]])
    share = proportions.adjusted_wald(16, 20)
    assert (ours.estimate, ours.low, ours.high) == (share.estimate, share.low, share.high)
    assert str(ours).startswith("Agreement 80 %; 95 % confident between")


def test_steps_between_ordered_labels_follow_the_named_order():
    first, second = ["low", "high", "low", "medium"], ["low", "medium", "medium", "medium"]
    order = ["low", "medium", "high"]
    ours = agreement.cohens_kappa(first, second, weights="linear", labels=order)
    numbers = [[order.index(label) for label in judge] for judge in (first, second)]
    assert ours == agreement.cohens_kappa(*numbers, weights="linear")
    assert ours.estimate != agreement.cohens_kappa(first, second).estimate


def test_a_million_labels_are_no_burden():
    rng = np.random.default_rng(4)
    first, second = rng.integers(0, 4, (2, 1_000_000))
    assert abs(agreement.cohens_kappa(first, second).estimate) < 0.01


@given(st.integers(2, 6), st.data())
def test_fleiss_kappa_agrees_with_statsmodels_from_counts_and_from_labels(judges, data):
    rows = data.draw(
        st.lists(st.lists(LABELS, min_size=judges, max_size=judges), min_size=1, max_size=12)
    )
    names = sorted({label for row in rows for label in row})
    counts = [[row.count(label) for label in names] for row in rows]
    for method in ("fleiss", "randolph"):
        ours = agreement.fleiss_kappa(rows, "labels", method)
        assert ours.observed == pytest.approx(agreement.fleiss_kappa(counts).observed)
        if math.isnan(ours.estimate):
            assert len(names) == 1
        else:
            assert ours.estimate == pytest.approx(statsmodels_fleiss(counts, method))
            expected = (ours.observed - ours.by_chance) / (1 - ours.by_chance)
            assert ours.estimate == pytest.approx(expected)
    frame = pd.DataFrame(rows)
    assert agreement.fleiss_kappa(frame, "labels").n == len(rows)


def test_fleiss_says_that_it_has_no_interval():
    assert "no interval (8 judges, n = 2)" in str(agreement.fleiss_kappa([[7, 1], [3, 5]]))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: agreement.cohens_kappa(["a"], ["a", "b"]), "1 labels of the first judge and 2"),
        (lambda: agreement.cohens_kappa("ab", "ab"), "labels of a judge belong"),
        (lambda: agreement.cohens_kappa([], []), "0 labels of the first judge"),
        (lambda: agreement.cohens_kappa([None], ["a"], missing="drop"), "blank label"),
        (lambda: agreement.cohens_kappa(["a"], ["a"], missing="skip"), "missing"),
        (lambda: agreement.cohens_kappa([[1, 2, 3], [1, 2, 3]]), "2 rows and 3 columns"),
        (lambda: agreement.cohens_kappa([[0, 0], [0, 0]]), "table of counts"),
        (lambda: agreement.cohens_kappa([[1.5, 0], [0, 1]]), "table of counts"),
        (lambda: agreement.cohens_kappa([[-1, 0], [0, 1]]), "table of counts"),
        (lambda: agreement.cohens_kappa("ab"), "table of counts"),
        (lambda: agreement.cohens_kappa([[1, 0], [0, 1]], confidence=95), "confidence = 95"),
        (lambda: agreement.cohens_kappa([1], [2], weights="cubic"), "weights"),
        (lambda: agreement.cohens_kappa(["a"], ["b"], weights="linear"), "whose order nobody"),
        (lambda: agreement.cohens_kappa([1], [2], labels=[1, 3]), "2, which is not in labels"),
        (lambda: agreement.fleiss_kappa([[2, 1], [1, 1]]), "from 2 to 3 judgements"),
        (lambda: agreement.fleiss_kappa([[1, 0], [0, 1]]), "from 1 to 1 judgements"),
        (lambda: agreement.fleiss_kappa([["a", None]], "labels"), "blank label"),
        (lambda: agreement.fleiss_kappa([["a", "b"]]), "table of counts"),
        (lambda: agreement.fleiss_kappa([["a"], ["a", "b"]], "labels"), "from 1 to 2"),
        (lambda: agreement.fleiss_kappa([], "labels"), "no item"),
        (lambda: agreement.fleiss_kappa(["ab", "bb"], "labels"), "no item"),
        (lambda: agreement.fleiss_kappa([[1, 1]], "words"), "kind"),
        (lambda: agreement.fleiss_kappa([[1, 1]], method="light"), "method"),
        (lambda: evaluators.any_two([{1}]), "1 evaluators"),
        (lambda: evaluators.any_two([{1}, set(), set()]), "two evaluators without any problem"),
        (lambda: evaluators.any_two([["A", "A"], ["B"]]), "'A' more than once"),
        (lambda: evaluators.any_two(["AB", "B"]), "list of problems of evaluator 0"),
        (lambda: evaluators.any_two("AB"), "lists of the evaluators"),
    ],
)
def test_bad_input_is_one_sentence(call, words):
    with pytest.raises(ValueError, match=words) as error:
        call()
    assert str(error.value).startswith("Found ")
    assert str(error.value).endswith(".")


def test_a_crosstab_that_lacks_a_label_on_one_side_is_refused():
    table = pd.crosstab(pd.Series(["a", "b", "a"]), pd.Series(["a", "b", "c"]))
    with pytest.raises(ValueError, match="in the rows but"):
        agreement.cohens_kappa(table)


@given(SETS)
def test_any_two_is_a_share_whatever_the_order_of_the_evaluators(found):
    ours = evaluators.any_two(found)
    assert 0 <= ours.lowest <= ours.estimate + 1e-12
    assert ours.estimate - 1e-12 <= ours.highest <= 1
    assert ours.estimate == pytest.approx(evaluators.any_two(found[::-1]).estimate)
    assert ours.problems == len(set().union(*found))
    named = {f"E{i}": sorted(problems) for i, problems in enumerate(found)}
    assert evaluators.any_two(named) == ours


@settings(max_examples=20)
@given(st.sets(st.integers(), min_size=1), st.integers(2, 4))
def test_the_same_list_from_everybody_is_full_agreement(problems, people):
    ours = evaluators.any_two([problems] * people)
    assert (ours.estimate, ours.lowest, ours.alone) == (1, 1, 0)


def test_nothing_in_common_and_the_sentence():
    apart_ = evaluators.any_two([{"A"}, {"B"}])
    assert str(apart_) == (
        "Any two evaluators share 0 % of the problems that either of them found. 2 evaluators "
        "found 2 problems, 100 % of them found by one evaluator alone."
    )
    assert "(pairs from 20 % to 50 %)" in str(evaluators.any_two([{1, 2, 3}, {2, 3, 4}, {3, 4, 5}]))
    assert evaluators.any_two([{"A"}, set()]).estimate == 0
