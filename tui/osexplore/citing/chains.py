"""The chain of works behind a quote, in words that can stand under a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.citing.naming import quoted_title, source_name, title, writers
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

    from osexplore.corpus.model import Person, Quote, Source


def chain(
    quote: Quote,
    source: Source,
    people: Mapping[str, Person],
    sources: Mapping[str, Source],
    called: str = "This source",
) -> str:
    """Say through which works the source has the quote, as far as our texts tell; nothing if they do not.

    The source is `called` so at the beginning of a sentence.
    """
    based = _based_on(source, people, sources, {source.id})
    via = ", which has them from ".join(_named(work, people, sources) for work in quote.via)
    sentences = [
        f"{called} is based on {based}." if based else "",
        f"It has these words from {via}." if via and based else "",
        f"{called} has these words from {via}." if via and not based else "",
    ]
    told = " ".join(sentence for sentence in sentences if sentence)
    return f"Chain: {told}" if told else ""


def work_in_words(work: Source, people: Mapping[str, Person]) -> str:
    """Name a work in a sentence: its printed title in quotation marks and by whom, else what it is."""
    quoted, by = quoted_title(work), writers(work, people)
    if not quoted:
        return title(work) or source_name(work, people)
    return f"{quoted} by {by}" if by else quoted


def _based_on(
    source: Source, people: Mapping[str, Person], sources: Mapping[str, Source], told: set[str]
) -> str:
    """Return what a work is based on, and what that is based on in turn, without those already `told`."""
    found: list[str] = []
    for identity in source.based_on:
        if identity in told:
            continue
        told.add(identity)
        deeper = _based_on(sources[identity], people, sources, told) if identity in sources else ""
        named = _named(identity, people, sources)
        found.append(f"{named}, which is based on {deeper}" if deeper else named)
    return " and on ".join(found)


def _named(identity: str, people: Mapping[str, Person], sources: Mapping[str, Source]) -> str:
    return work_in_words(sources[identity], people) if identity in sources else harmless(identity)
