"""Predict, lock, then look: a guess that is written down teaches more than one that is not.

A confident guess that turns out wrong is remembered best once it is corrected (see the page of
sources: hypercorrection), so the panel asks how sure the learner is. What opens after the lock
is anything that has a `panel` and can show itself without a kernel: an explorer, as a rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import ipywidgets as widgets

from uxcx.controls import CHOOSE, LiveRegion, button, column, dropdown, row, text_block
from uxcx.practice.feedback import Feedback, State
from uxcx.practice.noting import note_prediction

_CONFIDENCE = ("1: a guess", "2: fairly sure", "3: very sure")


@dataclass(frozen=True)
class Prediction:
    """A question to commit to before looking.

    Parameters
    ----------
    question
        What to predict.
    replies
        Each option -> what to say to it afterwards.
    right
        The option that turns out right.
    task
        What to do in the panel that opens, in one sentence.
    """

    question: str
    replies: Mapping[str, str]
    right: str
    task: str = "Now look."

    def __post_init__(self) -> None:
        if self.right not in self.replies:
            raise ValueError(f"{self.right!r} is not one of the options of {self.question!r}.")

    def reply(self, guess: str, confidence: str) -> Feedback:
        """Answer a guess: whether it held, and what follows."""
        message = f"You predicted “{guess}”. {self.replies[guess]}"
        if guess == self.right:
            return Feedback(State.CORRECT, message, heading="Your prediction held")
        if confidence == _CONFIDENCE[-1]:
            message += " You were very sure: surprises like this one are remembered best."
        return Feedback(State.NOT_YET, message, heading="A surprise")

    def then(self, revealed: object) -> "PredictionPanel":
        """Ask first, and open `revealed` once the prediction is locked in."""
        return PredictionPanel(self, revealed)

    def html(self) -> str:
        """Write the question and its replies for places without a kernel."""
        options = "".join(
            f"<dt>{escape(option)}</dt><dd>{escape(reply)}</dd>"
            for option, reply in self.replies.items()
        )
        return (
            f"<p><strong>Predict: {escape(self.question)}</strong></p>"
            f"<details><summary>Replies to each prediction</summary><dl>{options}</dl></details>"
        )


class PredictionPanel:
    """Lock in a prediction, then open what it is about, then compare.

    Parameters
    ----------
    prediction
        The question.
    revealed
        What opens after the lock; an explorer, say. Its `panel` is the widget to show.
    """

    def __init__(self, prediction: Prediction, revealed: object):
        self.prediction, self.revealed = prediction, revealed
        self.guess = dropdown("My prediction", prediction.replies)
        self.confidence = dropdown("How sure are you?", _CONFIDENCE, _CONFIDENCE[0])
        self.lock = button("Lock in my prediction")
        self.compare = button("Compare with my prediction")
        self.locked_text, self.result = LiveRegion(), LiveRegion()
        self.lock.on_click(self._lock)
        self.compare.on_click(self._compare)
        self._opened = column(self.locked_text, revealed.panel, self.compare, self.result)
        self._opened.layout.display = "none"
        self.panel = column(
            text_block(f"Predict: {prediction.question}"),
            row([self.guess, self.confidence]),
            self.lock,
            self._opened,
        )

    @property
    def locked(self) -> bool:
        """Tell whether the prediction can no longer be changed."""
        return self.guess.disabled

    def _lock(self, _button: widgets.Button) -> None:
        if self.locked:
            return
        self._opened.layout.display = "flex"
        if self.guess.value == CHOOSE:
            self.locked_text.show(f"<p>{CHOOSE} first. A guess is fine.</p>")
            self._show_opened(False)
            return
        self.guess.disabled = self.confidence.disabled = True
        # Not disabled: that would take the keyboard focus away and send it to the top of the page.
        self.lock.description = "Locked in"
        self.locked_text.show(
            f"<p>Locked in: “{escape(self.guess.value)}”. {escape(self.prediction.task)}</p>"
        )
        self._show_opened(True)
        guess, asked = self.guess.value, self.prediction
        state = State.CORRECT if guess == asked.right else State.NOT_YET
        note_prediction(self.revealed, asked.question, list(asked.replies).index(guess), state)

    def _show_opened(self, opened: bool) -> None:
        for part in self._opened.children[1:]:
            part.layout.display = None if opened else "none"

    def _compare(self, _button: widgets.Button) -> None:
        reply = self.prediction.reply(self.guess.value, self.confidence.value)
        self.result.show(reply.html())

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        """Give the live panel, and beside it question and still picture."""
        still = self.revealed._repr_mimebundle_()
        return {
            **self.panel._repr_mimebundle_(),
            # Folded away, so that nobody reads the answer before the guess.
            "text/html": (
                f"{self.prediction.html()}<details><summary>After your prediction: the panel as it "
                f"starts</summary>{still['text/html']}</details>"
            ),
            "text/plain": f"Predict: {self.prediction.question} {still['text/plain']}",
        }
