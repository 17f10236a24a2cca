"""Phrases that two texts have in another order."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from osexplore.corpus.alignment import Pair
    from osexplore.corpus.units import Unit

WORD, SIGN = 4, 3
PHRASE = 12
"""What a phrase is worth at least: three words, or four signs. A name is none: it may have another role."""


def moved(left: Sequence[Unit], right: Sequence[Unit], pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs of phrases that both texts have besides those found already; figures are in none."""
    found: list[Pair] = []
    for run in sorted(_runs(left, right, list(pairs)), key=lambda run: (-_worth(run, left), run)):
        taken = {first for first, _ in found}, {second for _, second in found}
        if not any(first in taken[0] or second in taken[1] for first, second in run):
            found += run
    return found


def _runs(left: Sequence[Unit], right: Sequence[Unit], pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Return the longest runs of equal units that are phrases and not yet paired."""
    taken = {first for first, _ in pairs}, {second for _, second in pairs}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, unit in enumerate(right):
        if place not in taken[1] and not unit.is_figure:
            places[unit.key].append(place)
    runs: dict[Pair, list[Pair]] = {}
    for number, unit in enumerate(left):
        for place in places.get(unit.key, ()) if number not in taken[0] else ():
            if not (unit.is_beside and right[place].is_beside):
                runs[number, place] = [*runs.pop((number - 1, place - 1), ()), (number, place)]
    return [run for run in runs.values() if _worth(run, left) >= PHRASE]


def _worth(run: Iterable[Pair], left: Sequence[Unit]) -> int:
    return sum(SIGN if len(left[number].key) == 1 else WORD for number, _ in run)
