"""A release says one version everywhere, and its scheduled checks run what is really there."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

import course
import uxcx

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
NEWEST = re.search(
    r"^## (\S+), (\d{4}-\d\d-\d\d)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M
)
WORKFLOWS = {path.stem: path for path in (ROOT / ".github" / "workflows").glob("*.yml")}


def commands(name):
    """Give every shell command of a workflow."""
    jobs = yaml.safe_load(WORKFLOWS[name].read_text(encoding="utf-8"))["jobs"]
    return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]


def test_one_version_everywhere():
    linked = re.findall(
        r"mybinder\.org/v2/gh/[^/]+/[^/]+/v([^?)\s]+)", (ROOT / "README.md").read_text("utf-8")
    )
    versions = {PROJECT["version"], uxcx.__version__, CITATION["version"], NEWEST[1], *linked}
    assert linked and len(versions) == 1, versions


def test_the_citation_says_what_citing_needs():
    assert CITATION["cff-version"] == "1.2.0"
    for field in ("title", "message", "authors", "abstract", "keywords"):
        assert CITATION[field]
    assert str(CITATION["date-released"]) == NEWEST[2]
    licences = {"LICENSE": "MIT", "LICENSE-TEXT.md": "CC-BY-4.0", "LICENSE-DATA.md": "CC0-1.0"}
    assert CITATION["license"] == list(licences.values())
    assert all((ROOT / file).exists() for file in licences)


def test_the_changelog_lists_versions_newest_first():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = [tuple(map(int, v.split("."))) for v in re.findall(r"^## (\d[\d.]*)", text, re.M)]
    assert versions == sorted(versions, reverse=True) and len(set(versions)) == len(versions)


def test_the_drift_check_installs_from_the_ranges_and_not_from_a_lock():
    steps = commands("drift")
    assert any("--editable" in step and ".[site,lite,test]" in step for step in steps)
    assert not any("requirements" in step for step in steps)
    assert {"site", "lite", "test"} <= PROJECT["optional-dependencies"].keys()
    assert any("--hypothesis-profile=thorough" in step for step in steps)
    on = yaml.safe_load(WORKFLOWS["drift"].read_text(encoding="utf-8"))[True]  # YAML reads "on" so
    assert on["schedule"][0]["cron"]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_what_a_workflow_runs_exists(name):
    for step in commands(name):
        for command in re.findall(r"course\.py (\w+)", step):
            assert command in course.COMMANDS
        for path in re.findall(r"(?<![\w.])(?:\.ci/run|tests/\S+\.cfg)", step):
            assert (ROOT / path).exists()
        for marker in re.findall(r"not (\w+)", step):
            assert f"{marker}: " in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
