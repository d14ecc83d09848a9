"""Lesson 00, Start: the site got better, so why are customers angrier?

Here live the lesson's first panel (do panels work?), its prediction with the panel behind it
(SiteAndCompany), its two charts, its exercises with every slip, and the facts its prose prints.
Both scores and their intervals are `uxcx.measures.sus` and `uxcx.measures.nps`.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from html import escape
from numbers import Real

import pandas as pd

from uxcx import shop
from uxcx.controls import LiveRegion, column, dropdown, number_box, text_block
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, blank, canvas, house_style, show
from uxcx.figures.palette import INK
from uxcx.measures import Estimate, nps, sus
from uxcx.practice import Choice, Exercise, ExerciseSet, Number, Prediction, Slip

TESTS = {1: "February", 2: "May"}
"""The two usability tests by their round: old site, new site."""

QUARTERS = (1, 2, 3, 4)


# ---------------------------------------------------------------- what the shop's data say


@cache
def _site() -> dict[str, Estimate]:
    """Mean score on the System Usability Scale in each test."""
    sheets = shop.load("ut_sus").merge(shop.load("ut_people"), on="pid", validate="one_to_one")
    return {
        month: sus.mean(sus.score(sheets.loc[sheets["round"] == number, "q1":"q10"]))
        for number, month in TESTS.items()
    }


@cache
def _company() -> dict[int, Estimate]:
    """NPS of each quarter of 2025."""
    survey = shop.load("survey_relational")
    return {
        quarter: nps.adjusted_wald(survey.loc[survey["wave"] == f"Q{quarter}", "ltr_0_10"])
        for quarter in QUARTERS
    }


def nps_of_quarter(quarter: int) -> Estimate:
    """Return the shop's NPS of one quarter of 2025, in points, with its interval.

    Parameters
    ----------
    quarter
        1, 2, 3 or 4.

    Raises
    ------
    ValueError
        If it is anything else.
    """
    if isinstance(quarter, str):
        raise ValueError(
            f"quarter is “{quarter}”, in quotation marks, so Python reads it as text. "
            "Write the number alone, such as quarter = 2."
        )
    if not isinstance(quarter, Real) or quarter not in QUARTERS:
        found = "still the three dots" if quarter is ... else quarter
        raise ValueError(f"quarter is {found}. A year has quarters 1, 2, 3 and 4: write one.")
    return replace(_company()[quarter], name=f"Quarter {quarter}: NPS")


def _table(rows: Iterable[tuple[str, Estimate]]) -> pd.DataFrame:
    """Set scores below each other, each with its interval and its number of people."""
    return pd.DataFrame(
        [
            {"score of": name, "score": one.estimate, "from": one.low, "to": one.high,
             "people": one.n}
            for name, one in rows
        ]
    ).set_index("score of")  # fmt: skip


def _site_rows() -> list[tuple[str, Estimate]]:
    return [(f"site, SUS in {month}", one) for month, one in _site().items()]


def _company_rows() -> list[tuple[str, Estimate]]:
    return [(f"company, NPS in Q{quarter}", one) for quarter, one in _company().items()]


def _change(points: float) -> str:
    """Say a change in whole points, with its direction."""
    whole = round(abs(points))
    if whole == 0:
        return "no change in whole points"
    return f"{whole} point{'s' if whole > 1 else ''} {'up' if points > 0 else 'down'}"


# ---------------------------------------------------------------- charts


def _draw_scores(axes, scores: list[Estimate], names: list[str], style: dict) -> None:
    """Draw scores with their intervals, and where the new site opened."""
    places = range(len(scores))
    middle = [one.estimate for one in scores]
    reach = [
        [one.estimate - one.low for one in scores],
        [one.high - one.estimate for one in scores],
    ]
    axes.errorbar(places, middle, yerr=reach, markersize=9, capsize=6, linewidth=2, **style)
    for place, one in zip(places, scores, strict=True):
        sign = "+" if one.unit == "points" else ""
        # Below the interval where the line comes from above, so that neither covers the other.
        falls = place > 0 and one.estimate < middle[place - 1]
        axes.annotate(
            f"{one.estimate:{sign}.0f}",
            (place, one.low if falls else one.high),
            (0, -4 if falls else 4),
            textcoords="offset points",
            ha="center",
            va="top" if falls else "bottom",
            fontweight="bold",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
        )
    axes.axvline(0.5, color=INK, linewidth=1.5, linestyle=":")
    axes.grid(axis="x", visible=False)
    axes.set(xticks=places, xticklabels=names, xlim=(-0.45, len(scores) - 0.45))


def _draw_site(axes) -> None:
    _draw_scores(axes, list(_site().values()), list(_site()), {"fmt": "o-", "color": GROUPS[0]})
    axes.set(ylim=(0, 100), ylabel="SUS, 0 to 100")
    axes.text(0.46, 4, "new site", rotation=90, ha="right", va="bottom")


def _draw_company(axes) -> None:
    names = [f"Q{quarter}" for quarter in QUARTERS]
    style = {"fmt": "s-", "color": GROUPS[1]}
    _draw_scores(axes, list(_company().values()), names, style)
    axes.set(ylim=(-20, 78), ylabel="NPS, −100 to +100")
    axes.axhline(0, color=INK, linewidth=1)
    axes.text(0.46, -18, "new site", rotation=90, ha="right", va="bottom")


def _draw_both(figure):
    """Draw the site on the left and the company on the right; return the company's axes."""
    left, right = figure.subplots(1, 2, width_ratios=(2, 3))
    _draw_site(left)
    _draw_company(right)
    # With `y` given, matplotlib need not look for room at each redraw.
    left.set_title("The site", y=1)
    right.set_title("The company", y=1)
    return right


def _both_alt() -> str:
    site, company = list(_site().values()), list(_company().values())
    by_quarter = ", ".join(f"{one.estimate:+.0f}" for one in company)
    people = [one.n for one in company]
    return (
        f"Two line charts. The site: SUS, 0 to 100, n {site[0].n} each, rises from "
        f"{site[0].estimate:.0f} in February to {site[1].estimate:.0f} in May. The company: NPS in "
        f"points, n {min(people)} to {max(people)}, goes {by_quarter} from quarter 1 to 4. "
        "Bars show 95 % ranges."
    )


def chart_of_the_site() -> None:
    """Draw the usability score before and after the new site."""
    before, after = _site().values()
    figure, axes = canvas("How usable people find the site", "Test in 2025", height=3.2)
    with house_style():
        _draw_site(axes)
    show(
        figure,
        f"Line chart of SUS, 0 to 100, in two tests with {before.n} people each. It rises from "
        f"{before.estimate:.0f} in February to {after.estimate:.0f} in May. Bars show 95 % ranges, "
        f"plus or minus {before.margin:.0f} and {after.margin:.0f}.",
        _table(_site_rows()),
    )


def chart_of_both() -> None:
    """Draw the usability score beside NPS by quarter."""
    with house_style():
        figure = blank(3.4)
        _draw_both(figure)
    show(figure, _both_alt(), _table(_site_rows() + _company_rows()))


# ---------------------------------------------------------------- panels


class PanelTest:
    """One number box and one sentence: whoever sees the box has panels that work."""

    def __init__(self):
        self.pairs = number_box("Pairs of shoes", 2, 0, 99)
        self._shown = LiveRegion()
        self.pairs.observe(self._say, "value")
        self._say()
        self.panel = column(text_block("Panels work here."), self.pairs, self._shown)

    def _say(self, _change: object = None) -> None:
        self._shown.show(f"<p>{escape(self.sentence)}</p>")

    @property
    def sentence(self) -> str:
        """What the panel says about the number in the box."""
        pairs = self.pairs.value
        if pairs == 0:
            return "No pairs, no shoes: an empty shop."
        return f"{pairs} pair{'s are' if pairs > 1 else ' is'} {2 * pairs} shoes."

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        words = (
            "No number box here yet.",
            "Click the grey box above this line and press Shift+Enter. If this text stays, "
            "choose Run in the menu at the top, then Run All Cells.",
        )
        return {
            **self.panel._repr_mimebundle_(),
            "text/html": f"<p><strong>{words[0]}</strong> {words[1]}</p>",
            "text/plain": " ".join(words),
        }


class SiteAndCompany(Explorer):
    """Usability before and after the new site, beside NPS by quarter."""

    title = "The site and the company"

    def controls(self):
        return {
            "quarter": dropdown(
                "Compare quarter 1 with", [(f"quarter {q}", q) for q in QUARTERS[1:]], 4
            )
        }

    def draw(self, figure):
        axes = _draw_both(figure)
        start = _company()[1].estimate
        axes.set_xlim(right=len(QUARTERS) - 0.3)
        axes.axhline(start, color=INK, linewidth=1, linestyle="--")
        (self.gap,) = axes.plot([], [], color=INK, linewidth=4, solid_capstyle="butt")
        self.gap_text = axes.text(1, 0.98, "", transform=axes.transAxes, ha="right", va="top")

    def update(self, quarter):
        before, after = _site().values()
        start, now = _company()[1], _company()[quarter]
        change = now.estimate - start.estimate
        self.gap.set_data([quarter - 0.57] * 2, [start.estimate, now.estimate])
        self.gap_text.set_text(f"Q1 to Q{quarter}: {change:+.0f}")
        gain = after.estimate - before.estimate
        return Finding(
            f"The company: from quarter 1 to quarter {quarter}, NPS went from "
            f"{start.estimate:+.0f} to {now.estimate:+.0f}, {_change(change)}. "
            f"The site: from February to May, SUS went from {before.estimate:.0f} to "
            f"{after.estimate:.0f}, {_change(gain)}.",
            _table(_site_rows() + _company_rows()),
            alt=_both_alt(),
        )


def do_panels_work():
    """Show the smallest panel there is."""
    return PanelTest()


def first_guess():
    """Ask what happened to NPS after the site got better, then show both scores."""
    before, after = _site().values()
    first, last = _company()[1].estimate, _company()[4].estimate
    fell = f"NPS fell from {first:+.0f} to {last:+.0f}"
    return Prediction(
        question=f"SUS went from about {before.estimate:.0f} to {after.estimate:.0f} after the "
        "new site. What happened to NPS from quarter 1 to quarter 4?",
        replies={
            "It went up a lot": "That would fit a site that is so much better. But the company's "
            f"{fell}: something outside the site counts too.",
            "It went up a little": "For a while it looked like that: in quarter 2 it was "
            f"{_company()[2].estimate:+.0f}. Over the whole year {fell}.",
            "It stayed the same": "That would fit if the site hardly matters to customers. But "
            f"{fell}, so something moved it.",
            "It went down": f"{fell}, although people find the new site better. Both are true, "
            "and the course looks for the reason.",
        },
        right="It went down",
        task="Now compare quarter 1 with each of the others. When does it fall?",
    ).then(SiteAndCompany())


# ---------------------------------------------------------------- exercises


def _exercises() -> list[Exercise]:
    first, last = _company()[1], _company()[4]
    return [
        Exercise(
            id="0.a",
            kind="recall",
            question="What does the shop of this course sell?",
            answer=Choice({"a": "hats", "b": "shoes"}, "b"),
            meaning="It sells shoes, and its data are with you in every lesson.",
            slips=[
                Slip("a", "Hats would be right for a hat shop. Look at what you could count in "
                     "the very first panel, then change your letter.")
            ],
            hints=[
                "Think of the very first panel: what did you count in pairs?",
                'Replace the dots by one letter in quotation marks: "a" or "b".',
            ],
        ),
        Exercise(
            id="0.1",
            kind="recall",
            question="Which keys run a cell?",
            answer=Choice({"a": "Enter", "b": "Shift+Enter", "c": "Esc", "d": "Tab"}, "b"),
            meaning="Shift+Enter runs the cell and takes you to the next one.",
            slips=[
                Slip("a", "Enter adds a line inside the cell. To run it, hold down one more key "
                     "while you press Enter: which one?"),
                Slip("c", "Esc stops the typing, so that the arrow keys can take you on. It runs "
                     "nothing. Look at the first line of the lesson."),
                Slip("d", "Inside a code cell, Tab makes blanks. It runs nothing. Look at the "
                     "first line of the lesson."),
            ],
            hints=[
                "You used them on the first grey box of the lesson.",
                "Two keys at once: you hold one down and press the other.",
            ],
        ),
        Exercise(
            id="0.2",
            kind="calculate",
            question="What was the shop's NPS in quarter 4?",
            answer=Number(lambda: last.estimate, "points"),
            meaning=f"In quarter 4 it was {last.estimate:+.0f}, after {first.estimate:+.0f} in "
            "quarter 1. You changed a value, ran its cell, then ran the cell that uses it.",
            slips=[
                Slip(
                    lambda: first.estimate,
                    "That is the score of quarter 1. Does the sentence still name quarter 1? Then "
                    "you changed the value but did not run that cell: the star or the number at "
                    "its left tells you. Run the upper cell, then the lower one.",
                ),
                Slip(
                    lambda: _company()[2].estimate,
                    "That is the score of quarter 2. Look at the value in the upper cell, run it, "
                    "then run the lower one.",
                ),
                Slip(
                    # Two slips with one message: in this year both round to the same number.
                    lambda given: round(given) in (round(_company()[3].estimate), round(last.low)),
                    "That is the score of quarter 3, or the lower end of the range in quarter 4. "
                    "Check that the sentence names quarter 4. The score stands right after NPS.",
                    is_test=True,
                ),
                Slip(
                    lambda: last.high,
                    "That is the upper end of the range. The score stands before it, right after "
                    "the word NPS.",
                ),
                Slip(
                    lambda: last.n,
                    "That is how many people answered. The score stands right after the word NPS.",
                ),
                Slip(
                    lambda: 4,
                    "4 is the quarter that you chose. The score stands in the sentence that the "
                    "lower cell prints, right after the word NPS.",
                ),
                Slip(
                    lambda: -last.estimate,
                    "The digits are right. Look at the sign in front of them.",
                ),
            ],
            hints=[
                "Two cells belong together: the upper one holds the value, the lower one uses it.",
                "Write 4 in the upper cell and press Shift+Enter there. Then run the lower cell "
                "and read the number after NPS.",
            ],
            otherwise="Run the upper cell, then the lower one. The score is the first number "
            "after NPS.",
        ),
        Exercise(
            id="0.3",
            kind="interpret",
            question="At the left of a cell stands [*]. What does it mean?",
            answer=Choice(
                {
                    "a": "There is an error",
                    "b": "The cell is still working",
                    "c": "The cell has not run yet",
                    "d": "Somebody marked the cell as important",
                },
                "b",
            ),
            meaning="It is still working, or it waits for a cell above. A number takes the star's "
            "place when it is done.",
            slips=[
                Slip("a", "An error would show words below the cell. With a star you wait: what "
                     "is the notebook doing in the meantime?"),
                Slip("c", "A cell that nobody has run has empty brackets. With a star, somebody "
                     "has pressed the keys already. What happens then?"),
                Slip("d", "Nobody sets this star by hand. It comes when you run a cell and goes "
                     "away by itself. When does it go?"),
            ],
            hints=[
                "Run a cell again and keep an eye on its left side.",
                "Three signs: empty brackets, a star, a number. The star is the one in between.",
            ],
        ),
        Exercise(
            id="0.4",
            kind="critique",
            question="You jumped around in a notebook, and a cell gives an odd number. "
            "What do you do first?",
            answer=Choice(
                {
                    "a": "Report that the data are wrong",
                    "b": "Delete the cell",
                    "c": "Run the same cell once more",
                    "d": "Restart the kernel and run all cells",
                },
                "d",
            ),
            meaning="A restart clears the old values, and all cells run in order. If the number "
            "is still odd, then look at the data.",
            slips=[
                Slip("a", "The data may be fine. The cells ran out of order, and old values are "
                     "still in memory. What clears them?"),
                Slip("b", "The cell may be right. Old values are still in memory. What clears "
                     "them, so that you can run from the top?"),
                Slip("c", "It would use the same old values again. First clear them: which menu "
                     "does that?"),
            ],
            hints=[
                "The notebook remembers what you ran, in the order in which you ran it.",
                "The menu Kernel has one line that clears the memory and runs all from the top.",
            ],
        ),
    ]  # fmt: skip


EXERCISES = ExerciseSet(_exercises, solutions="00_start.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    before, after = _site().values()
    by_name = {
        "people": f"{before.n}",
        "sus_feb": f"{before.estimate:.0f}",
        "sus_may": f"{after.estimate:.0f}",
    }
    for quarter, one in _company().items():
        by_name[f"nps_q{quarter}"] = f"{one.estimate:+.0f}"
    return by_name
