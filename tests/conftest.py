"""What every test stands on: a clean machine, and the places of the project."""

from __future__ import annotations

import gc
import importlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import hypothesis
import pytest

from tests import quick

# A busy machine is no finding: a slow example fails no test.
hypothesis.settings.register_profile("osexplore", deadline=None)
hypothesis.settings.load_profile("osexplore")

ROOT = Path(__file__).parent.parent


def pytest_collection_finish() -> None:
    """Make a run of very many apps quicker, once all is imported."""
    quick.collect_seldom()
    quick.parse_style_sheets_once()


@pytest.fixture
def root() -> Path:
    """Return the checkout."""
    return ROOT


@pytest.fixture
def texts(root: Path) -> Path:
    """Return the folder with the articles' full texts, which stay with their readers."""
    folder = root.parent / "shared" / "sources"
    if not folder.is_dir():
        pytest.skip("the articles' texts are not beside this checkout")
    return folder


@pytest.fixture(autouse=True)
def clean_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the reader's own settings, state, clipboard and terminal out of every test."""
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    ours = [name for name in os.environ if name.startswith(("OSEXPLORE_", "SSH_", "TMUX"))]
    for name in (*ours, "STY", "DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    yield
    # A start of the screen turns the collector off until its first frame, which a test may never reach.
    gc.enable()


def without(what: str) -> NoReturn:
    """Skip a test for want of something; where CI=true that is a failure."""
    message = f"{what} is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def need(program: str) -> str:
    """Return the path of an outside program; without it the test skips, but fails where CI=true."""
    return shutil.which(program) or without(program)


def need_module(name: str) -> Any:
    """Return a module of the group `proof`; without it the test skips, but fails where CI=true."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        without(f"{name} (`uv sync --group proof`)")
