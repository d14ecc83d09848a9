"""Shapes of a course: which sessions of which lessons fit a term, a workshop, an afternoon.

A session is 50 minutes, as in the plans; lesson 0 has its own minutes.
"""

from tools.teaching import lesson_text

SESSION = 50

WHOLE = None
"""All sessions of a lesson."""

SHAPES = {
    "Whole course, 18 sessions of 50 minutes (lesson 0 at home)": {
        "all": {stem: WHOLE for stem in lesson_text.stems()[1:]},
    },
    "Term plan, 12 sessions of 50 minutes (lesson 0 at home)": {
        "weeks 1 to 7": {
            "01_two_words": WHOLE,
            "03_clean_answers": WHOLE,
            "04_nps": WHOLE,
            "06_watching_people": WHOLE,
            "07_sus": WHOLE,
            "08_finding_problems": WHOLE,
            "10_funnel": WHOLE,
        },
        "weeks 8 to 12": {"12_ab_test": WHOLE, "13_joining": 1, "14_capstone": 2},
    },
    "Two-day workshop": {
        "day 1": {
            "00_start": WHOLE,
            "01_two_words": WHOLE,
            "03_clean_answers": WHOLE,
            "04_nps": WHOLE,
            "06_watching_people": WHOLE,
            "07_sus": WHOLE,
        },
        "day 2": {
            "08_finding_problems": WHOLE,
            "10_funnel": WHOLE,
            "12_ab_test": WHOLE,
            "13_joining": 1,
            "14_capstone": 1,
        },
    },
    "Taster, one afternoon": {
        "afternoon": {
            "00_start": WHOLE,
            "04_nps": WHOLE,
            "06_watching_people": WHOLE,
            "10_funnel": WHOLE,
        },
    },
}
"""Name of a shape -> its parts -> the lessons in each, with the sessions taken."""


def minutes(stem: str, sessions: int | None) -> int:
    """Give the minutes of so many sessions of a lesson.

    Raises
    ------
    ValueError
        If the lesson has fewer sessions.
    """
    whole = lesson_text.class_minutes(stem)
    if sessions is WHOLE:
        return whole
    if sessions * SESSION > whole:
        raise ValueError(f"{stem} has {whole} minutes in class, and {sessions} sessions need more.")
    return sessions * SESSION


def table() -> str:
    """Write all shapes, each part with its lessons and minutes."""
    rows = ["| shape | part | lessons | minutes |", "|---|---|---|---|"]
    for shape, parts in SHAPES.items():
        for part, taken in parts.items():
            named = ", ".join(_named(stem, count) for stem, count in taken.items())
            total = sum(minutes(stem, count) for stem, count in taken.items())
            rows.append(f"| {shape} | {part} | {named} | {total} |")
    return "\n".join(rows)


def _named(stem: str, sessions: int | None) -> str:
    number = str(int(stem[:2]))
    whole = lesson_text.class_minutes(stem)
    if sessions is WHOLE or sessions * SESSION == whole:
        return number
    upto = "session 1" if sessions == 1 else f"sessions 1 to {sessions}"
    return f"{number} ({upto} of {whole // SESSION})"
