"""Records as scripts get them: as in the file, with what is computed under names of its own.

A computed plural (`events`, `quotes`, `sources`, `disagreements`) is a list of ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from osexplore.corpus import model
from osexplore.corpus.clocks import event_date
from osexplore.corpus.model import is_back_translation
from osexplore.corpus.witnesses import chain, common_works, holders, is_claimed, witnesses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Disagreement, Event, Person, Quote, Source

Record = dict[str, Any]


def event_record(
    event: Event,
    quotes: Iterable[Quote],
    disagreements: Iterable[Disagreement],
    sources: Mapping[str, Source],
) -> Record:
    """Return an event with the ids of what is said of it, and when it was first said and published.

    `claimed`: no source tells it on its own word.
    """
    quotes = list(quotes)
    return {
        **_fields(event),
        "said": event_date("said", event, quotes, sources),
        "published": event_date("published", event, quotes, sources),
        "quotes": [quote.id for quote in quotes],
        "sources": _once(quote.source for quote in quotes),
        "disagreements": [record.id for record in disagreements],
        "claimed": is_claimed(quotes, sources),
    }


def quote_record(quote: Quote, sources: Mapping[str, Source]) -> Record:
    """Return a quote with its whole `chain` (source ids) and its `holders` (people ids, or its source's)."""
    return {
        **_fields(quote),
        "chain": list(chain(quote, sources)),
        "holders": list(holders(quote)),
        "back_translation": is_back_translation(quote),
    }


def person_record(person: Person, events: Iterable[str]) -> Record:
    """Return a person with the events that he, she or it is in."""
    return {**_fields(person), "events": list(events)}


def source_record(source: Source, events: Iterable[str], quotes: Iterable[str]) -> Record:
    """Return a source with the events that it tells and its quotes on them."""
    return {**_fields(source), "events": list(events), "quotes": list(quotes)}


def disagreement_record(disagreement: Disagreement, index: Index) -> Record:
    """Return a disagreement, each version with its holders, sources and independent witnesses.

    `common_works` are those that all versions go back to: one work, told differently.
    """
    evidence = index.evidence(disagreement)
    record = _fields(disagreement)
    for version, stored in zip(disagreement.versions, record.get("versions", ()), strict=True):
        quotes = [evidence[quote] for quote in version.quotes if quote in evidence]
        stored["holders"] = _once(holder for quote in quotes for holder in holders(quote))
        stored["sources"] = _once(quote.source for quote in quotes)
        found = witnesses(version, evidence, index.sources)
        stored["witnesses"] = {"count": found.count, "at_most": found.at_most, "shared": list(found.shared)}
    record["common_works"] = list(common_works(disagreement.versions, evidence, index.sources))
    return record


def _fields(record: model.Record) -> Record:
    """Return a record's fields as in the file, and those that mean something when they are left out."""
    stored = msgspec.to_builtins(record)
    return {
        field.name: stored.get(field.name, field.default)
        for field in msgspec.structs.fields(record)
        if field.name in stored or (isinstance(field.default, str | int) and field.default != "")
    }


def _once(identities: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(identities))
