"""Progress: what a learner answered is kept across restarts, shown, taken along and put back.

This is what the page `notebooks/progress.ipynb` calls. Answers are noted in `noting`.
"""

from uxcx.practice import progress_file
from uxcx.practice.course_map import lessons
from uxcx.practice.feedback import Feedback
from uxcx.practice.noting import kept
from uxcx.practice.overview import Overview
from uxcx.practice.take_along import Download, RestorePanel, restored


def overview() -> Overview:
    """Show what is done in each lesson and what comes next. Works without a file, too."""
    course = progress_file.course_folder()
    records, remark = kept()
    return Overview(lessons(course) if course else [], records, remark)


def download() -> Download:
    """Give a link to download the progress, for work on a borrowed computer such as Binder's."""
    return Download(kept()[0])


def restore(source: object = None) -> Feedback | RestorePanel:
    """Put a file of progress back. It joins what is there: nothing that was correct is lost.

    Parameters
    ----------
    source
        A path, the content of a file, or the value of an upload widget. Without it, a panel asks
        for the file.

    Returns
    -------
    Feedback or RestorePanel
        What became of it, in a sentence; or the panel.
    """
    return RestorePanel() if source is None else restored(source)
