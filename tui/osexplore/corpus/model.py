"""The story as values: frozen records named as in the public format of `db.json`.

A record here is exactly one document of the file. What follows from several
records together (chains, witnesses, counts) is computed elsewhere and never stored.
Dates are EDTF strings; `osexplore.corpus.dates` reads them.
"""

from __future__ import annotations

import re
from typing import Any, Literal

import msgspec

SCHEMA = 1
"""The version of the file format that this program reads and writes."""

Words = dict[str, str]
"""Text for people by language (BCP 47), such as `{"en": …, "zh-Hans": …}`; `en` unless empty."""

PersonKind = Literal["person", "organization", "group"]
PublishedFrom = Literal["printed", "address", "derived", "unknown"]
Mode = Literal["direct", "mixed", "indirect", "narration"]
Medium = Literal[
    "speech", "interview", "podcast", "broadcast", "conversation", "meeting", "chat", "email",
    "letter", "memo", "post", "blog", "website", "filing", "paper", "statement",
]  # fmt: skip
DisagreementKind = Literal["number", "date", "reason", "attribution", "wording", "name", "order", "omission"]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A document of the file, or a part of one."""


class Story(Record, frozen=True, kw_only=True):
    """The one document of the table `corpus`: which story this file tells."""

    id: str
    schema: int
    title: Words
    description: Words = {}
    languages: tuple[str, ...] = ()
    license: str | None = None
    updated: str | None = None


class Alias(Record, frozen=True, kw_only=True):
    """A spelling that names its person only where one source (`source`, an id) prints it."""

    text: str
    source: str


class Person(Record, frozen=True, kw_only=True):
    """Somebody who acts or speaks: a person, an organization, or a group ("his lawyers").

    `family` is the part of a person's `name` that is the family name, in the languages in which it has one.
    """

    id: str
    kind: PersonKind
    name: Words
    family: Words = {}
    aliases: tuple[str | Alias, ...] = ()
    about: Words = {}


class SourceText(Record, frozen=True, kw_only=True):
    """The article's own file, which stays with its reader; we keep only how to recognise it.

    `sha256` is of the file's bytes, `characters` counts code points decoded from UTF-8,
    `body` is the half-open range of code points of the article proper.
    """

    file: str
    sha256: str
    characters: int
    body: tuple[int, int]


class Source(Record, frozen=True, kw_only=True):
    """A work: an article whose text we can hold quotes against, or a work named in a chain (`text` null).

    `csl` is a CSL-JSON item with what is printed and without `issued`, which follows from `published`.
    """

    id: str
    csl: dict[str, Any] = {}
    title: Words = {}
    by: tuple[str, ...] = ()
    published: str | None = None
    published_from: PublishedFrom = "unknown"
    language: str | None = None
    based_on: tuple[str, ...] = ()
    text: SourceText | None = None
    note: Words = {}


class Event(Record, frozen=True, kw_only=True):
    """Something that happened, or that a source says happened."""

    id: str
    date: str | None = None
    date_text: Words = {}
    dated_by: tuple[str, ...] = ()
    order: int = 0
    title: Words
    summary: Words = {}
    people: tuple[str, ...] = ()


class Quote(Record, frozen=True, kw_only=True):
    """Words of one source, verbatim, with their place in it (a W3C TextQuoteSelector plus a position).

    `start` is the code point in the source's text where `exact` begins; `paragraph` counts from 1
    inside the body. `via` names the works between the print and the words, nearest to the words last.
    """

    id: str
    source: str
    events: tuple[str, ...]
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    paragraph: int | None = None
    mode: Mode = "narration"
    medium: Medium | None = None
    speakers: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    attribution: str | None = None
    said: str | None = None
    language: str | None = None
    spoken_language: str | None = None
    via: tuple[str, ...] = ()
    statement: str | None = None
    translation: Words = {}
    note: Words = {}


class Version(Record, frozen=True, kw_only=True):
    """One answer to a disagreement's question: which quotes hold it, and which sources are silent."""

    value: Words
    quotes: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


class Disagreement(Record, frozen=True, kw_only=True):
    """A question that sources answer differently."""

    id: str
    topic: Words
    kind: DisagreementKind
    events: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    note: Words = {}


class Corpus(Record, frozen=True, kw_only=True):
    """One story whole, its records in the order of the file."""

    story: Story
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


def words(text: Words, *languages: str) -> str:
    """Return `text` in the first of `languages` that it has, else in English, else in any, else ""."""
    for language in (*languages, "en"):
        if language in text:
            return text[language]
    return next(iter(text.values()), "")


def primary_language(tag: str | None) -> str | None:
    """Return the language of a BCP 47 tag without script and region: `zh-Hant` is `zh`."""
    return tag.split("-")[0].lower() if tag else None


def is_back_translation(quote: Quote) -> bool:
    """Tell whether the print is itself a translation, so that a translation of it leads back.

    It is when the words were said in one language and printed in another. Two scripts of
    one language are no translation.
    """
    spoken, printed = primary_language(quote.spoken_language), primary_language(quote.language)
    return spoken is not None and printed is not None and spoken != printed


def in_name(family: str, name: str) -> tuple[str, str] | None:
    """Return what stands before and behind a family name in a name; None where it is no part of it.

    A part ends where a word does; Chinese has no such ends.
    """
    found = list(re.finditer(rf"(?<!\w){re.escape(family)}(?!\w)", name))
    if not found and name.startswith(family) and not name.isascii():
        return "", name[len(family) :]
    return (name[: found[-1].start()].strip(), name[found[-1].end() :].strip()) if found else None


def spellings(person: Person) -> tuple[str, ...]:
    """Return every spelling of a person: names in all languages, then aliases, each once."""
    aliases = (alias if isinstance(alias, str) else alias.text for alias in person.aliases)
    return tuple(dict.fromkeys((*person.name.values(), *aliases)))
