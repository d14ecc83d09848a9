"""Lesson 11, clicks and heatmaps: hot is not good.

Here live the lesson's two panels (Heat lens, Faces in the clouds), its wireframe of the product
page, its chart, its exercises with every slip, and the facts its prose prints. Dead and rage
clicks are `uxcx.measures.clicks`, density is `uxcx.measures.heatmap`.
"""

import re
from functools import cache

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import dropdown, number_box
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, canvas, house_style, show
from uxcx.figures.palette import INK
from uxcx.measures.clicks import DeadClicks, RageClicks, dead_clicks, rage_clicks
from uxcx.measures.heatmap import ClickDensity, click_density
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
from uxcx.shop.product_page import elements_at

ALL, DESKTOP, MOBILE = "all devices", "desktop", "mobile"
KINDS = ("all clicks", "dead clicks", "rage clicks")
DENSITY, DARK = "cividis", "#00224E"
"""Colours of the density, and their dark end: a cell without clicks."""

DASHES = (0, (3, 2))
NAMED = {"photo", "small photos", "sizes", "size chart", "add to cart", "reviews", "recommended"}
"""Parts whose name stands in the wireframe; each name makes a move of the panel slower."""


TRIAL_CLICKS = {"photo": 120, "size chart": 90, "colours": 60, "other parts": 230}
TRIAL_DEAD = {"photo": 30, "size chart": 81, "colours": 9, "other parts": 30}
"""A week of clicks on another page, for exercise 11.2: all of them, and those that did nothing."""


# ---------------------------------------------------------------- what the shop's data say


@cache
def _log() -> pd.DataFrame:
    """All clicks, with what each hit, and what stands in that place on the desktop page."""
    table = shop.load("clicks")
    hit = "“" + table["element"].astype(str) + "” on " + table["device"].astype(str)
    seen = elements_at(shop.load("page_elements"), DESKTOP, table["x"], table["y"])
    return table.assign(hit=hit, seen=seen)


@cache
def _clicks(device: str = ALL, kind: str = KINDS[0]) -> pd.DataFrame:
    """Clicks of one device or of both: all of them, the dead ones, or those of a rage burst."""
    table = _log()
    if device != ALL:
        table = table[table["device"] == device]
    if kind == "dead clicks":
        return table[~table["interactive"]]
    return table[table["rage"]] if kind == "rage clicks" else table


@cache
def _dead(device: str) -> DeadClicks:
    clicks = _clicks(device)
    return dead_clicks(clicks["element"], ~clicks["interactive"])


def _rage(device: str, least: int = 3) -> RageClicks:
    clicks = _clicks(device)
    seconds, visits = clicks["t_ms"] / 1000, clicks["session_id"]
    return rage_clicks(seconds, clicks["x"], clicks["y"], visits, clicks=least, radius=0.03)


def _share_on(part: str, clicks: pd.DataFrame) -> float:
    return 100 * (clicks["element"] == part).mean()


def _density(clicks: pd.DataFrame, across: int) -> ClickDensity:
    return click_density(clicks["x"], clicks["y"], rows=2 * across, columns=across)


def _in_fullest_cell(clicks: pd.DataFrame, density: ClickDensity) -> pd.DataFrame:
    row, column = density.densest
    rows, columns = density.counts.shape
    across = clicks["x"].between(column / columns, (column + 1) / columns, inclusive="left")
    down = clicks["y"].between(row / rows, (row + 1) / rows, inclusive="left")
    return clicks[across & down]


def _moved_to_another_part() -> float:
    """Percent of the mobile clicks that hit another part if they are drawn over the desktop."""
    phones = _clicks(MOBILE)
    return 100 * (phones["seen"] != phones["element"].astype(str)).mean()


@cache
def _five_parts(device: str, kind: str) -> pd.DataFrame:
    clicks = _clicks(device, kind)
    hits = clicks["element"].value_counts().head(5)
    hits = hits[hits > 0]
    return pd.DataFrame(
        {
            "clicks": hits,
            "of 100 such clicks": [_share_on(part, clicks) for part in hits.index],
            "reacts": ["yes" if _reacts(clicks, part) else "no" for part in hits.index],
        }
    ).rename_axis("part")


def _reacts(clicks: pd.DataFrame, part: str) -> bool:
    return bool(clicks.loc[clicks["element"] == part, "interactive"].iloc[0])


# ---------------------------------------------------------------- panels


def _draw_wireframe(axes, device: str) -> list:
    """Draw the parts of the product page: what does nothing has a dashed frame."""
    from matplotlib.collections import LineCollection

    parts = shop.load("page_elements").query("device == @device and element != 'background'")
    corners = [
        [(p.left, p.top), (p.left + p.width, p.top), (p.left + p.width, p.top + p.height),
         (p.left, p.top + p.height), (p.left, p.top)]
        for p in parts.itertuples()
    ]  # fmt: skip
    reacts = [c for c, live in zip(corners, parts["interactive"], strict=True) if live]
    silent = [c for c, live in zip(corners, parts["interactive"], strict=True) if not live]
    # The dark lines below keep the white ones visible on a bright cell.
    artists = [
        axes.add_collection(LineCollection(some, colors=color, linewidths=width, linestyles=style))
        for some, color, width, style in (
            (corners, DARK, 3, "-"),
            (reacts, "white", 1.3, "-"),
            (silent, "white", 1.3, DASHES),
        )
    ]
    for p in parts.itertuples():
        if p.element in NAMED and p.height >= 0.03:  # a lower one has no room for its name
            artists.append(
                axes.text(p.left + 0.015, p.top + min(p.height / 2, 0.022), p.element,
                          va="center", fontsize=12, color="white",
                          bbox={"facecolor": DARK, "edgecolor": "none", "pad": 0.5})
            )  # fmt: skip
    return artists


def _density_image(axes):
    """Lay an empty map over the whole page; its values run from 0 to 1, the fullest cell."""
    image = axes.imshow(np.zeros((2, 1)), cmap=DENSITY, vmin=0, vmax=1, extent=(0, 1, 1, 0),
                        aspect="auto", interpolation="none")  # fmt: skip
    axes.grid(visible=False)
    axes.set(xticks=[0, 0.5, 1], yticks=[0, 0.25, 0.5, 0.75, 1], xlim=(0, 1), ylim=(1, 0))
    return image


def _colour_bar(figure, axes, **settings):
    """Add a bar of its own: one tied to the map would be drawn again with each move."""
    from matplotlib.cm import ScalarMappable

    return figure.colorbar(
        ScalarMappable(cmap=DENSITY), ax=axes, label="Clicks in a cell", **settings
    )


class HeatLens(Explorer):
    """Clicks as density over a wireframe: by device, all or dead or rage, in cells of any size."""

    title = "Heat lens"
    height = 6.0

    def controls(self):
        return {
            "device": dropdown("Device", (ALL, DESKTOP, MOBILE), MOBILE),
            "kind": dropdown("Which clicks", KINDS, KINDS[0]),
            "cells": number_box("Cells across", 20, 4, 40),
        }

    def draw(self, figure):
        axes = figure.subplots()
        self.image = _density_image(axes)
        axes.set(xlabel="Share of the page's width",
                 ylabel="Share of the page's height, from the top")  # fmt: skip
        self.pages = {device: _draw_wireframe(axes, device) for device in (DESKTOP, MOBILE)}
        ring = {"marker": "o", "markersize": 14, "markerfacecolor": "none", "markeredgewidth": 3,
                "zorder": 4}  # fmt: skip
        self.rings = [
            axes.plot([0], [0], **ring | {"markeredgecolor": color, "markeredgewidth": width})[0]
            for color, width in ((DARK, 6), ("white", 3))
        ]
        bar = _colour_bar(figure, axes)
        bar.ax.set(yticks=[0, 0.5, 1], yticklabels=["0", "half", ""])
        bar.ax.grid(visible=False)
        self.top = bar.ax.text(1.5, 1, "0,000", va="center", transform=bar.ax.transAxes)
        bar.ax.yaxis.set_label_coords(3.6, 0.5)
        ring |= {"markersize": 11, "linestyle": ""}
        (reacts,), (silent,), (fullest,) = (
            axes.plot([], [], color=INK, **style) for style in ({}, {"linestyle": DASHES}, ring)
        )
        key = {"reacts to a click": reacts, "does nothing": silent, "fullest cell": fullest}
        figure.legend(key.values(), key, loc="outside upper left", ncols=3, columnspacing=1,
                      handletextpad=0.4, handlelength=1.6)  # fmt: skip

    def update(self, device, kind, cells):
        clicks = _clicks(device, kind)
        density = _density(clicks, cells)
        most = int(density.counts.max())
        self.image.set_data(density.counts / most)
        drawn = MOBILE if device == MOBILE else DESKTOP
        for page, artists in self.pages.items():
            for artist in artists:
                artist.set_visible(page == drawn)
        row, column = density.densest
        for ring in self.rings:
            ring.set_data([(column + 0.5) / cells], [(row + 0.5) / (2 * cells)])
        self.top.set_text(f"{most:,}")
        even = len(clicks) / density.counts.size
        sentence = (
            f"{device.capitalize()}, {kind}, n = {len(clicks):,}: the fullest of "
            f"{density.counts.size:,} cells holds {most}; even would be "
            f"{even:.{0 if even >= 10 else 1}f}. "
            + self._where(_in_fullest_cell(clicks, density), device)
            + self._how_many(clicks, device, kind)
        )
        return Finding(
            sentence,
            _five_parts(device, kind),
            f"Density map of clicks over a wireframe of the product page ({drawn} layout), "
            f"places as shares of width and height. {sentence}",
        )

    @staticmethod
    def _where(inside: pd.DataFrame, device: str) -> str:
        hits = inside["hit"].value_counts()
        hit = hits.index[0]
        if not inside.loc[inside["hit"] == hit, "interactive"].iloc[0]:
            hit += ", which does nothing"
        if device != ALL:
            return f"Most of its clicks hit {hit}. "
        return (
            "On the desktop page that is drawn here it seems to lie on "
            f"“{inside['seen'].mode()[0]}”. In truth {hits.iloc[0]} of its {len(inside)} clicks "
            f"hit {hit}. "
        )

    @staticmethod
    def _how_many(clicks: pd.DataFrame, device: str, kind: str) -> str:
        if kind != KINDS[0]:
            return f"{_share_on('size chart', clicks):.0f} % of these {kind} hit “size chart”."
        return f"{100 * _dead(device).overall.estimate:.0f} % of these clicks are dead."


class FacesInTheClouds(Explorer):
    """Random clicks beside real ones: few clicks always look like a pattern."""

    title = "Faces in the clouds"
    height = 4.6
    across = 10
    pages = 200

    def controls(self):
        return {"clicks": dropdown("Clicks on each map", (40, 400, 4000), 40)}

    def actions(self):
        return {"Draw random clicks": self._draw_again}

    def _draw_again(self) -> None:
        self.seed += 1
        self.redraw()

    def draw(self, figure):
        self.seed = 1
        both = figure.subplots(1, 2, sharey=True)
        self.images = [_density_image(axes) for axes in both]
        self.names = [
            axes.text(0, 1.02, f"{name}: up to 000", transform=axes.transAxes, va="bottom",
                      fontweight="bold", fontsize=12.5)
            for axes, name in zip(both, ("Chance", "Phones"), strict=True)
        ]  # fmt: skip
        both[0].set_ylabel("Share of the page's height")
        for axes in both:
            axes.set(xlabel="Share of its width", xticklabels=["0", "0.5", "1"])
        bar = _colour_bar(figure, both, aspect=30)
        bar.ax.set(yticks=[0, 0.5, 1], yticklabels=["none", "half", "fullest"])
        bar.ax.grid(visible=False)

    def update(self, clicks):
        random = np.random.default_rng([clicks, self.seed])
        cells = 2 * self.across**2
        by_chance = click_density(
            random.random(clicks), random.random(clicks), 2 * self.across, self.across
        )
        phones = _clicks(MOBILE)
        some = phones.iloc[random.permutation(len(phones))[:clicks]]
        maps = {"Chance": by_chance, "Phones": _density(some, self.across)}
        rows, texts, even = {}, [], clicks / cells
        for (name, density), image, text in zip(maps.items(), self.images, self.names, strict=True):
            most = int(density.counts.max())
            image.set_data(density.counts / most)
            text.set_text(f"{name}: up to {most}")
            texts.append(f"{most}, {most / even:.2g} times an even share")
            rows[name] = {"clicks": clicks, "fullest cell": most, "times even": most / even}
        low, high = _fullest_by_chance(clicks, cells, self.pages)
        return Finding(
            f"{clicks:,} clicks in {cells} cells, {even:g} in each if they were even. By chance "
            f"the fullest cell holds {texts[0]}; with clicks from phones it holds {texts[1]}. "
            f"In most of {self.pages} random maps the fullest holds {low:.0f} to {high:.0f}.",
            pd.DataFrame(rows).T.astype({"clicks": int, "fullest cell": int}).rename_axis("map"),
        )


@cache
def _fullest_by_chance(clicks: int, cells: int, maps: int) -> tuple[float, float]:
    """Return the middle 95 % of the fullest cell's count when chance alone places the clicks."""
    counts = np.random.default_rng(11).multinomial(clicks, np.full(cells, 1 / cells), maps)
    low, high = np.percentile(counts.max(axis=1), [2.5, 97.5], method="closest_observation")
    return float(low), float(high)


def heat_lens():
    """Ask for a prediction, then show the clicks as density over the page."""
    return Prediction(
        question="On phones, which part of the product page holds the hottest spot?",
        replies={
            "The button that sells: good news": "That would please the shop. But the button "
            "reacts at once, so one tap is enough. Look at what lies in the ring.",
            "The photos: good news": "Photos do get many taps, and they react. But the fullest "
            "cell lies lower on the page.",
            "A part that does nothing: bad news": "It is the picture of the size chart. People "
            "tap it, nothing happens, and some tap again and again.",
        },
        right="A part that does nothing: bad news",
        task="Now read what lies in the ring. Then try each device, and the dead clicks.",
    ).then(HeatLens())


def faces_in_the_clouds():
    """Ask for a prediction, then show random clicks beside real ones."""
    return Prediction(
        question="40 clicks fall on a page of 200 cells, each place by chance. How many does "
        "the fullest cell hold?",
        replies={
            "One: chance spreads them out": "There is room for that, yet chance does not "
            "avoid a cell that is taken. Some cell is nearly always hit twice or more.",
            "Two to four": "An even share would be a fifth of a click. So chance alone makes a "
            "cell that looks ten to twenty times too hot.",
            "Ten or more": "That would be a real crowd. Chance makes spots, but not such big "
            "ones: the last sentence of the panel tells its range.",
        },
        right="Two to four",
        task="Now draw random clicks some times. Then go up to 400 and 4,000 clicks.",
    ).then(FacesInTheClouds())


# ---------------------------------------------------------------- charts


def chart_of_parts() -> None:
    """Draw how many taps each part of the page got on phones, and which parts do nothing."""
    phones = _clicks(MOBILE)
    table = (
        phones.groupby("element", observed=True)
        .agg(taps=("interactive", "size"), reacts=("interactive", "first"), rage=("rage", "sum"))
        .sort_values("taps", ascending=False)
        .rename_axis("part")
    )
    top = table.head(10)
    figure, axes = canvas("Phones: the ten parts with most taps", "Taps", height=4.4)
    with house_style():
        for place, (part, row) in enumerate(top.iterrows()):
            axes.barh(place, row["taps"], color=GROUPS[0] if row["reacts"] else "white",
                      edgecolor=GROUPS[0] if row["reacts"] else GROUPS[1],
                      hatch="" if row["reacts"] else "///", linewidth=1.5,
                      label="reacts" if part == "sizes" else
                      "does nothing" if part == "size chart" else None)  # fmt: skip
            axes.text(row["taps"] + 8, place, f"{row['taps']}", va="center")
        axes.set(yticks=range(len(top)), yticklabels=top.index, xlim=(0, 780))
        axes.invert_yaxis()
        axes.grid(axis="y", visible=False)
        axes.legend(loc="lower right")
    first, second = top.index[:2]
    show(
        figure,
        f"Bar chart of taps on phones by part of the page, n = {len(phones):,}. “{first}” leads "
        f"with {top['taps'].iloc[0]} and does nothing; “{second}” follows with "
        f"{top['taps'].iloc[1]} and reacts.",
        table.assign(reacts=table["reacts"].map({True: "yes", False: "no"})),
    )


# ---------------------------------------------------------------- exercises


def _exercises() -> list[Exercise]:
    photo = dead_clicks(
        np.repeat(list(TRIAL_CLICKS), list(TRIAL_CLICKS.values())),
        np.concatenate([np.arange(TRIAL_CLICKS[part]) < TRIAL_DEAD[part] for part in TRIAL_CLICKS]),
    ).rates["photo"]
    all_clicks, all_dead = sum(TRIAL_CLICKS.values()), sum(TRIAL_DEAD.values())
    return [
        Exercise(
            id="11.a",
            kind="recall",
            question="Of 1,000 visits, 100 put shoes into the cart, and 30 of these buy. "
            "Which base does cart abandonment use?",
            answer=Choice({"a": "the visits", "b": "the carts", "c": "the orders"}, "b"),
            meaning="Only a cart that was filled can be left. A rate is as good as its base; "
            "today that holds for clicks.",
            slips=[
                Slip("a", "Most visits never fill a cart. Can they abandon one?"),
                Slip("c", "An order is a cart that was not left. Which carts could be left?"),
            ],
        ),
        Exercise(
            id="11.b",
            kind="recall",
            question="In a tree test most people reach the size advice in the end, but only "
            "after going back and forth. What does that say?",
            answer=Choice(
                {
                    "a": "the menu works, since they found it",
                    "b": "the people were careless",
                    "c": "the labels on the way mislead",
                },
                "c",
            ),
            meaning="High success with few direct ways points at the labels.",
            slips=[
                Slip("a", "They found it after a detour. Would a busy shopper wait so long?"),
                Slip("b", "If one person strays, perhaps. If most do, what do they share?"),
            ],
        ),
        Exercise(
            id="11.c",
            kind="recall",
            question="Five of five people in a test found the button. What do you report?",
            answer=Choice(
                {
                    "a": "100 %",
                    "b": "5 of 5, with an interval",
                    "c": "nothing, five are too few",
                },
                "b",
            ),
            meaning="Five people leave much room, and the interval shows how much. A map of few "
            "clicks leaves room too.",
            slips=[
                Slip("a", "True of these five. What could the next five do?"),
                Slip("c", "Five people do tell something. What says how much?"),
            ],
        ),
        Exercise(
            id="11.d",
            kind="calculate",
            question="The price got 80 clicks, and 20 of them did nothing. The whole page got 400 "
            "clicks, and 50 did nothing. Dead-click rate of the price = 20 / gap. "
            "What belongs in the gap?",
            answer=Choice({"a": "400", "b": "80", "c": "50"}, "b"),
            meaning="A part's own clicks are the base: 20 of 80.",
            slips=[
                Slip("a", "That base holds clicks on all other parts too. Whose rate is asked?"),
                Slip(
                    "c",
                    "That gives the share of all dead clicks: another question. Which "
                    "clicks could the price have answered?",
                ),
            ],
        ),
        Exercise(
            id="11.e",
            kind="calculate",
            question="One visit, one dead picture: taps at 1.0, 1.6, 2.1 and 9.0 seconds. "
            "How many of them are rage clicks by this lesson's rule?",
            answer=Choice({"a": "four", "b": "three", "c": "none"}, "b"),
            meaning="The first three lie within two seconds. The last one comes alone: dead, "
            "but not rage.",
            slips=[
                Slip("a", "All four are dead. Now look at the clock of the last one."),
                Slip("c", "Count the taps between second 1.0 and second 3.0."),
            ],
        ),
        Exercise(
            id="11.1",
            kind="recall",
            question="Dead, rage, or neither?",
            answer=Matching(
                {
                    "one tap on a picture that does nothing": "dead",
                    "four taps on that picture in two seconds": "rage",
                    "one tap on a size, and it is chosen": "neither",
                    "two taps on a dead price, ten seconds apart": "dead",
                },
                options=("dead", "rage", "neither"),
            ),
            meaning="Dead: nothing happened. Rage: three or more on the same part within two "
            "seconds. The four fast taps are dead as well; rage says more.",
            slips=[
                Slip(
                    lambda given: (
                        given["one tap on a picture that does nothing"]
                        == given["four taps on that picture in two seconds"]
                    ),
                    "You call one tap and four fast taps the same. Both met silence, but only "
                    "one of them shows a person who tries again and again: count, and look at "
                    "the clock.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["one tap on a size, and it is chosen"] != "neither",
                    "The size was chosen, so the page answered. A dead click gets no answer.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["two taps on a dead price, ten seconds apart"] == "rage",
                    "Twice without an answer is sad, but slow. Which two numbers does the rule "
                    "for rage clicks need?",
                    is_test=True,
                ),
            ],
            hints=[
                "Ask two things of each line: did the page answer, and how fast did the taps come?",
                "No answer makes a click dead. Three or more on one part within two seconds make "
                "it rage.",
            ],
        ),
        Exercise(
            id="11.2",
            kind="calculate",
            question="What is the dead-click rate of the photo, in percent?",
            answer=Number(lambda: 100 * photo.estimate, "percent"),
            meaning=f"{TRIAL_DEAD['photo']} of its own {photo.n} clicks, between "
            f"{100 * photo.low:.0f} and {100 * photo.high:.0f} % with its interval. The size "
            "chart is far worse, although it got fewer clicks.",
            slips=[
                Slip(
                    lambda: 100 * TRIAL_DEAD["photo"] / all_clicks,
                    "You divided by all clicks on the page. The rate of a part uses that part's "
                    "own clicks: how many did the photo get?",
                ),
                Slip(
                    lambda: 100 * TRIAL_DEAD["photo"] / all_dead,
                    "That is the photo's share of all dead clicks. It tells where dead clicks "
                    "are, and grows with traffic. Divide by the photo's own clicks.",
                ),
                Slip(
                    lambda: 100 * (1 - photo.estimate),
                    "That is the share that worked. The question asks for the others.",
                ),
                Slip(
                    lambda: 100 * all_dead / all_clicks,
                    "That is the rate of the whole page. Take the row of the photo alone.",
                ),
                Slip(
                    lambda: TRIAL_CLICKS["photo"],
                    "That is the base, a count of clicks. Which part of it did nothing?",
                ),
            ],
            hints=[
                "Which clicks could the photo have answered? They are the base.",
                "Divide the dead clicks on the photo by all clicks on the photo, then take it "
                "times 100.",
            ],
            otherwise="Use two numbers only, both from the row of the photo.",
        ),
        Exercise(
            id="11.3",
            kind="interpret",
            question="On phones the hottest spot lies on the size chart. Is it popular?",
            answer=Choice(
                {
                    "a": "Yes, so make the picture bigger",
                    "b": "The map cannot tell, so look at what happens after the taps",
                    "c": "No, people hate it, so take it away",
                },
                "b",
            ),
            meaning="Density counts taps, not feelings. Here the next look shows taps without an "
            "answer, often repeated: people want something that the picture does not give.",
            slips=[
                Slip(
                    "a",
                    "Density cannot tell success from frustration. Which of the three filters of "
                    "the panel shows whether the taps led anywhere?",
                ),
                Slip(
                    "c",
                    "Frustration is there, yet people tap because they want something. If you take "
                    "the chart away, do they still need their size?",
                ),
            ],
            hints=[
                "A crowd in front of a door: does it say that the shop is good, or that the door "
                "is locked?",
                "Ask what a tap led to. The map of all clicks does not hold that.",
            ],
        ),
        Exercise(
            id="11.4",
            kind="critique",
            question="A seller says: “Our heatmap shows where your customers look.” Most of the "
            "shop's visits are on phones. What do you answer?",
            answer=Written(
                parts={
                    r"phone|touch|finger|\btap|mobile": "Most visits here are on phones. Say what "
                    "that changes.",
                    r"mouse|cursor|pointer|click|\btap": "Say what the tool records in truth.",
                    r"\beye|gaze|look|attention|\bsee\b": "Say what it would take to know where "
                    "people look.",
                    r"\bnot\b|n't|n’t|weak|depends|only|never|cannot|unless|no cursor": "Say where "
                    "the claim goes too far.",
                },
                model="Your tool records clicks and the mouse, not eyes. On a desktop the two go "
                "together at times, depending on what people do (Huang and others, 2012). Most "
                "of our visits are on phones, where there is no cursor at all.",
                least_words=15,
            ),
            meaning="The name of a measure should say what was recorded.",
            slips=[
                Slip(
                    lambda text: bool(
                        re.search(r"\bsame\b|\bagree\b|\bis (true|right)\b", text, re.IGNORECASE)
                        and not re.search(
                            r"\b(not|never|cannot|only)\b|n['’]t\b", text, re.IGNORECASE
                        )
                    ),
                    "On a phone there is no cursor. What did you record?",
                    is_test=True,
                ),
            ],
            hints=[
                "Two things: what does the tool record on a phone, and how close are mouse and "
                "eye on a desktop?",
                "“What the critics say” names two studies. Name what was recorded, then what "
                "it is taken for, then say where that fails.",
            ],
        ),
        Exercise(
            id="11.5",
            kind="critique",
            question="Purpose: find parts of the page that people tap in vain, and mend them. "
            "Which of six logged fields do you keep, which do you drop?",
            answer=Matching(
                {
                    "part of the page": "keep",
                    "device": "keep",
                    "time since the page opened": "keep",
                    "random number of the visit": "keep",
                    "exact birth date": "drop",
                    "text typed into the address box": "drop",
                }
            ),
            meaning="Each field that stays has a use that you can name. The two that go would "
            "only be a risk for the people behind them.",
            slips=[
                Slip(
                    lambda given: given["exact birth date"] == "keep",
                    "You keep the exact birth date. Purpose first: which step of this lesson uses "
                    "an age? Drop what no step uses.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["text typed into the address box"] == "keep",
                    "Typed text names people, and no map needs it. A tap has a place without it.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["device"] == "drop",
                    "Without the device, two layouts are smeared into one. The panel showed what "
                    "comes of it.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["time since the page opened"] == "drop",
                    "Dead clicks need no clock. What about rage clicks?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["random number of the visit"] == "drop",
                    "It names nobody, if it is random and thrown away later. Without it ten taps "
                    "of one person look like ten people.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["part of the page"] == "drop",
                    "That is the very thing you want to mend. Which field would tell you where?",
                    is_test=True,
                ),
            ],
            hints=[
                "Take the purpose, and ask of each field: which step of the count needs it?",
                "Dead clicks need the part, rage clicks the visit and the time, a fair map the "
                "device. What is left?",
            ],
        ),
    ]


EXERCISES = ExerciseSet(_exercises, solutions="11_clicks.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    phones = _clicks(MOBILE)
    on_chart = phones[phones["element"] == "size chart"]
    mixed = _density(_clicks(), 20)
    inside = _in_fullest_cell(_clicks(), mixed)
    sessions = shop.load("sessions")
    november = sessions[sessions["date"].dt.month == 11]
    known = sessions["customer_id"].notna() & sessions["session_id"].isin(phones["session_id"])
    overall = _dead(MOBILE).overall
    return {
        "phones": f"{len(phones):,}",
        "phone_visits": f"{phones['session_id'].nunique():,}",
        "chart_visits": f"{on_chart['session_id'].nunique()}",
        "dead_mobile": f"{100 * overall.estimate:.0f}",
        "dead_low": f"{100 * overall.low:.0f}",
        "dead_high": f"{100 * overall.high:.0f}",
        "dead_desktop": f"{100 * _dead(DESKTOP).overall.estimate:.0f}",
        "dead_on_chart": f"{_share_on('size chart', _clicks(MOBILE, 'dead clicks')):.0f}",
        "rage_on_chart": f"{_share_on('size chart', _clicks(MOBILE, 'rage clicks')):.0f}",
        "rage_bursts": f"{_rage(MOBILE).bursts}",
        "rage_bursts_of_five": f"{_rage(MOBILE, least=5).bursts}",
        "fullest": f"{_density(phones, 20).counts.max()}",
        "fullest_mixed": f"{mixed.counts.max()}",
        "mixed_from_phones": f"{(inside['device'] == MOBILE).sum()}",
        "moved": f"{_moved_to_another_part():.0f}",
        "fullest_of_200": f"{_density(phones, 10).counts.max()}",
        "chance_high": f"{_fullest_by_chance(4000, 200, 200)[1]:.0f}",
        "mobile_share": f"{100 * (november['device'] == MOBILE).mean():.0f}",
        "known": f"{100 * known.sum() / phones['session_id'].nunique():.0f}",
    }
