"""Importing the measures stays light: SciPy and statsmodels wait until they are needed."""

import subprocess
import sys


def loaded_by(code):
    listing = f"import sys\n{code}\nprint(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_importing_the_measures_loads_neither_scipy_nor_pandas():
    loaded = loaded_by("import uxcx.measures")
    assert "uxcx.measures.times" in loaded
    assert not loaded & {"scipy", "statsmodels", "pandas", "matplotlib", "ipywidgets"}


def test_a_score_with_its_interval_never_waits_for_scipy():
    code = "from uxcx.measures import nps\nnps.difference([9, 3], [10, 9])\nnps.sample_size(10)"
    assert "scipy" not in loaded_by(code)
    code = "from uxcx.measures import proportions\nproportions.adjusted_wald(4, 5)"
    assert "scipy" not in loaded_by(code)
    code = "from uxcx.measures import questionnaires\nquestionnaires.sus_mean([70, 80])"
    assert not loaded_by(code) & {"scipy.stats", "statsmodels"}
