"""Lesson 01, Two words, one experience: who is right about UX and CX?

Here live the lesson's two panels (Card sorter, Zoom), the tables that set five articles side by
side, the exercises with every slip, and the facts its prose prints. What the articles say stands
as plain data, in our own words, in two files beside this one: `two_words_articles.csv` and
`two_words_cards.csv`. No measure is computed here.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

import pandas as pd

from uxcx import shop
from uxcx.controls import CHOOSE, dropdown
from uxcx.explorers import Explorer, Finding
from uxcx.figures.palette import GRID, GROUPS, INK, LINES
from uxcx.measures import proportions
from uxcx.practice import (
    Choice,
    Exercise,
    ExerciseSet,
    Matching,
    Prediction,
    Slip,
    Written,
)

ARTICLES = ("A", "B", "C", "D", "E")
"""The five articles that the course starts from; the page of sources says what is known of each."""

SOURCES = (*ARTICLES, "NN/g", "ISO")
"""Who judges a card: the articles, Nielsen Norman Group's definition of UX, and ISO 9241-210."""

SILENT = "says nothing"
"""What stands in the table where a source says nothing that decides a card."""

KINDS = {
    "definitions": ("definition", "What UX and CX are"),
    "goals": ("goal", "What UX and CX are for"),
    "parts": ("component", "What UX and CX are made of"),
    "work": ("activity", "What UX people and CX people do"),
    "tips": ("tip", "What the articles advise, by theme"),
    "measures": ("measure", "How the articles would measure"),
}


def _read(file: str) -> pd.DataFrame:
    return pd.read_csv(Path(__file__).with_name(file), keep_default_na=False, encoding="utf-8")


# ---------------------------------------------------------------- what the articles say


_CELL = "text-align:left;vertical-align:top;line-height:1.5;white-space:normal"


class Comparison:
    """A table of what is said of UX and of CX, one row for each article or theme.

    Parameters
    ----------
    caption
        What the table compares.
    points
        Columns `row`, `side` ("UX", "CX" or "both") and `point`.
    """

    def __init__(self, caption: str, points: pd.DataFrame):
        self.caption, self.points = caption, points

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        rows = self.points["row"].nunique()
        plain = f"{self.caption}: a table with {rows} rows and {len(self.points)} points."
        return {"text/html": self.html(), "text/plain": plain}

    def html(self) -> str:
        """Write the table with header cells that say what they head."""
        return (
            f'<table style="{_CELL}"><caption style="{_CELL}"><strong>{escape(self.caption)}'
            f"</strong></caption><thead><tr><td></td>{_heading('UX', 'col')}"
            f"{_heading('CX', 'col')}</tr></thead><tbody>{''.join(self._rows())}</tbody></table>"
        )

    def _rows(self) -> Iterator[str]:
        for name, points in self.points.groupby("row", sort=False):
            said = {side: list(group["point"]) for side, group in points.groupby("side")}
            only_both = said.keys() == {"both"}
            if not only_both:
                cells = "".join(f'<td style="{_CELL}">{_list(said.get(side, []))}</td>'
                                for side in ("UX", "CX"))  # fmt: skip
                yield f"<tr>{_heading(name, 'row')}{cells}</tr>"
            if "both" in said:
                together = f'<td colspan="2" style="{_CELL}">{_list(said["both"])}</td>'
                heading = _heading(name if only_both else f"{name}, of both", "row")
                yield f"<tr>{heading}{together}</tr>"


def _heading(text: str, scope: str) -> str:
    return f'<th scope="{scope}" style="{_CELL}">{escape(text)}</th>'


def _list(points: list[str]) -> str:
    if not points:
        return "nothing"
    items = "".join(f"<li>{escape(point)}</li>" for point in points)
    return f'<ul style="margin:0;padding-left:1.1em">{items}</ul>'


def compare(kind: str) -> Comparison:
    """Set the five articles side by side.

    Parameters
    ----------
    kind
        "definitions", "goals", "parts", "work", "tips" or "measures".

    Raises
    ------
    ValueError
        If there is no such comparison.
    """
    if kind not in KINDS:
        raise ValueError(f"There is no comparison {kind!r}. Choose one of {', '.join(KINDS)}.")
    name, caption = KINDS[kind]
    points = _read("two_words_articles.csv")
    return Comparison(caption, points[points["kind"] == name])


# ---------------------------------------------------------------- how the sources sort the cards


@cache
def _cards() -> pd.DataFrame:
    """One row for each card and each source that decides it: statement, verdict, reason."""
    return _read("two_words_cards.csv")


@cache
def coding() -> pd.DataFrame:
    """Cards × sources: "UX", "CX", "both" or "says nothing"."""
    table = _cards().pivot(index="card", columns="source", values="verdict")
    in_order = table.reindex(index=_cards()["card"].unique(), columns=list(SOURCES))
    return in_order.fillna(SILENT).rename_axis(index="card", columns=None)


@cache
def agreement() -> pd.DataFrame:
    """For each card: how many sources speak, how many of them say the most common thing."""
    counts = (
        _cards()
        .groupby("card", sort=False)["verdict"]
        .agg(speak="size", agree=lambda verdicts: verdicts.value_counts().iloc[0])
    )
    return counts.assign(all_agree=counts["speak"] == counts["agree"])


# ---------------------------------------------------------------- panels


_LEFT, _BAR = 7.95, 1.8
"""Where a bar of agreement starts beside the matrix, and how long it is when all agree."""

_PALE = "#D1D5DB"


class CardSorter(Explorer):
    """Sixteen cards, one at a time: your answer against seven sources."""

    title = "Card sorter"
    height = 6.2
    answers = ("UX", "CX", "both", "depends")

    def __init__(self):
        self.cards = list(coding().index)
        self._mine: dict[str, str] = {}
        self._card, self._asked_why = 0, False
        # Without a kernel nobody can sort, so the still picture shows every card open.
        self._all_open = True
        super().__init__()
        self._still = super()._repr_mimebundle_()
        self._all_open = False
        self.redraw()

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self._still

    def controls(self):
        return {"answer": dropdown("This card belongs to", self.answers)}

    def actions(self):
        return {
            "Next card": lambda: self._turn(+1),
            "Card before": lambda: self._turn(-1),
            "Why? Show the reasons": self._why,
            "Open all cards": self._open_all,
            "Start again": self._start_again,
        }

    def _turn(self, step: int) -> None:
        self._card = (self._card + step) % len(self.cards)
        self._asked_why = False
        self.set(answer=self._mine.get(self.cards[self._card], CHOOSE))

    def _why(self) -> None:
        self._asked_why = True
        self.redraw()

    def _open_all(self) -> None:
        self._all_open = True
        self.redraw()

    def _start_again(self) -> None:
        self._mine, self._card = {}, 0
        self._all_open = self._asked_why = False
        self.set(answer=CHOOSE)

    def draw(self, figure):
        axes = figure.subplots()
        rows, columns = len(self.cards), ("You", *SOURCES)
        axes.set(xlim=(-4.2, 10.2), ylim=(rows + 0.6, -1.4))
        axes.set_axis_off()
        for place, card in enumerate(self.cards):
            axes.text(-0.65, place, card, ha="right", va="center", fontsize=12.5)
        shifted = {"NN/g": -0.1, "ISO": 0.08, "agree": 0.85}
        for place, column in enumerate((*columns, "agree")):
            axes.text(place + shifted.get(column, 0), -1, column, ha="center", va="center",
                      fontsize=12.5)  # fmt: skip
        axes.text(-4.1, rows + 0.2, "UC: both · –: says nothing · ?: it depends", va="center",
                  fontsize=12.5)  # fmt: skip
        axes.hlines([place - 0.5 for place in range(rows + 1)], -4.1, 10.1, color=GRID,
                    linewidth=0.8)  # fmt: skip
        for border, line in ((0.5, "-"), (5.5, ":")):
            axes.plot([border, border], [-0.5, rows - 0.5], line, color=INK, linewidth=1.2)
        # Two layers of markers, a tile and a word on it: far quicker to move than 128 texts.
        colours = {"UX": GROUPS[0], "CX": GROUPS[1], "both": GROUPS[0], "depends": LINES[4]}
        words = {"UX": "UX", "CX": "CX", "both": "UC", "depends": "?"}
        self.layers = {}
        for verdict, colour in colours.items():
            tile = {"markersize": 20, "markeredgewidth": 0, "linestyle": "", "color": colour}
            if verdict == "both":
                tile |= {"fillstyle": "left", "markerfacecoloralt": GROUPS[1]}
            word = {"markersize": 17 if len(words[verdict]) > 1 else 11, "markeredgewidth": 0,
                    "linestyle": "", "color": "white"}  # fmt: skip
            self.layers[verdict] = (
                *axes.plot([], [], "s", **tile),
                *axes.plot([], [], marker=f"$\\mathbf{{{words[verdict]}}}$", **word),
            )
        self.layers[SILENT] = axes.plot([], [], "_", color=INK, markersize=8)
        (self.frame,) = axes.plot([], [], color=INK, linewidth=2.5)
        self.shares = [axes.text(8.85, place, "", ha="center", va="center", fontsize=12.5)
                       for place in range(rows)]  # fmt: skip
        bar = {"linewidth": 20, "colors": [_PALE] * rows, "zorder": 0}
        self.bars = axes.hlines(range(rows), 8, 8, **bar)

    def _is_open(self, card: str) -> bool:
        return self._all_open or card in self._mine

    def update(self, answer):
        card = self.cards[self._card]
        if answer == CHOOSE:
            self._mine.pop(card, None)
        else:
            self._mine[card] = answer
        table = coding().copy()
        table.insert(0, "You", [self._mine.get(name, "not sorted") for name in self.cards])
        opened = [self._is_open(name) for name in self.cards]
        table.loc[[not one for one in opened], list(SOURCES)] = "not open yet"
        self._move(table)
        agree = agreement()
        table["agree"] = [
            f"{row.agree} of {row.speak}" if is_open else "not open yet"
            for row, is_open in zip(agree.itertuples(), opened, strict=True)
        ]
        united = int(agree.loc[opened, "all_agree"].sum())
        count = f"Open cards: {sum(opened)} of {len(self.cards)}, with full agreement on {united}."
        return Finding(
            f"{self._about(card, answer)} {count}",
            table,
            alt=f"Matrix of {len(self.cards)} cards by your answer and seven sources, with a bar "
            f"for how many sources agree. {count} The frame is around “{card}”.",
        )

    def _move(self, table: pd.DataFrame) -> None:
        cells = table.to_numpy()
        for verdict, layers in self.layers.items():
            down, across = (cells == verdict).nonzero()
            for layer in layers:
                layer.set_data(across, down)
        top, bottom, right = self._card - 0.47, self._card + 0.47, len(SOURCES) + 0.5
        self.frame.set_data([-0.5, right, right, -0.5, -0.5], [top, top, bottom, bottom, top])
        lengths, colours = [], []
        for text, (card, row) in zip(self.shares, agreement().iterrows(), strict=True):
            is_open = self._is_open(card)
            lengths.append(_BAR * row["agree"] / row["speak"] if is_open else 0)
            colours.append(LINES[0] if row["all_agree"] else _PALE)
            text.set_text(f"{row['agree']} of {row['speak']}" if is_open else "")
            text.set_color("white" if row["all_agree"] else INK)
        self.bars.set_segments(
            [[(_LEFT, place), (_LEFT + length, place)] for place, length in enumerate(lengths)]
        )
        self.bars.set_color(colours)

    def _about(self, card: str, answer: str) -> str:
        said = _cards()[_cards()["card"] == card]
        start = f"Card {self._card + 1} of {len(self.cards)}, {card}: “{said['statement'].iloc[0]}”"
        if not self._is_open(card):
            wait = "Choose an answer first. " if self._asked_why else ""
            return f"{start} {wait}Does that belong to UX, to CX, to both, or does it depend?"
        mine = "" if answer == CHOOSE else f"You say {answer}. "
        if self._asked_why:
            reasons = "; ".join(
                f"{row.source} says {row.verdict}: {row.reason}" for row in said.itertuples()
            )
            return f"{start} {mine}{reasons}. {self._silent(said)}"
        sides = said.groupby("verdict")["source"].agg(", ".join)
        heard = "; ".join(f"{verdict} from {who}" for verdict, who in sides.items())
        end = "They agree." if len(sides) == 1 else "They do not agree."
        return f"{start} {mine}{heard}. {end}"

    @staticmethod
    def _silent(said: pd.DataFrame) -> str:
        silent = [source for source in SOURCES if source not in set(said["source"])]
        return f"Nothing on it from {', '.join(silent)}." if silent else "All seven speak."


LEVELS = {
    "Interaction: one task": ("interaction",),
    "Journey: one purchase, from start to end": ("interaction", "journey"),
    "Relationship: everything, over time": ("interaction", "journey", "relationship"),
}
"""Level -> the levels inside it: a journey is made of interactions, a relationship of journeys."""


@cache
def _contacts() -> pd.DataFrame:
    return shop.load("contacts")


class Zoom(Explorer):
    """One customer's eleven contacts, and what each level of experience takes in."""

    title = "Zoom"
    height = 4.6

    def controls(self):
        people = _contacts().drop_duplicates("customer_id")
        self.people = {
            f"{row.customer_id}, {row.story}": row.customer_id for row in people.itertuples()
        }
        return {
            "level": dropdown("Level", LEVELS, next(iter(LEVELS))),
            "customer": dropdown("Customer", self.people, next(iter(self.people))),
        }

    def draw(self, figure):
        axes = figure.subplots()
        steps = range(_contacts()["step"].max())
        axes.set(xlim=(0, 1), ylim=(len(steps) - 0.4, -1.4), xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        columns = {"contact": 0.06, "team": 0.555, "measure": 0.735}
        for column, heading in (
            ("contact", "Contact"), ("team", "Team"), ("measure", "Measured by")
        ):  # fmt: skip
            axes.text(columns[column], -0.9, heading, va="center", fontsize=12.5)
        axes.plot([0.03, 0.03], [0, len(steps) - 1], color=INK, linewidth=1.5, zorder=1)
        shape = {"markersize": 12, "markeredgewidth": 2, "color": GROUPS[0], "linestyle": ""}
        (self.lit,) = axes.plot([], [], "o", **shape)
        (self.unlit,) = axes.plot([], [], "o", **shape, markerfacecolor="white")
        self.texts = {
            column: [axes.text(x, step, "", va="center", fontsize=12.5) for step in steps]
            for column, x in columns.items()
        }

    def update(self, level, customer):
        rows = _contacts()[_contacts()["customer_id"] == self.people[customer]]
        inside = rows["level"].isin(LEVELS[level]).to_numpy()
        places = pd.Series(range(len(rows)))
        for markers, which in ((self.lit, inside), (self.unlit, ~inside)):
            markers.set_data([0.03] * int(which.sum()), places[which])
        for column, texts in self.texts.items():
            for text, words, lit in zip(texts, rows[column], inside, strict=True):
                text.set_text(words if lit or column != "measure" else "")
                text.set_color(INK if lit else LINES[4])
        for text, team in zip(self.texts["team"], rows["team"], strict=True):
            text.set_fontweight("bold" if team == "web" else "normal")
        name = level.partition(":")[0]
        own = rows.loc[rows["level"] == LEVELS[level][-1], "measure"]
        web = int((rows["team"] == "web").sum())
        columns = ["step", "date", "contact", "channel", "level", "team", "measure"]
        table = rows[columns].assign(
            date=rows["date"].dt.strftime("%Y-%m-%d"),
            inside=["yes" if lit else "no" for lit in inside],
        )
        return Finding(
            f"{name}: {inside.sum()} of the {len(rows)} contacts of customer "
            f"{self.people[customer]} lie inside. New at this level are the measures "
            f"{', '.join(own.unique())}. The web team can change {web} of the {len(rows)}.",
            table.set_index("step"),
            alt=f"Strip of {len(rows)} contacts of one customer in order of time. Filled circles "
            f"mark the {inside.sum()} inside the level {name.lower()}; the web team can change "
            f"{web}.",
        )


def _buckets() -> dict[str, range]:
    most = len(coding()) + 1
    return {
        "0 to 3 cards": range(0, 4),
        "4 to 7 cards": range(4, 8),
        "8 to 11 cards": range(8, 12),
        "12 cards or more": range(12, most),
    }


def card_sorter():
    """Ask for a prediction, then let the learner sort the sixteen cards."""
    united = int(agreement()["all_agree"].sum())
    replies = {}
    for label, counts in _buckets().items():
        if united in counts:
            replies[label] = (
                f"It is {united} of {len(coding())}, and on none of those do all seven speak."
            )
        elif united < counts.start:
            replies[label] = (
                f"Most people expect that. By our reading it is {united}: the same words stand "
                "on both sides."
            )
        else:
            replies[label] = (
                f"It is a little better: {united}. Where few sources speak, they rarely clash."
            )
    return Prediction(
        question=f"On how many of the {len(coding())} cards do all the sources that say "
        "something agree?",
        replies=replies,
        right=next(label for label, counts in _buckets().items() if united in counts),
        task="Choose where the first card belongs, read the sentence, then press “Next card”.",
    ).then(CardSorter())


def zoom():
    """Ask for a prediction, then light up the contacts of three customers level by level."""
    contacts = _contacts()
    per_customer = contacts["team"].eq("web").groupby(contacts["customer_id"]).sum()
    web, steps = int(per_customer.iloc[0]), int(contacts["step"].max())
    replies = {
        str(steps): f"That would be all of them. The web team can change {web}: "
        "searching, reading, choosing and paying.",
        "8": f"The site is where most minutes are spent, yet the team can change only {web}.",
        "6": f"A little over half would be fair, but the team can change only {web}.",
        str(web): "The parcel, the phone and the shoes lie outside. NPS counts them all.",
        "1": f"A few more: {web}. Each page with a task of its own is one contact.",
    }
    return Prediction(
        question=f"A customer has {steps} contacts with the shop around one order. "
        "How many of them can the web team change?",
        replies=replies,
        right=str(web),
        task="Now change the level, then the customer, and watch which circles are filled.",
    ).then(Zoom())


# ---------------------------------------------------------------- exercises


_SENTENCES = {
    "1": "The parts of UX are usability, design, accessibility, order of content, a product "
    "that responds",
    "2": "UX is there to make using the product smooth, engaging and efficient",
    "3": "CX runs from hearing of a firm to after the purchase",
    "4": "The parts of CX are service, the image of the brand, marketing",
    "5": "CX is there to make using the product smooth, pleasant and efficient",
    "6": "Both aim at satisfaction and loyalty",
}
"""Six sentences of article B in our words (exercise 1.4); numbers 2 and 5 are its two goals."""


def _says(*words: str):
    """Return a test that finds any of these words in a text."""
    return lambda text: any(word in text.lower() for word in words)


_MEASURE = (
    r"\b(NPS|Net Promoter|CSAT|CES|SUS|SEQ)\b|succe|completion|\btime\b|survey|rating|recommend|"
    r"return rate|share of|late parcels|\bcount"
)
_TOOL = r"\b(NPS|CSAT|CES|SUS|SEQ|surveys?|heatmaps?|analytics|interviews?|dashboards?)\b"
_LEVEL = r"interaction|journey|relationship"
_LIMIT = r"cannot|can't|can not|does not|doesn't|not tell|not say|\bonly\b|unless|limit|\bbut\b"


def _lists_tools_only(text: str) -> bool:
    """Notice a paragraph with two tools or more, and neither a level nor a limit."""
    named = set(re.findall(_TOOL, text, re.IGNORECASE))
    return len(named) >= 2 and not re.search(f"{_LEVEL}|{_LIMIT}", text, re.IGNORECASE)


def _exercises() -> list[Exercise]:
    return [
        Exercise(
            id="1.a",
            kind="recall",
            question="In lesson 0 the usability score of the site rose, and NPS fell later in "
            "the year. What follows?",
            answer=Choice(
                {
                    "a": "one of the two numbers must be a mistake",
                    "b": "the two numbers ask about different things",
                    "c": "the new site made customers angry",
                },
                "b",
            ),
            meaning="One asks about using the site, the other about the whole company.",
            slips=[
                Slip("a", "Both can be right. Does each one ask about the same thing?"),
                Slip(
                    "c",
                    "That may be, but nothing so far shows it. What else changed for "
                    "customers in that year?",
                ),
            ],
        ),
        Exercise(
            id="1.b",
            kind="recall",
            question="You changed a value in a cell, and the result below stays the same. What "
            "comes next?",
            answer=Choice(
                {
                    "a": "run the cell you changed, then the ones below it",
                    "b": "run only the cell at the bottom",
                    "c": "save the notebook",
                },
                "a",
            ),
            meaning="A change counts once its cell has run. The number on its left tells you.",
            slips=[
                Slip(
                    "b",
                    "The bottom cell still works with the old value. Which cell holds the new one?",
                ),
                Slip("c", "Saving keeps the text. What makes Python read it?"),
            ],
        ),
        Exercise(
            id="1.c",
            kind="interpret",
            question="Which two of these statements cannot both be true?",
            answer=Choice(
                {
                    "a": "A: a toaster has a UX. D: UX is the use of one digital interface",
                    "b": "B: write personas. A: UX people write buyer personas",
                    "c": "C: CX is about the journey. A: mapping journeys is CX work",
                },
                "a",
            ),
            meaning="A toaster has no digital interface, so one of the two must give way. "
            "The other pairs say the same twice.",
            slips=[
                Slip(
                    "b",
                    "Both put personas on the UX side. Look for a thing that one source "
                    "lets in and another shuts out.",
                ),
                Slip(
                    "c",
                    "Both put the journey on the CX side. Look for a thing that one source "
                    "lets in and another shuts out.",
                ),
            ],
        ),
        Exercise(
            id="1.d",
            kind="interpret",
            question="“Was it hard or easy to choose a size?” is asked right after the step. "
            "Which level is that?",
            answer=Choice(
                {"a": "the interaction", "b": "the journey", "c": "the relationship"}, "a"
            ),
            meaning="One person, one task, one moment. A single question after a task is called "
            "Single Ease Question (SEQ).",
            slips=[
                Slip(
                    "b",
                    "A journey is the whole purchase. How many tasks does this question ask about?",
                ),
                Slip(
                    "c",
                    "A relationship adds up months. How long ago was the thing that this "
                    "question asks about?",
                ),
            ],
        ),
        Exercise(
            id="1.1",
            kind="recall",
            question="Who coined the name user experience, and why?",
            answer=Choice(
                {
                    "a": "Don Norman, because “usability” was too narrow a word",
                    "b": "Don Norman, because websites needed a name for their design",
                    "c": "The standards body ISO, to have one word for apps",
                    "d": "Carbone and Haeckel, to sell more services",
                },
                "a",
            ),
            meaning="He wanted to take in the box, the hardware, the manual and the screen alike.",
            slips=[
                Slip(
                    "b",
                    "The person is right. But he wanted a wider word than usability: "
                    "manual, box and hardware too. Which option says wider?",
                ),
                Slip("c", "ISO wrote a definition later. Who used the words at Apple before that?"),
                Slip(
                    "d",
                    "They wrote about customer experience, in 1994. Which of the two words "
                    "does the question ask about?",
                ),
            ],
            hints=[
                "Look at the section about where the two words come from.",
                "His reason was that the words in use, such as usability, left too much out.",
            ],
        ),
        Exercise(
            id="1.2",
            kind="recall",
            question="Which level does each question belong to?",
            answer=Matching(
                {
                    "How hard or easy was it to choose a size?": "interaction",
                    "How satisfied are you with this delivery, from order to door?": "journey",
                    "How likely are you to recommend our company?": "relationship",
                },
                options=("interaction", "journey", "relationship"),
            ),
            meaning="SEQ, CSAT and NPS are three measures for three levels. None of them is the "
            "best one: each answers its own question.",
            slips=[
                Slip(
                    lambda given: (
                        given["How likely are you to recommend our company?"] == "interaction"
                    ),
                    "NPS asks about recommending the company. Which of a customer's contacts "
                    "does that add up?",
                    is_test=True,
                ),
                Slip(
                    lambda given: (
                        given["How likely are you to recommend our company?"] == "journey"
                    ),
                    "A customer who recommends a company thinks of more than one purchase. "
                    "Which level is the widest?",
                    is_test=True,
                ),
                Slip(
                    lambda given: (
                        given["How hard or easy was it to choose a size?"] != "interaction"
                    ),
                    "Choosing a size is one task in one place. Which level is the narrowest?",
                    is_test=True,
                ),
                Slip(
                    lambda given: (
                        given["How satisfied are you with this delivery, from order to door?"]
                        != "journey"
                    ),
                    "“From order to door” is more than one task, and less than all the years. "
                    "Which level lies between?",
                    is_test=True,
                ),
            ],
            hints=[
                "Ask of each question: how much of a customer's life does it add up?",
                "One task is an interaction, one purchase a journey, everything a relationship.",
            ],
        ),
        Exercise(
            id="1.3",
            kind="interpret",
            question="Somebody got shoes as a gift and sends them back. Is that person a user, "
            "a customer, or both?",
            answer=Choice(
                {
                    "a": "A user only: they never paid",
                    "b": "A customer, because returns are CX",
                    "c": "Neither: they bought nothing",
                    "d": "It depends on the definition, so I write mine down",
                },
                "d",
            ),
            meaning="They use the product and the service, and they bought nothing. With the "
            "definition in writing, a colleague can count the same people as you.",
            slips=[
                Slip(
                    "a",
                    "They use the shoes, the label and the help line. By definitions that "
                    "count every contact with a firm, that is CX as well. Which definition "
                    "did you use, and is it written down?",
                ),
                Slip(
                    "b",
                    "No purchase was made by this person. They use the product and the "
                    "service; whether that is CX depends on your definition. So what would "
                    "you do with it?",
                ),
                Slip(
                    "c",
                    "They touch the box, the label and the help line. Which definition "
                    "leaves them out, and is that useful?",
                ),
            ],
            hints=[
                "Try two definitions of CX: one that needs a purchase, and one that does not.",
                "If two fair definitions give two answers, what must a report say?",
            ],
        ),
        Exercise(
            id="1.4",
            kind="critique",
            question="Which sentence gives article B's goal of UX, and which its goal of CX?",
            answer=Matching({"goal of UX": "2", "goal of CX": "5"}, options=tuple(_SENTENCES)),
            meaning="The two goals differ in one word: engaging, pleasant. An article that gives "
            "two things the same goal has not told them apart.",
            slips=[
                Slip(
                    lambda given: given == {"goal of UX": "5", "goal of CX": "2"},
                    "You found the pair. Which of the two names UX?",
                    is_test=True,
                ),
                Slip(
                    lambda given: set(given.values()) <= {"1", "4"},
                    "Those two list parts, and the lists differ. Compare the two sentences that "
                    "say what UX and CX are there for.",
                    is_test=True,
                ),
                Slip(
                    lambda given: "6" in given.values(),
                    "Sentence 6 is one goal said of both in one breath. Look for two sentences, "
                    "one for each word, that say nearly the same.",
                    is_test=True,
                ),
                Slip(
                    lambda given: "3" in given.values(),
                    "Sentence 3 says how far CX reaches. Which sentences say what each one is "
                    "there for?",
                    is_test=True,
                ),
            ],
            hints=[
                "A goal says what something is there for. Parts say what it is made of.",
                "Read the sentences in pairs, and look for two that differ in one word.",
            ],
            otherwise="One of the two is a goal. Which other sentence says nearly the same?",
        ),
        Exercise(
            id="1.5",
            kind="critique",
            question="“93% of service teams agree that customers expect more.” What must you "
            "know before you use it?",
            answer=Written(
                parts={
                    r"how many|number of|sample|\bn\b": "Ask how many were asked. 93 of a "
                    "hundred is not 93 of ten thousand.",
                    r"\bwho (was|were|did|answered|got|is|are|asked|has)|whom|which (team|peo|fir|"
                    r"com)|staff|not (the )?customers|instead of customers": "Ask who was asked. "
                    "These are opinions of one group about another.",
                    r"word|phras|what (was|were) .*asked|exact question|which question|"
                    r"what question": "Ask for the wording. “Do you agree that …?” invites a yes.",
                    r"\bwhen\b|date|year|month": "Ask when it was asked.",
                    r"paid|pays|pay for|fund|sponsor|sell|vendor|commission|interest": "Ask who "
                    "paid for the survey, and what they sell.",
                },
                model="Who was asked (staff, not customers), how many of them, what was the "
                "exact wording, when was it asked, and who paid for the survey?",
                least_words=8,
            ),
            meaning="Five questions, and the article answers none of them in full.",
            slips=[
                Slip(
                    lambda text: (
                        _says("true", "proves", "proof", "convinc", "high number")(text)
                        and not _says("who", "how many", "when")(text)
                    ),
                    "High agreement among staff is not a measurement of customers. Ask who, how "
                    "many, what wording, when, and who paid.",
                    is_test=True,
                ),
            ],
            hints=[
                "Five short questions in the lesson begin with who, how many, what, when, who.",
                "Write one question for each: the people, their number, the words, the date, "
                "the money.",
            ],
        ),
        Exercise(
            id="1.6",
            kind="critique",
            question="Article E asks how to measure UX and CX, and leaves the space empty. Write "
            "the missing paragraph.",
            answer=Written(
                parts={
                    _MEASURE: "Name at least one measure: a number that one could write down.",
                    _LEVEL: "Say at which level it measures: the interaction, the journey or the "
                    "relationship.",
                    _LIMIT: "Say one thing that this measure cannot tell you.",
                },
                model="To learn about an interaction, watch people try a task and count who "
                "succeeds; that does not tell why. To learn about the relationship, ask a sample "
                "of customers how likely they are to recommend the company, and print how many "
                "answered; that cannot tell which contact was to blame.",
                least_words=20,
            ),
            meaning="Keep your paragraph, and write it again when you have finished the course.",
            slips=[
                Slip(
                    _lists_tools_only,
                    "You named tools. Add what question each one answers, and one thing that it "
                    "cannot tell.",
                    is_test=True,
                ),
            ],
            hints=[
                "Three things make a good paragraph: a measure, its level, and a limit.",
                "Start like this: “To learn about the interaction, we count …; this cannot "
                "tell us …”",
            ],
        ),
    ]


EXERCISES = ExerciseSet(_exercises, solutions="01_two_words.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    agree, contacts = agreement(), _contacts()
    united = agree[agree["all_agree"]]
    first = contacts[contacts["customer_id"] == contacts["customer_id"].iloc[0]]
    inside = {name: first["level"].isin(levels).sum() for name, levels in LEVELS.items()}
    of_level = dict(zip(("interaction", "journey", "relationship"), inside.values(), strict=True))
    return {
        "cards": str(len(agree)),
        "united": str(len(united)),
        "divided": str(len(agree) - len(united)),
        "most_speakers": str(united["speak"].max()),
        "contacts": str(len(first)),
        "in_interaction": str(of_level["interaction"]),
        "in_journey": str(of_level["journey"]),
        "web_contacts": str((first["team"] == "web").sum()),
        "customer": first["customer_id"].iloc[0],
        "five_of_five_low": f"{100 * proportions.adjusted_wald(5, 5).low:.0f}",
    }
