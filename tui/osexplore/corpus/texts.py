"""The articles' own files, which stay with their reader: found by their SHA-256, then by their name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from osexplore.corpus.encodings import BYTE_ORDER_MARK, decoded, is_html
from osexplore.corpus.filenames import file_name
from osexplore.corpus.problem import file_error

if TYPE_CHECKING:
    from pathlib import Path

    from osexplore.corpus.anchors import Body
    from osexplore.corpus.model import Source, SourceText

LARGEST = 1 << 22
"""How many bytes a file may have to be taken for an article."""


@dataclass(frozen=True)
class Held:
    """A source's text as it was found, or why it was not.

    `by` tells what it was recognised by; by name only, it is another version than the one that the
    story was made from, and `note` says so, as it says what a text that is not UTF-8 was read as. `text`
    is None where nothing was found that could be read, and then `trouble` says why; it also says where the
    story describes the text wrongly.
    `body` is the article proper in it: the whole text where it is another one than the story describes.
    """

    source: str
    path: Path | None = None
    by: Literal["sha256", "name"] | None = None
    text: str | None = None
    trouble: str = ""
    note: str = ""
    body: Body | None = None


class Folder:
    """A folder of texts. Raises CorpusError if it cannot be listed.

    `kept`: it is the one that the program keeps texts in, which need not be there yet.
    """

    def __init__(self, path: Path, *, kept: bool = False) -> None:
        self._kept = kept
        try:
            self._files = sorted(entry for entry in path.iterdir() if entry.is_file())
        except OSError as error:
            if kept and isinstance(error, FileNotFoundError):
                self._files = []
                return
            reason = (error.strerror or "unreadable").lower()
            remedy = "name the folder that holds the sources' texts"
            raise file_error(path, f"cannot be listed: {reason}", remedy) from error

    def __bool__(self) -> bool:
        """Tell whether there is any file in it."""
        return bool(self._files)

    def hold(self, source: Source) -> Held:
        """Return the text of a source, as far as this folder has it."""
        if source.text is None:
            return Held(source.id, note="no text of it is known")
        path = self._by_sha256.get(source.text.sha256.lower())
        if path is not None:
            return _read(source.id, path, "sha256", source.text)
        names = (f"{file_name(source.id)}.txt",) if self._kept else (source.text.file,)
        named = next((path for path in self._files if path.name in names), None)
        if named is not None:
            return _read(source.id, named, "name", source.text)
        lacking = "no text of it is kept (`osexplore texts add FILE` keeps one)"
        if not self._kept:
            lacking = f"{source.text.file} is not in the folder, under any name"
        return Held(source.id, trouble=lacking)

    @cached_property
    def _by_sha256(self) -> dict[str, Path]:
        """The files by their SHA-256, those that cannot be read left out."""
        found: dict[str, Path] = {}
        for path in self._files:
            try:
                if path.stat().st_size <= LARGEST:
                    found.setdefault(_sha256(path.read_bytes()), path)
            except OSError:
                continue  # its name still leads to it, and then to the reason
        return found


def _read(source: str, path: Path, by: Literal["sha256", "name"], expected: SourceText) -> Held:
    """Return the text in a file, every line end as it is: positions count them."""
    try:
        if path.stat().st_size > LARGEST:
            return Held(source, path, by, trouble=f"{path.name} is too large for an article")
        content = path.read_bytes()
    except OSError as error:
        return Held(source, path, by, trouble=f"{path.name} cannot be read: {(error.strerror or '').lower()}")
    found = decoded(content)
    if found is None:
        return Held(source, path, by, trouble=f"{path.name} is no text in any encoding known")
    text, assumed = found
    if by == "name":
        text = text.removeprefix(BYTE_ORDER_MARK)
        if _sha256(text.encode()) != expected.sha256.lower():
            return _another_version(source, path, text, assumed)
    first, last = expected.body
    body = expected.body if 0 <= first < last <= len(text) else (0, len(text))
    trouble = _difference(text, expected, body)
    return Held(source, path, "sha256", text, trouble=trouble, note=_read_as(path, assumed), body=body)


def _another_version(source: str, path: Path, text: str, assumed: str) -> Held:
    """Return a text that is the source's by the file's name only, unless it is none."""
    trouble = f"{path.name} is an HTML page" if is_html(text) else ""
    if trouble or not text.strip():
        return Held(source, path, "name", trouble=trouble or f"{path.name} is empty")
    note = f"{path.name} has another sha256 than the text that the story was made from"
    read_as = _read_as(path, assumed)
    note = f"{note}; {read_as}" if read_as else note
    return Held(source, path, "name", text, note=note, body=(0, len(text)))


def _read_as(path: Path, assumed: str) -> str:
    return f"{path.name} was read as {assumed}, since it is not UTF-8" if assumed else ""


def _difference(text: str, expected: SourceText, body: Body) -> str:
    """Return in what the story describes the very text, whose body is `body`, wrongly; "" if in nothing."""
    if len(text) != expected.characters:
        return f"text.characters is {expected.characters}, and the text has {len(text)}"
    if body != expected.body:
        return f"text.body is {list(expected.body)}, and the text has {len(text)} characters"
    return ""


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
