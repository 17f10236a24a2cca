"""Bytes for a terminal that may lack characters, be slow, or be gone."""

from __future__ import annotations

import codecs
import os
import select
from typing import TYPE_CHECKING

from osexplore.corpus.plain import width

if TYPE_CHECKING:
    from collections.abc import Callable

IN_CELLS = "osexplore.in-cells"
"""The error handler of codecs that puts as many question marks as a character has cells."""


def _in_cells(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "?" * width(error.object[error.start : error.end]), error.end


codecs.register_error(IN_CELLS, _in_cells)


class Output:
    """A text file for a descriptor. It never fails: that nobody takes it any more is told to `lost`, once."""

    def __init__(self, descriptor: int, encoding: str, lost: Callable[[], None]) -> None:
        self._descriptor = descriptor
        self._encoding = encoding
        self._lost = lost
        self._pending = bytearray()
        self._is_lost = False

    def write(self, text: str) -> None:
        """Take text; `flush` sends it."""
        if not self._is_lost:
            self._pending += text.encode(self._encoding, IN_CELLS)

    def flush(self) -> None:
        """Send what was written, as fast as it is taken."""
        while self._pending:
            try:
                del self._pending[: os.write(self._descriptor, self._pending)]
            except BlockingIOError:  # another program that shares the terminal made it so
                select.select([], [self._descriptor], [])
            except OSError:
                self._is_lost = True
                self._pending.clear()
                self._lost()

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._descriptor
