"""From the files of the course to a folder of static files: lay them out, let JupyterLite build.

What the browser's Python loads is the business of `packages`, `wheels` and `pyodide`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from tools import notebooks
from tools.lite import packages, pyodide, wheels
from tools.lite.wheels import COMPILED, Unavailable
from tools.notebooks import FOLDERS, LESSONS
from tools.site.edition import title

OUTPUT = "lite-site"
FOLDER = "lite"
SETTINGS = ("jupyter_lite_config.json", "jupyter-lite.json", "overrides.json")
START = "start.html"
PAGES = (*FOLDERS, "data", "docs", "README.md")
"""What a learner sees in the file browser. Notebooks link to all of it."""

_IGNORED = shutil.ignore_patterns(".*", "__pycache__")
_OWN_WHEELS = "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi"
KERNEL_WHEELS = ("ipykernel", "piplite", "pyodide_kernel")


def build(root: Path, output: Path, *, complete: bool = False) -> None:
    """Write the browser edition of the course in `root` into `output`, in place of what is there.

    Parameters
    ----------
    root, output
        Folders.
    complete
        Whether the site gets the compiled packages as well.

    Raises
    ------
    Unavailable
        If something cannot be fetched or built. Then `output` stays as it was.
    """
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary).resolve()
        stage(root, place)
        lay_out_python(root, place / "static" / "pyodide", complete=complete)
        _run_jupyterlite(place)
        (place / "site" / "index.html").write_text(start_page(root), encoding="utf-8")
        if output.exists():
            shutil.rmtree(output)
        shutil.move(place / "site", output)


def stage(root: Path, place: Path) -> None:
    """Lay out what JupyterLite reads: its settings, and the files that learners see."""
    for name in SETTINGS:
        shutil.copy(root / FOLDER / name, place)
    for name in PAGES:
        source, target = root / name, place / "files" / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=_IGNORED)
        else:
            shutil.copy(source, target)


def start_page(root: Path) -> str:
    """Write the page that learners open first: what to know, and a link to each lesson."""
    lessons = [path for path in notebooks.find(LESSONS, root) if notebooks.lesson_name(path.stem)]
    items = [
        f'        <li><a href="{link(path)}">{escape(title(notebooks.read(path)))}</a></li>'
        for path in lessons
    ]
    page = (root / FOLDER / START).read_text(encoding="utf-8")
    page = page.replace("FIRST", link(lessons[0]), 1)
    page = page.replace("PROGRESS", link(root / LESSONS / "progress.ipynb"), 1)
    return page.replace("LESSONS", "\n".join(items), 1)


def link(path: Path) -> str:
    """Give the address, from the start page, that opens a notebook."""
    return f"lab/index.html?path={path.parent.name}/{path.name}"


def lay_out_python(root: Path, place: Path, *, complete: bool) -> None:
    """Fill a folder with Python for the browser: Pyodide's core, the packages, and their lock."""
    pins = packages.read(root)
    pyodide.fetch(place)
    pure = [package for package in pins["packages"].values() if packages.is_pure(package)]
    wheels.download(map(wheels.pinned, pure), place)
    if complete:
        wheels.collect(packages.online(pins), root / COMPILED, place)
    added = [wheels.entry(wheels.course(root, place), packages.of_the_course(root))]
    for name in KERNEL_WHEELS:
        [own] = Path(sys.prefix, _OWN_WHEELS).glob(f"{name}-*.whl")
        added.append(wheels.entry(Path(shutil.copy(own, place))))
    lock = packages.lock(pins, added, complete=complete)
    (place / pyodide.LOCK).write_text(lock, encoding="utf-8")


def _run_jupyterlite(place: Path) -> None:
    """Run JupyterLite, and show what it said if it failed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    done = subprocess.run(
        [sys.executable, "-m", "jupyterlite_core", "build", "--output-dir", "site"],
        cwd=place, env={**kept, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).splitlines()[-12:])
        raise Unavailable(f"JupyterLite stopped with these words:\n{last}")
