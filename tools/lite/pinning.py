"""Writes `lite/packages.json`: all that the browser may load, each file with its SHA-256.

What Pyodide's distribution has is taken at its version; the rest at the version that
`requirements.txt` pins. Packages in pure Python are fetched once, to learn their hash: Pyodide
packs its own copies anew, so its hashes are not those of the files on PyPI.
"""

import json
import re
import tempfile
from pathlib import Path

from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION
from packaging.utils import canonicalize_name

from tools.lite import packages, pyodide, wheels
from tools.lite.packages import KERNEL, PINS, Package


def write(root: Path) -> list[str]:
    """Find everything that the course needs, write the file, and give the names."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        lock = pyodide.fetch(place / "pyodide")
        known = {canonicalize_name(name): one for name, one in lock["packages"].items()}
        pins = locked_versions(root / "requirements.txt")
        found: dict[str, Package] = {}
        wanted = [*KERNEL, *packages.of_the_course(root)]
        while wanted:
            name = canonicalize_name(wanted.pop())
            if name not in found:
                found[name] = _pinned(name, known.get(name), pins, place)
                wanted += found[name]["depends"]
    content = {
        "pyodide": PYODIDE_VERSION,
        "info": lock["info"],
        "packages": dict(sorted(found.items())),
    }
    (root / PINS).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return sorted(found)


def _pinned(name: str, known: Package | None, pins: dict[str, str], place: Path) -> Package:
    """Give the entry of one package; `known` is Pyodide's, if it has one."""
    if known is None:
        wheel = _fetch(name, pins[name], place)
        return wheels.entry(wheel)
    package = {**known, "name": name, "depends": sorted(map(canonicalize_name, known["depends"]))}
    if packages.is_pure(package):
        wheel = _fetch(name, str(package["version"]), place)
        package |= {"file_name": wheel.name, "sha256": wheels.sha256(wheel)}
    return package


def _fetch(name: str, version: str, place: Path) -> Path:
    folder = place / name
    wheels.download([f"{name}=={version}"], folder, check=False)
    return next(folder.glob("*.whl"))


def locked_versions(requirements: Path) -> dict[str, str]:
    """Give the versions that the learner's lock pins."""
    text = requirements.read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.M))
