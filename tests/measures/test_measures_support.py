"""Support: waits with their open tickets, shares with a stated base, coverage of the median."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uxcx.measures import support, times

WAITS = st.lists(st.floats(0, 1e6), min_size=1, max_size=80)


@given(WAITS)
def test_median_is_that_of_pandas_and_the_interval_that_of_times(waits):
    wait, estimate = support.first_response(waits), times.median(waits)
    assert wait.median == pytest.approx(pd.Series(waits).median())
    assert (wait.low, wait.high) == pytest.approx((estimate.low, estimate.high), nan_ok=True)
    assert (wait.n, wait.still_open, wait.dropped) == (len(waits), 0, 0)


@given(WAITS, st.integers(0, 40), st.floats(0.01, 0.99))
def test_a_percentile_is_the_smallest_time_that_so_many_are_within(waits, still_open, share):
    column = waits + [None] * still_open
    wait = support.resolution(column, missing="slowest", percentiles=(share,))
    value = wait.percentiles[share]
    everyone = [*waits, *[math.inf] * still_open]
    assert sum(each <= value for each in everyone) >= share * len(everyone) - 1e-6
    assert sum(each < value for each in everyone) < share * len(everyone)


@given(WAITS, st.integers(1, 40))
def test_open_tickets_are_refused_kept_or_reported_but_never_lost(waits, still_open):
    column = pd.Series(waits + [np.nan] * still_open)
    with pytest.raises(ValueError, match="slowest"):
        support.first_response(column)
    kept = support.first_response(column, missing="slowest")
    left_out = support.first_response(column, missing="drop")
    assert (kept.n, kept.still_open, kept.dropped) == (len(column), still_open, 0)
    assert (left_out.n, left_out.still_open, left_out.dropped) == (len(waits), 0, still_open)
    assert kept.median >= left_out.median
    assert "still open" in str(kept)
    assert "the true waits are longer" in str(left_out)


def test_more_open_than_done_has_no_median_yet():
    wait = support.first_response([2, None, None], missing="slowest")
    assert wait.median == math.inf
    assert str(wait) == (
        "Median first response not reached yet; no interval. 90 % not reached yet; "
        "95 % not reached yet (n = 3 tickets, 2 of them still open)."
    )


def test_sentence_and_limits():
    assert str(support.resolution(range(1, 101))) == (
        "Median resolution 50 hours; 95 % confident between 40 and 61. 90 % within 90; "
        "95 % within 95 (n = 100 tickets)."
    )
    one = support.first_response([7])
    assert one.median == one.percentiles[0.9] == 7
    assert math.isnan(one.low)
    same = support.first_response([3] * 20)
    assert (same.median, same.low, same.high) == (3, 3, 3)
    assert support.first_response([0, 0]).median == 0


def test_the_mean_would_tell_another_story():
    waits = [1] * 10 + [96]
    assert support.first_response(waits).median == 1
    assert np.mean(waits) > 9


def test_shares_name_themselves_and_their_base():
    assert str(support.first_contact_resolution(120, 200, "all contacts")) == (
        "Solved at first contact (of all contacts) 60 %; 95 % confident between 53 % and 67 % "
        "(adjusted Wald, n = 200)."
    )
    assert str(support.resolved_share(90, 100)).startswith("Resolved share 90 %; ")
    with pytest.raises(TypeError):
        support.first_contact_resolution(120, 200)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: support.first_response([]), "Found no times"),
        (lambda: support.first_response([-1]), "Found the time -1"),
        (lambda: support.first_response([None], missing="slowest"), "nothing but blanks"),
        (lambda: support.first_response([1], missing="keep"), "Found missing = 'keep'"),
        (lambda: support.first_response([1], percentiles=(90,)), "Found the percentile 90"),
        (lambda: support.resolved_share(3, 2), "Found 3 successes among 2"),
        (lambda: support.first_contact_resolution(1, 2, " "), "Found base = ' '"),
    ],
)
def test_bad_input_is_one_sentence(call, message):
    with pytest.raises(ValueError, match=message):
        call()
