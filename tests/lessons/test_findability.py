"""Lesson 09: the findings its panels promise, and the very message for every known slip."""

import pytest

from uxcx.controls import CHOOSE
from uxcx.lessons import findability as lesson
from uxcx.practice import State

OPEN, CLOSED = "open", "closed"
ITEMS = tuple(lesson.EXERCISES["9.1"].answer.pairs)


def sorts(*kinds):
    return dict(zip(ITEMS, kinds, strict=True))


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("9.1", sorts(CLOSED, OPEN, CLOSED, OPEN), "If you hand out the labels"),
        ("9.1", sorts(CLOSED, CLOSED, OPEN, CLOSED), "If you hand out the labels"),
        ("9.1", sorts(OPEN, CLOSED, CLOSED, CLOSED), "people use your words"),
        ("9.1", sorts(OPEN, CLOSED, OPEN, OPEN), "nobody sees your labels"),
        ("9.2", 66.7, "That is the distance"),
        ("9.2", 16.7, "The unit is the person"),
        ("9.2", 2, "count of people"),
        ("9.2", 1 / 3, "a share"),
        ("9.2", 50, "person by person"),
        ("9.3", (23, 60), "23 is a count of people"),
        ("9.3", (26.0, 50.6), "plain Wald interval"),
        ("9.3", (0.271, 0.510), "a share"),
        ("9.3", (51.0, 27.1), "changed places"),
        ("9.4", "a", "They got there after wandering"),
        ("9.4", "b", "Nobody saw a page"),
        ("9.4", "d", "proposed menu too"),
        ("9.5", "The people were less able than those in the test", "Other people in the two"),
        ("9.5", "The tree test is useless, so forget about it", "Both numbers can be right"),
        ("9.5", "Many use the search box on the live site", "That is one reason"),
        ("9.5", "It differs because the two studies were not equal", "has not"),
    ],
)
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


def test_who_leaves_out_those_who_gave_up_is_told_so():
    slips = {slip.message: slip.gives for slip in lesson.EXERCISES["9.3"].slips}
    wrong = next(gives for message, gives in slips.items() if "who gave up" in message)
    assert "who gave up" in lesson.EXERCISES["9.3"].reply(wrong()).message


@pytest.mark.parametrize(
    "text",
    [
        "People use search, and the layout hides the menu from them",
        "Banners distract, and the phone is slow to load the page",
    ],
)
def test_two_reasons_of_two_kinds_are_enough(text):
    assert lesson.EXERCISES["9.5"].reply(text).state is State.CORRECT


# ---------------------------------------------------------------- Who belongs together?


@pytest.fixture
def sort():
    return lesson.who_belongs_together().revealed


def press(panel, label):
    panel.actions()[label]()


def test_the_own_sort_comes_first_and_shows_nothing_of_the_others(sort):
    assert "No card is sorted yet" in sort.finding.sentence
    sort.set(**{"Size guide": "help"})
    assert sort.finding.sentence.startswith("1 of 10 cards are sorted. help: Size guide.")
    assert "people" not in sort.finding.sentence
    assert list(sort.finding.table.columns) == ["card", "your pile"]
    sort.set(**{"Size guide": "about the shoe"})
    words = [text.get_text() for text in sort.words]
    assert set(words) == {"about the shoe", "not sorted yet"}
    assert len(sort.most.get_xdata()) == 0
    assert not any(bar.get_width() for bar in sort.bars)


def test_the_size_guide_goes_with_the_product(sort):
    sort.set(**{"Size guide": "help"})
    press(sort, "Compare with thirty people")
    assert "25 of 30 put the size guide to “about the shoe”, 3 to “help”" in sort.finding.sentence
    assert "10 % of the people on average did as you" in sort.finding.sentence
    assert "You differ from most on Size guide." in sort.finding.sentence


def test_who_follows_the_most_people_reaches_the_most_possible(sort):
    sort.set(**lesson.by_pile().loc[list(lesson.TEN_CARDS)].idxmax(axis=1))
    press(sort, "Compare with thirty people")
    assert "71 % of the people on average did as you; 71 %" in sort.finding.sentence
    assert "You follow most." in sort.finding.sentence


def test_comparing_before_sorting_is_allowed_and_starting_again_hides_all(sort):
    press(sort, "Compare with thirty people")
    assert "You have not sorted a card yet" in sort.finding.sentence
    press(sort, "Start again")
    assert set(sort.values.values()) == {CHOOSE}
    assert "No card is sorted yet" in sort.finding.sentence


# ---------------------------------------------------------------- Agreement map


@pytest.fixture
def agreement():
    return lesson.agreement_map().revealed


def groups(panel, threshold):
    panel.set(threshold=threshold)
    return panel.finding.table["group"].nunique()


def test_no_pair_of_cards_is_together_for_all_people(agreement):
    assert agreement.finding.table["that often, %"].max() == pytest.approx(90)


def test_a_higher_cut_never_makes_fewer_groups(agreement):
    counts = [groups(agreement, threshold) for threshold in range(0, 101, 5)]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (1, 28)


def test_the_size_guide_sits_with_the_product_at_fifty_percent(agreement):
    sentence = agreement.finding.sentence
    for card in ("Photos of the shoe", "Materials", "Opinions of buyers", "How to clean it"):
        assert card in sentence.partition("Most often")[0]
    assert "83 % put it to “about the shoe”, 10 % put it to “help”" in sentence


def test_groups_of_the_table_are_neighbours_in_the_picture(agreement):
    for threshold in (20, 50, 65, 80):
        agreement.set(threshold=threshold)
        assert agreement.finding.table["group"].is_monotonic_increasing


# ---------------------------------------------------------------- Tree race


@pytest.fixture
def race():
    return lesson.tree_race().revealed


def test_the_proposed_menu_is_hidden_until_it_is_chosen(race):
    assert "38 %, between 27 and 51" in race.finding.sentence
    assert "78 %" not in race.finding.sentence
    race.set(menu="both menus")
    assert "78 %, between 66 and 87" in race.finding.sentence
    assert "+40 points, between +23 and +54" in race.finding.sentence


@pytest.mark.parametrize("task", lesson.tasks())
def test_outcomes_and_first_clicks_each_count_sixty_people(race, task):
    race.set(task=task, menu="both menus")
    table = race.finding.table
    clicks = table["what they did"].str.startswith("first click")
    assert (table[~clicks].groupby("menu")["people"].sum() == 60).all()
    assert (table[clicks].groupby("menu")["people"].sum() == 60).all()


@pytest.mark.parametrize("menu", lesson.MENUS)
@pytest.mark.parametrize("task", lesson.tasks())
def test_marks_of_the_table_are_those_of_the_clicked_paths(menu, task):
    own, way = lesson._tries(menu, task), lesson._right_way(menu, task)
    seen = lesson.findability.follow_paths(own["path"], [way], lesson.HOME, lesson.ARROW)
    assert list(seen.success) == own["success"].to_list()
    assert list(seen.direct) == own["direct"].to_list()
    assert list(seen.first_click) == own["right_first"].to_list()


def test_success_hides_wandering_in_tracking_a_parcel():
    old, new = (lesson._result(menu, "track parcel") for menu in lesson.MENUS)
    assert old.success.estimate == pytest.approx(0.85)
    assert old.direct_success / 60 == pytest.approx(0.32, abs=0.005)
    assert new.direct_success / 60 == pytest.approx(0.80)


def test_two_gains_are_clear_one_is_a_hair_and_no_task_is_clearly_worse():
    table = lesson.by_task()
    assert set(table.index[table["gain from"] > 5]) == {"size advice", "shoe care"}
    assert 0 < table.loc["start return", "gain from"] < 1
    assert (table["gain to"] > 0).all()
