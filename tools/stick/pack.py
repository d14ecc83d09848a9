"""Put the zip together: what git knows of the course, the HTML edition, and the wheels."""

import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from tools.stick.computers import Computer

FIRST = "READ ME FIRST.txt"

_FIRST_TEXT = """\
UX and CX by the Numbers {version}: the whole course, for computers without a network

1. Copy this folder from the stick to the computer. Running it from the stick is slow.
2. To do the lessons, open a terminal in the folder and run

       python3 course.py lab        (on Windows: py course.py lab)

   Needed is Python {pythons}. Everything else is in the folder wheels.
3. To read only, open site/index.html in a browser. That needs no Python.

The wheels fit: {computers}.
On any other computer, with a network, delete the folder wheels first.
"""


def course_files(root: Path) -> list[str]:
    """Name the files of the course that git knows and that are there."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True)
    if listing.returncode:
        raise ValueError(
            f"{root} is no git clone, so it cannot be told what belongs to the course. "
            "Do this: clone the course, and run the command there."
        )
    return [name for name in listing.stdout.split("\0") if name and (root / name).exists()]


def find_pip() -> list[str]:
    """Give the command of a pip: that of this environment, or of the Python that it was made by."""
    of_origin = Path(sys.base_prefix, "python.exe" if os.name == "nt" else "bin/python3")
    for python in (sys.executable, str(of_origin)):
        command = [python, "-m", "pip"]
        if not subprocess.run([*command, "--version"], capture_output=True).returncode:
            return command
    raise ValueError("There is no pip here. On Debian or Ubuntu: sudo apt install python3-pip.")


def fetch_wheels(root: Path, computer: Computer, folder: Path) -> None:
    """Fetch the wheels that one kind of computer needs, each checked against the lock."""
    lock = (root / "requirements.txt").read_text(encoding="utf-8")
    tools = computer.pins((root / "requirements-test.txt").read_text(encoding="utf-8"))
    uv = [
        pin for pin in next(iter(tools.values())) if pin.startswith("uv==")
    ]  # it installs the others in seconds
    command = [*find_pip(), "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += ["--require-hashes", f"--dest={folder}"]
    for release, pins in computer.pins(lock).items():
        with tempfile.TemporaryDirectory() as away:  # from the project's own settings
            wanted = Path(away, "pins.txt")
            wanted.write_text("\n".join(pins + uv) + "\n", encoding="utf-8")
            fit = computer.wheel_options(release)
            fetched = subprocess.run(
                [*command, *fit, "-r", str(wanted)], cwd=away, capture_output=True, text=True
            )
        if fetched.returncode:
            raise ValueError(
                f"The packages for {computer} could not be fetched: "
                f"{' '.join(fetched.stderr.split())[-300:]}"
            )


def pack(
    root: Path, target: Path, version: str, computers: Iterable[Computer], pages: Path
) -> list[str]:
    """Write the zip and name what is in it.

    Parameters
    ----------
    root
        The course, a git clone.
    target
        The zip; its name without `.zip` is the name of the folder in it.
    version
        Printed in the first file to read.
    computers
        The kinds of computers that the wheels have to fit.
    pages
        The folder of the HTML edition.
    """
    computers = list(computers)
    with tempfile.TemporaryDirectory() as gathered:
        wheels = Path(gathered)
        for computer in computers:
            fetch_wheels(root, computer, wheels)
        contents = {name: root / name for name in course_files(root)}
        contents |= {
            f"site/{page.relative_to(pages).as_posix()}": page
            for page in sorted(pages.rglob("*"))
            if page.is_file()
        }
        contents |= {f"wheels/{wheel.name}": wheel for wheel in sorted(wheels.iterdir())}
        first = _FIRST_TEXT.format(
            version=version,
            pythons=" or ".join(dict.fromkeys(computer.python for computer in computers)),
            computers=", ".join(map(str, computers)),
        )
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{target.stem}/{FIRST}", first)
            for name, path in contents.items():
                packed = path.suffix == ".whl"  # already compressed
                method = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
                archive.write(path, f"{target.stem}/{name}", method)
    return list(contents)
