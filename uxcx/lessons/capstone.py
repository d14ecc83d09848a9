"""Lesson 14, Capstone: one budget, one recommendation.

Here live the evidence for each of the board's six options, the panel Spend it, two charts, the
exercises with every slip, and the facts that the prose and its two sample memos print. The
simulated year 2 and its assumptions are `uxcx.shop.next_year`.
"""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from uxcx import shop
from uxcx.controls import checkbox, number_box
from uxcx.explorers import Explorer, Finding
from uxcx.figures import GROUPS, blank, canvas, house_style, show
from uxcx.figures.palette import GROUND, INK
from uxcx.lessons import two_words
from uxcx.measures import (
    experiments,
    means,
    nps,
    proportions,
    satisfaction,
    speed,
    stratified,
    two_means,
)
from uxcx.practice import (
    Choice,
    Exercise,
    ExerciseSet,
    Matching,
    Prediction,
    Range,
    Slip,
    Written,
)
from uxcx.shop import next_year

BUDGET_EUR = 60_000
BEST_SUPPORTED = "ABF"
AN_ORDINARY_YEAR = 2030
"""Seed of the luck of year 2: with it, no plan is helped or hurt much by chance."""

TWO_REGIONS = ("North", "West")
MANY_YEARS = 2000  # so many that the luck of single years drops out of a mean
RUBRIC = (
    "question",
    "fit of the measure",
    "correctness",
    "uncertainty",
    "UX-CX link",
    "limits and fairness",
    "readability",
)
"""The seven criteria by which a memo is judged, with 0 to 3 points each."""

_ON_WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 1}  # a line never crosses a label
_SHORT = {
    "A": "Swift back in North and West",
    "B": "size adviser, guide moved",
    "C": "faster checkout on phones",
    "D": "chatbot for all tickets",
    "E": "new loyalty scheme",
    "F": "repair of three blockers",
}


# ---------------------------------------------------------------- what the shop's data say


@cache
def _costs() -> dict[str, int]:
    options = shop.load("options")
    return dict(zip(options["option"], options["cost_eur"].tolist(), strict=True))


def _cost(choice) -> int:
    return sum(_costs()[letter] for letter in choice)


@cache
def _orders() -> pd.DataFrame:
    """One row an order: its worst parcel, its carrier, and whether it belongs to which half."""
    parcels = shop.load("deliveries").groupby("order_id")
    orders = shop.load("orders")
    worst = parcels["days_late"].max()
    return orders.assign(
        late=orders["order_id"].map(worst) > 0,
        carrier=orders["order_id"].map(parcels["carrier"].first()),
        two_regions=orders["order_id"].map(parcels["region"].first()).isin(TWO_REGIONS),
        second_half=orders["date"].dt.month > 6,
    )


@cache
def _tasks() -> pd.DataFrame:
    """Tasks of the test on the new site, with the people who tried them."""
    tasks = shop.load("ut_tasks").merge(shop.load("ut_people"), on="pid")
    return tasks[tasks["round"] == 2]


@cache
def _answers() -> pd.DataFrame:
    """Survey answers with their order and customer, one row each."""
    order = _orders()[["order_id", "late", "two_regions", "second_half"]]
    customer = shop.load("customers")[["customer_id", "loyalty_member", "past_orders_12m"]]
    answers = shop.load("survey_relational").merge(order, on="order_id", validate="one_to_one")
    return answers.merge(customer, on="customer_id", validate="many_to_one")


def _share(happened: pd.Series):
    return proportions.adjusted_wald(int(happened.sum()), len(happened))


# A piece of evidence: its side, what is measured, the result, and how its numbers are printed.
_Evidence = tuple[str, str, object, str]


def _about_parcels() -> dict[str, _Evidence]:
    orders, answers, tasks = _orders(), _answers(), _tasks()
    there = orders[orders["two_regions"]]
    csat = shop.load("survey_csat").merge(orders[["order_id", "late"]], on="order_id")

    def late(second_half):
        return _share(there.loc[there["second_half"] == second_half, "late"])

    def score(two_regions, second_half):
        chosen = (answers["two_regions"] == two_regions) & (answers["second_half"] == second_half)
        return nps.adjusted_wald(answers.loc[chosen, "ltr_0_10"])

    def satisfied(late):
        return satisfaction.csat(csat.loc[csat["late"] == late, "csat_1_5"])

    track = _share(tasks.loc[tasks["task_name"] == "track parcel", "success"])
    return {
        "late_budget": ("CX", "late with Budget, % of orders", late(True), ".0%"),
        "late_swift": ("CX", "late with Swift, same regions", late(False), ".0%"),
        "nps_before": ("CX", "NPS there, first half", score(True, False), "+.0f"),
        "nps_after": ("CX", "NPS there, second half", score(True, True), "+.0f"),
        "nps_elsewhere": ("CX", "NPS elsewhere, second half", score(False, True), "+.0f"),
        "csat_late": ("CX", "satisfied after a late parcel, %", satisfied(True), ".0%"),
        "csat_on_time": ("CX", "satisfied after one on time, %", satisfied(False), ".0%"),
        "track": ("UX", "can track a parcel, %", track, ".0%"),
    }


def _about_size() -> dict[str, _Evidence]:
    orders, tasks, clicks = _orders(), _tasks(), shop.load("clicks")
    tries = shop.load("treetest").query("task_name == 'size advice'")
    tree = {name: _share(rows["success"]) for name, rows in tries.groupby("tree", observed=True)}
    test = shop.load("experiment").merge(orders[["order_id", "returned"]], on="order_id")
    arms = test.groupby("arm", observed=True)["returned"].agg(["sum", "size"])
    without_step = experiments.rates(*arms.loc["A"], *arms.loc["B"]).absolute
    choose = _share(tasks.loc[tasks["task_name"] == "choose size", "success"])
    taps = _share(clicks.loc[clicks["device"] == "mobile", "element"] == "size chart")
    fit = _share(shop.load("review_codes")["theme_a"] == "fit")
    for_size = _share(orders.loc[orders["returned"], "return_reason"] == "size/fit")
    return {
        "choose_size": ("UX", "can choose a size, %", choose, ".0%"),
        "tree_old": ("UX", "find size advice, old menu, %", tree["old"], ".0%"),
        "tree_new": ("UX", "the same, proposed menu, %", tree["proposed"], ".0%"),
        "size_chart": ("UX", "taps on the dead size chart, %", taps, ".0%"),
        "fit": ("CX", "reviews that speak of fit, %", fit, ".0%"),
        "for_size": ("CX", "returned for size or fit, %", for_size, ".0%"),
        "no_step": ("CX", "returns without size step, points more", without_step, "+.0%"),
    }


def _about_phones() -> dict[str, _Evidence]:
    visits, timings = shop.load("sessions"), shop.load("page_timings")
    phones = timings[timings["device"] == "mobile"]
    slow = {
        page: speed.percentile(rows["lcp_s"])
        for page, rows in phones.groupby("page", observed=True)
    }
    started = visits[visits["started_checkout"]]
    finished = {
        device: _share(rows["ordered"]) for device, rows in started.groupby("device", observed=True)
    }
    no_show = _share(visits.loc[visits["device"] == "mobile", "load_s"].isna())
    return {
        "lcp_checkout": ("UX", "slow quarter, checkout, s", slow["checkout"], ".1f"),
        "lcp_product": ("UX", "slow quarter, product page, s", slow["product"], ".1f"),
        "no_show": ("UX", "left before a page showed, %", no_show, ".0%"),
        "finish_mobile": ("both", "finish on phones, %", finished["mobile"], ".0%"),
        "finish_desktop": ("both", "finish on desktop, %", finished["desktop"], ".0%"),
    }


def _about_the_bot() -> dict[str, _Evidence]:
    tickets = shop.load("tickets")
    hard = tickets[tickets["hard"]]

    def bot_minus_people(chosen):
        rated = chosen.dropna(subset=["csat_1_5"]).groupby("handler", observed=True)["csat_1_5"]
        return two_means.welch(rated.get_group("human"), rated.get_group("bot"))

    def solved(handler):
        return _share(hard.loc[hard["handler"] == handler, "solved_first"])

    simple = tickets[~tickets["hard"]]
    return {
        "bot_all": ("CX", "bot minus people, stars, all", bot_minus_people(tickets), "+.2f"),
        "bot_simple": ("CX", "the same, simple tickets", bot_minus_people(simple), "+.2f"),
        "bot_hard": ("CX", "the same, hard tickets", bot_minus_people(hard), "+.2f"),
        "solved_bot": ("UX", "hard, solved at once, bot, %", solved("bot"), ".0%"),
        "solved_people": ("UX", "the same, people, %", solved("human"), ".0%"),
    }


def _about_members() -> dict[str, _Evidence]:
    answers = _answers()
    gap = stratified.like_for_like(
        answers["ltr_0_10"],
        np.where(answers["loyalty_member"], "members", "others"),
        answers["past_orders_12m"],
        pair=("others", "members"),
    )
    return {
        "members_raw": ("CX", "members minus others, 0-10", gap.raw, "+.2f"),
        "members_like": ("CX", "the same, equal past orders", gap.matched, "+.2f"),
    }


def _about_access() -> dict[str, _Evidence]:
    tasks, people = _tasks(), shop.load("ut_people")
    # Each person counts once, not each of their five tasks.
    success = tasks.groupby([tasks["access_need"] != "none", "pid"], observed=True)[
        "success"
    ].mean()
    needs = people.loc[(people["round"] == 1) & (people["access_need"] != "none"), "pid"]
    met = needs.isin(shop.load("ut_problems").query("severity == 4 and seen")["pid"])
    return {
        "access": ("UX", "success with access needs, %", means.mean(success[True]), ".0%"),
        "no_access": ("UX", "success of the others, %", means.mean(success[False]), ".0%"),
        "blockers": ("UX", "met a blocker, with needs, %", _share(met), ".0%"),
    }


_ABOUT = {
    "A": _about_parcels,
    "B": _about_size,
    "C": _about_phones,
    "D": _about_the_bot,
    "E": _about_members,
    "F": _about_access,
}


@cache
def _evidence(option: str) -> dict[str, _Evidence]:
    return _ABOUT[option]()


def _result(name: str):
    return next(_evidence(option)[name][2] for option in _ABOUT if name in _evidence(option))


def _numbers(result, style: str) -> tuple[str, ...]:
    """Write value, both ends and n of a result as they are printed."""
    n = result.n if hasattr(result, "n") else result.n_first + result.n_second
    values = (result.estimate, result.low, result.high)
    return (*(f"{value:{style}}".rstrip("%") for value in values), f"{n:,}")


@cache
def _printed() -> dict[str, str]:
    """Return all numbers of the evidence by name: `late_budget`, `late_budget_low`, …"""
    ends = ("", "_low", "_high", "_n")
    return {
        name + end: text
        for option in _ABOUT
        for name, (_, _, result, style) in _evidence(option).items()
        for end, text in zip(ends, _numbers(result, style), strict=True)
    }


def evidence(option: str) -> pd.DataFrame:
    """List what the course has found out about one option, with intervals and numbers.

    Parameters
    ----------
    option
        A letter, A to F.
    """
    letter = str(option).strip().upper()
    if letter not in _ABOUT:
        raise ValueError(f"There is no option {option!r}. Choose one of {', '.join(_ABOUT)}.")
    rows = [
        (side, measure, *_numbers(result, style))
        for side, measure, result, style in _evidence(letter).values()
    ]
    table = pd.DataFrame(rows, columns=["side", "measure", "value", "from", "to", "n"])
    return table.set_index("measure")


def assumptions() -> pd.DataFrame:
    """List what each option is taken to change in year 2, as the simulation draws it."""
    rows = [
        (f"{letter}: {one.changes}", one.low, one.likely, one.high)
        for letter, one in next_year.EFFECTS.items()
    ]
    columns = ["what it changes", "low", "likely", "high"]
    return pd.DataFrame(rows, columns=columns).set_index("what it changes")


# ---------------------------------------------------------------- year 2


@cache
def _counts() -> next_year.Counts:
    names = ("sessions", "orders", "deliveries", "survey_relational")
    return next_year.as_in_2025({name: shop.load(name) for name in names})


@cache
def _years(choice: str, years: int = 200) -> pd.DataFrame:
    return next_year.simulate(choice, _counts(), years, np.random.default_rng(AN_ORDINARY_YEAR))


@cache
def _mean_year(choice: str) -> pd.Series:
    return _years(choice, MANY_YEARS).mean()


@cache
def _other_years(choice: str) -> pd.DataFrame:
    """Two hundred years in which the board spent the same budget in another way, by chance."""
    random = np.random.default_rng(14)
    others = [one for one in next_year.full_choices(_costs(), BUDGET_EUR) if one != choice]
    times = random.multinomial(200, [1 / len(others)] * len(others))
    pieces = [
        next_year.simulate(other, _counts(), years, random).assign(choice=other)
        for other, years in zip(others, times, strict=True)
    ]
    return pd.concat(pieces, ignore_index=True)


@cache
def alone() -> pd.DataFrame:
    """Return the mean gain of each option on its own, over many simulated years.

    NPS in points to one decimal, kept orders to tens: finer steps are luck of the simulation.
    """
    nothing = _mean_year("")
    rows = {}
    for option in [*_costs(), BEST_SUPPORTED]:
        gain = _mean_year(option) - nothing
        rows[option] = (round(gain["nps"], 1) + 0.0, round(gain["kept_orders"], -1) + 0.0)
    table = pd.DataFrame(rows, index=["NPS, points", "kept orders"]).T.rename_axis("option")
    return table.astype({"kept orders": int}).assign(cost_eur=[_cost(one) for one in rows])


def _middle(values: pd.Series) -> tuple[float, float]:
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


class SpendIt(Explorer):
    """Six boxes and one budget; after one commitment, year 2 comes as it comes."""

    title = "Spend it"
    height = 5.2

    def controls(self):
        now = _mean_year("")
        ticks = {
            letter: checkbox(f"{letter}: {what}, {_costs()[letter]:,} EUR")
            for letter, what in _SHORT.items()
        }
        return ticks | {
            "guess_nps": number_box("My guess: NPS in year 2", round(now["nps"]), -100, 100),
            "guess_kept": number_box(
                "My guess: kept orders in year 2", round(now["kept_orders"], -2), 0, 9999
            ),
        }

    def actions(self):
        return {"Commit (once)": self._commit}

    def _choice(self) -> str:
        return "".join(letter for letter in _SHORT if self.values[letter])

    def _commit(self) -> None:
        if self.committed is None and _cost(self._choice()) <= BUDGET_EUR:
            self.committed = dict(self.values)
            for control in self._controls.values():
                control.disabled = True
        self.redraw()

    def draw(self, figure):
        self.committed = None
        purse, year = figure.subplots(2, 1, height_ratios=(1, 4.2))
        self.bars = purse.barh([0] * 6, [0] * 6, color=GROUPS[0], edgecolor="white", linewidth=2)
        self.names = [
            purse.text(
                0,
                0,
                letter,
                ha="center",
                va="center",
                color="white",
                fontweight="bold",
                bbox={"facecolor": GROUPS[0], "edgecolor": "none", "pad": 1.5},
            )
            for letter in _SHORT
        ]
        purse.axvline(BUDGET_EUR, color=INK, linewidth=2.5)
        purse.set(xlim=(0, 130_000), ylim=(-0.5, 0.5), yticks=[], xlabel="Spent, thousand EUR")
        purse.set(xticks=range(0, 130_000, 20_000), xticklabels=range(0, 130, 20))
        purse.text(BUDGET_EUR, 1.06, "budget", transform=purse.get_xaxis_transform(), ha="center")

        (self.with_a,) = year.plot([], [], "o", color=GROUPS[0], markersize=5, alpha=0.75,
                                   label="others, with A")  # fmt: skip
        (self.without_a,) = year.plot([], [], "s", markerfacecolor="white", color=INK,
                                      markersize=4.5, label="others, without A")  # fmt: skip
        self.spread = [year.plot([], [], "-", color=GROUPS[1], linewidth=2.5)[0] for _ in range(2)]
        (self.own,) = year.plot([], [], "D", color=GROUPS[1], markersize=11,
                                markeredgecolor="white", label="your year 2")  # fmt: skip
        self.covered = year.text(25, 4150, "year 2 is hidden\nuntil you commit", ha="center")
        year.set(xlim=(0, 50), ylim=(3500, 4800), xlabel="NPS of year 2, points",
                 ylabel="Kept orders")  # fmt: skip
        year.legend(loc="upper center", bbox_to_anchor=(0.46, 1.2), ncols=3, handletextpad=0.1,
                    columnspacing=0.8)  # fmt: skip

    def update(self, guess_nps, guess_kept, **ticks):
        if self.committed:
            ticks = {letter: self.committed[letter] for letter in _SHORT}
        choice = "".join(letter for letter, ticked in ticks.items() if ticked)
        spent = 0
        for letter, bar, name in zip(_SHORT, self.bars, self.names, strict=True):
            cost = _costs()[letter] if letter in choice else 0
            bar.set(x=spent, width=cost, hatch="//" if spent + cost > BUDGET_EUR else "")
            name.set(x=spent + cost / 2, visible=bool(cost))
            spent += cost
        if self.committed:
            return self._year(choice)
        return self._purse(choice)

    def _purse(self, choice: str) -> Finding:
        spent, left = _cost(choice), BUDGET_EUR - _cost(choice)
        table = pd.DataFrame(
            {"option": list(choice) or ["none"],
             "EUR": [f"{_costs()[letter]:,}" for letter in choice] or ["0"]}
        )  # fmt: skip
        named = " + ".join(choice) or "Nothing"
        if left < 0:
            return Finding(
                f"Over budget: {named} is {spent:,} of {BUDGET_EUR:,} EUR. Which of them rests on "
                "the weakest evidence?",
                table,
            )
        fits = [
            letter for letter, cost in _costs().items() if letter not in choice and cost <= left
        ]
        still = f"One of {', '.join(fits)} would still fit." if fits else "No further one fits."
        return Finding(
            f"{named}: {spent:,} of {BUDGET_EUR:,} EUR spent, {left:,} left. {still} "
            "Write down your two guesses, then commit.",
            table,
        )

    def _year(self, choice: str) -> Finding:
        own, others = _years(choice), _other_years(choice)
        came = own.iloc[0]
        has_a = others["choice"].str.contains("A")
        for dots, chosen in ((self.with_a, has_a), (self.without_a, ~has_a)):
            dots.set_data(others.loc[chosen, "nps"], others.loc[chosen, "kept_orders"])
        across, up = _middle(own["nps"]), _middle(own["kept_orders"])
        self.spread[0].set_data(across, [came["kept_orders"]] * 2)
        self.spread[1].set_data([came["nps"]] * 2, up)
        self.own.set_data([came["nps"]], [came["kept_orders"]])
        self.covered.set_visible(False)
        less_nps = int((others["nps"] < came["nps"]).sum())
        less_kept = int((others["kept_orders"] < came["kept_orders"]).sum())
        table = pd.DataFrame(
            {
                "": ["my guess", "year 2 came as", "same choice, from", "to",
                     "of 200 other years, lower"],
                "NPS": [f"{value:+.0f}" for value in
                        (self.committed["guess_nps"], came["nps"], *across)] + [str(less_nps)],
                "kept orders": [f"{value:,.0f}" for value in
                                (self.committed["guess_kept"], came["kept_orders"], *up)]
                + [str(less_kept)],
            }
        )  # fmt: skip
        return Finding(
            f"Year 2 with {' + '.join(choice) or 'nothing'} ({_cost(choice):,} EUR): NPS "
            f"{came['nps']:+.0f}, you guessed {self.committed['guess_nps']:+d}; "
            f"{came['kept_orders']:,.0f} kept orders, you guessed "
            f"{self.committed['guess_kept']:,}. Of 200 years with other full choices, {less_nps} "
            f"have a lower NPS and {less_kept} fewer kept orders. With other luck, the same "
            f"choice gives {across[0]:+.0f} to {across[1]:+.0f} and {up[0]:,.0f} to "
            f"{up[1]:,.0f}.",
            table,
        )


def spend_it():
    """Ask what year 2 would be without any purchase, then let the learner spend the budget."""
    answers = _answers()
    whole = nps.score(answers["ltr_0_10"])
    halves = [
        nps.score(answers.loc[answers["second_half"] == second, "ltr_0_10"])
        for second in (False, True)
    ]
    return Prediction(
        question="Suppose the board buys nothing at all. What will the NPS of year 2 be?",
        replies={
            f"About {whole:+.0f}, as in the whole of 2025": "That year is half Swift, half "
            "Budget. Year 2 starts with Budget on its first day.",
            f"About {halves[0]:+.0f}, as in the first half": "That was before the change of "
            "carrier. Nothing brings it back if nothing is bought.",
            f"About {halves[1]:+.0f}, as in the second half": "What is broken stays broken. "
            "Compare each plan with this, not with 2025 as a whole.",
            "Below 0": "That is true of North and West alone. South and East still answer too.",
        },
        right=f"About {halves[1]:+.0f}, as in the second half",
        task="Now tick options, write your two guesses in the boxes, and commit.",
    ).then(SpendIt())


# ---------------------------------------------------------------- charts


def chart_like_for_like() -> None:
    """Draw what options D and E gain in pooled numbers, and what is left like for like."""
    rows = {
        "D: bot, all tickets": "bot_all",
        "D: bot, simple tickets": "bot_simple",
        "D: bot, hard tickets": "bot_hard",
        "E: members, all": "members_raw",
        "E: members, equal orders": "members_like",
    }
    results = {label: _result(name) for label, name in rows.items()}
    pooled = ("all tickets", "members, all")
    figure, axes = canvas("Pooled, and like for like", "Difference in rating, steps", height=3.6)
    with house_style():
        for place, (label, one) in enumerate(results.items()):
            whole = label.endswith(pooled)
            axes.errorbar(one.estimate, -place, capsize=6, linewidth=2, markersize=8,
                          xerr=[[one.estimate - one.low], [one.high - one.estimate]],
                          fmt="o" if whole else "s", color=GROUPS[0 if whole else 1])  # fmt: skip
            axes.text(one.estimate, -place + 0.22, f"{one.estimate:+.2f}", ha="center",
                      fontweight="bold", bbox=_ON_WHITE)  # fmt: skip
        axes.axvline(0, color=INK, linewidth=1.5)
        axes.set(yticks=range(0, -5, -1), yticklabels=results, ylim=(-4.5, 0.6), xlim=(-1.4, 0.8))
    table = pd.DataFrame(
        {label: (one.estimate, one.low, one.high) for label, one in results.items()},
        index=["difference", "from", "to"],
    ).T
    listed = ", ".join(f"{label} {one.estimate:+.2f}" for label, one in results.items())
    show(
        figure,
        f"Five differences in rating with intervals. {listed}. The pooled ones lie above 0, the "
        "others below it or across it.",
        table,
    )


def chart_alone() -> None:
    """Draw the mean gain of each option alone beside the luck of one year."""
    table = alone()
    nothing = _years("", MANY_YEARS)
    with house_style():
        figure = blank(3.6)
        axes = figure.subplots(1, 2, sharey=True)
        labels = [*table.index[:-1], " + ".join(BEST_SUPPORTED)]
        columns = (("NPS, points", "nps", (-9, 32)), ("kept orders", "kept_orders", (-260, 640)))
        for one, (column, name, limits) in zip(axes, columns, strict=True):
            low, high = _middle(nothing[name] - nothing[name].mean())
            one.axvspan(low, high, facecolor=GROUND, edgecolor=INK, linewidth=1, zorder=0)
            bars = one.barh(range(len(table)), table[column], color=GROUPS[0], height=0.6)
            one.bar_label(
                bars, [f"{gain:+.0f}" if round(gain) else "0" for gain in table[column]], padding=4
            )
            one.axvline(0, color=INK, linewidth=1)
            one.set(xlim=limits, xlabel=f"Gain, {column}")
        axes[0].set(yticks=range(len(table)), yticklabels=labels)
        axes[0].invert_yaxis()
    gains = ", ".join(
        f"{label} {f'{gain:+.0f}' if gain else 'none'}"
        for label, gain in zip(labels, table["kept orders"], strict=True)
    )
    show(
        figure,
        "Two bar charts of the mean gain in year 2 for each option alone and for A + B + F. "
        f"Kept orders: {gains}. NPS: A {table['NPS, points']['A']:+.0f}, all others near 0. Grey "
        "bands show the luck of a single year.",
        table,
    )


# ---------------------------------------------------------------- exercises


@cache
def _worth_of_size() -> tuple[float, float, float]:
    """Return size returns in two second halves, and EUR lost with a return, kept or not."""
    orders = _orders()
    recent = orders[orders["second_half"] & orders["returned"]]
    margin = orders.groupby("returned")["margin_eur"].mean()
    return 2 * (recent["return_reason"] == "size/fit").sum(), margin[False], -margin[True]


def _surcharge() -> float:
    """EUR that Swift costs more than Budget, seen in the margins of orders sent back."""
    margin = _orders().query("returned").groupby("carrier", observed=True)["margin_eur"].mean()
    return float(margin["Budget"] - margin["Swift"])


def _bought(given: dict[str, str]) -> str:
    return "".join(letter for letter in _SHORT if given[letter] == "buy")


_UX = r"success|choose a size|\btasks?\b|tree test|\btaps?\b|\bclicks?\b|load|SUS|SEQ|menu"
_CX = r"NPS|late|satisf|CSAT|returns?\b|reviews?|kept"


def _measures_named(pattern: str, text: str) -> int:
    return len({found.lower().rstrip("s") for found in re.findall(pattern, text, re.IGNORECASE)})


def _exercises() -> list[Exercise]:
    gain = alone()["kept orders"]
    returns, kept, lost = _worth_of_size()
    effect = next_year.EFFECTS["B"]
    members = _result("members_like")
    printed = _printed()
    first = two_words.EXERCISES["1.6"]
    return [
        Exercise(
            id="14.a",
            kind="recall",
            question="The bot's tickets are rated higher than those of people. What do you ask "
            "first?",
            answer=Choice(
                {
                    "a": "how many tickets each of them had",
                    "b": "which tickets each of them got",
                    "c": "how quickly each of them answered",
                },
                "b",
            ),
            meaning="The bot got the simple ones. Compare like with like before you compare.",
            slips=[
                Slip("a", "They had equally many. What differed between the two piles?"),
                Slip("c", "A quick answer may please. But were they asked the same things?"),
            ],
        ),
        Exercise(
            id="14.b",
            kind="recall",
            question="The interval of a difference runs from −2 to +9. What may you say?",
            answer=Choice(
                {
                    "a": "there is a gain of about 3",
                    "b": "there is no effect",
                    "c": "it may be a small loss or a clear gain",
                },
                "c",
            ),
            meaning="Both ends are possible. Whether that is enough depends on what each costs.",
            slips=[
                Slip("a", "That is its middle. What does the lower end allow?"),
                Slip("b", "0 is possible, and so is +9. What can be ruled out?"),
            ],
        ),
        Exercise(
            id="14.c",
            kind="recall",
            question="40 people in a test, 8 of them with access needs; 79 % of all tasks "
            "succeed. Whom may that number hide?",
            answer=Choice(
                {"a": "nobody: 79 % is a good share", "b": "the fastest ones", "c": "the eight"},
                "c",
            ),
            meaning="A group of eight hardly moves a mean of forty. Print it beside the mean.",
            slips=[
                Slip("a", "Good for whom? Think of a group that is small among the forty."),
                Slip("b", "Speed is another measure. Who can fail at almost every task unseen?"),
            ],
        ),
        Exercise(
            id="14.d",
            kind="calculate",
            question="100 orders of 2,000 come late with one carrier, 900 of 2,000 with the "
            "other. Gap = 900/2000 − gap. What belongs in the gap?",
            answer=Choice({"a": "100/2000", "b": "900/4000", "c": "100/900"}, "a"),
            meaning="45 % − 5 % = 40 points fewer late orders, if the first carrier takes over.",
            slips=[
                Slip("b", "That divides by the orders of both. Each carrier has its own base."),
                Slip("c", "That compares late with late. What share of its own orders was late?"),
            ],
        ),
        Exercise(
            id="14.e",
            kind="interpret",
            question="A plan promises +40 kept orders a year, and the luck of a single year is "
            "±190. After a year there are 30 fewer. What follows?",
            answer=Choice(
                {
                    "a": "the plan failed",
                    "b": "one year cannot tell; look at what the plan should move directly",
                    "c": "the plan worked, luck was bad",
                },
                "b",
            ),
            meaning="Choose beforehand a measure close to the change, such as returns for size.",
            slips=[
                Slip("a", "−30 is well inside ±190. How would a plan that worked look?"),
                Slip("c", "You cannot know that either. Which number would have shown it?"),
            ],
        ),
        Exercise(
            id="14.1",
            kind="recall",
            question="Which finding speaks to which option?",
            answer=Matching(
                {
                    "NPS of two regions fell": "A",
                    "many tap on the size chart": "B",
                    "phones wait longer": "C",
                    "higher ratings, simpler tickets": "D",
                    "they bought more before": "E",
                    "8 people, less than half done": "F",
                },
                ("A", "B", "C", "D", "E", "F"),
            ),
            meaning="Each option has its own evidence. D and E have a number that looks good and "
            "does not survive the second look.",
            slips=[
                Slip(
                    lambda given: given["NPS of two regions fell"] == "e",
                    "NPS is about loyalty, and E has loyalty in its name. But what changed in "
                    "those two regions on 1 July, and nowhere else?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["many tap on the size chart"] in "cf",
                    "It happens on phones, and it is a barrier. But what do those people look "
                    "for when they tap there?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["8 people, less than half done"] == "b",
                    "They fail at choosing a size too, and at most other tasks. Who are these "
                    "eight?",
                    is_test=True,
                ),
            ],
            hints=[
                "Run evidence() for a letter, and look for the finding in its list.",
                "Two of the six findings explain away a number that looks good: bot and members.",
            ],
        ),
        Exercise(
            id="14.2",
            kind="calculate",
            question=f"Buy or leave? Find the plan of at most {BUDGET_EUR:,} EUR with the most "
            "kept orders.",
            answer=Matching(
                {letter: "buy" if letter in BEST_SUPPORTED else "leave" for letter in _SHORT},
                ("buy", "leave"),
            ),
            meaning=f"{_cost(BEST_SUPPORTED):,} EUR, and about {gain[list(BEST_SUPPORTED)].sum()} "
            "kept orders more. It is the best plan by NPS too. A plan with other aims can be "
            "sound: say which aim.",
            slips=[
                Slip(
                    lambda given: len(_bought(given)) == len(_SHORT),
                    f"{_cost(_SHORT) // 1000}k of {BUDGET_EUR // 1000}k. Which option rests on "
                    "the weakest evidence?",
                    is_test=True,
                ),
                Slip(
                    lambda given: _cost(_bought(given)) > BUDGET_EUR,
                    "That plan costs more than there is. Add up its costs, then drop the option "
                    "with the fewest kept orders for its money.",
                    is_test=True,
                ),
                Slip(
                    lambda given: not _bought(given),
                    "Nothing bought is a plan too, and the cheapest. It keeps no order more: add "
                    "the option that brings most for its money.",
                    is_test=True,
                ),
                Slip(
                    lambda given: set("DE") & set(_bought(given)),
                    "D or E is in it. Look at the column of kept orders: what do these two add, "
                    "and what else could that money buy?",
                    is_test=True,
                ),
                Slip(
                    lambda given: _bought(given) == "BC",
                    "Two strong ones, and no money left. Leave C out: which two others fit "
                    "beside B?",
                    is_test=True,
                ),
            ],
            hints=[
                "Divide kept orders by cost for each option: who brings most for a thousand EUR?",
                "Begin with F and B. With what is left, compare A and C: which of them fits?",
            ],
            otherwise="It fits, but another plan keeps more. Try to replace one option.",
        ),
        Exercise(
            id="14.3",
            kind="calculate",
            question="What are the returns that B avoids worth in one year, in EUR, from and to?",
            answer=Range(
                lambda: (
                    effect.low * returns * (kept + lost),
                    effect.high * returns * (kept + lost),
                ),
                "EUR",
                tolerance=60,
            ),
            meaning="Even the upper end is below what B costs. It pays back over years, not in "
            "one, and only if its effect lasts. No option here pays for itself in a year: say so.",
            slips=[
                Slip(
                    lambda: (effect.low * returns * kept, effect.high * returns * kept),
                    "You counted what a kept order earns. A return also costs: what is lost with "
                    "it comes on top.",
                ),
                Slip(
                    lambda: (
                        effect.low * returns * (kept - lost),
                        effect.high * returns * (kept - lost),
                    ),
                    "You took the cost of a return away. It is saved, so add it to what the kept "
                    "order earns.",
                ),
                Slip(
                    lambda: (returns * (kept + lost),) * 2,
                    "That would be right if B ended all returns for size. It is taken to end a "
                    "part of them, from 15 to 45 %.",
                ),
            ],
            hints=[
                "One avoided return is worth what is earned plus what is not lost.",
                "Multiply: returns for size × share avoided × worth of one. Do it twice, with "
                "15 % and with 45 %.",
            ],
            otherwise="Take it in three steps: returns, times share, times worth of one.",
        ),
        Exercise(
            id="14.4",
            kind="interpret",
            question="Members minus others, with equally many past orders: "
            f"{members.estimate:+.2f} on the scale of 0 to 10 ({members.low:+.2f} to "
            f"{members.high:+.2f}). What does that say about E, at {_costs()['E']:,} EUR?",
            answer=Choice(
                {
                    "a": "The scheme harms: the value is below 0",
                    "b": "No effect is proven, but it might help, so buy it",
                    "c": "A gain worth the money is hardly left in the range",
                    "d": "Members rate clearly higher, so buy it",
                },
                "c",
            ),
            meaning="An interval can decide without a proof: here its upper end is too small. "
            "Still, nobody drew lots for members, so say “hardly”.",
            slips=[
                Slip("a", "The range holds 0. It rules out neither a small harm nor none."),
                Slip(
                    "b",
                    "“Might” has a size. Read the upper end: how much would the best case move "
                    "a rating of 8?",
                ),
                Slip(
                    "d",
                    "That gap is true of all members and all others. But whom does a scheme "
                    "attract: those who bought little, or much?",
                ),
            ],
            hints=[
                "Ask what the best case of the interval would be worth.",
                "A late parcel costs about 3.5 on the same scale. Compare that with the upper end.",
            ],
        ),
        Exercise(
            id="14.5",
            kind="critique",
            question="Mark memo two with the rubric: which criteria get 2 or 3 points, and which "
            "0 or 1?",
            answer=Matching(
                {
                    name: "2 or 3" if name in ("question", "correctness", "readability")
                    else "0 or 1"
                    for name in RUBRIC
                },
                ("0 or 1", "2 or 3"),
            ),
            meaning="We gave 2, 1, 2, 0, 1, 0 and 3: 9 of 21. It reads well and each number is "
            "right. It still fails, by what it leaves out.",
            slips=[
                Slip(
                    lambda given: given["correctness"] == "0 or 1",
                    "You would be right if a number were false. All of them can be recomputed. "
                    "Its trouble lies in what they are used for.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["readability"] == "0 or 1",
                    "Read it aloud: the sentences are short and the decision comes first. Good "
                    "words are a criterion of their own.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["uncertainty"] == "2 or 3",
                    "Look for a range in it, or for how many were asked.",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["fit of the measure"] == "2 or 3",
                    "Both of its gaps are real. But do they measure what the bot and the scheme "
                    "would change?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["limits and fairness"] == "2 or 3",
                    "Who would lose by its plan, and does it say what it does not know?",
                    is_test=True,
                ),
                Slip(
                    lambda given: given["UX-CX link"] == "2 or 3",
                    "It has a number from each side. Does one explain the other anywhere?",
                    is_test=True,
                ),
            ],
            hints=[
                "Mark one criterion at a time, and only by what stands in the memo.",
                "Three of the seven are good. The other four are about what is missing.",
            ],
            otherwise="One criterion is marked otherwise than ours: compare with the rubric.",
        ),
        Exercise(
            id="14.6",
            kind="critique",
            question="Write the memo: which options for 60,000 EUR, and why?",
            answer=Written(
                parts={
                    r"recommend|\bbuy\b|\bspend\b|propose": "Say what the board should "
                    "do: “I recommend …”. Put it first.",
                    r"\d\d[,. ]?000|\d\dk\b": "Give the cost of your plan, beside the budget.",
                    r"between|from \D{0,12}\d.* to |±|\(\D{0,3}\d+\D{1,6}\d+": "Give each number "
                    "its range: from … to …",
                    r"\bn\b|\d+ (people|answers|orders|customers|volunteers|reviews|taps)|of \d+":
                    "Say how many people, orders or answers stand behind a number.",
                    r"chang\w+ (my|our) mind|unless|if .*\b(then|would|drop|stop)": "Say what "
                    "would change your mind: which number, and at which value?",
                    r"fair|privacy|consent|access|recogni|ethic": "Add the ethics line: who "
                    "could be harmed or left out, and whose data did you use?",
                    r"not know|unknown|assum|cannot|limit|guess|nobody (knows|counted)": "Name a "
                    "limit: what do these numbers not tell?",
                },
                model=_model_memo(printed),
                least_words=80,
            ),
            meaning="Now mark it with the rubric, or swap with somebody. 15 of 21 passes.",
            slips=[
                Slip(
                    lambda text: bool(re.search(r"all six|126", text)),
                    f"{_cost(_SHORT) // 1000}k of {BUDGET_EUR // 1000}k. Which option rests on "
                    "the weakest evidence?",
                    is_test=True,
                ),
                Slip(
                    lambda text: len(text.split()) >= 80 and _measures_named(_UX, text) < 2,
                    "Your evidence is from the side of customer experience. Add two measures of "
                    "use: what could people do, find or load?",
                    is_test=True,
                ),
                Slip(
                    lambda text: len(text.split()) >= 80 and _measures_named(_CX, text) < 2,
                    "Your evidence is from the site. Add two measures of what customers got and "
                    "said: late orders, returns, satisfaction, NPS.",
                    is_test=True,
                ),
            ],
            hints=[
                "Fill in the template line by line; each line of it is one or two sentences.",
                "For each option that you buy: one number of use, one of customers, each with n "
                "and range. evidence(\"B\") prints them.",
            ],
        ),
        Exercise(
            id="14.7",
            kind="critique",
            question=f"{first.question} You did this in lesson 1; now with what you know.",
            answer=replace(
                first.answer,
                parts={
                    **first.answer.parts,
                    r"interval|range|how sure|how many|\bn\b|±|uncertain": "Say how you would "
                    "show how sure the number is.",
                    r"join|together|both|same (customers?|orders?|people)|link|beside": "Say how "
                    "the two sides come together: on which people, orders or events?",
                },
                model="For UX, watch people try real tasks and count who succeeds; for CX, ask "
                "customers after each journey, and about the whole relationship. Print how many "
                "answered and the range. Then join both by order, and compare like with like: "
                "neither alone told our shop that the site got better and the parcels worse. No "
                "number can tell why, and it cannot hear those who stay silent.",
                least_words=40,
            ),
            meaning="Lay it beside your first one. What do you know now that you did not ask then?",
            slips=list(first.slips),
            hints=[
                "Your first paragraph had a measure, its level and a limit. Add two things: how "
                "sure, and how the two sides meet.",
                "“For UX we count …, for CX we ask …; both with …; we join them by …; what "
                "neither tells is …”",
            ],
        ),
    ]  # fmt: skip


def _model_memo(printed: dict[str, str]) -> str:
    """Write a short memo with the numbers of the tables."""
    return (
        f"I recommend A, B and F for {_cost(BEST_SUPPORTED):,} of {BUDGET_EUR:,} EUR. In North "
        f"and West {printed['late_budget']} % of {printed['late_budget_n']} orders came late "
        f"({printed['late_budget_low']} to {printed['late_budget_high']}), and NPS is "
        f"{printed['nps_after']} (between {printed['nps_after_low']} and "
        f"{printed['nps_after_high']}), while it held elsewhere. Only {printed['choose_size']} % "
        f"of {printed['choose_size_n']} people could choose a size "
        f"({printed['choose_size_low']} to {printed['choose_size_high']}), and "
        f"{printed['for_size']} % of {printed['for_size_n']} returns name size or fit. People "
        f"with access needs finish {printed['access']} % of the tasks "
        f"({printed['access_low']} to {printed['access_high']}, n = {printed['access_n']}). "
        "These gains are assumptions; nobody counted access needs among customers. If Swift is "
        "late as often as Budget, I would drop A and take C. It is a matter of fairness too: "
        "nobody in the test group of eight can be recognised here."
    )


EXERCISES = ExerciseSet(_exercises, solutions="14_capstone.ipynb")
check, hint, ask = EXERCISES.check, EXERCISES.hint, EXERCISES.ask


# Evidence that the two memos and the text around them print.
_IN_THE_TEXT = (
    *("nps_before", "nps_after", "nps_elsewhere", "late_budget", "late_swift", "csat_late"),
    *("csat_on_time", "choose_size", "tree_old", "tree_new", "for_size", "no_step"),
    *("access", "no_access"),
)


def facts() -> dict[str, str]:
    """Numbers that the prose of this lesson prints, as they are to be printed."""
    returns, kept, lost = _worth_of_size()
    gains, orders = alone(), _orders()
    nothing = _mean_year("")
    plans = next_year.full_choices(_costs(), BUDGET_EUR)
    nps_of = {plan: _mean_year(plan)["nps"] for plan in plans}
    luck = {
        name: (high - low) / 2
        for name in ("nps", "kept_orders")
        for low, high in [_middle(_years("", MANY_YEARS)[name])]
    }
    parcels = shop.load("deliveries")
    in_two = parcels["region"].isin(TWO_REGIONS).sum()
    told = parcels[parcels["days_late"] > 0].groupby("carrier", observed=True)["notified_delay"]
    tickets = shop.load("tickets").groupby("handler", observed=True)
    members = {
        member: nps.score(rows["ltr_0_10"]) for member, rows in _answers().groupby("loyalty_member")
    }
    by_name = {
        "cost_all": f"{_cost(_SHORT):,}",
        "cost_best": f"{_cost(BEST_SUPPORTED):,}",
        "cost_memo_two": f"{_cost('DEF'):,}",
        "orders_two": f"{orders['two_regions'].sum():,}",
        "parcels_two": f"{in_two:,}",
        "cost_by_parcel": f"{_surcharge() * in_two:,.0f}",
        "full_choices": str(len(plans)),
        "nps_nothing": f"{nothing['nps']:+.0f}",
        "kept_nothing": f"{round(nothing['kept_orders'], -1):,.0f}",
        "nps_with_a": f"{np.mean([nps_of[plan] for plan in plans if 'A' in plan]):+.0f}",
        "nps_without_a": f"{np.mean([nps_of[plan] for plan in plans if 'A' not in plan]):+.0f}",
        "gain_best": str(gains["kept orders"][BEST_SUPPORTED]),
        "luck_kept": f"±{round(luck['kept_orders'], -1):.0f}",
        "luck_nps": f"±{luck['nps']:.0f}",
        "margin_kept": f"{kept:.0f}",
        "margin_kept_cents": f"{kept:.2f}",
        "margin_lost_cents": f"{lost:.2f}",
        "size_returns": f"{returns}",
        "bot_mean": f"{tickets['csat_1_5'].mean()['bot']:.2f}",
        "people_mean": f"{tickets['csat_1_5'].mean()['human']:.2f}",
        "bot_solved": f"{100 * tickets['solved_first'].mean()['bot']:.0f}",
        "people_solved": f"{100 * tickets['solved_first'].mean()['human']:.0f}",
        "nps_members": f"{members[True]:+.0f}",
        "nps_others": f"{members[False]:+.0f}",
        "told_swift": f"{100 * told.mean()['Swift']:.0f}",
        "told_budget": f"{100 * told.mean()['Budget']:.0f}",
    }
    for name in _IN_THE_TEXT:
        by_name |= {name + end: _printed()[name + end] for end in ("", "_low", "_high", "_n")}
    return {name: number.replace("-", "−") for name, number in by_name.items()}
