"""Predictions: lock first, then look, then compare."""

import ipywidgets as widgets
import pytest

from uxcx.practice import Prediction


class Still:
    """Stands in for an explorer."""

    def __init__(self):
        self.panel = widgets.HTML("picture")

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": "<p>still</p>", "text/plain": "Still."}


@pytest.fixture
def panel():
    replies = {"up": "No, it stays.", "same": "Nobody crossed a border."}
    return Prediction("Where to?", replies, right="same").then(Still())


def shown(panel):
    return panel.revealed.panel.layout.display != "none" and (
        panel.panel.children[-1].layout.display != "none"
    )


def test_nothing_opens_before_a_choice_is_locked_in(panel):
    assert not shown(panel)
    panel.lock.click()
    assert not shown(panel) and not panel.locked
    assert "Choose an answer first" in panel.locked_text.status


def test_a_locked_prediction_cannot_be_changed_and_opens_the_panel(panel):
    panel.guess.value = "up"
    panel.lock.click()
    assert shown(panel) and panel.locked
    assert panel.guess.disabled and panel.confidence.disabled
    assert "“up”" in panel.locked_text.status


def test_the_button_keeps_the_focus_and_locks_once(panel):
    panel.guess.value = "up"
    panel.lock.click()
    said = panel.locked_text.status
    panel.lock.click()
    assert not panel.lock.disabled and panel.lock.description == "Locked in"
    assert panel.locked_text.status == said


def test_comparing_answers_the_guess_and_the_confidence(panel):
    panel.guess.value = "up"
    panel.confidence.value = panel.confidence.options[-1]
    panel.lock.click()
    panel.compare.click()
    assert "No, it stays." in panel.result.status
    assert "remembered best" in panel.result.status


def test_a_right_guess_is_told_why_it_holds(panel):
    panel.guess.value = "same"
    panel.lock.click()
    panel.compare.click()
    assert "Your prediction held" in panel.result.status
    assert "Nobody crossed a border." in panel.result.status


def test_without_a_kernel_question_replies_and_picture_are_there(panel):
    bundle = panel._repr_mimebundle_()
    for words in ("Where to?", "No, it stays."):
        assert words in bundle["text/html"]
    folded = bundle["text/html"].rpartition("<details>")[2]
    assert "still" in folded, "the picture must not give the answer away"
    assert bundle["text/plain"] == "Predict: Where to? Still."


def test_the_right_option_must_be_one_of_the_options():
    with pytest.raises(ValueError, match="not one of the options"):
        Prediction("Where to?", {"up": "x"}, right="down")
