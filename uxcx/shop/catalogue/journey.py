"""What one order is like from the customer's side."""

from uxcx.shop.catalogue.columns import REGIONS, category, day, identifier, text, whole
from uxcx.shop.schema import Table

TABLES = (
    Table(
        "contacts",
        "contacts.csv",
        "one contact",
        "Three customers with eleven contacts each, chosen by rule from the tables above.",
        (
            identifier("customer_id", "the customer", refers_to="customers"),
            category("story", ("late parcel", "all on time", "gift sent back"), "which rule"),
            identifier("order_id", "the order that it is about", refers_to="orders"),
            day("date", "day of the contact"),
            whole("step", "1-11", "number of the contact in order of time"),
            text("contact", "what happened"),
            category(
                "channel",
                ("web", "mail", "social", "phone", "parcel", "shoes", "talk"),
                "through which channel",
            ),
            category(
                "level",
                ("interaction", "journey", "relationship"),
                "on which level it is mostly studied",
                ordered=True,
            ),
            category(
                "team",
                ("web", "logistics", "service", "marketing", "products"),
                "team that can change it",
            ),
            category(
                "measure",
                (
                    "task success",
                    "SEQ",
                    "load time",
                    "completion rate",
                    "CSAT",
                    "CES",
                    "NPS",
                    "on-time share",
                    "opening rate",
                    "advert recall",
                    "star rating",
                ),
                "measure that could be taken there",
            ),
        ),
    ),
    Table(
        "diary",
        "diary.csv",
        "one note",
        "Sixty shoppers kept a diary: how they felt at each of seven stages.",
        (
            identifier("pid", "the shopper; no customer"),
            category("region", REGIONS, "region"),
            whole("half", "1 or 2", "half-year"),
            category(
                "stage",
                ("discover", "choose", "buy", "receive", "wear", "help", "return"),
                "stage of the journey",
                ordered=True,
            ),
            category(
                "channel",
                ("web", "mail", "social", "phone", "chat", "parcel", "shoes"),
                "through which channel",
            ),
            whole("feeling_1_5", "1-5", "how it felt; 5 is best"),
            text("note", "the note"),
        ),
    ),
)
