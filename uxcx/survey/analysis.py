"""What a survey says, with everything that was decided on the way.

It prints as sentences, shows itself in a notebook, and writes its report and its cleaned answers.
How it is made stands in `analysing`.
"""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from uxcx.figures.picture import Picture
from uxcx.survey.guessing import Guess
from uxcx.survey.preparing import Prepared
from uxcx.survey.scores import Score
from uxcx.survey.shown import people, quoted
from uxcx.survey.table import Table


@dataclass(frozen=True, eq=False)
class Analysis:
    """The scores of a survey.

    Attributes
    ----------
    prepared : Prepared
        The file, the roles of its columns, what the privacy stop found, and remarks.
    guesses : list of Guess
        Why roles were guessed, if nobody stated them; else empty.
    rules : tuple of str
        Cleaning rules that were chosen.
    rules_changed : int
        How often the rules were changed after the score had been seen.
    scores : list of Score
        One for each rating.
    kept : numpy.ndarray of bool
        Rows that the chosen rules keep, with or without a rating.
    """

    prepared: Prepared
    guesses: list[Guess]
    rules: tuple[str, ...]
    rules_changed: int
    scores: list[Score]
    kept: np.ndarray

    @property
    def table(self) -> Table:
        """The file as text, and how it was read."""
        return self.prepared.table

    @cached_property
    def pictures(self) -> list[list[Picture]]:
        """The pictures of each score, drawn once for the notebook and the report."""
        from uxcx.survey.charts import pictures

        return [pictures(score) for score in self.scores]

    def __str__(self) -> str:
        """Say it in sentences, one a line."""
        lines = [f"{people(self.table.rows)} in {self.table.how.name}. {self.table.how}"]
        if self.guesses:
            lines.append("Nobody confirmed the roles; they are guesses:")
            lines += [f"- {one}" for one in self.guesses]
        lines += [str(flag) for flag in self.prepared.flags]
        for one in self.scores:
            lines += [f"{quoted(one.rating.name)}: {one.estimate}", *one.more]
        return "\n".join([*lines, *self.prepared.notes])

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        from uxcx.survey.page import results_html

        return {"text/plain": str(self), "text/html": results_html(self)}

    def report(self, path: str | os.PathLike) -> Path:
        """Write the report, one page of HTML; see `uxcx.survey.report`."""
        from uxcx.survey.report import report

        return report(self, path)

    def export(self, path: str | os.PathLike) -> Path:
        """Write the cleaned answers as CSV; see `uxcx.survey.export`."""
        from uxcx.survey.export import export

        return export(self, path)
