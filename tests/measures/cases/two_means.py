"""How each case of two_means.json is put to the measures.

The sources take the first minus the second; we the second minus the first, so they change places.
"""

from uxcx.measures import two_means


def numbers(gap):
    return [gap.statistic, gap.df, gap.p_value, gap.low, gap.high]


def from_summary(i):
    first, second = ([i[f"{what}{group}"] for what in ("m", "sd", "n")] for group in "12")
    gap = two_means.welch_from_summary(*second, *first)
    decimals = 0 if i["n1"] == 11 else 3  # one source prints a rounded df
    return [gap.statistic, round(gap.df, decimals), gap.p_value, gap.low, gap.high]


def same_people(i):
    gap = two_means.paired(i["B"], i["A"])
    return [gap.estimate, *numbers(gap)]


def bubble_and_hull(i):
    gap = two_means.paired(i["bubble"], i["hull"])
    means = [sum(i[name]) / gap.n_first for name in ("bubble", "hull")]
    assert abs(gap.estimate - (means[1] - means[0])) < 1e-12
    return [*means, gap.statistic, gap.df, gap.p_value]


def standardized(i):
    d = two_means.cohens_d(i["B"], i["A"])
    assert d.note.endswith("large.")
    return [d.estimate, d.low, d.high]


CALLS = {
    "cohens_d_mtcars": standardized,
    "cohens_d_sleep": lambda i: two_means.cohens_d(i["B"], i["A"]).estimate,
    "paired_bubble_hull": bubble_and_hull,
    "paired_sleep": same_people,
    "welch_sleep": lambda i: numbers(two_means.welch(i["B"], i["A"])),
    "welch_sleep_summary": from_summary,
    "welch_summary_uxr": from_summary,
    "welch_uxr": lambda i: numbers(two_means.welch(i["B"], i["A"])),
}
