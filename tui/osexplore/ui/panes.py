"""Which panes there is room for, at any size."""

from __future__ import annotations

from typing import Literal

Pane = Literal["people", "timeline", "left", "right"]
PANES: tuple[Pane, ...] = ("people", "timeline", "left", "right")

Shape = Literal["columns", "stack", "single"]
SHAPES: tuple[Shape, ...] = ("columns", "stack", "single")

COLUMNS_FROM, COLUMNS_MIN_HEIGHT = 110, 12
STACK_FROM, STACK_MIN_HEIGHT = 60, 18


def shape_of(width: int, height: int) -> Shape:
    """Return how panes lie at a size: in three columns, timeline over sources, or one at a time."""
    if width >= COLUMNS_FROM and height >= COLUMNS_MIN_HEIGHT:
        return "columns"
    if width >= STACK_FROM and height >= STACK_MIN_HEIGHT:
        return "stack"
    return "single"


SIDES: tuple[Pane, ...] = ("left", "right")


def shown(shape: Shape, pane: Pane, *, comparing: bool = False) -> frozenset[Pane]:
    """Return the panes in view while one of them has the focus; `comparing` gives the sides all the room."""
    if comparing:
        return frozenset(SIDES) if shape == "columns" else frozenset((pane,))
    if shape == "columns":
        return frozenset(PANES)
    if shape == "single":
        return frozenset((pane,))
    if pane == "people":
        return frozenset(("people", "timeline"))
    return frozenset(PANES) - {"people"}
