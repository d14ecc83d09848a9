"""How each case of experiments.json is put to the measures."""

from uxcx.measures import Estimate, experiments


def lift(found):
    return [found.absolute.estimate, found.relative]


def guardrail(i):
    middle = (i["low"] + i["high"]) / 2
    change = Estimate(middle, i["low"], i["high"], 1000, "t interval", "milliseconds", 0.95)
    return experiments.guardrail(change, i["margin"], worse_if="higher").verdict


CALLS = {
    "guardrail_broken": guardrail,
    "guardrail_spotify_holds": guardrail,
    "guardrail_spotify_undecided": guardrail,
    "lift_checkout": lambda i: lift(experiments.rates(**i)),
    "lift_means": lambda i: lift(experiments.means(**i)),
}
