"""Lesson 06, Watching people: success, time and ease in a usability test.

Here live the lesson's two panels (Five out of five, Which middle?), its charts, its exercises with
every slip, and the facts its prose prints. Intervals and middles are `uxcx.measures`.
"""

import math
from functools import cache

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import checkbox, number_box
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, canvas, house_style, show
from uxcx.figures.palette import GROUND, INK, LINES
from uxcx.measures import means, proportions, questionnaires, times
from uxcx.practice import (
    Choice,
    Exercise,
    ExerciseSet,
    Matching,
    Ordering,
    Prediction,
    Range,
    Slip,
    Written,
)

BENCHMARK = 0.78
"""Average task success of almost 1,200 tasks of many kinds (Sauro 2011, MeasuringU)."""

SITES = {1: "old site", 2: "new site"}

DONE_SECONDS = (62, 75, 80, 95)
CALL_SECONDS = 410
GAVE_UP_SECONDS = (15, 40, 240)
"""Seconds of the panel's people: four who did it, one who also took a call, three who gave up."""


# ---------------------------------------------------------------- what the shop's data say


@cache
def _tries() -> pd.DataFrame:
    """One row for each person and task, with the round and whether there is an access need."""
    people = shop.load("ut_people")[["pid", "round", "access_need"]]
    tries = shop.load("ut_tasks").merge(people, on="pid", validate="many_to_one")
    return tries.assign(has_need=tries["access_need"] != "none")


@cache
def by_task() -> pd.DataFrame:
    """Success in percent, seconds of those who did it, and ease (1-7), by task and site."""
    rows = []
    for (task, number), group in _tries().groupby(["task_name", "round"], observed=True):
        success = proportions.adjusted_wald(int(group["success"].sum()), len(group))
        typical = times.geometric_mean(group.loc[group["success"], "time_s"])
        rows.append(
            {
                "task": task,
                "site": SITES[number],
                "people": success.n,
                "did it": typical.n,
                "success, %": 100 * success.estimate,
                "from, %": 100 * success.low,
                "to, %": 100 * success.high,
                "seconds": typical.estimate,
                "from, s": typical.low,
                "to, s": typical.high,
                "ease, 1 to 7": questionnaires.seq(group["seq_1_7"]).estimate,
            }
        )
    return pd.DataFrame(rows)


def _task(name: str, site: str) -> pd.Series:
    table = by_task()
    return table[(table["task"] == name) & (table["site"] == site)].iloc[0]


def _share(row: pd.Series) -> str:
    """Write a success in percent: 57.5 stays 57.5, since 40 people make steps of 2.5."""
    return f"{round(row['success, %'], 1):g}"


def _rising() -> int:
    """Count the tasks that more people did on the new site than on the old one."""
    shares = by_task().pivot(index="task", columns="site", values="success, %")
    return int((shares["new site"] > shares["old site"]).sum())


def _failing(task: str, site: str) -> int:
    """Count the people who did not do a task."""
    row = _task(task, site)
    return int(row["people"] - row["did it"])


def _by_person(tries: pd.DataFrame):
    """Mean share of the five tasks that a person did, with its t interval over people."""
    return means.mean(tries.groupby("pid")["success"].mean())


@cache
def by_access() -> pd.DataFrame:
    """Success in percent with and without access needs, by site; people are the unit."""
    rows = []
    for (has_need, number), group in _tries().groupby(["has_need", "round"]):
        share = _by_person(group)
        rows.append(
            {
                "people": "with access needs" if has_need else "without access needs",
                "site": SITES[number],
                "how many": share.n,
                "success, %": 100 * share.estimate,
                "from, %": 100 * share.low,
                "to, %": 100 * share.high,
            }
        )
    return pd.DataFrame(rows)


def _access(has_need: bool, site: str) -> pd.Series:
    table = by_access()
    with_need = (table["people"] == "with access needs") == has_need
    return table[with_need & (table["site"] == site)].iloc[0]


@cache
def by_ease() -> pd.DataFrame:
    """Ease ratings of both rounds: how many tries, and percent of those done and not done."""
    tries = _tries()
    counts = pd.crosstab(tries["seq_1_7"], tries["success"]).reindex(range(1, 8), fill_value=0)
    table = pd.DataFrame({"done": counts[True], "not done": counts[False]})
    table["done, %"] = 100 * table["done"] / table["done"].sum()
    table["not done, %"] = 100 * table["not done"] / table["not done"].sum()
    return table.rename_axis("ease rating")


# ---------------------------------------------------------------- panels


class FiveOutOfFive(Explorer):
    """So many people, so many successes: which shares among all people fit that."""

    title = "Five out of five"
    height = 3.6
    most = 200
    per_row = 40

    def controls(self):
        return {
            "people": number_box("People in the test", 5, 0, self.most),
            "successes": number_box("People who succeeded", 5, 0, self.most),
        }

    def actions(self):
        return {
            "5 of 5": lambda: self.set(people=5, successes=5),
            "4 of 5": lambda: self.set(people=5, successes=4),
            "32 of 40": lambda: self.set(people=40, successes=32),
            "Four times as many people": self._four_times,
        }

    def _four_times(self) -> None:
        people, successes = self.values["people"], self.values["successes"]
        times_as_many = min(4, self.most // max(people, 1))
        self.set(people=times_as_many * people, successes=times_as_many * successes)

    def draw(self, figure):
        crowd, axes = figure.subplots(2, 1, height_ratios=(1, 2.1))
        (self.done,) = crowd.plot([], [], "o", color=GROUPS[0], markersize=6, label="did it")
        (self.failed,) = crowd.plot([], [], "x", color=GROUPS[1], markersize=6,
                                    markeredgewidth=2, label="did not")  # fmt: skip
        rows = self.most // self.per_row
        crowd.set(xlim=(-1, self.per_row), ylim=(rows - 0.4, -0.6), xticks=[], yticks=[])
        crowd.spines[["left", "bottom"]].set_visible(False)
        crowd.legend(loc="upper left", bbox_to_anchor=(-0.03, 1.6), ncols=2, handletextpad=0.2)
        for beyond in ((-25, 0), (100, 125)):
            axes.axvspan(*beyond, facecolor=GROUND, edgecolor=LINES[4], hatch="//", linewidth=0)
        axes.axvline(100 * BENCHMARK, color=INK, linewidth=1.5, linestyle="--")
        axes.text(100 * BENCHMARK, 1.62, f"{BENCHMARK:.0%} benchmark".replace("%", " %"),
                  ha="center", va="bottom")  # fmt: skip
        self.rows = {}
        behind = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        for place, (name, colour) in enumerate((("simple", GROUPS[1]), ("adjusted", GROUPS[0]))):
            (span,) = axes.plot([], [], "|-", color=colour, markersize=18, markeredgewidth=3,
                                linewidth=3)  # fmt: skip
            (dot,) = axes.plot([], [], "o", color=colour, markersize=9)
            words = axes.text(0, place + 0.26, "", ha="center", va="bottom", color=colour,
                              fontweight="bold", bbox=behind)  # fmt: skip
            self.rows[name] = (place, span, dot, words)
        axes.set(xlim=(-25, 125), ylim=(-0.5, 1.6), xticks=range(0, 101, 20), yticks=[0, 1],
                 yticklabels=["simple\nformula", "adjusted\nWald"],
                 xlabel="Share of all people like them, percent")  # fmt: skip
        axes.grid(axis="y", visible=False)

    def update(self, people, successes):
        seen = people if successes <= people else 0
        place = np.arange(seen)
        across, down = place % self.per_row, place // self.per_row
        self.done.set_data(across[:successes], down[:successes])
        self.failed.set_data(across[successes:], down[successes:])
        if people == 0 or successes > people:
            for _, span, dot, words in self.rows.values():
                span.set_data([], [])
                dot.set_data([], [])
                words.set_text("")
            table = pd.DataFrame({"people": [people], "succeeded": [successes]})
            if people == 0 and successes == 0:
                return Finding(
                    "Nobody has been tested yet. Put at least one person in the first box.", table
                )
            return Finding(
                f"{successes} successes among {people} people cannot be. Lower the second box, "
                "or raise the first one.",
                table,
            )
        results = {
            "simple": proportions.wald(successes, people),
            "adjusted": proportions.adjusted_wald(successes, people),
        }
        for name, result in results.items():
            low, share, high = 100 * result.low, 100 * result.estimate, 100 * result.high
            place, span, dot, words = self.rows[name]
            span.set_data([low, high], [place, place])
            dot.set_data([share], [place])
            words.set_text(f"{low:.0f} to {high:.0f} %")
            words.set_x((low + high) / 2)
        simple, adjusted = results["simple"], results["adjusted"]
        table = pd.DataFrame(
            {
                "from, %": [100 * adjusted.low, 100 * simple.low],
                "to, %": [100 * adjusted.high, 100 * simple.high],
            },
            index=pd.Index(["adjusted Wald", "simple formula"], name="interval"),
        )
        return Finding(
            f"{successes} of {people} succeeded: {100 * adjusted.estimate:.0f} %. Of all people "
            f"like them, anything from {100 * adjusted.low:.0f} to {100 * adjusted.high:.0f} % "
            f"may be able to do it. {self._against_benchmark(adjusted)} "
            f"{self._simple_formula(simple)}".rstrip(),
            table,
            f"Two intervals for {successes} of {people} on a scale from 0 to 100 %. Adjusted "
            f"Wald: {100 * adjusted.low:.0f} to {100 * adjusted.high:.0f} %. Simple formula: "
            f"{100 * simple.low:.0f} to {100 * simple.high:.0f} %. A line marks the benchmark "
            f"of {100 * BENCHMARK:.0f} %.",
        )

    @staticmethod
    def _against_benchmark(result) -> str:
        benchmark = f"the benchmark of {100 * BENCHMARK:.0f} %"
        if result.low > BENCHMARK:
            return f"All of that lies above {benchmark}."
        if result.high < BENCHMARK:
            return f"All of that lies below {benchmark}."
        return f"That range holds {benchmark}, so this test cannot say which side you are on."

    @staticmethod
    def _simple_formula(result) -> str:
        if result.margin == 0:
            return "The simple formula gives no range at all, as if so few people were proof."
        if result.high > 1:
            return f"The simple formula reaches {100 * result.high:.0f} %, which no share can be."
        if result.low < 0:
            return f"The simple formula reaches {100 * result.low:.0f} %, which no share can be."
        return ""


class WhichMiddle(Explorer):
    """A handful of times, three middles, one phone call and three people who gave up."""

    title = "Which middle?"
    height = 3.6

    def controls(self):
        return {
            "mean": checkbox("Mean", True),
            "median": checkbox("Median"),
            "geometric": checkbox("Geometric mean"),
            "call": checkbox("Include the phone call", True),
            "failures": checkbox("Include three failures"),
        }

    def draw(self, figure):
        axes = figure.subplots()
        axes.plot(DONE_SECONDS, [1] * len(DONE_SECONDS), "o", color=GROUPS[0], markersize=10,
                  markeredgecolor="white")  # fmt: skip
        self.call = [
            *axes.plot([CALL_SECONDS], [1], "D", color=GROUPS[0], markersize=9),
            axes.text(CALL_SECONDS, 1.16, "phone call", ha="center", va="bottom"),
        ]
        (self.gave_up,) = axes.plot(GAVE_UP_SECONDS, [0] * len(GAVE_UP_SECONDS), "x",
                                    color=GROUPS[1], markersize=10, markeredgewidth=3)  # fmt: skip
        self.lines = {}
        for name, style in (("mean", "-"), ("median", "--"), ("geometric mean", ":")):
            (line,) = axes.plot([], [], color=LINES[0], linewidth=2.2, linestyle=style)
            words = axes.text(0, 0, "", va="center", fontweight="bold")
            self.lines[name] = (line, words)
        axes.set(xlim=(0, 460), ylim=(-0.5, 2.8), yticks=[0, 1], yticklabels=["gave up", "did it"],
                 xlabel="Seconds")  # fmt: skip
        axes.grid(axis="y", visible=False)

    def update(self, mean, median, geometric, call, failures):
        done = [*DONE_SECONDS, *([CALL_SECONDS] if call else [])]
        seconds = [*done, *(GAVE_UP_SECONDS if failures else [])]
        for artist in self.call:
            artist.set_visible(call)
        self.gave_up.set_visible(failures)
        now, done_only = _middles(seconds), _middles(done)
        ticked = {"mean": mean, "median": median, "geometric mean": geometric}
        # From left to right the lines get shorter, so that none runs through another's name.
        heights = dict(zip(sorted(now, key=now.get), (2.5, 2.05, 1.6), strict=True))
        for name, (line, words) in self.lines.items():
            line.set_visible(ticked[name])
            words.set_visible(ticked[name])
            line.set_data([now[name], now[name]], [-0.5, heights[name] + 0.15])
            words.set(x=now[name] + 7, y=heights[name], text=f"{name} {now[name]:.0f}")
        table = pd.DataFrame({"seconds, middle of all times shown": now}).rename_axis("middle")
        if failures:
            table["seconds, of those who did it"] = done_only
        chosen = [name for name, shown in ticked.items() if shown]
        lines = ", ".join(f"{name} {now[name]:.0f}" for name in chosen) or "none yet"
        return Finding(
            self._sentence(chosen, seconds, now, done_only, call, failures),
            table,
            f"Dots on a line of seconds. Did it: {', '.join(map(str, done))}. Gave up: "
            f"{', '.join(map(str, GAVE_UP_SECONDS)) if failures else 'nobody shown'}. "
            f"Marked: {lines}.",
        )

    @staticmethod
    def _sentence(chosen, seconds, now, done_only, call, failures) -> str:
        def said(middles):
            return ", ".join(f"{name} {middles[name]:.0f} s" for name in chosen)

        n = len(seconds)
        if chosen:
            sentence = f"{n} times: {said(now)}."
        else:
            sentence = (
                f"{n} times from {min(seconds)} to {max(seconds)} s. "
                "Tick a middle to see where it falls."
            )
        if "mean" in chosen:
            slower = sum(one > now["mean"] for one in seconds)
            sentence += f" {slower} of these {n} took longer than the mean."
        if not call:
            sentence += " The person with the call is left out: your report must say so."
        if failures:
            gave_up = len(GAVE_UP_SECONDS)
            sentence += (
                f" {gave_up} of these {n} gave up: their times say when they stopped trying, "
                "not how long the task takes."
            )
            if chosen:
                sentence += f" The {n - gave_up} who did it: {said(done_only)}."
        return sentence


def _middles(seconds) -> dict[str, float]:
    return {
        "mean": times.mean(seconds).estimate,
        "median": times.median(seconds).estimate,
        "geometric mean": times.geometric_mean(seconds).estimate,
    }


def _without_failure(lowest: float) -> int:
    """Find how many people must all succeed before the interval starts at this share."""
    return next(n for n in range(1, 100) if proportions.adjusted_wald(n, n).low >= lowest)


def five_out_of_five():
    """Ask for a prediction, then show the interval of any test."""
    lowest = proportions.adjusted_wald(5, 5).low
    found = f"With five people it is about {100 * lowest:.0f} %."
    return Prediction(
        question="5 of 5 people succeed. How low may the share among all people still be?",
        replies={
            "100 %: everybody did it": "All five did, and five are few. People who would fail "
            f"may not have been among them. {found}",
            "About 90 %": f"For that you would need some {_without_failure(0.9)} people without a "
            f"failure. {found}",
            "About 75 %": f"For that you would need some {_without_failure(0.75)} people without "
            f"a failure. {found}",
            "About 50 %": "Half of all people could be able to do it, and five lucky ones in a "
            "row would still be no great surprise.",
        },
        right="About 50 %",
        task="Now press “32 of 40”, and compare the two ranges. Then try your own numbers.",
    ).then(FiveOutOfFive())


def which_middle():
    """Ask for a prediction, then show three middles of the same times."""
    *others, last = (*DONE_SECONDS, CALL_SECONDS)
    mean = _middles([*others, last])["mean"]
    found = f"The mean is {mean:.0f} seconds, and only the person with the call took longer."
    return Prediction(
        question=f"Five people chose a size in {', '.join(map(str, others))} and {last} seconds. "
        "The last one took a phone call. How many of the five took longer than the mean?",
        replies={
            "None": f"Someone always does, unless all times are equal. {found}",
            "One": f"{found} A mean can be a time that nobody comes near.",
            "Two or three": f"That holds for the median, which has as many above as below. {found}",
            "Four": f"One long time pulls the mean up, not down. {found}",
        },
        right="One",
        task="Now tick the other middles. Then leave out the call, and let the failures in.",
    ).then(WhichMiddle())


# ---------------------------------------------------------------- charts


def _two_sites(table, title, across, value, low, high, label, limits):
    """Draw a dot with its interval for each row, the two sites of a task or group together."""
    names = list(dict.fromkeys(table.iloc[:, 0]))
    figure, axes = canvas(title, across, height=1.5 + 0.62 * len(names))
    looks = (("old site", 0.17, "o", "--", GROUPS[1]), ("new site", -0.17, "s", "-", GROUPS[0]))
    with house_style():
        for site, shift, marker, style, colour in looks:
            rows = table[table["site"] == site]
            places = [len(names) - 1 - names.index(name) + shift for name in rows.iloc[:, 0]]
            _, _, (bars,) = axes.errorbar(
                rows[value], places, xerr=[rows[value] - rows[low], rows[high] - rows[value]],
                fmt=marker, color=colour, markersize=8, capsize=4, linewidth=2, label=site,
            )  # fmt: skip
            bars.set_linestyle(style)
            for place, (_, row) in zip(places, rows.iterrows(), strict=True):
                axes.text(1.01, place, label(row), transform=axes.get_yaxis_transform(),
                          va="center", color=colour, fontsize=12)  # fmt: skip
        axes.set(xlim=limits, ylim=(-0.55, len(names) - 0.45), yticks=range(len(names)))
        axes.set_yticklabels(names[::-1])
        axes.grid(axis="y", visible=False)
        axes.legend(loc="upper left", bbox_to_anchor=(-0.02, -0.32 if len(names) < 4 else -0.17),
                    ncols=2)  # fmt: skip
    return figure, axes


def chart_success() -> None:
    """Draw task success on the old and the new site, with intervals."""
    table = by_task()[["task", "site", "people", "success, %", "from, %", "to, %"]]
    figure, _ = _two_sites(
        table, "Task success, old and new site", "People who did it, percent",
        "success, %", "from, %", "to, %", lambda row: f"{_share(row)} %", (0, 100),
    )  # fmt: skip
    pairs = ", ".join(
        f"{task} {_share(_task(task, 'old site'))} to {_share(_task(task, 'new site'))}"
        for task in table["task"].unique()
    )
    margin = (table["to, %"] - table["from, %"]) / 2
    show(
        figure,
        f"Dot chart of task success in percent, {table['people'].min()} people a site. Old to "
        f"new site: {pairs}. Bars show plus or minus {margin.min():.0f} to {margin.max():.0f}.",
        table,
    )


def chart_times() -> None:
    """Draw the geometric mean time of those who did each task, with intervals."""
    table = by_task()[["task", "site", "did it", "seconds", "from, s", "to, s"]]
    figure, _ = _two_sites(
        table, "Typical time of those who did it", "Seconds, geometric mean",
        "seconds", "from, s", "to, s", lambda row: f"{row['seconds']:.0f} s",
        (0, 1.03 * table["to, s"].max()),
    )  # fmt: skip
    pairs = ", ".join(
        f"{task} {_task(task, 'old site')['seconds']:.0f} to "
        f"{_task(task, 'new site')['seconds']:.0f}"
        for task in table["task"].unique()
    )
    show(
        figure,
        f"Dot chart of the geometric mean time in seconds of those who did it, "
        f"n {table['did it'].min()} to {table['did it'].max()}. Old to new site: {pairs}. "
        "Bars show the intervals.",
        table,
    )


def chart_ease() -> None:
    """Draw the ease ratings of tries that were done and of tries that were not."""
    table = by_ease()
    figure, axes = canvas(
        "Ease ratings after a task", "Rating, 1 very difficult to 7 very easy",
        "Percent of the group",
    )  # fmt: skip
    with house_style():
        for name, shift, colour, hatch in (
            ("done", -0.2, GROUPS[0], ""), ("not done", 0.2, GROUPS[1], "//"),
        ):  # fmt: skip
            axes.bar(table.index + shift, table[f"{name}, %"], width=0.38, color=colour,
                     edgecolor="white", hatch=hatch,
                     label=f"{name} (n = {table[name].sum()})")  # fmt: skip
        axes.set(xticks=table.index, ylim=(0, 1.45 * table[["done, %", "not done, %"]].max().max()))
        axes.grid(axis="x", visible=False)
        axes.legend(loc="upper left")
    high = table.loc[5:, ["done, %", "not done, %"]].sum()
    show(
        figure,
        f"Bar chart of ease ratings from 1 to 7, in percent of {table['done'].sum()} tries that "
        f"were done and {table['not done'].sum()} that were not. Ratings of 5 or more: "
        f"{high['done, %']:.0f} % of the done, {high['not done, %']:.0f} % of the others.",
        table,
    )


def chart_access() -> None:
    """Draw success with and without access needs, with intervals over people."""
    table = by_access()
    figure, _ = _two_sites(
        table, "Success and access needs", "Tasks done by a person, mean percent",
        "success, %", "from, %", "to, %", lambda row: f"{row['success, %']:.0f} %", (0, 100),
    )  # fmt: skip
    groups = "; ".join(
        f"{people} (n {group['how many'].iloc[0]} a site) "
        + " to ".join(f"{share:.0f}" for share in group["success, %"])
        for people, group in table.groupby("people", sort=False)
    )
    show(
        figure,
        f"Dot chart of tasks done by a person in percent, old to new site: {groups}. "
        "Bars show the intervals over people.",
        table,
    )


# ---------------------------------------------------------------- exercises


def _percent(result) -> tuple[float, float]:
    return 100 * result.low, 100 * result.high


def _exercises() -> list[Exercise]:
    wald, adjusted = proportions.wald(4, 5), proportions.adjusted_wald(4, 5)
    six_of_nine = 6 / 9
    spread = math.sqrt(six_of_nine * (1 - six_of_nine))
    typical = times.geometric_mean([*DONE_SECONDS, CALL_SECONDS]).estimate
    size = {site: _task("choose size", site) for site in SITES.values()}
    margin = max((row["to, %"] - row["from, %"]) / 2 for row in size.values())
    new = _tries()[_tries()["round"] == 2]
    average = _by_person(new)
    need, others = _access(True, "new site"), _access(False, "new site")
    return [
        Exercise(
            id="6.a",
            kind="recall",
            question="One person tries one task on the site, and we watch. Which level of "
            "experience do we measure?",
            answer=Choice(
                {"a": "the interaction", "b": "the journey", "c": "the relationship"}, "a"
            ),
            meaning="One task on one touchpoint is an interaction. The parcel and the phone line "
            "are outside of it.",
            slips=[
                Slip(
                    "b",
                    "A journey is one purchase from start to end, the parcel included. "
                    "How much of that happens in one task?",
                ),
                Slip(
                    "c", "A relationship grows over many purchases. How many are there in one task?"
                ),
            ],
        ),
        Exercise(
            id="6.b",
            kind="recall",
            question="The people who coined “user experience” wanted a wider word than "
            "“usability”. So what does a usability test measure?",
            answer=Choice(
                {
                    "a": "all of the user experience",
                    "b": "one part of the user experience",
                    "c": "nothing of the user experience",
                },
                "b",
            ),
            meaning="Usability is a part of user experience. It is the part of this lesson.",
            slips=[
                Slip(
                    "a",
                    "Then no wider word would have been needed. What else belongs to the "
                    "experience: the box, the help line?",
                ),
                Slip(
                    "c",
                    "Trying to reach a goal is an experience too. Wider means that it "
                    "holds usability, and more.",
                ),
            ],
        ),
        Exercise(
            id="6.c",
            kind="recall",
            question="A segment has a Net Promoter Score of +53, from 17 answers. What do you "
            "write beside it?",
            answer=Choice(
                {
                    "a": "nothing: it is exact for these 17",
                    "b": "its interval, which is wide",
                    "c": "a percent sign",
                },
                "b",
            ),
            meaning="Few answers leave much doubt, and the interval says how much. Today's tests "
            "are as small.",
            slips=[
                Slip(
                    "a",
                    "For these 17 it is. But the board wants to know about the whole segment: "
                    "what would 17 others have said?",
                ),
                Slip("c", "It is a difference of two shares. And it says nothing about the doubt."),
            ],
        ),
        Exercise(
            id="6.d",
            kind="calculate",
            question="7 of 10 people succeed. The adjusted share is (7 + 2) / (10 + gap). "
            "What belongs in the gap?",
            answer=Choice({"a": "2", "b": "4", "c": "nothing"}, "b"),
            meaning="Two pretend successes and two pretend failures are four more people.",
            slips=[
                Slip("a", "Those are the two who succeed. How many pretend people come in all?"),
                Slip("c", "The pretend people took part too, so they count in the base."),
            ],
        ),
        Exercise(
            id="6.e",
            kind="calculate",
            question="The adjusted share is 9 of 14, or 0.64. The margin is "
            "1.96 × √(gap × gap / gap). What belongs in the three gaps?",
            answer=Choice(
                {
                    "a": "0.70, 0.30 and 10",
                    "b": "0.64, 0.64 and 14",
                    "c": "0.64, 0.36 and 14",
                },
                "c",
            ),
            meaning="The adjusted share, the rest up to 1, and the people with the four pretend "
            "ones: the margin is about 25 points.",
            slips=[
                Slip(
                    "a",
                    "Those are the raw numbers. That is the simple formula, which breaks "
                    "for few people.",
                ),
                Slip("b", "One of the two is the share of people who fail. What is left of 1?"),
            ],
        ),
        Exercise(
            id="6.f",
            kind="interpret",
            question="40 people try a task, 30 do it. You report the typical time of those who "
            "did it. Which n belongs to that time?",
            answer=Choice({"a": "40", "b": "30", "c": "10"}, "b"),
            meaning="Write both: 30 of 40 did it, typical time of these 30.",
            slips=[
                Slip("a", "40 is the base of the success. Whose times went into the middle?"),
                Slip("c", "Those are the people whose times you left out."),
            ],
        ),
        Exercise(
            id="6.g",
            kind="interpret",
            question="12 people did a task. Two needed five times as long as the rest, and "
            "nothing disturbed them. Which typical time do you report?",
            answer=Choice(
                {
                    "a": "the mean of all 12",
                    "b": "the geometric mean of all 12",
                    "c": "the mean of the ten quick ones",
                },
                "b",
            ),
            meaning="Twelve times are few, and slow people are people. The geometric mean keeps "
            "them in without letting them rule.",
            slips=[
                Slip(
                    "a",
                    "The mean answers how much time they need in total. How many of the "
                    "12 would be that slow?",
                ),
                Slip(
                    "c",
                    "Nothing disturbed the other two. Slow is a result, not a fault: "
                    "which middle keeps them in?",
                ),
            ],
        ),
        Exercise(
            id="6.1",
            kind="recall",
            question="Which part of usability does each number belong to?",
            answer=Matching(
                {
                    "4 of 5 people did it": "effectiveness",
                    "typical time 80 seconds": "efficiency",
                    "ease rating 6 of 7": "satisfaction",
                },
                ("beauty", "effectiveness", "efficiency", "learnability", "satisfaction"),
            ),
            meaning="Did it, the cost of doing it, how it felt: the three parts in ISO 9241-11.",
            slips=[
                Slip(
                    lambda given: "beauty" in given.values(),
                    "Looks can please, and they are worth a question of their own. None of these "
                    "three numbers asks about them: they ask did it, at what cost, how it felt.",
                    is_test=True,
                ),
                Slip(
                    lambda given: "learnability" in given.values(),
                    "Useful, but ISO's three are: did it, the cost of doing it, how it felt. "
                    "Learning would need the same person twice.",
                    is_test=True,
                ),
                Slip(
                    lambda given: (
                        given["4 of 5 people did it"] == "efficiency"
                        or given["typical time 80 seconds"] == "effectiveness"
                    ),
                    "The two words sound alike. An effective person gets there; an efficient one "
                    "gets there at little cost.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["ease rating 6 of 7"] != "satisfaction",
                    "The ease rating is an opinion: how difficult or easy the task felt. Which "
                    "part is about feeling?",
                    is_test=True,
                ),
            ],
            hints=[
                "The title of the lesson asks three questions. Each number answers one.",
                "Can they do it is one part, how fast another, how hard it felt the third.",
            ],
            otherwise="Each of the three parts belongs to one number. Use every part once.",
        ),
        Exercise(
            id="6.2",
            kind="calculate",
            question="4 of 5 people succeed. From where to where does the adjusted interval "
            "reach, in percent?",
            answer=Range(lambda: _percent(adjusted), "percent", tolerance=1.0),
            meaning=f"From {100 * adjusted.low:.0f} to {100 * adjusted.high:.0f} %. Five people "
            "cannot grade a site. They can show you where it hurts.",
            slips=[
                Slip(
                    lambda: _percent(wald),
                    "The simple formula breaks for small n: it passes 100 %. Add about two "
                    "successes and two failures first, then take the margin.",
                ),
                Slip(
                    lambda: (100 * wald.low, 100),
                    "You clipped the simple interval. Add two and two first: 6 of 9, then the "
                    "margin.",
                ),
                Slip(
                    lambda: tuple(
                        100 * (six_of_nine + side * 1.96 * spread / math.sqrt(5))
                        for side in (-1, 1)
                    ),
                    "The share is the adjusted one, and the margin still divides by 5. The four "
                    "pretend people count there too.",
                ),
                Slip(
                    lambda: tuple(
                        100 * (six_of_nine + side * spread / math.sqrt(9)) for side in (-1, 1)
                    ),
                    "That margin is one standard error, which holds about 68 times of 100. "
                    "Multiply it by 1.96 for 95 times of 100.",
                ),
                Slip(
                    lambda: (80 - 100 * adjusted.margin, 80 + 100 * adjusted.margin),
                    "The margin is right, and it stands around the raw share. Put it around the "
                    "adjusted one.",
                ),
            ],
            hints=[
                "Two more successes and two more failures: how many of how many is that?",
                "With that share, take 1.96 × √(share × (1 − share) / people), pretend people "
                "included. Then go down and up from the share.",
            ],
            otherwise="Start from the adjusted share: (successes + 2) / (people + 4).",
        ),
        Exercise(
            id="6.3",
            kind="calculate",
            question="Put the three lines into an order that gives the geometric mean.",
            answer=Ordering(("log", "mean", "exp")),
            meaning=f"Into logs, average there, and back: {typical:.0f} seconds for the five "
            "times of the lesson.",
            slips=[
                Slip(
                    ("log", "exp", "mean"),
                    "Then you are back to plain seconds before you average. Average in logs.",
                ),
                Slip(
                    lambda given: given[0] == "mean",
                    "If the mean comes first, you have plain seconds, and log and exp undo each "
                    "other. What has to happen to the seconds before?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given[0] == "exp",
                    "exp leads out of the logs, back to seconds. You are not in them yet.",
                    is_test=True,
                ),
            ],
            hints=[
                "The geometric mean is a mean that is taken somewhere else than in seconds.",
                "Go in, average there, come out again. Which line leads in, which one out?",
            ],
        ),
        Exercise(
            id="6.4",
            kind="interpret",
            question=f"Success at “choose size” went from {_share(size['old site'])} to "
            f"{_share(size['new site'])} %, while {_rising()} of the other four tasks "
            "rose. What now?",
            answer=Choice(
                {
                    "a": "The redesign made choosing a size worse",
                    "b": "Choosing a size did not improve, so look into it first",
                    "c": "The change is inside the noise, so choosing a size is fine",
                    "d": "On average the site got better, so choosing a size is fine",
                },
                "b",
            ),
            meaning="Not improved is what the data carry, and it is the one task that was left "
            "behind. Watch the recordings, and ask what stops people.",
            slips=[
                Slip(
                    "a",
                    f"The two shares are good for about ±{margin:.0f} points each, and the change "
                    "is smaller than that. Say not improved. It is the one to investigate.",
                ),
                Slip(
                    "c",
                    "The change may be noise, yet "
                    f"{_failing('choose size', 'new site')} of {size['new site']['people']} people "
                    "did not manage here. Unchanged is not the same as fine.",
                ),
                Slip(
                    "d",
                    "An average can rise while one task stays behind. Who cannot choose a size "
                    "cannot buy: which task would you watch first?",
                ),
            ],
            hints=[
                "Compare the change with the plus or minus of the two shares.",
                "Two questions: is the fall proven? And is this share good enough to leave it?",
            ],
        ),
        Exercise(
            id="6.5",
            kind="interpret",
            question="A person rates the ease of a task with 6 of 7. The recording shows that "
            "they ordered the wrong size. What do you do?",
            answer=Choice(
                {
                    "a": "They lied, so ignore the rating",
                    "b": "Drop the person, because the two numbers clash",
                    "c": "Count a failure, and note the false belief as a finding",
                    "d": "Count a success, because they were satisfied",
                },
                "c",
            ),
            meaning="Success is judged by evidence, ease by feeling. Where the two part, somebody "
            "went away sure of a wrong order.",
            slips=[
                Slip(
                    "a",
                    "They may believe that they succeeded. Check success by evidence, not "
                    "by feeling, and keep what they felt.",
                ),
                Slip(
                    "b",
                    "A wrong “done” is the most expensive error in a shop. Keep it: what "
                    "made them believe it?",
                ),
                Slip(
                    "d",
                    "They felt fine, and a wrong parcel is on its way. What does the "
                    "recording count as evidence for?",
                ),
            ],
            hints=[
                "One of the two numbers is about what happened, the other about what it was like.",
                "The person told the truth about a feeling. What did the screen let them believe?",
            ],
        ),
        Exercise(
            id="6.6",
            kind="critique",
            question=f"A slide says: “Average success {100 * average.estimate:.0f} %, as good as "
            "the industry.” Write a better text.",
            answer=Written(
                parts={
                    r"\bmix|kinds?\b|different|other (tasks|sites|products|people)|not like": (
                        "What does the benchmark average? Say whether its tasks are like yours."
                    ),
                    r"access|screen.?reader|zoom|keyboard|assistive": (
                        "Look behind the average: which people succeed far less often? The "
                        "section “Who is behind the average?” has them."
                    ),
                    r"\d": (
                        "Give a number beside the average: its range, or the share of the people "
                        "that it hides."
                    ),
                },
                model=f"{average.n} people did {100 * average.estimate:.0f} % of the tasks on "
                f"average (range {100 * average.low:.0f} to {100 * average.high:.0f} %). The "
                f"benchmark of {100 * BENCHMARK:.0f} % mixes tasks of many kinds, so it is a rough "
                f"guide. People with access needs did {need['success, %']:.0f} %, the others "
                f"{others['success, %']:.0f} %.",
                least_words=12,
            ),
            meaning="A benchmark of mixed tasks is a rough guide, and an average is not everybody.",
            slips=[
                Slip(
                    lambda text: _agrees_with_the_slide(text),
                    "The benchmark mixes tasks of many kinds, so equal is not yet good. And an "
                    f"average can hide people: here some succeed in {need['success, %']:.0f} of "
                    "100 tasks. Who?",
                    is_test=True,
                ),
            ],
            hints=[
                "Ask two things of the slide: as good at which tasks? And good for whom?",
                "Name what the benchmark averages, the range of our number, and the group that "
                "the average hides.",
            ],
        ),
    ]


def _agrees_with_the_slide(text: str) -> bool:
    """Tell whether a text takes the slide's claim over, without any doubt."""
    text = text.lower()
    doubts = ("not", "but", "however", "mix", "hide", "access", "only", "although", "while")
    agrees = any(words in text for words in ("as good as", "yes", "the industry", "on a par"))
    return agrees and not any(word in text for word in doubts)


EXERCISES = ExerciseSet(_exercises, solutions="06_watching_people.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    tries, ease = _tries(), by_ease()
    average, need = _by_person(tries[tries["round"] == 2]), _access(True, "new site")
    by_name = {
        "people_a_site": f"{by_task()['people'].min()}",
        "rising": f"{_rising()}",
        "fewest_times": f"{by_task()['did it'].min()}",
        "most_times": f"{by_task()['did it'].max()}",
        "failed": f"{ease['not done'].sum()}",
        "failed_rated_high": f"{ease.loc[5:, 'not done'].sum()}",
        "ease_done": f"{tries.loc[tries['success'], 'seq_1_7'].mean():.1f}",
        "ease_not_done": f"{tries.loc[~tries['success'], 'seq_1_7'].mean():.1f}",
        "average_new": f"{100 * average.estimate:.0f}",
        "average_new_low": f"{100 * average.low:.0f}",
        "average_new_high": f"{100 * average.high:.0f}",
        "choose_size_failing": f"{_failing('choose size', 'new site')}",
        "need_new_low": f"{need['from, %']:.0f}",
        "need_new_high": f"{need['to, %']:.0f}",
    }
    for site in SITES.values():
        age = site.split()[0]
        with_need, others = (_access(has_need, site)["success, %"] for has_need in (True, False))
        by_name[f"need_{age}"] = f"{with_need:.0f}"
        by_name[f"others_{age}"] = f"{others:.0f}"
        by_name[f"gap_{age}"] = f"{others - with_need:.0f}"
        size, start_return = _task("choose size", site), _task("start return", site)
        by_name[f"choose_size_{age}"] = _share(size)
        by_name[f"choose_size_{age}_low"] = f"{size['from, %']:.0f}"
        by_name[f"choose_size_{age}_high"] = f"{size['to, %']:.0f}"
        by_name[f"choose_size_{age}_seconds"] = f"{size['seconds']:.0f}"
        by_name[f"start_return_{age}"] = _share(start_return)
        by_name[f"start_return_{age}_seconds"] = f"{start_return['seconds']:.0f}"
        by_name[f"guest_checkout_{age}"] = _share(_task("guest checkout", site))
    return by_name
