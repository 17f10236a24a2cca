"""The bytes of a file as text: in UTF-8, else in the encoding that they are most likely in."""

from __future__ import annotations

import re

BYTE_ORDER_MARK = "\ufeff"
"""What some programs write before a text, and no part of it."""

_TEXT_AFTER_ALL = (b"\xff\xfe", b"\xfe\xff")
"""What UTF-16 begins with, in which ASCII is full of zero bytes."""

_HTML = re.compile(
    r"\A\s*(<\?xml[^>]*>|<!--.*?-->|\s)*(<!doctype\s+html|<html\b)|</(html|body|head)\s*>", re.I | re.S
)


def decoded(content: bytes) -> tuple[str, str] | None:
    """Return a text and the encoding that it was taken to be in, "" for UTF-8; None for what is no text."""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        encoding = _likely_encoding(content)
    if encoding is None:
        return None
    return content.decode(encoding).removeprefix(BYTE_ORDER_MARK), encoding.upper().replace("_", "-")


def is_html(text: str) -> bool:
    """Tell whether a text is the source of an HTML page."""
    return _HTML.search(text) is not None


def _likely_encoding(content: bytes) -> str | None:
    """Return the encoding that bytes are most likely in; None if they are no text."""
    if b"\0" in content and not content.startswith(_TEXT_AFTER_ALL):
        return None
    from charset_normalizer import from_bytes  # costs as much as a start, and hardly ever needed

    best = from_bytes(content).best()
    return best.encoding if best else None
