"""Lesson 13, joining UX and CX: what moves loyalty?

Here live the lesson's three panels (Four corners, Fair pairs, What matters), its tables and its
chart, its exercises with every slip, and the facts its prose prints. The measures are
`uxcx.measures.nps`, `stratified`, `drivers`, `priorities`, `mix`, `loyalty` and `lifetime`.
"""

from functools import cache

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import checkbox, dropdown
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, blank, house_style, show
from uxcx.figures.palette import INK, MARKERS
from uxcx.measures import (
    correlations,
    drivers,
    lifetime,
    loyalty,
    mix,
    nps,
    priorities,
    stratified,
    two_means,
)
from uxcx.practice import Choice, Exercise, ExerciseSet, Number, Prediction, Slip, Written

HALVES = {"the whole year": (1, 2), "January to June": (1,), "July to December": (2,)}
AREAS = {
    "all regions": ("North", "West", "South", "East"),
    "North and West": ("North", "West"),
    "South and East": ("South", "East"),
    **{region: (region,) for region in ("North", "West", "South", "East")},
}
EASY_FROM = {"rated 4 or 5": 4, "rated 3, 4 or 5": 3, "rated 5": 5}
DRIVERS = ("advertising", "reputation", "service", "price", "delivery", "ease", "selling")
THEMES = {"price": "price", "delivery": "delivery", "site": "ease", "service": "service"}
"""Themes of the written reasons that speak of a driver; shoes and fit speak of none."""

DISCOUNT = 0.02
"""Interest for 90 days, a choice of this lesson; the shop's books name none."""

CORNERS = [(late, easy) for late in (False, True) for easy in (False, True)]
_ZONES = ("promoters", "passives", "detractors")
_PARCEL, _SITE = {False: "on time", True: "late"}, {False: "hard", True: "easy"}
_ON_WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 1}  # a line never crosses a label


# ---------------------------------------------------------------- what the shop's data say


@cache
def _answers() -> pd.DataFrame:
    """One row an answer, with its order, the worst of its parcels and the customer."""
    worst = shop.load("deliveries").groupby("order_id")["days_late"].max()
    orders = shop.load("orders").drop(columns="customer_id")
    rows = shop.load("survey_relational").merge(
        worst, left_on="order_id", right_index=True, validate="one_to_one"
    )
    rows = rows.merge(orders, on="order_id", validate="one_to_one")
    rows = rows.merge(shop.load("customers"), on="customer_id", validate="many_to_one")
    zone = np.select([rows["ltr_0_10"] >= 9, rows["ltr_0_10"] >= 7], _ZONES[:2], _ZONES[2])
    return rows.assign(
        late=rows["days_late"] > 0,
        half=np.where(rows["wave"].isin(["Q1", "Q2"]), 1, 2),
        zone=zone,
        again=rows["rebuy_90d"].astype(int),
    )


@cache
def _first_orders() -> pd.DataFrame:
    """One row a customer: the first order of the year, and whether it came late."""
    worst = shop.load("deliveries").groupby("order_id")["days_late"].max()
    orders = shop.load("orders").merge(worst, left_on="order_id", right_index=True)
    first = orders.sort_values(["date", "order_id"]).drop_duplicates("customer_id")
    first = first.merge(shop.load("customers"), on="customer_id", validate="one_to_one")
    return first.assign(late=first["days_late"] > 0, again=first["rebuy_90d"].astype(int))


@cache
def _counts() -> pd.DataFrame:
    """Promoters, passives and detractors by half, region, rating of ease, and late or not."""
    keys = ["half", "region", "driver_ease", "late"]
    table = pd.crosstab([_answers()[key].astype(object) for key in keys], _answers()["zone"])
    table = table.reset_index()
    return table.astype({"half": int, "driver_ease": int, "late": bool})


def corners(
    half: str = "the whole year", area: str = "all regions", easy: str = "rated 4 or 5"
) -> pd.DataFrame:
    """NPS in points, its interval and n in the four corners of site and parcel."""
    table = _counts()
    here = np.isin(table["half"], HALVES[half]) & np.isin(table["region"], AREAS[area])
    is_easy = table["driver_ease"].to_numpy() >= EASY_FROM[easy]
    is_late, people = table["late"].to_numpy(), table[list(_ZONES)].to_numpy()
    rows = {}
    for late, good in CORNERS:
        counts = people[here & (is_late == late) & (is_easy == good)].sum(axis=0)
        n, name = int(counts.sum()), f"parcel {_PARCEL[late]}, site {_SITE[good]}"
        rows[name] = (np.nan, np.nan, np.nan, n)
        if n:
            result = nps.adjusted_wald(nps.Counts(*map(int, counts)))
            rows[name] = (result.estimate, result.low, result.high, n)
    columns = dict(zip(("NPS", "from", "to", "answers"), zip(*rows.values(), strict=True),
                       strict=True))  # fmt: skip
    return pd.DataFrame(columns, index=pd.Index(rows, name="corner"))


@cache
def late_by_half() -> pd.DataFrame:
    """NPS and share of answers after parcels on time and late parcels, in both halves."""
    rows = {}
    for half, name in ((1, "January to June"), (2, "July to December")):
        answers = _answers()[_answers()["half"] == half]
        row = {}
        for late, word in _PARCEL.items():
            ratings = answers.loc[answers["late"] == late, "ltr_0_10"]
            row |= {
                f"{word}: share": len(ratings) / len(answers),
                f"{word}: NPS": nps.score(ratings),
            }
        rows[name] = row | {"all: NPS": nps.score(answers["ltr_0_10"])}
    return pd.DataFrame(rows).T.rename_axis("half")


@cache
def the_fall() -> mix.MixShift:
    """Split the fall of NPS from half to half: more late parcels, or other feelings in a group."""
    before, after = (row for _, row in late_by_half().iterrows())
    parts = [
        {word: row[f"{word}: {what}"] for word in _PARCEL.values()}
        for row in (before, after)
        for what in ("share", "NPS")
    ]
    return mix.mix_shift(*parts, unit="points")


OUTCOMES = {
    "likelihood to recommend": ("ltr_0_10", 1, "Mean rating, 0 to 10", "points"),
    "ordered again in 90 days": ("again", 100, "Ordered again, %", "percentage points"),
}


@cache
def fair_pairs_of(outcome: str) -> stratified.LikeForLike:
    """Compare members with others, as they are and among people with equal past orders."""
    column, factor, _, unit = OUTCOMES[outcome]
    rows = _answers() if column == "ltr_0_10" else _first_orders()
    groups = rows["loyalty_member"].map({True: "members", False: "others"})
    return stratified.like_for_like(
        factor * rows[column],
        groups,
        rows["past_orders_12m"],
        pair=("others", "members"),
        unit=unit,
    )


@cache
def what_matters_in(half: str) -> pd.DataFrame:
    """Performance of the seven drivers, and their importance: named, correlation, share."""
    rows = _answers()[_answers()["half"].isin(HALVES[half])]
    named = shop.load("truth_reasons").merge(rows[["response_id"]], on="response_id")["theme"]
    shares = named.value_counts(normalize=True).rename(index=THEMES)
    columns = {driver: rows[f"driver_{driver}"] for driver in DRIVERS}
    lmg = drivers.importance({**columns, "rating": rows["ltr_0_10"]}, "rating").percent
    table = {}
    for driver, ratings in columns.items():
        r = correlations.pearson(ratings, rows["ltr_0_10"])
        table[driver] = {
            "mean rating, 1-5": ratings.mean(),
            "named as the reason, %": 100 * shares.get(driver, 0),
            "correlation": r.estimate,
            "from": r.low,
            "to": r.high,
            "share of what all explain, %": lmg[driver],
        }
    return pd.DataFrame(table).T.rename_axis("driver")


def came_back() -> pd.DataFrame:
    """Who ordered again within 90 days, by group of the Net Promoter Score."""
    groups = _answers().groupby("zone")
    table = groups.agg(again=("again", "mean"), past=("past_orders_12m", "mean"),
                       late=("late", "mean"), answers=("again", "size"))  # fmt: skip
    table[["again", "late"]] *= 100
    names = ["ordered again, %", "mean past orders", "late parcel, %", "answers"]
    return table.set_axis(names, axis="columns").loc[list(_ZONES)].round(1)


@cache
def worth() -> pd.DataFrame:
    """What a customer is worth after an order on time and after a late one, in EUR."""
    margin = shop.load("orders")["margin_eur"].mean()
    rows = {}
    for late, word in _PARCEL.items():
        group = _first_orders()[_first_orders()["late"] == late]
        rate = loyalty.rebuy_rate(int(group["again"].sum()), len(group))
        later, at_once = (
            lifetime.lifetime_value(margin, rate.estimate, DISCOUNT, first_margin=first).value
            for first in ("if retained", "certain")
        )
        rows[word] = {
            "customers": len(group),
            "came back, %": 100 * rate.estimate,
            "from": 100 * rate.low,
            "to": 100 * rate.high,
            "later orders, EUR": later,
            "with this order, EUR": at_once,
        }
    return pd.DataFrame(rows).T.astype({"customers": int}).rename_axis("first order").round(2)


@cache
def rival_gap():
    """Our NPS in Q4 minus that of Rival Z, with its interval; the panel printed no ratings."""
    rivals = shop.load("competitors")
    rival = rivals[(rivals["brand"] == "Rival Z") & (rivals["quarter"] == "Q4")].iloc[0]
    spread = (rival["ci_high"] - rival["ci_low"]) / 2 / 1.96 * rival["n"] ** 0.5
    ours = _answers().loc[_answers()["wave"] == "Q4", "ltr_0_10"]
    own = nps.score(ours), 100 * nps.variance(ours) ** 0.5, len(ours)
    return two_means.welch_from_summary(rival["nps"], spread, int(rival["n"]), *own)


# ---------------------------------------------------------------- panels


class FourCorners(Explorer):
    """Site easy or hard, parcel on time or late: which of the two saves the other?"""

    title = "Four corners"
    height = 3.7

    def controls(self):
        return {
            "half": dropdown("Half-year", HALVES, next(iter(HALVES))),
            "area": dropdown("Region", AREAS, next(iter(AREAS))),
            "easy": dropdown("An easy site is one", EASY_FROM, next(iter(EASY_FROM))),
        }

    def draw(self, figure):
        axes = figure.subplots()
        axes.axhline(0, color=INK, linewidth=1)
        self.lines, self.spans, self.labels = {}, {}, {}
        for late, style in ((False, "o-"), (True, "s--")):
            places = np.array([0, 1]) + 0.04 * late  # wide intervals stand beside each other
            (self.lines[late],) = axes.plot(places, [0, 0], style, color=GROUPS[late],
                                            linewidth=2, markersize=9,
                                            label=f"parcel {_PARCEL[late]}")  # fmt: skip
            for easy in (False, True):
                (self.spans[late, easy],) = axes.plot([], [], "_-", color=GROUPS[late],
                                                      linewidth=2, markersize=12)  # fmt: skip
                self.labels[late, easy] = axes.text(
                    easy + (0.12 if easy else -0.09), 0, "", ha="left" if easy else "right",
                    va="center", color=GROUPS[late], fontweight="bold", linespacing=1.1,
                    bbox=_ON_WHITE,
                )  # fmt: skip
        axes.set(xlim=(-0.6, 1.6), ylim=(-108, 108), xticks=[0, 1], ylabel="NPS, points",
                 yticks=range(-100, 101, 50), xticklabels=["site hard", "site easy"])  # fmt: skip
        figure.legend(loc="outside upper center", ncols=2)

    def update(self, half, area, easy):
        table = corners(half, area, easy)
        cells = dict(zip(CORNERS, table.itertuples(index=False, name=None), strict=True))
        for late, line in self.lines.items():
            line.set_ydata([cells[late, good][0] for good in (False, True)])
        for (late, good), (score, low, high, n) in cells.items():
            self.spans[late, good].set_data([good + 0.04 * late] * 2, [low, high])
            height = np.clip(score, -86, 86) if n else (-50 if late else 50)
            text = f"{score:+.0f}\nn = {n:,}" if n else "nobody"
            self.labels[late, good].set(y=height, text=text)
        few = table["answers"].min()
        note = f" Small cells shout: the smallest has n = {few}." if few < 30 else ""
        said = " ".join(self._say(late, cells[late, False], cells[late, True]) for late in _PARCEL)
        return Finding(f"{half[0].upper()}{half[1:]}, {area}. {said}{note}", table)

    @staticmethod
    def _say(late, hard, easy):
        start = f"Parcel {_PARCEL[late]}: "
        if not hard[-1] or not easy[-1]:
            return f"{start}{hard[-1]} answers with a hard site and {easy[-1]} with an easy one."
        return (
            f"{start}NPS {hard[0]:+.0f} where the site was hard and {easy[0]:+.0f} where it was "
            f"easy, a gap of {easy[0] - hard[0]:+.0f} points."
        )


class FairPairs(Explorer):
    """Members and others: as they are, and among people who had ordered equally often."""

    title = "Fair pairs"
    height = 3.6

    def controls(self):
        return {
            "outcome": dropdown("Compare", OUTCOMES, next(iter(OUTCOMES))),
            "fair": checkbox("Compare members and others with equal past orders"),
        }

    def draw(self, figure):
        self.left, self.right = figure.subplots(1, 2, width_ratios=(1.25, 1))
        self.means, self.points, self.names = {}, {}, {}
        for place, group in enumerate(("others", "members")):
            style = {"color": GROUPS[place], "marker": MARKERS[place]}
            (self.means[group],) = self.left.plot([-0.4, 8.4], [0, 0], ":", linewidth=2,
                                                  color=GROUPS[place])  # fmt: skip
            (self.points[group],) = self.left.plot([], [], linestyle="", markersize=8,
                                                   label=group, **style)  # fmt: skip
            self.names[group] = self.left.text(8.5, 0, "", color=GROUPS[place], ha="right",
                                               va="bottom" if place else "top")  # fmt: skip
        (self.alone,) = self.left.plot([], [], linestyle="", markersize=8, marker=MARKERS[1],
                                       markeredgecolor=GROUPS[1], markerfacecolor="white",
                                       label="no partner")  # fmt: skip
        self.left.set(xlabel="Past orders", xlim=(-0.6, 8.6), xticks=range(0, 9, 2))
        self.right.axvline(0, color=INK, linewidth=1.5)
        self.gaps = {}
        for name, height in (("as they are", 1), ("equal past orders", 0)):
            (span,) = self.right.plot([], [], "|-", color=INK, linewidth=2.5, markersize=12)
            (dot,) = self.right.plot([], [], "D", color=INK, markersize=8)
            label = self.right.text(0, height + 0.16, "", ha="center", fontweight="bold",
                                    bbox=_ON_WHITE)  # fmt: skip
            self.gaps[name] = span, dot, label
            self.right.text(0.02, height + 0.42, name, transform=self.right.get_yaxis_transform(),
                            bbox=_ON_WHITE)  # fmt: skip
        self.right.set(ylim=(-0.3, 1.7), yticks=[])
        self.right.grid(axis="y", visible=False)
        figure.legend(*self.left.get_legend_handles_labels(), loc="outside upper center", ncols=3,
                      handletextpad=0.2, columnspacing=1)  # fmt: skip

    def update(self, outcome, fair):
        result = fair_pairs_of(outcome)
        unit = OUTCOMES[outcome][3]
        strata = sorted(result.strata, key=lambda stratum: stratum.label)
        table = pd.DataFrame(
            {
                "others, n": [one.n_first for one in strata],
                "members, n": [one.n_second for one in strata],
                "others, mean": [one.mean_first for one in strata],
                "members, mean": [one.mean_second for one in strata],
            },
            index=pd.Index([one.label[0] for one in strata], name="past orders"),
        )
        means = {
            group: np.average(table[f"{group}, mean"].fillna(0), weights=table[f"{group}, n"])
            for group in self.means
        }
        alone = table["others, n"] == 0
        shown = {"others": ~alone, "members": ~alone}
        for group, points in self.points.items():
            self.means[group].set(ydata=[means[group]] * 2, visible=not fair)
            self.names[group].set(
                visible=not fair, y=means[group], text=f"all {group} {means[group]:.1f}"
            )
            rows = table.loc[shown[group], f"{group}, mean"] if fair else table.iloc[:0, 0]
            points.set_data(rows.index, rows)
        rows = table.loc[alone, "members, mean"] if fair else table.iloc[:0, 0]
        self.alone.set_data(rows.index, rows)
        wide = outcome != next(iter(OUTCOMES))
        self.left.set(ylim=(-4, 75) if wide else (6.9, 10), ylabel=OUTCOMES[outcome][2])
        self.right.set(xlim=(-6, 16) if wide else (-0.7, 0.9), xlabel=f"Gap, {unit}".replace(
            "percentage points", "% points"))  # fmt: skip
        for (span, dot, label), gap, visible in zip(
            self.gaps.values(), (result.raw, result.matched), (True, fair), strict=True
        ):
            for artist in (span, dot, label):
                artist.set_visible(visible)
            height = label.get_position()[1] - 0.16
            span.set_data([gap.low, gap.high], [height] * 2)
            dot.set_data([gap.estimate], [height])
            label.set(x=gap.estimate, text=_signed(gap.estimate))
        said = (
            f"Members {means['members']:.1f}, others {means['others']:.1f} ({outcome}): as they "
            f"are, the gap is {_span(result.raw)} {unit}."
        )
        if not fair:
            whole = pd.DataFrame(
                {"mean": means, "n": {g: int(table[f"{g}, n"].sum()) for g in means}}
            )
            return Finding(f"{said} Are they alike otherwise?", whole.rename_axis("group"))
        held = "holds 0" if result.matched.low <= 0 <= result.matched.high else "lies beside 0"
        left_out = int(table.loc[alone, "members, n"].sum())
        return Finding(
            f"{said} Among people with equal past orders it is {_span(result.matched)}; that range "
            f"{held}. {left_out} members have no partner: nobody else ordered so often.",
            table,
        )


def _signed(value: float) -> str:
    return f"{value:+.1f}" if abs(value) < 10 else f"{value:+.0f}"


def _span(gap) -> str:
    return f"{_signed(gap.estimate)} ({_signed(gap.low)} to {_signed(gap.high)})"


IMPORTANCE = {
    "what people name": ("named as the reason, %", 1),
    "correlation with the rating": ("correlation", 100),
    "share of what all explain": ("share of what all explain, %", 1),
}
"""Importance -> its column, and the factor that brings it onto the one axis of the panel."""

_CORNER_TEXTS = {
    "concentrate here": (0.01, 0.99),
    "keep up the good work": (0.99, 0.99),
    "low priority": (0.01, 0.01),
    "possible overkill": (0.99, 0.01),
}


class WhatMatters(Explorer):
    """Seven drivers: how good they are, and how much they count by three measures."""

    title = "What matters"
    height = 4.0
    across, up = (3.2, 4.4), (-16, 75)

    def controls(self):
        return {
            "by": dropdown("Importance by", IMPORTANCE, next(iter(IMPORTANCE))),
            "half": dropdown("Half-year", HALVES, "July to December"),
            "driver": dropdown("Look at", DRIVERS, "price"),
        }

    def draw(self, figure):
        axes = figure.subplots()
        (self.points,) = axes.plot([], [], "o", color=GROUPS[0], markersize=8, zorder=5)
        (self.chosen,) = axes.plot([], [], "D", color=GROUPS[1], markersize=12, zorder=6)
        self.cuts = (axes.axhline(0, color=INK, linestyle="--", linewidth=1.2),
                     axes.axvline(0, color=INK, linestyle="--", linewidth=1.2))  # fmt: skip
        for words, (x, y) in _CORNER_TEXTS.items():
            axes.text(x, y, words, transform=axes.transAxes, style="italic", color=INK,
                      ha="left" if x < 0.5 else "right",
                      va="bottom" if y < 0.5 else "top")  # fmt: skip
        self.labels = {driver: axes.text(0, 0, driver, bbox=_ON_WHITE) for driver in DRIVERS}
        axes.set(xlim=self.across, xlabel="How good it is: mean rating, 1 to 5", ylim=self.up,
                 ylabel="Importance: %, or 100 × correlation", yticks=range(0, 71, 10))  # fmt: skip
        axes.grid(visible=False)

    def update(self, by, half, driver):
        column, factor = IMPORTANCE[by]
        table = what_matters_in(half)
        count, good = factor * table[column], table["mean rating, 1-5"]
        found = priorities.importance_performance(count, good)
        self.points.set_data(good, count)
        self.chosen.set_data([good[driver]], [count[driver]])
        self.cuts[0].set_ydata([found.lines[0]] * 2)
        self.cuts[1].set_xdata([found.lines[1]] * 2)
        self._place_labels(good, count, driver)
        order = count.sort_values(ascending=False)
        rank = list(order.index).index(driver) + 1
        r = table.loc[driver]
        where = f"{half}, by {by}"
        first = (
            f"{where[0].upper()}{where[1:]}: {order.index[0]} comes first, then {order.index[1]}."
        )
        if count[driver] == 0:
            said = f"Nobody named {driver}."
        else:
            said = f"{driver.capitalize()} is number {rank} of 7"
            said += f" ({_amount(by, count[driver])})."
        return Finding(
            f"{first} {said} Its mean rating is {good[driver]:.1f}, and its correlation with the "
            f"likelihood to recommend {r['correlation']:.2f} ({r['from']:.2f} to {r['to']:.2f}). "
            f"The chart says: {found.places[driver]}.",
            table,
        )

    def _place_labels(self, good, count, chosen):
        """Put each name where it covers neither a point nor another name."""
        width, height = np.ptp(self.across), np.ptp(self.up)
        taken = [(x, y, 0.013 * width, 0.02 * height) for x, y in zip(good, count, strict=True)]
        taken.append((good[chosen], count[chosen], 0.024 * width, 0.035 * height))
        for driver in count.sort_values(ascending=False, kind="stable").index:
            letters = len(driver) + (driver == chosen)  # bold letters are wider
            half_width, half_height = 0.0104 * width * letters, 0.028 * height
            up, side = 0.066 * height, half_width + (0.04 if driver == chosen else 0.03) * width
            places = [(0, up), (-side, 0), (side, 0), (0, -up)]
            places += [(x, y) for y in (up, -up) for x in (side, -side)]
            for dx, dy in places:
                x, y = good[driver] + dx, count[driver] + dy
                box = (x, y, half_width, half_height)
                if not any(_overlap(box, other) for other in taken):
                    break
            taken.append(box)
            weight = "bold" if driver == chosen else "normal"
            self.labels[driver].set(x=x, y=y, ha="center", va="center", fontweight=weight)


def _overlap(one, other) -> bool:
    return abs(one[0] - other[0]) < one[2] + other[2] and abs(one[1] - other[1]) < one[3] + other[3]


def _amount(by: str, value: float) -> str:
    return f"{value / 100:.2f}" if by.startswith("correlation") else f"{value:.0f} %"


def four_corners():
    """Ask which mixed corner is more loyal, then open the four corners."""
    table = corners()["NPS"]
    good_parcel, good_site = (
        f"{table[name]:+.0f}" for name in ("parcel on time, site hard", "parcel late, site easy")
    )
    both = f"NPS is {good_parcel} with a hard site and a parcel on time, {good_site} the other way."
    return Prediction(
        question="One thing went well, and one did not. Who recommends the shop more?",
        replies={
            "Site hard, parcel on time": f"{both} The parcel can make up for part of a hard site.",
            "Site easy, parcel late": f"The reverse: {both} By then the site is a memory, and the "
            "feet are still cold.",
            "Both about the same": f"Far apart: {both} The two failures do not weigh the same.",
        },
        right="Site hard, parcel on time",
        task="Now change half-year and region. Look for a cell with few answers.",
    ).then(FourCorners())


def fair_pairs():
    """Ask how much of the members' lead is left among equals, then show the pairs."""
    members, others = (
        nps.score(_answers().loc[_answers()["loyalty_member"] == member, "ltr_0_10"])
        for member in (True, False)
    )
    left = _span(fair_pairs_of("likelihood to recommend").matched)
    said = f"Among equals the gap in the mean rating is {left} points."
    return Prediction(
        question=f"NPS is {members:+.0f} among members of the loyalty scheme and {others:+.0f} "
        "among others. How much of that lead is left among people who had ordered equally often?",
        replies={
            "All of it": f"That would be so if members were like the others. {said} People who "
            "ordered often were more likely to join.",
            "About half": f"A fair guess, as two causes often share. Here nothing is left: {said}",
            "None that can be told from chance": f"{said} That range holds 0. The lead came from "
            "who joined.",
        },
        right="None that can be told from chance",
        task="Now tick the box, and find out who has no partner.",
    ).then(FairPairs())


def what_matters():
    """Ask what is named and what counts, then open the chart of seven drivers."""
    table = what_matters_in("July to December")
    named, r = table["named as the reason, %"], table["correlation"]
    facts_said = (
        f"Price is named by {named['price']:.0f} % and has a correlation of {r['price']:.2f}; "
        f"delivery is named by {named['delivery']:.0f} % and has {r['delivery']:.2f}."
    )
    return Prediction(
        question="After July, what do people name most as the reason for their rating, and what "
        "goes with the rating most?",
        replies={
            "Delivery is both": f"After so many late parcels, that sounds right. {facts_said}",
            "Price is both": f"It is named most. But {facts_said[0].lower()}{facts_said[1:]}",
            "Price is named, delivery counts": facts_said,
            "Service is named, price counts": f"Service does count. {facts_said}",
        },
        right="Price is named, delivery counts",
        task="Now change “Importance by”, and watch where price and delivery go.",
    ).then(WhatMatters())


# ---------------------------------------------------------------- the chart


def chart_team() -> None:
    """Draw late orders, open cases, satisfied buyers and mood of the service team by month."""
    worst = shop.load("deliveries").groupby("order_id")["days_late"].max() > 0
    months = shop.load("orders").set_index("order_id")["date"].dt.month
    pulse = shop.load("team_pulse")
    service = pulse[pulse["team"] == "service"].set_index("month").sort_index()
    table = pd.DataFrame(
        {
            "late orders, %": 100 * worst.groupby(months.reindex(worst.index)).mean(),
            "open cases": service["backlog"],
            "satisfied, %": 100 * service["csat"],
            "mood, 1-10": service["mood_1_10"],
        }
    ).rename_axis("month")
    limits = {"late orders, %": (0, 45), "open cases": (0, 400), "satisfied, %": (50, 100),
              "mood, 1-10": (3, 9)}  # fmt: skip
    with house_style():
        figure = blank(6)
        rows = figure.subplots(4, 1, sharex=True)
        for axes, (name, values), marker in zip(rows, table.items(), MARKERS, strict=False):
            axes.plot(table.index, values, marker=marker, color=GROUPS[0], linewidth=2)
            axes.axvline(6.5, color=GROUPS[1], linestyle="--", linewidth=1.5)
            axes.set(ylim=limits[name])
            axes.set_title(name.capitalize(), fontsize=12.5)
        rows[0].text(6.4, 38, "new carrier", color=GROUPS[1], ha="right", va="center")
        rows[-1].set(xlabel="Month of 2025 (cases and mood: service team)", xticks=range(1, 13))
    said = "; ".join(
        f"{name} {table[name][6]:.3g}, {table[name][7]:.3g}, {table[name][8]:.3g}" for name in table
    )
    show(
        figure,
        f"Four line charts by month of 2025. In June, July and August: {said}. Late orders, "
        "cases and satisfaction move in July, mood in August.",
        table.round(1),
    )


# ---------------------------------------------------------------- exercises


@cache
def _late_answers() -> dict[str, int]:
    """Count answers after a late parcel, rightly and by the ways in which a join goes astray."""
    survey, parcels = shop.load("survey_relational"), shop.load("deliveries")
    joined = survey.merge(parcels, on="order_id")
    by_order = parcels.groupby("order_id")["days_late"]
    return {
        "answers": len(survey),
        "rows": len(joined),
        "twice": len(joined) - len(survey),
        "right": int(_answers()["late"].sum()),
        "parcels": int((joined["days_late"] > 0).sum()),
        "first": int((joined.drop_duplicates("order_id")["days_late"] > 0).sum()),
        "last": int((joined.drop_duplicates("order_id", keep="last")["days_late"] > 0).sum()),
        "best": int((survey["order_id"].map(by_order.min()) > 0).sum()),
        "whole shop": int((by_order.max() > 0).sum()),
    }


def _fall_by_late_parcels() -> float:
    """Change of NPS if only the share of late parcels had changed."""
    before, after = (row for _, row in late_by_half().iterrows())
    more_late = after["late: share"] - before["late: share"]
    return more_late * (before["late: NPS"] - before["on time: NPS"])


def _exercises() -> list[Exercise]:
    late, score = _late_answers(), corners()["NPS"]
    best, hard = score["parcel on time, site easy"], score["parcel on time, site hard"]
    late_gap = score["parcel late, site easy"] - score["parcel late, site hard"]
    is_easy = _answers()["driver_ease"] >= 4
    pooled = nps.score(_answers().loc[is_easy, "ltr_0_10"]) - nps.score(
        _answers().loc[~is_easy, "ltr_0_10"]
    )
    before, after = (row for _, row in late_by_half().iterrows())
    more_late = 100 * (after["late: share"] - before["late: share"])
    between = before["late: NPS"] - before["on time: NPS"]
    r = correlations.pearson(_answers()["ltr_0_10"], _answers()["again"])
    rival = rival_gap()
    return [
        Exercise(
            id="13.a",
            kind="recall",
            question="Two groups have an NPS each. What tells you whether they differ?",
            answer=Choice(
                {
                    "a": "which of the two is higher",
                    "b": "the interval of the difference",
                    "c": "whether both are above 0",
                },
                "b",
            ),
            meaning="Each group has its own doubt. If the interval of the difference holds 0, the "
            "data fit no difference too.",
            slips=[
                Slip("a", "One is always higher, by luck alone. What shows how far luck reaches?"),
                Slip("c", "Two groups can both be loyal and still differ. Compare them directly."),
            ],
        ),
        Exercise(
            id="13.b",
            kind="recall",
            question="The System Usability Scale (SUS) rose on the new site. What did it ask?",
            answer=Choice(
                {
                    "a": "how people like the shop, the parcel included",
                    "b": "whether they made errors",
                    "c": "how usable people found the site",
                },
                "c",
            ),
            meaning="Perceived usability, after some tasks on the site. No parcel was in the test.",
            slips=[
                Slip("a", "Read its ten sentences again: which of them speaks of a delivery?"),
                Slip(
                    "b", "That is seen by watching. A questionnaire asks what people think of it."
                ),
            ],
        ),
        Exercise(
            id="13.c",
            kind="recall",
            question="Why can an A/B test speak of a cause, when two groups of customers as they "
            "are cannot?",
            answer=Choice(
                {
                    "a": "a coin made the groups, so nothing else differs but by luck",
                    "b": "it has more people",
                    "c": "it measures clicks, not opinions",
                },
                "a",
            ),
            meaning="Nobody chose the group. Members of a loyalty scheme chose theirs.",
            slips=[
                Slip("b", "Many people who chose their group differ as surely as few. Who chose?"),
                Slip("c", "A test can measure opinions too. What made the groups alike?"),
            ],
        ),
        Exercise(
            id="13.d",
            kind="calculate",
            question="One order came in two parcels: 0 and 3 days late. The survey has one answer "
            "on it. Before the join, the order gets …",
            answer=Choice(
                {
                    "a": "two rows, 0 and 3 days",
                    "b": "one row, 1.5 days",
                    "c": "one row, 3 days: the worst parcel",
                },
                "c",
            ),
            meaning="One row an answer, and the parcel that people remember. It is a choice, so "
            "write it down.",
            slips=[
                Slip("a", "Then the one answer counts twice. How many people answered?"),
                Slip(
                    "b", "No parcel came 1.5 days late. Which of the two would you be angry about?"
                ),
            ],
        ),
        Exercise(
            id="13.e",
            kind="calculate",
            question="Members minus others: −0.1 among people with 1 past order (60 members), +0.2 "
            "among people with 3 (40 members). The gap at equal past orders is …",
            answer=Choice(
                {
                    "a": "0.60 × (−0.1) + 0.40 × 0.2 = +0.02",
                    "b": "(−0.1 + 0.2) / 2 = +0.05",
                    "c": "−0.1 + 0.2 = +0.1",
                },
                "a",
            ),
            meaning="Each gap counts as much as the members it speaks for.",
            slips=[
                Slip("b", "That lets 40 members speak as loudly as 60. Weight the gaps."),
                Slip(
                    "c", "A sum of gaps grows with every group. What is needed is a weighted mean."
                ),
            ],
        ),
        Exercise(
            id="13.f",
            kind="calculate",
            question="20 EUR margin an order, 25 of 100 come back each period, 2 % interest. Later "
            "orders are worth 20 × gap / (1 + 0.02 − 0.25). What belongs in the gap?",
            answer=Choice(
                {"a": "0.25, who come back", "b": "0.75, who leave", "c": "1.02, the interest"}, "a"
            ),
            meaning="Only those who come back pay again: about 6.5 EUR. With 1.02 in the gap it "
            "would hold the order of today as well.",
            slips=[
                Slip("b", "Those who leave pay nothing more. Whose margin comes next time?"),
                Slip(
                    "c",
                    "That formula counts the order of today too. Here only later ones are asked.",
                ),
            ],
        ),
        Exercise(
            id="13.1",
            kind="calculate",
            question=f"The survey has {late['answers']:,} answers; joined with the parcels it has "
            f"{late['rows']:,} rows. How many answers followed an order with a late parcel?",
            answer=Number(lambda: late["right"], "answers", tolerance=0),
            meaning=f"The keys were not unique: {late['twice']} answers met two parcels and stood "
            "there twice. With one row an order, the worst parcel, nobody counts twice.",
            slips=[
                Slip(
                    lambda: late["rows"],
                    "Those are all rows after the join. It has more rows than answers: the keys "
                    "are not unique, and an answer matched two parcels.",
                ),
                Slip(
                    lambda: late["parcels"],
                    "You counted late parcels. An order with two late ones counts twice there. "
                    "Make one row an order before you join.",
                ),
                Slip(
                    lambda: late["first"],
                    "You kept the first parcel of each order and dropped the other unseen. That "
                    "may be the late one. Decide: the worst parcel of an order.",
                ),
                Slip(
                    lambda: late["last"],
                    "You kept the last parcel of each order and dropped the other unseen. That "
                    "may be the late one. Decide: the worst parcel of an order.",
                ),
                Slip(
                    lambda: late["best"],
                    "That counts orders whose parcels were all late. One late parcel is enough to "
                    "spoil an order: take the worst one.",
                ),
                Slip(
                    lambda: late["whole shop"],
                    "Those are the late orders of the whole shop. Most buyers did not answer: "
                    "start from the survey.",
                ),
                Slip(
                    lambda: late["twice"],
                    "That is how many rows the join added. Those are answers to an order in two "
                    "parcels, late or not.",
                ),
            ],
            hints=[
                "A join keeps one row an answer only if each key stands once on the other side.",
                'First worst = parcels.groupby("order_id")["days_late"].max(). Then '
                'survey["order_id"].map(worst) gives each answer its worst parcel.',
            ],
            otherwise="Count rows before and after each step. Which step changes the number?",
        ),
        Exercise(
            id="13.2",
            kind="calculate",
            question="When the parcel was on time: by how many points is NPS higher where the site "
            "was easy (ease rated 4 or 5) than where it was hard?",
            answer=Number(lambda: best - hard, "points"),
            meaning=f"From {hard:+.0f} to {best:+.0f}. After a late parcel the gap is "
            f"{late_gap:.0f}, and both lie far below 0. The site matters; the parcel decides.",
            slips=[
                Slip(
                    lambda: best,
                    "That is the best corner alone. Write down all four, each with its n, and take "
                    "the difference of two.",
                ),
                Slip(
                    lambda: late_gap,
                    "That is the gap after a late parcel. It rests on few answers, and small cells "
                    "shout: print n beside each.",
                ),
                Slip(
                    lambda: pooled,
                    "That is easy against hard over all parcels. Keep the late ones out first: the "
                    "question is about parcels on time.",
                ),
                Slip(
                    lambda: hard - best,
                    "Mind the order: NPS of the easy site first, then take away that of the hard "
                    "one.",
                ),
                Slip(
                    lambda: best - score["parcel late, site hard"],
                    "You crossed the table corner to corner, so site and parcel change at once. "
                    "Change only the site.",
                ),
            ],
            hints=[
                "A table of four cells: parcel on time or late, site hard or easy.",
                "Take the two cells with the parcel on time. Subtract hard from easy.",
            ],
            otherwise="Print the four corners with their n, then compare two of them.",
        ),
        Exercise(
            id="13.3",
            kind="calculate",
            question="Keep the NPS of both groups as it was from January to June. Change only the "
            "share of late parcels to that of July to December. By how many points does the NPS of "
            "all change?",
            answer=Number(_fall_by_late_parcels, "points"),
            meaning=f"The whole fall was {the_fall().change:+.1f} points. Nearly all of it is the "
            "share of late parcels; within the groups little changed. This is a calculation, not "
            "an experiment.",
            slips=[
                Slip(
                    lambda given: abs(abs(given) - more_late) <= 0.5,
                    "That is the change of the share, in points of a hundred. Each of these people "
                    f"moves by about {abs(between):.0f} points of NPS. Use a table: late or not x "
                    "half-year, then weight.",
                    is_test=True,
                ),
                Slip(
                    lambda: the_fall().change,
                    "That is the whole fall. A part of it comes from other feelings within the "
                    "groups. Keep those as they were.",
                ),
                Slip(
                    lambda given: abs(abs(given) - abs(between)) <= 0.5,
                    "That is how far the two groups lie apart. It would be the change if everybody "
                    "moved from one to the other. How many did?",
                    is_test=True,
                ),
                Slip(
                    lambda given: (
                        abs(given - 100 * (before["late: share"] + after["late: share"])) < 0.6
                    ),
                    "You added two percentages of different half-years. Use a table: late or not x "
                    "half-year, then weight.",
                    is_test=True,
                ),
                Slip(
                    lambda: -_fall_by_late_parcels(),
                    "The size fits. Does NPS rise or fall when more people meet a late parcel?",
                ),
            ],
            hints=[
                "The NPS of all is a weighted mean of two groups. Only the weights change.",
                "Change of the late share (as a part of 1) times the gap between the two groups in "
                "the first half-year.",
            ],
            otherwise="Work out the NPS of all twice: with the old shares, then with the new ones.",
        ),
        Exercise(
            id="13.4",
            kind="critique",
            question="“Promoters buy again more often, so we must raise NPS” "
            f"(r = {r.estimate:.2f}, n = {r.n:,}). Judge it: how much is that, what else differs "
            "between the two groups, and what would settle it?",
            answer=Written(
                parts={
                    r"past orders|regular|often before|late|parcel|deliver|already": "Say what "
                    "else differs between promoters and others. Look at the table: past orders? "
                    "Parcels?",
                    r"small|weak|little|3 ?%|percent|per cent|r²|squared|how (big|much)": "Say how "
                    f"much r = {r.estimate:.2f} is. Squared, it is the share that goes together.",
                    r"test|experiment|coin|random|like with like|equal|alike|same past": "Say what "
                    "would settle it: a test, or at least people who are alike otherwise.",
                },
                model=f"r = {r.estimate:.2f} is weak: {100 * r.estimate**2:.0f} % of the variation "
                "goes together. Promoters also had more past orders and fewer late parcels, which "
                "could drive both. Bring parcels on time to a random half of a region, and see "
                "who comes back.",
                least_words=15,
            ),
            meaning="A score is a thermometer. Whoever wants more buyers has to change what it "
            "measures, such as parcels.",
            slips=[
                Slip(
                    lambda text: (
                        "significant" in text.lower()
                        and not any(word in text.lower() for word in ("small", "weak", "but"))
                    ),
                    f"With {r.n:,} rows nearly all is significant. Ask how big it is, and what "
                    "else differs.",
                    is_test=True,
                ),
            ],
            hints=[
                "Three parts: how big, what else differs, what would settle it.",
                "Square r for the size. The table above shows past orders and late parcels.",
            ],
        ),
        Exercise(
            id="13.5",
            kind="critique",
            question="“The mood of the service team fell, and so did satisfaction. Happy staff "
            "make happy customers.” What do the months say?",
            answer=Choice(
                {
                    "a": "It fits: mood fell first, then customers followed.",
                    "b": "The other way round fits better: cases and satisfaction moved in July, "
                    "mood in August.",
                    "c": "There is no link: the two have nothing to do with each other.",
                },
                "b",
            ),
            meaning="Late parcels may drive both: angry customers first, tired staff a month "
            "later. One shop and twelve months prove no direction.",
            slips=[
                Slip("a", "Look at June and July: which line moves first?"),
                Slip(
                    "c", "Both fell, and stayed low. Which third line in the chart moves with them?"
                ),
            ],
            hints=[
                "A cause comes before its effect. Read the chart month by month.",
                "Compare June, July and August for each of the four lines.",
            ],
        ),
        Exercise(
            id="13.6",
            kind="critique",
            question=f"Our NPS in Q4 is {rival.estimate:+.0f} ± {rival.margin:.0f} points above "
            "that of Rival Z. May we advertise “more loved than Rival Z”?",
            answer=Choice(
                {
                    "a": "Yes, we are ahead.",
                    "b": "No, the range of the gap holds 0.",
                    "c": "No, the rival is ahead.",
                    "d": "Yes, with hundreds of answers on each side a gap is real.",
                },
                "b",
            ),
            meaning=f"The gap may be anything from {rival.low:+.0f} to {rival.high:+.0f}. And a "
            "market panel asked the rival's customers, while we asked ours.",
            slips=[
                Slip(
                    "a",
                    "Would you bet the advert on a coin that lands between "
                    f"{rival.low:+.0f} and {rival.high:+.0f}?",
                ),
                Slip("c", "The gap is above 0, so nothing says that. How sure is it?"),
                Slip(
                    "d",
                    "The number of answers is in the ± already. Read the range: which gaps does it "
                    "still allow?",
                ),
            ],
            hints=[
                "Two scores have two doubts. The gap has a range of its own.",
                "Take the gap minus the ±, and plus the ±. Does 0 lie between?",
            ],
        ),
    ]


EXERCISES = ExerciseSet(_exercises, solutions="13_joining.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    late, halves, values = _late_answers(), late_by_half(), worth()
    waves = {wave: g["ltr_0_10"] for wave, g in _answers().groupby("wave", observed=True)}
    spring = nps.difference(waves["Q1"], waves["Q2"])
    member = _answers()["loyalty_member"]
    pairs = {name: fair_pairs_of(outcome) for name, outcome in zip("la", OUTCOMES, strict=True)}
    first, second = (what_matters_in(half) for half in list(HALVES)[1:])
    parcels = shop.load("deliveries")
    early = (parcels["promised_date"] - parcels["delivered_date"]).dt.days
    early = _answers()["order_id"].map(early.groupby(parcels["order_id"]).min())
    met, beaten = _answers().loc[early == 0, "ltr_0_10"], _answers().loc[early > 0, "ltr_0_10"]
    early_gain = two_means.welch(met, beaten)
    value = correlations.pearson(_answers()["ltr_0_10"], _answers()["value_eur"])
    again, ease_again = (
        correlations.pearson(_answers()[column], _answers()["again"])
        for column in ("ltr_0_10", "driver_ease")
    )
    per_person = _answers().drop_duplicates("customer_id", keep="last").groupby("zone")
    told = per_person["referral_orders"].mean()
    worst = parcels.groupby("order_id")["days_late"].max() > 0
    dates = shop.load("orders").set_index("order_id")["date"]
    in_autumn = dates.reindex(worst.index) >= "2025-07-01"
    more_late = worst[in_autumn].sum() - worst[~in_autumn].mean() * in_autumn.sum()
    lost = values.loc["on time", "later orders, EUR"] - values.loc["late", "later orders, EUR"]
    rival = rival_gap()
    by_name = {
        "answers": f"{late['answers']:,}",
        "rows": f"{late['rows']:,}",
        "twice": f"{late['twice']}",
        "spring": f"{spring.estimate:+.0f}",
        "spring_low": f"{spring.low:+.0f}",
        "spring_high": f"{spring.high:+.0f}",
        "fall": f"{the_fall().change:+.0f}",
        "more_late_share": f"{100 * halves['late: share'].diff().iloc[-1]:.0f}",
        "fall_mix": f"{the_fall().mix:+.0f}",
        "members": f"{nps.score(_answers().loc[member, 'ltr_0_10']):+.0f}",
        "others": f"{nps.score(_answers().loc[~member, 'ltr_0_10']):+.0f}",
        "ltr_raw": _signed(pairs["l"].raw.estimate),
        "ltr_fair": _signed(pairs["l"].matched.estimate),
        "ltr_low": _signed(pairs["l"].matched.low),
        "ltr_high": _signed(pairs["l"].matched.high),
        "again_raw": f"{pairs['a'].raw.estimate:+.0f}",
        "again_fair": f"{pairs['a'].matched.estimate:+.0f}",
        "again_low": f"{pairs['a'].matched.low:+.0f}",
        "again_high": f"{pairs['a'].matched.high:+.0f}",
        "named_price": f"{second['named as the reason, %']['price']:.0f}",
        "named_delivery": f"{second['named as the reason, %']['delivery']:.0f}",
        "r_price": f"{second['correlation']['price']:.2f}",
        "r_delivery": f"{second['correlation']['delivery']:.2f}",
        "good_delivery_first": f"{first['mean rating, 1-5']['delivery']:.1f}",
        "good_delivery_second": f"{second['mean rating, 1-5']['delivery']:.1f}",
        "r_ease": f"{second['correlation']['ease']:.2f}",
        "r_service": f"{second['correlation']['service']:.2f}",
        "early_gain": f"{abs(early_gain.estimate):.1f}",
        "early_low": _signed(early_gain.low),
        "early_high": _signed(early_gain.high),
        "r_value": f"{value.estimate:.2f}",
        "r_again": f"{again.estimate:.2f}",
        "r_ease_again": f"{ease_again.estimate:.2f}",
        "r_again_squared": f"{100 * again.estimate**2:.0f}",
        "told_promoters": f"{100 * told['promoters']:.0f}",
        "told_detractors": f"{100 * told['detractors']:.0f}",
        "more_late": f"{more_late:.0f}",
        "lost_all": f"{round(lost * more_late, -2):,.0f}",
        "margin": f"{shop.load('orders')['margin_eur'].mean():.2f}",
        "rival": f"{rival.estimate:+.0f}",
        "rival_margin": f"{rival.margin:.0f}",
    }
    for name, half in (("first", "January to June"), ("second", "July to December")):
        by_name[f"late_{name}"] = f"{100 * halves.loc[half, 'late: share']:.0f}"
        table = first if name == "first" else second
        by_name[f"lmg_ease_{name}"] = f"{table['share of what all explain, %']['ease']:.0f}"
        by_name[f"lmg_delivery_{name}"] = f"{table['share of what all explain, %']['delivery']:.0f}"
    for (is_late, good), row in zip(CORNERS, corners().itertuples(), strict=True):
        name = f"{'late' if is_late else 'on_time'}_{_SITE[good]}"
        by_name |= {name: f"{row.NPS:+.0f}", f"n_{name}": f"{row.answers:,}"}
    for word, row in values.iterrows():
        key = word.replace(" ", "_")
        by_name[f"back_{key}"] = f"{row['came back, %']:.0f}"
        by_name[f"later_{key}"] = f"{row['later orders, EUR']:.2f}"
    return {name: number.replace("-", "−") for name, number in by_name.items()}
