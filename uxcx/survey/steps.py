"""The controls of each step of the panel: what is asked, and what was chosen.

Labels hold text of the user's file, so they go through `plain`, and ipywidgets shows them as text.
"""

from html import escape
from pathlib import Path

import ipywidgets as widgets

from uxcx.controls import checkbox, dropdown, number_box
from uxcx.survey.cleaning import CHOICES
from uxcx.survey.dates import is_ambiguous, looks_like_date
from uxcx.survey.examples import EXAMPLES
from uxcx.survey.guessing import Guess
from uxcx.survey.preparing import Prepared
from uxcx.survey.privacy import Flag
from uxcx.survey.roles import ROLES, SCALES, SUS_ITEMS
from uxcx.survey.shown import people, plain, quoted
from uxcx.survey.table import Column, Table
from uxcx.survey.values import WORDS, words_of

MOST_ASKED = 60
LARGEST_UPLOAD_MB = 8
STYLE = """<style>
.uxcx-survey .widget-label, .uxcx-survey .widget-label-basic,
.uxcx-survey .widget-label-basic span {
  white-space: normal; overflow: visible; height: auto; text-align: left; line-height: 1.4; }
.uxcx-survey .widget-text input { width: 100%; }
</style>"""
"""Lets long labels wrap; ipywidgets would cut them off."""

_NO_EXAMPLE = "no example"
_NO_SCALE = "no scale"
_DAY, _MONTH = "3 April", "4 March"


class Choice:
    """Step 1: an upload, a path, or an example."""

    def __init__(self):
        self.upload = widgets.FileUpload(
            accept=".csv,.tsv,.txt,.xlsx",
            description=f"Choose a file, up to {LARGEST_UPLOAD_MB} MB",
            layout=widgets.Layout(width="auto", min_height="32px", align_self="flex-start"),
        )
        self.path = text_box("Or the path of a file, of any size", "")
        self.examples = dropdown("Or an example", [_NO_EXAMPLE, *EXAMPLES], _NO_EXAMPLE)
        self.controls = (self.upload, self.path, self.examples)

    @property
    def named_example(self) -> str:
        """Name of the example; empty if none is chosen."""
        return self.examples.value if self.examples.value != _NO_EXAMPLE else ""


class PrivacyStop:
    """Step 2: what could say who answered, and which of it is kept on purpose."""

    def __init__(self, flags: list[Flag]):
        self.boxes = {
            name: checkbox(f"Keep {plain(name, 40)} on purpose")
            for name in dict.fromkeys(flag.column for flag in flags)
        }
        said = "".join(f"<li>{escape(str(flag))}</li>" for flag in flags)
        note = widgets.HTML(f"<ul>{said}</ul>")
        self.controls = (note, *self.boxes.values())

    @property
    def kept(self) -> list[str]:
        """Columns that are kept on purpose."""
        return [name for name, box in self.boxes.items() if box.value]


class RoleChoice:
    """Step 3: a dropdown for each column, with the guess chosen and its reason beside it."""

    def __init__(self, table: Table, guesses: list[Guess]):
        useful = sorted(guesses, key=lambda one: one.role == "ignore")[:MOST_ASKED]
        asked = [one for one in guesses if one in useful]
        self.roles = {
            one.column: dropdown(_label(table.columns[one.column], one), ROLES, one.role)
            for one in asked
        }
        self.wordings = {
            name: dropdown(
                f"Words in {plain(name, 40)} mean 1 to 5 by", [_NO_SCALE, *WORDS], _NO_SCALE
            )
            for name in self.roles
            if words_of(table.columns[name])
        }
        for name, wording in self.wordings.items():
            wording.observe(
                lambda change, name=name: self._give_scale(name, change["new"]), "value"
            )
        self.day_month = None
        if any(_is_open(table.columns[one.column]) for one in asked):
            self.day_month = dropdown("The date 03/04 means", [_DAY, _MONTH])
        self.sure = checkbox("I am certain of the scales, whatever the answers look like")
        more = [self.day_month] if self.day_month else []
        left = len(guesses) - len(asked)
        note = [widgets.HTML(f"<p>{people(left, 'more column')} are ignored.</p>")] if left else []
        self.controls = (*self.roles.values(), *self.wordings.values(), *more, self.sure, *note)

    def _give_scale(self, name: str, wording: str) -> None:
        """Make a rating of a column whose words were given a meaning."""
        if wording != _NO_SCALE and self.roles[name].value not in (*SCALES, *SUS_ITEMS):
            self.roles[name].value = "rating 1-5"

    @property
    def chosen(self) -> dict[str, str]:
        """The role of each column that was asked about."""
        return {name: control.value for name, control in self.roles.items()}

    @property
    def words(self) -> dict[str, str]:
        """Columns whose words were given a meaning."""
        return {name: one.value for name, one in self.wordings.items() if one.value != _NO_SCALE}

    @property
    def day_first(self) -> bool | None:
        """Whether the day comes first, if that was answered."""
        answers = {_DAY: True, _MONTH: False}
        return answers.get(self.day_month.value) if self.day_month else None

    @property
    def certain(self) -> list[str]:
        """Ratings whose scale is not to be questioned."""
        return [name for name, role in self.chosen.items() if self.sure.value and role in SCALES]


class RuleChoice:
    """Step 4: the cleaning rules that this file can follow."""

    def __init__(self, prepared: Prepared):
        roles = set(prepared.roles.values())
        can = {"repeats": "id" in roles, "speeders": "seconds" in roles,
               "straight": SUS_ITEMS[0] in roles}  # fmt: skip
        self.boxes = {
            rule: checkbox(words[0].upper() + words[1:], rule == "repeats")
            for rule, words in CHOICES.items()
            if can[rule]
        }
        self.limit = number_box("Fewer seconds make a speeder", 20, 1, 3600)
        limit = [self.limit] if can["speeders"] else []
        note = widgets.HTML(
            "<p>Blanks, and what is no rating on the scale, are always left out.</p>"
        )
        self.controls = (note, *self.boxes.values(), *limit)

    @property
    def chosen(self) -> list[str]:
        """Names of the rules that are ticked."""
        return [rule for rule, box in self.boxes.items() if box.value]

    @property
    def fewest_seconds(self) -> float | None:
        """The limit for speeders, where there is a column for it."""
        return float(self.limit.value) if "speeders" in self.boxes else None


def _is_open(column: Column) -> bool:
    """Tell whether a column holds dates that can be read in two ways."""
    return any(map(looks_like_date, column.texts[:20])) and is_ambiguous(column)


def _label(column: Column, guess: Guess) -> str:
    question = f", {quoted(column.question, 60)}" if column.question else ""
    if column.question.startswith(column.name.rstrip("…")):
        question = ""  # the name is the question, cut off
    return f"{plain(column.name, 60)}{question} ({guess.reason})"


def text_box(label: str, value: str) -> widgets.Text:
    """Make a labelled box for a line of text, with its label above it."""
    return widgets.Text(
        description=label,
        value=value,
        style={"description_width": "initial"},
        layout=widgets.Layout(
            width="100%",
            max_width="560px",
            height="auto",
            display="grid",
            grid_template_rows="auto 32px",
        ),
    )


def free_path(text: str, ending: str) -> Path:
    """Give the path to save to; a file that is there already is not written over.

    Raises
    ------
    ValueError
        If no name is given.
    """
    if not text.strip():
        raise ValueError(f"No name is given; write one such as survey{ending}.")
    path = Path(text.strip())
    path = path if path.suffix.lower() == ending else path.with_name(path.name + ending)
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}_{number}")
        number += 1
    return free
