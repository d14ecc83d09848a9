"""Ranges, locks and environment.yml say the same, and what is imported is what is declared."""

import ast
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CHAIN = (
    "requirements.txt",
    "requirements-site.txt",
    "requirements-lite.txt",
    "requirements-test.txt",
)
LOCKS = (*CHAIN, "requirements-grading.txt", "requirements-classroom.txt")

CONDA_NAMES = {"matplotlib": "matplotlib-base"}  # spares Qt
IMPORT_NAMES = {
    "axe-playwright-python": "axe_playwright_python",
    "ipython": "IPython",
    "sphinx-revealjs": "sphinx_revealjs",
    "jupyterlite-pyodide-kernel": "jupyterlite_pyodide_kernel",
    "pytest-xdist": "xdist",
    "pyyaml": "yaml",
}
USED_WITHOUT_IMPORT = {
    "jupyterhub": "benchmarks/local_hub.py starts it",
    "jupyterlab": "course.py starts it",
    "jupyterlite-core": "tools/lite starts it",
    "myst-nb": "Sphinx loads it for tools/site",
    "pip": "tools/lite starts it",
    "nbgrader": "a teacher starts it; the tests do, in an environment of its own",
    "nbgitpuller": "the servers of a hub load it",
    "nbval": "pytest loads it for --nbval",
    "pytest-xdist": "pytest loads it for -n",
    "ruff": "a command for authors, and of test_code_style.py",
    "sphinx": "tools/site starts it",
    "uv": "course.py starts it",
}


def requirements(texts):
    return {canonicalize_name(given.name): given for given in map(Requirement, texts)}


LEARNER = requirements(PROJECT["project"]["dependencies"])
SITE = requirements(PROJECT["project"]["optional-dependencies"]["site"])
LITE = SITE | requirements(PROJECT["project"]["optional-dependencies"]["lite"])
TESTING = LITE | requirements(PROJECT["project"]["optional-dependencies"]["test"])
GRADING = requirements(PROJECT["project"]["optional-dependencies"]["grading"])
CLASSROOM = requirements(PROJECT["project"]["optional-dependencies"]["classroom"])
TOOLS = TESTING | GRADING | CLASSROOM
RANGES = (
    LEARNER,
    LEARNER | SITE,
    LEARNER | LITE,
    LEARNER | TESTING,
    LEARNER | GRADING,
    LEARNER | CLASSROOM,
)


def pins(lock):
    """Give what a lock pins: (name, version, marker) and the hashes of each."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"), flags=re.M)
    found = {}
    for entry in text.replace("\\\n", " ").splitlines():
        pin, *hashes = entry.split(" --hash=")
        given = Requirement(pin)
        assert [spec.operator for spec in given.specifier] == ["=="], pin
        version = next(iter(given.specifier)).version
        marker = str(given.marker or "")
        found[canonicalize_name(given.name), version, marker] = {item.strip() for item in hashes}
    assert len(found) > 100, f"{lock} was not understood"
    return found


@pytest.mark.parametrize(
    ("lock", "ranges"),
    list(zip(LOCKS, RANGES, strict=True)),
    ids=LOCKS,
)
def test_every_range_holds_what_the_lock_pins(lock, ranges):
    for name, given in ranges.items():
        versions = [version for pinned, version, _ in pins(lock) if pinned == name]
        assert versions, f"{name} is not in {lock}: run course.py lock"
        assert all(given.specifier.contains(version) for version in versions), (given, versions)


def test_each_lock_is_the_one_before_and_tools():
    # Without the markers: a tool may need on more computers what the learner's list needs on some.
    learner, publisher, browser, tester = (
        {(name, version): hashes for (name, version, _), hashes in pins(lock).items()}
        for lock in CHAIN
    )
    assert learner.items() <= publisher.items() <= browser.items() <= tester.items()


@pytest.mark.parametrize("lock", LOCKS[len(CHAIN) :])
def test_a_lock_beside_the_chain_fits_all_others(lock):
    learner, *_, tester = ({pin[:2] for pin in pins(other)} for other in CHAIN)
    beside = {pin[:2] for pin in pins(lock)}
    assert learner <= beside
    shared = {name for name, _ in tester} & {name for name, _ in beside}
    assert not {pin for pin in tester ^ beside if pin[0] in shared}


def test_no_tool_leaks_into_what_a_learner_installs():
    learner, publisher, browser, tester = ({name for name, _, _ in pins(lock)} for lock in CHAIN)
    test_tools = {"hypothesis", "playwright", "pytest-xdist", "ruff", "uv"}
    assert not ({"sphinx", "myst-nb"} | test_tools) & learner
    assert not test_tools & (publisher | browser)
    assert "nbgrader" not in tester  # the tests' JupyterLab is a learner's


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_no_lock_names_an_address(lock):
    assert all(
        hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes)
        for hashes in pins(lock).values()
    )
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-(?!-hash)|file:|\.{0,2}/)", text, re.M)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_constraints_hold_in_the_lock(lock):
    for name, given in requirements(PROJECT["tool"]["uv"]["constraint-dependencies"]).items():
        versions = [version for pinned, version, _ in pins(lock) if pinned == name]
        assert all(given.specifier.contains(version) for version in versions), (given, versions)


def test_conda_and_binder_get_the_same_ranges():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert environment["channels"] == ["conda-forge", "nodefaults"]
    python, pip, *packages, from_here = environment["dependencies"]
    assert re.fullmatch(r"python=3\.\d+", python), "Binder understands this form only"
    assert pip == "pip"
    assert from_here == {"pip": ["-e ."]}
    wanted = {CONDA_NAMES.get(name, name): given.specifier for name, given in LEARNER.items()}
    assert {name: given.specifier for name, given in requirements(packages).items()} == wanted
    minor = python.removeprefix("python=")
    assert minor in Requirement(f"python{PROJECT['project']['requires-python']}").specifier


def test_course_and_package_need_the_same_python():
    asked = re.search(r"version_info < \((\d), (\d+)\)", (ROOT / "course.py").read_text("utf-8"))
    assert PROJECT["project"]["requires-python"] == f">={asked[1]}.{asked[2]}"


def test_every_dependency_has_its_reason_beside_it():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for given in (*LEARNER.values(), *TOOLS.values()):
        assert re.search(rf'^  "{re.escape(given.name)}[^"]*", *# \w', text, re.M), given.name


def imported(sources):
    """Give the packages that these sources import, each with one file that does."""
    local = {path.stem for path in ROOT.iterdir()}
    found = {}
    for path, source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module]
            else:
                continue
            for name in {name.partition(".")[0] for name in names}:
                if name not in sys.stdlib_module_names and name not in local:
                    found[name] = str(path.relative_to(ROOT))
    return found


def python_files(*rooms):
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path, path.read_text(encoding="utf-8")


def notebook_cells(*rooms):
    for room in rooms:
        for path in sorted((ROOT / room).glob("*.ipynb")):
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
                if cell["cell_type"] == "code":
                    yield path, re.sub(r"^[%!].*", "", "".join(cell["source"]), flags=re.M)


def import_names(given):
    return {IMPORT_NAMES.get(name, name) for name in given}


@pytest.fixture(scope="module")
def by_learners():
    return imported([*python_files("uxcx"), *notebook_cells("notebooks", "solutions")])


@pytest.fixture(scope="module")
def by_authors():
    front_door = ROOT / "course.py", (ROOT / "course.py").read_text(encoding="utf-8")
    return imported([*python_files("tools", "tests", "benchmarks"), front_door])


def test_what_lessons_import_is_declared_for_learners(by_learners):
    undeclared = by_learners.keys() - import_names(LEARNER)
    assert not undeclared, {name: by_learners[name] for name in undeclared}


def test_what_authors_import_is_declared(by_authors):
    undeclared = by_authors.keys() - import_names(LEARNER | TOOLS)
    assert not undeclared, {name: by_authors[name] for name in undeclared}


def test_what_is_declared_is_used(by_learners, by_authors):
    unused = import_names(LEARNER.keys() - USED_WITHOUT_IMPORT) - by_learners.keys()
    unused |= import_names(TOOLS.keys() - USED_WITHOUT_IMPORT) - by_authors.keys()
    assert not unused


def test_the_exceptions_are_declared_and_still_exceptions(by_learners, by_authors):
    assert USED_WITHOUT_IMPORT.keys() <= (LEARNER | TOOLS).keys()
    assert not import_names(USED_WITHOUT_IMPORT) & (by_learners.keys() | by_authors.keys())
