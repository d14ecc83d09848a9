"""How each case of agreement.json is put to the measures."""

from uxcx.measures import agreement

WEIGHTS = (None, "linear", "quadratic")


def with_limits(i, weights=None):
    kappa = agreement.cohens_kappa(i["table"], weights=weights)
    return [kappa.estimate, kappa.low, kappa.high]


def sorted_labels(i):
    """Give label 0 as often as the first count says, then 1, then 2, as the source does."""
    return [
        [label for label, times in enumerate(i[judge]) for _ in range(times)]
        for judge in ("first", "second")
    ]


def free_marginal(i):
    kappa = agreement.fleiss_kappa(i["table"], method="randolph")
    return [kappa.estimate, kappa.observed]


def both_marginals(i):
    methods = ("fleiss", "randolph")
    return [agreement.fleiss_kappa(i["table"], method=method).estimate for method in methods]


def all_weights(first, second):
    return [agreement.cohens_kappa(first, second, weights=each).estimate for each in WEIGHTS]


CALLS = {
    "fleiss_6170": both_marginals,
    "fleiss_diagnoses": lambda i: agreement.fleiss_kappa(i["labels"], kind="labels").estimate,
    "fleiss_randolph": lambda i: agreement.fleiss_kappa(i["table"]).estimate,
    "fleiss_randolph_free": free_marginal,
    "fleiss_wikipedia": lambda i: agreement.fleiss_kappa(i["ratings_10x5"]).estimate,
    "kappa_artstein_t1": lambda i: agreement.cohens_kappa(i["table"]).estimate,
    "kappa_irr_anxiety": lambda i: all_weights(i["first"], i["second"]),
    "kappa_sas_linear": lambda i: with_limits(i, "linear"),
    "kappa_sas_unweighted": with_limits,
    "kappa_sklearn_three": lambda i: agreement.cohens_kappa(*sorted_labels(i)).estimate,
    "kappa_sklearn_weighted": lambda i: all_weights(*sorted_labels(i)),
    "kappa_statpsych": with_limits,
    "percent_examiners": lambda i: (
        agreement.percent_agreement(
            [[i["both_pass"], i["only_a"]], [i["only_b"], i["both_fail"]]]
        ).estimate
    ),
}
