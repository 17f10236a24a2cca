"""The file itself: TinyDB storages that read strictly and replace the file whole, never in place."""

from __future__ import annotations

import json
import os
import stat
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tinydb.storages import JSONStorage, Storage

from osexplore.corpus.problem import CorpusError, Problem, file_error

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK_SECONDS = 5.0
"""How long a writer waits for another one."""


class StrictStorage(JSONStorage):
    """TinyDB's own JSON storage, opened read-only, which refuses what JSON leaves undefined.

    A key that stands twice in one object, `NaN`, and half of a surrogate pair are errors:
    each would be lost or changed without a word.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), access_mode="r", encoding="utf-8")
        self._path = path

    def read(self) -> Any:
        """Return the file's JSON value, whatever its shape; raise CorpusError if it has none."""
        try:
            text = self._handle.read()
        except UnicodeDecodeError as error:
            raise _not_utf8(self._path) from error
        return parse(text, self._path)


class AtomicStorage(Storage):
    """A TinyDB storage that replaces its file in one step, so that no reader sees half of it.

    It writes UTF-8, indented, in the layout that the file had, keeps its mode, and follows a symbolic
    link to the file behind it. A missing file reads as None and is made by the first write.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    def read(self) -> Any:
        """Return the file's JSON value, or None where there is no file."""
        return read_json(self.path) if self.path.exists() else None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file's content by `data`."""
        with locked(self.path):
            replace(self.path, Layout.of_file(self.path).render(data))


@dataclass(frozen=True)
class Layout:
    """How a JSON file is laid out: what to keep so that a change reads well in a diff."""

    indent: str | None = " "
    line_end: str = "\n"
    last_line_end: bool = True

    @classmethod
    def of_file(cls, path: Path) -> Layout:
        """Return the layout of a file; of one that does not exist, ours."""
        try:
            return cls.of_text(path.read_bytes().decode("utf-8", "replace"))
        except OSError:
            return cls()

    @classmethod
    def of_text(cls, text: str) -> Layout:
        """Return the layout of a text; of one without content, ours."""
        if len(text.strip()) <= len("{}"):
            return cls()
        line_end = "\r\n" if "\r\n" in text else "\n"
        first, separator, rest = text.strip().partition("\n")
        inner = rest.splitlines()[0] if rest and first.strip() == "{" else ""
        indent = inner[: len(inner) - len(inner.lstrip())] if separator else None
        return cls(indent, line_end, text.endswith("\n"))

    def render(self, data: Any) -> str:
        """Return `data` as JSON text in this layout, Chinese as Chinese."""
        text = json.dumps(data, ensure_ascii=False, indent=self.indent, allow_nan=False)
        return text.replace("\n", self.line_end) + (self.line_end if self.last_line_end else "")


@dataclass(frozen=True)
class Stamp:
    """What tells whether a file is still the one that was read."""

    device: int
    inode: int
    size: int
    modified: int

    @classmethod
    def of(cls, path: Path) -> Stamp | None:
        """Return the stamp of a file, or None where there is none."""
        try:
            found = path.stat()
        except OSError:
            return None
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def read_json(path: Path) -> Any:
    """Return the JSON value of the file at `path`; raise CorpusError where that cannot be."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _not_a_file(path)
        storage = StrictStorage(path)
    except OSError as error:
        raise _cannot("read", path, error) from error
    try:
        return storage.read()
    except OSError as error:
        raise _cannot("read", path, error) from error
    finally:
        storage.close()


def parse(text: str, path: Path) -> Any:
    """Return the value of a JSON text; raise CorpusError that says where it is wrong."""
    if not text.strip():
        raise file_error(path, "is empty", "restore it from a copy, or name another file with --db")
    if text.startswith("\ufeff"):
        raise file_error(path, "begins with a byte order mark", "save it as UTF-8 without one")
    doubled: list[str] = []

    def keep(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            seen = [key for key, _ in pairs]
            doubled.append(next(key for key in seen if seen.count(key) > 1))
            return Doubled(made, doubled[-1])
        return made

    try:
        value = json.loads(text, object_pairs_hook=keep, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise file_error(path, "is nested too deeply", "a story has a few levels only") from error
    except json.JSONDecodeError as error:
        raise _not_json(path, text, error) from error
    except ValueError as error:
        raise file_error(path, f"is not JSON: {error}", "correct the value") from error
    if doubled or "\\ud" in text or "\\uD" in text:
        _refuse_oddities(value, path)
    return value


class Doubled(dict[str, Any]):
    """An object in which one key stood twice."""

    def __init__(self, made: dict[str, Any], key: str) -> None:
        super().__init__(made)
        self.key = key


def replace(path: Path, text: str) -> None:
    """Put `text` in the place of the file's content in one step: temporary file, fsync, rename."""
    target = Path(os.path.realpath(path))
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise _cannot("write", path, error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            _copy_owner_and_mode(target, file.fileno())
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)  # noqa: PTH105 - `name` is a string and the pair reads as one step
    except BaseException as error:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        if isinstance(error, OSError):
            raise _cannot("write", path, error) from error
        raise
    _sync_folder(target.parent)


@contextmanager
def locked(path: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the right to write files in the folder of `path`; raise CorpusError if another holds it.

    The lock lies on the folder itself: a lock on the file would be lost with the file that is
    replaced, and a lock file would stay behind.
    """
    import fcntl

    folder = Path(os.path.realpath(path)).parent
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise _cannot("write", path, error) from error
    try:
        _wait_for(handle, path, time.monotonic() + seconds, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, path: Path, deadline: float, operation: int) -> None:
    import fcntl

    while True:
        try:
            fcntl.flock(handle, operation)
        except BlockingIOError as error:
            if time.monotonic() > deadline:
                raise file_error(path, "is being written by another program", "try again") from error
            time.sleep(0.05)
        except OSError:
            return  # a file system without locks: the replacement is still one step
        else:
            return


def _copy_owner_and_mode(target: Path, handle: int) -> None:
    """Give the new file the mode and owner of the old one; a first file gets the usual mode."""
    try:
        found = target.stat()
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(handle, 0o666 & ~mask)
        return
    with suppress(OSError):  # only root may give a file away
        os.fchown(handle, found.st_uid, found.st_gid)
    os.fchmod(handle, stat.S_IMODE(found.st_mode))


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some file systems cannot; the content itself is safe
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _cannot(action: str, path: Path, error: OSError) -> CorpusError:
    if isinstance(error, FileNotFoundError):
        return file_error(path, "no such file", "name one with --db PATH or OSEXPLORE_DB")
    if isinstance(error, PermissionError):
        return file_error(path, f"no permission to {action} it", "get that right, or work on a copy")
    reason = error.strerror or type(error).__name__
    return file_error(path, f"cannot {action}: {reason.lower()}", "name another file with --db")


def _not_a_file(path: Path) -> CorpusError:
    if path.is_dir():
        return file_error(path, "is a folder, not a file", "name the db.json in it with --db")
    return file_error(path, "is not a regular file", "copy its content into a file and name that")


def _not_utf8(path: Path) -> CorpusError:
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"byte {error.start} (of {len(error.object)}) is not UTF-8"
    else:
        where = "is not UTF-8"
    return file_error(path, where, "save it as UTF-8")


def _not_json(path: Path, text: str, error: json.JSONDecodeError) -> CorpusError:
    where = f"line {error.lineno}, column {error.colno}"
    if not text[error.pos :].strip() or error.msg.startswith("Unterminated string"):
        return file_error(path, f"ends in the middle ({where})", "it was cut off: restore it from a copy")
    reason = error.msg[0].lower() + error.msg[1:]
    return file_error(path, f"is not JSON at {where}: {reason}", "correct it there, or restore a copy")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _refuse_oddities(value: Any, path: Path) -> None:
    """Raise CorpusError for the first doubled key or lone surrogate in `value`, with its place."""
    for trail, item in _walk(value, ()):
        if isinstance(item, Doubled):
            where = (*trail, item.key)
            raise CorpusError(path, place(value, where, "stands twice in one object", "keep one of the two"))
        if isinstance(item, str) and any("\ud800" <= letter <= "\udfff" for letter in item):
            what = "holds half of a surrogate pair, which is no character"
            raise CorpusError(path, place(value, trail, what, "write the whole character"))


def _walk(value: Any, trail: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield trail, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield trail, key
            yield from _walk(item, (*trail, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _walk(item, (*trail, str(number)))


def place(value: Any, trail: tuple[str, ...], what: str, remedy: str) -> Problem:
    """Return the problem at `trail` in a file's JSON value: table, document number, field."""
    table, number, *fields = (*trail, "", "")[: max(2, len(trail))]
    document = value.get(table, {}).get(number) if isinstance(value, dict) and number else None
    slug = document.get("id") if isinstance(document, dict) else None
    identity = slug if isinstance(slug, str) else f"document {number}" if number else ""
    return Problem(table, identity, ".".join(fields), what, remedy)
