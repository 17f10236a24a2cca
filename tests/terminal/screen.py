"""GNU screen in a pseudo-terminal: the far side is what a person's own terminal gets."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from tests.conftest import need
from tests.terminal.terminal import Terminal


def in_screen(command: Sequence[str], folder: Path, *, term: str = "screen") -> Terminal:
    """Start `command` in a new session of GNU screen, without any configuration."""
    sockets = folder / "screens"
    sockets.mkdir(mode=0o700)
    words = [need("screen"), "-U", "-T", term, "-c", os.devnull, "-S", folder.name, *command]
    return Terminal(words, environment={"SCREENDIR": str(sockets), "LC_ALL": "C.UTF-8"})
