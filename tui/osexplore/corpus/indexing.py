"""The tables of the derived index, and how a story is poured into them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

import msgspec

from osexplore.corpus.clocks import CLOCKS, calendar, dated_key, event_date, parsed, timeline_key
from osexplore.corpus.witnesses import is_claimed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from osexplore.corpus.model import Corpus, Disagreement, Event, Person, Quote, Source

TABLES = """
-- number: from 0, in the order in which the events happened, by which they are known. earliest, latest: the
-- ISO days between which lies what the event's date names, an open end counting no further; NULL without one.
CREATE TABLE event (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, earliest TEXT, latest TEXT,
    sources INTEGER, disputes INTEGER, claimed INTEGER, record BLOB
);
-- place: in the order of a clock, undated events last. edtf: the event's date on it; year: the one that it
-- stands under; quarter: the one that it begins in.
CREATE TABLE clock (
    clock TEXT, event INTEGER, place INTEGER, edtf TEXT, year INTEGER, quarter INTEGER,
    PRIMARY KEY (clock, event)
) WITHOUT ROWID;
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


def build(corpus: Corpus, numbers: Mapping[str, int] | None = None) -> sqlite3.Connection:
    """Return an index of the story in memory, to be read only.

    The events are numbered anew, or keep the `numbers` (by id) that they have in the index of a story of
    which this one is a part. What names a record that is not there is left out, and of two records with one
    id the first counts: `osexplore check` reports both, and a story that is being written opens all the same.
    """
    # The screen asks from its own thread and from workers. Nothing is written after this function, and
    # `Index` lets one question in at a time, so the check for the same thread would forbid what is safe.
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.executescript(TABLES)
    with database:
        _pour(database, corpus, numbers)
    database.execute("PRAGMA query_only = ON")
    return database


def _pour(database: sqlite3.Connection, corpus: Corpus, numbers: Mapping[str, int] | None) -> None:
    sources = by_id(corpus.sources)
    in_order = sorted(_unique(corpus.events), key=timeline_key)
    event_numbers = numbers or {event.id: number for number, event in enumerate(in_order)}
    events = {event_numbers[event.id]: event for event in in_order}
    quotes = _unique(corpus.quotes)
    disagreements = _unique(corpus.disagreements)
    quotes_on = _on_events(quotes, event_numbers)
    disputes_on = _on_events(disagreements, event_numbers)
    database.executemany(
        "INSERT INTO event VALUES (?,?,?,?,?,?,?,?)",
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
    database.executemany("INSERT INTO clock VALUES (?,?,?,?,?,?)", _clock_rows(events, quotes_on, sources))
    _pour_links(database, events, quotes_on, disputes_on)


def _pour_links(
    database: sqlite3.Connection,
    events: Mapping[int, Event],
    quotes_on: Mapping[int, list[tuple[int, Quote]]],
    disputes_on: Mapping[int, list[tuple[int, Disagreement]]],
) -> None:
    """Pour what joins the events with people, sources, quotes and disagreements."""
    links = {
        "event_person": ((person, number) for number, event in events.items() for person in event.people),
        "event_source": ((quote.source, number) for number, on in quotes_on.items() for _, quote in on),
        "event_quote": ((number, quote) for number, on in quotes_on.items() for quote, _ in on),
        "event_disagreement": ((number, record) for number, on in disputes_on.items() for record, _ in on),
    }
    for table, rows in links.items():
        database.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?,?)", rows)  # noqa: S608 - named above


def _event_rows(
    events: Mapping[int, Event],
    quotes_on: Mapping[int, list[tuple[int, Quote]]],
    disputes_on: Mapping[int, list[tuple[int, Disagreement]]],
    sources: Mapping[str, Source],
) -> Iterator[tuple[object, ...]]:
    for number, event in events.items():
        quotes = [quote for _, quote in quotes_on.get(number, ())]
        span = parsed(event.date)
        yield (
            number,
            event.id,
            *((day.isoformat() for day in span.named) if span else (None, None)),
            len({quote.source for quote in quotes}),
            len(disputes_on.get(number, ())),
            is_claimed(quotes, sources),
            encode(event),
        )


def _clock_rows(
    events: Mapping[int, Event],
    quotes_on: Mapping[int, list[tuple[int, Quote]]],
    sources: Mapping[str, Source],
) -> Iterator[tuple[object, ...]]:
    for clock in CLOCKS:
        found = {
            number: event_date(clock, event, (quote for _, quote in quotes_on.get(number, ())), sources)
            for number, event in events.items()
        }
        # They come in the order they happened, and stay in it where another clock has them equal.
        in_order = (
            found if clock == "happened" else sorted(found, key=lambda number: dated_key(found[number]))
        )
        for place, number in enumerate(in_order):
            yield clock, number, place, found[number], *calendar(found[number])


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
