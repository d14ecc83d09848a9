"""The desk that checks answers: hints in stages, and never a traceback."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uxcx.practice import Choice, Exercise, ExerciseSet, Number, Slip, State


def desk(**parts):
    exercise = Exercise(
        "1.1",
        "calculate",
        "How many?",
        Number(lambda: 10.0, "points"),
        "Ten it is.",
        slips=[Slip(7.0, "That is the mean.")],
        hints=["The idea.", "The step."],
        **parts,
    )
    letters = Exercise("1.2", "recall", "Which?", Choice({"a": "one", "b": "two"}, "a"), "Yes.")
    return ExerciseSet(lambda: [exercise, letters], solutions="01.ipynb")


def test_the_first_miss_gets_its_message_alone_and_later_ones_a_hint_each():
    one = desk()
    assert one.check("1.1", 7).message == "That is the mean."
    assert "The idea." in one.check("1.1", 8).message
    assert "The step." in one.check("1.1", 9).message
    assert "solutions/01.ipynb" in one.check("1.1", 11).message


def test_running_the_same_cell_again_gives_the_same_reply():
    one = desk()
    assert one.check("1.1", 7) == one.check("1.1", 7)


def test_no_message_of_a_first_miss_gives_the_number_away():
    assert "10" not in desk().check("1.1", 3).message


def test_asking_for_hints_goes_from_idea_to_step_to_solution():
    one = desk()
    hints = [one.hint("1.1").message for _ in range(3)]
    assert "The idea." in hints[0] and "The step." in hints[1] and "solutions/" in hints[2]


def test_exercises_are_written_once_and_not_before_the_first_is_asked_for():
    times = []

    def write():
        times.append("written")
        if len(times) == 1:
            raise FileNotFoundError("There is no file orders.csv.")
        return desk().exercises.values()

    one = ExerciseSet(write, solutions="01.ipynb")
    assert times == []
    with pytest.raises(FileNotFoundError, match=r"orders\.csv"):  # a lesson says it in one line
        one.check("1.1", 10)
    assert one.check("1.1", 10).state is State.CORRECT, "once the file is back, it goes on"
    assert one.hint("1.1").message and [exercise.id for exercise in one] == ["1.1", "1.2"]
    assert times == ["written"] * 2


def test_an_unknown_exercise_is_answered_with_those_there_are():
    for reply in (desk().check("9.9", 1), desk().hint("9.9"), desk().check(None)):
        assert "It has 1.1, 1.2" in reply.message


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text() | st.binary() | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner),
    )
)
def test_whatever_is_typed_gets_a_reply(answer):
    for id in ("1.1", "1.2"):
        assert desk().check(id, answer).message


def test_even_an_answer_that_breaks_when_it_is_compared_gets_a_sentence():
    class Trap:
        def __getattr__(self, name):
            raise RuntimeError("trap")

    reply = desk().check("1.1", Trap())
    assert reply.state is State.NOT_YET
    assert "could not be read" in reply.message


def test_feedback_says_its_state_in_words_first_in_both_forms():
    reply = desk().check("1.1", "<b>7</b>")
    bundle = reply._repr_mimebundle_()
    assert bundle["text/plain"].startswith("Not yet. ")
    assert "Not yet." in bundle["text/html"] and 'role="status"' in bundle["text/html"]
    assert "<b>7</b>" not in bundle["text/html"]


def test_a_recall_panel_replies_to_the_chosen_option():
    panel = desk().ask("1.2")
    panel.button.click()
    assert "Choose an answer" in panel.result.status
    panel.choice.value = "two"
    panel.button.click()
    assert "Not yet." in panel.result.status
    panel.choice.value = "one"
    panel.button.click()
    assert "Correct." in panel.result.status
    assert "Which?" in panel._repr_mimebundle_()["text/html"]
