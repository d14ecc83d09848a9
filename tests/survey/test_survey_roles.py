"""Roles are guessed with a reason and checked; answers that fit another scale are refused."""

import random

import pytest

from uxcx.survey import analyse, read
from uxcx.survey.guessing import guess
from uxcx.survey.privacy import flags

dice = random.Random(7)
TENS = [dice.choice([0, 3, 6, 7, 8, 8, 9, 10]) for _ in range(200)]
FIVES = [dice.choice([1, 3, 4, 5, 5]) for _ in range(200)]


def guessed(table):
    return {one.column: one.role for one in guess(table, flags(table))}


def test_each_kind_of_column_is_guessed(survey_of):
    table = read(
        survey_of(
            TENS,
            "How likely are you to recommend us?",
            **{
                "Token": [f"x{i:03d}" for i in range(200)],
                "Submitted": [f"2025-0{1 + i % 9}-11" for i in range(200)],
                "Your rating": FIVES,
                "Effort": [1 + i % 7 for i in range(200)],
                "Region": ["North", "South"] * 100,
                "Anything else?": [f"some words {i}" for i in range(200)],
                "Duration in seconds": [20 + i for i in range(200)],
                "Weight": [i * 1.5 for i in range(200)],
                "Empty": [""] * 200,
                "Mood": ["satisfied", "very satisfied"] * 100,
            },
        )
    )
    assert guessed(table) == {
        "How likely are you to recommend us?": "rating 0-10", "Token": "id", "Submitted": "date",
        "Your rating": "rating 1-5", "Effort": "rating 1-7", "Region": "segment",
        "Anything else?": "comment", "Duration in seconds": "seconds", "Weight": "ignore",
        "Empty": "ignore", "Mood": "ignore",
    }  # fmt: skip
    assert all(one.reason for one in guess(table))


def test_a_few_slips_do_not_change_the_guess(survey_of):
    assert guessed(read(survey_of([*FIVES, 55])))["Recommend"] == "rating 1-5"


@pytest.mark.parametrize("style", ["Q{}", "SUS_{:02d}", "q{} I think", "Item {}"])
def test_ten_numbered_fives_are_the_sus(survey_of, style):
    items = {style.format(item): FIVES for item in range(1, 11)}
    assert [role for role in guessed(read(survey_of(TENS, **items))).values()][1:] == [
        f"sus {item}" for item in range(1, 11)
    ]


def test_the_wording_of_the_sus_is_known_in_any_order(survey_of):
    words = [
        "I think that I would like to use this system frequently", "It was unnecessarily complex",
        "I thought it was easy to use", "I would need the support of a technical person",
        "The functions were well integrated", "There was too much inconsistency",
        "Most people would learn to use it very quickly", "I found it very cumbersome",
        "I felt very confident using it", "I needed to learn a lot of things first",
    ]  # fmt: skip
    shuffled = random.Random(1).sample(range(10), 10)
    table = read(survey_of(TENS, **{words[i]: FIVES for i in shuffled}))
    assert all(guessed(table)[words[i]] == f"sus {i + 1}" for i in range(10))


# ------------------------------------------------------------------ refused roles


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ({"Nope": "rating 0-10"}, "no column “Nope”"),
        ({"Recommend": "nps"}, "a role is one of rating 0-10"),
        ({"Recommend": "segment"}, "no rating column"),
        ({}, "no rating column"),
        ({"Recommend": "rating 0-10", "A": "date", "B": "date"}, "all as date"),
        ({"Recommend": "sus 1", "A": "sus 2"}, "sus 3, sus 4"),
        ({"Recommend": "rating 0-10", "B": "segment"}, "200 different texts"),
        ({"Recommend": "rating 0-10", "B": "rating 1-5"}, "no number in “B”"),
    ],
)
def test_roles_that_make_no_sense(survey_of, roles, words):
    file = survey_of(TENS, A=FIVES, B=[f"word {chr(97 + i % 26)}{i}" for i in range(200)])
    with pytest.raises(ValueError, match=words):
        analyse(file, roles)


def test_a_file_without_ratings_says_which_columns_it_has(made):
    with pytest.raises(ValueError, match="no rating column among “City” and “Why”"):
        analyse(made(["City", "Why"], *[["Rome", f"because of {i}"] for i in range(50)]))


# ------------------------------------------------------------------ the wrong scale


def refused(file, role="rating 0-10", **more):
    with pytest.raises(ValueError) as caught:
        analyse(file, {"Recommend": role}, **more)
    return str(caught.value)


def test_five_stars_are_not_read_as_0_to_10(survey_of):
    said = refused(survey_of(FIVES))
    assert "go from 1 to 5" in said and 'give it the role "rating 1-5"' in said
    assert "1 to 7" in refused(survey_of([1 + i % 7 for i in range(50)]))
    assert analyse(survey_of(FIVES), {"Recommend": "rating 0-10"}, certain=["Recommend"]).scores


def test_a_scale_that_the_heading_states_is_believed(survey_of):
    file = survey_of([5, 5, 4, 3, 5, 2], "Recommend (0-10)")
    assert analyse(file, {"Recommend (0-10)": "rating 0-10"}).scores
    stated = survey_of([5, 5, 4, 3, 5, 2, 9], "Recommend (1-5)")
    with pytest.raises(ValueError, match="1 to 5"):
        analyse(stated, {"Recommend (1-5)": "rating 0-10"})


def test_0_to_10_is_not_read_as_1_to_5(survey_of):
    said = refused(survey_of(TENS), "rating 1-5")
    assert "off the scale from 1 to 5" in said and "row" in said


def test_two_scales_one_after_the_other_are_refused_with_their_rows(survey_of):
    said = refused(survey_of([*TENS, *FIVES[:60]]))
    assert "The rows" in said and "to 261" in said and "two scales in one column" in said


def test_a_sorted_file_is_no_mixture(survey_of):
    assert analyse(survey_of(sorted([*TENS, *FIVES[:60]])), {"Recommend": "rating 0-10"}).scores


def test_cells_that_name_two_scales_are_refused(survey_of):
    said = refused(survey_of(["4/5", "3/5", "8/10", "9/10"]))
    assert "of 5 in 2 rows, of 10 in 2 rows" in said


def test_a_scale_without_zero_is_remarked(survey_of):
    analysis = analyse(survey_of([value or 1 for value in TENS]), {"Recommend": "rating 0-10"})
    assert "begins at 0" in str(analysis)
