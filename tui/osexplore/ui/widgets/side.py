"""One of the two sources: its quotes on the event, each in its passage, one of them lit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual import events
from textual.content import Content
from textual.message import Message

from osexplore.citing.naming import date_words, source_name, title
from osexplore.corpus.plain import shorten, width
from osexplore.ui.commands import bindings
from osexplore.ui.widgets.passage import DIFFERS, Languages
from osexplore.ui.widgets.pieces import Line, Piece, wrapped
from osexplore.ui.widgets.prose import Prose
from osexplore.ui.widgets.shown import QuoteLines, Shown
from osexplore.ui.widgets.when import shorter

if TYPE_CHECKING:
    from collections.abc import Collection

    from osexplore.corpus.comparison import Compared
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Quote

SHORTEST_NAME = 8
UNKNOWN = "date unknown"
LIT, LIT_ELSEWHERE = "▌", "▎"
"""What stands beside the lit quote: where the keys go, and where they do not."""


class Side(Prose):
    """The quotes of one source on the event; keys and mouse light one of them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"side--{part}"
        for part in (
            *("speaker", "about", "answer", "context", "exact", "label", "english", "words"),
            *("lit", "mark", "differs"),
        )
    }
    DEFAULT_CSS = """
    Side {
        & > .side--speaker { text-style: bold; }
        & > .side--about { color: $text-muted; }
        & > .side--context { text-style: dim; }
        & > .side--exact { text-style: bold; }
        & > .side--label { color: $text-muted; text-style: italic; }
        & > .side--words { color: $text-muted; text-style: italic; }
        & > .side--lit { background: $primary-muted; text-style: bold underline; }
        & > .side--mark { color: $text-primary; text-style: bold; }
        & > .side--answer { color: $text-warning; }
        & > .side--differs { text-style: reverse; }
    }
    """
    BINDINGS = bindings("cursor_down", "cursor_up", "page_down", "page_up", "first", "last")

    @dataclass
    class LitMoved(Message):
        """The reader lit another quote."""

        side: Side
        index: int

        @property
        def control(self) -> Side:
            """The side whose lit quote changed."""
            return self.side

    def __init__(self, index: Index, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.lit = 0
        self._index = index
        self._shown = Shown()
        self._languages: Languages = "both"
        self._written: tuple[Content | None, Content | None] = None, None
        self._starts: list[int] = []
        self._quote_lines = QuoteLines(index)
        self._collected: frozenset[str] = frozenset()

    @property
    def shown(self) -> Shown:
        """What the side shows."""
        return self._shown

    @property
    def quote(self) -> Quote | None:
        """The lit quote, if there is one."""
        return self._shown.quotes[self.lit] if self._shown.quotes else None

    @property
    def compared(self) -> Compared | None:
        """The lit quote as it is held against the other side."""
        return self._shown.compared[self.lit] if self._shown.compared else None

    # Showing.

    def show(self, shown: Shown, languages: Languages, lit: int) -> None:
        """Show an account, or words in its place, with one quote lit."""
        if (shown, languages) == (self._shown, self._languages):
            self.light(lit)
            return
        other = shown.account != self._shown.account
        self._shown, self._languages = shown, languages
        self.lit = self._nearest(lit)
        self._say_whose()
        self._lay_out(from_top=other)

    def light(self, index: int) -> None:
        """Light a quote, the nearest there is, and bring it into view."""
        index = self._nearest(index)
        if index != self.lit:
            self.lit = index
            self.refresh()
            self._bring_into_view()

    def light_one_of(self, quotes: Collection[str]) -> None:
        """Light one of these quotes (ids), unless one is lit already."""
        if self.quote is None or self.quote.id in quotes:
            return
        there = (place for place, quote in enumerate(self._shown.quotes) if quote.id in quotes)
        self.light(next(there, self.lit))

    def mark(self, collected: frozenset[str]) -> None:
        """Mark the quotes (ids) that are in the collection."""
        changed = collected ^ self._collected
        self._collected = collected
        if any(quote.id in changed for quote in self._shown.quotes):
            self._lay_out()

    def _nearest(self, index: int) -> int:
        return max(0, min(index, len(self._shown.quotes) - 1))

    def _say_whose(self) -> None:
        """Write the source's name, date and title above, and its place among the event's sources below."""
        if self._shown.half is None:
            self._write_on_border(None, None)
            return
        source = self._shown.half.source
        name, called = source_name(source, self._index.people), title(source)
        called = "" if called == name else called
        room = self.outer_size.width - len("╭─  ─╮")
        published = _published(source.published, room - len("  ") - min(width(name), SHORTEST_NAME))
        # A name that is a headline must not push the date off the end.
        name = shorten(name, max(SHORTEST_NAME, room - width(f"  {published}")))
        left = room - width(f"{name}  {published}  ")
        called = f"  {shorten(called, left)}" if called and left >= SHORTEST_NAME else ""
        whose = Content.assemble((name, "bold"), f"  {published}", called)
        self._write_on_border(whose, Content(self._place(room)))

    def _place(self, room: int) -> str:
        """Return which of the event's sources it is, and whether it is held or stands in for one that is."""
        place = f"source {self._shown.place}/{self._shown.among}"
        if self._shown.held:
            return f"held · {place}"
        instead = self._shown.instead
        left = room - width(f"for  · {place}")
        if not instead or left >= min(width(instead), SHORTEST_NAME):
            return f"for {shorten(instead, left)} · {place}" if instead else place
        return f"for {shorten(instead, room - len('for '))}"

    def _write_on_border(self, title: Content | None, subtitle: Content | None) -> None:
        """Write above and below; only what is new, since each draws the whole side."""
        if title != self._written[0]:
            self.border_title = title
        if subtitle != self._written[1]:
            self.border_subtitle = subtitle
        self._written = title, subtitle

    # Laying out.

    def _lay_out(self, from_top: bool = False) -> None:
        """Break everything into lines for the width there is, and bring the lit quote into view."""
        cells = self.room.width
        lines = self._basis(cells)
        self._starts = []
        answers = self._shown.answers or ((),) * len(self._shown.compared)
        for place, (compared, answered) in enumerate(zip(self._shown.compared, answers, strict=True)):
            if not cells:
                break
            lines += [Line(())] if place else []
            self._starts.append(len(lines) if place else 0)
            told = self._quote_lines.of(
                *(compared, answered, self._languages, cells),
                collected=compared.quote.id in self._collected,
                full=self._shown.full,
            )
            lines += [line._replace(quote=place) for line in told]
        if self._shown.words and cells:
            lines = wrapped([Piece(self._shown.words, "words")], cells)
        if from_top:
            self.go_to(0)
        self.take(lines)
        self._bring_into_view()

    def _basis(self, cells: int) -> list[Line]:
        """Return the lines that say what the source as a whole is based on."""
        return self._quote_lines.basis(self._shown.quotes[0], cells) if self._shown.quotes and cells else []

    def _extent(self, place: int) -> tuple[int, int]:
        """Return the lines of a quote: the first, and the one after its last."""
        ends = [*(start - 1 for start in self._starts[1:]), len(self.lines)]
        return self._starts[place], ends[place]

    def _bring_into_view(self) -> None:
        """Scroll no further than needed to see the lit quote, or the beginning of one that is too long."""
        if self._starts:
            first, end = self._extent(self.lit)
            self.go_to(min(max(self.top, end - max(1, self.room.height)), first))

    def on_resize(self) -> None:
        """Keep the place at any width."""
        self._say_whose()
        self._lay_out()

    # Moving.

    def _move(self, index: int) -> None:
        before = self.lit
        self.light(index)
        if self.lit != before:
            self.post_message(self.LitMoved(self, self.lit))

    def _reads_on(self, step: int) -> bool:
        """Scroll inside a lit quote that is longer than the side; tell whether any of it was left."""
        if not self._starts:
            return False
        first, end = self._extent(self.lit)
        last_top = end - max(1, self.room.height)
        top = min(self.top + step, last_top) if step > 0 else max(self.top + step, first)
        if not first <= top <= last_top or top == self.top:
            return False
        self.go_to(top)
        return True

    def action_cursor_down(self) -> None:
        """Read on in a quote that is longer than the side, else light the next."""
        if not self._reads_on(1):
            self._move(self.lit + 1)

    def action_cursor_up(self) -> None:
        """Read back in a quote that is longer than the side, else light the one before."""
        if not self._reads_on(-1):
            self._move(self.lit - 1)

    def action_page_down(self) -> None:
        """Read on by what is in view, else light the next."""
        if not self._reads_on(max(1, self.room.height - 1)):
            self._move(self.lit + 1)

    def action_page_up(self) -> None:
        """Read back by what is in view, else light the one before."""
        if not self._reads_on(1 - max(2, self.room.height)):
            self._move(self.lit - 1)

    def action_first(self) -> None:
        """Light the first quote."""
        self._move(0)

    def action_last(self) -> None:
        """Light the last quote."""
        self._move(len(self._shown.quotes) - 1)

    def on_click(self, event: events.Click) -> None:
        """Light the quote under the mouse."""
        place = event.get_content_offset(self)
        number = place.y + self.top if place is not None else -1
        if 0 <= number < len(self.lines):
            quote = self.lines[number].quote
            if quote is not None:
                self._move(quote)

    def on_focus(self) -> None:
        """Show that the keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.refresh()

    # Drawing.

    def margin_of(self, line: Line) -> tuple[str, Style]:
        """Return the mark beside the lit quote."""
        if line.quote is None or line.quote != self.lit:
            return " ", Style()
        return LIT if self.has_focus else LIT_ELSEWHERE, self._part("mark")

    def style_of(self, line: Line, part: str) -> Style:
        """Return a part's look; the lit quote's words are lit, or their English where it is alone."""
        part, differs, _ = part.partition(DIFFERS)
        is_lit = line.quote == self.lit and part == self._words_shown
        look = self._part("lit" if is_lit else part)
        return look + self._part("differs") if differs else look

    @property
    def _words_shown(self) -> str:
        """The part that the lit quote's words play: what nobody translated stands in print in any case."""
        in_english = self._languages == "english" and self.compared and self.compared.english.text
        return "english" if in_english else "exact"

    def _part(self, part: str) -> Style:
        return self.look(f"side--{part}")


def _published(date: str | None, room: int) -> str:
    """Return when a source was published, in words or shorter: its year is what two are compared by."""
    if not date:
        return UNKNOWN
    known = [date_words(date), *shorter(date)]
    return next((words for words in known if width(words) <= room), known[-1])
