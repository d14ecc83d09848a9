"""The panel of the notebook: choose a file, stop for privacy, confirm roles, choose rules, see.

One step opens after the other, and what each step found is said in a sentence that is read aloud.
All of it works by keyboard. What a step asks for is built in `steps`; here is what happens.
"""

from collections.abc import Callable
from html import escape

import ipywidgets as widgets

from uxcx.controls import LiveRegion, button, column, row, text_block
from uxcx.survey import privacy, steps
from uxcx.survey.analysing import scored
from uxcx.survey.analysis import Analysis
from uxcx.survey.examples import example
from uxcx.survey.guessing import guess
from uxcx.survey.opening import File, open_file
from uxcx.survey.page import results_html
from uxcx.survey.preparing import Prepared, prepare
from uxcx.survey.progress import Progress, progress_bar
from uxcx.survey.reading import read
from uxcx.survey.shown import people, plain
from uxcx.survey.table import Table

TITLE = "Bring your own survey"
_HERE = {
    "certain=": "In this panel: tick “I am certain of the scales”, and confirm again.",
    "keep=": "In this panel: tick its box at the privacy stop, and choose Go on again.",
    "words=": "In this panel: where the words are known, choose their meaning below the roles.",
    "roles=": "In this panel: choose a rating for one of the columns, and confirm again.",
}
"""What the panel offers where a refusal names a setting of `analyse`."""


class SurveyPanel:
    """Leads from a file to scores and a report.

    Attributes
    ----------
    panel
        The widget to show.
    analysis : Analysis or None
        The result, once there is one: for further work in the notebook.
    """

    def __init__(self):
        self.analysis: Analysis | None = None
        self.table: Table | None = None
        self.prepared: Prepared | None = None
        self.flags: list[privacy.Flag] = []
        self.shown: tuple | None = None
        self.rules_changed = 0
        self.says = LiveRegion()
        self.bar = progress_bar()
        self.choice = steps.Choice()
        self.places = [column() for _ in range(4)]
        self.choice.upload.observe(self._on_upload, "value")
        start = self._button("Read the file", self._read_chosen)
        self.panel = column(
            widgets.HTML(steps.STYLE),
            text_block(TITLE),
            *self.choice.controls,
            start,
            *self.places[:-1],
            self.bar,
            self.says,
            self.places[-1],
        )
        self.panel.add_class("uxcx-survey")
        self._say("Step 1 of 4. Choose a file, write a path, or take an example.")

    def _button(self, label: str, act: Callable[[], None]) -> widgets.Button:
        made = button(label)
        made.on_click(lambda _button: self._attempt(act))
        return made

    def _attempt(self, act: Callable[[], None]) -> None:
        """Do it; whatever is refused is said in its sentence."""
        try:
            act()
        except ValueError as error:
            self._say(f"Stop: {error}", *(say for word, say in _HERE.items() if word in str(error)))
        finally:
            self.bar.layout.display = "none"

    def _say(self, *sentences: str) -> None:
        self.says.show(status="".join(f"<p>{escape(one)}</p>" for one in sentences if one))

    def _open(self, step: int, *parts: widgets.Widget) -> None:
        """Show a step, and close those after it."""
        self.places[step].children = parts
        for later in self.places[step + 1 :]:
            later.children = ()

    # ------------------------------------------------------------ 1: the file

    def _on_upload(self, change: dict) -> None:
        for one in change["new"]:
            self._attempt(
                lambda one=one: self._read(File(plain(one["name"]), bytes(one["content"])))
            )

    def _read_chosen(self) -> None:
        if self.choice.path.value.strip():
            self._read(open_file(self.choice.path.value.strip()))
        elif self.choice.named_example:
            self._read(open_file(example(self.choice.named_example)))
        else:
            raise ValueError("No file is chosen yet; choose one, write its path, or an example.")

    def _read(self, file: File) -> None:
        self._open(0)
        self.table = read(file, progress=Progress(self.bar))
        self.flags = privacy.flags(self.table)
        found = (
            f"{self.table.how.name}: {people(self.table.rows)}, "
            f"{people(len(self.table.columns), 'column')}."
        )
        if self.flags:
            self.stop = steps.PrivacyStop(self.flags)
            go = self._button("Go on", self._ask_roles)
            self._open(0, text_block("Privacy stop"), *self.stop.controls, go)
            self._say(
                found, str(self.table.how), "Step 2 of 4. Some columns could say who answered. "
                "They are left out, unless you keep one on purpose.",
            )  # fmt: skip
        else:
            self.stop = steps.PrivacyStop([])
            self._ask_roles(found, str(self.table.how), "Nothing was found that says who answered.")

    # ------------------------------------------------------------ 2: privacy, 3: roles

    def _ask_roles(self, *before: str) -> None:
        unkept = [flag for flag in self.flags if flag.column not in self.stop.kept]
        self.roles = steps.RoleChoice(self.table, guess(self.table, unkept))
        confirm = self._button("Confirm the roles", self._confirm)
        self._open(1, text_block("What each column is for"), *self.roles.controls, confirm)
        self._say(*before, "Step 3 of 4. The roles are guesses: correct them, then confirm.")

    def _confirm(self) -> None:
        self._open(2)
        self.prepared = prepare(
            self.table, self.roles.chosen, self.flags, words=self.roles.words,
            day_first=self.roles.day_first, keep=self.stop.kept, certain=self.roles.certain,
        )  # fmt: skip
        self.rules = steps.RuleChoice(self.prepared)
        self.shown, self.rules_changed, self.analysis = None, 0, None
        show = self._button("Show the scores", self._show)
        self._open(2, text_block("Cleaning rules"), *self.rules.controls, show)
        self._say("Step 4 of 4. Choose the cleaning rules before you see a score.")

    # ------------------------------------------------------------ 4: rules and results

    def _show(self) -> None:
        choice = (tuple(self.rules.chosen), self.rules.fewest_seconds)
        self.rules_changed += self.shown not in (None, choice)
        progress = Progress(self.bar)
        self.analysis = scored(
            self.prepared, *choice, rules_changed=self.rules_changed, progress=progress
        )
        self.shown = choice
        self.target = steps.text_box("Save the report as", "survey_report.html")
        save = self._button("Save the report", self._save)
        self.target_table = steps.text_box("Save the cleaned answers as", "survey_cleaned.csv")
        save_table = self._button("Save the cleaned answers", self._save_table)
        results = widgets.HTML(results_html(self.analysis, progress))
        results.add_class("jp-RenderedHTMLCommon")
        saving = (row((self.target, save)), row((self.target_table, save_table)))
        self._open(3, *saving, text_block("Results"), results)
        self._say(*(f"{one.rating.label}: {one.estimate}" for one in self.analysis.scores))

    def _save(self) -> None:
        path = self.analysis.report(steps.free_path(self.target.value, ".html"))
        self._say(f"The report is saved as {path}. Open it in a browser; it needs no network.")

    def _save_table(self) -> None:
        path = self.analysis.export(steps.free_path(self.target_table.value, ".csv"))
        self._say(f"The cleaned answers are saved as {path}.")

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        """Give the live panel, and beside it words for places without a kernel."""
        words = (
            f"The panel “{TITLE}”: choose a CSV or Excel file, and get scores and a report. To use "
            "it, open this notebook in JupyterLab and choose Run, then Run All Cells."
        )
        plain_text = f"{TITLE}. Choose a CSV or Excel file."
        live = self.panel._repr_mimebundle_()
        return {**live, "text/html": f"<p>{escape(words)}</p>", "text/plain": plain_text}


def panel() -> SurveyPanel:
    """Open the panel that leads from a file to scores and a report."""
    return SurveyPanel()
