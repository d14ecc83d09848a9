"""A survey file as bytes: opened once, whole, and refused early if it cannot be a survey.

Everything after this works on the same bytes in memory. So nothing that happens to the file later
changes a result, and the fingerprint says which content was analysed.
"""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 500_000_000
_FINGERPRINT = 12

_OTHER_KINDS = (
    (b"\xd0\xcf\x11\xe0", "an old Excel file (.xls), or one with a password"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf", "a packed file (7-Zip)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"$FL2", "an SPSS file"),
    (b"$FL3", "an SPSS file"),
    (b"PAR1", "a Parquet file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a text document"),
)
_WEB_PAGE = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<script")
_JSON = re.compile(rb"\{\s*[\"}]|\[\s*[\[{\"]")
_QUOTES = "\"'“”‘’„«»"
_LONGEST_SHOWN = 200
HOW_TO = "open it in the program that made it, and save it as CSV or as .xlsx"


@dataclass(frozen=True)
class File:
    """The name of a file and its content."""

    name: str
    content: bytes

    @property
    def is_excel(self) -> bool:
        """Whether it is a zip archive, as .xlsx files are."""
        return self.content.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    @property
    def fingerprint(self) -> str:
        """First part of the SHA-256 of the content."""
        return hashlib.sha256(self.content).hexdigest()[:_FINGERPRINT]


def open_file(source: str | os.PathLike | bytes | File) -> File:
    """Give the content of a path, or of bytes that were uploaded.

    Raises
    ------
    ValueError
        If there is no such file, if it is empty, larger than 500 MB or of a kind that cannot be
        read, or if it changes while it is read.
    """
    if isinstance(source, File):
        file = source
    elif isinstance(source, bytes | bytearray | memoryview):
        file = File("uploaded file", bytes(source))
    elif isinstance(source, str | os.PathLike):
        file = _from_disk(_path(os.fspath(source)))
    else:
        raise ValueError(
            f"Found something of the type {type(source).__name__}, not a file; give the path of a "
            "CSV or Excel file, or what survey.read gave."
        )
    _check_size(len(file.content), file.name)
    _check_kind(file)
    return file


def _path(text: str) -> Path:
    """Give a path as people paste it: in quotation marks, with ~ for the own folder."""
    text = text.strip().strip(_QUOTES).strip()
    if "://" in text[:10]:
        raise ValueError(
            f"Found a link, {_short(text)}; nothing is fetched from the network, so save the file "
            "on this computer, and give its plain path."
        )
    return Path(text).expanduser()


def _short(path: Path | str) -> str:
    return str(path) if len(str(path)) <= _LONGEST_SHOWN else f"…{str(path)[-_LONGEST_SHOWN:]}"


def _from_disk(path: Path) -> File:
    try:
        if path.is_dir():
            raise ValueError(f"Found a folder at {_short(path)}; add the name of the file.")
        if not path.is_file():
            what = "a device, not a file," if path.exists() else "no file"
            where = "" if path.is_absolute() else f", counted from the folder {Path.cwd()}"
            raise ValueError(
                f"Found {what} at {_short(path)}{where}; check the path and the file's name."
            )
        before = path.stat()
        _check_size(before.st_size, path.name)
        content = path.read_bytes()
        same = hashlib.sha256(content).digest() == _digest(path)
        after = path.stat()
    except OSError as error:
        raise ValueError(
            f"The file {_short(path)} cannot be opened ({error.strerror}); check that you may read "
            "it and that no other program holds it."
        ) from None
    except ValueError as error:
        if "null" not in str(error):  # a path with a NUL sign in it
            raise
        raise ValueError(f"Found no file at {_short(repr(str(path)))}; check the path.") from None
    states = {(stat.st_size, stat.st_mtime_ns) for stat in (before, after)}
    if not same or len(states) > 1 or len(content) != after.st_size:
        raise ValueError(
            f"The file {path.name} changed while it was read; wait until the program that writes "
            "it has finished, or work on a copy."
        )
    return File(path.name, content)


def _digest(path: Path) -> bytes:
    """Read a file a second time, piece by piece: some disks keep no exact time of a change."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _check_size(size: int, name: str) -> None:
    if size == 0:
        raise ValueError(f"The file {name} is empty; export it again from the survey tool.")
    if size > MOST_BYTES:
        raise ValueError(
            f"The file {name} has {size / 1e6:,.0f} MB, and the limit is "
            f"{MOST_BYTES / 1e6:,.0f} MB; export fewer columns or a shorter time."
        )


def _check_kind(file: File) -> None:
    start = file.content[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start and not file.content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ValueError(
            f"The file {file.name} holds nothing but blanks; export it again from the survey tool."
        )
    for signature, kind in _OTHER_KINDS:
        if file.content.startswith(signature):
            raise ValueError(f"The file {file.name} is {kind} and cannot be read here; {HOW_TO}.")
    if start.lower().startswith(_WEB_PAGE):
        raise ValueError(
            f"The file {file.name} is a web page or XML, whatever its name says; open it in a "
            "spreadsheet program, and save it as CSV or as .xlsx."
        )
    if _JSON.match(start):
        raise ValueError(
            f"The file {file.name} holds JSON, which is no table; export the answers as CSV or as "
            ".xlsx."
        )
