"""A story as it could be known at a time: only what had been published by then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from osexplore.corpus.clocks import parsed
from osexplore.corpus.dates import DateError, parse

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from osexplore.corpus.model import Corpus, Disagreement, Source, Version


class LeftOut(msgspec.Struct, frozen=True):
    """The sources (ids) whose quotes are not looked at, since they had not certainly been published by then.

    They were published later, or within a time that ends later ("in 2024"), or nobody knows when (`undated`).
    """

    later: tuple[str, ...] = ()
    perhaps_later: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()

    def __contains__(self, source: str) -> bool:
        """Tell whether a source (an id) is left out."""
        return source in (*self.later, *self.perhaps_later, *self.undated)

    def in_words(self) -> str:
        """Say how many there are of each, in a few words; of those perhaps later only where there are any.

        They stand last: a line may be short, and that there are undated ones nobody would guess.
        """
        counted = [f"{len(self.later)} later", f"{len(self.undated)} undated"]
        if self.perhaps_later:
            counted.append(f"{len(self.perhaps_later)} perhaps later")
        return f"{', '.join(counted)} left out"


def last_day(edtf: str) -> date:
    """Return the last day of a date; raise DateError where it has no end."""
    last = parse(edtf).latest
    if last is None:
        raise DateError(f"{edtf!r} has no end; give the last day that counts")
    return last


def published_by(corpus: Corpus, edtf: str) -> tuple[Corpus, LeftOut]:
    """Return what had certainly been published by the last day of a date, and what is left out.

    Quotes of later and of undated sources go; then events on which no quote is left, versions that nobody
    gives any more, and disagreements of which fewer than two versions remain. All sources stay, since a
    quote that is left may go back to any of them. What the story itself says of an event stays as it is.
    """
    day = last_day(edtf)
    known = {source.id for source in corpus.sources if _is_published_by(source, day)}
    quotes = tuple(quote for quote in corpus.quotes if quote.source in known)
    told = {event for quote in quotes for event in quote.events}
    left = {quote.id for quote in quotes}
    disagreements = (_left_of(disagreement, told, left, known) for disagreement in corpus.disagreements)
    cut = replace(
        corpus,
        events=tuple(event for event in corpus.events if event.id in told),
        quotes=quotes,
        disagreements=tuple(one for one in disagreements if one.events and len(one.versions) > 1),
    )
    return cut, _left_out(corpus, known, day)


def _is_published_by(source: Source, day: date) -> bool:
    published = parsed(source.published)
    return published is not None and published.latest is not None and published.latest <= day


def _left_of(
    disagreement: Disagreement, told: Collection[str], quotes: Collection[str], sources: Collection[str]
) -> Disagreement:
    """Return what of a disagreement is left with these events, quotes and sources."""
    versions = (_version(version, quotes, sources) for version in disagreement.versions)
    return replace(
        disagreement,
        events=tuple(event for event in disagreement.events if event in told),
        versions=tuple(version for version in versions if version.quotes or version.silent),
    )


def _version(version: Version, quotes: Collection[str], sources: Collection[str]) -> Version:
    return replace(
        version,
        quotes=tuple(quote for quote in version.quotes if quote in quotes),
        silent=tuple(source for source in version.silent if source in sources),
    )


def _left_out(corpus: Corpus, known: Collection[str], day: date) -> LeftOut:
    """Return the sources with quotes that are not among those known."""
    quoted = {quote.source for quote in corpus.quotes}
    found: dict[str, list[str]] = {"later": [], "perhaps_later": [], "undated": []}
    for source in corpus.sources:
        if source.id in quoted and source.id not in known:
            found[_why_left_out(source, day)].append(source.id)
    return LeftOut(**{why: tuple(sources) for why, sources in found.items()})


def _why_left_out(source: Source, day: date) -> Literal["later", "perhaps_later", "undated"]:
    published = parsed(source.published)
    if published is not None and published.earliest is not None and published.earliest > day:
        return "later"
    return "undated" if published is None or published.latest is None else "perhaps_later"
