"""A list of any length drawn line by line: timeline, people and the sources of the filter are such lists."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from osexplore.corpus.plain import harmless, wrap
from osexplore.ui.commands import bindings

Piece = tuple[str, str]
"""A piece of a line: its text, already harmless, and the part of the design that it plays ("" for plain)."""


class Lines(ScrollView, can_focus=True):
    """Items on lines, with headings between them, a cursor, keys and mouse.

    A subclass says how many lines there are, which item stands on which, and what a line is
    made of. Items are counted from 0 without the headings.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--cursor",
        "lines--heading",
        "lines--muted",
        "lines--mark",
        "lines--claim",
        "lines--chosen",
    }
    BINDINGS = bindings("cursor_down", "cursor_up", "page_down", "page_up", "first", "last")
    STICKY: ClassVar[bool] = False
    """Whether the heading of the topmost item stays in view."""
    CURSOR_WAITS: ClassVar[bool] = True
    """Whether the cursor is seen while the keys go elsewhere."""

    moves: var[int] = var(0, init=False)
    """How often the cursor was moved: who follows it watches this, and is told before anything is drawn.
    After a message the followers would take a second frame, and keys typed fast would not find them there."""

    class Clicked(Message):
        """An item was clicked."""

        def __init__(self, lines: Lines, item: int) -> None:
            super().__init__()
            self.lines, self.item = lines, item

        @property
        def control(self) -> Lines:
            """The list that was clicked."""
            return self.lines

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.cursor = 0
        self.words_for_nothing = ""
        self._looks: dict[str, Style] = {}

    # What a subclass says.

    @property
    def items(self) -> int:
        """How many items there are."""
        raise NotImplementedError

    @property
    def height_in_lines(self) -> int:
        """How many lines there are, headings included."""
        return self.items

    def line_of(self, item: int) -> int:
        """Return the line on which an item stands."""
        return item

    def item_on(self, line: int) -> int | None:
        """Return the item on a line; None for a heading."""
        return line

    def heading_over(self, line: int) -> int | None:
        """Return the line of the heading under which a line stands."""
        del line
        return None

    def pieces(self, line: int, width: int) -> list[Piece]:
        """Return what is written on a line of this many cells, behind the cursor's column."""
        raise NotImplementedError

    # Moving.

    def move_to(self, item: int) -> None:
        """Put the cursor on an item, the nearest there is."""
        item = max(0, min(item, self.items - 1))
        if self.items == 0 or item == self.cursor:
            return
        before, self.cursor = self.cursor, item
        self.refresh_line(self.line_of(before))
        self.refresh_line(self.line_of(item))
        self.show_cursor()
        self.moves += 1

    def show_cursor(self) -> None:
        """Scroll no further than needed to have the cursor in view, under its heading."""
        height = self.size.height
        if not self.items or not height:
            return
        line = self.line_of(self.cursor)
        above = 1 if self._sticks or (line and self.item_on(line - 1) is None) else 0
        top = round(self.scroll_y)
        if line - above < top:
            top = line - above
        elif line >= top + height:
            top = line - height + 1
        if top != round(self.scroll_y):
            self.scroll_to(y=max(0, top), animate=False, force=True, immediate=True)

    def recount(self) -> None:
        """Take over another number of lines and draw them all anew."""
        self.cursor = max(0, min(self.cursor, self.items - 1))
        # The scroll bar is always there, so that other lines need no other layout.
        self.set_reactive(Widget.virtual_size, Size(0, self.height_in_lines))
        self.vertical_scrollbar.window_virtual_size = self.height_in_lines
        self.show_cursor()
        self.refresh()

    @property
    def _sticks(self) -> bool:
        return self.STICKY and self.size.height > 3

    def action_cursor_down(self) -> None:
        """Move down."""
        self.move_to(self.cursor + 1)

    def action_cursor_up(self) -> None:
        """Move up."""
        self.move_to(self.cursor - 1)

    def action_page_down(self) -> None:
        """Move down by what is in view."""
        self.move_to(self.cursor + max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """Move up by what is in view."""
        self.move_to(self.cursor - max(1, self.size.height - 1))

    def action_first(self) -> None:
        """Move to the first item."""
        self.move_to(0)

    def action_last(self) -> None:
        """Move to the last item."""
        self.move_to(self.items - 1)

    def on_resize(self) -> None:
        """Keep the place."""
        self.recount()

    def on_focus(self) -> None:
        """Draw the cursor as the one that moves."""
        self._refresh_cursor()

    def on_blur(self) -> None:
        """Draw the cursor as one that waits."""
        self._refresh_cursor()

    def _refresh_cursor(self) -> None:
        if self.items:
            self.refresh_line(self.line_of(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Take the item under the mouse."""
        place = event.get_content_offset(self)
        line = self._line_at(place.y) if place is not None else None
        item = self.item_on(line) if line is not None else None
        if item is not None:
            event.stop()
            self.move_to(item)
            self.post_message(self.Clicked(self, item))

    # Drawing.

    def _line_at(self, y: int) -> int | None:
        """Return the line drawn at a height of the widget: the sticking heading covers the first."""
        line = y + self.scroll_offset.y
        if not 0 <= line < self.height_in_lines:
            return None
        if y == 0 and self._sticks and self.item_on(line) is not None:
            heading = self.heading_over(line)
            return line if heading is None else heading
        return line

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines, with the styles of this moment."""
        self._looks.clear()
        return super().render_lines(crop)

    def _look(self, component: str = "") -> Style:
        """Return the style of a component class (none: of the widget), worked out once a drawing."""
        if component not in self._looks:
            found = self.get_component_rich_style(component) if component else self.rich_style
            self._looks[component] = found
        return self._looks[component]

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        width, base = self.scrollable_content_region.width, self._look()
        if not self.items:
            return self._strip(self._nothing(y, width), base, width)
        line = self._line_at(y)
        if line is None or width < 1:
            return Strip.blank(width, base)
        item = self.item_on(line)
        if item is None:
            return self._strip(self.pieces(line, width), base, width)
        if item != self.cursor or not (self.has_focus or self.CURSOR_WAITS):
            return self._strip([(" ", ""), *self.pieces(line, width - 1)], base, width)
        pieces = [(">", ""), *self.pieces(line, width - 1)]
        if not self.has_focus:
            return self._strip(pieces, base + Style(bold=True), width)
        # On the cursor's bar the parts keep their words and lose their colours.
        bar = self._look("lines--cursor")
        return self._strip([(text, "") for text, _ in pieces], bar, width)

    def _nothing(self, y: int, width: int) -> list[Piece]:
        """Return what is written where there is nothing to list."""
        lines = wrap(harmless(self.words_for_nothing), max(1, width - 2))
        return [(f" {lines[y - 1]}", "muted")] if 0 < y <= len(lines) else []

    def _strip(self, pieces: list[Piece], base: Style, width: int) -> Strip:
        segments = [Segment(text, self._look(f"lines--{part}") if part else base) for text, part in pieces]
        return Strip(segments).adjust_cell_length(width, base)
