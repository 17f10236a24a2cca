"""The quotes of a source as places to step to, in the order of its print, what is missing among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from osexplore.corpus.marking import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from osexplore.corpus.anchors import Anchor
    from osexplore.corpus.model import Quote
    from osexplore.corpus.reading import Gap


@dataclass(frozen=True, slots=True)
class Stop:
    """A quote as a place to step to: the number of the line on which it begins; None if it is on none.

    `paragraph` is that line's, where it is known. `anchor` says how and where the quote was found in the
    text; None where there was no text.
    """

    quote: str
    line: int | None
    anchor: Anchor | None = None
    paragraph: int | None = None


def in_order(
    found: Sequence[Line | Gap], quotes: Iterable[Quote], anchors: Mapping[str, Anchor | None]
) -> tuple[Stop, ...]:
    """Return the quotes in the order of the lines, those that are on none among them."""
    first: dict[str, tuple[int, int | None]] = {}
    for number, line in enumerate(found):
        if isinstance(line, Line):
            for mark in line.marks:
                first.setdefault(mark.quote, (number, line.paragraph))
    nowhere = (None, None)
    placed = ((quote, *first.get(quote, nowhere)) for quote in _ids(first, quotes))
    return tuple(Stop(quote, line, anchors[quote], paragraph) for quote, line, paragraph in placed)


def _ids(standing: Mapping[str, Any], quotes: Iterable[Quote]) -> list[str]:
    """Return the quotes (ids) in the order in which they stand, each other one where it was recorded."""
    after: dict[str | None, dict[str, None]] = {}
    unplaced: dict[str, None] = {}
    before = None
    for quote in sorted(quotes, key=_recorded):
        if quote.id in standing:
            before = quote.id
        elif quote.start is None:
            unplaced[quote.id] = None
        else:
            after.setdefault(before, {})[quote.id] = None
    return list(dict.fromkeys(one for at in (None, *standing) for one in _with(at, after)) | unplaced)


def _with(quote: str | None, after: Mapping[str | None, Iterable[str]]) -> Iterator[str]:
    """Give a quote, if it is one, and those that were recorded after it."""
    if quote is not None:
        yield quote
    yield from after.get(quote, ())


def _recorded(quote: Quote) -> tuple[bool, int, int]:
    """Return what orders quotes as the story has recorded them: as their marks are, where all is in place."""
    return quote.start is None, quote.start or 0, len(quote.exact)
