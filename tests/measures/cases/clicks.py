"""How each case of clicks.json is put to the measures."""

from uxcx.measures import clicks


def dead(i):
    found = clicks.dead_clicks(i["elements"], i["dead"])
    return [*(rate.estimate for rate in found.rates.values()), found.overall.estimate]


def bursts(i):
    seconds = [time / 1000 for time in i["ms"]]
    return clicks.rage_clicks(seconds, i["x"], i["y"], within=1, radius=30).bursts


CALLS = {
    "dead_clicks_by_hand": dead,
    "rage_posthog_burst": bursts,
    "rage_posthog_far": bursts,
    "rage_posthog_pixels": bursts,
    "rage_posthog_slow": bursts,
    "rage_posthog_time": bursts,
}
