"""The outer shape of a story: tables of numbered documents, before anything is made of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
from tinydb.table import Document

from osexplore.corpus import model
from osexplore.corpus.problem import CorpusError, Problem, file_error

if TYPE_CHECKING:
    from pathlib import Path

    from osexplore.corpus.atomic import Stamp

RECORDS: dict[str, type[model.Record]] = {
    "corpus": model.Story,
    "people": model.Person,
    "sources": model.Source,
    "events": model.Event,
    "quotes": model.Quote,
    "disagreements": model.Disagreement,
}
"""The tables of the file, in their order, and what a document of each is."""

_NUMBER = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)
_FORM = "a story is an object of tables: table -> document number -> document"


class Documents(msgspec.Struct, frozen=True):
    """The documents of a file as they stand in it, by table, before anything is made of them.

    `stamp` tells later whether the file is still the one that was read.
    """

    path: Path
    tables: dict[str, list[Document]]
    stamp: Stamp | None = None

    def table(self, name: str) -> list[Document]:
        """Return the documents of a table, none where the file has no such table."""
        return self.tables.get(name, [])

    def plain(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Return the tables as TinyDB writes them: table -> document number as text -> document."""
        return {
            name: {str(document.doc_id): dict(document) for document in table}
            for name, table in self.tables.items()
        }


def identity(document: Document) -> str:
    """Return what names a document: its slug, or TinyDB's number where it has none."""
    slug = document.get("id")
    return slug if isinstance(slug, str) and slug else f"document {document.doc_id}"


def tabulate(value: Any, path: Path) -> dict[str, list[Document]]:
    """Return the tables in a file's JSON value, in its order; raise CorpusError for another shape."""
    if not isinstance(value, dict):
        raise file_error(path, f"holds {_kind(value)} and no tables", _FORM)
    tables = {name: _documents(name, table, path) for name, table in value.items()}
    for name, table in tables.items():
        if name not in RECORDS and not (name == "_default" and not table):  # TinyDB's own empty table
            raise CorpusError(path, _unknown_table(name))
    if not tables.get("corpus"):
        what = "has no document" if "corpus" in tables else "is missing"
        raise CorpusError(path, Problem("corpus", "", "", what, "add one with id, schema and title"))
    return tables


def _documents(name: str, table: Any, path: Path) -> list[Document]:
    if not isinstance(table, dict):
        raise CorpusError(path, Problem(name, "", "", f"is {_kind(table)} and no table", _FORM))
    made = []
    for number, document in table.items():
        if not _NUMBER.fullmatch(number):
            what = f"has a document numbered {number[:40]!r}, which is not a whole number as TinyDB writes it"
            raise CorpusError(path, Problem(name, "", "", what, "number the documents 1, 2, 3, …"))
        if not isinstance(document, dict):
            what = f"is {_kind(document)} and no document"
            raise CorpusError(path, Problem(name, f"document {number}", "", what, "make it an object"))
        made.append(Document(document, int(number)))
    return made


def _unknown_table(name: str) -> Problem:
    from osexplore.corpus.type_errors import near

    meant = near(name, RECORDS)
    remedy = f"did you mean {meant}?" if meant else f"the tables are {', '.join(RECORDS)}"
    return Problem(name, "", "", "is not a table of a story", remedy)


def _kind(value: Any) -> str:
    names = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(value), "nothing" if value is None else "an object")
