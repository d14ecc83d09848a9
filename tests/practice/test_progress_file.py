"""The file of progress: whole or not at all, shared by notebooks, and never in a lesson's way."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from uxcx.practice import Number, Prediction, State, noting, progress_file
from uxcx.practice.exercises import Exercise, ExerciseSet
from uxcx.practice.records import dump, parse, record

ROOT = Path(__file__).resolve().parents[2]
KIND = Number(lambda: 10.0, "points")


def note(id, answer=10, state=State.CORRECT):
    noting.note_answer(id, KIND, answer, state)


@pytest.fixture(autouse=True)
def new_kernel(monkeypatch):
    """Start as a new kernel does: nothing said, nothing waiting."""
    monkeypatch.setattr(noting, "_unsaved", {})
    monkeypatch.setattr(noting, "_said", [])


@pytest.fixture
def path(tmp_path, monkeypatch):
    path = tmp_path / "my_progress.json"
    monkeypatch.setenv(progress_file.VARIABLE, str(path))
    return path


def kept(path):
    records, unreadable = parse(path.read_bytes())
    assert not unreadable
    return records


def run(code, folder, progress=None):
    """Start a new process in a folder, as a restart of the kernel would."""
    env = {name: value for name, value in os.environ.items() if name != progress_file.VARIABLE}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    if progress:
        env[progress_file.VARIABLE] = str(progress)
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=folder, env=env, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def said(process):
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


@pytest.fixture
def course(tmp_path):
    """A course of two folders, as far as progress looks at it."""
    for folder in ("notebooks", "exercises", "solutions"):
        (tmp_path / "course" / folder).mkdir(parents=True)
    (tmp_path / "course/notebooks/00_start.ipynb").write_text("{}", encoding="utf-8")
    return tmp_path / "course"


# ---------------------------------------------------------------- where it lies


def test_it_lies_in_the_course_whichever_folder_the_notebook_is_in(course, monkeypatch):
    monkeypatch.delenv(progress_file.VARIABLE)
    for folder in (course, course / "notebooks", course / "exercises"):
        monkeypatch.chdir(folder)
        assert progress_file.place() == course / "my_progress.json"


def test_the_worked_solutions_are_nobodys_answers(course, monkeypatch):
    monkeypatch.delenv(progress_file.VARIABLE)
    monkeypatch.chdir(course / "solutions")
    assert progress_file.place() is None


def test_an_installed_package_outside_a_course_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.delenv(progress_file.VARIABLE)
    monkeypatch.setattr(progress_file, "_CHECKOUT", tmp_path / "site-packages")
    monkeypatch.chdir(tmp_path)
    assert progress_file.place() is None
    note("4.1")
    assert list(tmp_path.iterdir()) == []


def test_the_variable_goes_first_and_can_say_off(tmp_path, monkeypatch):
    monkeypatch.setenv(progress_file.VARIABLE, str(tmp_path / "mine.json"))
    assert progress_file.place() == tmp_path / "mine.json"
    monkeypatch.setenv(progress_file.VARIABLE, " OFF ")
    assert progress_file.place() is None


def test_git_leaves_it_out():
    names = ["my_progress.json", "my_progress.damaged-1.json", ".my_progress.json.lock"]
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    for name in names:
        assert any(Path(f"/{name}").match(line) for line in ignored if line), name


# ---------------------------------------------------------------- what is noted


def test_an_answer_is_kept_across_a_restart(course):
    answer = "from uxcx.lessons.start import check; print(check('0.1', {!r}))"
    for given, folder in (("a", "notebooks"), ("b", "exercises"), ("c", "exercises")):
        said(run(answer.format(given), course / folder))
    (kept_now,) = kept(course / "my_progress.json").items()
    assert kept_now[0] == "0.1"
    assert (kept_now[1].state, kept_now[1].tries, kept_now[1].answer) == (State.CORRECT, 2, "b")
    shown = "from uxcx.practice import progress; print(progress.download())"
    assert "1 answer, 1 correct" in said(run(shown, course / "notebooks"))


def test_dots_and_blanks_are_no_answers(path):
    noting.note_answer("4.1", KIND, ..., State.NOT_ANSWERED)
    assert not path.exists()


def test_checking_notes_and_replies_as_ever(path, capsys):
    ten = Exercise("1.1", "calculate", "How many?", KIND, "Ten.")
    desk = ExerciseSet(lambda: [ten], "01.ipynb")
    replies = [desk.check("1.1", answer) for answer in (..., "words", 7, 10, 3)]
    assert [reply.state.name for reply in replies] == [
        "NOT_ANSWERED", "NOT_YET", "NOT_YET", "CORRECT", "NOT_YET",
    ]  # fmt: skip
    (one,) = kept(path).values()
    assert (one.state, one.tries, one.answer) == (State.CORRECT, 3, 10)
    assert capsys.readouterr().out == "", "a check shows its reply, and nothing else"


def test_a_panel_notes_what_is_checked_and_not_what_is_only_shown(path):
    from uxcx.lessons import start

    panel = start.ask("0.a")
    panel._repr_mimebundle_()
    assert not path.exists(), "showing a question answers it"
    panel.choice.value = "shoes"
    panel.button.click()
    assert kept(path)["0.a"].answer == "b"


def test_a_locked_prediction_is_noted_once_as_a_letter(path):
    from uxcx.lessons import start

    panel = start.first_guess()
    panel._repr_mimebundle_()
    panel.lock.click()
    assert not path.exists(), "nothing was chosen yet"
    panel.guess.value = "It stayed the same"
    panel.lock.click()
    panel.lock.click()
    panel.compare.click()
    ((key, one),) = kept(path).items()
    assert key.startswith("start: SUS went from about")
    assert (one.state, one.tries, one.answer) == (State.NOT_YET, 1, "c")


def test_a_prediction_that_holds_is_noted_as_correct(path):
    class Still:
        pass

    asked = Prediction("Where to?", {"up": "x", "same": "y"}, right="same")
    noting.note_prediction(Still(), asked.question, 1, State.CORRECT)
    (one,) = kept(path).values()
    assert (one.state, one.answer) == (State.CORRECT, "b")


def test_written_words_never_reach_the_file(path):
    from uxcx.lessons import nps
    from uxcx.practice import Written

    written = next(one for one in nps.EXERCISES if isinstance(one.answer, Written))
    nps.check(written.id, "My secret thoughts about this customer are many and long")
    assert kept(path)[written.id].answer is None
    assert b"secret" not in path.read_bytes()


def test_noting_takes_five_milliseconds_at_most(path):
    path.write_bytes(dump({f"{n % 15}.{n // 15}": record(State.NOT_YET, n) for n in range(300)}))
    note("14.zz")
    taken = []
    for number in range(15):
        start = time.process_time()
        note("14.zy", number, State.NOT_YET)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.005  # the quickest one: other programs run on this machine, too


# ---------------------------------------------------------------- two notebooks at once


NOTES = """
import sys, time
from pathlib import Path
from uxcx.practice import Number, State, noting
me, kind = sys.argv[1] if len(sys.argv) > 1 else {me!r}, Number(lambda: 1.0, "points")
Path(f"ready-{{me}}").touch()
while not Path("go").exists():
    time.sleep(0.001)
for number in range(40):
    noting.note_answer(f"{{me}}.{{number}}", kind, number, State.CORRECT)
    noting.note_answer("9.9", kind, number, State.NOT_YET)
"""


def test_two_notebooks_at_once_lose_nothing(tmp_path):
    path = tmp_path / "my_progress.json"
    notebooks = [run(NOTES.format(me=me), tmp_path, path) for me in ("1", "2")]
    while not all((tmp_path / f"ready-{me}").exists() for me in ("1", "2")):
        assert all(one.poll() is None for one in notebooks), "a notebook did not start"
        time.sleep(0.01)
    (tmp_path / "go").touch()
    assert [said(one) for one in notebooks] == ["", ""]
    records = kept(path)
    assert records.keys() == {f"{me}.{n}" for me in "12" for n in range(40)} | {"9.9"}
    assert records["9.9"].tries == 80


def test_a_lock_that_never_opens_costs_a_second_and_no_answer(path, monkeypatch, capsys):
    monkeypatch.setattr(progress_file, "_PATIENCE", 0.05)
    with monkeypatch.context() as stuck:
        stuck.setattr(progress_file, "_try_lock", lambda handle: False)
        note("4.1")
    assert "another notebook holds it" in capsys.readouterr().out
    note("4.2")
    assert kept(path).keys() == {"4.1", "4.2"}


# ---------------------------------------------------------------- trouble


def test_a_full_disk_stops_nothing_and_loses_nothing(path, monkeypatch, capsys):
    note("4.1")
    before = path.read_bytes()

    def full(*_args, **_more):
        raise OSError(errno.ENOSPC, "No space left on device")

    for broken in ("replace", "fdopen"):
        with monkeypatch.context() as disk:
            disk.setattr(progress_file.os, broken, full)
            note("4.2")
            note("4.3")
        assert path.read_bytes() == before
    assert [one.name for one in path.parent.glob("*.writing")] == []
    shown = capsys.readouterr().out
    assert shown.count("No space left on device") == 1 and shown.count("\n") == 1
    records, remark = noting.kept()
    assert records.keys() == {"4.1", "4.2", "4.3"} and remark == ""
    note("4.4")  # there is room again
    assert kept(path).keys() == {"4.1", "4.2", "4.3", "4.4"}
    assert list(path.parent.glob(".*.writing")) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path):
    path = tmp_path / "my_progress.json"
    os.mkfifo(path)
    process = run("from uxcx.lessons.start import check; check('0.1', 'b')", tmp_path, path)
    try:
        out, _ = process.communicate(timeout=30)
    finally:
        process.kill()
    assert "something else has its name" in out
    assert path.is_fifo() and not list(tmp_path.glob("*damaged*"))


def test_a_folder_in_its_place_costs_one_sentence(path, capsys):
    path.mkdir()
    ten = Exercise("1.1", "calculate", "How many?", KIND, "Ten.")
    desk = ExerciseSet(lambda: [ten], "01.ipynb")
    assert desk.check("1.1", 10).state is State.CORRECT
    assert desk.check("1.1", 9).state is State.NOT_YET
    shown = capsys.readouterr().out
    assert shown.count("Your answers are not kept") == 1 and shown.count("\n") == 1
    assert path.is_dir() and list(path.iterdir()) == []


def test_a_read_only_folder_costs_one_sentence(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "locked"
    folder.mkdir()
    monkeypatch.setenv(progress_file.VARIABLE, str(folder / "my_progress.json"))
    folder.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):  # the system's master may write anywhere

            def refused(*_args, **_more):
                raise PermissionError(errno.EACCES, "Permission denied")

            monkeypatch.setattr(Path, "open", refused)
        note("4.1")
        note("4.2")
        shown = capsys.readouterr().out
        assert shown.count("Permission denied") == 1 and shown.count("\n") == 1
        assert list(folder.iterdir()) == []
        assert noting.kept()[0].keys() == {"4.1", "4.2"}, "this kernel still knows them"
    finally:
        folder.chmod(0o700)


def test_a_folder_that_is_gone_costs_one_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(progress_file.VARIABLE, str(tmp_path / "gone" / "my_progress.json"))
    note("4.1")
    assert "The lesson goes on" in capsys.readouterr().out
    assert not (tmp_path / "gone").exists()


def test_even_an_error_that_nobody_foresaw_costs_one_sentence(path, monkeypatch, capsys):
    def breaks(*_args):
        raise RuntimeError("a link that leads to itself")

    monkeypatch.setattr(progress_file, "update", breaks)
    note("4.1")
    note("4.1")
    assert capsys.readouterr().out.count("RuntimeError") == 1


def test_a_damaged_file_is_kept_aside_and_a_new_one_begins(path, capsys):
    for number, damage in enumerate((b'{"answers": {"4.1": {"sta', b"\x00\x00"), start=1):
        path.write_bytes(damage)
        assert "is damaged" in noting.kept()[1]
        assert path.read_bytes() == damage, "looking changes nothing"
        note("4.2")
        aside = path.with_name(f"my_progress.damaged-{number}.json")
        assert aside.read_bytes() == damage
        assert kept(path).keys() == {"4.2"}
    shown = capsys.readouterr().out
    assert "It is kept as my_progress.damaged-1.json" in shown and shown.count("\n") == 1


def test_what_is_still_readable_in_a_damaged_file_stays(path):
    content = dump({"4.1": record(State.CORRECT), "4.2": record(State.CORRECT)})
    path.write_bytes(content.replace(b'"4.2": {"state": "Correct"', b'"4.2": {"state": "???"'))
    note("4.3")
    assert kept(path).keys() == {"4.1", "4.3"}
    assert b"???" in path.with_name("my_progress.damaged-1.json").read_bytes()


def test_a_full_disk_leaves_even_a_damaged_file_in_its_place(path, monkeypatch):
    path.write_bytes(b"damaged")

    def full(*_args, **_more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(progress_file.os, "fdopen", full)
    note("4.1")
    assert path.read_bytes() == b"damaged"
    assert not list(path.parent.glob("*damaged*"))


def test_damaged_files_are_never_overwritten_nor_without_end(path, capsys):
    for number in range(1, 21):
        path.with_name(f"my_progress.damaged-{number}.json").write_bytes(b"old")
    path.write_bytes(b"damaged")
    note("4.1")
    assert path.read_bytes() == b"damaged"
    assert "20 damaged ones" in capsys.readouterr().out
    assert all(one.read_bytes() == b"old" for one in path.parent.glob("*.damaged-*"))


def test_a_file_of_a_newer_course_is_left_as_it_is(path, capsys):
    content = dump({"4.1": record(State.CORRECT)}).replace(b'"version": 1', b'"version": 2')
    path.write_bytes(content)
    note("4.2")
    note("4.3")
    shown = capsys.readouterr().out
    assert shown.count("a newer version") == 1 and shown.count("\n") == 1
    assert path.read_bytes() == content
    assert not list(path.parent.glob("*damaged*"))


def test_a_link_stays_a_link(path, tmp_path):
    real = tmp_path / "cloud" / "kept.json"
    real.parent.mkdir()
    try:
        path.symlink_to(real)
    except OSError:
        pytest.skip("this system lets nobody make links")
    note("4.1")
    assert path.is_symlink() and kept(real).keys() == {"4.1"}


def test_a_lost_file_is_begun_anew(path):
    note("4.1")
    path.unlink()
    note("4.2")
    assert kept(path).keys() == {"4.2"}
