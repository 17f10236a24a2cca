"""An X display of the test's own, with a window of xterm in which a program runs."""

from __future__ import annotations

import os
import re
import select
import shlex
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.conftest import need
from tests.terminal.emulator import Emulator

COLUMNS, LINES = 100, 30


class Desktop:
    """Xvfb, and programs on it. What xterm shows is read from a copy of all that its program wrote."""

    def __init__(self, folder: Path) -> None:
        programs = ("Xvfb", "xterm", "xclip", "xdotool", "script")
        self._xvfb, self._xterm, self._xclip, self._xdotool, self._script = map(need, programs)
        self._log, self._identity = folder / "typescript", folder / "process"
        self._emulator = Emulator(COLUMNS, LINES)
        self._read_so_far = 0
        reading, writing = os.pipe()
        self._running = [
            subprocess.Popen(
                [self._xvfb, "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
                pass_fds=[writing],
                stderr=subprocess.DEVNULL,
            )
        ]
        os.close(writing)
        with os.fdopen(reading) as answer:
            assert select.select([answer], [], [], 30)[0], "Xvfb does not start"
            # To the end of the line: Xvfb gives up if nobody reads that.
            self.display = f":{answer.readline().strip()}"

    def open(
        self, command: Sequence[str], *resources: str, environment: Mapping[str, str] | None = None
    ) -> None:
        """Run `command` in an xterm with X resources such as `allowWindowOps: true`."""
        given = {**os.environ, "DISPLAY": self.display, "LC_ALL": "C.UTF-8", **(environment or {})}
        settings = [word for resource in resources for word in ("-xrm", f"XTerm*{resource}")]
        known = f"echo $$ > {shlex.quote(str(self._identity))}; exec {shlex.join(command)}"
        running = ["-e", self._script, "-q", "-f", "-c", known, str(self._log)]
        self._running.append(
            subprocess.Popen(
                [self._xterm, *settings, "-geometry", f"{COLUMNS}x{LINES}+0+0", *running],
                env=given,
                stderr=subprocess.DEVNULL,
            )
        )

    def press(self, *keys: str) -> None:
        """Press keys by their X names, in the window under the mouse (there is no window manager)."""
        here = {**os.environ, "DISPLAY": self.display}
        for words in (["mousemove", "100", "100"], ["key", "--delay", "50", *keys]):
            subprocess.run([self._xdotool, *words], check=True, env=here, capture_output=True)

    def text(self) -> str:
        """Return what the window shows."""
        if self._log.exists():
            with self._log.open("rb") as log:
                log.seek(self._read_so_far)
                written = log.read()
            self._read_so_far += len(written)
            self._emulator.feed(written)
        return self._emulator.text()

    def wait_for(self, pattern: str, *, seconds: float = 30) -> str:
        """Wait until the window shows `pattern` (a regular expression) and return what it shows."""
        deadline = time.monotonic() + seconds
        while not re.search(pattern, text := self.text()):
            if time.monotonic() > deadline:
                raise AssertionError(f"the window never shows {pattern!r}:\n{text}")
            time.sleep(0.05)
        return text

    def clipboard(self) -> str | None:
        """Return what a person would paste; None where nobody has set the clipboard."""
        done = subprocess.run(
            [self._xclip, "-selection", "clipboard", "-out", "-target", "UTF8_STRING"],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            timeout=30,
            check=False,
        )
        return done.stdout.decode() if done.returncode == 0 else None

    def end(self) -> None:
        """Close everything; the program first, whose terminal `script` would keep open without a window."""
        if self._identity.exists():
            with suppress(ProcessLookupError):
                os.kill(int(self._identity.read_text()), signal.SIGTERM)
        for process in reversed(self._running):
            process.terminate()
            process.wait(30)
