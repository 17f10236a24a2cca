"""Finding a person by what is typed: any script, any spelling that a source prints, a slip of the finger."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from osexplore.corpus.model import spellings
from osexplore.corpus.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from osexplore.corpus.model import Person

CLOSE_ENOUGH = 75
"""How alike (of 100) a name must be to be offered where none holds what was typed."""


class Found(NamedTuple):
    """A person, and the spelling that was found."""

    person: Person
    spelling: str


class PersonFinder:
    """Every spelling of some people, folded once."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._spellings = [
            Found(person, spelling) for person in people for spelling in spellings(person) if spelling.strip()
        ]
        self._folded = [fold(found.spelling) for found in self._spellings]

    def find(self, typed: str) -> list[Found]:
        """Return who has a spelling that holds what was typed, else whose is nearest; each person once."""
        wanted = fold(typed.strip())
        holding = [
            found for found, folded in zip(self._spellings, self._folded, strict=True) if wanted in folded
        ]
        return _once(holding or self._nearest(wanted))

    def _nearest(self, wanted: str) -> list[Found]:
        # Only a slip needs it, and it costs a part of the program's start.
        from rapidfuzz import fuzz, process

        alike = process.extract(
            wanted, self._folded, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=8
        ) or process.extract(
            wanted, self._folded, scorer=fuzz.partial_ratio, score_cutoff=CLOSE_ENOUGH, limit=8
        )
        return [self._spellings[place] for _, _, place in alike]


def _once(found: list[Found]) -> list[Found]:
    first: dict[str, Found] = {}
    for one in found:
        first.setdefault(one.person.id, one)
    return list(first.values())
