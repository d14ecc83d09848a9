"""The report: one page of HTML that a manager can read, and that opens without a network.

It holds its pictures itself, runs no script, and a policy in its head forbids the browser to load
anything. Every text of the survey file is escaped.
"""

import os
from datetime import date
from html import escape
from pathlib import Path

from uxcx.figures.picture import Picture, table_html
from uxcx.survey import page
from uxcx.survey.analysis import Analysis
from uxcx.survey.scores import Score
from uxcx.survey.shown import people, plain

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'"
_STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1f2937; line-height: 1.5;
  font-family: system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .5rem 0; }
h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; border-top: 2px solid #1f2937; padding-top: 1rem; }
h3 { font-size: 1.05rem; margin: 1.2rem 0 .3rem; }
p, ul { margin: .5rem 0; max-width: 42em; }
.score { font-size: 2rem; font-weight: 700; margin: .3rem 0 0; color: #12337a; }
figure { margin: 1rem 0; display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: flex-start; }
figure img { width: 26rem; height: auto; }
.table { overflow-x: auto; max-width: 100%; overflow-wrap: normal; }
table { border-collapse: collapse; font-size: .9rem; margin: .5rem 0; }
th, td { text-align: right; padding: .15rem .5rem; border-bottom: 1px solid #d1d5db; }
th:first-child { text-align: left; max-width: 11rem; overflow-wrap: anywhere; }
td { white-space: nowrap; }
footer { border-top: 1px solid #6b7280; margin-top: 2rem; font-size: .9rem; }
@media print {
  @page { margin: 15mm; }
  body { font-size: 9.5pt; line-height: 1.35; }
  main { max-width: none; padding: 0; }
  h2 { margin-top: 1rem; }
  figure, table, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  figure { margin: .4rem 0; flex-wrap: nowrap; }
  figure img { max-height: 46mm; max-width: 110mm; width: auto; }
  table { font-size: 7.5pt; line-height: 1.1; margin: .2rem 0; }
}
"""


def report(analysis: Analysis, path: str | os.PathLike, *, today: date | None = None) -> Path:
    """Write the report of an analysis to a file, and give its path.

    Parameters
    ----------
    analysis : Analysis
        What `analyse` gave.
    path : path
        An HTML file, which is replaced if it is there.
    today : date or None
        The date that the report bears; None takes today.

    Raises
    ------
    ValueError
        If the file cannot be written.
    """
    path = Path(path)
    try:
        path.write_text(html(analysis, today or date.today()), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ValueError(
            f"The file {path} cannot be written ({error.strerror}); choose another folder."
        ) from None
    return path


def html(analysis: Analysis, today: date) -> str:
    """Write the whole page."""
    name = plain(analysis.table.how.name)
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="referrer" content="no-referrer">\n',
        f"<title>{escape(f'Survey report: {name}')}</title>\n<style>{_STYLE}</style>\n</head>\n",
        f"<body>\n<main>\n<h1>{escape(f'Survey report: {name}')}</h1>\n",
        page.paragraph(f"{people(analysis.table.rows)}. Written on {_written(today)}."),
        page.bullets([f"{page.title(one)}: {headline(one)}." for one in analysis.scores]),
    ]
    for one, drawn in zip(analysis.scores, analysis.pictures, strict=True):
        parts += _section(analysis, one, drawn)
    parts += [
        "\n<h2>How this was made</h2>",
        page.paragraph(str(analysis.table.how)),
        page.bullets(page.remarks(analysis)),
        page.paragraph(
            "An interval holds the true score in 95 of 100 surveys like this one, if those who "
            "answered are a fair sample of all. It says nothing about people who did not answer."
            if _usual_confidence(analysis)
            else "The confidence of each interval stands with its score."
        ),
        "\n<footer>",
        page.paragraph(
            f"Fingerprint of the file (SHA-256): {analysis.table.how.fingerprint}. Made on this "
            "computer with the course UX and CX by the Numbers; nothing was sent anywhere. "
            "Net Promoter Score is a registered mark of Bain & Company, Fred Reichheld and NICE."
        ),
        "</footer>\n</main>\n</body>\n</html>\n",
    ]
    return "".join(parts)


def headline(score: Score) -> str:
    """Give a score with its interval, short."""
    measure, one = score.measure, score.estimate
    sign = "+" if score.rating.role == "rating 0-10" else ""
    shown = [
        f"{measure.factor * end:{sign}.{0 if measure.factor == 100 or sign else 1}f}"
        for end in (one.estimate, one.low, one.high)
    ]
    unit = f" {measure.unit}" if measure.unit else ""
    if one.low != one.low:
        return f"{shown[0]}{unit} (no interval, n = {one.n:,})"
    return f"{shown[0]}{unit} ({shown[1]} to {shown[2]}, n = {one.n:,})"


def _section(analysis: Analysis, score: Score, drawn: list[Picture]) -> list[str]:
    parts = [f"\n<h2>{escape(page.title(score))}</h2>"]
    parts += [f'<p class="score">{escape(headline(score))}</p>', *page.said(score)]
    parts.append(page.changed(score))
    for picture in drawn:
        caption = f"<figcaption>{_table(picture.table)}</figcaption>"
        parts.append(f"\n<figure>{picture.image}{caption}</figure>")
    parts += ["\n<h3>What was left out</h3>", page.paragraph(page.ledger_sentence(analysis, score))]
    parts.append(f'<div class="table" tabindex="0">{page.ledger_html(score)}</div>')
    return parts


def _table(table) -> str:
    return f'<div class="table" tabindex="0">{table_html(table)}</div>'


def _written(today: date) -> str:
    return f"{today.day} {today:%B %Y}"


def _usual_confidence(analysis: Analysis) -> bool:
    return all(one.estimate.confidence == 0.95 for one in analysis.scores)
