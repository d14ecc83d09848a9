"""What Binder would build, by the tool that Binder builds with, and where its badge leads.

repo2docker stops before it needs a container engine, and prints its Dockerfile. It has an
environment of its own, since nothing else in the course needs it.
"""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

import course
from benchmarks.set_up import copy_of_the_course

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
REPO2DOCKER = "jupyter-repo2docker==2026.4.0"

# All files that change what repo2docker builds (its documentation, "configuration files").
CONFIGURATION = """
.binder binder environment.yml environment.yaml Pipfile Pipfile.lock requirements.txt setup.py
pyproject.toml runtime.txt apt.txt postBuild start install.R DESCRIPTION Project.toml REQUIRE
default.nix Dockerfile
""".split()  # noqa: SIM905


def test_the_badge_opens_the_first_lesson_of_this_release_in_jupyterlab():
    (badge,) = re.findall(r"\(docs/binder\.svg\)\]\((\S+)\)", README)
    address = urlsplit(badge)
    assert (address.netloc, address.path.split("/")[1:3]) == ("mybinder.org", ["v2", "gh"])
    assert address.path.endswith(f"/v{VERSION}"), "a moving branch would be built at each commit"
    opened = parse_qs(address.query)["urlpath"][0]
    assert opened == "lab/tree/" + course.FIRST_NOTEBOOK
    assert (ROOT / opened.removeprefix("lab/tree/")).is_file()


def test_nothing_else_in_the_folder_changes_the_build():
    present = {name for name in CONFIGURATION if (ROOT / name).exists()}
    # environment.yml goes before the other two, which repo2docker then leaves alone.
    assert present == {"environment.yml", "requirements.txt", "pyproject.toml"}


def test_nothing_large_comes_along_that_no_lesson_needs():
    packages = [one for one in ENVIRONMENT["dependencies"] if isinstance(one, str)]
    names = {re.match(r"[\w-]+", one)[0] for one in packages}
    assert not names & {"matplotlib", "pytest", "playwright", "sphinx", "nodejs", "r-base"}
    known = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if known.returncode:
        pytest.skip("this copy of the course has no git, so what Binder would copy is unknown")
    sizes = [
        (ROOT / name).stat().st_size
        for name in known.stdout.split("\0")
        if name and (ROOT / name).exists()
    ]
    assert sum(sizes) < 40e6


def test_learners_are_told_what_binder_forgets_and_how_to_keep_it():
    lines = [line for line in README.splitlines() if line.startswith("- Binder")]
    assert len(lines) == 1
    for word in (
        "forgets",
        "ten idle minutes",
        "notebooks/progress.ipynb",
        "**File**, **Download**",
    ):
        assert word in lines[0]
    page = json.loads((ROOT / "notebooks" / "progress.ipynb").read_text(encoding="utf-8"))
    sources = "".join("".join(cell["source"]) for cell in page["cells"])
    for word in ("Binder", "progress.download()", "progress.restore()"):
        assert word in sources


@pytest.fixture(scope="module")
def build(new_environment, tmp_path_factory):
    """Let repo2docker say what it would build from the files that git knows."""
    folder = tmp_path_factory.mktemp("binder")
    python = new_environment(folder / "environment", REPO2DOCKER)
    copy = folder / "copy"
    copy.mkdir()
    copy_of_the_course(copy)
    words = ["--no-build", "--debug", "--user-id=1000", "--user-name=jovyan", str(copy)]
    done = subprocess.run(
        [python.parent / "jupyter-repo2docker", *words], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.mark.install
@pytest.mark.skipif(course.WINDOWS, reason="repo2docker runs on Linux and macOS")
class TestWhatBinderBuilds:
    def test_python_is_the_one_that_environment_yml_names(self, build):
        assert f"Building conda environment for {ENVIRONMENT['dependencies'][0]}\n" in build
        assert "unspecified" not in build and "WARNING" not in build

    def test_what_is_installed_is_environment_yml_and_nothing_else(self, build):
        own_steps = build.split("# Copy stuff.")[1]
        assert own_steps.count('env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"') == 1
        steps = re.findall(r"^RUN (?!TIMEFORMAT)(.*)", own_steps, re.M)
        assert steps == [], "a postBuild, or another surprise"
        assert "requirements" not in own_steps and "pip install" not in own_steps

    def test_the_course_lies_where_the_badge_looks(self, build):
        assert "COPY --chown=1000:1000 src/ ${REPO_DIR}/" in build
        assert "ARG REPO_DIR=${HOME}" in build

    def test_no_system_package_is_added(self, build):
        before = build.split("# The rest of the environment")[0]
        added = re.findall(r"apt-get -qq install --yes --no-install-recommends(.*?)>", before, re.S)
        assert [" ".join(one.replace("\\", "").split()) for one in added] == [
            "locales",
            "gettext-base less unzip",
        ]
        assert "apt-get" not in build.split("# The rest of the environment")[1]
