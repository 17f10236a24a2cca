"""A file that a reader gives as the text of an article: read in any encoding, or refused in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from osexplore.corpus.problem import file_error
from osexplore.corpus.texts import LARGEST

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1 << 20
_HTML = re.compile(
    r"\A\s*(<\?xml[^>]*>|<!--.*?-->|\s)*(<!doctype\s+html|<html\b)|</(html|body|head)\s*>", re.I | re.S
)
_TEXT_AFTER_ALL = (b"\xff\xfe", b"\xfe\xff")
"""What UTF-16 begins with, in which ASCII is full of zero bytes."""


@dataclass(frozen=True)
class Incoming:
    """A file's text; `assumed` is the encoding that it was taken to be in, "" for UTF-8."""

    path: Path
    text: str
    assumed: str = ""


def read(path: Path) -> Incoming:
    """Return the text in a file; raise CorpusError for what is no text of an article."""
    try:
        if not path.is_file():
            what = "is not a file" if path.exists() else "no such file"
            raise file_error(path, what, "name a file with the text of an article")
        size = path.stat().st_size
        if size > LARGEST:
            what = f"is too large for an article ({size / MEGABYTE:.0f} MB, at most {LARGEST // MEGABYTE})"
            raise file_error(path, what, "keep the article alone in a file")
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise file_error(path, f"cannot be read: {reason}", "get that right, or name another file") from error
    found = _decoded(path, content)
    if not found.text.strip():
        raise file_error(path, "is empty", "name a file with the text of an article")
    if _HTML.search(found.text):
        raise file_error(path, "is an HTML page", "save the text that it shows, without markup, and add that")
    return found


def _decoded(path: Path, content: bytes) -> Incoming:
    try:
        return Incoming(path, content.decode("utf-8"))
    except UnicodeDecodeError:
        encoding = _likely_encoding(content)
    if encoding is None:
        raise file_error(path, "is no text in any encoding known", "save it as plain text in UTF-8")
    return Incoming(path, content.decode(encoding).removeprefix("\ufeff"), encoding.upper().replace("_", "-"))


def _likely_encoding(content: bytes) -> str | None:
    """Return the encoding that bytes are most likely in; None if they are no text."""
    if b"\0" in content and not content.startswith(_TEXT_AFTER_ALL):
        return None
    from charset_normalizer import from_bytes  # costs as much as a start, and hardly ever needed

    best = from_bytes(content).best()
    return best.encoding if best else None
