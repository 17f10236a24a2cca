"""Every record has an id of its own, and every id that is named exists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from osexplore.corpus.problem import Problem
from osexplore.corpus.references import references

if TYPE_CHECKING:
    from osexplore.corpus.rules.examined import Examined

_SLUG = re.compile(r"[a-z0-9-]+", re.ASCII)


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
    for table, identity, field, named, target in references(examined.corpus):
        known = examined.ids[target]
        for name in dict.fromkeys(name for name in named if name not in known):
            what = f"names {name!r}, which is not in {target}"
            yield Problem(table, identity, field, what, examined.meant(target, name))


def single_references(examined: Examined) -> Iterator[Problem]:
    """A record names another one once in a field."""
    for table, identity, field, named, _ in references(examined.corpus):
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
