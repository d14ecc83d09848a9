"""The company itself: its rivals, its teams, and what it could spend its money on."""

from uxcx.shop.catalogue.columns import category, number, text, whole
from uxcx.shop.schema import Table

TABLES = (
    Table(
        "competitors",
        "competitors.csv",
        "one rival in one quarter",
        "Net Promoter Scores that a market panel published. The panel asks in its own way.",
        (
            category("brand", ("Rival X", "Rival Y", "Rival Z"), "the rival"),
            category("quarter", ("Q1", "Q2", "Q3", "Q4"), "quarter", ordered=True),
            whole("n", "people", "answers"),
            number("nps", "points", "Net Promoter Score, -100 to 100"),
            number("ci_low", "points", "lower end of its simple (Wald) 95 % interval"),
            number("ci_high", "points", "upper end of its simple (Wald) 95 % interval"),
        ),
    ),
    Table(
        "team_pulse",
        "team_pulse.csv",
        "one team in one month",
        "The monthly pulse of four teams, beside their open cases and the shop's CSAT.",
        (
            category("team", ("web", "logistics", "service", "marketing"), "the team"),
            whole("month", "1-12", "month"),
            number("mood_1_10", "1-10", "mean mood; 10 is best"),
            whole("n", "people", "answers"),
            whole("backlog", "cases", "cases open at the end of the month"),
            number("csat", "share", "of the month's orders rated 4 or 5; of the whole shop"),
        ),
    ),
    Table(
        "options",
        "options.csv",
        "one option",
        "What the board could spend its 60,000 EUR on.",
        (
            category("option", tuple("ABCDEF"), "letter"),
            whole("cost_eur", "EUR", "cost in one year"),
            text("what", "what would be done"),
        ),
    ),
)
