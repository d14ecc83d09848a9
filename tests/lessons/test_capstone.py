"""Lesson 14: what its panel and its text promise, and the very message for every known slip."""

import pytest

from uxcx.lessons import capstone as lesson
from uxcx.practice import State

FINDINGS = tuple(lesson.EXERCISES["14.1"].answer.pairs)


def letters(text):
    return dict(zip(FINDINGS, text, strict=True))


def plan(bought):
    return {letter: "buy" if letter in bought else "leave" for letter in "ABCDEF"}


def marks(*good):
    return {name: "2 or 3" if name in good else "0 or 1" for name in lesson.RUBRIC}


THREE = ("question", "correctness", "readability")
MEMO = lesson.EXERCISES["14.6"].answer.model


def without(*words):
    text = MEMO
    for word, other in words:
        assert word in text
        text = text.replace(word, other)
    return text


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("14.1", letters("EBCDAF"), "1 July"),
        ("14.1", letters("ACBDEF"), "when they tap there"),
        ("14.1", letters("AFCDEB"), "when they tap there"),
        ("14.1", letters("ADCFEB"), "Who are these eight"),
        ("14.2", plan("ABCDEF"), "126k of 60k. Which option rests on the weakest evidence?"),
        ("14.2", plan("ABC"), "costs more than there is"),
        ("14.2", plan(""), "cheapest"),
        ("14.2", plan("BDF"), "D or E is in it"),
        ("14.2", plan("CE"), "D or E is in it"),
        ("14.2", plan("BC"), "Leave C out"),
        ("14.2", plan("ACF"), "another plan keeps more"),
        ("14.3", (3_407, 10_222), "what is lost with it comes on top"),
        ("14.3", (1_946, 5_838), "It is saved"),
        ("14.3", (32_459, 32_459), "ended all returns"),
        ("14.3", (14_607, 4_869), "changed places"),
        ("14.4", "a", "The range holds 0"),
        ("14.4", "b", "“Might” has a size"),
        ("14.4", "d", "whom does a scheme attract"),
        ("14.5", marks("question", "readability"), "recomputed"),
        ("14.5", marks("question", "correctness"), "Read it aloud"),
        ("14.5", marks(*THREE, "uncertainty"), "Look for a range"),
        ("14.5", marks(*THREE, "fit of the measure"), "would change"),
        ("14.5", marks(*THREE, "limits and fairness"), "Who would lose"),
        ("14.5", marks(*THREE, "UX-CX link"), "explain the other"),
        ("14.5", marks(*THREE[1:]), "One criterion is marked otherwise"),
        ("14.6", "We should tick all six of them.", "Which option rests on the weakest evidence?"),
        ("14.6", "Buy A, B and F.", "Write at least 80"),
        (
            "14.6",
            without(("choose a size", "pay"), ("finish 45 % of the tasks", "fail often")),
            "Add two measures of use",
        ),
        ("14.6", without(("I recommend", "Here are")), "Put it first"),
        ("14.6", without(("These gains are assumptions; nobody counted", "Many count")), "a limit"),
        ("14.6", without(("I would drop A and take C", "that is bad")), "change your mind"),
        ("14.7", "Use NPS, a SUS and heatmaps, and more. " * 8, "You named tools"),
    ],
)
def test_every_slip_has_its_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


def test_the_paragraph_of_lesson_one_wants_more_now():
    first = lesson.two_words.EXERCISES["1.6"].answer.model
    assert lesson.two_words.EXERCISES["1.6"].reply(first).state is State.CORRECT
    assert "two sides come together" in lesson.EXERCISES["14.7"].reply(first).message


@pytest.fixture
def panel():
    return lesson.SpendIt()


def tick(panel, choice):
    panel.set(**{letter: letter in choice for letter in "ABCDEF"})


def commit(panel):
    panel.actions()["Commit (once)"]()


def test_the_purse_counts_and_warns(panel):
    assert "0 of 60,000 EUR" in panel.finding.sentence
    tick(panel, "AB")
    assert "50,000 of 60,000 EUR spent, 10,000 left. One of F would" in panel.finding.sentence
    tick(panel, "ABCDEF")
    assert "126,000 of 60,000 EUR. Which of them rests on the weakest" in panel.finding.sentence


def test_nobody_commits_beyond_the_budget(panel):
    tick(panel, "ABC")
    commit(panel)
    assert panel.committed is None
    assert panel.finding.sentence.startswith("Over budget")
    tick(panel, "BC")
    commit(panel)
    assert panel.finding.sentence.startswith("Year 2 with B + C")


def test_the_board_decides_once(panel):
    panel.set(guess_nps=30, guess_kept=4200)
    tick(panel, "ABF")
    commit(panel)
    decided = panel.finding.sentence
    assert "you guessed +30" in decided and "you guessed 4,200" in decided
    assert all(control.disabled for control in panel._controls.values())
    tick(panel, "DE")
    commit(panel)
    assert panel.finding.sentence == decided
    assert len(panel.with_a.get_xdata()) + len(panel.without_a.get_xdata()) == 200


def test_buying_nothing_is_a_choice(panel):
    commit(panel)
    assert "Year 2 with nothing (0 EUR)" in panel.finding.sentence


@pytest.mark.parametrize("choice", ["", *lesson.next_year.full_choices(lesson._costs(), 60_000)])
def test_year_two_stays_inside_the_picture_and_is_ordinary(choice):
    panel = lesson.SpendIt()
    tick(panel, choice)
    commit(panel)
    years = lesson._years(choice)
    spread = (years.iloc[0] - years.mean()).abs() / years.std()
    assert spread["kept_orders"] < 2 and spread["nps"] < 2.2
    others = lesson._other_years(choice)
    assert choice not in set(others["choice"])
    for some in (years, others):
        assert some["nps"].between(0, 50).all()
        assert some["kept_orders"].between(3500, 4800).all()


def test_what_the_text_says_about_the_options():
    alone = lesson.alone()
    kept, points = alone["kept orders"], alone["NPS, points"]
    assert points["A"] > 15 and points.drop(["A", "ABF"]).abs().max() < 3
    assert kept["B"] == kept.drop("ABF").max() and kept["D"] == kept["E"] == 0
    plans = lesson.next_year.full_choices(lesson._costs(), lesson.BUDGET_EUR)
    best = max(plans, key=lambda plan: lesson._mean_year(plan)["kept_orders"])
    assert best == lesson.BEST_SUPPORTED
    assert best == max(plans, key=lambda plan: kept[list(plan)].sum())


def test_pooled_numbers_look_good_and_like_for_like_do_not():
    for name in ("bot_all", "members_raw"):
        assert lesson._result(name).low > 0
    for name in ("bot_simple", "bot_hard"):
        assert lesson._result(name).high < 0
    assert lesson._result("members_like").low < 0 < lesson._result("members_like").high


def test_the_price_of_a_is_by_order_and_by_parcel_it_breaks_the_budget():
    facts = lesson.facts()
    orders, by_parcel = (
        int(facts[name].replace(",", "")) for name in ("orders_two", "cost_by_parcel")
    )
    assert lesson._surcharge() * orders == pytest.approx(18_000, rel=0.01)
    assert by_parcel + lesson._cost("BF") > lesson.BUDGET_EUR


def test_no_plan_pays_for_itself_in_a_year():
    gains = lesson.alone()
    _, kept, lost = lesson._worth_of_size()
    assert (gains["kept orders"] * (kept + lost) < gains["cost_eur"]).all()


def test_evidence_asks_for_a_known_letter():
    assert len(lesson.evidence("a")) == 8
    with pytest.raises(ValueError, match="no option 'X'"):
        lesson.evidence("X")
