"""Lesson 13: the findings its panels promise, and the very message for every known slip."""

import pytest

from uxcx.lessons import joining as lesson
from uxcx.practice import State


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("13.1", 2096, "all rows after the join"),
        ("13.1", 271, "You counted late parcels"),
        ("13.1", 263, "kept the first parcel"),
        ("13.1", 259, "kept the last parcel"),
        ("13.1", 254, "parcels were all late"),
        ("13.1", 788, "late orders of the whole shop"),
        ("13.1", 140, "how many rows the join added"),
        ("13.1", 269, "Count rows before and after each step"),
        ("13.2", 59.7, "best corner alone"),
        ("13.2", 20.5, "small cells shout"),
        ("13.2", 36.5, "over all parcels"),
        ("13.2", -40.2, "Mind the order"),
        ("13.2", 152.6, "corner to corner"),
        ("13.3", -18.3, "change of the share"),
        ("13.3", 18.3, "change of the share"),
        ("13.3", -23.9, "the whole fall"),
        ("13.3", -124.5, "how far the two groups lie apart"),
        ("13.3", 28, "added two percentages"),
        ("13.3", 22.8, "rise or fall"),
        ("13.4", "The correlation is significant, so promoters buy again and we should raise "
                 "the score of all our customers", "nearly all is significant"),
        ("13.4", "r is small and weak, so I doubt it; we should do a test with some people "
                 "before we believe", "what else differs"),
        ("13.4", "Promoters had more past orders and they had been pleased before; a test of two "
                 "groups would settle it", "Say how much r"),
        ("13.4", "It is weak, about three percent; and they had more past orders, so we cannot "
                 "know it from these data", "what would settle it"),
        ("13.5", "a", "which line moves first"),
        ("13.5", "c", "third line in the chart"),
        ("13.6", "a", "bet the advert on a coin"),
        ("13.6", "c", "nothing says that"),
        ("13.6", "d", "in the ± already"),
    ],
)  # fmt: skip
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


def test_no_two_ways_of_going_astray_give_the_same_count():
    counts = lesson._late_answers()
    assert len(set(counts.values())) == len(counts)


def test_nobody_counts_twice():
    assert lesson._answers()["response_id"].is_unique
    assert lesson._first_orders()["customer_id"].is_unique
    assert lesson.corners()["answers"].sum() == len(lesson._answers())


@pytest.fixture
def four():
    return lesson.four_corners().revealed


@pytest.mark.parametrize("easy", lesson.EASY_FROM)
def test_late_sinks_both_wherever_easy_begins(four, easy):
    four.set(easy=easy)
    on_time_hard, on_time_easy, late_hard, late_easy = four.finding.table["NPS"]
    assert late_hard <= late_easy < on_time_hard < on_time_easy


def test_ease_goes_along_with_more_when_the_parcel_is_on_time(four):
    on_time_hard, on_time_easy, late_hard, late_easy = four.finding.table["NPS"]
    assert on_time_easy - on_time_hard > late_easy - late_hard > 0


def test_small_and_empty_cells_are_named(four):
    seen = ""
    for area in lesson.AREAS:
        for easy in lesson.EASY_FROM:
            four.set(half="January to June", area=area, easy=easy)
            seen += four.finding.sentence
            if four.finding.table["answers"].min() < 30:
                assert "Small cells shout" in four.finding.sentence
    assert "Small cells shout" in seen and "nan" not in seen


def test_an_empty_corner_gets_a_sentence_and_a_word(four, monkeypatch):
    nobody = lesson._counts()[lambda table: ~table["late"]]
    monkeypatch.setattr(lesson, "_counts", lambda: nobody)
    four.redraw()
    assert "0 answers with a hard site" in four.finding.sentence
    assert four.labels[True, True].get_text() == "nobody"


def test_fair_pairs_start_unfair_and_end_at_nothing():
    panel = lesson.fair_pairs().revealed
    assert "equal past orders" not in panel.finding.sentence
    panel.set(fair=True)
    assert "holds 0" in panel.finding.sentence
    result = lesson.fair_pairs_of("likelihood to recommend")
    assert result.raw.low > 0 and result.matched.estimate < 0.5 * result.raw.estimate
    alone = sum(stratum.n_second for stratum in result.without_partner)
    assert f"{alone} members have no partner" in panel.finding.sentence


@pytest.mark.parametrize("outcome", lesson.OUTCOMES)
def test_the_two_means_are_those_of_all_people(outcome):
    panel = lesson.fair_pairs().revealed
    panel.set(outcome=outcome)
    means = panel.finding.table["mean"]
    gap = lesson.fair_pairs_of(outcome).raw.estimate
    assert means["members"] - means["others"] == pytest.approx(gap)


def test_price_is_named_and_delivery_counts():
    panel = lesson.what_matters().revealed
    assert "price comes first" in panel.finding.sentence
    assert "concentrate here" in panel.finding.sentence
    panel.set(by="correlation with the rating")
    assert "delivery comes first" in panel.finding.sentence
    assert "Price is number 7 of 7" in panel.finding.sentence
    assert "concentrate here" not in panel.finding.sentence
    panel.set(driver="delivery")
    assert "concentrate here" in panel.finding.sentence


def test_what_nobody_names_gets_a_sentence():
    panel = lesson.what_matters().revealed
    panel.set(driver="advertising")
    assert "Nobody named advertising" in panel.finding.sentence


@pytest.mark.parametrize("half", lesson.HALVES)
@pytest.mark.parametrize("by", lesson.IMPORTANCE)
def test_no_name_covers_another_name(half, by):
    panel = lesson.what_matters().revealed
    panel.set(half=half, by=by)
    boxes = [text.get_window_extent() for text in panel.labels.values()]
    for place, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])


def test_the_fall_is_the_mix():
    fall = lesson.the_fall()
    assert fall.mix / fall.change > 0.9
    assert lesson._fall_by_late_parcels() == pytest.approx(fall.mix, abs=0.5)


def test_a_late_parcel_more_than_halves_later_orders():
    later = lesson.worth()["later orders, EUR"]
    assert later["late"] < 0.5 * later["on time"]


def test_the_gap_to_the_rival_holds_nothing():
    gap = lesson.rival_gap()
    assert gap.low < 0 < gap.high


def test_cases_move_before_the_mood(monkeypatch):
    shown = {}
    monkeypatch.setattr(lesson, "show", lambda figure, alt, table: shown.update(alt=alt, t=table))
    lesson.chart_team()
    change = shown["t"].diff()
    assert abs(change["mood, 1-10"]).idxmax() == 8
    assert change["open cases"].idxmax() == change["late orders, %"].idxmax() == 7
    assert change["satisfied, %"].idxmin() == 7
