"""A table of text in columns that fit the terminal and stay straight with Chinese in them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from osexplore.corpus.plain import harmless, pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

GAP = 2
NARROWEST = 4
ROOMY = 100


@dataclass(frozen=True, slots=True)
class Column:
    """A column for reading: its name, the text of its cell, and how it behaves where there is little room.

    `weight`: how much it gets of the room that is left, after every column has its `least` cells (0: always
    as much as its text needs). `from_width`: a narrower table goes without it. `short`: its name in a table
    that is not roomy, which says below what it means. `right`: its numbers stand at its right edge.
    """

    name: str
    cell: Callable[[Any], str]
    weight: int = 1
    least: int = 8
    from_width: int = 0
    short: str = ""
    right: bool = False


def table_text(columns: Sequence[Column], records: Iterable[Any], room: int | None, rule: str) -> str:
    """Return a table of `records` at most `room` cells wide, with a line of `rule` under its header.

    Without a `room` it has all columns, as wide as they need, and a line for each record.
    """
    room = room or sys.maxsize
    shown = [column for column in columns if column.from_width <= room]
    shortened = [column for column in shown if column.short and room < ROOMY]
    header = [column.short if column in shortened else column.name for column in shown]
    body = [[harmless(column.cell(record)) for column in shown] for record in records]
    needed = [max(width(cell) for cell in cells) for cells in zip(header, *body, strict=True)]
    widths = fit(shown, needed, room)
    lines = [
        _line(shown, widths, parts)
        for row in (header, *body)
        for parts in zip_longest(*map(wrap, row, widths), fillvalue="")
    ]
    height = max(len(wrap(name, cells)) for name, cells in zip(header, widths, strict=True))
    lines.insert(height, rule * (sum(widths) + GAP * (len(widths) - 1)))
    lines += wrap(", ".join(f"{column.short} {column.name}" for column in shortened), room)
    return "\n".join(lines)


def fit(columns: Sequence[Column], needed: Sequence[int], room: int) -> list[int]:
    """Return how wide each column is: what it needs if all of that fits, else by `least` and `weight`."""
    room -= GAP * (len(columns) - 1)
    widths = [
        min(need, column.least) if column.weight else need
        for column, need in zip(columns, needed, strict=True)
    ]
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    while room > sum(widths):
        # The column that is shortest of its share gets the next cell, until all have what they need.
        wanting = [place for place, need in enumerate(needed) if widths[place] < need]
        if not wanting:
            break
        widths[min(wanting, key=lambda place: widths[place] / max(1, columns[place].weight))] += 1
    return widths


def _line(columns: Sequence[Column], widths: Sequence[int], parts: Sequence[str]) -> str:
    cells = [
        " " * (cells - width(part)) + part if column.right else pad(part, cells)
        for column, cells, part in zip(columns, widths, parts, strict=True)
    ]
    return (" " * GAP).join(cells).rstrip()
