"""What a view is drawn from: small values that the index answers with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from datetime import date

    from osexplore.corpus.model import Disagreement, Event, Quote, Source, Words


class Row(msgspec.Struct, frozen=True):
    """An event as one line of the timeline.

    `number` is its place among all events in the order they happened, from 0. The dates are those of the
    clock that was asked for: `earliest` and `latest` bound its date (None: open, or undated), `year` is the
    one it stands under (None: undated); what is only known to be before a date stands right before that
    date. `date_text` is the words for its date (`edtf`), of the day it happened the event's own wording
    if it has one, and empty if undated.
    `sources` counts those that tell it, `disputes` the disagreements about it; it is `claimed` when
    nobody tells it on his own word.
    """

    number: int
    id: str
    year: int | None
    edtf: str | None
    date_text: Words
    title: Words
    sources: int
    disputes: int
    claimed: bool
    earliest: date | None
    latest: date | None


class Account(msgspec.Struct, frozen=True):
    """How one source tells an event: its quotes, in the order of its print."""

    source: Source
    quotes: tuple[Quote, ...]


class EventView(msgspec.Struct, frozen=True):
    """An event with all that is said of it; accounts stand by earliest published (unknown last), then id."""

    event: Event
    accounts: tuple[Account, ...]
    disagreements: tuple[Disagreement, ...]


class Facets(msgspec.Struct, frozen=True):
    """How many events each person and each source would give, under the rest of the filter."""

    people: dict[str, int]
    sources: dict[str, int]


class Counts(msgspec.Struct, frozen=True):
    """How much some events hold: themselves, quotes on them, sources that tell them, disagreements."""

    events: int
    quotes: int
    sources: int
    disagreements: int


class Quarter(NamedTuple):
    """How many events begin in a quarter (1 to 4) of a year."""

    year: int
    quarter: int
    events: int
