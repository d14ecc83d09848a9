"""What moves a rating: how drivers share the variance that they explain together.

Ratings of one service go together, so a regression coefficient says little about one of them.
The two methods here share R² out instead: LMG (Shapley values) and Johnson's relative weights.
Both work on correlations alone, as ``correlations`` gives them. What to do about a driver is the
work of ``priorities``.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from uxcx.measures.foundations.columns import correlation_matrix, numeric
from uxcx.measures.foundations.estimate import Result

MOST_FOR_LMG = 15  # 32,768 regressions, a second of work


@dataclass(frozen=True)
class Importance(Result):
    """How the drivers share what they explain together.

    Attributes
    ----------
    shares : dict of str to float
        Part of R² of each driver; they add up to `r_squared`.
    r_squared : float
        Share of the outcome's variance that all drivers explain together.
    correlations : dict of str to float
        Each driver's own correlation with the outcome.
    method : str
        ``"LMG"`` or ``"relative weights"``.
    outcome : str
        What is explained.
    n : int or None
        Rows behind it, if known.
    dropped : int
        Rows with a blank that the caller chose to leave out.
    """

    shares: dict[str, float]
    r_squared: float
    correlations: dict[str, float]
    method: str
    outcome: str = "the outcome"
    n: int | None = None
    dropped: int = 0
    note: str = "These are shares of what goes together, not of causes."

    @property
    def percent(self) -> dict[str, float]:
        """Each driver's part of R² in percent; they add up to 100 (nan if R² is 0)."""
        whole = self.r_squared or math.nan
        return {name: 100 * share / whole for name, share in self.shares.items()}

    def __str__(self) -> str:
        """Say the result in a sentence."""
        rows = "" if self.n is None else f", n = {self.n:,}"
        falling = sorted(self.percent.items(), key=lambda item: -item[1])
        parts = ", ".join(f"{name} {share:.1f} %" for name, share in falling)
        if not self.r_squared:
            parts = "nothing to share out"
        return (
            f"The drivers explain {100 * self.r_squared:.1f} % of {self.outcome} ({self.method}"
            f"{rows}); of that: {parts}.{self.remarks()}"
        )


def lmg(r_xx: Sequence, r_xy: Sequence, names: Sequence[str] | None = None) -> Importance:
    """Share R² among drivers by LMG (Shapley values), from correlations.

    Parameters
    ----------
    r_xx : array of shape (p, p)
        Correlations of the drivers with each other.
    r_xy : array of shape (p,)
        Correlations of the drivers with the outcome.
    names : list of str, optional
        What the drivers are called.

    Returns
    -------
    Importance
        The shares add up to R².

    Raises
    ------
    ValueError
        If there are more than 15 drivers, or the correlations do not fit together.

    Notes
    -----
    Average gain in R² when a driver enters, over all orders of entry:
    ``Σ |S|! (p - |S| - 1)! / p! (R²(S + j) - R²(S))`` over all sets S of the other drivers.

    Source: Lindeman, Merenda & Gold (1980, p. 119 ff., as cited in the help of relaimpo);
    Grömping (2006), Journal of Statistical Software 17(1):1-27.
    Dispute: a driver without any effect of its own gets a share if it goes with one that has
    (Grömping's help page calls pmvd the alternative). Shares hide the sign, and need a bootstrap
    for their interval.
    Published cases: lmg_two_predictors, lmg_uncorrelated, lmg_mtcars, lmg_swiss_pct,
    lmg_swiss_weighted.
    """
    r_xx, r_xy, names = _checked(r_xx, r_xy, names)
    p = r_xy.size
    if p > MOST_FOR_LMG:
        raise ValueError(
            f"Found {p} drivers, but LMG tries all {2.0**p:,.0f} subsets and is worked out for at "
            f"most {MOST_FOR_LMG}; take fewer drivers, or relative_weights, which needs no "
            "subsets."
        )
    r_squared = _r_squared_of_all_subsets(r_xx, r_xy)
    masks = np.arange(1 << p)
    sizes = sum((masks >> j) & 1 for j in range(p))
    chance = np.array([1 / (p * math.comb(p - 1, size)) for size in range(p)])
    shares = np.empty(p)
    for j in range(p):
        others = masks[(masks >> j) & 1 == 0]
        gain = r_squared[others | (1 << j)] - r_squared[others]
        shares[j] = chance[sizes[others]] @ gain
    return _importance(shares, r_squared[-1], r_xy, names, "LMG")


def relative_weights(
    r_xx: Sequence, r_xy: Sequence, names: Sequence[str] | None = None
) -> Importance:
    """Share R² among drivers by Johnson's relative weights, from correlations.

    Parameters, result and errors as in `lmg`; any number of drivers will do.

    Notes
    -----
    With ``R_xx = Q Λ Q'``: ``half = Q Λ^½ Q'``, ``β = half⁻¹ r_xy``, weight ``half² β²``.

    Source: Johnson (2000), Multivariate Behavioral Research 35:1-19.
    Dispute: Thomas, Zumbo, Kwan & Schweitzer (2014), Multivariate Behavioral Research 49:329-338,
    call the derivation flawed and advise against it; it comes close to LMG and is fast. With two
    drivers both are the same.
    Published cases: johnson_mtcars.
    Recomputed cases: johnson_swiss.
    """
    r_xx, r_xy, names = _checked(r_xx, r_xy, names)
    values, vectors = np.linalg.eigh(r_xx)
    half = vectors * np.sqrt(values) @ vectors.T
    shares = np.square(half) @ np.square(np.linalg.solve(half, r_xy))
    return _importance(shares, shares.sum(), r_xy, names, "relative weights")


def importance(
    table,
    outcome,
    drivers: Sequence[str] | None = None,
    method: str = "LMG",
    weights: Iterable | None = None,
    missing: str = "refuse",
) -> Importance:
    """Share the explained variance of an outcome among its drivers, from the answers.

    Parameters
    ----------
    table : DataFrame, dict of columns, or array with a row a person
        The answers; columns of an array are called "1", "2" and so on.
    outcome : str, or list, array or Series
        The column to be explained, such as overall satisfaction: its name, or itself.
    drivers : list of str, optional
        The columns that explain it; without it, all others.
    method : {"LMG", "relative weights"}
        See `lmg` and `relative_weights`.
    weights : list, array or Series, optional
        Weight of each row, 0 or more.
    missing : {"refuse", "drop"}
        Whether a row with a blank stops the calculation or is left out and counted.

    Returns
    -------
    Importance
        With `n` rows used and `dropped` rows left out.

    Raises
    ------
    ValueError
        If a column is missing, blank, text or never changes, if drivers repeat each other, or
        if there are too few rows.

    Notes
    -----
    Correlations, weighted if asked for, then `lmg` or `relative_weights`.

    Source: as `lmg` and `relative_weights`; weights as in R's cov.wt, which relaimpo uses.
    Dispute: which drivers are in the table decides the shares of all others; leaving out a row
    for one blank can leave out the annoyed.
    Published cases: lmg_mtcars, lmg_swiss_pct, lmg_swiss_weighted, johnson_mtcars.
    """
    share_out = {"LMG": lmg, "relative weights": relative_weights}.get(method)
    if share_out is None:
        raise ValueError(f'Found method = {method!r}; write "LMG" or "relative weights".')
    table, outcome = _opened(table, outcome)
    wanted = [name for name in table if name != outcome] if drivers is None else list(drivers)
    for name in (outcome, *wanted):
        if name not in table:
            raise ValueError(f"Found no column {name!r} in the table; check the spelling.")
    if outcome in wanted or len(set(wanted)) < len(wanted) or not wanted:
        raise ValueError(
            f"Found the drivers {wanted} for {outcome!r}, but each driver is named once, and the "
            "outcome is none of them; name at least one."
        )
    columns = {name: table[name] for name in (outcome, *wanted)}
    if weights is not None:
        columns["the weights"] = weights
    arrays, dropped = numeric(columns, missing)
    if weights is not None:
        *arrays, weights = _positive(arrays)
    n = arrays[0].size
    if n < len(wanted) + 2:
        raise ValueError(
            f"Found {n} rows for {len(wanted)} drivers, which explain so few rows by chance "
            f"alone; take at least {len(wanted) + 2} rows, better ten times as many as drivers."
        )
    r = correlation_matrix(dict(zip((outcome, *wanted), arrays, strict=True)), weights)
    found = share_out(r[1:, 1:], r[0, 1:], list(map(str, wanted)))
    return replace(found, outcome=str(outcome), n=n, dropped=dropped)


def _opened(table, outcome):
    """Return something that holds columns by name, and the name of the outcome."""
    if not hasattr(table, "keys"):
        rows = np.asarray(table)
        if rows.ndim != 2:
            raise ValueError(
                f"Found a table of shape {rows.shape}; give a DataFrame, a dict of columns, or an "
                "array with a row a person and a column a driver."
            )
        table = {str(place): column for place, column in enumerate(rows.T, 1)}
    if isinstance(outcome, str | int):
        return table, outcome
    return {**{name: table[name] for name in table}, "the outcome": outcome}, "the outcome"


def _positive(arrays: list[np.ndarray]) -> list[np.ndarray]:
    """Return the columns, weights last, without rows of weight 0."""
    weights = arrays[-1].astype(float)
    if weights.min() < 0 or weights.max() == 0:
        raise ValueError(
            f"Found weights from {weights.min():g} to {weights.max():g}, but a weight is never "
            "negative and some are above 0; check the column of weights."
        )
    used = weights > 0
    return [array[used] for array in (*arrays[:-1], weights)]


def _checked(r_xx, r_xy, names):
    """Return correlations that fit together, and the names of the drivers."""
    r_xx, r_xy = np.asarray(r_xx, float), np.asarray(r_xy, float)
    p = r_xy.size
    if p == 0 or r_xy.ndim != 1 or r_xx.shape != (p, p):
        raise ValueError(
            f"Found correlations of shapes {r_xx.shape} and {r_xy.shape}, but p drivers have a "
            "table of p times p among themselves and a list of p with the outcome."
        )
    names = [str(name) for name in (range(1, p + 1) if names is None else names)]
    if len(names) != p or len(set(names)) < p:
        raise ValueError(f"Found the names {names} for {p} drivers; give each its own name.")
    sound = np.allclose(r_xx, r_xx.T) and np.allclose(np.diag(r_xx), 1)
    if not (sound and (np.abs(r_xx) <= 1 + 1e-9).all() and (np.abs(r_xy) <= 1 + 1e-9).all()):
        raise ValueError(
            "Found a table that is no correlation matrix: it is symmetric, has ones on its "
            "diagonal, and lies between -1 and 1; check that it holds no covariances or blanks."
        )
    values, vectors = np.linalg.eigh(r_xx)
    if values[0] < 1e-9:
        same = [name for name, part in zip(names, vectors[:, 0], strict=True) if abs(part) > 0.01]
        raise ValueError(
            f"Found that {', '.join(same)} repeat each other: one can be worked out from the rest; "
            "leave one of them out."
        )
    if r_xy @ np.linalg.solve(r_xx, r_xy) > 1 + 1e-9:
        raise ValueError(
            "Found correlations that cannot come from one table, as the drivers would explain "
            "more than everything; check that all are from the same rows."
        )
    return r_xx, r_xy, names


def _r_squared_of_all_subsets(r_xx: np.ndarray, r_xy: np.ndarray) -> np.ndarray:
    """Return R² of every subset; bit j of the position says whether driver j is in."""
    p = r_xy.size
    r_squared = np.zeros(1 << p)
    for size in range(1, p + 1):
        members = np.array(list(combinations(range(p), size)))
        among, with_outcome = r_xx[members[:, :, None], members[:, None, :]], r_xy[members]
        slopes = np.linalg.solve(among, with_outcome[:, :, None])[:, :, 0]
        r_squared[(1 << members).sum(axis=1)] = (slopes * with_outcome).sum(axis=1)
    return r_squared


def _importance(shares, r_squared, r_xy, names, method) -> Importance:
    return Importance(
        dict(zip(names, map(float, shares), strict=True)),
        float(r_squared),
        dict(zip(names, map(float, r_xy), strict=True)),
        method,
    )
