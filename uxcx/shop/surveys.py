"""The relationship survey in four waves, and the hidden satisfaction behind its answers.

Satisfaction with one order is not here: see `satisfaction`.
"""

import numpy as np
import pandas as pd

from uxcx.shop.buyers import (
    CHEAP_CARRIER_FROM,
    CHEAP_CARRIER_REGIONS,
    HABIT,
    mood,
)
from uxcx.shop.site import NEW_SITE
from uxcx.shop.streams import choose, normal_scores
from uxcx.shop.texts.answers import REASONS
from uxcx.shop.texts.filling import days, filled, pick, with_slip

INVITED_DAYS_AFTER_DELIVERY = 21
ANSWERS_WITHIN_DAYS = 10
# The delighted and the angry answer more often than people in between.
ANSWERS = {"strong": 0.48, "mild": 0.33}
STRONG_RATINGS = (0, 1, 2, 3, 9, 10)

# Seven ratings from 1 to 5: the usual one, and how much of it is the mood of the person.
DRIVERS = {
    "advertising": (3.6, 0.1),
    "reputation": (3.8, 0.4),
    "service": (3.8, 0.35),
    "price": (3.6, 0.05),
    "delivery": (4.3, 0.15),
    "ease": (3.6, 0.3),
    "selling": (3.9, 0.25),
}
DRIVER_SD = 0.75
LATE_DELIVERY, CHEAP_CARRIER, LATE_SERVICE = -2.0, -0.9, -0.4
NEW_SITE_EASE, PHONE_EASE = 0.3, -0.15

GIVES_A_REASON = 0.65
# What people name is not what moves them: price comes first, unless a parcel was late.
REASON_WEIGHT = {
    False: {"price": 36, "shoes": 20, "fit": 12, "site": 13, "service": 12, "delivery": 7},
    True: {"price": 23, "shoes": 7, "fit": 4, "site": 4, "service": 12, "delivery": 50},
}


def truth_satisfaction(year) -> pd.DataFrame:
    """Build what no shop knows: how satisfied each buyer was, and what all would have answered."""
    made = year.purchases
    quarter = made["date"].dt.quarter
    # One invitation per customer and wave, after the first order of the quarter.
    invited = ~pd.concat([made["customer_id"], quarter], axis=1).duplicated()
    chance = np.where(made["rating"].isin(STRONG_RATINGS), ANSWERS["strong"], ANSWERS["mild"])
    answers = year.draw("survey_relational.answers").random(len(made)) < chance
    return pd.DataFrame(
        {
            "order_id": made["order_id"],
            "customer_id": made["customer_id"],
            "satisfaction": made["satisfaction"],
            "habit": made["market"].map(HABIT),
            "rating_0_10": made["rating"],
            "invited": invited,
            "answered": invited & answers,
        }
    )


def answers(year) -> pd.DataFrame:
    """Build the answers to the relationship survey, with the theme of each reason."""
    made, draw = year.purchases, year.draw
    size = len(made)
    delivered = year["deliveries"].groupby("order_id")["delivered_date"].max()
    sent = made["order_id"].map(delivered) + pd.Timedelta(days=INVITED_DAYS_AFTER_DELIVERY)
    wait = ANSWERS_WITHIN_DAYS * draw("survey_relational.answered").random(size) ** 2
    seconds = 80 * np.exp(0.45 * draw("survey_relational.seconds").standard_normal(size))
    table = pd.DataFrame(
        {
            "customer_id": made["customer_id"],
            "order_id": made["order_id"],
            "wave": "Q" + made["date"].dt.quarter.astype(str),
            "ltr_0_10": made["rating"],
            "seconds": np.maximum(np.round(seconds), 24).astype(int),
            "sent": sent,
            "answered": sent + pd.to_timedelta(wait.astype(int), unit="D"),
            "days_late": made["days_late"],
            **_drivers(draw, made),
        }
    )
    table = table[year["truth_satisfaction"]["answered"]]
    table = table.sort_values("answered", kind="stable", ignore_index=True)
    table.insert(0, "response_id", [f"R-{number:04d}" for number in range(1, len(table) + 1)])

    generator = draw("survey_relational.reason_text")
    table["theme"] = _themes(generator, table["days_late"] > 0)
    table["reason_text"] = [_reason(generator, row) for row in table.itertuples()]
    return table


def _drivers(draw, made) -> dict[str, np.ndarray]:
    late, new_site = made["days_late"] > 0, made["date"] >= NEW_SITE
    cheap = (made["date"] >= CHEAP_CARRIER_FROM) & made["region"].isin(CHEAP_CARRIER_REGIONS)
    happened = {
        "delivery": LATE_DELIVERY * late + CHEAP_CARRIER * cheap,
        "service": LATE_SERVICE * late,
        "ease": NEW_SITE_EASE * new_site + PHONE_EASE * (made["device"] == "mobile"),
    }
    same = normal_scores(mood(made))
    ratings = {}
    for driver, (usual, weight) in DRIVERS.items():
        own = DRIVER_SD * draw(f"survey_relational.driver_{driver}").standard_normal(len(made))
        rating = usual + weight * same + happened.get(driver, 0) + own
        ratings[f"driver_{driver}"] = np.clip(np.round(rating), 1, 5).astype(int)
    return ratings


def _themes(generator, late) -> np.ndarray:
    weights = np.array([list(REASON_WEIGHT[was_late].values()) for was_late in late])
    themes = choose(generator, tuple(REASON_WEIGHT[True]), weights, len(late))
    return np.where(generator.random(len(late)) < GIVES_A_REASON, themes, "")


def _reason(generator, row) -> str:
    if not row.theme:
        return ""
    if row.theme == "price":
        tone = ("bad", "bad", "middle", "good", "good")[row.driver_price - 1]
    elif row.theme == "delivery":
        on_time = "good" if row.ltr_0_10 >= 7 else "middle"
        tone = "bad" if row.days_late else on_time
    else:
        tone = "good" if row.ltr_0_10 >= 9 else "middle" if row.ltr_0_10 >= 7 else "bad"
    choices = REASONS[row.theme][tone]
    wait = [days(max(row.days_late, 1))]
    return with_slip(generator, filled(generator, pick(generator, choices), wait=wait))


def survey_relational(year) -> pd.DataFrame:
    """Build the answers to "How likely are you to recommend us?", as the shop keeps them."""
    return year.answers.drop(columns=["days_late", "theme"])


def truth_reasons(year) -> pd.DataFrame:
    """Build the theme that the author of each reason had in mind."""
    given = year.answers[year.answers["theme"] != ""]
    return given[["response_id", "theme"]]
