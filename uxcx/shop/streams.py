"""Named random streams: every simulated column draws from its own.

A stream depends on the seed and on its name, on nothing else. So a new table or a new column
never changes the ones that are there. What is drawn is not decided here.
"""

from statistics import NormalDist

import numpy as np


class Streams:
    """Hands out one random generator per name.

    Parameters
    ----------
    seed : int
        The year's seed, 0 or more.

    Examples
    --------
    >>> draw = Streams(1)
    >>> other = Streams(1)
    >>> bool(draw("orders.returned").random() == other("orders.returned").random())
    True
    """

    def __init__(self, seed: int):
        self.seed = seed
        self._drawn: set[str] = set()

    def __call__(self, name: str) -> np.random.Generator:
        """Return the generator of the stream `name`, for example ``"orders.returned"``.

        Raises
        ------
        ValueError
            If the stream was handed out before: two columns on one stream would repeat each other.
        """
        if name in self._drawn:
            raise ValueError(
                f"The random stream {name!r} was drawn twice; give each column a stream of its own."
            )
        self._drawn.add(name)
        return np.random.default_rng([self.seed, *name.encode()])


def choose(generator: np.random.Generator, labels, chances, size: int) -> np.ndarray:
    """Draw `size` labels.

    Parameters
    ----------
    generator : numpy.random.Generator
        The column's stream.
    labels : sequence of k labels
    chances : array of shape (k,) or (size, k)
        Weights, for all rows alike or row by row; they need not sum to 1.
    size : int

    Returns
    -------
    numpy.ndarray
        Labels, shape (size,).
    """
    steps = np.cumsum(np.atleast_2d(chances), axis=1)
    position = generator.random(size)[:, None] * steps[:, -1:]
    return np.asarray(labels)[(position >= steps).sum(axis=1)]


def share_from_logit(logit):
    """Turn log-odds into a share from 0 to 1."""
    return 1 / (1 + np.exp(-logit))


def quota(generator: np.random.Generator, labels, shares, size: int) -> np.ndarray:
    """Deal out `size` labels in fixed numbers, in random order; chance decides only who gets which.

    Parameters
    ----------
    generator : numpy.random.Generator
    labels, shares : sequences of equal length
        The shares need not sum to 1.
    size : int
    """
    edges = np.round(size * np.cumsum(shares) / np.sum(shares)).astype(int)
    return generator.permutation(np.repeat(np.asarray(labels), np.diff(edges, prepend=0)))


def normal_scores(values) -> np.ndarray:
    """Turn values into standard normal ones that keep their order; equal ones by position."""
    values = np.asarray(values, dtype=float)
    rank = values.argsort(kind="stable").argsort(kind="stable")
    bell = NormalDist()
    return np.array([bell.inv_cdf((place + 0.5) / len(values)) for place in rank.tolist()])
