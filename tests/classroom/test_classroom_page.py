"""The teachers' page: links that open a lesson, measured figures, and settings that match."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import yaml

from benchmarks import classroom_page
from tools.reading_level import reading_level

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "classroom" / "jupyterhub"
PAGE = (ROOT / "classroom" / "README.md").read_text(encoding="utf-8")
VALUES = yaml.safe_load((FOLDER / "kubernetes" / "values.yaml").read_text(encoding="utf-8"))
CONFIG = yaml.safe_load((FOLDER / "tljh" / "config.yaml").read_text(encoding="utf-8"))
MEASURED = json.loads((FOLDER / "measured.json").read_text(encoding="utf-8"))
SET_UP = FOLDER / "tljh" / "set_up.sh"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
LESSONS = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))

# What the schemas of the chart (4) and of TLJH (2) know; both refuse or ignore other words.
CHART_KEYS = """
hub: config.JupyterHub.authenticator_class config.Authenticator.admin_users
     config.KubeSpawner.notebook_dir concurrentSpawnLimit activeServerLimit
     resources.requests.cpu resources.requests.memory
proxy: https.enabled https.hosts https.letsencrypt.contactEmail
singleuser: image.name image.tag defaultUrl startTimeout memory.guarantee memory.limit
     cpu.guarantee cpu.limit storage.capacity
prePuller: hook.enabled continuous.enabled
scheduling: podPriority.enabled userScheduler.enabled userPlaceholder.enabled
     userPlaceholder.replicas
cull: enabled timeout every users
"""
TLJH_KEYS = """
limits: memory
services: cull.enabled cull.timeout cull.every cull.users
user_environment: default_app
"""


def known_keys(text):
    """Read a list of keys, as above."""
    parts = re.split(r"^(\w+):", text, flags=re.M)[1:]
    return {
        f"{head}.{key}" for head, keys in zip(parts[::2], parts[1::2], strict=True)
        for key in keys.split()
    }  # fmt: skip


def leaves(tree, above=""):
    """Give the settings of a YAML file as `a.b.c` -> value."""
    found = {}
    for key, value in tree.items():
        inner = leaves(value, f"{above}{key}.") if isinstance(value, dict) else {above + key: value}
        found |= inner
    return found


def megabytes(text):
    return int(text.removesuffix("M")) if text.endswith("M") else 1000 * int(text.removesuffix("G"))


def between(start, end):
    return PAGE.split(f"<!-- {start} -->\n")[1].split(f"\n<!-- {end} -->")[0]


def link(stem):
    wish = {"repo": "file:///srv/course", "branch": "class", "targetpath": "course"}
    wish["urlpath"] = f"lab/tree/course/notebooks/{stem}.ipynb"
    return f"https://HUB/hub/user-redirect/git-pull?{urlencode(wish)}"


def test_the_page_has_the_link_of_every_lesson():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    titles = dict(re.findall(r"^\| \[([^]]+)\]\(notebooks/(\w+)\.ipynb\)", readme, re.M))
    names = {stem: title for title, stem in titles.items()}
    lines = "\n".join(f"- {names[stem]}: `{link(stem)}`" for stem in LESSONS)
    assert between("links", "end of links") == lines, f"put this there:\n{lines}"


@pytest.mark.parametrize("stem", LESSONS)
def test_a_link_leads_to_a_notebook_of_the_course(stem):
    (address,) = re.findall(rf"`(https://HUB\S+{stem}\.ipynb)`", PAGE)
    asked = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
    opened = asked["urlpath"].removeprefix(f"lab/tree/{asked['targetpath']}/")
    assert (ROOT / opened).is_file()
    assert (
        asked["repo"] == "file://" + re.search(r"course=\$\{COURSE:-(.+)\}", SET_UP.read_text())[1]
    )
    assert asked["branch"] == "class" and f"-B {asked['branch']} " in SET_UP.read_text()
    assert f"--create {asked['branch']}\n" in PAGE


def test_the_figures_on_the_page_are_the_measured_ones():
    assert between("measured", "end of measured") == classroom_page.block(MEASURED)


def test_nobody_lost_anything_when_it_was_measured():
    assert all(
        run["finished"] == run["learners"] and not run["problems"] for run in MEASURED["runs"]
    )
    assert [run["learners"] for run in MEASURED["runs"]] == sorted(
        run["learners"] for run in MEASURED["runs"]
    )


@pytest.mark.parametrize(
    ("settings", "known"), [(VALUES, CHART_KEYS), (CONFIG, TLJH_KEYS)], ids=["chart", "tljh"]
)
def test_each_setting_is_one_that_exists(settings, known):
    assert leaves(settings).keys() == known_keys(known)


def test_a_learner_gets_the_memory_that_was_measured_and_as_much_again():
    memory = VALUES["singleuser"]["memory"]
    needed = max(run["resident_mb"] for run in MEASURED["runs"])
    assert needed <= megabytes(memory["guarantee"]) <= 1.5 * needed
    assert megabytes(memory["limit"]) >= 2 * needed
    assert memory["limit"] == CONFIG["limits"]["memory"]


def test_the_tables_count_with_what_is_guaranteed():
    assert megabytes(VALUES["singleuser"]["memory"]["guarantee"]) == classroom_page.GUARANTEED_MB


def test_both_hubs_wait_and_rest_alike():
    settings = (FOLDER / "tljh" / "hub_settings.py").read_text(encoding="utf-8")
    patience = VALUES["singleuser"]["startTimeout"]
    assert re.findall(r"_timeout = (\d+)", settings) == [str(patience)] * 2
    assert VALUES["cull"] == CONFIG["services"]["cull"]


def test_learners_work_where_their_disk_is_and_not_where_the_image_has_the_course():
    (course,) = re.findall(r"--target-repo-dir (\S+)", PAGE)
    home = VALUES["hub"]["config"]["KubeSpawner"]["notebook_dir"]
    (user,) = re.findall(r"--user-name (\S+)", PAGE)
    assert home == f"/home/{user}" and not course.startswith(home)
    assert f"file://{course}" == parse_qs(urlsplit(link(LESSONS[0])).query)["repo"][0]


def test_page_and_image_name_the_release():
    assert VALUES["singleuser"]["image"]["tag"] == VERSION
    named = set(re.findall(r"\bv(\d+\.\d+\.\d+)\b", PAGE)) | set(
        re.findall(r"uxcx:([\d.]+\d)", PAGE)
    )
    assert named == {VERSION}
    assert VALUES["singleuser"]["image"]["name"] in PAGE


def test_the_page_is_plain():
    prose = re.sub(
        r"```.*?```|<!--.*?-->|`[^`]*`|^[|#].*?$|https?://\S+", "", PAGE, flags=re.S | re.M
    )
    level = reading_level(re.split(r"\n\s*\n|\n(?=- |\d+\. )", prose))
    assert level.grade <= 9 and level.words_per_sentence < 20, level
    assert not re.search(r"\b(just|simply|easy|easily|obviously|of course)\b", prose, re.I)


# The set-up script, with stand-ins for what only a real server has.

STAND_IN = """\
#!{python}
import json, sys
with open({log!r}, "a") as log:
    log.write(json.dumps([{name!r}, *sys.argv[1:]]) + "\\n")
if sys.argv[1:2] == ["-c"]:
    exec(sys.argv[2].replace('sysconfig.get_path("purelib")', repr({packages!r})))
"""


@pytest.fixture
def server(tmp_path):
    """Make what a server with TLJH has, and a course to fetch, with two releases."""
    log, packages = tmp_path / "log", tmp_path / "packages"
    packages.mkdir()
    for name in ("hub/bin/tljh-config", "user/bin/python"):
        program = tmp_path / "tljh" / name
        program.parent.mkdir(parents=True)
        program.write_text(
            STAND_IN.format(
                python=sys.executable, log=str(log), name=program.name, packages=str(packages)
            )
        )
        program.chmod(0o755)
    course = tmp_path / "origin"
    settings = course / "classroom" / "jupyterhub" / "tljh" / "hub_settings.py"
    settings.parent.mkdir(parents=True)
    settings.write_text("settings")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(course)]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    for release in ("v1.9.0", "v1.10.0"):
        (course / "requirements.txt").write_text(release)
        subprocess.run([*git, "add", "--all"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", release], check=True)
        subprocess.run([*git, "tag", release], check=True)
    variables = {
        "TLJH_INSTALL_PREFIX": str(tmp_path / "tljh"),
        "COURSE": str(tmp_path / "srv"),
        "COURSE_SOURCE": str(course),
        "GIT_CONFIG_SYSTEM": str(tmp_path / "gitconfig"),
    }

    def set_up(*words):
        log.write_text("")
        done = subprocess.run(
            ["bash", SET_UP, *words], env=os.environ | variables, capture_output=True, text=True
        )
        return done, [json.loads(line) for line in log.read_text().splitlines()]

    return tmp_path, set_up


on_linux = pytest.mark.skipif(os.name == "nt", reason="TLJH runs on Linux")


@on_linux
def test_the_script_sets_what_config_yaml_says(server):
    _, set_up = server
    done, calls = set_up()
    assert done.returncode == 0, done.stderr
    assigned = {call[2]: call[3] for call in calls if call[:2] == ["tljh-config", "set"]}
    expected = {key: str(value).replace("True", "true").replace("False", "false")
                for key, value in leaves(CONFIG).items()}  # fmt: skip
    assert assigned == expected
    assert calls[-1] == ["tljh-config", "reload", "hub"]


@on_linux
def test_the_script_can_run_again_and_brings_the_newest_or_the_named_release(server):
    place, set_up = server
    for words, release in (([], "v1.10.0"), (["v1.9.0"], "v1.9.0"), ([], "v1.10.0")):
        done, calls = set_up(*words)
        assert done.returncode == 0, done.stderr
        assert release in done.stdout
        assert (place / "srv" / "requirements.txt").read_text() == release
        head = subprocess.run(
            ["git", "-C", place / "srv", "branch", "--show-current"], capture_output=True, text=True
        )
        assert head.stdout.strip() == "class"
    assert (place / "packages" / "course.pth").read_text().strip() == str(place / "srv")
    assert (place / "tljh/config/jupyterhub_config.d/course.py").read_text() == "settings"
    assert (place / "gitconfig").read_text().count(str(place / "srv" / ".git")) == 1
    wanted = ["--require-hashes", "--requirement", str(place / "srv" / "requirements.txt")]
    assert any(call[-3:] == wanted for call in calls)


@on_linux
def test_the_script_stops_with_a_sentence_where_there_is_no_hub(server):
    place, set_up = server
    (place / "tljh/hub/bin/tljh-config").unlink()
    done, calls = set_up()
    assert done.returncode == 1 and done.stderr.startswith("Stop: ") and calls == []


@on_linux
def test_the_script_stops_at_packages_that_do_not_fit(server):
    place, set_up = server
    python = place / "tljh/user/bin/python"
    python.write_text(python.read_text() + "sys.exit(sys.argv[1:4] == ['-m', 'pip', 'check'])\n")
    done, calls = set_up()
    assert done.returncode == 1 and "do not fit together" in done.stderr
    assert not any(call[0] == "tljh-config" for call in calls)
