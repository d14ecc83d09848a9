"""Bring your own survey: from a CSV or Excel file to scores with intervals, and a report.

``survey.panel()`` leads through it in a notebook; ``survey.analyse(path)`` does it in one call.
The file stays on this machine, nothing of it is executed, and nothing is dropped silently. The
scores themselves are `uxcx.measures`.
"""

from uxcx.survey.analysing import analyse
from uxcx.survey.analysis import Analysis
from uxcx.survey.examples import EXAMPLES, example
from uxcx.survey.opening import File
from uxcx.survey.panel import panel
from uxcx.survey.reading import read
from uxcx.survey.table import Table

__all__ = ["EXAMPLES", "Analysis", "File", "Table", "analyse", "example", "panel", "read"]
