"""How each case of first_clicks.json is put to the measures."""

from uxcx.measures import first_clicks


def ratio_of_percents(i):
    """Take the two published percentages as counts of 100; the ratio needs no more."""
    correct, wrong = (
        round(100 * i[share]) for share in ("p_success_if_correct", "p_success_if_wrong")
    )
    return first_clicks.success_ratio(correct, 100, wrong, 100).estimate


def limits(i, method="score"):
    ratio = first_clicks.success_ratio(*i["counts"], method=method)
    return [ratio.low, ratio.high]


def two_digits(i):
    return [float(f"{limit:.2g}") for limit in limits(i, "log")]


def with_estimate(i):
    ratio = first_clicks.success_ratio(*i["counts"], method="log")
    return [ratio.estimate, ratio.low, ratio.high]


CALLS = {
    "first_click": ratio_of_percents,
    "first_click_ow": ratio_of_percents,
    "ratio_epitools_wald": with_estimate,
    "ratio_fagerland_katz": two_digits,
    "ratio_nam_koopman": limits,
    "ratio_propcis_score": limits,
}

NOT_REPRODUCED = {
    "ratio_fagerland_koopman": "printed as 1.21 to 43; the formula gives 1.2209 to 42.58, and so "
    "does R in ratio_propcis_score",
}
