"""How hard an English text is to read: Flesch reading ease and Flesch-Kincaid grade.

Both formulas see two things only: how long the sentences are, and how many syllables the words
have. They do not see whether a text is clear, true or in a good order. Both are made for English.
"""

import re
from dataclasses import dataclass

from uxcx.measures.foundations.answers import read_count
from uxcx.measures.foundations.estimate import Result

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
class ReadingLevel(Result):
    """Both scores of a text and the counts behind them.

    Attributes
    ----------
    ease : float
        Flesch reading ease: about 100 is light reading, 0 is hard; both ends can be passed.
    grade : float
        Flesch-Kincaid grade: years of school in the United States.
    words, sentences, syllables : int
        What was counted.
    """

    ease: float
    grade: float
    words: int
    sentences: int
    syllables: int
    note: str = ""

    def __str__(self) -> str:
        """Say the result in a sentence."""
        words = "word" if self.words == 1 else "words"
        sentences = "sentence" if self.sentences == 1 else "sentences"
        return (
            f"Reading ease {self.ease:.1f} (Flesch), grade {self.grade:.1f} (Flesch-Kincaid); "
            f"{self.words:,} {words}, {self.sentences:,} {sentences}, {self.syllables:,} "
            f"syllables counted by rule.{self.remarks()}"
        )


def flesch_reading_ease(words: int, sentences: int, syllables: int) -> float:
    """Return the Flesch reading ease from counts: higher reads better.

    Parameters
    ----------
    words, sentences, syllables : int
        Counts of one text, in this order; each word has at least one syllable.

    Returns
    -------
    float
        Mostly between 0 and 100, but not limited to that.

    Raises
    ------
    ValueError
        If a count is no whole number, or the counts cannot belong together.

    Notes
    -----
    ``206.835 - 1.015 words / sentences - 84.6 syllables / words``.

    Source: Flesch (1948), A New Readability Yardstick, as implemented in the package textstat.
    Dispute: It sees length only, and few words give a wild score; for other languages rival
    weights exist, so an English score of a translated text means nothing.
    Published cases: textstat_ease_counts, textstat_ease_short.
    Recomputed cases: flesch_cat_mat.
    """
    words, sentences, syllables = _text_counts(words, sentences, syllables)
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def flesch_kincaid_grade(words: int, sentences: int, syllables: int) -> float:
    """Return the Flesch-Kincaid grade from counts: years of school that a text asks for.

    Parameters and errors as in `flesch_reading_ease`. The grade of very short words in very
    short sentences is below 0.

    Notes
    -----
    ``0.39 words / sentences + 11.8 syllables / words - 15.59``.

    Source: Kincaid et al. (1975), Derivation of New Readability Formulas, as implemented in the
    package textstat.
    Dispute: Other formulas (Gunning fog, SMOG, Dale-Chall) count other things and name other
    grades for the same text; compare texts by one formula only.
    Published cases: textstat_grade_counts, textstat_grade_short.
    Recomputed cases: flesch_cat_mat.
    """
    words, sentences, syllables = _text_counts(words, sentences, syllables)
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def reading_level(text: str) -> ReadingLevel:
    """Return reading ease and grade of an English text.

    Parameters
    ----------
    text : str
        Plain text without markup. Below 100 words the result warns.

    Raises
    ------
    ValueError
        If it is no text, or a text without words.

    Notes
    -----
    Counts by `words`, `sentences` and `syllables`, put into the two formulas.

    Source: Flesch (1948) and Kincaid et al. (1975), as in the two formulas.
    Dispute: Programs count words, sentences and syllables by different rules, so two programs
    give one text different scores; name the program with the score.
    Published cases: textstat_short_text.
    """
    if not isinstance(text, str):
        raise ValueError(
            f"Found {type(text).__name__} where a text belongs; join the parts first, for "
            'example with " ".join(parts).'
        )
    parts = sentences(text)
    if not parts:
        raise ValueError("Found a text without any word; check that it was read from its file.")
    every = [word for part in parts for word in words(part)]
    counts = len(every), len(parts), sum(map(syllables, every))
    note = "Below 100 words one long word moves the score far." if len(every) < 100 else ""
    return ReadingLevel(flesch_reading_ease(*counts), flesch_kincaid_grade(*counts), *counts, note)


def sentences(text: str) -> list[str]:
    """Cut a text into its sentences.

    Notes
    -----
    A sentence ends at ``. ! ? …`` before a blank; common abbreviations and ``3.5`` do not end it.

    Source: the sentence count that the formulas of Flesch (1948) and Kincaid et al. (1975) need.
    Dispute: Whether a colon, a heading or a list item ends a sentence is open; here they do not.
    Published cases: textstat_sentences_easy.
    """
    whole = _ABBREVIATION.sub(lambda match: match[0].replace(".", ""), text)
    return [part for part in _SENTENCE_END.split(whole + " ") if words(part)]


def words(text: str) -> list[str]:
    """List the words and numbers of a text.

    Notes
    -----
    A run of letters and digits is a word; an apostrophe inside belongs to it.

    Source: the word count that the formulas of Flesch (1948) and Kincaid et al. (1975) need.
    Dispute: A word with a hyphen counts as two here, and as one in the package textstat.
    Published cases: textstat_words_apostrophe.
    """
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Count the syllables of an English word by rule.

    Notes
    -----
    Groups of vowels, plus vowels that are spoken apart, less those that are silent; at least 1.

    Source: rule of this course; a test checks it against the counts of the CMU pronouncing
    dictionary.
    Dispute: A dictionary is right more often and knows fewer words. This rule is right for
    about 24 of 25 words of a running text, and wrong for "marriage" (3 instead of 2), for
    example.
    Published cases: textstat_syllables_dog.
    """
    letters = word.lower()
    count = len(_VOWELS.findall(letters)) + len(_APART.findall(letters))
    if re.search(r"[^aeiouy]les?$", letters):
        return max(1, count)
    return max(1, count - len(_SILENT.findall(letters)))


def _text_counts(words: int, sentences: int, syllables: int) -> tuple[int, int, int]:
    words, sentences = read_count(words, "words"), read_count(sentences, "sentences")
    syllables = read_count(syllables, "syllables")
    if not 1 <= sentences <= words <= syllables:
        raise ValueError(
            f"Found {words:,} words, {sentences:,} sentences and {syllables:,} syllables, but a "
            "sentence has a word and a word a syllable; check the order: words, sentences, "
            "syllables."
        )
    return words, sentences, syllables
