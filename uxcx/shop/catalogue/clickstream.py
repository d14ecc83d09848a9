"""What the website records below the level of a visit: events, page timings and clicks."""

from uxcx.shop.catalogue.columns import DEVICE, category, identifier, number, whole, yes_no
from uxcx.shop.schema import Table

PAGES = (
    *("home", "list", "search", "help", "product"),
    *("cart", "checkout", "confirmation", "account"),
)
EVENTS = (
    *("page_view", "search", "choose_size", "add_to_cart"),
    *("start_checkout", "order", "leave"),
)
ELEMENTS = (
    *("background", "logo", "menu", "search", "cart", "photo", "small photos", "name", "stars"),
    *("price", "colours", "sizes", "size chart", "add to cart", "delivery promise"),
    *("description", "material icons", "reviews", "recommended", "footer"),
)

TABLES = (
    Table(
        "events",
        "events.csv.gz",
        "one event",
        "The raw log of one week, 10 to 16 November: every visit from its first page to its end. "
        "One visit can add to the cart twice, so count visits, not events.",
        (
            identifier("session_id", "the visit", refers_to="sessions"),
            whole("t_ms", "milliseconds", "since the visit began"),
            category("page", PAGES, "page on which it happened"),
            category("event", EVENTS, "what happened; `leave` is the end of the visit"),
        ),
    ),
    Table(
        "page_timings",
        "page_timings.csv.gz",
        "one page view",
        "What browsers reported about 12,000 page views, drawn by chance from all page views of "
        "the year that showed. Limits for a good page, judged at the 75th percentile: LCP 2.5 s, "
        "INP 200 ms, CLS 0.1.",
        (
            identifier("session_id", "the visit", refers_to="sessions"),
            whole("view", "page views", "number of the page within the visit, from 1"),
            category("page", PAGES, "page"),
            category("device", DEVICE, "device"),
            number(
                "lcp_s",
                "seconds",
                "Largest Contentful Paint: until the main part showed; on the first page it "
                "equals `load_s` of the visit",
            ),
            number(
                "inp_ms",
                "milliseconds",
                "Interaction to Next Paint: wait after a click or a key",
                blank="nothing was clicked or typed on the page",
            ),
            number("cls", "score", "Cumulative Layout Shift: how far the page jumped; 0 is none"),
        ),
    ),
    Table(
        "page_elements",
        "page_elements.csv",
        "one part of the product page on one device",
        "Where the parts of the product page stand, from the background upwards. Clicks are drawn "
        "from these rectangles.",
        (
            category("device", DEVICE, "device"),
            category("element", ELEMENTS, "the part"),
            number("left", "0-1 of the page", "left edge"),
            number("top", "0-1 of the page", "upper edge; 0 is the top of the page"),
            number("width", "0-1 of the page", "width"),
            number("height", "0-1 of the page", "height"),
            yes_no("interactive", "does something when it is clicked"),
            whole("page_width_px", "pixels", "width of the whole page"),
            whole("page_height_px", "pixels", "height of the whole page"),
        ),
    ),
    Table(
        "clicks",
        "clicks.csv",
        "one click or tap",
        "Clicks on the product page in November, 4,000 for each device, from visits of a minute or "
        "more. Desktop visits are fewer, so a larger part of them is in the table.",
        (
            identifier("click_id", "the click"),
            identifier("session_id", "the visit", refers_to="sessions"),
            category("device", DEVICE, "device"),
            whole("t_ms", "milliseconds", "since the page opened"),
            number("x", "0-1 of the page", "place from the left edge"),
            number("y", "0-1 of the page", "place from the top"),
            category("element", ELEMENTS, "the part that was hit, see `page_elements`"),
            yes_no("interactive", "the part does something; if not, the click is dead"),
            yes_no("rage", "one of 3 or more clicks of a visit on the same part within 2 seconds"),
        ),
    ),
)
