"""Lesson 02: the findings its panels promise, its map, and the very message for every slip."""

import pytest

from uxcx import shop
from uxcx.lessons import journey as lesson
from uxcx.practice import State

ALL_STAGES = "discover, choose, buy, receive, wear, help, return"


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("2.1", "discover, choose, buy", "end at payment"),
        ("2.1", "they find it and buy it", "end at payment"),
        ("2.1", "buy, choose, discover, receive, wear, help, return", "follow one pair of shoes"),
        ("2.1", ALL_STAGES.replace("discover, ", ""), "hear of the shop at all"),
        ("2.1", ALL_STAGES.replace("choose, ", ""), "between hearing of the shop and paying"),
        ("2.1", ALL_STAGES.replace("wear, ", ""), "what are shoes for"),
        ("2.1", ALL_STAGES.replace(", return", ""), "do not fit"),
        ("2.2", 3, "No one answered 3"),
        ("2.2", 0, "Zero spread"),
        ("2.2", 2, "divide by one less"),
        ("2.2", 4, "range"),
        ("2.2", 4.8, "variance"),
        ("2.2", 7, "step by step"),
        ("2.2", "2.2", "without quotation marks"),
        ("2.3", "a", "can see the order"),
        ("2.3", "c", "without the phone"),
        ("2.3", "d", "no promise"),
        ("2.4", "Nothing is missing, because personas need no numbers at all, they are a story",
         "can describe three people"),
        ("2.4", "I do not need a number for Bella, since she makes the team care for people",
         "can describe three people"),
        ("2.4", "Give her a surname, a photo and one more hobby, so that everybody remembers her",
         "not more true"),
        ("2.4", "Say who is left out of the survey of 2025, since Bella may be unlike them",
         "how many customers are like that"),
        ("2.4", "How many customers are like Bella, and does she live in our home town or not",
         "from which data"),
        ("2.4", "How many customers are like Bella, by the order book of 2025, please tell me",
         "blind spot"),
        ("2.5", "I would fix the product page, because 15 of 15 see it and it is the worst peak",
         "one we know best"),
        ("2.5", "I would mend the checkout since it is the end of the whole shopping story",
         "pulls the memory down"),
        ("2.5", "I would fix the parcel, since it is the worst moment and they remember the peak",
         "Give the n"),
        ("2.5", "I would fix the parcel for 10 of 15 people, because we like to have nice boxes",
         "peak, or the end"),
        ("2.5", "Ten of fifteen had their worst moment, so we should do something about the peak",
         "Name one contact"),
    ],
)  # fmt: skip
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


@pytest.mark.parametrize(
    ("id", "answer"),
    [
        ("2.1", "Find, pick, pay, delivery, wearing, support and sending back"),
        ("2.1", "discover, choose, buy, receive, wear, return, help"),
        ("2.2", 2.2),
        ("2.4", "Bella has no number. Count how many customers of the 2025 data she stands for, "
                "and name those who are not in it."),
        ("2.5", "The help line: 15 people used it, it is the last thing they remember, so the end"),
    ],
)  # fmt: skip
def test_a_good_answer_in_other_words_is_right(id, answer):
    assert lesson.EXERCISES[id].reply(answer).state is State.CORRECT


@pytest.fixture
def curve():
    return lesson.feeling_curve().revealed


@pytest.fixture
def cutter():
    return lesson.persona_cutter().revealed


def test_receive_is_lowest_in_the_second_half_and_not_in_the_average_of_the_year(curve):
    curve.set(when="July to December")
    assert "Lowest: receive" in curve.finding.sentence
    curve.set(when="Both half-years")
    assert "Lowest: help and return" in curve.finding.sentence


def test_the_trouble_is_north_and_west_alone(curve):
    curve.set(where="North and West", when="July to December")
    trouble = curve.finding.table
    curve.set(where="South and East")
    calm = curve.finding.table
    assert trouble["mean"]["receive"] < 2.6 and calm["mean"]["receive"] > 4
    assert trouble["spread"]["receive"] > 1.5 * calm["spread"]["receive"]
    others = [stage for stage in lesson.STAGES if stage != "receive"]
    assert (trouble["mean"] - calm["mean"])[others].abs().max() < 0.2


def test_each_person_shows_two_camps_and_an_empty_middle(curve):
    curve.set(where="North and West", when="July to December", persons=True)
    assert "10 people noted 1 or 2, 0 noted 3 and 5 noted 4 or 5" in curve.finding.sentence
    assert len(curve.people.get_xdata()) == 15 * (len(lesson.STAGES) + 1)
    curve.set(persons=False)
    assert len(curve.people.get_xdata()) == 0


def test_the_n_is_shown_on_request_only(curve):
    assert all(text.get_text() == "n 30" for text in curve.counts)
    curve.set(counts=False)
    assert not any(text.get_text() for text in curve.counts)


def test_the_table_agrees_with_plain_pandas():
    notes = shop.load("diary").query("half == 2 and region in ['North', 'West']")
    plain = notes.groupby("stage", observed=True)["feeling_1_5"].agg(["mean", "std", "size"])
    table = lesson.by_stage(*lesson.TROUBLE)
    assert table["mean"].to_list() == pytest.approx(plain["mean"][table.index].to_list())
    assert table["spread"].to_list() == pytest.approx(plain["std"][table.index].to_list())
    assert table["people"].to_list() == plain["size"][table.index].to_list()


def test_each_step_of_the_persona_leaves_fewer_people(cutter):
    sizes = []
    for last in lesson.KEEP:
        cutter.set(last=last, across="nothing", down="nothing")
        sizes.append(int(cutter.finding.table["people"].iloc[0]))
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == len(sizes)
    assert sizes[-1] < 25


@pytest.mark.parametrize("cut", [cut for cut in lesson.CUTS if cut != "nothing"])
def test_only_the_cut_by_region_changes_the_top_complaint(cutter, cut):
    cutter.set(across=cut, down="nothing")
    assert (cutter.finding.table["top complaint"].nunique() > 1) == (cut == "region")


@pytest.mark.parametrize("across", lesson.CUTS)
@pytest.mark.parametrize("down", lesson.CUTS)
def test_the_tiles_hold_everybody_once(cutter, across, down):
    cutter.set(across=across, down=down)
    assert cutter.finding.table["people"].sum() == len(shop.load("customers"))


def test_small_groups_are_counted_and_not_described(cutter):
    cutter.set(last=list(lesson.KEEP)[-1], across="nothing", down="nothing")
    told = cutter.finding.table.drop(columns="people")
    assert (told == "not told").all(axis=None)
    shown = [text.get_text() for text in cutter.texts if text.get_text()]
    assert len(shown) == 1 and "too few\nto describe" in shown[0]


def test_the_alt_sentence_of_the_map_has_its_numbers(monkeypatch):
    said = []
    monkeypatch.setattr(lesson, "show", lambda figure, alt, table: said.append(alt))
    lesson.journey_map("North and West", "July to December")
    assert "Journey map of 15 shoppers" in said[0] and "receive 2.3" in said[0]


@pytest.mark.parametrize("where", lesson.WHERE)
@pytest.mark.parametrize("when", lesson.WHEN)
def test_every_group_has_a_map(where, when, monkeypatch):
    shown = []
    monkeypatch.setattr(lesson, "show", lambda *parts: shown.append(parts))
    lesson.journey_map(where, when)
    figure, alt, table = shown[0]
    words = [text.get_text() for text in figure.axes[0].texts]
    assert words.count(f"n {table['people'].iloc[0]}") == len(lesson.STAGES)
    assert set(lesson.STAGES) <= set(words) and f"{where}, {when} 2025" in words
    assert len([one for one in words if "“" in one]) == 3
    assert len(alt) < 400


def test_the_map_boxes_the_parcel_only_where_it_hurts(monkeypatch):
    shown = []
    monkeypatch.setattr(lesson, "show", lambda figure, alt, table: shown.append(figure))
    lesson.journey_map("North and West", "July to December")
    lesson.journey_map("South and East", "July to December")
    white = [
        [text.get_text() for text in figure.axes[0].texts if text.get_color() == "white"]
        for figure in shown
    ]
    assert [set(words) - set(lesson.STAGES) for words in white] == [{"14"}, set()]


@pytest.mark.parametrize("group", [("Nowhere", "July to December"), ("North", "July")])
def test_an_unknown_group_is_named_with_those_that_exist(group):
    with pytest.raises(ValueError, match="Choose one of: "):
        lesson.journey_map(*group)


def test_the_teams_on_the_map_are_those_of_the_contacts():
    teams = {lesson._joined(team) for _, team in lesson.STAGES.values()}
    named = {name for team in teams for name in team.split(", ")}
    assert named <= set(shop.load("contacts")["team"])
