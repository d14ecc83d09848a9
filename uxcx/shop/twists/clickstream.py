"""Twists of events, page timings and clicks: what the recorded site shows, and what it hides."""

import numpy as np
import pandas as pd

from uxcx.shop.product_page import elements_at
from uxcx.shop.twists.twist import Tables, Values, twist

COLUMNS, ROWS = 20, 40  # cells of the density map, across and down


def fullest_cell(clicks: pd.DataFrame) -> pd.DataFrame:
    """Return the clicks in the fullest cell of a map of 20 x 40 cells."""
    across = np.minimum((clicks["x"] * COLUMNS).astype(int), COLUMNS - 1)
    down = np.minimum((clicks["y"] * ROWS).astype(int), ROWS - 1)
    cell = down * COLUMNS + across
    return clicks[cell == cell.mode()[0]]


@twist(
    "A mean hides the slow quarter: on mobile the mean LCP is below the limit of 2.5 s and the "
    "75th percentile above it, and INP is above 200 ms; on desktop both are below.",
    lambda v: (
        v["mobile_lcp_mean"] < 2.5 < v["mobile_lcp_p75"]
        and v["mobile_inp_p75"] > 200
        and v["desktop_lcp_p75"] < 2.5
        and v["desktop_inp_p75"] < 200
    ),
)
def mean_hides_the_slow_quarter(tables: Tables) -> Values:
    """Return mean LCP (s), and the 75th percentile of LCP (s), INP (ms) and CLS by device."""
    values = {}
    for device, rows in tables["page_timings"].groupby("device", observed=True):
        values |= {
            f"{device}_lcp_mean": rows["lcp_s"].mean(),
            f"{device}_lcp_p75": rows["lcp_s"].quantile(0.75),
            f"{device}_inp_p75": rows["inp_ms"].quantile(0.75),
            f"{device}_cls_p75": rows["cls"].quantile(0.75),
        }
    return values


@twist(
    "One page jumps, and the whole hides it: on mobile the 75th percentile of CLS is below the "
    "limit of 0.1 over all pages, and above 0.2 on the product page.",
    lambda v: v["all_pages"] < 0.1 and v["product"] > 0.2,
)
def whole_hides_the_jumping_page(tables: Tables) -> Values:
    """Return the 75th percentile of CLS on mobile: over all pages and on the product page."""
    rows = tables["page_timings"]
    rows = rows[rows["device"] == "mobile"]
    return {
        "all_pages": rows["cls"].quantile(0.75),
        "product": rows.loc[rows["page"] == "product", "cls"].quantile(0.75),
    }


@twist(
    "Longer can mean lost: people who give up the checkout stay in it at least 1.3 times as long "
    "as people who finish it (median).",
    lambda v: v["gave_up"] >= 1.3 * v["finished"],
)
def longer_can_mean_lost(tables: Tables) -> Values:
    """Return the median seconds from checkout start to order, or to the end of the visit."""
    events = tables["events"]
    start = events[events["event"] == "start_checkout"].groupby("session_id")["t_ms"].min()
    ends = events[events["event"].isin(["order", "leave"])]
    end = ends.groupby("session_id")["t_ms"].min().reindex(start.index)
    seconds = (end - start) / 1000
    finished = tables["sessions"].set_index("session_id")["ordered"].reindex(start.index)
    return {"finished": seconds[finished].median(), "gave_up": seconds[~finished].median()}


@twist(
    "Phones tap on dead parts: 21 to 25 % of the clicks on mobile do nothing, on desktop at least "
    "8 points fewer of a hundred.",
    lambda v: 0.21 <= v["mobile"] <= 0.25 and v["mobile"] - v["desktop"] >= 0.08,
)
def dead_taps_on_mobile(tables: Tables) -> Values:
    """Return the share of dead clicks by device."""
    dead = 1 - tables["clicks"].groupby("device", observed=True)["interactive"].mean()
    return dead.to_dict()


@twist(
    "Hot is not good: on mobile the fullest cell of the map (20 x 40 cells) lies on the size-chart "
    "picture, which does nothing and takes more than half of the dead clicks.",
    lambda v: v["cell_on_chart"] > 0.9 and v["dead_on_chart"] > 0.5,
)
def hottest_spot_is_dead(tables: Tables) -> Values:
    """Return the size chart's share of the fullest cell, of dead and of rage clicks on mobile."""
    mobile = tables["clicks"][tables["clicks"]["device"] == "mobile"]

    def share(clicks):
        return (clicks["element"] == "size chart").mean()

    return {
        "cell_on_chart": share(fullest_cell(mobile)),
        "dead_on_chart": share(mobile[~mobile["interactive"]]),
        "rage_on_chart": share(mobile[mobile["rage"]]),
    }


@twist(
    "All devices together smear two pages into one: of the mobile clicks at least 70 % fall on "
    "another part if they are drawn over the desktop page.",
    lambda v: v["moved"] >= 0.7,
)
def all_devices_smear(tables: Tables) -> Values:
    """Return the share of mobile clicks that fall on another part of the desktop page."""
    mobile = tables["clicks"][tables["clicks"]["device"] == "mobile"]
    read = elements_at(tables["page_elements"], "desktop", mobile["x"], mobile["y"])
    return {"moved": (read != mobile["element"].astype(str)).mean()}
