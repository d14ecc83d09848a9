"""Lesson 05, their own words: reviews, tickets, the chatbot.

Here live the lesson's three panels (Twelve comments, Who posts?, Bot or human?), its charts, its
exercises with every slip, and the facts its prose prints. Stars, agreement, waiting times and
ratings are `uxcx.measures.stars`, `agreement`, `support` and `satisfaction`.
"""

import textwrap
from functools import cache

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import CHOOSE, checkbox, dropdown, number_box
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, canvas, house_style, show
from uxcx.figures.palette import GRID, INK, LINES
from uxcx.measures import agreement, satisfaction, stars, stratified, support
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

TICKET = "T-1392"
"""The ticket that the lesson follows: all three questions of its customer left a number."""

THEMES = ("fit", "quality", "delivery", "price", "look", "service", "site")

TWELVE_COMMENTS = (
    "RV-0110", "RV-0513", "RV-0407", "RV-0813", "RV-0154", "RV-0107",
    "RV-0469", "RV-0899", "RV-0632", "RV-0711", "RV-0659", "RV-0241",
)  # fmt: skip
"""Reviews for learners to code: clear ones, two themes in one, and words that mean the opposite."""

TWENTY_COMMENTS = ((14, 2), (2, 2))
"""Two coders, "is it about fit?": coder A in the rows, yes first (exercise 5.3)."""

POST_PERCENT = (42, 14, 6, 10, 32)
"""Of a hundred buyers with 1, 2, … 5 stars, so many post a review: the shop's own rule."""

ALL_ALIKE, THE_DELIGHTED, THE_MIDDLE = (17,) * 5, (0, 0, 0, 0, 32), (5, 15, 40, 15, 5)
"""Other rules for who posts: all kinds of buyers alike, the happiest alone, mostly the middle."""


# ---------------------------------------------------------------- what the shop's data say


@cache
def _tickets() -> pd.DataFrame:
    return shop.load("tickets")


@cache
def _codes() -> pd.DataFrame:
    """One row for each coded review: its text and what the two coders said."""
    reviews = shop.load("reviews")[["review_id", "text", "stars"]]
    codes = shop.load("review_codes").merge(reviews, on="review_id", validate="one_to_one")
    return codes.set_index("review_id")


def the_ticket() -> pd.DataFrame:
    """Gather what every table knows about one ticket, in the order in which it happened."""
    ticket = _tickets().set_index("ticket_id").loc[TICKET]
    effort = shop.load("survey_ces").set_index("ticket_id").loc[TICKET]
    order, parcel, answer = (
        shop.load(name).set_index("order_id").loc[ticket["order_id"]]
        for name in ("orders", "deliveries", "survey_relational")
    )
    rows = [
        (order["date"], "orders", "buys shoes"),
        (parcel["promised_date"], "deliveries", "waits at home; no word that it is late"),
        (ticket["opened"], "tickets", f"writes to the help desk by {ticket['channel']}"),
        (ticket["opened"], "tickets",
         f"gets a first answer after {ticket['first_response_min']:.0f} minutes"),
        (parcel["delivered_date"], "deliveries",
         f"gets the parcel, {parcel['days_late']} days late"),
        (None, "tickets",
         f"case closed after {ticket['resolution_h']:.0f} hours, {ticket['contacts']} contacts"),
        (None, "tickets", f"rates the help: {ticket['csat_1_5']:.0f} of 5"),
        (None, "survey_ces", f"“made it easy”: {effort['ces_1_7']} of 7"),
        (answer["answered"], "survey_relational",
         f"would recommend: {answer['ltr_0_10']} of 10; “{answer['reason_text']}”"),
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=["day", "table", "what the customer meets"])
    days = pd.to_datetime(table["day"]).dt.strftime("%d %b")
    return table.assign(day=days.fillna("later"))


@cache
def _ratings(handler: str, hard: bool | None = None):
    """Mean rating of the help by one handler, with all, the routine or the hard tickets."""
    mine = _tickets()[_tickets()["handler"] == handler]
    if hard is not None:
        mine = mine[mine["hard"] == hard]
    return satisfaction.mean_rating(mine["csat_1_5"], missing="drop")


@cache
def _hard_percent(handler: str) -> int:
    """Of a hundred tickets of this handler, so many are hard."""
    return round(100 * _tickets().loc[_tickets()["handler"] == handler, "hard"].mean())


def _with_mix(handler: str, hard_percent: float) -> float:
    """Mean rating of a handler, if so many of a hundred tickets were hard."""
    means = [_ratings(handler, hard).estimate for hard in (False, True)]
    return float(np.average(means, weights=[100 - hard_percent, hard_percent]))


@cache
def _like_for_like() -> stratified.LikeForLike:
    tickets = _tickets()
    return stratified.like_for_like(
        tickets["csat_1_5"],
        tickets["handler"],
        tickets["hard"],
        pair=("human", "bot"),
        weights="all",
        missing="drop",
    )


@cache
def _buyers() -> stars.Distribution:
    """Stars that all buyers would give: hidden in real life."""
    return stars.distribution(shop.load("truth_feedback")["stars"])


@cache
def _page() -> stars.Distribution:
    return stars.distribution(shop.load("reviews")["stars"])


def _page_if(*percents: int) -> stars.Distribution | None:
    """Stars on the page, if so many of a hundred buyers with 1, 2, … 5 stars post; None: no one."""
    posted = np.round(np.array(_buyers().counts) * percents / 100).astype(int)
    return stars.Distribution(tuple(posted.tolist())) if posted.any() else None


# ---------------------------------------------------------------- panels


class TwelveComments(Explorer):
    """Twelve reviews to code, one at a time, and what two coders made of them."""

    title = "Twelve comments"
    height = 4.9

    def __init__(self):
        self.coded = _codes().loc[list(TWELVE_COMMENTS)]
        # Now, not at the first tick of the box: the first kappa of a session loads its library.
        self._coders = agreement.cohens_kappa(self.coded["theme_a"], self.coded["theme_b"])
        self._mine: dict[str, str] = {}
        self._place = 0
        super().__init__()

    def controls(self):
        return {
            "theme": dropdown("Main theme of this comment", THEMES),
            "compare": checkbox("Show the two coders"),
        }

    def actions(self):
        return {
            "Next comment": lambda: self._turn(+1),
            "Comment before": lambda: self._turn(-1),
            "Start again": self._start_again,
        }

    def _turn(self, step: int) -> None:
        self._place = (self._place + step) % len(TWELVE_COMMENTS)
        self.set(theme=self._mine.get(TWELVE_COMMENTS[self._place], CHOOSE))

    def _start_again(self) -> None:
        self._mine, self._place = {}, 0
        self.set(theme=CHOOSE, compare=False)

    def draw(self, figure):
        axes = figure.subplots()
        rows = len(TWELVE_COMMENTS)
        axes.set(xlim=(0, 10), ylim=(rows + 0.5, -1.6))
        axes.set_axis_off()
        for place, text in enumerate(self.coded["text"]):
            cue = textwrap.shorten(text, 23, placeholder=" …")
            axes.text(0.1, place, f"{place + 1}. {cue}", va="center", fontsize=12)
        for column, x in (("You", 5.25), ("Coder A", 7.1), ("Coder B", 9.15)):
            axes.text(x, -1.1, column, ha="center", va="center", fontweight="bold")
        axes.hlines([place - 0.5 for place in range(rows + 1)], 0, 10, color=GRID, linewidth=0.8)
        for x, coder in ((7.1, "theme_a"), (9.15, "theme_b")):
            for place, theme in enumerate(self.coded[coder]):
                axes.text(x, place, theme, ha="center", va="center")
        # The coders' words stand still under a cover: far quicker than moving 24 texts.
        self.cover = axes.fill_between([6.02, 9.97], -0.47, rows - 0.53, facecolor="white",
                                       edgecolor=LINES[4], hatch="//", zorder=4)  # fmt: skip
        self.mine = [axes.text(5.25, place, "", ha="center", va="center") for place in range(rows)]
        (self.same,) = axes.plot([], [], "o", color=GROUPS[0], markersize=7)
        (self.other,) = axes.plot([], [], "x", color=GROUPS[1], markersize=7, markeredgewidth=2)
        (self.frame,) = axes.plot([], [], color=INK, linewidth=2, zorder=5)
        axes.plot(0.25, rows + 0.1, "o", color=GROUPS[0], markersize=7)
        axes.text(0.45, rows + 0.1, "same as you", va="center", fontsize=12)
        axes.plot(3.15, rows + 0.1, "x", color=GROUPS[1], markersize=7, markeredgewidth=2)
        axes.text(3.35, rows + 0.1, "another theme", va="center", fontsize=12)

    def update(self, theme, compare):
        review = TWELVE_COMMENTS[self._place]
        if theme == CHOOSE:
            self._mine.pop(review, None)
        else:
            self._mine[review] = theme
        mine = [self._mine.get(name, "–") for name in TWELVE_COMMENTS]
        top, bottom = self._place - 0.46, self._place + 0.46
        self.frame.set_data([0, 9.99, 9.99, 0, 0], [top, top, bottom, bottom, top])
        for text, word in zip(self.mine, mine, strict=True):
            text.set_text(word)
        given, marks = {"You": mine}, {True: [], False: []}
        for x, coder in ((6.22, "A"), (8.25, "B")):
            said = self.coded[f"theme_{coder.lower()}"]
            given[f"Coder {coder}"] = list(said) if compare else "hidden"
            for place, (word, my_word) in enumerate(zip(said, mine, strict=True)):
                if compare and my_word != "–":
                    marks[word == my_word].append((x, place))
        self.cover.set_visible(not compare)
        for line, points in ((self.same, marks[True]), (self.other, marks[False])):
            line.set_data(*zip(*points, strict=True) if points else ([], []))
        table = pd.DataFrame({"comment": list(self.coded["text"]), **given})
        table.index = pd.RangeIndex(1, len(table) + 1, name="number")
        return Finding(
            f"Comment {self._place + 1} of {len(mine)}: “{self.coded['text'].iloc[self._place]}” "
            f"You coded {len(self._mine)} of {len(mine)}. {self._compared(mine, compare)}",
            table,
        )

    def _compared(self, mine: list[str], compare: bool) -> str:
        a, b = self.coded["theme_a"], self.coded["theme_b"]
        if not compare:
            return "The two coders are hidden, so that they cannot lead you."
        alike = (
            f"Coders A and B agree on {(a == b).sum()} of {len(mine)}, kappa "
            f"{self._coders.estimate:.2f}."
        )
        if len(self._mine) < len(mine):
            return f"{alike} Code all {len(mine)} to see how far you agree with each."
        ours = (
            f"You agree with {coder} on {(said == mine).sum()}, kappa "
            f"{agreement.cohens_kappa(mine, said).estimate:.2f}."
            for coder, said in (("A", a), ("B", b))
        )
        return " ".join((alike, *ours))


class WhoPosts(Explorer):
    """Five boxes, how likely each kind of buyer is to post: what the page then shows."""

    title = "Who posts?"
    height = 3.9

    def controls(self):
        return {
            f"stars_{given}": number_box(
                f"{given} star{'s' * (given > 1)}, % who post", percent, 0, 100
            )
            for given, percent in enumerate(POST_PERCENT, 1)
        }

    def actions(self):
        return {
            "As at the shop": lambda: self._rule(*POST_PERCENT),
            "All alike": lambda: self._rule(*ALL_ALIKE),
            "Only the delighted": lambda: self._rule(*THE_DELIGHTED),
            "The middle speaks up": lambda: self._rule(*THE_MIDDLE),
        }

    def _rule(self, *percents: int) -> None:
        self.set(**{f"stars_{given}": percent for given, percent in enumerate(percents, 1)})

    def draw(self, figure):
        means, axes = figure.subplots(2, 1, height_ratios=[1, 2.6], sharex=True)
        places = np.arange(1, 6)
        buyers = 100 * np.array(_buyers().shares)
        means.plot(_buyers().mean, 1, "o", color=GROUPS[0], markersize=11)
        means.text(_buyers().mean - 0.15, 1, f"all buyers: mean {_buyers().mean:.1f}", ha="right",
                   va="center", color=GROUPS[0], fontweight="bold")  # fmt: skip
        (self.mean,) = means.plot([], [], "s", color=GROUPS[1], markersize=11)
        self.mean_text = means.text(0, 0, "", va="center", color=GROUPS[1], fontweight="bold")
        means.set(ylim=(-0.7, 1.7), yticks=[])
        means.tick_params(bottom=False)
        means.spines["left"].set_visible(False)
        axes.bar(places - 0.2, buyers, 0.38, color=GROUPS[0], label="all buyers")
        self.bars = axes.bar(places + 0.2, buyers, 0.38, color="white", edgecolor=GROUPS[1],
                             hatch="//", linewidth=1.5, label="posted reviews")  # fmt: skip
        self.labels = [axes.text(x + 0.2, 0, "", ha="center", va="bottom") for x in places]
        for x, share in zip(places, buyers, strict=True):
            axes.text(x - 0.2, share, f"{share:.0f}", ha="center", va="bottom")
        axes.set(xlim=(0.4, 5.6), ylim=(0, 116), xticks=places, yticks=range(0, 101, 25),
                 xlabel="Stars", ylabel="Percent")  # fmt: skip
        axes.grid(axis="x", visible=False)
        axes.legend(loc="lower left", bbox_to_anchor=(-0.03, 0.96), ncols=2)

    def update(self, **percents):
        page = _page_if(*percents.values())
        shares = 100 * np.array(page.shares if page else [0.0] * 5)
        for bar, label, share in zip(self.bars, self.labels, shares, strict=True):
            bar.set_height(share)
            label.set(text=f"{share:.0f}" if page else "", y=share)
        table = pd.DataFrame(
            {
                "stars": range(1, 6),
                "would give them, % of all buyers": 100 * np.array(_buyers().shares),
                "who post, %": list(percents.values()),
                "posted reviews, % of the page": shares,
            }
        )
        self.mean.set_visible(page is not None)
        self.mean_text.set_visible(page is not None)
        truth = f"All {_buyers().n:,} buyers would give {_buyers().mean:.1f} stars on average"
        if page is None:
            return Finding(f"{truth}, and nobody posts: the page is empty.", table)
        right = page.mean < 3
        self.mean.set_data([page.mean], [0])
        self.mean_text.set(text=f"page: mean {page.mean:.1f}", ha="left" if right else "right",
                           x=page.mean + (0.15 if right else -0.15))  # fmt: skip
        gap = round(page.mean, 1) - round(_buyers().mean, 1)
        words = "too high by" if gap > 0 else "too low by"
        verdict = "right" if abs(gap) < 0.05 else f"{words} {abs(gap):.1f}"
        return Finding(
            f"{truth}. About {round(page.n, -1):,} post, and the page shows {page.mean:.1f}: "
            f"{verdict}, without one fake review. Of 100 posted reviews "
            f"{100 * page.shares[4]:.0f} have 5 stars and {100 * page.shares[0]:.0f} have 1.",
            table,
        )


class BotOrHuman(Explorer):
    """The rating of bot and people, in all and split, for any way to share out hard tickets."""

    title = "Bot or human?"
    height = 4.4
    names = ("bot", "human")

    def controls(self):
        self.hard = sum(_hard_percent(name) for name in self.names)
        return {
            "split": checkbox("Split by difficulty"),
            "to_bot": number_box(
                "Hard tickets in 100 of the bot's", _hard_percent("bot"), 0, self.hard
            ),
        }

    def actions(self):
        return {
            "As it was in 2025": lambda: self.set(to_bot=_hard_percent("bot")),
            "About the same mix for both": lambda: self.set(to_bot=self.hard // 2),
        }

    def draw(self, figure):
        axes = figure.subplots()
        look = {"bot": ("o", GROUPS[0], 0.12), "human": ("s", GROUPS[1], -0.12)}
        self.all, self.all_texts, self.split_artists = {}, {}, []
        for name, (marker, colour, shift) in look.items():
            style = {"color": colour, "fontweight": "bold", "ha": "center", "va": "center"}
            word = "bot" if name == "bot" else "people"
            (self.all[name],) = axes.plot([0], [2 + shift], marker, color=colour, markersize=12)
            self.all_texts[name] = (axes.text(0, 2 + 2.9 * shift, "", **style), word)
            for place, hard in ((1, False), (0, True)):
                mean = _ratings(name, hard)
                bar = axes.errorbar(mean.estimate, place + shift, fmt=marker, color=colour,
                                    xerr=[[mean.margin], [mean.margin]], markersize=9,
                                    capsize=5, linewidth=2)  # fmt: skip
                text = axes.text(mean.estimate, place + 2.9 * shift, f"{word} {mean.estimate:.2f}",
                                 **style)  # fmt: skip
                self.split_artists += [bar[0], *bar[1], *bar[2], text]
        self.mix = [axes.text(1.6, place, "", va="center") for place in (2, 1, 0)]
        axes.axhline(1.5, color=INK, linewidth=1)
        axes.set(xlim=(1.55, 5.05), ylim=(-0.55, 2.55), yticks=[2, 1, 0], xticks=[3, 4, 5],
                 yticklabels=["all", "routine", "hard"],
                 xlabel="Mean satisfaction with the help, 1 to 5")  # fmt: skip
        axes.grid(axis="y", visible=False)

    def update(self, split, to_bot):
        hard = {"bot": to_bot, "human": self.hard - to_bot}
        means = {name: _with_mix(name, hard[name]) for name in self.names}
        for name, mean in means.items():
            self.all[name].set_xdata([mean])
            text, word = self.all_texts[name]
            text.set(x=mean, text=f"{word} {mean:.2f}")
        for artist in self.split_artists:
            artist.set_visible(split)
        lines = ["100 tickets\nfor each"]
        for counts in ({name: 100 - hard[name] for name in self.names}, hard):
            lines.append(f"bot {counts['bot']}\npeople {counts['human']}" if split else "")
        for text, line in zip(self.mix, lines, strict=True):
            text.set_text(line)
        together = float(np.mean(list(means.values())))
        gap = round(means["bot"], 2) - round(means["human"], 2)
        lead = "level" if abs(gap) < 0.005 else f"{'the bot' if gap > 0 else 'people'} ahead"
        sentence = f"Bot {means['bot']:.2f}, people {means['human']:.2f}: {lead}"
        sentence += f" by {abs(gap):.2f}." if lead != "level" else "."
        if split:
            for word, is_hard in (("Routine", False), ("Hard", True)):
                bot, people = (_ratings(name, is_hard).estimate for name in self.names)
                sentence += f" {word} tickets: bot {bot:.2f}, people {people:.2f}."
            sentence += (
                f" Of 100 tickets, {hard['bot']} of the bot's and {hard['human']} of the people's "
                "are hard."
            )
        sentence += f" All customers together: {together:.2f}."
        return Finding(sentence, self._table(split, hard, means))

    def _table(self, split, hard, means):
        rows = [(name, "all", 100, means[name], "–", "–", _ratings(name).n) for name in self.names]
        for word, is_hard in (("routine", False), ("hard", True)) if split else ():
            for name in self.names:
                mean = _ratings(name, is_hard)
                part = hard[name] if is_hard else 100 - hard[name]
                rows.append((name, word, part, mean.estimate, f"{mean.low:.2f}",
                             f"{mean.high:.2f}", mean.n))  # fmt: skip
        names = ["handler", "tickets", "of 100", "mean rating", "from", "to", "ratings in 2025"]
        table = pd.DataFrame(rows, columns=names)
        return table.assign(**{"mean rating": table["mean rating"].map("{:.2f}".format)})


def twelve_comments():
    """Let the learner code twelve reviews, then compare with the two coders."""
    return TwelveComments()


def who_posts():
    """Ask why the page shows more stars than buyers would give, then open the panel."""
    page, truth = _page(), _buyers()
    right = "Some kinds of buyers post more than others"
    return Prediction(
        question=f"All buyers together would give {truth.mean:.1f} stars. The page shows "
        f"{page.mean:.1f}. What is behind it?",
        replies={
            "Somebody bought fake reviews": "That happens in the world, but not here: every one "
            "of these reviews belongs to an order. Who posts is enough to lift the mean.",
            "The shop deletes bad reviews": f"Then 1 star would be rare. In truth "
            f"{100 * page.shares[0]:.0f} % of the page and {100 * truth.shares[0]:.0f} % of the "
            "buyers have 1 star: the angry post a lot.",
            "Luck: too few reviews": f"{page.n} reviews are not few. Luck would move the mean by "
            "a few hundredths. What else differs between buyers and posters?",
            right: "Of 100 delighted buyers 32 post, of 100 in the middle only 6.",
        },
        right=right,
        task="Now press “All alike” and read both means. Then try the other rules.",
    ).then(WhoPosts())


def bot_or_human():
    """Ask whether the bot should replace the people, then open the panel."""
    bot, human, gap = _ratings("bot"), _ratings("human"), _like_for_like().raw
    right = "First ask who got which tickets"
    return Prediction(
        question=f"Satisfaction with the bot is {bot.estimate:.2f}, with people "
        f"{human.estimate:.2f}. What do you tell the head of the help desk?",
        replies={
            "Replace the people: the bot is better": "The numbers are right. But the bot got "
            f"{_hard_percent('bot')} hard tickets in 100, the people {_hard_percent('human')}. "
            "Split by difficulty, and look again.",
            "Ignore it: the gap is luck": f"The gap may be anything from {gap.low:+.2f} to "
            f"{gap.high:+.2f}, and 0 lies outside. So it is no luck. But is it a fair comparison?",
            right: f"The bot got {_hard_percent('bot')} hard tickets in 100, the people "
            f"{_hard_percent('human')}. With equal tickets people are ahead.",
            "Close the bot: people are always better": "With equal tickets they are. But the bot "
            "answers in seconds and takes routine work off them. What would happen to the whole?",
        },
        right=right,
        task="Now tick “Split by difficulty”. Then give the bot more hard tickets.",
    ).then(BotOrHuman())


# ---------------------------------------------------------------- charts


def chart_ticket() -> None:
    """Draw the two waits of the ticket among all mails that people answered."""
    tickets = _tickets()
    mails = tickets[(tickets["channel"] == "mail") & (tickets["handler"] == "human")]
    one = mails.set_index("ticket_id").loc[TICKET]
    waits = {
        "first answer": (mails["first_response_min"] / 60, one["first_response_min"] / 60),
        "case closed": (mails["resolution_h"], one["resolution_h"]),
    }
    figure, axes = canvas(f"One ticket among {len(mails)} mails", "Hours since the mail came")
    random = np.random.default_rng(5)
    rows = []
    with house_style():
        for place, (name, (all_waits, own)) in enumerate(waits.items()):
            jitter = place + random.uniform(-0.2, 0.2, len(all_waits))
            axes.plot(all_waits, jitter, ".", color=LINES[4], markersize=2.5)
            middle = support.resolution(all_waits).median
            axes.plot([middle] * 2, [place - 0.28, place + 0.28], color=INK, linewidth=3)
            axes.plot(own, place, "D", color=GROUPS[1], markersize=11, markeredgecolor="white")
            axes.text(own, place - 0.36, f"this one {own:.1f} h", color=GROUPS[1], va="center",
                      ha="center", fontweight="bold")  # fmt: skip
            axes.text(middle, place + 0.4, f"median {middle:.1f} h", va="center", ha="center")
            rows.append((name, own, middle, 100 * float((all_waits < own).mean())))
        axes.set(xscale="log", yticks=range(len(waits)), yticklabels=waits, ylim=(1.65, -0.6),
                 xticks=[0.5, 2, 8, 32, 128], xlim=(0.3, 560))  # fmt: skip
        axes.set_xticks([], minor=True)
        axes.set_xticklabels(["0.5", "2", "8", "32", "128"])
        axes.grid(axis="y", visible=False)
    table = pd.DataFrame(
        rows, columns=["wait", "this ticket, hours", "median, hours", "quicker mails, %"]
    )
    show(
        figure,
        f"Dot chart of two waits in hours, n {len(mails)} mails that people answered. First "
        f"answer: this ticket {rows[0][1]:.1f}, median {rows[0][2]:.1f}. Case closed: this ticket "
        f"{rows[1][1]:.1f}, median {rows[1][2]:.1f}.",
        table,
    )


def chart_themes() -> None:
    """Draw how many of the hundred coded reviews each coder put into each theme."""
    codes = _codes()
    counts = pd.DataFrame({f"coder {c.upper()}": codes[f"theme_{c}"].value_counts() for c in "ab"})
    counts = counts.loc[list(THEMES)].sort_values("coder A", kind="stable").astype(int)
    counts = counts.rename_axis("theme")
    figure, axes = canvas("Main theme of 100 reviews, by two coders", "Reviews", height=4.2)
    places = np.arange(len(counts))
    with house_style():
        styles = (
            {"color": GROUPS[0]},
            {"color": "white", "edgecolor": GROUPS[1], "hatch": "//", "linewidth": 1.5},
        )
        for shift, coder, style in zip((0.2, -0.2), counts, styles, strict=True):
            axes.barh(places + shift, counts[coder], 0.36, label=coder, **style)
            for place, n in zip(places, counts[coder], strict=True):
                axes.text(n + 0.4, place + shift, str(n), va="center")
        axes.set(yticks=places, yticklabels=counts.index, xlim=(0, 33))
        axes.grid(axis="y", visible=False)
        axes.legend(loc="lower right")
    listed = ", ".join(
        f"{theme} {row['coder A']} and {row['coder B']}" for theme, row in counts[::-1].iterrows()
    )
    show(
        figure,
        f"Bar chart of the main theme of {len(codes)} reviews, as coders A and B saw it: {listed}.",
        counts[::-1],
    )


# ---------------------------------------------------------------- exercises


def _exercises() -> list[Exercise]:
    routine, hard = (_ratings("bot", case).estimate for case in (False, True))
    bots, peoples = _hard_percent("bot"), _hard_percent("human")
    kappa = agreement.cohens_kappa(TWENTY_COMMENTS)
    returns = shop.load("orders")["return_reason"].dropna()
    about_size = 100 * float((returns == "size/fit").mean())
    writes, reply, asks, closed = (
        "09:00 the customer writes",
        "09:20 “We got your mail”",
        "next day: “Any news?”",
        "third day: shoe mended, case closed",
    )
    return [
        Exercise(
            id="5.a",
            kind="recall",
            question="Ten forms came back. Two have no rating, and six have a 4 or 5. "
            "What is the CSAT?",
            answer=Choice({"a": "60 %", "b": "75 %", "c": "80 %"}, "b"),
            meaning="Eight people gave a rating, and six of those eight are satisfied.",
            slips=[
                Slip("a", "That counts blanks as people who are not satisfied. What is the base?"),
                Slip("c", "That is the share of forms with a rating. Who of those gave a 4 or 5?"),
            ],
        ),
        Exercise(
            id="5.b",
            kind="recall",
            question="The mean rating went up, and NPS stayed where it was. How can that be?",
            answer=Choice(
                {
                    "a": "somebody computed it badly",
                    "b": "people rose within their group, such as from 7 to 8",
                    "c": "too few people answered",
                },
                "b",
            ),
            meaning="NPS moves only when somebody steps across a border between two groups.",
            slips=[
                Slip("a", "It need not be a mistake. Which steps on the scale does NPS not see?"),
                Slip("c", "It can happen with any number of answers. Where are the two borders?"),
            ],
        ),
        Exercise(
            id="5.c",
            kind="recall",
            question="30 of 100 invited people answer. What would tell you most about the bias "
            "of the score?",
            answer=Choice(
                {
                    "a": "the response rate",
                    "b": "who stays silent",
                    "c": "the interval of the score",
                },
                "b",
            ),
            meaning="Size matters less than who. The same holds for reviews, as you will see.",
            slips=[
                Slip("a", "A low rate is no proof of bias. What do the other seventy think?"),
                Slip("c", "The interval is about luck among those who answered. Who did not?"),
            ],
        ),
        Exercise(
            id="5.d",
            kind="calculate",
            question="A bot is rated 4.0 for routine tickets and 3.0 for hard ones. Of its tickets "
            "80 % are routine. Mean = gap × 4.0 + 0.20 × 3.0. What belongs in the gap?",
            answer=Choice({"a": "0.50", "b": "0.80", "c": "4.0"}, "b"),
            meaning="Each mean counts as often as it has tickets: 0.80 × 4.0 + 0.20 × 3.0 = 3.8.",
            slips=[
                Slip("a", "That would be right if half of the tickets were routine."),
                Slip("c", "That is the mean itself. Which share of the tickets has it?"),
            ],
        ),
        Exercise(
            id="5.e",
            kind="calculate",
            question="Two coders agree on 90 of 100 comments. Luck alone would give 80. "
            "What is kappa?",
            answer=Choice({"a": "0.90", "b": "0.10", "c": "0.50", "d": "0.80"}, "c"),
            meaning="Ten more than luck, out of the twenty that luck left open.",
            slips=[
                Slip("a", "That is the agreement as it stands. How much of it would luck give?"),
                Slip("b", "That is agreement minus luck. Now divide by what luck left open."),
                Slip("d", "That is what luck gives. How far did they get beyond it?"),
            ],
        ),
        Exercise(
            id="5.f",
            kind="interpret",
            question="“Was the person kind?” Which number of the ticket answers that?",
            answer=Choice(
                {
                    "a": "the first response time",
                    "b": "the rating of the help, 3 of 5",
                    "c": "none of them",
                },
                "c",
            ),
            meaning="Nobody asked it. A rating of the help mixes kindness, speed and result.",
            slips=[
                Slip("a", "That says how quick somebody was. A quick answer can be a cold one."),
                Slip("b", "Kindness is a part of it. What else could make this customer say 3?"),
            ],
        ),
        Exercise(
            id="5.1",
            kind="recall",
            question="Four moments of one ticket: which is the first response, which the "
            "resolution?",
            answer=Matching(
                {
                    writes: "neither",
                    reply: "first response",
                    asks: "neither",
                    closed: "resolution",
                }
            ),
            meaning="The first response was quick, the resolution took three days. A report "
            "needs both.",
            slips=[
                Slip(
                    lambda given: given[reply] == given[closed] or given[reply] == "resolution",
                    "A quick “we got your mail” is a first response. Is the shoe mended by then?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given[writes] != "neither",
                    "There the clock starts. Both waits are counted from this moment.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given[asks] != "neither",
                    "That is the customer again: one more contact, and no answer from the shop.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given[closed] != "resolution",
                    "The problem is gone there. What is the word for that?",
                    is_test=True,
                ),
            ],
            hints=[
                "One of the two is about words from the shop, the other about the problem.",
                "Ask at each moment: has the shop answered for the first time? Is the shoe mended?",
            ],
        ),
        Exercise(
            id="5.2",
            kind="calculate",
            question="What would the mean rating of the bot be with the tickets of the people?",
            answer=Number(
                lambda: _with_mix("bot", peoples), "points", tolerance=0.03
            ),
            meaning=f"With equal tickets the bot would be far below the people's "
            f"{_ratings('human').estimate:.2f}. Its lead came from its tickets.",
            slips=[
                Slip(
                    lambda: (routine + hard) / 2,
                    f"You took the plain average of {routine:.2f} and {hard:.2f}. Three in four "
                    "tickets of the people are hard: weight by tickets.",
                ),
                Slip(
                    lambda: (_ratings("bot").estimate + _ratings("human").estimate) / 2,
                    "You averaged the two averages, of bot and people. Take the bot's two means, "
                    "and weight by tickets: 0.75 hard, 0.25 routine.",
                ),
                Slip(
                    lambda: _with_mix("bot", bots),
                    f"That is the bot with its own tickets, {bots} hard ones in 100. Whose "
                    "tickets does the question give it?",
                ),
                Slip(
                    lambda: _with_mix("bot", 100 - peoples),
                    "The weights changed places. Which kind makes three of four tickets?",
                ),
                Slip(
                    lambda: _with_mix("human", peoples),
                    "That is the people with their own tickets. Keep the mix, and take the "
                    "bot's two means.",
                ),
                Slip(
                    lambda: _with_mix("human", bots),
                    "You turned it round: that is the people with the bot's tickets.",
                ),
            ],
            hints=[
                "A mean of a mixture is each part's mean, weighted by how often it comes.",
                "Weights: 0.25 for the routine tickets, 0.75 for the hard ones. The bot's means "
                f"are {routine:.2f} and {hard:.2f}.",
            ],
            otherwise="Take the bot's two means, and the people's share of hard tickets.",
        ),
        Exercise(
            id="5.3",
            kind="calculate",
            question="Two coders read 20 comments. Both say “fit” 14 times, both “not fit” twice, "
            "and they differ 4 times. What is kappa?",
            answer=Number(lambda: kappa.estimate, "share", tolerance=0.01),
            meaning=f"Agreement {kappa.observed:.2f}, luck {kappa.by_chance:.2f}. A good part of "
            "the agreement is luck.",
            slips=[
                Slip(
                    lambda given: min(abs(given - kappa.observed), abs(given - 80)) < 0.005,
                    "That is the agreement as it stands. Two coders who say “fit” all the time "
                    f"agree a lot by luck: here luck alone gives {100 * kappa.by_chance:.0f} %.",
                    is_test=True,
                ),
                Slip(
                    kappa.by_chance,
                    "That is what luck alone would give. How far did they get beyond it?",
                ),
                Slip(
                    kappa.observed - kappa.by_chance,
                    "You took luck away. Now divide by what luck left open: 1 minus luck.",
                ),
                Slip(
                    TWENTY_COMMENTS[0][0] / 20,
                    "You counted the shared “fit” alone. They also agree when both say “not fit”.",
                ),
                Slip(
                    (kappa.observed - 0.64) / (1 - 0.64),
                    "You counted luck for “fit” alone. Both can say “not fit” by luck too.",
                ),
                Slip(
                    (kappa.observed - 0.5) / (1 - 0.5),
                    "That takes luck for a fair coin. These two say “fit” 16 times in 20.",
                ),
            ],
            hints=[
                "First the agreement, then what two people would agree on by luck, then compare.",
                "Each says “fit” with share 0.8. Luck: 0.8 × 0.8 + 0.2 × 0.2. Then kappa is "
                "(agreement − luck) / (1 − luck).",
            ],
            otherwise="Write down two numbers first: the agreement, and the agreement by luck.",
        ),
        Exercise(
            id="5.4",
            kind="interpret",
            question="In the coded reviews fit is the largest theme, and price is the fourth. "
            "What should the shop look into first?",
            answer=Choice(
                {
                    "a": "Lower the price",
                    "b": "Watch how people choose a size",
                    "c": "Train the help desk",
                    "d": "Nothing, since reviews are no fair sample",
                },
                "b",
            ),
            meaning="Lesson 6 has a task on choosing a size, lesson 9 looks for the size guide, "
            f"lesson 11 at taps on the size chart. Of the returns with a reason, "
            f"{about_size:.0f} of 100 name size or fit.",
            slips=[
                Slip(
                    "a", "Price is theme four. Count again, then follow the biggest theme."
                ),
                Slip(
                    "c",
                    "Training is a fair idea when service is the trouble. Here service is one of "
                    "the smallest themes. Which is the biggest?",
                ),
                Slip(
                    "d",
                    "They are no fair sample, so print no percentage of all buyers. But a theme "
                    "that comes up so often is a hint that a test can follow.",
                ),
            ],
            hints=[
                "Which theme comes up most, for both coders?",
                "A theme is no proof. Look for a lesson that watches people do that very thing.",
            ],
        ),
        Exercise(
            id="5.5",
            kind="critique",
            question="A slide shows a word cloud of the reviews. The biggest word is “good”, and "
            "the title says: “Customers are happy.” Answer it.",
            answer=Written(
                parts={
                    r"\bnot good|negat|\bnot\b.*“?good|iron|context|opposite|around it": "Say "
                    "what a word loses when it stands alone. Which word may stand before “good”?",
                    r"read|code|coder|theme": "Say what you would do instead of counting words.",
                },
                model="The word good is fed by “good” and “not good” alike, so its size "
                "says nothing about how happy people are. I would read a random sample of "
                "comments and let two people code them.",
                least_words=12,
            ),
            meaning="Words are counted by a machine, and meaning is read by people.",
            slips=[
                Slip(
                    lambda text: (
                        not any(
                            sign in text.lower()
                            for sign in ("not ", "n't", "cannot", "but ", "however", "negat",
                                         "iron", "read", "context", "opposite")
                        )
                    ),
                    "“Not good” and “good” both feed the word good. Read ten comments with it, "
                    "then look at the title again.",
                    is_test=True,
                ),
            ],
            hints=[
                'Try reviews[reviews["text"].str.contains("good")] and read the texts.',
                "Two sentences: what the cloud cannot see, and what you would do instead.",
            ],
        ),
    ]  # fmt: skip


EXERCISES = ExerciseSet(_exercises, solutions="05_own_words.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    tickets, codes, reviews = _tickets(), _codes(), shop.load("reviews")
    ticket = tickets.set_index("ticket_id").loc[TICKET]
    by_hand = tickets[tickets["handler"] == "human"]
    mails = by_hand[by_hand["channel"] == "mail"]
    quicker = {
        wait: f"{100 * (mails[wait] < ticket[wait]).mean():.0f}"
        for wait in ("first_response_min", "resolution_h")
    }
    slow, fast = (
        by_hand.loc[by_hand["channel"] == channel, "first_response_min"]
        for channel in ("mail", "phone")
    )
    people = by_hand.groupby("channel", observed=True)["csat_1_5"].mean()
    late = shop.load("deliveries").query("days_late > 0")
    late = late.groupby("order_id")["notified_delay"].max()
    asked = late.index.isin(tickets["order_id"].dropna())
    page, truth = _page(), _buyers()
    theme = agreement.cohens_kappa(codes["theme_a"], codes["theme_b"])
    answer = agreement.cohens_kappa(codes["answer_a"], codes["answer_b"])
    reasons = shop.load("truth_reasons")["theme"].value_counts()
    twelve = codes.loc[list(TWELVE_COMMENTS)]
    good = reviews[reviews["text"].str.contains("good", case=False)]
    matched = _like_for_like().matched
    by_name = {
        "ticket_first": f"{ticket['first_response_min']:.0f}",
        "ticket_hours": f"{ticket['resolution_h']:.0f}",
        "ticket_ces": str(shop.load("survey_ces").set_index("ticket_id")["ces_1_7"][TICKET]),
        "ticket_quicker": quicker["first_response_min"],
        "ticket_closed": quicker["resolution_h"],
        "first_mean": f"{tickets['first_response_min'].mean():.0f}",
        "first_mail": f"{slow.median():.0f}",
        "first_phone": f"{fast.median():.0f}",
        "people_low": f"{people.min():.2f}",
        "people_high": f"{people.max():.2f}",
        "solved_first": f"{100 * tickets['solved_first'].mean():.0f}",
        "told": f"{100 * asked[late.to_numpy(bool)].mean():.0f}",
        "not_told": f"{100 * asked[~late.to_numpy(bool)].mean():.0f}",
        "told_share": f"{100 * late.mean():.0f}",
        "page_mean": f"{page.mean:.1f}",
        "page_five": f"{100 * page.shares[4]:.0f}",
        "true_mean": f"{truth.mean:.1f}",
        "alike_mean": f"{_page_if(*ALL_ALIKE).mean:.1f}",
        "middle_mean": f"{_page_if(*THE_MIDDLE).mean:.1f}",
        "true_three": f"{100 * truth.shares[2]:.0f}",
        "page_three": f"{100 * page.shares[2]:.0f}",
        "twelve_alike": str((twelve["theme_a"] == twelve["theme_b"]).sum()),
        "theme_agreed": f"{100 * theme.observed:.0f}",
        "theme_luck": f"{100 * theme.by_chance:.0f}",
        "theme_kappa": f"{theme.estimate:.2f}",
        "answer_agreed": f"{100 * answer.observed:.0f}",
        "answer_luck": f"{100 * answer.by_chance:.0f}",
        "answer_kappa": f"{answer.estimate:.2f}",
        "reasons": f"{reasons.sum():,}",
        "reasons_price": str(reasons["price"]),
        "reasons_fit": str(reasons["fit"]),
        "good": str(len(good)),
        "not_good": str(good["text"].str.contains("not good", case=False).sum()),
        "matched": f"{matched.estimate:+.1f}",
        "matched_low": f"{matched.low:+.1f}",
        "matched_high": f"{matched.high:+.1f}",
        "bot_hard": str(_hard_percent("bot")),
        "human_hard": str(_hard_percent("human")),
    }
    posted = shop.load("truth_feedback").groupby("stars")["posted"].mean()
    by_name |= {f"post_{given}": f"{100 * share:.0f}" for given, share in posted[[1, 3, 5]].items()}
    for name in ("bot", "human"):
        by_name[name] = f"{_ratings(name).estimate:.2f}"
        for word, case in (("routine", False), ("hard", True)):
            by_name[f"{name}_{word}_mean"] = f"{_ratings(name, case).estimate:.2f}"
    return {name: number.replace("-", "−") for name, number in by_name.items()}
