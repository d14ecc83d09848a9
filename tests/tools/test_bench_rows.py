"""What `course.py bench` writes: a table and the same as JSON, each figure against its bar."""

import json
import pkgutil
import re

import pytest

import uxcx.lessons
from benchmarks import __main__ as bench
from benchmarks import explorer_latency
from benchmarks.rows import Row, table


@pytest.mark.parametrize(
    ("value", "bar", "verdict"),
    [(80, 80, "ok"), (80.1, 80, "over"), (float("nan"), 80, "over"), (5, None, "")],
)
def test_a_row_says_whether_its_bar_is_met(value, bar, verdict):
    assert Row("key to picture", value, "ms", bar).verdict == verdict


def test_the_table_holds_what_the_json_holds(tmp_path):
    rows = [Row("uxcx.lessons.nps", 0.912, "s", 1.0), Row("everything", 123456, "MB", note="big")]
    text = bench.write(tmp_path, "two cores", {"imports": rows})
    assert text == (tmp_path / "bench.md").read_text(encoding="utf-8")
    assert re.search(r"uxcx\.lessons\.nps +\| 0\.912 s +\| 1 s +\| ok ", text)
    assert "123,456 MB" in text and "two cores" in text
    stored = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert [
        Row(**{k: v for k, v in row.items() if k != "verdict"}) for row in stored["imports"]
    ] == rows


def test_every_line_of_a_table_has_the_same_columns():
    lines = table("Part", [Row("short", 1, "s"), Row("a longer name", 2, "MB", 3, "noted")])
    columns = {line.count("|") for line in lines.splitlines() if line.startswith("|")}
    assert columns == {6}


def test_an_unknown_part_names_the_known_ones(capsys):
    assert bench.main(["imports", "speed"]) == 1
    said = capsys.readouterr().err
    assert "'speed'" in said and all(part in said for part in bench.PARTS)


def test_a_panel_is_weighed_without_a_browser():
    milliseconds, kilobytes = explorer_latency.in_the_kernel("nps", "MovePeople")
    assert milliseconds > 0.1
    assert 1 < kilobytes < 200


def test_too_few_pictures_give_no_figure():
    assert explorer_latency.summary([20.0] * 19).p95 != explorer_latency.summary([20.0] * 20).p95


def test_95_of_100_moves_take_at_most_the_p95():
    moves = explorer_latency.summary([float(n) for n in range(1, 41)])
    assert (moves.median, moves.p95) == (20.5, 38)


def test_the_page_on_speed_names_every_lesson_and_panel():
    page = bench.PAGE.read_text(encoding="utf-8")
    for lesson in pkgutil.iter_modules(uxcx.lessons.__path__):
        assert f"uxcx.lessons.{lesson.name} " in page
        for panel in explorer_latency.explorers_of(lesson.name):
            assert f"| {lesson.name}.{panel} " in page, "run: python3 course.py bench --write"


def test_the_page_keeps_its_words_when_the_tables_are_written_anew(tmp_path, monkeypatch):
    page = tmp_path / "speed.md"
    page.write_text(
        f"# Words\n\n{bench.MARKS[0]}old\n{bench.MARKS[1]}\n\nMore.\n", encoding="utf-8"
    )
    monkeypatch.setattr(bench, "PAGE", page)
    for _ in range(2):
        bench.put_into_page("two cores", {"imports": [Row("a", 1, "s", 2)]})
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Words\n") and text.endswith("\n\nMore.\n")
    assert text.count("| a ") == 1 and "old" not in text and "### Import" in text
