"""How many answers? For one score within a margin, or to find a change between two waves."""

import math

from uxcx.measures.foundations.estimate import SampleSize
from uxcx.measures.foundations.normal import critical_z
from uxcx.measures.nps.groups import ADDED


def sample_size(margin: float, confidence: float = 0.95, variance: float = 1.0) -> SampleSize:
    """Return how many answers the adjusted-Wald interval of one score needs.

    Parameters
    ----------
    margin : float
        Wanted half width of the interval, in points: 10 for ± 10.
    confidence : float
        Share between 0 and 1.
    variance : float
        Expected `nps.variance` of one answer; 1 is the worst case, half promoters, half
        detractors.

    Returns
    -------
    SampleSize
        Its `n` are complete answers, not invitations.

    Raises
    ------
    ValueError
        If the margin is not above 0, or the variance not from 0 to 1.

    Notes
    -----
    ``n = s² z² / d² - 3``, rounded up, with the variance s² and the margin d as a share; the 3
    answers that the interval adds are taken off again.

    Source: Lewis & Sauro, MeasuringU, "Sample size estimation for NPS confidence intervals".
    Dispute: plain Wald plans 3 answers more. The worst case, s² = 1, is safe but wasteful; the
    variance of your last wave asks for fewer answers, if the next one is alike.
    Recomputed cases: nps_n_for_moe10_maxvar.
    """
    n = _answers_needed(margin, critical_z(confidence), (variance,))
    return SampleSize(
        n,
        f"a margin of ± {margin:g} points with {100 * confidence:g} % confidence",
        f"adjusted Wald, variance {variance:.3g} of one answer",
        "answers",
    )


def sample_size_difference(
    difference: float,
    confidence: float = 0.95,
    power: float = 0.8,
    variance_before: float = 1.0,
    variance_after: float = 1.0,
) -> SampleSize:
    """Return how many answers *each* of two independent waves needs to show a true change.

    Parameters
    ----------
    difference : float
        Smallest change worth finding, in points.
    confidence : float
        1 minus the error rate of the two-sided test.
    power : float
        Share of studies that would find a true change of this size. With 0.5 the margin of the
        difference equals the change.
    variance_before, variance_after : float
        Expected `nps.variance` of one answer in each wave.

    Returns
    -------
    SampleSize
        Its `n` is the size of each wave.

    Raises
    ------
    ValueError
        If the difference is not above 0, a variance not from 0 to 1, or a share makes no sense.

    Notes
    -----
    ``n = s² (z_confidence + z_power)² / d² - 3`` per wave, rounded up, with
    ``s² = variance_before + variance_after``, because the errors of both waves add up.

    Source: Lewis & Sauro, MeasuringU, "Sample sizes for comparing Net Promoter Scores".
    Dispute: they print ``n = s² Z² / d² - 3`` with s "an estimate of the standard deviation". Read
    as that of one wave alone, the plan would be about half of what is needed.
    Recomputed cases: nps_n_for_change10_maxvar.
    """
    if not 0.5 <= power < 1:
        raise ValueError(
            f"Found power = {power}, but it is a share from 0.5 to below 1; write 0.8 for 80 %."
        )
    z_power = critical_z(2 * power - 1) if power > 0.5 else 0.0
    variances = (variance_before, variance_after)
    n = _answers_needed(difference, critical_z(confidence) + z_power, variances)
    return SampleSize(
        n,
        f"finding a change of {difference:g} points with {100 * power:g} % power at "
        f"{100 * confidence:g} % confidence",
        f"adjusted Wald, variances {variance_before:.3g} before and {variance_after:.3g} after",
        "answers",
        each=True,
    )


def _answers_needed(points: float, z: float, variances: tuple[float, ...]) -> int:
    if not 0 < points < math.inf:
        raise ValueError(
            f"Found {points} points to detect or to allow, but they must be above 0; "
            "write 10 for ± 10 points."
        )
    for each in variances:
        if not 0 <= each <= 1:
            raise ValueError(
                f"Found the variance {each}, but one answer scored -1, 0 or +1 has a variance "
                "from 0 to 1; take it from nps.variance."
            )
    needed = sum(variances) * (z / (points / 100)) ** 2 - ADDED
    return max(1, math.ceil(round(needed, 9)))  # rounded first, so that 379.0000000001 stays 379
