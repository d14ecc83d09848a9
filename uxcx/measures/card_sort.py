"""Card sorts: which cards people put together, and how far they agree on the group of a card.

A sort is a long table with a row for each person and card, or a dict: for each person a dict from
card to group. The names of the groups matter only to `placements`. Finding things in a finished
tree is in ``findability``.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from uxcx.measures.foundations.estimate import Result
from uxcx.measures.foundations.labels import is_blank


@dataclass(frozen=True)
class Similarity(Result):
    """How often each two cards were put together.

    Attributes
    ----------
    cards : tuple
        The cards, in the order in which they first came up.
    shares : numpy.ndarray
        Row and column a card: the share of people who put both into one group, 0 to 1.
    people : int
        People who sorted.
    unsorted : int
        Placements (one person, one card) that are missing; such a person does not count for the
        pairs of this card.
    """

    cards: tuple
    shares: np.ndarray = field(repr=False, compare=False)
    people: int = 0
    unsorted: int = 0

    @property
    def distance(self) -> np.ndarray:
        """``1 - shares``: 0 for cards that everybody put together."""
        return 1 - self.shares

    def __str__(self) -> str:
        """Say the result in a sentence."""
        row, column = np.triu_indices(len(self.cards), 1)
        pairs = self.shares[row, column]
        best = int(pairs.argmax())
        ties = int((pairs == pairs[best]).sum()) - 1
        others = "one other pair" if ties == 1 else f"{ties:,} other pairs"
        more = f" (as often: {others})" if ties else ""
        blanks = (
            f" {self.unsorted:,} unsorted cards do not count, for the pairs they are in."
            if self.unsorted
            else ""
        )
        return (
            f"{self.people:,} people sorted {len(self.cards):,} cards. Most often together: "
            f"{self.cards[row[best]]} and {self.cards[column[best]]}, "
            f"{100 * pairs[best]:.0f} % of the people{more}.{blanks}"
        )


@dataclass(frozen=True)
class Placements(Result):
    """How far people agree on the group of each card.

    Attributes
    ----------
    agreement : dict
        For each card the share of people who chose its most frequent group.
    top : dict
        For each card its most frequent group; several, as a tuple of them, in a tie.
    mean : float
        Mean agreement over the cards.
    people, unsorted : int
        As in `Similarity`; a card's share counts the people who sorted this card.
    """

    agreement: dict
    top: dict
    mean: float
    people: int
    unsorted: int = 0

    def __str__(self) -> str:
        """Say the result in a sentence."""
        worst = min(self.agreement, key=self.agreement.get)
        ties = sum(len(groups) > 1 for groups in self.top.values())
        tied = f" No single favourite group: {ties:,} of the cards." if ties else ""
        blanks = f" {self.unsorted:,} unsorted cards are not counted." if self.unsorted else ""
        return (
            f"On average {100 * self.mean:.0f} % of {self.people:,} people agree on the group of "
            f"a card; least on {worst} ({100 * self.agreement[worst]:.0f} %).{tied}{blanks}"
        )


def similarity(
    sorts: Iterable | Mapping,
    person: str = "pid",
    card: str = "card",
    group: str = "group",
    missing: str = "refuse",
) -> Similarity:
    """Return for each two cards the share of people who put them into one group.

    Parameters
    ----------
    sorts : DataFrame, or dict of dicts
        A row for each person and card; or for each person a dict from card to group.
    person, card, group : str
        Names of the columns.
    missing : {"refuse", "drop"}
        What to do where somebody left a card unsorted (no row, or a blank group). ``"drop"``
        takes the share of the people who sorted both cards, and reports how many are missing.

    Raises
    ------
    ValueError
        If cards are unsorted, twice in one sort, or fewer than two; or nobody sorted a pair.

    Notes
    -----
    People with both cards in one group, divided by people who sorted both.

    Source: Maze help centre, "What is the similarity matrix?"; Hyde & Rugg, Co-occurrence
    matrices (who give counts instead of shares).
    Dispute: A card in two groups at once is refused; for overlapping groups Capra (2005)
    takes factor analysis instead of this matrix.
    Recomputed cases: cardsort_similarity_toy, cardsort_unsorted.
    """
    people, cards, _, placed, unsorted = _placed(sorts, (person, card, group), missing)
    if len(cards) < 2:
        raise ValueError(f"Found {len(cards)} card; similarity needs at least 2, so add a card.")
    together = np.zeros((len(cards), len(cards)))
    base = np.zeros_like(together)
    for own in placed:
        both = np.outer(own >= 0, own >= 0)
        base += both
        together += both & (own[:, None] == own)
    if not base.all():
        one, other = np.argwhere(base == 0)[0]
        raise ValueError(
            f"Found nobody who sorted both {cards[one]} and {cards[other]}, so their similarity "
            "is unknown; leave one of them out on purpose."
        )
    return Similarity(cards, together / base, len(people), unsorted)


def placements(
    sorts: Iterable | Mapping,
    person: str = "pid",
    card: str = "card",
    group: str = "group",
    missing: str = "refuse",
) -> Placements:
    """Return for each card the share of people who chose its most frequent group.

    The groups must have the same names for everybody: a closed sort, or an open one after its
    labels were brought together.

    Parameters
    ----------
    sorts, person, card, group, missing
        As in `similarity`.

    Notes
    -----
    People with the card in its most frequent group, divided by people who sorted this card.

    Source: agreement matrix and agreement rate as the Askable help centre defines them
    ("Results: card sort").
    Dispute: The favourite group is picked after looking, so with few people its share is too
    high; and in an open sort it measures the labels as much as the grouping.
    Recomputed cases: cardsort_placements.
    """
    people, cards, names, placed, unsorted = _placed(sorts, (person, card, group), missing)
    agreement, top = {}, {}
    for name, column in zip(cards, placed.T, strict=True):
        counts = Counter(column[column >= 0].tolist())
        most = max(counts.values())
        agreement[name] = most / counts.total()
        top[name] = tuple(names[code] for code, times in counts.items() if times == most)
    mean = math.fsum(agreement.values()) / len(agreement)
    return Placements(agreement, top, mean, len(people), unsorted)


def _placed(
    sorts: Iterable | Mapping, columns: tuple[str, str, str], missing: str
) -> tuple[tuple, tuple, tuple, np.ndarray, int]:
    """Return people, cards, groups, a table of both with the place of the group, and the gaps.

    A gap is -1 in the table.
    """
    if missing not in ("refuse", "drop"):
        raise ValueError(f'Found missing = {missing!r}; write missing="refuse" or missing="drop".')
    people, cards, groups, placed = {}, {}, {}, {}
    for person, card, group in _rows(sorts, columns):
        if is_blank(person) or is_blank(card):
            raise ValueError(
                f"Found a blank person or card beside {card!r} and {group!r}; fill it in or leave "
                "this row out on purpose."
            )
        key = people.setdefault(person, len(people)), cards.setdefault(card, len(cards))
        if key in placed:
            raise ValueError(
                f"Found the card {card!r} twice in the sort of {person!r}, but a card belongs in "
                "one group; keep the one that counts."
            )
        placed[key] = -1 if is_blank(group) else groups.setdefault(group, len(groups))
    if not placed:
        raise ValueError("Found no sorted card; check the filter or file the sorts came from.")
    table = np.full((len(people), len(cards)), -1)
    for (row, column), code in placed.items():
        table[row, column] = code
    empty = np.argwhere(table < 0)
    names, labels = tuple(people), tuple(cards)
    if len(empty) and missing == "refuse":
        raise ValueError(
            f"Found the card {labels[empty[0][1]]!r} unsorted by {names[empty[0][0]]!r} "
            f"({len(empty):,} such gaps in all); sort it, or leave gaps out of each pair with "
            'missing="drop", which reports how many.'
        )
    if (table < 0).all(axis=0).any():
        raise ValueError(
            f"Found the card {labels[(table < 0).all(axis=0).argmax()]!r} unsorted by everybody; "
            "leave it out on purpose."
        )
    return names, labels, tuple(groups), table, len(empty)


def _rows(sorts: Iterable | Mapping, columns: tuple[str, str, str]) -> Iterable:
    if hasattr(sorts, "columns"):
        absent = [name for name in columns if name not in sorts.columns]
        if absent:
            raise ValueError(
                f"Found no column {absent[0]!r} among {list(sorts.columns)}; name the columns, for "
                'example group="group_label".'
            )
        return zip(*(sorts[name].tolist() for name in columns), strict=True)
    if isinstance(sorts, Mapping) and all(isinstance(own, Mapping) for own in sorts.values()):
        return ((who, card, group) for who, own in sorts.items() for card, group in own.items())
    raise ValueError(
        f"Found {type(sorts).__name__} where card sorts belong; give a table with the columns "
        f'{", ".join(columns)}, or a dict such as {{"p1": {{"Returns": "Help"}}}}.'
    )
