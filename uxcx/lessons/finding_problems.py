"""Lesson 08, Finding problems: how many people, and which people?

Here live the lesson's three panels (Bug net, Who was invited?, Contrast picker), its charts, its
exercises with every slip, and the facts its prose prints. What a chance of meeting a problem
promises is `uxcx.measures.discovery`; contrast is `uxcx.measures.accessibility`.
"""

import re
from functools import cache

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import checkbox, dropdown, number_box
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, ON_WHITE, canvas, house_style, show
from uxcx.figures.palette import BAND, GROUND, INK, LINES, MARKERS
from uxcx.measures import accessibility, discovery, means, problem_table, proportions
from uxcx.practice import Choice, Exercise, ExerciseSet, Matching, Prediction, Range, Slip, Written

SEVERITY = {4: "stops people", 3: "costs the task", 2: "slows down", 1: "cosmetic"}
LETTERS = {4: "B", 3: "T", 2: "S", 1: "C"}
"""One letter for each severity: blocker, task lost, slower, cosmetic."""

FOLKLORE = 0.31
"""The mean chance behind “five people find 85 %” (Nielsen 2000)."""

GOAL = 0.85
FEW = 5
"""Fewer people than this are shown as “under 5”: a lone person could be recognised."""

NEEDED = {"text": 4.5, "large text": 3.0, "edge": 3.0}
"""Contrast that level AA of WCAG 2.2 asks for (criteria 1.4.3 and 1.4.11)."""


# ---------------------------------------------------------------- what the shop's data say


@cache
def grid() -> pd.DataFrame:
    """Who met what on the old site: a row a problem, a column a person."""
    return shop.load("ut_problems").pivot(index="problem_id", columns="pid", values="seen")


@cache
def by_problem() -> pd.DataFrame:
    """One row for each problem: what is wrong, severity, people who met it, and their share."""
    named = shop.load("ut_problems").drop_duplicates("problem_id").set_index("problem_id")
    table = named[["title", "severity"]].copy()
    table["people"] = grid().sum(axis=1)
    table["share"] = grid().mean(axis=1)
    return table.sort_values(["severity", "people"], ascending=False)


@cache
def chances() -> dict[str, np.ndarray]:
    """The chance of meeting each of the 24 problems, in three ways of seeing them."""
    own = by_problem()["share"].to_numpy()
    return {
        "31 % for every problem (the folklore)": np.full(own.size, FOLKLORE),
        "The shop's list, one mean chance for all": np.full(own.size, own.mean()),
        "The shop's list, each problem its own chance": own,
    }


@cache
def _with_need() -> pd.Series:
    """Access need of the volunteers of round 1 who have one."""
    people = shop.load("ut_people")
    people = people[(people["round"] == 1) & (people["access_need"] != "none")]
    return people.set_index("pid")["access_need"]


def _without_need() -> list[str]:
    return [pid for pid in grid().columns if pid not in _with_need().index]


def _blockers() -> pd.Index:
    table = by_problem()
    return table.index[table["severity"] == max(SEVERITY)]


def _met_a_blocker(people):
    """Share of these people who met at least one problem that stops people."""
    met = grid().loc[_blockers(), list(people)].any()
    return proportions.adjusted_wald(int(met.sum()), len(met))


@cache
def _success(has_need: bool):
    """Mean share of the five tasks that a person did on the new site; people are the unit."""
    people = shop.load("ut_people")
    tries = shop.load("ut_tasks").merge(people[people["round"] == 2], on="pid")
    tries = tries[(tries["access_need"] != "none") == has_need]
    return means.mean(tries.groupby("pid")["success"].mean())


@cache
def by_colour() -> pd.DataFrame:
    """Contrast of each of the shop's colours, what it needs, and whether that is enough."""
    table = shop.load("colours").set_index("place")
    table["ratio"] = [
        accessibility.contrast(row.colour, row.background).ratio for row in table.itertuples()
    ]
    table["needed"] = table["kind"].astype(str).map(NEEDED)
    table["enough"] = table["ratio"] >= table["needed"]
    return table


# ---------------------------------------------------------------- panels


class BugNet(Explorer):
    """How much a team finds, if problems are equally likely, and if they are not."""

    title = "Bug net"
    height = 3.8
    teams = 200
    most = 40

    def controls(self):
        return {
            "people": number_box("People in the team", 5, 1, self.most),
            "chance": dropdown("Chance to meet a problem", chances(), next(iter(chances()))),
        }

    def actions(self):
        return {
            "Five people": lambda: self.set(people=5),
            "As many as 85 % takes": lambda: self.set(people=self._needed(self.values["chance"])),
        }

    @staticmethod
    def _needed(chance: str) -> int:
        return discovery.sample_size(chances()[chance], GOAL).n

    def draw(self, figure):
        axes = figure.subplots()
        people = np.arange(1, self.most + 1)
        self.found, self.bands, self.layers = {}, {}, {}
        random = np.random.default_rng(8)
        for chance, p in chances().items():
            # Each team grows person by person: who is the first in it to meet each problem?
            first = random.geometric(p, size=(self.teams, p.size))
            shares = 100 * (first[:, :, None] <= people).mean(axis=1)
            low, high = np.percentile(shares, [5, 95], axis=0)
            self.bands[chance] = (low, high)
            self.found[chance] = [100 * discovery.discovered(p, int(n)) for n in people]
            self.layers[chance] = [
                axes.fill_between(people, low, high, facecolor=BAND, edgecolor=GROUPS[0]),
                *axes.plot(people, self.found[chance], color=GROUPS[0], linewidth=2.5),
            ]
        mean, own = list(chances())[1:]
        (promise,) = axes.plot(people, self.found[mean], "--", color=GROUPS[1], linewidth=2)
        words = axes.text(13.5, 103, "promise of one mean chance", color=GROUPS[1], va="bottom")
        self.layers[own] += [promise, words]
        axes.axhline(100 * GOAL, color=INK, linewidth=1.2, linestyle=":")
        axes.text(self.most, 100 * GOAL - 1, "85 %", ha="right", va="top", bbox=ON_WHITE)
        (self.at,) = axes.plot([], [], "-", color=INK, linewidth=1.2)
        (self.dot,) = axes.plot([], [], "o", color=GROUPS[0], markersize=10,
                                markeredgecolor="white")  # fmt: skip
        self.label = axes.text(0, 4, "", fontweight="bold", bbox=ON_WHITE)
        axes.set(xlim=(0, self.most + 1), ylim=(0, 112), xticks=range(0, self.most + 1, 5),
                 yticks=range(0, 101, 20), xlabel="People in the team",
                 ylabel="Problems found, %")  # fmt: skip

    def update(self, people, chance):
        for option, artists in self.layers.items():
            for artist in artists:
                artist.set_visible(option == chance)
        share = self.found[chance][people - 1]
        low, high = (ends[people - 1] for ends in self.bands[chance])
        self.at.set_data([people, people], [0, share])
        self.dot.set_data([people], [share])
        near_the_end = people > 0.75 * self.most
        self.label.set(x=people + (-0.7 if near_the_end else 0.7),
                       ha="right" if near_the_end else "left", text=f"{share:.0f} %")  # fmt: skip
        mean, own = list(chances())[1:]
        team = "A team of one finds" if people == 1 else f"Teams of {people} find"
        sentence = (
            f"{team} {share:.0f} % of the {grid().shape[0]} problems on average. Of {self.teams} "
            f"drawn teams, nine in ten find {low:.0f} to {high:.0f} %. To find 85 % on average "
            f"takes {self._needed(chance)} people."
        )
        if chance == own:
            sentence += f" One mean chance would have promised {self.found[mean][people - 1]:.0f} %"
            sentence += f", and 85 % from {self._needed(mean)} people."
        table = pd.DataFrame(
            {
                "found on average, %": [found[people - 1] for found in self.found.values()],
                "nine in ten teams from, %": [low[people - 1] for low, _ in self.bands.values()],
                "to, %": [high[people - 1] for _, high in self.bands.values()],
                "people for 85 %": [self._needed(one) for one in chances()],
            },
            index=pd.Index(chances(), name=f"chance (team of {people})"),
        )
        return Finding(
            sentence,
            table,
            f"Curve of problems found, in percent, over 1 to {self.most} people, with a band for "
            f"nine in ten teams. At {people} it stands at {share:.0f} %, the band reaches from "
            f"{low:.0f} to {high:.0f} %.",
        )


NEEDS = {
    "reader": ("Two who use a screen reader", "screen reader"),
    "zoom": ("Two who magnify the screen", "zoom"),
    "keyboard": ("Two who work by keyboard alone", "keyboard"),
    "reading": ("Two who need support with reading", "reading"),
}
"""Control -> its label, and the access need in the table."""


class WhoWasInvited(Explorer):
    """Invite people, and see which of the 24 problems the team meets."""

    title = "Who was invited?"
    height = 7.2
    group_at = 36.0

    def controls(self):
        return {
            "others": number_box("People without access needs", 5, 0, len(_without_need())),
            **{name: checkbox(label) for name, (label, _) in NEEDS.items()},
        }

    def actions(self):
        everybody = {name: True for name in NEEDS}
        nobody = {name: False for name in NEEDS}
        everyone = len(_without_need())
        return {
            "Other people, as many": self._draw_again,
            f"All {everyone} without access needs": lambda: self.set(others=everyone, **nobody),
            "Five, and everybody with access needs": lambda: self.set(others=5, **everybody),
        }

    def _marks(self, people) -> np.ndarray:
        return self.marks[:, grid().columns.get_indexer(list(people))]

    def _draw_again(self) -> None:
        self.order = self.random.permutation(self.order)
        self.redraw()

    def draw(self, figure):
        self.random = np.random.default_rng(8)
        self.order = self.random.permutation(_without_need())
        table = by_problem()
        self.marks = grid().loc[table.index].to_numpy()
        axes = figure.subplots()
        self.severity = table["severity"].to_numpy()
        self.rows, places, row = {}, [], 0
        for severity, group in table.groupby("severity", sort=False):
            axes.text(-0.3, row, f"{LETTERS[severity]}: {SEVERITY[severity]}", va="center",
                      fontweight="bold")  # fmt: skip
            axes.axhspan(row - 0.5, row + 0.5, facecolor=GROUND, zorder=0)
            places += range(row + 1, row + 1 + len(group))
            row += len(group) + 1
        self.places = np.array(places)
        for severity, letter in LETTERS.items():
            (alone,) = axes.plot([], [], linestyle="none", marker=f"$\\mathrm{{{letter}}}$",
                                 color=GROUPS[0], markersize=8)  # fmt: skip
            (group,) = axes.plot([], [], linestyle="none", marker=f"$\\mathbf{{{letter}}}$",
                                 color=GROUPS[1], markersize=10)  # fmt: skip
            self.rows[severity] = (alone, group)
        axes.axvline(33, color=INK, linewidth=1.2)
        self.heads = [axes.text(x, -1.1, "", ha=side, va="bottom")
                      for x, side in ((-0.3, "left"), (33.6, "left"))]  # fmt: skip
        axes.set(xlim=(-0.6, 47), ylim=(row - 0.4, -0.6), xticks=[], yticks=places,
                 yticklabels=table.index)  # fmt: skip
        axes.grid(axis="x", visible=False)

    def update(self, others, **ticked):
        kinds = [need for name, (_, need) in NEEDS.items() if ticked[name]]
        invited = _with_need().index[_with_need().isin(kinds)]
        alone = self._marks(self.order[:others])
        by_group = self._marks(invited).any(axis=1)
        across = (np.arange(others) + 0.5) * 32.5 / max(others, 1)
        for level, (single, group) in self.rows.items():
            here = self.severity == level
            rows, columns = np.nonzero(alone & here[:, None])
            single.set_data(across[columns], self.places[rows])
            met = self.places[by_group & here]
            group.set_data([self.group_at] * len(met), met)
        one_each = "1 person" if others == 1 else f"{others} people, a column each"
        self.heads[0].set_text(f"without access needs:\n{one_each}")
        self.heads[1].set_text(f"with: {len(invited)} people,\nas one column")
        met = alone.any(axis=1) | by_group
        blockers = int(met[self.severity == max(SEVERITY)].sum())
        table = pd.DataFrame(
            {
                "problem": by_problem()["title"],
                "severity": by_problem()["severity"].map(SEVERITY),
                "people without access needs who met it": alone.sum(axis=1),
                "met by somebody with access needs": np.where(by_group, "yes", "no"),
            }
        )
        if others + len(invited) == 0:
            return Finding("Nobody is invited yet. Invite at least one person.", table)
        team = f"{others} without access needs and {len(invited)} with"
        return Finding(
            f"This team of {others + len(invited)} ({team}) met {met.sum()} of {len(met)} "
            f"problems, and {blockers} of the {len(_blockers())} that stop people.",
            table,
            f"Grid of {len(met)} problems, sorted by severity, and the team: {team}. A letter "
            f"marks each problem that was met: {met.sum()} in all, and {blockers} of the "
            f"{len(_blockers())} that stop people.",
        )


class ContrastPicker(Explorer):
    """Make one of the shop's colours lighter or darker until it can be read."""

    title = "Contrast picker"
    height = 3.8

    def controls(self):
        return {
            "place": dropdown("Place in the shop", by_colour().index, "pay button"),
            "colour": number_box("Text or edge, % lighter", 0, -100, 100),
            "ground": number_box("Background, % lighter", 0, -100, 100),
        }

    def actions(self):
        return {"As the shop has it": lambda: self.set(colour=0, ground=0)}

    def draw(self, figure):
        from matplotlib.patches import Rectangle

        sample, scale = figure.subplots(2, 1, height_ratios=(1, 1.5))
        self.patch = Rectangle((0, 0), 1, 1, edgecolor=INK, linewidth=1)
        self.edge = Rectangle((0.38, 0.2), 0.24, 0.6, fill=False, linewidth=3)
        for part in (self.patch, self.edge):
            sample.add_patch(part).set_clip_on(False)
        self.words = sample.text(0.5, 0.5, "", ha="center", va="center")
        sample.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
        sample.spines[:].set_visible(False)
        scale.set_xscale("log")
        # Flags, the lowest limit highest, so that no line runs through another's words.
        for limit, top, meaning in (
            (3, 3.1, "from 3: large text, edges"),
            (4.5, 2.4, "from 4.5: all text"),
            (7, 1.7, "from 7: level AAA"),
        ):
            scale.plot([limit, limit], [0, top + 0.2], "--", color=INK, linewidth=1.2)
            scale.text(limit * 1.04, top, meaning, va="center")
        (self.was,) = scale.plot([], [], "s", color=GROUPS[1], markersize=15, fillstyle="none",
                                 markeredgewidth=2)  # fmt: skip
        (self.now,) = scale.plot([], [], "o", color=GROUPS[0], markersize=10)
        self.label = scale.text(1, 0.78, "", ha="center", va="bottom", fontweight="bold",
                                bbox=ON_WHITE)  # fmt: skip
        scale.set(xlim=(0.93, 23), ylim=(0, 3.5), yticks=[], xticks=(1, 2, 3, 4.5, 7, 12, 21),
                  xlabel="Contrast, to 1 (square: as the shop has it)")  # fmt: skip
        scale.set_xticklabels(("1", "2", "3", "4.5", "7", "12", "21"))
        scale.minorticks_off()
        scale.grid(visible=False)

    def update(self, place, colour, ground):
        row = by_colour().loc[place]
        front, behind = _shade(row["colour"], colour), _shade(row["background"], ground)
        contrast = accessibility.contrast(front, behind)
        is_edge, is_large = row["kind"] == "edge", row["kind"] == "large text"
        self.patch.set_facecolor(behind)
        self.edge.set(edgecolor=front, visible=is_edge)
        self.words.set(text="42" if is_edge else place, color=INK if is_edge else front,
                       fontsize=21 if is_large else 15)  # fmt: skip
        self.was.set_data([row["ratio"]], [0.4])
        self.now.set_data([contrast.ratio], [0.4])
        cut = np.floor(100 * contrast.ratio) / 100
        self.label.set(x=np.clip(contrast.ratio, 1.15, 18), text=f"{cut:.2f}")
        needed = row["needed"]
        enough = contrast.ratio >= needed
        sentence = (
            f"“{place}”, {front} on {behind}: contrast {cut:.2f} to 1. "
            f"{row['kind'].capitalize()} needs {needed:g}, so this is "
            f"{'enough' if enough else 'not enough'} at level AA."
        )
        if not enough:
            nearest = accessibility.nearest_passing(front, behind, needed).upper()
            sentence += f" On this background the nearest that passes is {nearest}."
        table = pd.DataFrame(
            {
                "colour": [row["colour"], front],
                "background": [row["background"], behind],
                "contrast": [row["ratio"], contrast.ratio],
                "enough at level AA": ["yes" if row["enough"] else "no", "yes" if enough else "no"],
            },
            index=pd.Index(["as the shop has it", "now"], name=place),
        )
        return Finding(
            sentence,
            table,
            f"A sample of “{place}” in {front} on {behind}, and a scale of contrast from 1 to 21 "
            f"with marks at 3, 4.5 and 7. Now: {cut:.2f}. In the shop: {row['ratio']:.2f}.",
        )


def _shade(colour: str, percent: int) -> str:
    """Mix a colour with white, or below 0 with black."""
    from matplotlib.colors import to_hex, to_rgb

    end = float(percent > 0)
    return to_hex([one + (end - one) * abs(percent) / 100 for one in to_rgb(colour)]).upper()


def _darker_until_enough(place: str) -> int:
    """Find by how many percent the background must be darker before the contrast is enough."""
    row = by_colour().loc[place]
    return next(
        percent
        for percent in range(100)
        if accessibility.contrast(row["colour"], _shade(row["background"], -percent)).ratio
        >= row["needed"]
    )


def bug_net():
    """Ask what five people find, then show it for three lists of problems."""
    folklore, mean, own = (100 * discovery.discovered(p, 5) for p in chances().values())
    return Prediction(
        question="The shop's old site has 24 known problems. What share of them do five people "
        "find, on average?",
        replies={
            "About 95 %": f"Even if each problem met 31 of 100 people, five would find "
            f"{folklore:.0f} %. On the shop's list they find {own:.0f} %.",
            "About 85 %": "That is the folklore, and it holds if each problem meets 31 of 100 "
            f"people. The shop's problems are not so alike: five people find {own:.0f} %.",
            "About 70 %": f"The formula with one mean chance says so: {mean:.0f} %. Few problems "
            f"are near the mean, and the rare ones hide: five people find {own:.0f} %.",
            "About 55 %": f"A few problems meet most people, and many are rare. So five people "
            f"find {own:.0f} %.",
        },
        right="About 55 %",
        task="Now choose the shop's list in the dropdown. Then press “As many as 85 % takes”.",
    ).then(BugNet())


def who_was_invited():
    """Ask how many blockers five people without access needs meet, then invite others."""
    blockers, others = len(_blockers()), len(_without_need())
    found = f"None of the {others} people without access needs met any of the {blockers}."
    return Prediction(
        question=f"{blockers} of the 24 problems stop people. How many of the {blockers} do five "
        "people without access needs meet?",
        replies={
            "All three": f"What stops people is not hard to see for those it stops. {found}",
            "Two": f"That would be so if they stopped all people alike. {found}",
            "One": f"That would be so if they stopped all people alike. {found}",
            "None": f"{found} More of the same people would not help.",
        },
        right="None",
        task=f"Now press “All {others} without access needs”. Then invite others, a few at a time.",
    ).then(WhoWasInvited())


def contrast_picker():
    """Ask how much darker a green button must be, then let the learner mix."""
    row = by_colour().loc["pay button"]
    found = (
        f"From {row['ratio']:.1f} to {row['needed']:g} it takes {_darker_until_enough(row.name)} %."
    )
    return Prediction(
        question="White words on the green pay button are too pale. By how much must the green "
        "be darker, until they are enough for all text?",
        replies={
            "About 5 %": f"The eye would hardly see that, and neither does the formula. {found}",
            "About 15 %": f"{found} The button stays green.",
            "About 40 %": f"That would be a very dark button, and beyond what is needed. {found}",
            "No green is dark enough": "Any colour is enough once it is dark enough, since black "
            f"is the end of each. {found}",
        },
        right="About 15 %",
        task="Numbers below 0 make it darker. Go down step by step, then try another place.",
    ).then(ContrastPicker())


# ---------------------------------------------------------------- charts


def chart_ranks() -> None:
    """Draw each problem by how many people met it and how bad it is."""
    table = by_problem()
    figure, axes = canvas("How many met it, how bad it is", "People who met it, of 40", height=3.9)
    with house_style():
        axes.axvspan(0, FEW - 0.5, facecolor=GROUND, edgecolor=LINES[4], hatch="//", linewidth=0)
        for marker, (severity, group) in zip(
            MARKERS, table.groupby("severity", sort=False), strict=False
        ):
            few = group["people"] < FEW
            spread = severity + 0.16 * (np.arange(few.sum()) - (few.sum() - 1) / 2)
            axes.plot([2.2] * few.sum(), spread, marker, color=GROUPS[0], markersize=8)
            axes.plot(group.loc[~few, "people"], [severity] * (~few).sum(), marker,
                      color=GROUPS[0], markersize=8)  # fmt: skip
        axes.text(2.2, 0.42, "under 5", ha="center", va="center", bbox=ON_WHITE)
        axes.text(5.4, 4, "three blockers, under 5 people each", va="center")
        axes.text(28.6, 3.17, "the size chart", ha="right", va="bottom")
        axes.set(xlim=(0, 31), ylim=(0.2, 4.5), yticks=list(SEVERITY),
                 yticklabels=[f"{LETTERS[one]}: {SEVERITY[one]}" for one in SEVERITY])  # fmt: skip
    shown = pd.DataFrame(
        {
            "problem": table["title"],
            "severity": table["severity"].map(SEVERITY),
            "people of 40": [_shown(people) for people in table["people"]],
        }
    )
    show(
        figure,
        f"Dots for {len(table)} problems: people who met it, of 40, across, and severity upwards. "
        f"The three that stop people met under {FEW} each; the most common one met "
        f"{table['people'].max()} and costs the task.",
        shown,
    )


def _shown(people: int) -> str:
    return str(people) if people >= FEW else f"under {FEW}"


# ---------------------------------------------------------------- exercises

SENTENCES = {
    "five people try a paper sketch, and you mend it the same evening": "formative",
    "forty people try the finished site, to compare it with last year": "summative",
    "you watch three people, to learn where they get stuck": "formative",
    "a test decides whether the site reaches its target of 80 %": "summative",
}
KINDS_OF_NEED = re.compile(
    r"screen.?reader|zoom|magnif|keyboard|blind|dyslex|support with reading|diagnos", re.IGNORECASE
)
BLAMES_PEOPLE = re.compile(
    r"\b(they|people|eight|users|needs)\s+(\w+\s+)?(failed|fail|cannot|can't|could not|struggle)",
    re.IGNORECASE,
)


def _exercises() -> list[Exercise]:
    p = 0.10
    found = 100 * discovery.discovered(p, 5)
    needed = discovery.sample_size(p, GOAL).n
    own = 100 * discovery.discovered(list(chances().values())[-1], 5)
    found_by_checker = shop.load("checklist")["found"].sum()
    need, others = (_success(has_need) for has_need in (True, False))
    return [
        Exercise(
            id="8.a",
            kind="recall",
            question="Five of five people succeed. Which share of all people could that still be?",
            answer=Choice({"a": "only 100 %", "b": "about 50 % or more", "c": "90 % or more"}, "b"),
            meaning="Five lucky people in a row are no great surprise. Few people, wide range.",
            slips=[
                Slip(
                    "a",
                    "All five did it. Would the next five do it, too? Think of the panel "
                    "“Five out of five”.",
                ),
                Slip("c", "For that you would need many more people without a failure."),
            ],
        ),
        Exercise(
            id="8.b",
            kind="recall",
            question="A site has a score of 70 on the System Usability Scale. What does that say?",
            answer=Choice(
                {
                    "a": "70 % of people like it",
                    "b": "it lies near the middle of the products that were measured",
                    "c": "70 % of its problems are found",
                },
                "b",
            ),
            meaning="The scale gives a score, not a share. About half of all products score 68 or "
            "more.",
            slips=[
                Slip(
                    "a",
                    "The score runs from 0 to 100, and it is no percentage. Compare it with "
                    "other products.",
                ),
                Slip(
                    "c", "The ten questions ask how it felt. They find no problems, and count none."
                ),
            ],
        ),
        Exercise(
            id="8.c",
            kind="recall",
            question="Thirty of a hundred people answered a survey. What do you ask first?",
            answer=Choice(
                {
                    "a": "how to get more answers",
                    "b": "whether 30 % is a good rate",
                    "c": "who did not answer",
                },
                "c",
            ),
            meaning="Who is missing matters more than how many. The same holds for a test: who was "
            "not invited?",
            slips=[
                Slip("a", "More of the same people would not mend it. Who is silent?"),
                Slip(
                    "b",
                    "A low rate from a fair mix can beat a high rate among fans. Who is silent?",
                ),
            ],
        ),
        Exercise(
            id="8.d",
            kind="calculate",
            question="A problem meets 20 of 100 people. The chance that three people show it is "
            "1 − gap × gap × gap. What belongs in each gap?",
            answer=Choice({"a": "0.2", "b": "0.8", "c": "0.6"}, "b"),
            meaning="0.8 is the chance that one person misses it. All three miss it with "
            "0.8 × 0.8 × 0.8.",
            slips=[
                Slip(
                    "a",
                    "Then you compute the chance that all three meet it. When does a team "
                    "miss a problem?",
                ),
                Slip(
                    "c",
                    "Chances do not add up over people. What is the chance that one person "
                    "misses it?",
                ),
            ],
        ),
        Exercise(
            id="8.e",
            kind="calculate",
            question="One problem has a chance of 0.5, another of 0.1. What do two people find on "
            "average?",
            answer=Choice(
                {
                    "a": "the mean of 1 − 0.5² and 1 − 0.9²",
                    "b": "1 − 0.7²",
                    "c": "the mean of 0.5² and 0.1²",
                },
                "a",
            ),
            meaning="First each problem with its own chance, then the mean: "
            f"{100 * discovery.discovered([0.5, 0.1], 2):.0f} %. One mean chance would promise "
            f"{100 * discovery.discovered(0.3, 2):.0f} %.",
            slips=[
                Slip("b", "That takes one mean chance of 0.3 for both. Which step comes first?"),
                Slip(
                    "c", "That is the mean chance that both people meet a problem. One is enough."
                ),
            ],
        ),
        Exercise(
            id="8.f",
            kind="interpret",
            question="Two people work by keyboard alone. Neither meets a problem with it. "
            "What follows?",
            answer=Choice(
                {
                    "a": "the site works by keyboard",
                    "b": "such people need not be invited again",
                    "c": "little: two people are few, too",
                },
                "c",
            ),
            meaning="None of two still fits a problem that meets half of such people.",
            slips=[
                Slip(
                    "a",
                    "It worked for two people, on their way through. How many like them "
                    "could still be stopped?",
                ),
                Slip("b", "Who is not invited cannot show a problem. How sure is none of two?"),
            ],
        ),
        Exercise(
            id="8.1",
            kind="calculate",
            question="A problem meets 10 of 100 people. With what chance, in percent, do five "
            "people show it? How many people show it with a chance of 85 %?",
            answer=Range(lambda: (found, needed), "percent and people"),
            meaning="1 − 0.9⁵ for five people. And 85 % is the chance for this one problem, not "
            "the share of all problems.",
            slips=[
                Slip(
                    lambda given: abs(given[0] - 50) < 0.5 or 8 <= given[1] <= 9,
                    "Chances do not add: two people can meet the same problem. Start from the "
                    "chance that all of them miss it.",
                    is_test=True,
                ),
                Slip(
                    lambda given: abs(given[0] - (100 - found)) < 0.5,
                    "That is the chance that all five miss it. One step is left.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given[0] < 0.01,
                    "0.1 × 0.1 × … is the chance that all five meet it. One of them is enough.",
                    is_test=True,
                ),
                Slip(
                    lambda given: abs(100 * given[0] - found) < 0.5,
                    "The first number is a share, a part of 1. Write it in percent.",
                    is_test=True,
                ),
                Slip(
                    lambda given: abs(given[0] - needed) < 0.5 and abs(given[1] - found) < 0.5,
                    "The two numbers changed places: first the chance, then the people.",
                    is_test=True,
                ),
                Slip(
                    lambda given: needed - 1 <= given[1] < needed - 0.5,
                    "A hair too few: with that many the chance stays below 85 %. People come "
                    "whole, so round up.",
                    is_test=True,
                ),
                Slip(
                    lambda given: round(given[1]) == discovery.sample_size(FOLKLORE, GOAL).n,
                    "So many are enough if a problem meets 31 of 100 people. This one is rarer.",
                    is_test=True,
                ),
            ],
            hints=[
                "Ask when a team misses the problem: when nobody in it meets it.",
                "One person misses it with a chance of 0.9. Multiply once for each person, and "
                "take the result from 1. For the second number, try more people until you pass "
                "85 %.",
            ],
            otherwise="Check both numbers: the chance of five people, in percent, and how many "
            "people are enough.",
        ),
        Exercise(
            id="8.2",
            kind="recall",
            question="Formative or summative?",
            answer=Matching(SENTENCES),
            meaning="Find and mend is formative. Measure against a target or a rival is summative.",
            slips=[
                Slip(
                    lambda given: all(given[one] != right for one, right in SENTENCES.items()),
                    "You swapped the two words. Formative comes while forming. Five people can "
                    "form; they cannot grade.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given[list(SENTENCES)[1]] == "formative",
                    "Forty people and a comparison: what is that test for, to mend or to grade?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given[list(SENTENCES)[3]] == "formative",
                    "A test that decides over a target gives a grade. Nothing is mended yet.",
                    is_test=True,
                ),
                Slip(
                    lambda given: "summative" in (given[one] for one in list(SENTENCES)[::2]),
                    "Few people who show where it hurts: they cannot give a grade. What are they "
                    "good for?",
                    is_test=True,
                ),
            ],
            hints=[
                "Ask what the test is for: to mend the site, or to grade it?",
                "“Formative” has form in it, “summative” has sum. Which one comes at the end?",
            ],
        ),
        Exercise(
            id="8.3",
            kind="interpret",
            question="There is money for one repair this week. Which problem do you take?",
            answer=Choice(
                {
                    "a": "the back button forgets all filters: it met 14 of 40 and slows them down",
                    "b": "the pay button has no name for a screen reader: it met under 5 and stops "
                    "them",
                    "c": "old price and new price look alike: it met 8 of 40 and is cosmetic",
                },
                "b",
            ),
            meaning="Whoever it meets cannot buy at all, and the test had few of them. Write the "
            "severity, the share, and who.",
            slips=[
                Slip(
                    "a",
                    "A blocker for one group outranks a nuisance for many. Write severity × "
                    "share, and who.",
                ),
                Slip(
                    "c",
                    "It needs the smallest repair, and it costs people least. Sort by "
                    "severity first.",
                ),
            ],
            hints=[
                "Two questions: how many does it meet, and what can they still do?",
                "Of all people in the test, how many could have met each problem at all?",
            ],
        ),
        Exercise(
            id="8.4",
            kind="critique",
            question="“We tested five people, so we found 85 % of the problems.” Weigh the "
            "sentence, and write a better one.",
            answer=Written(
                parts={
                    r"31|chance|\bp\b|likely|common": "Say on what the 85 % rests: which chance "
                    "of meeting a problem goes into the formula?",
                    r"differ|own|unequal|each|rare|some|not (all )?(the )?(same|alike|equal)": "Is "
                    "that chance one number? Say what happens if problems are not alike.",
                    r"\d|half|unknown|do not know|don't know|round|next|who": "End with what "
                    "the team can say: what was found, who was there, what comes next.",
                },
                model="85 % is true only if each problem meets 31 of 100 people. Ours have chances "
                f"from under 10 to 70 %, so five people find about {own:.0f} % of those we know. "
                "Better: five people showed these problems; next week we mend them and invite "
                "five others.",
                least_words=15,
            ),
            meaning="Five people are a good start. The 85 % is not theirs.",
            slips=[
                Slip(
                    lambda text: (
                        re.search(r"\b(agree|correct|right|true|fine|yes)\b", text.lower())
                        and not re.search(r"\b(only|if|not|but|unless)\b", text.lower())
                    ),
                    "85 % is the output of one input. What is p in your list, and is it one "
                    "number?",
                    is_test=True,
                ),
                Slip(
                    lambda text: re.search(r"useless|worthless|nothing", text.lower()),
                    "Five people showed real problems, and those can be mended. Doubt the 85 %, "
                    "not the five.",
                    is_test=True,
                ),
            ],
            hints=[
                "Look at the three lines of the panel “Bug net” at five people.",
                "Three sentences: when it holds, why it does not hold here, what you would say.",
            ],
        ),
        Exercise(
            id="8.5",
            kind="critique",
            question=f"Say that the shop mends all {found_by_checker} faults that the checker "
            "found. Yet people with access needs do "
            f"{100 * need.estimate:.0f} % of their tasks. What did the checklist miss?",
            answer=Choice(
                {
                    "a": "nothing, the people need more practice",
                    "b": "what shows only in use: order, states, time limits, real reading aids",
                    "c": "everything: checklists are useless",
                    "d": "many small faults, such as pale text",
                },
                "b",
            ),
            meaning="The checker opens a page once and looks. People press keys, wait, listen and "
            "come back. You need both.",
            slips=[
                Slip(
                    "a",
                    "The site is tested, not the people. What did the site do that no "
                    "single look can show?",
                ),
                Slip(
                    "c",
                    f"It caught {found_by_checker} faults early. Which three did it miss, and why?",
                ),
                Slip(
                    "d",
                    "Those are what a checker finds best. Look at the notes of the faults "
                    "that it missed.",
                ),
            ],
            hints=[
                "Read the column `note` of the three faults that were not found.",
                "One breaks after a click, one comes late, one needs minutes. What do they share?",
            ],
        ),
        Exercise(
            id="8.6",
            kind="interpret",
            question=f"On the new site {need.n} people with access needs did "
            f"{100 * need.estimate:.0f} % of their tasks ({100 * need.low:.0f} to "
            f"{100 * need.high:.0f} %), {others.n} others {100 * others.estimate:.0f} %. Write "
            "that for a report.",
            answer=Written(
                parts={
                    rf"\b{need.n}\b|eight": "Say how many people stand behind the number.",
                    r"between|interval|±|range|from .*\d.* to ": "Give the range. So few people "
                    "make a wide one.",
                    rf"\b{others.n}\b|thirty-two|\bothers?\b|without": "Compare: how "
                    "did the others fare?",
                    r"\bsite\b|shop|page": "Whose result is it? Name the site, not only the "
                    "people.",
                },
                model=f"The new site let {need.n} people with access needs do about "
                f"{100 * need.estimate:.0f} % of their tasks (between {100 * need.low:.0f} and "
                f"{100 * need.high:.0f} %), and {others.n} others {100 * others.estimate:.0f} %. "
                "The site does not serve both alike. We asked the eight what stopped them.",
                least_words=15,
            ),
            meaning="A group of eight, its range, a comparison, and nobody to be recognised.",
            slips=[
                Slip(
                    lambda text: re.search(r"\bP-?\d", text),
                    "A number such as P-07 still points at one person. Speak of the group.",
                    is_test=True,
                ),
                Slip(
                    lambda text: KINDS_OF_NEED.search(text),
                    "You name a kind of need. There were two people of each kind, so colleagues "
                    "could guess who. Keep the eight together.",
                    is_test=True,
                ),
                Slip(
                    lambda text: re.search(r"[“”„\"]", text),
                    "A quotation beside a need points at one person. Leave it out here.",
                    is_test=True,
                ),
                Slip(
                    lambda text: BLAMES_PEOPLE.search(text),
                    "That sounds as if people had failed. The site was tested: make it the one "
                    "that does something in your sentence.",
                    is_test=True,
                ),
            ],
            hints=[
                "A safe sentence has a group of at least eight, its range and a comparison. It "
                "has no kind of need and no quotation.",
                "Begin with “The new site let eight people …”.",
            ],
        ),
    ]


EXERCISES = ExerciseSet(_exercises, solutions="08_finding_problems.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    mean, own = list(chances().values())[1:]
    need, others = (_success(has_need) for has_need in (True, False))
    stopped = _met_a_blocker(_with_need().index)
    faults, colours, table = shop.load("checklist"), by_colour(), by_problem()
    ranks = (table["severity"] * table["share"]).rank(ascending=False, method="min")
    met = faults["problem_id"].notna()
    by_name = {
        "problems": len(table),
        "blockers": len(_blockers()),
        "most_met": table["people"].max(),
        "mean_p": 100 * mean[0],
        "promised": 100 * discovery.discovered(mean, 5),
        "found": 100 * discovery.discovered(own, 5),
        "real_teams": 100 * problem_table.curve(grid()).expected[4],
        "needed": discovery.sample_size(own, GOAL).n,
        "needed_by_mean": discovery.sample_size(mean, GOAL).n,
        "best_rank": ranks[_blockers()].min(),
        "stopped": round(stopped.estimate * stopped.n),
        "stopped_low": 100 * stopped.low,
        "stopped_high": 100 * stopped.high,
        "met_by_others": grid()[_without_need()].any(axis=1).sum(),
        "need": 100 * need.estimate,
        "need_low": 100 * need.low,
        "need_high": 100 * need.high,
        "others": 100 * others.estimate,
        "faults": len(faults),
        "checker_found": faults["found"].sum(),
        "faults_met": met.sum(),
        "faults_not_met": (~met).sum(),
        "only_people": len(table) - met.sum(),
        "colours": len(colours),
        "too_pale": (~colours["enough"]).sum(),
        "darker": _darker_until_enough("pay button"),
    }
    return {name: f"{number:.0f}" for name, number in by_name.items()}
