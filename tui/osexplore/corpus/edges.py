"""What stands beside the words of two passages, and what would stand where they are cut off."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from osexplore.corpus.alignment import aligned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from osexplore.corpus.alignment import Pair
    from osexplore.corpus.units import Unit

SENTENCE_END = re.compile(r"[。．｡！？!?；;\r\n]|\.(?=\s|$)")


class Divided(NamedTuple):
    """A passage and its units; `goes_on` says whether it is cut off, before and after."""

    text: str
    units: Sequence[Unit]
    goes_on: tuple[bool, bool] = (False, False)


def beside(left: Divided, right: Divided, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of words with what stands beside the other words, between those found already.

    Before the first and after the last of these they are looked for in the same sentence only: what stands
    further off belongs to something else.
    """
    found: list[Pair] = []
    before, after = (-1, -1), (len(left.units), len(right.units))
    for (first, second), (last, end) in pairwise((before, *pairs, after)):
        ones, others = range(*_narrowed(left, first, last)), range(*_narrowed(right, second, end))
        between = aligned([left.units[n] for n in ones], [right.units[n] for n in others])
        found += [(ones[n], others[m]) for n, m in between]
    return found


def _narrowed(side: Divided, before: int, after: int) -> tuple[int, int]:
    """Return the units between two of the text, before the first and after the last of one sentence only."""
    first, last = before + 1, after
    parted = [n for n in range(max(first, 1), min(last + 1, len(side.units))) if _parted(side, n)]
    if parted and before < 0 and after < len(side.units):
        first = parted[-1]
    if parted and before >= 0 and after == len(side.units):
        last = parted[0]
    return first, last


def _parted(side: Divided, number: int) -> bool:
    """Tell whether a sentence ends between a unit and the one before it."""
    first, second = side.units[number - 1], side.units[number]
    return SENTENCE_END.search(side.text, first.start, second.start + 1) is not None


def beyond(side: Divided, pairs: Sequence[Pair], other: Divided) -> Iterator[int]:
    """Give the units of a text that go on where the other is cut off.

    What comes next in the other is not known: it may be the same, as far as to a figure or punctuation.
    """
    if pairs and other.goes_on[0] and pairs[0][1] == 0:
        yield from _going_on(side, pairs[0][0], -1)
    if pairs and other.goes_on[1] and pairs[-1][1] == len(other.units) - 1:
        yield from _going_on(side, pairs[-1][0], 1)


def _going_on(side: Divided, place: int, step: int) -> Iterator[int]:
    """Give the units that follow one, backwards or forwards, without punctuation or a figure between."""

    def follows(number: int) -> bool:
        first, second = sorted((number - step, number))
        between = side.text[side.units[first].end : side.units[second].start]
        return not between.strip() and not side.units[number].is_figure

    end = len(side.units) if step > 0 else -1
    yield from takewhile(follows, range(place + step, end, step))
