"""How each case of stratified.json is put to the measures."""

from uxcx.measures import stratified


def titanic(i, weights):
    rows = [row for *row, people in i["rows"] for _ in range(people)]
    first_class = [row[0] == "1st" for row in rows]
    sex_and_age = [(row[1], row[2]) for row in rows]
    survived = [int(row[3] == "Yes") for row in rows]
    return stratified.like_for_like(survived, first_class, sex_and_age, weights=weights)


def gods(i):
    strata, groups, values = zip(*i["rows"], strict=True)
    found = stratified.like_for_like(values, groups, strata, (0, 1), weights="all")
    return [found.raw.estimate, found.matched.estimate]


def school(i):
    rows = [
        (smoking, f"{pet} {grade}", int(k < cases))
        for smoking, pet, grade, cases, students in i["rows"]
        for k in range(students)
    ]
    groups, strata, values = zip(*rows, strict=True)
    found = stratified.like_for_like(values, groups, strata, ("No", "Yes"), "overlap").matched
    return [found.estimate, found.low, found.high]


CALLS = {
    "greek_gods": gods,
    "school_overlap": school,
    "titanic_all": lambda i: titanic(i, "all").matched.estimate,
    "titanic_raw": lambda i: titanic(i, "all").raw.estimate,
    "titanic_treated": lambda i: titanic(i, "treated").matched.estimate,
    "titanic_untreated": lambda i: titanic(i, "untreated").matched.estimate,
}
