"""How each case of loyalty.json is put to the measures."""

from uxcx.measures import loyalty


def limits(estimate):
    return [estimate.low, estimate.high]


def everything(estimate):
    return [estimate.estimate, *limits(estimate)]


def referral(i):
    return loyalty.referral(i["customers"], i["invitations"], i["accepted"])


def all_of_referral(i):
    found = referral(i)
    return [found.acceptance_rate, found.coefficient, found.in_the_end]


CALLS = {
    "churn_45_of_98": lambda i: loyalty.churn(i["lost"], i["at_start"]).estimate,
    "churn_mirrors_retention": lambda i: limits(loyalty.churn(i["lost"], i["at_start"])),
    "rebuy_interval": lambda i: everything(loyalty.rebuy_rate(i["bought_again"], i["buyers"])),
    "referral_coefficient": all_of_referral,
    "referral_k_08": lambda i: [
        i["customers"] * referral(i).coefficient ** later for later in i["round"]
    ],
    "referral_lean_analytics": lambda i: referral(i).invitation_rate,
    "retention_interval": lambda i: limits(loyalty.retention(i["retained"], i["at_start"])),
    "retention_narrative": lambda i: (
        loyalty.retention(i["at_end"] - i["new"], i["at_start"]).estimate
    ),
    "word_of_mouth_mean": lambda i: everything(loyalty.word_of_mouth(i["counts"])),
}
