"""What holds for every test, in whichever folder it stands.

It lies here, and not in `tests/`, because nbval runs the notebooks in their own folders.
"""

import gc
import os

from nbval import kernel

os.environ["UXCX_PROGRESS"] = "off"  # a test is nobody's progress; kernels inherit it


def pytest_sessionstart():
    """Look for garbage only when all tests are known: there is none before."""
    gc.disable()


def pytest_collection_finish():
    """Never look through the thousands of tests again, and seldom at what they leave behind.

    A quarter of the time of all tests went into that.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


def pytest_configure():
    """Start a kernel a second time if it died: two that start at once can pick the same port."""
    start = kernel.start_new_kernel

    def start_or_start_again(*words, **settings):
        try:
            return start(*words, **settings)
        except RuntimeError:
            return start(*words, **settings)

    kernel.start_new_kernel = start_or_start_again
