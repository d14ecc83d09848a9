"""The lesson contract: what every notebook of the course promises its readers, as checks.

A check takes a `Document` and gives findings, each with the way out. This file says which checks
hold for which kind of notebook.
"""

from collections.abc import Callable, Iterator, Mapping

from tools import lessons
from tools.contract import agreement, code, language, lesson, navigation, outputs, practice
from tools.contract.document import Document, Finding

Check = Callable[[Document], Iterator[Finding]]

_ALL: tuple[Check, ...] = (
    navigation.one_title,
    navigation.heading_levels,
    navigation.links,
    outputs.pictures_in_text,
    outputs.weight,
    language.banned_words,
    language.reading,
)
_WITH_CODE: tuple[Check, ...] = (
    *_ALL,
    lesson.purpose,
    code.size,
    code.plain_python,
    code.tags,
    code.announced,
    code.executed,
    outputs.errors,
    outputs.addresses,
    outputs.pictures,
    language.acronyms,
)
_PRACTICE: tuple[Check, ...] = (*_WITH_CODE, practice.checks, practice.leads_on)
CHECKS: Mapping[str, tuple[Check, ...]] = {
    "lesson": (
        *_WITH_CODE,
        code.interpreted,
        lesson.section_order,
        lesson.objectives,
        lesson.contents,
        lesson.next_links,
    ),
    "solution": _PRACTICE,
    "exercise": _PRACTICE,
    "page": (*_ALL, code.none),
    "live page": (*_WITH_CODE, code.interpreted),
}


def check(document: Document) -> list[Finding]:
    """Run the checks that need the notebook alone, and the files that its links lead to."""
    return [found for one in CHECKS[document.kind] for found in one(document)]


def check_agreement(document: Document) -> list[Finding]:
    """Run the checks of a notebook against its file, its lesson's module and its sisters."""
    found = list(agreement.stored_form(document))
    if document.kind in ("page", "live page"):
        return found + (list(agreement.glossary(document)) if document.stem == "glossary" else [])
    try:
        if document.kind == "lesson":
            minutes = lessons.readme_minutes(document.stem, document.root)
            found += lesson.time(document, minutes)
        else:
            found += practice.exercise_sections(document, lessons.exercise_ids(document.stem))
        if document.kind == "exercise":
            found += agreement.derivation(document)
        else:
            found += agreement.facts_in_text(document)
    except ValueError as error:
        problem, _, do = str(error).partition(". Do this: ")
        found.append(document.finding(None, problem, do.rstrip(".")))
    return found
