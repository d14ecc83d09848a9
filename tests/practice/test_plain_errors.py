"""Errors in a notebook: one sentence that says what to do next, and still an error."""

import subprocess
import sys

import pytest

from uxcx.practice.plain_errors import stop_sentence


def test_a_name_that_is_not_known_yet_names_it_and_the_next_step():
    with pytest.raises(NameError) as caught:
        ratings  # noqa: B018, F821
    sentence = stop_sentence(caught.value)
    assert sentence.startswith("Stop: ")
    assert "“ratings”" in sentence and "Run All Above" in sentence


def test_other_errors_keep_their_own_sentence():
    assert stop_sentence(ValueError("A rating is 11.")) == "Stop: A rating is 11."


def test_a_letter_without_quotation_marks_is_answered_with_them():
    with pytest.raises(NameError) as caught:
        b  # noqa: B018, F821
    assert 'answer = "b"' in stop_sentence(caught.value)


def test_what_python_cannot_read_is_named_with_its_line():
    with pytest.raises(SyntaxError) as caught:
        compile("x = 1\nanswer = 19 points", "cell", "exec")
    sentence = stop_sentence(caught.value)
    assert "line 2: answer = 19 points" in sentence and "quotation marks" in sentence


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("ratings.mean()", "does not know “ratings” yet."),
        ("answer = 19 points", "cannot read line 1"),
        ("raise ValueError('A rating is 11.')", "Stop: A rating is 11."),
    ],
)
def test_in_a_notebook_the_cell_fails_with_the_sentence_and_without_a_report(cell, words):
    script = (
        "from IPython.testing.globalipapp import start_ipython\n"
        "shell = start_ipython()\n"
        "from uxcx.practice import plain_errors\n"
        "plain_errors.activate()\n"
        f"result = shell.run_cell({cell!r})\n"
        "print('failed', not result.success)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert words in run.stdout
    assert "Traceback" not in run.stdout
    assert "failed True" in run.stdout
