"""What a learner gets back: one of three states, in words first.

Colour and symbol only repeat what the first words say. Deciding the state is the business of
`uxcx.practice.exercises`.
"""

from dataclasses import dataclass
from enum import Enum
from html import escape

from uxcx.figures.palette import CORRECT, INK, NOT_YET


class State(Enum):
    """How an answer stands; the value is what the learner reads."""

    NOT_ANSWERED = "Not answered yet"
    NOT_YET = "Not yet"
    CORRECT = "Correct"


_LOOK = {
    State.NOT_ANSWERED: ("○", INK),
    State.NOT_YET: ("△", NOT_YET),
    State.CORRECT: ("✓", CORRECT),
}


@dataclass(frozen=True)
class Feedback:
    """The reply to one answer.

    Attributes
    ----------
    state
        Not answered yet, not yet, or correct.
    message
        What the answer would be true of, where it parts from the question, and the next step.
    heading
        The first words, where they are not those of the state.
    """

    state: State
    message: str
    heading: str = ""

    def __str__(self) -> str:
        return f"{self.heading or self.state.value}. {self.message}"

    __repr__ = __str__

    def html(self) -> str:
        """Write the reply as a box that a screen reader announces."""
        symbol, colour = _LOOK[self.state]
        paragraphs = [f"<p>{escape(part)}</p>" for part in self.message.split("\n") if part]
        return (
            f'<div role="status" style="border-left:6px solid {colour};background:#fff;'
            f'color:{INK};padding:0.3em 1em;max-width:44em;line-height:1.5">'
            f'<p><strong style="color:{colour}"><span aria-hidden="true">{symbol} </span>'
            f"{escape(self.heading or self.state.value)}.</strong></p>{''.join(paragraphs)}</div>"
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": str(self)}
