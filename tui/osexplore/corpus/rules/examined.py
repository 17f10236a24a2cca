"""What a rule looks at: the story as it can be read, with the lookups that rules share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from osexplore.corpus.problem import Problem
from osexplore.corpus.shape import RECORDS, Documents

if TYPE_CHECKING:
    from osexplore.corpus.model import Corpus, Disagreement, Event, Person, Quote, Source, Story

    Identified = Story | Person | Source | Event | Quote | Disagreement
    Record = TypeVar("Record", Person, Source, Event, Quote)

Rule = Callable[["Examined"], Iterator[Problem]]

_SUGGESTED = 5000
"""How many names are searched for one that was meant; more would make a broken archive slow to check."""


@dataclass(frozen=True)
class Examined:
    """A story under examination.

    `corpus` holds what could be read. `mistyped` names the fields (table, id, field) that could not:
    their records lack them, so that no rule may conclude anything from that.
    """

    documents: Documents
    corpus: Corpus
    mistyped: frozenset[tuple[str, str, str]] = frozenset()

    @cached_property
    def ids(self) -> dict[str, Counter[str]]:
        """How often each id stands in each table, documents that cannot be read included."""
        return {
            name: Counter(
                slug for document in self.documents.table(name) if isinstance(slug := document.get("id"), str)
            )
            for name in RECORDS
        }

    @cached_property
    def people(self) -> dict[str, Person]:
        """The people by id."""
        return _first(self.corpus.people)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id."""
        return _first(self.corpus.sources)

    @cached_property
    def events(self) -> dict[str, Event]:
        """The events by id."""
        return _first(self.corpus.events)

    @cached_property
    def quotes(self) -> dict[str, Quote]:
        """The quotes by id."""
        return _first(self.corpus.quotes)

    @cached_property
    def quotes_of(self) -> dict[str, list[Quote]]:
        """The quotes of each source."""
        found = defaultdict(list)
        for quote in self.corpus.quotes:
            found[quote.source].append(quote)
        return found

    @cached_property
    def quoted_events(self) -> set[str]:
        """The events that a quote names, quotes that cannot be read included."""
        found: set[str] = set()
        for document in self.documents.table("quotes"):
            named = document.get("events")
            found.update(
                event for event in (named if isinstance(named, list) else ()) if isinstance(event, str)
            )
        return found

    def records(self) -> Iterator[tuple[str, Identified]]:
        """Yield every record that could be read, with its table."""
        corpus = self.corpus
        if corpus.story.id in self.ids["corpus"]:  # else it could not be read
            yield "corpus", corpus.story
        for name in RECORDS:
            for record in getattr(corpus, name) if name != "corpus" else ():
                yield name, record

    def known(self, table: str, field: str, record: Identified) -> bool:
        """Tell whether a record's field was read as it stands, so that its absence means something."""
        return (table, record.id, field) not in self.mistyped

    def meant(self, table: str, name: str) -> str:
        """Return what to do about an unknown id: the known one that was probably meant, if any."""
        from osexplore.corpus.type_errors import near

        known = self.ids[table]
        found = near(name, known) if len(known) <= _SUGGESTED else ""
        return f"did you mean {found}?" if found else f"add it to {table}, or correct it"


def _first(records: Iterable[Record]) -> dict[str, Record]:
    """Return the records by id; of two with one id, the first."""
    found: dict[str, Record] = {}
    for record in records:
        found.setdefault(record.id, record)
    return found
