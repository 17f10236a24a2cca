"""What each listing gives a spreadsheet: every field of the data model as a column, and what is computed.

A text in several languages has a column for each (`title.en`, `title.zh-Hans`), a date is followed by the
days between which it lies (`date.earliest`, `date.latest`; empty where it is open), a list of ids is joined
by `; `, and what is nested deeper is JSON. Disagreements have a line for each version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from osexplore.cli.tables import aliases_of
from osexplore.corpus import model
from osexplore.corpus.clocks import parsed

if TYPE_CHECKING:
    from collections.abc import Sequence

Record = dict[str, Any]

COMPUTED = {
    model.Event: ("said", "published", "quotes", "sources", "disagreements", "claimed"),
    model.Quote: ("chain", "holders", "back_translation"),
    model.Person: ("events",),
    model.Source: ("events", "quotes"),
}

DATES = ("date", "said", "published")
"""The fields that hold an EDTF date."""
BOUNDS = ("earliest", "latest")

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
    """Return header and lines with a column for each language of each text and each bound of each date."""
    columns: list[tuple[str, str | None]] = []
    for field in fields:
        if field in worded:
            found = {language for record in records for language in record.get(field, {})}
            columns += [(field, language) for language in ("en", *sorted(found - {"en"}))]
        else:
            columns.append((field, None))
            columns += [(field, bound) for bound in BOUNDS if field in DATES]
    header = [field if part is None else f"{field}.{part}" for field, part in columns]
    lines = [[_cell(record, field, part) for field, part in columns] for record in records]
    return header, lines


def _cell(record: Record, field: str, part: str | None) -> Any:
    """Return a field's value, or the part of it that is a text in a language or the bound of a date."""
    if part is None:
        return record.get(field)
    if field not in DATES:
        return record.get(field, {}).get(part)
    span = parsed(record.get(field))
    day = getattr(span, part) if span else None
    return day.isoformat() if day else None
