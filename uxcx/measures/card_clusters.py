"""The tree of groups that card sorts suggest: clusters, the order to draw them, ties.

It starts from the similarities of ``card_sort``. How people find things in a finished tree is in
``findability``.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from uxcx.measures.card_sort import Similarity
from uxcx.measures.foundations.estimate import Result

_LINKAGES = ("average", "weighted", "complete", "single")
_TRIALS = 20  # orders of the cards in which the tree is built again, to notice ties


@dataclass(frozen=True)
class Clusters(Result):
    """The tree of groups that the sorts suggest.

    Attributes
    ----------
    cards : tuple
        The cards, in the order of the rows of the similarity.
    order : tuple
        The cards in the order in which to draw them, neighbours side by side.
    merges : numpy.ndarray
        The tree as SciPy writes it (``scipy.cluster.hierarchy.dendrogram`` draws it).
    heights : tuple of float
        The distances at which groups were joined, ascending: 0 is always together, 1 never.
    cophenetic : float
        Correlation of the distances in the tree with those in the sorts: 1 is a tree that tells
        all. nan where all distances are equal.
    linkage, note
        How distances between groups are taken; whether ties make the tree one of several.
    """

    cards: tuple
    order: tuple
    merges: np.ndarray = field(repr=False, compare=False)
    heights: tuple[float, ...]
    cophenetic: float
    linkage: str
    note: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        fit = (
            "All pairs of cards are equally close, so the tree shows no structure."
            if math.isnan(self.cophenetic)
            else f"Its distances correlate with those in the sorts at {self.cophenetic:.2f} "
            "(cophenetic correlation; 1 would be a tree that tells all)."
        )
        return f"Tree of {len(self.cards):,} cards, {self.linkage} linkage. {fit}{self.remarks()}"

    def groups(self, count: int) -> list[tuple]:
        """Return the cards in so many groups.

        Raises
        ------
        ValueError
            If there are fewer cards, or a tie stands where the tree would have to be cut.
        """
        from scipy.cluster.hierarchy import fcluster

        cards = len(self.cards)
        if not (isinstance(count, int) and 1 <= count <= cards):
            raise ValueError(f"Found count = {count!r}; write a number of groups, 1 to {cards}.")
        labels = fcluster(self.merges, count, "maxclust")
        if len(set(labels)) != count:
            raise ValueError(
                f"Found a tie where the tree would be cut into {count} groups: several joins "
                f"happen at one distance; ask for {len(set(labels))} groups, or for more."
            )
        place = dict(zip(self.cards, labels.tolist(), strict=True))
        grouped: dict = {}
        for card in self.order:
            grouped.setdefault(place[card], []).append(card)
        return [tuple(group) for group in grouped.values()]


def clusters(similar: Similarity | Iterable, linkage: str = "average") -> Clusters:
    """Return the tree of groups, by joining the closest cards first.

    Parameters
    ----------
    similar : Similarity, or a square table of shares
        From `similarity`; a table without card names numbers the cards from 0.
    linkage : {"average", "weighted", "complete", "single"}
        Distance of two groups: the mean over all pairs of cards (UPGMA), the plain mean of the
        distances of the groups that were joined (WPGMA), the largest, the smallest.

    Raises
    ------
    ValueError
        If the table is not one of shares: square, symmetric, 1 on the diagonal.

    Notes
    -----
    Average linkage (UPGMA) on ``1 - share``, with cophenetic correlation, by SciPy. Ties are
    noticed by building the tree again with the cards in other orders.

    Source: scipy.cluster.hierarchy (linkage, cophenet); Sokal & Rohlf (1962) for the
    correlation, cited after probsee.com/p/cophenetic.
    Dispute: Distance and linkage change the tree strongly (Macías, Journal of User Experience,
    uxpajournal.org/card-sort-dendrograms); check the cophenetic correlation, and read the
    similarities themselves beside the tree. "UPGMA" is at times said of the weighted mean.
    Published cases: cardsort_upgma, cardsort_wpgma.
    Recomputed cases: cardsort_cophenetic.
    """
    from scipy.cluster.hierarchy import cophenet, leaves_list
    from scipy.cluster.hierarchy import linkage as join
    from scipy.spatial.distance import squareform

    if linkage not in _LINKAGES:
        raise ValueError(f"Found linkage = {linkage!r}; write one of {', '.join(_LINKAGES)}.")
    cards, shares = _shares(similar)
    distance = squareform(1 - shares, checks=False)
    merges = join(distance, linkage, optimal_ordering=True)
    in_tree = cophenet(merges)
    varies = np.ptp(distance) > 0 and np.ptp(in_tree) > 0
    rng = np.random.default_rng(0)
    for _ in range(_TRIALS):
        mixed = rng.permutation(len(cards))
        back = np.argsort(mixed)
        again = cophenet(join(squareform(1 - shares[np.ix_(mixed, mixed)], checks=False), linkage))
        if not np.allclose(squareform(again)[np.ix_(back, back)], squareform(in_tree)):
            note = "Some groups are equally close, so other trees fit these sorts as well."
            break
    else:
        note = ""
    return Clusters(
        cards=cards,
        order=tuple(cards[leaf] for leaf in leaves_list(merges)),
        merges=merges,
        heights=tuple(merges[:, 2].tolist()),
        cophenetic=float(np.corrcoef(distance, in_tree)[0, 1]) if varies else math.nan,
        linkage=linkage,
        note=note,
    )


def _shares(similar: Similarity | Iterable) -> tuple[tuple, np.ndarray]:
    if isinstance(similar, Similarity):
        return similar.cards, similar.shares
    try:
        shares = np.asarray(similar, float)
    except (TypeError, ValueError):
        shares = np.array(math.nan)
    square = shares.ndim == 2 and shares.shape[0] == shares.shape[1] >= 2
    if not (
        square
        and ((shares >= 0) & (shares <= 1)).all()
        and np.allclose(shares, shares.T)
        and np.allclose(np.diag(shares), 1)
    ):
        raise ValueError(
            "Found something else where a square table of shares belongs (2 cards or more, 0 to "
            "1, the same above and below a diagonal of 1); make it with card_sort.similarity."
        )
    return tuple(getattr(similar, "columns", range(len(shares)))), shares
