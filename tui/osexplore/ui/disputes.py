"""All that the sources disagree about, narrowed by kind and by person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from osexplore.corpus.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Collection

    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Disagreement
    from osexplore.corpus.views import Row


@dataclass(frozen=True)
class Dispute:
    """A disagreement, the event that the story names first for it, and the people (ids) in its events."""

    disagreement: Disagreement
    row: Row
    people: frozenset[str]

    @property
    def kind(self) -> str:
        """What kind of a disagreement it is."""
        return self.disagreement.kind


class Disputes:
    """All disagreements of a story, in the order in which the events named first for them happened."""

    def __init__(self, index: Index) -> None:
        numbers = index.select(Selection(disputed=True))
        rows = {row.id: row for row in index.rows(numbers)}
        present = {event.id: event.people for event in index.events(numbers)}
        found = [
            Dispute(
                disagreement,
                next(rows[event] for event in disagreement.events if event in rows),
                frozenset(person for event in disagreement.events for person in present.get(event, ())),
            )
            for disagreement in index.disagreements(numbers)
        ]
        self.all = sorted(found, key=lambda dispute: dispute.row.number)

    def like(self, kinds: Collection[str], people: Collection[str]) -> list[Dispute]:
        """Return those of any of these kinds that any of these people (ids) has to do with; none: all."""
        return [
            dispute
            for dispute in self.all
            if (not kinds or dispute.kind in kinds) and (not people or not dispute.people.isdisjoint(people))
        ]

    def kinds(self, people: Collection[str]) -> Counter[str]:
        """Return how many there are of each kind, of those that any of these people has to do with."""
        found = Counter(dispute.kind for dispute in self.like((), people))
        return Counter({dispute.kind: found[dispute.kind] for dispute in self.all})

    def people(self, kinds: Collection[str]) -> Counter[str]:
        """Return how many of these kinds each person has to do with, of all who have to do with any."""
        found = Counter(person for dispute in self.like(kinds, ()) for person in dispute.people)
        everybody = (person for dispute in self.all for person in sorted(dispute.people))
        return Counter({person: found[person] for person in everybody})
