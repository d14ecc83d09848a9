"""Drivers: shares add up and know no order, other routes agree, refusals name the columns."""

import itertools
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import correlations, drivers
from uxcx.measures.foundations import columns

BOTH = (drivers.lmg, drivers.relative_weights)


def answers(rows=60, size=4, seed=1):
    rng = np.random.default_rng(seed)
    mood = rng.normal(size=(rows, 1))
    table = pd.DataFrame(rng.normal(size=(rows, size)) + mood, columns=list("abcdefghijkl")[:size])
    table["overall"] = table.sum(axis=1) + rng.normal(size=rows)
    return table


@st.composite
def some_correlations(draw):
    size = draw(st.integers(1, 5))
    table = answers(30, size, draw(st.integers(0, 10_000)))
    r = table.corr().to_numpy()
    return r[:-1, :-1], r[:-1, -1]


@settings(max_examples=40)
@given(some_correlations())
def test_shares_add_up_to_r_squared_and_are_never_negative(r):
    r_squared = r[1] @ np.linalg.solve(*r)
    for method in BOTH:
        found = method(*r)
        assert sum(found.shares.values()) == pytest.approx(r_squared, abs=1e-9)
        assert found.r_squared == pytest.approx(r_squared, abs=1e-9)
        assert min(found.shares.values()) >= -1e-9
        assert sum(found.percent.values()) == pytest.approx(100)


@settings(max_examples=30)
@given(some_correlations(), st.randoms())
def test_the_order_of_the_drivers_does_not_matter(r, random):
    order = list(range(r[1].size))
    random.shuffle(order)
    for method in BOTH:
        plain = list(method(*r).shares.values())
        mixed = list(method(r[0][np.ix_(order, order)], r[1][order]).shares.values())
        assert mixed == pytest.approx([plain[place] for place in order], abs=1e-9)


@settings(max_examples=20)
@given(some_correlations())
def test_lmg_is_the_average_over_all_orders_of_entry(r):
    r_xx, r_xy = r
    gains = np.zeros(r_xy.size)
    orders = list(itertools.permutations(range(r_xy.size)))
    for order in orders:
        before = 0.0
        for place in range(len(order)):
            inside = list(order[: place + 1])
            now = r_xy[inside] @ np.linalg.solve(r_xx[np.ix_(inside, inside)], r_xy[inside])
            gains[order[place]] += now - before
            before = now
    assert list(drivers.lmg(*r).shares.values()) == pytest.approx(gains / len(orders), abs=1e-9)


def test_two_drivers_get_the_same_from_both_methods():
    r_xx, r_xy = [[1, 0.5], [0.5, 1]], [0.6, 0.4]
    one, other = (list(method(r_xx, r_xy).shares.values()) for method in BOTH)
    assert one == pytest.approx(other, abs=1e-12)


@settings(max_examples=30)
@given(st.floats(0.001, 1000), st.floats(-1e6, 1e6))
def test_neither_unit_nor_offset_matters(unit, offset):
    table = answers()
    moved = table.assign(a=table["a"] * unit + offset)
    plain, ours = (drivers.importance(each, "overall").shares for each in (table, moved))
    assert ours == pytest.approx(plain, rel=1e-6)


def test_equal_weights_change_nothing_and_doubling_a_row_is_a_weight_of_two():
    table = answers(20)
    plain = drivers.importance(table, "overall")
    same = drivers.importance(table, "overall", weights=[3] * 20)
    assert same.shares == pytest.approx(plain.shares, abs=1e-12)
    doubled = drivers.importance(pd.concat([table, table.head(5)]), "overall")
    weighted = drivers.importance(table, "overall", weights=[2] * 5 + [1] * 15)
    assert weighted.shares == pytest.approx(doubled.shares, abs=1e-12)
    without = drivers.importance(table, "overall", weights=[0] * 5 + [1] * 15)
    assert without.shares == pytest.approx(drivers.importance(table[5:], "overall").shares)
    assert without.n == 15


def test_all_kinds_of_tables_give_the_same():
    table = answers()
    expected = list(drivers.importance(table, "overall").shares.values())
    as_dict = {name: list(table[name]) for name in table}
    inside, outside = table.drop(columns="overall"), table["overall"]
    for found in (
        drivers.importance(as_dict, "overall"),
        drivers.importance(inside, outside),
        drivers.importance(inside.to_numpy(), outside.to_numpy()),
        drivers.importance(table, "overall", ["a", "b", "c", "d"]),
    ):
        assert list(found.shares.values()) == pytest.approx(expected)


def test_blank_rows_are_refused_or_dropped_and_counted():
    table = answers()
    table.loc[3, "b"] = np.nan
    table.loc[7, "overall"] = np.nan
    with pytest.raises(ValueError, match=r"blank in b at position 3 .*rows with a blank in all: 2"):
        drivers.importance(table, "overall")
    found = drivers.importance(table, "overall", missing="drop")
    assert (found.n, found.dropped) == (58, 2)
    assert found.shares == drivers.importance(table.dropna(), "overall").shares
    assert "2 blank answers were left out" in str(found)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda t: t.assign(e=t["a"] + t["b"]), "a, b, e repeat each other"),
        (lambda t: t.assign(e=7), "same value in all rows of e"),
        (lambda t: t.assign(overall=7), "same value in all rows of overall"),
        (lambda t: t.assign(e="good"), "text"),
        (lambda t: t.head(5), "5 rows for 4 drivers"),
        (lambda t: t.head(0), "no rows"),
        (lambda t: t.rename(columns={"overall": "all"}), "no column 'overall'"),
        (lambda t: t[["overall"]], "name at least one"),
    ],
)
def test_tables_that_cannot_be_used_are_refused(change, sentence):
    for method in ("LMG", "relative weights"):
        with pytest.raises(ValueError, match=sentence):
            drivers.importance(change(answers()), "overall", method=method)


def test_choices_that_do_not_exist_are_refused():
    with pytest.raises(ValueError, match='write "LMG" or "relative weights"'):
        drivers.importance(answers(), "overall", method="guess")
    with pytest.raises(ValueError, match="weight is never negative"):
        drivers.importance(answers(3 * 20), "overall", weights=[-1] + [1] * 59)
    with pytest.raises(ValueError, match="table of shape"):
        drivers.importance([1, 2, 3], [1, 2, 3])


def test_many_drivers_lmg_refuses_relative_weights_do():
    size = 16
    r_xx, r_xy = np.eye(size), np.full(size, 0.1)
    with pytest.raises(ValueError, match=r"Found 16 drivers.*65,536 subsets.*relative_weights"):
        drivers.lmg(r_xx, r_xy)
    assert drivers.relative_weights(r_xx, r_xy).r_squared == pytest.approx(0.16)
    twelve = drivers.lmg(np.eye(12), np.full(12, 0.1))
    assert twelve.r_squared == pytest.approx(0.12)


@pytest.mark.parametrize(
    ("r_xx", "r_xy", "sentence"),
    [
        ([[1, 0.9], [0.9, 1]], [0.9, -0.9], "cannot come from one table"),
        ([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]], [0, 0, 0], "repeat each other"),
        ([[2, 0], [0, 2]], [0.1, 0.1], "no correlation matrix"),
        ([[1, 0.5], [0.4, 1]], [0.1, 0.1], "no correlation matrix"),
        ([[1, np.nan], [np.nan, 1]], [0.1, 0.1], "no correlation matrix"),
        ([[1]], [0.1, 0.1], "shapes"),
        ([], [], "shapes"),
    ],
)
def test_correlations_that_cannot_be_are_refused(r_xx, r_xy, sentence):
    for method in BOTH:
        with pytest.raises(ValueError, match=sentence):
            method(r_xx, r_xy)


def test_nothing_explained_is_said():
    found = drivers.lmg(np.eye(2), [0, 0])
    assert "nothing to share out" in str(found)
    assert np.isnan(found.percent["1"])


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(4, 60), st.floats(0.5, 0.999))
def test_correlation_agrees_with_scipy(seed, n, confidence):
    table = answers(n, 2, seed)
    ours = correlations.pearson(table["a"], list(table["b"]), confidence)
    theirs = stats.pearsonr(table["a"], table["b"])
    low, high = theirs.confidence_interval(confidence)
    assert ours.estimate == pytest.approx(theirs.statistic, abs=1e-9)
    assert (ours.low, ours.high) == pytest.approx((low, high), abs=1e-9)
    assert ours.low < ours.estimate < ours.high


def test_correlation_at_its_limits():
    assert "no interval" in str(correlations.pearson([1, 2, 3], [1, 2, 4]))
    line = correlations.pearson([1, 2, 3, 4], [2, 4, 6, 8])
    assert (line.estimate, line.low, line.high) == (1, 1, 1)
    assert "not certainty" in str(line)
    huge = correlations.pearson([1e15, 2e15, 3e15, 5e15], [1e-9, 2e-9, 3e-9, 4e-9])
    assert huge.estimate == pytest.approx(stats.pearsonr([1, 2, 3, 5], [1, 2, 3, 4]).statistic)
    with pytest.raises(ValueError, match="same value in all rows of y"):
        correlations.pearson([1, 2, 3], [5, 5, 5])
    with pytest.raises(ValueError, match="columns of 2 and 3 rows"):
        correlations.pearson([1, 2, 3], [1, 2])
    with pytest.raises(ValueError, match="check the order"):
        correlations.fisher_interval(50, 0.5)
    left = correlations.pearson([1, 2, None, 4, 3], [1, 3, 2, None, 1], missing="drop")
    assert (left.n, left.dropped) == (3, 2)


@settings(max_examples=3)
@given(st.integers(1, 3))
def test_correlations_by_blocks_equal_those_at_once(more):
    rng = np.random.default_rng(more)
    rows = more * 70_000
    table = {"a": rng.integers(0, 11, rows), "b": rng.normal(size=rows) + 1e6}
    ours = columns.correlation_matrix(table)
    assert ours == pytest.approx(np.corrcoef(table["a"], table["b"]), abs=1e-9)


def test_the_published_data_sets_are_the_known_ones():
    """Means as R prints them, so that a digit lost in copying is noticed."""
    cases = json.loads(
        (Path(__file__).parent / "cases" / "drivers.json").read_text(encoding="utf-8")
    )
    data = {case["id"]: case["inputs"].get("columns") for case in cases}
    assert len(data["lmg_swiss_pct"]["Fertility"]) == 47
    assert np.mean(data["lmg_swiss_pct"]["Fertility"]) == pytest.approx(70.14, abs=0.005)
    assert np.mean(data["lmg_mtcars"]["mpg"]) == pytest.approx(20.09, abs=0.005)
    assert np.mean(data["lmg_mtcars"]["disp"]) == pytest.approx(230.72, abs=0.005)
