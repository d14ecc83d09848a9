"""Lesson 07: the findings its panels promise, and the very message for every known slip."""

from statistics import NormalDist

import numpy as np
import pytest

from uxcx import shop
from uxcx.lessons import sus as lesson
from uxcx.measures import sus, sus_norms, sus_sheets
from uxcx.practice import State

ITEMS = list(lesson.ITEMS)
RIGHT = {"item 2": "complaint", "item 3": "praise", "item 7": "praise", "item 10": "complaint"}
SWAPPED = {item: "praise" if kind == "complaint" else "complaint" for item, kind in RIGHT.items()}


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("7.a", "a", "whether people reach the goal"),
        ("7.a", "b", "A clock can take that"),
        ("7.b", "b", "may keep its percent sign"),
        ("7.b", "c", "million answers"),
        ("7.c", "a", "could choose the rule"),
        ("7.c", "c", "no second opinion"),
        ("7.d", "a", "rule for praise"),
        ("7.d", "b", "should earn 4"),
        ("7.e", "a", "turned already"),
        ("7.e", "b", "multiply 40 to reach 100"),
        ("7.1", SWAPPED, "the other way round"),
        ("7.1", RIGHT | {"item 10": "praise"}, "a lot had to be learned"),
        ("7.1", RIGHT | {"item 2": "praise"}, "unnecessarily complex"),
        ("7.1", RIGHT | {"item 3": "complaint"}, "speak of ease"),
        ("7.1", RIGHT | {"item 7": "complaint"}, "speak of ease"),
        ("7.2", 75, "without turning the complaints round"),
        ("7.2", 50, "You took 1 from every item"),
        ("7.2", 60, "raw sum times 2"),
        ("7.2", 34, "Multiply the points by 2.5"),
        ("7.2", 80, "the sheet in the lesson"),
        ("7.2", 32, "the sheet in the lesson"),
        ("7.2", 15, "changed places"),
        ("7.2", 0.85, "a share"),
        ("7.2", "85", "without quotation marks"),
        ("7.2", 82.5, "points of each item"),
        ("7.3", "b", "no share of anything"),
        ("7.3", "c", "the two clouds overlap"),
        ("7.3", "d", "about four points to each side"),
        ("7.4", "a", "not a percentage"),
        ("7.4", "b", "task success"),
        ("7.5", "a", "deleting hides the cause"),
        ("7.5", "c", "A complaint should go against the praise"),
        ("7.5", "d", "the words it was tested with"),
        ("7.6", "The rule is useless, since our customers judge parcels and not only the site of "
                "the shop", "Say for whom it holds"),
        ("7.6", "The rule knows only how usable the site felt to the people who were tested by us",
         "what else our customers judge"),
        ("7.6", "Our customers judge their parcels, which came so late that they were all angry",
         "Say what the SUS is about"),
        ("7.6", "The parcels came late, and the rule only knows about how the site felt in use",
         "Say who answered"),
    ],
)  # fmt: skip
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


# ---------------------------------------------------------------- Score it


@pytest.fixture
def sheet():
    return lesson.score_it().revealed


@pytest.mark.parametrize(
    ("label", "score", "words"),
    [
        ("Tick 5 everywhere", 50, "praising items add 20 of 20 points, the five complaining "
                                  "items 0 of 20"),
        ("Tick 3 everywhere", 50, "10 of 20 points, the five complaining items 10 of 20"),
        ("Tick 1 everywhere", 50, "add 0 of 20 points, the five complaining items 20 of 20"),
        ("Tick 5 and 4 in turn", 62.5, "praises and complains at once"),
        ("Tick 5 and 1 in turn", 100, "Together 40"),
        ("The sheet of the lesson", 80, "Together 32"),
    ],
)  # fmt: skip
def test_each_button_gives_the_score_that_the_lesson_tells(sheet, label, score, words):
    sheet.actions()[label]()
    assert sheet.finding.sentence.startswith(f"SUS {score:g}.")
    assert words in sheet.finding.sentence


def test_the_panel_says_that_a_straight_line_cancels_and_says_it_of_no_other_sheet(sheet):
    said = []
    for act in sheet.actions().values():
        act()
        said.append("cancels out" in sheet.finding.sentence)
    assert said == [True, True, True, False, False, False]


def test_one_step_on_any_item_moves_the_score_by_two_and_a_half(sheet):
    for number, item in enumerate(ITEMS):
        sheet.actions()["Tick 3 everywhere"]()
        sheet.set(**{item: 4})
        assert sheet.finding.sentence.startswith("SUS 52.5" if number % 2 == 0 else "SUS 47.5")


def test_the_bars_are_the_points(sheet):
    sheet.actions()["Tick 5 and 4 in turn"]()
    assert [sheet.bars[item].get_width() for item in ITEMS] == [4, 1] * 5
    assert sheet.finding.table["points"].to_list() == [4, 1] * 5


# ---------------------------------------------------------------- What is 68?


@pytest.fixture
def norms():
    return lesson.what_is_68().revealed


@pytest.mark.parametrize(("score", "rank"), [(51, 14), (68, 50), (70, 56), (74, 70), (80, 88)])
def test_the_lesson_tells_the_published_percentiles(norms, score, rank):
    norms.set(score=score)
    assert f"SUS {score}: {rank} of 100 products score lower" in norms.finding.sentence


def test_the_top_tenth_begins_where_the_lesson_says():
    assert sus_norms.percentile(80.8).value == 90 and sus_norms.percentile(80.7).value < 90


def test_a_bell_curve_misses_the_printed_points_by_up_to_six_places():
    bell = NormalDist(68, 12.5)
    scores = np.arange(0, 101, 5)
    gaps = [abs(sus_norms.percentile(float(x)).value - 100 * bell.cdf(x)) for x in scores]
    assert 5.5 < max(gaps) < 6.5


def test_five_people_allow_a_d_and_an_a(norms):
    norms.set(score=68, people=5)
    assert "grade D to A." in norms.finding.sentence


def test_more_people_narrow_the_range(norms):
    widths = []
    for people in (5, 20, 100, 400):
        norms.set(score=68, people=people)
        widths.append(norms.finding.table["SUS"][2] - norms.finding.table["SUS"][0])
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == pytest.approx(widths[-2] / 2, rel=0.05)


@pytest.mark.parametrize(
    ("score", "words"),
    [(0, "fewer than 1 of 100"), (100, "more than 99 of 100"), (95, "more than 99 of 100")],
)
def test_the_ends_of_the_scale_stay_on_it(norms, score, words):
    norms.set(score=score, people=5)
    assert words in norms.finding.sentence
    assert norms.finding.table["SUS"].between(0, 100).all()


def test_the_panel_opens_on_the_score_of_its_prediction(norms):
    assert "SUS 70" in lesson.what_is_68().prediction.question
    assert norms.finding.sentence.startswith("SUS 70:")


# ---------------------------------------------------------------- the shop, and the prose


def test_the_gain_of_the_shop_is_real():
    table = lesson.by_round()
    assert table["to"].iloc[0] < 68 < table["from"].iloc[1]


def test_one_score_gets_two_words_from_the_rivals(monkeypatch):
    shown = []
    monkeypatch.setattr(lesson, "show", lambda figure, alt, table: shown.append(table))
    lesson.chart_of_rivals(71)
    assert shown[0]["says"].to_list() == ["C", "C", "marginal", "acceptable", "marginal"]
    lesson.chart_of_rivals(lesson.by_round()["SUS"].iloc[1])
    assert shown[1]["says"].to_list()[:2] == ["B", "C"]
    with pytest.raises(ValueError, match="0 to 100"):
        lesson.chart_of_rivals(101)


def test_the_sheets_that_came_twice_are_the_straight_lines():
    raw = shop.load("raw_ut_sus")
    look = sus_sheets.inspect(raw[ITEMS])
    straight = raw[look.straight_lined]
    assert straight["q1"].to_list() == [5, 5, 3]
    assert (look.scores[look.straight_lined] == 50).all()
    assert raw["pid"].value_counts()[straight["pid"]].eq(2).all()
    assert look.contradictory.sum() == 2
    assert len(raw.drop(straight.index)) == len(shop.load("ut_sus"))


def test_the_picture_of_the_translation_shows_one_item_on_the_wrong_side():
    healthy = lesson.item_correlations(shop.load("ut_sus"))
    praise = healthy["kind"] == "praise"
    assert (healthy["correlation"] > 0).eq(praise).all()
    flipped = lesson.item_correlations(lesson.translated_sheets())
    wrong = (flipped["correlation"] > 0) != praise
    assert list(flipped.index[wrong]) == ["8 cumbersome"]
    assert sus_sheets.inspect(lesson.translated_sheets()[ITEMS]).suspect_items == (8,)


def test_the_rule_promises_a_rise_and_the_survey_falls():
    facts = lesson.facts()
    assert float(facts["rule_may"]) > float(facts["rule_feb"])
    assert float(facts["recommend_q4"]) < float(facts["recommend_q1"])


def test_the_exercise_has_another_sheet_than_the_lesson_with_the_same_raw_sum():
    assert sum(lesson.SHEET) == sum(lesson.SECOND_SHEET)
    assert sum(a != b for a, b in zip(lesson.SHEET, lesson.SECOND_SHEET, strict=True)) == 4
    assert (sus.score(lesson.SHEET), sus.score(lesson.SECOND_SHEET)) == (80, 85)
