"""A text of ours to read, to scroll and to select from, without anything in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from osexplore.corpus.plain import harmless, wrap_spans
from osexplore.ui.widgets.pieces import Line, Piece, readable
from osexplore.ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from osexplore.ui.widgets.pieces import Part


class Text(Scrolling):
    """Some text, broken into lines for the width there is. What is selected has the text's own line ends."""

    MARGIN = 0
    DEFAULT_CSS = """
    Text { height: 1fr; }
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = text

    @property
    def text(self) -> str:
        """The text."""
        return self._text

    def show(self, text: str) -> None:
        """Show another text from its beginning on."""
        self._text = text
        self.go_to(0)
        self._lay_out()

    def _lay_out(self) -> None:
        cells = self.room.width
        lines: list[Line] = []
        for paragraph in self._text.split("\n") if cells else ():
            lines += _lines(harmless(readable(paragraph)), cells)
        self.take(lines)

    def on_resize(self) -> None:
        """Keep the place at any width."""
        self._lay_out()

    def style_of(self, line: Line, part: Part) -> Style:
        """Return no look of its own."""
        del line, part
        return Style()


def _lines(paragraph: str, cells: int) -> list[Line]:
    """Break a paragraph into lines."""
    lines: list[Line] = []
    before = 0
    for start, end in wrap_spans(paragraph, cells):
        joint = paragraph[before:start] if lines else "\n"
        lines.append(Line((Piece(paragraph[start:end], ""),), joint))
        before = end
    return lines or [Line(())]
