"""Tickets, reviews, surveys, diary and company agree with the orders that they are about."""

import re

import numpy as np
import pandas as pd
import pytest

from uxcx import shop
from uxcx.shop.catalogue import TABLES
from uxcx.shop.texts.answers import COMMENTS, REASONS
from uxcx.shop.texts.diary import NOTES
from uxcx.shop.texts.filling import GAPS, SLIPS, days, filled, with_slip
from uxcx.shop.texts.reviews import SENTENCES


@pytest.fixture(scope="module")
def tables():
    return {name: shop.load(name) for name in TABLES}


def late(tables):
    return tables["deliveries"].groupby("order_id")["days_late"].max() > 0


# ------------------------------------------------------------------------------ satisfaction
def test_csat_answers_are_the_truth_of_those_who_answered(tables):
    truth, survey = tables["truth_feedback"], tables["survey_csat"]
    assert set(truth.loc[truth["csat_answered"], "order_id"]) == set(survey["order_id"])
    both = survey.merge(truth, on="order_id", validate="one_to_one")
    assert (both["csat_1_5_x"] == both["csat_1_5_y"]).all()


def test_csat_is_asked_after_the_parcel(tables):
    survey = tables["survey_csat"]
    arrived = tables["deliveries"].groupby("order_id")["delivered_date"].max()
    assert ((survey["answered"] - survey["order_id"].map(arrived)).dt.days >= 2).all()
    assert survey["answered"].is_monotonic_increasing
    reminded = survey["answered"].between("2025-08-12", "2025-08-14")
    assert (reminded == (survey["form_version"] == 3)).all()
    assert reminded.sum() == 60
    assert (survey["answered"] < "2025-04-01").eq(survey["form_version"] == 1).all()


def test_comments_tell_what_happened(tables):
    survey = tables["survey_csat"].dropna(subset="comment")
    told = survey["comment"].str.contains(r"\blate\b|where was my parcel", case=False)
    assert told.sum() > 20
    assert late(tables)[survey.loc[told, "order_id"]].all()


def test_waits_in_words_agree_with_the_parcels(tables):
    worst = tables["deliveries"].groupby("order_id")["days_late"].max()
    told = 0
    for name, column in (
        ("reviews", "text"),
        ("survey_relational", "reason_text"),
        ("survey_csat", "comment"),
    ):
        rows = tables[name].dropna(subset=column)
        for number in range(1, 13):
            waited = rows[column].str.contains(rf"\bcame {days(number)} (?:too )?late")
            told += waited.sum()
            assert (worst[rows.loc[waited, "order_id"]] == number).all(), (name, number)
    assert told > 15


# ------------------------------------------------------------------------------ relationship
def test_drivers_follow_what_happened(tables):
    rows = tables["survey_relational"]
    was_late = late(tables)[rows["order_id"]].to_numpy()
    means = rows.groupby(was_late)["driver_delivery"].mean()
    assert means[False] - means[True] > 1.2
    prices = rows.groupby(was_late)["driver_price"].mean()
    assert abs(prices[False] - prices[True]) < 0.2


def test_reasons_have_themes(tables):
    rows, truth = tables["survey_relational"], tables["truth_reasons"]
    assert set(rows.loc[rows["reason_text"].notna(), "response_id"]) == set(truth["response_id"])
    assert rows["reason_text"].notna().mean() == pytest.approx(0.65, abs=0.04)
    delivery = truth[truth["theme"] == "delivery"].merge(rows, on="response_id")
    complaint = delivery["reason_text"].str.contains("late|nobody told|nothing")
    assert late(tables)[delivery.loc[complaint, "order_id"]].all()


# ------------------------------------------------------------------------------ tickets
def test_tickets_make_sense(tables):
    tickets = tables["tickets"]
    assert ((tickets["contacts"] == 1) == tickets["solved_first"]).all()
    assert (tickets["resolution_h"] >= (tickets["first_response_min"] / 60).round(1)).all()
    assert tickets["opened"].is_monotonic_increasing
    assert (tickets["handler"] == "bot").sum() == 1_200
    assert tickets.loc[tickets["channel"] == "phone", "handler"].eq("human").all()
    assert tickets["csat_1_5"].isna().mean() == pytest.approx(0.5, abs=0.01)
    assert (tickets["csat_1_5"].dropna() % 1 == 0).all()
    ordered = tickets["order_id"].map(tables["orders"].set_index("order_id")["date"])
    assert (tickets["opened"] > ordered)[ordered.notna()].all()
    # In the file a rating is a whole number.
    assert not re.search(
        r",[1-5]\.0$", (shop.loading.data_folder() / "tickets.csv").read_text(), re.M
    )


def test_late_orders_fill_the_help_desk(tables):
    has_ticket = late(tables).index.isin(tables["tickets"]["order_id"])
    shares = pd.Series(has_ticket).groupby(late(tables).to_numpy()).mean()
    assert shares[True] > 2 * shares[False]


def test_effort_belongs_to_tickets(tables):
    rows = tables["survey_ces"].merge(tables["tickets"], on="ticket_id", validate="one_to_one")
    assert len(rows) == len(tables["survey_ces"])
    means = rows.groupby("solved_first")["ces_1_7"].mean()
    assert means[True] > means[False] + 0.5


def test_one_fault_can_be_followed_through_four_tables(tables):
    chain = tables["tickets"].merge(tables["survey_ces"], on="ticket_id")
    chain = chain.merge(tables["survey_relational"], on="order_id")
    assert len(chain) >= 20


# ------------------------------------------------------------------------------ reviews
def test_reviews_are_what_was_posted(tables):
    truth, reviews = tables["truth_feedback"], tables["reviews"]
    both = reviews.merge(truth[truth["posted"]], on=["order_id", "product_id", "stars"])
    assert len(both) == len(reviews) == truth["posted"].sum()
    arrived = tables["deliveries"].groupby("order_id")["delivered_date"].max()
    assert (reviews["date"] > reviews["order_id"].map(arrived)).all()
    assert set(tables["truth_reviews"]["review_id"]) == set(reviews["review_id"])
    assert (tables["truth_reviews"]["theme_1"] != tables["truth_reviews"]["theme_2"]).all()


def test_reviews_do_not_contradict_the_order_book(tables):
    rows = tables["reviews"].merge(tables["truth_reviews"], on="review_id")
    rows["late"] = late(tables)[rows["order_id"]].to_numpy()
    complains = rows["text"].str.contains(
        "later than promised|late and nobody|stayed at home|on its way|after the day"
    )
    assert complains.sum() > 20
    assert rows.loc[complains, "late"].all()
    praises = rows["text"].str.contains("a day early|came quickly|here on Wednesday", case=False)
    assert praises.sum() > 20
    assert not rows.loc[praises, "late"].any()
    size = rows["order_id"].map(tables["orders"].set_index("order_id")["return_reason"])
    fits = rows["text"].str.contains("like a glove|right first time|true to size", case=False)
    assert fits.sum() > 20
    assert not (size[fits] == "size/fit").any()


def test_stars_and_tone_agree(tables):
    rows = tables["reviews"].merge(tables["truth_reviews"], on="review_id")
    assert rows.loc[rows["tone"] == "praise", "stars"].min() == 4
    assert rows.loc[rows["tone"].isin(["complaint", "ironic"]), "stars"].max() <= 3
    assert {"ironic", "vague", "mixed"} <= set(rows["tone"])


def test_texts_vary(tables):
    texts = tables["reviews"]["text"]
    assert texts.nunique() > 0.7 * len(texts)
    assert texts.str.len().quantile(0.05) < 30 < 100 < texts.str.len().quantile(0.95)
    assert tables["survey_relational"]["reason_text"].nunique() > 60


def test_products_that_run_small_come_back_for_size(tables):
    rows = tables["truth_feedback"].merge(tables["products"], on="product_id")
    rows = rows.merge(tables["orders"], on="order_id")
    share = (rows["return_reason"] == "size/fit").groupby(rows["brand_fit"].astype(str)).mean()
    assert share["small"] > 1.8 * share["true"]
    paid = rows["value_eur"] / rows["items"]
    assert paid.corr(rows["price_eur"]) > 0.95


def test_coders_read_the_same_hundred(tables):
    codes = tables["review_codes"].merge(tables["reviews"], on="review_id")
    counts = codes.value_counts(["answer_a", "answer_b"]).to_dict()
    assert counts == {(True, True): 10, (True, False): 10, (False, True): 10, (False, False): 70}
    assert (codes["theme_a"].astype(str) == codes["theme_b"].astype(str)).sum() == 80
    assert codes.loc[codes["answer_a"] & codes["answer_b"], "stars"].max() <= 2


# ------------------------------------------------------------------------------ texts
def templates():
    yield from (s for theme in SENTENCES.values() for tone in theme.values() for s in tone)
    yield from (s for theme in REASONS.values() for tone in theme.values() for s in tone)
    yield from (s for choices in COMMENTS.values() for s in choices)
    yield from (s for stage in NOTES.values() for mood in stage.values() for s in mood)


def test_templates_are_unique_and_complete():
    all_of_them = list(templates())
    assert len(all_of_them) == len(set(all_of_them)) > 200
    for template in all_of_them:
        assert set(re.findall(r"\{(\w+)\}", template)) <= set(GAPS), template
    for theme, tones in SENTENCES.items():
        assert set(tones) == {"good", "bad", "ironic", "vague"}, theme


def test_no_gap_stays_open(tables):
    for name, column in (
        ("reviews", "text"),
        ("survey_relational", "reason_text"),
        ("survey_csat", "comment"),
        ("diary", "note"),
    ):
        texts = tables[name][column].dropna()
        assert not texts.str.contains(r"[{}]|  ").any(), name
        assert not texts.str[0].str.islower().any(), name


def test_filling_and_slips():
    generator = np.random.default_rng(1)
    assert filled(generator, "my {shoe} pinch", shoe=("boots",)) == "My boots pinch"
    text = "a perfectly ordinary sentence about comfortable slippers"
    slipped = [with_slip(generator, text) for _ in range(4_000)]
    changed = [other for other in slipped if other != text]
    assert len(changed) / len(slipped) == pytest.approx(SLIPS, abs=0.02)
    assert all(sorted(other) == sorted(text) for other in changed)
    assert with_slip(generator, "ok") == "ok"


# ------------------------------------------------------------------------------ diary, company
def test_diary_has_sixty_people_with_seven_notes(tables):
    diary = tables["diary"]
    assert (diary.groupby("pid").size() == 7).all()
    assert diary["pid"].nunique() == 60
    people = diary.drop_duplicates("pid")
    north_west = people["region"].isin(["North", "West"])
    assert people.groupby([north_west, "half"]).size().tolist() == [15] * 4
    # Two groups, and nobody in the middle.
    door = diary[(diary["half"] == 2) & (diary["stage"] == "receive")]
    door = door[door["region"].isin(["North", "West"])]
    assert (door["feeling_1_5"] != 3).all()


def test_competitors_intervals(tables):
    rivals = tables["competitors"]
    assert ((rivals["ci_low"] < rivals["nps"]) & (rivals["nps"] < rivals["ci_high"])).all()
    middle = (rivals["ci_low"] + rivals["ci_high"]) / 2
    assert (middle - rivals["nps"]).abs().max() < 0.11


def test_pulse_shows_the_csat_of_the_month(tables):
    csat = tables["survey_csat"].merge(tables["orders"], on="order_id")
    share = (csat["csat_1_5"] >= 4).groupby(csat["date"].dt.month).mean()
    pulse = tables["team_pulse"]
    assert (pulse["csat"] - pulse["month"].map(share)).abs().max() < 0.001


def test_options_do_not_fit_the_budget_together(tables):
    cost = tables["options"].set_index("option")["cost_eur"]
    assert cost.sum() == 126_000
    assert cost[["A", "B", "F"]].sum() == 59_000
