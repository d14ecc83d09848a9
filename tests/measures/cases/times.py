"""How each case of times.json is put to the measures."""

from uxcx.measures import times


def typical_time(i):
    estimate = times.geometric_mean(i["times"], i["conf"])
    return [estimate.estimate, estimate.low, estimate.high]


def limits(i):
    return typical_time(i)[1:]


def chance_of_slower(i):
    test = times.benchmark_test(i["times"], i["benchmark"])
    assert test.df == i["df"]
    return test.p_value


def time_test(i):
    test = times.benchmark_test(i["times"], i["benchmark"])
    return [-test.statistic, test.p_value]  # the source takes benchmark minus mean


def middle_with_ranks(i):
    estimate = times.median(i["times"], i["conf"])
    return [estimate.estimate, estimate.low, estimate.high]


CALLS = {
    "logt_sauro": typical_time,
    "logt_sauro_mean": lambda i: [
        times.mean(i["times"]).estimate,
        times.median(i["times"]).estimate,
    ],
    "logt_uxr": limits,
    "median_ci_12_times": middle_with_ranks,
    "time_benchmark_quantux_q1_correct": chance_of_slower,
    "time_benchmark_quantux_q2_correct": chance_of_slower,
    "time_benchmark_uxr": time_test,
}

NOT_REPRODUCED = {
    "time_benchmark_quantux_q1_asprinted": "belongs to one degree of freedom less; "
    "a test in test_measures_times.py shows it",
}
