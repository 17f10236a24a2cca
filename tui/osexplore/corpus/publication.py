"""A story as it could be known at a time: only what had been published by then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from osexplore.corpus.clocks import parsed
from osexplore.corpus.dates import DateError, parse

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from osexplore.corpus.model import Corpus, Disagreement, Source, Version


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The sources (ids) whose quotes are not looked at: published later, or nobody knows when (`undated`)."""

    later: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()


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
    return cut, _left_out(corpus, known)


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


def _left_out(corpus: Corpus, known: Collection[str]) -> LeftOut:
    """Return the sources with quotes that are not among those known."""
    quoted = {quote.source for quote in corpus.quotes}
    missing = [source for source in corpus.sources if source.id in quoted and source.id not in known]
    undated = tuple(source.id for source in missing if _is_undated(source))
    return LeftOut(tuple(source.id for source in missing if source.id not in undated), undated)


def _is_undated(source: Source) -> bool:
    published = parsed(source.published)
    return published is None or published.latest is None
