"""Noting answers as they are given. A lesson never depends on it.

Whatever happens to the file, checks reply as ever, and at most one sentence says what is wrong.
What a record holds is in `records`, the file in `progress_file`, the learner's calls in `progress`.
"""

from collections.abc import Callable, Mapping

from uxcx.practice import progress_file
from uxcx.practice.answers import Choice, Number, Range
from uxcx.practice.feedback import State
from uxcx.practice.progress_file import Trouble
from uxcx.practice.records import NotOurs, Record, merge, prediction_key, record

_KEPT = (Number, Range, Choice)
"""Answers that are kept themselves; of the others only how they stand."""

_unsaved: dict[str, Record] = {}
"""What could not be written yet: the next answer takes it along."""

_said: list[str] = []
"""The one sentence on trouble with the file, once it has been said."""


def note_answer(id: str, kind: object, answer: object, state: State) -> None:
    """Note an answer to an exercise. Never raises, and says nothing unless the file is in trouble.

    Parameters
    ----------
    id
        Number of the exercise.
    kind
        What kind of answer it wants.
    answer
        Whatever the learner typed.
    state
        How it stands. The dots are no answer, and are not noted.
    """
    if state is not State.NOT_ANSWERED:
        _note(id, state, lambda: kind.read(answer) if isinstance(kind, _KEPT) else None)


def note_prediction(revealed: object, question: str, place: int, state: State) -> None:
    """Note a prediction that was locked in, as the letter of its option. Never raises.

    Parameters
    ----------
    revealed
        What opens after the lock; its module tells the lesson.
    question
        What was to be predicted.
    place
        Which option was chosen, counted from 0.
    state
        Correct if the prediction will hold.
    """
    lesson = type(revealed).__module__.rpartition(".")[2]
    _note(prediction_key(lesson, question), state, lambda: chr(ord("a") + place))


def kept() -> tuple[dict[str, Record], str]:
    """Give all that is known, written or not yet, and a sentence if the file is in trouble."""
    on_disk: Mapping[str, Record] = {}
    remark = ""
    try:
        path = progress_file.place()
        if path is not None:
            on_disk, remark = progress_file.load(path)
    except Trouble as trouble:
        remark = str(trouble)
    except Exception as problem:  # the promise, as in `_note`
        remark = _unforeseen(problem)
    return _with_unsaved(on_disk), remark


def put_back(theirs: Mapping[str, Record]) -> str:
    """Join records from elsewhere with what is kept here; give a sentence on the file, if any.

    Raises
    ------
    NotOurs
        If nothing is kept here.
    Trouble
        If the file cannot be changed.
    """
    path = progress_file.place()
    if path is None:
        raise NotOurs("this notebook keeps no progress")
    sentence = progress_file.update(path, lambda mine: merge(_with_unsaved(mine), theirs))
    _unsaved.clear()
    return sentence


def _note(key: str, state: State, read: Callable[[], object]) -> None:
    try:
        path = progress_file.place()
        if path is None:
            return
        new = record(state, _readable(read))
        _unsaved[key] = _unsaved[key].then(new) if key in _unsaved else new
        sentence = progress_file.update(path, _with_unsaved)
        _unsaved.clear()
    except Trouble as trouble:
        sentence = str(trouble)
    except Exception as problem:  # the promise: a lesson goes on, whatever the file is like
        sentence = _unforeseen(problem)
    if sentence and not _said:
        _said.append(sentence)
        print(sentence)


def _readable(read: Callable[[], object]) -> object:
    try:
        return read()
    except Exception:  # an unreadable answer counts as a try; what was typed is not kept
        return None


def _with_unsaved(records: Mapping[str, Record]) -> dict[str, Record]:
    after = dict(records)
    for key, new in _unsaved.items():
        after[key] = after[key].then(new) if key in after else new
    return after


def _unforeseen(problem: Exception) -> str:
    return (
        f"Your answers are not kept at the moment ({type(problem).__name__}). "
        "The lesson goes on without that."
    )
