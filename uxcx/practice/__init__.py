"""Practice: answer checks that name the slip, recall questions, and predictions to lock in.

An exercise is data (`Exercise`); a lesson holds a set of them (`ExerciseSet`) and hands its
learners `check`, `hint` and `ask`. Not here: what a lesson asks (`uxcx.lessons`).
"""

from uxcx.practice.answers import Choice, Matching, Number, Ordering, Range, Written
from uxcx.practice.exercises import Exercise, ExerciseSet, Slip
from uxcx.practice.feedback import Feedback, State
from uxcx.practice.predictions import Prediction

__all__ = [
    "Choice",
    "Exercise",
    "ExerciseSet",
    "Feedback",
    "Matching",
    "Number",
    "Ordering",
    "Prediction",
    "Range",
    "Slip",
    "State",
    "Written",
]
