"""The screen, opened on a story. It knows nothing of click: a start without arguments does not load it."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def can_draw() -> bool:
    """Tell whether a person sits at a terminal on which more than a line after another can be written."""
    at_terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return at_terminal and os.environ.get("TERM") != "dumb"


def open_screen(db: Path | None = None, texts: Path | None = None, *, mouse: bool = True) -> int:
    """Open the screen on the story at `db`, or the default one, and return the program's exit status."""
    # What a start makes stays: to look for garbage in it costs a tenth of it. The screen collects again.
    gc.disable()
    from osexplore.corpus.store import default_path, load
    from osexplore.ui.app import DriverError, run

    path = default_path(db)
    if texts is not None:
        from osexplore.corpus.texts import Folder

        Folder(texts)  # one that is none is told before the screen is drawn
    try:
        return run(load(path), path, mouse=mouse, texts=texts)
    except DriverError as error:
        from osexplore.cli.ending import complain

        return complain(str(error))
