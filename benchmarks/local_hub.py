"""A real JupyterHub on this machine, for the time of a `with` block.

Its parts are those of a classroom: the hub, its proxy, nbgitpuller, one server for each learner,
and their kernels. They live in a folder of their own, answer on 127.0.0.1 only, and end with the
block. What learners do there is in `one_learner`, what it costs in `process_costs`.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.process_costs import descendants, is_running, started

PROXY = "configurable-http-proxy"
PROXY_VERSION = "5.3.0"
SECONDS_TO_START = 120
SECONDS_TO_END = 60

_SETTINGS = """\
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub_port}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.JupyterHub.authenticator_class = "dummy"  # nobody types a password here
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"  # all learners are one user of this machine
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r} + "/{{username}}"
c.Spawner.cmd = [{python!r}, "-m", "jupyterhub.singleuser"]
c.Spawner.args = {arguments!r}
c.Spawner.default_url = "/lab"
c.Spawner.start_timeout = 600  # as in classroom/jupyterhub: a full class starts slowly
c.Spawner.http_timeout = 600
c.JupyterHub.services = [{{"name": "teacher", "api_token": {token!r}}}]
c.JupyterHub.load_roles = [{{
    "name": "teacher", "services": ["teacher"],
    "scopes": ["admin:users", "admin:servers", "tokens"],
}}]
"""


@dataclass(frozen=True)
class Hub:
    """A running hub.

    Attributes
    ----------
    address
        Where it answers.
    token
        What a teacher's program shows to make learners and start their servers.
    pid
        The hub's own process; all others descend from it.
    homes
        One folder for each learner.
    """

    address: str
    token: str
    pid: int
    homes: Path


@contextmanager
def local_hub(folder: Path, python: str = sys.executable) -> Iterator[Hub]:
    """Start a hub in an empty folder, and end everything it started.

    Parameters
    ----------
    folder
        Takes settings, database, log and the learners' homes.
    python
        The Python that has JupyterHub, nbgitpuller and the course.

    Raises
    ------
    ValueError
        If something is missing on this machine: what, and how to get it.
    """
    proxy = _proxy(folder)
    port, hub_port, proxy_port = _free_port(), _free_port(), _free_port()
    homes, token = folder / "homes", secrets.token_hex(16)
    homes.mkdir()
    (folder / "jupyterhub_config.py").write_text(
        _SETTINGS.format(
            port=port, hub_port=hub_port, proxy_port=proxy_port, proxy=proxy, homes=str(homes),
            python=python, arguments=["--allow-root"] if os.geteuid() == 0 else [], token=token,
        ),
        encoding="utf-8",
    )  # fmt: skip
    with (folder / "hub.log").open("w") as log:
        process = subprocess.Popen(
            [python, "-m", "jupyterhub", "-f", "jupyterhub_config.py"],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
    hub = Hub(f"http://127.0.0.1:{port}", token, process.pid, homes)
    try:
        _wait_for(hub, process, folder / "hub.log")
        yield hub
    finally:
        _end(process)


def _proxy(folder: Path) -> str:
    """Give the path of the proxy: the machine's own, or fetched by npm."""
    if not Path("/proc/self/smaps_rollup").exists():
        raise ValueError("Found no /proc with memory figures; run this on Linux.")
    if found := shutil.which(PROXY):
        return found
    npm = shutil.which("npm")
    if npm is None:
        raise ValueError("Found no npm, which fetches JupyterHub's proxy; install Node.js.")
    fetch = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder)]
    done = subprocess.run(
        [*fetch, f"{PROXY}@{PROXY_VERSION}"], cwd=folder, capture_output=True, text=True
    )
    if done.returncode:
        raise ValueError(f"npm could not fetch {PROXY}; its last words: {done.stderr[-300:]}")
    return str(folder / "node_modules" / ".bin" / PROXY)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(hub: Hub, process: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise ValueError(f"The hub stopped at once; its last words: {_tail(log)}")
        try:
            urllib.request.urlopen(hub.address + "/hub/api/", timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise ValueError(f"The hub did not answer in {SECONDS_TO_START} s: {_tail(log)}")


def _tail(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-600:]


def _end(process: subprocess.Popen) -> None:
    """End the hub, which ends its servers; then whatever is still there, each by its number."""
    moments = {}
    for pid in descendants(process.pid):
        with suppress(OSError):
            moments[pid] = started(pid)
    process.terminate()
    try:
        process.wait(timeout=SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid, moment in moments.items():
        if is_running(pid, moment):  # and the number was not given to a new process
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)
    end = time.monotonic() + SECONDS_TO_END
    while any(is_running(*one) for one in moments.items()) and time.monotonic() < end:
        time.sleep(0.05)
