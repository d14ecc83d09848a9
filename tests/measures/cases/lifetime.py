"""How each case of lifetime.json is put to the measures."""

from uxcx.measures import lifetime


def value(i, first_margin="if retained", cost=0):
    return lifetime.lifetime_value(
        i["margin"], i["r"], i["i"], cost, first_margin, i.get("periods")
    )


CALLS = {
    "clv_end_of_period": lambda i: value(i, "certain, at the end").value,
    "clv_finite": lambda i: [value(i, convention).value for convention in lifetime.FIRST_MARGINS],
    "clv_multiple_80_10": lambda i: i["margin"] * lifetime.margin_multiple(i["r"], i["i"]),
    "clv_multiple_table": lambda i: lifetime.margin_multiple(i["r"], i["i"]).tolist(),
    "clv_net4you": lambda i: value(i).value,
    "clv_net_of_cost": lambda i: [value(i).value, value(i, cost=i["cost"]).value],
    "clv_netflix": lambda i: value(i, "certain").value,
    "clv_netflix_multiple": lambda i: value(i, "certain").multiple,
    "lifetime_churn": lambda i: lifetime.expected_lifetime(1 - i["churn"]).periods,
}
