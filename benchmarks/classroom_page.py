"""The part of the teachers' page that follows from the measured figures.

`classroom` measures them and keeps them in a file; from there they come into the page, and a test
compares the two. What else the page says, people write.
"""

import json
import math
import re

from tools.notebooks import ROOT

MEASURED = ROOT / "classroom" / "jupyterhub" / "measured.json"
README = ROOT / "classroom" / "README.md"
GUARANTEED_MB = 512  # for each learner on Kubernetes, as values.yaml says
NODE = (8, 32)  # cores and GB of a usual machine there

_MARKED = re.compile(r"(<!-- measured -->\n).*?(\n<!-- end of measured -->)", re.S)


def write(measured: dict) -> None:
    """Keep the figures, and put them into the teachers' page."""
    MEASURED.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    page = README.read_text(encoding="utf-8")
    new = _MARKED.sub(lambda found: found[1] + block(measured) + found[2], page)
    README.write_text(new, encoding="utf-8")


def block(measured: dict) -> str:
    """Write the part of the teachers' page that follows from the figures."""
    here, runs = measured["machine"], measured["runs"]
    lines = [
        f"Measured on {here['cores']} cores ({here['system']}, Python {here['python']}; load "
        f"{here['load']:g} before it began), with lesson {here['lesson']} and its exercises. "
        "Everybody arrives at the same moment, the worst case.",
        "",
        "| learners | all servers up | first cell done | slowest | all done and saved | slowest "
        "| memory each | work lost |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for run in runs:
        lines.append(
            f"| {run['learners']} | {run['all_servers_up']:.0f} s | {run['first_cell']:.0f} s "
            f"| {run['first_cell_slowest']:.0f} s | {run['done']:.0f} s "
            f"| {run['done_slowest']:.0f} s | {run['own_mb']:.0f} MB "
            f"| {len(run['problems']) or 'none'} |"
        )
    size = sizing(measured)
    lines += [
        "",
        f"So each learner keeps one core busy for **{size['seconds']:.0f} seconds**, from the "
        "first click to the last saved cell. On one machine, where servers share what they have "
        f"in common, each takes **{size['own_mb']:.0f} MB**. In a container nothing is shared: "
        f"**{size['resident_mb']:.0f} MB**. Both count a server and two open notebooks. Hub and "
        f"proxy take {size['shared_mb']:.0f} MB together.",
        "",
        "| at the same moment | one machine with | everybody done after about |",
        "|---|---|---|",
    ]
    for learners, cores in ((25, 4), (25, 8), (100, 16)):
        gigabytes = math.ceil((learners * size["own_mb"] + size["shared_mb"]) / 1000 + 1)
        wait = _duration(learners * size["seconds"] / cores)
        lines.append(f"| {learners} | {cores} cores, {gigabytes} GB of memory | {wait} |")
    cores, gigabytes = NODE
    fit = int((gigabytes - 2) * 1000 // GUARANTEED_MB)
    lines += [
        "",
        "| at the same moment | on Kubernetes | everybody done after about |",
        "|---|---|---|",
    ]
    for learners in (100, 1000):
        nodes = math.ceil(learners / fit)
        wait = _duration(learners * size["seconds"] / (nodes * cores))
        lines.append(
            f"| {learners:,} | {nodes} nodes with {cores} cores and {gigabytes} GB each | {wait} |"
        )
    lines += [
        "",
        f"If learners come {size['seconds'] / 4:.0f} seconds after each other, 4 cores are enough "
        "for any number of them, and nobody waits for another.",
    ]
    return "\n".join(lines)


def sizing(measured: dict) -> dict[str, float]:
    """Give what to plan with for each learner: the largest class decides."""
    runs = measured["runs"]
    largest = max(runs, key=lambda run: run["learners"])
    return {
        "seconds": largest["done_slowest"] * measured["machine"]["cores"] / largest["learners"],
        "own_mb": largest["own_mb"],
        "resident_mb": max(run["resident_mb"] for run in runs),
        "shared_mb": largest["hub_mb"] + largest["proxy_mb"],
    }


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.1f} minutes"
