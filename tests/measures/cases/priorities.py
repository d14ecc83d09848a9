"""How each case of priorities.json is put to the measures."""

from uxcx.measures import priorities


def performance(i):
    return list(
        priorities.importance_performance(i["importance"], i["performance"]).places.values()
    )


def stated(i):
    return list(priorities.stated_against_derived(i["stated"], i["derived"]).places.values())


CALLS = {"quadrants_of_a_shop": performance, "stated_derived_of_a_shop": stated}
