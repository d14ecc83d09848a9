"""What a valid answer is, and the check that lets only valid answers through.

Ten million answers are normal, so they are looked at block by block: no full-size copy is made
unless blanks are dropped. Turning lists and columns into arrays is the work of ``answers``.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

_BLOCK = 1 << 16  # answers looked at in one go: small enough for a processor's cache
_LARGEST = sys.float_info.max


@dataclass(frozen=True)
class Scale:
    """The valid range of an answer.

    Attributes
    ----------
    noun : str
        What one answer is called, for example ``"rating"``.
    low, high : float
        Smallest and largest valid answer; without them every finite number is valid.
    whole : bool
        Whether only whole numbers are valid.
    above_low : bool
        Whether `low` itself is not valid any more.
    """

    noun: str
    low: float = -_LARGEST
    high: float = _LARGEST
    whole: bool = False
    above_low: bool = False

    def __str__(self) -> str:
        """Say what is valid, to be read after "a valid rating is"."""
        kind = "a whole number" if self.whole else "a finite number"
        if self.high < _LARGEST:
            return f"{kind} from {self.low:g} to {self.high:g}"
        if self.low > -_LARGEST:
            return (
                f"{kind} above {self.low:g}" if self.above_low else f"{kind} from {self.low:g} up"
            )
        return kind

    def admits(self, values: np.ndarray) -> np.ndarray:
        """Mark the valid answers; nan and infinity never are."""
        valid = (values > self.low) if self.above_low else (values >= self.low)
        valid &= values <= self.high
        if self.whole and values.dtype.kind == "f":
            valid &= values == np.floor(values)
        return valid

    def admits_all(self, values: np.ndarray) -> bool:
        """Whether every answer is valid; quicker than marking each, by looking at the ends."""
        smallest, largest = values.min(), values.max()  # both nan if any is, and never valid then
        if not (smallest > self.low if self.above_low else smallest >= self.low):
            return False
        if not largest <= self.high:
            return False
        fractions = self.whole and values.dtype.kind == "f"
        return not fractions or bool((values == np.floor(values)).all())


@dataclass(frozen=True)
class Answers:
    """Valid answers as a one-dimensional array, and how many blanks were left out."""

    values: np.ndarray
    dropped: int = 0


def blocks(values: np.ndarray) -> Iterator[np.ndarray]:
    """Yield the array piece by piece."""
    for start in range(0, values.size, _BLOCK):
        yield values[start : start + _BLOCK]


def check(
    values: np.ndarray, scale: Scale, place: Callable[[int], str], drop_blanks: bool, advice: str
) -> Answers:
    """Return the answers if all are valid, else say which one is not.

    Parameters
    ----------
    values : numpy.ndarray
        Integers or floats, one dimension, nan for a blank.
    scale : Scale
        What is valid.
    place : callable
        Names a position, for example ``"position 3 (counting from 0)"``.
    drop_blanks : bool
        Whether the caller chose to leave blanks out.
    advice : str
        What to do about blanks, where they are not to be dropped.

    Raises
    ------
    ValueError
        If there is no answer, or one that is blank or not on the scale.
    """
    noun = scale.noun
    if values.size == 0:
        raise ValueError(
            f"Found no {noun}s, because the list is empty; check the filter or file it came from."
        )
    if all(scale.admits_all(block) for block in blocks(values)):
        return Answers(values)

    blank = np.isnan(values) if values.dtype.kind == "f" else np.zeros(values.size, bool)
    wrong = np.flatnonzero(~scale.admits(values) & ~blank)
    if wrong.size:
        raise ValueError(
            f"Found the {noun} {values[wrong[0]]:.15g} at {place(wrong[0])}{_more(wrong.size)}, "
            f"but a valid {noun} is {scale}; correct it at its source or leave it out on purpose."
        )
    dropped = int(np.count_nonzero(blank))
    if not drop_blanks:
        raise ValueError(
            f"Found a blank {noun} at {place(blank.argmax())}{_more(dropped)}; {advice}."
        )
    if dropped == values.size:
        raise ValueError(
            f"Found nothing but blanks ({dropped:,}), so no {noun} is left without them; "
            "check that this is the right column."
        )
    return Answers(values[~blank], dropped)


def _more(count: int) -> str:
    return f" and {count - 1:,} more like it" if count > 1 else ""
