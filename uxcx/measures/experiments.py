"""Reading the result of an A/B test: difference and lift, and a guardrail that must hold.

How many visitors a test needs stands in ``power_analysis``; whether it can be trusted at all, in
``experiment_checks``.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from uxcx.measures import two_means, two_proportions
from uxcx.measures.foundations.answers import read
from uxcx.measures.foundations.estimate import Difference, Estimate, Result
from uxcx.measures.foundations.normal import critical_z
from uxcx.measures.foundations.ratios import score_limits
from uxcx.measures.foundations.scale import Scale
from uxcx.measures.foundations.student import mean_and_sd
from uxcx.measures.foundations.wording import as_given, decimals, number, quantity

HOLDS, BROKEN, UNDECIDED = "holds", "broken", "undecided"


@dataclass(frozen=True)
class Lift(Result):
    """What B changed against A: the absolute difference, and the lift relative to A.

    Attributes
    ----------
    first, second : float
        Rate or mean of A and of B, in the unit of `absolute`.
    absolute : Difference
        B minus A, with its interval and test.
    relative : float
        ``B / A - 1``, as a share; nan or infinite where A is 0.
    relative_low, relative_high : float
        Limits of the relative lift; nan where none is given.
    """

    first: float
    second: float
    absolute: Difference
    relative: float
    relative_low: float
    relative_high: float
    relative_method: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        unit = self.absolute.unit
        places = decimals(unit, self.absolute.margin, self.first)
        first, second = (quantity(x, unit, places) for x in (self.first, self.second))
        head = f"A {first}, B {second}. {self.absolute}"
        if not math.isfinite(self.relative):
            return f"{head} Relative to A no lift can be given, because A is 0."
        spread = (self.relative_high - self.relative_low) / 2
        style = {"unit": "share", "decimals": decimals("share", spread, self.relative)}
        lift = number(self.relative, signed=True, **style)
        if math.isnan(self.relative_low):
            return f"{head} Relative to A that is {lift}."
        low, high = (
            number(x, signed=True, **style) for x in (self.relative_low, self.relative_high)
        )
        return f"{head} Relative to A that is {lift}, {low} to {high} ({self.relative_method})."


@dataclass(frozen=True)
class Guardrail(Result):
    """Whether a metric that must not get worse has kept inside its margin.

    Attributes
    ----------
    verdict : {"holds", "broken", "undecided"}
        ``"holds"``: the whole interval is better than the margin. ``"broken"``: the whole
        interval is worse. Else ``"undecided"``.
    low, high, margin, unit
        The interval that was read, the margin, and their unit.
    worse_if : {"lower", "higher"}
        Which side is the bad one.
    """

    verdict: str
    low: float
    high: float
    margin: float
    worse_if: str
    unit: str

    def __str__(self) -> str:
        """Say the result in a sentence."""
        by, unit = (100, "percentage points") if self.unit == "share" else (1, self.unit)
        places = decimals(unit, by * (self.high - self.low) / 2, by * self.margin)
        low, high = (number(by * x, unit, places, signed=True) for x in (self.low, self.high))
        limit = as_given(by * (-self.margin if self.worse_if == "lower" else self.margin), unit)
        why = {
            HOLDS: "the whole interval is better than that",
            BROKEN: "the whole interval is worse than that",
            UNDECIDED: "the interval reaches over this margin, so it needs more visitors",
        }[self.verdict]
        return (
            f"Guardrail {self.verdict}: the change lies between {low} and {high}, allowed is "
            f"{limit} at worst; {why}."
        )


def rates(x1: int, n1: int, x2: int, n2: int, confidence: float = 0.95) -> Lift:
    """Return the difference of two rates, B minus A, and the lift relative to A.

    Parameters
    ----------
    x1, n1 : int
        Successes and visitors of A, the old version.
    x2, n2 : int
        Successes and visitors of B.
    confidence : float
        Share between 0 and 1.

    Returns
    -------
    Lift
        Its `absolute` is `two_proportions.difference` of B minus A.

    Raises
    ------
    ValueError
        If a count or the confidence makes no sense.

    Notes
    -----
    ``x2/n2 - x1/n1`` and ``(x2/n2) / (x1/n1) - 1``; the limits of the ratio are score limits.

    Source: `two_proportions.difference` for the difference; for the ratio Miettinen & Nurminen
    (1985), Statistics in Medicine 4:213-226, as in statsmodels (confint_proportions_2indep).
    Dispute: "10 % more" can mean points or a lift; say which. The relative lift looks bigger,
    and from a small A it is wild.
    Recomputed cases: lift_checkout.
    """
    absolute = two_proportions.difference(x1, n1, x2, n2, confidence)
    first, second = x1 / n1, x2 / n2
    relative, low, high = math.nan, math.nan, math.nan
    if x1:
        relative = second / first - 1
    if x1 and x2:
        n = n1 + n2
        z = critical_z(confidence) * math.sqrt(n / (n - 1))  # Miettinen & Nurminen's correction
        low, high = (limit - 1 for limit in score_limits(x2, n2, x1, n1, z))
    return Lift(first, second, absolute, relative, low, high, "score interval")


def means(
    first: Iterable, second: Iterable, confidence: float = 0.95, missing: str = "refuse"
) -> Lift:
    """Return the difference of two means, B minus A, and the lift relative to A.

    Parameters
    ----------
    first, second : list, array or Series of numbers
        One value a visitor, of A and of B.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether blanks stop the calculation or are left out and counted.

    Returns
    -------
    Lift
        Its `absolute` is `two_means.welch` of B minus A. The relative lift has no interval.

    Raises
    ------
    ValueError
        As `two_means.welch`.

    Notes
    -----
    ``mean B - mean A`` and ``mean B / mean A - 1``.

    Source: `two_means.welch`.
    Dispute: One value a visitor, please: views or clicks of one person hang together and make
    the interval too narrow.
    Recomputed cases: lift_means.
    """
    sides = [read(values, Scale("value"), missing) for values in (first, second)]
    (a, sd1), (b, sd2) = (mean_and_sd(side.values) for side in sides)
    n1, n2 = (side.values.size for side in sides)
    sd1, sd2 = (sd if n > 1 else 0.0 for sd, n in ((sd1, n1), (sd2, n2)))
    absolute = replace(
        two_means.welch_from_summary(a, sd1, n1, b, sd2, n2, confidence),
        dropped=sides[0].dropped + sides[1].dropped,
    )
    relative = b / a - 1 if a else math.nan
    return Lift(a, b, absolute, relative, math.nan, math.nan)


def guardrail(
    change: Difference | Estimate | Lift, margin: float, worse_if: str = "lower"
) -> Guardrail:
    """Read the interval of a change against the worst change that is still allowed.

    Parameters
    ----------
    change : Difference, Estimate or Lift
        B minus A with its interval; of a `Lift` the absolute difference is read.
    margin : float
        How much worse is still allowed, from 0 up, in the unit of the change; fixed before the
        test.
    worse_if : {"lower", "higher"}
        Whether lower values are worse (rate of orders) or higher ones (load time, returns).

    Returns
    -------
    Guardrail
        Verdict ``"holds"``, ``"broken"`` or ``"undecided"``.

    Raises
    ------
    ValueError
        If the margin is negative, there is no interval, or the side is unknown.

    Notes
    -----
    With lower as worse it holds if ``low > -margin`` and is broken if ``high < -margin``.

    Source: non-inferiority tests of guardrail metrics, Spotify Confidence
    (confidence.spotify.com/glossary/non-inferiority-test).
    Dispute: "No significant harm" is no proof of no harm: an interval from harm to gain is
    undecided. The margin is a choice of the business, not of statistics.
    Published cases: guardrail_spotify_holds, guardrail_spotify_undecided.
    Recomputed cases: guardrail_broken.
    """
    change = change.absolute if isinstance(change, Lift) else change
    if worse_if not in ("lower", "higher"):
        raise ValueError(f'Found worse_if = {worse_if!r}; write "lower" or "higher".')
    if not 0 <= margin < math.inf:
        raise ValueError(
            f"Found margin = {margin}, but it says how much worse is allowed, from 0 up; write "
            "0.01 for one percentage point."
        )
    if math.isnan(change.low) or math.isnan(change.high):
        raise ValueError(
            "Found a change without an interval, which no guardrail can be read from; collect "
            "more data first."
        )
    worst, best = (change.low, change.high) if worse_if == "lower" else (-change.high, -change.low)
    verdict = HOLDS if worst > -margin else BROKEN if best < -margin else UNDECIDED
    return Guardrail(verdict, change.low, change.high, float(margin), worse_if, change.unit)
