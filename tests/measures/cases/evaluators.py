"""How each case of evaluators.json is put to the measures."""

from uxcx.measures import evaluators


def any_two(i):
    return evaluators.any_two(i["evaluator_sets"]).estimate


CALLS = {"anytwo_identical": any_two, "anytwo_toy": any_two}
