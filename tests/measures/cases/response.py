"""How each case of response.json is put to the measures."""

from uxcx.measures import response


def percent(i):
    return 100 * response.response_rate(i["answered"], i["invited"]).estimate


def pooled(i):
    return 100 * response.response_rate(sum(i["answered"]), sum(i["invited"])).estimate


def worst_and_best(i):
    result = response.silent_range(**i)
    return [result.low, result.high]


def chi_square(i):
    result = response.composition(i["respondents"], i["population"])
    return [result.chi_square, result.df]


CALLS = {
    "composition_matlab_scaled": chi_square,
    "composition_stats4stem": chi_square,
    "response_bizfluent": percent,
    "response_ehow": percent,
    "response_two_mailings": pooled,
    "silent_nps": worst_and_best,
    "silent_share": worst_and_best,
}

NOT_REPRODUCED = {
    "composition_matlab_asprinted": "its expected counts are of 2,181 people, its sample of 1,255",
}
