"""How each case of discovery.json is put to the measures."""

from uxcx.measures import discovery


def adjusted(i):
    return [
        discovery.adjusted_p(i["p"], i["n"], i["Ntotal"], i["N1"], method)
        for method in ("deflation", "good-turing", "mean")
    ]


def people(i):
    return [int(discovery.sample_size(i["p"], goal)) for goal in i["goals"]]


def before_and_after_rounding(i):
    size = discovery.sample_size(i["p"], i["goal"])
    return [size.exact, size.n]


CALLS = {
    "disc_31_5": lambda i: discovery.discovered(i["p"], i["n"]),
    "disc_5of50": lambda i: discovery.discovered(i["p"], i["n"]),
    "disc_p15_goal80": lambda i: discovery.sample_size(i["p"], i["goal"]).exact,
    "disc_sample_size_unequal_p": lambda i: discovery.sample_size(i["p"], i["goal"]).n,
    "disc_table71_0.01": people,
    "disc_table71_0.15": people,
    "disc_table71_0.9": people,
    "disc_table72_0.9": lambda i: [discovery.discovered(i["p"], n) for n in i["n"]],
    "disc_table75_adjusted_book": adjusted,
    "disc_table75_adjusted_exact": adjusted,
    "disc_tog": before_and_after_rounding,
    "disc_unequal_p": lambda i: discovery.discovered(i["p"], i["n"]),
}
