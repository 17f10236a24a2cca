"""How the program ends: with a status, and with what went wrong in one line on stderr."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from osexplore.corpus.problem import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable


def ended(start: Callable[[], object]) -> int:
    """Do what the program was started for and return its exit status, which `start` may give."""
    _never_fail_to_print()
    try:
        status = start()
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # click makes the second of the first, and of nothing else
        _print_no_more(sys.stdout)  # whoever read our output has seen enough (`| head`)
        return 0
    except CorpusError as error:
        return complain(str(error))
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None:  # a file of ours would be named
            _print_no_more(sys.stdout)
            return complain(f"cannot print: {error.strerror or error}")
        from osexplore.cli.bug import report

        return report(error)
    return status if isinstance(status, int) else 0


def complain(message: str) -> int:
    """Say what went wrong, and return the status that goes with it."""
    from osexplore.corpus.plain import harmless

    try:
        print(f"osexplore: {harmless(message)}", file=sys.stderr)
    except OSError:  # nobody can be told, and the status says it all the same
        _print_no_more(sys.stderr)
    return 2


def _never_fail_to_print() -> None:
    """Let a terminal that cannot show a character (LANG=C, Latin-1) print its number instead."""
    # A stream that was closed before the start (`>&-`) is None.
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _print_no_more(stream: TextIO) -> None:
    """Let Python, which flushes once more at its end, not find the closed pipe or the full disk again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
