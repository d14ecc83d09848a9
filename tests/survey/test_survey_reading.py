"""Files as survey tools write them are read right; what is no table is refused in a sentence."""

import io
import os
import re
import zipfile
from datetime import date, datetime

import pytest

from uxcx.survey import File, delimited, excel, opening, read


def cells(table):
    return [column.cells() for column in table.columns.values()]


# ------------------------------------------------------------------ encodings and delimiters


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_delimiter_in_every_encoding(made, delimiter, encoding):
    rows = [["Größe", "Note, Ort"], ["schön; gut", 9], ["très, très", 10], ["ok|so", 8]]
    table = read(made(*rows, delimiter=delimiter, encoding=encoding))
    assert list(table.columns) == ["Größe", "Note, Ort"]
    assert cells(table) == [["schön; gut", "très, très", "ok|so"], ["9", "10", "8"]]
    assert ("guess" in str(table.how)) == (encoding == "cp1252")


def test_what_is_stated_beats_the_guess(made):
    file = made(["a|b", "c"], ["1|2", "3"], ["4|5", "6"])
    assert list(read(file, delimiter="|").columns) == ["a", "b,c"]
    assert list(read(File("x", "ключ,n\nда,1\n".encode("cp1251")), encoding="cp1251").columns) == [
        "ключ",
        "n",
    ]


def test_the_line_for_excel_names_the_delimiter_and_is_no_row():
    table = read(File("x", b"sep=;\nRecommend;Place\n9;a,b\n10;c\n"))
    assert list(table.columns) == ["Recommend", "Place"]
    assert table.rows == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_line_and_a_break_inside_a_cell(end):
    table = read(File("x", f'Recommend,Why{end}9,"two{end}lines"{end}8,one'.encode()))
    assert cells(table) == [["9", "8"], [f"two{end}lines", "one"]]


# ------------------------------------------------------------------ headings


def test_qualtrics_writes_three_heading_rows(made):
    table = read(
        made(
            ["StartDate", "Q1_NPS_GROUP", "Q1"],
            ["Start Date", "How likely …? - Group", "How likely are you to recommend us?"],
            ['{"ImportId":"startDate"}', '{"ImportId":"QID1_G"}', '{"ImportId":"QID1"}'],
            ["2025-03-04 10:00:00", "Promoter", "9"],
            ["2025-03-05 11:00:00", "Passive", "7"],
        )
    )
    assert list(table.columns) == ["StartDate", "Q1_NPS_GROUP", "Q1"]
    assert table.columns["Q1"].question == "How likely are you to recommend us?"
    assert table.rows == 2 and table.how.heading_rows == 3


def test_surveymonkey_writes_a_question_and_its_answers(made):
    table = read(
        made(
            ["Respondent ID", "Start Date", "Would you recommend us?", "Please rate", "", "Why?"],
            ["", "", "Response", "Speed", "Friendliness", "Open-Ended Response"],
            ["118", "03/14/2025 09:00:00 AM", "9", "4", "5", "quick"],
            ["119", "03/15/2025 09:00:00 AM", "6", "2", "3", "slow"],
        )
    )
    assert list(table.columns) == [
        "Respondent ID", "Start Date", "Would you recommend us?", "Please rate: Speed",
        "Please rate: Friendliness", "Why?",
    ]  # fmt: skip
    assert table.rows == 2


def test_a_title_above_the_headings_is_left_out_and_told(made):
    table = read(made(["Report of March"], [], ["Recommend", "Place"], ["9", "a"], ["3", "b"]))
    assert list(table.columns) == ["Recommend", "Place"]
    assert "1 row with a title" in str(table.how)
    assert table.row_numbers.tolist() == [4, 5]


def test_without_headings_columns_are_numbered(made):
    table = read(made(["9", "2025-03-04"], ["10", "2025-03-05"]))
    assert list(table.columns) == ["column 1", "column 2"] and table.rows == 2


def test_headings_are_made_unique_and_plain(made):
    table = read(
        made(["Rate", "Rate", "", "<b>\u202eRate</b>\x07"], ["1", "2", "3", "4"], list("5678"))
    )
    assert list(table.columns) == ["Rate", "Rate (2)", "column 3", "<b>Rate</b>"]


def test_rows_that_do_not_fit_are_counted(made):
    rows = [["9", "a"]] * 60
    table = read(made(["Recommend", "Place"], *rows, [], ["8"], ["7", "b", "c"], ["", ""]))
    assert table.rows == 61
    for words in ("2 blank rows", "1 row with fewer cells", "row 64)"):
        assert words in str(table.how)


# ------------------------------------------------------------------ Excel


def test_excel_gives_the_first_sheet_with_rows_and_dates_as_dates(workbook):
    rows = [
        ["Recommend", "Day", "Text"],
        [9, datetime(2025, 3, 4), "=1+1"],
        [7.5, date(2025, 3, 5), None],
    ]
    table = read(workbook(Cover=[["Report"]], Answers=rows))
    assert cells(table)[:2] == [["9", "7.5"], ["2025-03-04", "2025-03-05"]]
    assert table.how.sheet == "Answers"


def test_excel_formulas_are_never_worked_out(workbook):
    table = read(workbook(Answers=[["Recommend", "Text"], [9, "=1+1"], [8, "plain"]]))
    assert table.columns["Text"].cells() == ["", "plain"]


def test_an_unknown_sheet_is_named_with_those_there(workbook):
    with pytest.raises(ValueError, match=r"no sheet “B”; the workbook has A"):
        read(workbook(A=[["x"], [1]]), sheet="B")


# ------------------------------------------------------------------ refused

ZIP = io.BytesIO()
with zipfile.ZipFile(ZIP, "w") as _archive:
    _archive.writestr("hello.txt", "hello")

REFUSED = {
    "empty": (b"", "is empty"),
    "blank": (b"\xef\xbb\xbf \r\n\n", "nothing but blanks"),
    "binary": (bytes(range(256)) * 20, "binary file"),
    "old Excel": (b"\xd0\xcf\x11\xe0" + b"x" * 99, "old Excel file"),
    "pdf": (b"%PDF-1.7 ...", "is a PDF"),
    "gzip": (b"\x1f\x8b\x08" + b"x" * 50, "packed file"),
    "a web page with the name of a spreadsheet": (b"<html><table><tr><td>9", "web page"),
    "json": (b'[{"nps": 9}]', "JSON"),
    "a zip of something else": (ZIP.getvalue(), "no Excel workbook"),
    "half a workbook": (b"PK\x03\x04" + b"x" * 200, "damaged"),
    "headings only": (b"Recommend,Place\n", "no answers below"),
    "100,000 columns": (b"," * 99_999 + b"\n" + b"1," * 99_999, "100,000 columns"),
    "a hundred thousand columns further down": (b"a,b\n" * 3000 + b"," * 99_999, "100,000 columns"),
    "one endless line": (b"x" * 300_000, "more than 200,000 signs"),
    "an endless line further down": (b"a,b\n1,2\n" + b"x" * 300_000, "more than 200,000 signs"),
    "an open quotation mark": (b'a,b\n1,2\n"3,4\n5,6\n', "opens and never closes"),
    "an open one in a long file": (b'a,b\n1,"2\n' + b"3,4\n" * 60_000, "opens and never closes"),
    "the wrong delimiter": (b"a,b\n" + b"1,2\n" * 60 + b"1,2,3\n" * 40, "more cells than"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_in_one_sentence(name):
    content, words = REFUSED[name]
    with pytest.raises(ValueError, match=re.escape(words)) as caught:
        read(File("file.csv", content))
    said = str(caught.value)
    assert said.endswith((".", "CSV.")) and ";" in said and "\n" not in said


def test_stated_options_are_checked(made):
    file = made(["a", "b"], ["1", "2"])
    for options, words in (
        ({"encoding": "utf-99"}, "not known"),
        ({"encoding": "base64"}, "not known"),
        ({"delimiter": "ab"}, "one sign"),
        ({"delimiter": "\n"}, "one sign"),
        ({"heading_rows": -1}, "heading_rows"),
    ):
        with pytest.raises(ValueError, match=words):
            read(file, **options)
    with pytest.raises(ValueError, match="a sign that is not UTF-8"):
        read(File("x", b"a,b\n1,\xff\n"), encoding="utf-8")


def test_paths_that_lead_nowhere(tmp_path):
    for path, words in (
        (tmp_path / "gone.csv", "no file"),
        (tmp_path, "a folder"),
        ("a\0b", "no file"),
    ):
        with pytest.raises(ValueError, match=words):
            read(path)


@pytest.mark.skipif(os.name == "nt", reason="no devices of this kind on Windows")
def test_an_endless_device_is_not_read():
    with pytest.raises(ValueError, match="a device, not a file"):
        read("/dev/zero")


@pytest.mark.parametrize("how", ["longer", "as long, at the same time"])
def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, monkeypatch, how):
    path = tmp_path / "answers.csv"
    path.write_bytes(b"Recommend,Place\n9,a\n")
    stat = path.stat()
    whole = type(path).read_bytes

    def slow_read(self):
        content = whole(self)
        self.write_bytes(content + b"8,b\n" if how == "longer" else content.replace(b"9", b"1"))
        os.utime(self, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        return content

    monkeypatch.setattr(type(path), "read_bytes", slow_read)
    with pytest.raises(ValueError, match="changed while it was read"):
        read(path)


def test_too_large_a_file_is_not_even_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "MOST_BYTES", 10)
    path = tmp_path / "answers.csv"
    path.write_bytes(b"Recommend,Place\n9,a\n")
    with pytest.raises(ValueError, match="the limit is"):
        read(path)


def test_a_zip_bomb_is_not_unpacked(monkeypatch):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 30_000_000)
    assert len(file.getvalue()) < 40_000
    monkeypatch.setattr(excel, "MOST_UNPACKED_BYTES", 10_000_000)
    with pytest.raises(ValueError, match="unpacks to"):
        read(File("bomb.xlsx", file.getvalue()))


def _rewritten(file, name, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file.content)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            part = old.read(info.filename)
            new.writestr(info.filename, change(part) if info.filename == name else part)
    return File("book.xlsx", out.getvalue())


def test_a_workbook_with_definitions_of_its_own_is_refused(workbook):
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]>'
    file = _rewritten(workbook(A=[["x"], [1]]), "xl/workbook.xml", lambda part: bomb + part)
    with pytest.raises(ValueError, match="defines names of its own"):
        read(file)


@pytest.mark.parametrize(("place", "words"), [("XFD1", "16,384 columns"), ("ZZZZZ1", "damaged")])
def test_a_cell_far_to_the_right_is_refused_and_costs_no_memory(workbook, place, words):
    file = _rewritten(
        workbook(A=[["Recommend", "Place"], [9, "a"], [8, "b"]]),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b'"B1"', f'"{place}"'.encode()),
    )
    with pytest.raises(ValueError, match=words):
        read(file)


def test_a_row_far_down_is_refused(workbook, monkeypatch):
    monkeypatch.setattr("uxcx.survey.body.MOST_ROWS", 5000)
    monkeypatch.setattr("uxcx.survey.reading.MOST_ROWS", 5000)
    file = _rewritten(
        workbook(A=[["Recommend", "Place"], [9, "a"], [8, "b"]]),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b'<row r="3"', b'<row r="999999999"').replace(b'"A3"', b'"A9"'),
    )
    with pytest.raises(ValueError, match="more than 5,000 rows"):
        read(file)


def test_too_many_rows_are_refused(made, monkeypatch):
    monkeypatch.setattr("uxcx.survey.body.MOST_ROWS", 50)
    with pytest.raises(ValueError, match="more than 50 rows"):
        read(made(["Recommend"], *[["9"]] * 60))


def test_the_progress_reaches_the_end(made):
    seen = []
    read(made(["Recommend"], *[["9"]] * 5000), progress=seen.append)
    assert seen == sorted(seen) and seen[-1] == 1.0
    assert delimited.PIECE < 5000
