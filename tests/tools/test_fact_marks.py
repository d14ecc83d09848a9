"""Numbers in text: what is the value, what stays around it, what is refused."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tools import facts

KNOWN = {"q1": "+36", "q4": "−8", "share": "24%", "money": "1\u00a0200"}


@pytest.mark.parametrize(
    ("source", "filled"),
    [
        ("from +1<!-- fact: q1 --> on", "from +36<!-- fact: q1 --> on"),
        ("**+1**<!-- fact: q1 -->.", "**+36**<!-- fact: q1 -->."),
        ("**+1<!-- fact: q1 -->**", "**+36<!-- fact: q1 -->**"),
        ("(+1,<!-- fact: q1 --> then", "(+36,<!-- fact: q1 --> then"),
        ("“_+1_”!<!--fact:q1-->", "“_+36_”!<!--fact:q1-->"),
        ("|+1<!-- fact: q1 -->|", "|+36<!-- fact: q1 -->|"),
        ("+1<!-- fact: q1 -->/2<!-- fact: q4 -->", "+36<!-- fact: q1 -->/−8<!-- fact: q4 -->"),
        ("23%<!-- fact: share -->", "24%<!-- fact: share -->"),
        ("1\u00a0100<!-- fact: money -->", "1\u00a0200<!-- fact: money -->"),
        ("3.5<!-- fact: q1 -->", "+36<!-- fact: q1 -->"),
        ("+1<!-- fact: other -->", "+1<!-- fact: other -->"),
        ("none <!-- fact: q1 -->", "none <!-- fact: q1 -->"),
        ("+1 <!-- a remark -->", "+1 <!-- a remark -->"),
    ],
)
def test_filling(source, filled):
    assert facts.fill(source, KNOWN) == filled
    assert facts.fill(filled, KNOWN) == filled


def said(source):
    return [found for found, _ in facts.problems(source, KNOWN)]


def test_a_filled_text_has_no_problem():
    assert said("from **+36**<!-- fact: q1 --> to −8<!-- fact: q4 -->.") == []


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("+35<!-- fact: q1 -->", "the text says '+35' where fact 'q1' is '+36'"),
        ("+36<!-- fact: q2 -->", "there is no fact 'q2'; the lesson's facts() has: money, q1"),
        ("+36 <!-- fact: q1 -->", "no value stands directly before '<!-- fact: q1 -->'"),
        ("+36<!-- fact q1 -->", "'<!-- fact q1 -->' is not a fact mark"),
        ("+36<!-- Facts: q1 -->", "is not a fact mark"),
        ("+36<!-- fact: q1 q4 -->", "is not a fact mark"),
    ],
)
def test_problems(source, says):
    (found,) = said(source)
    assert says in found


@pytest.mark.parametrize("value", ["2 of 3", "36.", "**3**", "", "a<b", "(3)", 36])
def test_values_that_a_mark_would_not_find_again(value):
    (problem,) = facts.unprintable({"q1": value})
    assert problem.startswith("fact 'q1' is")


def test_good_values_are_printable():
    assert list(facts.unprintable(KNOWN)) == []


def test_only_text_cells_are_filled():
    code = "x = 1  # +1<!-- fact: q1 -->"
    notebook = new_notebook(cells=[new_code_cell(code), new_markdown_cell("+1<!-- fact: q1 -->")])
    facts.fill_notebook(notebook, KNOWN)
    assert [cell.source for cell in notebook.cells] == [code, "+36<!-- fact: q1 -->"]
    assert facts.names(notebook) == {"q1"}
