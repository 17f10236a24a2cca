"""The people as lines to choose from: people first, then organisations and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.corpus.model import Person, words
from osexplore.corpus.plain import harmless, shorten
from osexplore.corpus.plain import width as width_of
from osexplore.ui.widgets.lines import Lines, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OTHERS = "Organisations, groups"


def in_order(people: Sequence[Person], counts: Mapping[str, int]) -> list[Person]:
    """Return people before organisations and groups, those in the most events first."""
    return sorted(
        people, key=lambda person: (person.kind != "person", -counts.get(person.id, 0), words(person.name))
    )


class PeopleList(Lines):
    """People with a box to check and the number of events that each would give."""

    def __init__(self, people: Sequence[Person], words_for_nobody: str) -> None:
        super().__init__(id="people-list")
        self.words_for_nothing = words_for_nobody
        self._counts: Mapping[str, int] = {}
        self._chosen: frozenset[str] = frozenset()
        self.offer(people)

    def offer(self, people: Sequence[Person], found: Mapping[str, str] | None = None) -> None:
        """Offer these people, in this order; `found` is the spelling by which each was found."""
        self.people = sorted(people, key=lambda person: person.kind != "person")
        self._persons = sum(person.kind == "person" for person in people)
        self._found = found or {}

    def show(self, chosen: frozenset[str], counts: Mapping[str, int]) -> None:
        """Show who is chosen, and other counts."""
        self._chosen, self._counts = chosen, counts
        self.refresh()

    @property
    def items(self) -> int:
        """How many are offered."""
        return len(self.people)

    @property
    def height_in_lines(self) -> int:
        """How many lines, the heading of the others included."""
        return len(self.people) + (self._persons < len(self.people))

    def line_of(self, item: int) -> int:
        """Return the line of a person."""
        return item + (item >= self._persons)

    def item_on(self, line: int) -> int | None:
        """Return the person on a line; None for the heading."""
        if line == self._persons:
            return None
        return line - (line > self._persons)

    def pieces(self, line: int, width: int) -> list[Piece]:
        """Return the heading, or box, count and name."""
        item = self.item_on(line)
        if item is None:
            return [(f" {shorten(OTHERS, width - 1)}", "heading")]
        person = self.people[item]
        chosen = person.id in self._chosen
        count = self._counts.get(person.id, 0)
        name = harmless(words(person.name)) or harmless(person.id)
        found = harmless(self._found.get(person.id, ""))
        digits = len(str(max(self._counts.values(), default=0)))
        room = max(0, width - digits - 5)
        part = "chosen" if chosen else "" if count else "muted"
        pieces = [("[x]" if chosen else "[ ]", part), (f" {count:>{digits}} ", "muted")]
        if not found or found == name:
            return [*pieces, (shorten(name, room), part)]
        if width_of(f"{name} {found}") <= room:
            return [*pieces, (name, part), (f" {found}", "muted")]
        # Why somebody is offered is seen first, where both have no room.
        found = shorten(found, room)
        return [*pieces, (found, part), (shorten(f" {name}", room - width_of(found)), "muted")]
