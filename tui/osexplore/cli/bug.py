"""An error of the program itself: said in a line that calls it a bug, with the traceback in a file."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from osexplore import __version__
from osexplore.corpus.plain import harmless, harmless_lines

FILE_NAME = "bug.txt"
STATUS = 70
"""The exit status (sysexits.h calls it an internal software error)."""


def report(error: Exception) -> int:
    """Keep the traceback, say on stderr that this is a bug and where the traceback is; return the status."""
    what = harmless("".join(traceback.format_exception_only(error)).strip())
    try:
        place = f"the traceback is in {keep(error)}"
    except OSError as failure:
        print(harmless_lines(_told(error)), file=sys.stderr)
        place = f"the traceback stands above, since it could not be kept: {failure}"
    print(
        f"osexplore: this is a bug in osexplore, please report it: {what}; {harmless(place)}", file=sys.stderr
    )
    return STATUS


def keep(error: Exception) -> Path:
    """Write the traceback to the state folder, for its owner only, in place of an earlier one."""
    import platformdirs

    folder = platformdirs.user_state_path("osexplore", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / FILE_NAME
    path.touch(mode=0o600)
    path.write_text(_told(error), encoding="utf-8", errors="backslashreplace")
    return path


def _told(error: Exception) -> str:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    versions = f"osexplore {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return f"{now}\n{versions}\n\n{''.join(traceback.format_exception(error))}"
