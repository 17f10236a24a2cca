"""The citations and references that some quotes need in a style, each work listed once.

One work comes from the cache, else from the engine. Several are rendered as one document where an
engine is at hand; without one they are put together from the cache. What can be had neither way
gets its basic reference, and the reason is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from osexplore.citing import basic, cache, engine, pandoc, runs
from osexplore.citing.items import item
from osexplore.citing.pandoc import EngineError
from osexplore.citing.styles import StyleError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from osexplore.citing.engine import Place, Rendering
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

    `placed` tells of each citation whether the style itself printed its paragraph. Where `problem`
    says why no style could be had, `citations` are empty and the references are basic ones.
    """

    citations: tuple[Runs, ...]
    placed: tuple[bool, ...]
    references: tuple[Reference, ...]
    problem: str = ""

    @property
    def cited(self) -> tuple[tuple[Runs, ...], tuple[bool, ...]]:
        """Return citations and `placed`, to be walked together."""
        return self.citations, self.placed

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
    found = {identity: cache.cached(made, style) for identity, made in items.items()}
    try:
        if live and len(places) > 1 and pandoc.available():
            return _together(list(items.values()), places, style)
        if live:
            made = cache.renderings(list(items.values()), style)
            found = dict(zip(items, made, strict=True))
    except (EngineError, StyleError) as error:
        return _basic(works, people, str(error))
    known = {identity: rendering for identity, rendering in found.items() if rendering is not None}
    if len(known) < len(found):
        return _basic(works, people, "not rendered yet")
    return _one_by_one(known, places, style)


def _together(items: list[engine.Item], places: Sequence[Place], style: Style) -> Bibliography:
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
    return Bibliography(citations, placed, tuple(references))


def _basic(works: Mapping[str, Source], people: Mapping[str, Person], problem: str) -> Bibliography:
    references = tuple(
        Reference(identity, "", runs.of(basic.reference(work, people))) for identity, work in works.items()
    )
    return Bibliography((), (), references, problem)
