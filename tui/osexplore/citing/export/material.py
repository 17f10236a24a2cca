"""What is exported: some events, the quotes on them, and the works that tell them; or the collection."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from osexplore.corpus.collecting import notes_of, quotes_of
from osexplore.corpus.witnesses import chain, is_unnamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from osexplore.corpus.index import Index
    from osexplore.corpus.memory import Collected
    from osexplore.corpus.model import Event, Person, Quote, Source, Story


@dataclass(frozen=True)
class Material:
    """The records of an export. `people` and `sources` are all of the story's, to be looked up in.

    `by_hand` says that quotes are the reader's collection, in an order of its own; `notes` are the
    reader's, by the quotes' ids.
    """

    story: Story
    people: Mapping[str, Person]
    sources: Mapping[str, Source]
    events: Sequence[Event]
    quotes: Sequence[Quote]
    by_hand: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def works(self) -> tuple[Source, ...]:
        """Return the works to list: those quoted, then those in their chains that have a name, each once."""
        quoted = dict.fromkeys(quote.source for quote in self.quotes)
        behind = dict.fromkeys(work for quote in self.quotes for work in chain(quote, self.sources))
        named = [work for work in behind if work in self.sources and not is_unnamed(self.sources[work])]
        return tuple(self.sources[work] for work in dict.fromkeys((*quoted, *named)) if work in self.sources)


def selected(index: Index, numbers: Iterable[int], sources: Iterable[str] = ()) -> Material:
    """Return events of a story with the quotes on them, only those of some sources where these are named."""
    numbers = list(numbers)
    wanted = set(sources) or set(index.sources)
    quotes = [quote for quote in index.quotes(numbers) if quote.source in wanted]
    return Material(index.story, index.people, index.sources, index.events(numbers), quotes)


def collected(index: Index, collection: Iterable[Collected]) -> Material:
    """Return the quotes of a collection, as far as the story has them, with their events and notes."""
    collection = list(collection)
    quotes, _ = quotes_of(index, collection)
    numbers = {index.number(event) for quote in quotes for event in quote.events}
    events = index.events(numbers)
    notes = notes_of(collection)
    return Material(index.story, index.people, index.sources, events, quotes, by_hand=True, notes=notes)
