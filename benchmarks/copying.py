"""Print how long a copy takes from key to clipboard, as ratios to a bare Textual app; asserts nothing.

Both programs run at once, each in a pseudo-terminal of its own, and are asked in turn, so that a slow
moment of the machine meets both; a ratio is taken within its round, and the median is printed. The
clipboard is written when the terminal has the whole sequence for it (OSC 52). osexplore's references
come from the cache that ships with it; the first copy of a run is measured apart.

    uv run python benchmarks/copying.py --rounds 7 --copies 9
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from types import TracebackType

HERE = Path(__file__).parent
OSEXPLORE = [sys.executable, "-m", "osexplore"]
BARE = [sys.executable, str(HERE / "bare_copy.py")]
COLUMNS, LINES = 120, 36
SEQUENCE, END = b"\x1b]52;", b"\x07"
QUIET = 1.0
"""Seconds without output after which the next key comes: nobody finds a quote to copy any faster."""


class Running:
    """A program in a pseudo-terminal, from its first frame on."""

    def __init__(self, command: list[str], marker: bytes, folder: str) -> None:
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            homes = {f"XDG_{kind}_HOME": f"{folder}/{kind}" for kind in ("STATE", "CONFIG", "CACHE", "DATA")}
            given = {name: value for name, value in os.environ.items() if name not in ("TMUX", "DISPLAY")}
            os.execvpe(command[0], command, {**given, **homes, "TERM": "xterm-256color"})
        size = struct.pack("HHHH", LINES, COLUMNS, 0, 0)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, size)
        self._until(marker)
        self.settle()

    def __enter__(self) -> Running:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.descriptor)

    def copy(self) -> float:
        """Return the seconds from the key to the last byte of the sequence that sets the clipboard."""
        started = time.perf_counter()
        os.write(self.descriptor, b"y")
        self._until(SEQUENCE, END)
        took = time.perf_counter() - started
        self.settle()
        return took

    def settle(self) -> None:
        """Read until nothing comes any more."""
        while select.select([self.descriptor], [], [], QUIET)[0]:
            os.read(self.descriptor, 1 << 16)

    def _until(self, *markers: bytes) -> None:
        """Read until each marker has come, one after the other."""
        seen = b""
        for marker in markers:
            while marker not in seen:
                if not select.select([self.descriptor], [], [], 30)[0]:
                    raise SystemExit(f"never came: {marker!r}")
                seen += os.read(self.descriptor, 1 << 16)
            seen = seen.partition(marker)[2]


def one_round(copies: int) -> tuple[float, list[float]]:
    """Return the ratio of the first copies, and those of the following ones."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Running(BARE, b"READY", folder) as bare,
        Running(OSEXPLORE, "×".encode(), folder) as ours,
    ):
        ratios = []
        for _ in range(copies + 1):
            base = bare.copy()
            ratios.append((base, ours.copy()))
    (base, first), *rest = ratios
    print(f"  bare {base * 1000:5.1f} ms, first copy {first * 1000:5.1f} ms", end="")
    print(f", then {statistics.median(ours for _, ours in rest) * 1000:5.1f} ms")
    usual = statistics.median(base for base, _ in ratios)
    return first / usual, [ours / base for base, ours in rest]


def main() -> None:
    """Warm up, run the rounds, print the ratios."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--copies", type=int, default=7)
    arguments = options.parse_args()
    one_round(1)
    rounds = [one_round(arguments.copies) for _ in range(arguments.rounds)]
    first = statistics.median(ratio for ratio, _ in rounds)
    following = statistics.median(ratio for _, ratios in rounds for ratio in ratios)
    print(f"{'first copy':24} {first:5.2f} x (at most 25)")
    print(f"{'copy from the cache':24} {following:5.2f} x (at most 8)")


if __name__ == "__main__":
    main()
