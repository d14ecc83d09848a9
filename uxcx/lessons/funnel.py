"""Lesson 10, funnel, mix and speed: where do they leave?

Here live the lesson's two panels (Leaky funnel, Mix machine), its charts, its exercises with
every slip, and the facts its prose prints. The measures are `uxcx.measures.behaviour`, `mix`,
`speed` and `times`.
"""

import re
from functools import cache

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import dropdown, number_box
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, ON_WHITE, canvas, house_style, show
from uxcx.figures.palette import INK, MARKERS
from uxcx.measures import behaviour, mix, proportions, speed, times
from uxcx.practice import (
    Choice,
    Exercise,
    ExerciseSet,
    Matching,
    Number,
    Prediction,
    Slip,
    Written,
)

THOUSAND = {"landing": 1000, "product": 450, "cart": 100, "checkout": 60, "order": 30}
"""The worked example: how many of a thousand visits reached each step."""

FLAGS = ("viewed_product", "added_to_cart", "started_checkout", "ordered")
STEPS = tuple(THOUSAND)
DEVICES = ("desktop", "mobile")
OTHER = dict(zip(DEVICES, DEVICES[::-1], strict=True))
QUARTERS = {"the whole year": None, "Q1": 1, "Q2": 2, "Q3": 3, "Q4": 4}
PER_THOUSAND = "orders per 1,000 visits"
FAST_ENOUGH = 2.5
"""Seconds: the limit of `uxcx.measures.speed` for a good largest contentful paint."""

_HATCH = {"desktop": "", "mobile": "//"}
_COLOUR = dict(zip(DEVICES, GROUPS, strict=True))


# ---------------------------------------------------------------- what the shop's data say


@cache
def _visits() -> pd.DataFrame:
    visits = shop.load("sessions")
    return visits.assign(quarter=visits["date"].dt.quarter)


@cache
def _counts() -> pd.DataFrame:
    """Visits that reached each step, one row for each device, quarter and source."""
    keys = ["device", "quarter", "source"]
    visits = _visits().assign(landing=True)[[*keys, "landing", *FLAGS]]
    table = visits.groupby(keys, observed=True).sum().reset_index()
    return table.set_axis([*keys, *STEPS], axis="columns")


def _funnel(
    device: str | None = None,
    quarter: int | None = None,
    source: str | None = None,
    base: str = "previous",
) -> behaviour.Funnel:
    """Funnel of the visits that were chosen; None stands for all."""
    table = _counts()
    for name, value in (("device", device), ("quarter", quarter), ("source", source)):
        if value is not None:
            table = table[table[name] == value]
    return behaviour.funnel(table[list(STEPS)].sum(), base=base)


@cache
def by_quarter() -> pd.DataFrame:
    """Orders per 1,000 visits by quarter: on each device and in all, and the share of mobile."""
    rows = {}
    for name, quarter in list(QUARTERS.items())[1:]:
        each = {device: _funnel(device, quarter) for device in DEVICES}
        whole = _funnel(quarter=quarter)
        rows[name] = {device: 1000 * each[device].overall.estimate for device in DEVICES}
        rows[name]["all visits"] = 1000 * whole.overall.estimate
        rows[name]["mobile visits, %"] = 100 * each["mobile"].counts[0] / whole.counts[0]
        rows[name]["visits"] = whole.counts[0]
    return pd.DataFrame(rows).T.astype({"visits": int}).rename_axis("quarter")


@cache
def _load(device: str) -> speed.Percentile:
    """75th percentile of the load times of the year, and how many never came."""
    visits = _visits()
    return speed.percentile(visits.loc[visits["device"] == device, "load_s"], missing="drop")


def bounce_by_load() -> pd.DataFrame:
    """Share of mobile visits that ended after one page, by load time; the last row sent none."""
    phones = _visits()[_visits()["device"] == "mobile"]
    bands = pd.cut(phones["load_s"], [0, 2, 3, 4, 99], labels=["0–2", "2–3", "3–4", "over 4"])
    bands = bands.cat.add_categories("never came").fillna("never came")
    table = phones.groupby(bands, observed=True)["bounced"].agg(["mean", "size"])
    return table.set_axis(["share that bounced", "visits"], axis="columns").rename_axis("load, s")


@cache
def _checkout_seconds() -> dict[str, pd.Series]:
    """Seconds from the start of the checkout to the order or the end, in the logged week."""
    log = shop.load("events")
    start = log[log["event"] == "start_checkout"].groupby("session_id")["t_ms"].min()
    ends = log[log["event"].isin(["order", "leave"])].groupby("session_id")["t_ms"].min()
    seconds = (ends.reindex(start.index) - start) / 1000
    finished = seconds.index.isin(log.loc[log["event"] == "order", "session_id"])
    return {"finished": seconds[finished], "gave up": seconds[~finished]}


def compare_recommendations() -> pd.DataFrame:
    """Share of visits with an order, with and without the row of recommended shoes, in percent."""
    visits = _visits()
    looked, known = visits["viewed_product"], visits["customer_id"].notna()
    groups = {
        "all visits": visits,
        "opened a product, signed in": visits[looked & known],
        "opened a product, not signed in": visits[looked & ~known],
    }
    table = {}
    for name, group in groups.items():
        table[name] = {}
        for words, rows in (
            ("saw the row", group[group["saw_reco"]]),
            ("did not", group[~group["saw_reco"]]),
        ):
            share = proportions.adjusted_wald(int(rows["ordered"].sum()), len(rows))
            table[name][f"{words}: ordered, %"] = 100 * share.estimate
            table[name][f"{words}: ± points"] = 100 * share.margin
    return pd.DataFrame(table).T.round(1)


# ---------------------------------------------------------------- panels


SHOW = {
    "number of visits": "count",
    "share of all visits": "first",
    "share of the step before": "previous",
}


class LeakyFunnel(Explorer):
    """One funnel, three bases: each names another biggest leak."""

    title = "Leaky funnel"
    height = 3.7

    def controls(self):
        return {
            "device": dropdown("Device", ("all", *DEVICES), "mobile"),
            "quarter": dropdown("Quarter", QUARTERS, next(iter(QUARTERS))),
            "source": dropdown(
                "Came from", ("anywhere", *_counts()["source"].unique()), "anywhere"
            ),
            "show": dropdown("Show", SHOW, "number of visits"),
        }

    def draw(self, figure):
        axes = figure.subplots()
        places = range(len(STEPS))
        self.bars = axes.barh(places, [100] * len(STEPS), height=0.62, edgecolor="white")
        (self.diamonds,) = axes.plot([], [], "D", color=INK, markerfacecolor="white",
                                     markersize=9, markeredgewidth=2, zorder=5)  # fmt: skip
        beside = axes.get_yaxis_transform()
        self.numbers = [
            axes.text(1.03, place, "1,000,000", transform=beside, va="center", fontweight="bold")
            for place in places
        ]
        self.key = axes.text(0, 1.03, "", transform=axes.transAxes)
        axes.set(xlim=(0, 100), ylim=(4.5, -0.5), yticks=places, yticklabels=STEPS,
                 xlabel="Length of the bar, % of the base")  # fmt: skip
        axes.grid(axis="y", visible=False)

    def update(self, device, quarter, source, show):
        filters = {
            "quarter": QUARTERS[quarter],
            "source": None if source == "anywhere" else source,
        }
        base = "first" if SHOW[show] == "count" else SHOW[show]
        own = _funnel(None if device == "all" else device, base=base, **filters)
        other = _funnel(OTHER[device], base=base, **filters) if device in OTHER else None
        shares = [100.0, *(100 * rate.estimate for rate in own.rates)]
        others = [100.0, *(100 * rate.estimate for rate in other.rates)] if other else []
        marked, said = self._leak(device, own, other, SHOW[show])
        for place, (bar, number, share) in enumerate(
            zip(self.bars, self.numbers, shares, strict=True)
        ):
            bar.set_width(share)
            leaks = place == marked
            bar.set(facecolor=INK if leaks else GROUPS[0], hatch="xx" if leaks else "")
            text = f"{own.counts[place]:,}" if SHOW[show] == "count" else _percent(share)
            number.set_text(f"{text} ◄" if leaks else text)
        compared = bool(others) and SHOW[show] != "count"
        self.diamonds.set_data((others[1:], range(1, len(STEPS))) if compared else ([], []))
        base_words = {"previous": "the step before", "first": "all visits", "count": "all visits"}
        key = f"Base: {base_words[SHOW[show]]}."
        self.key.set_text(f"{key}  ◇ the same on {OTHER[device]}" if compared else key)
        table = pd.DataFrame(
            {
                "step": STEPS,
                "visits": own.counts,
                f"% of {base_words[SHOW[show]]}": shares,
                "from": ["–", *(f"{100 * rate.low:.1f}" for rate in own.rates)],
                "to": ["–", *(f"{100 * rate.high:.1f}" for rate in own.rates)],
            }
        )
        if compared:
            table[f"% on {OTHER[device]}"] = others
        who = "on all devices" if device == "all" else f"on {device}"
        started, ordered = own.counts[0], own.counts[-1]
        few = own.counts[-2]
        note = f" Few visits: only {few} started the checkout." if few < 100 else ""
        return Finding(
            f"Of {started:,} visits {who}, {ordered:,} ended with an order "
            f"({100 * own.overall.estimate:.1f} %). {said}{note}",
            table,
        )

    @staticmethod
    def _leak(device, own, other, view):
        """Return which step this view marks, and what it says about it."""
        lost = -np.diff(own.counts)
        step = int(lost.argmax()) + 1
        if view == "first":
            reach = ", ".join(
                f"{1000 * rate.estimate:.0f} the {name}"
                for name, rate in zip(STEPS[1:], own.rates, strict=True)
            )
            return step, f"Of 1,000 visits, so many reach each step: {reach}."
        if view == "count":
            return step, (
                f"By number, most are lost between {STEPS[step - 1]} and {STEPS[step]}: "
                f"{lost[step - 1]:,} visits."
            )
        rates = np.array([rate.estimate for rate in own.rates])
        lowest = int(rates.argmin()) + 1
        said = (
            f"By share of the step before, the lowest is {STEPS[lowest - 1]} to "
            f"{STEPS[lowest]}: {100 * rates[lowest - 1]:.0f} % go on."
        )
        if other is None:
            return lowest, said
        gains = np.array([rate.estimate for rate in other.rates]) / rates - 1
        widest = int(gains.argmax()) + 1
        if gains.max() <= 0:
            return None, f"{said} At no step is {device} behind {OTHER[device]}."
        return widest, (
            f"{said} Compared with {OTHER[device]}, {device} is furthest behind from "
            f"{STEPS[widest - 1]} to {STEPS[widest]}: {100 * rates[widest - 1]:.0f} % against "
            f"{100 * other.rates[widest - 1].estimate:.0f} %. As good there as {OTHER[device]}, "
            f"{device} would bring about {own.counts[-1] * gains.max():,.0f} more orders."
        )


class MixMachine(Explorer):
    """Two quarters of visits: each device can improve while the total falls."""

    title = "Mix machine"
    height = 3.7

    def controls(self):
        boxes = {}
        for quarter in ("Q1", "Q4"):
            row = by_quarter().loc[quarter]
            boxes[f"share_{quarter}"] = number_box(
                f"{quarter}: mobile visits of 100", round(row["mobile visits, %"]), 0, 100
            )
            for device in DEVICES:
                boxes[f"{device}_{quarter}"] = number_box(
                    f"{quarter}: {device} orders per 1,000", round(row[device]), 0, 80
                )
        return boxes

    def actions(self):
        return {
            "Q4 with the mix of Q1": lambda: self._start_with("share"),
            "Q4 with the rates of Q1": lambda: self._start_with(*DEVICES),
            "Back to the shop's year": self._start_with,
        }

    def _start_with(self, *kept: str) -> None:
        """Set the shop's year again, with these numbers of Q1 kept for Q4."""
        year = self.shop_year
        self.set(**year | {f"{name}_Q4": year[f"{name}_Q1"] for name in kept})

    def draw(self, figure):
        self.shop_year = self.values
        self.axes = dict(zip(("Q1", "Q4"), figure.subplots(1, 2, sharey=True), strict=True))
        self.bars, self.numbers, self.totals = {}, {}, {}
        for quarter, axes in self.axes.items():
            for device in DEVICES:
                (self.bars[device, quarter],) = axes.bar(
                    [0], [1], align="edge", color=_COLOUR[device], hatch=_HATCH[device],
                    edgecolor="white", label=device,
                )  # fmt: skip
                self.numbers[device, quarter] = axes.text(
                    0, 0, "", ha="center", va="center", fontweight="bold", bbox=ON_WHITE
                )
            (line,) = axes.plot(
                [0, 100], [0, 0], "--", color=INK, linewidth=2.5, label="all visits"
            )
            label = axes.text(99, 0, "", ha="right", va="bottom", fontweight="bold", bbox=ON_WHITE)
            self.totals[quarter] = line, label
            axes.set(title=quarter, xlabel="Visits, %", xlim=(0, 100), ylim=(0, 60))
        self.axes["Q1"].set_ylabel("Orders per 1,000 visits")
        figure.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=3,
                      columnspacing=1.2)  # fmt: skip

    def update(self, **boxes):
        sizes = {
            quarter: {
                "desktop": 100 - boxes[f"share_{quarter}"],
                "mobile": boxes[f"share_{quarter}"],
            }
            for quarter in self.axes
        }
        rates = {
            quarter: {device: boxes[f"{device}_{quarter}"] for device in DEVICES}
            for quarter in self.axes
        }
        change = mix.mix_shift(
            sizes["Q1"], rates["Q1"], sizes["Q4"], rates["Q4"], unit=PER_THOUSAND
        )
        # Two scales only, so that bars are seen to grow and the axes stand still.
        top = 60 if max(*rates["Q1"].values(), *rates["Q4"].values()) <= 50 else 96
        totals = {"Q1": change.before, "Q4": change.after}
        for quarter, axes in self.axes.items():
            axes.set_ylim(0, top)
            left = 0
            for device in DEVICES:
                width, height = sizes[quarter][device], rates[quarter][device]
                self.bars[device, quarter].set(x=left, width=width, height=height)
                self.numbers[device, quarter].set(
                    x=left + width / 2, y=height / 2, text=f"{height}" if width >= 8 else ""
                )
                left += width
            line, label = self.totals[quarter]
            line.set_ydata([totals[quarter]] * 2)
            label.set(y=totals[quarter] + 0.02 * top, text=f"{totals[quarter]:.1f}")
        table = pd.DataFrame(
            {
                "Q1: visits of 100": sizes["Q1"],
                "Q1: orders per 1,000": rates["Q1"],
                "Q4: visits of 100": sizes["Q4"],
                "Q4: orders per 1,000": rates["Q4"],
            },
            dtype=float,
        ).rename_axis("device")
        table.loc["all visits"] = [100, change.before, 100, change.after]
        each = " and ".join(
            f"{device} {_goes(rates['Q1'][device], rates['Q4'][device])}" for device in DEVICES
        )
        return Finding(
            f"Per 1,000 visits, {each}; all visits together go from {change.before:.1f} to "
            f"{change.after:.1f} orders. Of the change of {change.change:+.1f}, the rates of the "
            f"devices bring {change.within:+.1f} and the mix brings {change.mix:+.1f}.",
            table,
        )


def _percent(share: float) -> str:
    return f"{share:.0f} %" if share >= 10 else f"{share:.1f} %"


def _goes(before: int, after: int) -> str:
    if before == after:
        return f"stays at {after}"
    return f"{'rises' if after > before else 'falls'} from {before} to {after}"


def leaky_funnel():
    """Ask where the leak is that can be mended, then open the funnel."""
    own, desktop = _funnel("mobile").rates, _funnel("desktop").rates
    pairs = [
        f"{100 * mobile.estimate:.0f} % go on with a phone and {100 * fixed.estimate:.0f} % on "
        "desktop"
        for mobile, fixed in zip(own, desktop, strict=True)
    ]
    return Prediction(
        question="At which step do phones lose visits that a better site could keep?",
        replies={
            "Landing to product": "By number, that is the biggest loss. But desktop loses nearly "
            f"as many there: {pairs[0]}. Many people only look around.",
            "Product to cart": f"That step has the lowest share. But on both devices: {pairs[1]}. "
            "Looking at shoes is not yet wanting them.",
            "Cart to checkout": f"There is a gap: {pairs[2]}. One other step has a far wider one.",
            "Checkout to order": f"Here the devices differ most: {pairs[3]}. These people had "
            "decided to buy.",
        },
        right="Checkout to order",
        task="Now change “Show” to the share of the step before. Then compare the devices.",
    ).then(LeakyFunnel())


def mix_machine():
    """Ask what the total does when both devices improve, then open the machine."""
    first, last = by_quarter().loc["Q1"].round(), by_quarter().loc["Q4"].round()
    return Prediction(
        question="From Q1 to Q4 desktop goes from "
        f"{first['desktop']:.0f} to {last['desktop']:.0f} orders per 1,000 visits, mobile from "
        f"{first['mobile']:.0f} to {last['mobile']:.0f}. What does the total do?",
        replies={
            "It rises": "Both parts rise, so it sounds certain. But the total is a weighted "
            "mean, and the weights moved to the device with the lower rate.",
            "It stays as it is": "The two gains would have to be cancelled exactly. Look at how "
            "the share of mobile visits changed.",
            "It falls": "Both devices improve, and the total falls: far more visits now come "
            "from phones, where people order less.",
        },
        right="It falls",
        task="Now give Q4 the mix of Q1, and read which part the mix brings.",
    ).then(MixMachine())


# ---------------------------------------------------------------- charts


def chart_by_quarter() -> None:
    """Draw orders per 1,000 visits by quarter, on each device and in all."""
    table = by_quarter()
    figure, axes = canvas(
        "Orders by quarter", "Quarter of 2025 (share of mobile visits)", "Orders per 1,000 visits"
    )
    places = range(len(table))
    styles = {"desktop": (GROUPS[0], "o", "-"), "all visits": (INK, "D", "--"),
              "mobile": (GROUPS[1], "s", "-")}  # fmt: skip
    with house_style():
        for name, (colour, marker, line) in styles.items():
            values = table[name]
            axes.plot(places, values, marker=marker, color=colour, linestyle=line, linewidth=2,
                      markersize=8)  # fmt: skip
            for end, side in ((0, "right"), (-1, "left")):
                axes.annotate(f"{values.iloc[end]:.0f}", (places[end], values.iloc[end]),
                              (10 if end else -10, 0), textcoords="offset points", va="center",
                              ha=side, color=colour, fontweight="bold")  # fmt: skip
            axes.annotate(name, (3, values.iloc[-1]), (34, 0), textcoords="offset points",
                          va="center", color=colour)  # fmt: skip
        axes.set(xticks=places, xlim=(-0.55, 4.6), ylim=(0, 58))
        axes.set_xticklabels(
            f"{name}\n{share:.0f} %" for name, share in table["mobile visits, %"].items()
        )
    said = "; ".join(
        f"{name} {table[name].iloc[0]:.0f} to {table[name].iloc[-1]:.0f}" for name in styles
    )
    show(
        figure,
        f"Line chart of orders per 1,000 visits by quarter, {table['visits'].sum():,} visits. "
        f"From Q1 to Q4: {said}. The share of mobile visits goes from "
        f"{table['mobile visits, %'].iloc[0]:.0f} to {table['mobile visits, %'].iloc[-1]:.0f} %.",
        table,
    )


def chart_checkout_time() -> None:
    """Draw how long each visit stayed in the checkout: finished, and given up."""
    groups = _checkout_seconds()
    middles = {name: times.median(seconds) for name, seconds in groups.items()}
    most = 320
    beyond = sum(int((seconds > most).sum()) for seconds in groups.values())
    figure, axes = canvas(
        "Time in the checkout", f"Seconds ({beyond} longer visits are not drawn)", height=3
    )
    random = np.random.default_rng(10)
    with house_style():
        for place, (name, seconds) in enumerate(groups.items()):
            middle = middles[name].estimate
            axes.plot(seconds, place + random.uniform(-0.24, 0.24, len(seconds)), MARKERS[place],
                      color=GROUPS[place], markerfacecolor="none", markersize=5)  # fmt: skip
            axes.plot([middle, middle], [place - 0.36, place + 0.36], color=INK, linewidth=3)
            axes.text(middle, place + 0.38, f"median {middle:.0f} s", ha="center", va="bottom",
                      fontweight="bold", bbox=ON_WHITE)  # fmt: skip
        labels = [f"{name}\nn = {row.n}" for name, row in middles.items()]
        axes.set(yticks=range(len(labels)), yticklabels=labels, ylim=(-0.5, 1.7), xlim=(0, most))
        axes.grid(axis="y", visible=False)
    table = pd.DataFrame(
        {
            name: {"median, s": row.estimate, "from": row.low, "to": row.high, "visits": row.n}
            for name, row in middles.items()
        }
    ).T.astype({"visits": int})
    said = " and ".join(
        f"{row.estimate:.0f} s for the {row.n} that {name}" for name, row in middles.items()
    )
    show(
        figure,
        f"One dot for each visit, seconds in the checkout. The median is {said}. "
        f"{beyond} visits above {most} s are not drawn.",
        table,
    )


def chart_load() -> None:
    """Draw which share of all visits had seen the first page after so many seconds."""
    visits = _visits()
    figure, axes = canvas(
        "How many have seen the page?", "Seconds since the click", "Share of all visits, %",
        height=3.8,
    )  # fmt: skip
    seconds = np.arange(0, 8.05, 0.1)
    curves = {}
    with house_style():
        axes.axhline(75, color=INK, linewidth=1.5)
        axes.text(0.1, 76.5, "three in four", va="bottom", bbox=ON_WHITE)
        axes.axvline(FAST_ENOUGH, color=INK, linewidth=1.5, linestyle=":")
        axes.text(FAST_ENOUGH + 0.08, 3, f"limit {FAST_ENOUGH:g} s", va="bottom", bbox=ON_WHITE)
        for device, line, marker in zip(DEVICES, ("-", "--"), MARKERS, strict=False):
            here = visits.loc[visits["device"] == device, "load_s"]
            arrived = np.sort(here.dropna())
            seen = 100 * np.searchsorted(arrived, seconds, side="right") / len(here)
            crossing, colour = _load(device).if_slow, _COLOUR[device]
            axes.plot(seconds, seen, line, color=colour, linewidth=2.5)
            axes.text(8, seen[-1] - 5.5, f"{device} {seen[-1]:.0f} %", ha="right", va="center",
                      color=colour, fontweight="bold")  # fmt: skip
            axes.plot(crossing, 75, marker, color=colour, markersize=9)
            axes.annotate(f"{crossing:.1f} s", (crossing, 75), (8, -16), color=colour,
                          textcoords="offset points", fontweight="bold",
                          bbox=ON_WHITE)  # fmt: skip
            curves[f"{device}, %"] = seen
        axes.set(xlim=(0, 8.2), ylim=(0, 103), xticks=range(9))
    mobile, desktop = _load("mobile"), _load("desktop")
    show(
        figure,
        f"Rising curves of the share of visits that have seen the first page, by seconds, "
        f"{len(visits):,} visits. Three in four: {desktop.if_slow:.1f} s on desktop, "
        f"{mobile.if_slow:.1f} s on mobile. {100 * mobile.share_missing:.0f} % of mobile visits "
        "never see it.",
        pd.DataFrame(curves, index=pd.Index(seconds.round(1), name="seconds")).iloc[::10],
    )


# ---------------------------------------------------------------- exercises


def _exercises() -> list[Exercise]:
    carts = behaviour.cart_abandonment(THOUSAND["cart"], THOUSAND["order"])
    weighted = mix.mix_shift([20, 80], [4.4, 2.2], [20, 80], [4.4, 2.2], unit="percent")
    reco = compare_recommendations().loc["all visits"]
    return [
        Exercise(
            id="10.a",
            kind="recall",
            question="Interaction, journey, relationship: which level does “finished the "
            "checkout” measure?",
            answer=Choice(
                {"a": "the interaction", "b": "the journey", "c": "the relationship"}, "a"
            ),
            meaning="It is one task on one site. The parcel, and next year, come later.",
            slips=[
                Slip("b", "The journey goes on until the shoe fits. Where does a checkout end?"),
                Slip("c", "A relationship adds up every contact. How many does a checkout have?"),
            ],
        ),
        Exercise(
            id="10.b",
            kind="recall",
            question="Nine people need 50 seconds each, a tenth one needs 500. "
            "Which middle hardly notices the tenth?",
            answer=Choice({"a": "the mean", "b": "the median", "c": "both notice it alike"}, "b"),
            meaning="The median stays at 50 seconds, the mean rises to 95. "
            "Load times have such slow tails too.",
            slips=[
                Slip("a", "The mean adds up all seconds, so the 500 count in full. Which middle "
                     "looks at the order only?"),
                Slip("c", "Put the ten in order and take the middle one. Did the 500 move it?"),
            ],
        ),
        Exercise(
            id="10.c",
            kind="recall",
            question="A survey has answers from 40 of 100 customers. What comes first?",
            answer=Choice(
                {
                    "a": "ask who the 60 silent ones are",
                    "b": "multiply the answers by 100 / 40",
                    "c": "forget the 60, they do not matter",
                },
                "a",
            ),
            meaning="Who is missing can matter more than how many. Keep that in mind for load "
            "times that never came.",
            slips=[
                Slip("b", "That assumes that the silent ones would answer like the others. "
                     "What if they differ?"),
                Slip("c", "They are customers too. Why might they have stayed silent?"),
            ],
        ),
        Exercise(
            id="10.d",
            kind="calculate",
            question="1,000 landing, 450 product, 100 cart. Share of the step before, for the "
            "cart: 100 / gap. What belongs in the gap?",
            answer=Choice({"a": "1,000", "b": "450", "c": "550"}, "b"),
            meaning="100 of 450 is 22 %. The base is the step before.",
            slips=[
                Slip("a", "That gives the share of all visits. The question names another base."),
                Slip("c", "550 is 450 and 100 together. How many stood on the step before?"),
            ],
        ),
        Exercise(
            id="10.e",
            kind="calculate",
            question="Of 100 visits, 70 are mobile with 2 % orders; the others are desktop with "
            "5 %. Total = 0.7 × 2 % + gap × gap. What belongs in the two gaps?",
            answer=Choice({"a": "0.7 × 5 %", "b": "0.5 × 5 %", "c": "0.3 × 5 %"}, "c"),
            meaning="1.4 % + 1.5 % = 2.9 %. The weights are 0.7 and 0.3, and add up to 1.",
            slips=[
                Slip("a", "0.7 is the weight of mobile. Which part of the visits is left?"),
                Slip("b", "Halves would be right if both devices had the same number of visits."),
            ],
        ),
        Exercise(
            id="10.1",
            kind="recall",
            question="Ada visits the shop five times and orders once. Ben visits once and orders "
            "once. How many sessions, users and orders are that?",
            answer=Matching(
                {"sessions": "6", "users": "2", "orders": "2"}, options=tuple("1234567")
            ),
            meaning="Sessions are visits, users are people, orders are purchases. Per session "
            "the rate is 2 of 6, per user 2 of 2: always name the base.",
            slips=[
                Slip(
                    lambda given: given["users"] == given["sessions"],
                    "One person can visit five times. Which base does your rate use?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["sessions"] == "2",
                    "That counts people. A session is one visit: how often did Ada come?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["orders"] == "6",
                    "Not every visit ends with an order. Count the purchases alone.",
                    is_test=True,
                ),
            ],
            hints=[
                "Three words, three things to count: visits, people, purchases.",
                "Sessions: add the visits of both. Users: count heads.",
            ],
            otherwise="Count visits, people and purchases apart, each for Ada and Ben.",
        ),
        Exercise(
            id="10.2",
            kind="calculate",
            question="1,000 visits, 450 product, 100 cart, 60 checkout, 30 orders. "
            "What is the cart abandonment, in percent?",
            answer=Number(lambda: 100 * carts.estimate, "percent"),
            meaning=f"{carts.n} carts, {THOUSAND['order']} bought, the others abandoned. With so "
            f"few, {100 * carts.low:.0f} to {100 * carts.high:.0f} % fit.",
            slips=[
                Slip(
                    lambda: 100 * (1 - THOUSAND["order"] / THOUSAND["landing"]),
                    "That is right for all visits that end without an order. "
                    "The base is carts, not sessions: how many carts were there?",
                ),
                Slip(
                    lambda: 100 * (1 - THOUSAND["order"] / THOUSAND["checkout"]),
                    "That is checkout abandonment: its base is the started checkouts. "
                    "Begin one step earlier.",
                ),
                Slip(
                    lambda: 100 * THOUSAND["order"] / THOUSAND["cart"],
                    "That share of carts was bought. The question asks about the others.",
                ),
                Slip(
                    lambda: 100 * (1 - THOUSAND["checkout"] / THOUSAND["cart"]),
                    "Those carts never came to the checkout. Some that did were not bought "
                    "either: go on to the order.",
                ),
            ],
            hints=[
                "Which step is the base? The word stands in the name of the measure.",
                "Carts minus orders, divided by carts, times 100.",
            ],
            otherwise="Write down two counts first: carts, and orders.",
        ),
        Exercise(
            id="10.3",
            kind="calculate",
            question="20 % of the visits are desktop with 4.4 % orders, 80 % are mobile with "
            "2.2 %. What is the total, in percent?",
            answer=Number(lambda: weighted.before, "percent", tolerance=0.03),
            meaning="0.2 × 4.4 + 0.8 × 2.2. The total lies near mobile, because most visits do.",
            slips=[
                Slip(
                    lambda: float(np.mean([4.4, 2.2])),
                    "Plain average forgets that four in five visits are mobile. "
                    "Weight each rate by its share.",
                ),
                Slip(
                    lambda: mix.mix_shift([80, 20], [4.4, 2.2], [80, 20], [4.4, 2.2]).before,
                    "The two weights changed places. Which device has 80 % of the visits?",
                ),
                Slip(
                    6.6,
                    "A sum of rates would need a base of its own. Weight each rate by its share "
                    "of the visits first.",
                ),
            ],
            hints=[
                "Imagine 1,000 visits: how many orders come from each device?",
                "Share of desktop × its rate, plus share of mobile × its rate.",
            ],
            otherwise="Take 1,000 visits and count the orders of each device.",
        ),
        Exercise(
            id="10.4",
            kind="interpret",
            question="After a change, fewer visits bounce and time on the page rises. "
            "Is that good?",
            answer=Choice(
                {
                    "a": "Yes, engagement is up.",
                    "b": "No, the site got slower to use.",
                    "c": "It depends on the page; look at who finishes.",
                },
                "c",
            ),
            meaning="More time with photos of shoes may be joy. In the checkout it was a sign of "
            "giving up. Only the share that finishes tells the two apart.",
            slips=[
                Slip(
                    "a",
                    "Would you praise a shop because people cannot find the till? In checkout, "
                    "longer can mean lost. Which rate would show it?",
                ),
                Slip(
                    "b",
                    "That may be so in a checkout. On a page with photos people may stay because "
                    "they like it. What would tell the two apart?",
                ),
            ],
            hints=[
                "Think of two pages: the photos of a shoe, and the payment.",
                "The same minute can be joy or struggle. Which step comes after it?",
            ],
        ),
        Exercise(
            id="10.5",
            kind="critique",
            question="A report says: “Mean load time 2.4 s, below the limit of 2.5 s.” "
            "Which three things do you ask for before you agree?",
            answer=Written(
                parts={
                    r"75th|percentile|p75|three in four|slow(est)? quarter": "Ask about the slow "
                    "visits too: which measure do the web vitals use instead of the mean?",
                    r"device|phone|mobile|desktop": "One number for all hides a group. By what "
                    "would you split the visits?",
                    r"missing|left|never|blank|lost|gave up|not (in|logged|recorded)": "Some "
                    "visits sent no time at all. Ask how many, and why.",
                },
                model="What is the 75th percentile, split by phone and desktop, and how many "
                "visits are missing because people left before the page loaded?",
            ),
            meaning="In the shop, mean LCP on mobile also lies below the limit, and its 75th "
            "percentile does not.",
            slips=[
                Slip(
                    lambda given: bool(
                        re.search(r"under 2[.,]5|below 2[.,]5|\bpass|good enough|fast enough",
                                  given, re.IGNORECASE)
                        and not re.search(r"75|percentile|quarter", given, re.IGNORECASE)
                    ),
                    "Averages hide the slow quarter; web-vitals limits are set at the 75th "
                    "percentile. What else would you split or count?",
                    is_test=True,
                ),
            ],
            hints=[
                "A mean, all devices in one, and only times that arrived: three questions.",
                "Ask for another measure, a split, and a count of what is not there.",
            ],
        ),
        Exercise(
            id="10.6",
            kind="critique",
            question="Visits that saw a row of recommended shoes ended with an order in "
            f"{reco['saw the row: ordered, %']:.1f} % of cases, other visits in "
            f"{reco['did not: ordered, %']:.1f} %. Does the row sell shoes? "
            "Say who saw it, and how you would find out.",
            answer=Written(
                parts={
                    r"return|known|signed|regular|customer|loyal|product page|opened": "Who saw "
                    "the row? The shop shows it on product pages, mostly to people whom it knows.",
                    r"compar|alike|like with like|same kind|test|random|coin|chance|split": "How "
                    "would you find out? Compare visitors who are alike, or run a test.",
                },
                model="The row goes to known customers on a product page, who buy more anyway. "
                "Compare like visitors, or show the row to a random half.",
            ),
            meaning="Among signed-in visits that opened a product page, both groups order about "
            "equally often.",
            slips=[
                Slip(
                    lambda given: bool(
                        re.search(r"show .*(more|every|all)|recommend more|row (works|sells)",
                                  given, re.IGNORECASE)
                        and not re.search(r"random|test|compar|alike", given, re.IGNORECASE)
                    ),
                    "Returning visitors saw it. Would they have bought anyway? Say how you would "
                    "find out.",
                    is_test=True,
                ),
            ],
            hints=[
                "Before “what did it do” ask “who saw it”.",
                "Run lesson.compare_recommendations(): it compares visits that are alike.",
            ],
        ),
    ]  # fmt: skip


EXERCISES = ExerciseSet(_exercises, solutions="10_funnel.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    quarters, whole = by_quarter(), _funnel()
    carts = behaviour.cart_abandonment(whole.counts[2], whole.counts[4])
    log = shop.load("events")
    added = log.loc[log["event"] == "add_to_cart", "session_id"]
    finished, gave_up = (times.median(seconds) for seconds in _checkout_seconds().values())
    first, last = ({d: quarters[d][q] for d in DEVICES} for q in ("Q1", "Q4"))
    share = {q: quarters["mobile visits, %"][q] for q in ("Q1", "Q4")}
    sizes = {q: {"desktop": 100 - share[q], "mobile": share[q]} for q in share}
    change = mix.mix_shift(sizes["Q1"], first, sizes["Q4"], last, unit=PER_THOUSAND)
    bounce = bounce_by_load()["share that bounced"]
    timings = shop.load("page_timings")
    phones = timings[timings["device"] == "mobile"]
    jumping = speed.percentile(phones.loc[phones["page"] == "product", "cls"], unit="")
    mobile_load = _load("mobile")
    reco = compare_recommendations().filter(like="ordered")
    by_name = {
        "total_q1": f"{quarters['all visits']['Q1']:.0f}",
        "total_q4": f"{quarters['all visits']['Q4']:.0f}",
        "within": f"{change.within:+.1f}",
        "mix": f"{change.mix:+.1f}",
        "visits": f"{whole.counts[0]:,}",
        "abandoned": f"{100 * carts.estimate:.1f}",
        "abandoned_low": f"{100 * carts.low:.1f}",
        "abandoned_high": f"{100 * carts.high:.1f}",
        "add_events": f"{len(added)}",
        "add_visits": f"{added.nunique()}",
        "finished_median": f"{finished.estimate:.0f}",
        "gave_up_median": f"{gave_up.estimate:.0f}",
        "mobile_mean_lcp": f"{phones['lcp_s'].mean():.2f}",
        "mobile_p75_lcp": f"{speed.percentile(phones['lcp_s']).estimate:.1f}",
        "jumping_cls": f"{jumping.estimate:.3f}",
        "bounce_least": f"{100 * bounce.iloc[:-1].min():.0f}",
        "bounce_most": f"{100 * bounce.iloc[:-1].max():.0f}",
        "mobile_p75": f"{mobile_load.estimate:.1f}",
        "mobile_p75_slow": f"{mobile_load.if_slow:.1f}",
        "reco_saw": f"{reco.iloc[0, 0]:.1f}",
        "reco_did_not": f"{reco.iloc[0, 1]:.1f}",
        "reco_known_saw": f"{reco.iloc[1, 0]:.0f}",
        "reco_known_did_not": f"{reco.iloc[1, 1]:.0f}",
    }
    for device in DEVICES:
        steps = _funnel(device)
        by_name |= {
            f"{device}_q1": f"{first[device]:.0f}",
            f"{device}_q4": f"{last[device]:.0f}",
            f"{device}_view": f"{100 * steps.rates[0].estimate:.0f}",
            f"{device}_cart": f"{100 * steps.rates[1].estimate:.0f}",
            f"{device}_finish": f"{100 * steps.rates[3].estimate:.0f}",
            f"{device}_missing": f"{100 * _load(device).share_missing:.1f}",
        }
    by_name |= {f"share_{quarter.lower()}": f"{value:.0f}" for quarter, value in share.items()}
    return {name: number.replace("-", "−") for name, number in by_name.items()}
