"""The collection: its quotes in the reader's order, with notes, to be copied or written out as one."""

from __future__ import annotations

from time import sleep
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from osexplore.corpus import collecting
from osexplore.corpus.plain import harmless
from osexplore.ui.commands import bindings
from osexplore.ui.screens.collecting import counted
from osexplore.ui.screens.copying import Copying
from osexplore.ui.widgets.collected import CollectedList
from osexplore.ui.widgets.entry import Entry
from osexplore.ui.widgets.keys import Keys
from osexplore.ui.widgets.status import Status
from osexplore.ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from textual.app import ComposeResult

    from osexplore.corpus.memory import Collected
    from osexplore.corpus.model import Quote
    from osexplore.corpus.selection import Selection
    from osexplore.ui.desk import Desk, Exported

    Change = Callable[[tuple[Collected, ...]], Iterable[Collected]]

NOTHING_HERE = "Nothing is collected."
RESTING = 0.3
"""Seconds after which the cursor rests on a quote."""

BY_DATE = "In the order in which things happened."


class CollectionScreen(Copying):
    """The collected quotes. What is taken out here stays in its place, to be put back, until this closes."""

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "#collected"
    BINDINGS: ClassVar = bindings(*("earlier", "later", "by_date", "note", "take_out", "step_in", "step_out"))

    def __init__(self, desk: Desk, show: Callable[[Quote], None], selection: Selection) -> None:
        super().__init__()
        self.desk = desk
        self._shown_in_story = selection
        self._show_in_story = show
        desk.memory.look_again()
        self._entries: tuple[Collected, ...] = desk.memory.remembered.collection
        self._out: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Lay out the list, the quote under its cursor, a place to write a note."""
        yield Static(id="collection-head")
        yield CollectedList(self.desk.index)
        with Vertical(id="lit-quote", classes="pane"):
            yield Text(id="lit-quote-text")
        yield Entry(id="note", placeholder="a note; Enter keeps it, Escape leaves it as it was")
        yield Status()
        yield Keys("collection")

    @property
    def listed(self) -> CollectedList:
        """The list."""
        return self.query_one(CollectedList)

    def on_mount(self) -> None:
        """Show the collection."""
        self.listed.border_title = "Collection"
        self.query_one("#lit-quote").border_title = "Quote"
        self.watch(self.listed, "moves", self._show_quote, init=False)
        self._show()

    # What is in it.

    @property
    def _kept(self) -> list[Collected]:
        return [one for one in self._entries if one.quote not in self._out]

    def _keep(self, change: Change, out: frozenset[str] | None = None, done: str = "") -> None:
        """Change the entries, or which of them are out, upon what other programs have done, and remember it.

        What another program put back is in. What was `done` is said, and what is wrong.
        """
        shown, before, here = self._entries, self._out, self._entry

        def changed(held: tuple[Collected, ...]) -> list[Collected]:
            put_back = before & {one.quote for one in held}
            self._entries = tuple(change(collecting.caught_up(shown, before, held)))
            self._out = (before if out is None else out) - put_back
            return self._kept

        self.desk.memory.change_collection(changed)
        self._show()
        place = collecting.place_of(self._entries, here.quote) if here else None
        if place is not None:
            self.listed.move_to(place)
        self.say(" ".join(part for part in (done, self.desk.take_trouble()) if part))

    def _show(self) -> None:
        self.listed.show(self._entries, self._out)
        quotes, missing = collecting.quotes_of(self.desk.index, self._kept)
        sources = len({quote.source for quote in quotes})
        told = f"{counted(len(quotes))} from {sources} {'source' if sources == 1 else 'sources'}"
        told += f", {len(missing)} not in this story" if missing else ""
        self.query_one("#collection-head", Static).update(Content(f"Collection: {told}"))
        self._show_quote()

    def on_screen_resume(self) -> None:
        """Show the quote as it is copied now: that may have been chosen anew."""
        self._show_quote()

    def _show_quote(self) -> None:
        """Show what copying the quote under the cursor alone would give."""
        quote = self._quote
        if quote is None:
            self._show_text("")
        else:
            self._preview(quote, self.notes_to_copy())

    @work(thread=True, exclusive=True, group="preview")
    def _preview(self, quote: Quote, notes: Mapping[str, str]) -> None:
        """Show what is at hand; what the engine makes of it where the cursor rests."""
        this = get_current_worker()
        choice = self.desk.choice()
        made = self.desk.copy([quote], choice, notes)
        if not this.is_cancelled:
            self.app.call_from_thread(self._show_text, made.text)
        if not made.problem or not self.desk.would_be_better_live(made, [quote], choice):
            return
        sleep(RESTING)
        if this.is_cancelled:
            return
        made = self.desk.copy([quote], choice, notes, live=True)
        if not this.is_cancelled:
            self.app.call_from_thread(self._show_text, made.text)

    def _show_text(self, text: str) -> None:
        if self.is_whole:
            self.query_one("#lit-quote-text", Text).show(text)

    @property
    def _entry(self) -> Collected | None:
        return self._entries[self.listed.cursor] if self._entries else None

    @property
    def _quote(self) -> Quote | None:
        entry = self._entry
        quotes, _ = collecting.quotes_of(self.desk.index, [entry] if entry else [])
        return quotes[0] if quotes else None

    # Changing it.

    def action_earlier(self) -> None:
        """Move the quote up."""
        self._move(-1)

    def action_later(self) -> None:
        """Move the quote down."""
        self._move(1)

    def _move(self, step: int) -> None:
        entry = self._entry
        if entry:
            self._keep(lambda entries: collecting.moved(entries, entry.quote, step))

    def action_by_date(self) -> None:
        """Order the quotes by when things happened."""
        by_date, done = collecting.by_date, BY_DATE if self._entries else ""
        self._keep(lambda entries: by_date(self.desk.index, entries), done=done)

    def action_take_out(self) -> None:
        """Take the quote out of the collection, or put it back."""
        if self._entry:
            self._keep(tuple, self._out ^ {self._entry.quote})

    # Notes.

    def action_note(self) -> None:
        """Write a note on the quote."""
        if self._entry:
            field = self.query_one("#note", Input)
            field.value = self._entry.note
            self.add_class("-noting")
            self.set_focus(field)

    @on(Input.Submitted)
    def keep_note(self, event: Input.Submitted) -> None:
        """Keep what was written."""
        event.stop()
        entry = self._entry
        self._stop_noting()
        if entry:
            note = harmless(event.value).strip()
            self._keep(lambda entries: collecting.noted(entries, entry.quote, note))

    def _stop_noting(self) -> None:
        self.remove_class("-noting")
        self.set_focus(self.listed)

    # Leaving.

    def action_step_in(self) -> None:
        """Go to the quote in the story."""
        quote = self._quote
        if quote is not None:
            self.dismiss()
            self.app.call_later(self._show_in_story, quote)

    def action_step_out(self) -> None:
        """Leave the note as it was; else go back to the story."""
        if self.has_class("-noting"):
            self._stop_noting()
        else:
            self.dismiss()

    # Copying.

    def quotes_to_copy(self) -> Sequence[Quote]:
        """Return all that are in it."""
        return collecting.quotes_of(self.desk.index, self._kept)[0]

    def notes_to_copy(self) -> Mapping[str, str]:
        """Return the notes."""
        return collecting.notes_of(self._kept)

    def to_export(self) -> tuple[Selection, Exported]:
        """Offer the collection first."""
        return self._shown_in_story, "the collection"
