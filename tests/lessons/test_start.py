"""Lesson 00: its front page, the findings its panels promise, the very message for every slip."""

import json
import re
from pathlib import Path

import pytest

from uxcx.lessons import start as lesson
from uxcx.practice import State

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def cells(name="00_start.ipynb"):
    notebook = json.loads((NOTEBOOKS / name).read_text(encoding="utf-8"))
    return [(cell["cell_type"], "".join(cell["source"])) for cell in notebook["cells"]]


def printed(quarter):
    """The score as a learner reads it, and then types it."""
    return round(lesson.nps_of_quarter(quarter).estimate)


# ---------------------------------------------------------------- the front page


def test_the_first_words_say_what_to_press_and_the_grey_box_follows_at_once():
    (kind, first), (next_kind, code), *_ = cells()
    assert kind == "markdown" and next_kind == "code"
    assert first.split("\n\n")[1].startswith("**Click the first grey box")
    assert "Shift+Enter" in first.split("\n\n")[1]
    assert len(code.split("\n")) <= 3 and code.startswith("from")


def test_the_minutes_of_each_lesson_are_those_that_the_lesson_states_itself():
    (path,) = (text for _, text in cells() if text.startswith("## Choose your path"))
    rows = re.findall(r"\]\((\d\d_\w+\.ipynb)\) \| (\d+) \|", path)
    assert len(rows) >= 3
    everything = sum(map(int, re.findall(r"\| (\d+) \|", path)))
    assert f"take {everything} minutes" in path
    for name, minutes in rows:
        if (NOTEBOOKS / name).exists():
            (time,) = (text for _, text in cells(name) if text.startswith("## Time"))
            assert minutes in re.findall(r"\d+", time)[:1], name


# ---------------------------------------------------------------- panels


def test_the_first_panel_counts_shoes():
    panel = lesson.do_panels_work()
    said = []
    for pairs in (0, 1, 7, 99):
        panel.pairs.value = pairs
        said.append(panel.sentence)
        assert panel.sentence in panel._shown.status
    assert said[1:] == ["1 pair is 2 shoes.", "7 pairs are 14 shoes.", "99 pairs are 198 shoes."]
    assert said[0].startswith("No pairs")


def test_without_a_kernel_the_first_panel_says_what_to_press():
    bundle = lesson.do_panels_work()._repr_mimebundle_()
    assert "Shift+Enter" in bundle["text/html"] and "Run All Cells" in bundle["text/plain"]


def test_the_score_of_the_company_stays_hidden_until_the_guess_is_locked_in():
    panel = lesson.first_guess()
    assert panel._opened.layout.display == "none"
    panel.guess.value = "It went up a lot"
    panel.lock.click()
    assert panel.locked and panel._opened.layout.display != "none"


@pytest.mark.parametrize("guess", lesson.first_guess().prediction.replies)
def test_every_guess_learns_from_where_to_where_nps_went(guess):
    reply = lesson.first_guess().prediction.reply(guess, "1: a guess")
    assert f"from {printed(1):+d} to {printed(4):+d}" in reply.message
    assert (reply.state is State.CORRECT) == (guess == "It went down")


def test_the_site_got_better_beyond_chance():
    before, after = lesson._site().values()
    assert before.n == after.n == 40
    assert before.high < after.low


def test_the_panel_says_up_in_spring_and_down_from_summer_on():
    panel = lesson.first_guess().revealed
    for quarter, direction in ((2, "up"), (3, "down"), (4, "down")):
        panel.set(quarter=quarter)
        company, site = panel.finding.sentence.split("The site:")
        assert f"quarter {quarter}" in company and f"{direction}." in company
        assert "up." in site


def test_the_fall_comes_in_the_third_quarter():
    q1, q2, q3, q4 = (lesson.nps_of_quarter(quarter).estimate for quarter in lesson.QUARTERS)
    assert q2 >= q1
    assert q2 - q3 > 8 and abs(q4 - q3) < q2 - q3


def test_the_picture_is_in_words_and_in_numbers_too():
    finding = lesson.first_guess().revealed.finding
    assert len(finding.table) == 6
    for quarter in lesson.QUARTERS:
        assert f"{printed(quarter):+d}" in finding.alt
    assert len(finding.alt.split()) <= 60


@pytest.mark.parametrize(
    ("points", "words"),
    [(0.2, "no change in whole points"), (1.1, "1 point up"), (-7.6, "8 points down")],
)
def test_a_change_in_words(points, words):
    assert lesson._change(points) == words


# ---------------------------------------------------------------- a cell that the learner changes


def test_the_sentence_names_its_quarter():
    for quarter in lesson.QUARTERS:
        assert str(lesson.nps_of_quarter(quarter)).startswith(f"Quarter {quarter}: NPS ")


@pytest.mark.parametrize(
    ("quarter", "words"),
    [
        ("4", "Write the number alone"),
        (5, "quarter is 5"),
        (0, "1, 2, 3 and 4"),
        (4.5, "quarter is 4.5"),
        (..., "three dots"),
        (None, "quarter is None"),
        ([4], "quarter is"),
    ],
)
def test_another_quarter_is_refused_in_one_sentence(quarter, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        lesson.nps_of_quarter(quarter)


# ---------------------------------------------------------------- exercises


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("0.a", "a", "hat shop"),
        ("0.1", "a", "Enter adds a line"),
        ("0.1", "c", "stops the typing"),
        ("0.1", "d", "Tab makes blanks"),
        ("0.1", "Shift+Enter", "not on the list"),
        ("0.1", 2, "a letter in quotation marks"),
        ("0.2", printed(1), "but did not run that cell"),
        ("0.2", lesson.nps_of_quarter(1), "but did not run that cell"),
        ("0.2", printed(2), "score of quarter 2"),
        ("0.2", printed(3), "score of quarter 3"),
        ("0.2", 4, "the quarter that you chose"),
        ("0.2", round(lesson.nps_of_quarter(4).low), "or the lower end of the range"),
        ("0.2", round(lesson.nps_of_quarter(4).high), "upper end"),
        ("0.2", lesson.nps_of_quarter(4).n, "how many people"),
        ("0.2", -printed(4), "sign in front"),
        ("0.2", f"{printed(4):+d}", "without quotation marks"),
        ("0.2", 1000, "first number after NPS"),
        ("0.3", "a", "An error would show words"),
        ("0.3", "c", "empty brackets"),
        ("0.3", "d", "goes away by itself"),
        ("0.4", "a", "The data may be fine"),
        ("0.4", "b", "The cell may be right"),
        ("0.4", "c", "same old values again"),
    ],
)
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


def test_the_score_counts_as_read_and_as_computed():
    for answer in (printed(4), lesson.nps_of_quarter(4)):
        assert lesson.EXERCISES["0.2"].reply(answer).state is State.CORRECT
