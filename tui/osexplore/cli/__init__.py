"""The commands; the only place that prints.

`main` is the program. Its parts are imported when they are needed, so that `--version` costs no more
than Python itself and only the screen pays for the screen.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from osexplore import __version__


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0 if all is fine, 1 for findings, 2 for wrong usage or unreadable data."""
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["--version"]:
        # What cannot be printed is said by `run`, which then tries the same.
        with suppress(OSError):
            print(f"osexplore {__version__}", flush=True)
            return 0
    if not given:
        from osexplore.cli.screen import can_draw, open_screen

        if can_draw():
            from osexplore.cli.ending import ended

            return ended(open_screen)
    from osexplore.cli.program import run

    return run(given)
