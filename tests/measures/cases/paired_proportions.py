"""How each case of paired_proportions.json is put to the measures.

The sources give the first rate minus the second, we give second minus first.
"""

from uxcx.measures import paired_proportions


def limits(i):
    cells = (i["both"], i["B_only"], i["A_only"], i["neither"])
    result = paired_proportions.paired_difference(*cells, i["conf"])
    return [result.low, result.high]


def exact(i):
    b, c = i.get("b", i.get("A_only")), i.get("c", i.get("B_only"))
    return paired_proportions.mcnemar(b, c, method="exact").p_value


def chi_square(i):
    test = paired_proportions.mcnemar(i["b"], i["c"], "chi-square", i["continuity"])
    return [test.statistic, test.p_value]


def exact_and_mid_p(i):
    return [exact(i), paired_proportions.mcnemar(i["b"], i["c"], method="mid-p").p_value]


CALLS = {
    "matched_agresti_r_code": limits,
    "matched_ci_15users": limits,
    "mcnemar_bentur": exact_and_mid_p,
    "mcnemar_cavo": exact_and_mid_p,
    "mcnemar_chi2cc_sm2": chi_square,
    "mcnemar_exact_15users": exact,
    "mcnemar_exact_sm1": exact,
    "mcnemar_exact_sm2": exact,
    "mcnemar_exact_sm3": exact,
}
