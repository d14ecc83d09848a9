"""How each case of speed.json is put to the measures."""

from uxcx.measures import speed

STEPS = {"LCP": 0.01, "INP": 1, "CLS": 0.01}


def limits(name):
    """Return the largest value that is good, and the largest that is not poor."""
    values = [round(step * STEPS[name], 2) for step in range(601)]
    verdicts = {value: speed.core_web_vital(name, value) for value in values}
    good = max(value for value, verdict in verdicts.items() if verdict == "good")
    return [good, max(value for value, verdict in verdicts.items() if verdict != "poor")]


def good_limits(_):
    good = {name: limits(name)[0] for name in STEPS}
    assert speed.core_web_vitals(good["LCP"], good["INP"], good["CLS"]).passes
    return {"LCP_s": good["LCP"], "INP_ms": good["INP"], "CLS": good["CLS"]}


def bounds(i):
    timings = i["values"] + [None] * i["missing"]
    found = speed.percentile(timings, i["percent"], missing="drop")
    return [found.estimate, found.if_fast, found.if_slow]


def rank_limits(i):
    asked = zip(i["n"], i["percent"], i["confidence"], strict=True)
    found = [speed.percentile(range(1, n + 1), at, level) for n, at, level in asked]
    return [[each.low, each.high] for each in found]


CALLS = {
    "core_web_vitals": good_limits,
    "load_time_bounds": bounds,
    "load_time_limits": rank_limits,
    "quantile_numpy_doc": lambda i: speed.percentile(i["values"], i["percent"]).estimate,
    "web_vitals_limits": lambda i: [limits(name) for name in i],
}
