"""Tables of pandas get heads that say what they head."""

import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

from uxcx.figures import frames


@pytest.fixture
def shell(monkeypatch):
    shell = InteractiveShell()
    monkeypatch.setattr(frames, "get_ipython", lambda: shell)
    frames.activate()
    return shell


def html(shell, value):
    return shell.display_formatter.format(value)[0]["text/html"]


def test_every_head_says_what_it_heads_and_the_corner_is_no_head(shell):
    shown = html(shell, pd.DataFrame({"nps": [1, 2]}, index=["Q1", "Q2"]))
    assert "<th></th>" not in shown and "<td></td>" in shown
    assert '<th scope="col">nps</th>' in shown
    assert shown.count('<th scope="row">') == 2


def test_the_heads_of_groups_of_columns_keep_their_width(shell):
    table = pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_product([["a"], ["b", "c"]]))
    assert '<th scope="col" colspan="2"' in html(shell, table)


def test_the_words_in_a_table_stay_words(shell):
    assert "&lt;th&gt;" in html(shell, pd.DataFrame({"said": ["<th></th>"]}))


def test_outside_of_a_notebook_nothing_happens(monkeypatch):
    monkeypatch.setattr(frames, "get_ipython", lambda: None)
    frames.activate()
