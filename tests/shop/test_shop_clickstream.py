"""Events, page timings and clicks agree with the visits, and with the page that they describe."""

import numpy as np
import pandas as pd
import pytest

from uxcx import shop
from uxcx.shop.product_page import elements_at

ON_PAGE = {
    "search": "search",
    "choose_size": "product",
    "add_to_cart": "product",
    "start_checkout": "checkout",
    "order": "confirmation",
}


@pytest.fixture(scope="module")
def visits():
    return shop.load("sessions").set_index("session_id")


@pytest.fixture(scope="module")
def week(visits):
    return visits[visits["date"].between("2025-11-10", "2025-11-16")]


@pytest.fixture(scope="module")
def events():
    return shop.load("events")


@pytest.fixture(scope="module")
def clicks():
    return shop.load("clicks")


@pytest.fixture(scope="module")
def parts():
    return shop.load("page_elements")


# ---------------------------------------------------------------------------------- events
def test_events_hold_every_visit_of_the_week(events, week):
    assert set(events["session_id"]) == set(week.index)
    assert events["session_id"].is_monotonic_increasing
    times = events.groupby("session_id")["t_ms"]
    assert (times.first() == 0).all()
    assert times.apply(lambda part: part.is_monotonic_increasing).all()


def test_a_visit_begins_with_a_page_and_lasts_as_long_as_logged(events, week):
    by_visit = events.groupby("session_id")
    assert (by_visit["event"].first() == "page_view").all()
    assert (by_visit["event"].last() == "leave").all()
    ends = by_visit["t_ms"].last()
    assert (ends == 1000 * week["duration_s"].reindex(ends.index)).all()


@pytest.mark.parametrize(
    ("event", "step"),
    [
        ("add_to_cart", "added_to_cart"),
        ("start_checkout", "started_checkout"),
        ("order", "ordered"),
    ],
)
def test_the_funnel_of_events_is_the_funnel_of_visits(events, week, event, step):
    assert set(events.loc[events["event"] == event, "session_id"]) == set(week.index[week[step]])


def test_product_pages_are_opened_by_visits_that_say_so(events, week):
    opened = events.loc[events["page"] == "product", "session_id"]
    assert set(opened) == set(week.index[week["viewed_product"]])


def test_page_views_are_the_pages_of_the_visit(events, week):
    counts = events[events["event"] == "page_view"].groupby("session_id").size()
    assert (counts == week["pages"].reindex(counts.index)).all()
    steps = events[events["event"].isin(["start_checkout", "order"])]
    assert not steps.duplicated(["session_id", "event"]).any()
    # Some people put two sizes into the cart: events are more than visits.
    cart = events[events["event"] == "add_to_cart"]
    assert len(cart) > 1.1 * cart["session_id"].nunique()


def test_events_happen_on_their_page(events):
    for event, page in ON_PAGE.items():
        assert (events.loc[events["event"] == event, "page"] == page).all(), event
    # The page of an event is the page that was opened last.
    opened = events["page"].astype(object).where(events["event"] == "page_view").ffill()
    assert (opened == events["page"]).all()


def test_a_size_is_chosen_before_the_cart(events):
    kind = events["event"]
    before = (kind == "add_to_cart").shift(-1, fill_value=False)
    assert (kind[before] == "choose_size").all()


# ---------------------------------------------------------------------------------- timings
def test_timings_belong_to_page_views_that_showed(visits):
    timings = shop.load("page_timings")
    own = visits.loc[timings["session_id"]].reset_index()
    assert (timings["device"].astype(str) == own["device"].astype(str)).all()
    assert timings["view"].between(1, own["pages"]).all()
    assert own["load_s"].notna().all()
    first = timings["view"] == 1
    assert 0.2 < first.mean() < 0.3
    assert (timings["lcp_s"] == own["load_s"])[first].all()
    for page, step in (("product", "viewed_product"), ("cart", "added_to_cart")):
        assert own.loc[timings["page"] == page, step].all()


def test_timings_and_events_name_the_same_page(events):
    timings = shop.load("page_timings")
    opened = events[events["event"] == "page_view"].copy()
    opened["view"] = opened.groupby("session_id").cumcount() + 1
    both = timings.merge(opened, on=["session_id", "view"], suffixes=("", "_event"))
    assert len(both) > 100
    assert (both["page"].astype(str) == both["page_event"].astype(str)).all()


# ---------------------------------------------------------------------------------- the page
def test_parts_lie_on_the_page_and_not_on_each_other(parts):
    assert (parts["left"] + parts["width"] <= 1 + 1e-9).all()
    assert (parts["top"] + parts["height"] <= 1 + 1e-9).all()
    for device, rows in parts.groupby("device", observed=True):
        assert rows["element"].iloc[0] == "background", "it must be drawn first"
        assert rows["element"].is_unique
        boxes = rows.iloc[1:].reset_index(drop=True)
        right, bottom = boxes["left"] + boxes["width"], boxes["top"] + boxes["height"]
        for i in range(len(boxes)):
            across = (boxes["left"] < right[i] - 1e-9) & (boxes["left"][i] < right - 1e-9)
            down = (boxes["top"] < bottom[i] - 1e-9) & (boxes["top"][i] < bottom - 1e-9)
            assert (across & down).sum() == 1, (device, boxes["element"][i])


def test_both_devices_have_the_same_parts(parts):
    rows = parts[["element", "interactive"]]
    on_desktop = (parts["device"] == "desktop").to_numpy()
    assert set(rows[on_desktop].itertuples(index=False)) == set(
        rows[~on_desktop].itertuples(index=False)
    )
    assert set(rows["element"]) == set(parts["element"].cat.categories)


# ---------------------------------------------------------------------------------- clicks
def test_clicks_lie_on_their_part(clicks, parts):
    for device, rows in clicks.groupby("device", observed=True):
        assert len(rows) == 4_000
        found = elements_at(parts, device, rows["x"], rows["y"])
        assert (found == rows["element"].astype(str)).all()
    live = parts.groupby("element", observed=True)["interactive"].first()
    assert (clicks["element"].map(live).astype(bool) == clicks["interactive"]).all()


def test_clicks_come_from_visits_to_the_product_page_in_november(clicks, visits):
    own = visits.loc[clicks["session_id"]].reset_index()
    assert (own["date"].dt.month == 11).all()
    assert own["viewed_product"].all()
    assert (own["device"].astype(str) == clicks["device"].astype(str)).all()
    assert (clicks["t_ms"] < 1000 * own["duration_s"]).all()
    pressed = set(clicks.loc[clicks["element"] == "add to cart", "session_id"])
    assert set(own.loc[own["added_to_cart"], "session_id"]) <= pressed


def is_rage(clicks):
    """Find clicks that are among 3 or more of a visit on one part within 2 seconds."""
    rows = clicks.sort_values(["session_id", "element", "t_ms"])
    same = rows[["session_id", "element"]].astype(str).agg("|".join, axis=1)
    closes = (same == same.shift(2)) & (rows["t_ms"] - rows["t_ms"].shift(2) <= 2_000)
    found = closes | closes.shift(-1, fill_value=False) | closes.shift(-2, fill_value=False)
    return found.reindex(clicks.index)


def test_rage_follows_from_times_and_places(clicks):
    assert (is_rage(clicks) == clicks["rage"]).all()
    assert not clicks.loc[clicks["rage"], "interactive"].any()
    burst = clicks[clicks["rage"]].groupby(["session_id", "element"], observed=True)
    assert (burst["x"].agg(np.ptp).median() < 0.05) and (burst["y"].agg(np.ptp).median() < 0.01)


def test_rage_rule_sees_what_it_should():
    one = pd.DataFrame({"session_id": "S-1", "element": "photo", "t_ms": [0, 900, 1900, 9000]})
    assert is_rage(one).tolist() == [True, True, True, False]
    assert not is_rage(one.assign(t_ms=[0, 900, 2100, 3100])).any()
    assert not is_rage(one.assign(element=["photo", "price", "photo", "photo"])).any()


@pytest.mark.parametrize(("columns", "rows"), [(10, 15), (12, 30), (20, 40), (30, 60)])
def test_the_size_chart_stays_hottest_at_other_cell_sizes(clicks, columns, rows):
    mobile = clicks[clicks["device"] == "mobile"]
    cell = (mobile["y"] * rows).astype(int) * columns + (mobile["x"] * columns).astype(int)
    fullest = mobile[cell == cell.mode()[0]]
    assert (fullest["element"] == "size chart").mean() > 0.8
