"""What is remembered of one story, as values and as the tables of its memory file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from osexplore.corpus.model import Record
from osexplore.corpus.plain import harmless
from osexplore.corpus.problem import file_error

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SCHEMA = 1
"""The version of the memory file's form."""


class Place(Record, frozen=True, kw_only=True):
    """Where the reader was: the event under the cursor, and the sources held by hand (ids)."""

    event: str
    left: str | None = None
    right: str | None = None


class Copying(Record, frozen=True, kw_only=True):
    """How quotes are copied, by names; `instead_of` is what the settings asked for when it was chosen."""

    style: str
    format: str
    language: str
    extras: tuple[str, ...] = ()
    template: str | None = None
    instead_of: str = ""


class Collected(Record, frozen=True, kw_only=True):
    """A quote (id) in the collection, with the reader's own note."""

    quote: str
    note: str = ""


class Verified(Record, frozen=True, kw_only=True):
    """That the quotes of a source were held against a text: which file, its hash, the day (EDTF).

    `quotes` has for each quote the outcome (one of the five of `anchors`), and the mark of the words that
    were looked for.
    """

    source: str
    file: str
    sha256: str
    day: str
    quotes: dict[str, tuple[str, str]] = msgspec.field(default_factory=dict)


class Remembered(Record, frozen=True, kw_only=True):
    """Everything that is remembered of one story."""

    place: Place | None = None
    copying: Copying | None = None
    collection: tuple[Collected, ...] = ()
    verifications: tuple[Verified, ...] = ()


class _Header(Record, frozen=True, kw_only=True):
    story: str
    schema: int


class _Tables(Record, frozen=True, kw_only=True):
    """The file as TinyDB has it: tables of numbered documents."""

    memory: dict[str, _Header]
    place: dict[str, Place] = msgspec.field(default_factory=dict)
    copying: dict[str, Copying] = msgspec.field(default_factory=dict)
    collection: dict[str, Collected] = msgspec.field(default_factory=dict)
    verifications: dict[str, Verified] = msgspec.field(default_factory=dict)


def understood(raw: Any, story: str, path: Path) -> Remembered:
    """Return what a memory file holds; raise CorpusError if it is none of this story."""
    if raw is None:
        return Remembered()
    try:
        tables = msgspec.convert(raw, _Tables)
    except msgspec.ValidationError as error:
        raise file_error(path, f"is no memory of ours ({one_line(error)})", "remove it") from error
    header = next(iter(tables.memory.values()), None)
    if header is None or header.story != story:
        raise file_error(path, "remembers another story", "remove it")
    if header.schema != SCHEMA:
        raise file_error(path, f"is of another version of osexplore (schema {header.schema})", "remove it")
    return Remembered(
        place=next(iter(tables.place.values()), None),
        copying=next(iter(tables.copying.values()), None),
        collection=tuple(tables.collection.values()),
        verifications=tuple(tables.verifications.values()),
    )


def tables_of(known: Remembered, story: str) -> dict[str, dict[str, Any]]:
    """Return the tables as TinyDB writes them."""
    tables: Mapping[str, Sequence[Record]] = {
        "memory": [_Header(story=story, schema=SCHEMA)],
        "place": [known.place] if known.place else [],
        "copying": [known.copying] if known.copying else [],
        "collection": known.collection,
        "verifications": known.verifications,
    }
    return {
        name: {str(number): msgspec.to_builtins(one) for number, one in enumerate(documents, 1)}
        for name, documents in tables.items()
    }


def one_line(error: Exception) -> str:
    """Return what an error says as one harmless line."""
    return harmless(" ".join(str(error).split()))
