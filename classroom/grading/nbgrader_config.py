"""How nbgrader works on this course. It reads this file in the folder where you start it."""

import os

from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    OverwriteCells,
    OverwriteKernelspec,
)

c = get_config()  # noqa: F821  nbgrader defines it

c.CourseDirectory.course_id = "uxcx"

# A blank cell stays as it is in the course: dots to replace, and no other stub.
c.ClearSolutions.code_stub = {"python": ""}

# Seconds for one cell. The first one loads the lesson, which takes a while on a busy machine.
c.Execute.timeout = 60

# A notebook under another name cannot be handed in. Learners need this line in their settings too.
c.ExchangeSubmit.strict = True


class ForgetCopies(DeduplicateIds):
    """Treats all but the last copy of a cell as a cell of the learner's own.

    nbgrader 0.9.6 empties their marks, then takes that for an old format, and stops the marking of
    the whole class (jupyter/nbgrader, issue 1083).
    """

    def preprocess_cell(self, cell, resources, cell_index):
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if not cell.metadata.get("nbgrader", "none"):
            del cell.metadata["nbgrader"]
        return cell, resources


# nbgrader's own steps before it runs a notebook, with that one in the place of its parent.
c.Autograde.sanitize_preprocessors = [
    *(ClearOutput, ForgetCopies, OverwriteKernelspec),
    *(OverwriteCells, CheckCellMetadata),
]

# Marking is nobody's progress.
os.environ["UXCX_PROGRESS"] = "off"
