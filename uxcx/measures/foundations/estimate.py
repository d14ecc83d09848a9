"""Results that belong together, and how they are said in one sentence.

Four kinds live here: an estimate with its interval, a difference of two samples, a test against
a benchmark, and a sample size. They are made by the measures; nothing is calculated here but the
width and the middle of an interval. A measure with a result of its own kind derives it from
`Result`.
"""

import math
from dataclasses import dataclass, replace

from uxcx.measures.foundations.wording import (
    as_given,
    decimals,
    how_often,
    number,
    p_equals,
    quantity,
)


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
    """The gap between two samples, second minus first, with its interval and a two-sided test.

    Attributes
    ----------
    estimate : float
        Second sample minus first, in `unit`; for a ratio, second divided by first.
    low, high : float
        Limits of the interval for the gap.
    statistic : float
        The z, or the t if `df` is given; nan where the test has none or the samples no spread.
    p_value : float
        How often samples from two equal populations would differ at least this much.
    n_first, n_second : int
        Answers in each sample; with `paired`, both are the number of pairs.
    method, unit, confidence, name, dropped, note
        As in `Estimate`; `method` names the interval.
    groups : tuple of two str
        What the samples are called, for example ``("before", "after")`` or ``("A", "B")``.
    test : str
        Name of the test, where its symbol alone would not say it.
    df : float or None
        Degrees of freedom of a t test.
    paired : bool
        Whether the same people are in both samples.
    no_difference : float
        The value that means "no difference": 0, or 1 for a ratio.
    """

    estimate: float
    low: float
    high: float
    statistic: float
    p_value: float
    n_first: int
    n_second: int
    method: str
    unit: str
    confidence: float
    name: str = "Change"
    groups: tuple[str, str] = ("before", "after")
    test: str = ""
    df: float | None = None
    paired: bool = False
    no_difference: float = 0.0
    dropped: int = 0
    note: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        if self.unit == "share" and self.no_difference == 0:  # "3 %" could be read as a ratio
            points = {end: 100 * getattr(self, end) for end in ("estimate", "low", "high")}
            return str(replace(self, unit="percentage points", **points))
        places = decimals(self.unit, self.margin, self.estimate - self.no_difference)
        for limit in (self.low, self.high):  # -0.04 must not read as 0, which would be no gap
            while places < 6 and 0 < abs(limit - self.no_difference) < 0.5 * 10**-places:
                places += 1
        style = {"unit": self.unit, "decimals": places, "signed": self.no_difference == 0}
        return (
            f"{self.name} {quantity(self.estimate, **style)}; {self._between(**style)} "
            f"({self.method}, {self._people()}).{self._test()}{self.remarks()}"
        )

    def _people(self) -> str:
        if self.paired:
            return f"n = {self.n_first:,} {'pair' if self.n_first == 1 else 'pairs'}"
        first, second = self.groups
        return f"n = {self.n_first:,} {first} and {self.n_second:,} {second}"

    def _test(self) -> str:
        if math.isnan(self.p_value):
            return ""
        symbol = "z" if self.df is None else "t"
        evidence = [
            self.test,
            "" if math.isnan(self.statistic) else f"{symbol} = {self.statistic:z.2f}",
            "" if self.df is None else f"df = {self.df:,.4g}",
            p_equals(self.p_value),
        ]
        if self.groups == ("before", "after"):
            nothing, condition = "No change", "nothing had changed"
        else:
            nothing, condition = "No difference", "there were no difference"
        inside = self.low <= self.no_difference <= self.high
        is_rare = self.p_value < 1 - self.confidence
        return (
            f" {nothing} ({self.no_difference:g}) lies {'inside' if inside else 'outside'} this "
            f"interval. If {condition}, a gap this large or larger would turn up in "
            f"{how_often(self.p_value)} such {'samples' if self.paired else 'pairs of samples'} "
            f"({', '.join(filter(None, evidence))})."
            f"{' Interval and test disagree: a close call.' if inside == is_rare else ''}"
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
        The t and its degrees of freedom, where the test has them; without `df` it is a z.
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
        symbol, df = ("z", "") if self.df is None else ("t", f"df = {self.df:,}, ")
        t = "" if self.statistic is None else f"{symbol} = {self.statistic:z.2f}, {df}"
        return (
            f"{head} If the true value were {benchmark}, a result this {side} would turn up in "
            f"{how_often(self.p_value)} such samples ({t}one-sided {p_equals(self.p_value)})."
            f"{self.remarks()}"
        )


@dataclass(frozen=True)
class SampleSize(Result):
    """How many people a study needs, and by which formula.

    Attributes
    ----------
    n : int
        People (answers, visitors, tries), in all or in each group.
    goal : str
        What they are enough for, for example ``"a margin of ± 5 %"``.
    method : str
        Name of the formula.
    noun : str
        What is counted.
    each : bool
        Whether every one of the groups needs `n`.
    note : str
        One more sentence where the reader needs a warning.
    exact : float
        What the formula gives before it is rounded up; nan where it counts in whole people.
    """

    n: int
    goal: str
    method: str
    noun: str = "people"
    each: bool = False
    note: str = ""
    exact: float = math.nan

    def __int__(self) -> int:
        """Return `n`, so that the size can be reckoned with."""
        return self.n

    def __str__(self) -> str:
        """Say the result in a sentence."""
        where = " in each group" if self.each else ""
        return f"{self.n:,} {self.noun}{where} for {self.goal} ({self.method}).{self.remarks()}"
