"""Words for people are there, in English at least, and say in which language they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from osexplore.corpus.problem import Problem

if TYPE_CHECKING:
    from osexplore.corpus.model import Words
    from osexplore.corpus.rules.examined import Examined

_LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}"  # language, extended language
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"  # script, region
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"  # variants
    r"(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",  # extensions, private use
    re.ASCII | re.IGNORECASE,
)
"""A well-formed BCP 47 tag, without what is only reserved or grandfathered."""

_FIELDS = {
    "corpus": ("title", "description"),
    "people": ("name", "family", "about"),
    "sources": ("title", "note"),
    "events": ("date_text", "title", "summary"),
    "quotes": ("translation", "note"),
    "disagreements": ("topic", "note"),
}
_NEEDED = {("corpus", "title"), ("people", "name"), ("events", "title"), ("disagreements", "topic")}


def english_present(examined: Examined) -> Iterator[Problem]:
    """Words that are there are there in English."""
    for table, identity, field, words in _words(examined):
        if words and "en" not in words:
            yield Problem(table, identity, field, "has no en", "add it in English")


def words_not_empty(examined: Examined) -> Iterator[Problem]:
    """A language that is given has words."""
    for table, identity, field, words in _words(examined):
        for language, text in words.items():
            if not text.strip():
                where = f"{field}.{language}"
                yield Problem(table, identity, where, "is empty", "write it, or leave the language out")


def needed_words(examined: Examined) -> Iterator[Problem]:
    """Stories and events have a title, people a name, disagreements a topic, versions a value."""
    for table, identity, field, words in _words(examined):
        if not words and ((table, field) in _NEEDED or field.endswith(".value")):
            yield Problem(table, identity, field, "is empty", 'say it, in English ("en") at least')


def well_formed_languages(examined: Examined) -> Iterator[Problem]:
    """A language is given as a well-formed BCP 47 tag."""
    well_formed: set[str] = set()
    for table, identity, field, tag in _tags(examined):
        if tag not in well_formed:
            if _LANGUAGE_TAG.fullmatch(tag):
                well_formed.add(tag)
                continue
            what = f"{tag!r} is no language tag"
            yield Problem(table, identity, field, what, "write one of BCP 47, such as en or zh-Hans")


RULES = (english_present, words_not_empty, needed_words, well_formed_languages)


def _words(examined: Examined) -> Iterator[tuple[str, str, str, Words]]:
    """Yield table, id and field of every text by language."""
    for table, record in examined.records():
        for field in _FIELDS[table]:
            yield table, record.id, field, getattr(record, field)
    for disagreement in examined.corpus.disagreements:
        for number, version in enumerate(disagreement.versions):
            yield "disagreements", disagreement.id, f"versions[{number}].value", version.value


def _tags(examined: Examined) -> Iterator[tuple[str, str, str, str]]:
    """Yield table, id and field of every language tag."""
    for table, identity, field, words in _words(examined):
        for language in words:
            yield table, identity, field, language
    for language in examined.corpus.story.languages:
        yield "corpus", examined.corpus.story.id, "languages", language
    for source in examined.corpus.sources:
        if source.language is not None:
            yield "sources", source.id, "language", source.language
    for quote in examined.corpus.quotes:
        for field in ("language", "spoken_language"):
            if (language := getattr(quote, field)) is not None:
                yield "quotes", quote.id, field, language
