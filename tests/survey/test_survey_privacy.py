"""What says who answered is flagged and left out; small groups are not printed."""

import csv

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uxcx.survey import analyse, personal, privacy, read

HOLDS = {
    "write to anna.b@example.org please": ["mail address"],
    "call +44 20 7946 0123": ["phone number"], "0151 2345 6789": ["phone number"],
    "(555) 123-4567": ["phone number"], "+491711234567": ["phone number"],
    "192.168.0.12": ["network address"], "my name is Anna": ["name"],
    "Kind regards, Tom": ["name"], "Ich heiße Jörg": ["name"],
    "I am Ann, ann@x.org, 0151 2345 6789": ["mail address", "phone number"],
}  # fmt: skip


@pytest.mark.parametrize("text", HOLDS)
def test_what_says_who_it_was_is_found_and_masked(text):
    assert personal.kinds_in(text) == HOLDS[text]
    assert privacy.masked(text) == f"[left out: {' and '.join(HOLDS[text])}]"


@pytest.mark.parametrize(
    "text",
    ["2025-03-04 12:13:14", "01.09.2025", "12.5.2025 12:30", "R0000123", "1234567890", "3.14159265",
     "order 00012345678", "the name of the lift", "9 - very likely", "10-12-14", "@ home"],
)  # fmt: skip
def test_dates_and_numbers_are_no_phone_numbers(text):
    assert personal.kinds_in(text) == []


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("E-mail", "mail address"), ("First name", "name"), ("Nachname", "name"), ("Name", "name"),
     ("RecipientLastName", "name"), ("IPAddress", "network address"), ("Phone", "phone number"),
     ("Straße", "postal address"), ("LocationLatitude", "place on the map"),
     ("Date of birth", "date of birth")],
)  # fmt: skip
def test_a_heading_is_enough(survey_of, heading, kind):
    table = read(survey_of([9, 8, 7], **{heading: ["x", "y", "z"]}))
    assert [(flag.column, flag.kind, flag.whole) for flag in privacy.flags(table)] == [
        (heading, kind, True)
    ]


@pytest.mark.parametrize("heading", ["Product name", "Hotel", "Filename", "Shipping speed", "Tips"])
def test_other_headings_are_not(survey_of, heading):
    assert privacy.flags(read(survey_of([9, 8], **{heading: ["a", "b"]}))) == []


def test_a_column_of_people_is_seen_by_its_cells(survey_of):
    people = [
        "Ann Lee",
        "Bo Xu",
        "Cy Young",
        "Di Ana",
        "Ed Wood",
        "Flo Rida",
        "Gus Van Sant",
        "Hal Ko",
    ]
    found = privacy.flags(read(survey_of(range(2, 10), **{"Filled in": people})))
    assert [(flag.kind, flag.cells) for flag in found] == [("name", 8)]


@pytest.fixture
def survey(survey_of):
    return survey_of(
        [9, 8, 7, 2, 10] * 12,
        Mail=[f"p{i}@example.org" for i in range(60)],
        Why=[f"reason {i}" if i else "ask me: 0151 2345 6789" for i in range(60)],
    )


ROLES = {"Recommend": "rating 0-10", "Why": "comment"}


def test_personal_columns_need_a_decision(survey):
    with pytest.raises(ValueError, match=r"“Mail”, which seems to hold a mail address.*keep="):
        analyse(survey, {**ROLES, "Mail": "comment"})
    assert (
        "kept on purpose"
        in analyse(survey, {**ROLES, "Mail": "comment"}, keep=["Mail"])._repr_mimebundle_()[
            "text/html"
        ]
    )


def test_nothing_personal_leaves_in_report_or_export(survey, tmp_path):
    analysis = analyse(survey)
    texts = [
        str(analysis),
        analysis._repr_mimebundle_()["text/html"],
        analysis.report(tmp_path / "r.html").read_text("utf-8"),
        analysis.export(tmp_path / "r.csv").read_text("utf-8-sig"),
    ]
    for text in texts:
        assert "0151" not in text and "@example" not in text
    assert "[left out: phone number]" in texts[3]
    assert all("reason 5" not in text for text in texts[:3]), "comments are never printed"
    kept = analyse(survey, {**ROLES, "Mail": "comment"}, keep=["Mail", "Why"])
    exported = kept.export(tmp_path / "k.csv").read_text("utf-8-sig")
    assert "0151 2345 6789" in exported and "p3@example.org" in exported


def test_a_cell_that_could_not_be_read_is_masked_too(survey_of):
    analysis = analyse(
        survey_of([*[9, 8, 7, 0] * 10, "ann@example.org"]), {"Recommend": "rating 0-10"}
    )
    assert "1 cell could not be read: “[left out: mail address]”" in str(analysis)


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [([20, 9, 8], [1, 1, 1]), ([20, 9, 3], [1, 0, 0]), ([20, 3, 5], [1, 0, 0]),
     ([5, 3], [0, 0]), ([20, 20, 7], [0, 1, 0]), ([8], [1]), ([7], [0])],
)  # fmt: skip
def test_small_groups_hide_and_cannot_be_worked_out(sizes, shown):
    assert privacy.printable(np.array(sizes)).tolist() == [bool(one) for one in shown]


def test_no_printed_group_is_small(survey_of, tmp_path):
    groups = ["a"] * 30 + ["b"] * 20 + ["c"] * 9 + ["d"] * 5 + ["e"] * 2
    days = [f"2025-{1 + (i > 60):02d}-10" for i in range(66)]
    ratings = [(7 * i) % 11 for i in range(66)]
    analysis = analyse(
        survey_of(ratings, Group=groups, Day=days),
        {"Recommend": "rating 0-10", "Group": "segment", "Day": "date"},
    )
    table = analysis.scores[0].segments["Group"]
    assert table["n"].to_dict() == {"a": 30, "b": 20, "3 smaller groups together": 16}
    assert analysis.scores[0].periods["n"].to_dict() == {"2025-01 to 2025-02": 66}
    with analysis.export(tmp_path / "all.csv").open(encoding="utf-8-sig") as file:
        assert len(list(csv.reader(file))) == 67


@given(st.from_regex(personal._PLAIN, fullmatch=True))
def test_what_is_passed_over_as_plain_holds_nothing_personal(text):
    assert personal.not_plain([text]) == []
    assert personal.kinds_in(text) == []


@pytest.mark.parametrize("text", ["030 1234567", "06.12.34.56.78", "84.22.1.45", "0171234567"])
def test_no_phone_number_or_address_is_passed_over_as_plain(text):
    assert personal.not_plain([text]) == [0]
    assert personal.kinds_in(text)
