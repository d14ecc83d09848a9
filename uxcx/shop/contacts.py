"""Three customers, eleven contacts each: what one order looks like from the customer's side.

The customers are not invented for the purpose. A rule picks each of them from the simulated
tables, and every date that those tables know is taken from there.
"""

import pandas as pd

STEPS = 11

# When · contact · channel · level it is mostly studied at · team that can change it · measure.
# "order", "promised", "delivered" and "answered" are dates of the order; the number adds days.
LATE = (
    ("order", -9, "sees an advert", "social", "relationship", "marketing", "advert recall"),
    ("order", 0, "searches the shop", "web", "interaction", "web", "task success"),
    ("order", 0, "reads the product page", "web", "interaction", "web", "load time"),
    ("order", 0, "chooses a size", "web", "interaction", "web", "SEQ"),
    ("order", 0, "pays", "web", "interaction", "web", "completion rate"),
    ("order", 0, "gets the confirmation mail", "mail", "journey", "service", "opening rate"),
    ("promised", 0, "waits at home in vain", "parcel", "journey", "logistics", "on-time share"),
    ("promised", 1, "phones the help line", "phone", "journey", "service", "CES"),
    ("delivered", 0, "gets the parcel, late", "parcel", "journey", "logistics", "CSAT"),
    ("delivered", 1, "wears the shoes", "shoes", "relationship", "products", "star rating"),
    ("answered", 0, "answers the survey", "mail", "relationship", "marketing", "NPS"),
)
ON_TIME = (
    ("order", -2, "opens the newsletter", "mail", "relationship", "marketing", "opening rate"),
    ("order", 0, "searches the shop", "web", "interaction", "web", "task success"),
    ("order", 0, "reads the product page", "web", "interaction", "web", "SEQ"),
    ("order", 0, "chooses a size", "web", "interaction", "web", "task success"),
    ("order", 0, "pays", "web", "interaction", "web", "completion rate"),
    ("order", 0, "gets the confirmation mail", "mail", "journey", "service", "opening rate"),
    ("promised", -1, "gets news of the parcel", "mail", "journey", "logistics", "on-time share"),
    ("delivered", 0, "gets the parcel on time", "parcel", "journey", "logistics", "CSAT"),
    ("delivered", 0, "wears the shoes", "shoes", "relationship", "products", "star rating"),
    ("delivered", 6, "praises them to a friend", "talk", "relationship", "products", "NPS"),
    ("answered", 0, "answers the survey", "mail", "relationship", "marketing", "NPS"),
)
GIFT = (
    ("order", -1, "sees an advert", "social", "relationship", "marketing", "advert recall"),
    ("order", 0, "searches the shop", "web", "interaction", "web", "task success"),
    ("order", 0, "reads the product page", "web", "interaction", "web", "load time"),
    ("order", 0, "pays, guessing the size", "web", "interaction", "web", "completion rate"),
    ("order", 0, "gets the confirmation mail", "mail", "journey", "service", "opening rate"),
    ("delivered", 0, "gets the parcel on time", "parcel", "journey", "logistics", "CSAT"),
    ("delivered", 2, "gives the shoes to a friend", "talk", "relationship", "products", "NPS"),
    ("delivered", 3, "phones the help line", "phone", "journey", "service", "CES"),
    ("delivered", 4, "starts the return on the site", "web", "interaction", "web", "SEQ"),
    ("delivered", 6, "sends the shoes back", "parcel", "journey", "logistics", "CES"),
    ("answered", 0, "answers the survey", "mail", "relationship", "marketing", "NPS"),
)


def contacts(year) -> pd.DataFrame:
    """Build the contacts of the three customers, in order of time."""
    cases = _answered_orders(year)
    on_time = cases["days_late"] == 0
    rules = {
        "late parcel": (
            LATE,
            (cases["region"] == "North")
            & (cases["date"] >= "2025-07-01")
            & (cases["days_late"] >= 3)
            & ~cases["returned"]
            & (cases["ltr_0_10"] <= 6),
        ),
        "all on time": (
            ON_TIME,
            (cases["region"] == "South")
            & (cases["date"] >= "2025-07-01")
            & on_time
            & cases["size_step_used"]
            & ~cases["returned"]
            & (cases["past_orders_12m"] >= 1)
            & (cases["ltr_0_10"] >= 9),
        ),
        "gift sent back": (
            GIFT,
            (cases["date"] >= "2025-12-01")
            & on_time
            & ~cases["size_step_used"]
            & (cases["return_reason"] == "size/fit"),
        ),
    }
    tables = []
    for story, (steps, fits) in rules.items():
        # The first order that fits, of a customer who is in no earlier story.
        taken = [table["customer_id"].iloc[0] for table in tables]
        case = cases[fits & ~cases["customer_id"].isin(taken)].iloc[0]
        tables.append(_contacts_of(story, case, steps))
    return pd.concat(tables, ignore_index=True)


def _answered_orders(year) -> pd.DataFrame:
    """Return all orders in one parcel that a survey answer followed, in order of their ids."""
    one_parcel = year["deliveries"].drop_duplicates("order_id", keep=False)
    cases = year["orders"].merge(one_parcel, on="order_id")
    cases = cases.merge(year["survey_relational"], on=["order_id", "customer_id"])
    cases = cases.merge(year["customers"][["customer_id", "past_orders_12m"]], on="customer_id")
    return cases.sort_values("order_id", ignore_index=True)


def _contacts_of(story, case, steps) -> pd.DataFrame:
    dates = {
        "order": case["date"],
        "promised": case["promised_date"],
        "delivered": case["delivered_date"],
        "answered": case["answered"],
    }
    columns = ["when", "days", "contact", "channel", "level", "team", "measure"]
    table = pd.DataFrame(steps, columns=columns)
    date = table["when"].map(dates) + pd.to_timedelta(table["days"], unit="D")
    table = table.drop(columns=["when", "days"])
    table.insert(0, "customer_id", case["customer_id"])
    table.insert(1, "story", story)
    table.insert(2, "order_id", case["order_id"])
    table.insert(3, "date", date)
    table.insert(4, "step", range(1, STEPS + 1))
    return table
