"""What is wrong with a corpus, said so that a person can mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pathlib import Path


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong: where it stands, what it is, and what to do.

    `table`, `id` and `field` are "" where the problem is wider than they are. `id` is the
    document's own slug, or "document 7" (TinyDB's number) where it has none.
    """

    table: str
    id: str
    field: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return the problem as one line."""
        field = f"field {self.field}" if self.field else ""
        place = ", ".join(part for part in (f"{self.table} {self.id}".strip(), field) if part)
        text = f"{place}: {self.what}; {self.remedy}" if place else f"{self.what}; {self.remedy}"
        return " ".join(text.split())


class CorpusError(Exception):
    """A file cannot be read or written as a story; `str()` is one line that names file and place."""

    def __init__(self, path: Path, problem: Problem) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        """Return the error as one line."""
        return f"{self.path}: {self.problem}"


def file_error(path: Path, what: str, remedy: str) -> CorpusError:
    """Return the error of a file that is wrong as a whole."""
    return CorpusError(path, Problem("", "", "", what, remedy))


def cannot_read(path: Path, error: OSError) -> CorpusError:
    """Return the error of a story's file that the system will not let us read."""
    if isinstance(error, FileNotFoundError):
        return file_error(path, "no such file", "name one with --db PATH or OSEXPLORE_DB")
    if isinstance(error, PermissionError):
        return file_error(path, "no permission to read it", "get that right, or work on a copy")
    return file_error(path, f"cannot read it: {reason(error)}", "mend that, or name another file with --db")


def cannot_write(path: Path, error: OSError, remedy: str) -> CorpusError:
    """Return the error of a file of any kind that the system will not let us write.

    The remedy is the caller's: another file is named otherwise for a story than for what is made of it.
    """
    if isinstance(error, FileNotFoundError):
        return file_error(path, "no file can be made there", remedy)
    if isinstance(error, PermissionError):
        return file_error(path, "no permission to write it", remedy)
    return file_error(path, f"cannot write it: {reason(error)}", remedy)


def reason(error: OSError) -> str:
    """Return why the system refuses, in words and without its number."""
    return (error.strerror or type(error).__name__).lower()
