"""Finding a person by what is typed: any script, any spelling that a source prints, a slip of the finger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from osexplore.corpus.model import spellings, words
from osexplore.corpus.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from osexplore.corpus.model import Person

CLOSE_ENOUGH = 75
"""How alike (of 100) a word must be to be offered where none begins with what was typed."""
MOST_NEAR = 24

_WORD = re.compile(r"\w+")


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
        """Return who has a word in a spelling that begins so, else one near it; then who has it inside one.

        Each person comes once, in the order of the people, by the spelling that says it best.
        """
        wanted = fold(typed.strip())
        within = [
            (found, _begins_word(wanted, folded))
            for found, folded in zip(self._spellings, self._folded, strict=True)
            if wanted in folded
        ]
        beginning = [found for found, begins in within if begins]
        holding = [found for found, begins in within if not begins]
        return _once([_best(beginning or self._nearest(wanted)), _best(holding)])

    def named(self, typed: str) -> list[Person]:
        """Return all whom a whole spelling names, else a whole word of one."""
        wanted = fold(typed.strip())
        known = list(zip(self._spellings, self._folded, strict=True))
        whole = [found for found, folded in known if wanted == folded]
        by_word = [found for found, folded in known if wanted in _WORD.findall(folded)]
        return [found.person for found in _once([whole or by_word])]

    def _nearest(self, wanted: str) -> list[Found]:
        # Only a slip needs it, and it costs a part of the program's start.
        from rapidfuzz import fuzz, process

        of_words = [
            (word, place)
            for place, folded in enumerate(self._folded)
            for word in (folded, *_WORD.findall(folded))
        ]
        alike = process.extract(
            wanted,
            [word for word, _ in of_words],
            scorer=fuzz.ratio,
            score_cutoff=CLOSE_ENOUGH,
            limit=MOST_NEAR,
        )
        return [self._spellings[of_words[number][1]] for _, _, number in alike]


def _begins_word(wanted: str, folded: str) -> bool:
    """Tell whether a word begins so; what is written without spaces has a word begin anywhere."""
    if not wanted.isascii():
        return True
    return bool(re.search(rf"(?<![^\W_]){re.escape(wanted)}", folded))


def _best(found: Iterable[Found]) -> list[Found]:
    """Return each person once: by the name that the list shows, else by the shortest spelling."""
    best: dict[str, Found] = {}
    for one in found:
        before = best.setdefault(one.person.id, one)
        if before.spelling != words(one.person.name) and len(one.spelling) < len(before.spelling):
            best[one.person.id] = one
    return list(best.values())


def _once(several: Iterable[list[Found]]) -> list[Found]:
    first: dict[str, Found] = {}
    for found in several:
        for one in found:
            first.setdefault(one.person.id, one)
    return list(first.values())
