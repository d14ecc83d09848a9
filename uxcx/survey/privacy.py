"""The privacy stop: columns and cells that say who answered.

Flagged are names, mail addresses, phone numbers, network addresses and the like, by heading and by
content. Whatever is flagged is left out unless its owner keeps it on purpose. A search finds
patterns, not people: a story in a comment can still name somebody, so comments are never printed.
Nothing here sends anything anywhere.
"""

import re
from dataclasses import dataclass

import numpy as np

from uxcx.survey.shown import people, quoted
from uxcx.survey.table import Column, Table

SMALLEST_GROUP = 8
"""Groups with fewer answers are not printed: a colleague could guess who is meant."""

LEFT_OUT = "[left out: {}]"
_WHOLE_COLUMN = 0.2  # from this share of its cells on, a column is personal as a whole

_HEADINGS = {
    "name": r"\b(first|last|full|family|given|middle|user|customer|guest|contact|recipient|"
    r"respondent|person)s?[ _.-]*names?\b|^names?$|\bsurname|vorname|nachname|\bnom\b|apellido|"
    r"recipient(first|last)name",
    "mail address": r"\be[ _-]?mails?\b|mail[ _-]?address|^mail$|recipientemail",
    "phone number": r"\b(tele)?phone\b|\bmobile[ _-]?(no|number|phone)|^mobile$|telefon|\bhandy|"
    r"\btel\b",
    "network address": r"\bip[ _-]?addr|^ip$|ipaddress",
    "postal address": r"\b(street|postal|home)[ _-]?address|^address|^street|stra(ß|ss)e\b",
    "date of birth": r"birth|geburt|\bdob\b",
    "place on the map": r"latitude|longitude",
}
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_NETWORK = re.compile(
    r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])"
)
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:\+|00(?=[1-9])|\(?0(?=[1-9]))\d?(?:[ ()/.-]{0,2}\d){7,14}(?!\w)"
    r"|(?<![\w.,/-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)"
)
_DATE = re.compile(r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}([-/.])\d{1,2}\1\d{2,4})\b")
_SAYS_NAME = re.compile(
    r"\b(?i:my name is|mein name ist|ich hei(?:ß|ss)e|je m'appelle|(?:kind |best )?regards,?)\s+"
    r"[A-ZÄÖÜ]\w+"
)
_FULL_NAME = re.compile(r"(?:[A-ZÄÖÜÉ][\w'’.-]* ){1,2}[A-ZÄÖÜÉ][\w'’-]+")
_CUES = ("@", "name", "Name", "NAME", "heiße", "heisse", "m'appelle", "egards")
_MANY_DIGITS = re.compile(
    r"(?<![\w.,/-])(?!\d{4}[-/.]\d\d?[-/.]\d\d?\b|\d\d?([-/.])\d\d?\1\d{2,4}\b)"  # but no date
    r"[+(]{0,2}\d[\d ()/.-]{5,}\d(?!\w)"
)
_BLOCK = 2000


@dataclass(frozen=True)
class Flag:
    """One reason why a column could say who answered.

    Attributes
    ----------
    column, kind : str
        Which column, and what it seems to hold.
    cells : int
        Rows where it was found; 0 where the heading alone says it.
    whole : bool
        Whether the whole column is left out, or those cells only.
    """

    column: str
    kind: str
    cells: int
    whole: bool

    def __str__(self) -> str:
        """Say it in a sentence; the cells themselves are not shown."""
        what = "The column" if self.whole else "Some cells of"
        verb = "seems to hold" if self.whole else "seem to hold"
        by = f"in {people(self.cells, 'row')}" if self.cells else "by its heading"
        return f"{what} {quoted(self.column)} {verb} a {self.kind} ({by})."


def flags(table: Table) -> list[Flag]:
    """List what could say who answered, column by column."""
    return [flag for column in table.columns.values() for flag in _of_column(column)]


def kinds_in(text: str) -> list[str]:
    """Name what a cell seems to hold: mail address, network address, phone number, name."""
    is_plain_number = text.isdigit() and text[0] != "0"
    if is_plain_number or not _worth_a_look(text):
        return []
    text = _DATE.sub(" ", text)  # a date has as many digits as a phone number
    tests = (
        ("mail address", _MAIL),
        ("network address", _NETWORK),
        ("phone number", _PHONE),
        ("name", _SAYS_NAME),
    )
    return [kind for kind, pattern in tests if pattern.search(text)]


def _worth_a_look(text: str) -> bool:
    """Sort out quickly, by a cue or by many digits, what cannot hold any of it."""
    return any(cue in text for cue in _CUES) or bool(_MANY_DIGITS.search(text))


def masked(text: str) -> str:
    """Give a cell as it may be exported: what says who answered is replaced as a whole."""
    kinds = kinds_in(text)
    return LEFT_OUT.format(" and ".join(kinds)) if kinds else text


def printable(sizes: np.ndarray) -> np.ndarray:
    """Mark the groups that may be printed.

    Groups below `SMALLEST_GROUP` are hidden. If the hidden ones together are still below it, the
    smallest of the others is hidden with them: else total minus the rest would give them away.
    """
    shown = sizes >= SMALLEST_GROUP
    hidden = sizes[~shown].sum()
    if 0 < hidden < SMALLEST_GROUP and shown.any():
        shown[np.flatnonzero(shown)[sizes[shown].argmin()]] = False
    return shown


def _of_column(column: Column) -> list[Flag]:
    found: dict[str, int] = {
        kind: 0 for kind, pattern in _HEADINGS.items()
        if re.search(pattern, column.name, re.I) or re.search(pattern, column.question, re.I)
    }  # fmt: skip
    by_heading = set(found)
    counts = column.counts()
    filled = int(counts[[bool(text) for text in column.texts]].sum())
    for start in range(0, len(column.texts), _BLOCK):
        block = column.texts[start : start + _BLOCK]
        if _worth_a_look("\n".join(block)):
            for text, n in zip(block, counts[start : start + _BLOCK].tolist(), strict=True):
                for kind in kinds_in(text):
                    found[kind] = found.get(kind, 0) + n
    if "name" not in found and _are_full_names(column, filled):
        found["name"] = filled
    return [
        Flag(column.name, kind, cells, kind in by_heading or cells > _WHOLE_COLUMN * filled)
        for kind, cells in found.items()
        if filled
    ]


def _are_full_names(column: Column, filled: int) -> bool:
    """Tell whether a column is a list of people: two capitalised words, nearly all different."""
    texts = {text for text in column.texts[:500] if text}
    if len(texts) < 8 or len(texts) < 0.8 * min(filled, 500):
        return False
    return sum(_FULL_NAME.fullmatch(text) is not None for text in texts) > 0.8 * len(texts)
