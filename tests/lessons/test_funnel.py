"""Lesson 10: the findings its panels promise, and the very message for every known slip."""

import pytest

from uxcx.lessons import funnel as lesson
from uxcx.practice import State


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("10.1", {"sessions": 6, "users": 6, "orders": 2}, "One person can visit five times"),
        ("10.1", {"sessions": 2, "users": 2, "orders": 2}, "One person can visit five times"),
        ("10.1", {"sessions": 2, "users": 1, "orders": 2}, "That counts people"),
        ("10.1", {"sessions": 6, "users": 2, "orders": 6}, "Not every visit ends with an order"),
        ("10.2", 97, "base is carts, not sessions"),
        ("10.2", 50, "That is checkout abandonment"),
        ("10.2", 30, "share of carts was bought"),
        ("10.2", 40, "never came to the checkout"),
        ("10.2", 0.7, "a share"),
        ("10.3", 3.3, "four in five visits are mobile"),
        ("10.3", 3.96, "two weights changed places"),
        ("10.3", 6.6, "sum of rates"),
        ("10.3", 0.0264, "a share"),
        ("10.4", "a", "cannot find the till"),
        ("10.4", "b", "page with photos"),
        ("10.5", "2.4 s is under 2.5, so we pass", "Averages hide the slow quarter"),
        ("10.5", "Which devices were slow, and who left before?", "instead of the mean"),
        ("10.5", "I ask for the 75th percentile of them all", "By what would you split"),
        ("10.5", "I ask for the 75th percentile on each device", "sent no time at all"),
        ("10.6", "It works very well, so show it to everybody", "bought anyway"),
        ("10.6", "I would run a test and compare results", "Who saw the row"),
        ("10.6", "Known customers saw it, they buy more anyway", "How would you find out"),
    ],
)
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


@pytest.mark.parametrize(
    ("id", "answer"),
    [
        ("10.1", {"sessions": "6", "users": "2", "orders": "2"}),
        ("10.5", "p75 for phones and desktops, and how many times are missing"),
        ("10.5", "How many pass at the 75th percentile, on mobile, counting those who left?"),
        ("10.6", "Mostly signed-in people saw it; show it to a random half and compare"),
    ],
)
def test_other_good_answers_are_right_too(id, answer):
    assert lesson.EXERCISES[id].reply(answer).state is State.CORRECT


@pytest.fixture
def funnel():
    return lesson.leaky_funnel().revealed


def marked(panel):
    """Steps whose number carries the arrow."""
    pairs = zip(lesson.STEPS, panel.numbers, strict=True)
    return [step for step, number in pairs if "◄" in number.get_text()]


@pytest.mark.parametrize(
    ("device", "show", "step"),
    [
        ("mobile", "number of visits", "product"),
        ("all", "share of all visits", "product"),
        ("all", "share of the step before", "cart"),
        ("mobile", "share of the step before", "order"),
    ],
)
def test_each_base_names_another_leak(funnel, device, show, step):
    funnel.set(device=device, show=show)
    assert marked(funnel) == [step]


def test_mobile_checkout_is_the_leak_that_desktop_does_not_have(funnel):
    funnel.set(device="mobile", show="share of the step before")
    last = funnel.finding.table.set_index("step").loc["order"]
    assert last["% of the step before"] == pytest.approx(39.97, abs=0.01)
    assert last["% on desktop"] == pytest.approx(62.18, abs=0.01)
    assert "checkout to order: 40 % against 62 %" in funnel.finding.sentence
    assert "about 1,295 more orders" in funnel.finding.sentence


def test_the_device_that_leads_everywhere_has_no_leak(funnel):
    funnel.set(device="desktop", show="share of the step before")
    assert marked(funnel) == []
    assert "At no step is desktop behind mobile" in funnel.finding.sentence


def test_a_small_group_warns(funnel):
    funnel.set(device="desktop", quarter="Q4", source="friend")
    assert "Few visits" in funnel.finding.sentence
    funnel.set(quarter="the whole year", source="anywhere")
    assert "Few visits" not in funnel.finding.sentence


def test_every_group_of_visits_can_be_shown(funnel):
    for device in ("all", *lesson.DEVICES):
        for quarter in lesson.QUARTERS:
            for source in ("anywhere", *lesson._counts()["source"].unique()):
                funnel.set(device=device, quarter=quarter, source=source)
                counts = funnel.finding.table["visits"]
                assert counts.is_monotonic_decreasing and counts.iloc[-1] > 0


@pytest.fixture
def machine():
    return lesson.mix_machine().revealed


def totals(panel):
    row = panel.finding.table.loc["all visits"]
    return row["Q1: orders per 1,000"], row["Q4: orders per 1,000"]


def test_both_devices_improve_and_the_total_falls(machine):
    table = machine.finding.table.loc[list(lesson.DEVICES)]
    assert (table["Q4: orders per 1,000"] > table["Q1: orders per 1,000"]).all()
    before, after = totals(machine)
    assert after < before - 5
    assert "the rates of the devices bring +3.2 and the mix brings -8.9" in machine.finding.sentence


def test_with_the_old_mix_the_total_rises(machine):
    machine.actions()["Q4 with the mix of Q1"]()
    before, after = totals(machine)
    assert after > before
    assert "the mix brings +0.0" in machine.finding.sentence


def test_with_the_old_rates_all_of_the_fall_is_mix(machine):
    machine.actions()["Q4 with the rates of Q1"]()
    assert "devices bring +0.0" in machine.finding.sentence
    assert "desktop stays at 41" in machine.finding.sentence
    machine.actions()["Back to the shop's year"]()
    assert "bring +3.2" in machine.finding.sentence


def test_a_button_starts_from_the_shops_year(machine):
    machine.set(mobile_Q1=80, share_Q4=0)
    machine.actions()["Q4 with the rates of Q1"]()
    machine.actions()["Q4 with the mix of Q1"]()
    assert totals(machine) == pytest.approx((31.55, 35.85))


@pytest.mark.parametrize("mobile", [0, 100])
def test_one_device_alone_gives_its_own_rate(machine, mobile):
    machine.set(share_Q1=mobile, share_Q4=mobile)
    device = "mobile" if mobile else "desktop"
    table = machine.finding.table
    assert totals(machine) == (
        table.loc[device, "Q1: orders per 1,000"],
        table.loc[device, "Q4: orders per 1,000"],
    )


def test_no_orders_at_all_gets_a_sentence(machine):
    machine.set(**{name: 0 for name in machine.values})
    assert "go from 0.0 to 0.0 orders" in machine.finding.sentence


def test_logged_times_hide_those_who_left():
    table = lesson.bounce_by_load()
    arrived, missing = table.iloc[:-1], table.loc["never came"]
    assert arrived["share that bounced"].max() - arrived["share that bounced"].min() < 0.02
    assert missing["share that bounced"] == 1
    assert table["visits"].sum() == (lesson._visits()["device"] == "mobile").sum()


def test_like_visits_order_equally_often_with_and_without_the_row():
    table = lesson.compare_recommendations()
    saw, did_not = table["saw the row: ordered, %"], table["did not: ordered, %"]
    assert saw["all visits"] > 5 * did_not["all visits"]
    assert (saw - did_not).drop("all visits").abs().max() < 2


def test_who_gives_up_stays_longer():
    seconds = lesson._checkout_seconds()
    assert seconds["gave up"].median() > 1.5 * seconds["finished"].median()
    assert sum(map(len, seconds.values())) == 227
