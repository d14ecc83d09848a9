"""The page of article statements is whole, current, and leads to sections that exist."""

import re

import pytest

from tools import notebooks, statements
from tools.contract.document import Document

NUMBERS = {"A": 68, "B": 74, "C": 23, "D": 57, "E": 27}
IDS = [f"{letter}{n:02}" for letter, last in NUMBERS.items() for n in range(1, last + 1)]
STATEMENTS = statements.listed(statements.STATEMENTS)
SYSTEMS = statements.listed(statements.SYSTEMS)
PLACES = {place for row in STATEMENTS + SYSTEMS for place in statements.places(row)}


def test_every_statement_is_there_once_and_in_order():
    assert [row["id"] for row in STATEMENTS] == IDS


def test_every_statement_has_a_kind_and_words():
    assert not [row["id"] for row in STATEMENTS if not (row["kind"] and row["statement"])]


def test_every_statement_has_either_a_place_or_a_reason():
    assert not [row["id"] for row in STATEMENTS if bool(row["places"]) == bool(row["note"])]


def test_clashes_are_with_other_statements_of_the_page():
    for row in STATEMENTS:
        others = {one for one in row["clashes"].split(", ") if one}
        assert others <= {*IDS, "NN/g"} - {row["id"]}, row["id"]


@pytest.mark.parametrize("stem", sorted({stem for stem, _ in PLACES}))
def test_every_place_is_a_section_of_a_lesson(stem):
    file = notebooks.ROOT / notebooks.LESSONS / f"{stem}.ipynb"
    sections = {one.title for one in Document(notebooks.place(file), notebooks.read(file)).sections}
    assert {heading for lesson, heading in PLACES if lesson == stem} <= sections


def test_reasons_name_only_lessons_that_exist():
    lessons = {path.stem[:2] for path in notebooks.find(notebooks.LESSONS)}
    named = {
        f"{int(number):02}"
        for row in STATEMENTS
        for number in re.findall(r"lesson (\d+)", row["note"])
    }
    assert named <= lessons


def test_every_measuring_system_names_statements_places_and_what_is_computed():
    for row in SYSTEMS:
        assert set(row["statements"].split(", ")) <= set(IDS), row["system"]
        assert row["places"] and row["computed"], row["system"]


def test_the_page_is_current():
    stored = notebooks.ROOT / statements.PAGE
    assert notebooks.is_stored(stored, notebooks.text(statements.page())), (
        "run python -m tools.statements"
    )
