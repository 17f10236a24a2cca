"""The event under the cursor in full: when, what, and our summary."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from osexplore.corpus.index import date_words
from osexplore.corpus.model import Event, words
from osexplore.corpus.plain import harmless, wrap


class Happening(Static):
    """The event's date and title, then as much of the summary as there is room for."""

    event: var[Event | None] = var(None)

    def __init__(self) -> None:
        super().__init__(id="happening")

    def watch_event(self) -> None:
        """Show another event."""
        self._say()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._say()

    def _say(self) -> None:
        self.update(_in_full(self.event, self.size.width - 2) if self.event else "", layout=False)


def _in_full(event: Event, width: int) -> Content:
    date = harmless(words(date_words(event.date, event.date_text))) or "undated"
    lines = wrap(f"{date}  {harmless(words(event.title))}", max(1, width))
    summary = wrap(harmless(words(event.summary)), max(1, width))
    return Content("\n").join(
        [Content.styled(line, "bold") for line in lines]
        + [Content.styled(line, "$text-muted") for line in summary]
    )
