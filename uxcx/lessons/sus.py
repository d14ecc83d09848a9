"""Lesson 07, SUS: ten questions, one tricky score.

Here live the lesson's two panels (Score it, What is 68?), its charts, its exercises with every
slip, and the facts its prose prints. Scores, norms and the look at sheets are `uxcx.measures`.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import dropdown, number_box
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, ON_WHITE, canvas, house_style, show
from uxcx.figures.palette import BAND, GRID, INK, MARKERS
from uxcx.measures import correlations, means, questionnaires, sus_norms, sus_sheets
from uxcx.measures import sus as scale
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

ITEMS = {
    # column: (a short name for charts, the item after Brooke 1996, with "site" for "system")
    "q1": ("often", "I think that I would like to use this site frequently."),
    "q2": ("complex", "I found the site unnecessarily complex."),
    "q3": ("easy", "I thought the site was easy to use."),
    "q4": ("support", "I think that I would need the support of a technical person."),
    "q5": ("integrated", "I found the various functions well integrated."),
    "q6": ("inconsistent", "I thought there was too much inconsistency."),
    "q7": ("quick to learn", "Most people would learn to use this site very quickly."),
    "q8": ("cumbersome", "I found the site very cumbersome to use."),
    "q9": ("confident", "I felt very confident using the site."),
    "q10": ("much to learn", "I needed to learn a lot before I could get going."),
}
PRAISE, COMPLAINTS = list(ITEMS)[0::2], list(ITEMS)[1::2]

SHEET = (4, 2, 4, 1, 4, 2, 5, 2, 4, 2)
"""The worked example: what one person ticked."""

SECOND_SHEET = (4, 2, 5, 1, 4, 2, 4, 1, 5, 2)
"""The sheet of exercise 7.2, a published example that scores 85."""

SITES = {1: "February, old site", 2: "May, new site"}

SCHOOL = (("F", 0.0), ("D", 60.0), ("C", 70.0), ("B", 80.0), ("A", 90.0))
"""Marks of a school, as a public program gives them to SUS scores."""

FLIPPED = "q8"
"""The item that a bad translation turned into praise (exercise 7.5)."""


# ---------------------------------------------------------------- what the shop's data say


@cache
def _sheets() -> pd.DataFrame:
    """One row for each person: ten answers, the round, and the score."""
    people = shop.load("ut_people")[["pid", "round"]]
    sheets = shop.load("ut_sus").merge(people, on="pid", validate="one_to_one")
    return sheets.assign(score=scale.score(sheets[list(ITEMS)]))


def _scores(number: int) -> pd.Series:
    sheets = _sheets()
    return sheets.loc[sheets["round"] == number, "score"]


@cache
def by_round() -> pd.DataFrame:
    """Mean SUS of both rounds with its interval, and what it reads in the published table."""
    rows = {}
    for number, site in SITES.items():
        result = scale.mean(_scores(number))
        rank = sus_norms.percentile(result)
        rows[site] = {
            "SUS": result.estimate,
            "from": result.low,
            "to": result.high,
            "percentile": rank.value,
            "percentile from": rank.low,
            "percentile to": rank.high,
            "grade": sus_norms.grade(result).value,
            "people": result.n,
        }
    return pd.DataFrame(rows).T.infer_objects().rename_axis("round")


@cache
def _change():
    return scale.compare(_scores(1), _scores(2), groups=("in February", "in May"))


@cache
def recommendation(quarter: str) -> float:
    """Mean answer, 0 to 10, to the question of recommendation in a quarter."""
    survey = shop.load("survey_relational")
    return means.mean(survey.loc[survey["wave"] == quarter, "ltr_0_10"]).estimate


def translated_sheets() -> pd.DataFrame:
    """Return the shop's sheets as if item 8 had been translated into praise."""
    sheets = shop.load("ut_sus")
    return sheets.assign(**{FLIPPED: 6 - sheets[FLIPPED]})


def item_correlations(sheets: pd.DataFrame) -> pd.DataFrame:
    """Return how each item goes together with the sum of the other praising items."""
    praise = sheets[PRAISE].sum(axis=1)
    rows = {}
    for item, (name, _) in ITEMS.items():
        others = praise - sheets[item] if item in PRAISE else praise
        rows[f"{item[1:]} {name}"] = {
            "kind": "praise" if item in PRAISE else "complaint",
            "correlation": correlations.pearson(sheets[item], others).estimate,
        }
    return pd.DataFrame(rows).T.infer_objects().rename_axis("item")


# ---------------------------------------------------------------- panels


class ScoreIt(Explorer):
    """Ten boxes to tick: what each item adds, and what becomes of all of them."""

    title = "Score it"
    height = 5.6

    def controls(self):
        ticks = [("1: strongly disagree", 1), ("2", 2), ("3", 3), ("4", 4),
                 ("5: strongly agree", 5)]  # fmt: skip
        return {
            item: dropdown(f"{item[1:]}. {text}", ticks, ticked)
            for (item, (_, text)), ticked in zip(ITEMS.items(), SHEET, strict=True)
        }

    def actions(self):
        return {
            "Tick 5 everywhere": lambda: self._tick((5, 5)),
            "Tick 3 everywhere": lambda: self._tick((3, 3)),
            "Tick 1 everywhere": lambda: self._tick((1, 1)),
            "Tick 5 and 4 in turn": lambda: self._tick((5, 4)),
            "Tick 5 and 1 in turn": lambda: self._tick((5, 1)),
            "The sheet of the lesson": lambda: self._tick(SHEET),
        }

    def _tick(self, pattern: tuple[int, ...]) -> None:
        self.set(**dict(zip(ITEMS, np.resize(pattern, 10).tolist(), strict=True)))

    def draw(self, figure):
        axes = figure.subplots()
        self.rows = {item: row for row, item in enumerate(PRAISE, 1)}
        self.rows |= {item: row for row, item in enumerate(COMPLAINTS, 7)}
        places = list(self.rows.values())
        axes.barh(places, 4, color="none", edgecolor=GRID, height=0.72)
        self.bars, self.texts = {}, {}
        for items, colour, hatch in ((PRAISE, GROUPS[0], None), (COMPLAINTS, GROUPS[1], "///")):
            for item in items:
                (self.bars[item],) = axes.barh(self.rows[item], 0, color=colour, hatch=hatch,
                                               edgecolor="white", height=0.72)  # fmt: skip
                self.texts[item] = axes.text(4.15, self.rows[item], "", va="center")
        bold = {"va": "center", "fontweight": "bold"}
        axes.text(4.15, -0.85, "ticked → points", va="center")
        self.sums = [axes.text(0, 0, "", color=GROUPS[0], **bold),
                     axes.text(0, 6, "", color=GROUPS[1], **bold)]  # fmt: skip
        self.total = axes.text(0, -0.85, "", fontsize=16, **bold)
        axes.set(xlim=(0, 6.1), ylim=(11.6, -1.5), xticks=range(5), xlabel="Points of each item",
                 yticks=places)  # fmt: skip
        axes.set_yticklabels([f"{item[1:]} {ITEMS[item][0]}" for item in self.rows])
        axes.grid(visible=False)

    def update(self, **ticked):
        answers = list(ticked.values())
        points = dict(zip(ticked, scale.contributions(answers).astype(int).tolist(), strict=True))
        for item, gained in points.items():
            self.bars[item].set_width(gained)
            self.texts[item].set_text(f"{ticked[item]} → {gained}")
        praise, complaints = (sum(points[item] for item in half) for half in (PRAISE, COMPLAINTS))
        score = scale.score(answers)
        self.sums[0].set_text(f"Praise: {praise} of 20 points")
        self.sums[1].set_text(f"Complaints, turned: {complaints} of 20")
        self.total.set_text(f"SUS {score:g}")
        sentence = (
            f"SUS {score:g}. The five praising items add {praise} of 20 points, the five "
            f"complaining items {complaints} of 20. Together {praise + complaints}, times 2.5."
        )
        sheet = sus_sheets.inspect([answers])
        if sheet.straight_lined[0]:
            sentence += (
                " The same box ten times: agreeing with praise and with complaint cancels out."
            )
        elif sheet.contradictory[0]:
            sentence += " This sheet praises and complains at once: look at it before you use it."
        table = pd.DataFrame(
            {
                "item": [f"{item[1:]} {name}" for item, (name, _) in ITEMS.items()],
                "kind": ["praise", "complaint"] * 5,
                "ticked": answers,
                "points": list(points.values()),
            }
        )
        return Finding(sentence, table, f"Bar chart of points by item. {sentence}")


@cache
def _people(n: int) -> np.ndarray:
    """Spread n people around 0 as widely as the shop's people in February."""
    people = np.linspace(-1, 1, n)
    return people * _scores(1).std() / people.std(ddof=1)


def _letters() -> tuple[tuple[str, float], ...]:
    """Join the grades of Sauro and Lewis by letter: each with the score at which it begins."""
    floors: dict[str, float] = {}
    for grade, low, *_ in sus_norms.GRADES:
        floors.setdefault(grade[0], low)
    return tuple(floors.items())


def _bands(words: tuple[tuple[str, float], ...]) -> list[tuple[str, float, float]]:
    """Give each word its lowest score and the one at which the next word begins."""
    ends = [low for _, low in words[1:]] + [100.0]
    return [(word, low, high) for (word, low), high in zip(words, ends, strict=True)]


def _rank(percentile: float, words: bool = False) -> str:
    """Write a percentile whole; at the ends nobody is better than all others, or than none."""
    if percentile < 0.5:
        return "fewer than 1" if words else "<1"
    if percentile > 99.4:
        return "more than 99" if words else ">99"
    return f"{percentile:.0f}"


def _range(reading: sus_norms.Reading, words: bool = False) -> str:
    ends = (_rank(reading.low, words), _rank(reading.high, words))
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


class WhatIs68(Explorer):
    """A mean score, its interval, and where both stand among the products that were measured."""

    title = "What is 68?"
    height = 4.2

    def controls(self):
        return {
            "score": number_box("Mean SUS score", 70, 0, 100),
            "people": dropdown("People in the test", (5, 10, 20, 40, 100, 400), 40),
        }

    def actions(self):
        return {
            f"Set {score}": lambda score=score: self.set(score=score)
            for score in (51, 68, 74, 80, 90)
        }

    def draw(self, figure):
        axes = figure.subplots()
        tens = np.arange(0, 101, 5)
        every = np.arange(0, 100.1, 0.5)
        axes.plot(every, [sus_norms.percentile(float(x)).value for x in every], color=INK)
        axes.plot(tens, [sus_norms.percentile(float(x)).value for x in tens], ".", color=INK)
        for letter, low, high in _bands(_letters()):
            axes.text((low + high) / 2, 108, letter, ha="center", va="center", fontweight="bold")
            axes.axvline(high, color=GRID, linestyle=":", linewidth=1.5)
        self.band = axes.axvspan(0, 1, facecolor=BAND, edgecolor=GROUPS[0], linewidth=1)
        (self.range,) = axes.plot([0, 0], [0, 1], color=GROUPS[1], linewidth=7,
                                  solid_capstyle="butt")  # fmt: skip
        (self.guide,) = axes.plot([], [], "--", color=INK, linewidth=1)
        (self.point,) = axes.plot([], [], "D", color=GROUPS[1], markersize=9)
        self.label = axes.text(0, 0, "", fontweight="bold", va="center", bbox=ON_WHITE)
        self.range_label = axes.text(4, 0, "", va="center", color=GROUPS[1], bbox=ON_WHITE)
        axes.text(3, 108, "grade", va="center")
        axes.set(xlim=(0, 100.5), ylim=(0, 114), xticks=range(0, 101, 10), yticks=range(0, 101, 20),
                 xlabel="Mean SUS score", ylabel="Percentile of products")  # fmt: skip

    def update(self, score, people):
        mean = replace(means.mean(score + _people(people)), estimate=float(score))
        rank, grade = sus_norms.percentile(mean), sus_norms.grade(mean)
        low, high = max(0.0, mean.low), min(100.0, mean.high)
        self.band.set(x=low, width=high - low)
        self.range.set_data([1, 1], [rank.low, rank.high])
        self.guide.set_data([0, score, score], [rank.value, rank.value, 0])
        self.point.set_data([score], [rank.value])
        self.range_label.set(
            text=_range(rank), y=min(97, max(4, (rank.low + rank.high) / 2)), visible=score > 40
        )
        above = 6 if rank.value < 92 else -9
        self.label.set(text=f"{score} → {_rank(rank.value)}", y=rank.value + above,
                       x=score + (-3 if score > 40 else 3),
                       ha="right" if score > 40 else "left")  # fmt: skip
        grades = f"grade {grade.low} to {grade.high}"
        if grade.low == grade.high:
            grades = f"grade {grade.low} throughout"
        sentence = (
            f"SUS {score}: {_rank(rank.value, words=True)} of 100 products score lower, grade "
            f"{grade.value}. With {people} people the true mean may lie anywhere from {low:.0f} "
            f"to {high:.0f}: percentile {_range(rank, words=True)}, {grades}."
        )
        table = pd.DataFrame(
            {
                "": ["lower limit", "mean", "upper limit"],
                "SUS": [low, float(score), high],
                "percentile": [rank.low, rank.value, rank.high],
                "grade": [grade.low, grade.value, grade.high],
            }
        )
        return Finding(sentence, table, f"Line chart of percentile by mean SUS score. {sentence}")


def score_it():
    """Ask for a prediction, then let the learner tick the ten boxes."""
    cancels = "It gains all 20 points on praise and none on complaints."
    return Prediction(
        question="Somebody ticks 5, strongly agree, on all ten items. What is the score?",
        replies={
            "100": "Most people say so. 100 would need agreement with all praise and with no "
            f"complaint. This sheet agrees with both. {cancels}",
            "75": "Halfway between good and perfect would be fair if complaints counted half. "
            f"They count as much as praise. {cancels}",
            "50": f"{cancels} All 3s and all 1s end there too, by other ways.",
            "0": "0 would need agreement with every complaint and with no praise. "
            f"This sheet agrees with both. {cancels}",
        },
        right="50",
        task="Now press “Tick 5 everywhere”, then try the other buttons and boxes.",
    ).then(ScoreIt())


def what_is_68():
    """Ask for a prediction, then show what a score is worth among other products."""
    rank = sus_norms.percentile(70).value
    return Prediction(
        question="A site has SUS 70. That means 70 % of …?",
        replies={
            "… its users like it": "Nobody was asked whether they like it, and no people are "
            "counted here. The score is a sum of ticks.",
            "… tasks were done": "That is task success, from lesson 6. The ten items ask how the "
            "site felt afterwards.",
            "… other products score lower": f"That is how a percentile reads. But 70 points "
            f"stand at percentile {rank:.0f}: near the middle.",
            "… nothing: it is no percentage": f"70 of 100 points, which is better than "
            f"{rank:.0f} of 100 products. Near the middle.",
        },
        right="… nothing: it is no percentage",
        task="Now try 51, 68, 74, 80 and 90, and then fewer people.",
    ).then(WhatIs68())


# ---------------------------------------------------------------- charts


def chart_by_round() -> None:
    """Draw each person's score, and both means with their intervals."""
    table = by_round()
    figure, axes = canvas("SUS of 80 people, before and after", "SUS score, 0 to 100", height=3.4)
    random = np.random.default_rng(7)
    with house_style():
        axes.axvline(68, color=INK, linewidth=1.5, linestyle="--")
        axes.text(66.5, 1.62, "68, middle of products", ha="right", va="center")
        for place, (number, colour, marker) in enumerate(zip(SITES, GROUPS, MARKERS, strict=False)):
            scores, row = _scores(number), table.iloc[place]
            up = 1 - place + random.uniform(-0.16, 0.16, len(scores)) - 0.1
            axes.plot(scores, up, marker, color=colour, markersize=5, markerfacecolor="none")
            axes.errorbar(row["SUS"], 1.28 - place, color=colour, fmt=marker, markersize=10,
                          xerr=[[row["SUS"] - row["from"]], [row["to"] - row["SUS"]]],
                          capsize=6, linewidth=2.5)  # fmt: skip
            away = row["to"] + 2 if place else row["from"] - 2  # away from the line at 68
            axes.text(away, 1.28 - place, f"{row['SUS']:.1f}", va="center", fontweight="bold",
                      ha="left" if place else "right")  # fmt: skip
        axes.set(yticks=[1, 0], xlim=(30, 101), ylim=(-0.4, 1.75))
        axes.set_yticklabels([f"{site.replace(', ', chr(10))}\nn = {n}"
                              for site, n in table["people"].items()])  # fmt: skip
        axes.grid(axis="y", visible=False)
    first, last = table.iloc[0], table.iloc[1]
    show(
        figure,
        f"Dot chart of SUS scores, n {first['people']} in February and {last['people']} in May. "
        f"Mean {first['SUS']:.1f} ({first['from']:.1f} to {first['to']:.1f}) and "
        f"{last['SUS']:.1f} ({last['from']:.1f} to {last['to']:.1f}). "
        "The middle of all products, 68, lies between.",
        table,
    )


def _rivals(score: float) -> dict[str, tuple[tuple[tuple[str, float], ...], str]]:
    """List the rival tables: name -> words with the score at which each begins; what it says."""
    marks = [mark for mark, low in SCHOOL if low <= score]
    rivals = {
        "Sauro, Lewis": (_letters(), sus_norms.grade(score).value[0]),
        "as at school": (SCHOOL, marks[-1]),
    }
    names = {"measuringu": "MeasuringU", "bangor": "Bangor", "toolkit": "SUS Toolkit"}
    for rule, (marginal, acceptable) in sus_norms.ACCEPTABILITY.items():
        words = (("not", 0.0), ("marginal", marginal), ("acceptable", acceptable))
        says = sus_norms.acceptability(score, rule).value
        rivals[names[rule]] = (words, says.removesuffix(" acceptable"))
    return rivals


def chart_of_rivals(score: float) -> None:
    """Draw what five tables in circulation say of one mean score.

    Parameters
    ----------
    score : float
        Mean score of a study, 0 to 100.
    """
    rivals = _rivals(score)
    figure, axes = canvas(f"Five tables on SUS {score:g}", "Mean SUS score", height=3.6)
    rows = {}
    with house_style():
        for place, (name, (words, says)) in enumerate(rivals.items()):
            for word, low, high in _bands(words):
                holds = word == says
                if holds:
                    rows[name] = {"says": word, "from": round(low, 1), "to": round(high, 1)}
                left = max(low, 40)
                axes.barh(place, high - left, left=left, height=0.7, edgecolor=INK, linewidth=1,
                          color=GROUPS[0] if holds else "white")  # fmt: skip
                if high > 40:
                    axes.text((left + high) / 2, place, word, ha="center", va="center",
                              fontsize=11.5, color="white" if holds else INK,
                              fontweight="bold" if holds else "normal")  # fmt: skip
        axes.axvline(score, color=GROUPS[1], linewidth=3, linestyle="--", zorder=2)
        axes.set(yticks=range(len(rows)), yticklabels=list(rows), xlim=(40, 100),
                 ylim=(len(rows) - 0.4, -0.6))  # fmt: skip
        axes.grid(visible=False)
    table = pd.DataFrame(rows).T.rename_axis("table")
    said = ", ".join(f"{name} {row['says']}" for name, row in table.iterrows())
    show(figure, f"Bands of five tables by mean SUS score. On {score:g} they say: {said}.", table)


def chart_of_items(sheets: pd.DataFrame) -> None:
    """Draw how each item goes together with the sum of the other praising items.

    Parameters
    ----------
    sheets : DataFrame
        Columns q1 to q10, as ticked.
    """
    table = item_correlations(sheets)
    figure, axes = canvas("Does each item pull the right way?",
                          "Correlation with the other praising items", height=4.4)  # fmt: skip
    with house_style():
        for place, (_, row) in enumerate(table.iterrows()):
            praise, r = row["kind"] == "praise", row["correlation"]
            colour = GROUPS[0 if praise else 1]
            axes.barh(place, r, color=colour, height=0.7, edgecolor="white",
                      hatch=None if praise else "///")  # fmt: skip
            axes.text(r + (0.03 if r > 0 else -0.03), place, row["kind"], color=colour,
                      va="center", ha="left" if r > 0 else "right")  # fmt: skip
        axes.axvline(0, color=INK, linewidth=1.5)
        axes.set(yticks=range(10), yticklabels=table.index, xlim=(-1.15, 1.15), ylim=(9.6, -0.6),
                 xticks=[-1, -0.5, 0, 0.5, 1])  # fmt: skip
        axes.grid(axis="y", visible=False)
    numbers = table["correlation"].round(1)
    listed = ", ".join(f"{item.split()[0]}: {r:+.1f}" for item, r in numbers.items())
    show(
        figure,
        f"Bar chart of correlations by item, n {len(sheets)} sheets. Praise should lie above 0, "
        f"complaint below. {listed}.",
        table,
    )


# ---------------------------------------------------------------- exercises


def _exercises() -> list[Exercise]:
    first, last = by_round().iloc[0], by_round().iloc[1]
    gap = _change()
    said = f"{last['SUS']:.0f}"
    rank = f"{last['percentile']:.0f}"
    second = np.array(SECOND_SHEET)
    rule = [sus_norms.likelihood_to_recommend(row["SUS"]).value for row in (first, last)]
    return [
        Exercise(
            id="7.a",
            kind="recall",
            question="Usability has three parts. Which one do questions about the feeling ask "
            "for, such as the Single Ease Question after a task?",
            answer=Choice({"a": "effectiveness", "b": "efficiency", "c": "satisfaction"}, "c"),
            meaning="The scale of this lesson asks for the same part, once, at the end of all "
            "tasks.",
            slips=[
                Slip(
                    "a",
                    "Effectiveness is whether people reach the goal. Somebody can count "
                    "that without asking: which part needs a question?",
                ),
                Slip(
                    "b",
                    "Efficiency is the cost, such as the time. A clock can take that: "
                    "which part needs a question?",
                ),
            ],
        ),
        Exercise(
            id="7.b",
            kind="recall",
            question="A Net Promoter Score is +25. Why is “25 %” no good way to write it?",
            answer=Choice(
                {
                    "a": "it is a difference of two shares, and counts nobody",
                    "b": "it was rounded",
                    "c": "too few people answered",
                },
                "a",
            ),
            meaning="A number without a percent sign needs its own unit: points. Keep that in "
            "mind today.",
            slips=[
                Slip(
                    "b",
                    "A rounded share may keep its percent sign. What was subtracted to get to +25?",
                ),
                Slip(
                    "c",
                    "With a million answers it would still be no percentage. What was "
                    "subtracted to get to +25?",
                ),
            ],
        ),
        Exercise(
            id="7.c",
            kind="recall",
            question="Three forms look odd. When do you decide whether to drop them?",
            answer=Choice(
                {
                    "a": "when the score without them is known",
                    "b": "before looking at the score, by a written rule",
                    "c": "never: every form is somebody's opinion",
                },
                "b",
            ),
            meaning="A rule first, then the score. And a ledger says how many were dropped.",
            slips=[
                Slip(
                    "a",
                    "Then the score that you like could choose the rule. What must stand first?",
                ),
                Slip(
                    "c",
                    "A form filled in twice is no second opinion. What makes dropping it honest?",
                ),
            ],
        ),
        Exercise(
            id="7.d",
            kind="calculate",
            question="Item 6 says “too much inconsistency”. Somebody ticked 2. Its points are "
            "gap − 2. What belongs in the gap?",
            answer=Choice({"a": "1", "b": "4", "c": "5"}, "c"),
            meaning="5 − 2 is 3 points: nearly full marks for hardly any complaint.",
            slips=[
                Slip(
                    "a",
                    "Taking 1 away is the rule for praise, and it stands behind the "
                    "answer. How do you turn a complaint round?",
                ),
                Slip(
                    "b",
                    "With 4 the best answer, a tick at 1, would earn 3 points. It should earn 4.",
                ),
            ],
        ),
        Exercise(
            id="7.e",
            kind="calculate",
            question="Praise adds 14 points, the turned complaints add 12. "
            "SUS = gap × (gap and gap). Which line is it?",
            answer=Choice(
                {"a": "2.5 × (14 − 12)", "b": "2 × (14 + 12)", "c": "2.5 × (14 + 12)"}, "c"
            ),
            meaning="2.5 × 26 is 65. The 2.5 stretches 40 points to 100.",
            slips=[
                Slip(
                    "a",
                    "The complaints were turned already, so their points are good news. "
                    "Good news is added.",
                ),
                Slip(
                    "b",
                    "Ten items give 40 points at most. By what must you multiply 40 to reach 100?",
                ),
            ],
        ),
        Exercise(
            id="7.1",
            kind="recall",
            question="Which items praise, and which complain?",
            answer=Matching(
                {
                    "item 2": "complaint",
                    "item 3": "praise",
                    "item 7": "praise",
                    "item 10": "complaint",
                }
            ),
            meaning="Odd items praise, even items complain. So the even ones are turned round.",
            slips=[
                Slip(
                    {
                        "item 2": "praise",
                        "item 3": "complaint",
                        "item 7": "complaint",
                        "item 10": "praise",
                    },
                    "You have them the other way round. Read item 2 aloud: “unnecessarily "
                    "complex”. Is agreeing good news?",
                ),
                Slip(
                    lambda given: given["item 10"] == "praise",
                    "Item 10 says that a lot had to be learned before one could start. "
                    "Is agreeing good news for the site?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["item 2"] == "praise",
                    "Read item 2 aloud: “unnecessarily complex”. Is agreeing good news?",
                    is_test=True,
                ),
                Slip(
                    lambda given: "complaint" in (given["item 3"], given["item 7"]),
                    "Items 3 and 7 speak of ease and of quick learning. Is agreeing good news?",
                    is_test=True,
                ),
            ],
            hints=[
                "Read each item aloud, and ask: would the team be glad about a 5?",
                "They take turns: 1 praises, 2 complains, 3 praises …",
            ],
        ),
        Exercise(
            id="7.2",
            kind="calculate",
            question="Somebody ticked 4 2 5 1 4 2 4 1 5 2. What is the SUS score?",
            answer=Number(lambda: scale.score(SECOND_SHEET), "points", tolerance=0.4),
            meaning="34 of 40 points, times 2.5. One person is a start and no result: grades "
            "and percentiles are for means.",
            slips=[
                Slip(
                    lambda: 2.5 * second.sum(),
                    "You multiplied the raw sum by 2.5, without turning the complaints round. "
                    "Then a site would gain from “cumbersome”.",
                ),
                Slip(
                    lambda: 2.5 * (second - 1).sum(),
                    "You took 1 from every item. That is right for praise; for even items use "
                    "5 minus the answer.",
                ),
                Slip(
                    lambda: 2 * second.sum(),
                    "That is the raw sum times 2, which is not the rule of the SUS. First turn "
                    "each answer into 0 to 4 points.",
                ),
                Slip(
                    lambda: scale.contributions(SECOND_SHEET).sum(),
                    "These are the points, out of 40. Multiply the points by 2.5, so that the "
                    "scale ends at 100.",
                ),
                Slip(
                    lambda: scale.score(SHEET),
                    "That is the score of the sheet in the lesson. This one differs in four "
                    "boxes: score each item again.",
                ),
                Slip(
                    lambda: scale.contributions(SHEET).sum(),
                    "These are the points of the sheet in the lesson. Take this one, then "
                    "multiply the points by 2.5.",
                ),
                Slip(
                    lambda: 100 - scale.score(SECOND_SHEET),
                    "Praise and complaint changed places. Odd items: answer minus 1. "
                    "Even items: 5 minus answer.",
                ),
            ],
            hints=[
                "Each item gives 0 to 4 points. A praise at 5 gives 4, a complaint at 1 too.",
                "Odd items: answer minus 1. Even items: 5 minus answer. Add up, times 2.5.",
            ],
            otherwise="Write down the points of each item, 0 to 4, and add them once more.",
        ),
        Exercise(
            id="7.3",
            kind="interpret",
            question=f"SUS went from {first['SUS']:.1f} to {last['SUS']:.1f}. Is that real?",
            answer=Choice(
                {
                    "a": "Yes: the interval of the difference stays above 0",
                    "b": "Yes: usability rose by that many percent",
                    "c": "No: some people in February gave more than some in May",
                    "d": "Nobody can tell from 40 people each",
                },
                "a",
            ),
            meaning=f"The gain is {gap.estimate:+.0f} points, from {gap.low:+.0f} to "
            f"{gap.high:+.0f}. The intervals of the two means do not even touch.",
            slips=[
                Slip(
                    "b",
                    "It rose, but by points. They are no share of anything, so there is no "
                    "percent to rise by. Which sentence gives the evidence?",
                ),
                Slip(
                    "c",
                    "People differ, and the two clouds overlap. The question is about the "
                    "means: do their intervals overlap?",
                ),
                Slip(
                    "d",
                    "40 people make an interval of about four points to each side. "
                    "Compare that with the size of the gain.",
                ),
            ],
            hints=[
                "Ask for the interval of the difference.",
                "Run scale.compare on the two rounds, as in the lesson: does its range hold 0?",
            ],
        ),
        Exercise(
            id="7.4",
            kind="interpret",
            question=f"“SUS {said}, so {said} % like the new site.” What may stand there instead?",
            answer=Choice(
                {
                    "a": "Nothing else: the score is the share of users who like the site",
                    "b": "The share of tasks that were done, which is what the scale measures",
                    "c": "The percentile: how many of 100 products score lower",
                },
                "c",
            ),
            meaning=f"Here: {rank} of 100. Add the interval and the n, from "
            f"{last['percentile from']:.0f} to {last['percentile to']:.0f}, n = {last['people']}.",
            slips=[
                Slip(
                    "a",
                    "It is not a percentage: nobody was counted. Say how many of the "
                    "products that were measured score lower.",
                ),
                Slip(
                    "b",
                    "That would be task success, from lesson 6. The scale asks how the "
                    "site felt afterwards.",
                ),
            ],
            hints=[
                "What is counted on a scale that adds up ticks: people, tasks, or nothing?",
                "Look up the percentile with sus_norms.percentile, and say what it ranks.",
            ],
        ),
        Exercise(
            id="7.5",
            kind="critique",
            question="A translated scale: one item pulls the wrong way. What do you do?",
            answer=Choice(
                {
                    "a": "Item 8: delete it, and score the other nine",
                    "b": "Item 8: ask the translator; if it praises now, score it as praise and "
                    "report it",
                    "c": "Item 2: ask the translator, as it goes against the praise",
                    "d": "Nothing: the scale is a standard, so score it as ever",
                },
                "b",
            ),
            meaning="Item 8 goes together with praise before anybody turned it. The cause is "
            "the translation, so ask there first.",
            slips=[
                Slip(
                    "a",
                    "You found the item. But deleting hides the cause, and nine items are "
                    "another scale. Who knows what the words say now?",
                ),
                Slip(
                    "c",
                    "A complaint should go against the praise, before it is turned round. "
                    "Which complaint does not?",
                ),
                Slip(
                    "d",
                    "The standard holds for the words it was tested with. Look at the "
                    "picture: which complaint pulls like praise?",
                ),
            ],
            hints=[
                "Praise should pull to the right, complaints to the left.",
                "One hatched bar points to the right. Before you delete it, ask why.",
            ],
        ),
        Exercise(
            id="7.6",
            kind="critique",
            question="A rule says: mean recommendation = 1.33 + 0.08 × SUS. Why must it fail for "
            "our shop?",
            answer=Written(
                parts={
                    r"parcel|deliver|carrier|late|return|service|shipping": "Say what else our "
                    "customers judge when they recommend us. Lesson 4 found it.",
                    r"usab|\bsite\b|website|product|interface": "Say what the SUS is about, and "
                    "what it is not.",
                    r"customers|buyers|bought|testers|tested|volunteers": "Say who answered: "
                    "those who tested, or those who bought?",
                },
                model="The rule was made from users who rated one product. Our customers also "
                "judge the parcel: the site's SUS rose and the recommendation fell. So the rule "
                "leaves out what moves our answers most.",
                least_words=12,
            ),
            meaning=f"The rule promises a rise from {rule[0]:.1f} to {rule[1]:.1f}. "
            f"The survey fell from {recommendation('Q1'):.1f} in Q1 to "
            f"{recommendation('Q4'):.1f} in Q4.",
            slips=[
                Slip(
                    lambda text: "useless" in text.lower() or "wrong formula" in text.lower(),
                    "It fitted the products that it was made from. Say for whom it holds, and "
                    "what our question adds to that.",
                    is_test=True,
                ),
            ],
            hints=[
                "What did the customers of lesson 4 get that no tester got?",
                "Name what SUS is about, what the recommendation is about, and who answered each.",
            ],
        ),
    ]


EXERCISES = ExerciseSet(_exercises, solutions="07_sus.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    first, last = by_round().iloc[0], by_round().iloc[1]
    gap = _change()
    sheets = _sheets()
    raw = shop.load("raw_ut_sus")[list(ITEMS)]
    alpha = questionnaires.alpha(scale.contributions(sheets[list(ITEMS)]))
    unturned = questionnaires.alpha(sheets[list(ITEMS)])
    by_name = {
        "feb": f"{first['SUS']:.1f}",
        "may": f"{last['SUS']:.1f}",
        "feb_whole": f"{first['SUS']:.0f}",
        "may_whole": f"{last['SUS']:.0f}",
        "feb_low": f"{first['from']:.0f}",
        "feb_high": f"{first['to']:.0f}",
        "may_low": f"{last['from']:.0f}",
        "may_high": f"{last['to']:.0f}",
        "gain": f"{gap.estimate:+.0f}",
        "gain_low": f"{gap.low:+.0f}",
        "gain_high": f"{gap.high:+.0f}",
        "feb_rank": f"{first['percentile']:.0f}",
        "may_rank": f"{last['percentile']:.0f}",
        "may_rank_low": f"{last['percentile from']:.0f}",
        "may_rank_high": f"{last['percentile to']:.0f}",
        "may_grade": last["grade"],
        "may_grade_best": sus_norms.grade(scale.mean(_scores(2))).high,
        "raw_sheets": f"{len(raw)}",
        "people": f"{len(sheets)}",
        "straight": f"{sus_sheets.inspect(raw).straight_lined.sum()}",
        "raw_mean": f"{scale.mean(scale.score(raw)).estimate:.1f}",
        "clean_mean": f"{scale.mean(sheets['score']).estimate:.1f}",
        "alpha": f"{alpha.estimate:.2f}",
        "alpha_unturned": f"{unturned.estimate:.1f}",
        "rule_feb": f"{sus_norms.likelihood_to_recommend(first['SUS']).value:.1f}",
        "rule_may": f"{sus_norms.likelihood_to_recommend(last['SUS']).value:.1f}",
        "recommend_q1": f"{recommendation('Q1'):.1f}",
        "recommend_q4": f"{recommendation('Q4'):.1f}",
    }
    return {name: number.replace("-", "−") for name, number in by_name.items()}
