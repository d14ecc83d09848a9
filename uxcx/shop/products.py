"""The shoes on sale, and which of them an order was about."""

import numpy as np
import pandas as pd

from uxcx.shop.orders import PRICE_EUR, PRICE_SPREAD
from uxcx.shop.streams import choose, normal_scores, quota

PRODUCTS = 120
CATEGORIES = {"sneaker": 0.35, "boot": 0.2, "sandal": 0.15, "office": 0.15, "running": 0.15}
FITS = {"small": 0.25, "true": 0.6, "large": 0.15}
SIZE_GUIDES = {"picture": 0.6, "table": 0.25, "none": 0.15}
# A shoe that runs small or large comes back for its size more often.
SENT_BACK_FOR_SIZE = {"small": 4, "true": 1, "large": 3}
NEIGHBOURS = 4  # how far the paid price may be from the list price, in places of the price list


def products(year) -> pd.DataFrame:
    """Build the list of products; shares of every kind are fixed, chance decides which shoe."""
    draw = year.draw
    bell = normal_scores(draw("products.price_eur").random(PRODUCTS))

    def dealt(column, shares):
        return quota(draw(f"products.{column}"), list(shares), list(shares.values()), PRODUCTS)

    return pd.DataFrame(
        {
            "product_id": [f"A-{number:03d}" for number in range(1, PRODUCTS + 1)],
            "category": dealt("category", CATEGORIES),
            "brand_fit": dealt("brand_fit", FITS),
            "price_eur": np.round(PRICE_EUR * np.exp(PRICE_SPREAD * bell)) - 0.05,
            "has_3d_photo": draw("products.has_3d_photo").random(PRODUCTS) < 0.4,
            "size_guide_type": dealt("size_guide_type", SIZE_GUIDES),
        }
    )


def product_of_each_order(year) -> np.ndarray:
    """Choose the product of each order: near the price paid, and a reason to send it back."""
    orders = year["orders"]
    listed = year["products"].sort_values("price_eur", kind="stable", ignore_index=True)
    place = np.searchsorted(listed["price_eur"], orders["value_eur"] / orders["items"])
    shift = np.arange(-NEIGHBOURS, NEIGHBOURS + 1)
    near = np.clip(place[:, None] + shift, 0, PRODUCTS - 1)

    weight = listed["brand_fit"].astype(str).map(SENT_BACK_FOR_SIZE).to_numpy(dtype=float)
    for_size = (orders["return_reason"] == "size/fit").to_numpy()
    chances = np.where(for_size[:, None], weight[near], 1.0)
    column = choose(year.draw("products.of_order"), np.arange(len(shift)), chances, len(orders))
    return listed["product_id"].to_numpy()[near[np.arange(len(orders)), column]]
