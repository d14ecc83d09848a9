"""What customers were asked, and what they answered."""

from uxcx.shop.catalogue.columns import category, day, identifier, text, whole
from uxcx.shop.schema import Table

_BEST = "5 is best"

TABLES = (
    Table(
        "survey_relational",
        "survey_relational.csv",
        "one answer",
        "Answers to “How likely are you to recommend us?” At most one per customer and wave. "
        "The invitation goes out 21 days after the parcel came.",
        (
            identifier("response_id", "the answer"),
            identifier("customer_id", "who answered", refers_to="customers"),
            identifier("order_id", "the order that the invitation followed", refers_to="orders"),
            category(
                "wave",
                ("Q1", "Q2", "Q3", "Q4"),
                "quarter of that order; answers can come in the next quarter",
                ordered=True,
            ),
            whole("ltr_0_10", "0-10", "likelihood to recommend; 10 is extremely likely"),
            whole("seconds", "seconds", "time for the whole form"),
            day("sent", "day of the invitation"),
            day("answered", "day of the answer"),
            whole("driver_advertising", "1-5", f"the way the shop advertises; {_BEST}"),
            whole("driver_reputation", "1-5", f"what the shop is known for; {_BEST}"),
            whole("driver_service", "1-5", f"help when it is needed; {_BEST}"),
            whole("driver_price", "1-5", f"prices; {_BEST}"),
            whole("driver_delivery", "1-5", f"how the parcel came; {_BEST}"),
            whole("driver_ease", "1-5", f"how easy the site is to use; {_BEST}"),
            whole("driver_selling", "1-5", f"the way from choosing to paying; {_BEST}"),
            text(
                "reason_text", "why this number, in the customer's words", blank="no reason given"
            ),
        ),
    ),
    Table(
        "survey_csat",
        "survey_csat.csv",
        "one answer",
        "Answers to “How satisfied are you with this order?” (CSAT). The invitation goes out "
        "two days after the parcel came.",
        (
            identifier("response_id", "the answer"),
            identifier("order_id", "the order", refers_to="orders"),
            whole("csat_1_5", "1-5", f"satisfaction with the order; {_BEST}"),
            text("comment", "a remark", blank="no remark"),
            whole("seconds", "seconds", "time for the form"),
            whole("form_version", "1-3", "version of the form; 3 was live on 12-14 August alone"),
            day("answered", "day of the answer"),
        ),
    ),
    Table(
        "survey_ces",
        "survey_ces.csv",
        "one answer",
        "Answers to “The shop made it easy for me to handle my issue” (Customer Effort Score, "
        "CES).",
        (
            identifier("response_id", "the answer"),
            identifier("ticket_id", "the ticket", refers_to="tickets"),
            whole("ces_1_7", "1-7", "agreement; 7 is strongly agree, so high means easy"),
            category("wording", ("CES 2.0",), "wording of the question"),
        ),
    ),
)
