"""Lesson 03: the findings its panels promise, and the very message for every known slip."""

import numpy as np
import pytest

from uxcx import shop
from uxcx.lessons import clean_answers as lesson
from uxcx.measures import satisfaction
from uxcx.practice import State

SATISFIED, EFFORT, RECOMMEND = lesson.EXERCISES["3.1"].answer.pairs
ALL_FIVE = dict.fromkeys(lesson.RULES, True)


def scores(*given):
    return dict(zip((SATISFIED, EFFORT, RECOMMEND), given, strict=True))


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("3.1", scores("CES", "CSAT", "NPS"), "A hard fix can still please"),
        ("3.1", scores("CES", "CES", "NPS"), "A hard fix can still please"),
        ("3.1", scores("NPS", "CES", "CSAT"), "promoter"),
        ("3.1", scores("NPS", "CES", "NPS"), "Use each of the three names once"),
        ("3.2", 58.3, "You divided by 12"),
        ("3.2", 58, "You divided by 12"),
        ("3.2", 74, "mean turned into a percent"),
        ("3.2", 67.5, "stretched the mean"),
        ("3.2", 30, "top box"),
        ("3.2", 80, "3 is the middle"),
        ("3.2", 72.7, "counts as a happy answer"),
        ("3.2", 63.6, "still in it"),
        ("3.2", 3.7, "mean rating"),
        ("3.2", 0.7, "a share"),
        ("3.2", "70 %", "without quotation marks"),
        ("3.2", 12, "valid ratings first"),
        ("3.3", 20, "wording of 2010 high meant much effort"),
        ("3.3", 50, "Did you start at 6?"),
        ("3.3", 80, "4 is the middle"),
        ("3.3", 30, "who do not agree"),
        ("3.3", 5.1, "That is the mean"),
        ("3.4", "With 30 percent the sample is too small", "30 % of a random sample beats"),
        ("3.4", "The response rate is much too low here", "Size matters less than who"),
        ("3.4", "Those who feel so-so about it stay silent", "Whose order never gets one"),
        ("3.4", "People whose parcel never came to them", "does it hear least"),
        ("3.5", "How friendly and fast was our agent?", "a friendly but slow agent"),
        ("3.5", "How friendly or fast was our agent?", "“Or” still asks two things"),
        ("3.5", "Was our agent friendly? Was the agent fast and kind?", "two questions in one"),
        ("3.5", "How friendly was our agent? And how nice?", "how fast the help came"),
        ("3.5", "How fast did you get an answer? How quick?", "how the agent treated people"),
        ("3.5", "Rate how friendly they were. Rate how fast they were.", "own question mark"),
        ("3.6", "a", "one conversation, not eight independent answers"),
        ("3.6", "b", "these eight sat in one room"),
        ("3.6", "d", "besides their yes"),
        ("3.d", "a", "somebody who is not satisfied"),
        ("3.e", "a", "one person vote ten times"),
        ("3.f", "b", "what was counted"),
    ],
)
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


@pytest.mark.parametrize(
    ("id", "answer"),
    [
        ("3.2", 70),
        ("3.3", 70.0),
        ("3.4", "Buyers who still wait for their parcel, and busy people who do not care."),
        ("3.5", "Was our agent polite? How long did you wait for help?"),
        ("3.5", "How friendly was our agent? Was the help fast or slow?"),
    ],
)
def test_other_good_answers_pass(id, answer):
    assert lesson.EXERCISES[id].reply(answer).state is State.CORRECT


# ---------------------------------------------------------------- the ledger


def test_the_rules_lead_from_the_raw_forms_to_the_clean_table():
    rules = {rule: True for rule in lesson.RULES if rule != "speeders"}
    last = lesson.ledger(**rules).iloc[-1]
    clean = satisfaction.csat(shop.load("survey_csat")["csat_1_5"])
    assert last["forms"] == clean.n
    assert last["CSAT, %"] == pytest.approx(100 * clean.estimate)


def test_few_repeats_move_the_score_and_many_fast_forms_do_not():
    """What the prediction says, alone and after the other rules."""
    steps = lesson.ledger(**ALL_FIVE)
    left_out = -steps["forms"].diff()
    changes = steps["change, points"]
    assert left_out["speeders out"] > 4 * left_out["repeats out"]
    assert changes["repeats out"] > 1.5 and abs(changes["speeders out"]) < 0.1
    for rule in ("repeats", "speeders"):
        alone = lesson.ledger(**{rule: True})["change, points"].abs().max()
        assert (alone > 1.5) == (rule == "repeats")


def test_blanks_repeats_and_the_turned_form_move_it_and_the_impossible_ones_do_not():
    changes = lesson.ledger(**ALL_FIVE)["change, points"]
    assert all(changes[step] > 1.5 for step in ("blanks out", "repeats out", "form 3 turned"))
    assert abs(changes["off scale out"]) < 0.05


def test_a_choice_of_rules_is_worth_about_six_points_and_every_choice_lies_inside():
    lowest, highest = lesson.span_of_choices()
    assert 5.5 < highest - lowest < 7
    dice = np.random.default_rng(3)
    for _ in range(20):
        some = {rule: bool(dice.integers(2)) for rule in lesson.RULES}
        assert lowest <= lesson.ledger(**some)["CSAT, %"].iloc[-1] <= highest


def test_nothing_ticked_is_the_table_as_it_came():
    raw = shop.load("raw_survey_csat")
    table = lesson.ledger()
    assert set(table["forms"]) == {len(raw)}
    assert table["CSAT, %"].iloc[0] == pytest.approx(100 * (raw["csat_1_5"] >= 4).mean())


def test_the_sentence_warns_while_a_rating_is_no_rating():
    panel = lesson.cleaning_ledger().revealed
    assert "53 ratings are no ratings" in panel.finding.sentence
    panel.set(blanks=True)
    assert "8 ratings are no ratings" in panel.finding.sentence
    panel.actions()["Apply all five"]()
    assert "no ratings" not in panel.finding.sentence
    assert "“form 3 turned”" in panel.finding.sentence
    panel.actions()["Back to the start"]()
    assert panel.finding.sentence.startswith("As it came")


def test_nobody_is_faster_than_a_limit_of_nothing():
    panel = lesson.CleaningLedger()
    panel.set(speeders=True, limit=0)
    assert panel.finding.table["forms"].nunique() == 1
    panel.set(limit=60)
    assert 0 < panel.finding.table["forms"].iloc[-1] < 500


# ---------------------------------------------------------------- five numbers called CSAT


def test_ten_answers_read_five_ways():
    printed = list(lesson.five("the ten answers")["printed as"])
    assert printed == ["3.7 of 5", "74 %", "67.5 of 100", "30 %", "70 %"]


def test_ten_others_differ_in_the_top_box_alone():
    ten, others = (lesson.five(crowd) for crowd in ("the ten answers", "ten other people"))
    same = ten["printed as"] == others["printed as"]
    assert list(same.index[~same]) == ["Top box"]


def test_the_panel_names_the_rule_and_shows_all_five_on_request():
    panel = lesson.five_csats().revealed
    panel.set(summary="Top box")
    assert "“CSAT 30 %”" in panel.finding.sentence and "ticked 5" in panel.finding.sentence
    assert len(panel.finding.table) == 1
    panel.set(all_five=True)
    assert len(panel.finding.table) == 5 and "67.5 of 100" in panel.finding.sentence
    panel.set(crowd="the shop's cleaned survey")
    assert "n = 1,500" in panel.finding.sentence


# ---------------------------------------------------------------- who answered


def test_the_middle_answers_least():
    rates = lesson.by_rating()["response rate, %"]
    assert rates.idxmin() == 3 and rates.idxmax() == 1
    assert lesson.by_rating()["answered"].sum() == 1500


def test_the_chart_says_in_words_what_it_shows(monkeypatch):
    shown = []
    monkeypatch.setattr(lesson, "show", lambda figure, alt, table: shown.append(alt))
    lesson.chart_who_answered()
    for rating, rate in lesson.by_rating()["response rate, %"].items():
        assert f"{rate:.0f} % of the {rating}s" in shown[0]


def test_form_3_stood_upside_down():
    """The lesson reads it off the comments; the list of the dirt says the same."""
    raw, dirt = shop.load("raw_survey_csat"), shop.load("truth_dirt")
    turned = dirt.loc[dirt["dirt"] == "scale upside down", "row"]
    assert set(turned) == set(raw.index[raw["form_version"] == 3])
