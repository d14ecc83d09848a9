"""The reading level is near what a counting by hand and a dictionary give."""

import pytest

from tools.reading_level import reading_level, sentences, syllables, words

# Syllables as a pronouncing dictionary (CMU) counts them.
DICTIONARY = """
the 1 shop 1 sold 1 shoes 1 people 2 answer 2 answered 2 question 2 questions 2 because 2 before 2
number 2 numbers 2 table 2 tables 2 score 1 scores 1 little 2 measure 2 measured 2 measures 2
usability 5 detractor 3 promoter 3 interval 3 usual 3 create 2 being 2 money 2 later 2 others 2
wanted 2 needed 2 asked 1 shows 1 changes 2 changed 1 boxes 2 size 1 sizes 2 rate 1 rates 1 site 1
sites 1 lovely 2 statement 2 careful 2 useless 2 video 3 idea 3 easier 3 real 1 really 2 science 2
quarter 2 equal 2 actual 3 various 3 region 2 regions 2 nation 2 special 2 person 2 every 2
average 3 decide 2 decided 3 difference 3 customer 3 twelve 1 made 1 make 1 makes 1 time 1 times 1
"""


def test_syllables_agree_with_a_dictionary():
    entries = DICTIONARY.split()
    known = dict(zip(entries[::2], map(int, entries[1::2]), strict=True))
    misses = {word: (syllables(word), count) for word, count in known.items()}
    misses = {word: both for word, both in misses.items() if both[0] != both[1]}
    assert len(misses) <= 0.06 * len(known), misses


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two? Three!", 3),
        ("NPS fell by 3.5 points. Why", 2),
        ("See e.g. the table, i.e. the last one vs. the first.", 1),
        ("He said “stop.” Then he left.", 2),
        ("First: the mean", 1),
        ("…", 0),
    ],
)
def test_sentences(text, count):
    assert len(sentences(text)) == count


def test_words_keep_their_apostrophe():
    assert words("don’t stop, it's 3.5") == ["don’t", "stop", "it's", "3", "5"]


def test_the_grade_is_the_formula():
    level = reading_level(["The cat sat on the mat. The dog ran."])
    assert (level.words, level.sentences) == (9, 2)
    assert level.grade == pytest.approx(0.39 * 9 / 2 + 11.8 * 1 - 15.59)


def test_field_terms_and_numbers_do_not_make_a_text_hard():
    plain = reading_level(["The boss asks the men."])
    terms = reading_level(["The detractor asks 12345 promoters."])
    assert terms.grade == pytest.approx(plain.grade)


def test_each_paragraph_ends_its_sentence():
    assert reading_level(["A list item", "Another one"]).sentences == 2


def test_a_text_without_words_has_no_grade():
    assert reading_level([]).grade == 0
