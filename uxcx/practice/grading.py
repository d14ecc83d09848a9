"""Points for answers that a class hands in: all of them, or none with the reason.

nbgrader runs a locked cell after each answer. It gives all points of the cell, unless the cell's
result is a number: then it gives so many. How many points there are is the business of
`tools.grading`; what is right, that of the exercises.
"""

from dataclasses import dataclass
from typing import Any

from uxcx.practice.exercises import ExerciseSet
from uxcx.practice.feedback import Feedback, State


@dataclass(frozen=True)
class NoPoints:
    """The number 0 for nbgrader; for the learner the reply that everybody gets to this answer.

    Attributes
    ----------
    reply
        Why there are no points.
    """

    reply: Feedback

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        shown = Feedback(self.reply.state, f"{self.reply.message}\nNo points so far.")
        return {"text/html": shown.html(), "text/plain": "0"}


def award(exercises: ExerciseSet, id: str, answer: Any) -> NoPoints | None:
    """Award the points of an exercise. Never raises; no try is noted, and no hint is used up.

    Parameters
    ----------
    exercises
        Those of the lesson.
    id
        Number of the exercise, such as "4.2".
    answer
        Whatever the learner typed.

    Returns
    -------
    NoPoints or None
        None, after one line of text, if the answer is right.
    """
    try:
        reply = exercises[id].reply(answer)
    except Exception as problem:  # the promise, as for `ExerciseSet.check`
        reply = Feedback(
            State.NOT_YET, f"This answer could not be read ({type(problem).__name__})."
        )
    if reply.state is not State.CORRECT:
        return NoPoints(reply)
    print(f"Exercise {id}: full points.")
    return None
