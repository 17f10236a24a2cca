"""The event under the cursor in full: when, what, and our summary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive

from osexplore.corpus.clocks import event_date, worded_date
from osexplore.corpus.model import Event, words
from osexplore.corpus.plain import harmless, shorten, wrap
from osexplore.ui.widgets.pieces import readable
from osexplore.ui.widgets.said import Said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from osexplore.corpus.clocks import Clock
    from osexplore.corpus.model import Source
    from osexplore.corpus.views import EventView

UNDATED = "undated"
UNKNOWN = "on an unknown date"


class Happening(Said):
    """The event's date and title, then as much of the summary as there is room for.

    `also` is its date on the clock by which it stands in the timeline, in words, where that is another one.
    """

    event: reactive[Event | None] = reactive(None)
    also: reactive[str] = reactive("")

    def __init__(self) -> None:
        super().__init__(id="happening")

    def tell(self, view: EventView | None, clock: Clock, sources: Mapping[str, Source]) -> None:
        """Tell of another event, which stands in the timeline by a clock."""
        self.event = view.event if view else None
        self.also = on_clock(clock, view, sources) if view else ""

    def say(self, room: int) -> Content:
        """Say it in the lines there are."""
        if self.event is None or room < 1:
            return Content()
        height = self.content_size.height
        when = " · ".join(part for part in (in_full(self.event), self.also) if part)
        title = _within(f"{when}  {harmless(words(self.event.title))}", room, height)
        summary = _within(harmless(words(self.event.summary)), room, height - len(title))
        lines = [Content.styled(line, "bold $foreground") for line in title]
        return Content("\n").join([*lines, *map(Content, summary)])


def _within(text: str, room: int, height: int) -> list[str]:
    """Return a text in as many lines as there are, the last marked where there is more of it."""
    lines = wrap(readable(text), room) if text and height > 0 else []
    if len(lines) <= height:
        return lines
    return [*lines[: height - 1], shorten(f"{lines[height - 1]} {lines[height]}", room)]


def on_clock(clock: Clock, view: EventView, sources: Mapping[str, Source]) -> str:
    """Return when an event was said or published, in words; nothing where that is when it happened."""
    quotes = (quote for account in view.accounts for quote in account.quotes)
    edtf = event_date(clock, view.event, quotes, sources)
    if edtf == view.event.date:
        return ""
    return f"{clock} {harmless(words(worded_date(edtf, {}))) or UNKNOWN}"


def in_full(event: Event) -> str:
    """Return when an event happened: its own wording, and the date meant where that says more."""
    own = harmless(words(event.date_text))
    worded = harmless(words(worded_date(event.date, {})))
    if not own or not worded:
        return own or worded or UNDATED
    says_more = any(number not in own for number in re.findall(r"\d+", worded))
    return f"{own} ({worded})" if says_more else own
