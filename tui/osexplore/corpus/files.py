"""The files of a folder, each read once; what it was recognised as is known while it stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from osexplore.corpus.encodings import BYTE_ORDER_MARK, decoded, is_html
from osexplore.corpus.held import sha256
from osexplore.corpus.recognition import Recognition

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Stamp = tuple[str, int, int]

LARGEST = 1 << 22
"""How many bytes a file may have to be taken for an article: no other is read."""

AT_ONCE = 1 << 24
"""How many bytes of a folder are kept while it is looked through: only what goes beyond is read again."""

NOBODYS = Recognition(None, None)
_Known = TypeVar("_Known")


def _nothing() -> None: ...


class Seen:
    """What is known of files from one look to the next, by name, time and size.

    `before_reading` is called before a file is read: it may raise what ends the look.
    """

    def __init__(self) -> None:
        self.before_reading: Callable[[], None] = _nothing
        self.sha256: dict[Stamp, str] = {}
        self.whose: dict[Stamp, Recognition] = {}


class Files:
    """The files at these paths; `seen` is what an earlier look has found."""

    def __init__(self, paths: Sequence[Path] = (), seen: Seen | None = None) -> None:
        self.paths = paths
        self._seen = seen or Seen()
        self._contents: dict[Path, bytes] = {}
        self._room = AT_ONCE

    def content(self, path: Path) -> bytes | None:
        """Return what is in a file, None if it is too large for an article. Raises OSError."""
        if path in self._contents:
            return self._contents[path]
        if path.stat().st_size > LARGEST:
            return None
        content = path.read_bytes()
        if len(content) <= self._room:
            self._room -= len(content)
            self._contents[path] = content
        return content

    def sha256(self, path: Path) -> str:
        """Return the SHA-256 of a file, "" if it is not to be read: its name still leads to the reason."""
        return self._known(self._seen.sha256, path, sha256, "")

    def whose(self, path: Path, recognise: Callable[[str], Recognition]) -> Recognition:
        """Return whose text is in a file; nobody's if it is not to be read, or no text of an article."""

        def recognised(content: bytes) -> Recognition:
            found = decoded(content)
            text = found[0].removeprefix(BYTE_ORDER_MARK) if found else ""
            return NOBODYS if not text.strip() or is_html(text) else recognise(text)

        return self._known(self._seen.whose, path, recognised, NOBODYS)

    def _known(
        self, known: dict[Stamp, _Known], path: Path, find: Callable[[bytes], _Known], none: _Known
    ) -> _Known:
        """Return what is known of a file, else what is found in its content, `none` if it has none."""
        try:
            status = path.stat()
            stamp = (str(path), status.st_mtime_ns, status.st_size)
            if stamp not in known:
                self._seen.before_reading()
                content = self.content(path)
                known[stamp] = none if content is None else find(content)
            return known[stamp]
        except OSError:
            return none
