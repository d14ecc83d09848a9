"""What holds for every exercise of every lesson; what is special stands in a lesson's own test."""

import importlib
import json
import pkgutil
import re
from pathlib import Path

import pytest

import uxcx.lessons
from uxcx.practice import Choice, State, Written

ROOT = Path(__file__).resolve().parents[2]
LESSONS = [module.name for module in pkgutil.iter_modules(uxcx.lessons.__path__)]


@pytest.fixture(params=LESSONS)
def exercises(request):
    """All exercises of one lesson: written here, so that only the tests that need them wait."""
    return module_of(request.param).EXERCISES


def module_of(lesson):
    return importlib.import_module(f"uxcx.lessons.{lesson}")


def test_there_are_lessons():
    assert "nps" in LESSONS


def test_the_right_answer_is_correct_and_says_what_it_means(exercises):
    for exercise in exercises:
        reply = exercise.reply(exercise.answer.right())
        assert reply.state is State.CORRECT, exercise.id
        assert exercise.meaning in reply.message and exercise.meaning, exercise.id


def test_dots_are_not_answered_yet(exercises):
    for exercise in exercises:
        assert exercise.reply(...).state is State.NOT_ANSWERED, exercise.id


def test_every_slip_that_is_a_value_gets_its_own_message(exercises):
    for exercise in exercises:
        for slip in exercise.slips:
            if not slip.is_test:
                wrong = slip.gives() if callable(slip.gives) else slip.gives
                assert exercise.reply(wrong).message == slip.message, exercise.id


def test_every_wrong_option_of_a_choice_has_its_message(exercises):
    for exercise in exercises:
        if isinstance(exercise.answer, Choice):
            wrong = set(exercise.answer.options) - {exercise.answer.letter}
            answered = {slip.gives for slip in exercise.slips if not slip.is_test}
            assert answered == wrong, exercise.id


def test_exercises_to_do_alone_have_two_hints(exercises):
    for exercise in exercises:
        if exercise.id.split(".")[1].isdigit():
            assert len(exercise.hints) == 2, exercise.id


def test_no_hint_and_no_slip_gives_a_number_away(exercises):
    for exercise in exercises:
        if exercise.kind != "calculate" or isinstance(exercise.answer, Choice | Written):
            continue
        right = exercise.answer.right()
        if not isinstance(right, float | int):
            continue
        shown = {f"{right:g}", f"{right:.0f}", f"{right:+.0f}", f"{right:.1f}"}
        shown = {text for text in shown if len(text) > 1}  # a single digit says nothing
        for text in [*exercise.hints, *(slip.message for slip in exercise.slips)]:
            said = set(re.findall(r"[-+−]?\d+(?:\.\d+)?", text))
            assert not shown & said, f"{exercise.id}: {text}"


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_options_in_the_notebook_are_those_that_are_checked(lesson):
    (path,) = (ROOT / "solutions").glob(f"[0-9][0-9]_{lesson}.ipynb")
    text = "".join(
        "".join(cell["source"])
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "markdown"
    )
    for exercise in module_of(lesson).EXERCISES:
        if isinstance(exercise.answer, Choice) and exercise.id.split(".")[1].isdigit():
            for letter, option in exercise.answer.options.items():
                assert f"- {letter}: {option}" in text, exercise.id


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_hands_out_check_hint_and_ask(lesson):
    module = module_of(lesson)
    first = next(iter(module.EXERCISES))
    assert module.check(first.id, ...).state is State.NOT_ANSWERED
    assert module.hint(first.id).message
    recall = next(item for item in module.EXERCISES if isinstance(item.answer, Choice))
    assert module.ask(recall.id).panel


@pytest.mark.parametrize("lesson", LESSONS)
def test_facts_are_text_to_print(lesson):
    assert all(isinstance(value, str) and value for value in module_of(lesson).facts().values())
