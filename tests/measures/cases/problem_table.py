"""How each case of problem_table.json is put to the measures."""

from uxcx.measures import problem_table


def table_with_counts(i):
    """Build a table in which each problem was met by so many people; who they are is open."""
    seen = [[person < met for person in range(i["people"])] for met in i["problems_met_by"]]
    methods = ("none", "deflation", "good-turing", "mean")
    return [problem_table.study(seen, method).p_adjusted for method in methods]


def extremes(i):
    drawn = problem_table.spread(i["problems_by_4_users"], i["people"])
    return [drawn.lowest, drawn.highest]


CALLS = {
    "disc_curve_table75": lambda i: list(problem_table.curve(i["problems_by_4_users"]).expected),
    "disc_spread_table75": extremes,
    "disc_table711": table_with_counts,
    "disc_table75_p": lambda i: problem_table.study(i["problems_by_4_users"]).p,
    "disc_undiscovered_ex1": lambda i: problem_table.study(i["problems_by_4_users"]).undiscovered,
    "disc_undiscovered_ex2": lambda i: problem_table.study(i["problems_by_3_users"]).undiscovered,
}
