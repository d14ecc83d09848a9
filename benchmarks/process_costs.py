"""What processes take of the machine: memory and time of computing, as Linux counts them.

Whose they are on a JupyterHub is read from their variables. Who starts and ends them: `local_hub`.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one process, or some together, took so far.

    Attributes
    ----------
    own
        Memory in MB, with pages that several processes share split among them (PSS).
    resident
        Memory in MB, with shared pages counted in full (RSS): what a container may be charged.
    seconds
        Time of computing.
    """

    own: float = 0.0
    resident: float = 0.0
    seconds: float = 0.0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(
            self.own + other.own, self.resident + other.resident, self.seconds + other.seconds
        )


def costs(hub: int) -> dict[tuple[str, str], Cost]:
    """Add up the costs of a hub, given by its process, and of all that descend from it.

    Returns
    -------
    dict
        By owner and part, such as `("learner7", "kernel")`, `("", "hub")` or `("", "proxy")`.
    """
    found: dict[tuple[str, str], Cost] = {}
    for pid in (hub, *descendants(hub)):
        with suppress(OSError):  # a short-lived helper, such as git, may have ended meanwhile
            key = _owner_and_part(pid, hub)
            found[key] = found.get(key, Cost()) + _cost(pid)
    return found


def _owner_and_part(pid: int, hub: int) -> tuple[str, str]:
    command = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    variables = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    owner = next((v[16:].decode() for v in variables if v.startswith(b"JUPYTERHUB_USER=")), "")
    if owner:
        return owner, "kernel" if "ipykernel_launcher" in command else "server"
    return "", "hub" if pid == hub else "proxy"


def _cost(pid: int) -> Cost:
    sizes = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, size, *_ = line.split()
        sizes[name] = int(size) * 1024 / 1e6
    ticks = sum(map(int, _status(pid)[11:15]))  # its own, and its ended children's
    return Cost(sizes["Pss:"], sizes["Rss:"], ticks / os.sysconf("SC_CLK_TCK"))


def started(pid: int) -> str:
    """Give the moment at which a process began; with the number, it names one process for good."""
    return _status(pid)[19]


def is_running(pid: int, moment: str) -> bool:
    """Tell whether the process that began at this moment still runs, and is no mere entry."""
    try:
        return started(pid) == moment and _status(pid)[0] != "Z"
    except OSError:
        return False


def _status(pid: int) -> list[str]:
    """Give the fields of /proc/PID/stat that follow the name of the command."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def descendants(ancestor: int) -> list[int]:
    """List the processes that a process started, and those that they started."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            children.setdefault(int(_status(int(entry.name))[1]), []).append(int(entry.name))
    found, waiting = [], [ancestor]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found
