"""What else people type for an answer: every exercise replies in a short, harmless sentence."""

import decimal
import importlib
import math
import pkgutil
import re
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest

import uxcx.lessons
from uxcx.practice import Number, State
from uxcx.practice.answers import Unreadable

LESSONS = [module.name for module in pkgutil.iter_modules(uxcx.lessons.__path__)]
ATTACK = "<script>window.hit=1</script><img src=x onerror=alert(1)>"
LONG = "x" * 100_000
ODD = [
    "", "  ", "0,25", "25 %", "25%", "1 000", "1e308", "½", "١٠", "日本語", "\x00", "c, because",
    ATTACK, f"{ATTACK} " * 8, LONG, f"{LONG} " * 8,
    0, -1, 1e308, -1e308, 10**400, math.inf, math.nan, True, 3 + 1j, b"10", decimal.Decimal(10),
    (), [], {}, (0, 25), (1, 2, 3), [ATTACK], {ATTACK: ATTACK}, (math.nan, math.nan), {1, 2},
    range(3), print, object(), np.array([]), np.array(["a"]), np.float64("nan"), pd.NA, pd.NaT,
    pd.Series([1, 2]), pd.DataFrame({"a": [1]}),
]  # fmt: skip
LONGEST = 1_200
HARMLESS = {"div", "p", "strong", "span"}


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.seen = set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)


@pytest.fixture(params=LESSONS)
def exercises(request):
    """All exercises of one lesson."""
    return importlib.import_module(f"uxcx.lessons.{request.param}").EXERCISES


def test_whatever_is_typed_the_reply_is_short_and_harmless(exercises):
    for exercise in exercises:
        for odd in ODD:
            reply = exercise.reply(odd)  # the desk would catch an error; here none may come
            assert len(str(reply)) < LONGEST, f"{exercise.id}: {odd!r:.60}"
            assert Tags(reply.html()).seen <= HARMLESS, f"{exercise.id}: {odd!r:.60}"


def test_the_reply_to_nothing_is_not_answered(exercises):
    assert len(list(exercises)) >= 4
    for exercise in exercises:
        assert exercise.reply("").state is State.NOT_ANSWERED, exercise.id


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("0,25", "quotation marks: 0.25"),
        ("25 %", "quotation marks: 25"),
        ("١٠", "quotation marks: 10"),
        ("1 000", "wants a number"),
        ("1e3", "wants a number"),
        ((0, 25), "Decimals take a point: 0.25"),  # what Python makes of 0,25
        (LONG, "x…”"),
    ],
)
def test_a_number_in_another_spelling_is_told_how_python_spells_it(typed, says):
    with pytest.raises(Unreadable, match=re.escape(says)):
        Number(lambda: 1.0, "points").read(typed)
