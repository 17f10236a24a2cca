"""Tiny corpora in a line or two: documents as they stand in the file, with sensible defaults.

`quote("q", "sohu", "leaves", speakers=["musk"])` makes one document; `corpus(quotes=[…])` makes a
`Corpus` of it, and people, sources and events that are named and not given come by themselves
(`complete=False` leaves them out, for tests of what is missing). `documents` is the same as plain
tables, `write` puts them into a TinyDB file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from osexplore.corpus.model import SCHEMA, Corpus

if TYPE_CHECKING:
    from pathlib import Path

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]

TABLES = ("people", "sources", "events", "quotes", "disagreements")


def story(identity: str = "tiny", **fields: Any) -> Document:
    defaults = {"schema": SCHEMA, "title": {"en": "A tiny story"}, "languages": ["en", "zh-Hans"]}
    return {"id": identity, **defaults, **fields}


def person(identity: str, name: str | dict[str, str] | None = None, **fields: Any) -> Document:
    names = name if isinstance(name, dict) else {"en": name or identity.title()}
    return {"id": identity, "kind": "person", "name": names, **fields}


def source(identity: str, published: str | None = "2024-01-01", **fields: Any) -> Document:
    """Make an article: named, with a text of its own."""
    text = {"file": f"{identity}.txt", "sha256": "0" * 64, "characters": 1000, "body": [0, 1000]}
    csl = {"type": "webpage", "title": f"Article {identity}"}
    document = {"id": identity, "csl": csl, "published": published, "published_from": "printed"}
    return _without_nones({**document, "language": "zh-Hans", "text": text, **fields})


def work(identity: str, **fields: Any) -> Document:
    """Make a work that stands only in a chain: named, undated, without a text."""
    return source(identity, published=None, **{"published_from": "unknown", "text": None, **fields})


def event(identity: str, date: str | None = "2018-02", **fields: Any) -> Document:
    title = {"en": identity.replace("-", " ").capitalize()}
    return _without_nones({"id": identity, "date": date, "title": title, **fields})


def quote(
    identity: str, source: str, events: str | Iterable[str], exact: str | None = None, **fields: Any
) -> Document:
    named = [events] if isinstance(events, str) else list(events)
    document = {"id": identity, "source": source, "events": named, "exact": exact or f"words of {identity}"}
    return {**document, "language": "zh-Hans", **fields}


def disagreement(
    identity: str, events: str | Iterable[str], *versions: Iterable[str], **fields: Any
) -> Document:
    """Make a disagreement; each version is given as the ids of its quotes."""
    made = [version(f"Answer {number}", *quotes) for number, quotes in enumerate(versions, 1)]
    named = [events] if isinstance(events, str) else list(events)
    return {"id": identity, "topic": {"en": f"Which {identity}?"}, "kind": "reason", "events": named,
            "versions": made, **fields}  # fmt: skip


def version(value: str, *quotes: str, silent: Iterable[str] = ()) -> Document:
    document: Document = {"value": {"en": value}, "quotes": list(quotes)}
    return {**document, "silent": list(silent)} if silent else document


def documents(*, corpus: Document | None = None, complete: bool = True, **tables: Any) -> Tables:
    """Return the tables of a file: table -> TinyDB's own number as text -> document."""
    unknown = set(tables) - set(TABLES)
    if unknown:
        raise TypeError(f"no such table: {sorted(unknown)}")
    given = {name: [dict(document) for document in tables.get(name, ())] for name in TABLES}
    if complete:
        _complete(given)
    return {
        "corpus": {"1": corpus or story()},
        **{name: {str(key): document for key, document in enumerate(given[name], 1)} for name in TABLES},
    }


def corpus(*, story: Document | None = None, complete: bool = True, **tables: Any) -> Corpus:
    """Return the same as records."""
    made = documents(corpus=story, complete=complete, **tables)
    plain = {name: list(made[name].values()) for name in TABLES}
    return msgspec.convert({"story": made["corpus"]["1"], **plain}, Corpus)


def write(path: Path, *, corpus: Document | None = None, complete: bool = True, **tables: Any) -> Path:
    """Write a file that TinyDB opens, and return its path."""
    return write_documents(path, documents(corpus=corpus, complete=complete, **tables))


def write_documents(path: Path, made: Any) -> Path:
    """Write any value as the file's JSON (wrong shapes too), and return its path."""
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def _without_nones(document: Document) -> Document:
    return {name: value for name, value in document.items() if value is not None}


def _complete(given: dict[str, list[Document]]) -> None:
    """Add what is named and not given, and every speaker to the people of his event."""
    for document in given["quotes"]:
        _add(given["sources"], source, [document["source"]])
        _add(given["events"], event, document["events"])
    chains = [document.get("via", ()) for document in given["quotes"]]
    chains += [document.get("based_on", ()) for document in given["sources"]]
    for chain in chains:
        _add(given["sources"], work, chain)
    for document in given["disagreements"]:
        _add(given["events"], event, document["events"])
    for happening in given["events"]:
        present = dict.fromkeys(happening.get("people", ()))
        for document in given["quotes"]:
            if happening["id"] in document["events"]:
                present.update(dict.fromkeys(document.get("speakers", ())))
        happening["people"] = list(present)
        _add(given["people"], person, present)
    for document in (*given["quotes"], *given["sources"]):
        named = [*document.get("according_to", ()), *document.get("to", ()), *document.get("by", ())]
        _add(given["people"], person, named)


def _add(table: list[Document], make: Any, identities: Iterable[str]) -> None:
    """Add a default document for each identity that the table lacks."""
    known = {document["id"] for document in table}
    table.extend(make(identity) for identity in dict.fromkeys(identities) if identity not in known)
