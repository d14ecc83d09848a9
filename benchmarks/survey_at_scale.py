"""How long a survey of a million rows takes, from the file to the report, and how much memory.

Run by hand, on a quiet machine: `python -m benchmarks.survey_at_scale [--rows N]` (half a minute).
It writes a CSV with ten columns, among them comments, mail addresses and times that all differ,
and lets a fresh Python read, clean and score it and write the report. The bars: under 10 seconds
and under 1 GB at the peak. No timed test: times depend on the machine.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.rows import Row

STEPS = ("import", "read", "score", "report", "all")
BAR_SECONDS, BAR_MEGABYTES = 10, 1000
HEADS = ("id", "submitted", "recommend", "csat", "effort", "region", "channel", "seconds",
         "comment", "email")  # fmt: skip

WORK = """
import json, resource, sys, time
marks = []
mark = lambda: marks.append((time.perf_counter(), time.process_time()))
mark()
from uxcx import survey
mark()
table = survey.read(sys.argv[1])
mark()
analysis = survey.analyse(table)
mark()
analysis.report(sys.argv[2])
mark()
# Linux counts in kilobytes, macOS in bytes.
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
peak /= 1e3 if sys.platform == "linux" else 1e6
steps = [[b - a for a, b in zip(one, other)] for one, other in zip(marks, marks[1:])]
print(json.dumps({"steps": steps, "megabytes": peak,
                  "scores": [str(one.estimate) for one in analysis.scores]}))
"""


def write(path: Path, rows: int) -> None:
    """Write the survey."""
    dice = random.Random(3)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADS)
        for row in range(rows):
            day = f"2025-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
            time = f"{dice.randrange(24):02d}:{dice.randrange(60):02d}:{dice.randrange(60):02d}"
            comment = (
                f"Comment {row}: it took {dice.random():.4f} of my day" if row % 3 == 0 else ""
            )
            mail = f"person{row}@example.org" if row % 20 == 0 else ""
            writer.writerow(
                [f"R{row:07d}", f"{day} {time}", dice.randint(0, 10), dice.randint(1, 5),
                 dice.randint(1, 7), dice.choice(("North", "South", "East", "West")),
                 dice.choice(("web", "phone")), dice.randint(5, 900), comment, mail]
            )  # fmt: skip


def run(rows: int) -> tuple[float, dict]:
    """Write a survey and let a fresh Python work on it; give its megabytes and what was found."""
    with tempfile.TemporaryDirectory() as folder:
        survey, report = Path(folder) / "survey.csv", Path(folder) / "report.html"
        write(survey, rows)
        size = survey.stat().st_size / 1e6
        done = subprocess.run(
            [sys.executable, "-c", WORK, survey, report], capture_output=True, text=True, check=True
        )
    found = json.loads(done.stdout)
    found["steps"].append([sum(each) for each in zip(*found["steps"], strict=True)])
    return size, found


def measure(rows: int = 1_000_000) -> list[Row]:
    """Measure once: the way from the file to the report, and the most memory it took."""
    size, found = run(rows)
    clocks = dict(zip(STEPS, (clock for clock, _ in found["steps"]), strict=True))
    note = ", ".join(f"{step} {clocks[step]:.1f} s" for step in STEPS[:-1])
    return [
        Row(f"{rows:,} rows, {size:.0f} MB, to the report", clocks["all"], "s", BAR_SECONDS, note),
        Row("most memory", found["megabytes"], "MB", BAR_MEGABYTES),
    ]


def main() -> None:
    """Measure, and print the steps, the scores and whether the bars are met."""
    reader = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reader.add_argument("--rows", type=int, default=1_000_000)
    rows = reader.parse_args().rows
    size, found = run(rows)
    print(f"{rows:,} rows, {len(HEADS)} columns, {size:.0f} MB")
    print(f"{'':10s}{'seconds':>10s}{'of a processor':>17s}")
    for step, (clock, processor) in zip(STEPS, found["steps"], strict=True):
        print(f"{step:10s}{clock:10.2f}{processor:17.2f}")
    print(f"{'peak':10s}{found['megabytes']:10.0f} MB")
    for sentence in found["scores"]:
        print(sentence)
    too_slow = found["steps"][-1][0] > BAR_SECONDS or found["megabytes"] > BAR_MEGABYTES
    print(f"The bars ({BAR_SECONDS} s, {BAR_MEGABYTES} MB) are {'missed' if too_slow else 'met'}.")


if __name__ == "__main__":
    main()
