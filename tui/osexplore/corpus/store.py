"""db.json and the model: read through TinyDB, decoded document by document, written in one step."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from tinydb.table import Document

from osexplore.corpus import model
from osexplore.corpus.problem import CorpusError, Problem, file_error
from osexplore.corpus.storage import Layout, Stamp, locked, read_json, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "RECORDS", "CorpusError", "Documents", "Problem", "decode", "decode_all", "default_path",
    "identity", "load", "read", "save", "tabulate",
]  # fmt: skip

RECORDS: dict[str, type[model.Record]] = {
    "corpus": model.Story,
    "people": model.Person,
    "sources": model.Source,
    "events": model.Event,
    "quotes": model.Quote,
    "disagreements": model.Disagreement,
}
"""The tables of the file, in their order, and what a document of each is."""

_FORM = "a story is an object of tables: table -> document number -> document"


@dataclass(frozen=True)
class Documents:
    """The documents of a file as they stand in it, by table, before anything is made of them."""

    path: Path
    tables: dict[str, list[Document]]
    stamp: Stamp | None = None

    def plain(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Return the tables as TinyDB writes them: table -> document number as text -> document."""
        return {
            name: {str(document.doc_id): dict(document) for document in table}
            for name, table in self.tables.items()
        }


def default_path(option: Path | None) -> Path:
    """Return the story to open: the option's, OSEXPLORE_DB's, the checkout's, or else the package's."""
    named = os.environ.get("OSEXPLORE_DB")
    if option is not None or named:
        return option or Path(named or "")
    package = Path(__file__).resolve().parents[1]
    checkout = package.parents[1]
    # An editable install also holds a packaged copy, made when it was installed and stale since.
    if (checkout / "pyproject.toml").is_file() and package == checkout / "tui" / "osexplore":
        return checkout / "db.json"
    return package / "db.json"


def load(path: Path) -> model.Corpus:
    """Return the story in the file at `path`; raise CorpusError at the first thing that is wrong."""
    with _no_collection():
        return decode(read(path))


def read(path: Path) -> Documents:
    """Return the documents of the file at `path`, which stays untouched; raise CorpusError.

    Wrong here is what makes the file as a whole unreadable: no JSON, another shape, another schema.
    """
    stamp = Stamp.of(path)
    tables = tabulate(read_json(path), path)
    _refuse_other_schema(tables["corpus"], path)
    return Documents(path, tables, stamp)


def decode(documents: Documents) -> model.Corpus:
    """Return the documents as records; raise CorpusError at the first that is wrong."""
    corpus, problems = decode_all(documents, first=True)
    if problems:
        raise CorpusError(documents.path, problems[0])
    return corpus


def decode_all(documents: Documents, *, first: bool = False) -> tuple[model.Corpus, list[Problem]]:
    """Return what can be read as records, and everything that cannot (only the `first`, if so asked).

    A document with a wrong field that it can do without is read without that field.
    """
    problems: list[Problem] = []
    made: dict[str, list[Any]] = {name: [] for name in RECORDS}
    for name, record in RECORDS.items():
        for document in documents.tables.get(name, ()):
            try:
                made[name].append(msgspec.convert(document, record))
            except msgspec.ValidationError as error:
                problems += _mend(document, name, record, error, made[name])
                if first:
                    break
    story, *more = made.pop("corpus") or [model.Story(id="unreadable", schema=model.SCHEMA, title={})]
    problems += [Problem("corpus", extra.id, "", "is a second document", "keep one") for extra in more]
    return model.Corpus(story=story, **{name: tuple(records) for name, records in made.items()}), problems


def save(documents: Documents, path: Path) -> Documents:
    """Write the documents to `path` in one step, in the layout that the file had; raise CorpusError.

    Where they were read from there, a file that changed since is left alone.
    """
    with locked(path):
        if documents.stamp and path == documents.path and Stamp.of(path) != documents.stamp:
            raise file_error(path, "was changed by another program since it was read", "do it again")
        replace(path, Layout.of_file(path).render(documents.plain()))
        return Documents(path, documents.tables, Stamp.of(path))


def identity(document: Document) -> str:
    """Return what names a document: its slug, or TinyDB's number where it has none."""
    slug = document.get("id")
    return slug if isinstance(slug, str) and slug else f"document {document.doc_id}"


def tabulate(value: Any, path: Path) -> dict[str, list[Document]]:
    """Return the tables in a file's JSON value, all that a story has; raise CorpusError for another shape."""
    if not isinstance(value, dict):
        raise file_error(path, f"holds {_kind(value)} and no tables", _FORM)
    tables = {name: _documents(name, table, path) for name, table in value.items()}
    for name, table in tables.items():
        if name not in RECORDS and not (name == "_default" and not table):  # TinyDB's own empty table
            raise CorpusError(path, _unknown_table(name))
    if not tables.get("corpus"):
        what = "has no document" if tables else "is missing"
        raise CorpusError(path, Problem("corpus", "", "", what, "add one with id, schema and title"))
    return {name: tables.pop(name, []) for name in RECORDS} | tables


def _documents(name: str, table: Any, path: Path) -> list[Document]:
    if not isinstance(table, dict):
        raise CorpusError(path, Problem(name, "", "", f"is {_kind(table)} and no table", _FORM))
    made = []
    for number, document in table.items():
        if not (number.isascii() and number.isdigit() and str(int(number)) == number):
            what = "has a document whose number is not an integer"
            raise CorpusError(path, Problem(name, repr(number), "", what, "number the documents 1, 2, 3"))
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


def _refuse_other_schema(stories: list[Document], path: Path) -> None:
    """Raise CorpusError unless the file says that it is written in the schema that this program reads."""
    story = stories[0]
    schema = story.get("schema")
    if type(schema) is not int or schema == model.SCHEMA:
        return  # a missing or mistyped one is the decoder's finding
    age, remedy = ("newer", "update osexplore") if schema > model.SCHEMA else ("older", "convert the file")
    what = f"is {schema}, {age} than what this program reads ({model.SCHEMA})"
    raise CorpusError(path, Problem("corpus", identity(story), "schema", what, remedy))


def _mend(
    document: Document,
    table: str,
    record: type[model.Record],
    error: msgspec.ValidationError,
    made: list[Any],
) -> list[Problem]:
    """Return all that is wrong with one document, and add to `made` what can be read of it."""
    from osexplore.corpus.type_errors import explain

    problems: list[Problem] = []
    rest: dict[str, Any] = dict(document)
    reason: msgspec.ValidationError | None = error
    while reason is not None:
        problem = explain(str(reason), table, identity(document), rest, record)
        field = problem.field.split(".")[0].split("[")[0]
        if problem.what == "is missing" and field in document and field not in rest:
            return problems
        problems.append(problem)
        if field not in rest:
            return problems
        del rest[field]
        try:
            made.append(msgspec.convert(rest, record))
            reason = None
        except msgspec.ValidationError as next_reason:
            reason = next_reason
    return problems


def _kind(value: Any) -> str:
    names = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(value), "nothing" if value is None else "an object")


@contextmanager
def _no_collection() -> Iterator[None]:
    """Spare a large load the garbage collector, which would look at every record again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
