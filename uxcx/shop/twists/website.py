"""Twists of the web log and of the test of the one-page checkout."""

from uxcx.shop.twists.twist import Tables, Values, twist


@twist(
    "Conversion falls from Q1 to Q4 while it rises on desktop and on mobile: the mix changed.",
    lambda v: (
        v["total_q4"] < v["total_q1"]
        and v["desktop_q4"] > v["desktop_q1"]
        and v["mobile_q4"] > v["mobile_q1"]
    ),
)
def conversion_falls_by_mix(tables: Tables) -> Values:
    """Return the share of visits with an order in Q1 and Q4: in total and by device."""
    visits = tables["sessions"]
    quarter = visits["date"].dt.quarter
    values = {}
    for number in (1, 4):
        now = visits[quarter == number]
        values[f"total_q{number}"] = now["ordered"].mean()
        for device in ("desktop", "mobile"):
            values[f"{device}_q{number}"] = now.loc[now["device"] == device, "ordered"].mean()
    return values


def _arms(tables):
    rows = tables["experiment"].merge(
        tables["orders"][["order_id", "returned"]], on="order_id", how="left"
    )
    rows["kept"] = rows["returned"].eq(False)
    return {arm: rows[rows["arm"] == arm] for arm in "AB"}


@twist(
    "The one-page checkout wins and loses: B finishes at least 3 of 100 checkouts more than A, "
    "but keeps at least 2 orders of 100 checkouts fewer.",
    lambda v: v["finished_b"] - v["finished_a"] >= 0.03 and v["kept_a"] - v["kept_b"] >= 0.02,
)
def winner_keeps_fewer_orders(tables: Tables) -> Values:
    """Return by arm: checkout starts, share finished, share of orders returned, share kept."""
    values = {}
    for arm, rows in _arms(tables).items():
        orders = rows[rows["finished"]]
        values |= {
            f"n_{arm.lower()}": len(rows),
            f"finished_{arm.lower()}": rows["finished"].mean(),
            f"returned_{arm.lower()}": orders["returned"].eq(True).mean(),
            f"kept_{arm.lower()}": rows["kept"].mean(),
        }
    return values


@twist(
    "The one-page checkout loses mobile people: B finishes more on desktop and less on mobile.",
    lambda v: v["desktop_b"] > v["desktop_a"] and v["mobile_b"] < v["mobile_a"],
)
def winner_loses_mobile_people(tables: Tables) -> Values:
    """Return the share finished by device and arm."""
    shares = tables["experiment"].groupby(["device", "arm"], observed=True)["finished"].mean()
    return {f"{device}_{arm.lower()}": share for (device, arm), share in shares.items()}


@twist(
    "Logged speed flatters: the mean logged load time is lower in B, though mobile pages truly "
    "load at least half a second slower there; people who left first sent no time.",
    lambda v: (
        v["logged_b"] < v["logged_a"]
        and v["mobile_true_b"] - v["mobile_true_a"] >= 0.5
        and v["mobile_missing_b"] > v["mobile_missing_a"]
    ),
)
def logged_speed_flatters(tables: Tables) -> Values:
    """Return by arm: mean logged seconds, true mean seconds and missing share on mobile."""
    rows = tables["experiment"].merge(tables["truth_load"], on="visitor_id")
    values = {}
    for arm in "AB":
        both = rows[rows["arm"] == arm]
        mobile = both[both["device"] == "mobile"]
        values |= {
            f"logged_{arm.lower()}": both["load_s"].mean(),
            f"mobile_true_{arm.lower()}": mobile["load_true_s"].mean(),
            f"mobile_missing_{arm.lower()}": mobile["load_s"].isna().mean(),
        }
    return values
