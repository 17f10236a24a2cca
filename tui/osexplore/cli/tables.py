"""The columns in which each listing is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osexplore.citing.naming import language_name, person_name, source_name
from osexplore.citing.naming import title as source_title
from osexplore.cli.output import Column
from osexplore.corpus.index import date_words
from osexplore.corpus.model import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from osexplore.corpus.index import Index

Record = dict[str, Any]


class Names:
    """The short names of a story's people and sources, by id."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def people(self, identities: Iterable[str]) -> str:
        """Return people's names."""
        return ", ".join(person_name(identity, self._index.people) for identity in identities)

    def source(self, identity: str) -> str:
        """Return a source's short name."""
        source = self._index.sources.get(identity)
        return source_name(source, self._index.people) if source else identity

    def holders(self, identities: Iterable[str]) -> str:
        """Return the names of those who hold a version: people, or sources."""
        known = self._index.people
        named = (self.people([one]) if one in known else self.source(one) for one in identities)
        return ", ".join(named)

    def title(self, identity: str) -> str:
        """Return a source's title."""
        return source_title(self._index.sources[identity])


def event_columns(names: Names) -> tuple[Column, ...]:
    """Return when, what, told by how many sources, disputed how often, and who."""
    return (
        Column("date", lambda record: _date(record.get("date"), record.get("date_text")) or "undated"),
        Column("title", lambda record: words(record["title"]) + (" (claimed)" if record["claimed"] else "")),
        Column("sources", lambda record: str(len(record["sources"])), right=True, whole=True),
        Column("disputed", lambda record: str(len(record["disagreements"]) or ""), right=True, whole=True),
        Column("people", lambda record: names.people(record.get("people", ())), from_width=120),
        Column("id", lambda record: record["id"]),
    )


def quote_columns(names: Names) -> tuple[Column, ...]:
    """Return whose words, as printed and in English, by which source."""
    return (
        Column("speakers", lambda record: names.people(record.get("speakers", ())) or "—"),
        Column("exact", lambda record: record["exact"]),
        Column("translation", _translation, from_width=100),
        Column("mode", lambda record: record.get("mode", "narration"), from_width=100, whole=True),
        Column("said", lambda record: _date(record.get("said")), from_width=140),
        Column("source", lambda record: names.source(record["source"])),
        Column("id", lambda record: record["id"]),
    )


def person_columns(names: Names) -> tuple[Column, ...]:  # noqa: ARG001 - one shape for all
    """Return who, in how many events, under which spellings."""
    return (
        Column("name", lambda record: words(record["name"])),
        Column("events", lambda record: str(len(record["events"])), right=True, whole=True),
        Column("kind", lambda record: record["kind"], whole=True),
        Column("aliases", lambda record: " · ".join(spellings_of(record))),
        Column("id", lambda record: record["id"]),
    )


def source_columns(names: Names) -> tuple[Column, ...]:
    """Return which work, of when, and how much it tells."""
    return (
        Column("source", lambda record: names.source(record["id"])),
        Column("title", lambda record: names.title(record["id"]), from_width=60),
        Column("published", lambda record: _date(record.get("published"))),
        Column("language", lambda record: _language(record.get("language")), from_width=120, whole=True),
        Column("events", lambda record: str(len(record["events"])), right=True, whole=True),
        Column("quotes", lambda record: str(len(record["quotes"])), from_width=60, right=True, whole=True),
        Column("id", lambda record: record["id"]),
    )


def version_columns(names: Names) -> tuple[Column, ...]:
    """Return the question, an answer, who gives it, and how many witnesses that answer has."""
    return (
        Column("topic", lambda record: words(record["topic"]) if record["version"] == 1 else ""),
        Column("value", lambda record: words(record["value"])),
        Column("holders", lambda record: _holders(record, names)),
        Column("witnesses", _witnesses, right=True, whole=True),
        Column("id", lambda record: record["id"] if record["version"] == 1 else ""),
    )


def spellings_of(record: Record) -> list[str]:
    """Return a person's spellings beside the name shown, with the source where one counts only there."""
    english = words(record["name"])
    names = [name for name in record["name"].values() if name != english]
    aliases = [
        alias if isinstance(alias, str) else f"{alias['text']} [{alias['source']}]"
        for alias in record.get("aliases", ())
    ]
    return list(dict.fromkeys((*names, *aliases)))


def _holders(record: Record, names: Names) -> str:
    silent = ", ".join(names.source(source) for source in record["silent"])
    held = names.holders(record["holders"])
    return "; ".join(part for part in (held, f"silent: {silent}" if silent else "") if part)


def _witnesses(record: Record) -> str:
    return f"{'at most ' if record['at_most'] else ''}{record['witnesses']}"


def _translation(record: Record) -> str:
    """Return our English of a quote, labelled where the print is itself a translation."""
    english = words(record.get("translation", {}))
    return f"back-translation: {english}" if english and record["back_translation"] else english


def _date(edtf: str | None, own: dict[str, str] | None = None) -> str:
    return words(date_words(edtf, own or {}))


def _language(tag: str | None) -> str:
    return language_name(tag) if tag else ""
