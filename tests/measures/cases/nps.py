"""How each case of nps.json is put to the measures. The sources give shares; we give points."""

import math

import pytest

from uxcx.measures import nps


def groups(inputs):
    return nps.Counts(inputs["promoters"], inputs["passives"], inputs["detractors"])


def groups_in_r_order(det_pas_pro):
    detractors, passives, promoters = det_pas_pro
    return nps.Counts(promoters, passives, detractors)


def limits(estimate):
    return [estimate.low / 100, estimate.high / 100]


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
    error = change.estimate / change.statistic
    return [change.estimate / 100, error / 100, *limits(change), change.statistic, change.p_value]


def adjusted_waves(i):
    change = nps.difference(
        *(groups_in_r_order(i[key]) for key in ("A_det_pas_pro", "B_det_pas_pro")), i["conf"]
    )
    error = change.centre / change.statistic
    return [change.centre / 100, error / 100, *limits(change), change.statistic, change.p_value]


def same_people_twice(i):
    change = nps.paired_difference(i["before"], i["after"], i["conf"])
    test = [change.statistic, change.df, change.p_value]
    return [change.estimate, change.low, change.high, *test]


def two_kinds_of_pairs(i):
    rest = i["n"] - i["b"] - i["c"]
    return limits(nps.iterative(nps.Counts(i["b"], rest, i["c"]), i["conf"]))


def size_for_a_change(i):
    before, after = i["s2"]
    change = 100 * i["difference"]
    return int(nps.sample_size_difference(change, i["conf"], i["power"], before, after))


def tickets(_):
    answers = nps.Counts(3, 2, 1)  # 1/2, 1/3, 1/6
    return [nps.score(answers) / 100, nps.variance(answers)]


CALLS = {
    "cdc_nps_denominator": denominator_slip,
    "nps_adjusted_score_100": lambda i: nps.adjusted_score(groups(i)),
    "nps_adjwald_ci_100": lambda i: limits(nps.adjusted_wald(groups(i), i["conf"])),
    "nps_adjwald_ci_small": lambda i: limits(nps.adjusted_wald(groups(i), i["conf"])),
    "nps_adjwald_degenerate_unclipped": before_clipping,
    "nps_custom_breaks": own_zones,
    "nps_iterative_ci_100": lambda i: limits(nps.iterative(groups(i), i["conf"])),
    "nps_n_for_change10_maxvar": size_for_a_change,
    "nps_n_for_moe10_maxvar": lambda i: int(nps.sample_size(100 * i["margin"], i["conf"], i["s2"])),
    "nps_paired_waves_10": same_people_twice,
    "nps_quantux_test": lambda i: nps.score(i["ratings"]) / 100,
    "nps_score_123": lambda i: nps.score(groups(i)) / 100,
    "nps_se_011": standard_error,
    "nps_se_111": standard_error,
    "nps_se_123": standard_error,
    "nps_trinomial_ci_15": lambda i: limits(nps.trinomial_mean(i["ratings"], i["conf"])),
    "nps_two_sample_adjusted": adjusted_waves,
    "nps_two_sample_wald": two_waves,
    "nps_var_011": lambda i: nps.variance(groups(i)),
    "nps_var_tickets": tickets,
    "nps_wald_ci_100": lambda i: limits(nps.wald(groups(i), i["conf"])),
    "nps_wald_degenerate": lambda i: limits(nps.wald(groups(i), i["conf"])),
    "tango_agresti_min": two_kinds_of_pairs,
    "tango_fagerland_bentur": two_kinds_of_pairs,
    "tango_fagerland_cavo": two_kinds_of_pairs,
}
