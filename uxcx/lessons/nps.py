"""Lesson 04, NPS: loved, or merely not hated?

Here live the lesson's three panels (Move the people, How sure?, Two markets), its charts, its
exercises with every slip, and the facts its prose prints. The score and its interval are
`uxcx.measures.nps`.
"""

from functools import cache

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import checkbox, dropdown, number_box
from uxcx.explorers import Explorer, Finding
from uxcx.figures import NPS_ZONES, ON_WHITE, canvas, house_style, show
from uxcx.figures.palette import GROUPS, INK, MARKERS
from uxcx.measures import nps
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

TEN_RATINGS = [10, 9, 9, 8, 7, 7, 6, 5, 10, 3]
"""The worked example: ten answers to "How likely are you to recommend us?"."""

HUNDRED_PEOPLE = (1, 1, 1, 2, 2, 5, 10, 14, 19, 20, 25)
"""How many of a hundred people chose 0, 1, … 10 when the panel opens."""

BOARD_SEGMENT = nps.Counts(promoters=11, passives=4, detractors=2)
"""Seventeen business customers in a slide for the board (exercise 4.6)."""

QUARTERS = ("Q1", "Q2", "Q3", "Q4")
FALLEN = ("North", "West")


# ---------------------------------------------------------------- what the shop's data say


@cache
def _answers() -> pd.DataFrame:
    """Survey answers of the year, one row each, with the customer's region and market."""
    answers = shop.load("survey_relational")
    customers = shop.load("customers")[["customer_id", "region", "market"]]
    return answers.merge(customers, on="customer_id", validate="many_to_one")


def _ratings(quarter: str | None = None) -> pd.Series:
    answers = _answers()
    if quarter is not None:
        answers = answers[answers["wave"] == quarter]
    return answers["ltr_0_10"]


@cache
def by_quarter() -> pd.DataFrame:
    """NPS of each quarter, in points, with its adjusted-Wald interval and number of answers."""
    rows = {}
    for quarter in QUARTERS:
        result = nps.adjusted_wald(_ratings(quarter))
        rows[quarter] = {
            "NPS": result.estimate,
            "from": result.low,
            "to": result.high,
            "answers": result.n,
        }
    return pd.DataFrame(rows).T.astype({"answers": int}).rename_axis("quarter")


@cache
def by_region() -> pd.DataFrame:
    """NPS by region, in points, before and after the change of carrier on 1 July."""
    answers = _answers()
    second = answers["wave"].isin(QUARTERS[2:])
    table = {}
    for region, group in answers.groupby("region", observed=True):
        first_half = nps.adjusted_wald(group.loc[~second, "ltr_0_10"])
        second_half = nps.adjusted_wald(group.loc[second, "ltr_0_10"])
        table[region] = {
            "Jan–Jun": first_half.estimate,
            "Jul–Dec": second_half.estimate,
            "change": second_half.estimate - first_half.estimate,
            "answers": first_half.n + second_half.n,
        }
    return pd.DataFrame(table).T.astype({"answers": int}).rename_axis("region")


@cache
def _change(first: str, last: str) -> nps.Difference:
    return nps.difference(_ratings(first), _ratings(last))


@cache
def _fall(fallen: bool) -> float:
    """Change in points from the first to the second half, in North and West or elsewhere."""
    answers = _answers()
    here = answers[answers["region"].isin(FALLEN) == fallen]
    second = here["wave"].isin(QUARTERS[2:])
    return nps.score(here.loc[second, "ltr_0_10"]) - nps.score(here.loc[~second, "ltr_0_10"])


@cache
def by_market() -> pd.DataFrame:
    """NPS and hidden satisfaction of the two markets, and the share of 9s and 10s."""
    hidden = shop.load("truth_satisfaction")[["order_id", "satisfaction"]]
    answers = _answers().merge(hidden, on="order_id", validate="one_to_one")
    table = {}
    for market, group in answers.groupby("market", observed=True):
        result = nps.adjusted_wald(group["ltr_0_10"])
        table[market] = {
            "NPS": result.estimate,
            "from": result.low,
            "to": result.high,
            "hidden satisfaction, mean": group["satisfaction"].mean(),
            "answers": result.n,
        }
    return pd.DataFrame(table).T.astype({"answers": int}).rename_axis("market")


# ---------------------------------------------------------------- panels


class MovePeople(Explorer):
    """Eleven boxes of people: only a step across a border moves the score."""

    title = "Move the people"
    height = 3.6

    def controls(self):
        return {
            f"rating_{rating}": number_box(f"Rating {rating}", people, 0, 999)
            for rating, people in enumerate(HUNDRED_PEOPLE)
        }

    def actions(self):
        return {
            "All 7s become 8s": lambda: self._move(7, 8),
            "Ten 6s become 7s": lambda: self._move(6, 7, 10),
            "All 9s become 10s": lambda: self._move(9, 10),
            "Everybody gives 8": lambda: self._replace({8: 100}),
            "Half give 9, half 7": lambda: self._replace({9: 50, 7: 50}),
            "Sixty give 10, forty 5": lambda: self._replace({10: 60, 5: 40}),
            "Back to the start": lambda: self._replace(dict(enumerate(HUNDRED_PEOPLE))),
        }

    def _people(self) -> list[int]:
        return list(self.values.values())

    def _move(self, source: int, target: int, at_most: int | None = None) -> None:
        people = self._people()
        moved = people[source] if at_most is None else min(people[source], at_most)
        people[source] -= moved
        people[target] += moved
        self._replace(dict(enumerate(people)))

    def _replace(self, people: dict[int, int]) -> None:
        self._before = self._scores(self._people())
        self.set(**{f"rating_{rating}": people.get(rating, 0) for rating in range(11)})

    @staticmethod
    def _scores(people: list[int]) -> tuple[float, float, float] | None:
        ratings = np.repeat(np.arange(11), people)
        if len(ratings) == 0:
            return None
        return nps.score(ratings), float(ratings.mean()), float(np.median(ratings))

    def draw(self, figure):
        self._before = None
        axes = figure.subplots()
        zones = ["detractors"] * 7 + ["passives"] * 2 + ["promoters"] * 2
        self.bars = axes.bar(range(11), HUNDRED_PEOPLE, color=[NPS_ZONES[zone] for zone in zones])
        self.labels = [axes.text(x, 0, "", ha="center", va="bottom") for x in range(11)]
        self.zone_texts = {
            zone: axes.text(x, 1.02, "", transform=axes.get_xaxis_transform(), ha="center",
                            fontweight="bold", color=NPS_ZONES[zone])
            for zone, x in (("detractors", 2.6), ("passives", 6.9), ("promoters", 9.6))
        }  # fmt: skip
        for border in (6.5, 8.5):
            axes.axvline(border, color=INK, linewidth=1.5)
        axes.set(xticks=range(11), xlabel="Rating, 0 to 10", ylabel="People", ylim=(0, 30))
        axes.grid(axis="x", visible=False)
        self.axes = axes

    def update(self, **people):
        counts = list(people.values())
        for bar, label, count in zip(self.bars, self.labels, counts, strict=True):
            bar.set_height(count)
            label.set_text(str(count) if count else "")
            label.set_y(count)
        self.axes.set_ylim(0, max(30, 1.15 * max(counts)))
        zones = {
            "detractors": sum(counts[:7]),
            "passives": sum(counts[7:9]),
            "promoters": sum(counts[9:]),
        }
        for zone, text in self.zone_texts.items():
            text.set_text(f"{zone}\n{zones[zone]}")
        table = pd.DataFrame({"rating": range(11), "people": counts})
        scores = self._scores(counts)
        if scores is None:
            return Finding("Nobody has answered yet. Put at least one person in a box.", table)
        score, mean, median = scores
        sentence = (
            f"NPS {score:+.0f}, mean {mean:.2f}, median {median:g}: {zones['promoters']} "
            f"promoters, {zones['passives']} passives and {zones['detractors']} detractors "
            f"among {sum(counts)} people."
        )
        if self._before is not None:
            was_score, was_mean, _ = self._before
            sentence += (
                f" That last move changed NPS by {score - was_score:+.0f} "
                f"and the mean by {mean - was_mean:+.2f}."
            )
            self._before = None
        return Finding(sentence, table)


MIXES = {
    "NPS +25: 50 % promoters, 25 % passives, 25 % detractors": (0.50, 0.25, 0.25),
    "NPS +25: 25 % promoters, 75 % passives, no detractors": (0.25, 0.75, 0.0),
    "NPS +25: 62 % promoters, 1 % passives, 37 % detractors": (0.62, 0.01, 0.37),
    "NPS 0: 35 % promoters, 30 % passives, 35 % detractors": (0.35, 0.30, 0.35),
}
"""Shares of promoters, passives and detractors among all customers, known only to us."""


class HowSure(Explorer):
    """Two hundred surveys of the same customers: how far apart do their scores lie?"""

    title = "How sure?"
    surveys = 200

    def controls(self):
        return {
            "answers": dropdown("Answers in each survey", (10, 25, 100, 400, 1600), 100),
            "mix": dropdown("All customers, in truth", MIXES, next(iter(MIXES))),
        }

    def actions(self):
        return {"Draw 200 new surveys": self._draw_again}

    def _draw_again(self) -> None:
        self.random = np.random.default_rng(self.random.integers(2**32))
        self.redraw()

    def draw(self, figure):
        self.random = np.random.default_rng(4)
        axes = figure.subplots()
        (self.inside,) = axes.plot([], [], "o", color=GROUPS[0], markersize=4.5,
                                   label="interval holds the truth")  # fmt: skip
        (self.outside,) = axes.plot([], [], "x", color=GROUPS[1], markersize=7,
                                    markeredgewidth=2, label="interval misses it")  # fmt: skip
        self.truth = axes.axvline(0, color=INK, linewidth=2)
        (self.span,) = axes.plot([], [], "|-", color=INK, markersize=16, linewidth=3)
        self.span_text = axes.text(0, 1.08, "", va="center", fontweight="bold")
        axes.set(xlim=(-100, 100), ylim=(-0.05, 1.32), yticks=[], ylabel="200 surveys",
                 xlabel="NPS found by each survey, points")  # fmt: skip
        axes.legend(loc="upper left", bbox_to_anchor=(-0.02, 1.18), ncols=2,
                    handletextpad=0.2, columnspacing=1)  # fmt: skip

    def update(self, answers, mix):
        promoters, passives, detractors = MIXES[mix]
        truth = 100 * (promoters - detractors)
        # The same stream for each setting: only what the learner changed changes.
        random = np.random.default_rng(self.random.bit_generator.seed_seq.entropy)
        counts = random.multinomial(answers, (promoters, passives, detractors), self.surveys)
        heights = random.random(self.surveys)
        results = [nps.adjusted_wald(nps.Counts(*map(int, row))) for row in counts]
        scores = np.array([result.estimate for result in results])
        holds = np.array([result.low <= truth <= result.high for result in results])
        self.inside.set_data(scores[holds], heights[holds])
        self.outside.set_data(scores[~holds], heights[~holds])
        self.truth.set_xdata([truth, truth])
        expected = nps.Counts(
            *(round(answers * share) for share in (promoters, passives, detractors))
        )
        typical = nps.adjusted_wald(expected)
        self.span.set_data([typical.low, typical.high], [1.08, 1.08])
        self.span_text.set(x=typical.high + 4, text=f"±{typical.margin:.0f}")
        low, high = np.percentile(scores, [2.5, 97.5])
        table = pd.DataFrame(
            {
                "answers in each survey": [answers],
                "true NPS": [round(truth)],
                "plus or minus": [typical.margin],
                "95 of 100 surveys from": [low],
                "to": [high],
                "intervals that hold the truth": [int(holds.sum())],
            }
        )
        return Finding(
            f"With {answers} answers, one survey is good for about ±{typical.margin:.0f} points. "
            f"The true NPS is {truth:+.0f}; of these {self.surveys} surveys, the middle 95 % "
            f"found between {low:+.0f} and {high:+.0f}, and {holds.sum()} intervals hold the "
            "truth.",
            table,
        )


class TwoMarkets(Explorer):
    """Two markets of equal satisfaction and unequal habit."""

    title = "Two markets"

    def controls(self):
        return {"hidden": checkbox("Show the hidden satisfaction")}

    def draw(self, figure):
        self.market = by_market()
        left, right = figure.subplots(1, 2, sharey=True)
        self.axes = (left, right)
        places = range(len(self.market))
        scores = self.market["NPS"]
        low, high = scores - self.market["from"], self.market["to"] - scores
        left.errorbar(scores, places, xerr=[low, high], fmt="o", color=GROUPS[0], markersize=9,
                      capsize=6, linewidth=2)  # fmt: skip
        for place, score in zip(places, scores, strict=True):
            left.text(score, place + 0.13, f"{score:+.0f}", ha="center", fontweight="bold")
        left.set(xlim=(-10, 70), xlabel="NPS, points", ylim=(-0.5, len(self.market) - 0.4),
                 yticks=places, yticklabels=self.market.index)  # fmt: skip
        means = self.market["hidden satisfaction, mean"]
        self.hidden = [right.plot(means, places, "s", color=GROUPS[1], markersize=9)[0]]
        self.hidden += [
            right.text(mean, place + 0.13, f"{mean:.1f}", ha="center", fontweight="bold")
            for place, mean in zip(places, means, strict=True)
        ]
        self.covered = right.text(0.5, 0.5, "hidden", transform=right.transAxes, ha="center")
        right.set(xlim=(0, 10), xlabel="Satisfaction, 0 to 10")

    def update(self, hidden):
        for artist in self.hidden:
            artist.set_visible(hidden)
        self.covered.set_visible(not hidden)
        scores = " and ".join(
            f"{row['NPS']:+.0f} in {market}" for market, row in self.market.iterrows()
        )
        if not hidden:
            table = self.market.drop(columns="hidden satisfaction, mean")
            return Finding(f"NPS is {scores}. Is one market really happier?", table)
        means = " and ".join(
            f"{row['hidden satisfaction, mean']:.1f} in {market}"
            for market, row in self.market.iterrows()
        )
        return Finding(
            f"NPS is {scores}, but the mean hidden satisfaction is {means} on a scale of 0 to 10. "
            "Only the habit of giving 9s and 10s differs.",
            self.market,
        )


def move_the_people():
    """Ask for a prediction, then let the learner move people across the borders."""
    return Prediction(
        question="All 7s become 8s. By how much does the NPS of 100 people change?",
        replies={
            "It rises by 14 points": "Fourteen people are happier, and 14 % would be 14 points. "
            "But 7 and 8 are both passive, so none of them changes group.",
            "It rises by 7 points": "A rise of one on the scale is not half a promoter. "
            "7 and 8 are both passive, so nobody changes group.",
            "It does not change": "7 and 8 are both passive. People are happier, the mean "
            "shows it, and NPS stays where it was.",
            "It falls": "Nobody became less happy. 7 and 8 are both passive, so NPS does not "
            "move at all.",
        },
        right="It does not change",
        task="Now press “All 7s become 8s” and read the sentence. Then try the other moves.",
    ).then(MovePeople())


def how_sure():
    """Ask for a prediction, then draw two hundred surveys of the same customers."""
    margin = nps.adjusted_wald(nps.Counts(50, 25, 25)).margin
    return Prediction(
        question="A survey of 100 customers finds NPS +25. How sure is that number?",
        replies={
            "Plus or minus 3 points": "That would take more than 2,000 answers. "
            f"With 100 it is about ±{margin:.0f}.",
            "Plus or minus 5 points": "That would take about a thousand answers. "
            f"With 100 it is about ±{margin:.0f}.",
            "Plus or minus 10 points": "That is near the rule for one percentage. NPS is a "
            f"difference of two, so it moves more: about ±{margin:.0f}.",
            "Plus or minus 16 points": "Two percentages move at once, and that widens the range.",
        },
        right="Plus or minus 16 points",
        task="Now change the number of answers, and watch how wide the dots spread.",
    ).then(HowSure())


def two_markets():
    """Show two markets' NPS, and on request their hidden satisfaction."""
    return TwoMarkets()


# ---------------------------------------------------------------- charts


def chart_by_quarter() -> None:
    """Draw NPS by quarter with its intervals."""
    table = by_quarter()
    figure, axes = canvas("NPS of the shop by quarter", "Quarter of 2025", "NPS, points")
    places = range(len(table))
    with house_style():
        low, high = table["NPS"] - table["from"], table["to"] - table["NPS"]
        axes.errorbar(places, table["NPS"], yerr=[low, high], fmt="o-", color=GROUPS[0],
                      markersize=8, capsize=7, linewidth=2)  # fmt: skip
        for place, score in zip(places, table["NPS"], strict=True):
            axes.text(place + 0.1, score + 3, f"{score:+.0f}", fontweight="bold", bbox=ON_WHITE)
        axes.set(xticks=places, xlim=(-0.4, 3.5), ylim=(-5, 60))
        axes.set_xticklabels(f"{quarter}\nn = {n}" for quarter, n in table["answers"].items())
    listed = ", ".join(f"{score:+.0f} in {quarter}" for quarter, score in table["NPS"].items())
    margin = (table["to"] - table["from"]) / 2
    show(
        figure,
        f"Line chart of NPS by quarter in points, n {table['answers'].min()} to "
        f"{table['answers'].max()} answers. NPS is {listed}. Bars show plus or minus "
        f"{margin.min():.0f} to {margin.max():.0f}.",
        table,
    )


def chart_by_region() -> None:
    """Draw NPS before and after 1 July, one line for each region."""
    table = by_region()
    figure, axes = canvas(
        "NPS by region, before and after 1 July", "Half of 2025", "NPS, points", height=3.8
    )
    with house_style():
        for (region, row), marker in zip(table.iterrows(), MARKERS, strict=False):
            fallen = region in FALLEN
            axes.plot([0, 1], [row["Jan–Jun"], row["Jul–Dec"]], marker=marker, markersize=8,
                      linewidth=2, color=GROUPS[1] if fallen else GROUPS[0],
                      linestyle="--" if fallen else "-", label=region)  # fmt: skip
        axes.axhline(0, color=INK, linewidth=1)
        axes.set(xticks=[0, 1], xticklabels=["Jan–Jun", "Jul–Dec"], xlim=(-0.2, 1.75))
        axes.legend(loc="center right")
    changes = ", ".join(f"{region} {row['change']:+.0f}" for region, row in table.iterrows())
    show(
        figure,
        f"Line chart of NPS in points for four regions in two half-years, "
        f"n {int(table['answers'].sum())} answers. Change from the first half to the second: "
        f"{changes}.",
        table,
    )


# ---------------------------------------------------------------- exercises


def _with_borders(promoters_from: int, detractors_to: int) -> float:
    """Score the ten ratings with the borders between the groups moved."""
    ratings = np.array(TEN_RATINGS)
    moved = (ratings >= promoters_from).mean() - (ratings <= detractors_to).mean()
    return float(100 * moved)


def _exercises() -> list[Exercise]:
    ten = nps.counts(TEN_RATINGS)
    four_hundred = nps.Counts(promoters=200, passives=100, detractors=100)
    margin = nps.adjusted_wald(four_hundred).margin
    spring, year = _change("Q1", "Q2"), _change("Q1", "Q4")
    quarters = by_quarter()
    margins = (quarters["to"] - quarters["from"]) / 2
    segment = nps.adjusted_wald(BOARD_SEGMENT)
    wave = f"({quarters['NPS']['Q1']:+.0f}) to Q2 ({quarters['NPS']['Q2']:+.0f})"
    return [
        Exercise(
            id="4.a",
            kind="recall",
            question="Interaction, journey, relationship: which level does “Would you recommend "
            "our company?” ask about?",
            answer=Choice(
                {"a": "the interaction", "b": "the journey", "c": "the relationship"}, "c"
            ),
            meaning="It adds up every contact with the company, the parcel included.",
            slips=[
                Slip(
                    "a",
                    "An interaction is one task, such as paying. Which of a customer's "
                    "contacts does a recommendation add up?",
                ),
                Slip(
                    "b",
                    "A journey is one purchase from start to end. People also think of "
                    "earlier ones when they recommend a company.",
                ),
            ],
        ),
        Exercise(
            id="4.b",
            kind="recall",
            question="Ten forms came back: six people chose 4 or 5, two chose less, two left it "
            "blank. CSAT = 100 × 6 / gap. What belongs in the gap?",
            answer=Choice(
                {"a": "10, all forms", "b": "8, all valid ratings", "c": "6, all satisfied"}, "b"
            ),
            meaning="A blank is no opinion, so it is in no base. NPS follows the same rule.",
            slips=[
                Slip("a", "That would count the two blanks as not satisfied. Did they say so?"),
                Slip("c", "Then everybody is satisfied. What about the two who chose less?"),
            ],
        ),
        Exercise(
            id="4.c",
            kind="recall",
            question="Of the buyers in lesson 3, who stayed silent most?",
            answer=Choice(
                {"a": "the angry", "b": "people in the middle", "c": "the delighted"}, "b"
            ),
            meaning="People who would tick 3 answered least. So ask of NPS, too, who is missing.",
            slips=[
                Slip("a", "The 1s answered most of all. Who had the least to get off their chest?"),
                Slip("c", "The 5s answered more often than some. Look for the lowest bar."),
            ],
        ),
        Exercise(
            id="4.d",
            kind="calculate",
            question="Of 20 answers, 9 are promoters, 7 passives and 4 detractors. "
            "NPS = 100 × (9 − gap) / 20. What belongs in the gap?",
            answer=Choice(
                {"a": "4, the detractors", "b": "7, the passives", "c": "11, all the others"}, "a"
            ),
            meaning="100 × (9 − 4) / 20 is +25.",
            slips=[
                Slip("b", "Passives count in the base, the 20. They are not subtracted."),
                Slip("c", "That would treat passives as detractors. Only 0 to 6 are subtracted."),
            ],
        ),
        Exercise(
            id="4.e",
            kind="calculate",
            question="For the adjusted interval, the 20 answers with 9 promoters become …",
            answer=Choice(
                {
                    "a": "20 answers with 9.75 promoters",
                    "b": "23 answers with 12 promoters",
                    "c": "23 answers with 9.75 promoters",
                },
                "c",
            ),
            meaning="Three pretend answers: ¾ promoter, 1½ passives, ¾ detractor.",
            slips=[
                Slip("a", "The pretend people count as answers too. How many are they together?"),
                Slip("b", "Not all three become promoters. They spread over the three groups."),
            ],
        ),
        Exercise(
            id="4.1",
            kind="recall",
            question="Which group does each rating belong to?",
            answer=Matching(
                {
                    "6": "detractor",
                    "7": "passive",
                    "8": "passive",
                    "9": "promoter",
                }
            ),
            meaning="0 to 6 are detractors, 7 and 8 passives, 9 and 10 promoters.",
            slips=[
                Slip(
                    lambda given: given["7"] == "promoter" or given["8"] == "promoter",
                    "On a scale of 0 to 10, 7 and 8 feel good, but this rule calls both passive. "
                    "Whether that fits your market is a fair critique (see Two markets).",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["6"] == "passive",
                    "6 is above the middle of the scale, yet this rule counts it as a detractor. "
                    "Passives begin at 7.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["9"] == "passive",
                    "9 is high enough: promoters begin at 9.",
                    is_test=True,
                ),
            ],
            hints=[
                "There are two borders on the scale. Where did they stand in the panel?",
                "One border lies between 6 and 7, the other between 8 and 9.",
            ],
        ),
        Exercise(
            id="4.2",
            kind="calculate",
            question="What is the NPS of the ten ratings?",
            answer=Number(lambda: nps.score(TEN_RATINGS), "points"),
            meaning=f"{ten.promoters} promoters minus {ten.detractors} detractors, out of "
            f"{ten.n} answers. With so few, the true score may lie anywhere between "
            f"{nps.adjusted_wald(ten).low:+.0f} and {nps.adjusted_wald(ten).high:+.0f}.",
            slips=[
                Slip(
                    lambda given: isinstance(given, str) and "%" in given,
                    "NPS is a difference of two percentages, so it has no percent sign. "
                    "Write the number alone.",
                    is_test=True,
                ),
                Slip(
                    lambda: (
                        100 * (ten.promoters - ten.detractors) / (ten.promoters + ten.detractors)
                    ),
                    f"You left the passives out of the base: "
                    f"({ten.promoters} − {ten.detractors}) / "
                    f"{ten.promoters + ten.detractors}. "
                    "Everybody who answered belongs in the base, passives too.",
                ),
                Slip(
                    lambda: 100 * ten.promoters / ten.n,
                    "That is the share of promoters. Now subtract the share of detractors.",
                ),
                Slip(
                    lambda: _with_borders(9, 5),
                    "Check the border: 6 is a detractor, and 8 is a passive.",
                ),
                Slip(
                    lambda: float(np.mean(TEN_RATINGS)),
                    "That is the mean rating. It is a fair measure, but not NPS: sort the "
                    "ratings into three groups first.",
                ),
                Slip(
                    lambda: -nps.score(TEN_RATINGS),
                    "Mind the order: promoters first, then take the detractors away.",
                ),
            ],
            hints=[
                "Sort first: how many promoters, passives and detractors are there?",
                "Share of promoters in percent, minus share of detractors in percent. "
                "The base of both is everybody who answered.",
            ],
            otherwise="Count the groups once more: 0 to 6, 7 and 8, 9 and 10.",
        ),
        Exercise(
            id="4.3",
            kind="calculate",
            question="50 % promoters, 25 % passives, 25 % detractors, 400 answers: "
            "plus or minus how many points?",
            answer=Number(lambda: margin, "points"),
            meaning=f"NPS {nps.score(four_hundred):+.0f} ± {margin:.0f}. Four times as many "
            "answers would halve it.",
            slips=[
                Slip(
                    lambda: 100 * 1.96 * (0.25 / four_hundred.n) ** 0.5,
                    "That is the rule for one percentage at its widest. NPS is made of two "
                    "percentages, and that widens it.",
                ),
                Slip(
                    lambda: 100 * 1.96 * (0.25 * 0.75 / four_hundred.n) ** 0.5,
                    "You used one percentage alone. NPS moves by two when one promoter "
                    "becomes a detractor.",
                ),
                Slip(
                    lambda: 2 * margin,
                    "That is the whole width of the interval. Plus or minus is half of it.",
                ),
            ],
            hints=[
                "The variance of one answer is p + d − (p − d)², with p and d as shares.",
                "Add 3 answers first: ¾ promoter, 1½ passives, ¾ detractor. Then take "
                "1.96 × √(variance / n) × 100.",
            ],
            otherwise="Start from the variance of one answer: p + d − (p − d)².",
        ),
        Exercise(
            id="4.4",
            kind="interpret",
            question=f"NPS went from Q1 {wave}. Is that gain real?",
            answer=Choice(
                {
                    "a": "Yes, it rose, so the new site works",
                    "b": "No, nothing happened",
                    "c": "Promising, not proven",
                },
                "c",
            ),
            meaning=f"The gain is {spring.estimate:+.0f} points, but it may be anything from "
            f"{spring.low:+.0f} to {spring.high:+.0f}. That range holds 0.",
            slips=[
                Slip(
                    "a",
                    f"z is about {abs(spring.statistic):.1f}, below 1.96. The two intervals are "
                    f"±{margins['Q1']:.0f} and ±{margins['Q2']:.0f}. Promising, not proven.",
                ),
                Slip(
                    "b",
                    "You cannot tell a small gain from none. Look at the interval of the "
                    "difference: which gains does it still allow?",
                ),
            ],
            hints=[
                "Ask for the interval of the difference, not for the two scores.",
                "Does that interval hold 0? Then the data fit a gain, and no gain too.",
            ],
        ),
        Exercise(
            id="4.5",
            kind="interpret",
            question=f"From Q1 to Q4, NPS changed by {year.estimate:+.0f} points "
            f"(z about {abs(year.statistic):.1f}). Where did that happen?",
            answer=Choice(
                {
                    "a": "Everywhere",
                    "b": "In North and West",
                    "c": "In South and East",
                    "d": "Only among business customers",
                },
                "b",
            ),
            meaning=f"From the first half-year to the second, NPS changed by "
            f"{_fall(True):+.0f} in North and West, and by {_fall(False):+.0f} in South and "
            "East. On 1 July, parcels in North and West went to another carrier.",
            slips=[
                Slip(
                    "a",
                    "An average of all customers falls even when only some fall. Split by region: "
                    "by how much did each one change?",
                ),
                Slip(
                    "c",
                    f"There it moved by {_fall(False):+.0f} points, which is inside the noise. "
                    "Look at the dashed lines of the chart.",
                ),
                Slip(
                    "d",
                    "Business customers are 4 % of all. They are too few to pull the score down "
                    "so far. Split by region.",
                ),
            ],
            hints=[
                "Look for a group in which it did not happen.",
                "The chart by region has two solid and two dashed lines. Which ones fall?",
            ],
        ),
        Exercise(
            id="4.6",
            kind="critique",
            question=f"A slide for the board says: “Business customers: NPS "
            f"{nps.score(BOARD_SEGMENT):+.0f}, our best segment” (n = {segment.n}). "
            "Write a better sentence.",
            answer=Written(
                parts={
                    rf"\b{segment.n}\b|seventeen": f"Say how many people answered. It was "
                    f"{segment.n}.",
                    r"between|from .*\d.* to |±|\+/-|plus or minus|interval|range": "Give the "
                    "range, not only the point: the board must see how unsure it is.",
                    rf"{segment.low:.0f}|{segment.high:.0f}|{segment.margin:.0f}": "The range "
                    "has numbers. Compute it with nps.adjusted_wald, then write them down.",
                },
                model=f"{segment.n} business customers answered; their NPS lies between about "
                f"{segment.low:+.0f} and {segment.high:+.0f}, so we cannot yet call them our "
                "best segment.",
            ),
            meaning="A range that wide does not carry the word best.",
            slips=[
                Slip(
                    lambda text: (
                        "best" in text.lower()
                        and not any(
                            sign in text.lower() for sign in ("between", "±", "not", "cannot")
                        )
                    ),
                    f"That is {segment.n} people. Give the range first, then decide whether "
                    "“best” survives.",
                    is_test=True,
                ),
            ],
            hints=[
                "A board can use three things: how many answered, the range, what follows.",
                "Call nps.adjusted_wald(nps.Counts(promoters=11, passives=4, detractors=2)).",
            ],
        ),
        Exercise(
            id="4.7",
            kind="critique",
            question="“NPS predicts growth.” Weigh the evidence: name a study on each side, and "
            "say what would settle it for your company.",
            answer=Written(
                parts={
                    r"reichheld|bain": "Name the claim's own side as well: who said that NPS "
                    "predicts growth, and when?",
                    r"keiningham|baehre": "Name a study that looked again. The lesson tells of "
                    "two.",
                    r"settle|would show|test|compare|our own|track|if ": "Say what would settle "
                    "it: which numbers of your own would you compare, over what time?",
                },
                model="Reichheld (2003) reported that NPS goes with growth; Keiningham and "
                "others (2007) could not repeat it, and Baehre and others (2021) found it only "
                "in one setting. For us, comparing each quarter's NPS with the sales of the "
                "next would help to settle it.",
                least_words=20,
            ),
            meaning="Both sides are named, and the question is one that data can answer.",
            slips=[
                Slip(
                    lambda text: "useless" in text.lower() or "worthless" in text.lower(),
                    "That is a strong claim. Which finding supports it, and which only says "
                    "that NPS is not better than satisfaction?",
                    is_test=True,
                ),
            ],
            hints=[
                "The section “What the critics say” has one study for, and two that looked again.",
                "Put it in three sentences: who claims, who doubts, what you would compare.",
            ],
        ),
    ]


EXERCISES = ExerciseSet(_exercises, solutions="04_nps.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    quarters = by_quarter()
    spring, year = _change("Q1", "Q2"), _change("Q1", "Q4")
    ten = nps.adjusted_wald(TEN_RATINGS)
    by_name = {
        "answers": f"{quarters['answers'].sum():,}",
        "nps_q1": f"{quarters['NPS']['Q1']:+.0f}",
        "nps_q2": f"{quarters['NPS']['Q2']:+.0f}",
        "ten_low": f"{ten.low:+.0f}",
        "ten_high": f"{ten.high:+.0f}",
        "spring_change": f"{spring.estimate:+.0f}",
        "spring_z": f"{abs(spring.statistic):.1f}",
        "spring_low": f"{spring.low:+.0f}",
        "spring_high": f"{spring.high:+.0f}",
        "year_change": f"{year.estimate:+.0f}",
        "year_low": f"{year.low:+.0f}",
        "year_high": f"{year.high:+.0f}",
        "fall_north_west": f"{_fall(True):+.0f}",
        "fall_south_east": f"{_fall(False):+.0f}",
    }
    for market, row in by_market().iterrows():
        by_name[f"nps_{market.lower()}"] = f"{row['NPS']:+.0f}"
        by_name[f"hidden_{market.lower()}"] = f"{row['hidden satisfaction, mean']:.1f}"
    return {name: number.replace("-", "−") for name, number in by_name.items()}
