"""Pyodide, the Python of the browser: its core, from the npm registry, and the lock it comes with.

The version is the one that the kernel of JupyterLite names; nothing else fits.
"""

import json
import shutil
import subprocess
import tarfile
from pathlib import Path

from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION

from tools.lite.wheels import Unavailable

LOCK = "pyodide-lock.json"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")


def fetch(place: Path) -> dict:
    """Lay the core into the folder `place`, and give the lock of Pyodide's whole distribution.

    Raises
    ------
    Unavailable
        If npm is missing, or cannot fetch it.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise Unavailable(
            "npm is missing, which fetches Pyodide. Install Node.js from nodejs.org, or from your "
            "system's software centre, then run this again."
        )
    place.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [npm, "pack", f"pyodide@{PYODIDE_VERSION}", "--silent", "--pack-destination", place],
        capture_output=True, encoding="utf-8", cwd=place,
    )  # fmt: skip
    archive = next(place.glob("pyodide-*.tgz"), None)
    if done.returncode or archive is None:
        last = (done.stderr.strip() or "npm said nothing").splitlines()[-1]
        raise Unavailable(
            f"npm could not fetch pyodide {PYODIDE_VERSION} ({last}). Check the connection, then "
            "run this again."
        )
    with tarfile.open(archive) as packed:
        for name in CORE:
            (place / name).write_bytes(packed.extractfile(f"package/{name}").read())
        lock = json.load(packed.extractfile(f"package/{LOCK}"))
    archive.unlink()
    return lock
