"""A class on a real JupyterHub: how long learners wait, and what each of them costs the server.

    python3 course.py bench classroom
    python -m benchmarks.classroom --learners 1 5 10 20 30 --write

All learners of a class arrive at the same moment, the worst case, or `--apart` seconds after each
other. Each fetches the course, runs a whole lesson and its exercises, and saves both; then it is
checked that nobody's work is lost. `--write` puts the figures into `classroom/README.md`. The hub
itself is in `local_hub`, a learner in `one_learner`.
"""

import argparse
import asyncio
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.classroom_page import write
from benchmarks.local_hub import Hub, local_hub
from benchmarks.one_learner import LESSON, Visit, attend
from benchmarks.process_costs import Cost, costs
from benchmarks.rows import Row, table
from benchmarks.set_up import copy_of_the_course

LEARNERS = (1, 5, 10, 20, 30)
TITLE = "A class on JupyterHub"


def class_repository(folder: Path) -> Path:
    """Make the repository that a class fetches: the course as it is now, on the branch `class`."""
    copy_of_the_course(folder)
    git = ["git", "-c", "user.name=Teacher", "-c", "user.email=teacher@example.org"]
    for words in (
        ("init", "--quiet", "--initial-branch=class"),
        ("add", "--all"),
        ("commit", "--quiet", "--message=The course"),
    ):
        subprocess.run([*git, *words], cwd=folder, check=True)
    return folder


async def hold(hub: Hub, repository: Path, learners: int, apart: float = 0.0) -> list[Visit]:
    """Let a class come and work; give how it went for each."""

    async def come(number: int) -> Visit:
        await asyncio.sleep(apart * (number - 1))
        return await attend(hub, repository, number)

    return await asyncio.gather(*(come(number) for number in range(1, learners + 1)))


def measure_class(learners: int, apart: float = 0.0, python: str = sys.executable) -> dict:
    """Measure one class on a hub of its own.

    Returns
    -------
    dict
        Seconds since arrival, MB and seconds of computing, as they stand in `measured.json`.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        (folder / "hub").mkdir()
        repository = class_repository(folder / "course")
        with local_hub(folder / "hub", python) as hub:
            visits = asyncio.run(hold(hub, repository, learners, apart))
            spent = costs(hub.pid)
    return figures(visits, spent) | {"learners": learners, "apart": apart}


def figures(visits: list[Visit], spent: dict[tuple[str, str], Cost]) -> dict:
    """Put together what a class waited and what it cost."""
    of_each = [
        sum((spent.get((visit.name, part), Cost()) for part in ("server", "kernel")), Cost())
        for visit in visits
    ]
    of_all = sum(spent.values(), Cost())

    def middle(values: Iterable[float]) -> float:
        return round(statistics.median(values), 1)

    def longest(values: Iterable[float]) -> float:
        """Give the longest time; unknown as soon as one is, since `max` would pass over it."""
        known = list(values)
        return math.nan if any(map(math.isnan, known)) else round(max(known), 1)

    return {
        "all_servers_up": longest(visit.server for visit in visits),
        "first_cell": middle(visit.first_cell for visit in visits),
        "first_cell_slowest": longest(visit.first_cell for visit in visits),
        "done": middle(visit.done for visit in visits),
        "done_slowest": longest(visit.done for visit in visits),
        "server_mb": middle(spent.get((v.name, "server"), Cost()).own for v in visits),
        "kernels_mb": middle(spent.get((v.name, "kernel"), Cost()).own for v in visits),
        "own_mb": middle(cost.own for cost in of_each),
        "resident_mb": middle(cost.resident for cost in of_each),
        "seconds": middle(cost.seconds for cost in of_each),
        "seconds_with_hub": round(of_all.seconds / len(visits), 1),
        "hub_mb": round(spent["", "hub"].own, 1),
        "proxy_mb": round(spent["", "proxy"].own, 1),
        "finished": sum(not math.isnan(visit.done) for visit in visits),
        "broken": {visit.name: visit.broken for visit in visits if visit.broken},
        "problems": {visit.name: visit.problem for visit in visits if visit.problem},
    }


def rows(run: dict) -> list[Row]:
    """Give one class as rows of the table of all benchmarks."""
    n = run["learners"]
    who = f"{n} learner{'s' if n > 1 else ''}" + (
        f", {run['apart']:g} s apart" * bool(run["apart"])
    )
    first, done = run["first_cell_slowest"], run["done_slowest"]
    again = f"connections made again: {sum(map(len, run['broken'].values()))}"
    kernels = f"server {run['server_mb']:.0f}, two kernels {run['kernels_mb']:.0f}"
    return [
        Row(f"{who}: all servers up", run["all_servers_up"], "s"),
        Row(f"{who}: first cell done", run["first_cell"], "s", note=f"the slowest {first:.0f} s"),
        Row(f"{who}: all done and saved", run["done"], "s", note=f"the slowest {done:.0f} s"),
        Row(
            f"{who}: computing for each", run["seconds_with_hub"], "s", note="with the hub's share"
        ),
        Row(f"{who}: memory for each", run["own_mb"], "MB", note=kernels),
        Row(f"{who}: the same, nothing shared", run["resident_mb"], "MB"),
        Row(f"{who}: hub and proxy", run["hub_mb"] + run["proxy_mb"], "MB"),
        Row(f"{who}: who lost something", len(run["problems"]), "people", 0, again),
    ]


def measure(learners: Iterable[int] = LEARNERS, apart: float = 0.0) -> list[Row]:
    """Measure classes of several sizes."""
    return [row for run in _runs(learners, apart) for row in rows(run)]


def _runs(learners: Iterable[int], apart: float) -> list[dict]:
    measure_class(1)  # so that the first figures are not those of a cold disk
    found = []
    for count in learners:
        found.append(measure_class(count, apart))
        print(f"a class of {count}: {json.dumps(found[-1])}", file=sys.stderr, flush=True)
    return found


def machine() -> dict:
    """Say where this is measured, and how busy it was before."""
    return {
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "system": platform.system(),
        "python": platform.python_version(),
        "lesson": LESSON,
    }


def main(words: list[str]) -> int:
    """Measure the classes that the words name."""
    parser = argparse.ArgumentParser(prog="benchmarks.classroom", description=TITLE)
    parser.add_argument("--learners", type=int, nargs="+", default=LEARNERS, metavar="N")
    parser.add_argument("--apart", type=float, default=0.0, help="seconds between two arrivals")
    parser.add_argument("--write", action="store_true", help="keep the figures for the README")
    options = parser.parse_args(words)
    here = machine()
    try:
        runs = _runs(options.learners, options.apart)
    except ValueError as problem:
        print(f"Stop: {problem}", file=sys.stderr)
        return 1
    print(table(TITLE, [row for run in runs for row in rows(run)]))
    if options.write:
        write({"machine": here, "runs": runs})
    return int(any(run["problems"] for run in runs))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
