"""A question with options as a panel: choose, press the button, read the reply.

The panel is the same question without a kernel: question, options and, folded away, the reply to
each. Deciding what is right belongs to `uxcx.practice.exercises`.
"""

from collections.abc import Callable, Mapping
from html import escape

import ipywidgets as widgets

from uxcx.controls import CHOOSE, LiveRegion, button, column, dropdown, text_block
from uxcx.practice.feedback import Feedback, State


class QuizPanel:
    """A question, its options and a button that replies.

    Parameters
    ----------
    question
        The question.
    options
        Letter -> text.
    reply
        Gives the feedback to a letter.
    note
        Takes each letter that was checked, and how it stands.
    """

    def __init__(
        self,
        question: str,
        options: Mapping[str, str],
        reply: Callable[[str], Feedback],
        note: Callable[[str, State], None],
    ):
        self._question, self._options = question, options
        self._reply, self._note = reply, note
        self.choice = dropdown("Your answer", options.values())
        self.button = button("Check my answer")
        self.result = LiveRegion()
        self.button.on_click(self._check)
        self.panel = column(text_block(question), self.choice, self.button, self.result)

    def _check(self, _button: widgets.Button) -> None:
        letters = {text: letter for letter, text in self._options.items()}
        letter = letters.get(self.choice.value, ...)
        if letter is ...:
            self.result.show(f"<p>{CHOOSE} first.</p>")
        else:
            reply = self._reply(letter)
            self._note(letter, reply.state)
            self.result.show(reply.html())

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        options = "".join(f"<li>{escape(text)}</li>" for text in self._options.values())
        replies = "".join(
            f"<dt>{escape(text)}</dt><dd>{escape(str(self._reply(letter)))}</dd>"
            for letter, text in self._options.items()
        )
        return {
            **self.panel._repr_mimebundle_(),
            "text/html": (
                f"<p><strong>{escape(self._question)}</strong></p><ul>{options}</ul>"
                f"<details><summary>Replies to each answer</summary><dl>{replies}</dl></details>"
            ),
            "text/plain": f"{self._question} Options: {'; '.join(self._options.values())}.",
        }
