"""Lesson 12, A/B test: the winner that loses.

Here live the lesson's two panels (Peeker, Slice the winner), its charts, its exercises with
every slip, and the facts its prose prints. The measures are `uxcx.measures.experiments`,
`experiment_checks`, `power_analysis` and `two_proportions`.
"""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import checkbox, dropdown
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, ON_WHITE, canvas, house_style, show
from uxcx.figures.palette import INK, LINES, MARKERS
from uxcx.measures import (
    experiment_checks,
    experiments,
    means,
    power_analysis,
    proportions,
    two_means,
    two_proportions,
)
from uxcx.practice import (
    Choice,
    Exercise,
    ExerciseSet,
    Matching,
    Number,
    Prediction,
    Range,
    Slip,
    Written,
)

ARMS = ("A", "B")
CAREFUL_START = (40, 400, 30, 100)
"""Orders sent back and all orders in A and in B, when one visitor in five saw B."""

SPLIT = (5000, 5400)
RETURNS_MARGIN = 0.03
"""How much the share of orders sent back may rise: the guardrail fixed before the test."""

_NO_VALUE = [f"{arm} without a value" for arm in ARMS]
_COLOUR = dict(zip(ARMS, GROUPS, strict=True))
_MARKER = dict(zip(ARMS, MARKERS, strict=False))
_LONGEST = {"%": 80, "EUR": 17, "s": 6}
"""Where the scale of each unit ends: the same for all metrics of a unit, so they compare."""


# ---------------------------------------------------------------- what the shop's data say


@cache
def _visitors() -> pd.DataFrame:
    """Everyone the coin assigned, with what became of the order and the true load time."""
    table = shop.load("experiment").merge(
        shop.load("orders")[["order_id", "returned", "return_reason"]],
        on="order_id", how="left", validate="many_to_one",
    )  # fmt: skip
    table = table.merge(shop.load("truth_load"), on="visitor_id", validate="one_to_one")
    source = shop.load("sessions")[["session_id", "source"]]
    table = table.merge(source, on="session_id", validate="one_to_one")
    return table.assign(
        sent_back=table["returned"].eq(True),
        kept=table["returned"].eq(False),
        margin_eur=table["margin_eur"].fillna(0),
        month=table["date"].dt.month_name(),
        everybody="everybody",
    )


@dataclass(frozen=True)
class Metric:
    """One number to compare A and B by: its column, unit, and which side is the good one."""

    column: str
    unit: str
    worse_if: str
    orders_only: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it counts people, not averages values."""
        return self.unit == "%"

    def values(self, rows: pd.DataFrame) -> pd.Series:
        """Give one value for each visitor or order in the base."""
        return rows.loc[rows["finished"], self.column] if self.orders_only else rows[self.column]


METRICS = {
    "finished, % of checkouts": Metric("finished", "%", "lower"),
    "sent back, % of orders": Metric("sent_back", "%", "higher", orders_only=True),
    "kept orders, % of checkouts": Metric("kept", "%", "lower"),
    "margin, EUR per checkout": Metric("margin_eur", "EUR", "lower"),
    "load time as logged, mean": Metric("load_s", "s", "higher"),
    "load time in truth, mean": Metric("load_true_s", "s", "higher"),
}
FINISHED, SENT_BACK, KEPT, MARGIN, LOGGED, TRUE_LOAD = METRICS
SEGMENTS = {
    "everybody": "everybody",
    "device": "device",
    "came from": "source",
    "month": "month",
}


@cache
def compare(metric: str, segment: str = "everybody") -> pd.DataFrame:
    """Compare A and B in each group of a segment.

    Returns
    -------
    DataFrame
        One row for each group: A and B with their intervals and bases, B minus A with its
        interval (in percent and points, EUR or seconds), visitors without a value, and whether
        B is "better", "worse" or "unclear".
    """
    chosen, table = METRICS[metric], {}
    for group, rows in _visitors().groupby(SEGMENTS[segment], observed=True, sort=False):
        values = {arm: chosen.values(rows[rows["arm"] == arm]) for arm in ARMS}
        table[group] = _one_row(chosen, values)
    return pd.DataFrame(table).T.rename_axis(segment)


def _one_row(metric: Metric, values: dict[str, pd.Series]) -> dict[str, object]:
    if metric.is_share:
        counts = [(int(values[arm].sum()), len(values[arm])) for arm in ARMS]
        each = [proportions.adjusted_wald(*count) for count in counts]
        gap, times = two_proportions.difference(*counts[0], *counts[1]), 100
    else:
        each = [means.mean(values[arm], missing="drop") for arm in ARMS]
        gap, times = two_means.welch(*values.values(), missing="drop"), 1
    row: dict[str, object] = {}
    for arm, one in zip(ARMS, each, strict=True):
        row |= {arm: times * one.estimate, f"{arm} from": times * one.low}
        row |= {f"{arm} to": times * one.high, f"{arm} n": one.n}
        row[f"{arm} without a value"] = int(values[arm].isna().sum())
    row |= {"B − A": times * gap.estimate, "from": times * gap.low, "to": times * gap.high}
    higher = gap.low > 0
    clear = higher or gap.high < 0
    good = higher == (metric.worse_if == "lower")
    return row | {"B is": ("better" if good else "worse") if clear else "unclear"}


@cache
def _result(column: str, device: str | None = None, orders_only=False) -> experiments.Lift:
    """Give B against A for a yes-or-no column."""
    rows = _visitors()
    rows = rows if device is None else rows[rows["device"] == device]
    base = [rows[rows["arm"] == arm] for arm in ARMS]
    base = [one[one["finished"]] if orders_only else one for one in base]
    (a, b) = base
    return experiments.rates(int(a[column].sum()), len(a), int(b[column].sum()), len(b))


@cache
def _checkout_mix(quarter: int) -> pd.Series:
    """Share of each device among the checkouts that were started in a quarter."""
    visits = shop.load("sessions")
    started = visits["started_checkout"] & (visits["date"].dt.quarter == quarter)
    return visits.loc[started, "device"].value_counts(normalize=True)


@cache
def by_reason() -> pd.DataFrame:
    """Orders sent back, in percent of all orders of the arm, by the reason that was named."""
    orders = _visitors()[_visitors()["finished"]]
    counts = orders.groupby(["return_reason", "arm"], observed=True).size().unstack()
    shares = 100 * counts / orders["arm"].value_counts()
    return shares.sort_values("A", ascending=False).rename_axis("reason").add_suffix(", %")


# ---------------------------------------------------------------- panels


@dataclass(frozen=True)
class Runs:
    """Simulated tests: the gap B minus A in points after each tenth, and what it would take.

    Attributes
    ----------
    gaps : array, shape (tests, 10)
    needed : array, shape (10,)
        The gap beyond which the interval leaves 0 out.
    """

    gaps: np.ndarray
    needed: np.ndarray

    def called(self, every: int) -> np.ndarray:
        """Give for each test the tenth at which a winner was called, or -1."""
        beyond = np.abs(self.gaps) > self.needed
        beyond[:, [tenth for tenth in range(10) if (tenth + 1) % every]] = False
        return np.where(beyond.any(axis=1), beyond.argmax(axis=1), -1)


class Peeker(Explorer):
    """Five hundred tests: the more often one looks, the more winners turn up."""

    title = "Peeker"
    height = 3.8
    tests, drawn, tenth = 500, 60, 150
    rate, better = 0.52, 0.57

    def controls(self):
        return {
            "looks": dropdown("Looks at the result", (1, 2, 5, 10), 1),
            "same": checkbox("There is no real difference", True),
        }

    def actions(self):
        return {"Run 500 new tests": self._run_again}

    def _run_again(self) -> None:
        self.seed += 1
        self.redraw()

    def _runs(self, same: bool) -> Runs:
        random = np.random.default_rng([12, self.seed])
        rates = (self.rate, self.rate if same else self.better)
        visitors = self.tenth * np.arange(1, 11)
        finished = [random.binomial(self.tenth, p, (self.tests, 10)).cumsum(axis=1) for p in rates]
        middle = sum(rates) / 2
        needed = [
            two_proportions.difference(round(middle * n), n, round(middle * n), n).margin
            for n in map(int, visitors)
        ]
        return Runs(100 * (finished[1] - finished[0]) / visitors, 100 * np.array(needed))

    def draw(self, figure):
        self.seed = 10
        axes = figure.subplots()
        self.visitors = self.tenth * np.arange(1, 11)
        (self.quiet,) = axes.plot([], [], "-", color=LINES[4], linewidth=0.7)
        (self.calling,) = axes.plot([], [], "-", color=GROUPS[1], linewidth=1.3)
        (self.crosses,) = axes.plot([], [], "x", color=GROUPS[1], markersize=8,
                                    markeredgewidth=2.2)  # fmt: skip
        needed = self._runs(True).needed
        for side in (1, -1):
            axes.plot(self.visitors, side * needed, "--", color=INK, linewidth=2)
        axes.axhline(0, color=INK, linewidth=1)
        (self.looked,) = axes.plot([], [], "^", color=INK, markersize=8, clip_on=False)
        axes.text(1490, 15.5, "beyond the dashes:\n“significant”", ha="right", va="center",
                  bbox=ON_WHITE)  # fmt: skip
        self.count = axes.text(0, 1.04, "× 500 of 500 tests called a winner",
                               transform=axes.transAxes, fontweight="bold",
                               color=GROUPS[1])  # fmt: skip
        axes.set(xlim=(100, 1530), ylim=(-21, 21), xticks=[150, 450, 750, 1050, 1500],
                 xlabel=f"Visitors in each arm so far; ▲ a look ({self.drawn} tests drawn)",
                 ylabel="B minus A, points")  # fmt: skip

    def update(self, looks, same):
        runs = self._runs(same)
        every = 10 // looks
        called = runs.called(every)
        winners = int((called >= 0).sum())
        self._show_paths(runs.gaps[: self.drawn], called[: self.drawn])
        self.looked.set_data(self.visitors[every - 1 :: every], [-21] * looks)
        self.count.set_text(f"× {winners} of {self.tests} tests called a winner")
        tenths = range(every - 1, 10, every)
        at = [int(((called >= 0) & (called <= tenth)).sum()) for tenth in tenths]
        gaps = runs.gaps[called >= 0, called[called >= 0]]
        table = pd.DataFrame(
            {
                "look": range(1, looks + 1),
                "visitors in each arm": self.visitors[every - 1 :: every],
                "a winner was called so far": at,
                "% of the tests": [100 * one / self.tests for one in at],
            }
        )
        look = "one look at the end" if looks == 1 else f"{looks} looks"
        called_b = int((gaps > 0).sum())
        sentence = (
            f"With {look}, {winners} of {self.tests} tests call a winner "
            f"({100 * winners / self.tests:.0f} %): B in {called_b}, A in {winners - called_b}. "
        )
        if same:
            sentence += "A and B are the same, so each of these winners is false."
        elif called_b:
            sentence += (
                f"In truth B is {100 * (self.better - self.rate):.0f} points better; tests that "
                f"called B show {gaps[gaps > 0].mean():.1f} on average."
            )
        alt = (
            f"Lines of B minus A, in points, against visitors in each arm, {self.drawn} of "
            f"{self.tests} tests. The border for a winner narrows from "
            f"±{runs.needed[0]:.0f} to ±{runs.needed[-1]:.0f}. {winners} tests cross it at a look."
        )
        return Finding(sentence, table, alt)

    def _show_paths(self, gaps: np.ndarray, called: np.ndarray) -> None:
        """Draw each test until it was stopped; a gap in the line parts it from the next."""
        calm, rust = [], []
        for path, stop in zip(gaps, called, strict=True):
            end = 10 if stop < 0 else stop + 1
            line = np.full((11, 2), np.nan)
            line[:end, 0], line[:end, 1] = self.visitors[:end], path[:end]
            (calm if stop < 0 else rust).append(line)
        for artist, lines in ((self.quiet, calm), (self.calling, rust)):
            artist.set_data(*(np.concatenate(lines).T if lines else ([], [])))
        stopped = np.flatnonzero(called >= 0)
        self.crosses.set_data(self.visitors[called[stopped]], gaps[stopped, called[stopped]])


class SliceTheWinner(Explorer):
    """One test, six metrics, four ways to slice it."""

    title = "Slice the winner"
    height = 4.2

    def controls(self):
        return {
            "metric": dropdown("Metric", METRICS, FINISHED),
            "segment": dropdown("Slice by", SEGMENTS, "everybody"),
        }

    def draw(self, figure):
        # A place of its own: a layout would measure the words beside the rows at the start only.
        figure.set_layout_engine("none")
        axes = self.axes = figure.add_axes((0.2, 0.155, 0.465, 0.735))
        self.spans, self.points = {}, {}
        for arm, words in zip(ARMS, ("A, old checkout", "B, one page"), strict=True):
            (self.spans[arm],) = axes.plot([], [], "-", color=_COLOUR[arm], linewidth=3)
            (self.points[arm],) = axes.plot([], [], _MARKER[arm], color=_COLOUR[arm],
                                            markersize=9, label=words)  # fmt: skip
        axes.legend(loc="lower left", bbox_to_anchor=(-0.46, 0.99), ncols=2, columnspacing=1,
                    handletextpad=0.1)  # fmt: skip
        # Words are artists, not ticks: ticks would cost most of the time of a redraw.
        beside = axes.get_yaxis_transform()
        self.groups = [
            axes.text(-0.04, place, "everybody", transform=beside, ha="right", va="center")
            for place in range(6)
        ]
        self.gaps = [
            axes.text(1.04, place, "B worse, −00.0", transform=beside, va="center",
                      linespacing=1.3, fontweight="bold")
            for place in range(6)
        ]  # fmt: skip
        self.head = axes.text(1.04, 1.035, "B − A, points", transform=axes.transAxes,
                              fontweight="bold")  # fmt: skip
        self.across = axes.text(0.5, -0.11, "", transform=axes.transAxes, ha="center", va="top")
        axes.set(xlim=(0, 80), ylim=(5.6, -0.6), yticks=[])

    def update(self, metric, segment):
        chosen, table = METRICS[metric], compare(metric, segment)
        places = np.linspace(-0.5, 5.5, 2 * len(table) + 1)[1::2]
        self.axes.set_xlim(0, _LONGEST[chosen.unit])
        self.across.set_text(f"{_capital(metric)}{', seconds' if chosen.unit == 's' else ''}")
        self.head.set_text(f"B − A, {'points' if chosen.is_share else chosen.unit}")
        for arm, side in zip(ARMS, (-0.17, 0.17), strict=True):
            low, high = (table[f"{arm} {end}"].astype(float) for end in ("from", "to"))
            breaks = np.full(len(table), np.nan)
            self.spans[arm].set_data(
                np.column_stack([low, high, breaks]).ravel(), np.repeat(places + side, 3)
            )
            self.points[arm].set_data(table[arm].astype(float), places + side)
        for label in [*self.groups, *self.gaps]:
            label.set_text("")
        for group, gap, place, (name, row) in zip(
            self.groups, self.gaps, places, table.iterrows(), strict=False
        ):
            group.set(text=name, y=place)
            gap.set(text=self._beside(chosen, row, len(table)), y=place,
                    fontweight="normal" if row["B is"] == "unclear" else "bold")  # fmt: skip
        shown = table if chosen.column == "load_s" else table.drop(columns=_NO_VALUE)
        return Finding(self._sentence(metric, table), shown)

    @staticmethod
    def _beside(chosen: Metric, row: pd.Series, rows: int) -> str:
        """Say beside a row what B changed; the interval only where there is room for it."""
        lines = [f"B {row['B is']}, {_signed(row['B − A'])}"]
        if rows <= 3:
            lines.append(f"{_signed(row['from'])} to {_signed(row['to'])}")
            if chosen.column == "load_s":
                lines.append(f"no time {_missing(row, 'A'):.0f}, {_missing(row, 'B'):.0f} %")
        return "\n".join(lines)

    @staticmethod
    def _sentence(metric: str, table: pd.DataFrame) -> str:
        chosen = METRICS[metric]
        unit = " %" if chosen.is_share else f" {chosen.unit}"
        points = " points" if chosen.is_share else unit
        parts = [
            f"{group}: A {row['A']:.1f}, B {row['B']:.1f}{unit}, "
            f"{_signed(row['B − A'])} ({_signed(row['from'])} to "
            f"{_signed(row['to'])}){points}, {row['B is']}"
            for group, row in table.iterrows()
        ]
        sentence = f"{_capital(metric)}. {'; '.join(parts)}."
        if chosen.column == "load_s":
            missing = "; ".join(
                f"{group}: A {_missing(row, 'A'):.0f} %, B {_missing(row, 'B'):.0f} %"
                for group, row in table.iterrows()
            )
            sentence += f" Sent no time, because they left first: {missing}."
        return sentence


def _capital(words: str) -> str:
    """Begin with a capital; `str.capitalize` would also turn EUR into eur."""
    return words[0].upper() + words[1:]


def _missing(row: pd.Series, arm: str) -> float:
    """Share of the visitors of an arm that sent no value, in percent."""
    return 100 * row[f"{arm} without a value"] / (row[f"{arm} without a value"] + row[f"{arm} n"])


def _signed(value: float, digits: int = 1) -> str:
    """Write a difference with its sign; what rounds to nothing has none."""
    text = f"{value:+.{digits}f}".replace("-", "−")
    return text[1:] if float(f"{value:.{digits}f}") == 0 else text


def peeker():
    """Ask for a prediction, then let the learner look more often."""
    ten = experiment_checks.peeking(10).false_positives[-1]
    about = f"about {100 * ten:.0f} of 100"
    return Prediction(
        question="A and B are the same. You look ten times, and stop at the first “significant” "
        "result. How many of 100 such tests call a false winner?",
        replies={
            "5 of 100": "5 of 100 is what one look promises. Each further look is a new chance "
            f"to be fooled: {about}.",
            "about 10 of 100": f"More than one look allows, and still too few: {about}.",
            about: "Each look is a new chance to be fooled, but the looks share their visitors. "
            "So it is more than 5, and less than 50.",
            "50 of 100": "Ten times 5 would be right for ten fresh tests that never fail "
            f"together. These looks share their visitors: {about}.",
        },
        right=about,
        task="Now choose 2, 5 and 10 looks, and count the crosses.",
    ).then(Peeker())


def slice_the_winner():
    """Ask for a prediction, then let the learner slice the shop's test."""
    finished, kept = _result("finished"), _result("kept")
    found = f"a little worse, about {-100 * kept.absolute.estimate:.0f} fewer"
    return Prediction(
        question=f"B finishes {100 * finished.second:.0f} of 100 checkouts, A "
        f"{100 * finished.first:.0f}. How does B do in orders that are kept, of 100 checkouts?",
        replies={
            "better, about 6 more": "That would be so if people sent back as little as before. "
            "Look at “sent back”.",
            "the same": "The interval reaches up to 0, so that is not ruled out. Its middle, "
            "though, lies lower.",
            found: "More checkouts were finished, and more orders came back. The interval still "
            "reaches 0, so the loss is likely, not proven.",
            "much worse, about 20 fewer": "Not for everybody. But slice by device, and see who "
            "comes near that.",
        },
        right=found,
        task="Now choose another metric, then slice by device.",
    ).then(SliceTheWinner())


# ---------------------------------------------------------------- charts


def chart_reasons() -> None:
    """Draw why orders came back, in A and in B."""
    table = by_reason()
    figure, axes = canvas("Why orders came back", "Sent back, % of the orders of each arm")
    with house_style():
        places = np.arange(len(table))
        for arm, side, hatch, words in zip(
            ARMS, (-0.2, 0.2), ("", "//"), ("A, old", "B, one page"), strict=True
        ):
            values = table[f"{arm}, %"]
            axes.barh(places + side, values, height=0.36, color=_COLOUR[arm], hatch=hatch,
                      edgecolor="white", label=words)  # fmt: skip
            for place, value in zip(places + side, values, strict=True):
                axes.text(value + 0.4, place, f"{value:.0f}", va="center", fontweight="bold")
        axes.set(
            yticks=places, yticklabels=table.index, ylim=(len(table) - 0.5, -0.5), xlim=(0, 31)
        )
        axes.grid(axis="y", visible=False)
        axes.legend(loc="lower right")
    said = "; ".join(
        f"{reason} {row['A, %']:.0f} and {row['B, %']:.0f}" for reason, row in table.iterrows()
    )
    orders = int(_visitors()["finished"].sum())
    show(
        figure,
        f"Bars of orders sent back by reason, in percent of the orders of each arm, {orders:,} "
        f"orders. In A and in B: {said}.",
        table,
    )


def verdicts() -> pd.DataFrame:
    """Give B minus A in points, with its interval, for three metrics: everybody and devices."""
    parts = {
        metric: pd.concat([compare(metric), compare(metric, "device").sort_index()])
        for metric in (FINISHED, KEPT, SENT_BACK)
    }
    columns = ["B − A", "from", "to", "B is"]
    return pd.concat(parts)[columns].rename_axis(["metric", "group"])


def chart_verdict() -> None:
    """Draw B minus A with intervals: three metrics, everybody and each device."""
    table = verdicts()
    figure, axes = canvas("What B changed", "B minus A, points (line: interval)", height=4.6)
    looks = {"better": ("^", GROUPS[0]), "unclear": ("o", "#6B7280"), "worse": ("X", GROUPS[1])}
    places = [place + place // 3 for place in range(len(table))]
    with house_style():
        axes.axvline(0, color=INK, linewidth=2)
        for verdict, (marker, colour) in looks.items():
            axes.plot([], [], marker, color=colour, markersize=9, label=f"B {verdict}")
        for place, (_, row) in zip(places, table.iterrows(), strict=True):
            marker, colour = looks[row["B is"]]
            axes.plot([row["from"], row["to"]], [place, place], "-", color=colour, linewidth=2.5)
            axes.plot(row["B − A"], place, marker, color=colour, markersize=9)
            axes.text(
                row["to"] + 1, place, _signed(row["B − A"], 0), va="center", fontweight="bold"
            )
        for start, metric in zip((0, 4, 8), (FINISHED, KEPT, SENT_BACK), strict=True):
            axes.text(-0.02, start - 0.85, metric, transform=axes.get_yaxis_transform(),
                      va="center", fontweight="bold", bbox=ON_WHITE)  # fmt: skip
        worst = 100 * RETURNS_MARGIN
        axes.plot([worst, worst], [7.5, 10.5], ":", color=INK, linewidth=2)
        axes.text(-0.8, 9, f"allowed: +{worst:.0f}", ha="right", va="center")
        axes.annotate("", (worst, 9), (-0.6, 9), arrowprops={"arrowstyle": "->", "color": INK})
        axes.set(yticks=places, yticklabels=table.index.get_level_values("group"),
                 ylim=(10.6, -1.6), xlim=(-20, 38))  # fmt: skip
        axes.grid(axis="y", visible=False)
        axes.legend(loc="center right", handletextpad=0.2, bbox_to_anchor=(1.02, 0.4))
    said = "; ".join(
        f"{metric.partition(',')[0]}, {group} {_signed(row['B − A'], 0)}"
        for (metric, group), row in table.iterrows()
    )
    show(
        figure,
        f"Points with intervals of B minus A, in points, {len(_visitors()):,} checkouts. {said}.",
        table,
    )


# ---------------------------------------------------------------- exercises


def _says_no(text: str) -> bool:
    return bool(re.search(r"\b(not|don.t|no|never|stop|hold)\b", text, re.IGNORECASE))


def _ships(text: str) -> bool:
    """Tell whether a note advises to ship B as it is."""
    return "ship" in text.lower() and not _says_no(text)


def _ships_to_desktop(text: str) -> bool:
    """Tell whether a note ships B to desktop without a word about what is kept there."""
    advice = re.search(r"(ship|roll)\w*[^.]*desktop", text, re.IGNORECASE)
    looked = re.search(r"kept|keep|return|sen[dt]", text, re.IGNORECASE)
    return bool(advice) and not looked and not _says_no(advice.group())


def _exercises() -> list[Exercise]:
    start = experiments.rates(*CAREFUL_START)
    only_b = proportions.adjusted_wald(*CAREFUL_START[2:])
    split = experiment_checks.sample_ratio(SPLIT)
    desktop = _result("kept", "desktop").absolute
    low, high = (_signed(100 * limit) for limit in (desktop.low, desktop.high))
    planned = power_analysis.sample_size(0.52, 0.57)
    finished, returned, kept = (
        _result(*which) for which in (("finished",), ("sent_back", None, True), ("kept",))
    )
    lost = _result("kept", "mobile").absolute

    def pooled() -> tuple[float, float]:
        """Give the interval with one error for both arms."""
        xa, na, xb, nb = CAREFUL_START
        both = (xa + xb) / (na + nb)
        half = 196 * (both * (1 - both) * (1 / na + 1 / nb)) ** 0.5
        return 100 * start.absolute.estimate - half, 100 * start.absolute.estimate + half

    return [
        Exercise(
            id="12.a",
            kind="recall",
            question="NPS rose by 8 points; the interval of the difference runs from −1 to +17. "
            "What do you report?",
            answer=Choice(
                {
                    "a": "a gain",
                    "b": "no change",
                    "c": "a gain that is promising, not proven",
                },
                "c",
            ),
            meaning="An interval that holds 0 allows a gain, and none. A test of a website is read "
            "in the same way.",
            slips=[
                Slip(
                    "a",
                    "Most of the interval lies above 0, but not all. Which changes does it "
                    "allow too?",
                ),
                Slip("b", "0 is one value in the interval. +17 is another: may you rule it out?"),
            ],
        ),
        Exercise(
            id="12.b",
            kind="recall",
            question="Somebody leaves before the page has shown. Which load time stands in the "
            "log?",
            answer=Choice({"a": "0 seconds", "b": "none", "c": "the time they waited"}, "b"),
            meaning="The slowest waits send no time at all, so the mean of the log flatters.",
            slips=[
                Slip(
                    "a",
                    "That would mean an instant page. When is the time sent: before or "
                    "after the page shows?",
                ),
                Slip("c", "That would be fair. But the time is sent once the page shows. Did it?"),
            ],
        ),
        Exercise(
            id="12.c",
            kind="recall",
            question="For which question is watching five people not enough?",
            answer=Choice(
                {
                    "a": "Why do people get stuck at the size step?",
                    "b": "Do more people finish with the new page, and by how much?",
                    "c": "Which word on the button confuses people?",
                },
                "b",
            ),
            meaning="Five people can show why. How many, and how many more, takes many people.",
            slips=[
                Slip(
                    "a",
                    "That is what watching is good at: people show where they get stuck. "
                    "Which question asks for a number?",
                ),
                Slip(
                    "c",
                    "Five people who think aloud will tell you. Which question asks for a number?",
                ),
            ],
        ),
        Exercise(
            id="12.d",
            kind="calculate",
            question="A finishes 52.0 %, B 57.0 %. Somebody writes “+9.6 %”. What is that?",
            answer=Choice(
                {
                    "a": "the difference in points",
                    "b": "the lift relative to A",
                    "c": "the upper end of the interval",
                },
                "b",
            ),
            meaning="57 / 52 is 1.096. The difference is 5 points. Report both, and name which.",
            slips=[
                Slip("a", "57 − 52 gives the points. That is another number: divide instead."),
                Slip("c", "That end lies near, at 9.4, by accident. Divide 57 by 52."),
            ],
        ),
        Exercise(
            id="12.e",
            kind="calculate",
            question="Error of the difference = √( 0.52 × 0.48 / 1000 + gap × gap / 1000 ). What "
            "belongs in the gaps?",
            answer=Choice({"a": "0.57 × 0.43", "b": "0.545 × 0.455", "c": "0.05 × 0.95"}, "a"),
            meaning="Each arm brings an error of its own: its share, times the rest.",
            slips=[
                Slip(
                    "b",
                    "That is the share of both arms together. It belongs to the test; the "
                    "interval takes each arm's own.",
                ),
                Slip("c", "0.05 is the difference. The gap wants the share of B."),
            ],
        ),
        Exercise(
            id="12.f",
            kind="interpret",
            question="B minus A is +1 point, from −2 to +4. A loss of up to 1 point was allowed. "
            "The guardrail …",
            answer=Choice({"a": "holds", "b": "is broken", "c": "is undecided"}, "c"),
            meaning="The interval reaches below −1, and far above it. More visitors would decide.",
            slips=[
                Slip(
                    "a", "It would hold if the whole interval were above −1. Where does it begin?"
                ),
                Slip(
                    "b",
                    "It would be broken if the whole interval were below −1. Where does it end?",
                ),
            ],
        ),
        Exercise(
            id="12.1",
            kind="recall",
            question="A shop tests a new checkout. What is the unit, the primary metric and the "
            "guardrail?",
            answer=Matching(
                {
                    "unit": "visitor",
                    "primary metric": "finished checkouts",
                    "guardrail": "returns",
                },
                options=("visitor", "page view", "finished checkouts", "returns"),
            ),
            meaning="The coin is thrown for each visitor; finishing is what B was made for; "
            "returns must not get worse. Kept margin and load time would be guardrails too.",
            slips=[
                Slip(
                    lambda given: given["unit"] == "page view",
                    "One visitor makes many views; counting views pretends they are strangers. "
                    "For whom was the coin thrown?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["primary metric"] == "returns",
                    "Returns tell whether B does harm. What was B made to improve?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["unit"] in ("finished checkouts", "returns"),
                    "That is something to count. The unit is the one whom the coin sends to A or "
                    "B.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["guardrail"] == "finished checkouts",
                    "That is what B should raise. A guardrail is what must not get worse "
                    "meanwhile.",
                    is_test=True,
                ),
            ],
            hints=[
                "Unit: who gets A or B? Primary metric: what should rise? Guardrail: what must "
                "not get worse?",
                "The coin is thrown once for each person. The page is about finishing. The harm "
                "may come later, by parcel.",
            ],
        ),
        Exercise(
            id="12.2",
            kind="calculate",
            question="A careful start: one visitor in five saw B. Of 400 orders in A, 40 came "
            "back; of 100 in B, 30. What is the interval of B minus A, in points?",
            answer=Range(
                lambda: (100 * start.absolute.low, 100 * start.absolute.high), "points", 0.6
            ),
            meaning="+20 points, with a range far above 0. So few orders can settle a big harm: a "
            "careful start is worth it.",
            slips=[
                Slip(
                    lambda: (100 * start.relative_low, 100 * start.relative_high),
                    "That is the interval of the relative lift, +200 %. Both may be reported; "
                    "the question asks for points.",
                ),
                Slip(
                    pooled,
                    "Close. For the interval keep each group's own error; pooling is for the test.",
                ),
                Slip(
                    lambda: (-100 * start.absolute.high, -100 * start.absolute.low),
                    "That is A minus B. Take A away from B.",
                ),
                Slip(
                    lambda: (100 * only_b.low, 100 * only_b.high),
                    "That is the interval of B alone. The question asks about the difference.",
                ),
            ],
            hints=[
                "Three steps: two shares, their difference, then the margin with both errors.",
                "Margin = 1.96 × √( 0.1 × 0.9 / 400 + 0.3 × 0.7 / 100 ), in shares. Or call "
                "experiments.rates(40, 400, 30, 100) and turn the ends of absolute into points.",
            ],
            otherwise="Write down the two shares first, then B minus A, then the margin.",
        ),
        Exercise(
            id="12.3",
            kind="calculate",
            question=f"A coin should split the visitors evenly. {SPLIT[0]:,} were assigned to A "
            f"and {SPLIT[1]:,} to B. What do you do?",
            answer=Choice(
                {
                    "a": "Read the result: that is close enough",
                    "b": "Stop, and find the fault first",
                    "c": "Drop 400 visitors of B at random, then read the result",
                },
                "b",
            ),
            meaning=f"Chi-square is {split.chi_square:.1f}: a fair coin gives such a split or a "
            f"worse one in about {split.p_value * 100_000:.0f} of 100,000 tests. Something adds or "
            "loses visitors, and it may well be a special kind of visitor.",
            slips=[
                Slip(
                    "a",
                    "48 to 52 looks close, and for 100 visitors it would be. Ask how often a fair "
                    "coin splits so many visitors like that.",
                ),
                Slip(
                    "c",
                    "Then the counts match, but the fault stays in the data: nobody knows which "
                    "visitors A lost. What comes before any result?",
                ),
            ],
            hints=[
                "How far may a fair coin stray with 10,400 throws?",
                "Call experiment_checks.sample_ratio([5000, 5400]) and read its sentence.",
            ],
        ),
        Exercise(
            id="12.4",
            kind="interpret",
            question=f"On desktop, B minus A in kept orders is "
            f"{_signed(100 * desktop.estimate)} points, from {low} to {high} "
            f"(p = {desktop.p_value:.2f}). What does that say?",
            answer=Choice(
                {
                    "a": "B has no effect on kept orders there",
                    "b": "B raises kept orders there",
                    "c": "Undecided: from some harm to a fair gain, all fits",
                },
                "c",
            ),
            meaning="“Not significant” means that the test cannot tell. It is no proof of zero.",
            slips=[
                Slip(
                    "a",
                    "You cannot tell zero from a small effect; look at the interval. Which "
                    "changes does it allow?",
                ),
                Slip(
                    "b",
                    "The middle is above 0, but chance alone moves it that far in about half of "
                    "such tests. Look at both ends of the interval.",
                ),
            ],
            hints=[
                "Read the interval, not the p-value.",
                "Would you pay for a change that may cost the lower end?",
            ],
        ),
        Exercise(
            id="12.5",
            kind="calculate",
            question="A finishes 52 %. You want to find a rise of 5 points with a power of 80 %. "
            "How many visitors does each arm need?",
            answer=Number(lambda: planned.n, "visitors", tolerance=60),
            meaning=f"About {round(planned.n, -1):,} in each arm. Formulas differ by a few "
            "visitors; the rule of 16 gives a little more.",
            slips=[
                Slip(
                    lambda: 2 * planned.n,
                    "That is right for both arms together. How many does one need?",
                ),
                Slip(
                    lambda: power_analysis.sample_size(0.52, 0.57, power=0.5).n,
                    "That many find a true rise of 5 points only every second time. Ask for a "
                    "power of 0.8.",
                ),
                Slip(
                    lambda: power_analysis.sample_size(0.52, 0.52 * 1.05).n,
                    "That finds a rise of 5 percent, to 54.6. Five points lead to 57.",
                ),
            ],
            hints=[
                "You need two rates: that of A, and the one worth finding.",
                "Call power_analysis.sample_size with 0.52 and 0.57.",
            ],
            otherwise="Check the two rates, and that you gave shares, not percent.",
        ),
        Exercise(
            id="12.6",
            kind="critique",
            question="Write the note to the board: ship the one-page checkout, or not?",
            answer=Written(
                parts={
                    r"\bship|roll|launch|release": "Begin with the decision: ship, or do not ship?",
                    r"finish": "Say what B won: how did the finished checkouts change?",
                    r"return|sen[dt].* back|came back": "Name the guardrail that broke: how many "
                    "orders came back?",
                    r"kept|keep|margin": "More finished and more returned: what remains? Say how "
                    "many orders were kept, or what margin.",
                    r"mobile|phone|device": "An average hides somebody here. Who lost most?",
                    r"between|±|\+/-|plus or minus|interval|range|\d.* to .*\d": "Give at "
                    "least one range: the board must see how sure you are.",
                    r"test|try|next|bring|put .*back|size (step|guide)": "End with the next "
                    "step: what would you change, and what would you test?",
                },
                model=f"Do not ship B as it is. It finishes more checkouts "
                f"({_signed(100 * finished.absolute.estimate)} points, from "
                f"{_signed(100 * finished.absolute.low)} to "
                f"{_signed(100 * finished.absolute.high)}), but returns rose from "
                f"{100 * returned.first:.0f} to {100 * returned.second:.0f} % of orders, most for "
                f"size. Of 100 checkouts, {100 * kept.second:.0f} orders are kept, not "
                f"{100 * kept.first:.0f}; on phones {-100 * lost.estimate:.0f} fewer (between "
                f"{-100 * lost.high:.0f} and {-100 * lost.low:.0f}). Next: put the size step back "
                "into the one page, make it load faster on phones, and test that on desktop "
                "first, with kept orders as the metric.",
                least_words=40,
            ),
            meaning="Decision first, then gain, harm, who, how sure, and what next.",
            slips=[
                Slip(
                    _ships_to_desktop,
                    "Desktop finishes more, but does it keep more? Check returns by device.",
                    is_test=True,
                ),
                Slip(
                    _ships,
                    "That fits the finished checkouts. Which guardrail was fixed before the test, "
                    "and did it hold?",
                    is_test=True,
                ),
            ],
            hints=[
                "Six parts, one sentence each: decision, gain, harm, who, how sure, what next.",
                "The numbers stand in the lesson: finished, sent back and kept, for everybody and "
                "by device.",
            ],
        ),
        Exercise(
            id="12.7",
            kind="critique",
            question="“Returns” is the guardrail of the checkout test. Is it a number of UX or of "
            "CX?",
            answer=Choice(
                {
                    "a": "UX: a page caused it",
                    "b": "CX: it is about parcels and the warehouse",
                    "c": "Both: one number, two teams",
                },
                "c",
            ),
            meaning="The checkout causes it, the customer and the warehouse feel it. So both "
            "teams should see it, and both may stop the test.",
            slips=[
                Slip(
                    "a",
                    "A page caused it. Who carries the parcel to the post, and whose NPS moves?",
                ),
                Slip(
                    "b",
                    "Who caused it? The checkout. Who feels it? The customer and the warehouse.",
                ),
            ],
            hints=[
                "Ask two questions: who causes it, and who feels it?",
                "A missing step on a screen, and weeks later a parcel on its way back.",
            ],
        ),
    ]


EXERCISES = ExerciseSet(_exercises, solutions="12_ab_test.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    rows, by_name = _visitors(), {}
    by_name["visitors"] = f"{len(rows):,}"
    for name, metric, group, parts in (
        ("finished", FINISHED, "everybody", "a b gap low high"),
        ("finished_desktop", FINISHED, "desktop", "gap"),
        ("finished_mobile", FINISHED, "mobile", "gap low high"),
        ("back", SENT_BACK, "everybody", "a b"),
        ("back_desktop", SENT_BACK, "desktop", "a b"),
        ("back_mobile", SENT_BACK, "mobile", "a b"),
        ("kept", KEPT, "everybody", "a b gap low high"),
        ("kept_desktop", KEPT, "desktop", "gap low high"),
        ("kept_mobile", KEPT, "mobile", "gap low high"),
        ("margin", MARGIN, "everybody", "gap low high"),
        ("logged", LOGGED, "everybody", "a b"),
        ("logged_mobile", LOGGED, "mobile", "a b"),
        ("true_mobile", TRUE_LOAD, "mobile", "a b"),
    ):
        row = compare(metric, "everybody" if group == "everybody" else "device").loc[group]
        of_rates = 0 if METRICS[metric].is_share else 1
        of_gaps = 0 if metric == FINISHED else 1
        texts = {
            "a": f"{row['A']:.{of_rates}f}",
            "b": f"{row['B']:.{of_rates}f}",
            "gap": _signed(row["B − A"], of_gaps),
            "low": _signed(row["from"], of_gaps),
            "high": _signed(row["to"], of_gaps),
        }
        by_name |= {f"{name}_{part}": texts[part] for part in parts.split()}
    by_name["finished_z"] = f"{_result('finished').absolute.statistic:.1f}"
    by_name["finished_lift"] = f"{100 * _result('finished').relative:.0f}"
    by_name["mobile_p"] = f"{_result('finished', 'mobile').absolute.p_value:.2f}"
    missing = compare(LOGGED, "device").loc["mobile"]
    size, mix = by_reason().loc["size/fit"], _checkout_mix(4)
    for arm in ARMS:
        by_name[f"n_{arm.lower()}"] = f"{(rows['arm'] == arm).sum():,}"
        by_name[f"missing_{arm.lower()}"] = f"{_missing(missing, arm):.0f}"
        by_name[f"size_{arm.lower()}"] = f"{size[f'{arm}, %']:.0f}"
    by_name["count_back_b"] = f"{rows.loc[rows['arm'] == 'B', 'sent_back'].sum()}"
    by_name["mobile_in_test"] = f"{100 * (rows['device'] == 'mobile').mean():.0f}"
    by_name["mobile_in_q4"] = f"{100 * mix['mobile']:.0f}"
    for name, metric in (("finished", FINISHED), ("kept", KEPT)):
        gaps = compare(metric, "device")["B − A"].astype(float)
        by_name[f"{name}_q4"] = _signed((mix * gaps).sum(), 1)
    looks = experiment_checks.peeking(10).false_positives
    by_name |= {f"peek_{n}": f"{100 * looks[n - 1]:.0f}" for n in (5, 10)}
    by_name["need_3"] = f"{power_analysis.sample_size(0.52, 0.55).n:,}"
    return by_name
