"""What each listing gives a spreadsheet: every field of the data model as a column, and what is computed.

A text in several languages has a column for each (`title.en`, `title.zh-Hans`), a list of ids is joined by
`; `, and what is nested deeper is JSON. Disagreements have a line for each version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from osexplore.cli.tables import aliases_of
from osexplore.corpus import model

if TYPE_CHECKING:
    from collections.abc import Sequence

Record = dict[str, Any]

COMPUTED = {
    model.Event: ("said", "published", "quotes", "sources", "disagreements", "claimed"),
    model.Quote: ("chain", "holders", "back_translation"),
    model.Person: ("events",),
    model.Source: ("events", "quotes"),
}

VERSION_FIELDS = (
    "id", "topic", "kind", "events", "version", "value", "quotes", "silent", "holders", "sources",
    "witnesses", "at_most", "shared", "common_works", "note",
)  # fmt: skip


def sheet(kind: type[model.Record], records: Sequence[Record]) -> tuple[list[str], list[list[Any]]]:
    """Return the header and the lines of a listing of records of one kind."""
    if kind is model.Disagreement:
        return _spread(VERSION_FIELDS, _worded(model.Disagreement) | _worded(model.Version), records)
    if kind is model.Person:
        records = [{**record, "aliases": aliases_of(record)} for record in records]
    fields = [field.name for field in msgspec.structs.fields(kind)]
    return _spread((*fields, *COMPUTED[kind]), _worded(kind), records)


def by_version(record: Record) -> list[Record]:
    """Return a disagreement as a record for each of its versions, numbered from 1."""
    return [
        {
            **{name: record[name] for name in record if name != "versions"},
            "version": number,
            "silent": [],
            "quotes": [],
            **version,
            "witnesses": version["witnesses"]["count"],
            "at_most": version["witnesses"]["at_most"],
            "shared": version["witnesses"]["shared"],
        }
        for number, version in enumerate(record.get("versions", ()), 1)
    ]


def _worded(kind: type[model.Record]) -> set[str]:
    """Return the fields of a record that hold text by language."""
    return {field.name for field in msgspec.structs.fields(kind) if field.type == dict[str, str]}


def _spread(
    fields: Sequence[str], worded: set[str], records: Sequence[Record]
) -> tuple[list[str], list[list[Any]]]:
    """Return header and lines with a column for each language of each text."""
    columns: list[tuple[str, str | None]] = []
    for field in fields:
        if field in worded:
            found = {language for record in records for language in record.get(field, {})}
            columns += [(field, language) for language in ("en", *sorted(found - {"en"}))]
        else:
            columns.append((field, None))
    header = [field if language is None else f"{field}.{language}" for field, language in columns]
    lines = [
        [
            record.get(field) if language is None else record.get(field, {}).get(language)
            for field, language in columns
        ]
        for record in records
    ]
    return header, lines
