"""Spoils what people filled in: CSAT, the relationship survey, the sheets of the SUS."""

import numpy as np
import pandas as pd

from uxcx.shop.dirt.listing import logged, mixed
from uxcx.shop.satisfaction import (
    ASKED_DAYS_AFTER_DELIVERY,
    REMINDER_DAYS,
    form_version,
    response_ids,
)
from uxcx.shop.streams import quota
from uxcx.shop.surveys import INVITED_DAYS_AFTER_DELIVERY
from uxcx.shop.texts.answers import FURIOUS

CSAT_BLANKS, FURIOUS_FORMS = 45, 40
CSAT_IMPOSSIBLE = (0, 0, 6, 7, 11, 11, 44, 55)
LTR_BLANKS, SPEEDERS = 60, 35
LTR_IMPOSSIBLE = (11,) * 7 + (-1,) * 5
STRAIGHT_LINES = (5, 5, 3)


def csat(year) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Spoil the CSAT survey; return the dirty table and the list of its dirt."""
    clean, draw = year["survey_csat"], year.draw
    generator = draw("raw_survey_csat")
    size = CSAT_BLANKS + len(CSAT_IMPOSSIBLE)
    further = _not_answered(
        year,
        year["truth_feedback"]["csat_answered"],
        generator,
        size,
        ASKED_DAYS_AFTER_DELIVERY,
    )
    ratings = generator.permutation([np.nan] * CSAT_BLANKS + list(CSAT_IMPOSSIBLE))
    further["csat_1_5"] = ratings
    further["dirt"] = np.where(np.isnan(ratings), "blank rating", "impossible rating")
    further["comment"] = ""

    autumn = clean[(clean["answered"] >= "2025-10-01") & (clean["csat_1_5"] == 1)]
    furious = autumn.iloc[int(generator.integers(len(autumn)))]
    forms = pd.DataFrame(
        {
            "order_id": furious["order_id"],
            "csat_1_5": 1.0,
            "comment": generator.choice(FURIOUS, FURIOUS_FORMS),
            "answered": furious["answered"]
            + pd.to_timedelta(np.sort(generator.integers(0, 12, FURIOUS_FORMS)), unit="D"),
            "dirt": "same person again",
        }
    )
    further = pd.concat([further, forms], ignore_index=True)
    further["answered"] = further["answered"].where(
        ~further["answered"].isin(REMINDER_DAYS), REMINDER_DAYS[-1] + pd.Timedelta(days=1)
    )
    further["form_version"] = form_version(further["answered"])
    further["seconds"] = generator.integers(6, 60, len(further))
    further["response_id"] = response_ids(year, len(clean) + len(further))[len(clean) :]
    further = further[[*clean.columns, "dirt"]]

    table, dirt = mixed(clean, further, "answered")
    logs = [logged("raw_survey_csat", dirt.index, "", dirt.to_numpy())]
    turned = table.index[table["form_version"] == 3]
    right = table.loc[turned, "csat_1_5"].astype(int)
    table.loc[turned, "csat_1_5"] = 6 - right
    logs.append(
        logged(
            "raw_survey_csat", turned, "csat_1_5", "scale upside down", right.astype(str).to_numpy()
        )
    )
    return table, pd.concat(logs)


def relational(year) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Spoil the relationship survey; return the dirty table and the list of its dirt."""
    clean, generator = year["survey_relational"], year.draw("raw_survey_relational")
    # Whoever was not invited can send nothing.
    truth = year["truth_satisfaction"]
    size = LTR_BLANKS + len(LTR_IMPOSSIBLE) + SPEEDERS
    further = _not_answered(
        year, truth["answered"] | ~truth["invited"], generator, size, INVITED_DAYS_AFTER_DELIVERY
    )
    further["wave"] = "Q" + further.pop("date").dt.quarter.astype(str)
    further["dirt"] = quota(
        generator,
        ("blank rating", "impossible rating", "speeder"),
        (LTR_BLANKS, len(LTR_IMPOSSIBLE), SPEEDERS),
        size,
    )
    fast = (further["dirt"] == "speeder").to_numpy()
    further["ltr_0_10"] = np.where(fast, 10.0, np.nan)
    further.loc[further["dirt"] == "impossible rating", "ltr_0_10"] = LTR_IMPOSSIBLE
    further["seconds"] = np.where(
        fast, generator.integers(4, 20, size), generator.integers(30, 160, size)
    )
    for driver in [column for column in clean.columns if column.startswith("driver_")]:
        further[driver] = np.where(fast, 5, generator.choice(clean[driver], size))
    further["reason_text"] = ""
    further["response_id"] = [
        f"R-{number:04d}" for number in range(len(clean) + 1, len(clean) + size + 1)
    ]
    further = further[[*clean.columns, "dirt"]]
    table, dirt = mixed(clean, further, "answered")
    return table, logged("raw_survey_relational", dirt.index, "", dirt.to_numpy())


def sus(year) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Add second sheets with straight lines; return the dirty table and the list of its dirt."""
    clean, generator = year["ut_sus"], year.draw("raw_ut_sus")
    people = np.sort(generator.choice(clean["pid"], len(STRAIGHT_LINES), replace=False))
    line = generator.permutation(STRAIGHT_LINES)
    further = pd.DataFrame(dict.fromkeys(clean.columns[1:], line))
    further.insert(0, "pid", people)
    table, dirt = mixed(clean, further.assign(dirt="straight line"), "pid")
    return table, logged("raw_ut_sus", dirt.index, "", dirt.to_numpy())


def _not_answered(year, answered, generator, size, days) -> pd.DataFrame:
    """Choose orders whose buyers were silent; they now sent something all the same."""
    made = year["orders"][~answered.to_numpy()]
    chosen = made.iloc[np.sort(generator.choice(len(made), size, replace=False))]
    arrival = year["deliveries"].groupby("order_id")["delivered_date"].max()
    rows = chosen[["order_id", "customer_id", "date"]].reset_index(drop=True)
    rows["sent"] = rows["order_id"].map(arrival) + pd.Timedelta(days=days)
    rows["answered"] = rows["sent"] + pd.to_timedelta(generator.integers(0, 5, size), unit="D")
    return rows
