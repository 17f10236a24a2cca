"""The line that says what is shown, and what has just happened."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from osexplore.corpus.plain import harmless, shorten, width


class Status(Static):
    """The filter in words; before it, until the next thing happens, a message."""

    words: var[str] = var("")
    message: var[str] = var("")

    def __init__(self) -> None:
        super().__init__(id="status")

    def watch_words(self) -> None:
        """Say the filter."""
        self._say()

    def watch_message(self) -> None:
        """Say the message."""
        self._say()

    def on_resize(self) -> None:
        """Say as much as fits."""
        self._say()

    def _say(self) -> None:
        room = self.size.width - 2
        message = shorten(harmless(self.message), room)
        rest = room - width(message) - (3 if message else 0)
        words = shorten(harmless(self.words), rest) if rest > 8 else ""
        self.update(
            Content.assemble((message, "bold"), " │ " if message and words else "", (words, "$text-muted")),
            layout=False,
        )
