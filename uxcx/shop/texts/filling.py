"""Fills the gaps of a template, joins sentences, and now and then makes a slip of the keyboard."""

import re

import numpy as np

GAPS = {
    "size": tuple(str(size) for size in range(36, 47)),
    "shift": ("half a size", "a whole size", "one size"),
    "use": ("for the office", "for long walks", "for the city", "for a wedding", "for every day"),
    "colour": ("grey", "dark blue", "red", "brown", "green", "white"),
    "wait": ("four days", "six days", "a week", "eight days", "ten days"),
    "time": ("two weeks", "a month", "three wears", "one rainy walk", "a few days"),
    "who": ("my sister", "my son", "my mother", "a colleague", "my neighbour"),
    "shoe": ("shoes",),
}
_DAYS = ("a day", "two days", "three days", "four days", "five days", "six days", "a week")
SLIPS = 0.07  # share of texts with one slip of the keyboard


def pick(generator: np.random.Generator, choices):
    """Return one of the choices."""
    return choices[int(generator.integers(len(choices)))]


def days(number: int) -> str:
    """Say a number of days, 1 or more, in words."""
    return _DAYS[number - 1] if number <= len(_DAYS) else f"{number} days"


def filled(generator: np.random.Generator, template: str, **words) -> str:
    """Return the template with every gap such as ``{size}`` filled.

    Parameters
    ----------
    generator : numpy.random.Generator
    template : str
    **words : sequence of str
        Choices for a gap that differ from `GAPS`.
    """

    def fill(gap):
        return pick(generator, words.get(gap[1]) or GAPS[gap[1]])

    text = re.sub(r"\{(\w+)\}", fill, template)
    return text[0].upper() + text[1:]


def with_slip(generator: np.random.Generator, text: str) -> str:
    """Return the text, seldom with two letters of one word in the wrong order."""
    chance, place = generator.random(2)
    words = [word for word in re.finditer(r"[a-z]{6,}", text)]
    if chance >= SLIPS or not words:
        return text
    start = words[int(place * len(words))].start() + 2
    return text[:start] + text[start + 1] + text[start] + text[start + 2 :]
