"""Which two of an event's sources stand side by side, and which comes when the reader asks for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Held = tuple[str | None, str | None]
"""A source (id) on the left and one on the right; None: nobody."""

LEFT, RIGHT = 0, 1


def standing(wanted: Held, telling: Sequence[str]) -> Held:
    """Return the two sources that are shown, of those `telling` the event, which stand by earliest published.

    A source that the reader holds (`wanted`) stays on its side while it tells the event; where it does
    not, the earliest published that is not shown yet stands in. An only source stands on the left.
    """
    if len(telling) < 2:
        return (telling[0] if telling else None), None
    left, right = (source if source in telling else None for source in wanted)
    if left == right:
        right = None
    left = left or _earliest(telling, right)
    return left, right or _earliest(telling, left)


def turned(held: Held, telling: Sequence[str], side: int, step: int) -> str | None:
    """Return the source that stands on `side` after `step` more, round and past the one on the other side.

    `held` is what stands there now. None: there is no other one.
    """
    here, there = held[side], held[1 - side]
    choices = [source for source in telling if source != there]
    if here not in choices or len(choices) < 2:
        return None
    return choices[(choices.index(here) + step) % len(choices)]


def _earliest(telling: Sequence[str], taken: str | None) -> str:
    return next(source for source in telling if source != taken)
