"""JSON Lines: every record of the export as it stands in the file, a line each, with its table's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from osexplore.citing.export.jsontext import json_line
from osexplore.corpus.witnesses import chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from osexplore.citing.export.material import Material
    from osexplore.corpus.model import Record


def write(material: Material) -> str:
    """Return events, quotes, and the sources and people that they name, in this order.

    For a collection a line follows for each of its quotes, with the reader's note.
    """
    lines = [_line(table, record) for table, record in _records(material)]
    if material.by_hand:
        lines += [_collected(quote.id, material.notes.get(quote.id)) for quote in material.quotes]
    return "".join(f"{line}\n" for line in lines)


def _records(material: Material) -> Iterator[tuple[str, Record]]:
    for event in material.events:
        yield "events", event
    for quote in material.quotes:
        yield "quotes", quote
    works = {work for quote in material.quotes for work in (quote.source, *chain(quote, material.sources))}
    for source in material.sources.values():
        if source.id in works:
            yield "sources", source
    people = {person for event in material.events for person in event.people}
    people |= {
        person for quote in material.quotes for person in (*quote.speakers, *quote.to, *quote.according_to)
    }
    people |= {person for work in works if work in material.sources for person in material.sources[work].by}
    for person in material.people.values():
        if person.id in people:
            yield "people", person


def _line(table: str, record: Record) -> str:
    return json_line({"table": table, "document": msgspec.to_builtins(record)})


def _collected(quote: str, note: str | None) -> str:
    document = {"quote": quote, "note": note} if note else {"quote": quote}
    return json_line({"table": "collection", "document": document})
