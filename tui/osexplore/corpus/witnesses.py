"""Who stands behind a quote: its chain of works, its holders, and how many witnesses are independent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from osexplore.corpus.model import Quote, Source, Version

_NAMING_FIELDS = ("title", "author", "publisher", "container-title")


@dataclass(frozen=True, slots=True)
class Witnesses:
    """How many independent witnesses a version has.

    `at_most`: an unnamed work may be one of the others, so that there may be fewer. `shared` are the works
    that quotes of different sources go back to, nearest to the print first.
    """

    count: int
    at_most: bool
    shared: tuple[str, ...]


def is_unnamed(source: Source) -> bool:
    """Tell whether a work is only "a media report": no text, no title, no author, no publisher."""
    return source.text is None and not source.by and not any(source.csl.get(name) for name in _NAMING_FIELDS)


def is_claimed(quotes: Iterable[Quote], sources: Mapping[str, Source]) -> bool:
    """Tell whether an event with these quotes is only claimed: no source tells it on its own word.

    A quote is somebody's claim when it has a speaker, an `according_to`, or an unnamed work in its chain.
    Without a quote nobody claims anything.
    """
    claims = [
        quote.speakers or quote.according_to or _has_unnamed(chain(quote, sources), sources)
        for quote in quotes
    ]
    return bool(claims) and all(claims)


def holders(quote: Quote) -> tuple[str, ...]:
    """Return who holds what a quote says: `according_to`, else the speakers (people), else its source."""
    return quote.according_to or quote.speakers or (quote.source,)


def chain(quote: Quote, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Return the works behind a quote, from the print towards the words, each once.

    First what its source is based on, and what that is based on in turn, nearest first; then the quote's
    `via`. The source itself is not in it.
    """
    works = dict.fromkeys((*_closure((quote.source,), sources), *quote.via))
    works.pop(quote.source, None)
    return tuple(works)


def witnesses(version: Version, quotes: Mapping[str, Quote], sources: Mapping[str, Source]) -> Witnesses:
    """Count a version's independent witnesses: never more than its origins, nor than the sources printing it.

    Quotes whose chains share a work (with all that those works are based on) have one origin. A quote
    without a chain has its source for origin, and so has a retelling of that source. Two quotes of one
    source that go back to different works have two origins, but both reach us through the same hands;
    so each witness needs an origin and a source that no other witness uses, and the count is the most
    that can be paired so. A source's own word adds no origin beside a quote in which the same source shows
    where it has the matter from. `silent` sources testify to nothing: that they leave something out is
    our finding, not theirs.
    """
    present = [quotes[quote] for quote in dict.fromkeys(version.quotes) if quote in quotes]
    chains = {quote.id: _works_behind(quote, sources) for quote in present}
    origins = _origins(present, chains)
    count = _pairs([{quote.source for quote in origin} for origin in origins])
    unnamed = any(_has_unnamed(works, sources) for works in chains.values())
    # One witness can be no fewer, whatever the unnamed work is.
    return Witnesses(count, at_most=unnamed and count > 1, shared=_shared(present, chains))


def common_works(
    versions: Iterable[Version], quotes: Mapping[str, Quote], sources: Mapping[str, Source]
) -> tuple[str, ...]:
    """Return the works that every quote of every version goes back to: "one work, told differently".

    Empty where a quote goes back to none of them, or where fewer than two versions have quotes.
    """
    present = [[quotes[quote] for quote in version.quotes if quote in quotes] for version in versions]
    if sum(bool(version) for version in present) < 2:
        return ()
    behind = [_works_behind(quote, sources) or (quote.source,) for version in present for quote in version]
    return tuple(work for work in behind[0] if all(work in works for works in behind))


def _works_behind(quote: Quote, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Return the chain of a quote with everything that the works in it are based on."""
    works = chain(quote, sources)
    everything = dict.fromkeys((*works, *_closure(works, sources)))
    everything.pop(quote.source, None)
    return tuple(everything)


def _closure(works: Iterable[str], sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Return what the works are based on, directly or not, nearest first; a circle ends where it began."""
    found: dict[str, None] = {}
    level = list(works)
    while level:
        level = [
            basis
            for work in level
            if work in sources
            for basis in sources[work].based_on
            if basis not in found
        ]
        found.update(dict.fromkeys(level))
    return tuple(found)


def _origins(quotes: list[Quote], chains: Mapping[str, tuple[str, ...]]) -> list[list[Quote]]:
    """Return the quotes grouped so that those of different groups share no work."""
    showing = {quote.source for quote in quotes if chains[quote.id]}
    retold = {work for works in chains.values() for work in works}
    origin_of: dict[str, list[Quote]] = {}  # work -> the group that goes back to it, one list object a group
    for quote in quotes:
        works = {*chains[quote.id]}
        if not works and quote.source in showing:
            continue
        if not works or quote.source in retold:
            works.add(quote.source)
        groups = {id(group): group for work in works if (group := origin_of.get(work)) is not None}
        merged = [quote, *(other for group in groups.values() for other in group)]
        joined = works | {work for work, group in origin_of.items() if id(group) in groups}
        origin_of.update(dict.fromkeys(joined, merged))
    return list({id(group): group for group in origin_of.values()}.values())


def _pairs(origins: list[set[str]]) -> int:
    """Return how many origins can be paired with a source of their own (a maximum bipartite matching)."""
    origin_with: dict[str, int] = {}

    def paired(origin: int, tried: set[str]) -> bool:
        for source in sorted(origins[origin] - tried):
            tried.add(source)
            if source not in origin_with or paired(origin_with[source], tried):
                origin_with[source] = origin
                return True
        return False

    return sum(paired(origin, set()) for origin in range(len(origins)))


def _shared(quotes: list[Quote], chains: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the works behind quotes of more than one source."""
    users: dict[str, set[str]] = {}
    for quote in quotes:
        for work in chains[quote.id]:
            users.setdefault(work, set()).add(quote.source)
    return tuple(work for work, using in users.items() if len(using) > 1)


def _has_unnamed(works: Iterable[str], sources: Mapping[str, Source]) -> bool:
    return any(work in sources and is_unnamed(sources[work]) for work in works)
