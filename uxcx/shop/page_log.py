"""The pages of each visit: the raw log of one week, and the timings of a sample of pages.

Both are told apart from `site` by their grain: one row is an event or a page, not a visit. They
agree with `sessions` in every count. Clicks on the product page are not here: see `product_page`.
"""

import numpy as np
import pandas as pd

from uxcx.shop.catalogue.clickstream import PAGES
from uxcx.shop.site import LOAD_MEDIAN, LOAD_SIGMA
from uxcx.shop.streams import choose

LOGGED_WEEK = ("2025-11-10", "2025-11-16")
STEPS = ("viewed_product", "added_to_cart", "started_checkout", "ordered")
# The last pages of a visit: two for each step that it took.
WAY = ("list", "product", "product", "cart", "checkout", "checkout", "confirmation", "account")
ENTRY = {"home": 0.5, "list": 0.4, "help": 0.1}
BROWSE = {"home": 0.15, "list": 0.4, "search": 0.3, "help": 0.05, "product": 0.1}
LOOKS_AT_SIZES, TWO_SIZES = 0.35, 0.2
CHECKOUT_LONGER = {True: 1.0, False: 2.4}  # time on the checkout if it was finished, or given up

TIMED_VIEWS = 12_000
# Pages after the first come from the cache in part. Photos make the mobile product page heavy.
LATER_PAGE, HEAVY_PRODUCT = 0.72, {"mobile": 1.35, "desktop": 1.1}
OWN_SPEED, PAGE_SIGMA = 0.6, 0.36
TOUCHED = 0.78
INP_MEDIAN, INP_SIGMA = {"mobile": 145, "desktop": 72}, 0.55
SLOW_TO_REACT = {"product": 1.5, "checkout": 1.3}
# On a phone the size-chart picture comes late and pushes the rest of the page down.
CLS_MEDIAN, CLS_SIGMA, CLS_CHART = {"mobile": 0.042, "desktop": 0.030}, 0.7, 3.8


def page_views(year) -> pd.DataFrame:
    """Simulate which page every page view of the year was.

    Returns
    -------
    pandas.DataFrame
        One row per page view: `visit` (row of `sessions`), `view` (1, 2, ... within the visit),
        and `page` (position in `PAGES`).
    """
    visits, draw = year["sessions"], year.draw
    pages = visits["pages"].to_numpy()
    visit = np.repeat(np.arange(len(visits)), pages)
    view = np.arange(len(visit)) - (np.cumsum(pages) - pages)[visit]

    entry = choose(draw("page_views.entry"), _codes(ENTRY), list(ENTRY.values()), len(visits))
    # People who never opened a product page browse everything else.
    browse = choose(draw("page_views.browse"), _codes(BROWSE), list(BROWSE.values()), len(visit))
    viewed = visits["viewed_product"].to_numpy()[visit]
    browse = np.where(~viewed & (browse == PAGES.index("product")), PAGES.index("list"), browse)
    steps = visits[list(STEPS)].sum(axis=1).to_numpy()
    on_the_way = view - (pages - 2 * steps)[visit]
    page = np.where(view == 0, entry[visit], browse)
    page = np.where(on_the_way >= 0, np.array(_codes(WAY))[np.maximum(on_the_way, 0)], page)
    return pd.DataFrame({"visit": visit, "view": view + 1, "page": page})


def _codes(pages) -> list[int]:
    return [PAGES.index(page) for page in pages]


def events(year) -> pd.DataFrame:
    """Build the raw log of one week: every visit from its first page until it ends."""
    visits, draw = year["sessions"], year.draw
    week = visits["date"].between(*LOGGED_WEEK).to_numpy()
    views = year.page_views[week[year.page_views["visit"]]].reset_index(drop=True)
    views["page"] = np.array(PAGES)[views["page"]]
    own = visits.loc[views["visit"]].reset_index(drop=True)
    start, stay = _times(views, own, draw("events.t_ms"))

    size = len(views)
    is_product = (views["page"] == "product").to_numpy()
    # The step into the cart is made on the last product page before the cart.
    into_cart = is_product & (views["page"].shift(-1) == "cart").to_numpy()
    looks = draw("events.choose_size").random(size) < LOOKS_AT_SIZES
    again = into_cart & (draw("events.two_sizes").random(size) < TWO_SIZES)
    into_checkout = (views["page"] == "checkout") & (views["page"].shift() == "cart")
    last = views["view"] == own["pages"]

    # (name, on which page views, at which part of the stay)
    kinds = [
        ("page_view", np.ones(size, bool), 0.0),
        ("search", views["page"] == "search", 0.0),
        ("start_checkout", into_checkout, 0.0),
        ("order", views["page"] == "confirmation", 0.0),
        ("choose_size", into_cart | (is_product & looks), 0.60),
        ("add_to_cart", into_cart, 0.80),
        ("choose_size", again, 0.88),
        ("add_to_cart", again, 0.96),
        ("leave", last, 1.0),
    ]
    log = pd.concat(
        [
            pd.DataFrame(
                {
                    "session_id": own["session_id"],
                    "t_ms": np.round(start + part * stay).astype("int64"),
                    "page": views["page"],
                    "event": name,
                }
            )[np.asarray(happens)]
            for name, happens, part in kinds
        ]
    )
    return log.sort_values(["session_id", "t_ms"], kind="stable")


def _times(views, own, generator):
    """Return when each page view begins and how long it stays, in ms; a visit lasts as logged."""
    weight = generator.gamma(2.0, size=len(views)) + 0.05
    checkout = (views["page"] == "checkout").to_numpy()
    weight *= np.where(checkout, own["ordered"].map(CHECKOUT_LONGER), 1)
    by_visit = pd.Series(weight).groupby(views["visit"].to_numpy())
    share = weight / by_visit.transform("sum")
    before = share.groupby(views["visit"].to_numpy()).cumsum() - share
    whole = 1000 * own["duration_s"]
    return (before * whole).to_numpy(), (share * whole).to_numpy()


def page_timings(year) -> pd.DataFrame:
    """Build what browsers sent about 12,000 page views, drawn from all that showed a page."""
    visits, views, draw = year["sessions"], year.page_views, year.draw
    shown = np.flatnonzero(visits["load_s"].notna().to_numpy()[views["visit"]])
    picked = draw("page_timings.sample").choice(shown, TIMED_VIEWS, replace=False)
    views = views.loc[np.sort(picked)].reset_index(drop=True)
    own = visits.loc[views["visit"]].reset_index(drop=True)
    page = pd.Series(np.array(PAGES)[views["page"]])
    device = own["device"].astype(str)
    product = (page == "product").to_numpy()

    def noise(name):
        return draw("page_timings." + name).standard_normal(TIMED_VIEWS)

    connection = np.log(own["load_s"] / device.map(LOAD_MEDIAN)) / LOAD_SIGMA
    later = device.map(LOAD_MEDIAN) * LATER_PAGE * np.where(product, device.map(HEAVY_PRODUCT), 1)
    later *= np.exp(LOAD_SIGMA * OWN_SPEED * connection + PAGE_SIGMA * noise("lcp_s"))
    lcp = np.where(views["view"] == 1, own["load_s"], later)
    inp = device.map(INP_MEDIAN) * page.map(SLOW_TO_REACT).fillna(1)
    inp = np.round(inp * np.exp(INP_SIGMA * noise("inp_ms")))
    touched = draw("page_timings.touched").random(TIMED_VIEWS) < TOUCHED
    shift = device.map(CLS_MEDIAN) * np.where(product & (device == "mobile"), CLS_CHART, 1)
    shift *= np.exp(CLS_SIGMA * noise("cls"))
    return pd.DataFrame(
        {
            "session_id": own["session_id"],
            "view": views["view"],
            "page": page,
            "device": device,
            "lcp_s": np.round(lcp, 2),
            "inp_ms": inp.where(touched),
            "cls": np.round(shift, 3),
        }
    )
