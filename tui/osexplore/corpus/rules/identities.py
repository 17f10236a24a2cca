"""Every record has an id of its own, and every id that is named exists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from osexplore.corpus.problem import Problem

if TYPE_CHECKING:
    from osexplore.corpus.rules.examined import Examined

_SLUG = re.compile(r"[a-z0-9-]+", re.ASCII)
_REFERENCES = {
    "sources": {"by": "people", "based_on": "sources"},
    "events": {"dated_by": "quotes", "people": "people"},
    "quotes": {
        "events": "events", "speakers": "people", "to": "people", "according_to": "people", "via": "sources",
    },
    "disagreements": {"events": "events"},
}  # fmt: skip
"""The fields that hold a list of ids, and the table that these are of."""

_Reference = tuple[str, str, str, tuple[str, ...], str]


def one_story(examined: Examined) -> Iterator[Problem]:
    """A file tells one story."""
    for document in examined.documents.table("corpus")[1:]:
        where = f"document {document.doc_id}"
        yield Problem("corpus", where, "id", "is one story too many", "a file tells one: remove the other")


def unique_ids(examined: Examined) -> Iterator[Problem]:
    """An id stands once in its table."""
    for table, ids in examined.ids.items():
        for identity, count in ids.items():
            if count > 1 and table != "corpus":
                what = f"is the id of {count} documents"
                yield Problem(table, identity, "id", what, "give each its own")


def well_formed_ids(examined: Examined) -> Iterator[Problem]:
    """An id consists of a-z, 0-9 and hyphens."""
    for table, ids in examined.ids.items():
        for identity in ids:
            if not _SLUG.fullmatch(identity):
                what = f"is {identity!r}"
                yield Problem(table, identity, "id", what, "write it with a-z, 0-9 and - only")


def well_formed_statements(examined: Examined) -> Iterator[Problem]:
    """The name of a statement is written like an id."""
    for quote in examined.corpus.quotes:
        if quote.statement is not None and not _SLUG.fullmatch(quote.statement):
            what = f"is {quote.statement!r}"
            yield Problem("quotes", quote.id, "statement", what, "write it with a-z, 0-9 and - only")


def known_references(examined: Examined) -> Iterator[Problem]:
    """An id that a record names is the id of a record."""
    for table, identity, field, named, target in _references(examined):
        known = examined.ids[target]
        for name in dict.fromkeys(name for name in named if name not in known):
            what = f"names {name!r}, which is not in {target}"
            yield Problem(table, identity, field, what, examined.meant(target, name))


def single_references(examined: Examined) -> Iterator[Problem]:
    """A record names another one once in a field."""
    for table, identity, field, named, _ in _references(examined):
        if len(set(named)) < len(named):
            for name, count in Counter(named).items():
                if count > 1:
                    yield Problem(table, identity, field, f"names {name!r} {count} times", "once is enough")


RULES = (
    one_story,
    unique_ids,
    well_formed_ids,
    well_formed_statements,
    known_references,
    single_references,
)


def _references(examined: Examined) -> Iterator[_Reference]:
    """Yield table, id and field of everything that names records, with their ids and their table."""
    corpus = examined.corpus
    for table, fields in _REFERENCES.items():
        for record in getattr(corpus, table):
            for field, target in fields.items():
                yield table, record.id, field, getattr(record, field), target
    for quote in corpus.quotes:
        yield "quotes", quote.id, "source", (quote.source,), "sources"
    yield from _references_of_aliases(examined)
    for disagreement in corpus.disagreements:
        for number, version in enumerate(disagreement.versions):
            field = f"versions[{number}]"
            yield "disagreements", disagreement.id, f"{field}.quotes", version.quotes, "quotes"
            yield "disagreements", disagreement.id, f"{field}.silent", version.silent, "sources"


def _references_of_aliases(examined: Examined) -> Iterable[_Reference]:
    for person in examined.corpus.people:
        for number, alias in enumerate(person.aliases):
            if not isinstance(alias, str):
                yield "people", person.id, f"aliases[{number}].source", (alias.source,), "sources"
