"""How the events lie over time: a bar for each quarter, and the cursor's place among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from osexplore.corpus.views import Quarter
from osexplore.ui.widgets.strip import Cell, lay_out

if TYPE_CHECKING:
    from textual import events


class Density(Widget):
    """One line of years and bars. A click asks for the quarter under the mouse."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"density--{here}{part}" for here in ("", "here-") for part in ("year", "bar")
    }

    class Asked(Message):
        """Go to the first event of this quarter or after it."""

        def __init__(self, year: int, quarter: int) -> None:
            super().__init__()
            self.year, self.quarter = year, quarter

    quarters: reactive[tuple[Quarter, ...]] = reactive(())
    place: reactive[tuple[int, int] | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__(id="density")

    def _lay_out(self) -> list[Cell]:
        return lay_out(self.quarters, self.size.width - 2, self.place)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        base = self.rich_style
        if y:
            return Strip.blank(self.size.width, base)
        segments = [Segment(" ", base)]
        segments += [Segment(cell.text, self._style(cell)) for cell in self._lay_out()]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _style(self, cell: Cell) -> Style:
        part = ("here-" if cell.holds(self.place) else "") + ("year" if cell.is_year else "bar")
        return self.get_component_rich_style(f"density--{part}")

    def on_click(self, event: events.Click) -> None:
        """Ask for the quarter under the mouse."""
        x = 1
        for cell in self._lay_out():
            x += len(cell.text)
            if event.x < x and cell.first is not None:
                self.post_message(self.Asked(*cell.first))
                return
