"""The package files that the browser installs: fetched, checked by their SHA-256, or built here.

Which ones are wanted stands in `packages`.
"""

import email
import hashlib
import shutil
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterable
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.lite.packages import Package, address

COMPILED = "lite-packages"
"""Where compiled packages wait for a complete site; whoever has no network puts them there."""

PYTHON = "3.14"
"""The Python of Pyodide, as the installer wants it named."""

_BROWSER = {"sys_platform": "emscripten", "python_version": PYTHON, "extra": ""}
_ELSEWHERE = {"jupyterlab-widgets", "widgetsnbextension"}  # the page has them, not its Python


class Unavailable(Exception):
    """Something cannot be fetched, or is not what it should be; says what to do next."""


def download(wanted: Iterable[str], place: Path, *, check: bool = True) -> None:
    """Let pip fetch wheels in pure Python into the folder `place`.

    Parameters
    ----------
    wanted
        Requirements such as "six==1.17.0 --hash=sha256:…".
    place
        The folder.
    check
        Whether each must have a hash; false only where the hashes are found out.
    """
    with tempfile.TemporaryDirectory() as temporary:
        listing = Path(temporary, "wanted.txt")
        listing.write_text("\n".join(wanted), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", place,
             "--only-binary=:all:", "--implementation=py", "--abi=none", "--platform=any",
             f"--python-version={PYTHON}", "--requirement", listing,
             *(["--require-hashes"] if check else [])],
            capture_output=True, encoding="utf-8",
        )  # fmt: skip
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if "ERROR" in line]
        raise Unavailable(
            f"pip could not fetch the packages of the browser ({(errors or ['no reason'])[-1]}). "
            "Check the connection, then run this again."
        )


def pinned(package: Package) -> str:
    """Ask pip for exactly this file."""
    return f"{package['name']}=={package['version']} --hash=sha256:{package['sha256']}"


def collect(compiled: Iterable[Package], store: Path, place: Path) -> None:
    """Copy compiled packages from `store` into `place`; fetch into `store` what is not there.

    Raises
    ------
    Unavailable
        If one cannot be fetched, or is not the file that the lock names.
    """
    store.mkdir(exist_ok=True)
    for package in compiled:
        file = store / str(package["file_name"])
        if not file.exists():
            try:
                with urllib.request.urlopen(address(package), timeout=60) as answer:
                    content = answer.read()
            except OSError as problem:
                raise Unavailable(
                    f"{address(package)} cannot be fetched ({problem}). Fetch it elsewhere, put it "
                    f"into the folder {store.name}, then run this again."
                ) from problem
            file.write_bytes(content)
        if sha256(file) != package["sha256"]:
            raise Unavailable(
                f"{store.name}/{file.name} is not the file that was tested. Delete it, then run "
                "this again."
            )
        shutil.copy(file, place)


def course(root: Path, place: Path) -> Path:
    """Build the wheel of the course into `place`, with the shop's tables beside the package.

    They lie there as in a checkout, so that the package finds them without looking any further,
    also where a browser forbids JupyterLite to show its files to Python. Part of the hash goes into
    the file name, so that no browser takes an old copy for the new one.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"] = {"data": "data"}
    builder = WheelBuilder(str(root), config=project)
    wheel = Path(next(builder.build(directory=str(place), versions=["standard"])))
    name, version, tags = wheel.name.split("-", 2)
    return wheel.rename(place / f"{name}-{version}-0{sha256(wheel)[:8]}-{tags}")


def entry(wheel: Path, depends: Iterable[str] | None = None) -> Package:
    """Describe a wheel as Pyodide's lock does; what it depends on is read from it, or given."""
    with zipfile.ZipFile(wheel) as content:
        names = content.namelist()
        [metadata] = [name for name in names if name.endswith(".dist-info/METADATA")]
        about = email.message_from_bytes(content.read(metadata))
    tops = {name.partition("/")[0] for name in names if name.endswith(".py")}
    if depends is None:
        depends = _requirements(about.get_all("Requires-Dist", []))
    return {
        "depends": sorted(depends),
        "file_name": wheel.name,
        "imports": sorted(top.removesuffix(".py") for top in tops),
        "install_dir": "site",
        "name": canonicalize_name(about["Name"]),
        "package_type": "package",
        "sha256": sha256(wheel),
        "unvendored_tests": False,
        "version": about["Version"],
    }


def sha256(file: Path) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _requirements(texts: Iterable[str]) -> set[str]:
    given = map(Requirement, texts)
    needed = {
        canonicalize_name(one.name)
        for one in given
        if one.marker is None or one.marker.evaluate(_BROWSER)
    }
    return needed - _ELSEWHERE
