"""Importing the measures stays light: SciPy and statsmodels wait until they are needed."""

import subprocess
import sys

import pytest

from uxcx import measures


def loaded_by(code):
    listing = f"import sys\n{code}\nprint(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_importing_every_topic_loads_neither_scipy_nor_pandas():
    loaded = loaded_by("from uxcx.measures import *")
    assert {f"uxcx.measures.{topic}" for topic in measures.TOPICS} <= loaded
    assert not loaded & {"scipy", "statsmodels", "pandas", "matplotlib", "ipywidgets"}


def test_a_topic_is_loaded_when_it_is_first_used():
    assert "uxcx.measures.sus" not in loaded_by("import uxcx.measures")
    assert "uxcx.measures.sus" in loaded_by("import uxcx.measures\nuxcx.measures.sus.score")
    assert {"nps", "sus"} <= set(dir(measures))
    with pytest.raises(AttributeError, match="no attribute 'nsp'"):
        measures.nsp  # noqa: B018


def test_a_score_with_its_interval_never_waits_for_scipy():
    code = "from uxcx.measures import nps\nnps.difference([9, 3], [10, 9])\nnps.sample_size(10)"
    assert "scipy" not in loaded_by(code)
    code = "from uxcx.measures import proportions\nproportions.adjusted_wald(4, 5)"
    assert "scipy" not in loaded_by(code)
    code = "from uxcx.measures import sus\nsus.mean([70, 80])"
    assert not loaded_by(code) & {"scipy.stats", "statsmodels"}
