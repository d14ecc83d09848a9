"""Lesson 01: the findings its panels promise, and the very message for every known slip."""

import re

import pytest

from uxcx.lessons import two_words as lesson
from uxcx.practice import State

HARD, DELIVERY, RECOMMEND = lesson.EXERCISES["1.2"].answer.pairs
FILLER = " and so we would go on to ask some more people" * 3


def levels(*given):
    return dict(zip((HARD, DELIVERY, RECOMMEND), given, strict=True))


def goals(ux, cx):
    return {"goal of UX": ux, "goal of CX": cx}


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("1.1", "b", "wider word than usability"),
        ("1.1", "c", "wrote a definition later"),
        ("1.1", "d", "about customer experience, in 1994"),
        ("1.2", levels("interaction", "journey", "interaction"), "recommending the company"),
        ("1.2", levels("interaction", "relationship", "journey"), "more than one purchase"),
        ("1.2", levels("journey", "journey", "relationship"), "one task in one place"),
        ("1.2", levels("interaction", "interaction", "relationship"), "From order to door"),
        ("1.2", levels("interaction", "relationship", "relationship"), "From order to door"),
        ("1.3", "a", "They use the shoes, the label and the help line"),
        ("1.3", "b", "No purchase was made by this person"),
        ("1.3", "c", "Which definition leaves them out, and is that useful?"),
        ("1.4", goals(5, 2), "Which of the two names UX?"),
        ("1.4", goals(1, 4), "Compare the two sentences"),
        ("1.4", goals("6", "6"), "one goal said of both"),
        ("1.4", goals(2, 6), "one goal said of both"),
        ("1.4", goals(2, 3), "how far CX reaches"),
        ("1.4", goals(2, 4), "Which other sentence says nearly the same?"),
        ("1.4", goals(2, 7), "not on the list"),
        ("1.5", "93 percent is a high number, so I think it is true", "not a measurement"),
        ("1.5", "It proves that customers expect more than before", "not a measurement"),
        ("1.5", "Were those people staff, and what was the wording, and when?", "how many"),
        ("1.5", "How many were asked, in what words, when, and paid by whose money?", "who was"),
        ("1.5", "Who was asked and how many of them, and when did they do that?", "the wording"),
        ("1.5", "Who was asked, how many of them, and what was the wording?", "when it was"),
        ("1.5", "Who was asked, how many, what wording, and in which year?", "who paid"),
        ("1.6", "We would use NPS, CSAT, SUS, heatmaps and interviews." + FILLER, "named tools"),
        ("1.6", "In each journey we look at people, but not closely." + FILLER, "one measure"),
        ("1.6", "We count who succeeds at paying, but not why." + FILLER, "which level"),
        ("1.6", "For the interaction we count who succeeds." + FILLER, "cannot tell you"),
        ("1.6", "We use NPS for the relationship", "20"),
    ],
)  # fmt: skip
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


@pytest.mark.parametrize(
    "answer",
    [
        "To learn about one interaction, ask SEQ after the task; it does not tell us why it was "
        "hard, so watch five people as well.",
        "NPS measures the relationship between a customer and the whole company, but it cannot "
        "say which contact made people angry or pleased.",
    ],
)
def test_a_paragraph_with_measure_level_and_limit_passes(answer):
    assert lesson.EXERCISES["1.6"].reply(answer).state is State.CORRECT


def test_other_words_for_the_five_points_pass():
    reply = lesson.EXERCISES["1.5"].reply(
        "These are staff and not customers. What was the sample size, how was it phrased, which "
        "year was it, and which vendor published it?"
    )
    assert reply.state is State.CORRECT


# ---------------------------------------------------------------- the cards


def test_there_are_sixteen_cards_that_known_sources_sort_in_known_ways():
    cards = lesson._cards()
    assert len(lesson.coding()) == 16
    assert set(cards["source"]) == set(lesson.SOURCES)
    assert set(cards["verdict"]) == {"UX", "CX", "both"}
    assert not cards.duplicated(["card", "source"]).any()
    assert (cards["reason"].str.len() > 10).all()
    assert (cards.groupby("card")["statement"].nunique() == 1).all()


def test_definitions_of_ux_alone_say_ux_or_nothing():
    assert set(lesson.coding()[["NN/g", "ISO"]].to_numpy().ravel()) == {"UX", lesson.SILENT}


def test_the_sources_agree_on_a_handful_of_cards_only():
    agree = lesson.agreement()
    assert 4 <= agree["all_agree"].sum() <= 7
    assert agree.loc[agree["all_agree"], "speak"].max() < len(lesson.SOURCES)


def test_the_cards_that_the_prose_names_split_the_sources():
    split = ["Toaster", "Phone menu", "Loyalty", "Feelings", "Phone support"]
    assert not lesson.agreement().loc[split, "all_agree"].any()


def test_on_phone_support_the_articles_stand_against_the_yardsticks():
    said = lesson.coding().loc["Phone support"]
    assert set(said[list(lesson.ARTICLES)]) == {"CX"}
    assert set(said[["NN/g", "ISO"]]) == {"UX"}


def test_with_one_more_voice_recommending_would_split():
    assert lesson.agreement()["all_agree"]["Recommending"]
    assert set(lesson.coding().loc["Recommending", list(lesson.ARTICLES)]) == {"CX", lesson.SILENT}


# ---------------------------------------------------------------- card sorter


@pytest.fixture
def sorter():
    return lesson.card_sorter().revealed


def press(panel, label):
    panel.actions()[label]()


def answer(panel, text):
    panel.set(answer=text)


def test_a_card_opens_when_it_is_answered_and_closes_when_the_answer_is_taken_back(sorter):
    assert sorter.finding.table.loc["Toaster", "A"] == "not open yet"
    answer(sorter, "UX")
    assert sorter.finding.table.loc["Toaster", "A"] == "UX"
    assert "You say UX." in sorter.finding.sentence
    assert "They do not agree." in sorter.finding.sentence
    answer(sorter, lesson.CHOOSE)
    assert sorter.finding.table.loc["Toaster", "A"] == "not open yet"


def test_the_next_card_starts_unanswered_and_the_one_before_keeps_its_answer(sorter):
    answer(sorter, "both")
    press(sorter, "Next card")
    assert sorter.values["answer"] == lesson.CHOOSE
    assert sorter.finding.sentence.startswith("Card 2 of 16, Phone menu")
    press(sorter, "Card before")
    assert sorter.values["answer"] == "both"


def test_turning_goes_round(sorter):
    press(sorter, "Card before")
    assert sorter.finding.sentence.startswith("Card 16 of 16")
    press(sorter, "Next card")
    assert sorter.finding.sentence.startswith("Card 1 of 16")


def test_why_waits_for_an_answer_then_gives_every_reason(sorter):
    press(sorter, "Why? Show the reasons")
    assert "Choose an answer first." in sorter.finding.sentence
    answer(sorter, "depends")
    for reason in lesson._cards().query("card == 'Toaster'")["reason"]:
        assert reason in sorter.finding.sentence
    assert "All seven speak." in sorter.finding.sentence
    press(sorter, "Next card")
    answer(sorter, "CX")
    assert "Nothing on it from" not in sorter.finding.sentence
    press(sorter, "Why? Show the reasons")
    assert "Nothing on it from C, D, E." in sorter.finding.sentence


def test_all_sixteen_answered_show_the_promised_count(sorter):
    for _ in range(16):
        answer(sorter, "depends")
        press(sorter, "Next card")
    united = lesson.agreement()["all_agree"].sum()
    assert f"Open cards: 16 of 16, with full agreement on {united}." in sorter.finding.sentence


def test_opening_all_and_starting_again(sorter):
    press(sorter, "Open all cards")
    assert (sorter.finding.table["agree"] != "not open yet").all()
    assert (sorter.finding.table["You"] == "not sorted").all()
    press(sorter, "Start again")
    assert (sorter.finding.table["agree"] == "not open yet").all()


def test_without_a_kernel_every_card_is_open(sorter):
    still = sorter._repr_mimebundle_()["text/html"]
    assert "not open yet" not in still
    assert still.count(f">{lesson.SILENT}<") == (lesson.coding() == lesson.SILENT).sum().sum()


def test_the_right_prediction_is_the_one_that_the_data_give():
    united = lesson.agreement()["all_agree"].sum()
    right = lesson.card_sorter().prediction.right
    low, high = map(int, re.findall(r"\d+", right))
    assert low <= united <= high


# ---------------------------------------------------------------- zoom


@pytest.fixture
def zoom():
    return lesson.zoom().revealed


def test_each_level_takes_in_more_contacts_until_all_lie_inside(zoom):
    for customer in zoom.people:
        inside = []
        for level in lesson.LEVELS:
            zoom.set(level=level, customer=customer)
            inside.append((zoom.finding.table["inside"] == "yes").sum())
        assert inside == sorted(set(inside)) and inside[-1] == 11


def test_the_web_team_can_change_as_many_as_the_prediction_says(zoom):
    right = lesson.zoom().prediction.right
    assert right == lesson.facts()["web_contacts"]
    for customer in zoom.people:
        zoom.set(customer=customer)
        assert f"The web team can change {right} of the 11." in zoom.finding.sentence
        assert (zoom.finding.table["team"] == "web").sum() == int(right)


def test_nps_comes_with_the_relationship_and_seq_with_the_interaction(zoom):
    first, _, last = lesson.LEVELS
    zoom.set(level=first)
    assert "SEQ" in zoom.finding.sentence and "NPS" not in zoom.finding.sentence
    zoom.set(level=last)
    assert "NPS" in zoom.finding.sentence


# ---------------------------------------------------------------- the articles side by side


@pytest.mark.parametrize("kind", lesson.KINDS)
def test_a_comparison_shows_every_point_once_under_headed_rows(kind):
    comparison = lesson.compare(kind)
    page = comparison.html()
    assert len(comparison.points) > 5
    assert page.count("<li>") == len(comparison.points)
    assert page.count('scope="col"') == 2  # the corner above the row heads heads nothing
    assert page.count('scope="row"') >= comparison.points["row"].nunique()


def test_every_point_has_a_side():
    points = lesson._read("two_words_articles.csv")
    assert set(points["side"]) == {"UX", "CX", "both"}
    assert set(points["kind"]) == {kind for kind, _ in lesson.KINDS.values()}
    assert (points["point"].str.len() > 3).all()


def test_tips_name_their_article():
    assert lesson.compare("tips").points["point"].str.contains(r"\([A-E](?:, [A-E])*\)$").all()


def test_an_unknown_comparison_says_which_there_are():
    with pytest.raises(ValueError, match="definitions, goals"):
        lesson.compare("colours")
