"""Response: rates, what the silent could do, and who the respondents are."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import nps, proportions, response, satisfaction


def test_the_rate_is_a_share_with_the_adjusted_interval():
    rate, plain = response.response_rate(420, 800), proportions.adjusted_wald(420, 800)
    assert (rate.estimate, rate.low, rate.high) == (plain.estimate, plain.low, plain.high)
    assert str(rate).startswith("Response rate 52 %; 95 % confident between 49 % and 56 % ")


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40), st.integers(0, 60))
def test_worst_and_best_are_what_filling_in_the_silent_would_give(ratings, silent):
    invited = len(ratings) + silent
    measures = [
        (satisfaction.mean_rating, 1, 5),
        (satisfaction.csat, 0, 1),
        (satisfaction.net_box, -100, 100),
    ]
    for measure, lowest, highest in measures:
        score = measure(ratings).estimate
        result = response.silent_range(score, len(ratings), invited, lowest, highest)
        assert result.low == pytest.approx(measure(ratings + [1] * silent).estimate)
        assert result.high == pytest.approx(measure(ratings + [5] * silent).estimate)
        assert result.low <= result.score + 1e-9
        assert result.score <= result.high + 1e-9


def test_nobody_silent_leaves_nothing_open_and_the_sentence_says_the_range():
    full = response.silent_range(0.8, 50, 50, 0, 1)
    assert (full.low, full.high) == (0.8, 0.8)
    score = nps.score(nps.Counts(150, 75, 75))
    result = response.silent_range(score, 300, 1000, -100, 100, "points", "NPS")
    assert str(result) == (
        "NPS +25 points among the 300 of 1,000 people who answered. The 700 silent ones could "
        "move it to anything from -62 to +78."
    )


COUNTS = st.dictionaries(
    st.text(min_size=1, max_size=4),
    st.tuples(st.integers(0, 500), st.integers(1, 500)),
    min_size=2,
    max_size=6,
).filter(lambda groups: any(found for found, _ in groups.values()))


@given(COUNTS)
def test_composition_agrees_with_scipy(groups):
    found = {name: pair[0] for name, pair in groups.items()}
    known = {name: pair[1] for name, pair in groups.items()}
    result = response.composition(found, known)
    expected = np.array(list(known.values())) * sum(found.values()) / sum(known.values())
    theirs = stats.chisquare(list(found.values()), expected)
    assert result.chi_square == pytest.approx(theirs.statistic)
    assert result.p_value == pytest.approx(theirs.pvalue, abs=1e-12)
    assert 0 <= result.misplaced <= 1
    assert abs(result.largest_gap[1]) <= result.misplaced + 1e-9
    assert bool(result.note) == (expected.min() < 5)


@given(COUNTS, st.floats(0.001, 1000))
def test_counts_shares_or_percentages_of_the_population_give_the_same(groups, factor):
    found = {name: pair[0] for name, pair in groups.items()}
    known = {name: pair[1] for name, pair in groups.items()}
    scaled = {name: factor * x for name, x in reversed(list(known.items()))}
    one, other = response.composition(found, known), response.composition(found, scaled)
    assert one.chi_square == pytest.approx(other.chi_square, abs=1e-9)
    assert one.groups == other.groups


def test_a_perfect_match_and_a_table_column():
    survey = pd.Series(["N"] * 30 + ["S"] * 70)
    result = response.composition(survey.value_counts(), {"N": 0.3, "S": 0.7})
    assert (result.chi_square, result.misplaced) == pytest.approx((0, 0), abs=1e-12)
    assert result.p_value == pytest.approx(1)
    off = response.composition({"North": 60, "South": 40}, {"North": 30, "South": 70})
    assert str(off) == (
        'Furthest off is "North": 60.0 % of the 100 respondents, 30.0 % of the population. '
        "30.0 % of the respondents would have to be in other groups to match. A random sample "
        "would be off this much or more in fewer than 1 of 1,000 cases (chi-square = 42.86, "
        "df = 1, p < 0.001)."
    )


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: response.response_rate(5, 4), "Found 5 successes among 4"),
        (lambda: response.silent_range(0.8, 0, 10, 0, 1), "Found 0 answers among 10"),
        (lambda: response.silent_range(0.8, 11, 10, 0, 1), "Found 11 answers among 10"),
        (lambda: response.silent_range(80, 5, 10, 0, 1), "Found a score of 80"),
        (lambda: response.composition({"a": 1}, {"a": 1}), "Found the groups"),
        (lambda: response.composition({"a": 1, "b": 2}, {"a": 1, "c": 2}), "Found the groups"),
        (lambda: response.composition({"a": 0, "b": 0}, {"a": 1, "b": 2}), "Found 0 respondents"),
        (lambda: response.composition({"a": 1, "b": 0}, {"a": 1, "b": 0}), "above 0"),
        (lambda: response.composition({"a": 1.5, "b": 0}, {"a": 1, "b": 2}), "Found 1.5"),
    ],
)
def test_bad_input_is_one_sentence(call, message):
    with pytest.raises(ValueError, match=message) as error:
        call()
    assert "\n" not in str(error.value)
