"""The gate of the notebooks goes red when it must: nbval on what is broken on purpose.

`broken/` is left out of ordinary runs (`norecursedirs` in pyproject.toml).
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import contract, notebooks
from tools.contract.document import Document

HERE = Path(__file__).parent
BROKEN = HERE / "broken"


@pytest.fixture(scope="module")
def nbval(tmp_path_factory):
    """Run nbval as the suite does; return what became of each notebook, and what nbval said."""
    folder = tmp_path_factory.mktemp("notebooks")
    for path in BROKEN.glob("*.ipynb"):
        shutil.copy(path, folder)
    broken = (folder / "changed_number.ipynb").read_text(encoding="utf-8")
    (folder / "mended.ipynb").write_text(broken.replace('"14.0"', '"10.0"'), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-rA", "--color=no", "--rootdir=.", "--nbval"]
    command += ["--nbval-current-env", f"--nbval-sanitize-with={HERE / 'sanitize.cfg'}", "."]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=180, check=False
    )
    outcomes = re.findall(r"^(PASSED|FAILED) (\w+)\.ipynb::Cell 0", done.stdout, re.MULTILINE)
    return {name: outcome for outcome, name in outcomes}, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "says"), [("changed_number", "Cell outputs differ"), ("raises", "IndexError")]
)
def test_nbval_goes_red(nbval, name, says):
    outcomes, said = nbval
    assert outcomes.get(name) == "FAILED", said
    assert says in said


def test_nbval_is_green_on_the_mended_notebook(nbval):
    outcomes, said = nbval
    assert outcomes.get("mended") == "PASSED", said


def test_the_contract_sees_what_nbval_does_not(nbval):
    outcomes, said = nbval
    assert outcomes.get("never_run") == "PASSED", said
    document = Document("notebooks/00_never_run.ipynb", notebooks.read(BROKEN / "never_run.ipynb"))
    findings = [str(one) for one in contract.check(document)]
    assert any("its execution count is None" in one for one in findings)


def test_every_broken_notebook_is_spoken_of():
    names = {path.stem for path in BROKEN.glob("*.ipynb")}
    assert names == {"changed_number", "raises", "never_run"}
