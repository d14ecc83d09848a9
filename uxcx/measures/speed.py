"""How fast pages load: a percentile with the timings that never arrived, and Core Web Vitals.

Times on tasks stand in ``times``. A visitor who leaves before a page has loaded often sends no
timing, so the slowest loads are the ones that are missing.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from uxcx.measures.foundations.answers import read
from uxcx.measures.foundations.estimate import Result, _Interval
from uxcx.measures.foundations.normal import check_confidence
from uxcx.measures.foundations.ranks import lower_rank, upper_rank
from uxcx.measures.foundations.scale import Scale
from uxcx.measures.foundations.wording import decimals, number, quantity

TIMING = Scale("timing", low=0)
GOOD, BETTER, POOR = "good", "needs improvement", "poor"
_LIMITS = {"LCP": (2.5, 4.0), "INP": (200.0, 500.0), "CLS": (0.1, 0.25)}
_UNITS = {"LCP": "seconds", "INP": "milliseconds", "CLS": ""}


@dataclass(frozen=True)
class Percentile(_Interval):
    """A percentile of timings, and what it would be with the timings that never arrived.

    Attributes
    ----------
    estimate : float
        Percentile of the timings that arrived.
    low, high : float
        Limits for the percentile of visits like these; nan where so few timings allow none.
    if_fast, if_slow : float
        The percentile of all visits, had each missing timing been faster, or slower, than every
        one that arrived. 0 or ``inf``: it lies among the missing ones.
    n, missing : int
        Timings that arrived, and those that did not.
    percent : float
        Which percentile, for example 75.
    """

    estimate: float
    low: float
    high: float
    if_fast: float
    if_slow: float
    n: int
    missing: int
    percent: float
    method: str
    unit: str
    confidence: float
    note: str = ""

    @property
    def share_missing(self) -> float:
        """Missing timings by all visits."""
        return self.missing / (self.n + self.missing)

    def __str__(self) -> str:
        """Say the result in a sentence."""
        style = {"unit": self.unit, "decimals": decimals(self.unit, self.margin, self.estimate)}
        style["decimals"] += self.unit == "seconds"
        head = (
            f"{self.percent:g} % of the timings that arrived are at most "
            f"{quantity(self.estimate, **style)}; {self._between(**style)} "
            f"({self.method}, n = {self.n:,})."
        )
        if not self.missing:
            return head + self.remarks()
        fast = number(self.if_fast, **style)
        slow = number(self.if_slow, **style) if math.isfinite(self.if_slow) else "no known limit"
        lost = number(self.share_missing, "share", 1)
        return (
            f"{head} {self.missing:,} of {self.n + self.missing:,} timings ({lost}) never came: "
            f"with them it lies between {fast} (all fast) and {slow} (all slow).{self.remarks()}"
        )


@dataclass(frozen=True)
class CoreWebVitals(Result):
    """The three vitals at their 75th percentile, with their verdicts.

    Attributes
    ----------
    lcp, inp, cls : float
        Seconds, milliseconds, and a score without a unit.
    verdicts : dict
        ``"good"``, ``"needs improvement"`` or ``"poor"`` for each of LCP, INP and CLS.
    """

    lcp: float
    inp: float
    cls: float
    verdicts: dict[str, str]

    @property
    def passes(self) -> bool:
        """Whether all three are good."""
        return set(self.verdicts.values()) == {GOOD}

    def __str__(self) -> str:
        """Say the result in a sentence."""
        each = ", ".join(
            f"{name} {value:g}{' s' * (name == 'LCP')}{' ms' * (name == 'INP')} {verdict}"
            for (name, verdict), value in zip(
                self.verdicts.items(), (self.lcp, self.inp, self.cls), strict=True
            )
        )
        start = "Passes" if self.passes else "Does not pass"
        return f"{start} Core Web Vitals at the 75th percentile: {each}."


def percentile(
    timings: Iterable,
    percent: float = 75,
    confidence: float = 0.95,
    missing: str = "refuse",
    unit: str = "seconds",
) -> Percentile:
    """Return a percentile of load times, with bounds for timings that never arrived.

    Parameters
    ----------
    timings : list, array or Series of numbers from 0 up
        One a visit; blank where none was sent.
    percent : float
        Between 0 and 100: 75 for Core Web Vitals, 50 for the median.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        With ``"drop"`` blanks are left out of the percentile, counted, and bounded.
    unit : str
        Unit of the timings.

    Returns
    -------
    Percentile
        Its interval runs between two of the sorted timings, with ranks from the binomial
        distribution, rounded outwards.

    Raises
    ------
    ValueError
        If there is no timing, or one that is blank, negative or no number, or a choice makes no
        sense.

    Notes
    -----
    Linear interpolation at rank ``1 + (n - 1) p`` of the sorted timings (type 7).

    Source: Hyndman & Fan (1996), The American Statistician 50:361-365, type 7, as in NumPy;
    limits as `scipy.stats.quantile_test`.
    Dispute: Nine definitions of a sample percentile exist; in large samples they agree. A mean
    load time hides the slow quarter. Timings that arrived flatter a slow page: see `if_slow`.
    Published cases: quantile_numpy_doc.
    Recomputed cases: load_time_bounds, load_time_limits.
    """
    if not 0 < percent < 100:
        raise ValueError(
            f"Found percent = {percent}, but a percentile lies between 0 and 100; write 75."
        )
    check_confidence(confidence)
    answers = read(timings, TIMING, missing)
    values, lost, share = answers.values, answers.dropped, percent / 100
    n = values.size
    tail = (1 - confidence) / 2
    below, above = lower_rank(n, share, tail), upper_rank(n, share, tail)
    places = {
        "estimate": (n - 1) * share,
        "if_fast": (n + lost - 1) * share - lost,
        "if_slow": (n + lost - 1) * share,
    }
    picked = {i for at in places.values() for i in (math.floor(at), math.ceil(at)) if 0 <= i < n}
    picked |= {rank - 1 for rank in (below, above) if 0 < rank <= n}
    ordered = np.partition(values, sorted(picked))
    found = {name: _interpolated(ordered, at) for name, at in places.items()}
    has_limits = below >= 1 and above <= n
    return Percentile(
        **found,
        low=float(ordered[below - 1]) if has_limits else math.nan,
        high=float(ordered[above - 1]) if has_limits else math.nan,
        n=n,
        missing=lost,
        percent=percent,
        method=f"ranks {below:,} and {above:,}, binomial" if has_limits else "ranks, binomial",
        unit=unit,
        confidence=confidence,
        note="" if has_limits else "No two of so few timings can enclose this percentile.",
    )


def core_web_vital(name: str, value: float) -> str:
    """Return the verdict of one Core Web Vital: good, needs improvement or poor.

    Parameters
    ----------
    name : {"LCP", "INP", "CLS"}
        Largest contentful paint in seconds, interaction to next paint in milliseconds,
        cumulative layout shift without a unit.
    value : float
        The 75th percentile of all visits with one kind of device.

    Raises
    ------
    ValueError
        If the name is unknown, or the value negative or in the wrong unit.

    Notes
    -----
    Good up to 2.5 s, 200 ms and 0.1; poor above 4 s, 500 ms and 0.25.

    Source: web.dev, Web Vitals; limits as in the library web-vitals by Google
    (github.com/GoogleChrome/web-vitals, src/onLCP.ts, onINP.ts, onCLS.ts).
    Dispute: The limits are Google's choice and have changed (INP replaced FID in March 2024). A
    good page by these limits can still lose visitors, and the mean is no substitute for the
    75th percentile.
    Published cases: core_web_vitals, web_vitals_limits.
    """
    if name not in _LIMITS:
        raise ValueError(f'Found the vital {name!r}; write "LCP", "INP" or "CLS".')
    good, poor = _LIMITS[name]
    if not 0 <= value < math.inf:
        raise ValueError(f"Found {name} = {value}, but it is a finite number from 0 up; check it.")
    if (name == "LCP" and value > 60) or (name == "INP" and 0 < value < 1):
        raise ValueError(
            f"Found {name} = {value:g} {_UNITS[name]}, which looks like the wrong unit; give "
            "LCP in seconds and INP in milliseconds."
        )
    if value <= good:
        return GOOD
    return BETTER if value <= poor else POOR


def core_web_vitals(lcp: float, inp: float, cls: float) -> CoreWebVitals:
    """Return the verdicts of all three vitals, each at its 75th percentile.

    Parameters
    ----------
    lcp, inp, cls : float
        Seconds, milliseconds, and a score without a unit; see `core_web_vital`.

    Raises
    ------
    ValueError
        As `core_web_vital`.

    Notes
    -----
    Passed if all three are good.

    Source: web.dev, Web Vitals, as in `core_web_vital`.
    Dispute: One verdict for all devices hides the slow ones; give phones and desktops apart.
    Published cases: core_web_vitals.
    """
    values = {"LCP": lcp, "INP": inp, "CLS": cls}
    verdicts = {name: core_web_vital(name, value) for name, value in values.items()}
    return CoreWebVitals(float(lcp), float(inp), float(cls), verdicts)


def _interpolated(ordered: np.ndarray, at: float) -> float:
    """Return the value at a rank counted from 0; 0 before the first, infinite after the last."""
    if at < 0:
        return 0.0
    if math.ceil(at) >= ordered.size:
        return math.inf
    low, high = float(ordered[math.floor(at)]), float(ordered[math.ceil(at)])
    return low + (at - math.floor(at)) * (high - low)
