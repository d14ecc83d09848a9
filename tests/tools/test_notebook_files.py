"""Reading and writing notebooks: the form JupyterLab saves, whole files, clear refusals."""

import os

import nbformat
import pytest

from tools import notebooks


def test_the_written_form_is_the_one_nbformat_saves(documents, tmp_path):
    notebook = documents["lesson"].notebook
    nbformat.write(notebook, tmp_path / "saved.ipynb")
    saved = (tmp_path / "saved.ipynb").read_bytes()
    assert notebooks.text(notebook).encode() == saved
    assert saved.endswith(b"}\n") and b"\r" not in saved and saved.startswith(b'{\n "cells"')


def test_reading_and_writing_changes_no_byte(documents, tmp_path):
    path = tmp_path / documents["solution"].path
    before = path.read_bytes()
    notebooks.write(path, notebooks.text(notebooks.read(path)))
    assert path.read_bytes() == before


def test_reading_invents_no_ids(tmp_path):
    path = tmp_path / "old.ipynb"
    path.write_text(
        '{"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["é"]}],'
        ' "metadata": {}, "nbformat": 4, "nbformat_minor": 4}',
        encoding="utf-8",
    )
    assert "id" not in notebooks.read(path).cells[0]
    assert "é" in notebooks.text(notebooks.read(path))


@pytest.mark.parametrize(
    "content", ['{"cells": [\n<<<<<<< HEAD', "[]", '{"worksheets": []}', "", '"text"']
)
def test_what_is_no_notebook_is_refused_in_one_sentence(tmp_path, content):
    path = tmp_path / "broken.ipynb"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.ipynb cannot be read as a notebook of format 4"):
        notebooks.read(path)


def test_an_interrupted_write_leaves_the_old_file_whole(tmp_path, monkeypatch):
    path = tmp_path / "lesson.ipynb"
    notebooks.write(path, "old\n")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        notebooks.write(path, "new\n")
    assert path.read_text(encoding="utf-8") == "old\n"
    assert [one.name for one in tmp_path.iterdir()] == ["lesson.ipynb"]


@pytest.mark.parametrize(
    ("stem", "name"), [("04_nps", "nps"), ("01_two_words", "two_words"), ("glossary", None)]
)
def test_the_name_of_a_lesson(stem, name):
    assert notebooks.lesson_name(stem) == name
