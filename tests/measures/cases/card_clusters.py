"""How each case of card_clusters.json is put to the measures. They give distances up to 100."""

from uxcx.measures import card_clusters


def tree(i, linkage="average"):
    shares = [[1 - distance / 100 for distance in row] for row in i["distance"]]
    return card_clusters.clusters(shares, linkage)


def heights(i, linkage="average"):
    return [100 * height for height in tree(i, linkage).heights]


CALLS = {
    "cardsort_cophenetic": lambda i: tree(i).cophenetic,
    "cardsort_upgma": heights,
    "cardsort_wpgma": lambda i: heights(i, "weighted"),
}
