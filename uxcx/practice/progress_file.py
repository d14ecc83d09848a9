"""Where a learner's progress lies, and how it is written so that nothing is lost.

Every change reads the file again, joins the new with what is there, and puts a whole new file in
the place of the old one, while a lock keeps other notebooks out. What stands in the file is in
`records`; who writes and what the learner reads of it is in `progress`.
"""

import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from uxcx.practice.records import MOST_BYTES, Newer, NotOurs, Record, Records, dump, parse

VARIABLE = "UXCX_PROGRESS"
NAME = "my_progress.json"

_LANDMARK = "notebooks/00_start.ipynb"
_CHECKOUT = Path(__file__).resolve().parents[2]
_PATIENCE = 3.0
_NAP = 0.003
_MOST_ASIDE = 20


class Trouble(Exception):
    """The file cannot be used at the moment; the message says why in one sentence."""


def course_folder() -> Path | None:
    """Find the course that the learner works in: above the notebook, or around this package."""
    for folder in (*_here(), _CHECKOUT):
        if (folder / _LANDMARK).is_file():
            return folder
    return None


def place() -> Path | None:
    """Give the path of the file; None where nothing is kept.

    The environment variable `UXCX_PROGRESS` goes first: a path, or "off". Outside a course nothing
    is kept, and neither in `solutions/`: whoever runs those has not answered.
    """
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return None if named.lower() == "off" else Path(named).expanduser()
    course = course_folder()
    if course is None or course / "solutions" in _here():
        return None
    return course / NAME


def load(path: Path) -> tuple[dict[str, Record], str]:
    """Read the records, and give a sentence if the file is damaged.

    There are none without a file, and those still readable in a damaged one.

    Raises
    ------
    Trouble
        If a newer course wrote it, or it cannot be opened.
    """
    try:
        records, is_damaged = _read(path)
    except OSError as error:
        raise _explained(path, error) from error
    if not is_damaged:
        return records, ""
    return records, (
        f"{path.name} is damaged. Your next answer begins a new file, and keeps this one aside "
        "under another name."
    )


def update(path: Path, change: Callable[[Records], Records]) -> str:
    """Change the records in the file.

    Parameters
    ----------
    path
        The file; it is made when needed, its folder is not.
    change
        Gives the new records for the old ones. It sees what is in the file right now.

    Returns
    -------
    str
        A sentence for the learner if the file was damaged and set aside, or nothing.

    Raises
    ------
    Trouble
        If it cannot be done. The file is as it was before.
    """
    try:
        path = path.resolve()  # a link stays a link: what it leads to is replaced
        with _locked(path):
            before, is_damaged = _read(path)
            after = change(before)
            if after == before and not is_damaged:
                return ""
            return _replace(path, dump(after), is_damaged)
    except OSError as error:
        raise _explained(path, error) from error
    except NotOurs as problem:
        raise Trouble(f"Your answers are not kept: {problem}.") from problem


def _here() -> list[Path]:
    """List the folder of the notebook that runs, and all folders above it."""
    try:
        return [Path.cwd(), *Path.cwd().parents]
    except OSError:  # somebody deleted it meanwhile
        return []


def _read(path: Path) -> tuple[dict[str, Record], bool]:
    """Give the readable records, and whether the file is damaged."""
    if not path.exists():
        return {}, False
    if not path.is_file():  # a folder, or a pipe that would never end
        raise OSError("something else has its name")
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    try:
        records, unreadable = parse(content)
    except Newer as problem:
        raise Trouble(
            f"{path.name} is left as it is, because {problem}. New answers are not kept, and the "
            "lesson goes on without it."
        ) from problem
    except NotOurs:
        return {}, True
    return records, unreadable > 0


def _replace(path: Path, content: bytes, is_damaged: bool) -> str:
    """Put a new file into its place in one step; keep a damaged one under another name."""
    # Nothing waits for the disk here: a check would take ten times as long. A file that a power cut
    # tears is a damaged file, and that is provided for.
    handle, written = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".writing")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        aside = _set_aside(path) if is_damaged else None
        os.replace(written, path)
    except BaseException:
        Path(written).unlink(missing_ok=True)
        raise
    if aside is None:
        return ""
    return f"{path.name} was damaged. It is kept as {aside.name}, and a new file takes its place."


def _set_aside(path: Path) -> Path:
    for number in range(1, _MOST_ASIDE + 1):
        aside = path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")
        if not aside.exists():
            os.replace(path, aside)
            return aside
    raise OSError(f"{_MOST_ASIDE} damaged ones lie beside it already")


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other notebooks out; the operating system frees the lock even after a crash."""
    end = time.monotonic() + _PATIENCE
    with path.with_name(f".{path.name}.lock").open("a") as handle:
        while not _try_lock(handle):
            if time.monotonic() > end:
                raise OSError("another notebook holds it")
            time.sleep(_NAP)
        yield


def _try_lock(handle) -> bool:
    """Try to lock an open file; tell whether this notebook may go on."""
    try:
        if os.name == "nt":
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except (OSError, AttributeError):  # some network folders have no locks, nor has Python in the
        pass  # browser: better unguarded than unusable
    return True


def _explained(path: Path, error: OSError) -> Trouble:
    reason = error.strerror or str(error)
    return Trouble(
        f"Your answers are not kept at the moment, because {path.name} cannot be used ({reason}). "
        "The lesson goes on without it."
    )
