"""Plain language: short sentences, common words, and acronyms spelled out at first use.

Judged are paragraphs and list items. Not judged: headings, tables, code, and other people's words,
that is block quotes and what stands in double quotation marks.
"""

import re
from collections.abc import Iterator

from tools import markdown
from tools.contract.document import Document, Finding
from tools.reading_level import reading_level, sentences

MOST_WORDS_PER_SENTENCE = 20
HIGHEST_GRADE = 9
ACRONYMS = {
    "UX": "user experience",
    "CX": "customer experience",
    "NPS": "net promoter score",
    "CSAT": "customer satisfaction",
    "CES": "customer effort score",
    "SUS": "system usability scale",
    "SEQ": "single ease question",
}

_BANNED = re.compile(r"\b(just|simply|easy|easily|obviously|of course)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_COMMON_CAPITALS = {"OK", "EU", "UK", "US"}


def banned_words(document: Document) -> Iterator[Finding]:
    """No word tells the reader that it ought to be easy."""
    for number, words in _own_words(document):
        for match in _BANNED.finditer(words):
            yield document.finding(
                number,
                f"it says {match[0]!r}",
                "leave it out; in quotation marks it may stay",
            )


def acronyms(document: Document) -> Iterator[Finding]:
    """Each acronym is spelled out in the paragraph that first uses it, or before."""
    read = ""
    first: dict[str, int] = {}
    for number, paragraph in document.prose():
        words = markdown.text(paragraph, code="")
        read += " " + re.sub(r"[\s®™-]+", " ", words).lower()
        for acronym in set(_CAPITALS.findall(words)) & ACRONYMS.keys() - first.keys():
            first[acronym] = number
            if ACRONYMS[acronym] not in read:
                yield document.finding(
                    number,
                    f"{acronym} is not spelled out at first use",
                    f"write '{ACRONYMS[acronym].title()} ({acronym})'",
                )


def reading(document: Document) -> Iterator[Finding]:
    """The text needs nine years of school at most, with 20 words a sentence on average."""
    own = list(_own_words(document))
    level = reading_level(words for _, words in own)
    every = [(number, one) for number, words in own for one in sentences(words)]
    if level.words_per_sentence > MOST_WORDS_PER_SENTENCE:
        number, longest = max(every, key=lambda one: len(one[1].split()))
        yield document.finding(
            None,
            f"a sentence has {level.words_per_sentence:.1f} words on average",
            f"cut the long ones, such as in cell {number}: '{longest[:60].strip()}…'",
        )
    if level.grade > HIGHEST_GRADE:
        number, hardest = max(every, key=lambda one: reading_level([one[1]]).grade)
        yield document.finding(
            None,
            f"its Flesch-Kincaid grade is {level.grade:.1f}",
            f"get to {HIGHEST_GRADE} with shorter words and sentences; the hardest one stands in "
            f"cell {number}: '{hardest[:60].strip()}…'",
        )


def capitals(document: Document) -> set[str]:
    """List the words in capitals that a reader may want explained: NPS, ISO, CSV."""
    found = {
        word
        for _, paragraph in document.prose(quotes=False)
        for word in _CAPITALS.findall(_QUOTED.sub("", markdown.text(paragraph, code="")))
    }
    return found - _COMMON_CAPITALS


def glossary_gaps(glossary: Document, used: set[str]) -> Iterator[Finding]:
    """Every acronym of the lessons stands in the glossary."""
    explained = " ".join(markdown.text(block) for cell in glossary.cells for block in cell.blocks)
    for word in sorted(used - set(_CAPITALS.findall(explained))):
        yield glossary.finding(None, f"{word} is used in the lessons and not explained", "add it")


def _own_words(document: Document) -> Iterator[tuple[int, str]]:
    """Give the author's words; a piece of code or a quotation counts as one short word."""
    for number, paragraph in document.prose(quotes=False):
        yield number, _QUOTED.sub("so", markdown.text(paragraph, code="so"))
