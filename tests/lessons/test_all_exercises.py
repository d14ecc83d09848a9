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
MODULES = {name: importlib.import_module(f"uxcx.lessons.{name}") for name in LESSONS}
EXERCISES = [
    pytest.param(name, exercise, id=exercise.id)
    for name, module in MODULES.items()
    for exercise in module.EXERCISES
]


def right_answer(exercise):
    return exercise.answer.right()


def test_there_are_lessons():
    assert "nps" in LESSONS


@pytest.mark.parametrize(("lesson", "exercise"), EXERCISES)
def test_the_right_answer_is_correct_and_says_what_it_means(lesson, exercise):
    reply = exercise.reply(right_answer(exercise))
    assert reply.state is State.CORRECT
    assert exercise.meaning in reply.message and exercise.meaning


@pytest.mark.parametrize(("lesson", "exercise"), EXERCISES)
def test_dots_are_not_answered_yet(lesson, exercise):
    assert exercise.reply(...).state is State.NOT_ANSWERED


@pytest.mark.parametrize(("lesson", "exercise"), EXERCISES)
def test_every_slip_that_is_a_value_gets_its_own_message(lesson, exercise):
    for slip in exercise.slips:
        if not slip.is_test:
            wrong = slip.gives() if callable(slip.gives) else slip.gives
            assert exercise.reply(wrong).message == slip.message


@pytest.mark.parametrize(("lesson", "exercise"), EXERCISES)
def test_every_wrong_option_of_a_choice_has_its_message(lesson, exercise):
    if isinstance(exercise.answer, Choice):
        wrong = set(exercise.answer.options) - {exercise.answer.letter}
        assert {slip.gives for slip in exercise.slips if not slip.is_test} == wrong


@pytest.mark.parametrize(("lesson", "exercise"), EXERCISES)
def test_exercises_to_do_alone_have_two_hints(lesson, exercise):
    if exercise.id.split(".")[1].isdigit():
        assert len(exercise.hints) == 2


@pytest.mark.parametrize(("lesson", "exercise"), EXERCISES)
def test_no_hint_and_no_slip_gives_a_number_away(lesson, exercise):
    if exercise.kind != "calculate" or isinstance(exercise.answer, Choice | Written):
        return
    right = exercise.answer.right()
    if not isinstance(right, float | int):
        return
    shown = {f"{right:g}", f"{right:.0f}", f"{right:+.0f}", f"{right:.1f}"}
    shown = {text for text in shown if len(text) > 1}  # a single digit says nothing
    for text in [*exercise.hints, *(slip.message for slip in exercise.slips)]:
        assert not shown & set(re.findall(r"[-+−]?\d+(?:\.\d+)?", text)), text


@pytest.mark.parametrize(("lesson", "exercise"), EXERCISES)
def test_the_options_in_the_notebook_are_those_that_are_checked(lesson, exercise):
    if not isinstance(exercise.answer, Choice) or not exercise.id.split(".")[1].isdigit():
        return
    (path,) = (ROOT / "solutions").glob(f"[0-9][0-9]_{lesson}.ipynb")
    text = "".join(
        "".join(cell["source"])
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "markdown"
    )
    for letter, option in exercise.answer.options.items():
        assert f"- {letter}: {option}" in text


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_hands_out_check_hint_and_ask(lesson):
    module = MODULES[lesson]
    first = next(iter(module.EXERCISES))
    assert module.check(first.id, ...).state is State.NOT_ANSWERED
    assert module.hint(first.id).message
    recall = next(item for item in module.EXERCISES if isinstance(item.answer, Choice))
    assert module.ask(recall.id).panel


@pytest.mark.parametrize("lesson", LESSONS)
def test_facts_are_text_to_print(lesson):
    assert all(isinstance(value, str) and value for value in MODULES[lesson].facts().values())
