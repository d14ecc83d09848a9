"""`python3 course.py bench`: all speed and size figures of the course in one table.

Name parts to run only those, as in `course.py bench imports notebooks`. The part `classroom` runs
only when it is named: it takes ten minutes, and packages of its own. The table is printed and
written to `bench/bench.md`, the same figures to `bench/bench.json`. Run it on a quiet machine: what
else runs there is measured too, and the load at the start stands above the table. With `--write`
the table also goes into `docs/speed.md`.
"""

import json
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks import (
    classroom,
    explorer_latency,
    lesson_import,
    notebook_runs,
    set_up,
    suite_time,
    survey_at_scale,
)
from benchmarks.rows import Row, table
from tools.notebooks import ROOT

PARTS = {
    "explorers": ("Explorers, from key press to new picture", explorer_latency.measure),
    "imports": ("Import of a lesson", lesson_import.measure),
    "notebooks": ("Notebooks: peak memory of the kernel, size of the file", notebook_runs.measure),
    "survey": ("A survey of a million rows", survey_at_scale.measure),
    "setup": ("Set-up", set_up.measure),
    "suite": ("Tests", suite_time.measure),
    "classroom": (classroom.TITLE, classroom.measure),
}
ONLY_WHEN_NAMED = {"classroom"}
FOLDER = ROOT / "bench"
PAGE = ROOT / "docs" / "speed.md"
MARKS = ("<!-- measured -->\n", "<!-- /measured -->")
_PACKAGES = ("jupyterlab", "ipywidgets", "matplotlib", "numpy", "pandas")


def machine() -> str:
    """Describe the machine, and how busy it is before anything is measured."""
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{platform.system()}, {os.cpu_count()} cores{load}; "
        f"Python {platform.python_version()}, {packages}"
    )


def write(folder: Path, described: str, measured: dict[str, list[Row]]) -> str:
    """Write both files, and give the readable one."""
    parts = [table(PARTS[part][0], rows) for part, rows in measured.items()]
    text = "\n".join([f"# Speed and size\n\n{described}\n", *parts])
    as_json = {part: [row.as_json() for row in rows] for part, rows in measured.items()}
    folder.mkdir(exist_ok=True)
    (folder / "bench.md").write_text(text, encoding="utf-8")
    (folder / "bench.json").write_text(
        json.dumps({"machine": described, **as_json}, indent=1), encoding="utf-8"
    )
    return text


def put_into_page(described: str, measured: dict[str, list[Row]]) -> None:
    """Put the tables between the marks of the page on speed."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    parts = [table(PARTS[part][0], rows, level=3) for part, rows in measured.items()]
    text = "\n".join([f"\nMeasured on: {described}.\n", *parts])
    PAGE.write_text(before + MARKS[0] + text + MARKS[1] + after, encoding="utf-8")


def main(words: list[str]) -> int:
    """Run the named parts, or all; say which rows are over their bar."""
    publish = "--write" in words
    words = [word for word in words if word != "--write"]
    if unknown := [word for word in words if word not in PARTS]:
        print(f"Stop: there is no part {unknown[0]!r}. Try: {', '.join(PARTS)}.", file=sys.stderr)
        return 1
    described, measured = machine(), {}
    for part in words or [part for part in PARTS if part not in ONLY_WHEN_NAMED]:
        print(f"measuring: {part} …", file=sys.stderr, flush=True)
        measured[part] = PARTS[part][1]()
        text = write(FOLDER, described, measured)  # at once: the whole takes twenty minutes
        if publish:
            put_into_page(described, measured)
    print(text)
    over = [row.what for rows in measured.values() for row in rows if row.verdict == "over"]
    print(f"{len(over)} over the bar: {', '.join(over)}" if over else "All bars are met.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
