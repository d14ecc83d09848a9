"""Who buys: the list of customers."""

from uxcx.shop.catalogue.columns import (
    MARKETS,
    REGIONS,
    SOURCES,
    category,
    day,
    identifier,
    number,
    whole,
    yes_no,
)
from uxcx.shop.schema import Table

TABLES = (
    Table(
        "customers",
        "customers.csv",
        "one customer",
        "Everybody who ordered in 2025, with what the shop knows about them.",
        (
            identifier("customer_id", "the customer"),
            day("first_order_date", "day of the first order ever"),
            category("region", REGIONS, "sales region; decides the carrier from July on"),
            category("market", MARKETS, "fictional country"),
            category("type", ("consumer", "business"), "who buys"),
            category("source", SOURCES, "how the customer first came to the shop"),
            whole("past_orders_12m", "orders, 0-8", "orders in the 12 months before 1 Jan 2025"),
            yes_no("loyalty_member", "in the loyalty scheme"),
            day("member_since", "day of joining the scheme", blank="no member"),
            number("value_12m_eur", "EUR", "spent in the 12 months before 1 Jan 2025"),
            whole("referral_orders", "orders", "orders in 2025 by friends the customer referred"),
            yes_no("consent_tracking", "agreed that visits are linked to the customer"),
        ),
    ),
)
