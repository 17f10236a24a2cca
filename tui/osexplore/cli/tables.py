"""The columns in which each listing is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osexplore.citing.naming import language_name, person_name, short_work_name, source_name
from osexplore.citing.naming import title as source_title
from osexplore.cli.columns import Column
from osexplore.corpus.clocks import worded_date
from osexplore.corpus.model import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from osexplore.corpus.clocks import Clock
    from osexplore.corpus.index import Index

Record = dict[str, Any]

_ID = Column("id", lambda record: record["id"], 6)


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

    def works(self, identities: Iterable[str]) -> str:
        """Return the names of works behind a source, titles in quotation marks."""
        known = self._index.sources
        return "; ".join(
            short_work_name(known[one], self._index.people) if one in known else one for one in identities
        )

    def holders(self, identities: Iterable[str]) -> str:
        """Return the names of those who hold a version: people, or sources."""
        known = self._index.people
        named = (self.people([one]) if one in known else self.source(one) for one in identities)
        return ", ".join(named)

    def title(self, identity: str) -> str:
        """Return a source's title, unless that is its short name."""
        title = source_title(self._index.sources[identity])
        return "" if title == self.source(identity) else title


def event_columns(names: Names, clock: Clock = "happened") -> tuple[Column, ...]:
    """Return when (on a clock), what, told by how many sources, disputed how often, who, and by which."""
    return (
        Column("date" if clock == "happened" else clock, lambda record: _on_clock(record, clock), 2, 12),
        Column(
            "title", lambda record: words(record["title"]) + (" (claimed)" if record["claimed"] else ""), 4
        ),
        Column("sources", lambda record: str(len(record["sources"])), weight=0, short="×", right=True),
        Column(
            "disputed",
            lambda record: str(len(record["disagreements"]) or ""),
            weight=0,
            short="≠",
            right=True,
        ),
        Column("people", lambda record: names.people(record.get("people", ())), 3, from_width=120),
        Column("told by", lambda record: ", ".join(record["sources"]), 3, from_width=160),
        _ID,
    )


def quote_columns(names: Names) -> tuple[Column, ...]:
    """Return whose words, as printed and in English, by which source."""
    return (
        Column("speakers", lambda record: names.people(record.get("speakers", ())) or "—", 2),
        Column("exact", lambda record: record["exact"], 5),
        Column("translation", _translation, 5, from_width=100),
        Column("mode", lambda record: record["mode"], weight=0, from_width=100),
        Column("said", lambda record: _date(record.get("said")), 2, from_width=140),
        Column("source", lambda record: names.source(record["source"]), 2),
        _ID,
    )


def person_columns(names: Names) -> tuple[Column, ...]:  # noqa: ARG001 - one shape for all
    """Return who, in how many events, under which spellings."""
    return (
        Column("name", lambda record: words(record["name"]), 2, 12),
        Column("events", lambda record: str(len(record["events"])), weight=0, right=True),
        Column("kind", lambda record: record["kind"], weight=0, from_width=100),
        Column("aliases", lambda record: " · ".join(spellings_of(record)), 5),
        _ID,
    )


def source_columns(names: Names) -> tuple[Column, ...]:
    """Return which work, of when, and how much it tells."""
    return (
        Column("source", lambda record: names.source(record["id"]), 3, 12),
        Column("title", lambda record: names.title(record["id"]), 5, from_width=60),
        Column("published", lambda record: _date(record.get("published")), 2, 12),
        Column("language", lambda record: _language(record.get("language")), weight=0, from_width=120),
        Column("events", lambda record: str(len(record["events"])), weight=0, from_width=60, right=True),
        Column("quotes", lambda record: str(len(record["quotes"])), weight=0, from_width=60, right=True),
        _ID,
    )


def version_columns(names: Names, *, repeating: bool = False) -> tuple[Column, ...]:
    """Return the question, an answer, who gives it, how many witnesses that has, and what they share.

    Question and id stand beside the first answer only, or are `repeating`.
    """
    return (
        Column(
            "topic",
            lambda record: words(record["topic"]) if repeating or record["version"] == 1 else "",
            4,
            10,
        ),
        Column("value", lambda record: words(record["value"]), 4, 10),
        Column("holders", lambda record: _holders(record, names), 3, from_width=60),
        Column("witnesses", _witnesses, weight=0, from_width=60),
        Column("shared", lambda record: _shared(record, names), 3, from_width=120),
        Column("id", lambda record: record["id"] if repeating or record["version"] == 1 else "", 5),
    )


def spellings_of(record: Record) -> list[str]:
    """Return a person's spellings beside the name shown."""
    english = words(record["name"])
    spellings = dict.fromkeys((*record["name"].values(), *aliases_of(record)))
    return [spelling for spelling in spellings if spelling != english]


def aliases_of(record: Record) -> list[str]:
    """Return a person's aliases, with the source in brackets where one counts only there."""
    return [
        alias if isinstance(alias, str) else f"{alias['text']} [{alias['source']}]"
        for alias in record.get("aliases", ())
    ]


def _holders(record: Record, names: Names) -> str:
    silent = ", ".join(names.source(source) for source in record["silent"])
    held = names.holders(record["holders"])
    return "; ".join(part for part in (held, f"silent: {silent}" if silent else "") if part)


def _witnesses(record: Record) -> str:
    """Return how many independent witnesses a version has, and whether it shares a work."""
    counted = f"{'at most ' if record['at_most'] else ''}{record['witnesses']}"
    return f"{counted} (shared)" if record["shared"] else counted


def _shared(record: Record, names: Names) -> str:
    """Return the works that several sources have a version from."""
    return names.works(record["shared"])


def _translation(record: Record) -> str:
    """Return our English of a quote, labelled where the print is itself a translation."""
    english = words(record.get("translation", {}))
    return f"back-translation: {english}" if english and record["back_translation"] else english


def _on_clock(record: Record, clock: Clock) -> str:
    """Return an event's date on a clock, in words."""
    dated = (
        _date(record.get("date"), record.get("date_text"))
        if clock == "happened"
        else _date(record.get(clock))
    )
    return dated or "undated"


def _date(edtf: str | None, own: dict[str, str] | None = None) -> str:
    return words(worded_date(edtf, own or {}))


def _language(tag: str | None) -> str:
    return language_name(tag) if tag else ""
