"""What the browser loads: pinned once, complete, inside the course's ranges, told in the README."""

import json
import re
import tomllib
import zipfile

import pytest
from jupyterlite_pyodide_kernel.constants import (
    PYODIDE_CDN_URL,
    PYODIDE_PYTHON_VERSION,
    PYODIDE_VERSION,
)
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tools.lite import edition, packages, pinning, wheels
from tools.notebooks import ROOT

PINS = packages.read(ROOT)
PACKAGES = PINS["packages"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = {
    canonicalize_name(given.name): given
    for given in map(Requirement, PROJECT["dependencies"])
    if given.name not in packages.NOT_IN_THE_BROWSER
}
README = (ROOT / "lite" / "README.md").read_text(encoding="utf-8")
SETTINGS = json.loads((ROOT / "lite" / "jupyter-lite.json").read_text(encoding="utf-8"))


def test_the_pins_are_of_the_pyodide_that_the_kernel_wants():
    assert PINS["pyodide"] == PYODIDE_VERSION, "run course.py lite --lock"
    assert PINS["info"]["python"].startswith(PYODIDE_PYTHON_VERSION + ".")
    assert PYODIDE_PYTHON_VERSION == wheels.PYTHON


def test_the_versions_of_the_browser_lie_inside_the_ranges_of_the_course():
    assert set(packages.of_the_course(ROOT)) == NEEDED.keys()
    versions = {name: PACKAGES[name]["version"] for name in NEEDED}
    outside = [str(NEEDED[name]) for name in NEEDED if versions[name] not in NEEDED[name].specifier]
    assert not outside
    assert PINS["info"]["python"] in SpecifierSet(PROJECT["requires-python"])


def test_everything_that_a_package_needs_is_pinned_and_nothing_else():
    reached, wanted = set(), [*packages.KERNEL, *NEEDED]
    while wanted:
        name = wanted.pop()
        if name not in reached:
            reached.add(name)
            wanted += PACKAGES[name]["depends"]
    assert reached == PACKAGES.keys()


@pytest.mark.parametrize("name", ["ipywidgets", "anywidget"])
def test_page_and_python_have_the_same_widgets(name):
    locked = pinning.locked_versions(ROOT / "requirements.txt")
    assert PACKAGES[name]["version"] == locked[name]


def test_every_file_has_its_hash_and_no_address():
    for name, package in PACKAGES.items():
        assert package["name"] == name
        assert re.fullmatch("[0-9a-f]{64}", package["sha256"]), name
        assert re.fullmatch(r"[\w.+-]+\.whl", package["file_name"]), name


def test_the_readme_lists_what_each_browser_fetches():
    told = re.findall(r"^\| ([\w-]+) \| ([\w.]+) \| `([^`]+)` \|$", README, re.M)
    compiled = packages.online(PINS)
    assert told == [(one["name"], one["version"], one["file_name"]) for one in compiled]
    assert "numpy" in {name for name, _, _ in told}
    assert f"`{PYODIDE_CDN_URL}`" in README


def test_only_compiled_packages_come_from_elsewhere():
    own = {"name": "uxcx", "file_name": "uxcx.whl"}
    entries = json.loads(packages.lock(PINS, [own], complete=False))["packages"]
    elsewhere = {name for name, one in entries.items() if "://" in one["file_name"]}
    assert elsewhere == {one["name"] for one in packages.online(PINS)}
    assert entries["numpy"]["file_name"] == packages.address(PACKAGES["numpy"])
    assert entries["uxcx"] == own
    assert "://" not in packages.lock(PINS, [own], complete=True)


def test_the_kernel_finds_all_it_preloads():
    [settings] = SETTINGS["jupyter-config-data"]["litePluginSettings"].values()
    brought = {name.replace("_", "-") for name in edition.KERNEL_WHEELS}
    preloaded = settings["loadPyodideOptions"]["packages"]
    assert set(preloaded) == brought | set(packages.KERNEL)
    assert settings["disablePyPIFallback"] is True


@pytest.fixture(scope="module")
def course_wheel(tmp_path_factory):
    return wheels.course(ROOT, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_of_the_course_brings_the_data_along(course_wheel):
    names = set(zipfile.ZipFile(course_wheel).namelist())
    assert {"uxcx/controls/live_region.js", "data/customers.csv"} <= names
    assert any(name.startswith("data/examples/") for name in names)
    entry = wheels.entry(course_wheel, ["numpy"])
    assert (entry["name"], entry["imports"], entry["depends"]) == ("uxcx", ["uxcx"], ["numpy"])
    assert entry["sha256"][:8] in entry["file_name"], "browsers would keep an old copy"


def test_what_a_wheel_needs_is_read_for_the_browser(tmp_path):
    file = tmp_path / "gloves-1.2-py3-none-any.whl"
    needs = [
        "Hands_Two>=1",
        'windows; sys_platform == "win32"',
        'wool; extra == "warm"',
        "jupyterlab-widgets",
    ]
    lines = ["Name: Gloves", "Version: 1.2", *(f"Requires-Dist: {need}" for need in needs)]
    with zipfile.ZipFile(file, "w") as content:
        content.writestr("gloves/left.py", "")
        content.writestr("gloves-1.2.dist-info/METADATA", "\n".join(lines) + "\n")
    entry = wheels.entry(file)
    assert (entry["name"], entry["version"], entry["imports"]) == ("gloves", "1.2", ["gloves"])
    assert entry["depends"] == ["hands-two"]


@pytest.fixture
def school(tmp_path, monkeypatch):
    """Give a stand-in for Pyodide's distribution, a compiled package in it, and two folders."""
    there = tmp_path / "there"
    there.mkdir()
    (there / "quick.whl").write_bytes(b"compiled")
    package = {"file_name": "quick.whl", "sha256": wheels.sha256(there / "quick.whl")}
    monkeypatch.setattr(wheels, "address", lambda one: (there / one["file_name"]).as_uri())
    (tmp_path / "site").mkdir()
    return package, there, tmp_path / "store", tmp_path / "site"


def test_a_complete_site_fetches_each_compiled_package_once(school):
    package, there, store, site = school
    wheels.collect([package], store, site)
    (there / "quick.whl").unlink()
    wheels.collect([package], store, site)
    assert (site / "quick.whl").read_bytes() == b"compiled"


def test_a_package_that_cannot_be_fetched_says_where_to_put_it(school):
    package, there, store, site = school
    (there / "quick.whl").unlink()
    with pytest.raises(wheels.Unavailable, match=r"quick\.whl cannot be fetched .*folder store"):
        wheels.collect([package], store, site)


def test_a_package_that_was_changed_is_refused(school):
    package, _, store, site = school
    store.mkdir()
    (store / "quick.whl").write_bytes(b"something else")
    with pytest.raises(wheels.Unavailable, match=r"store/quick\.whl is not the file"):
        wheels.collect([package], store, site)
    assert not list(site.iterdir())


def test_the_start_page_leads_to_each_lesson():
    page = edition.start_page(ROOT)
    leads = re.findall(r'href="lab/index\.html\?path=([^"]+)"', page)
    lessons = sorted(path.name for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"))
    assert leads[2:] == [f"notebooks/{name}" for name in lessons]
    assert leads[:2] == ["notebooks/00_start.ipynb", "notebooks/progress.ipynb"]
    assert all((ROOT / lead).is_file() for lead in leads)
    assert not re.search("FIRST|PROGRESS|LESSONS", page)
