"""How each case of proportions.json is put to the measures."""

from uxcx.measures import proportions


def limits(estimate):
    return [estimate.low, estimate.high]


def interval(method):
    return lambda i: limits(method(i["x"], i["n"], i.get("conf", 0.95)))


def exact_one_minus_p(i):
    return 1 - proportions.benchmark_test(i["x"], i["n"], i["benchmark"]).p_value


def normal_test(i):
    """The sources print the two-sided p; ours is one-sided."""
    test = proportions.benchmark_test(i["x"], i["n"], i["benchmark"], "normal", i["alternative"])
    return [test.statistic, 2 * test.p_value]


def people(i):
    return int(proportions.sample_size(i["margin"], i["conf"], i["p"], i.get("method", "wald")))


CALLS = {
    "ac_10of200": interval(proportions.adjusted_wald),
    "ac_18of20": interval(proportions.adjusted_wald),
    "ac_25of200": interval(proportions.adjusted_wald),
    "ac_4of200": interval(proportions.adjusted_wald),
    "ac_50of200": interval(proportions.adjusted_wald),
    "agresti_coull_uxr_bug": interval(proportions.adjusted_wald),
    "aw_4of5": interval(proportions.adjusted_wald),
    "aw_4of5_padj": lambda i: proportions.wilson_point(i["x"], i["n"]),
    "aw_7of10": interval(proportions.adjusted_wald),
    "benchmark_10of12_vs_0.8": exact_one_minus_p,
    "benchmark_4of7_vs_0.8": exact_one_minus_p,
    "benchmark_6of14_vs_0.3": exact_one_minus_p,
    "benchmark_9of11_vs_0.8": exact_one_minus_p,
    "benchmark_z_116of200": normal_test,
    "benchmark_z_14of50": normal_test,
    "best_estimate_rule": lambda i: [proportions.best_point_estimate(*c) for c in i["cases"]],
    "exact_4of200": interval(proportions.exact),
    "laplace_5of5": lambda i: proportions.laplace(i["x"], i["n"]),
    "n_moe20_adjusted": people,
    "n_moe5": people,
    "n_moe5_adjusted": people,
    "wald_18of20": interval(proportions.wald),
    "wald_4of200": interval(proportions.wald),
    "wilson_4of20": interval(proportions.wilson),
    "wilson_4of200": interval(proportions.wilson),
}

NOT_REPRODUCED = {
    "benchmark_z_with_sample_share": "puts the sample's share, not the benchmark, into the error",
}
