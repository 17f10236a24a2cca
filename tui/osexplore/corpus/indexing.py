"""The tables of the derived index, and how a story is poured into them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

import msgspec

from osexplore.corpus import dates
from osexplore.corpus.selection import bounds
from osexplore.corpus.witnesses import is_claimed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from osexplore.corpus.model import Corpus, Disagreement, Event, Person, Quote, Source

TABLES = """
-- number: from 0, in the order of the timeline, so that a window of it is a slice. An event's own dates are
-- ISO days, '0000-00-00' and '9999-99-99' where they are open; all NULL where it is undated.
CREATE TABLE event (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, year INTEGER, quarter INTEGER, earliest TEXT, latest TEXT,
    sources INTEGER, disputes INTEGER, claimed INTEGER, record BLOB
);
-- number: in the order of the file.
CREATE TABLE quote (number INTEGER PRIMARY KEY, id TEXT UNIQUE, source TEXT, record BLOB);
CREATE TABLE disagreement (number INTEGER PRIMARY KEY, id TEXT UNIQUE, record BLOB);
-- Who is in an event, who tells it, and what is about it.
CREATE TABLE event_person (person TEXT, event INTEGER, PRIMARY KEY (person, event)) WITHOUT ROWID;
CREATE TABLE event_source (source TEXT, event INTEGER, PRIMARY KEY (source, event)) WITHOUT ROWID;
CREATE TABLE event_quote (event INTEGER, quote INTEGER, PRIMARY KEY (event, quote)) WITHOUT ROWID;
CREATE TABLE event_disagreement (
    event INTEGER, disagreement INTEGER, PRIMARY KEY (event, disagreement)
) WITHOUT ROWID;
"""

Record = TypeVar("Record", "Person", "Source", "Event", "Quote", "Disagreement")
Told = TypeVar("Told", "Quote", "Disagreement")

encode = msgspec.json.Encoder().encode


def build(corpus: Corpus) -> sqlite3.Connection:
    """Return an index of the story in memory, to be read only.

    What names a record that is not there is left out, and of two records with one id the first counts:
    `osexplore check` reports both, and a story that is being written opens all the same.
    """
    # The screen asks from its own thread and from workers. Nothing is written after this function, and
    # `Index` lets one question in at a time, so the check for the same thread would forbid what is safe.
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.executescript(TABLES)
    with database:
        _pour(database, corpus)
    database.execute("PRAGMA query_only = ON")
    return database


def _pour(database: sqlite3.Connection, corpus: Corpus) -> None:
    sources = by_id(corpus.sources)
    events = sorted(_unique(corpus.events), key=timeline_key)
    event_numbers = {event.id: number for number, event in enumerate(events)}
    quotes = _unique(corpus.quotes)
    disagreements = _unique(corpus.disagreements)
    quotes_on = _on_events(quotes, event_numbers)
    disputes_on = _on_events(disagreements, event_numbers)
    database.executemany(
        "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?)",
        _event_rows(events, quotes_on, disputes_on, sources),
    )
    database.executemany(
        "INSERT INTO quote VALUES (?,?,?,?)",
        ((number, quote.id, quote.source, encode(quote)) for number, quote in enumerate(quotes)),
    )
    database.executemany(
        "INSERT INTO disagreement VALUES (?,?,?)",
        ((number, record.id, encode(record)) for number, record in enumerate(disagreements)),
    )
    _pour_links(database, events, quotes_on, disputes_on)


def _pour_links(
    database: sqlite3.Connection,
    events: list[Event],
    quotes_on: Mapping[int, list[tuple[int, Quote]]],
    disputes_on: Mapping[int, list[tuple[int, Disagreement]]],
) -> None:
    """Pour what joins the events with people, sources, quotes and disagreements."""
    links = {
        "event_person": ((person, number) for number, event in enumerate(events) for person in event.people),
        "event_source": ((quote.source, number) for number, on in quotes_on.items() for _, quote in on),
        "event_quote": ((number, quote) for number, on in quotes_on.items() for quote, _ in on),
        "event_disagreement": ((number, record) for number, on in disputes_on.items() for record, _ in on),
    }
    for table, rows in links.items():
        database.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?,?)", rows)  # noqa: S608 - named above


def _event_rows(
    events: list[Event],
    quotes_on: Mapping[int, list[tuple[int, Quote]]],
    disputes_on: Mapping[int, list[tuple[int, Disagreement]]],
    sources: Mapping[str, Source],
) -> Iterator[tuple[object, ...]]:
    for number, event in enumerate(events):
        quotes = [quote for _, quote in quotes_on.get(number, ())]
        yield (
            number,
            event.id,
            *_calendar(event),
            len({quote.source for quote in quotes}),
            len(disputes_on.get(number, ())),
            is_claimed(quotes, sources),
            encode(event),
        )


def _calendar(event: Event) -> tuple[int | None, int | None, str | None, str | None]:
    """Return the year an event stands under, the quarter it begins in, its first and its last day."""
    span = parsed(event.date)
    if span is None:
        return None, None, None, None
    standing = _standing_day(span)
    quarter = (span.earliest.month + 2) // 3 if span.earliest else None
    return standing.year if standing else None, quarter, *bounds(span)


def _standing_day(span: dates.Date) -> date | None:
    """Return the day that a date stands at in an order: its earliest, or if that is open its end's earliest.

    "Before February 2018" stands before all of that month, under 2018, and not before all time.
    """
    if span.earliest is not None:
        return span.earliest
    ends = (member.end if isinstance(member, dates.Range) else member for member in span.members)
    return max((end.earliest for end in ends if isinstance(end, dates.Point)), default=None)


def parsed(edtf: str | None) -> dates.Date | None:
    """Return an EDTF date; None where there is none, or a wrong one, which then stands among the undated.

    `osexplore check` reports a wrong one.
    """
    try:
        return None if edtf is None else dates.parse(edtf)
    except dates.DateError:
        return None


def timeline_key(event: Event) -> tuple[object, ...]:
    """Return what an event is sorted by: when it happened (undated last), its order that day, its id."""
    return (*_dated_key(event.date), event.order, event.id)


def published_key(source: Source) -> tuple[object, ...]:
    """Return what sources are sorted by: when they were published (unknown last), then their id."""
    return (*_dated_key(source.published), source.id)


def _dated_key(edtf: str | None) -> tuple[object, ...]:
    span = parsed(edtf)
    day = _standing_day(span) if span else None
    if span is None or day is None:
        return (True,)
    return (False, day.toordinal(), span.earliest is not None, span.sort_key)


def _unique(records: Iterable[Record]) -> list[Record]:
    return list(by_id(records).values())


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Return records by id, in their order; of two with one id the first."""
    found: dict[str, Record] = {}
    for record in records:
        found.setdefault(record.id, record)
    return found


def _on_events(records: list[Told], event_numbers: Mapping[str, int]) -> dict[int, list[tuple[int, Told]]]:
    """Return the records about each event, by the event's number, each with its own number."""
    found: dict[int, list[tuple[int, Told]]] = defaultdict(list)
    for number, record in enumerate(records):
        for event in dict.fromkeys(record.events):
            if event in event_numbers:
                found[event_numbers[event]].append((number, record))
    return found
