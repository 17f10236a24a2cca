"""Print how long osexplore takes to start, as ratios to a bare Textual app; asserts nothing.

Every round runs each program once, in turn, so that a slow moment of the machine meets all of
them; a ratio is taken within its round. Printed are the least and the median of the rounds. Bytecode is
kept in a folder of its own, so that neither program is compiled anew, and there is no remembered place.

    uv run python benchmarks/start.py --rounds 15
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
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
OSEXPLORE = [sys.executable, "-m", "osexplore"]
BARE = [sys.executable, str(HERE / "bare_textual.py")]
COLUMNS, LINES = 120, 36


def settle(folder: str) -> None:
    """Give all that is started here bytecode and state of its own, as on a machine of its own."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ |= {"PYTHONPYCACHEPREFIX": f"{folder}/bytecode", "XDG_STATE_HOME": f"{folder}/state"}


def until_shown(command: list[str], marker: bytes) -> float:
    """Return the seconds from exec until `command`, in a pseudo-terminal, has written `marker`."""
    started = time.perf_counter()
    process, descriptor = pty.fork()
    if process == 0:
        os.execvpe(command[0], command, {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    seen = b""
    try:
        while marker not in seen:
            if not select.select([descriptor], [], [], 30)[0]:
                raise SystemExit(f"{command} never showed {marker!r}")
            seen += os.read(descriptor, 1 << 16)
        return time.perf_counter() - started
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(descriptor)


def until_done(command: list[str]) -> float:
    """Return the seconds from exec until `command` has ended."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def main() -> None:
    """Warm up, run the rounds, print the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--rounds", type=int, default=11)
    options.add_argument("--first-row", default="×", help="what the first timeline row shows")
    arguments = options.parse_args()
    measures: dict[str, Callable[[], float]] = {
        "bare Textual app": lambda: until_shown(BARE, b"READY"),
        "osexplore, first timeline row": lambda: until_shown(OSEXPLORE, arguments.first_row.encode()),
        "osexplore --version": lambda: until_done([*OSEXPLORE, "--version"]),
        "osexplore check": lambda: until_done([*OSEXPLORE, "check"]),
    }
    with tempfile.TemporaryDirectory() as folder:
        settle(folder)
        for measure in measures.values():
            measure()
        rounds = [{name: measure() for name, measure in measures.items()} for _ in range(arguments.rounds)]
    print(f"{'':32} {'least':>8} {'median':>11} {'ratio: of least':>17} {'median':>8}")
    bare = [times["bare Textual app"] for times in rounds]
    for name in measures:
        seconds = [times[name] for times in rounds]
        ratio = statistics.median(one / other for one, other in zip(seconds, bare, strict=True))
        least, median = min(seconds), statistics.median(seconds)
        print(
            f"{name:32} {least * 1000:5.0f} ms {median * 1000:8.0f} ms"
            f" {least / min(bare):15.2f} x {ratio:6.2f} x"
        )


if __name__ == "__main__":
    main()
