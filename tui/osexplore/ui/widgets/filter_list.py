"""What the filter offers beside dates and people: disagreement, and who tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.actions import SkipAction

from osexplore.corpus.plain import harmless, shorten
from osexplore.ui.widgets.lines import Lines, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    from osexplore.corpus.selection import Selection

DISPUTED = "only where sources disagree"
TOLD_BY = "Told by any of"


class FilterList(Lines):
    """Boxes to check: one for disagreement, then one for each source, under a heading."""

    CURSOR_WAITS = False

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__(id="filter-list")
        self._names = names
        self._sources = list(names)
        self._selection: Selection | None = None
        self._counts: Mapping[str, int] = {}

    def show(self, selection: Selection, counts: Mapping[str, int]) -> None:
        """Show what is chosen and how many events each source would give, where that is counted."""
        self._selection, self._counts = selection, counts
        self.refresh()

    def source(self, item: int) -> str | None:
        """Return the source (an id) of an item; None for the box of disagreement."""
        return self._sources[item - 1] if item else None

    @property
    def items(self) -> int:
        """How many boxes."""
        return 1 + len(self._sources)

    @property
    def height_in_lines(self) -> int:
        """How many lines, the heading included."""
        return self.items + 1

    def line_of(self, item: int) -> int:
        """Return the line of a box."""
        return item + (item > 0)

    def item_on(self, line: int) -> int | None:
        """Return the box on a line; None for the heading."""
        return None if line == 1 else line - (line > 1)

    def action_cursor_down(self) -> None:
        """Move down, and from the last box to what stands below."""
        if self.cursor == self.items - 1:
            raise SkipAction
        super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Move up, and from the first box to what stands above."""
        if self.cursor == 0:
            raise SkipAction
        super().action_cursor_up()

    def pieces(self, line: int, width: int) -> list[Piece]:
        """Return the heading, or a box with what it is for."""
        item, selection = self.item_on(line), self._selection
        if item is None or selection is None:
            return [(f" {TOLD_BY}", "heading")]
        source = self.source(item)
        if source is None:
            return [(_box(checked=selection.disputed), ""), (shorten(f" {DISPUTED}", width - 3), "")]
        chosen = source in selection.sources
        return [
            (_box(checked=chosen), "chosen" if chosen else ""),
            (f"{self._counts.get(source, 0) if self._counts else '':>4} ", "muted"),
            (shorten(harmless(self._names[source]), max(0, width - 8)), "chosen" if chosen else ""),
        ]


def _box(*, checked: bool) -> str:
    return "[x]" if checked else "[ ]"
