"""How the measures do with ten million answers, beside the plain pandas expression of the same.

Run by hand, on a quiet machine: `python -m benchmarks.measures_at_scale [--rows N] [--json]`
(some minutes; about 3 GB of memory). Seconds are the median of five runs, ours and pandas by
turns. Memory is what a run needs at its peak on top of the column itself. The bars: not slower
than pandas, and not more than twice the column. A measure gives its interval as well, so the
pandas side is asked for the spread where the interval needs it. At the end: how much longer
`import` takes for each module than for NumPy alone; the bar is 0.3 seconds. No timed test: times
depend on the machine.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from uxcx.measures import (
    behaviour,
    correlations,
    nps,
    questionnaires,
    register,
    satisfaction,
    speed,
    stratified,
    times,
)

RUNS = 5


@dataclass(frozen=True)
class Pair:
    """A measure, the pandas expression of the same score, and the columns that both read."""

    name: str
    columns: tuple[str, ...]
    ours: Callable
    plain: Callable
    expression: str


PAIRS = (
    Pair(
        "nps.score",
        ("rating",),
        lambda t: nps.score(t["rating"]),
        lambda t: 100 * ((t["rating"] >= 9).mean() - (t["rating"] <= 6).mean()),
        "100 * ((r >= 9).mean() - (r <= 6).mean())",
    ),
    Pair(
        "satisfaction.csat",
        ("stars",),
        lambda t: satisfaction.csat(t["stars"]),
        lambda t: (t["stars"] >= 4).mean(),
        "(r >= 4).mean()",
    ),
    Pair(
        "satisfaction.mean_rating",
        ("stars",),
        lambda t: satisfaction.mean_rating(t["stars"]),
        lambda t: (t["stars"].mean(), t["stars"].sem()),
        "r.mean(), r.sem()",
    ),
    Pair(
        "questionnaires.seq",
        ("ease",),
        lambda t: questionnaires.seq(t["ease"]),
        lambda t: (t["ease"].mean(), t["ease"].sem()),
        "r.mean(), r.sem()",
    ),
    Pair(
        "times.geometric_mean",
        ("seconds",),
        lambda t: times.geometric_mean(t["seconds"]),
        lambda t: (np.exp(np.log(t["seconds"]).mean()), np.log(t["seconds"]).sem()),
        "exp(log(t).mean()), log(t).sem()",
    ),
    Pair(
        "times.median",
        ("seconds",),
        lambda t: times.median(t["seconds"]),
        lambda t: t["seconds"].median(),
        "t.median()",
    ),
    Pair(
        "speed.percentile",
        ("seconds",),
        lambda t: speed.percentile(t["seconds"], 75),
        lambda t: t["seconds"].quantile(0.75),
        "t.quantile(0.75)",
    ),
    Pair(
        "behaviour.funnel",
        ("seen", "cart", "bought"),
        lambda t: behaviour.funnel(t[["seen", "cart", "bought"]]),
        lambda t: t[["seen", "cart", "bought"]].sum(),
        "table.sum()",
    ),
    Pair(
        "correlations.pearson",
        ("seconds", "spent"),
        lambda t: correlations.pearson(t["seconds"], t["spent"]),
        lambda t: t["seconds"].corr(t["spent"]),
        "x.corr(y)",
    ),
    Pair(
        "stratified.like_for_like",
        ("spent", "group", "country"),
        lambda t: stratified.like_for_like(t["spent"], t["group"], t["country"]),
        lambda t: t.groupby(["country", "group"])["spent"].agg(["size", "mean", "var"]),
        'groupby([s, g])[x].agg(["size", "mean", "var"])',
    ),
)


def answers(rows: int) -> pd.DataFrame:
    """Make up a table of answers with a fixed seed."""
    rng = np.random.default_rng(1)
    depth = rng.random(rows)
    seconds = rng.lognormal(1.0, 0.6, rows)
    return pd.DataFrame(
        {
            "rating": rng.integers(0, 11, rows),
            "stars": rng.integers(1, 6, rows),
            "ease": rng.integers(1, 8, rows),
            "seconds": seconds,
            "spent": seconds + rng.random(rows),
            "seen": depth < 0.9,
            "cart": depth < 0.3,
            "bought": depth < 0.1,
            "group": rng.integers(0, 2, rows),
            "country": rng.integers(0, 8, rows),
        }
    )


def seconds(run: Callable) -> float:
    """Time one run."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def extra_bytes(run: Callable) -> int:
    """Give the most memory that a run holds at one time; NumPy and pandas report theirs."""
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def measure(pair: Pair, table: pd.DataFrame) -> dict[str, object]:
    """Time both sides by turns, then weigh both."""
    columns = table[list(pair.columns)]
    ours, plain = (lambda: pair.ours(columns)), (lambda: pair.plain(columns))
    ours(), plain()  # what is imported inside a function is there from now on
    runs = [(seconds(ours), seconds(plain)) for _ in range(RUNS)]
    size = int(columns.memory_usage(index=False).sum())
    return {
        "measure": pair.name,
        "pandas": pair.expression,
        "seconds": round(statistics.median(one for one, _ in runs), 4),
        "pandas seconds": round(statistics.median(other for _, other in runs), 4),
        "extra memory": round(extra_bytes(ours) / size, 3),
        "pandas extra memory": round(extra_bytes(plain) / size, 3),
        "input megabytes": round(size / 1e6, 1),
    }


def import_seconds(module: str) -> float:
    """Give how much longer a fresh Python needs for a module than for NumPy alone.

    The least of several runs, as other work on the machine only adds to it.
    """
    code = (
        "import time, numpy; start = time.perf_counter(); "
        f"import {module}; print(time.perf_counter() - start)"
    )
    times_needed = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(RUNS)
    ]
    return round(min(times_needed), 3)


def print_table(rows: list[dict[str, object]], imports: dict[str, float]) -> None:
    """Print both tables, with a mark where a bar is missed."""
    head = f"{'measure':26s}{'seconds':>10s}{'pandas':>10s}{'memory':>9s}{'pandas':>9s}"
    print(f"{head}  {'pandas expression':50s}\n{'':45s}{'(times the input)':>19s}")
    for row in rows:
        slow = " slower" if row["seconds"] > row["pandas seconds"] else ""
        large = " more than twice the input" if row["extra memory"] > 2 else ""
        print(
            f"{row['measure']:26s}{row['seconds']:10.3f}{row['pandas seconds']:10.3f}"
            f"{row['extra memory']:9.2f}{row['pandas extra memory']:9.2f}  {row['pandas']}"
            f"{' <-' if slow or large else ''}{slow}{large}"
        )
    print("\nseconds that an import adds to NumPy (bar: 0.3)")
    for module, needed in imports.items():
        print(f"{module:40s}{needed:8.3f}{' <- too slow' if needed > 0.3 else ''}")


def main() -> None:
    """Measure everything and print it."""
    reader = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reader.add_argument("--rows", type=int, default=10_000_000, help="answers in each column")
    reader.add_argument("--json", action="store_true", help="print JSON, not a table")
    asked = reader.parse_args()
    table = answers(asked.rows)
    rows = [measure(pair, table) for pair in PAIRS]
    imports = {
        module: import_seconds(module)
        for module in ("uxcx.measures", *(f"uxcx.measures.{topic}" for topic in register.TOPICS))
    }
    if asked.json:
        print(json.dumps({"rows": asked.rows, "measures": rows, "imports": imports}, indent=1))
    else:
        print_table(rows, imports)


if __name__ == "__main__":
    main()
