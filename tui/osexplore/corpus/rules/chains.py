"""A chain of works leads from the print to the words, and never back to the print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from osexplore.corpus.problem import Problem

if TYPE_CHECKING:
    from osexplore.corpus.rules.examined import Examined


def no_circle_of_sources(examined: Examined) -> Iterator[Problem]:
    """A source is not based on itself, neither directly nor through others."""
    reported: set[str] = set()
    for source in examined.corpus.sources:
        circle = _way(examined, source.id, source.id)
        if circle and source.id not in reported:
            reported.update(circle)
            what = f"leads back to itself: {' -> '.join((source.id, *circle))}"
            yield Problem("sources", source.id, "based_on", what, "remove the one that is not so")


def no_way_back_to_the_print(examined: Examined) -> Iterator[Problem]:
    """The works behind a quote are neither its source nor based on its source."""
    for quote in examined.corpus.quotes:
        for work in dict.fromkeys(quote.via):
            way = () if work == quote.source else _way(examined, work, quote.source)
            if work == quote.source or way:
                what = f"leads back to its source: {' -> '.join((work, *way))}"
                yield Problem("quotes", quote.id, "via", what, "name the works between print and words only")


RULES = (no_circle_of_sources, no_way_back_to_the_print)


def _way(examined: Examined, start: str, goal: str) -> tuple[str, ...]:
    """Return the works on the shortest way by `based_on` from one work to another, () if there is none."""
    ways: dict[str, tuple[str, ...]] = {}
    waiting: list[tuple[str, tuple[str, ...]]] = [(start, ())]
    for work, way in waiting:
        for basis in examined.sources[work].based_on if work in examined.sources else ():
            if basis not in ways:
                ways[basis] = (*way, basis)
                if basis == goal:
                    return ways[basis]
                waiting.append((basis, ways[basis]))
    return ()
