"""Like for like: one stratum is Welch's test, weights do what they say, nobody is lost silently."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from uxcx.measures import stratified

WEIGHTS = list(stratified.WEIGHTS)


def people(seed=1, rows=80, strata=3):
    rng = np.random.default_rng(seed)
    stratum = rng.integers(0, strata, rows)
    group = rng.random(rows) < 0.2 + 0.5 * stratum / strata
    table = pd.DataFrame({"stratum": stratum, "group": np.where(group, "new", "old")})
    table["value"] = stratum + rng.normal(size=rows)
    return table


def compare(table, **choices):
    return stratified.like_for_like(
        table["value"], table["group"], table["stratum"], ("old", "new"), **choices
    )


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.floats(0.5, 0.999), st.sampled_from(WEIGHTS))
def test_one_stratum_is_welch(seed, confidence, weights):
    table = people(seed).assign(stratum="all")
    found = compare(table, confidence=confidence, weights=weights)
    second, first = (table["value"][table["group"] == name] for name in ("new", "old"))
    theirs = stats.ttest_ind(second, first, equal_var=False)
    low, high = theirs.confidence_interval(confidence)
    for gap in (found.raw, found.matched):
        assert (gap.low, gap.high) == pytest.approx((low, high), abs=1e-9)
        assert (gap.statistic, gap.df) == pytest.approx((theirs.statistic, theirs.df))
        assert gap.p_value == pytest.approx(theirs.pvalue)


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.sampled_from(WEIGHTS))
def test_it_equals_the_same_sum_in_pandas(seed, weights):
    table = people(seed, 300)
    cells = table.groupby(["stratum", "group"])["value"].agg(["size", "mean", "var"]).unstack()
    old, new = cells["size"]["old"], cells["size"]["new"]
    weight = {
        "treated": new,
        "untreated": old,
        "all": old + new,
        "overlap": old * new / (old + new),
    }
    share = weight[weights] / weight[weights].sum()
    gap = (share * (cells["mean"]["new"] - cells["mean"]["old"])).sum()
    variance = (share**2 * (cells["var"]["new"] / new + cells["var"]["old"] / old)).sum()
    found = compare(table, weights=weights)
    assert found.matched.estimate == pytest.approx(gap)
    assert found.matched.estimate / found.matched.statistic == pytest.approx(math.sqrt(variance))
    assert sum(row.weight for row in found.strata) == pytest.approx(1)


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.sampled_from([("treated", "untreated"), ("all", "all")]))
def test_swapping_the_groups_swaps_the_sign(seed, weights):
    table = people(seed)
    columns = table["value"], table["group"], table["stratum"]
    one = stratified.like_for_like(*columns, ("old", "new"), weights[0]).matched
    other = stratified.like_for_like(*columns, ("new", "old"), weights[1]).matched
    assert (one.estimate, one.low) == pytest.approx((-other.estimate, -other.high))


def test_a_gap_that_is_only_a_different_mix_goes_away():
    mix = [("old", "calm", 1)] * 90 + [("old", "busy", 0)] * 10
    mix += [("new", "calm", 1)] * 10 + [("new", "busy", 0)] * 90
    group, stratum, value = zip(*mix, strict=True)
    found = stratified.like_for_like(value, group, stratum, ("old", "new"), unit="share")
    assert found.raw.estimate == pytest.approx(-0.8)
    assert found.matched.estimate == 0
    assert "raw gap -80 percentage points" in str(found)


def test_strata_without_a_partner_are_told():
    table = people()
    extra = pd.DataFrame({"stratum": 9, "group": "new", "value": [100.0, 200.0]})
    found = compare(pd.concat([table, extra]))
    assert [row.label for row in found.without_partner] == [(9,)]
    assert found.without_partner[0].weight == 0
    assert found.matched.estimate == pytest.approx(compare(table).matched.estimate)
    assert found.raw.estimate != pytest.approx(compare(table).raw.estimate)
    assert "Left out of the gap at equal strata: 2 people in 1 of 4 strata" in str(found)
    assert "Every stratum holds people of both groups" in str(compare(table))


def test_several_columns_make_a_stratum_together():
    table = people().assign(country=["at", "de"] * 40)
    both = stratified.like_for_like(
        table["value"], table["group"], table[["stratum", "country"]], ("old", "new")
    )
    as_array = stratified.like_for_like(
        table["value"], table["group"], table[["stratum", "country"]].to_numpy(), ("old", "new")
    )
    assert as_array.matched == both.matched
    joined = table.assign(stratum=table["stratum"].astype(str) + table["country"])
    assert both.matched.estimate == pytest.approx(compare(joined).matched.estimate)
    assert {row.label for row in both.strata} == {(s, c) for s in range(3) for c in ("at", "de")}


def test_lists_arrays_and_columns_give_the_same():
    table = people()
    expected = compare(table).matched
    lists = [table[name].tolist() for name in ("value", "group", "stratum")]
    arrays = [table[name].to_numpy() for name in ("value", "group", "stratum")]
    for columns in (lists, arrays):
        assert stratified.like_for_like(*columns, ("old", "new")).matched == expected


def test_blank_rows_are_refused_or_dropped_and_counted():
    table = people()
    holes = table.astype({"stratum": object})
    holes.loc[3, "value"], holes.loc[4, "stratum"], holes.loc[4, "value"] = None, None, None
    with pytest.raises(ValueError, match="blank in values at position 3"):
        compare(holes)
    found = compare(holes, missing="drop")
    assert found.dropped == 2
    assert found.matched.estimate == pytest.approx(compare(table.drop([3, 4])).matched.estimate)
    assert "2 blank answers were left out" in str(found)


def test_one_person_in_a_cell_borrows_its_spread_and_says_so():
    table = people()
    extra = pd.DataFrame({"stratum": [9, 9, 9], "group": ["new", "old", "old"], "value": [1, 2, 4]})
    found = compare(pd.concat([table, extra]))
    assert math.isfinite(found.matched.margin)
    assert "is borrowed" in str(found)
    alone = stratified.like_for_like([1, 2, 3], ["new", "old", "old"], ["x"] * 3, ("old", "new"))
    assert math.isnan(alone.matched.low)
    assert "no interval" in str(alone)
    same = stratified.like_for_like([0.1] * 3 + [0.3] * 3, ["a"] * 3 + ["b"] * 3, ["x"] * 6)
    assert same.matched.estimate == same.matched.low == same.matched.high == pytest.approx(0.2)
    assert "no certainty" in str(same)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (([1, 2], ["a", "b"], ["x", "y"]), "no stratum that holds people of both groups"),
        (([1, 2, 3], ["a", "b", "c"], ["x"] * 3), "3 groups .* name them"),
        (([1, 2], ["a", "a"], ["x"] * 2), "1 groups"),
        (([1, 2], ["a", "b"], ["x"] * 2, ("a", "z")), "no group 'z' among 'a', 'b'"),
        (([1, 2], ["a", "b"], ["x"] * 2, ("a", "a")), "twice"),
        (([1, 2], ["a", "b"], ["x"] * 3), "columns of 2 and 3 rows"),
        (([1, "two"], ["a", "b"], ["x"] * 2), "text"),
        (([1, 2], ["a", "b"], "country"), "where the column strata 1 belongs"),
        (([], [], []), "no rows"),
        (([None], ["a"], ["x"]), "blank in values"),
    ],
)
def test_what_cannot_be_compared_is_refused(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        stratified.like_for_like(*arguments)


def test_choices_that_do_not_exist_are_refused():
    for choice in ({"weights": "equal"}, {"missing": "ignore"}, {"confidence": 95}):
        with pytest.raises(ValueError, match="write"):
            compare(people(), **choice)
