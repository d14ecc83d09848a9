"""What the tools read from a lesson's module and from the README."""

from types import SimpleNamespace

import pytest

from tools import lessons


def test_minutes_come_from_the_column_that_says_min_and_those_after_it(tmp_path):
    (tmp_path / "README.md").write_text(
        "# Course\n\nText.\n\n| # | lesson | minutes alone | in class |\n|--|--|--|--|\n"
        "| 4 | [NPS](notebooks/04_nps.ipynb) | 60 | 50 |\n"
        "| 14 | [Capstone](notebooks/14_capstone.ipynb) | 150–240 | 3 × 50 |\n",
        encoding="utf-8",
    )
    assert lessons.readme_minutes("04_nps", tmp_path) == [60, 50]
    assert lessons.readme_minutes("14_capstone", tmp_path) == [150, 240, 3, 50]
    assert lessons.readme_minutes("05_reviews", tmp_path) == []


def test_no_readme_says_nothing(tmp_path):
    assert lessons.readme_minutes("04_nps", tmp_path) == []


def test_only_numbered_exercises_belong_in_the_solutions(monkeypatch):
    exercises = [SimpleNamespace(id=id) for id in ("4.a", "4.1", "4.10")]
    monkeypatch.setattr(lessons, "module_of", lambda _: SimpleNamespace(EXERCISES=exercises))
    assert lessons.exercise_ids("04_nps") == ["4.1", "4.10"]
    assert lessons.facts("04_nps") == {}


def test_facts_that_raise_are_one_sentence(monkeypatch):
    def facts():
        raise FileNotFoundError("no data here")

    monkeypatch.setattr(lessons, "module_of", lambda _: SimpleNamespace(facts=facts))
    with pytest.raises(
        ValueError, match=r"facts\(\) of lesson 04_nps raised FileNotFoundError: no"
    ):
        lessons.facts("04_nps")


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (
            ModuleNotFoundError("No module", name="uxcx.lessons.nps"),
            r"04_nps has no module uxcx/lessons/nps\.py",
        ),
        (
            ModuleNotFoundError("No module named 'x'", name="x"),
            r"nps\.py cannot be imported \(Mod",
        ),
        (SyntaxError("line 3"), r"uxcx/lessons/nps\.py cannot be imported \(SyntaxError: line 3"),
    ],
)
def test_a_module_that_cannot_be_imported_is_one_sentence(monkeypatch, error, says):
    def import_module(name):
        assert name == "uxcx.lessons.nps"
        raise error

    monkeypatch.setattr(lessons.importlib, "import_module", import_module)
    with pytest.raises(ValueError, match=says):
        lessons.module_of("04_nps")
