"""Every published case, found by its id, comes out of the library with the published digits."""

import json
import math
from pathlib import Path

import pytest

from uxcx.measures import means, nps, proportions, questionnaires, times

CASES = {
    case["id"]: case
    for case in json.loads(
        (Path(__file__).parent.parent / "published_cases.json").read_text(encoding="utf-8")
    )
}


def groups(inputs):
    return nps.Counts(inputs["promoters"], inputs["passives"], inputs["detractors"])


def groups_in_r_order(det_pas_pro):
    detractors, passives, promoters = det_pas_pro
    return nps.Counts(promoters, passives, detractors)


def limits(estimate, scale=1):
    return [estimate.low / scale, estimate.high / scale]


def share_interval(method):
    return lambda i: limits(method(i["x"], i["n"], i.get("conf", 0.95)))


def exact_one_minus_p(i):
    return 1 - proportions.benchmark_test(i["x"], i["n"], i["benchmark"]).p_value


def standard_error(i):
    return math.sqrt(nps.variance(groups(i)) / groups(i).n)


def denominator_slip(i):
    stated = nps.Counts(
        i["promoters"], i["stated_n"] - i["promoters"] - i["detractors"], i["detractors"]
    )
    return [nps.score(groups(i)), nps.score(stated)]


def before_clipping(i):
    """Rebuild the upper limit before clipping: the interval is symmetric about the centre."""
    estimate = nps.adjusted_wald(groups(i))
    assert estimate.high == 100
    return [estimate.low / 100, (2 * nps.adjusted_score(groups(i)) - estimate.low) / 100]


def own_zones(i):
    """Custom zones are not offered: the ratings are refused, the counted groups agree."""
    ratings = range(1, 16)
    with pytest.raises(ValueError, match="Found the rating 11 at position 10"):
        nps.counts(ratings)
    low, middle = i["breaks"][1:3]
    zones = [(x > middle) - (x <= low) for x in ratings]
    return nps.score(nps.Counts(zones.count(1), zones.count(0), zones.count(-1))) / 100


def two_waves(i):
    before = groups_in_r_order(i["A_det_pas_pro"])
    after = groups_in_r_order(i["B_det_pas_pro"])
    change = nps.difference(before, after, i["conf"], method="wald")
    error = change.estimate / change.z
    return [change.estimate / 100, error / 100, *limits(change, 100), change.z, change.p_value]


def tickets(_):
    answers = nps.Counts(3, 2, 1)  # 1/2, 1/3, 1/6
    return [nps.score(answers) / 100, nps.variance(answers)]


def typical_time(i):
    estimate = times.geometric_mean(i["times"], i["conf"])
    return [estimate.estimate, estimate.low, estimate.high]


def chance_of_slower(i):
    test = times.benchmark_test(i["times"], i["benchmark"])
    assert test.df == i["df"]
    return test.p_value


def time_test(i):
    test = times.benchmark_test(i["times"], i["benchmark"])
    return [-test.statistic, test.p_value]  # the source takes benchmark minus mean


def score_test(i):
    test = means.benchmark_test_from_summary(i["mean"], i["sd"], i["n"], i["benchmark"])
    return [test.statistic, test.p_value]


def mean_with_limits(i):
    estimate = means.mean(i["data"], i["conf"])
    return [estimate.estimate, *limits(estimate)]


CALLS = {
    "cdc_nps_denominator": denominator_slip,
    "nps_adjwald_ci_100": lambda i: limits(nps.adjusted_wald(groups(i), i["conf"]), 100),
    "nps_adjwald_ci_small": lambda i: limits(nps.adjusted_wald(groups(i), i["conf"]), 100),
    "nps_adjwald_degenerate_unclipped": before_clipping,
    "nps_custom_breaks": own_zones,
    "nps_n_for_moe10_maxvar": lambda i: nps.sample_size(100 * i["margin"], i["conf"], i["s2"]),
    "nps_quantux_test": lambda i: nps.score(i["ratings"]) / 100,
    "nps_score_123": lambda i: nps.score(groups(i)) / 100,
    "nps_se_011": standard_error,
    "nps_se_111": standard_error,
    "nps_se_123": standard_error,
    "nps_two_sample_wald": two_waves,
    "nps_var_011": lambda i: nps.variance(groups(i)),
    "nps_var_tickets": tickets,
    "nps_wald_ci_100": lambda i: limits(nps.wald(groups(i), i["conf"]), 100),
    "nps_wald_degenerate": lambda i: limits(nps.wald(groups(i), i["conf"]), 100),
    "ac_10of200": share_interval(proportions.adjusted_wald),
    "ac_18of20": share_interval(proportions.adjusted_wald),
    "ac_25of200": share_interval(proportions.adjusted_wald),
    "ac_4of200": share_interval(proportions.adjusted_wald),
    "ac_50of200": share_interval(proportions.adjusted_wald),
    "agresti_coull_uxr_bug": share_interval(proportions.adjusted_wald),
    "aw_4of5": share_interval(proportions.adjusted_wald),
    "aw_4of5_padj": lambda i: proportions.wilson_point(i["x"], i["n"]),
    "aw_7of10": share_interval(proportions.adjusted_wald),
    "benchmark_10of12_vs_0.8": exact_one_minus_p,
    "benchmark_4of7_vs_0.8": exact_one_minus_p,
    "benchmark_6of14_vs_0.3": exact_one_minus_p,
    "benchmark_9of11_vs_0.8": exact_one_minus_p,
    "best_estimate_rule": lambda i: [proportions.best_point_estimate(*c) for c in i["cases"]],
    "exact_4of200": share_interval(proportions.exact),
    "laplace_5of5": lambda i: proportions.laplace(i["x"], i["n"]),
    "wald_18of20": share_interval(proportions.wald),
    "wald_4of200": share_interval(proportions.wald),
    "wilson_4of20": share_interval(proportions.wilson),
    "wilson_4of200": share_interval(proportions.wilson),
    "mean_ci_set1": mean_with_limits,
    "mean_ci_set2": mean_with_limits,
    "score_benchmark_uxr": score_test,
    "score_benchmark_uxr2": score_test,
    "logt_sauro": typical_time,
    "logt_sauro_mean": lambda i: [
        times.mean(i["times"]).estimate,
        times.median(i["times"]).estimate,
    ],
    "logt_uxr": lambda i: limits(times.geometric_mean(i["times"], i["conf"])),
    "time_benchmark_quantux_q1_correct": chance_of_slower,
    "time_benchmark_quantux_q2_correct": chance_of_slower,
    "time_benchmark_uxr": time_test,
    "sus_brooke_55": lambda i: questionnaires.sus(i["answers"]),
    "sus_straightline": lambda i: questionnaires.sus(i["answers"]),
    "sus_toolkit_sample_ci": lambda i: limits(questionnaires.sus_mean(i["scores"], i["conf"])),
}

# Printed somewhere, but wrong: the test below shows that we differ, and why.
NOT_REPRODUCED = {"time_benchmark_quantux_q1_asprinted"}


@pytest.mark.parametrize("case_id", CALLS)
def test_published_case(case_id):
    case = CASES[case_id]
    ours = CALLS[case_id](case["inputs"])
    assert ours == pytest.approx(case["expected"], abs=case["tolerance"], rel=0)


def test_every_case_in_the_file_is_tried():
    assert set(CASES) == set(CALLS) | NOT_REPRODUCED


def test_the_printed_value_that_belongs_to_one_degree_of_freedom_less_is_not_reproduced():
    from scipy.stats import t

    case = CASES["time_benchmark_quantux_q1_asprinted"]
    ours = times.benchmark_test(case["inputs"]["times"], case["inputs"]["benchmark"])
    assert ours.df == len(case["inputs"]["times"]) - 1 == case["inputs"]["df"] + 1
    assert abs(ours.p_value - case["expected"]) > case["tolerance"]
    with_slip = t.cdf(ours.statistic, case["inputs"]["df"])
    assert with_slip == pytest.approx(case["expected"], abs=case["tolerance"])


def test_a_p_value_is_never_worded_as_the_probability_of_beating_the_benchmark():
    test = proportions.benchmark_test(10, 12, 0.8)
    assert "probability" not in str(test)
    assert str(test) == (
        "Share 83 %, benchmark 80 % (exact binomial test, n = 12). If the true value were 80 %, "
        "a result this high or higher would turn up in about 56 of 100 such samples "
        "(one-sided p = 0.558)."
    )
