"""db.json and the model: read through TinyDB, decoded document by document, written in one step."""

from __future__ import annotations

import gc
import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from tinydb.table import Document

from osexplore.corpus import model
from osexplore.corpus.atomic import Stamp, locked, replace
from osexplore.corpus.layout import Layout
from osexplore.corpus.problem import CorpusError, Problem, file_error
from osexplore.corpus.shape import RECORDS, Documents, identity, tabulate
from osexplore.corpus.storage import read_json

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "RECORDS", "CorpusError", "Documents", "Problem", "decode", "decode_all", "default_path",
    "identity", "load", "read", "save", "tabulate", "uncollected",
]  # fmt: skip

_WORK_ON_A_COPY = "get that right, or work on a copy, named with --db"
"""What to do where the story cannot be written."""


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
    """Return the story in the file at `path` to be read; raise CorpusError at the first thing that is wrong.

    Half of a surrogate pair reads as U+FFFD here: it spoils a word, and not the whole story.
    """
    with uncollected():
        return decode(_documents(path, read_json(path, mend=True)))


def read(path: Path) -> Documents:
    """Return the documents of the file at `path`, which stays untouched; raise CorpusError.

    Wrong here is what makes the file as a whole unreadable: no JSON, another shape, another schema.
    """
    stamp = Stamp.of(path)
    return _documents(path, read_json(path), stamp)


def _documents(path: Path, value: Any, stamp: Stamp | None = None) -> Documents:
    tables = tabulate(value, path)
    _refuse_other_schema(tables["corpus"][0], path)
    return Documents(path, tables, stamp)


def decode(documents: Documents) -> model.Corpus:
    """Return the documents as records; raise CorpusError at the first that is wrong."""
    made: dict[str, list[Any]] = {name: [] for name in RECORDS}
    for name, record in RECORDS.items():
        for document in documents.table(name):
            try:
                made[name].append(msgspec.convert(document, record))
            except msgspec.ValidationError as error:
                raise CorpusError(documents.path, _explain(error, name, document)) from error
    return _corpus(made)


def decode_all(documents: Documents) -> tuple[model.Corpus, list[Problem]]:
    """Return what can be read as records, and everything that cannot.

    A document with a wrong field that it can do without is read without that field.
    """
    problems: list[Problem] = []
    made: dict[str, list[Any]] = {name: [] for name in RECORDS}
    for name, record in RECORDS.items():
        for document in documents.table(name):
            readable, wrong = _salvage(document, name, record)
            problems += wrong
            made[name] += readable
    return _corpus(made), problems


def save(documents: Documents, path: Path) -> Documents:
    """Write the documents to `path` in one step, in the layout that the file had; raise CorpusError.

    Where they were read from there, a file that changed since is left alone.
    """
    with locked(path, remedy=_WORK_ON_A_COPY):
        if documents.stamp and path == documents.path and Stamp.of(path) != documents.stamp:
            raise file_error(path, "was changed by another program since it was read", "do it again")
        replace(path, Layout.of_file(path).render(documents.plain()), remedy=_WORK_ON_A_COPY)
        return Documents(path, documents.tables, Stamp.of(path))


def _refuse_other_schema(story: Document, path: Path) -> None:
    """Raise CorpusError if the file says that it is written in another schema than ours."""
    schema = story.get("schema")
    if type(schema) is not int or schema == model.SCHEMA:
        return  # a missing or mistyped one is the decoder's finding
    newer = schema > model.SCHEMA
    age, remedy = ("newer", "update osexplore") if newer else ("older", "rewrite it as the data model says")
    what = f"is {schema}, {age} than what this program reads ({model.SCHEMA})"
    raise CorpusError(path, Problem("corpus", identity(story), "schema", what, remedy))


def _corpus(made: dict[str, list[Any]]) -> model.Corpus:
    story = next(iter(made["corpus"]), model.Story(id="unreadable", schema=model.SCHEMA, title={}))
    return model.Corpus(story=story, **{name: tuple(made[name]) for name in RECORDS if name != "corpus"})


def _salvage(
    document: Document, table: str, record: type[model.Record]
) -> tuple[list[model.Record], list[Problem]]:
    """Return the record (none where a field is wrong that it needs), and all that is wrong with it."""
    problems: list[Problem] = []
    rest = Document(document, document.doc_id)
    while True:
        try:
            return [msgspec.convert(rest, record)], problems
        except msgspec.ValidationError as error:
            problem = _explain(error, table, rest)
        field = re.split(r"[.\[]", problem.field)[0]
        if field in rest:
            problems.append(problem)
            del rest[field]
        else:  # missing: from the start, or since it was wrong and taken out
            return [], problems if field in document else [*problems, problem]


def _explain(error: msgspec.ValidationError, table: str, document: Document) -> Problem:
    from osexplore.corpus.type_errors import explain

    return explain(str(error), table, identity(document), document, RECORDS[table])


@contextmanager
def uncollected() -> Iterator[None]:
    """Spare a large load the garbage collector, which would look at every record again and again.

    What was made meanwhile is exempt from it for good, at the program's end too.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
