"""The derived index that every view is drawn from: a story asked for windows, facets, counts and records."""

# ruff: noqa: S608 - the queries are composed of names that stand in this file; every value is a parameter

from __future__ import annotations

import json
from array import array
from threading import Lock
from typing import TYPE_CHECKING, Any

from osexplore.corpus import decoding
from osexplore.corpus.clocks import published_key
from osexplore.corpus.indexing import build, by_id
from osexplore.corpus.model import Corpus, Source
from osexplore.corpus.publication import LeftOut, published_by
from osexplore.corpus.references import trouble
from osexplore.corpus.views import Account, Counts, EventView, Facets, Quarter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from osexplore.corpus.clocks import Clock
    from osexplore.corpus.model import Disagreement, Event, Quote
    from osexplore.corpus.selection import Selection
    from osexplore.corpus.views import Row

_AMONG = "(SELECT value FROM json_each(?))"  # any count of them as one value: question marks are limited


class Index:
    """One story, ready to be asked. An event is known by its number: its place in time, from 0.

    `people` and `sources` are few and held as records by id, in the order of the file; events, quotes and
    disagreements are decoded when they are looked at. A source that quotes name and that is not there is
    held as one of which nothing is known. Questions may come from any thread.

    `trouble` says in a line what is wrong in the story, as far as its index finds it; "" if nothing.
    `left_out` are the sources that an index `as_of` a date does without.
    """

    def __init__(self, corpus: Corpus, numbers: Mapping[str, int] | None = None) -> None:
        self.story = corpus.story
        self.people = by_id(corpus.people)
        self.sources = by_id(corpus.sources)
        quoted = dict.fromkeys(quote.source for quote in corpus.quotes)
        self.sources |= {name: Source(id=name) for name in quoted if name not in self.sources}
        self.left_out = LeftOut()
        self.trouble = trouble(corpus)
        self._whole: Index = self
        self._as_of: str | None = None
        self._last_cut: Index | None = None  # the filter asks for a day, and then the screen for the same
        self._database = build(corpus, numbers)
        self._lock = Lock()

    def as_of(self, edtf: str | None) -> Index:
        """Return the story as it had been published by the last day of a date; None: the whole story.

        Everything that it answers follows, and an event keeps its number. Raises DateError for a date that
        does not parse or has no end.
        """
        if edtf == self._as_of:
            return self
        whole = self._whole
        if edtf is None:
            return whole
        if whole._last_cut is None or whole._last_cut._as_of != edtf:
            whole._last_cut = whole._cut(edtf)
        return whole._last_cut

    def _cut(self, edtf: str) -> Index:
        corpus, left_out = published_by(self._corpus(), edtf)
        made = Index(corpus, dict(self._ask("SELECT id, number FROM event")))
        made.left_out, made._whole, made._as_of = left_out, self, edtf
        made.trouble = self.trouble  # what a day leaves out leads nowhere, and is not amiss
        return made

    def select(self, selection: Selection) -> array[int]:
        """Return the numbers of the events in a selection, in the order of its clock, undated ones last.

        Its `as_of` is the business of the method of that name; raises ValueError where that was not asked.
        """
        condition, values = self._where(selection)
        rows = self._ask(
            "SELECT number FROM event JOIN clock ON clock.event = number AND clock.clock = ?"
            f" WHERE {condition} ORDER BY place",
            selection.clock,
            *values,
        )
        return array("I", (number for (number,) in rows))

    def rows(self, numbers: Iterable[int], clock: Clock = "happened") -> list[Row]:
        """Return these events as lines of the timeline, in the same order, with the dates of a clock."""
        wanted = list(numbers)
        found = self._ask(
            "SELECT number, year, edtf, sources, disputes, claimed, record"
            " FROM event JOIN clock ON clock.event = number AND clock.clock = ?"
            f" WHERE number IN {_AMONG}",
            clock,
            str(wanted),
        )
        by_number = {row[0]: decoding.row(clock, *row) for row in found}
        return [by_number[number] for number in wanted]

    def years(self, numbers: Iterable[int], clock: Clock = "happened") -> list[tuple[int, int | None]]:
        """Return where each year begins among events in the order of a clock: the position, and the year.

        The last is None if there are undated ones.
        """
        return self._ask(
            "SELECT position, year FROM (SELECT row_number() OVER timeline - 1 AS position, year,"
            f" lag(year, 1, '') OVER timeline AS before FROM clock WHERE clock = ? AND event IN {_AMONG}"
            " WINDOW timeline AS (ORDER BY place)) WHERE year IS NOT before ORDER BY position",
            clock,
            str(list(numbers)),
        )

    def position(self, numbers: Sequence[int], number: int, clock: Clock = "happened") -> int:
        """Return where an event stands among events in the order of a clock, or would stand.

        That is the position of the next one where it is not among them; `len(numbers)` if none follows.
        """
        next_one = "SELECT place FROM clock WHERE clock = ? AND event >= ? ORDER BY event LIMIT 1"
        found = self._ask(next_one, clock, number)
        if not found:
            return len(numbers)
        before = f"SELECT count(*) FROM clock WHERE clock = ? AND event IN {_AMONG} AND place < ?"
        return int(self._ask(before, clock, str(list(numbers)), found[0][0])[0][0])

    def facets(self, selection: Selection) -> Facets:
        """Return how many events each person and each source would give under the rest of the filter."""
        return Facets(
            self._tally("person", self.people, *self._where(selection.without_people())),
            self._tally("source", self.sources, *self._where(selection.without_sources())),
        )

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

    def density(self, numbers: Iterable[int], clock: Clock = "happened") -> list[Quarter]:
        """Return how many of these events begin in each quarter that has one, in the order of time."""
        rows = self._ask(
            "SELECT year, quarter, count(*) FROM clock"
            f" WHERE clock = ? AND quarter NOT NULL AND event IN {_AMONG}"
            " GROUP BY year, quarter ORDER BY year, quarter",
            clock,
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

    def numbers(self, events: Iterable[str]) -> list[int]:
        """Return the numbers of those of these events (ids) that there are, in the order they happened."""
        query = f"SELECT number FROM event WHERE id IN {_AMONG} ORDER BY number"
        return [number for (number,) in self._ask(query, json.dumps(list(events)))]

    def event(self, number: int) -> EventView:
        """Return an event with its accounts and disagreements; raise KeyError if there is none."""
        event = decoding.event(self._one("SELECT record FROM event WHERE number = ?", number))
        quotes: dict[str, list[Quote]] = {}
        for quote in self.quotes([number]):
            quotes.setdefault(quote.source, []).append(quote)
        accounts = [
            Account(self.sources[source], tuple(sorted(told, key=_place))) for source, told in quotes.items()
        ]
        accounts.sort(key=lambda account: published_key(account.source))
        return EventView(event, tuple(accounts), tuple(self.disagreements([number])))

    def events(self, numbers: Iterable[int]) -> list[Event]:
        """Return the events of these numbers, in the same order."""
        wanted = list(numbers)
        found = dict(self._ask(f"SELECT number, record FROM event WHERE number IN {_AMONG}", str(wanted)))
        return [decoding.event(found[number]) for number in wanted]

    def quotes(self, numbers: Iterable[int]) -> list[Quote]:
        """Return the quotes on these events, by the first event each is on, then in the order of the file."""
        return [decoding.quote(record) for record in self._records_on("quote", numbers)]

    def telling(self) -> list[str]:
        """Return the ids of the sources that tell some event."""
        return [source for (source,) in self._ask("SELECT DISTINCT source FROM event_source")]

    def told(self, numbers: Iterable[int]) -> dict[int, dict[str, list[str]]]:
        """Return by whom each of these events is told: source ids, each with the ids of its quotes on it."""
        wanted = list(numbers)
        found: dict[int, dict[str, list[str]]] = {number: {} for number in wanted}
        rows = self._ask(
            "SELECT event, source, id FROM event_quote JOIN quote ON quote.number = quote"
            f" WHERE event IN {_AMONG} ORDER BY quote.number",
            str(wanted),
        )
        for number, source, quote in rows:
            found[number].setdefault(source, []).append(quote)
        return found

    def quotes_in(self, source: str) -> list[Quote]:
        """Return the quotes of a source in the order of its print, those without a place there last."""
        rows = self._ask("SELECT record FROM quote WHERE source = ? ORDER BY number", source)
        return sorted((decoding.quote(record) for (record,) in rows), key=_place)

    def disagreements(self, numbers: Iterable[int]) -> list[Disagreement]:
        """Return the disagreements about these events, in the same order as quotes."""
        return [decoding.disagreement(record) for record in self._records_on("disagreement", numbers)]

    def quote(self, quote: str) -> Quote:
        """Return the quote with this id; raise KeyError if there is none."""
        return decoding.quote(self._one("SELECT record FROM quote WHERE id = ?", quote))

    def disagreement(self, disagreement: str) -> Disagreement:
        """Return the disagreement with this id; raise KeyError if there is none."""
        return decoding.disagreement(self._one("SELECT record FROM disagreement WHERE id = ?", disagreement))

    def evidence(self, disagreement: Disagreement) -> dict[str, Quote]:
        """Return the quotes that a disagreement's versions rest on, by id; what is not there is left out."""
        named = [quote for version in disagreement.versions for quote in version.quotes]
        rows = self._ask(f"SELECT record FROM quote WHERE id IN {_AMONG}", json.dumps(named))
        found = {quote.id: quote for quote in (decoding.quote(record) for (record,) in rows)}
        return {quote: found[quote] for quote in named if quote in found}

    def identities(self) -> list[tuple[str, str]]:
        """Return every record's table and id."""
        lists = [("people", list(self.people)), ("sources", list(self.sources))]
        for table in ("event", "quote", "disagreement"):
            rows = self._ask(f"SELECT id FROM {table} ORDER BY number")
            lists.append((f"{table}s", [identity for (identity,) in rows]))
        return [(table, identity) for table, identities in lists for identity in identities]

    def _corpus(self) -> Corpus:
        """Return the story whole, its events in the order they happened."""
        everything = range(self._ask("SELECT count(*) FROM event")[0][0])
        records = {
            kind: [record for (record,) in self._ask(f"SELECT record FROM {kind} ORDER BY number")]
            for kind in ("quote", "disagreement")
        }
        return Corpus(
            story=self.story,
            people=tuple(self.people.values()),
            sources=tuple(self.sources.values()),
            events=tuple(self.events(everything)),
            quotes=tuple(decoding.quote(record) for record in records["quote"]),
            disagreements=tuple(decoding.disagreement(record) for record in records["disagreement"]),
        )

    def _where(self, selection: Selection) -> tuple[str, list[str | int]]:
        if selection.as_of not in (None, self._as_of):
            raise ValueError(f"ask index.as_of({selection.as_of!r}) for what had been published by then")
        return selection.where()

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
        try:
            rows = self._ask(query, key)
        except UnicodeEncodeError:  # an argument that is no UTF-8 cannot be in the index
            rows = []
        if not rows:
            raise KeyError(key)
        return rows[0][0]

    def _ask(self, query: str, *values: Any) -> list[Any]:
        with self._lock:
            return self._database.execute(query, values).fetchall()


def _place(quote: Quote) -> tuple[bool, int]:
    """Return where a quote stands in its source, for sorting; without a place it comes last."""
    return quote.start is None, quote.start or 0
