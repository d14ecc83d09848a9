"""Twists of tickets and reviews: what averages, stars and agreement hide."""

import pandas as pd

from uxcx.shop.twists.twist import Tables, Values, twist


@twist(
    "The bot looks better and is worse: its mean rating is higher than that of people, but people "
    "are at least 0.15 ahead with easy tickets and at least 0.5 with hard ones.",
    lambda v: (
        v["bot"] > v["human"]
        and v["human_easy"] - v["bot_easy"] >= 0.15
        and v["human_hard"] - v["bot_hard"] >= 0.5
    ),
)
def bot_wins_by_easy_tickets(tables: Tables) -> Values:
    """Return the mean rating (1-5) by handler: pooled, easy, hard; and the share of hard ones."""
    tickets = tables["tickets"]
    values = {}
    for handler in ("bot", "human"):
        rows = tickets[tickets["handler"] == handler]
        values |= {
            handler: rows["csat_1_5"].mean(),
            f"{handler}_easy": rows.loc[~rows["hard"], "csat_1_5"].mean(),
            f"{handler}_hard": rows.loc[rows["hard"], "csat_1_5"].mean(),
            f"{handler}_share_hard": rows["hard"].mean(),
        }
    return values


@twist(
    "Stars flatter: the mean of the posted reviews is at least 0.15 stars above the mean of all "
    "buyers.",
    lambda v: v["posted"] - v["all_buyers"] >= 0.15,
)
def stars_flatter(tables: Tables) -> Values:
    """Return the mean stars of posted reviews and of all buyers."""
    rows = tables["truth_feedback"]
    return {
        "posted": rows.loc[rows["posted"], "stars"].mean(),
        "all_buyers": rows["stars"].mean(),
        "n_posted": float(rows["posted"].sum()),
    }


@twist(
    "Reviews speak of fit first; the price comes fourth or later.",
    lambda v: v["rank_fit"] == 1 and v["rank_price"] >= 4,
)
def reviews_speak_of_fit(tables: Tables) -> Values:
    """Return the rank of fit and price among the themes, and how many reviews mention them."""
    truth = tables["truth_reviews"]
    named = pd.concat([truth["theme_1"], truth["theme_2"]]).value_counts()
    rank = named.rank(ascending=False)
    return {
        f"{what}_{theme}": float(series[theme])
        for theme in ("fit", "price")
        for what, series in (("rank", rank), ("named", named))
    }


@twist(
    "Agreement can be luck: two coders judge at least 75 of 100 reviews alike on whether to answer "
    "them, but Cohen's kappa is at most 0.5.",
    lambda v: v["answer_agreement"] >= 0.75 and v["answer_kappa"] <= 0.5,
)
def agreement_by_luck(tables: Tables) -> Values:
    """Return agreement (share) and Cohen's kappa of both judgements."""
    codes = tables["review_codes"]
    values = {}
    for what in ("theme", "answer"):
        a, b = codes[f"{what}_a"].astype(str), codes[f"{what}_b"].astype(str)
        alike = (a == b).mean()
        shares = pd.DataFrame({"a": a.value_counts(), "b": b.value_counts()}).fillna(0) / len(codes)
        luck = (shares["a"] * shares["b"]).sum()
        values[f"{what}_agreement"] = alike
        values[f"{what}_kappa"] = (alike - luck) / (1 - luck)
    return values


@twist(
    "Size ties the tables together: 55 to 72 of 100 returns with a reason name size or fit.",
    lambda v: 0.55 <= v["size_fit"] <= 0.72,
)
def returns_are_about_size(tables: Tables) -> Values:
    """Return the share of returned orders, and the share of size or fit among their reasons."""
    orders = tables["orders"]
    reasons = orders.loc[orders["returned"], "return_reason"]
    return {"returned": orders["returned"].mean(), "size_fit": (reasons == "size/fit").mean()}
