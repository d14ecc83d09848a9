"""Plain words where no notebook is read: messages, hints, options, panels, their alt sentences.

`tools/contract/language.py` judges the text cells of the notebooks; here are the words that the
package says. Quotations are other people's words and are not judged.
"""

import ast
import importlib
import pkgutil
import random
import re

import ipywidgets as widgets
import pytest

import uxcx.lessons
from tools.contract.language import HIGHEST_GRADE, MOST_WORDS_PER_SENTENCE
from tools.notebooks import ROOT
from tools.reading_level import reading_level
from uxcx.explorers import Explorer
from uxcx.practice import Choice

ROOMS = ("controls", "explorers", "figures", "lessons", "practice", "survey")
# "Easy" may stand here: what a site was like to use is what several lessons measure.
BANNED = re.compile(
    r"\b(just|simply|easily|obviously|of course|wrong!|click here)(?!\w)", re.IGNORECASE
)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
MODULES = {
    module.name: importlib.import_module(f"uxcx.lessons.{module.name}")
    for module in pkgutil.iter_modules(uxcx.lessons.__path__)
}


def sentences_in(path):
    """Find the words in a module that a learner may read: text with a blank, docstrings aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and " " in text.strip() and id(node) not in documentation:
            yield node.lineno, text


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_that_the_package_says_belittles_what_is_hard(room):
    found = [
        f"{path.relative_to(ROOT)}:{line}: {match[0]}"
        for path in sorted((ROOT / "uxcx" / room).rglob("*.py"))
        for line, text in sentences_in(path)
        for match in BANNED.finditer(QUOTED.sub("", text))
    ]
    assert found == []


def messages(module):
    """Give all that the exercises of a lesson say."""
    for exercise in module.EXERCISES:
        yield exercise.question
        yield exercise.meaning
        yield exercise.otherwise
        yield from exercise.hints
        yield from (slip.message for slip in exercise.slips)
        if isinstance(exercise.answer, Choice):
            yield from exercise.answer.options.values()
        yield getattr(exercise.answer, "model", "")


def panels(module):
    """Make each panel of a lesson."""
    for value in list(vars(module).values()):
        is_own = getattr(value, "__module__", "") == module.__name__
        if is_own and isinstance(value, type) and issubclass(value, Explorer):
            yield value()


def sayings(module):
    """Give what the panels of a lesson say: titles, labels, findings and alt sentences."""
    for panel in panels(module):
        yield panel.title
        yield from (control.description for control in panel._controls.values())
        yield from panel.actions()
        yield from (panel.finding.sentence, panel._alt())
        dice = random.Random(4)
        for control in panel._controls.values():
            if isinstance(control, widgets.Dropdown):
                control.index = dice.randrange(len(control.options))
        yield from (panel.finding.sentence, panel._alt())


def level(texts):
    return reading_level(QUOTED.sub("so", text) for text in dict.fromkeys(texts))


@pytest.mark.parametrize("lesson", MODULES)
def test_messages_and_hints_are_plain(lesson):
    plain = level(messages(MODULES[lesson]))
    assert plain.grade <= HIGHEST_GRADE
    assert plain.words_per_sentence <= MOST_WORDS_PER_SENTENCE


@pytest.mark.usefixtures("words_only")
@pytest.mark.parametrize("lesson", MODULES)
def test_what_panels_say_is_plain(lesson):
    plain = level(sayings(MODULES[lesson]))
    assert plain.grade <= HIGHEST_GRADE
    assert plain.words_per_sentence <= MOST_WORDS_PER_SENTENCE
