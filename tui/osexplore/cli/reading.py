"""A record as a page of plain text, for a person or a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from osexplore.citing.basic import reference
from osexplore.citing.chains import chain as chain_in_words
from osexplore.citing.guard import attribution, our_english, printed_words
from osexplore.citing.naming import date_words, language_name, title
from osexplore.cli.tables import Names, spellings_of
from osexplore.corpus.model import Source, words
from osexplore.corpus.plain import harmless, wrap
from osexplore.corpus.selection import Selection
from osexplore.corpus.witnesses import common_works, holders, is_claimed, witnesses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Disagreement, Quote, Version, Words
    from osexplore.corpus.views import Row

LONGEST_LINE = 100


class Page:
    """Lines about one record, broken at the terminal's width; a method for each table writes its record."""

    def __init__(self, index: Index, width: int) -> None:
        self._index = index
        self._names = Names(index)
        self._width = min(width, LONGEST_LINE)
        self._lines: list[str] = []

    def text(self) -> str:
        """Return what has been written."""
        return "\n".join(self._lines).strip("\n") + "\n"

    def events(self, identity: str) -> None:
        """Write an event: when, what, who, then each source's account, then what they disagree about."""
        view = self._index.event(self._index.number(identity))
        event = view.event
        self._write(f"{words(self._row(identity).date_text) or 'undated'} · {words(event.title)}")
        self._write(f"event {event.id}")
        self._about(event.summary)
        self._field("people", self._names.people(event.people))
        quotes = [quote for account in view.accounts for quote in account.quotes]
        if is_claimed(quotes, self._index.sources):
            self._field("claimed", "no source tells it on its own word")
        for account in view.accounts:
            self._account(account.source, account.quotes)
        for disagreement in view.disagreements:
            self.dispute(disagreement)

    def quotes(self, identity: str) -> None:
        """Write a quote: where it stands, whose words, as printed, in English, by which chain."""
        quote = self._index.quote(identity)
        source = self._index.sources[quote.source]
        self._quote(quote, source, 0)
        self._write(chain_in_words(quote, source, self._index.people, self._index.sources), 2)
        self._field("printed in", self._source_line(source))
        if quote.prefix or quote.suffix:
            self._field("context", f"…{quote.prefix}[{quote.exact}]{quote.suffix}…")
        self._field("place", _place(quote))
        self._field("held by", self._names.holders(holders(quote)))
        self._field("language", _languages(quote))
        self._field("statement", quote.statement or "")
        for event in quote.events:
            self._field("event", self._event_line(event))
        self._about(quote.note)

    def people(self, identity: str) -> None:
        """Write a person: every spelling, and the events that he, she or it is in."""
        person = self._index.people[identity]
        self._write(words(person.name))
        self._write(f"{person.kind} {person.id}")
        self._about(person.about)
        self._field("spellings", " · ".join(spellings_of(msgspec.to_builtins(person))))
        self._events(self._index.select(Selection(people=(identity,))))

    def sources(self, identity: str) -> None:
        """Write a source: its reference, what it is based on, and the events that it tells."""
        source = self._index.sources[identity]
        self._write(self._names.source(identity))
        self._write(f"source {identity}")
        self._field("title", title(source))
        self._field("reference", reference(source, self._index.people))
        self._field("published", _published(source))
        self._field("language", language_name(source.language) if source.language else "")
        for work in source.based_on:
            known = self._index.sources.get(work)
            self._field("based on", self._source_line(known) if known else work)
        text = source.text
        self._field("text", f"{text.file}, {text.characters} characters" if text else "none held")
        self._about(source.note)
        self._events(self._index.select(Selection(sources=(identity,))))

    def disagreements(self, identity: str) -> None:
        """Write a disagreement: the question, each version with its holders and witnesses, then its words."""
        disagreement = self._index.disagreement(identity)
        self.dispute(disagreement)
        for event in disagreement.events:
            self._field("event", self._event_line(event))
        evidence = self._index.evidence(disagreement)
        for number, version in enumerate(disagreement.versions, 1):
            self._gap()
            self._write(f"{number}. {words(version.value)}")
            told: dict[str, list[Quote]] = {}
            for quote in (evidence[quote] for quote in version.quotes if quote in evidence):
                told.setdefault(quote.source, []).append(quote)
            for source, quotes in told.items():
                self._account(self._index.sources[source], quotes)

    def _account(self, source: Source, quotes: Sequence[Quote]) -> None:
        """Write what a source says: what it is based on once, and with a quote only what it names besides."""
        people, sources = self._index.people, self._index.sources
        self._gap()
        self._write(self._source_line(source))
        self._write(chain_in_words(msgspec.structs.replace(quotes[0], via=()), source, people, sources), 2)
        for quote in quotes:
            self._quote(quote, source, 2)
            if quote.via:
                alone = msgspec.structs.replace(source, based_on=())
                self._write(chain_in_words(quote, alone, people, sources), 4)

    def _quote(self, quote: Quote, source: Source, indent: int) -> None:
        self._write(f"{quote.id} · {attribution(quote, source, self._index.people, 'this source')}", indent)
        self._write(printed_words(quote), indent + 2)
        self._write(our_english(quote), indent + 2)

    def dispute(self, disagreement: Disagreement) -> None:
        """Write a disagreement's question, and each version with who holds it and its witnesses."""
        evidence = self._index.evidence(disagreement)
        self._gap()
        self._write(f"≠ {words(disagreement.topic)}")
        self._write(f"disagreement {disagreement.id} · {disagreement.kind}")
        for number, version in enumerate(disagreement.versions, 1):
            self._write(f"{number}. {words(version.value)}", 2)
            self._version(version, evidence)
        works = common_works(disagreement.versions, evidence, self._index.sources)
        if works:
            self._write(f"one work, told differently: {self._names.works(works)}", 2)
        self._about(disagreement.note)

    def _version(self, version: Version, evidence: dict[str, Quote]) -> None:
        quotes = [evidence[quote] for quote in version.quotes if quote in evidence]
        if quotes:
            held = dict.fromkeys(holder for quote in quotes for holder in holders(quote))
            self._write(f"held by {self._names.holders(held)}; {self._counted(version, evidence)}", 5)
            for quote in quotes:  # each on a line of its own: its id is to be copied whole
                self._write(f"{quote.id} ({self._names.source(quote.source)})", 5, hanging=2)
        if version.silent:
            self._write(f"silent: {', '.join(map(self._names.source, version.silent))}", 5)

    def _counted(self, version: Version, evidence: dict[str, Quote]) -> str:
        """Return how many independent witnesses a version has, in words, and what they have in common."""
        found = witnesses(version, evidence, self._index.sources)
        counted = f"{'at most ' if found.at_most else ''}{found.count} independent witness"
        shared = self._names.works(found.shared)
        return f"{counted}{'es' if found.count != 1 else ''}{f' (shared: {shared})' if shared else ''}"

    def _events(self, numbers: Iterable[int]) -> None:
        """Write the events with these numbers, a line each."""
        self._gap()
        for event in self._index.events(numbers):
            self._write(self._event_line(event.id), 2, hanging=2)

    def _event_line(self, identity: str) -> str:
        """Return an event in a line, its id in front, where no line end can part it."""
        try:
            row = self._row(identity)
        except KeyError:
            return identity
        return f"{identity} · {words(row.date_text) or 'undated'} · {words(row.title)}"

    def _row(self, identity: str) -> Row:
        return self._index.rows([self._index.number(identity)])[0]

    def _source_line(self, source: Source) -> str:
        published = f", {date_words(source.published)}" if source.published else ""
        return f"{source.id} · {self._names.source(source.id)}{published}"

    def _about(self, text: Words) -> None:
        """Write free text as a paragraph, if there is any."""
        if words(text):
            self._gap()
            self._write(words(text))
            self._gap()

    def _field(self, name: str, value: str) -> None:
        if value:
            self._write(f"{name}: {value}", hanging=2)

    def _write(self, text: str, indent: int = 0, hanging: int = 0) -> None:
        """Write a paragraph; the lines after its first stand `hanging` further in."""
        if not text:
            return
        first, *rest = wrap(harmless(text), max(10, self._width - indent - hanging)) or [""]
        self._lines.append(" " * indent + first)
        self._lines += [" " * (indent + hanging) + line for line in rest]

    def _gap(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")


def _place(quote: Quote) -> str:
    """Return where a quote stands in its source."""
    paragraph = f"paragraph {quote.paragraph}" if quote.paragraph else ""
    start = f"character {quote.start}" if quote.start is not None else ""
    return ", ".join(part for part in (paragraph, start) if part)


def _published(source: Source) -> str:
    if source.published is None:
        return "unknown"
    return f"{date_words(source.published)} ({source.published_from})"


def _languages(quote: Quote) -> str:
    """Return the language printed, and the one spoken where that is another."""
    if quote.language is None:
        return ""
    printed = language_name(quote.language)
    if quote.spoken_language is None or quote.spoken_language == quote.language:
        return printed
    return f"{printed}; the words were in {language_name(quote.spoken_language)}"
