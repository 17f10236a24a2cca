"""Which units of two texts answer to each other: in order, figures before all, then in runs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from osexplore.corpus.units import Unit

Pair = tuple[int, int]
"""The place of a unit of the left text, and that of the equal one of the right."""

MOST_PAIRS = 20_000
"""How many pairs of equal units may be weighed against each other."""

PAIR, RUN, CLOSE = 2, 2, 1
"""What a pair is worth, and what more where it follows another on both sides, or on one, without a gap."""


class _Link(NamedTuple):
    """The last pair of the best row of pairs that ends with it."""

    worth: int
    pair: Pair
    before: _Link | None


def aligned(left: Sequence[Unit], right: Sequence[Unit]) -> list[Pair]:
    """Return pairs of equal units, in the order of both texts.

    As many figures as possible are among them; besides, whole phrases come before scattered words. What
    stands beside the words in both texts is not paired. Of texts with more than MOST_PAIRS equal units as
    many as possible are paired, whatever they are.
    """
    if weighable(left, right):
        return _best(left, right)
    keys = [unit.key for unit in left], [unit.key for unit in right]
    equal = (run for run in Indel.opcodes(*keys) if run.tag == "equal")
    pairs = (
        (run.src_start + n, run.dest_start + n) for run in equal for n in range(run.src_end - run.src_start)
    )
    return [(one, other) for one, other in pairs if not (left[one].is_beside and right[other].is_beside)]


def weighable(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Tell whether two texts have so few equal units that each pair of them can be weighed."""
    counts = Counter(unit.key for unit in right)
    return sum(counts[unit.key] for unit in left) <= MOST_PAIRS


def _best(left: Sequence[Unit], right: Sequence[Unit]) -> list[Pair]:
    """Return the row of pairs that is worth most."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, unit in enumerate(right):
        places[unit.key].append(place)
    figure = (PAIR + RUN) * min(len(left), len(right)) + 1
    rows = _Rows()
    for number, unit in enumerate(left):
        found = []
        for place in places.get(unit.key, ()):
            if not (unit.is_beside and right[place].is_beside):
                worth = PAIR + (figure if unit.is_figure and right[place].is_figure else 0)
                found.append(rows.followed_by((number, place), worth))
        rows.add(found)
    return list(_pairs(rows.best(len(right))))[::-1]


def _pairs(last: _Link | None) -> Iterator[Pair]:
    """Give the pairs of a row from its end."""
    while last:
        yield last.pair
        last = last.before


class _Front:
    """Rows of pairs that no other beats which ends further left: each is worth more than the one before."""

    def __init__(self) -> None:
        self._ends: list[int] = []
        self._links: list[_Link] = []

    def best(self, end: int) -> _Link | None:
        """Return the row worth most that ends before this place of the right text."""
        place = bisect_left(self._ends, end)
        return self._links[place - 1] if place else None

    def add(self, link: _Link) -> None:
        """Keep a row unless it is beaten, and drop those that it beats."""
        end = link.pair[1]
        beaten = self.best(end + 1)
        if beaten is None or beaten.worth < link.worth:
            first = last = bisect_left(self._ends, end)
            while last < len(self._links) and self._links[last].worth <= link.worth:
                last += 1
            self._ends[first:last], self._links[first:last] = [end], [link]


class _Rows:
    """The best rows of pairs as far as the left text has been read."""

    def __init__(self) -> None:
        self._front, self._front_above = _Front(), _Front()
        self._above: dict[int, _Link] = {}
        self._columns: dict[int, _Link] = {}

    def best(self, end: int) -> _Link | None:
        """Return the row worth most that ends before this place of the right text."""
        return self._front.best(end)

    def followed_by(self, pair: Pair, worth: int) -> _Link:
        """Return a pair after the row with which it is worth most."""
        end = pair[1]
        ways = (
            (self._front.best(end), 0),
            (self._front_above.best(end), CLOSE),
            (self._columns.get(end - 1), CLOSE),
            (self._above.get(end - 1), RUN),
        )
        best, before = 0, None
        for row, more in ways:
            if row and row.worth + more > best:
                best, before = row.worth + more, row
        return _Link(best + worth, pair, before)

    def add(self, found: Sequence[_Link]) -> None:
        """Keep the rows that end with the next unit of the left text."""
        self._above = {link.pair[1]: link for link in found}
        self._front_above = _Front()
        for end, link in self._above.items():
            self._front.add(link)
            self._front_above.add(link)
            if end not in self._columns or self._columns[end].worth < link.worth:
                self._columns[end] = link
