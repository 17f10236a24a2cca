"""The chain of works behind a quote, in words that can stand under a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from osexplore.citing.called import placed
from osexplore.citing.tongues import CHINESE, ENGLISH
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

    from osexplore.citing.tongues import Tongue
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


def basis(
    quote: Quote,
    people: Mapping[str, Person],
    sources: Mapping[str, Source],
    said_in: Tongue,
    *,
    named: bool = False,
) -> str:
    """Say what the work in hand is based on, as far as the story tells; "" where that is nothing else.

    It is `named` where it is not the only one in hand.
    """
    source = sources[quote.source]
    if said_in is not CHINESE:
        called = placed(source, people, ENGLISH) if named else "This source"
        return chain(structs.replace(quote, via=()), source, people, sources, called)
    works = [placed(sources[work], people, said_in) for work in source.based_on if work in sources]
    called = placed(source, people, said_in) if named else "该文献"
    return f"来源：{called}依据{said_in.listing.join(works)}。" if works else ""


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
    """Name a work in a sentence: its printed title and by whom and where, else what it is."""
    return placed(sources[identity], people, ENGLISH) if identity in sources else harmless(identity)
