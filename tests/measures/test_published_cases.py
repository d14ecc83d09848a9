"""Every published case, found by its id, comes out of the library with the published digits.

In the folder cases each topic has two files: what is known (json), and how it is put to the
measures (py). Cases and docstrings must name each other.
"""

import json
import math
import runpy
import sys
from pathlib import Path

import pytest

from uxcx.measures import Difference, Estimate, register

FOLDER = Path(__file__).parent / "cases"
STATUS = {
    "published": "published",
    "recomputed": "recomputed from the published formula or data",
}

CASES = {}
CALLS = {}
NOT_REPRODUCED = {}
for file in sorted(FOLDER.glob("*.json")):
    for case in json.loads(file.read_text(encoding="utf-8")):
        assert case["id"] not in CASES, f"two cases are called {case['id']}"
        CASES[case["id"]] = case
    how = runpy.run_path(str(file.with_suffix(".py")))
    CALLS |= how["CALLS"]
    NOT_REPRODUCED |= how.get("NOT_REPRODUCED", {})

MEASURES = {measure.name: measure for measure in register.measures()}


def test_every_case_in_the_files_is_tried_or_left_out_for_a_reason():
    assert set(CASES) == set(CALLS) | set(NOT_REPRODUCED)
    assert not set(CALLS) & set(NOT_REPRODUCED)
    assert all(len(reason) > 20 for reason in NOT_REPRODUCED.values())
    assert {case["status"] for case in CASES.values()} <= set(STATUS.values())


@pytest.mark.parametrize("case_id", CALLS)
def test_published_case(case_id):
    case = CASES[case_id]
    ours = CALLS[case_id](case["inputs"])
    if isinstance(case["expected"], str | dict) or isinstance(ours, str):
        assert ours == case["expected"]
    else:
        check_digits(ours, case["expected"], case["tolerance"])


@pytest.mark.parametrize("kind", [Estimate, Difference])
def test_no_case_gives_limits_in_reverse(kind, monkeypatch):
    made = []
    build = kind.__init__
    monkeypatch.setattr(
        kind, "__init__", lambda self, *a, **k: (made.append(self), build(self, *a, **k))[1]
    )
    for case_id, call in CALLS.items():
        call(CASES[case_id]["inputs"])
    assert len(made) > 30
    for result in made:
        assert result.low <= result.high or (math.isnan(result.low) and math.isnan(result.high))


def check_digits(ours, expected, tolerance):
    """Compare numbers, words, and lists of both, however deep."""
    if isinstance(expected, list):
        assert len(ours) == len(expected)
        for one, other in zip(ours, expected, strict=True):
            check_digits(one, other, tolerance)
    elif isinstance(expected, str):
        assert ours == expected
    else:
        assert ours == pytest.approx(expected, abs=tolerance or 1e-12, rel=0)


def called_by(run):
    """Return the code of every function of the measures that runs meanwhile."""
    seen = set()

    def note(frame, event, _):
        if event == "call":
            seen.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return seen


@pytest.mark.parametrize("name", MEASURES)
def test_the_docstring_of_each_measure_names_source_dispute_and_cases_that_really_call_it(name):
    measure = MEASURES[name]
    assert measure.source, f"{name} names no Source:"
    assert measure.dispute, f"{name} names no Dispute:"
    for status in ("published", "recomputed"):
        for case_id in getattr(measure, status):
            assert case_id in CASES, f"{name} names the case {case_id}, which does not exist"
            assert CASES[case_id]["status"] == STATUS[status], f"{case_id} is not {status}"
    named = [each for each in measure.published + measure.recomputed if each in CALLS]
    assert named, f"{name} names no case"
    for case_id in named:
        seen = called_by(lambda case_id=case_id: CALLS[case_id](CASES[case_id]["inputs"]))
        assert measure.function.__code__ in seen, f"{case_id} never calls {name}"


def test_every_case_is_named_by_a_measure():
    named = {
        each for measure in MEASURES.values() for each in measure.published + measure.recomputed
    }
    assert set(CALLS) <= named


def test_every_module_with_measures_is_in_the_list():
    folder = Path(register.__file__).parent
    modules = {file.stem for file in folder.glob("*.py") if not file.stem.startswith("__")}
    modules |= {file.parent.name for file in folder.glob("*/__init__.py")}
    assert modules == {"foundations", "register", *register.TOPICS}


def test_the_page_of_all_measures_is_current():
    page = Path(__file__).parents[2] / "docs" / "measures.md"
    assert page.read_text(encoding="utf-8") == register.table(), (
        "write it again: python -m uxcx.measures > docs/measures.md"
    )
