"""The event under the cursor in full: when, what, and our summary."""

from __future__ import annotations

import re

from textual.content import Content
from textual.reactive import reactive

from osexplore.corpus.clocks import date_words
from osexplore.corpus.model import Event, words
from osexplore.corpus.plain import harmless, shorten, wrap
from osexplore.ui.widgets.passage import readable
from osexplore.ui.widgets.said import Said

UNDATED = "undated"


class Happening(Said):
    """The event's date and title, then as much of the summary as there is room for."""

    event: reactive[Event | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__(id="happening")

    def say(self, room: int) -> Content:
        """Say it in the lines there are."""
        if self.event is None or room < 1:
            return Content()
        title = wrap(readable(f"{in_full(self.event)}  {harmless(words(self.event.title))}"), room)
        lines = [Content.styled(line, "bold $foreground") for line in title]
        summary = harmless(readable(words(self.event.summary)))
        left = self.content_size.height - len(lines)
        if summary and left > 0:
            told = wrap(summary, room)
            kept = told[:left]
            if len(told) > left:
                kept[-1] = shorten(f"{kept[-1]} {told[left]}", room)
            lines += [Content(line) for line in kept]
        return Content("\n").join(lines)


def in_full(event: Event) -> str:
    """Return when an event happened: its own wording, and the date meant where that says more."""
    own = harmless(words(event.date_text))
    worded = harmless(words(date_words(event.date, {})))
    if not own or not worded:
        return own or worded or UNDATED
    says_more = any(number not in own for number in re.findall(r"\d+", worded))
    return f"{own} ({worded})" if says_more else own
