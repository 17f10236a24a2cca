"""Which records name which others by their ids, and whether these ids lead anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from osexplore.corpus.model import Corpus

_FIELDS = {
    "sources": {"by": "people", "based_on": "sources"},
    "events": {"dated_by": "quotes", "people": "people"},
    "quotes": {
        "events": "events", "speakers": "people", "to": "people", "according_to": "people", "via": "sources",
    },
    "disagreements": {"events": "events"},
}  # fmt: skip
"""The fields that hold a list of ids, and the table that these are of."""

_TABLES = ("people", "sources", "events", "quotes", "disagreements")


class Reference(NamedTuple):
    """A field of a record, and the ids in it, which are of the table `target`."""

    table: str
    id: str
    field: str
    named: tuple[str, ...]
    target: str


def references(corpus: Corpus) -> Iterator[Reference]:
    """Yield everything that names records."""
    for table, fields in _FIELDS.items():
        for record in getattr(corpus, table):
            for field, target in fields.items():
                if named := getattr(record, field):
                    yield Reference(table, record.id, field, named, target)
    for quote in corpus.quotes:
        yield Reference("quotes", quote.id, "source", (quote.source,), "sources")
    for person in corpus.people:
        for number, alias in enumerate(person.aliases):
            if not isinstance(alias, str):
                field = f"aliases[{number}].source"
                yield Reference("people", person.id, field, (alias.source,), "sources")
    for disagreement in corpus.disagreements:
        for number, version in enumerate(disagreement.versions):
            field = f"versions[{number}]"
            yield Reference("disagreements", disagreement.id, f"{field}.quotes", version.quotes, "quotes")
            yield Reference("disagreements", disagreement.id, f"{field}.silent", version.silent, "sources")


def trouble(corpus: Corpus) -> str:
    """Return in a line how many ids in a story stand twice or lead nowhere; "" if none does."""
    loose = loose_ends(corpus)
    if not loose:
        return ""
    found = "an id stands twice or leads" if loose == 1 else f"{loose} ids stand twice or lead"
    return f"{found} nowhere; `osexplore check` says which and where"


def loose_ends(corpus: Corpus) -> int:
    """Return how many ids stand twice in their table, or are named and are no record's.

    A story that has such opens all the same, without what they would lead to; `check` lists them.
    """
    ids = {table: [record.id for record in getattr(corpus, table)] for table in _TABLES}
    known = {table: frozenset(listed) for table, listed in ids.items()}
    doubled = sum(len(listed) - len(known[table]) for table, listed in ids.items())
    loose = (one for one in references(corpus) if not known[one.target].issuperset(one.named))
    return doubled + sum(name not in known[one.target] for one in loose for name in one.named)
