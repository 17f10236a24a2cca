"""Text to read and to select, drawn line by line: each line is made of pieces that know their part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.selection import Selection

    from osexplore.ui.widgets.pieces import Line


class Prose(ScrollView, can_focus=True):
    """Lines of text behind a narrow margin.

    Other lines are shown without laying out the screen: the pane keeps its size and the scroll bar is
    always there. What the mouse selects comes without the margin and without the line ends of wrapping.
    """

    ALLOW_SELECT = True
    MARGIN = 1
    DEFAULT_CSS = """
    Prose {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.lines: Sequence[Line] = ()
        self._looks: dict[str, Style] = {}

    # What a subclass says.

    def margin_of(self, line: Line) -> tuple[str, Style]:
        """Return what stands in the margin of a line."""
        del line
        return " " * self.MARGIN, Style()

    def style_of(self, line: Line, part: str) -> Style:
        """Return how a piece of a line looks."""
        raise NotImplementedError

    # Showing and scrolling.

    @property
    def room(self) -> Size:
        """The cells that the text has: the pane without its scroll bar and margin."""
        inside = self.scrollable_content_region.size
        return Size(max(0, inside.width - self.MARGIN), inside.height)

    @property
    def top(self) -> int:
        """The first line in view."""
        return round(self.scroll_y)

    def take(self, lines: Sequence[Line]) -> None:
        """Show other lines, drawing no more rows than they and those before take."""
        rows = max(len(self.lines), len(lines)) - self.top
        self.lines = lines
        self.set_reactive(Widget.virtual_size, Size(0, len(lines)))
        # Drawing a bar takes as long as drawing the text: without anything to scroll it stays as it is.
        self.vertical_scrollbar.window_virtual_size = len(lines) if len(lines) > self.room.height else 0
        self.go_to(min(self.top, max(0, len(lines) - self.room.height)))
        self.refresh(Region(0, 0, self.size.width, min(rows, self.size.height)))

    def go_to(self, top: int) -> None:
        """Have this line first in view, as far as there are lines to fill the pane, at once."""
        if top != self.top:
            self.scroll_to(y=max(0, top), animate=False, force=True, immediate=True)

    # Selecting.

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what the mouse has selected."""
        del selection
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as it runs on, and what follows it."""
        found: list[str] = []
        last = len(self.lines) if selection.end is None else min(selection.end.y + 1, len(self.lines))
        for number in range(selection.start.y if selection.start else 0, last):
            line, span = self.lines[number], selection.get_span(number)
            if span is None:
                continue
            start, end = (max(0, offset - self.MARGIN) if offset >= 0 else None for offset in span)
            found += [line.joint if found else "", line.text[start:end]]
        return "".join(found), "\n"

    # Drawing.

    def look(self, component: str = "") -> Style:
        """Return the style of a component class (none: of the widget), worked out once a drawing."""
        if component not in self._looks:
            found = self.get_component_rich_style(component) if component else self.rich_style
            self._looks[component] = found
        return self._looks[component]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines, with the styles of this moment."""
        self._looks.clear()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        width, base = self.size.width, self.look()
        number = y + self.top
        if not 0 <= number < len(self.lines):
            return Strip.blank(width, base)
        line = self.lines[number]
        text, style = self.margin_of(line)
        segments = [Segment(text, base + style)]
        segments += [Segment(piece.text, base + self.style_of(line, piece.part)) for piece in line.pieces]
        strip = Strip(self._selected(segments, number)).adjust_cell_length(width, base)
        return strip.apply_offsets(0, number)

    def _selected(self, segments: list[Segment], number: int) -> list[Segment]:
        """Return the segments of a line with the selected characters in the selection's style."""
        selection = self.text_selection
        span = selection.get_span(number) if selection is not None else None
        if span is None:
            return segments
        chosen = self.screen.get_component_rich_style("screen--selection")
        length = sum(len(segment.text) for segment in segments)
        start, end = max(self.MARGIN, span[0]), length if span[1] < 0 else span[1]
        found: list[Segment] = []
        position = 0
        for text, style, _ in segments:
            for first, last, selected in ((0, start, False), (start, end, True), (end, length, False)):
                kept = text[max(0, first - position) : max(0, last - position)]
                if kept:
                    found.append(Segment(kept, (style or Style()) + chosen if selected else style))
            position += len(text)
        return found
