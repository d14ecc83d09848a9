"""What happens on the website: visits, the way to an order, and the test of the one-page checkout.

The new site starts on 1 April. From April to June every checkout start is put by a coin into arm A
(the old checkout) or arm B (one page, without the size step). Who the buyers are, and what happens
after they have paid, is not decided here: see `buyers` and `orders`.
"""

import numpy as np
import pandas as pd

from uxcx.shop.catalogue import SOURCES
from uxcx.shop.streams import choose, share_from_logit

VISITS = 180_000
NEW_SITE = np.datetime64("2025-04-01")
MONTH_WEIGHT = np.array([0.95, 0.9, 0.95, 1, 1, 1, 1, 0.95, 1, 1.05, 1.2, 1.2])
MOBILE_SHARE = np.repeat([0.45, 0.45, 0.72, 0.82], 3)  # social campaigns in July and October
SOURCE_WEIGHT = {"search": 0.38, "direct": 0.22, "mail": 0.14, "advert": 0.11, "friend": 0.05}
SOCIAL_WEIGHT = np.repeat([0.10, 0.10, 0.27, 0.42], 3)

# Chances of each step, given the step before.
VIEW = {"mobile": 0.495, "desktop": 0.478}
CART = {"mobile": 0.185, "desktop": 0.22}
CHECKOUT = {"mobile": 0.58, "desktop": 0.66}
FINISH = {"mobile": 0.40, "desktop": 0.60}
NEW_SITE_VIEW, NEW_SITE_CART = 0.03, 0.016
ONE_PAGE_FINISH = {"mobile": -0.065, "desktop": 0.12}

# Seconds until a page shows: log-normal. Arm B is light on desktop and heavy on mobile.
LOAD_MEDIAN = {"mobile": 2.9, "desktop": 2.0}
LOAD_SIGMA = 0.45
ONE_PAGE_LOAD = {"mobile": 1.38, "desktop": 0.50}

SIGNED_IN_BUYER, SIGNED_IN_VISITOR = 0.62, 0.12


def visits(draw) -> pd.DataFrame:
    """Simulate every visit of the year, with what no log can know.

    Returns
    -------
    pandas.DataFrame
        One row per visit in order of date; besides what `sessions` publishes, the true load times.
    """
    days = pd.date_range("2025-01-01", "2025-12-31")
    weight = MONTH_WEIGHT[days.month - 1] / days.days_in_month
    date = np.sort(choose(draw("sessions.date"), days.to_numpy(), weight, VISITS))
    month = pd.DatetimeIndex(date).month.to_numpy()
    new_site = date >= NEW_SITE

    mobile = draw("sessions.device").random(VISITS) < MOBILE_SHARE[month - 1]
    device = np.where(mobile, "mobile", "desktop")

    def by_device(values):
        return np.where(mobile, values["mobile"], values["desktop"])

    load, left = _load(draw, "sessions.load_s", by_device(LOAD_MEDIAN))
    viewed = ~left & _happens(draw, "sessions.viewed", by_device(VIEW) + NEW_SITE_VIEW * new_site)
    cart = viewed & _happens(draw, "sessions.cart", by_device(CART) + NEW_SITE_CART * new_site)
    checkout = cart & _happens(draw, "sessions.checkout", by_device(CHECKOUT))

    tested = checkout & (month >= 4) & (month <= 6)
    one_page = tested & _happens(draw, "experiment.arm", 0.5)
    finish = by_device(FINISH) + by_device(ONE_PAGE_FINISH) * one_page
    ordered = checkout & _happens(draw, "sessions.ordered", finish)
    checkout_median = by_device(LOAD_MEDIAN) * np.where(one_page, by_device(ONE_PAGE_LOAD), 1)
    checkout_load, left_checkout = _load(draw, "experiment.load_s", checkout_median)

    return pd.DataFrame(
        {
            "session_id": [f"S-{number:06d}" for number in range(1, VISITS + 1)],
            "date": date,
            "device": device,
            "source": _source(draw, month),
            "load_true_s": load,
            "left_first": left,
            "viewed_product": viewed,
            "added_to_cart": cart,
            "started_checkout": checkout,
            "ordered": ordered,
            "arm": np.where(tested, np.where(one_page, "B", "A"), ""),
            "checkout_load_true_s": checkout_load,
            # Whoever finished has seen the page, so only people who gave up can have left first.
            "checkout_left_first": left_checkout & ~ordered,
        }
    )


def _happens(draw, stream, chance):
    return draw(stream).random(VISITS) < chance


def _load(draw, stream, median):
    """Return the true seconds until a page shows, and whether the visitor left before that."""
    seconds = median * np.exp(LOAD_SIGMA * draw(stream).standard_normal(VISITS))
    impatient = share_from_logit((seconds - 5.2) / 0.55)
    return seconds, draw(stream + ".left").random(VISITS) < impatient


def _source(draw, month):
    weight = np.array([SOURCE_WEIGHT.get(source, 0) for source in SOURCES])
    weights = np.tile(weight, (VISITS, 1))
    weights[:, SOURCES.index("social")] = SOCIAL_WEIGHT[month - 1]
    return choose(draw("sessions.source"), SOURCES, weights, VISITS)


def sessions(year) -> pd.DataFrame:
    """Build the log of all visits, as the shop's web analytics keeps it."""
    seen, draw = year.visits, year.draw
    viewed, ordered = seen["viewed_product"].to_numpy(), seen["ordered"].to_numpy()
    customer = _signed_in(year)
    signed_in = customer != ""

    old_site = (seen["date"] < NEW_SITE).to_numpy()
    one_page_only = _happens(draw, "sessions.bounced", np.where(old_site, 0.62, 0.57))
    bounced = seen["left_first"].to_numpy() | (~viewed & one_page_only)
    further = draw("sessions.pages").poisson(1.6, VISITS)
    steps = seen[["viewed_product", "added_to_cart", "started_checkout", "ordered"]].sum(axis=1)
    pages = np.where(bounced, 1, 2 + further + 2 * steps)
    per_page = np.where(bounced, 9, 27) * np.exp(
        0.6 * draw("sessions.duration_s").standard_normal(VISITS)
    )
    # Nobody who left before the page showed can have stayed longer than it took.
    duration = np.where(seen["left_first"], 0.6 * seen["load_true_s"], pages * per_page)
    # Recommendations go to people the shop knows; they have no effect of their own on buying.
    saw_reco = viewed & _happens(draw, "sessions.saw_reco", np.where(signed_in, 0.75, 0.25))

    return pd.DataFrame(
        {
            "session_id": seen["session_id"],
            "customer_id": customer,
            "date": seen["date"],
            "device": seen["device"],
            "source": seen["source"],
            "saw_reco": saw_reco,
            "pages": pages,
            "duration_s": np.maximum(np.round(duration), 1).astype(int),
            "bounced": bounced,
            "viewed_product": viewed,
            "added_to_cart": seen["added_to_cart"],
            "started_checkout": seen["started_checkout"],
            "ordered": ordered,
            "load_s": seen["load_true_s"].where(~seen["left_first"]).round(2),
        }
    )


def _signed_in(year) -> np.ndarray:
    """Return the customer behind each visit, or "" for visitors whom the shop does not know."""
    seen, customers, draw = year.visits, year["customers"], year.draw
    known = customers.sort_values("first_order_date", kind="stable")
    # A visit can belong to any customer whose first order lies before it.
    so_far = np.searchsorted(known["first_order_date"].to_numpy(), seen["date"].to_numpy())
    visitor = (draw("sessions.customer_id").random(VISITS) * so_far).astype(int)
    customer = known["customer_id"].to_numpy()[visitor]
    buyer = dict(zip(year["orders"]["session_id"], year["orders"]["customer_id"], strict=True))
    customer = np.where(seen["ordered"], seen["session_id"].map(buyer), customer)

    chance = np.where(seen["ordered"], SIGNED_IN_BUYER, SIGNED_IN_VISITOR)
    signed_in = ~seen["left_first"] & _happens(draw, "sessions.signed_in", chance)
    tracked = set(customers.loc[customers["consent_tracking"], "customer_id"])
    return np.where(signed_in & pd.Series(customer).isin(tracked), customer, "")


def experiment(year) -> pd.DataFrame:
    """Build the table of the checkout test: one row per checkout start from April to June."""
    tested = _tested(year)
    orders = year["orders"].set_index("session_id").reindex(tested["session_id"])
    return pd.DataFrame(
        {
            "visitor_id": tested.index,
            "session_id": tested["session_id"],
            "date": tested["date"],
            "arm": tested["arm"],
            "device": tested["device"],
            "finished": tested["ordered"],
            "order_id": orders["order_id"].fillna("").to_numpy(),
            "margin_eur": orders["margin_eur"].to_numpy(),
            "load_s": tested["checkout_load_true_s"].where(~tested["checkout_left_first"]).round(2),
        }
    )


def truth_load(year) -> pd.DataFrame:
    """Build the true load times of the checkout test, which no log can hold."""
    tested = _tested(year)
    return pd.DataFrame(
        {
            "visitor_id": tested.index,
            "load_true_s": tested["checkout_load_true_s"].round(2),
            "left_first": tested["checkout_left_first"],
        }
    )


def _tested(year) -> pd.DataFrame:
    tested = year.visits[year.visits["arm"] != ""].copy()
    tested.index = [f"V-{number:04d}" for number in range(1, len(tested) + 1)]
    return tested
