"""The one place where notebooks of the course are executed.

Everything else (the reading edition, slides) works on notebooks that were executed here.
"""

import copy
import os
import queue
import time
from pathlib import Path

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from tools.notebooks import ROOT, place

CELL_SECONDS = 90
_PATIENCE = 0.5


class SafeClient(NotebookClient):
    """A client that cannot sleep through the end of a cell.

    While a cell runs, nbclient waits on the kernel's shell socket, and answers the messages of
    widgets by a blocking send on that very socket. Now and then the socket's wake-up call for the
    reply is used up by the send: the reply lies there unread, and the client sleeps until the
    timeout of the cell (1 run in 5 on a busy machine). Waiting in short naps, with a fresh look at
    the socket after each, turns that into a pause of half a second at most.
    """

    async def async_start_new_kernel_client(self):
        """Start the client of a kernel, with the short naps built in."""
        client = await super().async_start_new_kernel_client()
        wait_once = client.shell_channel.get_msg

        async def wait_in_naps(timeout: float | None = None):
            deadline = None if timeout is None else time.monotonic() + timeout
            while True:
                left = _PATIENCE if deadline is None else deadline - time.monotonic()
                try:
                    return await wait_once(timeout=max(0.0, min(_PATIENCE, left)))
                except queue.Empty:
                    if left <= _PATIENCE and deadline is not None:
                        raise

        client.shell_channel.get_msg = wait_in_naps
        return client


def execute(notebook: NotebookNode, path: Path, seconds: int = CELL_SECONDS) -> NotebookNode:
    """Run all cells from the top in a new kernel, and return the executed copy.

    Parameters
    ----------
    notebook
        Stays as it is.
    path
        Where the notebook lives; its folder is the working directory.
    seconds
        Longest time for one cell.

    Raises
    ------
    ValueError
        If a cell raises, takes too long or kills its kernel: which cell, and what happened.
    """
    executed = copy.deepcopy(notebook)
    started = [1]
    client = SafeClient(
        executed,
        kernel_name="python3",
        timeout=seconds,
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        extra_arguments=["--log-level=ERROR"],  # the kernel's remarks on itself help no author
        force_raise_errors=True,  # a tag must not hide an error
        on_cell_execute=lambda cell, cell_index: started.append(cell_index + 1),
    )
    try:
        client.execute(env=_environment())
    except CellExecutionError as problem:
        found = f"the code raised {problem.ename}: {' '.join(problem.evalue.split())}"
    except CellTimeoutError:
        found = f"the code was still running after {seconds} s"
    except DeadKernelError:
        found = "the kernel died"
    else:
        return executed
    raise ValueError(
        f"{place(path)}, cell {started[-1]}: {found}. "
        "Do this: open the notebook, choose Restart Kernel and Run All Cells, and mend that cell."
    )


def _environment() -> dict[str, str]:
    """Let `import uxcx` find the checkout, installed or not; a build is nobody's progress."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    python_path = os.pathsep.join(path for path in paths if path)
    return {**os.environ, "PYTHONPATH": python_path, "UXCX_PROGRESS": "off"}
