"""What a reader sees of an analysis, as pieces of HTML: for the notebook and for the report.

All text goes through `escape`, whoever wrote it. The frame of the report stands in `report`.
"""

from collections.abc import Callable
from html import escape

import pandas as pd

from uxcx.figures.picture import table_html
from uxcx.survey.analysis import Analysis
from uxcx.survey.privacy import SMALLEST_GROUP
from uxcx.survey.scores import Score
from uxcx.survey.shown import quoted
from uxcx.survey.table import LONGEST_LABEL


def paragraph(*sentences: str) -> str:
    """Write sentences as one paragraph."""
    return f"<p>{escape(' '.join(sentences))}</p>"


def bullets(sentences: list[str]) -> str:
    """Write sentences as a list, or nothing."""
    items = "".join(f"<li>{escape(one)}</li>" for one in sentences)
    return f"<ul>{items}</ul>" if sentences else ""


def results_html(analysis: Analysis, progress: Callable[[float], None] = lambda share: None) -> str:
    """Write the results as a notebook shows them: sentences, pictures, tables to fold out."""
    parts = ['<div class="tex2jax_ignore mathjax_ignore">']
    for done, (score, drawn) in enumerate(zip(analysis.scores, analysis.pictures, strict=True)):
        progress(done / len(analysis.scores))
        parts += [f"<h3>{escape(title(score))}</h3>", *said(score), changed(score)]
        parts += [picture.html() for picture in drawn]
        parts += [paragraph(ledger_sentence(analysis, score))]
        parts += ["<details><summary>The cleaning ledger as a table</summary>"]
        parts += [ledger_html(score), "</details>"]
    parts += ["<h3>How the file was read</h3>", paragraph(str(analysis.table.how))]
    parts += [bullets(remarks(analysis)), "</div>"]
    return "".join(parts)


def title(score: Score) -> str:
    """Name a score by its column and its measure."""
    if score.rating.role == "sus":
        return score.measure.title
    return f"{score.rating.label}: {score.measure.title}"


def said(score: Score) -> list[str]:
    """Say the score and what belongs to it, each in a paragraph."""
    parts = []
    if score.rating.question:
        parts.append(
            paragraph(f"The question in full: {quoted(score.rating.question, 200)}")
            if len(score.rating.question) > LONGEST_LABEL
            else paragraph(f"In the file, the column is called {quoted(score.rating.name)}.")
        )
    return [*parts, paragraph(str(score.estimate)), *map(paragraph, score.more)]


def changed(score: Score) -> str:
    """Say how the last period differs from the first, and how far groups can be trusted."""
    sentences = []
    if score.change is not None:
        first, last = score.periods.index[0], score.periods.index[-1]
        sentences.append(f"From {first} (before) to {last} (after): {score.change}")
    most = max((len(table) for table in score.segments.values()), default=0)
    if most > 1:
        sentences.append(
            "Groups differ by luck alone, too: where intervals overlap by much, read no ranking."
        )
    return paragraph(*sentences) if sentences else ""


def ledger_sentence(analysis: Analysis, score: Score) -> str:
    """Say whether the rules were chosen before the score was seen, and what others would give."""
    if analysis.rules_changed:
        times = "once" if analysis.rules_changed == 1 else f"{analysis.rules_changed} times"
        when = f"The cleaning rules were changed {times} after the score had been seen."
    else:
        when = "The cleaning rules were chosen before the score was shown."
    if score.ledger.span is None:
        return when
    low, high = score.ledger.span
    return (
        f"{when} Over all {score.ledger.choices} choices of rules the score goes from {low:.1f} "
        f"to {high:.1f}."
    )


def ledger_html(score: Score) -> str:
    """Write the cleaning ledger as a table."""
    table = score.ledger.steps.copy()
    for name in ("score", "change"):
        style = "{:+.1f}" if name == "change" else "{:.1f}"
        table[name] = ["–" if pd.isna(value) else style.format(value) for value in table[name]]
    table["rows left"] = [f"{n:,}" for n in table["rows left"]]
    return table_html(table)


def remarks(analysis: Analysis) -> list[str]:
    """List what a careful reader wants to know: roles, privacy, what could not be read."""
    said = []
    if analysis.guesses:
        said.append("Nobody confirmed what the columns are for; the roles are guesses.")
    said += [f"{flag} {_decision(analysis, flag.column)}" for flag in analysis.prepared.flags]
    comments = [name for name, role in analysis.prepared.roles.items() if role == "comment"]
    if comments:
        said.append("Comments are not printed: they can name people.")
    said.append(
        f"Groups with fewer than {SMALLEST_GROUP} answers are not shown alone, so that nobody can "
        "be guessed."
    )
    return [*said, *analysis.prepared.notes]


def _decision(analysis: Analysis, name: str) -> str:
    if name in analysis.prepared.kept_on_purpose:
        return "It is kept on purpose."
    return "It is left out."
