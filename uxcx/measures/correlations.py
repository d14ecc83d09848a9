"""How far two columns go together: Pearson's correlation with Fisher's interval.

How several columns share what they explain of one is the work of ``drivers``.
"""

import math
from collections.abc import Iterable

import numpy as np

from uxcx.measures.foundations.columns import correlation_matrix, numeric
from uxcx.measures.foundations.estimate import Estimate
from uxcx.measures.foundations.normal import critical_z


def pearson(
    x: Iterable, y: Iterable, confidence: float = 0.95, missing: str = "refuse"
) -> Estimate:
    """Return Pearson's correlation of two columns with Fisher's interval.

    Parameters
    ----------
    x, y : list, array or Series of numbers
        Two values a person, of equal length.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether a person with a blank stops the calculation or is left out and counted.

    Returns
    -------
    Estimate
        From -1 to +1.

    Raises
    ------
    ValueError
        If the lengths differ, a column never changes, or a value is blank or no number.

    Notes
    -----
    Interval as in `fisher_interval`.

    Source: Pearson's r; interval by Fisher's z as in R's cor.test.
    Dispute: r sees straight lines only, shrinks where everybody answers alike, and is no cause.
    Published cases: correlation_mtcars_wt, correlation_mtcars_hp.
    """
    (first, second), dropped = numeric({"x": x, "y": y}, missing)
    r = float(correlation_matrix({"x": first, "y": second})[0, 1])
    return fisher_interval(r, first.size, confidence, dropped)


def fisher_interval(r: float, n: int, confidence: float = 0.95, dropped: int = 0) -> Estimate:
    """Return the interval of a correlation that was worked out elsewhere.

    Parameters
    ----------
    r : float
        Pearson's correlation, -1 to +1.
    n : int
        People behind it.
    confidence : float
        Share between 0 and 1.
    dropped : int
        People who were left out, for the sentence.

    Returns
    -------
    Estimate
        With fewer than 4 people there is no interval, and the sentence says why.

    Notes
    -----
    ``tanh(atanh(r) ± z / sqrt(n - 3))``.

    Source: Fisher's z transformation as in DescTools, CorCI (R), and R's cor.test.
    Dispute: it takes both columns to be normal; for ratings that pile up at the top it is rough,
    and a bootstrap is the safer choice.
    Published cases: correlation_r50_n50, correlation_desctools.
    """
    if not (isinstance(n, int | np.integer) and n >= 2) or not -1 <= r <= 1:
        raise ValueError(
            f"Found r = {r} and n = {n}, but a correlation lies from -1 to 1 and needs at least "
            "2 people; check the order: r, then n."
        )
    z, note, low, high = critical_z(confidence), "", math.nan, math.nan
    if n < 4:
        note = "Fewer than 4 people give a correlation no interval."
    elif abs(r) == 1:
        low = high = float(r)
        note = "All points lie on one line, so no spread can be seen; that is not certainty."
    else:
        low, high = (math.tanh(math.atanh(r) + s * z / math.sqrt(n - 3)) for s in (-1, 1))
    return Estimate(
        float(r), low, high, int(n), "Fisher's z", "", confidence, "Correlation", dropped, note
    )
