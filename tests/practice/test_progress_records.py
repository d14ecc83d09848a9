"""Records of answers: they survive a file, they join without loss, and nothing odd gets in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uxcx.practice import State
from uxcx.practice.records import (
    MOST_BYTES,
    MOST_RECORDS,
    Newer,
    NotOurs,
    Record,
    dump,
    merge,
    parse,
    prediction_key,
    record,
)

numbers = st.integers(-(10**15), 10**15) | st.floats(-1e15, 1e15).map(
    lambda one: int(one) if one == int(one) else one
)
letters = st.text("abcdefgh0123", min_size=1, max_size=3)
records = st.builds(
    Record,
    state=st.sampled_from([State.NOT_YET, State.CORRECT]),
    tries=st.integers(1, 9_999),
    when=st.integers(2020, 2099).map(lambda year: f"{year}-11-03T14:05:09Z"),
    answer=st.none() | numbers | st.tuples(numbers, numbers) | letters,
)
# Few names, so that two sets meet often.
keys = st.sampled_from(["0.a", "4.1", "4.2", "12.7", prediction_key("nps", "Where “to”, and why?")])
several = st.dictionaries(keys, records, max_size=5)


def entry(**parts):
    return {"state": "Correct", "tries": 1, "when": "2026-11-03T14:05:09Z", **parts}


def file(answers, **parts):
    return json.dumps({"version": 1, "answers": answers, **parts}).encode()


@given(several)
def test_a_file_gives_back_what_was_written(mine):
    assert parse(dump(mine)) == (mine, 0)


@given(several, several, several)
def test_joining_takes_any_order_and_any_number_of_times(a, b, c):
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))
    assert merge(a, a) == a
    assert merge(merge(a, b), b) == merge(a, b)


@given(several, several)
def test_joining_loses_no_exercise_no_try_and_nothing_correct(a, b):
    joined = merge(a, b)
    assert joined.keys() == a.keys() | b.keys()
    for one in (a, b):
        for key, kept in one.items():
            assert joined[key].tries >= kept.tries
            assert joined[key].state is State.CORRECT or kept.state is not State.CORRECT


@given(records, records)
def test_a_later_answer_never_undoes_a_correct_one(before, later):
    after = before.then(later)
    if before.state is State.CORRECT:
        assert after == before
    else:
        assert (after.state, after.answer) == (later.state, later.answer)
        assert after.tries == min(before.tries + later.tries, 9_999)


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (25.0, 25),
        (33.25, 33.25),
        ((20.0, 40.5), (20, 40.5)),
        ("b", "b"),
        ("Our customers are angry", None),
        ("<b>", None),
        ("ж", None),
        (["a", "b"], None),
        ((1.0, 2.0, 3.0), None),
        (float("nan"), None),
        (1e300, None),
        (True, None),
        ({"a": 1}, None),
    ],
)
def test_only_numbers_and_letters_are_kept(answer, kept):
    assert record(State.NOT_YET, answer).answer == kept


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "cannot be read"),
        (b"\x00" * 40, "cannot be read"),
        (b'{"version": 1, "answers": {"4.1"', "cannot be read"),
        (b"\xff\xfe{}", "cannot be read"),
        (b"[" * 200_000, "cannot be read"),
        (b"9" * 10_000, "cannot be read"),
        (b"[]", "something else"),
        (b'{"cells": []}', "something else"),
        (b'{"answers": {}}', "which version"),
        (b'{"answers": {}, "version": true}', "which version"),
        (b'{"answers": {}, "version": "1"}', "which version"),
        (b" " * (MOST_BYTES + 1), "too large"),
        (file({f"1.{n}": entry() for n in range(MOST_RECORDS + 1)}), "more answers"),
        (b'{"version": 1, "answers": {"4.1": NaN}}', "cannot be read"),
    ],
    ids=range(14),
)
def test_what_is_no_progress_is_refused_in_words(content, says):
    with pytest.raises(NotOurs, match=says):
        parse(content)


def test_a_newer_version_is_told_from_a_damaged_file():
    with pytest.raises(Newer):
        parse(file({}, version=2))


def test_an_editor_that_marks_its_files_does_no_harm():
    assert parse(b"\xef\xbb\xbf" + file({"4.1": entry()}))[0].keys() == {"4.1"}


@pytest.mark.parametrize(
    ("key", "odd"),
    [
        ("<script>alert(1)</script>", entry()),
        ("4.1<b>", entry()),
        ("nps: line\nbreak", entry()),
        ("nps: \u202ebackwards", entry()),
        ("nps: \ud800", entry()),
        ("nps: " + "x" * 201, entry()),
        ("4.1", "Correct"),
        ("4.1", entry(state="<b>Correct</b>")),
        ("4.1", entry(state=["Correct"])),
        ("4.1", entry(state="Not answered yet")),
        ("4.1", entry(tries=0)),
        ("4.1", entry(tries=10**9)),
        ("4.1", entry(tries=True)),
        ("4.1", entry(tries=1.0)),
        ("4.1", entry(when="yesterday")),
        ("4.1", entry(when="2026-11-03T14:05:09Z<img>")),
        ("4.1", entry(when="٢٠٢٦-11-03T14:05:09Z")),
        ("4.1", entry(answer="<img src=x onerror=alert(1)>")),
        ("4.1", entry(answer=[1, 2, 3])),
        ("4.1", entry(answer={"a": 1})),
        ("4.1", {}),
    ],
)
def test_an_entry_that_is_no_record_is_counted_and_left_out(key, odd):
    assert parse(file({key: odd, "0.a": entry()})) == (parse(file({"0.a": entry()}))[0], 1)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text() | st.integers(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))  # fmt: skip
def test_whatever_an_entry_holds_it_is_read_or_left_out(odd):
    got, unreadable = parse(json.dumps({"version": 1, "answers": {"4.1": entry(answer=odd)}})
                            .encode()) if _finite(odd) else ({}, 1)  # fmt: skip
    assert len(got) + unreadable == 1


def _finite(odd):
    return not any(word in json.dumps(odd) for word in ("NaN", "Infinity"))


def test_more_records_than_the_course_can_have_are_not_written():
    too_many = {f"1.{n}": record(State.CORRECT) for n in range(MOST_RECORDS + 1)}
    with pytest.raises(NotOurs):
        dump(too_many)


def test_a_person_can_read_the_file_line_by_line():
    text = dump({"4.2": Record(State.CORRECT, 2, "2026-11-03T14:05:09Z", 19)}).decode()
    line = '"4.2": {"state": "Correct", "tries": 2, "when": "2026-11-03T14:05:09Z", "answer": 19}'
    assert line in text.splitlines()[4]
    assert "UX and CX by the Numbers" in text and json.loads(text)
