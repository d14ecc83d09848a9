"""What holds for every test in this folder; what holds for notebooks too lies one folder up."""

import hypothesis
import pytest

from tools.headless_lab import chromium

# A busy machine is no reason to fail: a rule is broken or it holds, in whatever time.
hypothesis.settings.register_profile("course", deadline=None)
hypothesis.settings.load_profile("course")


@pytest.fixture(scope="module")
def browser():
    """Give the system's Chromium.

    It ends with its file: while it runs, no other test of this process can use asyncio.
    """
    with chromium() as running:
        yield running
