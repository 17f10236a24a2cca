"""GNU screen in a pseudo-terminal: the far side is what a person's own terminal gets."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import need
from tests.terminal.terminal import Terminal

SESSION = "told"
"""Short, since the path of a socket must be."""


@contextmanager
def in_screen(command: Sequence[str], folder: Path, *, term: str = "screen") -> Iterator[Terminal]:
    """Run `command` in a new session of GNU screen, without any configuration, and end that at the end."""
    sockets = folder / "screens"
    sockets.mkdir(mode=0o700)
    screen, environment = need("screen"), {"SCREENDIR": str(sockets), "LC_ALL": "C.UTF-8"}
    words = [screen, "-U", "-T", term, "-c", os.devnull, "-S", SESSION, *command]
    with Terminal(words, environment=environment) as terminal:
        try:
            yield terminal
        finally:
            # A session outlives its terminal; one that has ended has nothing to quit.
            quitting = [screen, "-S", SESSION, "-X", "quit"]
            subprocess.run(quitting, env={**os.environ, **environment}, capture_output=True, check=False)
