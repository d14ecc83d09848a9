"""The same rules with other luck: which twists does another year show?"""

from numbers import Integral

import pandas as pd

from uxcx.shop.simulation import SEED, Year
from uxcx.shop.twists.twist import TWISTS


def redraw(seed: int) -> pd.DataFrame:
    """Draw the year again with another seed, and see which twists survive.

    Parameters
    ----------
    seed : int
        0 or more; one seed takes a few seconds.

    Returns
    -------
    pandas.DataFrame
        One row per twist: whether it holds, its claim, and the values that the claim speaks of.

    Raises
    ------
    ValueError
        If the seed is no whole number of 0 or more.

    Examples
    --------
    >>> bool(redraw(seed=7).loc["stars_flatter", "holds"])
    True
    """
    if isinstance(seed, bool) or not isinstance(seed, Integral) or seed < 0:
        raise ValueError(
            f"A seed is a whole number of 0 or more, for example redraw(seed=7); this was {seed!r}."
        )
    year = Year(seed)
    rows = []
    for name, twist in TWISTS.items():
        values = twist.measure(year)
        told = ", ".join(f"{key} {value:.4g}" for key, value in values.items())
        rows.append((name, bool(twist.rule(values)), twist.claim, told))
    return pd.DataFrame(rows, columns=["twist", "holds", "claim", "values"]).set_index("twist")


def over_seeds(n: int, first: int = 1) -> pd.Series:
    """Simulate other years and say how often each twist holds.

    Parameters
    ----------
    n : int
        How many seeds to try; a few seconds each.
    first : int
        The first seed; the course's own seed is left out.

    Returns
    -------
    pandas.Series
        Share of the seeds, 0 to 1, in which a twist holds, by name of the twist.
    """
    seeds = [seed for seed in range(first, first + n + 1) if seed != SEED][:n]
    return pd.DataFrame({seed: redraw(seed)["holds"] for seed in seeds}).mean(axis=1)
