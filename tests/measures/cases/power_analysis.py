"""How each case of power_analysis.json is put to the measures."""

import math

from uxcx.measures import power_analysis


def size(formula):
    return lambda i: int(
        power_analysis.sample_size(
            i["p1"], i["p2"], i["power"], confidence=1 - i.get("sig", 0.05), formula=formula
        )
    )


def size_means(formula):
    return lambda i: int(
        power_analysis.sample_size_means(
            i["difference"], i["sd"], i.get("power", 0.8), 0.95, formula
        )
    )


def power(i):
    return power_analysis.power(i["p1"], i["p2"], i["n"], formula="pooled")


def power_of_h(i):
    other = math.sin(math.asin(math.sqrt(0.5)) + i["h"] / 2) ** 2
    return power_analysis.power(0.5, other, i["n"], formula="arcsine")


def second_rate(i):
    return power_analysis.smallest_effect(i["p1"], i["n"], i["power"], formula="pooled")


CALLS = {
    "power_h_pwr": power_of_h,
    "power_prop_r_certain": size("pooled"),
    "power_prop_r_n": size("pooled"),
    "power_prop_r_p2": second_rate,
    "power_prop_r_power": power,
    "power_prop_r_tiny": size("pooled"),
    "power_prop_stata": power,
    "power_t_r_n": size_means("t"),
    "size_5_to_6_arcsine": size("arcsine"),
    "size_5_to_6_pooled": size("pooled"),
    "size_5_to_6_unpooled": size("unpooled"),
    "size_arcsine_gist": size("arcsine"),
    "size_interview": size("pooled"),
    "size_means_normal": size_means("normal"),
    "size_rule_16": size("rule of 16"),
    "size_rule_16_means": size_means("rule of 16"),
}
