"""Stars: against the plain expressions, orders that do not let luck win, limits."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import stars

RATINGS = st.lists(st.integers(1, 5), min_size=1, max_size=80)


@given(RATINGS)
def test_distribution_equals_value_counts(ratings):
    column = pd.Series(ratings)
    spread = stars.distribution(column)
    plain = column.value_counts().reindex(range(1, 6), fill_value=0)
    assert spread.counts == tuple(plain)
    assert spread.n == len(ratings)
    assert spread.mean == pytest.approx(column.mean())
    assert sum(spread.shares) == pytest.approx(1)
    assert stars.distribution(np.array(ratings, dtype=float)) == spread
    assert stars.distribution(spread) is spread


def test_sentence_and_blanks():
    spread = stars.distribution([5, 5, 5, 1, None], missing="drop")
    assert str(spread) == (
        "Mean 4.0 of 5 stars, n = 4. By stars 5: 75 %, 4: 0 %, 3: 0 %, 2: 0 %, 1: 25 %. "
        "1 blank answer was left out."
    )


@given(st.integers(0, 500), st.integers(0, 500), st.floats(0.5, 0.99))
def test_the_lower_bound_is_that_of_scipy_and_grows_with_evidence(up, down, confidence):
    bound = stars.wilson_lower_bound(up, up + down, confidence)
    assert stars.wilson_lower_bound(2 * up, 2 * (up + down), confidence) >= bound
    if up + down == 0:
        assert bound == 0
        return
    scipy = stats_bound(up, up + down, confidence)
    assert bound == pytest.approx(scipy, abs=1e-6)
    assert bound <= up / (up + down)


def stats_bound(up, n, confidence):
    return stats.binomtest(up, n).proportion_ci(confidence, "wilson").low


@given(RATINGS, st.floats(1, 5), st.floats(0.1, 100))
def test_the_bayesian_average_lies_between_item_and_prior(ratings, prior_mean, prior_n):
    mean, n = float(np.mean(ratings)), len(ratings)
    average = stars.bayesian_average(mean, n, prior_mean, prior_n)
    low, high = sorted((mean, prior_mean))
    assert low - 1e-9 <= average <= high + 1e-9
    closer = stars.bayesian_average(mean, 10 * n, prior_mean, prior_n)
    assert abs(closer - mean) <= abs(average - mean) + 1e-9
    assert stars.bayesian_average(0, 0, prior_mean, prior_n) == pytest.approx(prior_mean)


def test_one_lucky_rating_does_not_win():
    items = {"lucky": [5], "tried": [5] * 60 + [4] * 30 + [2] * 10, "bad": [1] * 40 + [3] * 10}
    for method in ("wilson", "bayesian"):
        names = [name for name, _, _ in stars.ranking(items, method).items]
        assert names == ["tried", "lucky", "bad"], method
    means = {name: np.mean(ratings) for name, ratings in items.items()}
    assert max(means, key=means.get) == "lucky", "the plain mean would let it win"


@given(st.dictionaries(st.text(min_size=1, max_size=3), RATINGS, min_size=1, max_size=8))
def test_every_item_is_ranked_once_best_first(items):
    for method in ("wilson", "bayesian"):
        ranked = stars.ranking(items, method)
        assert sorted(name for name, _, _ in ranked.items) == sorted(items)
        scores = [score for _, score, _ in ranked.items]
        assert scores == sorted(scores, reverse=True)
        assert {name: n for name, _, n in ranked.items} == {k: len(v) for k, v in items.items()}


def test_a_table_goes_in_and_a_sentence_comes_out():
    reviews = pd.DataFrame({"product": ["a", "b", "a", "b", "a"], "stars": [5, 3, 4, np.nan, 5]})
    groups = dict(list(reviews.groupby("product")["stars"]))
    ranked = stars.ranking(groups, "bayesian", prior_n=2, missing="drop")
    assert str(ranked) == (
        "Best first by Bayesian average with 2 ratings of 4.25: a (4.50, n = 3), b (3.83, n = 1). "
        "1 blank answer was left out."
    )


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: stars.distribution([]), "Found no star ratings"),
        (lambda: stars.distribution([0]), "from 1 to 5"),
        (lambda: stars.Distribution((1, 2)), "need five of them"),
        (lambda: stars.Distribution((0, 0, 0, 0, 0)), "at least one rating"),
        (lambda: stars.wilson_lower_bound(3, 2), "Found 3 successes among 2"),
        (lambda: stars.bayesian_average(4, 2, 3, 0), "Found prior_n = 0"),
        (lambda: stars.ranking({}), "Found no items"),
        (lambda: stars.ranking([[5]]), "Found no items"),
        (lambda: stars.ranking({"a": [5]}, "mean"), "Found method = 'mean'"),
    ],
)
def test_bad_input_is_one_sentence(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@given(RATINGS, st.integers(1, 5), st.integers(1, 50))
def test_the_bayesian_average_is_the_mean_with_the_prior_ratings_added(ratings, prior, prior_n):
    average = stars.bayesian_average(float(np.mean(ratings)), len(ratings), prior, prior_n)
    assert average == pytest.approx(np.mean(ratings + [prior] * prior_n))
