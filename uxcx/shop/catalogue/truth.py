"""What no shop can know: the tables of the folder `truth`."""

from uxcx.shop.catalogue.columns import category, identifier, number, text, whole, yes_no
from uxcx.shop.catalogue.voices import THEMES
from uxcx.shop.schema import Table

_RAW = (
    "raw_orders",
    "raw_sessions",
    "raw_survey_csat",
    "raw_survey_relational",
    "raw_tickets",
    "raw_ut_sus",
    "raw_ut_tasks",
)
_SPOILT = ("csat_1_5", "date", "time_s", "topic")
_DIRT = (
    "blank rating",
    "impossible rating",
    "same person again",
    "scale upside down",
    "speeder",
    "straight line",
    "phone call during the task",
    "clock never started",
    "other date format",
    "date in the future",
    "test account",
    "spelt otherwise",
)

TABLES = (
    Table(
        "truth_satisfaction",
        "truth/truth_satisfaction.csv",
        "one order",
        "Hidden in real life: how satisfied each buyer was, and what all would have answered.",
        (
            identifier("order_id", "the order", refers_to="orders"),
            identifier("customer_id", "the buyer", refers_to="customers"),
            number("satisfaction", "0-10", "hidden satisfaction"),
            number("habit", "points", "shift by the market's way of using the scale"),
            whole("rating_0_10", "0-10", "satisfaction plus habit, as a whole number"),
            yes_no("invited", "was asked: first order of the customer in the quarter"),
            yes_no("answered", "answered, so the rating is in survey_relational"),
        ),
    ),
    Table(
        "truth_load",
        "truth/truth_load.csv",
        "one checkout start, April to June",
        "Hidden in real life: load times of the checkout, also of people who left too early.",
        (
            identifier("visitor_id", "the visitor", refers_to="experiment"),
            number("load_true_s", "seconds", "until the checkout showed or would have shown"),
            yes_no("left_first", "left before it showed, so the log has no time"),
        ),
    ),
    Table(
        "truth_feedback",
        "truth/truth_feedback.csv",
        "one order",
        "Hidden in real life: what all buyers would have said about their order, and who said it.",
        (
            identifier("order_id", "the order", refers_to="orders"),
            identifier("product_id", "the product", refers_to="products"),
            whole("csat_1_5", "1-5", "satisfaction that the buyer would tick"),
            yes_no("csat_answered", "answered, so it is in survey_csat"),
            whole("stars", "1-5", "stars that the buyer would give"),
            yes_no("posted", "posted a review, so they are in reviews"),
        ),
    ),
    Table(
        "truth_reasons",
        "truth/truth_reasons.csv",
        "one reason",
        "What the authors of the reasons in survey_relational had in mind.",
        (
            identifier("response_id", "the answer", refers_to="survey_relational"),
            category("theme", ("price", "shoes", "fit", "site", "service", "delivery"), "theme"),
        ),
    ),
    Table(
        "truth_reviews",
        "truth/truth_reviews.csv",
        "one review",
        "What the authors of the reviews had in mind: the key for coders.",
        (
            identifier("review_id", "the review", refers_to="reviews"),
            category("theme_1", THEMES, "theme of the first sentence"),
            category("theme_2", THEMES, "theme of the second", blank="one theme alone"),
            category(
                "tone",
                ("praise", "mixed", "complaint", "ironic", "vague"),
                "how it is meant; ironic ones praise in words alone",
            ),
        ),
    ),
    Table(
        "truth_dirt",
        "truth/truth_dirt.csv",
        "one row or cell that is dirt",
        "What was spoiled in the folder `raw`. Nothing else differs from the clean tables.",
        (
            category("table", _RAW, "the table"),
            whole("row", "number", "place in that table as loaded; the first is 0"),
            category("column", _SPOILT, "the column", blank="the whole row has to go"),
            category("dirt", _DIRT, "what is wrong with it"),
            text("right", "what the cell should hold", blank="the whole row has to go"),
        ),
    ),
)
