"""How each case of efficiency.json is put to the measures."""

from uxcx.measures import efficiency


def by_task(measure):
    def numbers(i):
        found = measure(i["success"], i["times_s"], i["tasks"])
        return [found.value, *map(list, found.by_task.items())]

    return numbers


def percent_per_minute(i):
    tasks = zip(i["completion"], i["minutes"], strict=True)
    return [100 * efficiency.completion_rate_per_time(*task) for task in tasks]


def errors(i):
    rate = efficiency.error_rate(i["count"], i["n"])
    return [rate.estimate, rate.low, rate.high]


CALLS = {
    "efficiency_tullis_table_4_3": percent_per_minute,
    "lostness_perfect": lambda i: efficiency.lostness(i["N"], i["S"], i["R"]).value,
    "lostness_tullis": lambda i: efficiency.lostness(i["N"], i["S"], i["R"]).value,
    "ore_mifsud": lambda i: efficiency.relative(i["success"], i["times_s"]).value,
    "ore_two_tasks": by_task(efficiency.relative),
    "poisson_exact_desctools": errors,
    "tbe_mifsud": lambda i: efficiency.time_based(i["success"], i["times_s"]).value,
    "tbe_two_tasks": by_task(efficiency.time_based),
}
