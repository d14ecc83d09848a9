"""What customers say unasked, or after being helped: tickets and reviews."""

from uxcx.shop.catalogue.columns import category, day, identifier, number, text, whole, yes_no
from uxcx.shop.schema import Table

TOPICS = ("parcel", "return", "size", "payment", "defect", "account")
THEMES = ("fit", "quality", "delivery", "price", "look", "service", "site")

TABLES = (
    Table(
        "tickets",
        "tickets.csv",
        "one ticket",
        "The help desk. About half of the tickets were handled by a bot, the easy ones mostly.",
        (
            identifier("ticket_id", "the ticket"),
            identifier(
                "order_id", "the order that it is about", refers_to="orders", blank="no order"
            ),
            day("opened", "day of the first contact"),
            category("channel", ("mail", "phone", "chat", "social"), "channel"),
            category("handler", ("bot", "human"), "who handled it"),
            category("topic", TOPICS, "what it was about"),
            yes_no("hard", "a hard case, as the team leader judged later"),
            number("first_response_min", "minutes", "until the first answer"),
            number("resolution_h", "hours", "until the case was closed"),
            whole("contacts", "contacts", "how often the customer had to get in touch"),
            yes_no("solved_first", "solved at the first contact"),
            number("csat_1_5", "1-5", "satisfaction with the help; 5 is best", blank="no answer"),
        ),
    ),
    Table(
        "reviews",
        "reviews.csv",
        "one review",
        "Reviews on the product pages. Nobody asked for them.",
        (
            identifier("review_id", "the review"),
            identifier("order_id", "the order", refers_to="orders"),
            identifier("product_id", "the product", refers_to="products"),
            whole("stars", "1-5", "stars; 5 is best"),
            text("text", "what was written"),
            day("date", "day of the review"),
        ),
    ),
    Table(
        "review_codes",
        "review_codes.csv",
        "one review",
        "How two people coded the same 100 reviews, each without seeing the other's codes.",
        (
            identifier("review_id", "the review", refers_to="reviews"),
            category("theme_a", THEMES, "main theme, coder A"),
            category("theme_b", THEMES, "main theme, coder B"),
            yes_no("answer_a", "the shop should answer this review, coder A"),
            yes_no("answer_b", "the shop should answer this review, coder B"),
        ),
    ),
)
