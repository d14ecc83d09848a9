"""Card sorts: against counting by hand and SciPy, by their rules, with gaps and ties."""

import math
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster import hierarchy
from scipy.spatial.distance import squareform

from uxcx.measures import card_clusters, card_sort


@st.composite
def sorts(draw):
    cards = draw(st.integers(2, 6))
    group = st.sampled_from(["Help", "Shop", "Me"])
    people = draw(st.lists(st.lists(group, min_size=cards, max_size=cards), min_size=1, max_size=6))
    return {
        f"p{who}": {f"c{card}": name for card, name in enumerate(own)}
        for who, own in enumerate(people)
    }


def long_table(sorts):
    rows = [(who, card, group) for who, own in sorts.items() for card, group in own.items()]
    return pd.DataFrame(rows, columns=["pid", "card", "group"])


@given(sorts())
def test_similarity_is_counted_over_people(sorts):
    similarity = card_sort.similarity(sorts)
    for i, j in combinations(range(len(similarity.cards)), 2):
        one, other = similarity.cards[i], similarity.cards[j]
        expected = np.mean([own[one] == own[other] for own in sorts.values()])
        assert similarity.shares[i, j] == similarity.shares[j, i] == pytest.approx(expected)
    assert (np.diag(similarity.shares) == 1).all()
    assert (similarity.distance == 1 - similarity.shares).all()
    assert similarity.people == len(sorts)


@given(sorts(), st.randoms(use_true_random=False))
def test_a_long_table_in_any_order_gives_the_same(sorts, random):
    rows = long_table(sorts)
    order = list(range(len(rows)))
    random.shuffle(order)
    mixed = card_sort.similarity(rows.iloc[order])
    straight = card_sort.similarity(sorts)
    place = [mixed.cards.index(card) for card in straight.cards]
    assert mixed.shares[np.ix_(place, place)] == pytest.approx(straight.shares)
    renamed = rows.rename(columns={"group": "group_label"})
    again = card_sort.similarity(renamed, group="group_label")
    assert (again.shares == straight.shares).all()


@given(sorts())
def test_names_of_groups_do_not_matter_to_similarity(sorts):
    own_words = {
        who: {card: (who, group) for card, group in own.items()} for who, own in sorts.items()
    }
    ours = card_sort.similarity(own_words)
    assert (ours.shares == card_sort.similarity(sorts).shares).all()


GAPS = {
    "u1": {"a": "A", "b": "A", "c": "B"},
    "u2": {"a": "A", "b": "A", "c": None},
    "u3": {"a": "A", "b": "B"},
}


def test_unsorted_cards_are_refused_or_kept_out_of_the_base():
    with pytest.raises(ValueError, match=r"'c' unsorted by 'u2' \(2 such gaps in all\)"):
        card_sort.similarity(GAPS)
    similarity = card_sort.similarity(GAPS, missing="drop")
    assert similarity.unsorted == 2
    assert similarity.shares[0, 1] == pytest.approx(2 / 3)
    assert similarity.shares[0, 2] == 0
    assert "2 unsorted cards do not count" in str(similarity)
    placements = card_sort.placements(GAPS, missing="drop")
    assert placements.agreement["c"] == 1, "one person sorted it, not three"
    assert "2 unsorted cards are not counted" in str(placements)
    assert card_sort.similarity(long_table(GAPS), missing="drop").unsorted == 2


@given(sorts())
def test_agreement_lies_between_an_even_split_and_all(sorts):
    placements = card_sort.placements(sorts)
    for card, share in placements.agreement.items():
        chosen = [own[card] for own in sorts.values()]
        assert share == pytest.approx(max(map(chosen.count, chosen)) / len(chosen))
        assert {chosen.count(group) for group in placements.top[card]} == {
            max(map(chosen.count, chosen))
        }
    assert placements.mean == pytest.approx(np.mean(list(placements.agreement.values())))


def test_ties_are_reported():
    tied = {"u1": {"a": "X", "b": "X"}, "u2": {"a": "Y", "b": "X"}}
    placements = card_sort.placements(tied)
    assert placements.top == {"a": ("X", "Y"), "b": ("X",)}
    assert "No single favourite group: 1 of the cards." in str(placements)
    chain = [[1, 0.5, 0], [0.5, 1, 0.5], [0, 0.5, 1]]
    tree = card_clusters.clusters(chain)
    assert "other trees fit these sorts as well" in str(tree)
    with pytest.raises(ValueError, match="Found a tie where the tree would be cut"):
        card_clusters.clusters(np.full((3, 3), 0.5) + np.eye(3) / 2).groups(2)


@settings(max_examples=30)
@given(sorts(), st.sampled_from(["average", "complete", "single", "weighted"]))
def test_the_tree_is_that_of_scipy(sorts, linkage):
    similarity = card_sort.similarity(sorts)
    tree = card_clusters.clusters(similarity, linkage)
    condensed = squareform(similarity.distance, checks=False)
    theirs = hierarchy.linkage(condensed, linkage)
    assert tree.heights == pytest.approx(theirs[:, 2])
    assert sorted(tree.order) == sorted(tree.cards)
    assert sorted(tree.heights) == list(tree.heights)
    if not math.isnan(tree.cophenetic):
        correlation, _ = hierarchy.cophenet(tree.merges, condensed)
        assert tree.cophenetic == pytest.approx(correlation)
        assert -1 <= tree.cophenetic <= 1
    assert tree.groups(len(tree.cards)) == [(card,) for card in tree.order] or 0 in tree.heights
    assert tree.groups(1) == [tree.order]


def test_cards_of_one_mind_make_clear_groups_that_stay_together_in_the_order():
    clear = {who: dict(zip("abcdef", "XXYYZZ", strict=True)) for who in range(3)}
    clear[0]["b"] = "Y"
    tree = card_clusters.clusters(card_sort.similarity(clear))
    assert {frozenset(group) for group in tree.groups(3)} == {
        frozenset("ab"),
        frozenset("cd"),
        frozenset("ef"),
    }
    assert [card for group in tree.groups(3) for card in group] == list(tree.order)
    assert tree.cophenetic > 0.9
    assert "(cophenetic correlation; 1 would be a tree that tells all)" in str(tree)


def test_equal_distances_everywhere_have_no_structure():
    together = card_clusters.clusters(card_sort.similarity({"u": {"a": 1, "b": 1, "c": 1}}))
    assert math.isnan(together.cophenetic)
    assert "no structure" in str(together)
    pair = card_clusters.clusters(card_sort.similarity({"u": {"a": 1, "b": 2}}))
    assert pair.heights == (1.0,)
    assert pair.note == ""


def test_a_labelled_table_of_shares_keeps_its_labels():
    shares = pd.DataFrame([[1, 0.2], [0.2, 1]], index=["a", "b"], columns=["a", "b"])
    assert card_clusters.clusters(shares).cards == ("a", "b")


def test_sentences():
    assert str(
        card_sort.similarity({"u": {"a": 1, "b": 1, "c": 2}, "v": {"a": 1, "b": 1, "c": 1}})
    ) == ("2 people sorted 3 cards. Most often together: a and b, 100 % of the people.")
    tied = str(card_sort.similarity({"u": {"a": 1, "b": 1, "c": 1}}))
    assert "(as often: 2 other pairs)" in tied


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: card_sort.similarity({"u": {"a": 1}}), "1 card"),
        (lambda: card_sort.similarity({}), "no sorted card"),
        (lambda: card_sort.similarity({"u": {}}), "no sorted card"),
        (lambda: card_sort.similarity(["a"]), "list where card sorts belong"),
        (lambda: card_sort.similarity({"u": ["A", "B"]}), "dict where card sorts belong"),
        (lambda: card_sort.similarity(long_table(GAPS), group="label"), "no column 'label'"),
        (lambda: card_sort.similarity(GAPS, missing="skip"), "missing"),
        (lambda: card_sort.similarity({"u": {None: 1, "b": 1}}), "blank person or card"),
        (lambda: card_sort.similarity({"u": {"a": 1, "b": ""}}, missing="drop"), "by everybody"),
        (
            lambda: card_sort.similarity({"u": {"a": 1}, "v": {"b": 1}}, missing="drop"),
            "nobody who sorted both a and b",
        ),
        (
            lambda: card_sort.similarity(long_table({"u": {"a": 1}}).iloc[[0, 0]]),
            "'a' twice in the sort of 'u'",
        ),
        (lambda: card_clusters.clusters([[1, 2], [2, 1]]), "square table of shares"),
        (lambda: card_clusters.clusters([[1, 0.5], [0.4, 1]]), "square table of shares"),
        (lambda: card_clusters.clusters([[0, 0.5], [0.5, 0]]), "square table of shares"),
        (lambda: card_clusters.clusters([[1]]), "square table of shares"),
        (lambda: card_clusters.clusters([[1, math.nan], [math.nan, 1]]), "square table of shares"),
        (lambda: card_clusters.clusters("ab"), "square table of shares"),
        (lambda: card_clusters.clusters([[1, 0], [0, 1]], "ward"), "linkage = 'ward'"),
        (lambda: card_clusters.clusters([[1, 0], [0, 1]]).groups(3), "count = 3"),
    ],
)
def test_bad_input_is_one_sentence(call, words):
    with pytest.raises(ValueError, match=words) as error:
        call()
    assert str(error.value).startswith("Found ")
    assert str(error.value).endswith(".")
