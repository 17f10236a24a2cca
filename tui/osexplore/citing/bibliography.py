"""The citations and references that some quotes need in a style, each work listed once.

One work comes from the cache, else from the engine. Several are rendered as one document where an
engine is at hand; without one they are put together from the cache. What can be had neither way
gets its basic reference, and the reason is told.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from osexplore.citing import basic, cache, engine, pandoc, runs, styles
from osexplore.citing.items import item
from osexplore.citing.pandoc import EngineError
from osexplore.citing.styles import StyleError
from osexplore.corpus.clocks import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from osexplore.citing.engine import Item, Place, Rendering
    from osexplore.citing.runs import Runs
    from osexplore.citing.styles import Style
    from osexplore.corpus.model import Person, Source


@dataclass(frozen=True)
class Reference:
    """A work in the list of references; `runs` is empty where the style lists no such work."""

    source: str
    label: str
    runs: Runs


@dataclass(frozen=True)
class Bibliography:
    """Citations in the order in which they were asked for, and the list of references in the style's order.

    `placed` tells of each citation whether the style itself printed its paragraph, `alike` which works
    are cited by the same words, `undated` of which works the style shows no date although they have one.
    Where `problem` says why no style could be had, `citations` are empty and the references basic ones.
    """

    citations: tuple[Runs, ...]
    placed: tuple[bool, ...]
    references: tuple[Reference, ...]
    problem: str = ""
    alike: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()

    @property
    def unlisted(self) -> tuple[str, ...]:
        """Return the works that the style cites without listing them."""
        return tuple(reference.source for reference in self.references if not reference.runs)


def bibliography(
    places: Sequence[Place],
    people: Mapping[str, Person],
    sources: Mapping[str, Source],
    style: Style,
    *,
    live: bool = True,
) -> Bibliography:
    """Return what citing these places of sources takes; only if `live` an engine may be waited for."""
    works = {identity: sources[identity] for identity, _ in places}
    items = {identity: item(work, people, style) for identity, work in works.items()}
    # In a numeric Chinese style works of all languages share one count, and each is rendered in its own.
    apart = style.kind == "numeric" and style.language is None
    if live and len(places) > 1 and not apart and pandoc.available():
        # A style that is not on this machine may still have been rendered.
        with suppress(EngineError, StyleError):
            return _complete(_together(list(items.values()), places, style), works, people, places, style)
    try:
        found = _renderings(items, style, live=live)
    except (EngineError, StyleError) as error:
        return _basic(works, people, style, str(error))
    if found is None:
        return _basic(works, people, style, _why_missing(style))
    return _complete(_one_by_one(found, places, style), works, people, places, style)


def _renderings(items: Mapping[str, Item], style: Style, *, live: bool) -> dict[str, Rendering] | None:
    """Return the rendering of each item by its id; None where one is missing that may not be waited for."""
    if live:
        return dict(zip(items, cache.renderings(list(items.values()), style), strict=True))
    found = dict(zip(items, cache.cached(list(items.values()), style), strict=True))
    known = {identity: rendering for identity, rendering in found.items() if rendering is not None}
    return known if len(known) == len(found) else None


def _why_missing(style: Style) -> str:
    """Say why a style has not been rendered: nobody waited for it yet, or there is nothing to wait for."""
    try:
        pandoc.program()
        styles.find(style)
    except (EngineError, StyleError) as error:
        return str(error)
    return "not rendered yet"


def _together(items: list[Item], places: Sequence[Place], style: Style) -> Bibliography:
    cited = engine.render_together(items, places, style)
    listed = tuple(Reference(identity, label, entry) for identity, label, entry in cited.references)
    missing = {made["id"] for made in items} - {reference.source for reference in listed}
    unlisted = tuple(Reference(identity, "", ()) for identity in sorted(missing))
    return Bibliography(cited.citations, cited.placed, (*listed, *unlisted))


def _one_by_one(found: Mapping[str, Rendering], places: Sequence[Place], style: Style) -> Bibliography:
    """Put renderings of single works together: numbered as they are cited, else in alphabetical order."""
    if style.kind == "numeric":
        found = {identity: one.numbered(number) for number, (identity, one) in enumerate(found.items(), 1)}
    references = [Reference(identity, one.label, one.reference) for identity, one in found.items()]
    if style.kind != "numeric":
        references.sort(key=lambda reference: runs.plain(reference.runs).casefold())
    citations = tuple(found[identity].cite(paragraph) for identity, paragraph in places)
    placed = tuple(paragraph is not None and found[identity].prints_place for identity, paragraph in places)
    alike = _alike(found) if style.kind in ("author-date", "author") else ()
    return Bibliography(citations, placed, tuple(references), alike=alike)


def _alike(found: Mapping[str, Rendering]) -> tuple[str, ...]:
    """Return the works that are cited by the same words: in one document they would get a letter each."""
    cited: dict[str, list[str]] = {}
    for identity, one in found.items():
        cited.setdefault(runs.plain(one.citation), []).append(identity)
    return tuple(identity for works in cited.values() if len(works) > 1 for identity in works)


def _complete(
    made: Bibliography,
    works: Mapping[str, Source],
    people: Mapping[str, Person],
    places: Sequence[Place],
    style: Style,
) -> Bibliography:
    """Return the bibliography with a basic reference for each citation that the style leaves empty."""
    citations = tuple(
        citation
        if runs.plain(citation).strip()
        else runs.of(basic.reference(works[identity], people, chinese=style.is_chinese))
        for citation, (identity, _) in zip(made.citations, places, strict=True)
    )
    whole = replace(made, citations=citations)
    return replace(whole, undated=tuple(_undated(whole, works, places)))


def _undated(made: Bibliography, works: Mapping[str, Source], places: Sequence[Place]) -> Iterator[str]:
    """Yield the works of which neither citation nor reference has a year, although the source has a date."""
    shown = dict.fromkeys(works, "")
    for citation, (identity, _) in zip(made.citations, places, strict=True):
        shown[identity] += runs.plain(citation)
    for reference in made.references:
        shown[reference.source] += runs.plain(reference.runs)
    for identity, work in works.items():
        when = parsed(work.published)
        days = [day for day in (when.earliest, when.latest) if day] if when else []
        if days and not any(str(day.year) in shown[identity] for day in days):
            yield identity


def _basic(
    works: Mapping[str, Source], people: Mapping[str, Person], style: Style, problem: str
) -> Bibliography:
    references = tuple(
        Reference(identity, "", runs.of(basic.reference(work, people, chinese=style.is_chinese)))
        for identity, work in works.items()
    )
    return Bibliography((), (), references, problem)
