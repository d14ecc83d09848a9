"""How each case of support.json is put to the measures."""

import math

from uxcx.measures import support


def ranks(i):
    wait = support.first_response(i["times"], confidence=i["conf"])
    return [wait.low, wait.high]


def with_open_tickets(i):
    wait = support.resolution(i["times"], missing="slowest", percentiles=tuple(i["shares"]))
    values = [wait.median, *wait.percentiles.values()]
    return ["inf" if math.isinf(value) else value for value in values]


def resolved(i):
    share = support.resolved_share(i["resolved"], i["tickets"], i["conf"])
    return [share.estimate, share.low, share.high]


def solved(i):
    return 100 * support.first_contact_resolution(i["solved"], i["n"], i["base"]).estimate


def gross_and_net(i):
    bases = {"all contacts": i["contacts"], "solvable": i["contacts"] - i["unsolvable"]}
    return [
        support.first_contact_resolution(i["solved"], n, base).estimate for base, n in bases.items()
    ]


CALLS = {
    "fcr_gross_and_net": gross_and_net,
    "fcr_sparrowdesk": solved,
    "fcr_zapscale": solved,
    "resolution_with_open_tickets": with_open_tickets,
    "resolved_90of100": resolved,
    "wait_ranks_n10": ranks,
    "wait_ranks_n20": ranks,
    "wait_throughscan": lambda i: support.first_response(i["times"], i["unit"]).median,
    "wait_zendesk_skewed": lambda i: support.first_response(i["times"]).median,
}
