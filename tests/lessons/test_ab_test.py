"""Lesson 12: the findings its panels promise, and the very message for every known slip."""

import json
import re
from pathlib import Path

import pytest

from uxcx.lessons import ab_test as lesson
from uxcx.measures import experiment_checks, experiments, power_analysis
from uxcx.practice import State

NOTE = (
    "Do not ship it. More people finish, yet returns rose. Kept orders fell, most on mobile, "
    "by between 7 and 17 of 100 checkouts, which is a loss. Next, put the size step back and "
    "test again, with kept orders as the metric."
)
THREE = {"unit": "visitor", "primary metric": "finished checkouts", "guardrail": "returns"}


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("12.1", THREE | {"unit": "page view"}, "pretends they are strangers"),
        ("12.1", THREE | {"primary metric": "returns"}, "What was B made to improve"),
        ("12.1", THREE | {"unit": "returns"}, "whom the coin sends"),
        ("12.1", THREE | {"guardrail": "finished checkouts"}, "must not get worse"),
        ("12.2", (96, 352), "interval of the relative lift"),
        ("12.2", (12.4, 27.6), "keep each group's own error"),
        ("12.2", (-29.6, -10.8), "A minus B"),
        ("12.2", (21.8, 39.6), "interval of B alone"),
        ("12.2", (0.108, 0.296), "a share"),
        ("12.2", experiments.rates(*lesson.CAREFUL_START).absolute, "a share"),
        ("12.2", (29.6, 10.8), "changed places"),
        ("12.2", 20, "two numbers"),
        ("12.3", "a", "how often a fair coin"),
        ("12.3", "c", "the fault stays"),
        ("12.4", "a", "cannot tell zero from a small effect"),
        ("12.4", "b", "both ends of the interval"),
        ("12.5", 3108, "both arms together"),
        ("12.5", 761, "every second time"),
        ("12.5", 5777, "5 percent, to 54.6"),
        ("12.6", "Ship it to desktop, where people finish much more. " * 5, "does it keep more"),
        ("12.6", "Ship B now, since it wins by a wide margin for all. " * 5, "Which guardrail"),
        ("12.6", "Too short a note", "Write at least 40"),
        ("12.6", NOTE.replace("ship", "take"), "Begin with the decision"),
        ("12.6", NOTE.replace("finish", "pay"), "what B won"),
        ("12.6", NOTE.replace("returns", "trouble"), "guardrail that broke"),
        ("12.6", NOTE.replace("Kept orders", "Sales").replace("kept", "good"), "what remains"),
        ("12.6", NOTE.replace("mobile", "average"), "Who lost most"),
        ("12.6", NOTE.replace("between 7 and 17", "about 12"), "at least one range"),
        ("12.6", NOTE.partition("Next")[0] + "It is a sad result for all of us. " * 2, "next step"),
        ("12.7", "a", "whose NPS moves"),
        ("12.7", "b", "Who feels it"),
    ],
)
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


@pytest.mark.parametrize(
    ("id", "answer"),
    [
        ("12.2", (10.5, 29.5)),  # by hand, the plain interval
        ("12.5", power_analysis.sample_size(0.52, 0.57, formula="rule of 16").n),
        ("12.5", power_analysis.sample_size(0.52, 0.57, formula="pooled").n),
        ("12.6", NOTE),
        ("12.6", NOTE.replace("Do not ship it", "We should not roll it out to desktop either")),
    ],
)
def test_other_good_answers_are_right_too(id, answer):
    assert lesson.EXERCISES[id].reply(answer).state is State.CORRECT


@pytest.fixture
def peeker():
    return lesson.peeker().revealed


def winners(panel):
    return panel.finding.table["a winner was called so far"].iloc[-1]


def test_more_looks_call_more_false_winners(peeker):
    found = []
    for looks in (1, 2, 5, 10):
        peeker.set(looks=looks, same=True)
        found.append(winners(peeker))
        assert len(peeker.finding.table) == looks
    assert found == sorted(found)
    assert found[0] < 40 and 75 <= found[-1] <= 120
    assert "each of these winners is false" in peeker.finding.sentence


def test_over_many_runs_the_panel_agrees_with_the_measure(peeker):
    runs = []
    for seed in range(40):
        peeker.seed = seed
        called = peeker._runs(True).called(1)
        runs.append((called >= 0).mean())
    ten = experiment_checks.peeking(10).false_positives[-1]
    assert sum(runs) / len(runs) == pytest.approx(ten, abs=0.015)


def test_with_a_real_difference_early_winners_show_too_much(peeker):
    peeker.set(looks=10, same=False)
    assert winners(peeker) > 400
    shown = float(re.search(r"called B show ([\d.]+)", peeker.finding.sentence).group(1))
    assert round(shown) == 8
    peeker.set(looks=1)
    later = float(re.search(r"called B show ([\d.]+)", peeker.finding.sentence).group(1))
    assert 5 < later < shown - 1


def test_new_tests_are_other_tests(peeker):
    before = peeker.finding.sentence, peeker.seed
    peeker.actions()["Run 500 new tests"]()
    assert (peeker.finding.sentence, peeker.seed) != before


@pytest.fixture
def slices():
    return lesson.slice_the_winner().revealed


def verdict(panel, metric, segment="everybody"):
    panel.set(metric=metric, segment=segment)
    return panel.finding.table["B is"].to_dict()


def test_the_winner_loses(slices):
    assert verdict(slices, lesson.FINISHED) == {"everybody": "better"}
    assert verdict(slices, lesson.SENT_BACK) == {"everybody": "worse"}
    assert verdict(slices, lesson.KEPT) == {"everybody": "unclear"}
    assert verdict(slices, lesson.MARGIN) == {"everybody": "worse"}
    assert verdict(slices, lesson.FINISHED, "device") == {"desktop": "better", "mobile": "unclear"}
    assert verdict(slices, lesson.KEPT, "device") == {"desktop": "unclear", "mobile": "worse"}


def test_the_log_flatters_and_says_how_many_sent_nothing(slices):
    assert verdict(slices, lesson.LOGGED) == {"everybody": "better"}
    assert verdict(slices, lesson.TRUE_LOAD, "device")["mobile"] == "worse"
    verdict(slices, lesson.LOGGED, "device")
    assert "mobile: A 6 %, B 21 %" in slices.finding.sentence
    assert {"A without a value", "B without a value"} <= set(slices.finding.table)


def test_every_interval_fits_the_scale_of_its_unit():
    for name, metric in lesson.METRICS.items():
        for segment in lesson.SEGMENTS:
            table = lesson.compare(name, segment)
            assert table[["A from", "B from"]].min().min() >= 0
            assert table[["A to", "B to"]].max().max() <= lesson._LONGEST[metric.unit]


def test_a_difference_that_rounds_to_nothing_has_no_sign():
    assert [lesson._signed(x) for x in (-0.04, 0.04, -0.06, 6.44)] == ["0.0", "0.0", "−0.1", "+6.4"]


def test_every_segment_holds_everybody_whom_the_coin_assigned():
    for segment in lesson.SEGMENTS:
        table = lesson.compare(lesson.FINISHED, segment)
        assert table[["A n", "B n"]].sum().sum() == len(lesson._visitors()) == 2895


def test_size_is_the_reason_that_grew():
    grown = lesson.by_reason().diff(axis="columns")["B, %"]
    assert grown.idxmax() == "size/fit"
    assert grown.drop("size/fit").abs().max() < 1


def test_what_the_note_in_the_solutions_says_comes_from_the_data():
    path = Path(lesson.__file__).parents[2] / "solutions/12_ab_test.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    note = next("".join(c["source"]) for c in cells if 'check("12.6"' in "".join(c["source"]))
    rows = {
        metric: lesson.compare(metric).iloc[0]
        for metric in (lesson.FINISHED, lesson.SENT_BACK, lesson.KEPT)
    }
    gain, back, kept = rows.values()
    phones = lesson.compare(lesson.KEPT, "device").loc["mobile"]
    assert f"{gain['B − A']:.0f} points more" in note
    assert f"({gain['from']:.0f} to {gain['to']:.0f})" in note
    assert f"from {back['A']:.0f} to {back['B']:.0f} %" in note
    assert f"B keeps {kept['B']:.0f} orders and A {kept['A']:.0f}" in note
    assert f"{-phones['B − A']:.0f} fewer" in note
    assert f"({-phones['to']:.0f} to {-phones['from']:.0f})" in note
