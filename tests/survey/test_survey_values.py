"""What people see in a survey becomes the number or the date that they mean, or is counted."""

import math

import numpy as np
import pytest

from uxcx.survey import dates, values
from uxcx.survey.table import Collector


def column(*cells, name="Q"):
    collector = Collector()
    collector.add(cells, len(cells))
    return collector.column(name, "")


NUMBERS = {
    "9": 9, " 9 ": 9, "9 - very likely": 9, "10 (extremely likely)": 10, "0 = not at all": 0,
    "7: good": 7, "10 – sehr wahrscheinlich": 10, "Extremely likely - 10": 10, "Likely (8)": 8,
    "4 stars": 4, "★★★★": 4, "★★★★☆": 4, "⭐⭐": 2, "4/5": 4, "4 of 5": 4, "4 out of 5": 4,
    "4,5": 4.5, "4.5": 4.5, "-3": -3, "−3": -3, "１０": 10, "\u200b9": 9, "9\u00a0- sure": 9,
    "'9": 9, "1,234": 1234, "9.": 9,
}  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_read(text):
    assert values.number(text)[0] == NUMBERS[text]


@pytest.mark.parametrize(
    "text",
    ["", "-", "n/a", "8-9", "9 - 10", "7–8", "2025-03-04", "03/04/2025", "12:30", "1e5", "ten",
     "Q9", "nine 9 lives 3 times", "80 %x9", "++4", "=4", "1" * 40, "∞", "nan", "inf", "true"],
)  # fmt: skip
def test_what_is_no_number_is_none(text):
    assert values.number(text)[0] is None


def test_blanks_numbers_and_the_rest_are_told_apart():
    read = values.numbers(column("9", "", "N/A", "k. A.", "8-9", "8-9", "10 - sure"))
    assert read.values[[0, 6]].tolist() == [9, 10] and np.isnan(read.values[1:6]).all()
    assert read.blank.tolist() == [False, True, True, True, False, False, False]
    assert read.unread == {"8-9": 2}


def test_a_decimal_comma_is_seen_by_the_other_cells():
    assert values.numbers(column("1,234", "45,6")).values.tolist() == [1.234, 45.6]
    assert values.numbers(column("1,234", "45.6")).values.tolist() == [1234, 45.6]
    assert values.numbers(column("1.234", "45,6")).values.tolist() == [1234, 45.6]


def test_words_count_only_with_a_meaning():
    asked = column("Strongly agree", "strongly  disagree", "Neither agree nor disagree", "")
    assert np.isnan(values.numbers(asked).values).all()
    assert values.words_of(asked) == "agreement"
    assert values.numbers(asked, "agreement").values.tolist()[:3] == [5, 1, 3]
    mine = values.numbers(column("Super", "mies"), {"super": 5, "Mies": 1})
    assert mine.values.tolist() == [5, 1]
    with pytest.raises(ValueError, match="write one of agreement"):
        values.numbers(asked, "mood")


def test_cells_that_name_their_scale_say_so():
    assert values.numbers(column("4/5", "8/10", "3")).ends.tolist() == [5, 10, 0]
    assert values.number("★★★★☆") == (4, 5)


DATES = {
    "2025-03-04": "2025-03-04", "2025-03-04 10:11:12": "2025-03-04",
    "2025-03-04T10:11:12Z": "2025-03-04", "2025/3/4": "2025-03-04", "04.03.2025": "2025-03-04",
    "4.3.25": "2025-03-04", "04.03.2025 09:30": "2025-03-04", "4 March 2025": "2025-03-04",
    "4. März 2025": "2025-03-04", "Mar 4, 2025": "2025-03-04", "Mar 4, 2025 10:00 AM": "2025-03-04",
    "25/03/2025": "2025-03-25", "03/25/2025 1:02 PM": "2025-03-25", "45720": "2025-03-04",
    "45720.52": "2025-03-04", "03/03/2025": "2025-03-03",
}  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_read(text):
    assert str(dates.dates(column(text)).days[0]) == DATES[text]


@pytest.mark.parametrize(
    "text", ["2025-13-01", "30.02.2025", "99/99/2025", "123456", "19000", "tomorrow", "9", "12:30"]
)
def test_what_is_no_date_is_listed(text):
    read = dates.dates(column(text, "2025-03-04"))
    assert np.isnat(read.days[0]) and read.unread == {text: 1}


def test_two_ways_of_writing_in_one_column_are_both_read():
    read = dates.dates(column("2025-03-04", "25.03.2025", "45720", ""))
    assert [str(day) for day in read.days] == ["2025-03-04", "2025-03-25", "2025-03-04", "NaT"]
    assert read.unread == {} and read.serial == 1


def test_an_ambiguous_date_is_settled_by_others_or_asked():
    assert str(dates.dates(column("03/04/2025", "25/04/2025")).days[0]) == "2025-04-03"
    assert str(dates.dates(column("03/04/2025", "04/25/2025")).days[0]) == "2025-03-04"
    both = ["03/04/2025", "25/04/2025", "04/25/2025"]
    for cells, why in ((["03/04/2025"], "no day above 12"),
                       (both, "both 25/04 and 04/25")):  # fmt: skip
        with pytest.raises(ValueError, match=why) as caught:
            dates.dates(column(*cells))
        assert "day_first=True" in str(caught.value)
        assert dates.is_ambiguous(column(*cells))
    assert str(dates.dates(column("03/04/2025"), day_first=True).days[0]) == "2025-04-03"
    assert str(dates.dates(column("03/04/2025"), day_first=False).days[0]) == "2025-03-04"
    mixed = dates.dates(column("03/04/2025", "25/04/2025", "04/25/2025"), day_first=False)
    assert [str(day) for day in mixed.days] == ["2025-03-04", "2025-04-25", "2025-04-25"]


def test_a_column_keeps_its_rows_whether_texts_repeat_or_not():
    for cells in (["a", "b", "a"] * 8000, [f"text {i}" for i in range(25_000)]):
        collector = Collector()
        for start in range(0, len(cells), 500):
            collector.add(cells[start : start + 500], len(cells[start : start + 500]))
        made = collector.column("c", "")
        assert made.cells() == cells
        assert made.counts().sum() == len(cells)
    assert math.isclose(values.number("4,5")[0], 4.5)
