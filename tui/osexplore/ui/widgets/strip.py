"""Laying the density strip out: as finely as its width allows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from osexplore.corpus.views import Quarter

BARS = " ▁▂▃▄▅▆▇█"
GAP = "·"

Place = tuple[int, int]
"""A year and a quarter of it, 1 to 4."""


class Cell(msgspec.Struct, frozen=True):
    """A piece of the strip, and the quarters that it stands for, from `first` to `last`."""

    text: str
    first: Place | None = None
    last: Place | None = None
    is_year: bool = False

    def holds(self, place: Place | None) -> bool:
        """Tell whether a place is among what it stands for."""
        if place is None or self.first is None or self.last is None:
            return False
        return self.first <= place <= self.last


def lay_out(quarters: Sequence[Quarter], width: int, place: Place | None) -> list[Cell]:
    """Return the strip in at most `width` cells, with the finest bars and the longest years that fit.

    If even a bar a year is too much, the years around `place` are shown.
    """
    counts: Counter[Place] = Counter({(year, quarter): count for year, quarter, count in quarters if count})
    if not counts:
        return []
    for digits, by_quarter in ((4, True), (2, True), (2, False)):
        strip = _strip(counts, digits, by_quarter=by_quarter)
        if _width(strip) <= width:
            return strip
    return _around(_years_only(counts), width, place)


def _strip(counts: Counter[Place], digits: int, *, by_quarter: bool) -> list[Cell]:
    """Return each year that has events with its bars, and a mark for each stretch that has none."""
    highest = max((counts if by_quarter else _by_year(counts)).values())
    cells: list[Cell] = []
    before = None
    for year in sorted({year for year, _ in counts}):
        if before is not None and year > before + 1:
            cells.append(Cell(f"{GAP} "))
        before = year
        cells.append(Cell(str(year)[-digits:], (year, 1), (year, 4), is_year=True))
        cells += _bars(counts, year, highest) if by_quarter else [_bar(counts, year, highest)]
        cells.append(Cell(" "))
    return cells[:-1]


def _bars(counts: Counter[Place], year: int, highest: int) -> list[Cell]:
    return [
        Cell(_height(counts[year, quarter], highest), (year, quarter), (year, quarter))
        for quarter in range(1, 5)
    ]


def _bar(counts: Counter[Place], year: int, highest: int) -> Cell:
    return Cell(_height(_by_year(counts)[year], highest), (year, 1), (year, 4))


def _years_only(counts: Counter[Place]) -> list[Cell]:
    """Return one bar a year, with none left out."""
    by_year = _by_year(counts)
    highest = max(by_year.values())
    return [
        Cell(_height(by_year[year], highest), (year, 1), (year, 4))
        for year in range(min(by_year), max(by_year) + 1)
    ]


def _around(cells: list[Cell], width: int, place: Place | None) -> list[Cell]:
    """Return as many cells as fit, with the place among them."""
    at = next((number for number, cell in enumerate(cells) if cell.holds(place)), 0)
    start = max(0, min(at - width // 2, len(cells) - width))
    return cells[start : start + width]


def _by_year(counts: Counter[Place]) -> Counter[int]:
    years: Counter[int] = Counter()
    for (year, _), count in counts.items():
        years[year] += count
    return years


def _height(count: int, highest: int) -> str:
    """Return a bar; the least that is not nothing is visible."""
    return BARS[-(-count * (len(BARS) - 1) // highest)]


def _width(cells: list[Cell]) -> int:
    return sum(len(cell.text) for cell in cells)
