"""What happened, event by event under its year, drawn line by line."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING

from osexplore.corpus.clocks import parsed, standing_day
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless, shorten
from osexplore.ui.widgets.lines import Lines, Piece
from osexplore.ui.widgets.when import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from osexplore.corpus.clocks import Clock
    from osexplore.corpus.index import Index
    from osexplore.corpus.views import Row

CACHED_ROWS = 2000
UNDATED = "undated"
DATE_WIDTHS = ((90, 16), (60, 14), (0, 11))
"""From which width of the pane on a date has how many cells."""
MARK_WIDTH = 3


class Timeline(Lines):
    """The events of the selection. Its cursor is the event that everything else shows."""

    STICKY = True

    def __init__(self, index: Index) -> None:
        super().__init__(id="timeline", classes="pane")
        self._index = index
        self._rows: dict[int, Row] = {}
        self._take(array("I"), "happened")

    def show(self, index: Index, numbers: array[int], clock: Clock = "happened") -> None:
        """Show other events of an index, in the order of a clock and with its dates.

        The cursor stays on its event, or goes to the next one that is left.
        """
        before = self.numbers[self.cursor] if self.numbers else 0
        self._index = index
        self._take(numbers, clock)
        self.cursor = max(0, min(self._index.position(numbers, before, clock), len(numbers) - 1))
        self.recount()

    def _take(self, numbers: array[int], clock: Clock) -> None:
        self.numbers, self._clock = numbers, clock
        self.border_title = f"Timeline · {clock}"
        self._rows.clear()
        years = self._index.years(numbers, clock)
        self._years = [year for _, year in years]
        self._starts = [start for start, _ in years]

    @property
    def number(self) -> int | None:
        """The number of the event under the cursor; None where there is none."""
        return self.numbers[self.cursor] if self.numbers else None

    @property
    def place(self) -> tuple[int, int] | None:
        """The year and quarter in which the event under the cursor begins; None if open, undated or none."""
        earliest = self._row(self.numbers[self.cursor]).earliest if self.numbers else None
        return (earliest.year, _quarter(earliest)) if earliest else None

    def move_to_quarter(self, year: int, quarter: int) -> None:
        """Put the cursor on the first event that begins in a quarter or after it."""
        place = self._place_of(date(year, 3 * quarter - 2, 1))
        # What is only known to be before a day stands right before that day, and begins nobody knows when.
        while place < self.items and _begins_nobody_knows_when(self._row(self.numbers[place])):
            place += 1
        self.move_to(place)

    def move_to_day(self, day: date) -> bool:
        """Put the cursor on the first event on a day or after it; tell whether there is any."""
        place = self._place_of(day)
        self.move_to(place)
        return place < self.items and self._row(self.numbers[place]).year is not None

    def _place_of(self, day: date) -> int:
        """Return the place of the first event that stands at a day or after it."""

        def stands(number: int) -> tuple[bool, int]:
            span = parsed(self._row(number).edtf)
            stood = standing_day(span) if span else None
            return stood is None, stood.toordinal() if stood else 0

        return bisect_left(self.numbers, (False, day.toordinal()), key=stands)

    @property
    def items(self) -> int:
        """How many events there are."""
        return len(self.numbers)

    @property
    def height_in_lines(self) -> int:
        """How many lines: the events and a heading for each year."""
        return len(self.numbers) + len(self._years)

    def line_of(self, item: int) -> int:
        """Return the line of an event: one heading more for each year so far."""
        return item + bisect_right(self._starts, item)

    def item_on(self, line: int) -> int | None:
        """Return the event on a line; None for a year."""
        year = self._year_of_line(line)
        heading = self._starts[year] + year
        return None if line == heading else line - year - 1

    def heading_over(self, line: int) -> int | None:
        """Return the line of the year under which a line stands."""
        year = self._year_of_line(line)
        return self._starts[year] + year

    def _year_of_line(self, line: int) -> int:
        def heading(year: int) -> int:
            return self._starts[year] + year

        return bisect_right(range(len(self._years)), line, key=heading) - 1

    def pieces(self, line: int, width: int) -> list[Piece]:
        """Return a year's heading, or date, sources, disagreements and title of an event."""
        item = self.item_on(line)
        if item is None:
            year = self._years[self._year_of_line(line)]
            return [(f" {UNDATED if year is None else year}", "heading")]
        number = self.numbers[item]
        if number not in self._rows:
            # The lines below are drawn next: one question for all takes as long as two for one.
            self._fetch(self.numbers[item : item + max(1, self.size.height)])
        return event_pieces(self._rows[number], width)

    def _row(self, number: int) -> Row:
        if number not in self._rows:
            self._fetch((number,))
        return self._rows[number]

    def _fetch(self, numbers: Iterable[int]) -> None:
        if len(self._rows) > CACHED_ROWS:
            self._rows.clear()
        self._rows |= {row.number: row for row in self._index.rows(numbers, self._clock)}


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def _begins_nobody_knows_when(row: Row) -> bool:
    return row.earliest is None and row.year is not None


def event_pieces(row: Row, width: int) -> list[Piece]:
    """Return an event's line. The marks stand before the title, whose width a terminal may see otherwise."""
    room = next(cells for least, cells in DATE_WIDTHS if width >= least)
    date = short_date(harmless(words(row.date_text)), row.edtf, row.year, room)
    told = f"×{row.sources}" if row.sources > 1 else ""
    disputed = f"≠{row.disputes}" if row.disputes else ""
    title = shorten(harmless(words(row.title)), max(0, width - room - 1 - 2 * MARK_WIDTH))
    return [
        (f"{date} ", "muted"),
        (f"{told:<{MARK_WIDTH}}", "muted"),
        (f"{disputed:<{MARK_WIDTH}}", "mark"),
        (title, "claim" if row.claimed else ""),
    ]
