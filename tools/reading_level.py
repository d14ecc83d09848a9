"""How hard a text is to read: Flesch-Kincaid grade and words per sentence.

The grade is 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid et al., 1975).
Syllables are counted by rule, not looked up: right for 24 words in 25 of a
running text, by a hair too few in all. Terms of the field count as words, but not in the syllables
per word: a lesson has to use the word that it teaches.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# In the singular; a plural "s" makes no difference.
FIELD_TERMS = {
    *("analytics", "confidence", "customer", "delivery", "detractor", "estimate", "experience"),
    *("exercise", "interaction", "interval", "jupyterlab", "loyalty", "measurement", "median"),
    *("notebook", "participant", "passive", "percentage", "percentile", "promoter", "proportion"),
    *("python", "questionnaire", "rating", "relationship", "respondent", "satisfaction", "sample"),
    *("survey", "touchpoint", "usability", "user", "variance"),
}

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]*]*\s+")
_ABBREVIATION = re.compile(r"\b(e\.g|i\.e|vs|etc|al|Dr|Mr|Mrs|Ms|Prof)\.")
_VOWELS = re.compile(r"[aeiouy]+")
# Vowels that stand together and are spoken apart: vari-ous, vide-o, us-u-al, cre-ate, be-ing.
_APART = re.compile(
    r"ia(?!l\b|n\b)|io(?!n|us)|iu|eo(?!u|p)|[rs]ier|idea|[^q]ua[lt]|creat|[aeiou]ing|yi"
)
# Letters that are written and not spoken: mak(e), lik(e)ly, mov(e)ment, nam(ed), tim(es).
_SILENT = re.compile(
    r"[^aeiouy]e$|[^aeiouyl]e(?=ly$|less$|ness$|ment|ful)|[^aeiouytd]ed$|[^aeiouyscxzgh]es$"
)


@dataclass(frozen=True)
class ReadingLevel:
    """Length and difficulty of a text."""

    words: int
    sentences: int
    grade: float

    @property
    def words_per_sentence(self) -> float:
        """Mean length of a sentence."""
        return self.words / max(1, self.sentences)


def reading_level(paragraphs: Iterable[str]) -> ReadingLevel:
    """Measure the paragraphs of a text together; a paragraph ends its last sentence."""
    every = [words(sentence) for text in paragraphs for sentence in sentences(text)]
    count = sum(len(one) for one in every)
    spoken = [word for one in every for word in one if _is_judged(word)]
    if not spoken:
        return ReadingLevel(count, len(every), 0.0)
    per_word = sum(syllables(word) for word in spoken) / len(spoken)
    grade = 0.39 * count / len(every) + 11.8 * per_word - 15.59
    return ReadingLevel(count, len(every), grade)


def sentences(text: str) -> list[str]:
    """Cut a text into sentences."""
    whole = _ABBREVIATION.sub(lambda match: match[0].replace(".", ""), text)
    return [part for part in _SENTENCE_END.split(whole + " ") if words(part)]


def words(text: str) -> list[str]:
    """List the words and numbers of a text."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Count the syllables of an English word by rule."""
    letters = word.lower()
    count = len(_VOWELS.findall(letters)) + len(_APART.findall(letters))
    if re.search(r"[^aeiouy]les?$", letters):
        return max(1, count)
    return max(1, count - len(_SILENT.findall(letters)))


def _is_judged(word: str) -> bool:
    is_term = word.lower().removesuffix("s") in FIELD_TERMS or word.lower() in FIELD_TERMS
    return not (is_term or word.isupper() or any(map(str.isdigit, word)))
