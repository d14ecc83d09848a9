"""The one direction of traffic: a room imports only from rooms below it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "uxcx"

MAY_IMPORT = {
    "lessons": {"practice", "explorers", "controls", "figures", "shop", "measures"},
    "survey": {"practice", "explorers", "controls", "figures", "measures"},
    "practice": {"controls", "figures", "measures"},
    "explorers": {"controls", "figures", "measures"},
    "controls": set(),
    "figures": set(),
    "shop": set(),
    "measures": set(),
}
HEAVY = {"scipy", "statsmodels"}


def imports(path: Path, *, top_level_only: bool = False):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_from_rooms_below(path):
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room == "__init__":
        return
    used = {name.split(".")[1] for name in imports(path) if name.startswith("uxcx.")}
    assert used <= MAY_IMPORT[room] | {room, "__version__"}, f"{room} may not import {used}"


def test_every_room_has_its_rule():
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}
    assert rooms - {"__init__"} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_libraries_load_only_when_first_needed(path):
    roots = {name.split(".")[0] for name in imports(path, top_level_only=True)}
    assert not roots & HEAVY


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_what_lives_in_it(path):
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring and len(docstring.split()) >= 4


def test_no_module_uses_pyplot_output_widgets_or_interact():
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        names = {name for name in imports(path)}
        assert not names & {"matplotlib.pyplot", "ipywidgets.interact", "ipywidgets.Output"}, path
        assert "widgets.Output" not in text and "widgets.interact" not in text, path
