"""What is exported: some events, the quotes on them, and the works that tell them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from osexplore.corpus.witnesses import chain, is_unnamed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from osexplore.corpus.model import Event, Person, Quote, Source, Story


@dataclass(frozen=True)
class Material:
    """The records of an export. `people` and `sources` are all of the story's, to be looked up in."""

    story: Story
    people: Mapping[str, Person]
    sources: Mapping[str, Source]
    events: Sequence[Event]
    quotes: Sequence[Quote]

    @property
    def works(self) -> tuple[Source, ...]:
        """Return the works to list: those quoted, then those in their chains that have a name, each once."""
        quoted = dict.fromkeys(quote.source for quote in self.quotes)
        behind = dict.fromkeys(work for quote in self.quotes for work in chain(quote, self.sources))
        named = [work for work in behind if work in self.sources and not is_unnamed(self.sources[work])]
        return tuple(self.sources[work] for work in dict.fromkeys((*quoted, *named)) if work in self.sources)
