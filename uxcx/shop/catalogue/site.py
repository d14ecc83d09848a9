"""What happens on the website: visits and the test of the checkout."""

from uxcx.shop.catalogue.columns import (
    DEVICE,
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
        "sessions",
        "sessions.csv.gz",
        "one visit to the website",
        "The web log: from the first page to the order.",
        (
            identifier("session_id", "the visit"),
            identifier(
                "customer_id",
                "the customer",
                refers_to="customers",
                blank="not signed in, or no consent",
            ),
            day("date", "day of the visit"),
            category("device", DEVICE, "device"),
            category("source", SOURCES, "where the visit came from"),
            yes_no("saw_reco", "saw a row of recommended shoes"),
            whole("pages", "pages", "pages opened"),
            whole("duration_s", "seconds", "time on the site"),
            yes_no("bounced", "left after one page"),
            yes_no("viewed_product", "opened a product page"),
            yes_no("added_to_cart", "put shoes into the cart"),
            yes_no("started_checkout", "started the checkout"),
            yes_no("ordered", "finished the checkout"),
            number(
                "load_s", "seconds", "until the first page showed", blank="left before it showed"
            ),
        ),
    ),
    Table(
        "experiment",
        "experiment.csv",
        "one checkout start, April to June",
        "The A/B test of the one-page checkout (B). B has no size step.",
        (
            identifier("visitor_id", "the visitor"),
            identifier("session_id", "the visit", refers_to="sessions"),
            day("date", "day"),
            category("arm", ("A", "B"), "A old checkout, B one page; drawn by a coin"),
            category("device", DEVICE, "device"),
            yes_no("finished", "finished the checkout"),
            identifier("order_id", "the order", refers_to="orders", blank="not finished"),
            number("margin_eur", "EUR", "margin of the order", blank="not finished"),
            number("load_s", "seconds", "until the checkout showed", blank="left before it showed"),
        ),
    ),
)
