"""The collection as lines: each quote with its box, its date, whose it is, where it stands, its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.citing.naming import person_names, source_name
from osexplore.corpus.clocks import worded_date
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless, pad, shorten
from osexplore.ui.widgets.lines import Lines, Piece

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from osexplore.corpus.index import Index
    from osexplore.corpus.memory import Collected
    from osexplore.corpus.model import Quote

EMPTY = "Nothing is collected. Space puts the lit quote into the collection."
GONE = "not in this story"
NOTED = "+ "
"""What stands before the words of a quote that has a note."""

DATE, FEWEST_FOR_WHO, MOST_FOR_WHO = 11, 12, 32


class CollectedList(Lines):
    """The quotes of the collection, in its order; those in `out` have been taken out of it."""

    def __init__(self, index: Index) -> None:
        super().__init__(id="collected", classes="pane")
        self.words_for_nothing = EMPTY
        self._index = index
        self._entries: Sequence[Collected] = ()
        self._out: Collection[str] = ()

    def show(self, entries: Sequence[Collected], out: Collection[str]) -> None:
        """Show the collection as it is now."""
        self._entries, self._out = entries, out
        self.recount()

    @property
    def items(self) -> int:
        """How many quotes."""
        return len(self._entries)

    def pieces(self, line: int, width: int) -> list[Piece]:
        """Return one quote."""
        entry = self._entries[line]
        out = entry.quote in self._out
        box = "[ ]" if out else "[x]"
        try:
            quote = self._index.quote(entry.quote)
        except KeyError:
            return [(box, "muted"), (shorten(f" {harmless(entry.quote)}: {GONE}", width - 3), "muted")]
        who_room = max(FEWEST_FOR_WHO, min(MOST_FOR_WHO, (width - DATE) // 3))
        noted = NOTED if entry.note else ""
        room = max(0, width - len(box) - 1 - DATE - 1 - who_room - 1 - len(noted))
        part = "muted" if out else ""
        return [
            (f"{box} ", part),
            (f"{pad(self._date(quote), DATE)} ", "muted"),
            (f"{pad(self._who(quote), who_room)} ", part),
            (noted, "mark"),
            (shorten(harmless(quote.exact), room), part),
        ]

    def _who(self, quote: Quote) -> str:
        people = self._index.people
        source = self._index.sources.get(quote.source)
        told = [person_names(quote.speakers, people), source_name(source, people) if source else quote.source]
        return " · ".join(part for part in told if part)

    def _date(self, quote: Quote) -> str:
        """Return when the first of its events happened."""
        numbers = [self._index.number(event) for event in quote.events]
        event = self._index.event(min(numbers)).event
        return harmless(words(worded_date(event.date, event.date_text)))
