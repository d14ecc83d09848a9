"""The teacher kit agrees with the lessons: keys, objectives, minutes, numbers, links, language."""

import re
from pathlib import Path

import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from tools import facts, lessons, markdown
from tools.contract import language, navigation
from tools.contract.document import Document
from tools.notebooks import ROOT
from tools.reading_level import reading_level
from tools.teaching import answer_key, lesson_text, pages, shapes
from tools.teaching.marked import by_hand, fill
from uxcx.explorers import Explorer
from uxcx.lessons import capstone, nps
from uxcx.practice import Choice

STEMS = lesson_text.stems()
KIT = [ROOT / "TEACHING.md", *sorted((ROOT / "teaching").rglob("*.md"))]
SECTIONS = [
    "Objectives",
    "Minutes",
    "On the board",
    "If you are late",
    "Room and tech",
    "Stumbles, and what to say",
    "If asked",
    "Discussion prompts",
    "Exit ticket",
    "Answer key",
]


def plan(stem):
    return (ROOT / pages.PLANS / f"{stem}.md").read_text(encoding="utf-8")


def section(text, title):
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def document(path):
    text = re.sub(r"<!--.*?-->", "", by_hand(path.read_text(encoding="utf-8")), flags=re.DOTALL)
    place = path.relative_to(ROOT).as_posix()
    return Document(place, new_notebook(cells=[new_markdown_cell(text)]), ROOT)


def slots(text):
    """Give the minute marks of all tables of a section, as pairs."""
    found = re.findall(r"^\| (\d+)–(\d+) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    assert all(what and who for *_, what, who in found)
    return [(int(start), int(end)) for start, end, *_ in found]


def test_every_lesson_has_a_plan_and_nothing_else_has_one():
    assert sorted(path.stem for path in (ROOT / pages.PLANS).iterdir()) == STEMS


def test_derived_parts_are_current():
    old = [
        path.name for path, text in pages.marked_pages() if path.read_text(encoding="utf-8") != text
    ]
    assert not old, f"run python -m tools.teaching: {old}"


@pytest.mark.parametrize("stem", STEMS)
def test_a_key_has_every_answer_every_slip_and_every_prediction(stem):
    written = answer_key.key(stem)
    module = lessons.module_of(stem)
    for exercise in module.EXERCISES:
        assert re.search(rf"^(#### |\*\*){re.escape(exercise.id)}\b", written, re.MULTILINE)
        texts = [exercise.meaning, *(slip.message for slip in exercise.slips)]
        if isinstance(exercise.answer, Choice):
            texts += exercise.answer.options.values()
        for text in texts:
            assert answer_key.one_line(text) in written, (exercise.id, text)
    asked = [name for kind, name in lesson_text.steps(stem) if kind == "predict"]
    assert asked and written.count("**Prediction.**") == len(asked)


def test_a_prediction_is_read_without_its_panel():
    read = answer_key.prediction(nps, "move_the_people")
    assert read == nps.move_the_people().prediction


@pytest.mark.parametrize("stem", STEMS)
def test_a_key_marks_one_right_option(stem):
    for block in answer_key.key(stem).split("\n\n"):
        options = [line for line in block.splitlines() if re.match(r"- [a-h], “|- “", line)]
        assert not options or sum("(**right**): " in line for line in options) == 1, block


@pytest.mark.parametrize("stem", STEMS)
def test_a_plan_has_all_sections_in_order(stem):
    assert re.findall(r"^## (.+)$", plan(stem), re.MULTILINE) == SECTIONS
    for title in SECTIONS:
        assert len(section(plan(stem), title)) > 60, title


@pytest.mark.parametrize("stem", STEMS)
def test_objectives_are_those_of_the_lesson(stem):
    assert lesson_text.objectives(stem) in section(plan(stem), "Objectives")


@pytest.mark.parametrize("stem", STEMS)
def test_minute_marks_have_no_gap_and_fill_the_class(stem):
    marks = slots(section(plan(stem), "Minutes"))
    assert marks[0][0] == 0
    assert [end for _, end in marks[:-1]] == [start for start, _ in marks[1:]]
    assert all(start < end for start, end in marks)
    assert marks[-1][1] == lesson_text.class_minutes(stem)


@pytest.mark.parametrize("stem", STEMS)
def test_each_session_of_a_plan_is_a_session_long(stem):
    minutes = lesson_text.class_minutes(stem)
    tables = re.split(r"^### Session \d.*$", section(plan(stem), "Minutes"), flags=re.MULTILINE)
    if minutes > shapes.SESSION:
        ends = [slots(table)[-1][1] for table in tables[1:]]
        assert ends == list(range(shapes.SESSION, minutes + 1, shapes.SESSION))


@pytest.mark.parametrize("stem", STEMS)
def test_three_prompts_say_what_a_good_answer_touches(stem):
    prompts = re.findall(r"^\d\. (.+)$", section(plan(stem), "Discussion prompts"), re.MULTILINE)
    assert len(prompts) == 3
    assert all(re.match(r"\*\*.+\*\* A good answer \w+", one) for one in prompts)


@pytest.mark.parametrize("stem", STEMS)
def test_an_exit_ticket_has_a_sample_answer(stem):
    sessions = max(1, plan(stem).count("Exit ticket 1"))
    assert section(plan(stem), "Exit ticket").count("Sample answer: “") >= sessions


@pytest.mark.parametrize("stem", STEMS)
def test_a_plan_says_what_never_to_drop(stem):
    assert re.search(r"\b(Never drop|Do not cut)\b", section(plan(stem), "If you are late"))


@pytest.mark.parametrize("stem", STEMS)
def test_exercises_that_a_plan_names_are_in_the_lesson(stem):
    text = by_hand(plan(stem))
    named = set(re.findall(rf"\b{int(stem[:2])}\.[1-9]\b(?! \w*stars)", text))
    assert named <= set(lessons.exercise_ids(stem))
    core = re.findall(r"\*(\w+) · core\.\*", answer_key.key(stem))
    assert core and f"{int(stem[:2])}.1" in named


@pytest.mark.parametrize("stem", STEMS)
def test_each_panel_of_a_lesson_has_its_place_in_the_plan(stem):
    module = lessons.module_of(stem)
    titles = [
        value.title
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Explorer) and value is not Explorer
    ]
    text = by_hand(plan(stem)).lower()
    assert titles and not [title for title in titles if title.lower() not in text]


@pytest.mark.parametrize("stem", STEMS)
def test_numbers_of_the_shop_are_those_of_the_lesson(stem):
    assert not list(facts.problems(plan(stem), lessons.facts(stem)))


@pytest.mark.parametrize("path", KIT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_hand_written_pages_are_plain(path):
    page = document(path)
    assert not [str(one) for one in language.reading(page)]
    (cell,) = page.cells
    cells = [markdown.text(one) for one in markdown.walk(cell.blocks, "table_cell")]
    for text in [*cells, *(markdown.text(one) for _, one in page.prose())]:
        assert not language._BANNED.search(language._QUOTED.sub("so", text)), text
    level = reading_level(language._QUOTED.sub("so", text) for text in cells)
    assert level.grade <= language.HIGHEST_GRADE


@pytest.mark.parametrize("path", KIT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path):
    blocks = markdown.parse(path.read_text(encoding="utf-8"))
    whole = Document(
        path.relative_to(ROOT).as_posix(),
        new_notebook(cells=[new_markdown_cell(path.read_text(encoding="utf-8"))]),
        ROOT,
    )
    assert not [str(one) for one in navigation.links(whole)]
    for link in (one for block in blocks for one in markdown.links(block)):
        place, _, anchor = link.target.partition("#")
        if anchor and place.endswith(".md"):
            assert anchor in slugs(path.parent / place), link.target


def slugs(path):
    """Give the anchors of a Markdown file as GitHub writes them."""
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_the_guide_is_short():
    assert len((ROOT / pages.GUIDE).read_text(encoding="utf-8").splitlines()) < 200


def test_shapes_add_up():
    totals = {
        shape: sum(shapes.minutes(*one) for part in parts.values() for one in part.items())
        for shape, parts in shapes.SHAPES.items()
    }
    assert [total for shape, total in totals.items() if "18 sessions" in shape] == [18 * 50]
    assert [total for shape, total in totals.items() if "12 sessions" in shape] == [12 * 50]


def test_a_shape_cannot_take_more_than_a_lesson_has():
    with pytest.raises(ValueError, match="04_nps has 50 minutes"):
        shapes.minutes("04_nps", 2)


def test_the_rubric_is_that_of_the_capstone():
    text = (ROOT / pages.RUBRICS).read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in text.splitlines() if line.startswith("| ")]
    names = [row[0].strip().lower() for row in rows]
    at = [i for i, name in enumerate(names) if name == "criterion"]
    wanted = [name.lower() for name in capstone.RUBRIC]
    assert len(at) == 2  # the table of the lesson, and the anchors
    assert all(names[i + 1 : i + 1 + len(wanted)] == wanted for i in at)
    assert "15 of 21 points pass" in text


def test_numbers_of_the_rubrics_are_those_of_the_lessons():
    text = (ROOT / pages.RUBRICS).read_text(encoding="utf-8")
    assert not list(facts.problems(text, lessons.facts("14_capstone")))
    board = nps.nps.adjusted_wald(nps.BOARD_SEGMENT)
    assert f"about {board.low:+.0f} to {board.high:+.0f}" in text
    assert f"NPS of +{nps.nps.score(nps.BOARD_SEGMENT):.0f} is unsure" in text


def test_marks_of_the_two_memos_add_up():
    first, second = (pages.marks().split("**Memo ")[i] for i in (1, 2))
    one = re.search(r"question (\d), .*? readability (\d)\. That is (\d+) of 21", first)
    assert sum(map(int, re.findall(r" (\d)(?=[,.])", one[0]))) == int(one[3]) == 19
    two = re.findall(
        r"(?:Question|Fit|Correctness|Uncertainty|1:|fairness|Readability) ?(\d)?", second
    )
    assert len(two) == 7 and "That is 9 of 21" in second


def test_marks_without_a_partner_are_refused():
    with pytest.raises(ValueError, match="has no partner"):
        fill("<!-- derived: key -->\ntext", {"key": str})
    with pytest.raises(ValueError, match="Nobody derives 'kay'"):
        fill("<!-- derived: kay -->\n<!-- /derived -->", {"key": str})


def test_filling_twice_changes_nothing():
    page = "# A\n\n<!-- derived: key -->\nold\n<!-- /derived -->\n\nBy hand.\n"
    once = fill(page, {"key": lambda: "new\n"})
    assert "new" in once and "old" not in once and "By hand." in once
    assert fill(once, {"key": lambda: "new"}) == once
    assert "new" not in by_hand(once) and "By hand." in by_hand(once)


@pytest.mark.parametrize(
    ("stem", "id", "line"),
    [
        ("04_nps", "4.2", "**Right:** 10 points (± 0.5 is accepted)"),
        ("04_nps", "4.2", "- 14.3 points: You left the passives out of the base"),
        ("04_nps", "4.2", "- “10 %”: NPS is a difference of two percentages"),
        ("04_nps", "4.1", "- For example 7: promoter: On a scale of 0 to 10"),
        ("06_watching_people", "6.2", "**Right:** from 36 to 98 % (± 1 is accepted)"),
        ("06_watching_people", "6.3", "- log, exp, mean: Then you are back to plain seconds"),
        ("08_finding_problems", "8.1", "**Right:** 41 and 19 (percent and people)"),
        ("13_joining", "13.1", "**Right:** 268 answers\n"),
    ],
)
def test_answers_are_written_as_a_person_would(stem, id, line):
    part = (
        answer_key.key(stem)
        .partition(f"#### {id} ")[2]
        .partition("\n#### ")[0]
        .replace("For example “", "“")
    )
    assert line in part


def test_the_kit_is_a_folder_of_text():
    kinds = {path.suffix for path in Path(ROOT / "teaching").rglob("*") if path.is_file()}
    assert kinds == {".md", ".csv", ".txt"}
