"""The collection as quotes: which of them the story still has, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

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


def moved(
    collection: Sequence[Collected], quote: str, step: int = 0, to: int | None = None
) -> tuple[Collected, ...]:
    """Return the collection with a quote (an id) moved by a step or to a place, as far as there is room."""
    place = place_of(collection, quote)
    if place is None:
        return tuple(collection)
    rest = [one for one in collection if one.quote != quote]
    rest.insert(max(0, place + step if to is None else to), collection[place])
    return tuple(rest)


def place_of(collection: Sequence[Collected], quote: str) -> int | None:
    """Return where a quote (an id) stands in the collection, from 0."""
    return next((place for place, one in enumerate(collection) if one.quote == quote), None)


def noted(collection: Sequence[Collected], quote: str, note: str) -> tuple[Collected, ...]:
    """Return the collection with another note on a quote (an id)."""
    return tuple(replace(one, note=note) if one.quote == quote else one for one in collection)


def caught_up(
    shown: Sequence[Collected], out: Collection[str], held: Sequence[Collected]
) -> tuple[Collected, ...]:
    """Return the collection as it is shown with what was done elsewhere since, of which `held` tells.

    What was put in elsewhere stands last, what was taken out elsewhere is gone, notes are as they are
    now. Quotes that were taken out where it is shown (`out`) keep their place.
    """
    now = {one.quote: one for one in held}
    seen = {one.quote for one in shown}
    still = [now.get(one.quote, one) for one in shown if one.quote in now or one.quote in out]
    return (*still, *(one for one in held if one.quote not in seen))
