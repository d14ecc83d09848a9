"""Results that belong together, and how they are said in one sentence.

Three kinds live here: an estimate with its interval, a difference of two samples, and a test
against a benchmark. They are made by the measures; nothing is calculated here but the width and
the middle of an interval.
"""

import math
from dataclasses import dataclass

from uxcx.measures.wording import as_given, decimals, how_often, number, p_equals, quantity


class Result:
    """A result that shows its sentence when it is the last line of a notebook cell."""

    dropped = 0
    note = ""

    def __init_subclass__(cls):
        """Give each class its own hook: IPython prefers a dataclass's repr to an inherited one."""
        cls._repr_pretty_ = lambda self, printer, cycle: printer.text(str(self))

    def remarks(self) -> str:
        """Return what the reader must know besides the numbers, or nothing."""
        blanks = "answer was" if self.dropped == 1 else "answers were"
        left_out = f" {self.dropped:,} blank {blanks} left out." if self.dropped else ""
        return left_out + (f" {self.note}" if self.note else "")


class _Interval(Result):
    """A result with a lower and an upper limit."""

    low: float
    high: float

    @property
    def margin(self) -> float:
        """Half the width of the interval, in the unit of the result."""
        return (self.high - self.low) / 2

    @property
    def centre(self) -> float:
        """Middle of the interval; an adjusted or a logarithmic one is not centred on the estimate.

        So write either the estimate with ``low`` and ``high``, or ``centre`` ± ``margin``.
        """
        return (self.low + self.high) / 2

    def _between(self, **style) -> str:
        if math.isnan(self.low):
            return "no interval"
        low, high = (number(limit, **style) for limit in (self.low, self.high))
        return f"{100 * self.confidence:g} % confident between {low} and {high}"


@dataclass(frozen=True)
class Estimate(_Interval):
    """One measured value with its confidence interval.

    Attributes
    ----------
    estimate : float
        The value from the sample.
    low, high : float
        Limits of the interval; both are nan where no interval exists, and `note` says why.
    n : int
        Number of answers (people, times, ratings) behind the value.
    method : str
        Name of the interval, for example ``"adjusted Wald"``.
    unit : str
        ``"points"`` for NPS (-100 to +100), ``"share"`` (0 to 1), ``"seconds"``, or the points of
        a questionnaire, for example ``"points out of 100"``.
    confidence : float
        Share of such intervals that catch the true value in the long run.
    name : str
        What was measured, as the sentence begins.
    dropped : int
        Blank answers that the caller chose to leave out.
    note : str
        One more sentence where the reader needs a warning.
    """

    estimate: float
    low: float
    high: float
    n: int
    method: str
    unit: str
    confidence: float
    name: str = "Estimate"
    dropped: int = 0
    note: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        style = {"unit": self.unit, "decimals": decimals(self.unit, self.margin, self.estimate)}
        return (
            f"{self.name} {quantity(self.estimate, **style)}; {self._between(**style)} "
            f"({self.method}, n = {self.n:,}).{self.remarks()}"
        )


@dataclass(frozen=True)
class Difference(_Interval):
    """The change from one sample to another, with its interval and a two-sided z test.

    Attributes
    ----------
    estimate : float
        After minus before, in `unit`.
    low, high : float
        Limits of the interval for the change.
    z : float
        Change divided by its standard error; nan where the samples show no spread.
    p_value : float
        How often samples from two equal populations would differ at least this much.
    n_before, n_after : int
        Answers in each sample.
    method, unit, confidence, name, dropped, note
        As in `Estimate`.
    """

    estimate: float
    low: float
    high: float
    z: float
    p_value: float
    n_before: int
    n_after: int
    method: str
    unit: str
    confidence: float
    name: str = "Change"
    dropped: int = 0
    note: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        places = decimals(self.unit, self.margin, self.estimate)
        style = {"unit": self.unit, "decimals": places, "signed": True}
        test = ""
        if not math.isnan(self.p_value):
            zero = "inside" if self.low <= 0 <= self.high else "outside"
            test = (
                f" No change (0) lies {zero} this interval. If nothing had changed, a gap this "
                f"large or larger would turn up in {how_often(self.p_value)} such pairs of "
                f"samples (z = {self.z:z.2f}, {p_equals(self.p_value)})."
            )
        return (
            f"{self.name} {quantity(self.estimate, **style)}; {self._between(**style)} "
            f"({self.method}, n = {self.n_before:,} before and {self.n_after:,} after)."
            f"{test}{self.remarks()}"
        )


@dataclass(frozen=True)
class BenchmarkTest(Result):
    """A one-sided test of a sample against a fixed benchmark.

    Attributes
    ----------
    estimate, benchmark : float
        The value from the sample and the value to compare with, in `unit`.
    p_value : float
        How often samples would look at least this good (or low) if the true value sat exactly
        on the benchmark. It is not the probability that the benchmark is met.
    n : int
        Number of answers.
    method, unit, name, dropped, note
        As in `Estimate`.
    alternative : {"greater", "less"}
        Which side was asked about.
    statistic, df : float or None
        The t and its degrees of freedom, where the test has them.
    """

    estimate: float
    benchmark: float
    p_value: float
    n: int
    method: str
    unit: str
    alternative: str
    name: str = "Estimate"
    statistic: float | None = None
    df: int | None = None
    dropped: int = 0
    note: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        gap = abs(self.estimate - self.benchmark)
        value = quantity(self.estimate, self.unit, decimals(self.unit, gap, self.benchmark))
        benchmark = as_given(self.benchmark, self.unit)
        head = f"{self.name} {value}, benchmark {benchmark} ({self.method}, n = {self.n:,})."
        if math.isnan(self.p_value):
            return head + self.remarks()
        side = "high or higher" if self.alternative == "greater" else "low or lower"
        t = "" if self.statistic is None else f"t = {self.statistic:z.2f}, df = {self.df:,}, "
        return (
            f"{head} If the true value were {benchmark}, a result this {side} would turn up in "
            f"{how_often(self.p_value)} such samples ({t}one-sided {p_equals(self.p_value)})."
            f"{self.remarks()}"
        )
