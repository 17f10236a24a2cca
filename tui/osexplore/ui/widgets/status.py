"""The line that says what is shown, and what has just happened."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from osexplore.corpus.plain import harmless, shorten, width
from osexplore.ui.widgets.keys import Keys
from osexplore.ui.widgets.said import Said

LEAST_WORDS = 8
"""Below so many cells the filter's words say nothing any more."""


class Status(Said):
    """The filter in words; before it, until the next thing happens, a message."""

    words: reactive[str] = reactive("")
    message: reactive[str] = reactive("")
    collected: reactive[str] = reactive("")
    """How much is collected, in words."""
    notice: reactive[str] = reactive("")
    """What is so for a while: it stands wherever there is no message."""

    def __init__(self) -> None:
        super().__init__(id="status")

    def on_click(self) -> None:
        """Go to what is collected."""
        if self.collected:
            self.post_message(Keys.Asked("collection"))

    def say(self, room: int) -> Content:
        """Say the message whole, if it fits, and what the filter is with what is left."""
        message = shorten(harmless(self.message or self.notice), room)
        rest = room - width(message) - (3 if message else 0)
        known = " · ".join(part for part in (self.collected, self.words) if part)
        words = shorten(harmless(known), rest) if rest > LEAST_WORDS else ""
        between = " │ " if message and words else ""
        return Content.assemble((message, "bold $foreground"), between, words)
