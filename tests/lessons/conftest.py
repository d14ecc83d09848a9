"""What holds for the tests of lessons: they read what panels say, so no picture is drawn."""

import pytest


@pytest.fixture(autouse=True)
def _words_only(request):
    if not request.node.get_closest_marker("pictures"):
        request.getfixturevalue("words_only")
