"""Taking progress along: a link that downloads it, and the way to put it back.

A borrowed computer, such as Binder's, forgets everything. A file that comes back may be anybody's:
it is read with suspicion (`records.parse`), and nothing of it is quoted.
"""

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

import ipywidgets as widgets

from uxcx.controls import LiveRegion, column, text_block
from uxcx.practice.feedback import Feedback, State
from uxcx.practice.noting import put_back
from uxcx.practice.progress_file import NAME, Trouble
from uxcx.practice.records import MOST_BYTES, NotOurs, Records, dump, parse

_ASK_FOR_FILE = f"Put back a file {NAME} that you downloaded before."


@dataclass(frozen=True)
class Download:
    """A link that saves the progress from the browser, wherever the notebook runs.

    Attributes
    ----------
    records
        What is in it.
    """

    records: Records

    def html(self) -> str:
        """Write the link; it carries the file in its address."""
        if not self.records:
            return f"<p>{escape(repr(self))}</p>"
        data = base64.b64encode(dump(self.records)).decode("ascii")
        return (
            f'<p><a download="{NAME}" href="data:application/json;base64,{data}">'
            f"Download my progress</a> ({count(self.records)}, file {NAME})</p>"
        )

    def __repr__(self) -> str:
        if not self.records:
            return "Nothing stored yet, so there is nothing to download."
        return f"Download my progress ({count(self.records)}): the link shows in JupyterLab."

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": repr(self)}


class RestorePanel:
    """A button to choose the file that is to be put back."""

    def __init__(self):
        self.upload = widgets.FileUpload(
            accept=".json",
            description="Choose my file",
            layout=widgets.Layout(width="auto", min_height="32px", align_self="flex-start"),
        )
        self.result = LiveRegion()
        self.upload.observe(self._restore, "value")
        self.panel = column(text_block(_ASK_FOR_FILE), self.upload, self.result)

    def _restore(self, _change: object) -> None:
        if self.upload.value:
            self.result.show(restored(self.upload.value).html())

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        words = f"{_ASK_FOR_FILE} Run this cell, and a button appears."
        return {
            **self.panel._repr_mimebundle_(),
            "text/html": f"<p>{escape(words)}</p>",
            "text/plain": words,
        }


def restored(source: object) -> Feedback:
    """Put a file back, and say what became of it. Never raises.

    Parameters
    ----------
    source
        A path, the content of a file, or the value of an upload widget.
    """
    try:
        theirs, unreadable = parse(_content(source))
        if unreadable:
            raise NotOurs("it holds entries that the course never wrote")
        remark = put_back(theirs)
    except NotOurs as problem:
        return _refused(f"The file was refused: {problem}.")
    except Trouble as trouble:
        return _refused(str(trouble))
    except Exception as problem:  # a learner gets a sentence, whatever was chosen
        return _refused(f"The file could not be read ({type(problem).__name__}).")
    return Feedback(
        State.CORRECT,
        f"The file held {count(theirs)}. Run the cell with the overview again to see them.\n"
        f"{remark}",
        heading="Put back",
    )


def count(records: Records) -> str:
    """Say how many answers there are."""
    correct = sum(one.state is State.CORRECT for one in records.values())
    return f"{len(records)} answer{'' if len(records) == 1 else 's'}, {correct} correct"


def _content(source: object) -> bytes:
    """Read a path or an upload; never more than a file of progress may have."""
    if isinstance(source, str | os.PathLike):
        path = Path(source).expanduser()
        if not path.is_file():
            raise NotOurs("there is no file with this name in this folder")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    if isinstance(source, tuple | list):  # what an upload widget holds: a tuple of files
        if len(source) != 1:
            raise NotOurs("choose one file")
        (source,) = source
    if isinstance(source, Mapping):
        source = source.get("content")
    if not isinstance(source, bytes | bytearray | memoryview):
        raise NotOurs("give the name of a file, in quotation marks")
    return bytes(source)


def _refused(sentence: str) -> Feedback:
    return Feedback(
        State.NOT_YET, f"{sentence} Your progress is as it was.", heading="Not put back"
    )
