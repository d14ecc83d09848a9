"""How each case of experiment_checks.json is put to the measures."""

from uxcx.measures import experiment_checks


def p_value(i):
    return experiment_checks.sample_ratio(i["counts"]).p_value


def chi_square_and_p(i):
    found = experiment_checks.sample_ratio(i["counts"])
    return [found.chi_square, found.p_value]


def false_positives(i):
    shares = experiment_checks.peeking(i["looks"], trials=40_000).false_positives
    return [shares[look - 1] for look in (1, 2, 3, 4, 5, 10)]


CALLS = {
    "peeking_exact": false_positives,
    "srm_5000_5400": chi_square_and_p,
    "srm_garden": p_value,
    "srm_kohavi": p_value,
    "srm_wikipedia": p_value,
}
