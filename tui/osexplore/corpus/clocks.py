"""Three clocks: when an event happened, when it was said, when it was published."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from osexplore.corpus import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from osexplore.corpus.model import Event, Quote, Source, Words

Clock = Literal["happened", "said", "published"]
CLOCKS: tuple[Clock, ...] = ("happened", "said", "published")

IN_WORDS: dict[Clock, str] = {
    "happened": "when it happened",
    "said": "when it was said",
    "published": "when it was published",
}
"""What each clock tells."""

Key = tuple[object, ...]


def event_date(
    clock: Clock, event: Event, quotes: Iterable[Quote], sources: Mapping[str, Source]
) -> str | None:
    """Return an event's EDTF date on a clock; None where nothing gives one.

    It happened on its own date, was said when the earliest of its quotes was, and was published with the
    earliest of their sources.
    """
    if clock == "happened":
        return event.date
    return min((quote_date(clock, quote, sources) for quote in quotes), key=dated_key, default=None)


def quote_date(clock: Clock, quote: Quote, sources: Mapping[str, Source]) -> str | None:
    """Return when a quote was said, or published."""
    if clock == "said":
        return quote.said
    return sources[quote.source].published if quote.source in sources else None


@lru_cache(dates.KEPT)
def dated_key(edtf: str | None) -> Key:
    """Return what dates are sorted by; what has none, or a wrong one, stands last.

    What is only known to be before a date stands right before that date.
    """
    span = parsed(edtf)
    if span is None:
        return (True,)
    return (False, standing_day(span), span.sort_key)  # of which an open start is the least


def timeline_key(event: Event) -> Key:
    """Return what an event is sorted by: when it happened (undated last), its order that day, its id."""
    return (*dated_key(event.date), event.order, event.id)


def published_key(source: Source) -> Key:
    """Return what sources are sorted by: when they were published (unknown last), then their id."""
    return (*dated_key(source.published), source.id)


def calendar(edtf: str | None) -> tuple[int | None, int | None]:
    """Return the year that a date stands under, and the quarter that it begins in; None where it has none."""
    span = parsed(edtf)
    quarter = (span.earliest.month + 2) // 3 if span and span.earliest else None
    return standing_day(span).year if span else None, quarter


def standing_day(span: dates.Date) -> date:
    """Return the day that a date stands at in an order: its earliest, or if that is open its end's earliest.

    "Before February 2018" stands before all of that month, under 2018, and not before all time.
    """
    if span.earliest is not None:
        return span.earliest
    ends = (member.end if isinstance(member, dates.Range) else member for member in span.members)
    return max(end.earliest for end in ends if isinstance(end, dates.Point))


def parsed(edtf: str | None) -> dates.Date | None:
    """Return an EDTF date; None where there is none, or a wrong one, which then stands among the undated.

    `osexplore check` reports a wrong one.
    """
    try:
        return None if edtf is None else dates.parse(edtf)
    except dates.DateError:
        return None


def worded_date(edtf: str | None, own: Words) -> Words:
    """Return the words for a date: its `own` wording, else those of the EDTF; empty if undated."""
    if own or edtf is None:
        return own
    if parsed(edtf) is None:
        return {"en": edtf}
    return {language: dates.wording(edtf, language) for language in ("en", "zh-Hans")}
