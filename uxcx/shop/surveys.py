"""The relationship survey in four waves, and the hidden satisfaction behind its answers."""

import numpy as np
import pandas as pd

from uxcx.shop.buyers import HABIT

INVITED_DAYS_AFTER_DELIVERY = 21
ANSWERS_WITHIN_DAYS = 10
# The delighted and the angry answer more often than people in between.
ANSWERS = {"strong": 0.48, "mild": 0.33}
STRONG_RATINGS = (0, 1, 2, 3, 9, 10)


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


def survey_relational(year) -> pd.DataFrame:
    """Build the answers to "How likely are you to recommend us?"."""
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
        }
    )
    table = table[year["truth_satisfaction"]["answered"]]
    table = table.sort_values("answered", kind="stable", ignore_index=True)
    table.insert(0, "response_id", [f"R-{number:04d}" for number in range(1, len(table) + 1)])
    return table
