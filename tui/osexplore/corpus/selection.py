"""A filter is a value: it changes into another, says itself in words, and becomes a query."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from osexplore.corpus.clocks import CLOCKS, IN_WORDS, Clock
from osexplore.corpus.dates import parse, wording
from osexplore.corpus.publication import last_day

if TYPE_CHECKING:
    from collections.abc import Mapping

Match = Literal["any", "all", "none"]
MATCHES: tuple[Match, ...] = ("any", "all", "none")


class Selection(msgspec.Struct, frozen=True):
    """Which events are looked at; each part narrows the others, an empty part narrows nothing.

    `people` (ids) are in the event: any of them, all of them, or none. `sources` (ids): one of them tells
    it. `dates` is an EDTF date or interval that the event's possible span overlaps, an open end of which
    goes no further than the day that it names: "before March 2018" may lie in 2018, but is not looked for
    in every earlier year. Undated events overlap none. `disputed`: a disagreement is about it. `as_of` is
    an EDTF date by whose last day the sources had been published: `Index.as_of` leaves all others out.
    `clock` says what the events are dated and ordered by; `dates` are those on which they happened, on any
    clock.
    Raises DateError for a date that does not parse, or an `as_of` without an end.
    """

    people: tuple[str, ...] = ()
    match: Match = "any"
    sources: tuple[str, ...] = ()
    dates: str | None = None
    disputed: bool = False
    as_of: str | None = None
    clock: Clock = "happened"

    def __post_init__(self) -> None:
        if self.dates is not None:
            parse(self.dates)
        if self.as_of is not None:
            last_day(self.as_of)

    def __bool__(self) -> bool:
        """Tell whether the selection narrows anything."""
        return bool(self.people or self.sources or self.dates or self.disputed or self.as_of)

    def toggle_person(self, person: str) -> Selection:
        """Return the selection with a person added, or taken away if there."""
        return replace(self, people=_toggled(self.people, person))

    def toggle_source(self, source: str) -> Selection:
        """Return the selection with a source added, or taken away if there."""
        return replace(self, sources=_toggled(self.sources, source))

    def cycle_match(self) -> Selection:
        """Return the selection with the next of any, all and none."""
        return replace(self, match=MATCHES[(MATCHES.index(self.match) + 1) % len(MATCHES)])

    def cycle_clock(self) -> Selection:
        """Return the selection on the next clock: happened, said, published."""
        return replace(self, clock=CLOCKS[(CLOCKS.index(self.clock) + 1) % len(CLOCKS)])

    def without_people(self) -> Selection:
        """Return the rest of the filter."""
        return replace(self, people=())

    def without_sources(self) -> Selection:
        """Return the rest of the filter."""
        return replace(self, sources=())

    def describe(self, person_names: Mapping[str, str], source_names: Mapping[str, str]) -> str:
        """Return the filter in words, with names by id (an id without a name stands for itself).

        It ends with the clock where that is not the usual one.
        """
        parts = []
        if self.people:
            parts.append(
                _people_in_words([person_names.get(person, person) for person in self.people], self.match)
            )
        if self.sources:
            parts.append(
                f"told by {_join([source_names.get(source, source) for source in self.sources], 'or')}"
            )
        if self.dates is not None:
            parts.append(wording(self.dates))
        if self.disputed:
            parts.append("disputed")
        if self.as_of is not None:
            parts.append(f"as published by {wording(self.as_of)}")
        parts = parts or ["everything"]
        if self.clock != "happened":
            parts.append(f"by {IN_WORDS[self.clock]}")
        return " · ".join(parts)

    def where(self) -> tuple[str, list[str | int]]:
        """Return the condition on the index's table `event`, and the values of its question marks.

        `as_of` is not in it: it changes what there is, and not only which of it is looked at.
        """
        parts = (self._people(), self._sources(), self._dates(), self._disputed())
        narrowing = [part for part in parts if part]
        return (
            " AND ".join(sql for sql, _ in narrowing) or "TRUE",
            [value for _, values in narrowing for value in values],
        )

    def _people(self) -> tuple[str, list[str | int]] | None:
        if not self.people:
            return None
        # Each list goes in as one JSON value: SQLite limits how many question marks there are.
        people = json.dumps(self.people)
        present = "SELECT event FROM event_person WHERE person IN (SELECT value FROM json_each(?))"
        if self.match == "all":
            present += " GROUP BY event HAVING count(*) = ?"
            return "number IN (" + present + ")", [people, len(set(self.people))]
        return "number " + ("NOT IN (" if self.match == "none" else "IN (") + present + ")", [people]

    def _sources(self) -> tuple[str, list[str | int]] | None:
        if not self.sources:
            return None
        told = "SELECT event FROM event_source WHERE source IN (SELECT value FROM json_each(?))"
        return "number IN (" + told + ")", [json.dumps(self.sources)]

    def _dates(self) -> tuple[str, list[str | int]] | None:
        if self.dates is None:
            return None
        dates = parse(self.dates)
        first, last = dates.earliest or datetime.date.min, dates.latest or datetime.date.max
        # The index has its days as ISO text, which sorts as they do.
        return "(earliest <= ? AND latest >= ?)", [last.isoformat(), first.isoformat()]

    def _disputed(self) -> tuple[str, list[str | int]] | None:
        return ("disputes > 0", []) if self.disputed else None


def _toggled(chosen: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(other for other in chosen if other != one) if one in chosen else (*chosen, one)


def _people_in_words(names: list[str], match: Match) -> str:
    if match == "none":
        return f"without {_join(names, 'or')}"
    if match == "all" and len(names) > 1:
        return f"{_join(names, 'and')} together"
    return _join(names, "or")


def _join(names: list[str], conjunction: str) -> str:
    *others, last = names
    return f"{', '.join(others)} {conjunction} {last}" if others else last
