"""The ledger accounts for every row, and every score is the one that `uxcx.measures` gives."""

import numpy as np
import pytest

from uxcx.measures import nps, satisfaction, sus, two_proportions
from uxcx.survey import EXAMPLES, analyse, example

RATINGS = [9, 10, 8, 3, 7, 9, 10, 6, 0, 8] * 6


def test_a_score_is_that_of_the_measures(survey_of):
    analysis = analyse(survey_of(RATINGS, Rate=[1 + r // 2 if r < 10 else 5 for r in RATINGS]))
    likely, rate = analysis.scores
    assert likely.estimate == nps.adjusted_wald(RATINGS)
    stars = [1 + r // 2 if r < 10 else 5 for r in RATINGS]
    expected = satisfaction.csat(stars)
    assert (rate.estimate.estimate, rate.estimate.low) == (expected.estimate, expected.low)
    assert str(satisfaction.mean_rating(stars)) in rate.more
    assert likely.answers.to_dict() == {i: RATINGS.count(i) for i in range(11)}


def test_the_ledger_accounts_for_every_row(survey_of):
    ratings = [*RATINGS, "", "n/a", "soon", 11, 99, 9, 9]
    ids = [*range(60), 60, 61, 62, 63, 64, 0, ""]
    seconds = [*[40] * 50, *[3] * 10, *[40] * 7]
    analysis = analyse(
        survey_of(ratings, Id=ids, Seconds=seconds),
        {"Recommend": "rating 0-10", "Id": "id", "Seconds": "seconds"},
        rules=("repeats", "speeders"),
        fewest_seconds=10,
    )
    steps = analysis.scores[0].ledger.steps
    assert steps["rows left"].to_dict() == {
        "as it came": 67,
        "left out: blank": 65,
        "left out: not read as a number": 64,
        "left out: not a whole number from 0 to 10": 62,
        "keep one answer for each id, the first": 61,
        "leave out speeders": 51,
    }
    assert steps["score"].iloc[-1] == nps.score([*RATINGS[:50], 9])
    assert steps["change"].iloc[-1] == pytest.approx(steps["score"].diff().iloc[-1])
    assert "1 cell could not be read: “soon”" in str(analysis)


def test_the_span_is_that_of_all_choices(survey_of):
    ratings = [*[10] * 20, *[0] * 10]
    ids, seconds = [*range(25), 0, 0, 0, 0, 0], [*[3] * 5, *[50] * 25]
    chosen = {"Recommend": "rating 0-10", "Id": "id", "Seconds": "seconds"}
    found = analyse(
        survey_of(ratings, Id=ids, Seconds=seconds), chosen, rules=(), fewest_seconds=10
    )
    scores = [nps.score([10] * a + [0] * b) for a, b in ((20, 10), (20, 5), (15, 10), (15, 5))]
    assert found.scores[0].ledger.span == (min(scores), max(scores))
    assert found.scores[0].ledger.choices == 4


def test_sheets_of_the_sus_are_scored_whole_or_not_at_all(made):
    whole, best, straight = [4, 2] * 5, [5, 1] * 5, [3] * 10
    rows = [whole, best, straight, [*whole[:9], ""], [""] * 10, [*whole[:9], 7]]
    file = made([*(f"Q{i}" for i in range(1, 11)), "x"], *([*row, "x"] for row in rows))
    analysis = analyse(file, {f"Q{i}": f"sus {i}" for i in range(1, 11)}, rules=("straight",))
    one = analysis.scores[0]
    assert one.estimate.estimate == sus.mean(sus.score([whole, best])).estimate
    assert one.ledger.steps["rows left"].tolist() == [6, 5, 3, 2]
    assert "grade" in " ".join(one.more)


def test_periods_and_the_change_between_them(survey_of):
    days = ["2025-01-05"] * 20 + ["2025-02-05"] * 20 + ["soon"] + [""] * 19
    rates = [5] * 15 + [1] * 5 + [4] * 5 + [2] * 35
    analysis = analyse(
        survey_of(rates, Day=days),
        {"Recommend": "rating 1-5", "Day": "date"},
        certain=["Recommend"],
    )
    one = analysis.scores[0]
    assert one.periods["score"].tolist() == [75, 25]
    expected = two_proportions.difference(15, 20, 5, 20, groups=("before", "after"))
    assert str(one.change) == str(expected)
    assert "1 cell could not be read: “soon”" in str(analysis)


def test_long_times_come_by_quarter(survey_of):
    days = [f"{2024 + i // 12}-{1 + i % 12:02d}-01" for i in range(20) for _ in range(3)]
    found = analyse(survey_of(RATINGS, Day=days), {"Recommend": "rating 0-10", "Day": "date"})
    assert found.scores[0].periods.index[0] == "2024 Q1"
    assert (found.scores[0].periods["n"] >= 8).all() and found.scores[0].periods["n"].sum() == 60
    assert found.scores[0].periods.index.name == "quarter"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"rules": ("clean",)}, "the rule 'clean'"),
        ({"rules": ("speeders",)}, "speeders without its limit"),
        ({"period": "week"}, "period = 'week'"),
        ({"confidence": 95}, "confidence"),
        ({"words": {"Recommend": "moods"}}, "words = 'moods'"),
        ({"keep": ["Nope"]}, "no column “Nope”"),
    ],
)
def test_settings_that_make_no_sense(survey_of, settings, words):
    with pytest.raises(ValueError, match=words):
        analyse(survey_of(RATINGS), {"Recommend": "rating 0-10"}, **settings)


def test_nothing_left_is_said():
    content = b"Recommend,Id\n" + b"11,1\n" * 3 + b"12,1\n"
    with pytest.raises(ValueError, match="off the scale"):
        analyse(content, {"Recommend": "rating 0-10"})
    with pytest.raises(ValueError, match="No answer of “Recommend” is left"):
        analyse(content, {"Recommend": "rating 0-10"}, certain=["Recommend"])


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_can_be_analysed_as_it_is(name):
    analysis = analyse(example(name))
    assert analysis.scores
    assert all(np.isfinite(one.estimate.low) for one in analysis.scores)
    assert "Nobody confirmed the roles" in str(analysis)


def test_the_awful_example_is_read_right():
    analysis = analyse(example("awful"))
    roles = {name: role for name, role in analysis.prepared.roles.items() if role != "ignore"}
    assert roles == {"lfdn": "id", "v1": "date", "v2": "rating 0-10", "v3": "rating 1-5",
                     "v4": "segment", "v5": "seconds", "v6": "comment"}  # fmt: skip
    assert analysis.table.columns["v2"].question == "How likely are you to recommend us?"
    assert not np.isnat(analysis.prepared.days[:181]).any()
    assert analysis.prepared.seconds[0] % 1 > 0
    for words in ("byte order mark, semicolons", "2 rows of headings", "1 row with a title",
                  "60 dates stood as a spreadsheet's serial number", "“8-9”"):  # fmt: skip
        assert words in str(analysis)


def test_the_examples_are_what_their_generator_writes():
    from tools import example_surveys

    for name, content in example_surveys.files().items():
        stored = (example_surveys.FOLDER / name).read_bytes()
        if name.endswith(".csv"):
            assert stored == content
        else:  # how well a workbook is packed depends on the machine
            cells = [
                [column.cells() for column in analyse(one).table.columns.values()]
                for one in (stored, content)
            ]
            assert cells[0] == cells[1]
