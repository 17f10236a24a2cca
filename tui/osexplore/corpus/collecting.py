"""The collection as quotes: which of them the story still has, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from osexplore.corpus.index import Index
    from osexplore.corpus.memory import Collected
    from osexplore.corpus.model import Quote


def quotes_of(index: Index, collection: Iterable[Collected]) -> tuple[list[Quote], list[str]]:
    """Return the quotes of a collection in its order, and the ids that the story does not have."""
    quotes: list[Quote] = []
    missing: list[str] = []
    for one in collection:
        try:
            quotes.append(index.quote(one.quote))
        except KeyError:
            missing.append(one.quote)
    return quotes, missing


def notes_of(collection: Iterable[Collected]) -> dict[str, str]:
    """Return the notes by the ids of the quotes that have one."""
    return {one.quote: one.note for one in collection if one.note}


def by_date(index: Index, collection: Sequence[Collected]) -> tuple[Collected, ...]:
    """Return a collection in the order in which things happened; what the story does not have stands last.

    Quotes on one event stand by source, then by their place in it.
    """

    def key(one: Collected) -> tuple[float, str, bool, int]:
        try:
            quote = index.quote(one.quote)
            number = min(index.number(event) for event in quote.events)
        except (KeyError, ValueError):
            return float("inf"), "", True, 0
        return number, quote.source, quote.start is None, quote.start or 0

    return tuple(sorted(collection, key=key))


def moved(collection: Sequence[Collected], place: int, step: int) -> tuple[tuple[Collected, ...], int]:
    """Return the collection with the quote at `place` moved as far as there is room, and its place then."""
    to = max(0, min(place + step, len(collection) - 1))
    rest = [one for number, one in enumerate(collection) if number != place]
    rest.insert(to, collection[place])
    return tuple(rest), to


def noted(collection: Sequence[Collected], quote: str, note: str) -> tuple[Collected, ...]:
    """Return the collection with another note on a quote (an id)."""
    return tuple(replace(one, note=note) if one.quote == quote else one for one in collection)
