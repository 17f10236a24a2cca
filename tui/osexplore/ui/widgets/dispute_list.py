"""The disagreements as lines, and the boxes that narrow them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from textual.message import Message

from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless, pad, shorten
from osexplore.ui.widgets.lines import Lines, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from osexplore.ui.disputes import Dispute

NOTHING = "The sources of this story disagree about nothing."
NOTHING_LIKE_THIS = "Nothing is like that; the boxes say of what kinds and of whom there is more."
YEAR, KIND = 4, 11
NARROW = 50
"""Below so many cells there is no room for the kind."""


class DisputeList(Lines):
    """Disagreements: the year, the kind, the question."""

    @dataclass
    class Asked(Message):
        """Go to the event of the disagreement under the cursor."""

    def __init__(self) -> None:
        super().__init__(id="dispute-list", classes="pane")
        self.disputes: Sequence[Dispute] = ()

    def show(self, disputes: Sequence[Dispute], *, of: int) -> None:
        """Show some disagreements of so many, with the cursor on the same one if it is left."""
        here = self.disputes[self.cursor].disagreement.id if self.disputes else None
        self.disputes = disputes
        known = (place for place, dispute in enumerate(disputes) if dispute.disagreement.id == here)
        self.cursor = next(known, 0)
        self.words_for_nothing = NOTHING_LIKE_THIS if of else NOTHING
        self.border_title = f"Disagreements · {len(disputes)} of {of}"
        self.recount()

    @property
    def items(self) -> int:
        """How many there are."""
        return len(self.disputes)

    def on_click(self, event: events.Click) -> None:
        """Ask for the event where a click meets the cursor; elsewhere the cursor goes there first."""
        place = event.get_content_offset(self)
        if place is not None and self._line_at(place.y) == self.cursor:
            self.post_message(self.Asked())

    def pieces(self, line: int, width: int) -> list[Piece]:
        """Return one disagreement."""
        dispute = self.disputes[line]
        year = "" if dispute.row.year is None else str(dispute.row.year)
        kind = f"{pad(dispute.kind, KIND)} " if width >= NARROW else ""
        topic = shorten(harmless(words(dispute.disagreement.topic)), max(0, width - YEAR - 1 - len(kind)))
        return [(f"{pad(year, YEAR)} ", "muted"), (kind, "mark"), (topic, "")]


class Box(NamedTuple):
    """A box to check, for a kind of disagreement or for a person (an id)."""

    what: Literal["kind", "person"]
    value: str


class DisputeBoxes(Lines):
    """Boxes to check: for each kind of disagreement, then for each person (names by id), under headings."""

    def __init__(self, kinds: Sequence[str], people: Mapping[str, str]) -> None:
        super().__init__(id="dispute-boxes", classes="pane")
        self.border_title = "Only"
        self._names = {Box("kind", kind): kind for kind in kinds}
        self._names |= {Box("person", person): name for person, name in people.items()}
        self._boxes = list(self._names)
        self._kinds = len(kinds)
        self._checked: frozenset[Box] = frozenset()
        self._counts: Mapping[Box, int] = {}

    def show(self, checked: frozenset[Box], counts: Mapping[Box, int]) -> None:
        """Show which are checked, and how many disagreements each would give."""
        self._checked, self._counts = checked, counts
        self.refresh()

    @property
    def here(self) -> Box | None:
        """The box under the cursor."""
        return self._boxes[self.cursor] if self._boxes else None

    @property
    def items(self) -> int:
        """How many boxes."""
        return len(self._boxes)

    @property
    def height_in_lines(self) -> int:
        """How many lines, the two headings included."""
        return self.items + 2

    def line_of(self, item: int) -> int:
        """Return the line of a box."""
        return item + 1 + (item >= self._kinds)

    def item_on(self, line: int) -> int | None:
        """Return the box on a line; None for a heading."""
        if line in (0, self._kinds + 1):
            return None
        return line - 1 - (line > self._kinds)

    def pieces(self, line: int, width: int) -> list[Piece]:
        """Return a heading, or a box with its count and what it is for."""
        item = self.item_on(line)
        if item is None:
            return [(shorten(" Of a kind" if line == 0 else " About a person", width), "heading")]
        box = self._boxes[item]
        checked, count = box in self._checked, self._counts.get(box, 0)
        part = "chosen" if checked else "" if count else "muted"
        return [
            ("[x]" if checked else "[ ]", part),
            (f" {count:>3} ", "muted"),
            (shorten(harmless(self._names[box]), max(0, width - 8)), part),
        ]
