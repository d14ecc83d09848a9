"""Standard questionnaires: how answers become a score, and the mean score with its interval.

SEQ, the Single Ease Question: "Overall, how difficult or easy was the task?", 1 to 7, 7 is very
easy. SUS, the System Usability Scale: ten items, 1 to 5, one score from 0 to 100 that is not a
percentage. What a score is worth (norms, grades) is not here.
"""

from collections.abc import Iterable

import numpy as np

from uxcx.measures.answers import read_items
from uxcx.measures.estimate import Estimate
from uxcx.measures.means import mean_on_scale
from uxcx.measures.scale import Scale

SEQ_RATING = Scale("rating", 1, 7, whole=True)
SUS_ANSWER = Scale("answer", 1, 5, whole=True)
SUS_SCORE = Scale("score", 0, 100)


def seq(ratings: Iterable, confidence: float = 0.95, missing: str = "refuse") -> Estimate:
    """Return the mean of Single Ease Question ratings with Student's t interval.

    Parameters
    ----------
    ratings : list, array or Series of whole numbers from 1 to 7
        One rating a person for one task, asked right after it.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether blanks stop the calculation or are left out and counted.

    Returns
    -------
    Estimate
        In points out of 7. With one rating, `low` and `high` are nan and the sentence says why.
        For few ratings near an end of the scale the interval may pass 1 or 7.

    Raises
    ------
    ValueError
        If there is no rating, or one that is blank, text, not whole or not on the scale.

    Notes
    -----
    Sauro & Dumas (2009), Proceedings of CHI. The interval is that of mean_ci_set1.
    """
    return mean_on_scale(ratings, SEQ_RATING, "SEQ", "points out of 7", confidence, missing)


def sus(answers: Iterable) -> float | np.ndarray:
    """Score the System Usability Scale: odd items minus 1, even items 5 minus, sum times 2.5.

    Parameters
    ----------
    answers : ten whole numbers from 1 to 5, or a table with ten columns and a row a person
        As ticked, items 1 to 10 in order, nothing reversed beforehand.

    Returns
    -------
    float or numpy.ndarray
        One score from 0 to 100, or for a table one score a row, in the order of its rows.

    Raises
    ------
    ValueError
        If an answer is blank, text, not whole or not on the scale, or if there are not ten.

    Notes
    -----
    Brooke (1996), in Usability Evaluation in Industry. Published cases: sus_brooke_55,
    sus_straightline (all 3s give 50, and so do all 1s and all 5s).
    """
    items = read_items(answers, SUS_ANSWER, 10)
    odd, even = items[..., 0::2], items[..., 1::2]
    scores = 2.5 * ((odd - 1).sum(axis=-1) + (5 - even).sum(axis=-1))
    return scores if scores.ndim else float(scores)


def sus_mean(scores: Iterable, confidence: float = 0.95, missing: str = "refuse") -> Estimate:
    """Return the mean of System Usability Scale scores with Student's t interval.

    Parameters
    ----------
    scores : list, array or Series of numbers from 0 to 100
        One score a person, as `sus` gives them.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether blanks stop the calculation or are left out and counted.

    Returns
    -------
    Estimate
        In points out of 100. With one score, `low` and `high` are nan and the sentence says why.

    Raises
    ------
    ValueError
        If there is no score, or one that is blank, text or not from 0 to 100.

    Notes
    -----
    Published case: sus_toolkit_sample_ci.
    """
    return mean_on_scale(scores, SUS_SCORE, "SUS", "points out of 100", confidence, missing)
