"""Numbers from what people see in a survey: "9 - very likely", "4,5", "★★★★", "10 (best)".

A text is a number, a blank, or unread. Unread texts are counted and listed, and words count only
with a stated meaning (`WORDS`). Dates are the work of `dates`.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

import numpy as np

from uxcx.survey.table import Column

BLANK = {
    "", "-", "--", "–", "—", ".", "?", "n/a", "na", "n.a.", "#n/a", "nan", "null", "#null!", "none",
    "(none)", "(blank)", "blank", "not applicable", "no answer", "no opinion", "don't know",
    "do not know", "dont know", "prefer not to say", "skipped", "missing", "k. a.", "k.a.",
    "keine angabe", "weiß nicht", "weiss nicht", "sans réponse", "sin respuesta",
}  # fmt: skip
"""What people and tools write for "no answer", in small letters."""
_LONGEST_BLANK = 2 * max(map(len, BLANK))

WORDS = {
    "agreement": ("strongly disagree", "disagree", "neutral", "agree", "strongly agree"),
    "satisfaction": ("very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"),
    "ease": ("very difficult", "difficult", "neutral", "easy", "very easy"),
    "likelihood": ("very unlikely", "unlikely", "neutral", "likely", "very likely"),
}
"""Wordings from worst to best, to be read as 1 to 5 by whoever says that they mean that."""

_SPELLINGS = {"neither agree nor disagree": "neutral", "neither": "neutral", "undecided": "neutral"}
_FULL, _EMPTY = "★⭐🌟", "☆✩"
_NUMBER = r"[+-]?\d{1,12}(?:[.,]\d{1,12})?"
_DIGIT = re.compile(r"\d")
_BETWEEN = r"\s().,:=–—-"
# A label follows the number, and does not begin with a digit: "9 - 10" is a range.
_FIRST = re.compile(rf"({_NUMBER})(?:[{_BETWEEN}]*$|[{_BETWEEN}]+[^\d%/{_BETWEEN}])")
_LAST = re.compile(rf"\D*[^\W\d_]\D*[(:=–—-]\s*({_NUMBER})[)\s]*")
_OF = re.compile(rf"({_NUMBER})\s*(?:/|of|out of|von|sur)\s*(\d{{1,3}})\D*", re.I)
_GROUPED = re.compile(r"[+-]?\d{1,3}([.,])\d{3}")


@dataclass(frozen=True, eq=False)
class Numbers:
    """A column read as numbers.

    Attributes
    ----------
    values : numpy.ndarray of float, one a row
        Nan where there is no number.
    blank : numpy.ndarray of bool, one a row
        Where the cell says that there is no answer.
    unread : dict of str to int
        Texts that are neither, with how often each comes.
    ends : numpy.ndarray of int, one a row
        The end of the scale that a cell names itself, as in "4/5"; 0 where it names none.
    """

    values: np.ndarray
    blank: np.ndarray
    unread: dict[str, int]
    ends: np.ndarray


def numbers(column: Column, words: Mapping[str, float] | str | None = None) -> Numbers:
    """Read a column as numbers.

    Parameters
    ----------
    column : Column
        Cells as written.
    words : dict of str to number, or a name in `WORDS`, or None
        What words mean, for example ``{"strongly agree": 5}``.

    Raises
    ------
    ValueError
        If `words` is a name that is not known.
    """
    meaning = _meaning(words)
    comma = decimal_comma(column)
    counts = column.counts()
    values = np.empty(len(column.texts))
    blank = np.zeros(len(column.texts), bool)
    unread: dict[str, int] = {}
    ends = np.zeros(len(column.texts), np.int16)
    for i, text in enumerate(column.texts):
        value, ends[i] = number(text, meaning, comma)
        values[i] = np.nan if value is None else value
        if value is None:
            blank[i] = is_blank(text)
            if not blank[i]:
                unread[text] = unread.get(text, 0) + int(counts[i])
    return Numbers(values[column.codes], blank[column.codes], unread, ends[column.codes])


def number(
    text: str, meaning: Mapping[str, float] | None = None, comma: bool = False
) -> tuple[float | None, int]:
    """Give the number in a text and the end of the scale if it names one; None and 0 if not.

    A range such as "9-10" is no number, and neither is a date. `comma` says that commas are
    decimal marks, which decides what "1,234" is.
    """
    if text.isascii() and text.isdigit() and len(text) < 13:
        return float(text), 0
    text = (
        unicodedata.normalize("NFKC", text[:200]).replace("\u2212", "-").strip(" \"'\u200b\ufeff")
    )
    if meaning and (found := meaning.get(_key(text))) is not None:
        return float(found), 0
    if text and not text.strip(_FULL + _EMPTY + "\ufe0f "):
        full = sum(text.count(star) for star in _FULL)
        return float(full), len(text.replace("\ufe0f", "").replace(" ", "")) if full < len(
            text
        ) else 0
    if not _DIGIT.search(text):
        return None, 0
    if match := _OF.fullmatch(text):
        return _plain(match[1], comma), int(match[2])
    match = _FIRST.match(text) or _LAST.fullmatch(text)
    return (_plain(match[1], comma) if match else None), 0


def is_blank(text: str) -> bool:
    """Tell whether a cell says that there is no answer."""
    if len(text) > _LONGEST_BLANK or text[-1:].isdigit():  # most cells, quickly
        return False
    return _key(text) in BLANK


def decimal_comma(column: Column) -> bool:
    """Tell whether commas are decimal marks in a column: some stand before one or two digits."""
    return any(re.fullmatch(r"[+-]?\d+,\d{1,2}", text) for text in column.texts[:5000])


def words_of(column: Column) -> str:
    """Name the wording in `WORDS` that a column uses, or nothing."""
    used = {_key(text) for text in column.texts[:1000]} - BLANK
    fits = [
        name for name, words in WORDS.items() if len(used) > 1 and used <= _with_spellings(words)
    ]
    return fits[0] if fits else ""


def _plain(digits: str, comma: bool) -> float:
    grouped = _GROUPED.fullmatch(digits)
    if grouped and (grouped[1] == ",") != comma:
        return float(digits.replace(grouped[1], ""))
    return float(digits.replace(",", "."))


def _key(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


def _with_spellings(words: tuple[str, ...]) -> set[str]:
    return {*words, *_SPELLINGS} if "neutral" in words else set(words)


def _meaning(words: Mapping[str, float] | str | None) -> dict[str, float]:
    if words is None:
        return {}
    if isinstance(words, str):
        if words not in WORDS:
            raise ValueError(
                f"Found words = {words!r}; write one of {', '.join(WORDS)}, or a dict such as "
                '{"good": 5, "bad": 1}.'
            )
        found = {word: place for place, word in enumerate(WORDS[words], start=1)}
        return {**found, **{other: found[same] for other, same in _SPELLINGS.items()}}
    if not isinstance(words, Mapping) or not all(map(_is_place, words.values())):
        raise ValueError(
            f"Found words = {words!r}, where a word has no number; write a dict such as "
            '{"good": 5, "bad": 1}.'
        )
    return {_key(str(word)): float(place) for word, place in words.items()}


def _is_place(place: object) -> bool:
    return isinstance(place, int | float) and not isinstance(place, bool) and isfinite(place)
