"""The answer key of a lesson: right answers, what they mean, and the reason behind wrong ones.

All of it comes from the lesson's module, whose answers come from the data: a key never drifts.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations, permutations, product
from typing import Any
from unittest.mock import patch

from tools import lessons
from tools.teaching import lesson_text
from uxcx.explorers import Explorer
from uxcx.practice import Choice, Exercise, Matching, Number, Ordering, Prediction, Range, Written

_ROUND = range(-100, 201)  # where to look for an example of a slip that is a test
_UNITS = {"percent": " %", "share": "", "points": " points"}


@cache
def key(stem: str) -> str:
    """Write the answer key of a lesson, as Markdown."""
    module = lessons.module_of(stem)
    asked = [step for step in lesson_text.steps(stem) if step[0] == "ask"]
    inside = {id for _, id in asked}
    parts = ["### In the lesson"]
    for kind, name in lesson_text.steps(stem):
        if kind == "ask":
            parts.append(_recall(module.EXERCISES[name]))
        else:
            parts.append(_prediction(prediction(module, name)))
    parts.append("### In the exercise notebook")
    parts += [_exercise(stem, one) for one in module.EXERCISES if one.id not in inside]
    return "\n\n".join(parts)


def prediction(module: Any, name: str) -> Prediction:
    """Give the prediction that a panel opens with, without drawing the panel."""
    panels = {
        name: object
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, Explorer)
    }
    with patch.multiple(module, **panels), patch.object(Prediction, "then", lambda self, _: self):
        return getattr(module, name)()


def _prediction(asked: Prediction) -> str:
    lines = [f"**Prediction.** {asked.question}", ""]
    for option, reply in asked.replies.items():
        lines.append(_option(f"“{one_line(option)}”", option == asked.right, reply))
    return "\n".join(lines)


def _recall(exercise: Exercise) -> str:
    """One question that the lesson asks: its options with the reply to each."""
    question = f"**{exercise.id}** {one_line(exercise.question)}"
    return "\n".join([question, "", *_options(exercise)])


def _options(exercise: Exercise) -> Iterator[str]:
    right = exercise.answer.letter
    replies = {slip.gives: slip.message for slip in exercise.slips if not slip.is_test}
    replies[right] = exercise.meaning
    for letter, option in exercise.answer.options.items():
        yield _option(f"{letter}, “{one_line(option)}”", letter == right, replies[letter])


def _option(option: str, is_right: bool, reply: str) -> str:
    return f"- {option}{' (**right**)' if is_right else ''}: {one_line(reply)}"


def _exercise(stem: str, exercise: Exercise) -> str:
    text = lesson_text.exercise(stem, exercise.id)
    lines = [f"#### {exercise.id} {text.title}", "", f"*{text.kind}.* {text.question}", ""]
    if isinstance(exercise.answer, Choice):
        lines += _options(exercise)
    else:
        right = _right(exercise)
        lines += [f"**Right:** {right}", "", f"**It means:** {one_line(exercise.meaning)}"]
    if text.why:
        lines += ["", f"**Why:** {text.why}"]
    if not isinstance(exercise.answer, Choice):
        lines += ["", "**Wrong answers, and the reason behind each:**", "", *_wrong(exercise)]
    lines += [
        "",
        "**Hints:**",
        *(f"{n}. {one_line(hint)}" for n, hint in enumerate(exercise.hints, 1)),
    ]
    lines.insert(lines.index("**Hints:**") + 1, "")
    return "\n".join(lines)


def _right(exercise: Exercise) -> str:
    answer = exercise.answer
    if isinstance(answer, Number | Range) and answer.tolerance:
        return f"{shown(answer, answer.right())} (± {answer.tolerance:g} is accepted)"
    if isinstance(answer, Matching):
        return "\n\n" + "\n".join(f"- {item}: {option}" for item, option in answer.pairs.items())
    if isinstance(answer, Written):
        return f"for example “{one_line(answer.model)}”"
    return shown(answer, answer.right())


def _wrong(exercise: Exercise) -> Iterator[str]:
    answer = exercise.answer
    for slip in exercise.slips:
        if slip.is_test:
            given = _example(exercise, slip.message)
            example = f"For example {shown(answer, given)}" if given is not None else ""
        else:
            given = slip.gives() if callable(slip.gives) else slip.gives
            example = shown(answer, given)
        yield f"- {example or 'Noticed in the words'}: {one_line(slip.message)}"
    if isinstance(answer, Written):
        yield from (f"- A part is missing: {one_line(advice)}" for advice in answer.parts.values())
    else:
        yield f"- Any other answer: {one_line(exercise.otherwise)}"


def shown(answer: Any, value: Any) -> str:
    """Write an answer as a person would say it, as finely as the check looks at it."""
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(answer, Number):
        return f"{_number(value, answer.tolerance)}{_unit(answer.unit)}"
    if isinstance(answer, Range):
        low, high = (_number(end, answer.tolerance) for end in value)
        if " and " in answer.unit:  # two numbers, not the two ends of an interval
            return f"{low} and {high} ({answer.unit})"
        return f"from {low} to {high}{_unit(answer.unit)}"
    if isinstance(answer, Ordering):
        return ", ".join(map(str, value))
    if isinstance(answer, Matching):
        right = answer.right()
        names = {option.lower(): option for option in (*answer.options, *answer.pairs.values())}
        wrong = [item for item in right if value[item] != right[item]]
        pairs = [f"{item}: {names[value[item]]}" for item in wrong]
        return "; ".join([*pairs[:2], "and so on"] if len(pairs) > 3 else pairs)
    return str(value)


def _unit(unit: str) -> str:
    return _UNITS.get(unit, f" {unit}")


def _number(value: float, tolerance: float) -> str:
    digits = max(0, math.ceil(-math.log10(tolerance))) if tolerance else 0
    text = f"{value:,.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "−")


def _example(exercise: Exercise, message: str) -> Any:
    """Look for an answer that gets this message, the nearest to the right one first."""
    return next((one for one in _near(exercise) if exercise.reply(one).message == message), None)


def _near(exercise: Exercise) -> Iterable[Any]:
    answer = exercise.answer
    if isinstance(answer, Ordering):
        return permutations(answer.order)
    if isinstance(answer, Matching):
        return _near_pairs(answer.right(), answer.options or tuple(answer.pairs.values()))
    if isinstance(answer, Number):
        return [f"{answer.right():g} %", *_around(answer.right())]
    if isinstance(answer, Range):
        low, high = answer.right()
        others = [(low, one) for one in _around(high)] + [(one, high) for one in _around(low)]
        return [(low / 100, high), (high, low), *others]
    return ()


def _around(number: float) -> list[int]:
    return sorted(_ROUND, key=lambda one: abs(one - number))


def _near_pairs(right: Mapping[str, str], options: Iterable[str]) -> Iterator[dict[str, str]]:
    known = dict.fromkeys(option.lower() for option in options)
    for changes in (1, 2, 3):
        for items in combinations(right, changes):
            for given in product(known, repeat=changes):
                yield {**right, **dict(zip(items, given, strict=True))}
    for option in known:
        yield dict.fromkeys(right, option)
    yield from (dict(zip(right, given, strict=True)) for given in _turned(list(right.values())))


def _turned(values: list[str]) -> Iterator[list[str]]:
    yield values[::-1]
    yield from (values[turn:] + values[:turn] for turn in range(1, len(values)))


def one_line(text: str) -> str:
    """Put a text on one line, safe for Markdown."""
    return re.sub(r"([*_<])", r"\\\1", " ".join(text.split()))
