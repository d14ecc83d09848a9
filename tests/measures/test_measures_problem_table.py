"""Tables of problems: against all groups of people written out, and by their rules."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from uxcx.measures import discovery, problem_table

BOOK = [
    [1, 1, 1, 1],
    [1, 1, 1, 1],
    [1, 1, 1, 1],
    [0, 0, 1, 0],
    [1, 1, 1, 0],
    [1, 0, 0, 1],
    [1, 1, 0, 0],
]


@st.composite
def tables(draw):
    shape = draw(st.tuples(st.integers(1, 8), st.integers(1, 6)))
    table = draw(hnp.arrays(bool, shape))
    table[~table.any(axis=1), 0] = True
    return table


@given(tables())
def test_the_curve_is_the_mean_over_all_groups(table):
    curve = problem_table.curve(table)
    people = table.shape[1]
    assert curve.people == tuple(range(1, people + 1))
    for k in curve.people:
        groups = [table[:, chosen].any(axis=1).mean() for chosen in combinations(range(people), k)]
        assert curve.expected[k - 1] == pytest.approx(np.mean(groups))
    assert curve.expected[-1] == 1
    assert curve.expected[0] == pytest.approx(problem_table.study(table).p)


@given(tables(), st.data())
def test_the_order_of_people_and_problems_does_not_matter(table, data):
    rows = data.draw(st.permutations(range(table.shape[0])))
    columns = data.draw(st.permutations(range(table.shape[1])))
    mixed = table[np.ix_(rows, columns)]
    assert problem_table.study(mixed) == problem_table.study(table)
    mixed_curve, curve = problem_table.curve(mixed), problem_table.curve(table)
    assert mixed_curve.expected == pytest.approx(curve.expected)


@given(tables())
def test_a_study_hangs_together(table):
    study = problem_table.study(table)
    assert 1 / study.people <= study.p + 1e-12, "each problem was met by somebody"
    assert 0 < study.p_adjusted < study.p or study.p_adjusted == pytest.approx(study.p)
    assert study.found == discovery.discovered(study.p_adjusted, study.people)
    assert study.total == pytest.approx(study.problems + study.undiscovered)
    assert study.undiscovered >= -1e-9
    assert problem_table.study(table, "none").p_adjusted == study.p


@given(tables(), st.integers(0, 5))
@settings(max_examples=30)
def test_drawn_groups_stay_within_all_groups_and_repeat_with_their_seed(table, seed):
    people = table.shape[1] // 2 + 1
    drawn = problem_table.spread(table, people, groups=40, seed=seed)
    everything = [
        table[:, chosen].any(axis=1).mean()
        for chosen in combinations(range(table.shape[1]), people)
    ]
    assert min(everything) <= drawn.lowest <= drawn.mean + 1e-12
    assert drawn.mean - 1e-12 <= drawn.highest <= max(everything)
    assert drawn.shares.size == drawn.groups == 40
    assert drawn == problem_table.spread(table, people, groups=40, seed=seed)


def test_the_spread_comes_near_the_exact_mean_and_everybody_finds_all():
    rng = np.random.default_rng(8)
    table = rng.random((40, 60)) < rng.beta(1, 3, (40, 1))
    table[~table.any(axis=1), 0] = True
    drawn = problem_table.spread(table, 5)
    assert drawn.mean == pytest.approx(problem_table.curve(table).expected[4], abs=0.01)
    assert drawn.lowest < drawn.mean - drawn.sd
    ten = problem_table.spread(table, 10)
    assert ten.lowest > drawn.lowest, "more people, less bad luck (Faulkner 2003)"
    whole = problem_table.spread(table, 60, groups=3)
    assert (whole.lowest, whole.sd, whole.highest) == (1, 0, 1)


@pytest.mark.parametrize(
    "table",
    [
        np.array(BOOK),
        np.array(BOOK, bool),
        np.array(BOOK, float),
        np.array(BOOK, object),
        [tuple(map(bool, row)) for row in BOOK],
        pd.DataFrame(BOOK, columns=list("abcd")),
        pd.DataFrame(BOOK).astype("boolean"),
    ],
)
def test_all_kinds_of_tables_go_in(table):
    assert problem_table.study(table) == problem_table.study(BOOK)


def test_a_long_table_goes_in_after_a_pivot():
    long = pd.DataFrame(BOOK).rename_axis("problem_id").reset_index()
    long = long.melt("problem_id", var_name="pid", value_name="seen").sample(frac=1, random_state=1)
    table = long.pivot(index="problem_id", columns="pid", values="seen")
    assert problem_table.study(table).p == pytest.approx(5 / 7)


def test_problems_that_nobody_met_are_refused_or_reported():
    table = [*BOOK, [0, 0, 0, 0]]
    with pytest.raises(ValueError, match="1 of 8 problems that nobody met"):
        problem_table.study(table)
    study = problem_table.study(table, unseen="drop")
    assert study.p == problem_table.study(BOOK).p
    assert "Problems left out because none of these people met them: 1." in str(study)


def test_one_person_alone_and_no_overlap():
    alone = problem_table.study([[1], [1]])
    assert (alone.p, alone.p_adjusted, alone.once) == (1, 0.25, 2)
    apart = problem_table.study([[1, 0], [0, 1]], "deflation")
    assert apart.undiscovered == float("inf")
    assert "no end of the list" in str(apart)
    assert problem_table.curve([[1]]).expected == (1.0,)


def test_sentences():
    assert str(problem_table.study(BOOK)) == (
        "4 people met 7 problems, 1 of them only once. On average 71 % of the people met a "
        "problem, 49 % after adjustment (mean). By this estimate 93 % of the problems are found "
        "and about 0.5 are still hidden."
    )
    assert str(problem_table.curve(BOOK)).startswith(
        "Average share of the 7 problems found: 1 person 71 %, 4 people 100 %."
    )
    assert str(problem_table.spread(BOOK, 2)).startswith(
        "Groups of 2 people found from 86 % to 100 % of the 7 problems, on average 88 %"
    )


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: problem_table.study([]), "no problem marks"),
        (lambda: problem_table.study([[1, 2]]), "Found 2 at row 0, column 1"),
        (lambda: problem_table.study([[1, float("nan")]]), "Found nan at row 0, column 1"),
        (lambda: problem_table.study([[1, pd.NA], [1, 1]]), "Found <NA> at row 0, column 1"),
        (lambda: problem_table.study([["yes", "no"]]), 'Found "yes" at row 0, column 0'),
        (lambda: problem_table.study([1, 0, 1]), "a table with rows of equal length"),
        (lambda: problem_table.study([[1, 0], [1]]), "a table with rows of equal length"),
        (lambda: problem_table.study([[0, 0]], unseen="drop"), "nobody met"),
        (lambda: problem_table.study([[1]], unseen="skip"), "unseen"),
        (lambda: problem_table.study([[1]], method="best"), "method"),
        (lambda: problem_table.spread(BOOK, 5), "groups of 5 people"),
        (lambda: problem_table.spread(BOOK, 0), "groups of 0 people"),
        (lambda: problem_table.spread(BOOK, 2, groups=1), "1 groups"),
    ],
)
def test_bad_input_is_one_sentence(call, words):
    with pytest.raises(ValueError, match=words) as error:
        call()
    assert str(error.value).startswith("Found ")
    assert str(error.value).endswith(".")


def test_a_masked_table_is_not_unmasked():
    masked = np.ma.masked_array([[1, 1], [1, 0]], mask=[[0, 0], [0, 1]])
    with pytest.raises(ValueError, match="Found nan at row 1, column 1"):
        problem_table.study(masked)
