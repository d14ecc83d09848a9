"""CSV as survey tools write it: which encoding, which delimiter, and the rows.

Exports differ in both, and seldom say so. What is guessed here is told to the reader, and can be
stated instead. Which rows are headings is the question of `heading`.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, islice

DELIMITERS = (",", ";", "\t", "|")
LONGEST_LINE = 200_000
MOST_COLUMNS = 500
PIECE = 500
_SAMPLE = 64_000
_MOST_CONTROLS, _FEW_CONTROLS = 0.01, 8
_MOST_DAMAGED = 0.1
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {
    "utf-8-sig": "UTF-8 with a byte order mark",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
}
_CONTROLS = bytes(sorted({*range(32), 127} - {9, 10, 12, 13, 26, 27}))
_END = "\x1e\x1f\x1e"
_LINE_END = re.compile(rb"\r\n?|\n")
_TOO_LONG = re.compile(rb"[\r\n][^\r\n]{%d}" % LONGEST_LINE)


def encoding_of(content: bytes) -> str:
    """Guess the encoding: a mark at the start, UTF-8 if nearly all is valid, else Windows-1252.

    Raises
    ------
    ValueError
        If the content is no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(zeros) > 3 and zeros.count(0) > 0.7 * len(zeros):
            return encoding
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(_FEW_CONTROLS, _MOST_CONTROLS * len(sample)):
        raise ValueError(
            "This is a binary file, not a table of text; export the answers as CSV or as .xlsx."
        )
    lost, beyond_ascii = lost_signs(content, "utf-8")
    return "utf-8" if lost <= _MOST_DAMAGED * beyond_ascii else "cp1252"


def lost_signs(content: bytes, encoding: str) -> tuple[int, int]:
    """Count the signs that cannot be read in an encoding, and all signs that are not ASCII."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    lost = beyond_ascii = 0
    for start in range(0, len(content), 1 << 20):
        text = decoder.decode(content[start : start + (1 << 20)])
        if not text.isascii():
            lost += text.count("\ufffd")
            beyond_ascii += len(text) - len(text.encode("ascii", "ignore"))
    at_the_end = decoder.decode(b"", final=True)
    return lost + len(at_the_end), beyond_ascii + len(at_the_end)


def spoken(encoding: str) -> str:
    """Name an encoding as people do."""
    return _NAMES.get(encoding.lower(), encoding)


def check_stated(encoding: str | None, delimiter: str | None) -> None:
    """Refuse an encoding or a delimiter that cannot be one."""
    if delimiter is not None and (
        not isinstance(delimiter, str)
        or len(delimiter) != 1
        or delimiter.isalnum()
        or delimiter in '"\r\n'
    ):
        raise ValueError(
            f'Found delimiter = {delimiter!r}, but a delimiter is one sign; write ",", ";" or '
            '"\\t" for a tab.'
        )
    if encoding is None:
        return
    try:
        b"a".decode(encoding, errors="replace")
    except (LookupError, TypeError):
        raise ValueError(
            f'Found encoding = {encoding!r}, which is not known; write for example "utf-8" or '
            '"cp1252".'
        ) from None


def delimiter_of(content: bytes, encoding: str) -> str:
    """Guess the delimiter: the sign that cuts most rows into the same number of cells."""
    text = _start(content, encoding)
    lines = text.splitlines(keepends=True)
    stated = stated_delimiter(lines[0]) if lines else ""
    if stated:
        return stated
    lines = lines[:-1] if len(lines) > 1 and len(text) == _SAMPLE else lines
    fits = {}
    for delimiter in DELIMITERS:
        try:
            rows = csv.reader(lines[:200], delimiter=delimiter)
            widths = Counter(len(row) for row in rows if any(row))
        except csv.Error:
            continue
        width, hits = max(
            widths.items(), key=lambda one: (one[0] > 1, one[1], one[0]), default=(1, 0)
        )
        if width > 1:
            fits[delimiter] = (hits / widths.total(), width)
    return max(fits, key=fits.get, default=",")


def _start(content: bytes, encoding: str) -> str:
    try:
        return content[: 4 * _SAMPLE].decode(encoding, errors="replace")[:_SAMPLE]
    except UnicodeError:  # UTF-16 without its mark
        raise ValueError(
            f"This file is not {spoken(encoding)}; leave out encoding= to let it be guessed, or "
            "ask the tool for its encoding."
        ) from None


def stated_delimiter(line: str) -> str:
    """Give the delimiter from a first line such as ``sep=;``, which Excel writes; else nothing."""
    line = line.strip('\ufeff\r\n" ')
    return line[4:] if len(line) == 5 and line.lower().startswith("sep=") else ""


def pieces(
    content: bytes, encoding: str, delimiter: str, errors: str, progress: Callable[[float], None]
) -> Iterator[list[list[str]]]:
    """Yield the rows of cells, some hundred at a time; a blank line is a row without cells.

    `errors` is "replace" for an encoding that was guessed and "strict" for one that was stated.

    Raises
    ------
    ValueError
        If a line is not text in this encoding, is longer than any survey, or a quotation mark
        opens and never closes.
    """
    _refuse_long_lines(content, delimiter.encode("ascii", "ignore"))
    raw = io.BytesIO(content)
    text = io.TextIOWrapper(raw, encoding, errors=errors, newline="")
    # An open quotation mark swallows the sign for the end, so it is missing where one is open.
    reader = csv.reader(chain(text, [_END]), delimiter=delimiter)
    number, piece = 0, []
    try:
        while piece := list(islice(reader, PIECE if number else 1)):
            number += len(piece)
            progress(raw.tell() / len(content))
            if len(piece[-1]) == 1 and piece[-1][0].endswith(_END):
                break
            yield piece
    except csv.Error as error:
        problem = "a cell has more than 131,072 signs" if "limit" in str(error) else str(error)
        raise ValueError(
            f"After row {number:,}, {problem}, so a quotation mark there probably opens and never "
            "closes; mend that row, or export again with another delimiter."
        ) from None
    except UnicodeError:
        raise ValueError(
            f"After row {number:,} stands a sign that is not {spoken(encoding)}; leave out "
            "encoding= to let it be guessed, or ask the tool for its encoding."
        ) from None
    if not piece or piece[-1] != [_END]:
        raise ValueError(
            f"A quotation mark at about row {number:,} opens and never closes, so the rest of the "
            "file would be one cell; mend that row, or export the file again."
        )
    yield piece[:-1]


def _refuse_long_lines(content: bytes, delimiter: bytes) -> None:
    """Refuse a line that no survey has, before it is cut into cells."""
    start = content[: LONGEST_LINE + 1]
    if len(start) <= LONGEST_LINE or b"\n" in start or b"\r" in start:
        if not (found := _TOO_LONG.search(content)):
            return
        place, start = found.start() + 1, found[0]
    else:
        place = 0
    row = 1 + len(_LINE_END.findall(content, 0, place))
    cells = start.count(delimiter) if delimiter else 0
    if cells > MOST_COLUMNS:
        raise ValueError(
            f"Found more than {cells:,} columns in row {row:,}, and the limit is {MOST_COLUMNS}; "
            "export one row for each answer and fewer columns."
        )
    raise ValueError(
        f"Row {row:,} has more than {LONGEST_LINE:,} signs in one line, which is no answer of a "
        "person; shorten it, or export again with one row for each answer."
    )
