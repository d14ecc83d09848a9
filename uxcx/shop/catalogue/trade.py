"""What is sold and brought: products, orders and parcels."""

from uxcx.shop.catalogue.columns import (
    DEVICE,
    REGIONS,
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
        "products",
        "products.csv",
        "one product",
        "The shoes on sale.",
        (
            identifier("product_id", "the product"),
            category("category", ("sneaker", "boot", "sandal", "office", "running"), "kind"),
            category("brand_fit", ("small", "true", "large"), "how the brand's sizes come up"),
            number("price_eur", "EUR", "list price"),
            yes_no("has_3d_photo", "its page has a picture that can be turned"),
            category(
                "size_guide_type",
                ("picture", "table", "none"),
                "size guide on its page: a picture that does nothing, a table, or none",
            ),
        ),
    ),
    Table(
        "orders",
        "orders.csv",
        "one order",
        "The order book.",
        (
            identifier("order_id", "the order"),
            identifier("customer_id", "the buyer", refers_to="customers"),
            identifier("session_id", "the visit in which it was placed", refers_to="sessions"),
            day("date", "day of the order"),
            category("device", DEVICE, "device"),
            whole("items", "pairs", "pairs of shoes"),
            number("value_eur", "EUR", "price of the goods"),
            number("shipping_fee_eur", "EUR", "fee paid by the customer; free from 60 EUR"),
            number("margin_eur", "EUR", "earned after goods, parcel and return"),
            yes_no("size_step_used", "went through the size step of the checkout"),
            yes_no("returned", "sent back"),
            category(
                "return_reason",
                ("size/fit", "changed mind", "look", "defect"),
                "reason given",
                blank="not returned",
            ),
            yes_no("rebuy_90d", "ordered again within 90 days, known on 31 Mar 2026"),
        ),
    ),
    Table(
        "deliveries",
        "deliveries.csv",
        "one parcel",
        "Parcels. About 8 % of the orders came in two, so this table has more rows than orders.",
        (
            identifier("parcel_id", "the parcel"),
            identifier("order_id", "the order", refers_to="orders"),
            category("carrier", ("Swift", "Budget"), "carrier"),
            category("region", REGIONS, "region of the customer"),
            day("promised_date", "day promised"),
            day("delivered_date", "day delivered"),
            whole("days_late", "days", "days after the promised day; 0 if on time"),
            yes_no("notified_delay", "the customer was told about the delay in advance"),
        ),
    ),
)
