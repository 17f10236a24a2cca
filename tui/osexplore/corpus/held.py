"""A source's text as it was found in a file: by what, in which encoding, or what is wrong with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from osexplore.corpus.encodings import BYTE_ORDER_MARK, decoded, is_html

if TYPE_CHECKING:
    from pathlib import Path

    from osexplore.corpus.anchors import Body
    from osexplore.corpus.model import SourceText
    from osexplore.corpus.recognition import Likeness

By = Literal["sha256", "name", "quotes"]

_FOUND_BY = {
    "name": "{file} was found by its name",
    "quotes": "{file} was recognised by its quotes ({found} of {quotes} stand in it)",
}


@dataclass(frozen=True)
class Held:
    """A source's text as it was found, or why it was not.

    `by` tells what it was recognised by; by its name or by the quotes that stand in it (of which `likeness`
    says how many), it is another version than the one that the story was made from, and `note` says so, as
    it says what a text that is not UTF-8 was read as, which is `assumed`. `text` is None where nothing was
    found that could be read, and then `trouble` says why; it also says where the story describes the text
    wrongly. `body` is the article proper in it: the whole text where it is another one than the story
    describes.
    """

    source: str
    path: Path | None = None
    by: By | None = None
    text: str | None = None
    trouble: str = ""
    note: str = ""
    body: Body | None = None
    likeness: Likeness | None = None
    assumed: str = ""


def read(held: Held, content: bytes, expected: SourceText) -> Held:
    """Return what was found, with the text in a file's content: its line ends stay, positions count them."""
    file = held.path.name if held.path else ""
    found = decoded(content)
    if found is None:
        return replace(held, trouble=f"{file} is no text in any encoding known")
    text, assumed = found
    held = replace(held, assumed=assumed)
    if held.by != "sha256":
        text = text.removeprefix(BYTE_ORDER_MARK)
        if sha256(text.encode()) != expected.sha256.lower():
            return _another_version(held, text)
    first, last = expected.body
    body = expected.body if 0 <= first < last <= len(text) else (0, len(text))
    trouble = _difference(text, expected, body)
    note = read_as(file, assumed)
    return replace(held, by="sha256", text=text, trouble=trouble, note=note, body=body, likeness=None)


def read_as(what: str, assumed: str) -> str:
    """Return in which encoding something was read, "" if in UTF-8: another is guessed, and may be wrong."""
    return f"{what} was read as {assumed}, since it is not UTF-8" if assumed else ""


def sha256(content: bytes) -> str:
    """Return what tells a content from any other."""
    return hashlib.sha256(content).hexdigest()


def _another_version(held: Held, text: str) -> Held:
    """Return a text that is the source's by the file's name or the quotes in it only, unless it is none."""
    file = held.path.name if held.path else ""
    trouble = f"{file} is an HTML page" if is_html(text) else ""
    if trouble or not text.strip():
        return replace(held, trouble=trouble or f"{file} is empty")
    found, quotes = (held.likeness.found, held.likeness.quotes) if held.likeness else (0, 0)
    by = _FOUND_BY[held.by or "name"].format(file=file, found=found, quotes=quotes)
    note = f"{by}, and has another sha256 than the text that the story was made from"
    encoding = read_as(file, held.assumed)
    note = f"{note}; {encoding}" if encoding else note
    return replace(held, text=text, note=note, body=(0, len(text)))


def _difference(text: str, expected: SourceText, body: Body) -> str:
    """Return in what the story describes the very text, whose body is `body`, wrongly; "" if in nothing."""
    if len(text) != expected.characters:
        return f"text.characters is {expected.characters}, and the text has {len(text)}"
    if body != expected.body:
        return f"text.body is {list(expected.body)}, and the text has {len(text)} characters"
    return ""
