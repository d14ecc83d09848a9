"""How each case of stars.json is put to the measures."""

from uxcx.measures import stars


def stars_of(i):
    return [star for star, count in enumerate(i["counts"], 1) for _ in range(count)]


def bound(i):
    return stars.wilson_lower_bound(i["positive"], i["n"])


def average(i):
    return stars.bayesian_average(i["mean"], i["n"], i["prior_mean"], i["prior_n"])


def votes(i):
    items = {name: stars.Distribution((down, 0, 0, 0, up)) for name, (down, up) in i.items()}
    return [name for name, _, _ in stars.ranking(items).items]


def by_bayes(i):
    return [[name, score] for name, score, _ in stars.ranking(i, "bayesian").items]


CALLS = {
    "bayes_pastebin": average,
    "bayes_stackexchange": average,
    "bayes_weighted_reviews": average,
    "ranking_bayes_three_items": by_bayes,
    "ranking_wilson_two_items": votes,
    "stars_algolia": lambda i: stars.distribution(stars_of(i)).mean,
    "wilson_bound_118of143": bound,
    "wilson_bound_209of259": bound,
}
