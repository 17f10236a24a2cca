"""A tmux server of the test's own: type into it, read its screen and its buffers."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tests.terminal.terminal import Terminal


class Tmux:
    """One tmux server on a socket of its own, without any configuration."""

    def __init__(self, program: str, socket: Path) -> None:
        self._command = [program, "-f", os.devnull, "-S", str(socket)]

    def start(self, command: Sequence[str], *options: str, columns: int = 120, lines: int = 36) -> None:
        """Run `command` in a new session, after setting `options` such as `set-clipboard on`."""
        self._set(options)
        self("set-option", "-g", "default-size", f"{columns}x{lines}")
        self("new-session", "-d", "-s", "program", *command)

    def attached(
        self, command: Sequence[str], *options: str, columns: int = 120, lines: int = 36
    ) -> Terminal:
        """Run `command` in a new session and return the terminal in which a person sees it."""
        self._set(options)
        words = [*self._command, "new-session", "-s", "program", *command]
        return Terminal(words, columns=columns, lines=lines, environment={"LC_ALL": "C.UTF-8"})

    def _set(self, options: Sequence[str]) -> None:
        # The first session only carries the options, so that the program meets them from its start.
        self("new-session", "-d", "-s", "settings")
        for option in options:
            self("set-option", "-s", *option.split())

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names (`Enter`, `Escape`, `j`)."""
        self("send-keys", "-t", "program", *keys)

    def type(self, text: str) -> None:
        """Type `text` as it stands."""
        self("send-keys", "-t", "program", "-l", text)

    def text(self) -> str:
        """Return the screen."""
        return self("capture-pane", "-p", "-t", "program")

    def buffer(self) -> str:
        """Return what a person would paste in tmux."""
        return self("show-buffer")

    def has_buffer(self) -> bool:
        """Tell whether there is anything to paste."""
        return bool(self("list-buffers"))

    def wait_for(self, pattern: str, *, seconds: float = 30) -> str:
        """Wait until the screen shows `pattern` (a regular expression) and return the screen."""
        deadline = time.monotonic() + seconds
        while not re.search(pattern, text := self.text()):
            if time.monotonic() > deadline:
                raise AssertionError(f"the screen never shows {pattern!r}:\n{text}")
            time.sleep(0.05)
        return text

    def end(self) -> None:
        """End the server and what runs in it."""
        subprocess.run([*self._command, "kill-server"], check=False, capture_output=True)

    def __call__(self, *arguments: str) -> str:
        """Run a tmux command and return what it prints."""
        # Without `env` a server would inherit what libraries of this process (readline) put into its
        # environment behind Python's back: COLUMNS and LINES.
        done = subprocess.run(
            [*self._command, *arguments],
            env=dict(os.environ),
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        return done.stdout
