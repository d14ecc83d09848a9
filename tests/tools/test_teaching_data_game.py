"""The class data game works: the template, filled in by a class, gives its scores."""

import csv
import re

import pytest

from tools.notebooks import ROOT
from uxcx import survey
from uxcx.measures import nps

TEMPLATE = ROOT / "teaching/class_survey_template.csv"
PAGE = ROOT / "teaching/data_game.md"
CLASS = [10, 9, 9, 8, 8, 7, 7, 6, 5, 3, 10, 9, 8, 7, 6, 9, 10, 2, 8, 9, 7, 10, 8, 6]


@pytest.fixture
def filled(tmp_path):
    """Fill the template as two typists would, with one blank and one slip of the pen."""

    def make(delimiter):
        with open(TEMPLATE, encoding="utf-8", newline="") as file:
            (questions,) = csv.reader(file)
        rows = [
            [rating, 1 + rating // 2 if rating < 9 else 5, max(1, rating - 3),
             "weekly" if number % 2 else "less often", "long queue" if number % 3 else ""]
            for number, rating in enumerate(CLASS)
        ]  # fmt: skip
        rows += [["", 4, 5, "weekly", ""], [11, 4, 5, "less often", "good soup"]]
        path = tmp_path / "class_survey.csv"
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows([questions, *rows])
        return path

    return make


def test_the_template_is_one_row_of_five_questions_without_names():
    (line,) = TEMPLATE.read_text(encoding="utf-8").splitlines()
    questions = next(csv.reader([line]))
    assert len(questions) == 5
    assert re.findall(r"\((\d+-\d+)\)", line) == ["0-10", "1-5", "1-7"]


def test_the_page_asks_the_questions_of_the_template():
    asked = re.findall(r"^\d\. (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    words = [re.sub(r"\W+", " ", one.split("(")[0]).strip()[:20] for one in asked[:5]]
    questions = next(csv.reader([TEMPLATE.read_text(encoding="utf-8").strip()]))
    assert words == [re.sub(r"\W+", " ", one.split("(")[0]).strip()[:20] for one in questions]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_filled_template_gives_nps_with_its_interval(filled, delimiter):
    analysis = survey.analyse(filled(delimiter))
    assert [one.role for one in analysis.guesses] == [
        "rating 0-10",
        "rating 1-5",
        "rating 1-7",
        "segment",
        "comment",
    ]
    score = analysis.scores[0].estimate
    assert score == nps.adjusted_wald(CLASS)  # the blank and the 11 are in no base
    assert score.n == 24 and score.low < score.estimate < score.high
    assert "NPS" in str(score)


def test_the_page_promises_the_margin_that_a_class_gets():
    low, high = map(int, re.search(r"some (\d+) to (\d+) points", PAGE.read_text()).groups())
    for promoters, passives in ((8, 10), (12, 8), (10, 9)):
        mixed = nps.Counts(promoters, passives, 25 - promoters - passives)
        assert low <= nps.adjusted_wald(mixed).margin <= high


def test_minutes_have_no_gap():
    marks = re.findall(r"^\| (\d+)–(\d+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [end for _, end in marks[:-1]] == [start for start, _ in marks[1:]]
    assert marks[0][0] == "0" and f"It takes {marks[-1][1]} minutes" in PAGE.read_text()
