"""The one list of all tables and columns: loading, the data card and the tests read it.

How the values come about is not here: see `simulation`.
"""

from uxcx.shop.schema import CATEGORY, DATE, IDENTIFIER, NUMBER, TEXT, WHOLE, YES_NO, Column, Table

DEVICE = ("desktop", "mobile")
SOURCES = ("search", "direct", "mail", "social", "advert", "friend")
REGIONS = ("North", "West", "South", "East")
MARKETS = ("Southland", "Northland")
TASKS = ("find shoe", "choose size", "guest checkout", "track parcel", "start return")


def _id(name, meaning, refers_to="", blank=""):
    return Column(name, IDENTIFIER, meaning, refers_to=refers_to, blank=blank)


def _text(name, meaning):
    return Column(name, TEXT, meaning)


def _category(name, values, meaning, ordered=False, blank=""):
    return Column(name, CATEGORY, meaning, values=values, ordered=ordered, blank=blank)


def _date(name, meaning, blank=""):
    return Column(name, DATE, meaning, blank=blank)


def _whole(name, unit, meaning):
    return Column(name, WHOLE, meaning, unit=unit)


def _number(name, unit, meaning, blank=""):
    return Column(name, NUMBER, meaning, unit=unit, blank=blank)


def _yes_no(name, meaning):
    return Column(name, YES_NO, meaning)


SUS_ITEMS = (
    "I would like to use the site often",
    "needlessly complex",
    "easy to use",
    "I would need a technical person",
    "functions well integrated",
    "too much inconsistency",
    "most people would learn it quickly",
    "cumbersome",
    "I felt confident",
    "I had to learn a lot first",
)

_TABLES = (
    Table(
        "customers",
        "customers.csv",
        "one customer",
        "Everybody who ordered in 2025, with what the shop knows about them.",
        (
            _id("customer_id", "the customer"),
            _date("first_order_date", "day of the first order ever"),
            _category("region", REGIONS, "sales region; decides the carrier from July on"),
            _category("market", MARKETS, "fictional country"),
            _category("type", ("consumer", "business"), "who buys"),
            _category("source", SOURCES, "how the customer first came to the shop"),
            _whole("past_orders_12m", "orders, 0-8", "orders in the 12 months before 1 Jan 2025"),
            _yes_no("loyalty_member", "in the loyalty scheme"),
            _date("member_since", "day of joining the scheme", blank="no member"),
            _number("value_12m_eur", "EUR", "spent in the 12 months before 1 Jan 2025"),
            _whole("referral_orders", "orders", "orders in 2025 by friends the customer referred"),
            _yes_no("consent_tracking", "agreed that visits are linked to the customer"),
        ),
    ),
    Table(
        "sessions",
        "sessions.csv.gz",
        "one visit to the website",
        "The web log: from the first page to the order.",
        (
            _id("session_id", "the visit"),
            _id(
                "customer_id",
                "the customer",
                refers_to="customers",
                blank="not signed in, or no consent",
            ),
            _date("date", "day of the visit"),
            _category("device", DEVICE, "device"),
            _category("source", SOURCES, "where the visit came from"),
            _yes_no("saw_reco", "saw a row of recommended shoes"),
            _whole("pages", "pages", "pages opened"),
            _whole("duration_s", "seconds", "time on the site"),
            _yes_no("bounced", "left after one page"),
            _yes_no("viewed_product", "opened a product page"),
            _yes_no("added_to_cart", "put shoes into the cart"),
            _yes_no("started_checkout", "started the checkout"),
            _yes_no("ordered", "finished the checkout"),
            _number(
                "load_s", "seconds", "until the first page showed", blank="left before it showed"
            ),
        ),
    ),
    Table(
        "orders",
        "orders.csv",
        "one order",
        "The order book.",
        (
            _id("order_id", "the order"),
            _id("customer_id", "the buyer", refers_to="customers"),
            _id("session_id", "the visit in which it was placed", refers_to="sessions"),
            _date("date", "day of the order"),
            _category("device", DEVICE, "device"),
            _whole("items", "pairs", "pairs of shoes"),
            _number("value_eur", "EUR", "price of the goods"),
            _number("shipping_fee_eur", "EUR", "fee paid by the customer; free from 60 EUR"),
            _number("margin_eur", "EUR", "earned after goods, parcel and return"),
            _yes_no("size_step_used", "went through the size step of the checkout"),
            _yes_no("returned", "sent back"),
            _category(
                "return_reason",
                ("size/fit", "changed mind", "look", "defect"),
                "reason given",
                blank="not returned",
            ),
            _yes_no("rebuy_90d", "ordered again within 90 days, known on 31 Mar 2026"),
        ),
    ),
    Table(
        "deliveries",
        "deliveries.csv",
        "one parcel",
        "Parcels. About 8 % of the orders came in two, so this table has more rows than orders.",
        (
            _id("parcel_id", "the parcel"),
            _id("order_id", "the order", refers_to="orders"),
            _category("carrier", ("Swift", "Budget"), "carrier"),
            _category("region", REGIONS, "region of the customer"),
            _date("promised_date", "day promised"),
            _date("delivered_date", "day delivered"),
            _whole("days_late", "days", "days after the promised day; 0 if on time"),
            _yes_no("notified_delay", "the customer was told about the delay in advance"),
        ),
    ),
    Table(
        "experiment",
        "experiment.csv",
        "one checkout start, April to June",
        "The A/B test of the one-page checkout (B). B has no size step.",
        (
            _id("visitor_id", "the visitor"),
            _id("session_id", "the visit", refers_to="sessions"),
            _date("date", "day"),
            _category("arm", ("A", "B"), "A old checkout, B one page; drawn by a coin"),
            _category("device", DEVICE, "device"),
            _yes_no("finished", "finished the checkout"),
            _id("order_id", "the order", refers_to="orders", blank="not finished"),
            _number("margin_eur", "EUR", "margin of the order", blank="not finished"),
            _number(
                "load_s", "seconds", "until the checkout showed", blank="left before it showed"
            ),
        ),
    ),
    Table(
        "survey_relational",
        "survey_relational.csv",
        "one answer",
        "Answers to “How likely are you to recommend us?” At most one per customer and wave. "
        "The invitation goes out 21 days after the parcel came.",
        (
            _id("response_id", "the answer"),
            _id("customer_id", "who answered", refers_to="customers"),
            _id("order_id", "the order that the invitation followed", refers_to="orders"),
            _category(
                "wave",
                ("Q1", "Q2", "Q3", "Q4"),
                "quarter of that order; answers can come in the next quarter",
                ordered=True,
            ),
            _whole("ltr_0_10", "0-10", "likelihood to recommend; 10 is extremely likely"),
            _whole("seconds", "seconds", "time for the whole form"),
            _date("sent", "day of the invitation"),
            _date("answered", "day of the answer"),
        ),
    ),
    Table(
        "ut_people",
        "ut_people.csv",
        "one volunteer",
        "People in the two usability tests; 8 of 40 in each round have an access need.",
        (
            _id("pid", "the volunteer; no customer"),
            _whole("round", "1 or 2", "1 old site, February; 2 new site, May"),
            _category("device", DEVICE, "device in the test"),
            _category(
                "access_need",
                ("none", "screen reader", "zoom", "keyboard", "reading"),
                "access need, in one word",
            ),
            _yes_no("consent", "agreed to this use; people who did not are not in the table"),
        ),
    ),
    Table(
        "ut_tasks",
        "ut_tasks.csv",
        "one person at one task",
        "What happened in the usability tests: five tasks for each of the 80 people.",
        (
            _id("pid", "the volunteer", refers_to="ut_people"),
            _whole("task", "1-5", "number of the task"),
            _category(
                "task_name",
                TASKS,
                "the task in words",
                ordered=True,
            ),
            _yes_no("success", "reached the goal without help"),
            _number("time_s", "seconds", "time on the task, done or given up"),
            _whole("seq_1_7", "1-7", "Single Ease Question; 7 is very easy"),
            _whole("assists", "times", "times the moderator had to help"),
        ),
    ),
    Table(
        "ut_sus",
        "ut_sus.csv",
        "one answer sheet",
        "The System Usability Scale after the test. Odd items praise, even items complain.",
        (
            _id("pid", "the volunteer", refers_to="ut_people"),
            *(
                _whole(f"q{number}", "1-5", f"{item}; 5 is strongly agree")
                for number, item in enumerate(SUS_ITEMS, start=1)
            ),
        ),
    ),
    Table(
        "contacts",
        "contacts.csv",
        "one contact",
        "Three customers with eleven contacts each, chosen by rule from the tables above.",
        (
            _id("customer_id", "the customer", refers_to="customers"),
            _category("story", ("late parcel", "all on time", "gift sent back"), "which rule"),
            _id("order_id", "the order that it is about", refers_to="orders"),
            _date("date", "day of the contact"),
            _whole("step", "1-11", "number of the contact in order of time"),
            _text("contact", "what happened"),
            _category(
                "channel",
                ("web", "mail", "social", "phone", "parcel", "shoes", "talk"),
                "through which channel",
            ),
            _category(
                "level",
                ("interaction", "journey", "relationship"),
                "on which level it is mostly studied",
                ordered=True,
            ),
            _category(
                "team",
                ("web", "logistics", "service", "marketing", "products"),
                "team that can change it",
            ),
            _category(
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
        "truth_satisfaction",
        "truth/truth_satisfaction.csv",
        "one order",
        "Hidden in real life: how satisfied each buyer was, and what all would have answered.",
        (
            _id("order_id", "the order", refers_to="orders"),
            _id("customer_id", "the buyer", refers_to="customers"),
            _number("satisfaction", "0-10", "hidden satisfaction"),
            _number("habit", "points", "shift by the market's way of using the scale"),
            _whole("rating_0_10", "0-10", "satisfaction plus habit, as a whole number"),
            _yes_no("invited", "was asked: first order of the customer in the quarter"),
            _yes_no("answered", "answered, so the rating is in survey_relational"),
        ),
    ),
    Table(
        "truth_load",
        "truth/truth_load.csv",
        "one checkout start, April to June",
        "Hidden in real life: load times of the checkout, also of people who left too early.",
        (
            _id("visitor_id", "the visitor", refers_to="experiment"),
            _number("load_true_s", "seconds", "until the checkout showed or would have shown"),
            _yes_no("left_first", "left before it showed, so the log has no time"),
        ),
    ),
)

TABLES: dict[str, Table] = {table.name: table for table in _TABLES}
