"""A real pseudo-terminal with a screen behind it: press keys, read what a person would see."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
import tty
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from tests.terminal.emulator import Emulator


class Terminal:
    """A program in a pseudo-terminal of `columns` by `lines`, driven like a person would.

    Everything waits for what the screen shows; nothing sleeps for a guess.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        lines: int = 36,
        environment: dict[str, str] | None = None,
        directory: Path | None = None,
    ) -> None:
        self._emulator = Emulator(columns, lines)
        self._status: int | None = None
        self._open = True
        self.cpu_seconds = 0.0
        """What an ended program took of the processor."""
        self._process, self._descriptor = pty.fork()
        if self._process == 0:  # the child becomes the program, in a terminal that has its size already
            _set_size(0, columns, lines)
            if directory is not None:
                os.chdir(directory)
            os.execvpe(
                command[0], list(command), {**os.environ, "TERM": "xterm-256color", **(environment or {})}
            )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is None:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        if self._open:
            os.close(self._descriptor)

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the terminal, as dragging its window would."""
        _set_size(self._descriptor, columns, lines)
        self._emulator.screen.resize(lines, columns)

    def press(self, keys: str | bytes) -> None:
        """Type `keys`, each character or escape sequence as the terminal sends it."""
        os.write(self._descriptor, keys if isinstance(keys, bytes) else keys.encode())

    @property
    def process(self) -> int:
        """The program's process id."""
        return self._process

    def echoes(self) -> bool:
        """Tell whether the terminal shows what is typed, as a shell wants it: raw mode is off."""
        return bool(termios.tcgetattr(self._descriptor)[tty.LFLAG] & termios.ECHO)

    def hang_up(self) -> None:
        """Close the terminal under the program, as closing its window or losing the connection does."""
        self._open = False
        os.close(self._descriptor)

    def text(self) -> str:
        """Return the screen as it stands; the empty half of a wide glyph is left out."""
        self._read(0)
        return self._emulator.text()

    def marked(self, attribute: str) -> list[str]:
        """Return what of each line is drawn with an attribute of pyte's, such as `reverse`."""
        self._read(0)
        return self._emulator.marked(attribute)

    def hidden_text(self) -> str:
        """Return the characters whose colour is that of their ground."""
        self._read(0)
        return self._emulator.hidden_text()

    def wait_until(self, holds: Callable[[], bool], *, seconds: float = 30) -> None:
        """Read until something holds."""
        self._wait(lambda _: holds(), "is as expected", seconds)

    def wait_for(self, pattern: str, *, seconds: float = 30) -> str:
        """Read until the screen shows `pattern` (a regular expression) and return the screen."""
        return self._wait(lambda text: re.search(pattern, text) is not None, f"shows {pattern!r}", seconds)

    def wait_until_gone(self, pattern: str, *, seconds: float = 30) -> str:
        """Read until the screen no longer shows `pattern` and return the screen."""
        return self._wait(lambda text: re.search(pattern, text) is None, f"drops {pattern!r}", seconds)

    def clipboard(self, *, seconds: float = 30) -> str:
        """Return the text of the last OSC 52 write, waiting for one."""
        deadline = time.monotonic() + seconds
        while not (writes := self._emulator.clipboard_writes):
            if time.monotonic() > deadline:
                raise AssertionError("no OSC 52 write came")
            self._read(0.05)
        return writes[-1]

    @property
    def clipboard_writes(self) -> list[str]:
        """The text of every OSC 52 write so far."""
        self._read(0)
        return self._emulator.clipboard_writes

    def exit_status(self, *, seconds: float = 30, reading: bool = True) -> int:
        """Wait for the program's end and return its exit status; not `reading`, nothing is taken from it."""
        deadline = time.monotonic() + seconds
        while self._status is None:
            if reading:
                self._read(0.05)
            else:
                time.sleep(0.05)
            process, status, usage = os.wait4(self._process, os.WNOHANG)
            if process:
                self._status, self.cpu_seconds = status, usage.ru_utime + usage.ru_stime
            elif time.monotonic() > deadline:
                raise AssertionError(f"still running after {seconds} s:\n{self.text()}")
        return os.waitstatus_to_exitcode(self._status)

    def written(self) -> bytes:
        """Return every byte that the program wrote."""
        self._read(0)
        return self._emulator.raw

    def _wait(self, holds: Callable[[str], bool], what: str, seconds: float) -> str:
        deadline = time.monotonic() + seconds
        while not holds(text := self.text()):
            if time.monotonic() > deadline:
                raise AssertionError(f"the screen never {what}:\n{text}")
            self._read(0.05)
        return text

    def _read(self, seconds: float) -> None:
        if not self._open:
            time.sleep(seconds)
            return
        while select.select([self._descriptor], [], [], seconds)[0]:
            try:
                data = os.read(self._descriptor, 1 << 16)
            except OSError:  # the program closed its side
                return
            if not data:
                return
            self._emulator.feed(data)
            seconds = 0


def _set_size(descriptor: int, columns: int, lines: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
