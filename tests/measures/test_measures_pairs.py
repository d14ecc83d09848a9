"""Two columns that belong together: matched row by row, or refused in one sentence."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uxcx.measures.foundations.pairs import read_pairs
from uxcx.measures.foundations.scale import Scale

ANY = Scale("value")
BOTH = (ANY, ANY)
MAYBE = st.one_of(st.none(), st.floats(-1e6, 1e6))


@given(st.lists(st.tuples(MAYBE, MAYBE), min_size=1, max_size=40))
def test_only_whole_pairs_stay_and_the_others_are_counted(rows):
    first, second = map(list, zip(*rows, strict=True))
    kept = [row for row in rows if None not in row]
    if not kept:
        with pytest.raises(ValueError, match=r"blank"):
            read_pairs(first, second, BOTH, "drop")
        return
    pairs = read_pairs(first, second, BOTH, "drop")
    assert list(zip(pairs.first, pairs.second, strict=True)) == kept
    assert (pairs.n, pairs.dropped) == (len(kept), len(rows) - len(kept))
    assert pairs.whole.sum() == pairs.n


def test_arrays_are_used_as_they_are():
    first, second = np.arange(5.0), np.arange(5)
    pairs = read_pairs(first, second, BOTH)
    assert pairs.first is first and pairs.second is second


@pytest.mark.parametrize(
    ("first", "second", "missing", "sentence"),
    [
        ([1, 2], [1], "refuse", r"Found 2 rows in the first list but 1 in the second list"),
        ([1, None], [1, 2], "refuse", r"blank value at position 1 .* of the first list; .*drop"),
        ([1, 2], [1, "x"], "refuse", r'Found "x" \(text\) at position 1 .* of the second list'),
        ([1, 2], [1, np.inf], "drop", r"Found the value inf at position 1 .* of the second list"),
        ([1, None], [None, 2], "drop", r"Found a blank in every pair"),
        ([1, 2], [1, 2], "skip", r"Found missing = 'skip'"),
        ([], [], "refuse", r"list is empty"),
    ],
)
def test_what_does_not_match_is_refused_in_one_sentence(first, second, missing, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_pairs(first, second, BOTH, missing)


def test_columns_whose_rows_carry_different_labels_are_refused():
    table = pd.DataFrame({"wave": [1, 1, 2, 2], "score": [3, 4, 5, 6]})
    before, after = (table.loc[table["wave"] == wave, "score"] for wave in (1, 2))
    with pytest.raises(ValueError, match=r"different index labels .* one table with a row a pair"):
        read_pairs(before, after, BOTH)
    assert read_pairs(before.to_numpy(), after.to_numpy(), BOTH).n == 2
    assert read_pairs(before, before[::-1].sort_index(), BOTH).n == 2
