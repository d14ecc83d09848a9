"""Write the three example surveys of `data/examples`: `python -m tools.example_surveys`.

All three are made up: a program with a fixed seed drew every answer, and nobody in them exists.
They show what survey tools export, from tidy to awful. Licence: CC0.
"""

import csv
import io
import random
import sys
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from openpyxl import Workbook

from tools.notebooks import ROOT

FOLDER = ROOT / "data" / "examples"
SEED = 2026
WRITTEN = datetime(2026, 1, 15)

PRAISE = ("Friendly people at the desk.", "We slept very well.", "Breakfast was a feast.")
COMPLAINTS = ("Drilling from eight in the morning.", "The lift was out of order.", "Cold room.")
HOTEL_HEADS = (
    "Response ID",
    "Completed",
    "How likely are you to recommend our hotel? (0-10)",
    "How satisfied were you with your stay? (1-5)",
    "Checking in was easy (1-7)",
    "Hotel",
    "Travelling for",
    "Seconds to complete",
    "Comment",
    "E-mail, if we may write back",
)
HOSTILE = (
    "<script>alert('hello')</script>",
    '=HYPERLINK("http://example.org";"win")',
    "@SUM(1)",
    "Very good;\nvery quick",
    "my name is Anna, please call 0151 2345 6789",
)


def hotel() -> str:
    """Write a tidy CSV: four hotels, one of which is being rebuilt from June on."""
    dice = random.Random(SEED)
    rows = []
    for number in range(1, 421):
        day = date(2025, 1, 6) + timedelta(days=dice.randrange(270))
        place = dice.choice(("Harbour", "Old Town", "Station", "Lakeside"))
        travels = dice.choices(("leisure", "business", "family"), (5, 4, 2))[0]
        mood = dice.gauss(7.9, 1.6) - (2.6 if place == "Station" and day.month >= 6 else 0)
        rating = _within(mood + 0.4, 0, 10)
        stay = _within(mood / 2.1 + dice.gauss(0, 0.5), 1, 5)
        ease = _within(5.6 + dice.gauss(0, 1.2), 1, 7)
        comment = ""
        if dice.random() < 0.25:
            comment = dice.choice(PRAISE if mood > 7 else COMPLAINTS)
        mail = f"guest{number}@example.org" if dice.random() < 0.1 else ""
        rows.append([f"H-{number:04d}", day, rating, stay, ease, place, travels,
                     _within(dice.lognormvariate(4.3, 0.6), 4, 900), comment, mail])  # fmt: skip
    for place in (30, 95, 200, 311):
        rows[place][2] = ""
    rows[77][2] = 11
    rows[120][8] = "Call me about the bill: +44 20 7946 0123"
    rows[240][8] = "=SUM(1+1)*cmd|' /C calc'!A0"
    rows.insert(260, list(rows[250]))
    return _csv([HOTEL_HEADS, *rows], ",")


def awful() -> str:
    """Write a CSV with everything that goes wrong: the lesson is that it can still be read."""
    dice = random.Random(SEED + 1)
    words = {0: "not at all likely", 5: "neutral", 9: "very likely", 10: "extremely likely"}
    rows = []
    for number in range(1, 181):
        day = date(2025, 9, 1) + timedelta(days=dice.randrange(90))
        rating = _within(dice.gauss(7.4, 2.1), 0, 10)
        label = f"{rating} - {words[rating]}" if rating in words else str(rating)
        stars = "★" * _within(dice.gauss(3.9, 0.9), 1, 5)
        written = (day - date(1899, 12, 30)).days if number % 3 == 0 else f"{day:%d.%m.%Y}"
        team = dice.choice(("Nord", "Süd", "Außendienst"))
        seconds = f"{dice.lognormvariate(3.8, 0.5):.1f}".replace(".", ",")
        rows.append([1000 + number, written, label, stars, team, seconds, "", f"Person {number}"])
    for place, cell in ((11, "k. A."), (40, "99"), (70, ""), (90, "8-9"), (130, "n/a")):
        rows[place][2] = cell
    for place, cell in zip((5, 25, 45, 65, 85), HOSTILE, strict=True):
        rows[place][6] = cell
    rows.insert(100, list(rows[99]))
    rows.insert(60, [""] * 8)
    rows.append(list(rows[3][:4]))
    title = ["Export: service survey, autumn 2025"]
    codes = ["lfdn", "v1", "v2", "v3", "v4", "v5", "v6", "v7"]
    asked = ["Respondent number", "Date", "How likely are you to recommend us?", "Your rating",
             "Team", "Duration (seconds)", "Anything else?", "Name"]  # fmt: skip
    return "\ufeff" + _csv([title, [], codes, asked, *rows], ";")


def software() -> bytes:
    """Write an Excel file: ten SUS items of 72 people, two versions of a program."""
    dice = random.Random(SEED + 2)
    book = Workbook()
    sheet = book.active
    sheet.title = "Answers"
    items = [f"SUS{item:02d}" for item in range(1, 11)]
    sheet.append(["Participant", "Date", "Version", "Seconds", *items])
    for number in range(1, 73):
        version = "new" if number % 2 else "old"
        liking = dice.gauss(3.9 if version == "new" else 3.3, 0.6)
        answers = [
            _within((liking if item % 2 else 6 - liking) + dice.gauss(0, 0.7), 1, 5)
            for item in range(1, 11)
        ]
        day = datetime(2025, 10, 6) + timedelta(days=number // 5)
        sheet.append(
            [f"P{number:02d}", day, version, _within(dice.gauss(95, 30), 15, 300), *answers]
        )
    sheet["H20"] = None
    for column in "EFGHIJKLMN":
        sheet[f"{column}41"] = 3
    book.properties.created = book.properties.modified = WRITTEN
    written = io.BytesIO()
    book.save(written)
    return _repacked(written.getvalue())


def files() -> dict[str, bytes]:
    """Give each file of the folder with its content."""
    return {
        "hotel_survey.csv": hotel().encode(),
        "software_sus.xlsx": software(),
        "awful_export.csv": awful().encode(),
    }


def main() -> int:
    """Write the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in files().items():
        (FOLDER / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    return 0


def _within(value: float, low: int, high: int) -> int:
    return max(low, min(high, round(value)))


def _csv(rows: Sequence[Sequence[object]], delimiter: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _repacked(content: bytes) -> bytes:
    """Pack a workbook anew, without the times at which its parts were written."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for info in old.infolist():
            part = old.read(info.filename)
            if info.filename == "docProps/core.xml":  # saving puts the present time there
                start, end = part.index(b"<dcterms:modified"), part.index(b"</dcterms:modified>")
                middle = part.index(b">", start) + 1
                part = part[:middle] + f"{WRITTEN:%Y-%m-%dT%H:%M:%SZ}".encode() + part[end:]
            stamp = zipfile.ZipInfo(info.filename, WRITTEN.timetuple()[:6])
            stamp.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(stamp, part)
    return packed.getvalue()


if __name__ == "__main__":
    sys.exit(main())
