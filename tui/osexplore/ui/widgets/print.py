"""A source's print to read, with its quotes marked: the text itself, or the excerpts that are known of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from osexplore.corpus.plain import width
from osexplore.corpus.reading import Gap
from osexplore.ui.widgets.pieces import Line, Part, Piece, wrapped
from osexplore.ui.widgets.scrolling import Scrolling
from osexplore.ui.widgets.unrolled import Unrolled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events

    from osexplore.corpus.anchors import Outcome
    from osexplore.corpus.reading import Line as PrintLine
    from osexplore.corpus.reading import Mark, Reading, Stop

LONGEST = 4000
"""How many characters of a line of print are broken at once: a longer one is cut there."""

BESIDE: dict[str, str] = {"exact": "│", "normalised": "≈", "changed": "~", "": " "}
LIT = "▌"
"""What stands in the margin beside each kind of mark, and beside the lit quote."""

KINDS: dict[Outcome | None, str] = {
    None: "exact",
    "exact-in-place": "exact",
    "exact-elsewhere": "exact",
    "normalised": "normalised",
    "changed": "changed",
}
"""How each result of looking for a quote is shown; what is missing stands nowhere."""


class Portion(NamedTuple):
    """A line of the print (its number), or the piece of it between two characters."""

    line: int
    start: int
    end: int


class Print(Scrolling):
    """The print of a source. One quote is `lit` (an id), all others are marked, each with how true it is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"print--{part}" for part in ("exact", "normalised", "changed", "lit", "gap", "beside")
    }
    DEFAULT_CSS = """
    Print {
        & > .print--exact { text-style: bold; }
        & > .print--normalised { text-style: bold italic; }
        & > .print--changed { color: $text-warning; text-style: italic; }
        & > .print--lit { background: $primary-muted; text-style: bold underline; }
        & > .print--gap { color: $text-muted; text-style: italic; }
        & > .print--beside { color: $text-primary; text-style: bold; }
    }
    """
    MARGIN = 2

    lit: var[str | None] = var(None, init=False)

    @dataclass
    class Chosen(Message):
        """A quote (an id) was clicked."""

        quote: str

    def __init__(self) -> None:
        super().__init__(id="print")
        self._reading: Reading | None = None
        self._portions: list[Portion] = []
        self._where: dict[str, int] = {}
        self._beside: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._width = 0

    def show(self, reading: Reading, lit: str | None) -> None:
        """Show a source's print, with a quote lit and in view."""
        self._reading = reading
        self._numbers = {stop.quote: number for number, stop in enumerate(reading.stops)}
        self._portions = list(_portions(reading.lines))
        self._where = {}
        for number, portion in enumerate(self._portions):
            for mark in self._marks(portion):
                self._where.setdefault(mark.quote, number)
        self._beside = _neighbours(reading.stops)
        self.set_reactive(Print.lit, lit)
        self._lay_out()
        self.show_lit()

    def watch_lit(self) -> None:
        """Light another quote and bring it into view."""
        self.refresh()
        self.show_lit()

    def show_lit(self) -> None:
        """Bring the lit quote into view, no further than needed, with some lines before it."""
        lines = self._lines_of_lit()
        if lines is None:
            return
        first, last = lines
        height = max(1, self.room.height)
        if not (self.top <= first and last < self.top + height):
            self.go_to(max(0, first - min(height // 3, max(0, height - (last - first) - 1))))

    def _lines_of_lit(self) -> tuple[int, int] | None:
        """Return the first and the last line of the lit quote, or of the one beside which it was recorded."""
        if not isinstance(self.lines, Unrolled):
            return None
        standing = self._beside.get(self.lit or "", self.lit or "")
        number = self._where.get(standing)
        if number is None:
            return None
        start = self.lines.line_of(number)
        on = [
            place
            for place, line in enumerate(self._broken(number))
            if any(self._numbers[standing] in _numbers(piece.part) for piece in line.pieces)
        ]
        return (start + on[0], start + on[-1]) if on else None

    # Laying out.

    def on_resize(self) -> None:
        """Keep the place at any width."""
        if self.room.width == self._width or not isinstance(self.lines, Unrolled):
            self._lay_out()
            return
        lit = self._lines_of_lit()
        lit_in_view = lit is not None and self.top <= lit[0] < self.top + max(1, self.room.height)
        paragraph, line = self.lines.paragraph_at(self.top)
        self._lay_out()
        if lit_in_view:
            self.show_lit()
        elif isinstance(self.lines, Unrolled) and len(self.lines):
            self.go_to(self.lines.line_of(paragraph) + line)

    def _lay_out(self) -> None:
        if self.room.width and self._reading is not None:
            self._width = self.room.width
            sizes = [(portion.end - portion.start, self._guess(portion)) for portion in self._portions]
            self.take(Unrolled(sizes, self._broken))

    def _guess(self, portion: Portion) -> int:
        """Return how many lines a portion takes, about, without measuring it."""
        line = self._line(portion)
        if isinstance(line, Gap):
            return 2
        characters = portion.end - portion.start
        text = line.text if len(line.text) == characters else line.text[portion.start : portion.end]
        cells = characters + (len(text.encode()) - characters) // 2
        return -(-cells // self._width) + (portion.end == len(line.text))

    def _line(self, portion: Portion) -> PrintLine | Gap:
        assert self._reading is not None  # noqa: S101 - there are no portions of nothing
        return self._reading.lines[portion.line]

    def _marks(self, portion: Portion) -> list[Mark]:
        """Return the marks on a portion."""
        line = self._line(portion)
        if isinstance(line, Gap):
            return []
        return [mark for mark in line.marks if mark.start < portion.end and mark.end > portion.start]

    def _broken(self, number: int) -> list[Line]:
        """Return the lines of a portion; a blank one follows where the print's own line ends."""
        portion = self._portions[number]
        line = self._line(portion)
        if isinstance(line, Gap):
            return [*wrapped([Piece(_gap(line), "gap")], self._width), Line(())]
        pieces = self._pieces(line, portion)
        blank = [Line(())] if portion.end == len(line.text) else []
        return [*wrapped(pieces, self._width, whole=True), *blank]

    def _pieces(self, line: PrintLine, portion: Portion) -> list[Piece]:
        """Return a portion cut at the edges of its marks; a piece's part says what is marked on it."""
        marks = self._marks(portion)
        inside = {
            edge for mark in marks for edge in (mark.start, mark.end) if portion.start < edge < portion.end
        }
        edges = sorted({portion.start, portion.end, *inside})
        return [
            Piece(
                line.text[start:end],
                self._part([mark for mark in marks if mark.start < end and mark.end > start]),
            )
            for start, end in pairwise(edges)
        ]

    def _part(self, marks: Sequence[Mark]) -> Part:
        """Return a part that names the kind of the least true mark, then the numbers of the quotes marked."""
        if not marks:
            return ""
        kinds = {KINDS.get(mark.outcome, "changed") for mark in marks}
        kind = next(known for known in ("changed", "normalised", "exact") if known in kinds)
        return " ".join((kind, *(str(self._numbers[mark.quote]) for mark in marks)))

    # Scrolling.

    def validate_scroll_y(self, value: float) -> float:
        """Break into lines what comes into view, and stay where that leads to."""
        if isinstance(self.lines, Unrolled):
            value = self.lines.settle(round(value), self.room.height + 1)
            self._recount()
            self.set_reactive(Widget.scroll_target_y, super().validate_scroll_y(value))
        return super().validate_scroll_y(value)

    def take(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        super().take(lines)
        if isinstance(lines, Unrolled):
            lines.settle(self.top, self.room.height + 1)
            self._recount()

    def _recount(self) -> None:
        """Take over how many lines there are now."""
        if self.virtual_size.height != len(self.lines):
            self.set_reactive(Widget.virtual_size, self.virtual_size.with_height(len(self.lines)))
            many = len(self.lines) > self.room.height
            self.vertical_scrollbar.window_virtual_size = len(self.lines) if many else 0

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        """Choose the quote under the mouse."""
        place = event.get_content_offset(self)
        number = place.y + self.top if place is not None else -1
        if place is None or not 0 <= number < len(self.lines):
            return
        reached = self.MARGIN
        for piece in self.lines[number].pieces:
            reached += width(piece.text)
            if place.x < reached:
                numbers = _numbers(piece.part)
                if numbers and self._reading is not None:
                    self.post_message(self.Chosen(self._reading.stops[numbers[-1]].quote))
                return

    # Drawing.

    def margin_of(self, line: Line) -> tuple[str, Style]:
        """Return the marks beside a line: that the lit quote is on it, and what is least true on it."""
        parts = [piece.part for piece in line.pieces if _numbers(piece.part)]
        lit = [part for part in parts if self._is_lit(part)]
        kinds = {part.split()[0] for part in lit or parts}
        kind = BESIDE[next((known for known in ("changed", "normalised", "exact") if known in kinds), "")]
        beside = f"{LIT}{' ' if kind == BESIDE['exact'] else kind}" if lit else f"{kind} "
        return beside, self.look("print--beside")

    def style_of(self, line: Line, part: Part) -> Style:
        """Return the look of a portion of print, a mark on it, or a gap."""
        del line
        kind = part if part == "gap" else self._kind(part)
        if kind == "lit" and part.startswith("changed"):
            return self.look("print--changed") + self.look("print--lit")
        return self.look(f"print--{kind}") if kind else Style()

    def _kind(self, part: Part) -> str:
        if part in ("", "gap"):
            return ""
        return "lit" if self._is_lit(part) else part.split()[0]

    def _is_lit(self, part: Part) -> bool:
        return self._numbers.get(self.lit or "") in _numbers(part)


def _portions(lines: Iterable[PrintLine | Gap]) -> Iterable[Portion]:
    for number, line in enumerate(lines):
        length = 0 if isinstance(line, Gap) else len(line.text)
        for start in range(0, max(1, length), LONGEST):
            yield Portion(number, start, min(start + LONGEST, length))


def _neighbours(stops: Sequence[Stop]) -> dict[str, str]:
    """Return for each quote that stands nowhere the one before it that does, else the first (ids)."""
    beside = next((stop.quote for stop in stops if stop.line is not None), None)
    found: dict[str, str] = {}
    for stop in stops:
        if stop.line is not None:
            beside = stop.quote
        elif beside is not None:
            found[stop.quote] = beside
    return found


def _numbers(part: Part) -> list[int]:
    """Return which of the source's quotes, counted in the order of its print, are marked."""
    return [] if part in ("", "gap") else [int(number) for number in part.split()[1:]]


def _gap(gap: Gap) -> str:
    """Return what is said of a place in the print that is not known."""
    if gap.characters is None:
        return "[… what stands here is not kept …]"
    return f"[… {gap.characters:,} {'character' if gap.characters == 1 else 'characters'} not kept …]"
