"""Whatever a file holds is words: in the notebook, in the report, and in what is exported."""

import csv
import re
from html.parser import HTMLParser

import pytest

from uxcx.survey import File, analyse, panel
from uxcx.survey.export import neutral
from uxcx.survey.report import POLICY
from uxcx.survey.shown import plain

HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</title><svg onload=alert(1)>",
    "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)", "<!-- -->", "]]>", "{{7*7}}",
    r"$\href{javascript:alert(1)}{x}$", r"\(\unicode{x}\)", "$$", "$\\frac{1}{", "%s%n{0}",
    "=HYPERLINK(\"http://x.example\")", "@SUM(1)", "+1+1", "-2+3", "\t=1+1", "\u202egnp.exe",
    "\u200f\u200e\u2066", "a" * 60_000, "Z\u0352\u0344" * 50, "😀👩‍👩‍👧", "\ud83d".encode(
        "utf-16", "surrogatepass").decode("utf-16", "replace"), "الف", "\x0c\x1b[31m", "NaN",
)  # fmt: skip


class Tags(HTMLParser):
    """Lists the elements of a page and whether any of them could act."""

    def __init__(self, page):
        super().__init__()
        self.names, self.acts = set(), []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.acts += [
            (tag, name, value)
            for name, value in attrs
            if (name.startswith("on") or name in LOADS)
            and not (name == "src" and value.startswith("data:image/png;base64,"))
        ]


LOADS = {"href", "src", "srcset", "srcdoc", "action", "formaction", "background", "data"}
WRITES = {"main", "h1", "h2", "h3", "p", "ul", "li", "figure", "img", "figcaption", "div", "table",
          "thead", "tbody", "tr", "th", "td", "footer", "html", "head", "meta", "title", "style",
          "body", "details", "summary"}  # fmt: skip


def hostile_file(text):
    """Put a text wherever text can be: name, heading, question, segment, comment, rating."""
    cell = '"' + text.replace('"', '""') + '"'
    rows = [f"v1,v2,{cell}", f"Recommend,{cell},Why"]
    rows += [f"{i % 11},{cell if i % 2 else 'b'},{cell}" for i in range(60)]
    return File(text[:50], "\n".join([*rows, f"{cell},b,c"]).encode("utf-8", "replace"))


def analysed(text):
    file = hostile_file(text)
    from uxcx.survey import read

    table = read(file, heading_rows=2)
    roles = dict(zip(table.columns, ("rating 0-10", "segment", "comment"), strict=True))
    return analyse(table, roles, certain=list(table.columns)[:1], keep=list(table.columns))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:30])
def test_no_text_of_the_file_acts_anywhere(text, tmp_path):
    analysis = analysed(text)
    pages = [
        analysis.report(tmp_path / "report.html").read_text("utf-8"),
        analysis._repr_mimebundle_()["text/html"],
    ]
    for page in pages:
        tags = Tags(page)
        assert tags.names <= WRITES and not tags.acts
    assert f'content="{POLICY}"' in pages[0]
    # In JupyterLab these signs would begin a formula, which can hold links.
    words = re.sub(r"<[^>]*>", "", pages[1])
    assert "$" not in words and "\\" not in words
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069\0\x07\x1b]", pages[0] + pages[1])
    with analysis.export(tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [
        c for c in cells if c.lstrip(" \t\r\n\u200b'\"").startswith(("=", "+", "@")) and c[0] != "'"
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("+1+1", "'+1+1"), ("-2+3", "'-2+3"), ("\tx", "'\tx"),
     ("\rx", "'\rx"), (" =1", "' =1"), ("＝1", "'＝1"), ("\u200b=1", "'\u200b=1"), ("'=1", "''=1"),
     ("-5", "-5"), ("+3,5", "+3,5"), ("9", "9"), ("good", "good"), ("", ""), ("a=b", "a=b")],
)  # fmt: skip
def test_formulas_become_text_and_numbers_stay_numbers(text, written):
    assert neutral(text) == written


def test_plain_text_is_one_short_line_of_visible_signs():
    assert plain("a\n\t b\u00a0c") == "a b c"
    assert plain("x" * 100) == "x" * 59 + "…"
    assert plain("5 $ \\ \u202ex") == "5 ＄ ＼ x"
    assert plain("\ud800") == ""


def test_a_hostile_file_does_nothing_in_the_panel():
    opened = panel()
    opened._attempt(lambda: opened._read(hostile_file("<img src=x onerror=alert(1)>$x$")))
    shown = [opened.says.status]
    for step in (opened._ask_roles, opened._confirm, opened._show):
        opened._attempt(step)
        shown.append(opened.says.status)
    for status in shown:
        assert not Tags(status).acts and Tags(status).names <= {"p"}
    for control in opened.roles.roles.values():
        assert "$" not in control.description and not control.description_allow_html
