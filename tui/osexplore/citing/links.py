"""A link that opens a source at the quoted words: a URL with a text fragment (`#:~:text=…`).

A browser finds the words only where its cuts fall between words, and in Chinese it knows words by
a dictionary that we do not have. So every cut lies at punctuation, where no word can cross it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from osexplore.citing.naming import printed

if TYPE_CHECKING:
    from osexplore.corpus.model import Quote, Source

WHOLE = 40
"""Up to how many characters a passage is given whole; a longer one by its first and last clause."""

_CLAUSE_END = re.compile(r"[，。、；：！？…—,.;:!?](?![0-9])[”’」』》）)\"']*\s*|\n+")


def text_link(quote: Quote, source: Source) -> str:
    """Return the source's address with a fragment for the quote's words; "" without an address.

    Where no cut is safe the address stands alone.
    """
    address = web_address(source)
    if not address:
        return ""
    fragment = _fragment(quote)
    joint = "" if "#" in address else "#"
    return f"{address}{joint}:~:text={fragment}" if fragment else address


def web_address(source: Source) -> str:
    """Return the source's address on the web; "" where it has none."""
    address = printed(source, "URL")
    try:
        return address if urlsplit(address).scheme in ("http", "https") else ""
    except ValueError:  # brackets in which no address stands
        return ""


def _fragment(quote: Quote) -> str:
    """Return `start` or `start,end`, percent-encoded; "" where nothing can be cut safely."""
    words = _from_a_boundary(quote)
    clauses = _clauses(words)
    if not clauses:
        return ""
    if len(clauses) == 1:
        return _encoded(clauses[0])
    if len(words) <= WHOLE and "\n" not in words:
        return _encoded(words)
    return f"{_encoded(clauses[0])},{_encoded(clauses[-1])}"


def _from_a_boundary(quote: Quote) -> str:
    """Return the words from the first to the last place in them where surely no word is cut."""
    text = quote.exact
    if quote.prefix and _within_a_word(quote.prefix[-1], text[0]):
        first = _CLAUSE_END.search(text)
        text = text[first.end() :] if first else ""
    if text and quote.suffix and _within_a_word(text[-1], quote.suffix[0]):
        ends = list(_CLAUSE_END.finditer(text))
        text = text[: ends[-1].end()] if ends else ""
    return text.strip()


def _within_a_word(before: str, after: str) -> bool:
    return before.isalnum() and after.isalnum()


def _clauses(text: str) -> list[str]:
    """Return the parts of a text between its punctuation, the marks left out."""
    return [
        part
        for part in (part.strip(" \n“”‘’「」『』《》()（）\"'") for part in _CLAUSE_END.split(text))
        if part
    ]


def _encoded(text: str) -> str:
    """Return text as a fragment holds it; hyphen and comma mean something there."""
    return percent_encoded(text, safe="").replace("-", "%2D")
