"""How each case of sus.json is put to the measures."""

import warnings

import numpy as np

from uxcx.measures import questionnaires, sus, sus_norms, sus_sheets


def mean_limits(i):
    estimate = sus.mean(i["scores"], i["conf"])
    return [estimate.low, estimate.high]


def with_blanks(i):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        score = sus.score(i["answers"], missing="neutral")
    assert "1 blank item counts as the neutral 3" in str(told[0].message)
    return score


def item_on_the_scale_of_the_score(i):
    """Two people whose item 1 adds `item_contribution` on average."""
    answers = [[1 + np.floor(i["item_contribution"])], [1 + np.ceil(i["item_contribution"])]]
    table = np.hstack([answers, np.full((2, 9), 3)])
    return 25 * sus.contributions(table)[:, 0].mean()


def two_systems(i):
    difference = sus.compare(i["B"], i["A"], groups=("B", "A"))
    means = [sus.mean(i[system]).estimate for system in "AB"]
    return [*means, difference.statistic, difference.df, difference.p_value]


def subscales(i):
    parts = sus.subscales(i["answers"])
    return [parts.learnability.estimate, parts.usability.estimate]


def flags(i):
    study, three = sus_sheets.inspect(i["answers"]), sus_sheets.inspect(i["odd"])
    turned = np.array(i["answers"])
    turned[:, i["reversed_item"] - 1] = 6 - turned[:, i["reversed_item"] - 1]
    counts = [each.sum() for s in (study, three) for each in (s.straight_lined, s.contradictory)]
    return [*counts, list(sus_sheets.inspect(turned).suspect_items)]


def bounds(_):
    """Grade every score with one decimal, and note where each grade begins and ends."""
    found = {}
    for tenths in range(1001):
        found.setdefault(sus_norms.grade(tenths / 10).value, []).append(tenths / 10)
    return [[grade, scores[0], scores[-1]] for grade, scores in reversed(found.items())]


def grades_and_percentiles(i):
    readings = [sus_norms.grade(score) for score in i["scores"]]
    return [[r.value, r.note.partition("percentiles ")[2].rstrip(".")] for r in readings]


def reading(measure, **choice):
    def call(i):
        if "scores" in i:
            return [measure(score, **choice).value for score in i["scores"]]
        return measure(i.get("score", i.get("SUS")), **choice).value

    return call


GRADED = ("51.6", "62.6", "78.8", "80.7", "84.0", "84.1")
CALLS = {
    "sus_brooke_55": lambda i: sus.score(i["answers"]),
    "sus_second_85": lambda i: sus.score(i["answers"]),
    "sus_straightline": lambda i: sus.score(i["answers"]),
    "sus_one_blank_95": with_blanks,
    "sus_item_scaled": item_on_the_scale_of_the_score,
    "sus_toolkit_sample_ci": mean_limits,
    "sus_toolkit_AB": two_systems,
    "sus_toolkit_subscales": subscales,
    "sus_toolkit_alpha": lambda i: questionnaires.alpha(sus.contributions(i["answers"])).estimate,
    "sus_toolkit_flags": flags,
    "sus_grade_table": bounds,
    "sus_grade_handbook": grades_and_percentiles,
    "sus_grade_gaps": reading(sus_norms.grade),
    "sus_percentiles": reading(sus_norms.percentile),
    "sus_percentile_table": reading(sus_norms.percentile),
    "sus_toolkit_percentile_curve": reading(sus_norms.percentile, method="curve"),
    "sus_adjectives_handbook": reading(sus_norms.adjective),
    "sus_acceptability_measuringu": reading(sus_norms.acceptability),
    "sus_acceptability_bangor": reading(sus_norms.acceptability, cutoffs="bangor"),
    "sus_acceptability_toolkit": reading(sus_norms.acceptability, cutoffs="toolkit"),
    "sus_ltr_68": reading(sus_norms.likelihood_to_recommend),
    "sus_ltr_88": reading(sus_norms.likelihood_to_recommend),
} | {f"sus_grade_{score}": reading(sus_norms.grade) for score in GRADED}
