"""How many visitors an A/B test needs, how much power it has, which effect it can find.

All for two arms of equal size and a two-sided test. Reading the result stands in ``experiments``.
"""

import math

from uxcx.measures.foundations.answers import read_count
from uxcx.measures.foundations.estimate import SampleSize
from uxcx.measures.foundations.normal import check_confidence, critical_z
from uxcx.measures.foundations.wording import as_given

FORMULAS = ("unpooled", "pooled", "arcsine", "rule of 16")


def sample_size(
    p1: float,
    p2: float,
    power: float = 0.8,
    confidence: float = 0.95,
    formula: str = "unpooled",
) -> SampleSize:
    """Return how many visitors *each* arm needs to find the step from one rate to another.

    Parameters
    ----------
    p1, p2 : float
        Rate of A, and the rate of B that is worth finding, between 0 and 1.
    power : float
        Share of tests that would find it, if it is true.
    confidence : float
        1 minus the error rate of the two-sided test.
    formula : {"unpooled", "pooled", "arcsine", "rule of 16"}
        ``"unpooled"``: each rate has its own variance. ``"pooled"``: under "no difference" both
        share one, as in R's power.prop.test. ``"arcsine"``: Cohen's h. ``"rule of 16"``: the rule
        of thumb for 80 % power and 95 % confidence.

    Returns
    -------
    SampleSize
        Rounded up; `method` names the formula.

    Raises
    ------
    ValueError
        If a share makes no sense, both rates are equal, or the formula is unknown.

    Notes
    -----
    With z of confidence and w of power: ``(z + w)² (p1 q1 + p2 q2) / d²``; pooled
    ``(z sqrt(2 p q) + w sqrt(p1 q1 + p2 q2))² / d²`` with the mean rate p; arcsine
    ``2 (z + w)² / h²`` with ``h = 2 asin sqrt(p2) - 2 asin sqrt(p1)``; ``16 p1 q1 / d²``.

    Source: R, stats::power.prop.test (pooled); Cohen (1988), Statistical Power Analysis, chapter
    6 (arcsine); Kohavi, Tang & Xu (2020) for the rule of 16.
    Dispute: The formulas differ by a few visitors, the rule of 16 by some percent, and each
    calculator picks one without naming it. A relative change ("5 % more") taken for points makes
    the plan wrong by far.
    Published cases: power_prop_r_n, power_prop_r_tiny, power_prop_r_certain, size_interview,
    size_arcsine_gist.
    Recomputed cases: size_5_to_6_unpooled, size_5_to_6_pooled, size_5_to_6_arcsine, size_rule_16.
    """
    n = _size(p1, p2, power, confidence, formula)
    goal = (
        f"the step from {as_given(p1, 'share')} to {as_given(p2, 'share')} with a power of "
        f"{as_given(power, 'share')}"
    )
    return SampleSize(_whole(n), goal, _method(formula, confidence), "visitors", each=True)


def sample_size_means(
    difference: float,
    sd: float,
    power: float = 0.8,
    confidence: float = 0.95,
    formula: str = "t",
) -> SampleSize:
    """Return how many visitors *each* arm needs to find a difference of two means.

    Parameters
    ----------
    difference : float
        Smallest difference worth finding, in the unit of the values.
    sd : float
        Standard deviation of one value, about the same in both arms.
    power, confidence : float
        As in `sample_size`.
    formula : {"t", "normal", "rule of 16"}
        ``"t"``: exact for the t test, as R's power.t.test. ``"normal"``: without its correction
        for few visitors.

    Raises
    ------
    ValueError
        If a number makes no sense or the formula is unknown.

    Notes
    -----
    normal: ``2 (z + w)² sd² / difference²``; rule of 16: ``16 sd² / difference²``; t: from
    statsmodels.

    Source: R, stats::power.t.test, through statsmodels; Kohavi, Tang & Xu (2020) for the rule.
    Dispute: The rule of 16 rounds 15.7 up; at 90 % power it is 21. Values with a long tail, such
    as money spent, need more than any of these.
    Published cases: power_t_r_n.
    Recomputed cases: size_rule_16_means, size_means_normal.
    """
    check_confidence(confidence)
    if formula not in ("t", "normal", "rule of 16"):
        raise ValueError(f'Found formula = {formula!r}; write "t", "normal" or "rule of 16".')
    if difference == 0 or not (0 < sd < math.inf and abs(difference) < math.inf):
        raise ValueError(
            f"Found difference = {difference} and sd = {sd}; give a difference that is not 0, and "
            "a standard deviation above 0."
        )
    effect = abs(difference) / sd
    if formula == "rule of 16":
        _refuse_other_goals(power, confidence)
        n = 16 / effect**2
    else:
        n = 2 * ((critical_z(confidence) + _power_z(power)) / effect) ** 2
        if formula == "t" and n < 1e6:  # beyond, both agree and the solver wanders
            from statsmodels.stats.power import TTestIndPower

            n = float(TTestIndPower().solve_power(effect, None, 1 - confidence, power))
    goal = (
        f"a difference of {difference:g} (standard deviation {sd:g}) with a power of "
        f"{as_given(power, 'share')}"
    )
    n = max(2, _whole(n))  # one value an arm shows no spread
    return SampleSize(n, goal, _method(formula, confidence), "visitors", each=True)


def power(
    p1: float, p2: float, n: int, confidence: float = 0.95, formula: str = "unpooled"
) -> float:
    """Return the share of tests with `n` visitors in each arm that find the step from p1 to p2.

    Parameters
    ----------
    p1, p2, confidence
        As in `sample_size`.
    n : int
        Visitors in *each* arm.
    formula : {"unpooled", "pooled", "arcsine"}
        As in `sample_size`.

    Raises
    ------
    ValueError
        As `sample_size`.

    Notes
    -----
    `sample_size` solved for the power; the far tail (a significant result on the wrong side) is
    not counted, as in R's default.

    Source: R, stats::power.prop.test; Cohen (1988), chapter 6.
    Dispute: Power worked out from the observed effect after the test says nothing new; use it
    before, with the effect worth finding.
    Published cases: power_prop_r_power, power_prop_stata, power_h_pwr.
    """
    if read_count(n, "visitors in each arm") < 1:
        raise ValueError("Found n = 0, and a test without visitors has no power; give n above 0.")
    if formula == "rule of 16":
        raise ValueError("Found the rule of 16, which holds for one power only; choose a formula.")
    null, alternative, gap = _errors(p1, p2, formula)
    z = critical_z(check_confidence(confidence))
    return _below((math.sqrt(n) * gap - z * null) / alternative)


def smallest_effect(
    p1: float,
    n: int,
    power: float = 0.8,
    confidence: float = 0.95,
    formula: str = "unpooled",
) -> float:
    """Return the rate above `p1` that `n` visitors in each arm can find with the wanted power.

    The smallest detectable effect is this rate minus p1. A true effect below it will mostly be
    missed.

    Parameters
    ----------
    p1 : float
        Rate of A, between 0 and 1.
    n : int
        Visitors in *each* arm.
    power, confidence, formula
        As in `sample_size`.

    Raises
    ------
    ValueError
        As `sample_size`, or if even a rate of 1 would be missed.

    Notes
    -----
    `sample_size` solved for p2 by halving.

    Source: R, stats::power.prop.test.
    Dispute: It depends on the power asked for, so it is no border between true and false: an
    observed effect below it can still be significant.
    Published cases: power_prop_r_p2.
    """
    n = read_count(n, "visitors in each arm")
    low, high = p1, 1.0
    if _size(p1, 1.0, power, confidence, formula) > n:
        raise ValueError(
            f"Found {n:,} visitors in each arm, too few to find even a rate of 100 % from "
            f"{as_given(p1, 'share')}; plan more visitors."
        )
    for _ in range(200):
        middle = (low + high) / 2
        if not p1 < middle < high:
            break
        if _size(p1, middle, power, confidence, formula) > n:
            low = middle
        else:
            high = middle
    return high


def _size(p1: float, p2: float, power: float, confidence: float, formula: str) -> float:
    null, alternative, gap = _errors(p1, p2, formula)
    if formula == "rule of 16":
        _refuse_other_goals(power, confidence)
        return 16 * p1 * (1 - p1) / gap**2
    z, w = critical_z(check_confidence(confidence)), _power_z(power)
    return ((z * null + w * alternative) / gap) ** 2


def _errors(p1: float, p2: float, formula: str) -> tuple[float, float, float]:
    """Return the standard errors of one visitor an arm under both hypotheses, and the gap."""
    if formula not in FORMULAS:
        raise ValueError(
            f"Found formula = {formula!r}; write one of {', '.join(map(repr, FORMULAS))}."
        )
    if not (0 <= p1 <= 1 and 0 <= p2 <= 1) or p1 == p2:
        raise ValueError(
            f"Found the rates {p1} and {p2}, but they are two different shares from 0 to 1; write "
            "0.05 for 5 %, and the new rate, not the lift."
        )
    if formula == "arcsine":
        gap = abs(2 * math.asin(math.sqrt(p2)) - 2 * math.asin(math.sqrt(p1)))
        return math.sqrt(2), math.sqrt(2), gap
    alternative = math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
    middle = (p1 + p2) / 2
    null = math.sqrt(2 * middle * (1 - middle)) if formula == "pooled" else alternative
    return null, alternative, abs(p2 - p1)


def _power_z(power: float) -> float:
    if not 0.5 <= power < 1:
        raise ValueError(
            f"Found power = {power}, but it is a share from 0.5 to below 1; write 0.8 for 80 %."
        )
    return critical_z(2 * power - 1) if power > 0.5 else 0.0


def _refuse_other_goals(power: float, confidence: float) -> None:
    if (power, confidence) != (0.8, 0.95):
        raise ValueError(
            f"Found power = {power} and confidence = {confidence}, but the rule of 16 holds for "
            "0.8 and 0.95 only; choose another formula."
        )


def _method(formula: str, confidence: float) -> str:
    return (
        f"{formula}{'' if formula.startswith('rule') else ' formula'}, {confidence:.6g} confidence"
    )


def _below(z: float) -> float:
    return math.erfc(-z / math.sqrt(2)) / 2


def _whole(n: float) -> int:
    """Round up, after taking off what rounding added: 379.0000000001 stays 379."""
    return max(1, math.ceil(round(n, 9)))
