"""Dead and rage clicks, click density: their definitions, their limits, their messages."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uxcx.measures import clicks, heatmap

ELEMENTS = st.lists(
    st.tuples(st.sampled_from(["picture", "button", "text"]), st.booleans()),
    min_size=1,
    max_size=60,
)
POINTS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=60)
PATHS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 9), st.integers(0, 9), st.integers(0, 2)),
    min_size=1,
    max_size=25,
)


@given(ELEMENTS)
def test_the_base_of_a_rate_is_the_element_s_own_clicks(rows):
    elements, dead = zip(*rows, strict=True)
    found = clicks.dead_clicks(elements, dead)
    for element, rate in found.rates.items():
        own = [flag for name, flag in rows if name == element]
        assert (rate.estimate, rate.n) == (sum(own) / len(own), len(own))
    assert sum(rate.n for rate in found.rates.values()) == found.overall.n == len(rows)
    numbers = [rate.estimate * rate.n for rate in found.rates.values()]
    assert numbers == sorted(numbers, reverse=True)


def test_dead_clicks_from_columns_and_with_blanks():
    table = pd.DataFrame(
        {"element": ["picture", "picture", None, "button", "button"], "dead": [1, 0, 1, 0, None]}
    )
    with pytest.raises(ValueError, match="blank in elements at position 2"):
        clicks.dead_clicks(table["element"], table["dead"])
    found = clicks.dead_clicks(table["element"], table["dead"], missing="drop")
    assert (found.overall.n, found.dropped) == (3, 2)
    assert {name: rate.n for name, rate in found.rates.items()} == {"picture": 2, "button": 1}
    assert "2 blank answers were left out" in str(found)
    whole = table.dropna()
    assert clicks.dead_clicks(whole["element"], whole["dead"].astype(bool)).rates == found.rates
    assert clicks.dead_clicks(["a", "a"], [True, None], missing="drop").overall.estimate == 1


@pytest.mark.parametrize(
    ("elements", "dead", "message"),
    [
        ([], [], "no rows"),
        (["a"], [1, 0], "1 and 2 rows"),
        (["a", "a"], [1, 2], "dead flag 2"),
        (["a"], ["yes"], "text"),
        ("a", [1], "Found str"),
    ],
)
def test_bad_dead_clicks_are_refused(elements, dead, message):
    with pytest.raises(ValueError, match=message):
        clicks.dead_clicks(elements, dead)


def by_brute_force(rows, count, within, radius):
    """Mark rage clicks one session and one run at a time."""
    flags = [False] * len(rows)
    for session in {row[3] for row in rows}:
        own = sorted(
            (i for i, row in enumerate(rows) if row[3] == session), key=lambda i: rows[i][0]
        )
        for start in range(len(own) - count + 1):
            run = own[start : start + count]
            t, x, y, _ = rows[run[0]]
            near = all(math.hypot(rows[i][1] - x, rows[i][2] - y) <= radius for i in run)
            if near and rows[run[-1]][0] - t <= within:
                for i in run:
                    flags[i] = True
    return flags


@given(PATHS, st.integers(2, 4), st.integers(1, 6), st.integers(1, 6))
def test_rage_clicks_agree_with_brute_force(rows, count, within, radius):
    t, x, y, session = zip(*rows, strict=True)
    positions = [10 + value for value in x]
    found = clicks.rage_clicks(t, positions, y, session, count, within, radius)
    assert found.flags.tolist() == by_brute_force(rows, count, within, radius)
    assert found.share == found.flags.mean()
    raging = {owner for owner, flag in zip(session, found.flags, strict=True) if flag}
    assert found.sessions.estimate == len(raging) / len(set(session))
    assert (found.bursts > 0) == bool(raging)


def test_three_within_two_seconds_is_the_definition():
    def bursts(times):
        return clicks.rage_clicks(times, [50] * len(times), [50] * len(times)).bursts

    assert [bursts([0, 1, 2]), bursts([0, 1, 2.01]), bursts([0, 1])] == [1, 0, 0]
    assert bursts([0, 1, 2, 3, 4]) == 1  # one long burst
    assert bursts([0, 1, 2, 10, 11, 12]) == 2


def test_clicks_of_two_people_are_no_burst_and_order_does_not_matter():
    t, x, y = [0, 0.5, 1], [50, 50, 50], [50, 50, 50]
    assert clicks.rage_clicks(t, x, y, ["a", "b", "a"]).bursts == 0
    mixed = clicks.rage_clicks([1, 9, 0, 0.5], [50] * 4, [50] * 4)
    assert mixed.flags.tolist() == [True, False, True, True]


def test_a_radius_that_holds_the_whole_page_is_refused():
    with pytest.raises(ValueError, match=r"radius=0\.03"):
        clicks.rage_clicks([0, 1, 2], [0.1, 0.5, 0.9], [0.1, 0.5, 0.9])
    assert clicks.rage_clicks([0, 1, 2], [0.1] * 3, [0.1] * 3, radius=0.03).bursts == 1


def test_a_dropped_click_is_never_rage():
    found = clicks.rage_clicks([0, None, 1, 2], [50] * 4, [50] * 4, missing="drop")
    assert found.flags.tolist() == [True, False, True, True]
    assert found.dropped == 1 and found.n == 3
    with pytest.raises(ValueError, match="blank in times at position 1"):
        clicks.rage_clicks([0, None, 1, 2], [50] * 4, [50] * 4)


@given(POINTS, st.integers(1, 6), st.integers(1, 6))
def test_density_is_numpy_s_histogram_and_loses_no_click(points, rows, columns):
    x, y = (np.array(side) for side in zip(*points, strict=True))
    grid = heatmap.click_density(x, y, rows, columns)
    assert grid.n == len(points)
    assert grid.shares.sum() == pytest.approx(1)
    assert grid.counts.shape == (rows, columns)
    edge = np.arange(max(rows, columns) + 1)
    away = all(
        np.abs(x * columns - k).min() > 1e-6 and np.abs(y * rows - k).min() > 1e-6 for k in edge
    )
    if away:  # on an inner edge both round differently
        theirs, *_ = np.histogram2d(y, x, (rows, columns), ((0, 1), (0, 1)))
        assert (grid.counts == theirs).all()


def test_the_densest_cell_is_named_from_the_top_left():
    grid = heatmap.click_density([0.9, 0.9, 0.1], [0.1, 0.1, 0.9], rows=3, columns=2)
    assert grid.densest == (0, 1)
    assert "row 1 from the top, column 2 from the left, with 2" in str(grid)


def test_clicks_outside_the_page_are_refused():
    with pytest.raises(ValueError, match=r"x = 300, y = 0\.5, outside the area"):
        heatmap.click_density([0.1, 300], [0.1, 0.5])
    grid = heatmap.click_density([10, 390], [10, 790], 2, 2, area=(0, 0, 400, 800))
    assert grid.counts.tolist() == [[1, 0], [0, 1]]


@given(POINTS)
def test_four_quarters_without_clicks_on_their_edge_sum_to_all(points):
    points = [(x, y) for x, y in points if x != 0.5 and y != 0.5] or [(0.1, 0.1)]
    x, y = zip(*points, strict=True)
    quarters = [(0, 0, 0.5, 0.5), (0.5, 0, 1, 0.5), (0, 0.5, 0.5, 1), (0.5, 0.5, 1, 1)]
    shares = [heatmap.share_in_area(x, y, quarter) for quarter in quarters]
    assert sum(share.estimate for share in shares) == pytest.approx(1)
    assert all(share.low <= share.estimate <= share.high for share in shares)


def test_blanks_and_areas():
    x, y = [0.1, None, 0.9], [0.1, 0.2, 0.9]
    with pytest.raises(ValueError, match="blank x position at position 1"):
        heatmap.share_in_area(x, y, (0, 0, 0.5, 0.5))
    share = heatmap.share_in_area(x, y, (0, 0, 0.5, 0.5), missing="drop")
    assert (share.estimate, share.n, share.dropped) == (0.5, 2, 1)
    assert heatmap.click_density(x, y, missing="drop").dropped == 1
    for wrong in ((0.5, 0, 0.1, 1), (0, 1, 1, 0), (0, 0, 1)):
        with pytest.raises(ValueError, match="left, top, right, bottom"):
            heatmap.share_in_area([0.1], [0.1], wrong)
    with pytest.raises(ValueError, match="whole numbers"):
        heatmap.click_density([0.1], [0.1], rows=0)
