"""Arbitrary bytes and arbitrary tables: an answer or one sentence, never anything else.

What the search once found stands below as tests of their own.
"""

import csv
import io
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from uxcx.survey import File, analyse, examples, read
from uxcx.survey.export import neutral
from uxcx.survey.page import results_html
from uxcx.survey.report import html
from uxcx.survey.values import number

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
CELL = st.one_of(
    st.sampled_from(
        [
            "",
            "9",
            "10 - sure",
            "4,5",
            "★★",
            "n/a",
            "2025-03-04",
            "03/04/2025",
            "=1",
            "<b>",
            '"',
            ";",
            "\n",
            "\r",
            "\0",
            "45720",
            "-",
            "a@b.org",
            "$x$",
            "1e999",
            "\x1e\x1f\x1e",
            "sep=;",
        ]
    ),
    st.text(max_size=8),
    st.integers(-20, 20).map(str),
)
ROWS = st.lists(st.lists(CELL, max_size=5), max_size=12)


def sentence_or(work):
    """Do it; give the result, or None if it was refused in one sentence."""
    try:
        return work()
    except ValueError as error:
        said = str(error)
        assert said.endswith(".") and len(said) > 20 and "Traceback" not in said
        assert type(error) is ValueError
        return None


@QUICK
@given(st.binary(max_size=300))
@example(b"PK\x03\x04")
@example(b"\xff\xfea")
@example(b"\xff\xfe\x00\x00a")
def test_any_bytes_are_read_or_refused(content):
    table = sentence_or(lambda: read(File("f", content)))
    if table is not None:
        assert table.rows > 0
        assert all(len(column.codes) == table.rows for column in table.columns.values())


@QUICK
@given(ROWS, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_table_is_analysed_or_refused(rows, delimiter, encoding):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    content = text.getvalue().encode(encoding, "replace")
    table = sentence_or(lambda: read(File("f", content)))
    if table is None:
        return
    analysis = sentence_or(lambda: analyse(table))
    if analysis is not None:
        assert str(analysis) and results_html(analysis)


@QUICK
@given(
    st.lists(st.one_of(st.integers(0, 10).map(str), CELL), min_size=1, max_size=30),
    st.lists(CELL, min_size=30, max_size=30),
)
def test_any_ratings_are_accounted_for(ratings, groups):
    rows = [["Recommend", "Group"], *zip(ratings, groups, strict=False)]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    roles = {"Recommend": "rating 0-10", "Group": "segment"}
    file = File("f", text.getvalue().encode("utf-8", "replace"))
    analysis = sentence_or(
        lambda: analyse(read(file, delimiter=",", heading_rows=1), roles, certain=["Recommend"])
    )
    if analysis is None:
        return
    one = analysis.scores[0]
    steps = one.ledger.steps["rows left"]
    assert steps.iloc[0] == analysis.table.rows and steps.is_monotonic_decreasing
    assert steps.iloc[-1] == one.estimate.n == one.answers.sum()
    for table in one.segments.values():
        assert (table["n"] >= 8).all() and table["n"].sum() in (0, one.estimate.n)


PLAUSIBLE = {
    "Recommend": st.integers(0, 10).map(str),
    "Rate (1-5)": st.integers(1, 5).map(lambda n: "★" * n),
    "Submitted": st.dates().map(str),
    "Region": st.sampled_from(["North", "South", ""]),
    "Id": st.integers(0, 40).map(str),
    "Seconds": st.floats(0, 500).map(lambda s: f"{s:.1f}"),
    "Comment": st.text(max_size=20),
}


@settings(QUICK, max_examples=25)
@given(st.data(), st.lists(st.sampled_from(list(PLAUSIBLE)), min_size=1, max_size=5))
def test_plausible_tables_with_some_odd_cells(data, names):
    size = data.draw(st.integers(1, 40))
    columns = [
        [
            data.draw(CELL if data.draw(st.integers(0, 19)) == 0 else PLAUSIBLE[name])
            for _ in range(size)
        ]
        for name in names
    ]
    text = io.StringIO()
    csv.writer(text).writerows([names, *zip(*columns, strict=True)])
    analysis = sentence_or(lambda: analyse(text.getvalue().encode("utf-8", "replace")))
    if analysis is not None:
        assert str(analysis) and html(analysis, date(2026, 1, 1))
        assert analysis.kept.size == analysis.table.rows


@QUICK
@given(st.lists(st.tuples(st.integers(0, 8000), st.binary(min_size=1, max_size=3)), max_size=4))
def test_a_workbook_with_damaged_bytes_is_read_or_refused(hits):
    content = bytearray(examples.example("software").read_bytes())
    for place, bytes_there in hits:
        content[place : place + len(bytes_there)] = bytes_there
    sentence_or(lambda: read(File("f.xlsx", bytes(content))))


@QUICK
@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text):
    value, end = number(text)
    assert value is None or value == value
    assert end >= 0


@QUICK
@given(st.text(max_size=20))
def test_an_exported_cell_never_begins_a_formula(text):
    written = neutral(text)
    assert not written.startswith(("=", "@", "\t", "\r"))
    assert not written.startswith(("+", "-")) or number(written)[0] is not None


# ---------------------------------------------------------------- what the search found


def ratings(count):
    return [str((7 * i) % 11) for i in range(count)]


def table(**columns):
    rows = [",".join(columns), *map(",".join, zip(*columns.values(), strict=True))]
    return File("f", "\n".join(rows).encode())


def test_two_columns_of_dates_do_not_stop_the_guess():
    days = [f"2025-03-{1 + i % 28:02d}" for i in range(40)]
    analysis = analyse(table(StartDate=days, Recommend=ratings(40), EndDate=days))
    assert analysis.prepared.roles == {
        "StartDate": "date", "Recommend": "rating 0-10", "EndDate": "ignore"
    }  # fmt: skip


def test_a_stated_scale_is_worth_more_than_a_slip_in_a_small_file():
    analysis = analyse(File("f", b"Rate (1-5)\n" + b"5\n4\n3\n" * 8 + b"45720\n"))
    assert analysis.prepared.roles == {"Rate (1-5)": "rating 1-5"}
    assert analysis.scores[0].estimate.n == 24


def test_one_cell_out_of_another_number_is_left_out_and_counted():
    analysis = analyse(table(Recommend=[*ratings(40), "4/5"]), {"Recommend": "rating 0-10"})
    steps = analysis.scores[0].ledger.steps["rows left"]
    assert steps["left out: out of another number than the scale"] == 40


def test_a_trailing_number_in_words_is_no_number():
    """ "Item 1" was a number, so a heading row of them was taken for answers."""
    names = {f"Item {i}": ["5", "4", "1"] * 8 for i in range(1, 4)}
    assert list(read(table(**names)).columns) == list(names)


def test_a_blank_before_the_minus_hides_no_range():
    assert number("9 - 10")[0] is None and number("03/04/2025")[0] is None


def test_an_encoding_that_nobody_knows_is_refused():
    """Python decodes nothing with any encoding, so nothing was a bad test of one."""
    assert sentence_or(lambda: read(File("f", b"a,b\n1,2\n"), encoding="utf-99")) is None


def test_a_file_of_which_one_line_is_long_is_searched_quickly():
    content = b"a,b\n" + b"x" * 150_000 + b",1\n" + b"9,1\n" * 200_000
    assert sentence_or(lambda: read(File("f", content))) is None
