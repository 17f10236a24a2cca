"""A file is replaced in one step or left as it was, by one writer at a time."""

from __future__ import annotations

import os
import stat
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from osexplore.corpus.problem import cannot_write, file_error

if TYPE_CHECKING:
    from collections.abc import Iterator

MEND = "get that right, then do it again"
"""What to do where a file cannot be written, unless the one who writes it knows better."""

LOCK_SECONDS = 5.0
"""How long a writer waits for another one."""


class Stamp(msgspec.Struct, frozen=True):
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


def replace(path: Path, text: str, *, over: bool = True, private: bool = False, remedy: str = MEND) -> None:
    """Put `text` in the place of the file's content: temporary file, fsync, rename; raise CorpusError.

    The file behind a symbolic link is replaced, not the link; its mode and owner stay, and one that
    may not be written stays as it is. What is no file but a device or a pipe is written to. Unless
    `over`, no file is replaced, not even one that came to be meanwhile; a `private` one is its owner's.
    `remedy` is what the error tells to do.
    """
    try:
        if is_special(path):
            path.write_text(text, encoding="utf-8", newline="")
        else:
            _put(Path(os.path.realpath(path)), text, over=over, private=private)
    except FileExistsError as error:
        raise file_error(path, "there is a file already", "name another one") from error
    except OSError as error:
        raise cannot_write(path, error, remedy) from error


def is_special(path: Path) -> bool:
    """Tell whether a path leads to a device, a pipe or the like: there is nothing in it to be replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _put(target: Path, text: str, *, over: bool, private: bool) -> None:
    import tempfile  # costs more than reading a story, and most runs write none

    if target.exists() and not os.access(target, os.W_OK):  # a rename would go over a file made read-only
        raise PermissionError
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            if not private:  # what mkstemp makes is
                _take_mode_and_owner(target, file.fileno())
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _give_its_name(part, target, over=over)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _give_its_name(part: Path, target: Path, *, over: bool) -> None:
    if over:
        part.replace(target)
        return
    try:
        target.hardlink_to(part)  # fails where there is a file, in one step with giving the name
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError from None
        part.replace(target)


@contextmanager
def locked(path: Path, seconds: float = LOCK_SECONDS, remedy: str = MEND) -> Iterator[None]:
    """Hold the right to write the file at `path`; raise CorpusError if another program holds it.

    The lock lies on the folder: one on the file would go with the file that is replaced, and a
    lock file would stay behind.
    """
    folder = Path(os.path.realpath(path)).parent
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise cannot_write(path, error, remedy) from error
    try:
        _wait_for(handle, path, time.monotonic() + seconds)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, path: Path, deadline: float) -> None:
    import fcntl

    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > deadline:
                raise file_error(path, "is being written by another program", "try again") from error
            time.sleep(0.05)
        except OSError:
            return  # a file system without locks: the replacement is still one step
        else:
            return


def _take_mode_and_owner(target: Path, handle: int) -> None:
    """Give the new file the mode and owner of the old one; a first file gets the usual mode."""
    try:
        found = target.stat()
    except FileNotFoundError:
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
