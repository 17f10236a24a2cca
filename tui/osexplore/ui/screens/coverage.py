"""Coverage: the events of the timeline against all sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import on
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from osexplore.citing.naming import date_words, source_name
from osexplore.corpus.coverage import tellers
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless, shorten, width, wrap
from osexplore.ui.commands import bindings
from osexplore.ui.screens.whole import WholeScreen
from osexplore.ui.widgets.coverage_grid import CoverageGrid, headings
from osexplore.ui.widgets.keys import Keys
from osexplore.ui.widgets.said import Said
from osexplore.ui.widgets.status import Status

if TYPE_CHECKING:
    from array import array

    from textual import events
    from textual.app import ComposeResult

    from osexplore.corpus.clocks import Clock
    from osexplore.corpus.coverage import Cell, Line
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Source

LEGENDS = (
    "×2 tells it, in two quotes · - silent · blank: published before it · ≠ in a disagreement about it",
    "×2 in two quotes · - silent · blank: came before · ≠ in a disagreement",
    "×2 quotes · - silent · blank before · ≠ disputed",
)
"""What the signs mean, in fewer and fewer words."""

LONGEST_NAME = 32
LOW, TINY = 18, 7
"""Below these heights the legend gives way, then everything but the grid."""

Led = tuple[str, str]
"""An event and a source (ids)."""


class Headings(Widget):
    """The names of the sources over their columns."""

    ALLOW_SELECT = False
    names: reactive[tuple[str, ...]] = reactive(())

    def __init__(self, grid: CoverageGrid) -> None:
        super().__init__(id="coverage-headings")
        self._grid = grid

    def render_line(self, y: int) -> Strip:
        """Draw as much of each name as its column has room for."""
        style, cells = self.rich_style, self.size.width
        if y:
            return Strip.blank(cells, style)
        names = headings(self.names, self._grid.columns)
        return Strip([Segment(names, style)]).adjust_cell_length(cells, style)


class CellInWords(Said):
    """The cell under the cursor in words."""

    told: reactive[str] = reactive("")

    def say(self, room: int) -> Content:
        """Say it in the lines there are."""
        lines, height = wrap(self.told, max(1, room)), max(1, self.content_size.height)
        if len(lines) > height:
            lines = [*lines[: height - 1], shorten(f"{lines[height - 1]} {lines[height]}", room)]
        return Content("\n".join(lines))


class Legend(Said):
    """What the signs in the grid mean."""

    def say(self, room: int) -> Content:
        """Say it in as many words as there is room for."""
        fitting = (legend for legend in LEGENDS if width(legend) <= room)
        return Content(next(fitting, shorten(LEGENDS[-1], max(0, room))))


class CoverageScreen(WholeScreen["Led | None"]):
    """Gives back the event and the source to whose quotes to go, or None."""

    CSS_PATH = "coverage.tcss"
    AUTO_FOCUS = "#coverage-grid"
    BINDINGS: ClassVar = bindings("to_event", "step_out")

    def __init__(
        self, index: Index, numbers: array[int], clock: Clock, shown: str, start: Led | None
    ) -> None:
        super().__init__()
        self._index, self._numbers = index, numbers
        self._sources = tellers(index)
        self._shown, self._start = shown, start
        self._grid = CoverageGrid(index, numbers, self._sources, clock)

    def compose(self) -> ComposeResult:
        """Lay out the names, the grid, the cell in words."""
        yield Headings(self._grid)
        yield self._grid
        yield CellInWords(id="cell-in-words")
        yield Legend(id="legend")
        yield Status()
        yield Keys("coverage")

    def on_mount(self) -> None:
        """Put the cursor where the reader comes from."""
        self.query_one(Status).words = self._shown
        # At once: keys that were typed already move on from there.
        self._go_to_start()
        self.watch(self._grid, "moves", self._say, init=False)
        self.watch(self._grid, "first", self._name_columns, init=False)
        self.call_after_refresh(self._show_start)

    def on_resize(self, event: events.Resize) -> None:
        """Name the columns that are in view at this size."""
        self.set_class(event.size.height < LOW, "-low")
        self.set_class(event.size.height < TINY, "-tiny")
        self.call_after_refresh(self._name_columns)

    def _go_to_start(self) -> None:
        if self._start is not None:
            event, source = self._start
            telling = [one.id for one in self._sources]
            self._grid.column = telling.index(source) if source in telling else 0
            self._grid.move_to(self._numbers.index(self._index.number(event)))

    def _show_start(self) -> None:
        if self.is_whole:
            self._grid.show_cursor()
            self._name_columns()
            self._say()

    def _name_columns(self) -> None:
        if self.is_whole:
            self.query_one(Headings).names = tuple(map(self._called, self._grid.in_view))
            self.query_one(Headings).refresh()

    def _called(self, source: Source) -> str:
        return source_name(source, self._index.people)

    def _say(self) -> None:
        """Say the cell under the cursor in words."""
        here = self._grid.cell
        self.query_one(Status).message = ""
        self.query_one(CellInWords).told = self._in_words(*here) if here else ""

    def _in_words(self, line: Line, cell: Cell) -> str:
        source = self._index.sources[cell.source]
        published = date_words(source.published) if source.published else "date unknown"
        tells = f"tells in {len(cell.quotes)} {'quote' if len(cell.quotes) == 1 else 'quotes'}"
        does = {"silent": "is silent on", "before": "was published before"}.get(cell.state, tells)
        name = shorten(self._called(source), LONGEST_NAME)
        topics = [harmless(words(self._index.disagreement(one).topic)) for one in cell.disagreements]
        said = f"{name} ({published}) {does}: {harmless(words(line.row.title))}"
        return " · ≠ ".join((said, *topics))

    @on(CoverageGrid.Asked)
    def action_to_event(self) -> None:
        """Go to the quotes of the cell."""
        here = self._grid.cell
        if here is None:
            return
        line, cell = here
        if cell.quotes:
            self.dismiss((line.row.id, cell.source))
        else:
            self.query_one(Status).message = "It has no quote on it."

    def action_step_out(self) -> None:
        """Go back to the story."""
        self.dismiss(None)
