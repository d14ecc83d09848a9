"""Lesson 11: the findings its panels promise, and the very message for every known slip."""

import pytest

from uxcx.lessons import clicks as lesson
from uxcx.practice import State

KINDS = ("dead", "rage", "neither", "dead")
SIX = ("keep", "keep", "keep", "keep", "drop", "drop")


def filled(id, options):
    return dict(zip(lesson.EXERCISES[id].answer.pairs, options, strict=True))


def but(id, right, item, option):
    return filled(id, right) | {item: option}


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("11.1", filled("11.1", ("dead", "dead", "neither", "dead")), "look at the clock"),
        ("11.1", filled("11.1", ("rage", "rage", "neither", "dead")), "look at the clock"),
        ("11.1", filled("11.1", ("dead", "rage", "dead", "dead")), "the page answered"),
        ("11.1", filled("11.1", ("dead", "rage", "neither", "rage")), "which two numbers"),
        ("11.2", 6, "divided by all clicks on the page"),
        ("11.2", 20, "share of all dead clicks"),
        ("11.2", 75, "share that worked"),
        ("11.2", 30, "rate of the whole page"),
        ("11.2", 120, "the base, a count"),
        ("11.2", 0.25, "a share"),
        ("11.2", 50, "row of the photo"),
        ("11.3", "a", "cannot tell success from frustration"),
        ("11.3", "c", "still need their size"),
        ("11.4", "Mouse and attention are the same thing, so the seller is right about where "
         "our customers look all day", "On a phone there is no cursor"),
        ("11.4", "The tool records the mouse and not the eye, so we cannot know where the "
         "customers look at all", "Most visits here are on phones"),
        ("11.4", "On phones nobody can tell where the eyes of our customers are, so this is not "
         "something to believe", "what the tool records"),
        ("11.4", "On a phone your tool records clicks, and that is not the thing that you say it "
         "is, I believe", "where people look"),
        ("11.4", "On phones the heatmap takes each click for a look, and eyes move with each "
         "finger all of the time", "goes too far"),
        ("11.5", but("11.5", SIX, "exact birth date", "keep"), "Purpose first"),
        ("11.5", but("11.5", SIX, "text typed into the address box", "keep"), "Typed text"),
        ("11.5", but("11.5", SIX, "device", "drop"), "two layouts are smeared"),
        ("11.5", but("11.5", SIX, "time since the page opened", "drop"), "about rage clicks"),
        ("11.5", but("11.5", SIX, "random number of the visit", "drop"), "like ten people"),
        ("11.5", but("11.5", SIX, "part of the page", "drop"), "want to mend"),
    ],
)  # fmt: skip
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words.lower() in reply.message.lower()


@pytest.mark.parametrize(
    "text",
    [
        "Your tool records taps on a phone, so it does not show where anybody's eyes are looking",
        "Clicks and looks are not the same, and on mobile there is no mouse at all to follow",
    ],
)
def test_other_words_for_the_same_doubt_are_accepted(text):
    assert lesson.EXERCISES["11.4"].reply(text).state is State.CORRECT


@pytest.fixture
def lens():
    return lesson.heat_lens().revealed


@pytest.mark.parametrize("cells", [8, 10, 20, 30, 40])
@pytest.mark.parametrize("kind", lesson.KINDS)
def test_the_hottest_spot_on_phones_is_the_size_chart(lens, kind, cells):
    lens.set(device="mobile", kind=kind, cells=cells)
    assert "“size chart” on mobile, which does nothing" in lens.finding.sentence
    assert lens.finding.table.index[0] == "size chart"
    assert lens.finding.table["reacts"].iloc[0] == "no"


@pytest.mark.parametrize("cells", [4, 10, 20, 40])
def test_all_devices_together_show_a_false_spot(lens, cells):
    lens.set(device="all devices", kind="all clicks", cells=cells)
    assert "seems to lie on “small photos”" in lens.finding.sentence
    assert "“size chart” on mobile" in lens.finding.sentence


def test_more_than_a_fifth_of_the_taps_on_phones_are_dead(lens):
    assert "23 % of these clicks are dead" in lens.finding.sentence
    lens.set(kind="dead clicks")
    assert "71 % of these dead clicks" in lens.finding.sentence
    lens.set(kind="rage clicks")
    assert "89 % of these rage clicks" in lens.finding.sentence
    lens.set(device="desktop", kind="all clicks")
    assert "10 % of these clicks are dead" in lens.finding.sentence


def test_the_wireframe_follows_the_device(lens):
    def shown(device):
        return {artist.get_visible() for artist in lens.pages[device]}

    assert shown("mobile") == {True} and shown("desktop") == {False}
    lens.set(device="all devices")
    assert shown("mobile") == {False} and shown("desktop") == {True}


def test_the_ring_lies_in_the_size_chart_of_the_wireframe(lens):
    parts = lesson.shop.load("page_elements").query("device == 'mobile'").set_index("element")
    box = parts.loc["size chart"]
    for ring in lens.rings:
        assert box["left"] < ring.get_xdata()[0] < box["left"] + box["width"]
        assert box["top"] < ring.get_ydata()[0] < box["top"] + box["height"]


def test_the_rage_clicks_of_the_table_are_those_of_the_measure():
    for device in ("desktop", "mobile"):
        flags = lesson._rage(device).flags
        assert (flags == lesson._clicks(device)["rage"].to_numpy()).all()


def times_even(panel):
    return panel.finding.table["times even"]


def test_few_random_clicks_look_hot_and_many_do_not():
    panel = lesson.faces_in_the_clouds().revealed
    hottest = [times_even(panel)["Chance"]]
    for clicks in (400, 4000):
        panel.set(clicks=clicks)
        hottest.append(times_even(panel)["Chance"])
    assert hottest[0] >= 10 and hottest[0] > hottest[1] > hottest[2] and hottest[2] < 2
    assert times_even(panel)["Phones"] > 20


def test_forty_random_clicks_fill_a_cell_with_two_to_four():
    panel = lesson.faces_in_the_clouds().revealed
    for _ in range(30):
        assert 2 <= panel.finding.table["fullest cell"]["Chance"] <= 4
        panel.actions()["Draw random clicks"]()


def test_drawing_again_draws_other_clicks():
    panel = lesson.faces_in_the_clouds().revealed
    panel.set(clicks=400)
    maps = [image.get_array().tobytes() for image in panel.images]
    panel.actions()["Draw random clicks"]()
    assert maps[0] != panel.images[0].get_array().tobytes()
    assert maps[1] != panel.images[1].get_array().tobytes()
