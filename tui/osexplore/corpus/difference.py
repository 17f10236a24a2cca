"""Where two renderings of the same words differ: character by character in Chinese, by word elsewhere."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby, product
from typing import TYPE_CHECKING, NamedTuple

from osexplore.corpus.alignment import aligned, weighable
from osexplore.corpus.edges import Divided, beside, beyond
from osexplore.corpus.moved import moved
from osexplore.corpus.units import together, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from osexplore.corpus.units import Unit

MOST_UNITS = 20_000
"""How many characters and words two texts may have together to be compared; none that is quoted has."""

LONG_WORD = 10
"""With so many characters for each unit a text is too long to be even divided into units."""

MOST_PASSAGES = 500
"""How many times a passage of one side may be held against one of the other."""

MOST_SIGNS = 4_000_000
"""Where there are several, how many pairs of characters all these passages may make."""


class Span(NamedTuple):
    """The characters of a text from `start` to before `end`."""

    start: int
    end: int


class Passage(NamedTuple):
    """Words with what stands `beside` them: stretches of `text` that are compared, but never differ.

    `goes_on`: a sentence goes on before `text`, or after it, nobody knows how.
    """

    text: str
    beside: tuple[Span, ...] = ()
    goes_on: tuple[bool, bool] = (False, False)


Differing = tuple[tuple[Span, ...], ...]
"""For each passage of a side where it differs."""


def difference(left: Iterable[Passage], right: Iterable[Passage]) -> tuple[Differing, Differing]:
    """Return for each passage of either side the spans in it that the other side has not.

    The passages of a side render the same words as those of the other: in parts, or more than once. What no
    passage of the other side has at the same place differs; a phrase agrees in another place too. Compared
    are signs, words, figures with their scale and symbols (a currency, a smiley, the minus before a figure),
    without regard to script, width, case, spaces, commas in a figure, and punctuation other than question
    and exclamation marks. Of passages too long or too many to be compared the words differ as a whole,
    unless they are equal. It is the same whichever side is left.
    """
    return _difference(tuple(left), tuple(right))


@lru_cache(maxsize=64)  # the same two accounts are drawn again and again
def _difference(left: tuple[Passage, ...], right: tuple[Passage, ...]) -> tuple[Differing, Differing]:
    agreeing = {passage: set[int]() for passage in (*left, *right)}
    pairs = list(product(dict.fromkeys(left), dict.fromkeys(right)))
    signs = sum(len(one.text) * len(other.text) for one, other in pairs)
    few = len(left) * len(right) <= MOST_PASSAGES and (len(pairs) == 1 or signs <= MOST_SIGNS)
    for one, other in pairs:
        if few or one.text == other.text:
            for passage, characters in zip((one, other), _agreeing(one, other), strict=True):
                agreeing[passage] |= characters
    return (
        tuple(tuple(_differing(passage, agreeing[passage])) for passage in left),
        tuple(tuple(_differing(passage, agreeing[passage])) for passage in right),
    )


def _agreeing(left: Passage, right: Passage) -> tuple[set[int], set[int]]:
    """Return of either passage the characters in which the two cannot be said to differ."""
    if left > right:  # of equally good ways to align them one is chosen, whichever is left
        of_right, of_left = _agreeing(right, left)
        return of_left, of_right
    if left.text == right.text:
        return set(range(len(left.text))), set(range(len(right.text)))
    if len(left.text) + len(right.text) > MOST_UNITS * LONG_WORD:
        return set(), set()
    one, other = _divided(left, right), _divided(right, left)
    if _own_keys(one) == _own_keys(other):
        return set(range(len(left.text))), set(range(len(right.text)))
    if len(one.units) + len(other.units) > MOST_UNITS:
        return set(), set()
    of_one, of_other = _common(one, other)
    return _characters(one, of_one), _characters(other, of_other)


def _common(left: Divided, right: Divided) -> tuple[set[int], set[int]]:
    """Return which units of either text the other has, or may have where it is cut off."""
    ones, others = ([n for n, unit in enumerate(side.units) if not unit.is_beside] for side in (left, right))
    words = aligned([left.units[n] for n in ones], [right.units[n] for n in others])
    pairs = [(ones[first], others[second]) for first, second in words]
    pairs = sorted(pairs + beside(left, right, pairs))
    turned = [(second, first) for first, second in pairs]
    of_left, of_right = {*beyond(left, pairs, right)}, {*beyond(right, turned, left)}
    if weighable(left.units, right.units):
        pairs += moved(left.units, right.units, pairs)
    return of_left.union(first for first, _ in pairs), of_right.union(second for _, second in pairs)


def _divided(passage: Passage, other: Passage) -> Divided:
    found = together(passage.text, _units(passage), _units(other))
    return Divided(passage.text, found, passage.goes_on)


def _units(passage: Passage) -> list[Unit]:
    return [
        unit._replace(is_beside=any(start <= unit.start < end for start, end in passage.beside))
        for unit in units(passage.text)
    ]


def _own_keys(side: Divided) -> list[str]:
    return [unit.key for unit in side.units if not unit.is_beside]


def _characters(side: Divided, numbers: Iterable[int]) -> set[int]:
    return {place for n in numbers for place in range(side.units[n].start, side.units[n].end)}


def _differing(passage: Passage, agreeing: set[int]) -> Iterator[Span]:
    """Give the spans of a passage's words whose units do not begin with a character that agrees."""
    if len(passage.text) > MOST_UNITS * LONG_WORD:
        yield from () if agreeing else _words(passage)
        return
    found = groupby(_units(passage), lambda unit: not unit.is_beside and unit.start not in agreeing)
    for run in (list(run) for differs, run in found if differs):
        for start, end in _words(passage):
            if start < run[-1].end and run[0].start < end:
                yield Span(max(start, run[0].start), min(end, run[-1].end))


def _words(passage: Passage) -> Iterator[Span]:
    """Give the stretches of a passage that do not stand beside its words."""
    reached = 0
    for start, end in (*passage.beside, Span(len(passage.text), len(passage.text))):
        if reached < start:
            yield Span(reached, start)
        reached = end
