"""A screen on which a quote is lit, which goes into the collection and comes out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.reactive import var
from textual.worker import get_current_worker

from osexplore.ui.commands import bindings
from osexplore.ui.later import load_modules
from osexplore.ui.screens.copying import Copying

if TYPE_CHECKING:
    from osexplore.corpus.model import Quote

READING = 0.5
"""Seconds after which the first frames have surely been drawn, and the reader reads."""

NO_QUOTE = "No quote to collect."


class Collecting(Copying):
    """Copies the lit quote, and collects it. `collected` are the quotes in the collection (ids)."""

    BINDINGS: ClassVar = bindings("collect", "collection")

    collected: var[frozenset[str]] = var(frozenset(), init=False)
    _warm = False

    def look_at_collection(self) -> None:
        """Take over what is in the collection."""
        self.collected = frozenset(one.quote for one in self.desk.memory.remembered.collection)

    @property
    def collected_words(self) -> str:
        """How much is collected, and whether the lit quote is; nothing where nothing is."""
        lit = any(quote.id in self.collected for quote in self.quotes_to_copy())
        return f"{len(self.collected)} collected{', this too' if lit else ''}" if self.collected else ""

    def on_screen_resume(self) -> None:
        """Take over what another screen did to the collection; get ready to copy."""
        self.look_at_collection()
        if not self._warm:
            self._warm = True
            self.set_timer(READING, self._warm_up)

    def _warm_up(self) -> None:
        self.run_worker(self._get_ready, thread=True, group="warm up")

    def _get_ready(self) -> None:
        """Load what copies, and tell at once what is wrong with the settings."""
        self.desk.warm_up()
        trouble = self.desk.take_trouble()
        if trouble and not get_current_worker().is_cancelled:
            self.app.call_from_thread(self.say, trouble)
        load_modules()

    def action_collect(self) -> None:
        """Put the lit quote into the collection, or take it out."""
        quotes = self.quotes_to_copy()
        if not quotes:
            self.say(NO_QUOTE)
            return
        memory, quote = self.desk.memory, quotes[0].id
        inside = memory.collected(quote)
        (memory.drop if inside else memory.collect)([quote])
        self.look_at_collection()
        done, trouble = "Taken out" if inside else "Collected", self.desk.take_trouble()
        self.say(f"{done}; {trouble or f'{counted(len(self.collected))} in the collection.'}")

    def action_collection(self) -> None:
        """Show the collection."""
        from osexplore.ui.screens.collection import CollectionScreen

        self.app.push_screen(CollectionScreen(self.desk, self.show_quote, self.to_export()[0]))

    def show_quote(self, quote: Quote) -> None:
        """Go to a quote."""
        raise NotImplementedError


def counted(quotes: int) -> str:
    """Return a number of quotes in words."""
    return f"{quotes or 'no'} {'quote' if quotes == 1 else 'quotes'}"
