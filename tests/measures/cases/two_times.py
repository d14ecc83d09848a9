"""How each case of two_times.json is put to the measures."""

from uxcx.measures import two_times


def numbers(ratio):
    test = [ratio.statistic, ratio.df, ratio.p_value]
    return [ratio.estimate, ratio.low, ratio.high, *test]


CALLS = {
    "times_paired_ratio_prism": lambda i: numbers(
        two_times.paired_ratio(i["control"], i["treated"], i["conf"])
    ),
    "times_two_groups_ratio": lambda i: numbers(two_times.ratio(i["A"], i["B"], i["conf"])),
}
