"""What is kept of an answer, and what a file of kept answers may hold.

A record never holds a learner's own words: only numbers and the letters of options. Where the file
lies and how it is written safely is in `progress_file`.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from uxcx.practice.feedback import State

VERSION = 1
TITLE = "My progress in UX and CX by the Numbers"
MOST_BYTES = 1_000_000
MOST_RECORDS = 2_000
MOST_TRIES = 9_999
MOST_LETTERS = 200
"""Longest name of a record; a long question is cut to it."""

_STATES = {state.value: state for state in (State.NOT_YET, State.CORRECT)}
_EXERCISE = re.compile(r"[0-9]{1,2}\.[0-9a-z]{1,3}")
_PREDICTION = re.compile(rf"[a-z0-9_]{{1,40}}: .{{1,{MOST_LETTERS}}}")
_LETTER = re.compile(r"[a-z0-9]{1,3}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")

Answer = float | tuple[float, ...] | str | None


class NotOurs(ValueError):
    """A text is not a file of kept answers; the message says so in one sentence."""


class Newer(NotOurs):
    """A file was written by a newer version of the course."""


@dataclass(frozen=True)
class Record:
    """How one exercise or prediction stands.

    Attributes
    ----------
    state
        Not yet or correct; what was never answered has no record.
    tries
        Answers given until one was correct.
    when
        Time of the last of them in universal time, such as "2026-11-03T14:05:09Z".
    answer
        The last of them, if it is a number, a range or a letter.
    """

    state: State
    tries: int
    when: str
    answer: Answer = None

    def then(self, later: "Record") -> "Record":
        """Give the record after a later answer. What was correct once stays as it is."""
        if self.state is State.CORRECT:
            return self
        return replace(later, tries=min(self.tries + later.tries, MOST_TRIES))

    def merged(self, other: "Record") -> "Record":
        """Join two records of one exercise: correct goes before not yet, then the later one."""
        better = max(self, other, key=Record._rank)
        return replace(better, tries=max(self.tries, other.tries))

    def _rank(self) -> tuple[bool, str, str]:
        return self.state is State.CORRECT, self.when, json.dumps(self.answer)


Records = Mapping[str, Record]


def record(state: State, answer: object = None) -> Record:
    """Make the record of one answer given now."""
    kept = _harmless(list(answer) if isinstance(answer, tuple) else answer)
    return Record(state, 1, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), kept)


def prediction_key(lesson: str, question: str) -> str:
    """Name the record of a prediction: the module of its lesson, and its question."""
    name = re.sub(r"[^a-z0-9_]", "_", lesson.lower())[:40]
    return f"{name}: {' '.join(question.split())[:MOST_LETTERS]}"


def merge(mine: Records, theirs: Records) -> dict[str, Record]:
    """Join two sets of records; in any order, and any number of times, with the same result."""
    both = {**theirs, **mine}
    for key in mine.keys() & theirs.keys():
        both[key] = mine[key].merged(theirs[key])
    return both


def dump(records: Records) -> bytes:
    """Write records as a text that a person can read too: one line for each.

    Raises
    ------
    NotOurs
        If there are more than `MOST_RECORDS`: no learner gives so many answers.
    """
    if len(records) > MOST_RECORDS:
        raise NotOurs(f"these are {len(records)} answers, and there is room for {MOST_RECORDS}")
    lines = [_line(key, one) for key, one in sorted(records.items())]
    start = f'{{\n "what": {json.dumps(TITLE)},\n "version": {VERSION},\n "answers": {{\n'
    return (start + ",\n".join(lines) + "\n }\n}\n").encode()


def parse(content: bytes) -> tuple[dict[str, Record], int]:
    """Read what `dump` wrote: the records, and how many entries were no records.

    Raises
    ------
    NotOurs
        If it is something else. The sentence quotes nothing of it.
    Newer
        If a newer version of the course wrote it.
    """
    if len(content) > MOST_BYTES:
        raise NotOurs("it is too large for a file of progress")
    try:
        whole = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise NotOurs("it cannot be read as a file of progress") from None
    if not isinstance(whole, dict) or not isinstance(whole.get("answers"), dict):
        raise NotOurs("it holds something else than progress")
    version = whole.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise NotOurs("it does not say which version of progress it is")
    if version > VERSION:
        raise Newer("it comes from a newer version of the course")
    if len(whole["answers"]) > MOST_RECORDS:
        raise NotOurs("it holds more answers than the course has questions")
    read = {key: _from_json(key, entry) for key, entry in whole["answers"].items()}
    good = {key: one for key, one in read.items() if one is not None}
    return good, len(read) - len(good)


@lru_cache(MOST_RECORDS)  # from one answer to the next, one line changes
def _line(key: str, one: Record) -> str:
    entry = {"state": one.state.value, "tries": one.tries, "when": one.when}
    if one.answer is not None:
        entry["answer"] = one.answer
    return f"  {json.dumps(key, ensure_ascii=False)}: {json.dumps(entry)}"


def _from_json(key: str, entry: Any) -> Record | None:
    """Read one entry, and trust nothing in it."""
    named = _EXERCISE.fullmatch(key) or (_PREDICTION.fullmatch(key) and key.isprintable())
    if not named or not isinstance(entry, dict):
        return None
    state, tries, when = entry.get("state"), entry.get("tries"), entry.get("when")
    answer = _harmless(entry.get("answer"))
    if not isinstance(state, str) or state not in _STATES:
        return None
    if not isinstance(tries, int) or isinstance(tries, bool) or not 1 <= tries <= MOST_TRIES:
        return None
    if not isinstance(when, str) or not _MOMENT.fullmatch(when):
        return None
    if answer is None and entry.get("answer") is not None:
        return None
    return Record(_STATES[state], tries, when, answer)


def _harmless(answer: Any) -> Answer:
    """Give an answer that may be kept, a number, a few numbers or a letter, or None."""
    if isinstance(answer, str):
        return answer if _LETTER.fullmatch(answer) else None
    if isinstance(answer, list):
        parts = [_number(part) for part in answer]
        return tuple(parts) if len(parts) == 2 and None not in parts else None
    return _number(answer)


def _number(value: Any) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool) or abs(value) > 1e15:
        return None
    if not math.isfinite(value):
        return None
    return int(value) if value == int(value) else float(value)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")
