"""Star ratings: how they are spread, and how to rank items that have few or many of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from uxcx.measures import proportions
from uxcx.measures.foundations.answers import read, read_count
from uxcx.measures.foundations.estimate import Result
from uxcx.measures.foundations.scale import Scale, blocks

STARS = Scale("star rating", 1, 5, whole=True)


@dataclass(frozen=True)
class Distribution(Result):
    """How many ratings have 1, 2, 3, 4 and 5 stars.

    Attributes
    ----------
    counts : tuple of five int
        Ratings with 1, 2, 3, 4 and 5 stars, in this order.
    dropped : int
        Blank ratings that the caller chose to leave out.

    Raises
    ------
    ValueError
        If there are not five counts, or all are 0.
    """

    counts: tuple[int, int, int, int, int]
    dropped: int = 0

    def __post_init__(self):
        """Refuse what are not five counts."""
        counts = tuple(read_count(x, f"{i} stars") for i, x in enumerate(self.counts, 1))
        if len(counts) != 5 or not any(counts):
            raise ValueError(
                f"Found the counts {counts}, but star ratings need five of them, from 1 star to "
                "5 stars, and at least one rating."
            )
        object.__setattr__(self, "counts", counts)

    @property
    def n(self) -> int:
        """All ratings."""
        return sum(self.counts)

    @property
    def mean(self) -> float:
        """Mean number of stars."""
        return sum(i * x for i, x in enumerate(self.counts, 1)) / self.n

    @property
    def shares(self) -> tuple[float, ...]:
        """Share of each number of stars, from 1 star to 5 stars."""
        return tuple(x / self.n for x in self.counts)

    def __str__(self) -> str:
        """Say the mean and the shares in a sentence."""
        shares = ", ".join(f"{i}: {100 * self.shares[i - 1]:.0f} %" for i in (5, 4, 3, 2, 1))
        return (
            f"Mean {self.mean:.1f} of 5 stars, n = {self.n:,}. By stars {shares}.{self.remarks()}"
        )


@dataclass(frozen=True)
class Ranking(Result):
    """Items in their order, best first.

    Attributes
    ----------
    items : tuple of (name, score, n)
        Name, score to rank by, and number of ratings of each item.
    method : str
        How the score is made.
    """

    items: tuple[tuple[str, float, int], ...]
    method: str
    dropped: int = 0

    def __str__(self) -> str:
        """Say the first five in a sentence."""
        first = [f"{name} ({score:.2f}, n = {n:,})" for name, score, n in self.items[:5]]
        more = f" and {len(self.items) - 5:,} more" if len(self.items) > 5 else ""
        return f"Best first by {self.method}: {', '.join(first)}{more}.{self.remarks()}"


def distribution(ratings: Iterable | Distribution, missing: str = "refuse") -> Distribution:
    """Count the ratings with 1 to 5 stars; the mean and the shares come with them.

    Parameters
    ----------
    ratings : list, array or Series of whole numbers from 1 to 5
        One rating a review; a `Distribution` comes back as it is.
    missing : {"refuse", "drop"}
        Whether blanks stop the count or are left out and reported in `dropped`.

    Raises
    ------
    ValueError
        If there is no rating, or one that is blank, text or not on the scale.

    Notes
    -----
    Source: Hu, Pavlou & Zhang (2009), Communications of the ACM 52(10):144-147.
    Dispute: they show that reviews have many 5, some 1 and few stars between, because moderate
        people stay silent, so that the mean alone says little. We print the shares with it.
    Published cases: stars_algolia.
    """
    if isinstance(ratings, Distribution):
        return ratings
    answers = read(ratings, STARS, missing)
    counts = np.zeros(5, dtype=np.int64)
    for block in blocks(answers.values):
        counts += np.bincount(block.astype(np.intp), minlength=6)[1:]
    return Distribution(tuple(counts.tolist()), answers.dropped)


def wilson_lower_bound(positive: int, n: int, confidence: float = 0.95) -> float:
    """Return the lower Wilson limit of the share of positive ratings: a cautious score to rank by.

    Parameters
    ----------
    positive, n : int
        Positive ratings and all ratings. Without any rating the bound is 0.
    confidence : float
        Share between 0 and 1, of the two-sided interval.

    Notes
    -----
    Source: Miller (2009), How Not To Sort By Average Rating; Wilson (1927).
    Dispute: How To Sort By Average Rating (blog, 17 August 2014) prefers ``(positive + 1) /
        (n + 2)``: the lower bound is meant for caution, not as an estimate, and pushes new items
        to the bottom.
    Published cases: wilson_bound_209of259, wilson_bound_118of143.
    """
    if n == 0 and positive == 0:
        return 0.0
    return proportions.wilson(positive, n, confidence).low


def bayesian_average(mean: float, n: int, prior_mean: float, prior_n: float) -> float:
    """Return the mean drawn towards a prior, as if `prior_n` earlier ratings had had it.

    Parameters
    ----------
    mean : float
        Mean rating of the item; not used if it has no rating.
    n : int
        Its number of ratings.
    prior_mean : float
        What to believe without any rating, mostly the mean of all ratings of all items.
    prior_n : float
        How many ratings that belief is worth, above 0.

    Raises
    ------
    ValueError
        If `n` is not a count or `prior_n` not above 0.

    Notes
    -----
    ``(n mean + prior_n prior_mean) / (n + prior_n)``

    Source: IMDb Top 250, weighted rating, as quoted by intelliot.com (2007).
    Dispute: how much the prior counts is a choice: IMDb took 1,300 votes in 2007 and 25,000
        later, others take the mean number of ratings an item.
    Published cases: bayes_pastebin, bayes_weighted_reviews, bayes_stackexchange.
    """
    n = read_count(n, "ratings")
    if not prior_n > 0:
        raise ValueError(
            f"Found prior_n = {prior_n}, but the prior must be worth more than 0 ratings; "
            "write for example the mean number of ratings an item."
        )
    own = n * mean if n else 0.0
    return (own + prior_n * prior_mean) / (n + prior_n)


def ranking(
    items: Mapping,
    method: str = "wilson",
    prior_n: float | None = None,
    missing: str = "refuse",
) -> Ranking:
    """Rank items by their star ratings, so that one lucky rating does not win.

    Parameters
    ----------
    items : dict of name to ratings, or to `Distribution`
        From a table: ``dict(list(reviews.groupby("product_id")["stars"]))``.
    method : {"wilson", "bayesian"}
        ``"wilson"`` ranks by `wilson_lower_bound` of the share of 4 and 5 stars, ``"bayesian"`` by
        `bayesian_average` with the mean of all ratings as the prior.
    prior_n : float, optional
        How many ratings the prior is worth; by default the mean number of ratings an item.
    missing : {"refuse", "drop"}
        As in `distribution`.

    Returns
    -------
    Ranking
        Items of equal score stand by their number of ratings, then in the order given.

    Raises
    ------
    ValueError
        As `distribution`, or if there is no item or the method is unknown.

    Notes
    -----
    Source: Miller (2009) and IMDb, as in `wilson_lower_bound` and `bayesian_average`.
    Dispute: the two orders differ for items with few ratings: Wilson puts them last, the Bayesian
        average in the middle. Both only repair small numbers, not who chooses to rate.
    Published cases: ranking_wilson_two_items.
    Recomputed cases: ranking_bayes_three_items.
    """
    if method not in ("wilson", "bayesian"):
        raise ValueError(f'Found method = {method!r}; write "wilson" or "bayesian".')
    if not isinstance(items, Mapping) or not items:
        raise ValueError(
            'Found no items by name; give a dict such as {"lamp": [5, 4], "chair": [3]}.'
        )
    spread = {name: distribution(ratings, missing) for name, ratings in items.items()}
    total = sum(each.n for each in spread.values())
    prior_mean = sum(each.n * each.mean for each in spread.values()) / total
    prior_n = total / len(spread) if prior_n is None else prior_n

    def score(each: Distribution) -> float:
        if method == "wilson":
            return wilson_lower_bound(sum(each.counts[3:]), each.n)
        return bayesian_average(each.mean, each.n, prior_mean, prior_n)

    scored = [(name, score(each), each.n) for name, each in spread.items()]
    scored.sort(key=lambda item: (-item[1], -item[2]))
    words = "Wilson lower bound of 4 and 5 stars"
    if method == "bayesian":
        words = f"Bayesian average with {prior_n:.4g} ratings of {prior_mean:.2f}"
    return Ranking(tuple(scored), words, sum(each.dropped for each in spread.values()))
