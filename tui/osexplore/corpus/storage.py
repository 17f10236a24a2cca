"""TinyDB storages for the file: one that reads strictly, one that replaces the file whole."""

from __future__ import annotations

import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb.storages import JSONStorage, Storage

from osexplore.corpus.atomic import MEND, locked, replace
from osexplore.corpus.layout import Layout
from osexplore.corpus.problem import CorpusError, cannot_read, file_error
from osexplore.corpus.strict_json import CUT_OFF, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class StrictStorage(JSONStorage):
    """TinyDB's own JSON storage, opened read-only, which reads JSON strictly."""

    def __init__(self, path: Path, *, mend: bool = False) -> None:
        super().__init__(str(path), access_mode="r", encoding="utf-8")
        self._path = path
        self._mend = mend

    def read(self) -> Any:
        """Return the file's JSON value, whatever its shape; raise CorpusError if it has none."""
        try:
            # Looking for line ends as a text file does takes three times as long; an error names the line.
            text = self._handle.buffer.read().decode("utf-8")
            if "\r" in text:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            raise _not_utf8(self._path) from error
        return parse(text, self._path, mend=self._mend)


class AtomicStorage(Storage):
    """A TinyDB storage that replaces its file in one step, so that no reader sees half of it.

    It writes UTF-8 in the layout that the file had, keeps its mode, and follows a symbolic
    link to the file behind it. A missing file reads as None and is made by the first write.
    `remedy` is what to do where it cannot be written.
    """

    def __init__(self, path: Path | str, remedy: str = MEND) -> None:
        self.path = Path(path)
        self._remedy = remedy

    def read(self) -> Any:
        """Return the file's JSON value, or None where there is no file."""
        return read_json(self.path) if self.path.exists() else None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file's content by `data`."""
        with self.held() as write:
            write(data)

    @contextmanager
    def held(self) -> Iterator[Callable[[dict[str, dict[str, Any]]], None]]:
        """Hold the right to write, and give what writes: what was read meanwhile still holds then."""
        with locked(self.path, remedy=self._remedy):
            yield lambda data: replace(self.path, Layout.of_file(self.path).render(data), remedy=self._remedy)


def read_json(path: Path, *, mend: bool = False) -> Any:
    """Return the JSON value of the file at `path`, read through TinyDB; raise CorpusError.

    With `mend` halves of surrogate pairs are no error; what is read so must not be written back.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _not_a_file(path)
        storage = StrictStorage(path, mend=mend)
        try:
            return storage.read()
        finally:
            storage.close()
    except OSError as error:
        raise cannot_read(path, error) from error


def _not_a_file(path: Path) -> CorpusError:
    if path.is_dir():
        return file_error(path, "is a folder, not a file", "name the db.json in it with --db")
    return file_error(path, "is not a regular file", "copy its content into a file and name that")


def _not_utf8(path: Path) -> CorpusError:
    content = path.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        if error.reason == "unexpected end of data":
            where = f"line {line}, inside a character"
            return file_error(path, f"ends in the middle ({where})", CUT_OFF)
        return file_error(path, f"is not UTF-8 (byte {error.start}, line {line})", "save it as UTF-8")
    return file_error(path, "changed while it was read", "try again")
