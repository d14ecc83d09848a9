"""Lesson 06: what its panels promise, the message for every known slip, and what its prose says."""

import pytest

from uxcx.lessons import watching_people as lesson
from uxcx.practice import State

DID, TOOK, FELT = "4 of 5 people did it", "typical time 80 seconds", "ease rating 6 of 7"
PARTS = {DID: "effectiveness", TOOK: "efficiency", FELT: "satisfaction"}
LONG = "We looked at the slide for a while and think that it could be said in another way. "


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("6.a", "b", "the parcel included"),
        ("6.a", "c", "many purchases"),
        ("6.b", "a", "no wider word"),
        ("6.b", "c", "holds usability, and more"),
        ("6.c", "a", "what would 17 others have said"),
        ("6.c", "c", "difference of two shares"),
        ("6.d", "a", "How many pretend people"),
        ("6.d", "c", "count in the base"),
        ("6.e", "a", "raw numbers"),
        ("6.e", "b", "left of 1"),
        ("6.f", "a", "base of the success"),
        ("6.f", "c", "left out"),
        ("6.g", "a", "in total"),
        ("6.g", "c", "Slow is a result"),
        ("6.1", PARTS | {FELT: "beauty"}, "Looks can please"),
        ("6.1", PARTS | {TOOK: "learnability"}, "the same person twice"),
        ("6.1", PARTS | {DID: "efficiency", TOOK: "effectiveness"}, "sound alike"),
        ("6.1", PARTS | {FELT: "efficiency"}, "part is about feeling"),
        ("6.1", PARTS | {TOOK: "satisfaction"}, "Use every part once"),
        ("6.1", PARTS | {TOOK: "speed"}, "not on the list"),
        ("6.2", (45, 115), "breaks for small n"),
        ("6.2", (45, 100), "clipped the simple interval"),
        ("6.2", (25.3, 108), "still divides by 5"),
        ("6.2", (51, 82.4), "one standard error"),
        ("6.2", (49, 111), "around the raw share"),
        ("6.2", (0.36, 0.98), "a share"),
        ("6.2", (98, 36), "changed places"),
        ("6.2", 62, "two numbers"),
        ("6.2", (1, 2), "Start from the adjusted share"),
        ("6.3", ["log", "exp", "mean"], "Average in logs"),
        ("6.3", ["mean", "log", "exp"], "undo each other"),
        ("6.3", ["mean", "exp", "log"], "undo each other"),
        ("6.3", ["exp", "log", "mean"], "not in them yet"),
        ("6.3", ["log", "mean"], "Use each of these once"),
        ("6.4", "a", "Say not improved"),
        ("6.4", "c", "not the same as fine"),
        ("6.4", "d", "one task stays behind"),
        ("6.5", "a", "by evidence, not by feeling"),
        ("6.5", "b", "most expensive error"),
        ("6.5", "d", "wrong parcel"),
        ("6.6", "Yes, we reach the industry, which is a fine result for a shop like us all.",
         "equal is not yet good"),
        ("6.6", LONG, "What does the benchmark average"),
        ("6.6", LONG + "The benchmark mixes many kinds of tasks.", "Look behind the average"),
        ("6.6", LONG + "It mixes tasks, and people with access needs fare worse.", "a number"),
        ("6.6", "It is not so.", "words"),
    ],
)  # fmt: skip
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


@pytest.mark.parametrize(
    ("id", "answer"),
    [
        ("6.2", (36, 98)),
        ("6.2", [35.9, 97.5]),
        ("6.3", "log, mean, exp"),
        ("6.6", "The benchmark mixes other kinds of tasks than ours, and the average hides that "
                "people with access needs did only 45 of 100 tasks."),
    ],
)  # fmt: skip
def test_other_forms_of_a_right_answer_are_correct(id, answer):
    assert lesson.EXERCISES[id].reply(answer).state is State.CORRECT


def press(panel, label):
    panel.actions()[label]()


def limits(panel, row="adjusted Wald"):
    return tuple(round(limit) for limit in panel.finding.table.loc[row, ["from, %", "to, %"]])


@pytest.fixture
def crowd():
    return lesson.five_out_of_five().revealed


@pytest.fixture
def strip():
    return lesson.which_middle().revealed


@pytest.mark.parametrize(
    ("label", "adjusted", "simple"),
    [
        ("5 of 5", (51, 100), (100, 100)),
        ("4 of 5", (36, 98), (45, 115)),
        ("32 of 40", (65, 90), (68, 92)),
    ],
)
def test_each_preset_shows_both_intervals(crowd, label, adjusted, simple):
    press(crowd, label)
    assert limits(crowd) == adjusted
    assert limits(crowd, "simple formula") == simple
    assert f"from {adjusted[0]} to {adjusted[1]} %" in crowd.finding.sentence


def test_four_times_as_many_people_about_halve_the_range(crowd):
    press(crowd, "32 of 40")
    before = limits(crowd)
    press(crowd, "Four times as many people")
    after = limits(crowd)
    assert crowd.values == {"people": 160, "successes": 128}
    assert (after[1] - after[0]) == pytest.approx((before[1] - before[0]) / 2, abs=1)


def test_four_times_as_many_people_stops_at_the_limit_with_the_same_share(crowd):
    crowd.set(people=150, successes=75)
    press(crowd, "Four times as many people")
    assert crowd.values == {"people": 150, "successes": 75}


@pytest.mark.parametrize(
    ("people", "successes", "words"),
    [
        (0, 0, "Nobody has been tested yet"),
        (0, 3, "3 successes among 0 people cannot be"),
        (5, 7, "7 successes among 5 people cannot be"),
        (5, 5, "holds the benchmark of 78 %"),
        (200, 190, "lies above the benchmark"),
        (40, 20, "lies below the benchmark"),
        (5, 5, "no range at all"),
        (5, 0, "no range at all"),
        (5, 4, "reaches 115 %"),
        (5, 1, "reaches -15 %"),
    ],
)
def test_every_state_of_the_boxes_gets_its_sentence(crowd, people, successes, words):
    crowd.set(people=people, successes=successes)
    assert words in crowd.finding.sentence
    assert len(crowd.finding.table)


def test_impossible_counts_clear_the_picture_and_possible_ones_bring_it_back(crowd):
    crowd.set(people=5, successes=7)
    spans = [span for _, span, _, _ in crowd.rows.values()]
    assert all(len(span.get_xdata()) == 0 for span in spans)
    assert len(crowd.done.get_xdata()) == len(crowd.failed.get_xdata()) == 0
    crowd.set(people=7, successes=5)
    assert all(len(span.get_xdata()) == 2 for span in spans)
    assert (len(crowd.done.get_xdata()), len(crowd.failed.get_xdata())) == (5, 2)


def test_the_replies_name_how_many_people_would_be_needed():
    replies = lesson.five_out_of_five().prediction.replies
    for answer, lowest in (("About 90 %", 0.90), ("About 75 %", 0.75)):
        n = next(int(word) for word in replies[answer].split() if word.isdigit())
        assert lesson.proportions.adjusted_wald(n, n).low >= lowest
        assert lesson.proportions.adjusted_wald(n - 1, n - 1).low < lowest


def middles(panel, column="seconds, middle of all times shown"):
    return panel.finding.table[column].round().to_dict()


def test_the_five_times_have_three_middles(strip):
    assert middles(strip) == {"mean": 144, "median": 80, "geometric mean": 108}
    assert "1 of these 5 took longer than the mean" in strip.finding.sentence


def test_without_the_call_the_middles_agree_within_a_second(strip):
    strip.set(call=False)
    table = strip.finding.table["seconds, middle of all times shown"]
    assert table.max() - table.min() < 1
    assert "your report must say so" in strip.finding.sentence


def test_failures_make_the_site_look_faster(strip):
    strip.set(failures=True)
    with_failures, without = middles(strip), middles(strip, "seconds, of those who did it")
    assert all(with_failures[name] < without[name] for name in without)
    assert "3 of these 8 gave up" in strip.finding.sentence


@pytest.mark.parametrize("call", [True, False])
@pytest.mark.parametrize("failures", [True, False])
def test_with_no_middle_ticked_there_is_still_a_sentence(strip, call, failures):
    strip.set(mean=False, median=False, geometric=False, call=call, failures=failures)
    assert "Tick a middle" in strip.finding.sentence
    assert "none yet" in strip.finding.alt


def test_only_ticked_middles_are_drawn_and_no_line_crosses_a_name(strip):
    strip.set(mean=True, median=False, geometric=True, call=False, failures=True)
    drawn = {name: line for name, (line, _) in strip.lines.items() if line.get_visible()}
    assert set(drawn) == {"mean", "geometric mean"}
    for name, (_, words) in strip.lines.items():
        x, y = words.get_position()
        for other, line in drawn.items():
            right_of_it = line.get_xdata()[0] > x
            assert other == name or not right_of_it or max(line.get_ydata()) < y


# ---------------------------------------------------------------- what the prose says holds


def test_choosing_a_size_did_not_improve_and_the_other_tasks_did_not_fall():
    shares = lesson.by_task().pivot(index="task", columns="site", values="success, %")
    change = shares["new site"] - shares["old site"]
    assert change["choose size"] < 0
    assert (change.drop("choose size") >= 0).all()
    old, new = (lesson._task("choose size", site) for site in ("old site", "new site"))
    assert new["to, %"] > old["success, %"] and old["from, %"] < new["success, %"]


def test_some_groups_have_fewer_than_25_times():
    assert lesson.by_task()["did it"].min() < 25


def test_starting_a_return_got_faster_and_choosing_a_size_did_not():
    old, new = (lesson._task("start return", site) for site in ("old site", "new site"))
    assert new["to, s"] < old["from, s"]
    old, new = (lesson._task("choose size", site) for site in ("old site", "new site"))
    assert 0.9 < new["seconds"] / old["seconds"] < 1.1


def test_no_two_of_the_three_measures_are_in_lockstep():
    tries = lesson._tries()[["success", "time_s", "seq_1_7"]].astype(float).corr()
    assert 0.3 < tries.loc["success", "seq_1_7"] < 0.9
    assert -0.9 < tries.loc["time_s", "success"] < 0
    assert -0.9 < tries.loc["time_s", "seq_1_7"] < 0


def test_some_people_who_failed_rated_the_task_high():
    assert lesson.by_ease().loc[5:, "not done"].sum() >= 3


def test_the_access_gap_is_outside_the_noise_and_did_not_close():
    need, others = lesson._access(True, "new site"), lesson._access(False, "new site")
    need_before = lesson._access(True, "old site")
    others_before = lesson._access(False, "old site")
    assert need["how many"] == 8
    assert need["to, %"] < others["from, %"]
    gap_before = others_before["success, %"] - need_before["success, %"]
    assert others["success, %"] - need["success, %"] > gap_before - 3
    assert others["success, %"] > others_before["success, %"]


def test_the_benchmark_lies_inside_the_interval_of_the_new_site():
    tries = lesson._tries()
    average = lesson._by_person(tries[tries["round"] == 2])
    assert average.low < lesson.BENCHMARK < average.high
    assert average.n == 40
