"""How each case of drivers.json is put to the measures."""

from uxcx.measures import correlations, drivers


def shares(i, method="LMG", weights=None):
    found = drivers.importance(i["columns"], i["outcome"], method=method, weights=weights)
    return list(found.shares.values())


def percent(i):
    found = drivers.importance(i["columns"], i["outcome"])
    return [part / 100 for part in found.percent.values()]


def weighted(i):
    rows = len(i["columns"][i["outcome"]])
    return shares(i, weights=[1 + row % 3 for row in range(1, rows + 1)])


def two_predictors(i):
    r_xx = [[1, i["r12"]], [i["r12"], 1]]
    return list(drivers.lmg(r_xx, [i["ry1"], i["ry2"]]).shares.values())


def uncorrelated(i):
    size = range(len(i["ry"]))
    return list(drivers.lmg([[float(j == k) for k in size] for j in size], i["ry"]).shares.values())


def correlation(i):
    found = correlations.pearson(*i["columns"].values())
    return [found.estimate, found.low, found.high]


def limits(r, n):
    found = correlations.fisher_interval(r, n)
    return [found.low, found.high]


CALLS = {
    "correlation_desctools": lambda i: [limits(r, i["n"]) for r in i["r"]],
    "correlation_mtcars_hp": correlation,
    "correlation_mtcars_wt": correlation,
    "correlation_r50_n50": lambda i: limits(i["r"], i["n"]),
    "johnson_mtcars": lambda i: shares(i, "relative weights"),
    "johnson_swiss": lambda i: shares(i, "relative weights"),
    "lmg_mtcars": shares,
    "lmg_swiss_pct": percent,
    "lmg_swiss_weighted": weighted,
    "lmg_two_predictors": two_predictors,
    "lmg_uncorrelated": uncorrelated,
}
