"""What holds for the tests of lessons: they read what panels say, so no picture is drawn."""

import pytest

from uxcx.explorers.layers import LayeredFigure


@pytest.fixture(autouse=True)
def words_only(request, monkeypatch):
    """Draw nothing, unless a test is marked with `pictures`: most of their time went into that."""
    if not request.node.get_closest_marker("pictures"):
        monkeypatch.setattr(LayeredFigure, "layers", lambda figure: ("", ""))
