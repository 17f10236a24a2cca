"""Who stands behind a quote: its chain of works, its holders, and how many witnesses are independent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from osexplore.corpus.model import Quote, Source, Version

NAMING_FIELDS = ("title", "author", "publisher", "container-title")
TRIED_WITHOUT_EACH = 24
NOTHING: Mapping[str, Iterable[str]] = MappingProxyType({})


class Witnesses(msgspec.Struct, frozen=True):
    """How many independent witnesses a version has.

    `at_most`: an unnamed work may be one of the others, so that there may be fewer. Where they are fewer than
    the sources, `shared` are the works that quotes of several sources go back to, nearest to the print first.
    """

    count: int
    at_most: bool
    shared: tuple[str, ...]


def is_unnamed(source: Source) -> bool:
    """Tell whether a work is only "a media report": no text, no title, no author, no publisher."""
    return source.text is None and not source.by and not any(source.csl.get(name) for name in NAMING_FIELDS)


def is_claimed(quotes: Iterable[Quote], sources: Mapping[str, Source]) -> bool:
    """Tell whether an event with these quotes is only claimed: no source tells it on its own word.

    A quote is somebody's claim when it has a speaker, an `according_to`, or an unnamed work in its chain.
    Without a quote nobody claims anything.
    """
    claims = [
        quote.speakers
        or quote.according_to
        or any(is_unnamed(sources[work]) for work in chain(quote, sources) if work in sources)
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
    works.pop(quote.source)
    return tuple(works)


def witnesses(version: Version, quotes: Mapping[str, Quote], sources: Mapping[str, Source]) -> Witnesses:
    """Count a version's independent witnesses: the most of its quotes of which no two go back to one work.

    A quote goes back to its source, its chain, and all that the works in it are based on. So what one source
    prints is one witness, whether on its own word or out of several letters, which reach us through the same
    hands; and a retelling is one with what it retells. Where one quote shows that a work has the matter from
    another, this holds for that work throughout the version: an article's own word is no witness beside the
    blog that it also quotes. But an article that quotes two letters does not make one of two others that
    have one letter each. `silent` sources testify to nothing: that they leave something out is our finding.
    """
    present = [quotes[quote] for quote in version.quotes if quote in quotes]
    behind = _works_behind(present, sources)
    unnamed = any(work in sources and is_unnamed(sources[work]) for works in behind for work in works)
    count = _most_apart([frozenset(works) for works in behind])
    users: dict[str, set[str]] = {}
    for quote, works in zip(present, behind, strict=True):
        for work in works:
            users.setdefault(work, set()).add(quote.source)
    fewer = count < len({quote.source for quote in present})
    shared = tuple(work for work, using in users.items() if fewer and len(using) > 1)
    # One witness can be no fewer, whatever the unnamed work is.
    return Witnesses(count, at_most=unnamed and count > 1, shared=shared)


def common_works(
    versions: Iterable[Version], quotes: Mapping[str, Quote], sources: Mapping[str, Source]
) -> tuple[str, ...]:
    """Return the works that every quote of every version tells: "one work, told differently".

    A quote tells the works that it names in `via` and what they are based on; without any, its own source
    and what that is based on, unless somebody else speaks there: two people who contradict each other in one
    article are not that article told differently. Empty where fewer than two versions have quotes.
    """
    present = [[quotes[quote] for quote in version.quotes if quote in quotes] for version in versions]
    if sum(bool(version) for version in present) < 2:
        return ()
    told = [_works_told(quote, sources) for version in present for quote in version]
    return tuple(work for work in told[0] if all(work in works for works in told))


def _works_told(quote: Quote, sources: Mapping[str, Source]) -> tuple[str, ...]:
    if not quote.via and holders(quote) != (quote.source,):
        return ()
    return _closure(quote.via or (quote.source,), sources)


def _works_behind(quotes: list[Quote], sources: Mapping[str, Source]) -> list[tuple[str, ...]]:
    """Return all that each quote goes back to, its source first, by what these quotes show together.

    A work can be in it twice.
    """
    shown: dict[str, dict[str, None]] = {}
    for quote in quotes:
        for work, basis in pairwise((quote.source, *quote.via)):
            shown.setdefault(work, {})[basis] = None
    return [
        (*_closure((quote.source,), sources), *_closure(quote.via, sources, shown))
        if quote.via
        else _closure((quote.source,), sources, shown)
        for quote in quotes
    ]


def _closure(
    works: Iterable[str], sources: Mapping[str, Source], shown: Mapping[str, Iterable[str]] = NOTHING
) -> tuple[str, ...]:
    """Return the works and what they are based on or `shown` to be, directly or not, nearest first."""
    found = dict.fromkeys(works)
    level = tuple(found)
    while level:
        bases = ((*_based_on(work, sources), *shown.get(work, ())) for work in level)
        level = tuple(dict.fromkeys(basis for several in bases for basis in several if basis not in found))
        found.update(dict.fromkeys(level))
    return tuple(found)


def _based_on(work: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    return sources[work].based_on if work in sources else ()


def _most_apart(sets: Iterable[frozenset[str]]) -> int:
    """Return how many of the sets can be chosen so that no two of them meet.

    Where very many meet each other only a likely choice is tried, which may find too few and never too many.
    """
    # A set that holds another can always give way to it; few are left then.
    distinct = set(sets)
    left = [one for one in distinct if not any(other < one for other in distinct)]
    chosen = 0
    while left:
        meeting = {one: {other for other in left if other & one} for one in left}  # itself is one of them
        calmest = min(left, key=lambda one: (len(meeting[one]), sorted(one)))
        if 2 < len(meeting[calmest]) < len(left) <= TRIED_WITHOUT_EACH:
            without = _most_apart(one for one in left if one != calmest)
            return chosen + max(without, 1 + _most_apart(one for one in left if one not in meeting[calmest]))
        alone = {one for one in left if len(meeting[one]) == 1}
        chosen += len(alone) or 1
        left = [one for one in left if one not in (alone or meeting[calmest])]
    return chosen
