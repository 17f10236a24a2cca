"""The installed program, and terminals to run it in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import need
from tests.terminal.tmux import Tmux


@pytest.fixture
def osexplore() -> str:
    """Return the installed command, as a person starts it."""
    command = Path(sys.executable).parent / "osexplore"
    assert command.is_file(), "the project is not installed in this environment"
    return str(command)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """Start a tmux server of our own, with nobody's settings, and end it."""
    server = Tmux(need("tmux"), tmp_path / "tmux")
    yield server
    server.end()
