"""Priorities: every attribute lands in one quadrant, and a line can be chosen."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uxcx.measures import priorities

NUMBERS = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=2
)


@given(NUMBERS)
def test_each_attribute_has_one_place_and_the_sentence_names_it(numbers):
    first = {name: pair[0] for name, pair in numbers.items()}
    second = {name: pair[1] for name, pair in numbers.items()}
    for measure in (priorities.importance_performance, priorities.stated_against_derived):
        found = measure(first, second, (5, 5))
        assert found.places.keys() == numbers.keys()
        assert all(name in str(found) for name in numbers)


def test_the_line_counts_as_high_and_can_be_chosen():
    importance, performance = {"a": 5, "b": 1}, {"a": 5, "b": 1}
    found = priorities.importance_performance(importance, performance, (5, 5))
    assert found.places == {"a": "keep up the good work", "b": "low priority"}
    found = priorities.importance_performance(importance, performance, (5.1, 1))
    assert found.places == {"a": "possible overkill", "b": "possible overkill"}
    series = priorities.importance_performance(
        pd.Series(importance), pd.Series(performance), cut="median"
    )
    assert series.lines == (3, 3)


def test_attributes_that_do_not_match_are_named():
    with pytest.raises(ValueError, match="not in both: b, c"):
        priorities.importance_performance({"a": 1, "b": 2}, {"a": 1, "c": 2})
    with pytest.raises(ValueError, match="2 attributes or more"):
        priorities.stated_against_derived({"a": 1}, {"a": 1})
    with pytest.raises(ValueError, match="two finite numbers"):
        priorities.stated_against_derived({"a": 1, "b": float("nan")}, {"a": 1, "b": 2})
    with pytest.raises(ValueError, match='"mean", "median" or two numbers'):
        priorities.importance_performance({"a": 1, "b": 2}, {"a": 1, "b": 2}, "middle")
