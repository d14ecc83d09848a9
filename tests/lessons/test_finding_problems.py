"""Lesson 08: what its panels promise, the message for every known slip, and what it keeps back."""

import re

import pytest

from uxcx.lessons import finding_problems as lesson
from uxcx.practice import State

TESTS = lesson.SENTENCES
SKETCH, LAST_YEAR, STUCK, TARGET = TESTS
LONG = "We looked at the report for a while and think that it could be said in another way. "
SAFE = (
    "The new site let eight people with access needs do less than half of their tasks, between "
    "33 and 57 %. For 32 others it was 88 %. "
)


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("8.1", (50, 19), "Chances do not add"),
        ("8.1", (41, 8.5), "Chances do not add"),
        ("8.1", (59, 19), "all five miss it"),
        ("8.1", (0.001, 19), "One of them is enough"),
        ("8.1", (0.41, 19), "a part of 1"),
        ("8.1", (19, 41), "changed places"),
        ("8.1", (41, 18), "A hair too few"),
        ("8.1", (41, 6), "This one is rarer"),
        ("8.1", (41, 30), "Check both numbers"),
        ("8.1", 41, "two numbers"),
        ("8.2", {one: {"formative": "summative", "summative": "formative"}[right]
                 for one, right in TESTS.items()}, "they cannot grade"),
        ("8.2", TESTS | {LAST_YEAR: "formative"}, "to mend or to grade"),
        ("8.2", TESTS | {TARGET: "formative"}, "decides over a target"),
        ("8.2", TESTS | {SKETCH: "summative"}, "cannot give a grade"),
        ("8.2", TESTS | {STUCK: "summative"}, "cannot give a grade"),
        ("8.3", "a", "outranks a nuisance for many"),
        ("8.3", "c", "Sort by severity"),
        ("8.4", "I agree with it, since five people are the right number for a test of "
         "this kind.", "What is p in your list"),
        ("8.4", LONG + "A test of five is useless.", "Doubt the 85 %"),
        ("8.4", LONG, "which chance of meeting"),
        ("8.4", LONG + "It rests on a chance of that size.", "Is that chance one number"),
        ("8.4", LONG + "It rests on a chance, and problems differ.", "what the team can say"),
        ("8.5", "a", "not the people"),
        ("8.5", "c", "Which three did it miss"),
        ("8.5", "d", "a checker finds best"),
        ("8.6", SAFE + "P-25 was stopped twice.", "points at one person"),
        ("8.6", SAFE + "Screen reader users fared worst.", "two people of each kind"),
        ("8.6", SAFE + "One said: “I gave up.”", "Leave it out"),
        ("8.6", SAFE + "Those people failed at the till.", "make it the one"),
        ("8.6", LONG, "how many people stand behind"),
        ("8.6", LONG + "There were eight.", "Give the range"),
        ("8.6", LONG + "There were eight, between 33 and 57 %, all told.", "how did the others"),
        ("8.6", "For eight people with access needs it was between 33 and 57 %, and for 32 "
         "others it was 88 %.", "Name the site"),
    ],
)  # fmt: skip
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


@pytest.mark.parametrize(
    ("id", "answer"),
    [
        ("8.1", (40.951, 19)),
        ("8.6", SAFE + "The site does not serve both alike."),
        ("8.4", "That is true only if p is 0.31, and our problems are not alike. We found 12."),
    ],
)
def test_other_right_answers_are_right(id, answer):
    assert lesson.EXERCISES[id].reply(answer).state is State.CORRECT


@pytest.fixture
def net():
    return lesson.bug_net().revealed


def press(panel, label):
    panel.actions()[label]()


def test_five_people_find_84_71_or_56_percent(net):
    found = []
    for chance in lesson.chances():
        net.set(chance=chance)
        found.append(re.search(r"find (\d+) %", net.finding.sentence)[1])
    assert found == ["84", "71", "56"]


@pytest.mark.parametrize(("option", "people"), [(0, 6), (1, 8), (2, 20)])
def test_the_button_goes_to_as_many_people_as_85_percent_takes(net, option, people):
    net.set(chance=list(lesson.chances())[option])
    press(net, "As many as 85 % takes")
    assert net.values["people"] == people
    assert (
        net.found[net.values["chance"]][people - 1]
        >= 85
        > net.found[net.values["chance"]][people - 2]
    )


def test_the_curve_runs_inside_the_band_of_drawn_teams(net):
    for chance, (low, high) in net.bands.items():
        inside = [a - 1 <= one <= b for a, one, b in zip(low, net.found[chance], high, strict=True)]
        assert sum(inside) >= 38  # a band of shares of 24 has steps


def test_a_team_of_one_and_of_forty_have_a_sentence(net):
    net.set(people=1)
    assert "A team of one finds" in net.finding.sentence
    net.set(people=40)
    assert "Teams of 40 find" in net.finding.sentence


@pytest.fixture
def invited():
    return lesson.who_was_invited().revealed


def blockers(panel):
    return int(re.search(r"and (\d) of the 3 that stop people", panel.finding.sentence)[1])


def test_nobody_without_access_needs_meets_a_blocker(invited):
    for _ in range(20):
        press(invited, "Other people, as many")
        assert blockers(invited) == 0
    press(invited, "All 32 without access needs")
    assert blockers(invited) == 0
    assert "met 21 of 24 problems" in invited.finding.sentence


def test_the_right_eight_meet_all_three(invited):
    press(invited, "Five, and everybody with access needs")
    assert blockers(invited) == 3
    assert "13 (5 without access needs and 8 with)" in invited.finding.sentence


def test_no_single_kind_of_need_meets_all_three(invited):
    for name in lesson.NEEDS:
        invited.set(**{one: one == name for one in lesson.NEEDS})
        assert blockers(invited) < 3


def test_other_people_are_other_people(invited):
    before = invited.finding.table
    press(invited, "Other people, as many")
    assert not invited.finding.table.equals(before)


def test_a_team_of_nobody_has_a_sentence(invited):
    invited.set(others=0)
    assert "Nobody is invited yet" in invited.finding.sentence


@pytest.mark.pictures
def test_the_panel_counts_nobody_with_an_access_need_and_names_no_person(invited):
    press(invited, "Five, and everybody with access needs")
    table = invited.finding.table
    assert set(table["met by somebody with access needs"]) == {"yes", "no"}
    assert not re.search(r"P-\d", table.to_csv() + invited._readout.still + invited._readout.moving)


def test_the_chart_shows_no_count_under_five(monkeypatch):
    shown = []
    monkeypatch.setattr(lesson, "show", lambda *given: shown.append(given))
    lesson.chart_ranks()
    ((_, alt, table),) = shown
    counts = table["people of 40"]
    assert counts[["P21", "P23", "P24"]].eq("under 5").all()
    assert all(int(one) >= 5 for one in counts if one != "under 5")
    assert "under 5" in alt


@pytest.fixture
def picker():
    return lesson.contrast_picker().revealed


@pytest.mark.parametrize(
    ("place", "enough"),
    [("body text", True), ("add-to-cart button", True), ("pay button", False),
     ("edge of a size button", False)],
)  # fmt: skip
def test_the_picker_judges_by_what_stands_there(picker, place, enough):
    picker.set(place=place)
    assert ("is enough" in picker.finding.sentence) == enough
    assert ("nearest that passes" in picker.finding.sentence) != enough


def test_a_darker_button_passes_and_the_shops_own_comes_back(picker):
    percent = int(lesson.facts()["darker"])
    assert lesson.contrast_picker().prediction.right == f"About {percent} %"
    picker.set(ground=-percent)
    assert "this is enough" in picker.finding.sentence
    picker.set(ground=1 - percent)
    assert "not enough" in picker.finding.sentence
    press(picker, "As the shop has it")
    assert "#FFFFFF on #2F9E44: contrast 3.44" in picker.finding.sentence


def test_colours_reach_black_and_white(picker):
    picker.set(place="headings", colour=-100)
    assert "#000000 on #FFFFFF: contrast 21.00" in picker.finding.sentence
    picker.set(colour=100)
    assert "contrast 1.00" in picker.finding.sentence


def test_five_of_the_shops_colours_are_not_enough():
    assert lesson.facts()["too_pale"] == "5"
