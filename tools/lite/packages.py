"""Which Python packages the browser gets: the entries of `lite/packages.json`.

An entry has the form that Pyodide reads in its own lock: name, version, file, SHA-256, what it
depends on, what it lets a cell import. A package in pure Python lies in the site; a compiled one
(NumPy, pandas) exists for the browser only in Pyodide's own distribution. How the file is made is
in `pinning`, how the packages' files are fetched in `wheels`.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINS = "lite/packages.json"

KERNEL = ("comm", "ipython", "jedi", "micropip")
"""What the kernel needs before the first cell, besides the wheels that it brings itself."""

NOT_IN_THE_BROWSER = {"jupyterlab", "nbval"}
"""What the course depends on to open and to test notebooks. Here JupyterLite opens them."""

Package = dict[str, object]


def read(root: Path) -> dict:
    """Give the content of `lite/packages.json`."""
    return json.loads((root / PINS).read_text(encoding="utf-8"))


def of_the_course(root: Path) -> list[str]:
    """List what the package `uxcx` needs in the browser, sorted."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {canonicalize_name(Requirement(text).name) for text in project["dependencies"]}
    return sorted(names - NOT_IN_THE_BROWSER)


def is_pure(package: Package) -> bool:
    """Tell whether the package is pure Python, so that the file from PyPI runs in the browser."""
    return str(package["file_name"]).endswith("-none-any.whl")


def online(pins: Mapping) -> list[Package]:
    """List what only Pyodide's own distribution has: each browser fetches it on first use."""
    return [package for package in pins["packages"].values() if not is_pure(package)]


def address(package: Package) -> str:
    """Give the address where Pyodide's distribution has this file."""
    return f"{PYODIDE_CDN_URL}/{package['file_name']}"


def lock(pins: Mapping, added: Iterable[Package], *, complete: bool) -> str:
    """Write the lock that Pyodide reads in the browser.

    Parameters
    ----------
    pins
        What `read` gives.
    added
        The packages that are not pinned: the kernel's own wheels, and the course.
    complete
        Whether the compiled packages lie in the site as well; if not, the lock has their address.
    """
    packages = {name: dict(package) for name, package in pins["packages"].items()}
    if not complete:
        for package in online(pins):
            packages[package["name"]]["file_name"] = address(package)
    packages |= {str(package["name"]): package for package in added}
    return json.dumps({"info": pins["info"], "packages": packages}, indent=1)
