"""How much of a text is quoted: an excerpt is short, or it is a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from osexplore.corpus.model import Quote

CONTEXT = 32
"""The most characters that a prefix or a suffix holds."""
QUOTED_SHARE = 3
"""The words quoted of a source stay under one part in so many of its body."""
SHOWN_SHARE = 2
"""The words quoted, with their prefixes and suffixes, stay under one part in so many."""


def quoted(quotes: Iterable[Quote]) -> int:
    """Return how many characters of their source the quotes take, each counted once.

    Quotes without a `start` count as standing apart from the others.
    """
    quotes = tuple(quotes)
    apart = {quote.exact for quote in quotes if quote.start is None}
    spans = ((quote.start, quote.start + len(quote.exact)) for quote in quotes if quote.start is not None)
    return union(spans) + sum(map(len, apart))


def shown(quotes: Iterable[Quote]) -> int:
    """Return the same with what stands before and after each quote."""
    quotes = tuple(quotes)
    apart = {quote.prefix + quote.exact + quote.suffix for quote in quotes if quote.start is None}
    spans = (
        (quote.start - len(quote.prefix), quote.start + len(quote.exact) + len(quote.suffix))
        for quote in quotes
        if quote.start is not None
    )
    return union(spans) + sum(map(len, apart))


def union(spans: Iterable[tuple[int, int]]) -> int:
    """Return how many positions the half-open spans cover together."""
    total, reached = 0, -(1 << 62)
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total
