"""The quizzes: measures give the right numbers, one option is right, GIFT can be read back."""

import re

import pytest

from tools.notebooks import ROOT
from tools.teaching import quiz
from tools.teaching.quiz_items import ENTRY, FINAL, MIDWAY, QUIZZES

ITEMS = [
    pytest.param(one, number, item, options, id=f"{one.name}-{number}")
    for one in QUIZZES
    for number, item, options in one.questions()
]
# Worked by hand, with a pocket calculator: quiz, question, right option.
BY_HAND = [
    ("entry", 4, "75 %"),  # 18 of 24
    ("entry", 5, "+15"),  # (9 - 6) / 20
    ("entry", 7, "3.56"),  # 0.4 x 4.4 + 0.6 x 3.0
    ("entry", 10, "59 %"),  # 1 - 0.8^4
    ("entry", 11, "2.9 %"),  # 0.3 x 5 + 0.7 x 2
    ("entry", 12, "B is 6 points better, a lift of 15 %"),
    ("midway", 5, "80 %"),  # 16 of 20
    ("midway", 7, "+35"),  # (22 - 8) / 40
    ("midway", 8, "0"),
    ("midway", 11, "0.52"),  # (0.80 - 0.58) / 0.42
    ("midway", 14, "77.5"),  # (15 + 16) x 2.5
    ("final", 6, "+36"),  # (14 - 5) / 25
    ("final", 8, "3.52"),  # 0.3 x 4.5 + 0.7 x 3.1
    ("final", 11, "82.5"),  # (16 + 17) x 2.5
    ("final", 13, "62 %"),  # 1 - 0.85^6
    ("final", 14, "60 %"),  # 30 of 50
    ("final", 15, "2.4 %"),  # 0.2 x 6 + 0.8 x 1.5
    ("final", 16, "40 %"),  # 36 of 90
]


def test_files_are_current():
    old = [
        path.name
        for path, text in quiz.files()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    assert not old, f"run python -m tools.teaching: {old}"


def test_the_quizzes_have_12_15_and_20_items():
    assert [len(one.items) for one in QUIZZES] == [12, 15, 20]


@pytest.mark.parametrize(("one", "number", "item", "options"), ITEMS)
def test_one_of_four_options_is_right_and_no_two_are_equal(one, number, item, options):
    assert len(options) == 4
    assert sum(is_right for *_, is_right in options) == 1
    assert len({text for text, *_ in options}) == 4
    assert all(reason.endswith((".", "?")) for _, reason, _ in options)


@pytest.mark.parametrize(("one", "number", "item", "options"), ITEMS)
def test_right_numbers_come_from_the_measures(one, number, item, options):
    if isinstance(item.right, quiz.Computed):
        assert item.right.measure.__module__.startswith("uxcx.measures")
    else:
        assert not re.search(r"\d", item.right)


@pytest.mark.parametrize(("name", "number", "right"), BY_HAND)
def test_right_numbers_are_those_worked_by_hand(name, number, right):
    (one,) = (one for one in QUIZZES if one.name == name)
    assert str(one.items[number - 1].right) == right


@pytest.mark.parametrize(("one", "number", "item", "options"), ITEMS)
def test_an_item_serves_an_objective_of_its_lesson(one, number, item, options):
    assert item.objective in quiz.objectives_of(item.lesson)


@pytest.mark.parametrize("one", QUIZZES, ids=lambda one: one.name)
def test_right_options_are_spread(one):
    counts = [one.places.count(place) for place in range(4)]
    assert max(counts) - min(counts) <= 1
    assert not re.search(r"(\d)\1\1", "".join(map(str, one.places)))


@pytest.mark.parametrize("one", QUIZZES, ids=lambda one: one.name)
def test_items_stand_in_the_order_of_the_lessons(one):
    order = [item.lesson for item in one.items]
    assert order == sorted(order)


def test_the_final_quiz_asks_the_objectives_of_the_entry_quiz_with_other_numbers():
    final = {item.objective for item in FINAL.items}
    assert {item.objective for item in ENTRY.items} <= final
    questions = [item.question for one in QUIZZES for item in one.items]
    assert len(set(questions)) == len(questions)


def test_the_final_quiz_covers_all_lessons_after_the_first():
    assert sorted({int(item.lesson[:2]) for item in FINAL.items}) == list(range(1, 15))
    assert {int(item.lesson[:2]) for item in MIDWAY.items} == set(range(8))


def test_the_sheet_gives_nothing_away():
    for one in QUIZZES:
        text = quiz.sheet(one)
        assert "right" not in text.lower().replace("right place", "").replace("is right?", "")
        assert text.count("- [ ] ") == 4 * len(one.items)
        assert all(
            reason not in text for *_, options in one.questions() for _, reason, _ in options
        )


@pytest.mark.parametrize("sign", "~=#{}:\\")
def test_gift_signs_are_escaped(sign):
    assert quiz.gift_text(f"a{sign}b") == f"a\\{sign}b"


def read_gift(text):
    """Read GIFT back as Moodle does: name -> question and options with sign and feedback."""
    plain = re.sub(r"^(//|\$CATEGORY).*$", "", text, flags=re.MULTILINE)
    hidden = re.sub(r"\\(.)", lambda match: chr(0xE000 + ord(match[1])), plain)

    def shown(part):
        return "".join(chr(ord(c) - 0xE000) if c >= "\ue000" else c for c in part).strip()

    found = {}
    for name, question, body in re.findall(r"::(.*?)::\[plain\](.*?)\{(.*?)\}", hidden, re.DOTALL):
        options = re.findall(r"([=~])([^=~#]*)#([^=~]*)", body)
        found[shown(name)] = shown(question), [(s, shown(a), shown(f)) for s, a, f in options]
    return found


@pytest.mark.parametrize("one", QUIZZES, ids=lambda one: one.name)
def test_gift_reads_back_as_it_was(one):
    read = list(read_gift(quiz.gift(one)).values())
    assert len(read) == len(one.items)
    for (question, given), (_, item, options) in zip(read, one.questions(), strict=True):
        assert question == " ".join(item.question.split())
        assert given == [("=" if right else "~", text, reason) for text, reason, right in options]


def test_the_guide_names_every_quiz():
    guide = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
    assert all(f"quizzes/{one.name}.md" in guide for one in QUIZZES)
