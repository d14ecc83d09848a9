"""How hard a text is to read: Flesch-Kincaid grade and words per sentence.

The grade is 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid et al., 1975).
Sentences, words and syllables are counted as `uxcx.measures.readability` does. Terms of the field
count as words, but not in the syllables per word: a lesson has to use the word that it teaches.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from uxcx.measures.readability import sentences, syllables, words

# In the singular; a plural "s" makes no difference.
FIELD_TERMS = {
    *("analytics", "confidence", "customer", "delivery", "detractor", "estimate", "experience"),
    *("exercise", "interaction", "interval", "jupyterlab", "loyalty", "measurement", "median"),
    *("notebook", "participant", "passive", "percentage", "percentile", "promoter", "proportion"),
    *("python", "questionnaire", "rating", "relationship", "respondent", "satisfaction", "sample"),
    *("survey", "touchpoint", "usability", "user", "variance"),
}


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


def _is_judged(word: str) -> bool:
    is_term = word.lower().removesuffix("s") in FIELD_TERMS or word.lower() in FIELD_TERMS
    return not (is_term or word.isupper() or any(map(str.isdigit, word)))
