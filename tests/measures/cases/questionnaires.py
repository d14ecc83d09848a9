"""How each case of questionnaires.json is put to the measures."""

from uxcx.measures import questionnaires


def with_limits(estimate):
    return [estimate.estimate, estimate.low, estimate.high]


def workload(i):
    raw = questionnaires.nasa_tlx(i["ratings"])
    return [raw, questionnaires.nasa_tlx(i["ratings"], i["weights"])]


def umux_lite(i):
    answers = [i["item1"], i["item2"]]
    raw = questionnaires.umux_lite(answers, i["scale"])
    return [raw, questionnaires.umux_lite(answers, i["scale"], as_sus=True)]


def pssuq(i):
    scores = questionnaires.pssuq(i["answers"], missing="skip")
    return [scores.overall, scores.SysUse, scores.InfoQual, scores.IntQual]


def alpha(i):
    return questionnaires.alpha(i["items"]).estimate


CALLS = {
    "seq_uxr_ratings": lambda i: with_limits(questionnaires.seq(i["ratings"], i["conf"])),
    "umux_toy": lambda i: questionnaires.umux(i["answers"], i["scale"]),
    "umux_five_boxes": lambda i: questionnaires.umux(i["answers"], i["points"]).tolist(),
    "umuxlite_11": umux_lite,
    "umuxlite_77": umux_lite,
    "tlx_weighted": workload,
    "pssuq_not_applicable": pssuq,
    "alpha_three_questions": lambda i: with_limits(questionnaires.alpha(i["items"])),
    "alpha_psych": alpha,
    "alpha_psych_reversed": alpha,
    "alpha_psych_two_items": alpha,
    "alpha_fifteen_items": alpha,
}
