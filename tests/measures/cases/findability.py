"""How each case of findability.json is put to the measures."""

from uxcx.measures import findability


def success(i):
    marks = [1] * i["success"] + [0] * (i["n"] - i["success"])
    found = findability.tree_test(marks).success
    return [found.estimate, found.low, found.high]


def walked(i):
    paths = findability.follow_paths(i["paths"], i["correct"], i["root"])
    return [list(each) for each in (paths.success, paths.direct, paths.first_click, paths.steps)]


CALLS = {"tree_paths_toy": walked, "tree_test_23of60": success}
