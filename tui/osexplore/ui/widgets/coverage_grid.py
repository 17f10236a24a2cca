"""Events against sources, drawn line by line: who tells what, who is silent, where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message
from textual.reactive import reactive

from osexplore.corpus.coverage import coverage
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless, pad, shorten, width
from osexplore.ui.commands import bindings
from osexplore.ui.widgets.lines import Lines, Piece
from osexplore.ui.widgets.when import short_date

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from textual import events

    from osexplore.corpus.clocks import Clock
    from osexplore.corpus.coverage import Cell, Line
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Source

BLOCK = 64
"""How many events are looked up at once."""
YEAR, DATE, ROOM_FOR_DATES = 4, 13, 45
"""The cells of a year, of a date, and from how many before the columns on there is room for dates."""
LEAST_LEFT = 18
NARROWEST, WIDEST = 7, 24
"""How many cells a column has."""


class Columns(NamedTuple):
    """How the grid lies: the cells before the columns, the cells of each, and how many there is room for."""

    left: int
    each: int
    visible: int


def lay_out(sources: int, cells: int) -> Columns:
    """Return how so many sources are laid out: all of them with room for the titles, else as many as fit."""
    each = max(NARROWEST, min(WIDEST, cells * 3 // 5 // max(1, sources)))
    visible = max(1, min(sources, (cells - LEAST_LEFT) // each))
    return Columns(max(0, cells - visible * each), each, visible)


class CoverageGrid(Lines):
    """A row for each event and a column for each source; the cursor is on a cell.

    `first` is the first column in view: those behind the last one come into view with the cursor.
    """

    BINDINGS = bindings("column_before", "column_after")

    @dataclass
    class Asked(Message):
        """Show the quotes of the cell under the cursor."""

    column: reactive[int] = reactive(0)
    first: reactive[int] = reactive(0)

    def __init__(self, index: Index, numbers: array[int], sources: Sequence[Source], clock: Clock) -> None:
        super().__init__(id="coverage-grid")
        self.words_for_nothing = "No event is like that."
        self._index, self._numbers, self._sources, self._clock = index, numbers, sources, clock
        self._blocks: dict[int, list[Line]] = {}

    @property
    def cell(self) -> tuple[Line, Cell] | None:
        """The event and the cell under the cursor."""
        if not self.items or not self._sources:
            return None
        line = self._line(self.cursor)
        return line, line.cells[self.column]

    @property
    def items(self) -> int:
        """How many events."""
        return len(self._numbers)

    def _line(self, item: int) -> Line:
        block = item // BLOCK
        if block not in self._blocks:
            numbers = self._numbers[block * BLOCK : (block + 1) * BLOCK]
            self._blocks[block] = coverage(self._index, numbers, self._sources, self._clock)
        return self._blocks[block][item % BLOCK]

    # Moving across.

    def action_column_after(self) -> None:
        """Go to the next source."""
        self.column += 1

    def action_column_before(self) -> None:
        """Go to the source before."""
        self.column -= 1

    def validate_column(self, column: int) -> int:
        """Stay on a column that there is."""
        return max(0, min(column, len(self._sources) - 1))

    def watch_column(self) -> None:
        """Bring the column into view, and tell."""
        self._bring_into_view()
        self.moves += 1

    def on_resize(self) -> None:
        """Keep the place."""
        super().on_resize()
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        visible = self.columns.visible
        last = max(0, len(self._sources) - visible)
        self.first = max(0, min(last, max(self.first, self.column - visible + 1), self.column))

    def on_click(self, event: events.Click) -> None:
        """Take the cell under the mouse; where that is the cursor's already, ask for its quotes."""
        place = event.get_content_offset(self)
        left, each, visible = self.columns
        before = self.cursor, self.column
        if place is not None and place.x > left:
            self.column = self.first + min(visible - 1, (place.x - 1 - left) // each)
        super().on_click(event)
        if place is not None and place.x > left and before == (self.cursor, self.column):
            self.post_message(self.Asked())

    # Drawing.

    @property
    def columns(self) -> Columns:
        """How it lies at this size."""
        return lay_out(len(self._sources), max(0, self.scrollable_content_region.width - 1))

    @property
    def in_view(self) -> Sequence[Source]:
        """The sources whose columns are in view."""
        return self._sources[self.first : self.first + self.columns.visible]

    def pieces(self, line: int, width: int) -> list[Piece]:
        """Return an event's date and title, and a mark for each source in view."""
        found, (left, each, visible) = self._line(line), lay_out(len(self._sources), width)
        row = found.row
        date, when = YEAR, "" if row.year is None else str(row.year)
        if left >= ROOM_FOR_DATES:
            date, when = DATE, short_date(harmless(words(row.date_text)), row.edtf, None, DATE)
        pieces: list[Piece] = [
            (f"{pad(when, date)} ", "muted"),
            (pad(harmless(words(row.title)), max(0, left - date - 2)) + " ", ""),
        ]
        for place in range(self.first, min(self.first + visible, len(found.cells))):
            here = line == self.cursor and place == self.column
            pieces += _marked(found.cells[place], each, here=here)
        return pieces


def _marked(cell: Cell, cells: int, *, here: bool) -> list[Piece]:
    """Return a cell as marks, in brackets where the cursor is."""
    told = cell.mark
    opened, closed = "[]" if here else "  "
    differs = "≠" if cell.disagreements else ""
    rest = max(0, cells - len(opened + told + differs + closed))
    part = "" if cell.quotes else "muted"
    return [(opened, ""), (told, part), (differs, "mark"), (closed + " " * rest, "")]


def headings(names: Sequence[str], columns: Columns) -> str:
    """Return the line of names over the columns."""
    told = "".join(pad(f" {shorten(name, columns.each - 2)}", columns.each) for name in names)
    return " " * (columns.left + 1) + told if width(told) else ""
