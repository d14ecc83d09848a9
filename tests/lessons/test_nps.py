"""Lesson 04: the findings its panels promise, and the very message for every known slip."""

import pytest

from uxcx.lessons import nps as lesson
from uxcx.practice import State


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("4.1", {"6": "detractor", "7": "promoter", "8": "passive", "9": "promoter"},
         "this rule calls both passive"),
        ("4.1", {"6": "passive", "7": "passive", "8": "passive", "9": "promoter"},
         "counts it as a detractor"),
        ("4.1", {"6": "detractor", "7": "passive", "8": "passive", "9": "passive"},
         "promoters begin at 9"),
        ("4.2", 14, "left the passives out of the base"),
        ("4.2", 40, "share of promoters"),
        ("4.2", 20, "6 is a detractor, and 8 is a passive"),
        ("4.2", 7.4, "mean rating"),
        ("4.2", "10%", "no percent sign"),
        ("4.2", "+10 %", "no percent sign"),
        ("4.2", -10, "promoters first"),
        ("4.2", 0.10, "a share"),
        ("4.2", "10", "without quotation marks"),
        ("4.3", 5, "rule for one percentage at its widest"),
        ("4.3", 4.2, "one percentage alone"),
        ("4.3", 16.2, "whole width"),
        ("4.4", "a", "Promising, not proven"),
        ("4.4", "b", "small gain from none"),
        ("4.5", "a", "Split by region"),
        ("4.5", "c", "inside the noise"),
        ("4.5", "d", "too few"),
        ("4.6", "With +53 our business customers are the best segment", "17 people"),
        ("4.6", "We asked some business customers and it lies between 13 and 77", "It was 17"),
        ("4.6", "Seventeen business customers answered and gave us +53 points", "Give the range"),
        ("4.7", "NPS is useless because " + "people " * 20, "strong claim"),
        ("4.7", "Keiningham could not repeat it, so " + "we doubt " * 12, "claim's own side"),
        ("4.7", "Reichheld says NPS goes with growth " + "and growth " * 9, "looked again"),
        ("4.7", "Reichheld says yes, Keiningham no " + "and so on " * 9, "what would settle"),
    ],
)  # fmt: skip
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


def score_and_mean(panel):
    ratings = [rating for rating, n in enumerate(panel.values.values()) for _ in range(n)]
    return lesson.nps.score(ratings), sum(ratings) / len(ratings)


@pytest.fixture
def people():
    return lesson.move_the_people().revealed


def press(panel, label):
    panel.actions()[label]()


def test_sevens_to_eights_and_nines_to_tens_leave_the_score_and_lift_the_mean(people):
    for label in ("All 7s become 8s", "All 9s become 10s"):
        before = score_and_mean(people)
        press(people, label)
        after = score_and_mean(people)
        assert after[0] == before[0] and after[1] > before[1]
        assert "changed NPS by +0" in people.finding.sentence


def test_ten_sixes_to_sevens_jump_by_ten(people):
    before = score_and_mean(people)
    press(people, "Ten 6s become 7s")
    assert score_and_mean(people)[0] == pytest.approx(before[0] + 10)


@pytest.mark.parametrize(
    ("label", "score"),
    [("Everybody gives 8", 0), ("Half give 9, half 7", 50), ("Sixty give 10, forty 5", 20)],
)
def test_three_crowds_with_mean_eight(people, label, score):
    press(people, label)
    assert score_and_mean(people) == (pytest.approx(score), pytest.approx(8))


def test_nobody_at_all_gets_a_sentence(people):
    people.set(**{name: 0 for name in people.values})
    assert "Nobody has answered yet" in people.finding.sentence


def test_four_times_the_answers_halve_the_doubt():
    panel = lesson.how_sure().revealed
    margins = []
    for answers in (100, 400, 1600):
        panel.set(answers=answers)
        margins.append(panel.finding.table["plus or minus"][0])
    assert [round(margin) for margin in margins] == [16, 8, 4]


def test_about_nineteen_of_twenty_intervals_hold_the_truth():
    panel = lesson.how_sure().revealed
    for mix in lesson.MIXES:
        panel.set(answers=100, mix=mix)
        assert 180 <= panel.finding.table["intervals that hold the truth"][0] <= 200


def test_drawing_again_draws_other_people():
    panel = lesson.how_sure().revealed
    before = panel.finding.sentence
    press(panel, "Draw 200 new surveys")
    assert panel.finding.sentence != before


def test_the_two_markets_differ_in_score_and_not_in_satisfaction():
    panel = lesson.two_markets()
    assert "hidden" not in panel.finding.sentence
    panel.set(hidden=True)
    table = panel.finding.table
    assert table["NPS"].max() - table["NPS"].min() >= 15
    assert abs(table["hidden satisfaction, mean"].diff().iloc[-1]) < 0.25
