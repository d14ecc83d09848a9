"""The product page: where its parts stand on each device, and the clicks on them.

Clicks are drawn from the same rectangles that `page_elements` publishes, so a wireframe made from
that table fits them. Which page a visit opened is not decided here: see `page_log`.
"""

import numpy as np
import pandas as pd

from uxcx.shop.catalogue.clickstream import ELEMENTS
from uxcx.shop.streams import choose

PAGE_PX = {"desktop": (1280, 1700), "mobile": (390, 2400)}
# Left, top, width and height, as shares of the page. Only the background lies below others.
RECTANGLES = {
    "desktop": {
        "background": (0, 0, 1, 1),
        "logo": (0.03, 0.012, 0.12, 0.03),
        "menu": (0.20, 0.012, 0.38, 0.03),
        "search": (0.62, 0.012, 0.22, 0.03),
        "cart": (0.90, 0.012, 0.06, 0.03),
        "photo": (0.03, 0.07, 0.50, 0.34),
        "small photos": (0.03, 0.42, 0.50, 0.07),
        "name": (0.57, 0.07, 0.40, 0.04),
        "stars": (0.57, 0.12, 0.18, 0.02),
        "price": (0.57, 0.15, 0.15, 0.03),
        "colours": (0.57, 0.195, 0.30, 0.035),
        "sizes": (0.57, 0.245, 0.40, 0.075),
        "size chart": (0.57, 0.335, 0.40, 0.085),
        "add to cart": (0.57, 0.435, 0.40, 0.04),
        "delivery promise": (0.57, 0.485, 0.40, 0.03),
        "description": (0.03, 0.53, 0.50, 0.12),
        "material icons": (0.57, 0.53, 0.40, 0.08),
        "reviews": (0.03, 0.68, 0.94, 0.10),
        "recommended": (0.03, 0.80, 0.94, 0.13),
        "footer": (0, 0.95, 1, 0.05),
    },
    "mobile": {
        "background": (0, 0, 1, 1),
        "menu": (0.03, 0.005, 0.10, 0.02),
        "logo": (0.35, 0.005, 0.30, 0.02),
        "search": (0.72, 0.005, 0.10, 0.02),
        "cart": (0.86, 0.005, 0.10, 0.02),
        "photo": (0, 0.03, 1, 0.17),
        "small photos": (0.05, 0.205, 0.90, 0.025),
        "name": (0.05, 0.235, 0.90, 0.025),
        "stars": (0.05, 0.265, 0.45, 0.015),
        "price": (0.05, 0.285, 0.35, 0.02),
        "colours": (0.05, 0.312, 0.70, 0.025),
        "sizes": (0.05, 0.345, 0.90, 0.06),
        "size chart": (0.05, 0.415, 0.90, 0.10),
        "add to cart": (0.05, 0.525, 0.90, 0.03),
        "delivery promise": (0.05, 0.56, 0.90, 0.025),
        "description": (0.05, 0.595, 0.90, 0.09),
        "material icons": (0.05, 0.695, 0.90, 0.05),
        "reviews": (0.05, 0.755, 0.90, 0.09),
        "recommended": (0.05, 0.855, 0.90, 0.08),
        "footer": (0, 0.945, 1, 0.055),
    },
}
# Parts that look as if they did something, and do nothing.
NOT_INTERACTIVE = {
    *("background", "name", "price", "size chart"),
    *("delivery promise", "description", "material icons"),
}
# Where inside a part people aim: centre and spread, as shares of the part.
AIM, SPREAD = (0.5, 0.5), (0.24, 0.22)
AIM_AT = {"size chart": ((0.30, 0.55), (0.05, 0.10)), "background": ((0.017, 0.45), (0.002, 0.05))}
SIZE_BUTTONS = (5, 2)  # columns and rows
TREMBLE = 0.002  # between the clicks of one aim

CLICKS_PER_DEVICE = 4_000
CLICK_MONTH = 11
FURTHER_CLICKS, MOST_CLICKS, SHORTEST_VISIT_S = 2.6, 8, 60
# What people click on, apart from the step into the cart.
WEIGHT = {
    "desktop": {
        **{"photo": 20, "small photos": 12, "sizes": 15, "colours": 8, "stars": 4, "reviews": 8},
        **{"recommended": 8, "menu": 4, "search": 3, "cart": 2, "logo": 2, "footer": 1.5},
        **{"add to cart": 2, "size chart": 3, "description": 1.5, "price": 1.2, "name": 1},
        **{"delivery promise": 1, "material icons": 1, "background": 0.8},
    },
    "mobile": {
        **{"photo": 13, "small photos": 8, "sizes": 15, "colours": 7, "stars": 4, "reviews": 8},
        **{"recommended": 9, "menu": 2.5, "search": 2, "cart": 2.5, "logo": 2, "footer": 1},
        **{"add to cart": 2.5, "size chart": 13.3, "description": 1, "price": 1.4, "name": 0.8},
        **{"delivery promise": 1.5, "material icons": 1, "background": 0.8},
    },
}
# Some people hit a part that does nothing again and again: three to five times within 2 seconds.
RAGES = {"size chart": 0.12, "price": 0.03, "delivery promise": 0.03}
RAGE_PAUSE_MS = (150, 450)
SLOT_MS, QUIET_MS = 9_000, 4_100  # a click at most every slot; the end of a slot stays quiet


def page_elements(year) -> pd.DataFrame:
    """Build the list of the parts of the product page and where they stand; nothing is drawn."""
    return pd.DataFrame(
        [
            (device, element, *rectangle, element not in NOT_INTERACTIVE, *PAGE_PX[device])
            for device, parts in RECTANGLES.items()
            for element, rectangle in parts.items()
        ],
        columns=[
            *("device", "element", "left", "top", "width", "height", "interactive"),
            *("page_width_px", "page_height_px"),
        ],
    )


def clicks(year) -> pd.DataFrame:
    """Build 4,000 clicks per device on the product page in November."""
    visits = year["sessions"]
    eligible = visits[
        (visits["date"].dt.month == CLICK_MONTH)
        & visits["viewed_product"]
        & (visits["duration_s"] >= SHORTEST_VISIT_S)
    ]
    table = pd.concat(
        [_on_device(device, eligible[eligible["device"] == device], year) for device in WEIGHT]
    )
    table = table.sort_values(["session_id", "t_ms"], kind="stable", ignore_index=True)
    table.insert(0, "click_id", [f"L-{number:04d}" for number in range(1, len(table) + 1)])
    return table


def _on_device(device, visits, year):
    """Simulate the clicks of one device: aims of each visit first, then each aim's clicks."""

    def draw(name):
        return year.draw(f"clicks.{device}.{name}")

    visits = visits.iloc[draw("visits").permutation(len(visits))].reset_index(drop=True)
    aims = np.minimum(1 + draw("aims").poisson(FURTHER_CLICKS, len(visits)), MOST_CLICKS)
    visit = np.repeat(np.arange(len(visits)), aims)
    order = np.arange(len(visit)) - (np.cumsum(aims) - aims)[visit]
    size = len(visit)

    weight = [WEIGHT[device][element] for element in ELEMENTS]
    element = choose(draw("element"), np.array(ELEMENTS, dtype=object), weight, size)
    # Whoever filled the cart pressed the button for it in the end.
    last = order == aims[visit] - 1
    bought = visits["added_to_cart"].to_numpy()[visit]
    element = np.where(last & bought, "add to cart", element)

    rages = draw("rage").random(size) < pd.Series(element).map(RAGES).fillna(0)
    times = np.where(rages, draw("rage.times").integers(3, 6, size), 1)
    slot = np.minimum(SLOT_MS, 900 * visits["duration_s"].to_numpy()[visit] / aims[visit])
    begin = order * slot + draw("t_ms").random(size) * (slot - QUIET_MS)

    aim = np.repeat(np.arange(size), times)
    repeat = np.arange(len(aim)) - (np.cumsum(times) - times)[aim]
    # The log is full at 4,000 clicks; of the visit at its edge the last clicks count.
    per_visit = np.bincount(visit, weights=times).astype(int)
    until = np.searchsorted(np.cumsum(per_visit), CLICKS_PER_DEVICE) + 1
    kept = np.flatnonzero(visit[aim] < until)
    spare = len(kept) - CLICKS_PER_DEVICE
    edge = np.flatnonzero(visit[aim] == until - 1)[:spare]
    aim, repeat = np.delete(aim[kept], edge), np.delete(repeat[kept], edge)

    pause = draw("rage.pause").integers(*RAGE_PAUSE_MS, size=size)[aim]
    x, y = _places(device, element, aim, draw)
    return pd.DataFrame(
        {
            "session_id": visits["session_id"].to_numpy()[visit[aim]],
            "device": device,
            "t_ms": (begin[aim] + repeat * pause).astype(int),
            "x": np.round(x, 4),
            "y": np.round(y, 4),
            "element": element[aim],
            "interactive": ~np.isin(element[aim].astype(str), list(NOT_INTERACTIVE)),
            "rage": pd.Series(aim).groupby(aim).transform("size").to_numpy() >= 3,
        }
    )


def _places(device, element, aim, draw):
    """Return x and y of each click: one place per aim, with a tremble for each click."""
    known = pd.Series(element)
    centre = np.array(known.map(lambda name: AIM_AT.get(name, (AIM, SPREAD))[0]).tolist())
    spread = np.array(known.map(lambda name: AIM_AT.get(name, (AIM, SPREAD))[1]).tolist())
    inside = centre + spread * draw("place").standard_normal((len(element), 2))
    # Sizes are a block of buttons: people aim at the middle of one of them.
    button = draw("size").integers(SIZE_BUTTONS, size=(len(element), 2))
    on_button = (button + 0.5 + 0.3 * (draw("size.place").random((len(element), 2)) - 0.5)) / (
        SIZE_BUTTONS
    )
    inside = np.where((known == "sizes").to_numpy()[:, None], on_button, inside)
    tremble = TREMBLE * draw("tremble").standard_normal((len(aim), 2))
    inside = np.clip(inside[aim] + tremble, 0.01, 0.99)
    rectangle = np.array([RECTANGLES[device][name] for name in element[aim]])
    return (rectangle[:, :2] + inside * rectangle[:, 2:]).T


def elements_at(page_elements: pd.DataFrame, device: str, x, y) -> np.ndarray:
    """Return the part of the product page at each place.

    Parameters
    ----------
    page_elements : pandas.DataFrame
    device : str
        Whose page to read.
    x, y : array of shape (n,)
        Places, 0-1 of the page.

    Returns
    -------
    numpy.ndarray
        Names, shape (n,); the upper part counts where two lie on each other.
    """
    x, y = np.asarray(x), np.asarray(y)
    found = np.full(len(x), "", dtype=object)
    for part in page_elements[page_elements["device"] == device].itertuples():
        across = (x >= part.left) & (x <= part.left + part.width)
        found[across & (y >= part.top) & (y <= part.top + part.height)] = part.element
    return found
