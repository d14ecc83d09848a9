"""Small survey files, made on the spot."""

import csv
import io

import pytest

from uxcx.survey import File


@pytest.fixture
def made():
    """Make a CSV file from rows of cells."""

    def make(*rows, delimiter=",", encoding="utf-8", name="made.csv"):
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter).writerows(rows)
        return File(name, text.getvalue().encode(encoding))

    return make


@pytest.fixture
def survey_of(made):
    """Make a CSV file with one column of ratings, and others beside it."""

    def make(ratings, heading="Recommend", **others):
        columns = {heading: list(ratings), **{k: list(v) for k, v in others.items()}}
        return made(list(columns), *zip(*columns.values(), strict=True))

    return make


@pytest.fixture
def workbook():
    """Make an Excel file from sheets of rows."""
    openpyxl = pytest.importorskip("openpyxl")

    def make(**sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        file = io.BytesIO()
        book.save(file)
        return File("book.xlsx", file.getvalue())

    return make
