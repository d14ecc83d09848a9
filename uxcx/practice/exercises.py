"""Exercises as data, and the desk that checks answers to them.

An exercise is its id, the right answer as a function of the data, the known slips with their
messages, and staged hints. How answers are read is in `answers`; how a reply looks is in
`feedback`. What is asked stands in the lessons.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from uxcx.practice.answers import (
    Choice,
    Matching,
    Number,
    Ordering,
    Range,
    Unreadable,
    Written,
)
from uxcx.practice.feedback import Feedback, State
from uxcx.practice.noting import note_answer
from uxcx.practice.quiz import QuizPanel

KINDS = ("recall", "calculate", "interpret", "critique")


@dataclass(frozen=True)
class Slip:
    """A mistake that people make, and what to say to it.

    Parameters
    ----------
    gives
        The wrong answer it leads to, as a value or as a function of the data; or a function of
        the learner's answer that returns True when the slip is there, with `is_test=True`.
    message
        What the answer would be true of, where it parts from the question, one next step.
    """

    gives: Any
    message: str
    is_test: bool = False

    def explains(self, given: Any, kind: Any) -> bool:
        """Tell whether this slip leads to the answer that was given."""
        if self.is_test:
            return bool(self.gives(given))
        wrong = self.gives() if callable(self.gives) else self.gives
        return kind.agrees(given, wrong)


@dataclass(frozen=True)
class Exercise:
    """One question with its right answer, its slips and its hints.

    Parameters
    ----------
    id
        Lesson and number, such as "4.2"; recall items carry a letter, "4.a".
    kind
        "recall", "calculate", "interpret" or "critique".
    question
        The question, as short as it can be.
    answer
        What kind of answer, and the right one.
    meaning
        What a right answer means: the sentence after "Correct".
    slips
        Known mistakes, most telling first.
    hints
        First the idea, then the step. Never the final number.
    otherwise
        What to say to an answer that no slip explains.
    """

    id: str
    kind: str
    question: str
    answer: Number | Range | Choice | Ordering | Matching | Written
    meaning: str
    slips: Sequence[Slip] = ()
    hints: Sequence[str] = ()
    otherwise: str = "Look at the question once more, then try the hint."

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"Exercise {self.id}: kind is {self.kind!r}; use one of {KINDS}.")

    def reply(self, answer: Any) -> Feedback:
        """Reply to an answer: the state, and the message that fits the slip."""
        kind = self.answer
        if kind.is_blank(answer):
            return Feedback(
                State.NOT_ANSWERED, "Put your answer where the dots are, then run the cell."
            )
        try:
            given = kind.read(answer)
        except Unreadable as problem:
            # A slip may be about form, such as a percent sign: its own message is better.
            return Feedback(State.NOT_YET, self._slip_in_form(answer) or str(problem))
        if not isinstance(kind, Written) and kind.agrees(given, kind.right()):
            return Feedback(State.CORRECT, self.meaning)
        for slip in self.slips:
            if slip.explains(given, kind):
                return Feedback(State.NOT_YET, slip.message)
        form_slip = kind.form_slip(given)
        if form_slip:
            return Feedback(State.NOT_YET, form_slip)
        if isinstance(kind, Written):
            return Feedback(
                State.CORRECT,
                "All the parts are there. A program cannot judge your words, so compare them "
                f"with this model.\n“{kind.model}”\n{self.meaning}",
            )
        return Feedback(State.NOT_YET, self.otherwise)

    def _slip_in_form(self, answer: Any) -> str | None:
        for slip in self.slips:
            if slip.is_test and isinstance(answer, str):
                try:
                    if slip.gives(answer):
                        return slip.message
                except (TypeError, AttributeError, ValueError, LookupError):
                    continue  # this test is about read answers, not about raw text
        return None


class ExerciseSet:
    """All exercises of one lesson, and the three things a learner does with them.

    Parameters
    ----------
    write
        Gives the exercises in the order of the lesson. Their texts quote the shop's tables, so
        it is called when the first of them is needed: importing a lesson opens no table.
    solutions
        File name of the worked solutions, named after the last hint.
    """

    def __init__(self, write: Callable[[], Iterable[Exercise]], solutions: str):
        self.solutions = solutions
        self._write = write
        self._misses: dict[str, list[str]] = {}
        self._hints_given: dict[str, int] = {}

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """Id -> exercise, in the order of the lesson."""
        return {exercise.id: exercise for exercise in self._write()}

    def __getitem__(self, id: str) -> Exercise:
        return self.exercises[id]

    def __iter__(self):
        return iter(self.exercises.values())

    def check(self, id: str, answer: Any = ...) -> Feedback:
        """Check an answer: a learner gets a sentence, whatever was typed, and never an error.

        Parameters
        ----------
        id
            Number of the exercise, such as "4.2".
        answer
            Whatever the learner typed.

        Returns
        -------
        Feedback
            After a second different miss it also carries the first hint, and so on.

        Raises
        ------
        ValueError or FileNotFoundError
            If a table that the questions quote is damaged or gone; never because of the answer.
        """
        exercise = self.exercises.get(str(id))
        if exercise is None:
            return self._unknown(id)
        try:
            reply = exercise.reply(answer)
        except Exception as problem:  # the promise: never a traceback for a learner
            return Feedback(
                State.NOT_YET,
                f"This answer could not be read ({type(problem).__name__}). "
                "Compare its form with the example beside the dots.",
            )
        note_answer(exercise.id, exercise.answer, answer, reply.state)
        if reply.state is not State.NOT_YET:
            return reply
        return self._with_hint(exercise, reply, seen=repr(answer))

    def hint(self, id: str) -> Feedback:
        """Give the next hint: first the idea, then the step, then where the solution is."""
        exercise = self.exercises.get(str(id))
        if exercise is None:
            return self._unknown(id)
        given = self._hints_given.get(exercise.id, 0)
        self._hints_given[exercise.id] = given + 1
        if given < len(exercise.hints):
            place = f"Hint {given + 1} of {len(exercise.hints)}"
            return Feedback(State.NOT_ANSWERED, exercise.hints[given], heading=place)
        return Feedback(State.NOT_ANSWERED, self._where_the_solution_is(), heading="No more hints")

    def ask(self, id: str) -> QuizPanel:
        """Show a recall question as a small panel: choose, then check."""
        exercise = self.exercises[id]
        return QuizPanel(
            exercise.question,
            exercise.answer.options,
            exercise.reply,
            note=partial(note_answer, exercise.id, exercise.answer),
        )

    def _with_hint(self, exercise: Exercise, reply: Feedback, seen: str) -> Feedback:
        misses = self._misses.setdefault(exercise.id, [])
        if seen not in misses:
            misses.append(seen)
        number = len(misses) - 2  # the first miss gets its message alone
        if number < 0:
            return reply
        if number < len(exercise.hints):
            extra = f"Hint {number + 1}: {exercise.hints[number]}"
        else:
            extra = self._where_the_solution_is()
        return Feedback(reply.state, f"{reply.message}\n{extra}")

    def _where_the_solution_is(self) -> str:
        return f"The worked solution is in solutions/{self.solutions}."

    def _unknown(self, id: Any) -> Feedback:
        known = ", ".join(self.exercises)
        return Feedback(
            State.NOT_YET, f"There is no exercise {id!r} in this lesson. It has {known}."
        )
