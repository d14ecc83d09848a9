"""What a stranger found with files as real tools and clumsy people make them, one test a find."""

import io
import re
import zipfile

import pytest

from uxcx.survey import File, analyse, panel, privacy, read
from uxcx.survey.export import neutral
from uxcx.survey.personal import kinds_in
from uxcx.survey.values import numbers

NPS = [9, 10, 8, 3, 7, 9, 10, 6, 0, 8] * 6


def roles_of(file):
    return {k: v for k, v in analyse(file).prepared.roles.items() if v != "ignore"}


def reason(file, name):
    return next(one.reason for one in analyse(file).guesses if one.column == name)


# ---------------------------------------------------------------- paths and other sources


@pytest.mark.parametrize("shape", ['"{}"', "'{}'", " {} ", "“{}”"])
def test_a_path_is_taken_as_people_paste_it(tmp_path, shape):
    path = tmp_path / "my survey.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    assert read(shape.format(path)).rows == 1


def test_a_tilde_is_the_own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "s.csv").write_text("a,b\n1,2\n", "utf-8")
    assert read("~/s.csv").rows == 1


@pytest.mark.parametrize(
    ("source", "words"),
    [("https://example.org/s.csv", "nothing is fetched"), (".", "Found a folder"),
     ("gone.csv", "counted from the folder"), (None, "of the type NoneType"),
     ([1], "of the type list"), ("x" * 5000, "…xxx")],
    ids=["address", "folder", "gone", "none", "list", "long"],
)  # fmt: skip
def test_what_is_no_file_is_refused_in_one_short_sentence(source, words):
    with pytest.raises(ValueError, match=words) as refused:
        read(source)
    assert type(refused.value) is ValueError and len(str(refused.value)) < 400


@pytest.mark.parametrize(
    ("part", "kind"),
    [("mimetype", r"\.ods"), ("Index/Document.iwa", "Numbers"), ("xl/workbook.bin", r"\.xlsb"),
     ("word/document.xml", "Word"), ("a.csv", "unpack it first"), (None, "unpack it first")],
)  # fmt: skip
def test_other_archives_are_named(part, kind):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        if part:
            archive.writestr(part, "x")
    with pytest.raises(ValueError, match=kind):
        read(packed.getvalue())


def test_a_small_archive_that_grows_without_measure_is_refused():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/sharedStrings.xml", bytes(60_000_000))
    with pytest.raises(ValueError, match="unpacks to 60 MB, as attacks do"):
        read(packed.getvalue())


def test_formulas_that_were_never_worked_out_are_counted(workbook):
    rows = [["Recommend", "Twice"], *([rating, f"=A{i}*2"] for i, rating in enumerate(NPS, 2))]
    assert "60 formulas hold no result yet" in str(read(workbook(Sheet=rows)).how)
    with pytest.raises(ValueError, match=r"no answers below them.*2 formulas hold no result"):
        read(workbook(Sheet=[["Recommend", "x"], ["=1+1", "=2"]]))


@pytest.mark.parametrize("text", ['[\n {"a": 1}\n]', '{"a": 1}\n{"a": 2}\n', "[[1, 2], [3, 4]]"])
def test_json_in_any_shape_is_named(text):
    with pytest.raises(ValueError, match="JSON"):
        read(text.encode())


def test_settings_of_the_other_kind_of_file_are_not_ignored(workbook, made):
    with pytest.raises(ValueError, match="no sheets"):
        read(made(["a", "b"], [1, 2]), sheet="Answers")
    with pytest.raises(ValueError, match="Excel workbook, which has no encoding"):
        read(workbook(Sheet=[["a", "b"], [1, 2]]), encoding="utf-8")


# ---------------------------------------------------------------- text, rows and headings


def test_one_damaged_sign_does_not_make_the_whole_file_another_encoding(made):
    content = made(["Recommend", "Ort"], *([n, "Süd Köln"] for n in NPS)).content
    how = read(content.replace("ö".encode(), b"\xf6", 1)).how
    assert how.encoding == "UTF-8" and "1 sign could not be read" in str(how)
    assert read(content.decode().encode("cp1252")).how.encoding == "Windows-1252"


def test_utf16_without_its_mark_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="not UTF-16"):
        read(b"a,b\n1,2\n", encoding="utf-16")


@pytest.mark.parametrize("first", ["", "a,b\n9,1\n"])
def test_a_hundred_thousand_columns_are_called_columns(first):
    with pytest.raises(ValueError, match=r"columns in row [13], and the limit is 500"):
        read((first + "9," * 120_000 + "\n").encode())


def test_a_cell_of_a_megabyte_is_refused_with_its_row():
    with pytest.raises(ValueError, match="Row 3 has more than 200,000 signs"):
        read(b'a,b\n1,2\n3,"' + b"x" * 1_000_000 + b'"\n')


def test_numbered_questions_are_headings():
    heads = '1. I would use it often,"2. It is easy, I think",3. Why?'
    table = read((heads + "\n" + "4,5,ok\n3,2,no\n" * 9).encode())
    assert table.how.heading_rows == 1 and table.rows == 18


def test_a_file_without_headings_is_known_by_what_comes_again_or_by_a_mail_address():
    assert read(b"9 - very likely,North\n" + b"9 - very likely,N\n8,S\n" * 9).rows == 19
    assert read(b"ann@example.org,Ann,N,x\n" + b"bob@example.org,Bob,S,y\n" * 9).rows == 10


def test_the_first_part_of_a_question_over_several_columns_keeps_its_name(made):
    rows = [["Id", "Rate", "", "Why"], ["", "Speed", "Price", "Open-Ended Response"]]
    table = read(made(*rows, *([i, 5, 4, "x"] for i in range(20))))
    assert list(table.columns) == ["Id", "Rate: Speed", "Rate: Price", "Why"]


def test_unquoted_commas_do_not_shift_answers_into_other_columns():
    """The widest row used to decide how many columns there are."""
    row, odd = "9,ok,North\n", "9,good, really,North\n"
    table = read(("Recommend,Why,Region\n" + row * 50 + odd).encode())
    assert list(table.columns) == ["Recommend", "Why", "Region"]
    assert "1 row with more cells than headings (row 52)" in str(table.how)
    with pytest.raises(ValueError, match="without quotation marks"):
        read(("Recommend,Why,Region\n" + (row * 2 + odd) * 20).encode())


def test_a_question_longer_than_a_name_is_kept_whole(made):
    question = "How likely is it that you would recommend this company to a friend or colleague?"
    column = next(iter(read(made([question, "x"], *([n, 1] for n in NPS))).columns.values()))
    assert column.name.endswith("…") and column.question == question


# ---------------------------------------------------------------- guesses and scales


def test_what_repeats_is_no_id_unless_its_heading_says_so(survey_of):
    """Amounts that hardly repeat were taken for ids, and equal amounts for repeats."""
    amounts = [f"1,{100 + min(i, 57)}.50" for i in range(60)]
    analysis = analyse(survey_of(NPS, Spend=amounts))
    assert analysis.prepared.roles["Spend"] != "id" and analysis.scores[0].estimate.n == 60
    ids = [f"A{min(i, 57)}" for i in range(60)]
    assert analyse(survey_of(NPS, **{"Response ID": ids})).scores[0].estimate.n == 58


def test_seconds_since_1970_are_no_id(survey_of):
    file = survey_of(NPS, Submitted=[1_743_600_000 + i for i in range(60)])
    assert "speaks of a date" in reason(file, "Submitted")


@pytest.mark.parametrize(
    ("heading", "cells", "words"),
    [("Page", [3], "says the same"), ("Lang", ["de"], "says the same"),
     ("Effort", [-3, 0, 2, 3], "from -3 to 3"), ("Stars", [0, 2, 5], "from 0 to 5"),
     ("Mean", ["4,5", "4", "3,5"], "a rating is whole"),
     ("NPS group", ["Promoter", "Passive", "Detractor"], "worked out from the score"),
     ("How good (1-10)", [9, 4, 10], "a scale from 1 to 10")],
)  # fmt: skip
def test_what_is_no_rating_is_not_guessed_to_be_one(survey_of, heading, cells, words):
    file = survey_of(NPS, **{heading: cells * (60 // len(cells))})
    assert words in reason(file, heading)


def test_a_line_with_totals_does_not_hide_the_ratings(survey_of):
    file = survey_of([*NPS, "Average: 8.2", "Total"], Place=[*"NS" * 30, "", ""])
    assert roles_of(file)["Recommend"] == "rating 0-10"


@pytest.mark.parametrize(
    ("heading", "cells", "role", "words"),
    [("Recommend (1-10)", [9, 10, 4], "rating 0-10", "scale from 1 to 10"),
     ("Stars (1-5)", [5, 4, 3], "rating 0-10", "scale from 1 to 5"),
     ("Stars", [4.5, 4, 3.5], "rating 1-5", "no whole numbers, from row 2 .*such as 4.5")],
)  # fmt: skip
def test_answers_of_another_scale_are_refused(survey_of, heading, cells, role, words):
    file = survey_of(cells * 20, heading=heading)
    with pytest.raises(ValueError, match=words):
        analyse(file, {heading: role})
    assert analyse(file, {heading: role}, certain=heading).scores


def test_a_table_of_counts_is_no_list_of_answers(survey_of):
    file = survey_of(range(11), Count=[3, 1, 2, 4, 2, 8, 9, 20, 40, 33, 50])
    with pytest.raises(ValueError, match="as in a table of counts"):
        analyse(file)


def test_a_role_that_nothing_fits_is_refused(survey_of):
    file = survey_of(NPS, x=[f"t{i % 9}" for i in range(60)])
    for role, words in (
        ("date", "no date in “x”"), ("seconds", "no number of seconds"), ("id", "so it is no id")
    ):  # fmt: skip
        with pytest.raises(ValueError, match=words):
            analyse(file, {"Recommend": "rating 0-10", "x": role})


@pytest.mark.parametrize(
    ("settings", "words"),
    [({"roles": ["Recommend"]}, "a list as roles"), ({"fewest_seconds": "20"}, "a number above 0"),
     ({"fewest_seconds": float("nan")}, "a number above 0"),
     ({"words": {"x": "agreement"}}, "which is no rating"),
     ({"words": {"Recommend": {"good": float("nan")}}}, "a word has no number")],
)  # fmt: skip
def test_settings_of_a_wrong_kind_are_refused(survey_of, settings, words):
    with pytest.raises(ValueError, match=words):
        analyse(survey_of(NPS, x=NPS), **{"roles": {"Recommend": "rating 0-10"}, **settings})


def test_one_name_does_for_a_list_of_one(survey_of):
    chosen = {"Recommend": "rating 0-10", "Mail": "comment"}
    file = survey_of(NPS, Mail=["a@b.org"] * 60)
    assert analyse(file, chosen, rules="repeats", keep="Mail", certain="Recommend").scores


@pytest.mark.parametrize("text", ["Thu, 03 Apr 2025 12:00 GMT", "Thursday, April 3, 2025"])
def test_a_weekday_in_front_hides_no_date(survey_of, text):
    analysis = analyse(survey_of(NPS, Submitted=[text] * 60))
    assert str(analysis.prepared.days[0]) == "2025-04-03"


def test_missing_values_of_spss_are_blanks(survey_of):
    column = read(survey_of([*NPS, "#NULL!"])).column("Recommend")
    assert numbers(column).blank.sum() == 1


# ---------------------------------------------------------------- privacy

PERSONAL = {
    "06.12.34.56.78": "phone number", "030 / 123 45 67": "phone number",
    "1-555-123-4567": "phone number", "8 (912) 345-67-89": "phone number",
    "(11) 91234-5678": "phone number", "+49\u00a0151\u00a02345678": "phone number",
    "+49\u2011151\u20112345678": "phone number", "０１５１－２３４５６７８": "phone number",
    "call me on 5551234567": "phone number", "Tel.0151 2345678": "phone number",
    "98765 43210": "phone number", "84.22.1.45": "network address",
    "2001:db8::8a2e:370:7334": "network address", "ann (at) example.org": "mail address",
    "ann＠example.org": "mail address", "jörg@müller.de": "mail address",
    "Mr Smith was rude": "name", "Frau Müller war nett": "name", "I am Ann Lee": "name",
    "Ich bin Anna Schulz": "name", "Mit freundlichen Grüßen\nAnna": "name",
    "Thanks, Tom Miller": "name", "my name’s Ann": "name", "Hauptstraße 12": "postal address",
    "12 Main Street": "postal address", "4111 1111 1111 1111": "account number",
    "linkedin.com/in/ann": "web profile",
}  # fmt: skip


@pytest.mark.parametrize("text", PERSONAL, ids=ascii)
def test_more_ways_to_say_who_one_is(text):
    assert PERSONAL[text] in kinds_in(text)


@pytest.mark.parametrize(
    "text",
    ["01.02.2025-05.02.2025", "2025/04/03 2:15:07 PM GMT+2", "100 000 000", "12:30 - 14:45",
     "std::string", "ISBN 978-3-16-148410-0", "10:00-12:00 14:00-18:00", "R_1a2b3c4d5e6f"],
)  # fmt: skip
def test_what_looks_alike_is_left_alone(text):
    assert kinds_in(text) == []


@pytest.mark.parametrize(
    "heading",
    ["Ihr Name", "Participant name", "Name:", "Adresse", "PLZ", "Téléphone", "Personalnummer"],
)  # fmt: skip
def test_more_headings_are_personal(survey_of, heading):
    assert privacy.flags(read(survey_of(NPS, **{heading: ["Xaver"] * 60})))


@pytest.mark.parametrize("heading", ["Phone support", "How good is our e-mail service? (1-5)"])
def test_ratings_of_a_phone_line_are_no_phone_numbers(survey_of, heading):
    file = survey_of(NPS, **{heading: [5, 4, 3, ""] * 15})
    assert privacy.flags(read(file)) == [] and roles_of(file)[heading] == "rating 1-5"


def test_five_people_in_a_list_are_people(survey_of):
    names = ["Ann Lee", "Vogt, Bo", "Cy van der Berg", "Иван Петров", "DI ANA"]
    assert [flag.kind for flag in privacy.flags(read(survey_of(NPS[:5], By=names)))] == ["name"]


def test_a_comment_that_slipped_into_the_ratings_is_not_printed(survey_of):
    story = "the man at the desk in Hall 3 shouted at me"
    analysis = analyse(survey_of([*NPS, story, "Ann Lee"]), {"Recommend": "rating 0-10"})
    said = str(analysis) + analysis._repr_mimebundle_()["text/html"]
    assert "shouted" not in said and "Ann Lee" not in said and "[a text of 43 signs]" in said


def test_a_handful_of_answers_comes_with_a_warning(survey_of):
    assert "may guess who gave which" in str(analyse(survey_of(NPS[:7])))
    assert "may guess" not in str(analyse(survey_of(NPS[:8])))


# ---------------------------------------------------------------- panel and export


def test_a_meaning_of_words_makes_a_rating_and_refusals_name_the_panel():
    opened = panel()
    rows = b"agree\nstrongly agree\ndisagree\n" * 10
    opened._attempt(lambda: opened._read(File("f", b"Helpful\n" + rows)))
    opened._attempt(opened._confirm)
    assert "In this panel: choose a rating" in opened.says.status
    opened.roles.wordings["Helpful"].value = "agreement"
    opened._attempt(opened._confirm)
    assert "Step 4 of 4" in opened.says.status


@pytest.mark.parametrize(
    "text", ["\u202e=1+1", "\u2066@x", "\u00ad=1", "\x00=1", "\n\n=1", "\u3000=1"]
)
def test_nothing_invisible_hides_a_formula(text):
    written = neutral(text)
    assert written.startswith("'") and not re.match(r"[=+@]", written)
