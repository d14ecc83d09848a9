"""The order book and the parcels: what was bought, earned, sent back, and when it arrived.

Whether an order is late or sent back was settled in `buyers`; here it becomes tables.
"""

import numpy as np
import pandas as pd

from uxcx.shop.streams import choose

PRICE_EUR, PRICE_SPREAD = 78, 0.33
SHIPPING_FEE_EUR, FREE_FROM_EUR = 4.90, 60
GOODS_MARGIN = 0.36
PARCEL_COST_EUR = {"Swift": 8.90, "Budget": 2.50}
RETURN_COST_EUR = 5.60

RETURNED_FOR_SIZE = {True: 0.47, False: 0.74}  # with and without the size step
OTHER_REASONS = ("changed mind", "look", "defect")

TWO_PARCELS = 0.08
PROMISED_DAYS = 3
TELLS_ABOUT_DELAY = {"Swift": 0.60, "Budget": 0.15}


def orders(year) -> pd.DataFrame:
    """Build the order book."""
    made, draw = year.purchases, year.draw
    size = len(made)
    more_items = np.where(made["type"] == "business", 1.5, 0.22)
    items = 1 + draw("orders.items").poisson(more_items)
    price = PRICE_EUR * np.exp(PRICE_SPREAD * draw("orders.value_eur").standard_normal(size))
    value = items * (np.round(price) - 0.05)
    fee = np.where(value < FREE_FROM_EUR, SHIPPING_FEE_EUR, 0)
    parcel = made["carrier"].map(PARCEL_COST_EUR)
    # A returned order gives back the price and the fee; both ways of the parcel are lost.
    margin = np.where(
        made["returned"], -parcel - RETURN_COST_EUR, GOODS_MARGIN * value + fee - parcel
    )

    for_size = draw("orders.return_reason.size").random(size) < made["size_step_used"].map(
        RETURNED_FOR_SIZE
    )
    other = choose(draw("orders.return_reason"), OTHER_REASONS, (0.45, 0.30, 0.25), size)
    reason = np.where(for_size, "size/fit", other)
    return pd.DataFrame(
        {
            "order_id": made["order_id"],
            "customer_id": made["customer_id"],
            "session_id": made["session_id"],
            "date": made["date"],
            "device": made["device"],
            "items": items,
            "value_eur": np.round(value, 2),
            "shipping_fee_eur": fee,
            "margin_eur": np.round(margin, 2),
            "size_step_used": made["size_step_used"],
            "returned": made["returned"],
            "return_reason": np.where(made["returned"], reason, ""),
            "rebuy_90d": made["rebuy_90d"],
        }
    )


def deliveries(year) -> pd.DataFrame:
    """Build the list of parcels; about 8 % of the orders came in two."""
    made, draw = year.purchases, year.draw
    size = len(made)
    split = draw("deliveries.two_parcels").random(size) < TWO_PARCELS
    # If an order in two parcels is late, the first, the second or both can be to blame.
    blame = choose(draw("deliveries.late_parcel"), ("first", "second", "both"), (2, 2, 1), size)
    tells = draw("deliveries.notified_delay").random(size) < made["carrier"].map(TELLS_ABOUT_DELAY)
    early = draw("deliveries.early").random(size) < 0.45

    parcels = []
    for number, other in (("first", "second"), ("second", "first")):
        rows = made[["order_id", "date", "carrier", "region", "days_late"]].copy()
        rows["days_late"] = np.where(split & (blame == other), 0, rows["days_late"])
        rows["notified_delay"] = tells & (rows["days_late"] > 0)
        rows["early"] = early & (rows["days_late"] == 0)
        parcels.append(rows if number == "first" else rows[split])
    table = pd.concat(parcels).sort_index(kind="stable").reset_index(drop=True)

    promised = table["date"] + pd.Timedelta(days=PROMISED_DAYS)
    arrived = promised + pd.to_timedelta(table["days_late"] - table["early"], unit="D")
    return pd.DataFrame(
        {
            "parcel_id": [f"D-{number:05d}" for number in range(1, len(table) + 1)],
            "order_id": table["order_id"],
            "carrier": table["carrier"],
            "region": table["region"],
            "promised_date": promised,
            "delivered_date": arrived,
            "days_late": table["days_late"],
            "notified_delay": table["notified_delay"],
        }
    )
