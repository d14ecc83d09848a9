"""How each case of means.json is put to the measures."""

from uxcx.measures import means


def score_test(i):
    test = means.benchmark_test_from_summary(i["mean"], i["sd"], i["n"], i["benchmark"])
    return [test.statistic, test.p_value]


def mean_with_limits(i):
    estimate = means.mean(i["data"], i["conf"])
    return [estimate.estimate, estimate.low, estimate.high]


def sleep_test(i):
    test = means.benchmark_test(i["data"], i["benchmark"])
    return [test.statistic, test.df, 2 * test.p_value]  # the source tests both sides


CALLS = {
    "mean_ci_set1": mean_with_limits,
    "mean_ci_set2": mean_with_limits,
    "score_benchmark_uxr": score_test,
    "score_benchmark_uxr2": score_test,
    "sleep_all_against_0": sleep_test,
}
