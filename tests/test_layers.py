"""The arrows of the design: cli -> ui, web -> citing -> corpus, and Textual only in the screen."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import osexplore

PACKAGE = Path(osexplore.__file__).parent
MAY_IMPORT = {
    "corpus": {"corpus"},
    "citing": {"corpus", "citing"},
    "ui": {"corpus", "citing", "ui"},
    "cli": {"corpus", "citing", "ui", "cli"},
}


def modules() -> list[Path]:
    return [path for layer in MAY_IMPORT for path in sorted((PACKAGE / layer).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    """Return every module that a file names in an import, inside functions and for type checkers too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_layer_imports_only_those_below(path: Path) -> None:
    layer = layer_of(path)
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("osexplore.")}
    assert ours - {"__version__"} <= MAY_IMPORT[layer]
    if layer in ("corpus", "citing"):
        assert not {name for name in imported(path) if name.split(".")[0] == "textual"}


def test_every_room_is_looked_at() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms == set(MAY_IMPORT)
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}


PRINTING = {"print", "click", *(f"sys.{name}" for name in ("stdout", "stderr", "__stdout__", "__stderr__"))}
DRAWING = {"ui/driver.py": {"sys.__stdout__"}}
"""What draws the screen asks for the terminal itself."""


@pytest.mark.parametrize(
    "path",
    [*PACKAGE.glob("*.py"), *(path for path in modules() if layer_of(path) != "cli")],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_only_the_command_line_prints(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    named = {ast.unparse(node) for node in nodes if isinstance(node, ast.Name | ast.Attribute)}
    assert named & PRINTING == DRAWING.get(path.relative_to(PACKAGE).as_posix(), set())


def loaded_by(program: str) -> set[str]:
    """Return the modules that a fresh Python has loaded after running a program."""
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys\nprint('\\n'.join(sys.modules))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(done.stdout.split())


def test_the_version_loads_neither_screen_nor_corpus() -> None:
    loaded = loaded_by("from osexplore.cli import main\nmain(['--version'])")
    assert "osexplore.cli" in loaded
    assert not {
        name for name in loaded if name.split(".")[0] in ("textual", "rich", "tinydb", "msgspec", "click")
    }


def test_a_listing_loads_no_screen(tmp_path: Path) -> None:
    from tests.build import event, write

    path = write(tmp_path / "db.json", events=[event("one")])
    loaded = loaded_by(f"from osexplore.cli import main\nmain(['events', '--db', {str(path)!r}])")
    assert "osexplore.corpus.index" in loaded
    assert not {name for name in loaded if name.split(".")[0] == "textual" or name.startswith("osexplore.ui")}


def test_the_start_of_the_screen_leaves_out_what_it_needs_later() -> None:
    loaded = loaded_by("import osexplore.ui.app")
    later = {"rapidfuzz", "osexplore.ui.screens.help", "osexplore.ui.screens.filter", "osexplore.ui.palette"}
    later |= {"osexplore.corpus.finding", "osexplore.citing.clipboard", "textual.widgets._markdown"}
    later |= {f"osexplore.ui.screens.{name}" for name in ("coverage", "disagreements", "reader", "go_to")}
    assert not later & loaded
