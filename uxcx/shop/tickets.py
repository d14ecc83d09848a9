"""The help desk: tickets, who handled them, how it went, and the effort survey after them.

Hard questions seldom go to the bot. Whoever gets them, the bot does worse than a person: with the
easy ones and with the hard ones. What the bot's average says is another matter.
"""

import numpy as np
import pandas as pd

from uxcx.shop.catalogue.voices import TOPICS
from uxcx.shop.site import MONTH_WEIGHT
from uxcx.shop.streams import choose, normal_scores, quota

TICKETS, WITH_ORDER, TO_THE_BOT = 2_400, 1_860, 1_200
HARD = {"bot": 0.08, "human": 0.75}
# How likely an order leads to a ticket, as a weight.
WEIGHT_LATE, WEIGHT_RETURNED, WEIGHT_OTHER = 12, 5, 1
TOPIC_WEIGHT = {
    "late": (0.8, 0.05, 0.02, 0.04, 0.04, 0.05),
    "returned": (0.05, 0.65, 0.16, 0.05, 0.06, 0.03),
    "other": (0.22, 0.1, 0.2, 0.16, 0.17, 0.15),
    "no order": (0.08, 0.04, 0.42, 0.16, 0.02, 0.28),
}
HARDNESS = {"parcel": 0.7, "return": 0.2, "size": -0.9, "payment": 0.3, "defect": 0.9}
CHANNELS = ("mail", "phone", "chat", "social")
CHANNEL_WEIGHT = {"bot": (0.10, 0, 0.78, 0.12), "human": (0.36, 0.44, 0.12, 0.08)}
FIRST_RESPONSE_MIN = {"mail": 330, "phone": 4, "chat": 3, "social": 75}
BOT_RESPONSE_MIN = 0.3

# By handler and hardness.
CELLS = [("human", False), ("bot", False), ("human", True), ("bot", True)]
SATISFACTION = dict(zip(CELLS, (4.75, 4.35, 3.85, 2.9), strict=True))
SOLVED_FIRST = dict(zip(CELLS, (0.88, 0.72, 0.52, 0.18), strict=True))
HOURS = dict(zip(CELLS, (3, 0.4, 26, 40), strict=True))
EASE = dict(zip(CELLS, (6.5, 6.0, 5.0, 3.4), strict=True))
ANSWERED_CES = 620


def tickets(year) -> pd.DataFrame:
    """Build the tickets of the help desk in order of their opening."""
    rows, draw = _openings(year), year.draw
    by_hardness = rows["topic"].map(HARDNESS).fillna(-0.6) + draw("tickets.hard").normal(
        size=TICKETS
    )
    number_hard = round(TO_THE_BOT * HARD["bot"] + (TICKETS - TO_THE_BOT) * HARD["human"])
    rows["hard"] = by_hardness.rank(method="first", ascending=False) <= number_hard
    rows["handler"] = ""
    for hard, share in ((True, HARD["bot"]), (False, 1 - HARD["bot"])):
        of_kind = rows["hard"] == hard
        bots = TO_THE_BOT * share / of_kind.sum()
        rows.loc[of_kind, "handler"] = quota(
            draw(f"tickets.handler.{hard}"), ("bot", "human"), (bots, 1 - bots), of_kind.sum()
        )
    weights = np.array([CHANNEL_WEIGHT[handler] for handler in rows["handler"]])
    rows["channel"] = choose(draw("tickets.channel"), CHANNELS, weights, TICKETS)
    cell = pd.Series(list(zip(rows["handler"], rows["hard"], strict=True)))

    typical = (
        rows["channel"].map(FIRST_RESPONSE_MIN).where(rows["handler"] != "bot", BOT_RESPONSE_MIN)
    )
    response = typical * np.exp(0.7 * draw("tickets.first_response_min").normal(size=TICKETS))
    rows["first_response_min"] = response.round(1).clip(lower=0.1)
    solved = draw("tickets.solved_first").random(TICKETS) < cell.map(SOLVED_FIRST)
    rows["solved_first"] = solved
    hours = cell.map(HOURS) * np.where(solved, 1, 2.5)
    hours *= np.exp(0.8 * draw("tickets.resolution_h").normal(size=TICKETS))
    # Nothing is solved before the first answer.
    rows["resolution_h"] = np.maximum(hours, response / 60 + 0.1).round(1)
    again = draw("tickets.contacts").poisson(np.where(rows["hard"], 0.9, 0.3))
    rows["contacts"] = np.where(solved, 1, 2 + again)
    rows["csat_1_5"] = _ratings(draw, "tickets.csat_1_5", cell, SATISFACTION, rows, 5, 0.5)
    rows.insert(0, "ticket_id", [f"T-{number:04d}" for number in range(1, TICKETS + 1)])
    return rows[
        [
            "ticket_id",
            "order_id",
            "opened",
            "channel",
            "handler",
            "topic",
            "hard",
            "first_response_min",
            "resolution_h",
            "contacts",
            "solved_first",
            "csat_1_5",
        ]
    ]


def _openings(year) -> pd.DataFrame:
    """Choose the orders that lead to a ticket; add the tickets that belong to no order."""
    made, draw = year.purchases, year.draw
    late, returned = made["days_late"] > 0, made["returned"]
    weight = np.select([late, returned], [WEIGHT_LATE, WEIGHT_RETURNED], WEIGHT_OTHER)
    chosen = np.sort(
        draw("tickets.order_id").choice(
            len(made), WITH_ORDER, replace=False, p=weight / weight.sum()
        )
    )
    state = np.select([late, returned], ["late", "returned"], "other")[chosen]
    delivered = made["order_id"].map(year["deliveries"].groupby("order_id")["delivered_date"].max())
    # A late parcel is missed on the day after the promise; other things are found out later.
    days = draw("tickets.opened").integers(1, 9, WITH_ORDER)
    promised = made["order_id"].map(year["deliveries"].groupby("order_id")["promised_date"].max())
    opened = np.where(
        state == "late",
        promised.iloc[chosen] + pd.Timedelta(days=1),
        delivered.iloc[chosen] + pd.to_timedelta(days, unit="D"),
    )
    without = TICKETS - WITH_ORDER
    calendar = pd.date_range("2025-01-01", "2025-12-31")
    busy = MONTH_WEIGHT[calendar.month - 1] / calendar.days_in_month
    free = choose(draw("tickets.opened.no_order"), calendar.to_numpy(), busy, without)
    rows = pd.DataFrame(
        {
            "order_id": [*made["order_id"].iloc[chosen], *[""] * without],
            "opened": [*pd.to_datetime(opened), *pd.to_datetime(free)],
            "state": [*state, *["no order"] * without],
        }
    )
    weights = np.array([TOPIC_WEIGHT[state] for state in rows["state"]])
    rows["topic"] = choose(draw("tickets.topic"), TOPICS, weights, TICKETS)
    return rows.sort_values("opened", kind="stable", ignore_index=True)


def _ratings(draw, stream, cell, expected, rows, top, share) -> pd.Series:
    """Rate tickets from 1 to `top`: a fixed share of each cell answers, with a bell around it.

    The bell has one place for each answer, so that chance decides who stands where and not how
    the cell ends up. Whose case was solved at once tends to stand higher.
    """
    luck = pd.Series(draw(stream).standard_normal(len(rows))) + 0.8 * rows["solved_first"]
    asked = pd.Series(draw(f"{stream}.answered").random(len(rows)))
    ratings = pd.Series(np.nan, index=rows.index)
    for kind, mean in expected.items():
        mine = cell.index[cell.map(lambda own, kind=kind: own == kind)]
        answers = asked[mine].nsmallest(round(share * len(mine))).index.sort_values()
        ratings[answers] = np.clip(np.round(mean + normal_scores(luck[answers])), 1, top)
    return ratings


def survey_ces(year) -> pd.DataFrame:
    """Build the answers to "The shop made it easy for me to handle my issue" (CES 2.0)."""
    rows, draw = year["tickets"], year.draw
    cell = pd.Series(list(zip(rows["handler"].astype(str), rows["hard"], strict=True)))
    ease = _ratings(draw, "survey_ces.ces_1_7", cell, EASE, rows, 7, ANSWERED_CES / TICKETS)
    table = pd.DataFrame({"ticket_id": rows["ticket_id"], "ces_1_7": ease}).dropna()
    table["ces_1_7"] = table["ces_1_7"].astype(int)
    table.insert(0, "response_id", [f"E-{number:03d}" for number in range(1, len(table) + 1)])
    return table.assign(wording="CES 2.0")
