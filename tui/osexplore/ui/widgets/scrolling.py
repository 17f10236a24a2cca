"""Text to read that the keys scroll."""

from __future__ import annotations

from typing import ClassVar

from osexplore.ui.commands import bindings
from osexplore.ui.widgets.prose import Prose


class Scrolling(Prose):
    """Lines that the keys scroll by one, by what is in view, to the beginning and to the end."""

    BINDINGS: ClassVar = bindings("cursor_down", "cursor_up", "page_down", "page_up", "first", "last")

    def action_cursor_down(self) -> None:
        """Read on by a line."""
        self.scroll_lines(1)

    def action_cursor_up(self) -> None:
        """Read back by a line."""
        self.scroll_lines(-1)

    def action_page_down(self) -> None:
        """Read on by what is in view."""
        self.scroll_lines(max(1, self.room.height - 1))

    def action_page_up(self) -> None:
        """Read back by what is in view."""
        self.scroll_lines(1 - max(2, self.room.height))

    def action_first(self) -> None:
        """Go to the beginning."""
        self.go_to(0)

    def action_last(self) -> None:
        """Go to the end."""
        self.scroll_lines(len(self.lines))

    def scroll_lines(self, lines: int) -> None:
        """Scroll by so many lines, as far as there are any."""
        self.go_to(max(0, min(self.top + lines, len(self.lines) - self.room.height)))
