"""A file that a reader gives as the text of an article: read in any encoding, or refused in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from osexplore.corpus.encodings import decoded, is_html
from osexplore.corpus.files import LARGEST
from osexplore.corpus.problem import file_error

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1 << 20


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
    found = decoded(content)
    if found is None:
        raise file_error(path, "is no text in any encoding known", "save it as plain text in UTF-8")
    text, assumed = found
    if not text.strip():
        raise file_error(path, "is empty", "name a file with the text of an article")
    if is_html(text):
        raise file_error(path, "is an HTML page", "save the text that it shows, without markup, and add that")
    return Incoming(path, text, assumed)
