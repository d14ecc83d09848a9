"""How each case of behaviour.json is put to the measures."""

from uxcx.measures import behaviour


def shares(funnel):
    return [rate.estimate for rate in funnel.rates]


def thousand(i):
    funnel = behaviour.funnel(i["counts"])
    return [*shares(funnel), funnel.overall.estimate]


def shoppers(i):
    overall = behaviour.funnel([i["sessions"], i["purchases"]]).overall.estimate
    return [overall, 1 - overall]


def abandoned(i):
    carts = i["carts"] if "carts" in i else i["abandoned"] + i["orders"]
    return behaviour.cart_abandonment(carts, i["orders"]).estimate


CALLS = {
    "cart_gleam": abandoned,
    "cart_goodcontent": abandoned,
    "funnel_alibaba": lambda i: shares(behaviour.funnel(i["counts"], base="first")),
    "funnel_thousand": thousand,
    "uci_shoppers_rate": shoppers,
}
NOT_REPRODUCED = {
    "baymard_cart": "a mean of published rates; the rates of the 49 studies are not given",
}
