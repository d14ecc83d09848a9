"""Contrast and readability: no rounding up, no guessing of colours, stated limits."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uxcx.measures import accessibility, readability

PART = st.integers(0, 255)
COLOUR = st.tuples(PART, PART, PART)


@given(COLOUR, COLOUR)
def test_contrast_is_the_same_both_ways_and_lies_between_1_and_21(one, other):
    ratio = accessibility.contrast(one, other).ratio
    assert ratio == pytest.approx(accessibility.contrast(other, one).ratio)
    assert 1 <= ratio <= 21 + 1e-12
    assert accessibility.contrast(one, one).ratio == 1


@given(COLOUR)
def test_every_way_to_write_a_colour_means_the_same(colour):
    red, green, blue = colour
    luminance = accessibility.relative_luminance(colour)
    for text in (
        f"#{red:02x}{green:02X}{blue:02x}",
        f"{red:02x}{green:02x}{blue:02x}",
        f"rgb({red}, {green}, {blue})",
        f" rgb({red} {green} {blue}) ",
        f"#{red:02x}{green:02x}{blue:02x}ff",
        [red, green, blue],
    ):
        assert accessibility.relative_luminance(text) == luminance
    assert 0 <= luminance <= 1 + 1e-12
    short = f"#{red % 16:x}{green % 16:x}{blue % 16:x}"
    doubled = tuple(17 * (part % 16) for part in colour)
    assert accessibility.relative_luminance(short) == accessibility.relative_luminance(doubled)


def test_nothing_is_rounded_up():
    almost = accessibility.Contrast(4.4999)
    assert not almost.aa_normal and almost.aa_large and almost.non_text
    assert "4.49 to 1" in str(almost) and "not for normal text" in str(almost)
    assert accessibility.Contrast(4.5).aa_normal and not accessibility.Contrast(6.9999).aaa_normal
    assert not accessibility.Contrast(2.9999).non_text
    assert accessibility.contrast("#777", "#fff").aa_normal is False
    assert accessibility.contrast("#767676", "#fff").aa_normal is True


def test_a_see_through_colour_is_mixed_or_refused():
    mixed = accessibility.contrast("#00000080", "#ffffff")
    grey = 255 * (1 - 128 / 255)
    assert mixed.ratio == pytest.approx(accessibility.contrast((grey,) * 3, "#fff").ratio)
    assert accessibility.contrast("rgba(0, 0, 0, 0)", "#fff").ratio == 1
    with pytest.raises(ValueError, match="see-through"):
        accessibility.contrast("#000", "rgba(255, 255, 255, 0.5)")
    with pytest.raises(ValueError, match="see-through"):
        accessibility.relative_luminance("#0008")


@pytest.mark.parametrize(
    "wrong",
    ["white", "#12", "#12345", "#ggg", "rgb(1,2)", "rgb(1,2,256)", (1, 2), (1, 2, -1), None, 7],
)
def test_what_is_no_colour_is_refused(wrong):
    with pytest.raises(ValueError, match="no colour this can read"):
        accessibility.contrast(wrong, "#fff")


@given(COLOUR, COLOUR, st.floats(1, 4.5))
def test_the_nearest_colour_passes_and_a_passing_one_stays(colour, background, ratio):
    found = accessibility.nearest_passing(colour, background, ratio)
    assert accessibility.contrast(found, background).ratio >= ratio
    if accessibility.contrast(colour, background).ratio >= ratio:
        assert found == "#{:02x}{:02x}{:02x}".format(*colour)


def test_the_nearest_colour_says_when_there_is_none():
    with pytest.raises(ValueError, match="change the background"):
        accessibility.nearest_passing("#777", "#808080", 7)
    with pytest.raises(ValueError, match="from 1 to 21"):
        accessibility.nearest_passing("#777", "#808080", 22)


COUNTS = st.tuples(st.integers(1, 50), st.integers(1, 40), st.floats(1, 4)).map(
    lambda made: (made[0] * made[1], made[0], math.ceil(made[0] * made[1] * made[2]))
)


@given(COUNTS)
def test_longer_words_and_longer_sentences_read_harder(counts):
    words, sentences, syllables = counts
    ease, grade = readability.flesch_reading_ease, readability.flesch_kincaid_grade
    assert ease(words, sentences, syllables + 1) < ease(words, sentences, syllables)
    assert grade(words, sentences, syllables + 1) > grade(words, sentences, syllables)
    if sentences > 1:
        assert ease(words, sentences - 1, syllables) < ease(words, sentences, syllables)
        assert grade(words, sentences - 1, syllables) > grade(words, sentences, syllables)


@pytest.mark.parametrize(
    "counts", [(1, 2, 6), (6, 0, 6), (0, 0, 0), (6, 1, 5), (6.5, 1, 7), (-6, 1, 6)]
)
def test_counts_in_the_wrong_order_are_refused(counts):
    with pytest.raises(ValueError, match="Found"):
        readability.flesch_reading_ease(*counts)
    with pytest.raises(ValueError, match="Found"):
        readability.flesch_kincaid_grade(*counts)


def test_a_text_prints_its_counts_and_warns_when_short():
    level = readability.reading_level("The cat sat on the mat. See e.g. the dog.")
    assert (level.words, level.sentences) == (10, 2)
    assert "2 sentences" in str(level) and "Below 100 words" in str(level)
    long = readability.reading_level("The cat sat on the mat. " * 20)
    assert long.note == "" and long.ease == pytest.approx(116.145)


@pytest.mark.parametrize(
    ("text", "message"), [("", "any word"), ("… !", "any word"), (7, "Found int")]
)
def test_what_is_no_text_is_refused(text, message):
    with pytest.raises(ValueError, match=message):
        readability.reading_level(text)
