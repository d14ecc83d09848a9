"""The build on the tiny course, with real kernels, and what an author sees of it."""

import pytest

from tools import build, notebooks
from tools.contract.agreement import without_results

STEM = "90_sample"


@pytest.fixture
def course(documents, tmp_path):
    """Give the sources alone: no results, no exercises; and the finished files to compare."""
    finished = {
        document.path: (tmp_path / document.path).read_text(encoding="utf-8")
        for document in documents.values()
    }
    for kind in ("lesson", "solution"):
        document = documents[kind]
        bare = without_results(document.notebook)
        for cell in bare.cells:
            cell.source = cell.source.replace("**5**.<!--", "**4**.<!--")
        notebooks.write(tmp_path / document.path, notebooks.text(bare))
    (tmp_path / documents["exercise"].path).unlink()
    return tmp_path, finished


def run(root, *arguments):
    return build.main(arguments, root)


def test_a_build_makes_the_finished_course_and_then_rests(course, capsys):
    root, finished = course
    assert run(root) == 0, capsys.readouterr().out
    for path, content in finished.items():
        assert (root / path).read_text(encoding="utf-8") == content, path
    out = capsys.readouterr().out
    assert out.count("written") == 3 and "4 notebooks, 0 findings." in out
    stamps = {path: (root / path).stat().st_mtime_ns for path in finished}
    assert run(root, "--check", STEM) == 0
    assert capsys.readouterr().out.count("unchanged") == 3
    assert stamps == {path: (root / path).stat().st_mtime_ns for path in finished}


def test_check_writes_nothing_and_names_what_differs(course, capsys, monkeypatch):
    root, _ = course
    monkeypatch.setattr(build, "execute", lambda notebook, path: notebook)
    before = sorted((path, path.read_bytes()) for path in root.rglob("*.ipynb"))
    assert run(root, "--check") == 1
    assert before == sorted((path, path.read_bytes()) for path in root.rglob("*.ipynb"))
    out = capsys.readouterr().out
    assert f"notebooks/{STEM}.ipynb: it differs from a fresh build" in out
    assert f"exercises/{STEM}.ipynb: it differs from a fresh build" in out


def test_a_notebook_that_cannot_be_built_keeps_its_file(course, capsys, monkeypatch):
    root, _ = course

    def fail(notebook, path):
        raise ValueError(f"{notebooks.place(path)}, cell 3: it raised KeyError. Do this: mend it.")

    monkeypatch.setattr(build, "execute", fail)
    path = root / f"notebooks/{STEM}.ipynb"
    before = path.read_bytes()
    assert run(root, STEM) == 1
    assert path.read_bytes() == before
    out = capsys.readouterr().out
    assert "not built" in out
    assert f"notebooks/{STEM}.ipynb, cell 3: it raised KeyError. Do this: mend it.\n" in out


def test_a_bad_marker_stops_only_its_own_lesson(course, capsys, monkeypatch):
    root, _ = course
    monkeypatch.setattr(build, "execute", lambda notebook, path: notebook)
    path = root / f"solutions/{STEM}.ipynb"
    spoiled = path.read_text(encoding="utf-8").replace("# END SOLUTION", "# THE END")
    path.write_text(spoiled, encoding="utf-8")
    assert run(root) == 1
    out = capsys.readouterr().out
    assert f"solutions/{STEM}.ipynb, cell 4, line 2: '# BEGIN SOLUTION' is never closed" in out
    assert f"notebooks/{STEM}.ipynb" in out and "notebooks/glossary.ipynb" in out


def test_an_exercise_without_a_solution_is_named(course, capsys, monkeypatch):
    root, _ = course
    monkeypatch.setattr(build, "execute", lambda notebook, path: notebook)
    notebooks.write(
        root / "exercises/91_orphan.ipynb", (root / f"solutions/{STEM}.ipynb").read_text("utf-8")
    )
    assert run(root) == 1
    assert "exercises/91_orphan.ipynb: there is no solutions/91_orphan.ipynb" in (
        capsys.readouterr().out
    )


def test_an_unknown_lesson_and_an_empty_course_are_one_sentence(course, tmp_path_factory, capsys):
    root, _ = course
    assert run(root, "04_nps") == 1
    assert capsys.readouterr().out == (
        "There is no lesson '04_nps'. There are: 90_sample, glossary.\n"
    )
    assert run(tmp_path_factory.mktemp("empty")) == 1
    assert "There is no notebook in" in capsys.readouterr().out


def test_a_path_names_its_lesson(course, monkeypatch, capsys):
    root, _ = course
    monkeypatch.setattr(build, "execute", lambda notebook, path: notebook)
    run(root, f"notebooks/{STEM}.ipynb")
    assert "glossary" not in capsys.readouterr().out


def test_interrupting_says_so(course, capsys, monkeypatch):
    root, _ = course

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "_store", interrupt)
    monkeypatch.setattr(build, "execute", lambda notebook, path: notebook)
    assert run(root) == 1
    assert "Files are whole." in capsys.readouterr().out
