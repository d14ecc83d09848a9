"""Lesson 03, clean answers: can we trust this survey?

Here live the lesson's two panels (Cleaning ledger; One data set, five CSATs), its chart, its
exercises with every slip, and the facts its prose prints. The scores are
`uxcx.measures.satisfaction`, who answered at all is `uxcx.measures.response`.
"""

import re
from functools import cache
from itertools import product

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import checkbox, dropdown, number_box
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, ON_WHITE, canvas, house_style, show
from uxcx.figures.palette import GROUND, INK
from uxcx.measures import proportions, response, satisfaction
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

TWELVE_ANSWERS = (5, 4, 4, 3, 5, 2, 4, 5, 1, 4, None, 11)
"""The worked example: twelve forms, of which one is blank and one impossible."""

TEN_ANSWERS = TWELVE_ANSWERS[:10]
TEN_OTHERS = (4,) * 7 + (3,) * 3
"""Ten people with the same mean and the same CSAT as `TEN_ANSWERS`, and none of them angry."""

TEN_EFFORTS = (7, 6, 6, 5, 4, 7, 3, 5, 2, 6)
"""Ten answers to the question of the Customer Effort Score, from 1 to 7 (exercise 3.3)."""

SPEEDER_S = 20


# ---------------------------------------------------------------- what the shop's data say


@cache
def _forms() -> pd.DataFrame:
    """Every CSAT form as it came, blanks and all."""
    return shop.load("raw_survey_csat")


@cache
def _clean() -> pd.Series:
    return shop.load("survey_csat")["csat_1_5"]


@cache
def _everybody() -> pd.DataFrame:
    """What every buyer would have ticked, and whether they answered: hidden in real life."""
    return shop.load("truth_feedback")


@cache
def by_rating() -> pd.DataFrame:
    """Of the people who would tick each rating: how many there are, and how many answered."""
    buyers = _everybody().groupby("csat_1_5")["csat_answered"].agg(["size", "sum"])
    buyers.columns = ["buyers", "answered"]
    rates = [response.response_rate(row.answered, row.buyers) for row in buyers.itertuples()]
    buyers["response rate, %"] = [100 * rate.estimate for rate in rates]
    return buyers.rename_axis("rating")


# ---------------------------------------------------------------- the ledger

RULES = {
    "blanks": ("Leave out blank ratings", "blanks out"),
    "off_scale": ("Leave out ratings off the scale", "off scale out"),
    "repeats": ("Keep one form for each order", "repeats out"),
    "turned": ("Turn the ratings of form 3 round", "form 3 turned"),
    "speeders": ("Leave out speeders", "speeders out"),
}
"""Cleaning rules in the order of the ledger: name -> words beside the box, words in the picture."""


@cache
def _keeps() -> dict[str, np.ndarray]:
    """Which forms each rule keeps; a blank is not off the scale, it has a rule of its own."""
    forms = _forms()
    blank = forms["csat_1_5"].isna()
    return {
        "blanks": ~blank.to_numpy(),
        "off_scale": (blank | forms["csat_1_5"].between(1, 5)).to_numpy(),
        "repeats": ~forms["order_id"].duplicated().to_numpy(),
    }


@cache
def _ratings(turned: bool) -> np.ndarray:
    ratings = _forms()["csat_1_5"].to_numpy()
    return np.where(_forms()["form_version"] == 3, 6 - ratings, ratings) if turned else ratings


def _steps(applied: dict[str, bool], limit: int) -> list[tuple[int, float]]:
    """Forms left and CSAT in percent, as it came and after each rule; all forms are the base."""
    keeps = {**_keeps(), "speeders": (_forms()["seconds"] >= limit).to_numpy()}
    kept = np.ones(len(_forms()), dtype=bool)
    steps = []
    for rule in (None, *RULES):
        if rule in keeps and applied[rule]:
            kept = kept & keeps[rule]
        turned = applied["turned"] and rule in ("turned", "speeders")
        satisfied = _ratings(turned)[kept] >= 4
        steps.append((len(satisfied), 100 * float(satisfied.mean())))
    return steps


def ledger(limit: int = SPEEDER_S, **applied: bool) -> pd.DataFrame:
    """Return the ledger: for each rule whether it was applied, forms left, CSAT, and change.

    Parameters
    ----------
    limit
        Forms that took fewer seconds count as speeders.
    applied
        Name of a rule -> whether to apply it; a rule that is not named is not applied.
    """
    applied = {rule: applied.get(rule, False) for rule in RULES}
    forms, scores = zip(*_steps(applied, limit), strict=True)
    return pd.DataFrame(
        {
            "applied": ["–", *("yes" if yes else "no" for yes in applied.values())],
            "forms": forms,
            "CSAT, %": scores,
            "change, points": np.diff(scores, prepend=scores[0]),
        },
        index=pd.Index(["as it came", *(short for _, short in RULES.values())], name="step"),
    )


@cache
def span_of_choices(limit: int = SPEEDER_S) -> tuple[float, float]:
    """Lowest and highest CSAT in percent that any choice among the five rules can give."""
    choices = product((False, True), repeat=len(RULES))
    scores = [_steps(dict(zip(RULES, one, strict=True)), limit)[-1][1] for one in choices]
    return min(scores), max(scores)


class CleaningLedger(Explorer):
    """Five rules to tick: what each leaves of the forms, and what it does to the score."""

    title = "Cleaning ledger"
    height = 4.0

    def controls(self):
        boxes = {rule: checkbox(words) for rule, (words, _) in RULES.items()}
        return {**boxes, "limit": number_box("Seconds for a speeder", SPEEDER_S, 0, 60)}

    def actions(self):
        return {
            "Apply all five": lambda: self.set(**dict.fromkeys(RULES, True)),
            "Back to the start": lambda: self.set(**dict.fromkeys(RULES, False), limit=SPEEDER_S),
        }

    def draw(self, figure):
        axes = figure.subplots()
        places = np.arange(len(RULES) + 1)
        self.band = axes.axvspan(70, 80, facecolor=GROUND, edgecolor=INK, linewidth=1)
        self.band_text = axes.text(70, -0.62, "the range of all 32 choices", va="bottom")
        (self.path,) = axes.plot(places * 0.0 + 75, places, "-", color=GROUPS[0], linewidth=2)
        (self.done,) = axes.plot([], [], "o", color=GROUPS[0], markersize=10)
        (self.skipped,) = axes.plot([], [], "o", markerfacecolor="white", markersize=10,
                                    markeredgecolor=GROUPS[0], markeredgewidth=1.5)  # fmt: skip
        self.texts = [axes.text(81.5, place, "", va="center") for place in places]
        axes.set(xlim=(69, 92), ylim=(len(RULES) + 0.6, -1.4), xticks=range(70, 81, 2))
        axes.set_yticks(places, ["as it came", *(short for _, short in RULES.values())])
        axes.set_xlabel("CSAT, % of the forms left", loc="left")
        axes.grid(axis="y", visible=False)

    def update(self, limit, **applied):
        table = ledger(limit, **applied)
        lowest, highest = span_of_choices(limit)
        scores, places = table["CSAT, %"].to_numpy(), np.arange(len(table))
        done = table["applied"].to_numpy() != "no"
        self.path.set_xdata(scores)
        self.done.set_data(scores[done], places[done])
        self.skipped.set_data(scores[~done], places[~done])
        self.band.set_x(lowest)
        self.band.set_width(highest - lowest)
        self.band_text.set_x(lowest + 0.1)
        for text, forms, score, yes in zip(self.texts, table["forms"], scores, done, strict=True):
            text.set_text(f"{score:.1f} %, n {forms:,}" if yes else "not applied")
        return Finding(self._sentence(table, applied, limit), table)

    def _sentence(self, table, applied, limit):
        first, last = table.iloc[0], table.iloc[-1]
        if not any(applied.values()):
            sentence = f"As it came: CSAT {first['CSAT, %']:.1f} % of {first['forms']:,} forms."
        else:
            step = table["change, points"].abs().idxmax()
            sentence = (
                f"CSAT {last['CSAT, %']:.1f} % of {last['forms']:,} forms, before cleaning "
                f"{first['CSAT, %']:.1f} % of {first['forms']:,}. The largest step is "
                f"“{step}” with {table.loc[step, 'change, points']:+.1f} points."
            )
        unusable = _forms()["csat_1_5"].isna().sum() * (not applied["blanks"])
        unusable += (~_keeps()["off_scale"]).sum() * (not applied["off_scale"])
        if unusable:
            sentence += f" A careful program would refuse it: {unusable} ratings are no ratings."
        lowest, highest = span_of_choices(limit)
        return (
            f"{sentence} Whoever picks the rules after seeing the score can have anything from "
            f"{lowest:.1f} to {highest:.1f} %."
        )


def cleaning_ledger():
    """Ask for a prediction, then let the learner clean the survey rule by rule."""
    fast = int((_forms()["seconds"] < SPEEDER_S).sum())
    repeats = int((~_keeps()["repeats"]).sum())
    return Prediction(
        question=f"{fast} forms took less than {SPEEDER_S} seconds. {repeats} forms came from one "
        "customer who had answered already. Leaving out which of them moves the CSAT more?",
        replies={
            f"The {fast} fast forms": "They are many, but they rate as all the others do. Taking "
            "out a fair sample moves no score. What matters is how different the rows are.",
            f"The {repeats} repeats": "They are few, and every one of them is a 1. What matters "
            "is how different the rows are, not how many.",
            "Both about the same": "The fast ones rate as all the others do, the repeats are all "
            "1s. Tick one box at a time, and watch the change.",
            "Neither moves it": "The fast ones do not, since they rate as all the others do. But "
            "the repeats are all 1s.",
        },
        right=f"The {repeats} repeats",
        task="Now tick one rule after the other, from the top, and read each change.",
    ).then(CleaningLedger())


# ---------------------------------------------------------------- five numbers called CSAT

SUMMARIES = ("Mean", "Mean ÷ 5", "Mean, 0 to 100", "Top box", "Top two boxes")
CROWDS = {
    "the ten answers": TEN_ANSWERS,
    "ten other people": TEN_OTHERS,
    "the shop's cleaned survey": None,
}


@cache
def five(crowd: str) -> pd.DataFrame:
    """Five numbers that reports call CSAT: as printed, as a place from 0 to 100, and their rule."""
    ratings = _clean() if CROWDS[crowd] is None else CROWDS[crowd]
    mean = satisfaction.mean_rating(ratings).estimate
    index = satisfaction.index(ratings).estimate
    boxes = [100 * box(ratings).estimate for box in (satisfaction.top_box, satisfaction.csat)]
    rows = [
        (f"{mean:.1f} of 5", index, "the mean rating, on its own scale from 1 to 5"),
        (f"{100 * mean / 5:.0f} %", 100 * mean / 5, "the mean divided by 5; the worst it can "
         "show is 20 %, not 0"),
        (f"{index:.1f} of 100", index, "the mean, stretched so that all 1s give 0 and all 5s 100"),
        (f"{boxes[0]:.0f} %", boxes[0], "the share of people who ticked 5"),
        (f"{boxes[1]:.0f} %", boxes[1], "the share of people who ticked 4 or 5"),
    ]  # fmt: skip
    names = ["printed as", "place from 0 to 100", "rule"]
    return pd.DataFrame(rows, columns=names, index=pd.Index(SUMMARIES, name="summary"))


class FiveCsats(Explorer):
    """The same answers, five rules, five numbers."""

    title = "One data set, five CSATs"
    height = 4.6

    def controls(self):
        return {
            "summary": dropdown("Report CSAT as", SUMMARIES, SUMMARIES[0]),
            "crowd": dropdown("Whose answers", CROWDS, next(iter(CROWDS))),
            "all_five": checkbox("Show all five"),
        }

    def draw(self, figure):
        top, low = figure.subplots(2, 1, height_ratios=[1, 1.25])
        self.bars = top.bar(range(1, 6), [1] * 5, width=0.7, edgecolor=INK)
        self.labels = [
            top.text(x, 0, "", ha="center", va="bottom", bbox=ON_WHITE, zorder=3)
            for x in range(1, 6)
        ]
        self.mean = top.axvline(3, color=GROUPS[1], linewidth=3, linestyle="--")
        self.mean_text = top.text(3, 1.0, "mean", color=GROUPS[1], ha="right")
        top.set(xlim=(0.4, 5.6), ylim=(0, 1.12), xticks=range(1, 6), yticks=[],
                xlabel="Rating, 1 to 5", ylabel="People")  # fmt: skip
        top.grid(visible=False)
        places = range(len(SUMMARIES))
        self.dots = [low.plot([0], [p], "o", color=GROUPS[0], markersize=10)[0] for p in places]
        self.numbers = [low.text(0, place, "", va="center") for place in places]
        low.set(xlim=(-4, 115), ylim=(4.6, -0.6), yticks=places, yticklabels=SUMMARIES,
                xticks=range(0, 101, 25), xlabel="From worst (0) to best (100)")  # fmt: skip
        low.grid(axis="y", visible=False)

    def update(self, summary, crowd, all_five):
        ratings = _clean() if CROWDS[crowd] is None else CROWDS[crowd]
        people = np.bincount(ratings, minlength=6)[1:]
        counted = {"Top box": (5,), "Top two boxes": (4, 5)}.get(summary, ())
        for rating, bar, label, n in zip(range(1, 6), self.bars, self.labels, people, strict=True):
            bar.set_height(n / people.max() * 0.8)
            bar.set_facecolor(GROUPS[0] if rating in counted else "white")
            bar.set_hatch("" if rating in counted or counted else "//")
            label.set(text=f"{n:,}", y=n / people.max() * 0.8 + 0.03)
        table = five(crowd)
        mean = float(np.mean(ratings))
        self.mean.set(visible=not counted, xdata=[mean, mean])
        self.mean_text.set(visible=not counted, x=mean - 0.08)
        for name, dot, text in zip(SUMMARIES, self.dots, self.numbers, strict=True):
            place, chosen = table.loc[name, "place from 0 to 100"], name == summary
            dot.set_data([place], [SUMMARIES.index(name)])
            dot.set_markerfacecolor(GROUPS[0] if chosen else "white")
            text.set(x=place + 3, text=table.loc[name, "printed as"])
            text.set_fontweight("bold" if chosen else "normal")
            for artist in (dot, text):
                artist.set_visible(chosen or all_five)
        sentence = (
            f"“CSAT {table.loc[summary, 'printed as']}” for {crowd} (n = {people.sum():,}): "
            f"{table.loc[summary, 'rule']}."
        )
        if all_five:
            sentence += f" All five: {'; '.join(table['printed as'])}."
        return Finding(sentence, table if all_five else table.loc[[summary]])


def five_csats():
    """Ask which number is the real one, then show all five."""
    printed = five("the ten answers")["printed as"]
    fair = {
        "Mean": "It is the mean, and it uses all the answers.",
        "Mean ÷ 5": "Some do print it, although its worst value is 20 %, not 0.",
        "Mean, 0 to 100": "It is a fair index. It counts points and not people.",
        "Top box": "It is the strict one: only a 5 counts.",
        "Top two boxes": "It is what most guides, and this course, call CSAT.",
    }
    return Prediction(
        question="Ten answers, five reports. Which of the five is the real CSAT?",
        replies={
            **{
                f"{printed[name]} ({name.lower()})": f"{words} The other four have their users "
                "too: none is the real one until its rule stands beside it."
                for name, words in fair.items()
            },
            "None, until the rule is written beside it": "Each of the five has its users. A number "
            "means something once its rule, its scale and its n stand beside it.",
        },
        right="None, until the rule is written beside it",
        task="Now go through the five, then tick “Show all five”.",
    ).then(FiveCsats())


# ---------------------------------------------------------------- chart


def chart_who_answered() -> None:
    """Draw which buyers answered, by the rating that they would give."""
    table = by_rating()
    rates = table["response rate, %"]
    figure, axes = canvas("Who answered?", "Rating that the buyer would tick", "Answered, %")
    with house_style():
        axes.bar(rates.index, rates, width=0.65, color=GROUPS[0])
        for rating, rate in rates.items():
            axes.text(rating, rate + 0.7, f"{rate:.0f} %", ha="center", fontweight="bold")
        axes.set(ylim=(0, 44), xticks=rates.index)
        axes.set_xticklabels(f"{rating}\nof {n:,}" for rating, n in table["buyers"].items())
        axes.grid(axis="x", visible=False)
    listed = ", ".join(f"{rate:.0f} % of the {rating}s" for rating, rate in rates.items())
    show(
        figure,
        f"Bar chart of the share of buyers who answered, in percent, by the rating they would "
        f"tick, n {table['buyers'].sum():,} buyers. Answered: {listed}. People in the middle "
        "answer least.",
        table,
    )


# ---------------------------------------------------------------- exercises


def _share_of(ratings, wanted) -> float:
    """Percentage of ratings among `wanted`: what somebody gets who counts others than asked."""
    return 100 * float(np.isin(ratings, wanted).mean())


def _asks_two(text: str) -> bool:
    """Tell whether one sentence still asks about both friendliness and speed."""
    kind, quick = r"friendl|kind|polite|nice", r"fast|quick|speed|soon|long"
    return any(re.search(kind, one) and re.search(quick, one) for one in re.split(r"[?.!]", text))


def _recall() -> list[Exercise]:
    return [
        Exercise(
            id="3.a",
            kind="recall",
            question="“How satisfied were you with this order?” Which level does it ask about?",
            answer=Choice(
                {"a": "the interaction", "b": "the journey", "c": "the relationship"}, "b"
            ),
            meaning="One order, from the first page to the parcel, is one journey.",
            slips=[
                Slip("a", "An interaction is one task, such as paying. What else belongs to an "
                     "order?"),
                Slip("c", "A relationship is made of many orders. How many does this question "
                     "name?"),
            ],
        ),
        Exercise(
            id="3.b",
            kind="recall",
            question="Six diary notes on a stage are 5, 5, 5, 1, 1, 1. Their mean is 3. How did "
            "these people feel?",
            answer=Choice(
                {
                    "a": "neutral",
                    "b": "half of them well, half of them badly",
                    "c": "nobody can tell",
                },
                "b",
            ),
            meaning="No one noted a 3. A mean can describe a person who is not there.",
            slips=[
                Slip("a", "That would be true if they had noted 3s. Which notes are there?"),
                Slip("c", "The six notes are all before you. Sort them into two groups."),
            ],
        ),
        Exercise(
            id="3.c",
            kind="recall",
            question="You changed a value in a cell and ran only the cell below. The result is "
            "the old one. Why?",
            answer=Choice(
                {
                    "a": "the kernel still holds the old value",
                    "b": "the notebook is broken",
                    "c": "the result was stored in the data",
                },
                "a",
            ),
            meaning="A cell counts only once it has run. The number on its left tells when.",
            slips=[
                Slip("b", "It does what it was told. Which of the two cells did run?"),
                Slip("c", "The data did not change. What remembers the values between two cells?"),
            ],
        ),
    ]  # fmt: skip


def _faded() -> list[Exercise]:
    return [
        Exercise(
            id="3.d",
            kind="calculate",
            question="Of 25 forms, 3 are blank and 2 say 9 on a scale of 1 to 5. 14 people chose "
            "4 or 5. CSAT = 100 × 14 / gap. What belongs in the gap?",
            answer=Choice(
                {
                    "a": "25, all forms",
                    "b": "22, all forms that are not blank",
                    "c": "20, all valid ratings",
                },
                "c",
            ),
            meaning="100 × 14 / 20 is 70 %. Blanks and 9s are no answers to this question.",
            slips=[
                Slip("a", "That counts a blank as somebody who is not satisfied. Did they say so?"),
                Slip("b", "The blanks are out. Can a 9 be an answer on a scale of 1 to 5?"),
            ],
        ),
        Exercise(
            id="3.e",
            kind="calculate",
            question="One customer sent 10 forms, all with a 1. Ten others sent one form each, "
            "eight of them with a 4 or 5. CSAT = 100 × (gap) / (gap). What belongs in the gaps?",
            answer=Choice(
                {
                    "a": "8 and 20",
                    "b": "8 and 11",
                    "c": "8 and 10",
                },
                "b",
            ),
            meaning="100 × 8 / 11 is about 73 %. The angry customer counts, once.",
            slips=[
                Slip("a", "That lets one person vote ten times. How many people are there?"),
                Slip("c", "That takes their voice away. They are a customer and did answer: once."),
            ],
        ),
        Exercise(
            id="3.f",
            kind="critique",
            question="A slide says: “CSAT 93 %, up again.” What do you ask for first?",
            answer=Choice(
                {
                    "a": "a larger font, it is good news",
                    "b": "the cause of the rise",
                    "c": "n, the question with its scale, and the rule behind the percentage",
                },
                "c",
            ),
            meaning="Without n, scale and rule it is no measurement yet. The interval comes next.",
            slips=[
                Slip("a", "It may be good news. What would tell you whether it is news at all?"),
                Slip("b", "A cause comes later. First find out what was counted, and of how many."),
            ],
        ),
    ]  # fmt: skip


def _calculations() -> list[Exercise]:
    ten, efforts = TEN_ANSWERS, TEN_EFFORTS
    happy = satisfaction.csat(ten)
    return [
        Exercise(
            id="3.2",
            kind="calculate",
            question="What is the CSAT of the twelve forms, in percent?",
            answer=Number(lambda: 100 * satisfaction.csat(ten).estimate, "percent"),
            meaning=f"Seven of the ten valid answers are a 4 or a 5. With ten answers the true "
            f"share may lie anywhere between {100 * happy.low:.0f} and {100 * happy.high:.0f} %.",
            slips=[
                Slip(
                    lambda: 100 * sum(rating >= 4 for rating in ten) / len(TWELVE_ANSWERS),
                    "You divided by 12. A blank and an 11 are not answers. Write the rule, then "
                    "divide by the answers that are left.",
                ),
                Slip(
                    lambda: 100 * satisfaction.mean_rating(ten).estimate / 5,
                    "That is the mean turned into a percent. Top-two-box counts people who chose "
                    "4 or 5.",
                ),
                Slip(
                    lambda: satisfaction.index(ten).estimate,
                    "You stretched the mean from 1–5 to 0–100. That is a fair index, but not CSAT "
                    "as defined here. Count people, not points.",
                ),
                Slip(
                    lambda: 100 * satisfaction.top_box(ten).estimate,
                    "That is the top box, people who chose 5. Here those who chose 4 count too.",
                ),
                Slip(
                    lambda: _share_of(ten, (3, 4, 5)),
                    "You counted the 3 as well. On five points, 3 is the middle: neither.",
                ),
                Slip(
                    lambda: 100 * 8 / 11,
                    "The blank is out, but the 11 counts as a happy answer. It is off the scale, "
                    "so nobody knows what it meant.",
                ),
                Slip(
                    lambda: 100 * 7 / 11,
                    "The blank is out of the base, and the 11 is still in it. Leave it out too.",
                ),
                Slip(
                    lambda: satisfaction.mean_rating(ten).estimate,
                    "That is the mean rating. It is a fair measure. CSAT as defined here is a "
                    "share of people.",
                ),
            ],
            hints=[
                "Which of the twelve are ratings at all? Strike out the others first.",
                "Count the 4s and 5s among the valid ratings, divide by the number of valid "
                "ratings, and multiply by 100.",
            ],
            otherwise="Count again: valid ratings first, then the 4s and 5s among them.",
        ),
        Exercise(
            id="3.3",
            kind="calculate",
            question="CES 2.0: which percentage agrees that it was easy?",
            answer=Number(lambda: 100 * satisfaction.ces_share(efforts).estimate, "percent"),
            meaning=f"Seven people of ten ticked 5, 6 or 7. The mean is "
            f"{satisfaction.ces_mean(efforts, '2.0').estimate:.1f} of 7: say which one you report.",
            slips=[
                Slip(
                    lambda: _share_of(efforts, (1, 2, 3)),
                    "You counted 1 to 3. On CES 2.0 high means little effort; on the wording of "
                    "2010 high meant much effort. Check the wording first.",
                ),
                Slip(
                    lambda: _share_of(efforts, (6, 7)),
                    "Did you start at 6? Here 5, 6 and 7 agree that the company “made it easy”.",
                ),
                Slip(
                    lambda: _share_of(efforts, (4, 5, 6, 7)),
                    "You counted the 4 as well. On seven points 4 is the middle: it does not "
                    "agree.",
                ),
                Slip(
                    lambda: _share_of(efforts, (1, 2, 3, 4)),
                    "Those are the people who do not agree. The question asks for the others.",
                ),
                Slip(
                    lambda: satisfaction.ces_mean(efforts, "2.0").estimate,
                    "That is the mean. It is a fair report too. This question asks for a share "
                    "of people.",
                ),
            ],
            hints=[
                "Read the wording: which end of the scale is good news here?",
                "Count the people who ticked 5, 6 or 7, and divide by all who answered.",
            ],
            otherwise="Count the 5s, 6s and 7s once more. How many people answered?",
        ),
    ]


def _ideas() -> list[Exercise]:
    rate = response.response_rate(len(_clean()), len(_everybody())).estimate
    eight = proportions.adjusted_wald(8, 8)
    satisfied = "How satisfied are you with this order?"
    effort = "The shop made it easy for me to handle my issue."
    recommend = "How likely are you to recommend us?"
    return [
        Exercise(
            id="3.1",
            kind="recall",
            question="Which score belongs to which question?",
            answer=Matching({satisfied: "CSAT", effort: "CES", recommend: "NPS"}),
            meaning="Pleased with an event, ease of getting something done, willing to recommend.",
            slips=[
                Slip(
                    lambda given: given[satisfied] == "ces" or given[effort] == "csat",
                    "Effort asks how hard or smooth it was, satisfaction how pleased you are. "
                    "A hard fix can still please.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given[recommend] != "nps",
                    "One of the three scores has “promoter” in its name. Which question would a "
                    "promoter say yes to?",
                    is_test=True,
                ),
            ],
            hints=[
                "Spell the three names out: customer satisfaction, customer effort, net promoter.",
                "Look for the word in each question that sounds like one of the names.",
            ],
            otherwise="Use each of the three names once. Start with the question that names its "
            "own score.",
        ),
        Exercise(
            id="3.4",
            kind="interpret",
            question="The survey goes out by mail, two days after the parcel came. "
            f"{100 * rate:.0f} % of the buyers answered. Who is missing?",
            answer=Written(
                parts={
                    r"parcel|deliver|arriv|lost|receiv|waiting": "Think of when the invitation "
                    "goes out. Whose order never gets one, or gets it very late?",
                    r"middle|indifferent|neutral|mild|lukewarm|so-so|busy|neither|moderate|3s"
                    r"|don.t care|not care": "Look at the chart of who answered. Which ratings "
                    "does it hear least?",
                },
                model="People whose parcel never came are not asked, the indifferent in the "
                "middle seldom answer, and people without a working mail address never see it.",
            ),
            meaning="No interval covers them: it is about chance, and they are not missing by "
            "chance.",
            slips=[
                Slip(
                    lambda text: bool(
                        re.search(r"too (small|few|low)|not enough|small sample", text.lower())
                        and not re.search(r"parcel|deliver|indifferent|middle", text.lower())
                    ),
                    "Size matters less than who. 30 % of a random sample beats 90 % of fans. "
                    "Which kinds of people does this survey not hear?",
                    is_test=True,
                ),
            ],
            hints=[
                "A person can be missing in two ways: never asked, or asked and silent.",
                "For “never asked”, look at the day of the invitation. For “silent”, look at the "
                "shortest bar of the chart.",
            ],
        ),
        Exercise(
            id="3.5",
            kind="critique",
            question="Mend this question: “How friendly and fast was our agent?”",
            answer=Written(
                parts={
                    r"friendl|kind|polite|nice": "One idea is gone: how the agent treated people.",
                    r"fast|quick|speed|soon|long": "One idea is gone: how fast the help came.",
                    r"\?.*\?": "Two ideas need two questions, each with its own question mark.",
                },
                model="How friendly was our agent? How fast did our agent help you?",
            ),
            meaning="Each answer now means one thing, and you know which of the two to mend.",
            slips=[
                Slip(
                    lambda text: (
                        _asks_two(text.lower())
                        and bool(re.search(r"\bor\b|/", text.lower()))
                    ),
                    "“Or” still asks two things. Make two questions.",
                    is_test=True,
                ),
                Slip(
                    lambda text: _asks_two(text.lower()),
                    "That is two questions in one: a friendly but slow agent has no honest "
                    "answer. Give each idea its own question.",
                    is_test=True,
                ),
            ],
            hints=[
                "Imagine an agent who is friendly and slow. What would you tick?",
                "Write one question about being friendly and one about being fast.",
            ],
        ),
        Exercise(
            id="3.6",
            kind="critique",
            question="Eight people in a focus group all say that they would buy again. What does "
            "the report say?",
            answer=Choice(
                {
                    "a": "100 % would buy again (n = 8)",
                    "b": "100 % would buy again, with the interval for 8 of 8",
                    "c": "One conversation: its ideas and reasons, and no percentage",
                    "d": "Nothing: focus groups are of no use",
                },
                "c",
            ),
            meaning="A group is good for reasons and words. To learn how many, ask people one by "
            "one.",
            slips=[
                Slip("a", "That would be true of eight people who did not hear each other. This "
                     "is one conversation, not eight independent answers."),
                Slip("b", f"The interval would start at {100 * eight.low:.0f} %. But it is made "
                     "for independent answers, and these eight sat in one room."),
                Slip("d", "They are of use for another question. What did you learn from the "
                     "eight besides their yes?"),
            ],
            hints=[
                "Would the fourth person have said the same without hearing the first three?",
                "Ask what a group is good for: how many, or why?",
            ],
        ),
    ]  # fmt: skip


def _exercises() -> list[Exercise]:
    ideas = {exercise.id: exercise for exercise in _ideas()}
    first = ideas.pop("3.1")
    return [*_recall(), *_faded(), first, *_calculations(), *ideas.values()]


EXERCISES = ExerciseSet(_exercises, solutions="03_clean_answers.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    every = dict.fromkeys(RULES, True)
    steps = ledger(**every)
    changes, scores = steps["change, points"], steps["CSAT, %"]
    cleaned = satisfaction.csat(_clean())
    everybody = satisfaction.csat(_everybody()["csat_1_5"])
    silent = response.silent_range(
        cleaned.estimate, cleaned.n, everybody.n, lowest=0, highest=1, unit="share"
    )
    lowest, highest = span_of_choices()
    forms, rates = _forms(), by_rating()["response rate, %"]
    ten = satisfaction.csat(TEN_ANSWERS)
    five_shop = five("the shop's cleaned survey")["place from 0 to 100"]
    efforts = shop.load("survey_ces").merge(shop.load("tickets"), on="ticket_id")
    agree = {
        solved: satisfaction.ces_share(group["ces_1_7"]).estimate
        for solved, group in efforts.groupby("solved_first")
    }
    numbers = {
        "forms": f"{len(forms):,}",
        "blank": str(int(forms["csat_1_5"].isna().sum())),
        "off_scale": str(int((~_keeps()["off_scale"]).sum())),
        "fast": str(int((forms["seconds"] < SPEEDER_S).sum())),
        "most_forms": str(int(forms["order_id"].value_counts().max())),
        "as_it_came": f"{scores['as it came']:.1f}",
        "cleaned": f"{scores['form 3 turned']:.1f}",
        "blank_step": f"{changes['blanks out']:+.1f}",
        "repeat_step": f"{changes['repeats out']:+.1f}",
        "turned_step": f"{changes['form 3 turned']:+.1f}",
        "speeder_step": f"{abs(changes['speeders out']):.1f}",
        "off_step": f"{abs(changes['off scale out']):.1f}",
        "lowest": f"{lowest:.1f}",
        "highest": f"{highest:.1f}",
        "room": f"{highest - lowest:.0f}",
        "n_clean": f"{cleaned.n:,}",
        "csat_low": f"{100 * cleaned.low:.0f}",
        "csat_high": f"{100 * cleaned.high:.0f}",
        "silent_low": f"{100 * silent.low:.0f}",
        "silent_high": f"{100 * silent.high:.0f}",
        "rate_1": f"{rates[1]:.0f}",
        "rate_3": f"{rates[3]:.0f}",
        "rate_5": f"{rates[5]:.0f}",
        "truth": f"{100 * everybody.estimate:.1f}",
        "ten_low": f"{100 * ten.low:.0f}",
        "ten_high": f"{100 * ten.high:.0f}",
        "top": f"{five_shop['Top box']:.0f}",
        "over_five": f"{five_shop['Mean ÷ 5']:.0f}",
        "fastest": str(forms["seconds"].min()),
        "fast_long": str(int((shop.load("raw_survey_relational")["seconds"] < SPEEDER_S).sum())),
        "ces_n": f"{len(efforts)}",
        "ces": f"{100 * satisfaction.ces_share(efforts['ces_1_7']).estimate:.0f}",
        "ces_first": f"{100 * agree[True]:.0f}",
        "ces_later": f"{100 * agree[False]:.0f}",
        "few_low": f"{100 * proportions.adjusted_wald(14, 15).low:.0f}",
        "five_low": f"{100 * proportions.adjusted_wald(5, 5).low:.0f}",
    }
    return {name: number.replace("-", "−") for name, number in numbers.items()}
