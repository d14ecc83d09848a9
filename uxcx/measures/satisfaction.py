"""Satisfaction and effort: five ways to make one number of the same answers, each with its name.

A "CSAT" can be the top-two-box share, the top-box share, the net box, the mean or an index from 0
to 100. All five are here, so that nobody compares two that only share the name. Stars stand in
``stars``; who answered at all stands in ``response``.

All functions take a list, array or Series of ratings, and ``missing="drop"`` to leave out blanks
("not applicable" too) and count them. A blank is never part of the base.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from uxcx.measures import nps, proportions
from uxcx.measures.foundations.answers import read
from uxcx.measures.foundations.estimate import Estimate
from uxcx.measures.foundations.scale import Scale, blocks
from uxcx.measures.foundations.student import mean_on_scale

_EFFORT = {
    "1.0": (5, "Mean effort (CES 1.0)", "Low is good: 5 is very high effort."),
    "2.0": (7, "Mean agreement that it was easy (CES 2.0)", "High is good."),
}


def csat(
    ratings: Iterable, scale: int = 5, confidence: float = 0.95, missing: str = "refuse"
) -> Estimate:
    """Return the customer satisfaction score as the share of the top two boxes.

    Parameters
    ----------
    ratings : list, array or Series of whole numbers from 1 to `scale`
        One rating a person; the highest is the best.
    scale : int
        Highest rating of the question, mostly 5 or 7.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether blanks stop the calculation or are left out of the base and counted.

    Returns
    -------
    Estimate
        In shares, with the adjusted-Wald interval.

    Raises
    ------
    ValueError
        If there is no rating, or one that is blank, text or not on the scale, or if the scale has
        fewer than 3 points.

    Notes
    -----
    ``(ratings of scale - 1 and scale) / all ratings``

    Source: Chapman & Rodden (2023), Quantitative User Experience Research, chapter 8; Delighted,
        How is CSAT calculated?
    Dispute: others call the mean CSAT (Sielinski 2021, Data Science at Microsoft) or the top box.
        The share hides how unhappy the rest is. Chapman & Rodden use Wald and call it not ideal;
        we use adjusted Wald.
    Published cases: csat_delighted, csat_hexl.
    Recomputed cases: csat_book_top2, csat_book_oct2021.
    """
    return _box(ratings, scale, 2, "CSAT", confidence, missing)


def top_box(
    ratings: Iterable, scale: int = 5, confidence: float = 0.95, missing: str = "refuse"
) -> Estimate:
    """Return the share of the single best rating.

    Parameters, result and errors as in `csat`.

    Notes
    -----
    ``(ratings of scale) / all ratings``

    Source: Chapman & Rodden (2023), as in `csat`.
    Dispute: both this and the top two boxes are called CSAT. On one data set they differ by a
        factor of two, so a report must say which it prints.
    Recomputed cases: csat_book_top1.
    """
    return _box(ratings, scale, 1, "Top box", confidence, missing)


def net_box(
    ratings: Iterable,
    scale: int = 5,
    boxes: int = 1,
    confidence: float = 0.95,
    missing: str = "refuse",
) -> Estimate:
    """Return the percentage of the best ratings minus that of the worst, in points.

    Parameters
    ----------
    ratings, scale, confidence, missing
        As in `csat`.
    boxes : int
        How many ratings count as best and as worst: 1 (default) or 2 on most scales.

    Returns
    -------
    Estimate
        In points from -100 to +100, with the adjusted-Wald interval of three groups.

    Raises
    ------
    ValueError
        As `csat`, and if best and worst would overlap.

    Notes
    -----
    ``100 (top - bottom) / n``. The interval is that of ``nps.adjusted_wald``: each answer scores
    -1, 0 or +1, and three answers are added.

    Source: Ipiphany help, Net function; interval after Rocks (2016), The American Statistician.
    Dispute: some count one box on each side, some two; say which. Rocks studied the interval for
        NPS, not for these scales. Like NPS it has a wider margin than either share.
    Published cases: net_box_hexl, net_box_closealert.
    """
    answers = read(ratings, _rating(scale), missing)
    if not (isinstance(boxes, int) and 1 <= boxes < scale / 2):
        raise ValueError(
            f"Found boxes = {boxes} on a scale of {scale}, but best and worst must not overlap; "
            f"write a whole number from 1 to {(scale - 1) // 2}."
        )
    n = answers.values.size
    top = _count_from(answers.values, scale - boxes + 1)
    bottom = n - _count_from(answers.values, boxes + 1)
    estimate = nps.adjusted_wald(nps.Counts(top, n - top - bottom, bottom), confidence)
    name = "Net top box" if boxes == 1 else f"Net top {boxes} boxes"
    return replace(
        estimate, name=name, method="adjusted Wald of three groups", dropped=answers.dropped
    )


def mean_rating(
    ratings: Iterable, scale: int = 5, confidence: float = 0.95, missing: str = "refuse"
) -> Estimate:
    """Return the mean rating with Student's t interval.

    Parameters and errors as in `csat`; the result is in points of the scale. With one rating,
    `low` and `high` are nan and the sentence says why.

    Notes
    -----
    Source: Sielinski (2021), CSAT: an emperor with no clothes?, Data Science at Microsoft.
    Dispute: ratings are ranks, so some refuse a mean of them. It is kept because it uses all the
        answers. It is never a percentage: 4.05 of 5 is not 81 %, because the scale starts at 1.
    Published cases: csat_hexl_mean.
    Recomputed cases: csat_book_mean.
    """
    unit = f"points out of {scale}"
    return mean_on_scale(ratings, _rating(scale), "Mean rating", unit, confidence, missing)


def index(
    ratings: Iterable, scale: int = 5, confidence: float = 0.95, missing: str = "refuse"
) -> Estimate:
    """Return the mean rating stretched to 0 (all worst) to 100 (all best).

    Parameters and errors as in `csat`; the result is in points out of 100.

    Notes
    -----
    ``100 (mean - 1) / (scale - 1)``

    Source: Evans (2024), Percentage of possible score range, psyctc.org.
    Dispute: Evans warns that 50 on one question is not 50 on another, however alike they look.
        The mean divided by the highest rating is a frequent mistake: its worst value is 20, not 0.
    Recomputed cases: csat_book_index.
    """
    mean = mean_rating(ratings, scale, confidence, missing)
    stretched = {
        end: 100 * (getattr(mean, end) - 1) / (scale - 1) for end in ("estimate", "low", "high")
    }
    return replace(mean, name="Satisfaction index", unit="points out of 100", **stretched)


def ces_mean(
    ratings: Iterable, version: str, confidence: float = 0.95, missing: str = "refuse"
) -> Estimate:
    """Return the Customer Effort Score (CES) as a mean; the two versions point opposite ways.

    Parameters
    ----------
    ratings : list, array or Series of whole numbers
        Version 1.0, from 1 to 5: "How much effort did you personally have to put forth to handle
        your request?" Low is good. Version 2.0, from 1 to 7: "The company made it easy for me to
        handle my issue." High is good.
    version : {"1.0", "2.0"}
        Which question was asked. It has no default, because the ratings do not tell.
    confidence, missing
        As in `csat`.

    Raises
    ------
    ValueError
        As `csat`, or if the version is unknown.

    Notes
    -----
    Source: Dixon, Freeman & Toman (2010), Harvard Business Review 88(7/8):116-122; version 2.0
        Dixon, Toman & DeLisi (2013), The Effortless Experience.
    Dispute: some tools turn version 1.0 round, so that 1 is very much effort. A mean without its
        version and direction can be read either way.
    Recomputed cases: ces1_cys, ces2_academy.
    """
    if version not in _EFFORT:
        raise ValueError(
            f'Found version = {version!r}; write "1.0" (1 to 5, low effort is good) or "2.0" '
            "(1 to 7, agreement is good)."
        )
    highest, name, direction = _EFFORT[version]
    unit = f"points out of {highest}"
    mean = mean_on_scale(ratings, _rating(highest), name, unit, confidence, missing)
    return replace(mean, note=" ".join(filter(None, (direction, mean.note))))


def ces_share(ratings: Iterable, confidence: float = 0.95, missing: str = "refuse") -> Estimate:
    """Return the Customer Effort Score 2.0 as the share who agree that it was easy (5 to 7).

    Parameters, result and errors as in `csat`, with ratings from 1 to 7; high is good.

    Notes
    -----
    ``(ratings of 5, 6 and 7) / all ratings``

    Source: Simplesat help, What is CES?, which adapts a formula of Gartner.
    Dispute: others report the mean. The share counts a weak "somewhat agree" as a full success.
    Published cases: ces2_simplesat.
    """
    return _box(ratings, 7, 3, "CES 2.0, agree that it was easy", confidence, missing)


def _rating(scale: int) -> Scale:
    if not isinstance(scale, int) or isinstance(scale, bool) or scale < 3:
        raise ValueError(
            f"Found scale = {scale}, but it is the highest rating that people could give; "
            "write scale=5 or scale=7."
        )
    return Scale("rating", 1, scale, whole=True)


def _count_from(values: np.ndarray, lowest: int) -> int:
    return sum(int(np.count_nonzero(block >= lowest)) for block in blocks(values))


def _box(ratings, scale: int, boxes: int, name: str, confidence: float, missing: str) -> Estimate:
    answers = read(ratings, _rating(scale), missing)
    top = _count_from(answers.values, scale - boxes + 1)
    share = proportions.adjusted_wald(top, answers.values.size, confidence)
    joined = " or " if boxes == 2 else " to "
    which = f"{scale}" if boxes == 1 else f"{scale - boxes + 1}{joined}{scale}"
    return replace(share, name=f"{name} ({which} of {scale})", dropped=answers.dropped)
