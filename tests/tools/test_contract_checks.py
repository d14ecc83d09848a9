"""Each check of the contract passes on the tiny course and goes red on its own breach."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from tools import contract, lessons, notebooks
from tools.contract import agreement, code, language, lesson, navigation, outputs, practice
from tools.contract.document import LIVE_PAGES, Document
from tools.normalise import WIDGET_VIEW


class Breach(NamedTuple):
    """A way to break a check: in which notebook, how, and words of the finding."""

    check: Callable
    kind: str
    spoil: Callable
    says: str

    def __str__(self):
        return f"{self.check.__name__}: {self.says}"


def swap(old, new):
    """Replace some text wherever it stands."""

    def spoil(notebook):
        hits = [cell for cell in notebook.cells if old in cell.source]
        assert hits, f"the sample does not hold {old!r}"
        for cell in hits:
            cell.source = cell.source.replace(old, new)

    return spoil


def prose(text):
    """Add a text cell right after the first cell."""
    return lambda notebook: notebook.cells.insert(1, new_markdown_cell(text))


def drop(*numbers):
    """Remove cells, counted from 1."""

    def spoil(notebook):
        numbered = enumerate(notebook.cells, start=1)
        notebook.cells = [cell for number, cell in numbered if number not in numbers]

    return spoil


def shows(**data):
    """Let the first code cell with a result show this instead."""
    return result(new_output("display_data", data={k.replace("_", "/", 1): data[k] for k in data}))


def result(output):
    def spoil(notebook):
        cell = next(cell for cell in notebook.cells if cell.get("outputs"))
        cell.outputs = [output]

    return spoil


def cell_set(number, **values):
    def spoil(notebook):
        notebook.cells[number - 1].update(values)

    return spoil


def tagged(*tags):
    return lambda notebook: notebook.cells[2].metadata.update(tags=list(tags))


FIGURE = "<figure>{}<details><table></table></details></figure>"
NINE_LINES = "\n".join(["1"] * 9)

BREACHES = [
    Breach(navigation.one_title, "lesson", prose("# Another"), "2 headings of level 1"),
    Breach(navigation.one_title, "page", swap("# Glossary", "## Glossary"), "0 headings"),
    Breach(navigation.heading_levels, "lesson", prose("#### Deep"), "jumps from level 2 to"),
    Breach(navigation.heading_levels, "lesson", prose("## Recap\n\nTwice."), "comes twice"),
    Breach(navigation.heading_levels, "lesson", prose("##"), "no words"),
    Breach(navigation.links, "lesson", prose("[A page](gone.md)"), "leads to no file"),
    Breach(navigation.links, "lesson", prose("[A part](#Gone)"), "leads to no heading"),
    Breach(
        navigation.links, "lesson", prose("[A part](../solutions/90_sample.ipynb#G)"), "no heading"
    ),
    Breach(navigation.links, "lesson", prose("[A page](/etc/hosts)"), "root of a machine"),
    Breach(navigation.links, "lesson", prose("Look [here](../README.md)."), "reads 'here'"),
    Breach(navigation.links, "lesson", prose("<https://example.org>"), "reads 'https"),
    Breach(outputs.pictures_in_text, "lesson", prose("![](x.png)"), "no alt text"),
    Breach(outputs.pictures_in_text, "page", prose('<img src="x.png">'), "no alt text"),
    Breach(outputs.weight, "lesson", shows(text_plain="x" * 1_000_001), "weighs 1.0 MB"),
    Breach(language.banned_words, "lesson", prose("You simply run it."), "says 'simply'"),
    Breach(language.banned_words, "page", prose("Of course it runs."), "says 'Of course'"),
    Breach(language.reading, "lesson", prose("word " * 1000 + "."), "words on average"),
    Breach(
        language.reading,
        "lesson",
        prose("Organisational considerations necessitate interdisciplinary collaboration. " * 9),
        "Flesch-Kincaid grade",
    ),
    Breach(language.acronyms, "lesson", prose("Our CSAT fell."), "CSAT is not spelled out"),
    Breach(language.acronyms, "lesson", swap("The Net Promoter Score (NPS)", "The NPS"), "NPS"),
    Breach(lesson.purpose, "lesson", swap("You will see what a mean can hide.", ""), "1 sentence"),
    Breach(
        lesson.purpose, "solution", swap("exercises\n\nHere", "exercises\n\n## A\n\nH"), "not a"
    ),
    Breach(lesson.section_order, "lesson", swap("## Recap", "### Recap"), "no section '## Recap'"),
    Breach(lesson.section_order, "lesson", swap("## Time", "## Contents\n\n.\n\n## Time"), "order"),
    Breach(
        lesson.section_order,
        "lesson",
        lambda notebook: [swap("## Four p", "### F")(notebook), swap("## What", "### W")(notebook)],
        "no content section",
    ),
    Breach(
        lesson.section_order,
        "lesson",
        swap("You need no other lesson. Run each cell with Shift and Enter.", ""),
        "is empty",
    ),
    Breach(lesson.objectives, "lesson", swap("**Count the answers** of", "Count"), "bullet 1"),
    Breach(lesson.objectives, "lesson", swap("**Compute a mean**:", "**A mean**:"), "bold phrase"),
    Breach(lesson.objectives, "lesson", swap("- **Say what", "**Say what"), "2 objective(s)"),
    Breach(lesson.contents, "lesson", swap("2. [What the mean hides]", "2. [Mean]"), "it lists"),
    Breach(lesson.contents, "lesson", swap("2. [", "[2. "), "it lists"),
    Breach(lesson.next_links, "lesson", swap("../exercises/90", "../exercises/91"), "no link to"),
    Breach(code.size, "lesson", cell_set(3, source=NINE_LINES), "the code has 9 lines"),
    Breach(code.size, "lesson", cell_set(3, source="# only a remark"), "the code has 0 lines"),
    Breach(code.size, "solution", cell_set(2, source="1\n" * 13), "the code has 13 lines"),
    Breach(
        code.none, "page", lambda notebook: notebook.cells.append(new_code_cell("1")), "has no code"
    ),
    Breach(code.plain_python, "lesson", cell_set(3, source="import scipy.stats"), "imports scipy"),
    Breach(code.plain_python, "lesson", cell_set(3, source="from . import a"), "imports"),
    Breach(code.plain_python, "lesson", cell_set(3, source="%matplotlib inline"), "plain Python"),
    Breach(code.plain_python, "lesson", cell_set(3, source="w.Output()"), "uses Output"),
    Breach(code.tags, "lesson", tagged("raises-exception"), "tag 'raises-exception'"),
    Breach(code.tags, "lesson", tagged("hide-celll"), "tag 'hide-celll'"),
    Breach(code.tags, "lesson", swap("ratings =", "# NBVAL_SKIP\nratings ="), "nbval off"),
    Breach(code.announced, "lesson", swap("compute the mean:", "compute the mean"), "announces"),
    Breach(code.announced, "lesson", drop(4, 5), "announces"),
    Breach(code.announced, "exercise", swap("What is the mean of 10, 10, 0, 0?", ""), "announces"),
    Breach(code.interpreted, "lesson", drop(4), "says what this result means"),
    Breach(
        code.interpreted, "lesson", swap("Two people love the shop, and two do not.", ""), "says"
    ),
    Breach(
        code.executed,
        "lesson",
        cell_set(3, execution_count=None),
        "count is None, and 1 of 2 cells",
    ),
    Breach(code.executed, "lesson", cell_set(6, execution_count=7), "count is 7, and 1 of 2 cells"),
    Breach(
        outputs.errors,
        "lesson",
        result(new_output("error", ename="KeyError", evalue="'x'", traceback=[])),
        "the error KeyError",
    ),
    Breach(
        outputs.errors,
        "lesson",
        result(new_output("stream", name="stderr", text="Warn")),
        "warning",
    ),
    Breach(
        outputs.addresses, "lesson", shows(text_plain="<A at 0x7f00deadbeef>"), "0x7f00deadbeef"
    ),
    Breach(outputs.addresses, "lesson", shows(text_html="<b>0x7f00deadbeef</b>"), "address"),
    Breach(
        outputs.addresses,
        "exercise",
        result(new_output("stream", name="stdout", text="Not answered yet. 0x7f00deadbeef")),
        "address",
    ),
    Breach(outputs.pictures, "lesson", shows(image_png="AAAA", text_plain="A"), "bare picture"),
    Breach(outputs.pictures, "lesson", shows(text_html=FIGURE.format("<img>")), "no alt text"),
    Breach(outputs.pictures, "lesson", shows(text_html=FIGURE.format("<img alt=' '>")), "no alt"),
    Breach(
        outputs.pictures, "lesson", shows(text_html=FIGURE.format("<svg></svg>")), "no alt text"
    ),
    Breach(
        outputs.pictures,
        "lesson",
        shows(text_html=FIGURE.format(f"<img alt='{'a ' * 61}'>")),
        "an alt text has 61 words",
    ),
    Breach(
        outputs.pictures,
        "lesson",
        shows(text_html="<img alt='A'><details><table></table></details>"),
        "no <figure>",
    ),
    Breach(
        outputs.pictures,
        "lesson",
        shows(text_html="<figure><img alt='A'></figure><table></table>"),
        "no table in <details>",
    ),
    Breach(
        outputs.pictures,
        "lesson",
        result(new_output("display_data", data={WIDGET_VIEW: {"model_id": "a"}})),
        "where no kernel runs",
    ),
    Breach(practice.checks, "exercise", swap('check("90.1", answer)', "answer"), "has no check"),
    Breach(practice.checks, "exercise", swap('check("90.2"', 'check("90.1"'), "it checks 90.1"),
    Breach(practice.checks, "exercise", cell_set(4, outputs=[]), "the check shows nothing"),
    Breach(
        practice.checks,
        "exercise",
        result(new_output("stream", name="stdout", text="Correct. Two.")),
        "reads 'Correct. Two.' and not 'Not answered yet…'",
    ),
    Breach(
        practice.checks,
        "solution",
        result(new_output("stream", name="stdout", text="Not yet. Look again.")),
        "and not 'Correct…'",
    ),
    Breach(practice.leads_on, "exercise", swap("## Next", "### Next"), "is not '## Next'"),
    Breach(practice.leads_on, "solution", swap("[Back to the lesson]", ""), "no link"),
]

ALL_KINDS = ("lesson", "solution", "exercise", "page")


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_the_sample_keeps_the_contract(documents, kind):
    document = documents[kind]
    assert document.kind == kind
    assert [str(one) for one in contract.check(document)] == []
    assert [str(one) for one in contract.check_agreement(document)] == []


@pytest.mark.parametrize("breach", BREACHES, ids=str)
def test_each_check_goes_red(documents, breach):
    document = documents[breach.kind]
    breach.spoil(document.notebook)
    spoiled = Document(document.path, document.notebook, document.root)
    found = [str(one) for one in breach.check(spoiled)]
    assert any(breach.says in one for one in found), found
    assert breach.check in contract.CHECKS[breach.kind], "the check is not in use"
    assert set(found) <= {str(one) for one in contract.check(spoiled)}


def test_every_check_has_been_seen_red():
    in_use = {check for kind in ALL_KINDS for check in contract.CHECKS[kind]}
    assert in_use == {breach.check for breach in BREACHES}


def test_a_live_page_may_have_code_and_then_keeps_the_rules_of_code(documents):
    notebook = documents["page"].notebook
    notebook.cells.append(new_code_cell("1\n2\n3\n4", execution_count=7))
    path = f"notebooks/{next(iter(LIVE_PAGES))}.ipynb"
    document = Document(path, notebook, documents["page"].root)
    found = " ".join(str(one) for one in contract.check(document))
    assert "no code" not in found
    assert "has 4 lines" in found and "execution count is 7" in found


@pytest.mark.parametrize(
    "fine",
    [
        'People say “it was just so easy”, or "simply great".',
        "> Of course it is easy.",
        "Type `just` and justify it.",
    ],
)
def test_banned_words_may_be_quoted(documents, fine):
    prose(fine)(documents["lesson"].notebook)
    assert not list(language.banned_words(documents["lesson"]))


def test_decoration_in_a_text_may_have_an_empty_alt(documents):
    prose('<img src="line.svg" alt="">')(documents["lesson"].notebook)
    assert not list(outputs.pictures_in_text(documents["lesson"]))


def test_a_live_panel_with_a_still_picture_is_fine(documents):
    data = {
        WIDGET_VIEW: {"model_id": "a"},
        "text/html": FIGURE.format("<svg role='img' aria-label='Bars'><path d='M0'/></svg>"),
        "text/plain": "Bars",
    }
    result(new_output("display_data", data=data))(documents["lesson"].notebook)
    assert not list(outputs.pictures(documents["lesson"]))


def test_an_acronym_may_be_spelled_out_before_it_is_used(documents):
    prose("Customer satisfaction comes first.\n\nCSAT is its short name.")(
        documents["lesson"].notebook
    )
    assert not list(language.acronyms(documents["lesson"]))


def test_a_finding_reads_as_one_sentence_with_the_way_out(documents):
    tagged("nbval-skip")(documents["lesson"].notebook)
    (finding,) = code.tags(documents["lesson"])
    assert str(finding).startswith("notebooks/90_sample.ipynb, cell 3: it has the tag 'nbval-skip'")
    assert ". Do this: remove it" in str(finding)


def agreement_of(document):
    return " ".join(str(one) for one in contract.check_agreement(document))


def test_the_minutes_are_those_of_the_readme(documents):
    document = documents["lesson"]
    swap("50 minutes in class", "45 minutes in class")(document.notebook)
    assert "the README says 50 minutes" in agreement_of(document)
    (finding,) = lesson.time(document, [60, 70])
    assert "the README says 70 minutes" in finding.found
    swap("60 minutes alone, 45 minutes in class", "An hour")(document.notebook)
    fresh = Document(document.path, document.notebook, document.root)
    assert "states no minutes" in " ".join(str(one) for one in lesson.time(fresh, []))


def test_exercises_and_module_name_the_same_ids(documents):
    document = documents["solution"]
    assert not list(practice.exercise_sections(document, ["90.1", "90.2"]))
    said = " ".join(str(one) for one in practice.exercise_sections(document, ["90.1", "90.3"]))
    assert "exercise 90.3 has no section" in said
    assert "exercise 90.2 is not in the lesson's EXERCISES" in said
    said = " ".join(str(one) for one in practice.exercise_sections(document, ["90.2", "90.1"]))
    assert "use the order ['90.2', '90.1']" in said
    swap("## 90.2", "## 90.1")(document.notebook)
    assert "exercise 90.1 has two sections" in agreement_of(
        Document(document.path, document.notebook, document.root)
    )


def test_an_exercise_edited_by_hand_is_found(documents):
    document = documents["exercise"]
    swap("What is the mean", "Say the mean")(document.notebook)
    assert "edit only the solution" in agreement_of(document)


def test_an_exercise_without_a_solution_is_found(documents):
    document = documents["exercise"]
    (document.root / documents["solution"].path).unlink()
    assert "there is no solutions/90_sample.ipynb" in agreement_of(document)


def test_a_notebook_saved_by_hand_is_found(documents):
    document = documents["lesson"]
    document.notebook.metadata["widgets"] = {}
    notebooks.write(document.root / document.path, notebooks.text(document.notebook))
    assert "not in its stored form" in agreement_of(document)


def test_stale_unknown_and_unused_facts_are_found(documents):
    document = documents["lesson"]
    swap("**5**", "**6**")(document.notebook)
    assert "the text says '6' where fact 'mean' is '5'" in agreement_of(document)
    swap("fact: mean", "fact: median")(document.notebook)
    said = agreement_of(document)
    assert "there is no fact 'median'; the lesson's facts() has: mean" in said
    assert "fact 'mean' is printed neither here nor in the solutions" in said


def test_every_acronym_of_the_lessons_is_in_the_glossary(documents):
    document = documents["page"]
    swap("NPS", "N")(document.notebook)
    assert "NPS is used in the lessons and not explained" in " ".join(
        map(str, agreement.glossary(document))
    )


def test_trouble_with_the_module_is_one_finding(documents, monkeypatch):
    def module_of(stem):
        raise ValueError(f"{stem} has no module. Do this: write it.")

    monkeypatch.setattr(lessons, "module_of", module_of)
    said = agreement_of(documents["lesson"])
    assert said == "notebooks/90_sample.ipynb: 90_sample has no module. Do this: write it."


def test_a_lesson_needs_text_before_its_first_code(documents):
    notebook = documents["lesson"].notebook
    notebook.cells.insert(0, new_code_cell("1"))
    assert "cell 1: no sentence announces" in " ".join(
        map(str, code.announced(documents["lesson"]))
    )
