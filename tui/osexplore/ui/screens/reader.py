"""Reading a source in its own order: its text with all its quotes marked, or what is known without it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from osexplore.citing.naming import date_words, source_name, title
from osexplore.corpus.plain import harmless
from osexplore.corpus.reading import Reading, read
from osexplore.corpus.verify import counted
from osexplore.ui.commands import bindings
from osexplore.ui.screens.collecting import Collecting
from osexplore.ui.widgets.about_quote import AboutQuote, Stepped
from osexplore.ui.widgets.keys import Keys
from osexplore.ui.widgets.print import Print
from osexplore.ui.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

    from osexplore.corpus.held import By
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Quote, Source
    from osexplore.corpus.selection import Selection
    from osexplore.ui.desk import Desk, Exported

READING = "Reading the text …"
ONLY_EXCERPTS = "Only excerpts are known here"
HOW_TO_ADD = f"{ONLY_EXCERPTS}; `osexplore texts add FILE` keeps the full text."
TOLD_BY: dict[By | None, str] = {"name": "found by its name", "quotes": "recognised by its quotes"}
"""What is said of a text in a folder that may be somebody's copy."""
NO_MORE = {1: "This is the last quote of the source.", -1: "This is the first quote of the source."}
LOW = 18


@dataclass(frozen=True)
class Opened:
    """What is to be read: a source, its quotes, the one that is lit first."""

    source: Source
    quotes: Sequence[Quote]
    lit: Quote


class ReaderScreen(Collecting):
    """A source's print; `n` and `N` step through its quotes. `show` goes to a quote in the story."""

    CSS_PATH = "reader.tcss"
    AUTO_FOCUS = "#print"
    BINDINGS: ClassVar = bindings("next_hit", "previous_hit", "to_event", "step_out")

    def __init__(
        self, desk: Desk, index: Index, opened: Opened, show: Callable[[Quote], None], selection: Selection
    ) -> None:
        super().__init__()
        self.desk = desk
        self._index, self._opened, self._show_in_story = index, opened, show
        self._selection = selection
        self._reading: Reading | None = None
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out whose print it is, the print, the lit quote's particulars."""
        yield Static(id="reader-head")
        yield Static(Content(READING), id="reader-note")
        yield Print()
        yield AboutQuote(self._index)
        yield Status()
        yield Keys("text")

    def on_mount(self) -> None:
        """Say whose print it is, and fetch it."""
        source = self._opened.source
        name, called = source_name(source, self._index.people), title(source)
        published = date_words(source.published) if source.published else "date unknown"
        head = Content.assemble((name, "bold"), f"  {published}", f"  {called}" if called != name else "")
        self.query_one("#reader-head", Static).update(head)
        self._fetch()

    def on_resize(self, event: events.Resize) -> None:
        """Say less of the quote where there is no height for it."""
        self.set_class(event.size.height < LOW, "-low")

    @work(thread=True, exclusive=True, group="read")
    def _fetch(self) -> None:
        """Look for the text and for every quote in it: that takes a while where the text is long."""
        opened, this, app = self._opened, get_current_worker(), self.app
        held = self.desk.at_hand.hold(opened.source, lambda: this.is_cancelled)
        if held is not None:
            reading = read(opened.source, opened.quotes, held)
            self.desk.take_reading(reading)
            if not this.is_cancelled:
                app.call_from_thread(self._open, reading)

    def _open(self, reading: Reading) -> None:
        """Show the print at the quote from which the reader comes."""
        if not self.is_whole:
            return
        self._reading = reading
        self._at = next(
            (place for place, stop in enumerate(reading.stops) if stop.quote == self._opened.lit.id), 0
        )
        self.query_one("#reader-note", Static).update(
            Content(harmless(in_words(reading, named=self.desk.at_hand.is_named)))
        )
        self.query_one(Print).show(reading, self._lit_id)
        self._say_quote()

    # The lit quote.

    @property
    def _lit_id(self) -> str:
        return self._reading.stops[self._at].quote if self._reading else self._opened.lit.id

    @property
    def _lit(self) -> Quote:
        return next(quote for quote in self._opened.quotes if quote.id == self._lit_id)

    def action_next_hit(self) -> None:
        """Light the next quote."""
        self._step(1)

    def action_previous_hit(self) -> None:
        """Light the quote before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._reading is None:
            return
        if not 0 <= self._at + step < len(self._reading.stops):
            self.say(NO_MORE[step])
            return
        self._light(self._at + step)

    @on(Print.Chosen)
    def light_what_is_clicked(self, chosen: Print.Chosen) -> None:
        """Light a quote by mouse."""
        stops = self._reading.stops if self._reading else ()
        self._light(next(place for place, stop in enumerate(stops) if stop.quote == chosen.quote))

    def _light(self, at: int) -> None:
        self._at = at
        self.say("")
        self.query_one(Print).lit = self._lit_id
        self._say_quote()

    def _say_quote(self) -> None:
        if self._reading is not None:
            reading, at = self._reading, self._at
            stop, among = reading.stops[at], len(reading.stops)
            self.query_one(AboutQuote).stepped = Stepped(
                self._lit, at + 1, among, stop.anchor, stop.paragraph, reading.counts_file
            )
        self.watch_collected()

    # Leaving.

    def action_to_event(self) -> None:
        """Go to the lit quote in the story."""
        self.show_quote(self._lit)

    def show_quote(self, quote: Quote) -> None:
        """Go to a quote in the story."""
        self.dismiss()
        self.app.call_later(self._show_in_story, quote)

    def action_step_out(self) -> None:
        """Go back to the story, as it was left."""
        self.dismiss()

    # Copying.

    def quotes_to_copy(self) -> Sequence[Quote]:
        """Return the lit quote."""
        return [self._lit]

    def to_export(self) -> tuple[Selection, Exported]:
        """Offer what the story shows."""
        return self._selection, "what is shown"

    def watch_collected(self) -> None:
        """Say how much is collected."""
        self.query_one(Status).collected = self.collected_words


def in_words(reading: Reading, *, named: bool) -> str:
    """Return what the print is: the text and how it was recognised, and what its quotes are in it.

    Without a text it says how to add one, or, where a folder was `named`, what is wrong there.
    """
    held = reading.held
    if held.text is None:
        if held.path is None and not named and not held.note:
            return HOW_TO_ADD
        return f"{ONLY_EXCERPTS}: {held.trouble or held.note}."
    found = Counter(stop.anchor.outcome for stop in reading.stops if stop.anchor)
    known = "the story's very text" if held.by == "sha256" else "another version of the text"
    if set(found) == {"missing"}:
        known = "no quote of the source stands in this text"
    told_by = TOLD_BY.get(held.by) if named else None
    file = ", ".join(part for part in (held.path.name if held.path else "", told_by) if part)
    encoding = f"read as {held.assumed}" if held.assumed else ""
    parts = (f"{known} ({file})", encoding, counted(found), held.trouble)
    return "; ".join(part for part in parts if part)
