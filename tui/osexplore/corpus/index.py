"""The derived index that every view is drawn from: a story asked for windows, facets, counts and records."""

# ruff: noqa: S608 - the queries are composed of names that stand in this file; every value is a parameter

from __future__ import annotations

import json
from array import array
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Any

import msgspec

from osexplore.corpus import dates
from osexplore.corpus.indexing import build, by_id, parsed, published_key
from osexplore.corpus.model import Disagreement, Event, Quote, Source
from osexplore.corpus.selection import AFTER_ALL, BEFORE_ALL, Selection
from osexplore.corpus.views import Account, Counts, EventView, Facets, Quarter, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from osexplore.corpus.model import Corpus, Words

_AMONG = "(SELECT value FROM json_each(?))"  # any count of numbers as one value: question marks are limited

_read_event = msgspec.json.Decoder(Event).decode
_read_quote = msgspec.json.Decoder(Quote).decode
_read_disagreement = msgspec.json.Decoder(Disagreement).decode


class Index:
    """One story, ready to be asked. An event is known by its number: its place in time, from 0.

    `people` and `sources` are few and held as records by id, in the order of the file; events, quotes and
    disagreements are decoded when they are looked at. Questions may come from any thread.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.story = corpus.story
        self.people = by_id(corpus.people)
        self.sources = by_id(corpus.sources)
        self._database = build(corpus)
        self._lock = Lock()

    def select(self, selection: Selection) -> array[int]:
        """Return the numbers of the events in a selection, in the order of the timeline."""
        condition, values = selection.where()
        rows = self._ask(f"SELECT number FROM event WHERE {condition} ORDER BY number", *values)
        return array("I", (number for (number,) in rows))

    def rows(self, numbers: Iterable[int]) -> list[Row]:
        """Return the events of these numbers as lines of the timeline, in the same order."""
        wanted = list(numbers)
        columns = "number, year, sources, disputes, claimed, earliest, latest, record"
        found = self._ask(f"SELECT {columns} FROM event WHERE number IN {_AMONG}", str(wanted))
        by_number = {row[0]: _row(*row) for row in found}
        return [by_number[number] for number in wanted]

    def years(self) -> list[tuple[int, int | None]]:
        """Return where each year begins in the timeline: its first event's number, and the year (or None)."""
        return self._ask(
            "SELECT number, year FROM (SELECT number, year, lag(year, 1, '') OVER (ORDER BY number) AS before"
            " FROM event) WHERE year IS NOT before ORDER BY number"
        )

    def facets(self, selection: Selection) -> Facets:
        """Return how many events each person and each source would give under the rest of the filter."""
        return Facets(
            self._tally("person", self.people, *selection.without_people().where()),
            self._tally("source", self.sources, *selection.without_sources().where()),
        )

    def tally(self, numbers: Iterable[int]) -> Facets:
        """Return how many of these events each person is in and each source tells."""
        among = (f"number IN {_AMONG}", [str(list(numbers))])
        return Facets(self._tally("person", self.people, *among), self._tally("source", self.sources, *among))

    def counts(self, numbers: Iterable[int]) -> Counts:
        """Return how much these events hold."""
        wanted = list(numbers)
        quotes, sources, disagreements = (
            self._ask(
                f"SELECT count(DISTINCT {kind}) FROM event_{kind} WHERE event IN {_AMONG}", str(wanted)
            )[0][0]
            for kind in ("quote", "source", "disagreement")
        )
        return Counts(len(wanted), quotes, sources, disagreements)

    def density(self, numbers: Iterable[int]) -> list[Quarter]:
        """Return how many of these events begin in each quarter that has one, in the order of time."""
        rows = self._ask(
            f"SELECT year, quarter, count(*) FROM event WHERE quarter NOT NULL AND number IN {_AMONG}"
            " GROUP BY year, quarter ORDER BY year, quarter",
            str(list(numbers)),
        )
        return [Quarter(*row) for row in rows]

    def next_disputed(self, numbers: Sequence[int], position: int, step: int) -> int | None:
        """Return the nearest position after (`step` 1) or before (-1) `position` whose event is disputed.

        Positions count within `numbers`. None where there is no more that way.
        """
        disputed = {number for (number,) in self._ask("SELECT number FROM event WHERE disputes > 0")}
        ahead = range(position + 1, len(numbers)) if step > 0 else range(position - 1, -1, -1)
        return next((place for place in ahead if numbers[place] in disputed), None)

    def number(self, event: str) -> int:
        """Return the number of the event with this id; raise KeyError if there is none."""
        return int(self._one("SELECT number FROM event WHERE id = ?", event))

    def event(self, number: int) -> EventView:
        """Return an event with its accounts and disagreements; raise KeyError if there is none."""
        event = _read_event(self._one("SELECT record FROM event WHERE number = ?", number))
        quotes: dict[str, list[Quote]] = {}
        for quote in self.quotes([number]):
            quotes.setdefault(quote.source, []).append(quote)
        accounts = [
            Account(self.sources.get(source) or Source(id=source), tuple(sorted(told, key=_place)))
            for source, told in quotes.items()
        ]
        accounts.sort(key=lambda account: published_key(account.source))
        return EventView(event, tuple(accounts), tuple(self.disagreements([number])))

    def events(self, numbers: Iterable[int]) -> list[Event]:
        """Return these events, in the order of the timeline."""
        rows = self._ask(
            f"SELECT record FROM event WHERE number IN {_AMONG} ORDER BY number", str(list(numbers))
        )
        return [_read_event(record) for (record,) in rows]

    def quotes(self, numbers: Iterable[int]) -> list[Quote]:
        """Return the quotes on these events, by the first event each is on, then in the order of the file."""
        return [_read_quote(record) for record in self._records_on("quote", numbers)]

    def quotes_in(self, source: str) -> list[Quote]:
        """Return the quotes of a source in the order of its print, those without a place there last."""
        rows = self._ask("SELECT record FROM quote WHERE source = ? ORDER BY number", source)
        return sorted((_read_quote(record) for (record,) in rows), key=_place)

    def disagreements(self, numbers: Iterable[int]) -> list[Disagreement]:
        """Return the disagreements about these events, in the same order as quotes."""
        return [_read_disagreement(record) for record in self._records_on("disagreement", numbers)]

    def quote(self, quote: str) -> Quote:
        """Return the quote with this id; raise KeyError if there is none."""
        return _read_quote(self._one("SELECT record FROM quote WHERE id = ?", quote))

    def disagreement(self, disagreement: str) -> Disagreement:
        """Return the disagreement with this id; raise KeyError if there is none."""
        return _read_disagreement(self._one("SELECT record FROM disagreement WHERE id = ?", disagreement))

    def evidence(self, disagreement: Disagreement) -> dict[str, Quote]:
        """Return the quotes that a disagreement's versions rest on, by id; what is not there is left out."""
        named = [quote for version in disagreement.versions for quote in version.quotes]
        rows = self._ask(
            "SELECT record FROM quote WHERE id IN (SELECT value FROM json_each(?))", json.dumps(named)
        )
        found = {quote.id: quote for quote in (_read_quote(record) for (record,) in rows)}
        return {quote: found[quote] for quote in named if quote in found}

    def identities(self) -> list[tuple[str, str]]:
        """Return every record's table and id."""
        lists = [("people", list(self.people)), ("sources", list(self.sources))]
        for table in ("event", "quote", "disagreement"):
            rows = self._ask(f"SELECT id FROM {table} ORDER BY number")
            lists.append((f"{table}s", [identity for (identity,) in rows]))
        return [(table, identity) for table, identities in lists for identity in identities]

    def _records_on(self, kind: str, numbers: Iterable[int]) -> list[bytes]:
        rows = self._ask(
            f"SELECT record FROM event_{kind} JOIN {kind} ON {kind}.number = event_{kind}.{kind}"
            f" WHERE event IN {_AMONG} GROUP BY {kind}.number ORDER BY min(event), {kind}.number",
            str(list(numbers)),
        )
        return [record for (record,) in rows]

    def _tally(self, kind: str, known: Iterable[str], condition: str, values: list[Any]) -> dict[str, int]:
        """Return for each known person or source how many events meet the condition."""
        rows = self._ask(
            f"SELECT {kind}, count(*) FROM event_{kind}"
            f" WHERE event IN (SELECT number FROM event WHERE {condition}) GROUP BY {kind}",
            *values,
        )
        found = dict(rows)
        return {identity: found.get(identity, 0) for identity in known}

    def _one(self, query: str, key: str | int) -> Any:
        rows = self._ask(query, key)
        if not rows:
            raise KeyError(key)
        return rows[0][0]

    def _ask(self, query: str, *values: Any) -> list[Any]:
        with self._lock:
            return self._database.execute(query, values).fetchall()


def _row(
    number: int, year: int | None, sources: int, disputes: int, claimed: int,
    earliest: str | None, latest: str | None, record: bytes,
) -> Row:  # fmt: skip
    event = _read_event(record)
    return Row(
        number=number,
        id=event.id,
        year=year,
        edtf=event.date,
        date_text=date_words(event.date, event.date_text),
        title=event.title,
        sources=sources,
        disputes=disputes,
        claimed=bool(claimed),
        earliest=None if earliest in (None, BEFORE_ALL) else date.fromisoformat(earliest),
        latest=None if latest in (None, AFTER_ALL) else date.fromisoformat(latest),
    )


def date_words(edtf: str | None, own: Words) -> Words:
    """Return the words for a date: its `own` wording, else those of the EDTF; empty if undated."""
    if own or edtf is None:
        return own
    if parsed(edtf) is None:
        return {"en": edtf}
    return {language: dates.wording(edtf, language) for language in ("en", "zh-Hans")}


def _place(quote: Quote) -> tuple[bool, int]:
    """Return where a quote stands in its source, for sorting; without a place it comes last."""
    return quote.start is None, quote.start or 0
