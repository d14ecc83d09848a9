"""Lesson 09, Findability: where would you look for it?

Here live the lesson's three panels (Who belongs together?, Agreement map, Tree race), its chart,
its exercises with every slip, and the facts its prose prints. The numbers come from
`uxcx.measures`: `card_sort`, `card_clusters`, `findability`, `first_clicks` and
`paired_proportions`.
"""

import re
from functools import cache

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import CHOOSE, dropdown, number_box
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, ON_WHITE, canvas, house_style, show
from uxcx.figures.palette import INK, LINES
from uxcx.measures import (
    card_clusters,
    card_sort,
    findability,
    first_clicks,
    paired_proportions,
    proportions,
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

TEN_CARDS = (
    "Sandals",
    "Size guide",
    "How to clean it",
    "Gift cards",
    "Delivery costs",
    "Where is my parcel?",
    "Start a return",
    "Warranty",
    "Chat with us",
    "My orders",
)
"""The cards that the learner sorts: some clear, some on a border between two piles."""

SIX_SORTS = {
    "Ada": {"My orders": "My account", "Where is my parcel?": "My account"},
    "Ben": {"My orders": "My account", "Where is my parcel?": "Delivery"},
    "Chi": {"My orders": "My stuff", "Where is my parcel?": "My stuff"},
    "Dov": {"My orders": "Me", "Where is my parcel?": "Help"},
    "Eli": {"My orders": "Account", "Where is my parcel?": "Shipping"},
    "Fay": {"My orders": "Account", "Where is my parcel?": "Delivery"},
}
"""Two cards in the sorts of six people (exercise 9.2)."""

MENUS = {"old": "menu of today", "proposed": "proposed menu"}
HOME, ARROW = "Home", " > "


# ---------------------------------------------------------------- what the shop's data say


def _signed(points: float) -> str:
    return f"{points:+.0f}".replace("-", "−")


@cache
def _sorts() -> pd.DataFrame:
    return shop.load("cardsort")


@cache
def by_pile() -> pd.DataFrame:
    """Count for each card how many people put it into each pile, by the idea of the pile."""
    sorts = _sorts()
    return pd.crosstab(sorts["card"], sorts["group_idea"])


@cache
def _ten_placed() -> card_sort.Placements:
    ten = _sorts()[_sorts()["card"].isin(TEN_CARDS)]
    return card_sort.placements(ten, group="group_idea")


@cache
def _similar() -> card_sort.Similarity:
    return card_sort.similarity(_sorts(), group="group_label")


@cache
def _tree_of_cards() -> card_clusters.Clusters:
    return card_clusters.clusters(_similar())


@cache
def _together() -> pd.DataFrame:
    """Percent of the people who put two cards together; cards in the order of the tree."""
    similar, order = _similar(), list(_tree_of_cards().order)
    shares = pd.DataFrame(100 * similar.shares, similar.cards, similar.cards)
    return shares.loc[order, order]


@cache
def _table(name: str) -> pd.DataFrame:
    return shop.load(name)


@cache
def _right_way(menu: str, task: str) -> str:
    """Return the labels from below Home to the right place."""
    tasks, places = _table("tree_tasks"), _table("trees")
    parents = places[places["tree"] == menu].set_index("node")["parent"]
    here = (tasks["tree"] == menu) & (tasks["task_name"] == task)
    way = [tasks.loc[here, "right_node"].iloc[0]]
    while parents[way[0]] != HOME:
        way.insert(0, parents[way[0]])
    return ARROW.join(way)


def _first_right(menu: str, task: str) -> str:
    return _right_way(menu, task).split(ARROW)[0]


@cache
def _tries(menu: str, task: str) -> pd.DataFrame:
    """What the 60 people did in one task in one menu, ordered by person."""
    tries = _table("treetest")
    here = (tries["tree"] == menu) & (tries["task_name"] == task)
    return (
        tries[here]
        .sort_values("pid")
        .assign(right_first=lambda own: own["first_click"] == _first_right(menu, task))
    )


@cache
def _result(menu: str, task: str) -> findability.TreeTest:
    own = _tries(menu, task)
    return findability.tree_test(own["success"], own["direct"], own["time_s"], own["right_first"])


def _sides(task: str) -> tuple[int, int, int, int]:
    """Count the people who found it in both menus, today only, proposed only, in neither."""
    today, proposed = (_tries(menu, task)["success"].to_numpy() for menu in MENUS)
    cells = (today & proposed, today & ~proposed, ~today & proposed, ~(today | proposed))
    return tuple(int(cell.sum()) for cell in cells)


@cache
def _gain(task: str):
    """Compare success in the two menus; each person tried both."""
    return paired_proportions.paired_difference(*_sides(task), groups=("today", "proposed"))


@cache
def _first_click_ratio(menu: str, task: str):
    own = _tries(menu, task)
    right, wrong = (own.loc[own["right_first"] == mark, "success"] for mark in (True, False))
    return first_clicks.success_ratio(int(right.sum()), len(right), int(wrong.sum()), len(wrong))


@cache
def tasks() -> dict[str, str]:
    """Name each task, in the order of the test, with the question that people read."""
    table = shop.load("tree_tasks")
    return dict(table[table["tree"] == "old"].set_index("task_name")["question"])


@cache
def by_task() -> pd.DataFrame:
    """Success and directness in percent, seconds, and the gain in points, for each task."""
    rows = {}
    for task in tasks():
        today, proposed = (_result(menu, task) for menu in MENUS)
        gain = _gain(task)
        rows[task] = {
            "today, %": 100 * today.success.estimate,
            "proposed, %": 100 * proposed.success.estimate,
            "gain, points": 100 * gain.estimate,
            "gain from": 100 * gain.low,
            "gain to": 100 * gain.high,
            "direct today, %": 100 * today.directness.estimate,
            "direct proposed, %": 100 * proposed.directness.estimate,
            "seconds today": today.time.estimate,
            "seconds proposed": proposed.time.estimate,
        }
    return pd.DataFrame(rows).T.rename_axis("task")


# ---------------------------------------------------------------- panels


class WhoBelongsTogether(Explorer):
    """Ten cards to put into piles, then what thirty people did with the same cards."""

    title = "Who belongs together?"
    height = 5.4

    def __init__(self):
        # Without a kernel nobody can sort, so the still picture shows what the people did.
        self._compared = True
        super().__init__()
        self._still_panel = super()._repr_mimebundle_()
        self._start_again()

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self._still_panel

    def controls(self):
        return {card: dropdown(card, by_pile().columns) for card in TEN_CARDS}

    def actions(self):
        return {"Compare with thirty people": self._compare, "Start again": self._start_again}

    def _compare(self) -> None:
        self._compared = True
        self.redraw()

    def _start_again(self) -> None:
        self._compared = False
        self.set(**dict.fromkeys(TEN_CARDS, CHOOSE))

    def draw(self, figure):
        axes = figure.subplots()
        people = int(by_pile().iloc[0].sum())
        places = np.arange(len(TEN_CARDS))
        self.bars = axes.barh(places + 0.22, 0 * places, 0.36, color=GROUPS[0], label="did as you")
        (self.most,) = axes.plot([], [], "D", color=GROUPS[1], markersize=8, linestyle="",
                                 label="most frequent pile", clip_on=False)  # fmt: skip
        self.words = [axes.text(0.3, place - 0.2, "", va="center", fontsize=12.5)
                      for place in places]  # fmt: skip
        axes.set(yticks=places, yticklabels=TEN_CARDS, ylim=(len(places) - 0.45, -0.55),
                 xlim=(0, people), xlabel=f"People, of {people}")  # fmt: skip
        axes.grid(axis="y", visible=False)
        axes.tick_params(axis="y", length=0)
        figure.legend(handles=[self.bars, self.most], loc="outside upper right", ncols=2,
                      handletextpad=0.4, columnspacing=1.2)  # fmt: skip

    def update(self, **piles):
        mine = {card: pile for card, pile in piles.items() if pile != CHOOSE}
        counts = by_pile().loc[list(TEN_CARDS)]
        people = int(counts.iloc[0].sum())
        favourite, most = counts.idxmax(axis=1), counts.max(axis=1)
        as_you = {card: int(counts.loc[card, pile]) for card, pile in mine.items()}
        for card, bar, text in zip(TEN_CARDS, self.bars, self.words, strict=True):
            bar.set_width(as_you.get(card, 0) if self._compared else 0)
            words = mine.get(card, "" if self._compared else "not sorted yet")
            if self._compared and mine.get(card) == favourite[card]:
                words += ", as most people"
            elif self._compared:
                words += f"{' · ' if words else ''}◆ {favourite[card]}"
            text.set_text(words)
        places = np.arange(len(TEN_CARDS)) + 0.22
        self.most.set_data((most, places) if self._compared else ([], []))
        table = pd.DataFrame(
            {
                "card": TEN_CARDS,
                "your pile": [mine.get(card, "not sorted") for card in TEN_CARDS],
            }
        )
        if not self._compared:
            return Finding(self._own_piles(mine), table)
        table["people as you"] = [as_you.get(card, "") for card in TEN_CARDS]
        table["most frequent pile"] = favourite.to_list()
        table["people there"] = most.to_list()
        best = _ten_placed()
        guide = counts.loc["Size guide"].sort_values(ascending=False)
        sentence = (
            f"The thirty people: {guide.iloc[0]} of {people} put the size guide to "
            f"“{guide.index[0]}”, {guide.iloc[1]} to “{guide.index[1]}”. "
        )
        if not mine:
            return Finding(
                f"{sentence}On average {100 * best.mean:.0f} % chose the most frequent pile of a "
                "card. You have not sorted a card yet.",
                table,
            )
        mean = np.mean([as_you[card] / people for card in mine])
        limit = np.mean([best.agreement[card] for card in mine])
        apart = [card for card in mine if mine[card] != favourite[card]]
        differ = f"You differ from most on {', '.join(apart)}." if apart else "You follow most."
        return Finding(
            f"{sentence}For your {len(mine)} cards, {100 * mean:.0f} % of the people on average "
            f"did as you; {100 * limit:.0f} % would be the most possible. {differ}",
            table,
        )

    @staticmethod
    def _own_piles(mine: dict[str, str]) -> str:
        if not mine:
            return f"No card is sorted yet. Choose a pile for each of the {len(TEN_CARDS)} cards."
        piles: dict[str, list[str]] = {}
        for card, pile in mine.items():
            piles.setdefault(pile, []).append(card)
        listed = "; ".join(f"{pile}: {', '.join(cards)}" for pile, cards in piles.items())
        step = (
            "Go on with the others."
            if len(mine) < len(TEN_CARDS)
            else "Now press “Compare with thirty people”."
        )
        return f"{len(mine)} of {len(TEN_CARDS)} cards are sorted. {listed}. {step}"


_SHADES = ["white", LINES[1], LINES[0]]


class AgreementMap(Explorer):
    """The tree and the matrix of thirty sorts, cut where the learner says."""

    title = "Agreement map"
    height = 6.9

    def controls(self):
        return {
            "threshold": number_box("Together for at least, % of the people", 50, 0, 100),
            "card": dropdown("Look at one card", sorted(_together().index), "Size guide"),
        }

    def draw(self, figure):
        from matplotlib.collections import LineCollection
        from matplotlib.colors import LinearSegmentedColormap
        from scipy.cluster.hierarchy import dendrogram

        cards = list(_together().index)
        tree, matrix = figure.subplots(1, 2, sharey=True, width_ratios=(1, 2))
        lines = dendrogram(_tree_of_cards().merges, no_plot=True)
        # SciPy sets the leaves at 5, 15, 25 …
        ends = [
            np.column_stack([100 * (1 - np.array(far)), (np.array(down) - 5) / 10])
            for down, far in zip(lines["icoord"], lines["dcoord"], strict=True)
        ]
        tree.add_collection(LineCollection(ends, colors=INK, linewidths=1.3))
        (self.cut,) = tree.plot([], [], "--", color=GROUPS[1], linewidth=2)
        tree.set(xlim=(0, 100), ylim=(len(cards) - 0.5, -0.5), xticks=(0, 50, 100))
        tree.set_xlabel("Joined, %")
        tree.tick_params(axis="y", left=False, labelleft=False)
        tree.spines["left"].set_visible(False)
        tree.grid(axis="y", visible=False)
        image = matrix.imshow(
            _together(),
            cmap=LinearSegmentedColormap.from_list("shares", _SHADES),
            vmin=0,
            vmax=100,
            aspect="auto",
            interpolation="none",
        )
        (self.squares,) = matrix.plot([], [], color=GROUPS[1], linewidth=2.5, clip_on=False)
        (self.frame,) = matrix.plot([], [], color=INK, linewidth=2, clip_on=False)
        matrix.set(yticks=range(len(cards)), yticklabels=cards, xticks=[])
        matrix.tick_params(axis="y", length=0, labelleft=True)
        matrix.grid(visible=False)
        matrix.spines[:].set_visible(False)
        bar = figure.colorbar(image, ax=matrix, location="bottom", pad=0.01, aspect=16)
        bar.set_label("Put together by, %")
        bar.set_ticks([0, 50, 100])

    def _groups(self, threshold: int) -> list[tuple]:
        """Cut the tree: what is joined at this share of the people, or a higher one."""
        tree = _tree_of_cards()
        joins = sum(height <= 1 - threshold / 100 + 1e-9 for height in tree.heights)
        return tree.groups(len(tree.cards) - joins)

    def update(self, threshold, card):
        together = _together()
        cards, groups = list(together.index), self._groups(threshold)
        self.cut.set_data([threshold, threshold], [-0.5, len(cards) - 0.5])
        corners, start = [], 0
        for group in groups:
            a, b = start - 0.5, start + len(group) - 0.5
            corners += [(a, a), (b, a), (b, b), (a, b), (a, a), (np.nan, np.nan)]
            start += len(group)
        self.squares.set_data(*zip(*corners, strict=True))
        row, right = cards.index(card), len(cards) - 0.5
        self.frame.set_data(
            [-0.5, right, right, -0.5, -0.5],
            [row - 0.5, row - 0.5, row + 0.5, row + 0.5, row - 0.5],
        )
        own = next(group for group in groups if card in group)
        others = [other for other in own if other != card]
        alone = sum(len(group) == 1 for group in groups)
        nearest = together[card].drop(card)
        piles = by_pile().loc[card].sort_values(ascending=False)
        people = int(piles.sum())
        shares = [f"{100 * n / people:.0f} % put it to “{pile}”" for pile, n in piles[:2].items()]
        number = {one: place for place, group in enumerate(groups, start=1) for one in group}
        closest = together.where(~np.eye(len(cards), dtype=bool))
        table = pd.DataFrame(
            {
                "card": cards,
                "group": [number[one] for one in cards],
                "most often with": closest.idxmax(axis=1).to_list(),
                "that often, %": closest.max(axis=1).to_list(),
                f"with {card}, %": together[card].to_list(),
            }
        )
        count = f"{len(groups)} group{'s' if len(groups) > 1 else ''}"
        company = f"together with {', '.join(others)}" if others else "alone in its group"
        return Finding(
            f"Cut at {threshold} %, the tree has {count}, {alone} of them a single card. {card} "
            f"is {company}. Most often beside it: {nearest.idxmax()}, by {nearest.max():.0f} % of "
            f"the people. Of {people} people, {', '.join(shares)}.",
            table,
            alt=f"Tree and matrix of {len(cards)} cards sorted by {people} people; a darker cell "
            f"means more people put both cards together. Squares mark {count}; the frame marks "
            f"the row of {card}.",
        )


OUTCOMES = {
    "direct_success": "found it, straight",
    "indirect_success": "found it, went back",
    "indirect_failure": "failed, went back",
    "direct_failure": "failed, straight",
}
_LOOKS = {  # colour of the face, hatch, colour of the number
    "direct_success": (GROUPS[0], "", "white"),
    "indirect_success": ("white", "///", INK),
    "indirect_failure": ("white", "\\\\\\", INK),
    "direct_failure": (GROUPS[1], "", "white"),
}
_LEAST_LABELLED = 3  # a number needs the width of three people


_SHOWN = {"menu of today": ("old",), "proposed menu": ("proposed",), "both menus": tuple(MENUS)}


class TreeRace(Explorer):
    """One task in the menu of today and in the proposed one: who found it, who began right."""

    title = "Tree race"
    height = 5.6

    def controls(self):
        return {
            "task": dropdown("Task", tasks(), "size advice"),
            "menu": dropdown("Menu", _SHOWN, "menu of today"),
        }

    def draw(self, figure):
        grid = figure.add_gridspec(2, 2, height_ratios=(1, 1.5))
        top = figure.add_subplot(grid[0, :])
        people = len(_tries("old", "size advice"))
        edge = {name: GROUPS["failure" in name] for name in OUTCOMES}
        self.bars = {
            name: top.barh([0.08, 1.08], [0, 0], 0.5, label=label, facecolor=_LOOKS[name][0],
                           hatch=_LOOKS[name][1], edgecolor=edge[name], linewidth=1.5)
            for name, label in OUTCOMES.items()
        }  # fmt: skip
        self.counts = {
            name: [top.text(0, row, "", ha="center", va="center", fontweight="bold",
                            color=_LOOKS[name][2]) for row in (0.08, 1.08)]
            for name in OUTCOMES
        }  # fmt: skip
        for name in ("indirect_success", "indirect_failure"):
            for text in self.counts[name]:
                text.set_bbox(ON_WHITE)
        self.names = [top.text(0, row - 0.38, "", va="center") for row in (0, 1)]
        top.set(yticks=[], ylim=(1.42, -0.6), xlim=(0, people), xlabel=f"People, of {people}")
        top.spines["left"].set_visible(False)
        top.grid(axis="y", visible=False)
        figure.legend(handles=list(self.bars.values()), loc="outside upper center", ncols=2,
                      handlelength=1.6, columnspacing=1.2)  # fmt: skip
        self.clicks = {}
        for place, (menu, name) in enumerate(MENUS.items()):
            axes = figure.add_subplot(grid[1, place])
            places = shop.load("trees")
            level = (places["tree"] == menu) & (places["level"] == 1)
            branches = places.loc[level, "node"].to_list()
            rows = np.arange(len(branches))
            bars = axes.barh(rows + 0.2, 0 * rows, 0.34, linewidth=0)
            texts = [axes.text(0, row - 0.2, "", va="center", fontsize=12.5) for row in rows]
            axes.set(ylim=(5.5, -0.5), xlim=(0, people), yticks=[], xticks=(0, 20, 40, 60))
            axes.set_title(f"First click, {name}".replace("menu of ", "").replace(" menu", ""),
                           fontsize=12.5)  # fmt: skip
            axes.spines["left"].set_visible(False)
            axes.grid(axis="y", visible=False)
            self.clicks[menu] = (branches, bars, texts)

    def update(self, task, menu):
        rows = []
        for row, one in enumerate(MENUS):
            visible = one in _SHOWN[menu]
            result, own = _result(one, task), _tries(one, task)
            outcomes = {name: getattr(result, name) if visible else 0 for name in OUTCOMES}
            self._stack(row, outcomes)
            self.names[row].set_text(f"{MENUS[one].capitalize()}{'' if visible else ': not shown'}")
            first = own["first_click"].value_counts()
            right = _first_right(one, task)
            for branch, bar, text in zip(*self.clicks[one], strict=True):
                count = int(first.get(branch, 0))
                bar.set_width(count if visible else 0)
                bar.set_facecolor(GROUPS[0] if branch == right else LINES[4])
                text.set_text(f"{'✓ ' * (branch == right)}{branch} {count}" if visible else "")
                text.set_fontweight("bold" if branch == right else "normal")
            if visible:
                rows += [(MENUS[one], OUTCOMES[name], n) for name, n in outcomes.items()]
                rows += [
                    (MENUS[one], f"first click {branch}{' (right)' * (branch == right)}",
                     int(first.get(branch, 0)))
                    for branch in self.clicks[one][0]
                ]  # fmt: skip
        table = pd.DataFrame(rows, columns=["menu", "what they did", "people"])
        said = " ".join(self._said(one, task) for one in _SHOWN[menu])
        if len(_SHOWN[menu]) > 1:
            gain = _gain(task)
            said += (
                f" Proposed minus today: {_signed(100 * gain.estimate)} points, between "
                f"{_signed(100 * gain.low)} and {_signed(100 * gain.high)}."
            )
        return Finding(
            f"“{tasks()[task]}” {said}",
            table.set_index("menu"),
            alt=f"Stacked bars of what {len(_tries('old', task))} people did in the task {task}, "
            f"and bars of their first clicks. {said}",
        )

    def _stack(self, row: int, outcomes: dict[str, int]) -> None:
        left = 0
        for name, n in outcomes.items():
            self.bars[name][row].set(x=left, width=n, visible=n > 0)
            text = self.counts[name][row]
            text.set(x=left + n / 2, text=str(n))
            text.set_visible(n >= _LEAST_LABELLED)
            left += n

    @staticmethod
    def _said(menu: str, task: str) -> str:
        result, own = _result(menu, task), _tries(menu, task)
        success = result.success
        return (
            f"In the {MENUS[menu]}, {own['success'].sum()} of {len(own)} people found it: "
            f"{100 * success.estimate:.0f} %, between {100 * success.low:.0f} and "
            f"{100 * success.high:.0f}. {result.direct_success} of them went straight there. "
            f"{own['right_first'].sum()} people began right, with {_first_right(menu, task)}."
        )


def who_belongs_together():
    """Ask for a prediction, then let the learner sort ten cards and compare."""
    piles = by_pile().loc["Size guide"]
    people = int(piles.sum())
    most = f"{100 * piles['about the shoe'] / people:.0f} %"
    return Prediction(
        question="Thirty people sorted the shop's cards too. Into which pile did most of them put "
        "the size guide?",
        replies={
            "Help, with the questions": f"The shop thinks so too. Of the people, "
            f"{100 * piles['help'] / people:.0f} % did: {most} put it with the product.",
            "About the shoe, with photos and materials": f"So did {most} of the people. It is a "
            "fact about a shoe to them, not a matter of service.",
            "Returns, with the swap for another size": "A wrong size does end there. But people "
            f"think of it before they buy: {most} put it with the product.",
            "They are split about evenly": f"On other cards they are. On this one {most} agree: it "
            "goes with the product.",
        },
        right="About the shoe, with photos and materials",
        task="Now sort the ten cards into piles, then press “Compare with thirty people”.",
    ).then(WhoBelongsTogether())


def agreement_map():
    """Ask for a prediction, then show tree and matrix of the thirty sorts."""
    together = _together().to_numpy()
    pairs = together[np.triu_indices(len(together), 1)]
    top = f"{pairs.max():.0f} %"
    return Prediction(
        question=f"There are {len(pairs)} pairs of cards, and some look certain, such as Boots and "
        "Sandals. How many pairs did all thirty people put together?",
        replies={
            "None": f"Even the best pairs reach {top}. Somebody always sees it in another way.",
            "About ten": f"None at all: the best pairs reach {top}. Somebody always sees it in "
            "another way.",
            "About fifty": f"None at all: the best pairs reach {top}. Fifty would mean that people "
            "think as one.",
        },
        right="None",
        task="Now change the percentage, and see at which cut the groups make sense to you.",
    ).then(AgreementMap())


def tree_race():
    """Ask for a prediction, then compare the two menus task by task."""
    share = f"{100 * _result('old', 'size advice').success.estimate:.0f} %"
    return Prediction(
        question="Sixty people look for advice on sizes in the menu of today: Help, then Policies, "
        "then Choosing a size. How many find it?",
        replies={
            "About 15 %": f"A little better than that: {share}. Some people try one branch after "
            "the other.",
            "About 40 %": f"It is {share}. More than half leave without an answer.",
            "About 65 %": f"It is {share}. Who looks under Shoes never meets the page.",
            "About 90 %": f"It is {share}. For those who made the menu the place is clear; for "
            "half of the people it is under Shoes.",
        },
        right="About 40 %",
        task="Now choose the proposed menu, then both, and then the other tasks.",
    ).then(TreeRace())


# ---------------------------------------------------------------- chart


def chart_of_the_menus() -> None:
    """Draw the gain in success from the menu of today to the proposed one, for each task."""
    table = by_task()
    figure, axes = canvas(
        "Gain in success, same 60 people", "Proposed minus today, percentage points", height=3.6
    )
    with house_style():
        places = np.arange(len(table))
        gain = table["gain, points"]
        reach = [gain - table["gain from"], table["gain to"] - gain]
        axes.axvline(0, color=INK, linewidth=1.5)
        axes.errorbar(gain, places, xerr=reach, fmt="o", color=GROUPS[0], markersize=8,
                      capsize=6, linewidth=2)  # fmt: skip
        for place, points in zip(places, gain, strict=True):
            axes.text(points, place - 0.22, _signed(points), ha="center", va="bottom",
                      fontweight="bold", bbox=ON_WHITE)  # fmt: skip
        axes.set(yticks=places, yticklabels=table.index, ylim=(len(places) - 0.5, -0.8))
    listed = ", ".join(f"{task} {_signed(points)}" for task, points in gain.items())
    clear = table.index[table["gain from"] > 0]
    show(
        figure,
        f"Dot chart of the gain in success from the menu of today to the proposed one, in points, "
        f"six tasks, 60 people who tried both. Gains: {listed}. The interval stays above 0 for "
        f"{', '.join(clear)}.",
        table,
    )


# ---------------------------------------------------------------- exercises


def _percent(result) -> tuple[float, float]:
    return 100 * result.low, 100 * result.high


REASONS = {
    "search": r"search|google",
    "layout": r"layout|design|page|position|place on|scroll|small|hidden|visual|see the menu",
    "distraction": r"distract|banner|advert|picture|photo|offer|pop-?up",
    "device": r"phone|mobile|device|slow|load",
    "setting": r"real|motivat|hurry|goal|task|interrupt|home",
}
"""What a tree test leaves out, and how people write about it (exercise 9.5)."""


def _reasons(text: str) -> int:
    return sum(bool(re.search(pattern, text, re.IGNORECASE)) for pattern in REASONS.values())


def _exercises() -> list[Exercise]:
    orders, parcel = "My orders", "Where is my parcel?"
    together = 100 * float(card_sort.similarity(SIX_SORTS).shares[0, 1])
    people = len(SIX_SORTS)
    size = _tries("old", "size advice")
    found, n = int(size["success"].sum()), len(size)
    gave_up = int(size["path"].str.endswith(HOME).sum())
    track = _result("old", "track parcel")
    success, direct = track.success.estimate, track.direct_success / track.success.n
    gains = by_task()
    return [
        Exercise(
            id="9.a",
            kind="recall",
            question="In a usability test, a person says “done”, but stands on the wrong page. "
            "How do you count that?",
            answer=Choice(
                {
                    "a": "as a success: the person is content",
                    "b": "as a failure, and you note the false belief",
                    "c": "not at all: you leave the person out",
                },
                "b",
            ),
            meaning="Success is judged by what happened, not by the feeling. A tree test does the "
            "same.",
            slips=[
                Slip("a", "Content for now. What happens when the shoes do not fit?"),
                Slip("c", "Then the error would be gone from your numbers, but not from the shop."),
            ],
        ),
        Exercise(
            id="9.b",
            kind="recall",
            question="Two people sort 20 comments and agree on 16. What else must you know before "
            "you call that good?",
            answer=Choice(
                {
                    "a": "how often luck alone would make them agree",
                    "b": "who of the two is the expert",
                    "c": "nothing: 80 % is good",
                },
                "a",
            ),
            meaning="Agreement has a base line. Keep that in mind for thirty people and their "
            "piles.",
            slips=[
                Slip("b", "It may matter. But two experts can agree by luck too: how often?"),
                Slip("c", "If both say the same word nearly always, what would luck give?"),
            ],
        ),
        Exercise(
            id="9.c",
            kind="recall",
            question="Five people tried the shop. What can their results carry?",
            answer=Choice(
                {
                    "a": "a grade for the site",
                    "b": "a list of problems to mend",
                    "c": "proof that no problem is left",
                },
                "b",
            ),
            meaning="Five people can help to find and mend. To compare two menus, more are needed.",
            slips=[
                Slip("a", "How wide is the interval of a share with five people?"),
                Slip("c", "A problem that hits one in ten people often misses all five."),
            ],
        ),
        Exercise(
            id="9.d",
            kind="calculate",
            question="Eight people sorted. Two cards lie in one pile in 6 of the sorts, and in two "
            "piles in the others. Similarity = gap / 8. What belongs in the gap?",
            answer=Choice({"a": "2", "b": "6", "c": "12, two cards for each of the 6"}, "b"),
            meaning="6 of 8 people put them together: 75 %.",
            slips=[
                Slip("a", "Those are the sorts that keep the cards apart: that is the distance."),
                Slip("c", "Do not count cards. The unit is the person who sorted."),
            ],
        ),
        Exercise(
            id="9.e",
            kind="calculate",
            question="Of 40 people in a tree test, 26 find the place, 10 stop at a wrong one, and "
            "4 give up. Success = 26 / gap. What belongs in the gap?",
            answer=Choice({"a": "36", "b": "40", "c": "30"}, "b"),
            meaning="Who gives up has not found it, and stays in the base.",
            slips=[
                Slip("a", "You left out those who gave up. Did they find it?"),
                Slip("c", "You left out those who stopped at a wrong place. Did they find it?"),
            ],
        ),
        Exercise(
            id="9.f",
            kind="interpret",
            question="For which tasks do the data show a gain of the proposed menu?",
            answer=Choice(
                {
                    "a": "for all six",
                    "b": "for size advice, shoe care and, by a hair, start return",
                    "c": "for all with a gain above 0 points",
                },
                "b",
            ),
            meaning="Their intervals stay above 0. For start return it begins at "
            f"{gains.loc['start return', 'gain from']:+.1f}: with six looks, one such near miss "
            "may be luck.",
            slips=[
                Slip("a", "One of the dots lies below 0. And which intervals hold 0?"),
                Slip("c", "A dot above 0 is not enough. Does its interval hold 0 as well?"),
            ],
        ),
        Exercise(
            id="9.1",
            kind="recall",
            question="Open or closed card sort?",
            answer=Matching(
                {
                    "people name the piles": "open",
                    "the piles have names already": "closed",
                    "you want to learn people's words": "open",
                    "you want to try out your labels": "closed",
                }
            ),
            meaning="Open sorts give ideas for groups and words. Closed sorts try out labels that "
            "you have.",
            slips=[
                Slip(
                    lambda given: (
                        given["people name the piles"] == "closed"
                        or given["the piles have names already"] == "open"
                    ),
                    "If you hand out the labels, the sort is closed.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["you want to learn people's words"] == "closed",
                    "With your labels on the piles, people use your words. Who must write the "
                    "labels so that you can learn theirs?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["you want to try out your labels"] == "open",
                    "In an open sort nobody sees your labels. How would you learn what they are "
                    "worth?",
                    is_test=True,
                ),
            ],
            hints=[
                "Ask who writes the names of the piles.",
                "You did one kind in the panel “Who belongs together?”, with names that stood "
                "there already. The thirty people did the other kind.",
            ],
        ),
        Exercise(
            id="9.2",
            kind="calculate",
            question=f"How similar are “{orders}” and “{parcel}”, in percent of the six people?",
            answer=Number(lambda: together, "percent"),
            meaning="Ada and Chi put both into one pile. What they call the pile does not matter.",
            slips=[
                Slip(
                    lambda: 100 - together,
                    "That is the distance: the share of people who keep the two apart.",
                ),
                Slip(
                    lambda: together / 2,
                    "The unit is the person: in how many of the six sorts do both cards share a "
                    "pile? Do not count cards, and do not ask for one name of the pile.",
                ),
                Slip(
                    lambda: people * together / 100,
                    "That is the count of people. Now divide by all who sorted, and multiply by "
                    "100.",
                ),
            ],
            hints=[
                "Go person by person and ask one question: one pile, or two?",
                "Count the people with both cards in one pile, divide by six, times 100.",
            ],
            otherwise="Go person by person: are both cards in one pile? Then divide by six.",
        ),
        Exercise(
            id="9.3",
            kind="calculate",
            question=f"{found} of {n} people found the advice on sizes. Between which two "
            "percentages does the true success lie, with 95 % confidence?",
            answer=Range(lambda: _percent(proportions.adjusted_wald(found, n)), "percent"),
            meaning=f"The point is {100 * found / n:.0f} %. Even the upper end is only about half "
            "of the people.",
            slips=[
                Slip(
                    lambda given: any(abs(end - found) < 0.01 for end in given),
                    f"{found} is a count of people. Divide by {n} to get a share, then ask for the "
                    "interval.",
                    is_test=True,
                ),
                Slip(
                    lambda: _percent(proportions.wald(found, n)),
                    "That is the plain Wald interval. This course adds about two successes and two "
                    "failures first.",
                ),
                Slip(
                    lambda: _percent(proportions.adjusted_wald(found, n - gave_up)),
                    f"You left out the {gave_up} people who gave up. They did not find it, so they "
                    "stay in the base.",
                ),
                Slip(
                    lambda: _percent(
                        proportions.adjusted_wald(_result("old", "size advice").direct_success, n)
                    ),
                    "That is for the people who found it without going back. Success counts the "
                    "others who found it too.",
                ),
            ],
            hints=[
                "Success in a tree test is a share of people, like task success in lesson 6.",
                f"Call proportions.adjusted_wald({found}, {n}) and read both ends in percent.",
            ],
            otherwise="Successes first, then all people: which two numbers go into "
            "proportions.adjusted_wald?",
        ),
        Exercise(
            id="9.4",
            kind="interpret",
            question=f"Track a parcel, menu of today: {100 * success:.0f} % success, but only "
            f"{100 * direct:.0f} % of the people found it without going back. What follows?",
            answer=Choice(
                {
                    "a": "Fine, nearly all find it",
                    "b": "The page about the parcel is badly written",
                    "c": "People wander first, so look at the labels on the way",
                    "d": "People were careless",
                },
                "c",
            ),
            meaning=f"{track.indirect_success} of {track.success.n} people got there after a "
            "detour. The panel shows where they began.",
            slips=[
                Slip(
                    "a",
                    "They got there after wandering. In a test people go on; in a shop some "
                    "leave. What sent them the wrong way?",
                ),
                Slip("b", "Nobody saw a page in this test: it had labels and nothing else."),
                Slip(
                    "d",
                    "Careless people would wander in the proposed menu too. Look it up in the "
                    "panel: do they?",
                ),
            ],
            hints=[
                "Two numbers, two questions: did they arrive, and how did they get there?",
                "Choose this task in the panel “Tree race” and read the first clicks.",
            ],
        ),
        Exercise(
            id="9.5",
            kind="critique",
            question="A tree test shows 90 % success, the live site 60 %. Name two reasons that do "
            "not blame the people.",
            answer=Written(
                parts={
                    "|".join(REASONS.values()): "Name something that a live site has, and a tree "
                    "of labels has not.",
                },
                model="On the live site many people use the search box and never see the menu, "
                "and banners and photos draw the eye away from the labels.",
            ),
            meaning="A tree test holds everything still but the labels. That is its strength and "
            "its limit.",
            slips=[
                Slip(
                    lambda text: re.search(
                        r"(people|users|participants) (are|were|was) "
                        r"(less|not|more|stupid|careless|lazy)",
                        text,
                        re.IGNORECASE,
                    ),
                    "Other people in the two studies would be worth a check. The question asks "
                    "what differs between a list of labels and a page.",
                    is_test=True,
                ),
                Slip(
                    lambda text: re.search(r"useless|worthless|is wrong", text, re.IGNORECASE),
                    "Both numbers can be right: they answer two questions. What does a live site "
                    "have that a tree of labels has not?",
                    is_test=True,
                ),
                Slip(
                    lambda text: _reasons(text) == 1,
                    "That is one reason. Name a second one of another kind: think of search, of "
                    "layout, of what else is on the page.",
                    is_test=True,
                ),
            ],
            hints=[
                "Picture the two screens side by side. What is on one of them only?",
                "Think of three kinds: another way to get there, where the menu stands, and what "
                "else draws the eye.",
            ],
        ),
    ]


EXERCISES = ExerciseSet(_exercises, solutions="09_findability.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    piles, placed = by_pile().loc["Size guide"], card_sort.placements(_sorts(), group="group_idea")
    together, tree = _together().to_numpy(), _tree_of_cards()
    old, new = (_result(menu, "size advice") for menu in MENUS)
    ratio, size = _first_click_ratio("old", "size advice"), _tries("old", "size advice")
    by_first = size.groupby("right_first")["success"].mean()
    track, table = _result("old", "track parcel"), by_task()
    words = _sorts().loc[_sorts()["card"] == "Size guide", "group_label"].nunique()
    printed = {
        "guide_product": f"{100 * piles['about the shoe'] / piles.sum():.0f}",
        "guide_help": f"{100 * piles['help'] / piles.sum():.0f}",
        "guide_words": f"{words}",
        "agree_mean": f"{100 * placed.mean:.0f}",
        "agree_least": f"{100 * min(placed.agreement.values()):.0f}",
        "best_pair": f"{together[np.triu_indices(len(together), 1)].max():.0f}",
        "guide_photos": f"{_together().loc['Size guide', 'Photos of the shoe']:.0f}",
        "cophenetic": f"{tree.cophenetic:.2f}",
        "size_found": f"{size['success'].sum()}",
        "size_today": f"{100 * old.success.estimate:.0f}",
        "size_low": f"{100 * old.success.low:.0f}",
        "size_high": f"{100 * old.success.high:.0f}",
        "size_direct": f"{100 * old.directness.estimate:.0f}",
        "size_straight": f"{old.direct_success}",
        "size_wrong_straight": f"{old.direct_failure}",
        "size_shoes": f"{(size['first_click'] == 'Shoes').sum()}",
        "size_began_right": f"{size['right_first'].sum()}",
        "size_proposed": f"{100 * new.success.estimate:.0f}",
        "after_right": f"{100 * by_first[True]:.0f}",
        "after_wrong": f"{100 * by_first[False]:.0f}",
        "first_ratio": f"{ratio.estimate:.1f}",
        "first_ratio_low": f"{ratio.low:.1f}",
        "first_ratio_high": f"{ratio.high:.1f}",
        "track_today": f"{100 * track.success.estimate:.0f}",
        "track_straight": f"{100 * track.direct_success / track.success.n:.0f}",
        "track_straight_new": f"{100 * _straight('track parcel'):.0f}",
        "care_gain": f"{table.loc['shoe care', 'gain, points']:+.0f}",
        "return_low": f"{table.loc['start return', 'gain from']:+.1f}",
    }
    gain, sides = _gain("size advice"), _sides("size advice")
    printed["pairs"] = f"{len(together) * (len(together) - 1) // 2}"
    printed["only_today"], printed["only_proposed"] = str(sides[1]), str(sides[2])
    for name, value in (("gain", gain.estimate), ("gain_low", gain.low), ("gain_high", gain.high)):
        printed[f"size_{name}"] = f"{100 * value:+.0f}"
    return {name: number.replace("-", "−") for name, number in printed.items()}


def _straight(task: str) -> float:
    """Return the share of the people who found it in the proposed menu without going back."""
    result = _result("proposed", task)
    return result.direct_success / result.success.n
