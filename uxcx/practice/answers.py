"""Kinds of answers: how each reads what a learner typed, and when it agrees with the right one.

Every kind has the same three parts: `is_blank` (the dots are still there), `read` (turn what was
typed into a value, or raise `Unreadable` with a sentence), and `agrees` (compare two values).
Messages about *content* belong to an exercise; here are only the slips of form that any exercise
meets: text for a number, a share for a percentage, a letter that is not on the list.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from numbers import Real
from typing import Any

import numpy as np


class Unreadable(Exception):
    """What was typed is not an answer of this kind; the text says what to type instead."""


def _is_dots(answer: Any) -> bool:
    return answer is ... or answer is None or (isinstance(answer, str) and not answer.strip(" .…"))


def _short(text: str) -> str:
    """Quote no more than a line of what was typed."""
    return text if len(text) <= 60 else f"{text[:60]}…"


def _number(value: Any) -> float:
    """Read one plain number, NumPy's and pandas' included."""
    if isinstance(value, str):
        digits = re.findall(r"[-+−]?\d+(?:[.,]\d+)?", value)
        if len(digits) != 1:  # in "1 000" or "1e5", none of the parts is what was meant
            raise Unreadable(
                f"“{_short(value)}” is text. This question wants a number, such as 25."
            )
        plain = float(digits[0].replace(",", ".").replace("−", "-"))  # digits of any script
        raise Unreadable(
            f"“{_short(value)}” is in quotation marks, so Python reads it as text. "
            f"Write the number alone, without quotation marks: {plain:.15g}"
        )
    if isinstance(value, bool | np.bool_):
        raise Unreadable(f"{value} is a yes-or-no value. This question wants a number.")
    if hasattr(value, "estimate"):  # a whole result of uxcx.measures: its score is meant
        value = value.estimate
    if isinstance(value, np.ndarray) or hasattr(value, "to_numpy"):
        values = np.asarray(value).ravel()
        if len(values) != 1:
            raise Unreadable(f"You gave {len(values)} values. This question wants one number.")
        value = values[0]
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(v, int) for v in value):
        raise Unreadable(
            f"Python reads a comma as two numbers, {value[0]} and {value[1]}. "
            f"Decimals take a point: {value[0]}.{value[1]}"
        )
    if isinstance(value, list | tuple | set | dict):
        raise Unreadable(f"You gave a list of {len(value)}. This question wants one number.")
    if isinstance(value, np.generic):
        value = value.item()
    if not isinstance(value, Real):
        raise Unreadable(f"This is a {type(value).__name__}. This question wants a number.")
    try:
        number = float(value)
    except OverflowError:  # a whole number may have any number of digits
        number = math.inf
    if not math.isfinite(number):
        raise Unreadable(f"The value is {number}. Look at the step before: it has no result yet.")
    return number


class _Numeric:
    """What one number and a pair of numbers share: a unit and a tolerance."""

    unit: str
    tolerance: float

    def _close(self, one: float, other: float) -> bool:
        return abs(one - other) <= self.tolerance + 1e-9

    def _scale_slip(self, pairs: Sequence[tuple[float, float]]) -> str | None:
        """Notice a share where points are asked, or the other way round."""
        if all(self._close(100 * given, right) for given, right in pairs) and any(
            given for given, _ in pairs
        ):
            return (
                f"You wrote a share, a part of 1. This question counts in {self.unit}: "
                "multiply by 100."
            )
        if self.unit == "share" and all(self._close(given / 100, right) for given, right in pairs):
            return (
                "You counted in percent. This question asks for a share, a part of 1: "
                "divide by 100."
            )
        return None


@dataclass(frozen=True)
class Number(_Numeric):
    """One number, compared within a tolerance.

    Parameters
    ----------
    right
        Gives the right number; a function, so that it always comes from the data.
    unit
        What is counted: "points", "percent", "share", "seconds", "people".
    tolerance
        How far off still counts as right, in the same unit.
    """

    right: Callable[[], float]
    unit: str
    tolerance: float = 0.5

    is_blank = staticmethod(_is_dots)
    read = staticmethod(_number)

    def agrees(self, given: float, right: float) -> bool:
        """Compare within the tolerance."""
        return self._close(given, right)

    def form_slip(self, given: float) -> str | None:
        """Say so when a share was given for points or the reverse."""
        return self._scale_slip([(given, self.right())])


@dataclass(frozen=True)
class Range(_Numeric):
    """Two numbers, from and to, such as an interval.

    Parameters
    ----------
    right
        Gives the pair (low, high).
    unit, tolerance
        As for `Number`.
    """

    right: Callable[[], tuple[float, float]]
    unit: str
    tolerance: float = 0.5

    @staticmethod
    def is_blank(answer: Any) -> bool:
        """Tell whether one of the two places still holds the dots."""
        return _is_dots(answer) or (
            isinstance(answer, tuple | list) and any(_is_dots(part) for part in answer)
        )

    @staticmethod
    def read(answer: Any) -> tuple[float, float]:
        """Read a pair, or the low and high of a result."""
        if hasattr(answer, "low") and hasattr(answer, "high"):
            answer = (answer.low, answer.high)
        if isinstance(answer, np.ndarray) or hasattr(answer, "to_list"):
            answer = list(answer)
        if not isinstance(answer, tuple | list) or len(answer) != 2:
            raise Unreadable("This question wants two numbers, from and to, such as (20, 40).")
        return _number(answer[0]), _number(answer[1])

    def agrees(self, given: tuple[float, float], right: tuple[float, float]) -> bool:
        """Compare both ends within the tolerance."""
        return all(self._close(a, b) for a, b in zip(given, right, strict=True))

    def form_slip(self, given: tuple[float, float]) -> str | None:
        """Notice ends that changed places, and shares for percent."""
        right = self.right()
        if given[0] > given[1] and self.agrees(given[::-1], right):
            return "The two ends changed places. Write the lower one first."
        return self._scale_slip(list(zip(given, right, strict=True)))


@dataclass(frozen=True)
class Choice:
    """One letter out of a list of options.

    Parameters
    ----------
    options
        Letter -> text of the option.
    right
        The letter of the right option.
    """

    options: Mapping[str, str]
    letter: str

    is_blank = staticmethod(_is_dots)

    def right(self) -> str:
        """Give the right letter."""
        return self.letter

    def read(self, answer: Any) -> str:
        """Read a letter; capitals, brackets and blanks do not matter."""
        letters = ", ".join(self.options)
        if not isinstance(answer, str):
            raise Unreadable(
                f"This question wants a letter in quotation marks, one of {letters}. "
                f'For example: answer = "{next(iter(self.options))}"'
            )
        letter = answer.strip(" ().:\"'").lower()
        if letter not in self.options:
            raise Unreadable(f"“{_short(answer)}” is not on the list. Choose one of {letters}.")
        return letter

    def agrees(self, given: str, right: str) -> bool:
        """Compare two letters."""
        return given == right

    def form_slip(self, given: str) -> None:
        """A letter has no slips of form."""


@dataclass(frozen=True)
class Ordering:
    """Lines to be put into order, by their numbers or letters.

    Parameters
    ----------
    order
        The right order of the labels, such as ("log", "mean", "exp") or (2, 3, 1).
    """

    order: tuple[Any, ...]

    @staticmethod
    def is_blank(answer: Any) -> bool:
        """Tell whether a place still holds the dots."""
        return Range.is_blank(answer)

    def right(self) -> tuple[Any, ...]:
        """Give the right order."""
        return self.order

    def read(self, answer: Any) -> tuple[Any, ...]:
        """Read a list of labels, each used once."""
        shown = ", ".join(map(repr, sorted(self.order, key=str)))
        if isinstance(answer, str):
            answer = answer.replace(",", " ").split()
        if not isinstance(answer, list | tuple):
            raise Unreadable(f"This question wants a list in square brackets, made of {shown}.")
        given = tuple(part.strip().lower() if isinstance(part, str) else part for part in answer)
        if sorted(given, key=str) != sorted(self.order, key=str):
            raise Unreadable(
                f"Use each of these once: {shown}. You gave {_short(str(list(given)))}."
            )
        return given

    def agrees(self, given: tuple[Any, ...], right: tuple[Any, ...]) -> bool:
        """Compare two orders."""
        return given == tuple(right)

    def form_slip(self, given: tuple[Any, ...]) -> None:
        """An order has no slips of form."""


@dataclass(frozen=True)
class Matching:
    """Pairs: each item on the left gets one of the options.

    Parameters
    ----------
    pairs
        Item -> right option.
    options
        All the options a learner may use; those of the pairs unless given.
    """

    pairs: Mapping[str, str]
    options: tuple[str, ...] = ()

    @staticmethod
    def is_blank(answer: Any) -> bool:
        """Tell whether an item still holds the dots."""
        return _is_dots(answer) or (
            isinstance(answer, Mapping) and any(_is_dots(value) for value in answer.values())
        )

    def right(self) -> dict[str, str]:
        """Give the right pairs."""
        return {item: option.lower() for item, option in self.pairs.items()}

    def read(self, answer: Any) -> dict[str, str]:
        """Read a dictionary with every item and only known options."""
        options = self.options or tuple(dict.fromkeys(self.pairs.values()))
        known = {option.lower() for option in options}
        shown = ", ".join(options)
        if not isinstance(answer, Mapping):
            raise Unreadable("Keep the curly brackets, and fill the place after each colon.")
        missing = [item for item in self.pairs if item not in answer]
        if missing:
            raise Unreadable(f"The line for {missing[0]} is gone. Put it back and fill it in.")
        given = {item: str(answer[item]).strip().lower() for item in self.pairs}
        for item, option in given.items():
            if option not in known:
                typed = _short(str(answer[item]))
                raise Unreadable(f"“{typed}” for {item} is not on the list: {shown}.")
        return given

    def agrees(self, given: Mapping[str, str], right: Mapping[str, str]) -> bool:
        """Compare all pairs."""
        return dict(given) == dict(right)

    def form_slip(self, given: Mapping[str, str]) -> None:
        """Pairs have no slips of form."""


@dataclass(frozen=True)
class Written:
    """A sentence or a paragraph in the learner's own words.

    A program cannot grade prose. It looks for the parts a good answer needs, names the first
    that is missing, and then shows a model answer to compare with.

    Parameters
    ----------
    parts
        What must be there: pattern (a regular expression) -> what to add when it is missing.
    model
        One good answer.
    """

    parts: Mapping[str, str]
    model: str = field(default="")
    least_words: int = 6

    is_blank = staticmethod(_is_dots)

    def right(self) -> str:
        """Give the model answer."""
        return self.model

    def read(self, answer: Any) -> str:
        """Read text of a few words at least."""
        if not isinstance(answer, str):
            raise Unreadable(
                "This question wants your own words between quotation marks, "
                'such as answer = "Our customers …"'
            )
        if len(answer.split()) < self.least_words:
            raise Unreadable(
                f"That is {len(answer.split())} words. Write at least {self.least_words}, "
                "so that a colleague would understand you."
            )
        return " ".join(answer.split())

    def agrees(self, given: str, right: str) -> bool:
        """Tell whether every part is there."""
        return all(re.search(pattern, given, re.IGNORECASE) for pattern in self.parts)

    def form_slip(self, given: str) -> str | None:
        """Name the first part that is missing."""
        for pattern, advice in self.parts.items():
            if not re.search(pattern, given, re.IGNORECASE):
                return advice
        return None
