"""How each case of card_sort.json is put to the measures."""

from uxcx.measures import card_sort


def pairs(similarity):
    return [similarity.shares[pair] for pair in ((0, 1), (0, 2), (1, 2))]


def toy(i):
    """Name the cards of each list by their places."""
    sorts = {person: dict(enumerate(groups)) for person, groups in i["sorts"].items()}
    return pairs(card_sort.similarity(sorts))


CALLS = {
    "cardsort_placements": lambda i: list(card_sort.placements(i["sorts"]).agreement.values()),
    "cardsort_similarity_toy": toy,
    "cardsort_unsorted": lambda i: pairs(card_sort.similarity(i["sorts"], missing="drop")),
}
