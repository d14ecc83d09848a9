"""Lesson 02, The journey: where does it hurt, and for whom?

Here live the lesson's two panels (Feeling curve, Persona cutter), its journey map, its exercises
with every slip, and the facts its prose prints. Means and their intervals are `uxcx.measures`.
"""

import re
from functools import cache

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import checkbox, dropdown
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, blank, house_style, show
from uxcx.figures.palette import BAND, GRID, INK, LINES
from uxcx.measures import means
from uxcx.practice import Choice, Exercise, ExerciseSet, Number, Prediction, Slip, Written

STAGES = {
    "discover": ("ads,\nposts", "market-\ning"),
    "choose": ("photos,\nsizes", "web"),
    "buy": ("paying", "web"),
    "receive": ("the\nparcel", "logis-\ntics"),
    "wear": ("the\nshoes", "pro-\nducts"),
    "help": ("calls,\nchats", "service"),
    "return": ("label,\nmoney", "web,\nlogis-\ntics"),
}
"""The seven stages in their order: what happens there, and the team that can change it."""

WHERE = {
    "All regions": ("North", "West", "South", "East"),
    "North and West": ("North", "West"),
    "South and East": ("South", "East"),
    "North": ("North",),
    "West": ("West",),
    "South": ("South",),
    "East": ("East",),
}
WHEN = {"January to June": (1,), "July to December": (2,), "Both half-years": (1, 2)}
TROUBLE = ("North and West", "July to December")
"""Where and when the journey breaks."""

TWO_CAMPS = (5, 5, 5, 1, 1, 1)
"""Six answers of exercise 2.2: their mean is one that nobody gave."""


# ---------------------------------------------------------------- what the diary says


def _notes(where: str, when: str) -> pd.DataFrame:
    for given, known in ((where, WHERE), (when, WHEN)):
        if given not in known:
            raise ValueError(f"There is no {given!r} here. Choose one of: {', '.join(known)}.")
    notes = shop.load("diary")
    return notes[notes["region"].isin(WHERE[where]) & notes["half"].isin(WHEN[when])]


@cache
def by_stage(where: str, when: str) -> pd.DataFrame:
    """Feeling (1 to 5) at each stage: mean, spread (standard deviation), interval and people."""
    rows = {}
    notes = _notes(where, when)
    for stage in STAGES:
        feelings = notes.loc[notes["stage"] == stage, "feeling_1_5"]
        result = means.mean(feelings)
        rows[stage] = {
            "mean": result.estimate,
            "spread": feelings.std(),
            "from": result.low,
            "to": result.high,
            "people": result.n,
        }
    return pd.DataFrame(rows).T.astype({"people": int}).rename_axis("stage")


@cache
def by_person(where: str, when: str) -> pd.DataFrame:
    """Feelings: one row for each person, one column for each stage."""
    table = _notes(where, when).pivot(index="pid", columns="stage", values="feeling_1_5")
    return table[list(STAGES)]


def _camps(where: str, when: str, stage: str) -> tuple[int, int, int]:
    """Count people who noted 1 or 2, who noted 3, and who noted 4 or 5."""
    feelings = by_person(where, when)[stage]
    return int((feelings <= 2).sum()), int((feelings == 3).sum()), int((feelings >= 4).sum())


def _lowest(table: pd.DataFrame) -> list[str]:
    return list(table.index[np.isclose(table["mean"], table["mean"].min())])


# ---------------------------------------------------------------- what the shop knows of people


CUTS = {
    "nothing": ("everybody",),
    "device": ("desktop", "phone"),
    "earlier orders": ("none", "1", "2 or 3", "4 or more"),
    "region": ("North", "West", "South", "East"),
    "type of buyer": ("consumer", "business"),
}
"""What a persona can be cut by, and the slices of each cut; everybody stands in one slice.

Under "phone" is everybody who ordered by phone at least once in 2025.
"""

KEEP = {
    "everybody": {},
    "business buyers": {"type of buyer": ["business"]},
    "… in North": {"region": ["North"]},
    "… with 2 or more earlier orders": {"earlier orders": ["2 or 3", "4 or more"]},
    "… who ordered by phone": {"device": ["phone"]},
}
"""The team's favourite persona, one attribute after the other; each keeps those before it."""

FEWEST = 10
"""Groups of fewer people are counted and not described: their members could be recognised."""


@cache
def customers() -> pd.DataFrame:
    """Customers with their slice in each cut, and what they spent in 2025, in EUR."""
    table = shop.load("customers").set_index("customer_id")
    orders = shop.load("orders")
    by_phone = orders.loc[orders["device"] == "mobile", "customer_id"]
    slices = {
        "nothing": pd.Series("everybody", table.index),
        "device": pd.Series(np.where(table.index.isin(by_phone), "phone", "desktop"), table.index),
        "earlier orders": pd.cut(table["past_orders_12m"], [-1, 0, 1, 3, np.inf],
                                 labels=CUTS["earlier orders"]),
        "region": table["region"],
        "type of buyer": table["type"],
    }  # fmt: skip
    people = pd.DataFrame({
        cut: pd.Categorical(values.astype(str), categories=CUTS[cut])
        for cut, values in slices.items()
    }, index=table.index)  # fmt: skip
    return people.assign(spent=orders.groupby("customer_id")["value_eur"].sum())


@cache
def complaints() -> pd.DataFrame:
    """Tickets whose customer is known: those that name an order."""
    tickets = shop.load("tickets").dropna(subset="order_id")
    orders = shop.load("orders")[["order_id", "customer_id"]]
    return tickets.merge(orders, on="order_id", validate="one_to_one")[["customer_id", "topic"]]


@cache
def keep(last: str) -> pd.DataFrame:
    """Customers who have all attributes of the persona, up to and with the one named last."""
    people = customers()
    for label, wanted in KEEP.items():
        for cut, slices in wanted.items():
            people = people[people[cut].isin(slices)]
        if label == last:
            break
    return people


@cache
def tiles(last: str, across: str, down: str) -> pd.DataFrame:
    """One row for each tile: people, mean spend in EUR, top complaint and its share of tickets."""
    people, rows = keep(last), {}
    topics = complaints().set_index("customer_id")["topic"]
    for down_slice in CUTS[down]:
        for across_slice in CUTS[across]:
            group = people[(people[down] == down_slice) & (people[across] == across_slice)]
            tickets = topics[topics.index.isin(group.index)].value_counts()
            told = len(group) >= FEWEST
            known = told and tickets.sum() >= FEWEST
            rows[down_slice, across_slice] = {
                "people": len(group),
                "spent in 2025, mean EUR": f"{group['spent'].mean():.0f}" if told else "not told",
                "top complaint": tickets.index[0] if known else "not told",
                "its share of tickets": f"{tickets.iloc[0] / tickets.sum():.0%}"
                if known else "not told",
            }  # fmt: skip
    return pd.DataFrame(rows).T


# ---------------------------------------------------------------- panels


class FeelingCurve(Explorer):
    """Feeling along the journey: mean and spread, and on request each single person."""

    title = "Feeling curve"
    height = 4.2

    def controls(self):
        return {
            "where": dropdown("Region", WHERE, "All regions"),
            "when": dropdown("Half-year", WHEN, "January to June"),
            "persons": checkbox("Show each person"),
            "counts": checkbox("Show n", True),
        }

    def draw(self, figure):
        axes = figure.subplots()
        places = np.arange(len(STAGES))
        # Fixed shifts, so that people with the same feelings do not hide each other.
        shifts = np.random.default_rng(2).uniform(-0.2, 0.2, (60, 2))
        self.across, self.up = shifts[:, :1] * 0.7 + places, shifts[:, 1:]
        self.band = axes.fill_between(
            places, 1, 5, facecolor=BAND, edgecolor=GROUPS[0], linewidth=1
        )
        (self.people,) = axes.plot([], [], "o-", color=LINES[4], linewidth=0.6, markersize=3.5)
        (self.line,) = axes.plot(places, places, "D-", color=GROUPS[0], linewidth=3, markersize=8)
        self.labels = [axes.text(x, 5.62, "", ha="center", va="center", fontweight="bold")
                       for x in places]  # fmt: skip
        self.counts = [axes.text(x, 0.42, "", ha="center", va="center") for x in places]
        axes.text(-0.42, 6.1, "Mean (line), and mean ± spread (band)", va="center")
        axes.set(xlim=(-0.5, 6.5), ylim=(0.1, 6.3), yticks=range(1, 6), ylabel="Feeling, 5 is best",
                 xticks=places)  # fmt: skip
        axes.set_xticklabels([f"{'' if place % 2 == 0 else chr(10)}{stage}"
                              for place, stage in enumerate(STAGES)])  # fmt: skip

    def update(self, where, when, persons, counts):
        table, feelings = by_stage(where, when), by_person(where, when)
        mean, spread = table["mean"].to_numpy(), table["spread"].to_numpy()
        places = np.arange(len(STAGES))
        edge = [*zip(places, mean - spread, strict=True)]
        edge += [*zip(places[::-1], (mean + spread)[::-1], strict=True)]
        self.band.set_verts([edge])
        self.line.set_ydata(mean)
        for label, value in zip(self.labels, mean, strict=True):
            label.set_text(f"{value:.1f}")
        n = len(feelings)
        for text in self.counts:
            text.set_text(f"n {n}" if counts else "")
        # One line for all people: a gap (nan) lifts the pen between two of them.
        gap = np.full((n, 1), np.nan)
        across = np.hstack([self.across[:n], gap]).ravel()
        up = np.hstack([feelings.to_numpy() + self.up[:n], gap]).ravel()
        self.people.set_data((across, up) if persons else ([], []))
        lowest, highest = _lowest(table), table["mean"].idxmax()
        low = table.loc[lowest[0]]
        sentence = (
            f"{where}, {when}, {n} people. Lowest: {' and '.join(lowest)}, mean {low['mean']:.1f}, "
            f"spread {low['spread']:.1f}. Highest: {highest}, mean {mean.max():.1f}."
        )
        if persons:
            down, middle, good = _camps(where, when, lowest[0])
            sentence += (
                f" At {lowest[0]}, {down} people noted 1 or 2, {middle} noted 3 "
                f"and {good} noted 4 or 5."
            )
        listed = ", ".join(f"{stage} {row['mean']:.1f}" for stage, row in table.iterrows())
        alt = f"Line chart of mean feeling (1 to 5) by stage, {n} people: {listed}. {sentence}"
        return Finding(sentence, table, alt)


class PersonaCutter(Explorer):
    """Customers cut into tiles: how many they are, what they spend, what they complain of."""

    title = "Persona cutter"
    height = 5.0

    def controls(self):
        return {
            "last": dropdown("Keep", KEEP, "everybody"),
            "across": dropdown("Cut by", CUTS, "device"),
            "down": dropdown("And by", CUTS, "earlier orders"),
        }

    def draw(self, figure):
        axes = figure.subplots()
        axes.set(xlim=(-0.22, 1), ylim=(1.09, -0.12))
        axes.set_axis_off()
        bold = {"va": "center", "fontweight": "bold"}
        self.heads = [axes.text(0, -0.06, "", ha="center", **bold) for _ in range(4)]
        self.sides = [axes.text(-0.02, 0, "", ha="right", **bold) for _ in range(4)]
        self.texts = [axes.text(0, 0, "", ha="center", va="center", linespacing=1.25)
                      for _ in range(16)]  # fmt: skip
        (self.frames,) = axes.plot([], [], color=INK, linewidth=1)
        self.bars = axes.hlines([0], 0, 0, color=GROUPS[0], linewidth=9)
        self.caption = axes.text(-0.2, 1.05, "", va="center")

    def update(self, last, across, down):
        if down == across:
            down = "nothing"
        table = tiles(last, across, down)
        width, height = 1 / len(CUTS[across]), 1 / len(CUTS[down])
        for text in (*self.heads, *self.sides, *self.texts):
            text.set_text("")
        for place, name in enumerate(CUTS[across]):
            self.heads[place].set(text=name, x=(place + 0.5) * width)
        for place, name in enumerate(CUTS[down]):
            self.sides[place].set(text=name.replace(" more", "\nmore"), y=(place + 0.45) * height)
        rows = "" if down == "nothing" else f"Down: {down}. "
        self.caption.set_text(f"{rows}Bar: compared with largest tile")
        corners, bars = [], []
        for place, (_, tile) in enumerate(table.iterrows()):
            row, column = divmod(place, len(CUTS[across]))
            left, right = column * width + 0.01, (column + 1) * width - 0.01
            top, bottom = row * height + 0.005, (row + 1) * height - 0.015
            self.texts[place].set(
                text=self._tile(tile), x=(left + right) / 2, y=(top + bottom) / 2 - 0.02
            )
            corners += [(left, top), (right, top), (right, bottom), (left, bottom), (left, top),
                        (np.nan, np.nan)]  # fmt: skip
            share = tile["people"] / max(1, table["people"].max())
            bars.append([(left, bottom - 0.015), (left + share * (right - left), bottom - 0.015)])
        self.frames.set_data(*zip(*corners, strict=True))
        self.bars.set_segments(bars)
        sentence = self._sentence(last, table)
        alt = f"Tiles of customers, across by {across}, down by {down}. {sentence}"
        return Finding(sentence, self._flat(table, across, down), alt)

    @staticmethod
    def _tile(row) -> str:
        if row["people"] < FEWEST:
            return f"n = {row['people']}\n" + (
                "too few\nto describe" if row["people"] else "nobody"
            )
        topic = "few tickets" if row["top complaint"] == "not told" else row["top complaint"]
        return f"n = {row['people']:,}\n{row['spent in 2025, mean EUR']} EUR\n{topic}"

    @staticmethod
    def _sentence(last: str, table: pd.DataFrame) -> str:
        people, kept = len(customers()), keep(last)
        names = list(KEEP)
        persona = " ".join(name.lstrip("… ") for name in names[1 : names.index(last) + 1])
        sizes = table["people"].astype(int)
        sentence = f"{len(kept):,} of {people:,} customers fit “{persona or last}”. "
        if len(table) > 1:
            sentence += f"{len(table)} tiles, from {sizes.min():,} to {sizes.max():,} people. "
        topics = table.loc[table["top complaint"] != "not told", "top complaint"].value_counts()
        listed = ", ".join(f"{name} in {count}" for name, count in topics.items())
        if listed and len(table) > 1:
            return f"{sentence}Top complaint, in tiles: {listed}."
        if listed:
            return f"{sentence}Top complaint: {topics.index[0]}."
        return f"{sentence}Too few people or tickets to name a complaint."

    @staticmethod
    def _flat(table: pd.DataFrame, across: str, down: str) -> pd.DataFrame:
        """Name each tile in one column, so that every row of the table has one head."""
        named = {cut: place for place, cut in ((0, down), (1, across)) if cut != "nothing"}
        labels = [", ".join(slices[place] for place in named.values()) or "everybody"
                  for slices in table.index]  # fmt: skip
        return table.set_axis(pd.Index(labels, name=" and ".join(named) or "who"))


def feeling_curve():
    """Ask for a prediction, then draw the feelings along the journey."""
    low = by_stage("All regions", "July to December")["mean"]
    return Prediction(
        question="Which stage feels worst in the second half of the year?",
        replies={
            "choose": f"A fair guess: sizes are hard to choose. Yet it feels like "
            f"{low['choose']:.1f}, and one stage is below it.",
            "buy": "Most people say checkout. Yet paying got better in the second half: "
            f"{low['buy']:.1f}.",
            "receive": f"The mean falls to {low['receive']:.1f}. Next question: for whom?",
            "help": f"Help desks are a good suspect. It feels like {low['help']:.1f}, "
            "and one stage is below it.",
            "return": f"Sending back is a chore, at {low['return']:.1f}. One stage is below it.",
        },
        right="receive",
        task="Now choose July to December. Then compare North and West with South and East, "
        "and show each person.",
    ).then(FeelingCurve())


def persona_cutter():
    """Ask for a prediction, then let the learner cut the customers into tiles."""
    total, fit = len(customers()), len(keep(list(KEEP)[-1]))
    found = f"Only {fit} of {total:,} customers have all four attributes."
    return Prediction(
        question=f"How many of the {total:,} customers are business buyers in North who "
        "ordered at least twice in the year before, and by phone in 2025?",
        replies={
            "About 800, one in five": f"That would be a segment. {found}",
            "About 400, one in ten": f"Each attribute alone may hold for many. {found}",
            "About 100": f"Closer. Each “and” cuts deeper than it feels. {found}",
            "Fewer than 25": f"{found} Each “and” cuts, and four of them cut deep.",
        },
        right="Fewer than 25",
        task="Now go down the list in “Keep”, one step at a time, and read the number. "
        "Then keep everybody, and cut by region.",
    ).then(PersonaCutter())


# ---------------------------------------------------------------- the map


def journey_map(where: str = "All regions", when: str = "Both half-years") -> None:
    """Draw the journey map of a group: stages, feeling, touchpoints by channel, teams, words.

    Parameters
    ----------
    where, when
        A region and a half-year, as in the panel "Feeling curve".

    Raises
    ------
    ValueError
        If there is no such region or half-year.
    """
    table, feelings, notes = by_stage(where, when), by_person(where, when), _notes(where, when)
    touchpoints = notes.groupby(["stage", "channel"], observed=True)["feeling_1_5"]
    touchpoints = touchpoints.agg(["size", "mean"]).reset_index()
    touchpoints = touchpoints.rename(columns={"size": "notes"})
    figure = map_figure(
        f"{where}, {when} 2025", table, feelings, touchpoints, _quotes(notes, table)
    )
    listed = ", ".join(f"{stage} {row['mean']:.1f}" for stage, row in table.iterrows())
    channels = touchpoints.groupby("stage", observed=True).apply(
        lambda rows: ", ".join(f"{row.channel} {row.notes}" for row in rows.itertuples())
    )
    show(
        figure,
        f"Journey map of {len(feelings)} shoppers, {where}, {when}. Mean feeling, 1 to 5, by "
        f"stage: {listed}. Lowest: {' and '.join(_lowest(table))}. Below it, notes by channel, "
        "teams, and what people wrote.",
        table.assign(**{
            "notes by channel": channels,
            "team": [_joined(team) for _, team in STAGES.values()],
        }),
    )  # fmt: skip


def _joined(label: str) -> str:
    """Undo the line break of a narrow column."""
    return label.replace("-\n", "").replace("\n", " ")


def _quotes(notes: pd.DataFrame, table: pd.DataFrame) -> list[str]:
    """Quote two of the unhappiest people at the lowest stage, and one of the happiest."""
    there = notes[notes["stage"] == _lowest(table)[0]].sort_values("feeling_1_5", kind="stable")
    said = pd.concat([there.drop_duplicates("note").head(2), there.tail(1)])
    return [f"{row.feeling_1_5}: “{row.note}”" for row in said.itertuples()]


_LEFT, _COLUMN = 66, 70.5  # pixels of the page: the gutter, and the width of a stage
_FEELING_5, _STEP = 238, 37  # where feeling 5 lies, and how far below it is 4
_GRID, _ROW = 478, 25  # where the grid of touchpoints starts, and the height of a channel


def map_figure(
    who: str,
    table: pd.DataFrame,
    feelings: pd.DataFrame,
    touchpoints: pd.DataFrame,
    quotes: list[str],
) -> object:
    """Draw a map in pixels of the page, because its lanes are a layout and not a chart."""
    channels = list(touchpoints["channel"].cat.categories)
    teams = _GRID + _ROW * len(channels) + 14
    words = teams + 96
    height = words + 20 + 21 * len(quotes)
    centres = {stage: _LEFT + _COLUMN * (place + 0.5) for place, stage in enumerate(STAGES)}
    with house_style():
        figure = blank(height / 100)
        figure.set_layout_engine("none")
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, 560), ylim=(height, 0))
        axes.set_axis_off()
        middle = {"ha": "center", "va": "center", "fontsize": 12.5}
        # On white, so that the lines between the columns do not cross the words.
        ground = {"facecolor": "white", "edgecolor": "none", "pad": 2}
        heading = {"va": "center", "fontweight": "bold", "bbox": ground}

        axes.text(8, 20, f"The journey of {len(feelings)} shoppers", fontsize=16, **heading)
        axes.text(8, 47, who, va="center")
        axes.fill_between([0, 560], 66, 98, color=LINES[0], linewidth=0)
        for place, (stage, (happens, team)) in enumerate(STAGES.items()):
            x = centres[stage]
            axes.text(x, 82, stage, color="white", **{**middle, "fontsize": 12})
            axes.text(x, 122, happens, **middle)
            axes.text(x, teams + 42, team, **middle)
            if place:
                axes.plot([x - _COLUMN / 2] * 2, [66, words - 18], color=GRID, linewidth=1)

        axes.text(8, 160, "Feeling: mean ± spread; a big circle is many people", **heading)
        _draw_feelings(axes, centres, table, feelings)

        axes.text(8, _GRID - 27, "Touchpoints: notes by channel; box: mean below 3", **heading)
        for place, channel in enumerate(channels):
            axes.text(_LEFT - 8, _GRID + _ROW * place, channel, ha="right", va="center")
        for row in touchpoints.itertuples():
            hurts = row.mean < 3
            axes.text(centres[row.stage], _GRID + _ROW * channels.index(row.channel), row.notes,
                      color="white" if hurts else INK, fontweight="bold" if hurts else "normal",
                      bbox={"facecolor": GROUPS[1], "pad": 3} if hurts else None,
                      **middle)  # fmt: skip

        axes.text(8, teams, "Team that can change it", **heading)
        lowest = " and ".join(_lowest(table))
        axes.text(8, words, f"Lowest: {lowest}. Their feeling and words", **heading)
        for place, quote in enumerate(quotes):
            axes.text(8, words + 24 + 21 * place, quote, va="center", fontsize=12.5)
    return figure


def _draw_feelings(axes, centres, table: pd.DataFrame, feelings: pd.DataFrame) -> None:
    """Draw circles for people, over them the means with their spread, and both as numbers."""
    bottom = _FEELING_5 + 4 * _STEP
    for feeling in range(1, 6):
        y = _FEELING_5 + _STEP * (5 - feeling)
        axes.text(_LEFT - 8, y, feeling, ha="right", va="center")
        axes.plot([_LEFT, 560], [y, y], color=GRID, linewidth=0.8)
        share = (feelings == feeling).mean()
        axes.scatter(list(centres.values()), [y] * len(centres), s=900 * share, color="#BFD7EA",
                     edgecolor=GROUPS[0], linewidth=0.8, zorder=2)  # fmt: skip
    x = list(centres.values())
    y = _FEELING_5 + _STEP * (5 - table["mean"])
    axes.errorbar(x, y, yerr=_STEP * table["spread"], fmt="D-", color=GROUPS[1], markersize=7,
                  linewidth=2.5, elinewidth=1.5, capsize=5, zorder=3)  # fmt: skip
    for place, row in zip(x, table.itertuples(), strict=True):
        numbers = {"ha": "center", "va": "center", "fontsize": 12.5}
        axes.text(place, 184, f"{row.mean:.1f}", fontweight="bold", **numbers)
        axes.text(place, 204, f"± {row.spread:.1f}", **numbers)
        axes.text(place, bottom + 28, f"n {row.people}", **numbers)


# ---------------------------------------------------------------- exercises


_IN_ORDER = {
    "discover": r"discover|find",
    "choose": r"choos|choice|pick|select",
    "buy": r"\bbuy|\bpay|check ?out|purchas",
    "receive": r"receiv|parcel|deliver",
    "wear": r"\bwear|\buse\b|using",
    "help": r"help|support|service",
    "return": r"return|send(ing)? back",
}
"""The stages, each with the words that a learner may use for it."""


def _places(text: str) -> list[int]:
    """Where in the text each stage is first named; those that are missing are left out."""
    found = [re.search(words, text, re.IGNORECASE) for words in _IN_ORDER.values()]
    return [match.start() for match in found if match]


def _stops_at_buy(text: str) -> bool:
    return not any(re.search(_IN_ORDER[stage], text, re.IGNORECASE) for stage in list(STAGES)[3:])


def _out_of_order(text: str) -> bool:
    places = _places(text)
    return len(places) == len(STAGES) and places[:5] != sorted(places)[:5]


def _says(pattern: str, unless: str = r"(?!)"):
    """Return a test that finds one pattern in a text, unless another is there too."""
    return lambda text: bool(
        re.search(pattern, text, re.IGNORECASE) and not re.search(unless, text, re.IGNORECASE)
    )


def _channel(name: str) -> pd.Series:
    notes = shop.load("diary")
    return notes.loc[notes["channel"] == name, "feeling_1_5"]


def _recall() -> list[Exercise]:
    return [
        Exercise(
            id="2.a",
            kind="recall",
            question="Interaction, journey, relationship: which level is one purchase from start "
            "to end, over all channels?",
            answer=Choice(
                {"a": "the interaction", "b": "the journey", "c": "the relationship"}, "b"
            ),
            meaning="A journey is made of interactions, and a relationship of journeys.",
            slips=[
                Slip("a", "An interaction is one task, such as paying. What are many of them?"),
                Slip("c", "A relationship lasts over many purchases. Here is one only."),
            ],
        ),
        Exercise(
            id="2.b",
            kind="recall",
            question="Of a customer's eleven contacts, the web team can change four. Which "
            "contacts does the Net Promoter Score add up?",
            answer=Choice(
                {"a": "those four", "b": "the seven others", "c": "all eleven"}, "c"
            ),
            meaning="It asks about the company, so the parcel counts as well as the page.",
            slips=[
                Slip("a", "The question names the company, not the site. What else is it?"),
                Slip("b", "The pages count too. Does the question leave anything out?"),
            ],
        ),
        Exercise(
            id="2.c",
            kind="recall",
            question="On the left of a cell stands [*]. What does it mean?",
            answer=Choice(
                {"a": "the cell has failed", "b": "the cell is still working",
                 "c": "the cell is empty"}, "b"
            ),
            meaning="A number takes its place as soon as the cell is done.",
            slips=[
                Slip("a", "A failed cell gets a number, and a message below. The star is earlier."),
                Slip("c", "An empty cell shows nothing in its brackets. The star means activity."),
            ],
        ),
    ]  # fmt: skip


def _faded() -> list[Exercise]:
    people, total = len(keep("… with 2 or more earlier orders")), len(customers())
    return [
        Exercise(
            id="2.d",
            kind="calculate",
            question="Five notes: 5, 4, 4, 1, 1. Together they make 15. The mean is 15 / gap. "
            "What belongs in the gap?",
            answer=Choice(
                {"a": "5, the notes", "b": "3, the different values",
                 "c": "4, one less than the notes"}, "a"
            ),
            meaning="15 / 5 is 3. And nobody noted a 3.",
            slips=[
                Slip("b", "Two people can feel the same, and both count. How many notes?"),
                Slip("c", "One less is for the spread. The mean shares out over all notes."),
            ],
        ),
        Exercise(
            id="2.e",
            kind="calculate",
            question="Their distances from the mean are 2, 1, 1, −2, −2. Squared, they make "
            "4 + 1 + 1 + 4 + 4. The spread is √(14 / gap). What belongs in the gap?",
            answer=Choice(
                {"a": "5, the notes", "b": "4, one less than the notes", "c": "1: the sum will do"},
                "b",
            ),
            meaning="√(14 / 4) is about 1.9: two groups far apart.",
            slips=[
                Slip("a", "Close. Five notes leave four free distances, since they sum to zero."),
                Slip("c", "Then every further note would make the spread larger. Divide first."),
            ],
        ),
        Exercise(
            id="2.f",
            kind="critique",
            question=f"A persona card says: “Business buyers in North with two or more earlier "
            f"orders: n = {people}.” What does it need next?",
            answer=Choice(
                {"a": "a first name and a photo", "b": "out of how many, from which data, of when",
                 "c": "nothing, it has its n"}, "b"
            ),
            meaning=f"{people} of {total:,} customers, by the order book of 2025. Now a reader "
            "can weigh it.",
            slips=[
                Slip("a", "They make it vivid, not true. What does a reader need to weigh it?"),
                Slip("c", f"Is {people} many? That depends on a number which is not there."),
            ],
        ),
    ]  # fmt: skip


def _exercises() -> list[Exercise]:
    trouble = by_stage(*TROUBLE)
    low, _, good = _camps(*TROUBLE, "receive")
    people = int(trouble["people"]["receive"])
    web, phone = _channel("web"), _channel("phone")
    camps = pd.Series(TWO_CAMPS)
    return [
        *_recall(),
        *_faded(),
        Exercise(
            id="2.1",
            kind="recall",
            question="Name the seven stages of the shop's journey, in their order.",
            answer=Written(
                parts={
                    words: f"{len(STAGES)} stages. One that is missing: {hint}"
                    for words, hint in zip(
                        _IN_ORDER.values(),
                        (
                            "how does a person hear of the shop at all?",
                            "what comes between hearing of the shop and paying?",
                            "where does money change hands?",
                            "what happens at the door?",
                            "what are shoes for?",
                            "where does a person turn with a question?",
                            "what if the shoes do not fit?",
                        ),
                        strict=True,
                    )
                },
                model=", ".join(STAGES),
                least_words=1,
            ),
            meaning="More than half of the stages come after the payment.",
            slips=[
                Slip(
                    _stops_at_buy,
                    "That may be all the website sees. Look at row “receive”: does the story "
                    "end at payment for the customer?",
                    is_test=True,
                ),
                Slip(
                    _out_of_order,
                    "All seven are there. Now follow one pair of shoes: from the advert to the "
                    "door, to the street, and back.",
                    is_test=True,
                ),
            ],
            hints=[
                "Three stages end with the payment, four come after it.",
                "Look at the dark band of the journey map. It names them from left to right.",
            ],
        ),
        Exercise(
            id="2.2",
            kind="calculate",
            question="Six notes: 5, 5, 5, 1, 1, 1. Their mean is 3. What is their spread, the "
            "standard deviation of a sample?",
            answer=Number(lambda: float(camps.std()), "points", tolerance=0.05),
            meaning="The notes lie about two steps from the mean, and nobody is near it. "
            "Two groups, no middle.",
            slips=[
                Slip(
                    lambda: float(camps.mean()),
                    "3 is the mean, and it sounds neutral. No one answered 3. Look at the two "
                    "groups, then measure how far they are from it.",
                ),
                Slip(
                    0,
                    "Zero spread means that all answers are equal. Here they sit two steps from "
                    "the mean.",
                ),
                Slip(
                    lambda: float(camps.std(ddof=0)),
                    "That divides by all six: right if these six are everybody. For a sample, "
                    "divide by one less.",
                ),
                Slip(
                    lambda: float(camps.max() - camps.min()),
                    "That is the range, from the lowest to the highest. The standard deviation "
                    "asks how far notes are from the mean.",
                ),
                Slip(
                    lambda: float(camps.var()),
                    "That is the variance, in squared steps. One root is missing.",
                ),
            ],
            hints=[
                "How far is each note from the mean? Square these six distances and add them up.",
                "Divide the sum by one less than the number of notes, and take the root. "
                "pandas does it with .std().",
            ],
            otherwise="Go step by step: distances, squares, sum, divide, root.",
        ),
        Exercise(
            id="2.3",
            kind="interpret",
            question=f"Notes about the web have a mean of {web.mean():.1f} (n = {len(web)}), notes "
            f"about the phone {phone.mean():.1f} (n = {len(phone)}). What do you ask next?",
            answer=Choice(
                {
                    "a": "How soon can we train the phone staff?",
                    "b": "What did the web promise, and what can the phone team see?",
                    "c": "When can we close the phone line?",
                    "d": "Why ask? Both means lie above 3",
                },
                "b",
            ),
            meaning="People come to the phone with a problem that began elsewhere. The gap may "
            "lie in the hand-over, so ask about both of its sides.",
            slips=[
                Slip(
                    "a",
                    "Possible, but first check whether the phone team can see the order. "
                    "Training does not open a screen.",
                ),
                Slip(
                    "c",
                    "People phone when something went wrong, and that lowers the mean. Where "
                    "would they go without the phone?",
                ),
                Slip(
                    "d",
                    "The middle of the scale is no promise. The same person drops between two "
                    "channels: what was lost on the way?",
                ),
            ],
            hints=[
                "Who phones, and at which stage of their journey?",
                "A hand-over has two sides. Look for the answer that asks about both.",
            ],
        ),
        Exercise(
            id="2.4",
            kind="critique",
            question="A poster says: “Bella, 28, loves yoga and orders by phone.” What is missing "
            "before a team may design for Bella? Write it in two sentences.",
            answer=Written(
                parts={
                    r"\bn\b|how many|\bcount|number of|\d+ (of|people|customers)|size": "Say "
                    "that Bella needs a count: how many customers are like that?",
                    r"\bdate|when|as of|20\d\d|source|which data|what data|survey|order book|"
                    r"order data": "A count grows old. Say from which data it should come, and "
                    "of when.",
                    r"missing from|left out|blind|never|who is not|does not (cover|show|hold)|"
                    r"cannot|not in\b": "Name a blind spot: whom would those data leave out?",
                },
                model="Add n and the date: how many of our customers are like Bella, by the order "
                "book of 2025? And say who is left out, such as people who never ordered; age and "
                "yoga are not in the data at all.",
                least_words=10,
            ),
            meaning="Count, source with date, blind spot: three lines under every persona.",
            slips=[
                Slip(
                    _says(r"(needs?|requires?) no (number|count|n\b)|(not|n't) need (any |a )?"
                          r"(number|count|n\b)"),
                    "Stories do help a team to care. But a persona without a count can describe "
                    "three people. Add n and the date.",
                    is_test=True,
                ),
                Slip(
                    _says(r"photo|picture|hobb|surname|quote", r"how many|\bn\b|count"),
                    "That makes Bella more vivid, not more true. How many customers are like that?",
                    is_test=True,
                ),
            ],
            hints=[
                "What would you ask if the poster were a number, such as a score?",
                "Three things: how many, from which data and of when, and who is left out.",
            ],
        ),
        Exercise(
            id="2.5",
            kind="critique",
            question="You may fix one single contact for the shoppers in North and West. Which "
            "one, and why? Use the idea of peak and end, and give an n.",
            answer=Written(
                parts={
                    "|".join([*_IN_ORDER.values(), "message|track|carrier|phone|chat|advert"]):
                    "Name one contact, so that a team knows what to change.",
                    r"\bn\b ?=? ?\d|\d+ (of|out of|people|shoppers|notes)|(ten|five|fifteen) (of|"
                    r"out of|people|shoppers)": "Give the n: how many people felt it, out of how "
                    "many?",
                    r"peak|worst|lowest|\bend\b|\bends\b|last|final|memor|remember": "Say why this "
                    "contact weighs so much: is it the peak, or the end?",
                },
                model=f"The parcel at the door: {low} of {people} shoppers in North and West noted "
                "a 1 or 2 there, and it is the worst moment, so it is the peak that they may "
                "remember. The others got their parcel on time, so look at the delay first.",
                least_words=12,
            ),
            meaning=f"An answer with an n can be argued with. {good} of these {people} were "
            "content, so ask what was different for them.",
            slips=[
                Slip(
                    _says(r"product page|home ?page|check ?out|web ?site|the site\b|search|menu",
                          _IN_ORDER["receive"]),
                    f"That page is the one we know best. Yet “choose” feels "
                    f"{trouble['mean']['choose']:.1f} and “buy” {trouble['mean']['buy']:.1f}. "
                    "Which stage pulls the memory down?",
                    is_test=True,
                ),
            ],
            hints=[
                "In the journey map of North and West, which column holds the worst moment?",
                "Name the contact, say how many of how many felt bad there, then peak or end.",
            ],
        ),
    ]  # fmt: skip


EXERCISES = ExerciseSet(_exercises, solutions="02_journey.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    year = by_stage("All regions", "Both half-years")["mean"]
    second = by_stage("All regions", "July to December").loc["receive"]
    trouble = by_stage(*TROUBLE).loc["receive"]
    calm = by_stage("South and East", TROUBLE[1]).loc["receive"]
    down, middle, good = _camps(*TROUBLE, "receive")
    people = customers()
    topics = complaints().merge(people, left_on="customer_id", right_index=True)["topic"]
    by_region = tiles("everybody", "region", "nothing")
    north, south = (by_region.loc[("everybody", region)] for region in ("North", "South"))
    web, phone = _channel("web"), _channel("phone")
    small = keep("… with 2 or more earlier orders")
    tickets = len(shop.load("tickets"))
    return {
        "notes": f"{len(shop.load('diary'))}",
        "year_receive": f"{year['receive']:.1f}",
        "year_help": f"{year['help']:.1f}",
        "second_receive": f"{second['mean']:.1f}",
        "second_spread": f"{second['spread']:.1f}",
        "trouble_mean": f"{trouble['mean']:.1f}",
        "trouble_spread": f"{trouble['spread']:.1f}",
        "trouble_low": f"{trouble['from']:.1f}",
        "trouble_high": f"{trouble['to']:.1f}",
        "calm_mean": f"{calm['mean']:.1f}",
        "calm_spread": f"{calm['spread']:.1f}",
        "camp_down": f"{down}",
        "camp_middle": f"{middle}",
        "camp_good": f"{good}",
        "trouble_n": f"{trouble['people']:.0f}",
        "web_mean": f"{web.mean():.1f}",
        "web_n": f"{len(web)}",
        "phone_mean": f"{phone.mean():.1f}",
        "phone_n": f"{len(phone)}",
        "customers": f"{len(people):,}",
        "business": f"{len(keep('business buyers'))}",
        "business_north": f"{len(keep('… in North'))}",
        "business_two": f"{len(small)}",
        "persona": f"{len(keep('… who ordered by phone'))}",
        "north": f"{north['people']:,}",
        "north_share": north["its share of tickets"].replace("%", "\u00a0%"),
        "south_share": south["its share of tickets"].replace("%", "\u00a0%"),
        "tickets_known": f"{len(topics):,}",
        "tickets": f"{tickets:,}",
    }
