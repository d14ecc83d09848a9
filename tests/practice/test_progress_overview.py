"""What a learner sees of the progress: the overview, the download, and putting it back."""

import base64
import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from uxcx.practice import State, noting, progress, progress_file
from uxcx.practice.course_map import lessons
from uxcx.practice.overview import Overview
from uxcx.practice.records import Record, dump, parse, record

HOSTILE = '<img src=x onerror="alert(1)">'


def notebook(*cells):
    return json.dumps(
        {"cells": [{"cell_type": kind, "source": [source]} for kind, source in cells]}
    )


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Two lessons with exercises, and one that cannot be read."""
    texts = {
        "notebooks/00_start.ipynb": notebook(
            ("markdown", "# Start: go\n\nText."), ("code", 'lesson.check("0.a", answer)')
        ),
        "exercises/00_start.ipynb": notebook(
            ("markdown", "# Exercises\n\n## Exercise 0.1: keys\n\nWhich?"),
            ("code", "check('0.1', answer)"),
        ),
        "notebooks/04_nps.ipynb": notebook(
            ("markdown", f"# NPS {HOSTILE}"),
            ("markdown", "## Loved?\n\nask('4.z') is text here."),
            ("code", 'ask("4.a")'),
            ("code", 'hint("4.b")'),
        ),
        "exercises/04_nps.ipynb": notebook(
            ("markdown", "## 4.2 Add & subtract"),
            ("code", 'check("4.2", answer)'),
            ("code", 'check("4.2", answer)'),
        ),
        "notebooks/05_damaged.ipynb": '{"cells": [',
        "notebooks/glossary.ipynb": notebook(("markdown", "# Glossary")),
    }
    for name, text in texts.items():
        path = tmp_path / "course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(noting, "_unsaved", {})
    monkeypatch.setattr(noting, "_said", [])
    monkeypatch.delenv(progress_file.VARIABLE)
    monkeypatch.chdir(tmp_path / "course" / "notebooks")
    return tmp_path / "course"


@pytest.fixture
def path(course):
    return course / "my_progress.json"


def at(day, state=State.CORRECT):
    return Record(state, 1, f"2026-11-{day:02}T10:00:00Z")


class Reader(HTMLParser):
    """Collects the links, the elements and their attributes."""

    def __init__(self, html):
        super().__init__()
        self.links, self.tags, self.attributes = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag == "a":
            self.links.append(dict(attrs)["href"])


# ---------------------------------------------------------------- what there is


def test_the_course_is_read_from_its_notebooks(course):
    start, nps = lessons(course)
    assert (start.number, start.name, start.title) == (0, "start", "Start: go")
    assert [task.id for task in start.tasks] == ["0.a", "0.1"]
    assert [task.id for task in nps.tasks] == ["4.a", "4.2"], "each once, and no hint, no text"
    assert nps.tasks[1].link == "../exercises/04_nps.ipynb#4.2-Add-%26-subtract"


def test_the_real_course_asks_what_its_lessons_hold():
    import importlib

    found = lessons(progress_file._CHECKOUT)
    assert found
    for lesson in found:
        module = importlib.import_module(f"uxcx.lessons.{lesson.name}")
        assert {task.id for task in lesson.tasks} == {one.id for one in module.EXERCISES}
        for task in lesson.tasks:
            place = re.sub("#.*", "", task.link).removeprefix("../")
            assert (progress_file._CHECKOUT / place).is_file() and task.title


# ---------------------------------------------------------------- overview


def test_without_a_file_it_says_so_and_where_to_begin(course, path):
    shown = progress.overview()._repr_mimebundle_()
    assert shown["text/plain"].startswith("Nothing stored yet.")
    assert "Next: begin lesson 0." in shown["text/plain"]
    assert "0 of 2" in shown["text/html"] and "../notebooks/00_start.ipynb" in shown["text/html"]
    assert not path.exists()


def test_it_counts_and_goes_on_where_the_learner_was(path):
    path.write_bytes(dump({"0.a": at(1), "4.a": at(3), "4.2": at(2, State.NOT_YET),
                           "nps: Where to?": at(2)}))  # fmt: skip
    text = repr(progress.overview())
    assert text.startswith("2 of 4 answers are correct so far. Next: 4.2 Add & subtract.")
    assert "0 Start: go: 1 of 2, predictions: none yet" in text
    assert "1 of 2, 1 not yet, predictions: 1 locked in" in text


def test_after_the_last_question_of_a_lesson_comes_an_open_one_elsewhere(course):
    both = lessons(course)
    records = {"4.a": at(1), "4.2": at(2), "0.a": at(1)}
    assert Overview(both, records).next() is both[0], "round to the start"
    assert "Next: Exercise 0.1: keys." in repr(Overview(both, records))
    records["0.1"] = at(3)
    done = Overview(both, records)
    assert repr(done).startswith("All 4 are done.") and done.next() is None
    assert "all done" in done.html()


def test_a_lesson_with_only_a_prediction_counts_as_begun(course):
    shown = Overview(lessons(course), {"nps: Where to?": at(1)})
    assert "Next: question 4.a, Loved?." in repr(shown)


def test_it_is_a_table_whose_cells_say_what_they_head(course):
    html = Overview(lessons(course), {"4.a": at(1)}).html()
    assert html.count('<th scope="col"') == 4 and html.count('<th scope="row"') == 2
    assert "<caption>" in html
    assert set(Reader(html).links) == {
        "../notebooks/00_start.ipynb",
        "../notebooks/04_nps.ipynb",
        "../exercises/04_nps.ipynb#4.2-Add-%26-subtract",
    }


def test_nothing_from_outside_becomes_markup(course, path):
    content = dump({"4.a": at(1), "nps: x": at(1)}).replace(b"nps: x", b"nps: <script>y</script>")
    path.write_bytes(content)
    assert parse(content)[1] == 0, "the name is a possible question, so it must be shown safely"
    for shown in (progress.overview().html(), progress.download().html()):
        read = Reader(shown)
        assert not {"script", "img"} & set(read.tags)
        assert not [name for _, name, _ in read.attributes if name.startswith("on")]
    path.write_text(f'{{"answers": "{HOSTILE}"}}', encoding="utf-8")
    assert "<img" not in progress.overview().html()


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"damaged", "is damaged"), (b'{"version": 9, "answers": {}}', "a newer version")],
)
def test_trouble_with_the_file_stands_below_the_sentence(path, content, says):
    path.write_bytes(content)
    shown = progress.overview()
    assert says in repr(shown) and says in shown.html()
    assert path.read_bytes() == content


def test_it_works_outside_a_course(tmp_path, monkeypatch):
    monkeypatch.setattr(progress_file, "_CHECKOUT", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert repr(progress.overview()).startswith("Nothing stored yet.")


# ---------------------------------------------------------------- taking along, putting back


def test_a_download_holds_the_whole_file(path):
    assert "nothing to download" in repr(progress.download())
    assert "<a" not in progress.download().html()
    path.write_bytes(dump({"4.a": at(1), "4.2": at(2, State.NOT_YET)}))
    link = Reader(progress.download().html())
    (address,) = link.links
    kind, _, data = address.partition(";base64,")
    assert kind == "data:application/json"
    assert base64.b64decode(data) == path.read_bytes()
    assert ("a", "download", "my_progress.json") in link.attributes
    assert "2 answers, 1 correct" in repr(progress.download())


def test_a_file_put_back_joins_what_is_there(course, path):
    path.write_bytes(dump({"4.a": at(5), "4.2": at(6, State.NOT_YET)}))
    (course / "notebooks" / "saved.json").write_bytes(dump({"4.2": at(1), "0.a": at(1)}))
    reply = progress.restore("saved.json")
    assert str(reply).startswith("Put back. The file held 2 answers, 2 correct.")
    records = parse(path.read_bytes())[0]
    assert records.keys() == {"4.a", "4.2", "0.a"}
    assert all(one.state is State.CORRECT for one in records.values())


def test_download_and_putting_back_come_round(path):
    path.write_bytes(dump({"4.a": at(1), "nps: Where “to”?": at(2)}))
    before = path.read_bytes()
    data = base64.b64decode(Reader(progress.download().html()).links[0].partition(",")[2])
    path.unlink()
    progress.restore(data)
    assert path.read_bytes() == before


def test_the_panel_takes_an_upload_and_says_what_became_of_it(path):
    panel = progress.restore()
    content = memoryview(dump({"4.a": at(1)}))
    file = {"name": "x", "type": "", "size": len(content), "content": content}
    panel.upload.value = ({**file, "last_modified": datetime.now(UTC)},)
    assert "Put back" in panel.result.status and 'role="status"' in panel.result.status
    assert parse(path.read_bytes())[0].keys() == {"4.a"}
    shown = panel._repr_mimebundle_()
    assert "my_progress.json" in shown["text/html"] and "button" in shown["text/plain"]


@pytest.mark.parametrize(
    "source",
    [
        "gone.json",
        ".",
        b"",
        b"damaged",
        HOSTILE.encode(),
        json.dumps({"version": 1, "answers": {HOSTILE: {}}}).encode(),
        b'{"version": 2, "answers": {}}',
        b"x" * 1_000_001,
        5,
        [],
        [b"", b""],
        {"name": "x"},
        object(),
    ],
    ids=range(13),
)
def test_anything_else_is_refused_in_a_sentence_and_changes_nothing(path, source):
    path.write_bytes(dump({"4.a": at(1)}))
    before = path.read_bytes()
    reply = progress.restore(source)
    assert reply.state is State.NOT_YET and str(reply).startswith("Not put back. ")
    assert str(reply).endswith("Your progress is as it was.")
    assert "onerror" not in reply.html()
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.glob("*damaged*")] == []


def test_putting_back_over_a_damaged_file_says_where_that_went(path):
    path.write_bytes(b"damaged")
    reply = progress.restore(dump({"4.a": at(1)}))
    assert str(reply).startswith("Put back.") and "my_progress.damaged-1.json" in str(reply)


def test_too_much_is_refused(path):
    path.write_bytes(dump({f"1.{n}": at(1) for n in range(999)}))
    before = path.read_bytes()
    theirs = {f"{lesson}.{n}": at(1) for n in range(999) for lesson in (2, 3)}
    reply = progress.restore(dump(theirs))
    assert "there is room for" in str(reply)
    assert path.read_bytes() == before


def test_a_file_of_a_newer_course_is_not_touched_by_putting_back(path):
    path.write_bytes(b'{"version": 2, "answers": {}}')
    reply = progress.restore(dump({"4.a": record(State.CORRECT)}))
    assert "a newer version" in str(reply)
    assert path.read_bytes() == b'{"version": 2, "answers": {}}'


def test_where_nothing_is_kept_nothing_is_put_back(monkeypatch):
    reply = progress.restore(dump({"4.a": at(1)}))
    assert "keeps no progress" in str(reply)
