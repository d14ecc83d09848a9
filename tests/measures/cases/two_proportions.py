"""How each case of two_proportions.json is put to the measures.

The sources give the first rate minus the second, we give second minus first.
"""

from uxcx.measures import two_proportions


def first_minus_second(i):
    return two_proportions.difference(i["x2"], i["n2"], i["x1"], i["n1"], i.get("conf", 0.95))


def limits(i):
    result = first_minus_second(i)
    return [result.low, result.high]


def z_and_p(i):
    result = first_minus_second(i)
    return [result.statistic, result.p_value]


def fisher_p(i):
    (x1, failures1), (x2, failures2) = i["table"]
    return two_proportions.fisher(x1, x1 + failures1, x2, x2 + failures2).p_value


CALLS = {
    "awdiff_37of455_vs_22of438": limits,
    "awdiff_fagerland_7of34_vs_1of34": limits,
    "fisher_antacid": fisher_p,
    "fisher_diythemes": fisher_p,
    "fisher_r_2of9_vs_8of10": fisher_p,
    "fisher_r_5of6_vs_10of20": fisher_p,
    "n1_10of12_vs_4of13": z_and_p,
    "n1_diythemes": z_and_p,
    "n1_from_pearson_20of60_vs_30of40": lambda i: first_minus_second(i).statistic ** 2,
}
