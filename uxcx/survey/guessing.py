"""A guess what each column is for, with its reason, to be confirmed by the person who knows.

A wrong role makes a wrong score that looks right, so a guess is only ever a proposal. The roles
themselves stand in `roles`.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from uxcx.survey.dates import dates, looks_like_date
from uxcx.survey.privacy import Flag
from uxcx.survey.roles import SCALES
from uxcx.survey.scales import stated
from uxcx.survey.shown import quoted
from uxcx.survey.table import Column, Table
from uxcx.survey.values import is_blank, number, words_of

_LOOK_AT = 2000  # texts of a column that are enough for a guess

_ROLES = {ends: role for role, ends in SCALES.items()}
_RECOMMEND = r"recommend|\bnps\b|empf[eo]hl|recomm|recomend|raccomand|aanbevel"
_WORDS = {
    "id": r"\b(respondent|response|answer|case|participant|customer|guest|ticket|record)?[ _-]?"
    r"(id|identifier|token|no\.?|nummer|number)$|^(id|token|uuid)\b|respon(dent|se)[ _-]?id",
    "date": r"\b(date|time ?stamp|submitted|started|recorded|completed|created|datum|when)|"
    r"(start|end|recorded)date",
    "comment": r"comment|\bwhy\b|anything else|feedback|reason|suggest|improve|do better|remark|"
    r"open[ -]?ended|kommentar|warum|anmerkung|bemerkung",
    "seconds": r"second|duration|time (taken|spent)|dauer|\(s\)$|_s$|sekunden",
}
_MADE_OF_SCORE = {"promoter", "promoters", "passive", "passives", "detractor", "detractors"}
_ITEM = re.compile(r"^(?:sus)?[ _.:-]*(?:q|item|frage|question)?[ _.:-]*0?(\d{1,2})(?:\b|_)", re.I)
_SUS_WORDS = (
    "use this system frequently", "unnecessarily complex", "easy to use", "support of a technical",
    "well integrated", "inconsistency", "learn to use", "cumbersome", "confident using",
    "learn a lot of things",
)  # fmt: skip


@dataclass(frozen=True)
class Guess:
    """A proposed role of a column, and why."""

    column: str
    role: str
    reason: str

    def __str__(self) -> str:
        """Say the guess in a sentence."""
        return f"{quoted(self.column)}: {self.role}, because {self.reason}."


def guess(table: Table, flags: Iterable[Flag] = (), words: Collection[str] = ()) -> list[Guess]:
    """Propose a role for each column.

    Parameters
    ----------
    table : Table
        A survey that was read.
    flags : list of Flag
        What the privacy stop found; a column that is flagged as a whole is proposed to be ignored.
    words : names of columns
        Those whose words somebody gave a meaning.
    """
    personal = {flag.column: flag.kind for flag in flags if flag.whole}
    guesses = {
        name: Guess(name, "ignore", f"it seems to hold a {personal[name]}")
        if name in personal
        else _guess(column, table.rows, name in words)
        for name, column in table.columns.items()
    }
    guesses.update(_sus(table, guesses))
    for role in ("date", "id", "seconds"):
        first, *others = [one for one in guesses.values() if one.role == role] or [None]
        for one in others:
            reason = f"{quoted(first.column, 30)} is taken as the {role} already"
            guesses[one.column] = Guess(one.column, "ignore", reason)
    return list(guesses.values())


def _guess(column: Column, rows: int, has_meaning: bool) -> Guess:
    heading = f"{column.name} {column.question}"
    texts, counts = column.texts[:_LOOK_AT], column.counts()[:_LOOK_AT]
    filled = np.array([not is_blank(text) for text in texts])
    if not filled.any():
        return Guess(column.name, "ignore", "it is empty")
    texts = [text for text, one in zip(texts, filled, strict=True) if one]
    counts = counts[filled]
    n = int(counts.sum())
    is_numeric = np.array([number(text)[0] is not None for text in texts])
    is_date = np.array([looks_like_date(text) for text in texts])
    named = [role for role, words in _WORDS.items() if re.search(words, heading.strip(), re.I)]
    serial = "date" in named and is_numeric.any() and dates(_part(column, texts), True).serial
    if counts[is_date].sum() > 0.8 * n or serial:
        return Guess(column.name, "date", "it holds dates")
    if counts[is_numeric].sum() > 0.8 * n:
        if ends := stated(column):
            if ends in _ROLES:
                return Guess(column.name, _ROLES[ends], "its heading states the scale")
            reason = f"its heading states a scale from {ends[0]} to {ends[1]}, not known here"
            return Guess(column.name, "ignore", reason)
        return _numeric(column, heading, texts, counts, is_numeric, named, n)
    if has_meaning:
        return Guess(column.name, "rating 1-5", "its words were given a meaning")
    if scale := words_of(column):
        reason = f"its words look like a scale of {scale}, which counts only if you say so"
        return Guess(column.name, "ignore", reason)
    different = len(set(texts))
    if {text.casefold() for text in texts} <= _MADE_OF_SCORE:
        return Guess(column.name, "ignore", "it is worked out from the score")
    length = sum(map(len, texts)) / len(texts)
    if "comment" in named:
        return Guess(column.name, "comment", "its heading says so")
    if "id" in named and different > 0.5 * min(n, _LOOK_AT):
        return Guess(column.name, "id", "its heading says so")
    if different == 1 and n > 1:
        return Guess(column.name, "ignore", "every row says the same")
    # Whatever is an id decides which rows are repeats, so no row may repeat without such a heading.
    if n > 1 and not any(" " in text for text in texts) and _all_differ(column):
        return Guess(column.name, "id", "every row differs, in one word")
    if different <= 20 and length < 30 and (different <= n / 4 or (rows < 40 and different < n)):
        return Guess(column.name, "segment", f"it holds {different} texts that repeat")
    if length > 15 or different > 20:
        return Guess(column.name, "comment", "it holds texts that differ")
    return Guess(column.name, "ignore", "nothing tells what it is for")


def _numeric(column, heading, texts, counts, is_numeric, named, n) -> Guess:
    name = column.name
    values = np.array([number(text)[0] for text, one in zip(texts, is_numeric, strict=True) if one])
    weights = counts[is_numeric]
    whole = weights[values == np.floor(values)].sum() > 0.9 * weights.sum()
    order = np.argsort(values)
    running = np.cumsum(weights[order]) / weights.sum()
    low, high = (values[order[int(np.searchsorted(running, at))]] for at in (0.02, 0.98))
    if "seconds" in named and high > 10:
        return Guess(name, "seconds", "its heading speaks of time, and it holds numbers")
    if "date" in named and high > 1000:
        return Guess(name, "ignore", "its heading speaks of a date, but it holds numbers")
    if "id" in named:
        return Guess(name, "id", "its heading says so")
    if whole and high > 1000 and _all_differ(column):
        return Guess(name, "id", "every row differs")
    if not whole:
        example = values[values != np.floor(values)][0]
        return Guess(name, "ignore", f"it holds numbers such as {example:g}, and a rating is whole")
    recommends = re.search(_RECOMMEND, heading, re.I)
    if low == high and n > 1 and not recommends:
        return Guess(name, "ignore", "nearly every row says the same")
    reason = f"its numbers go from {low:g} to {high:g}"
    if recommends and low >= 0 and 5 < high <= 10:
        return Guess(name, "rating 0-10", "it asks about recommending")
    if low < 0 or high > 10 or high < 2 or (low < 1 and high <= 7):
        return Guess(name, "ignore", f"{reason}, which is no scale known here")
    role = "rating 0-10" if high > 7 else "rating 1-7" if high > 5 else "rating 1-5"
    return Guess(name, role, reason)


def _all_differ(column: Column) -> bool:
    counts = column.counts()
    blank = [place for place, text in enumerate(column.texts) if not text]
    return len(set(column.texts) - {""}) == counts.sum() - counts[blank].sum()


def _sus(table: Table, guesses: Mapping[str, Guess]) -> dict[str, Guess]:
    """Find the ten items of the System Usability Scale, by number or by wording."""
    fives = [name for name, one in guesses.items() if one.role == "rating 1-5"]
    by_words: dict[int, str] = {}
    by_number: dict[int, str] = {}
    for name in fives:
        heading = f"{name} {table.columns[name].question}".casefold()
        for item, words in enumerate(_SUS_WORDS, start=1):
            if words in heading and not (item == 7 and "a lot of things" in heading):
                by_words.setdefault(item, name)
        if match := _ITEM.match(name):
            by_number.setdefault(int(match[1]), name)
    for found, reason in ((by_words, "it has the wording of item"), (by_number, "it is number")):
        if set(found) == set(range(1, 11)) and len(set(found.values())) == 10:
            return {
                name: Guess(name, f"sus {item}", f"{reason} {item} of ten with answers from 1 to 5")
                for item, name in found.items()
            }
    return {}


def _part(column: Column, texts: list[str]) -> Column:
    return Column(column.name, column.question, np.arange(len(texts), dtype=np.int32), texts)
