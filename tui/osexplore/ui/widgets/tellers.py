"""All the sources that tell the event, in a line: which stand on the two sides, and which are left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from osexplore.corpus.plain import shorten, width
from osexplore.ui.holding import LEFT, RIGHT, Held
from osexplore.ui.widgets.said import Said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

    from osexplore.corpus.views import EventView

BOXES = {LEFT: "[left] ", RIGHT: "[right] ", None: "[ ] "}
SHORT_BOXES = {LEFT: "◧", RIGHT: "◨", None: "□"}
GAP = "  "
SHORTEST, SHORTEST_IN_FULL = 3, 9
"""The cells that names may be cut to; beside boxes in full there is room for more, or they give way."""


class Tellers(Said):
    """The sources of the event (`view`) and where they are held (`held`). A click asks for one of them."""

    @dataclass
    class Asked(Message):
        """Show this source (an id)."""

        source: str

    view: reactive[EventView | None] = reactive(None)
    held: reactive[Held] = reactive[Held]((None, None))

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__(id="tellers")
        self._names = names

    def say(self, room: int) -> Content:
        """Say as much of each name as fits."""
        parts: list[str | tuple[str, str]] = []
        for source, box, name in self._written(room):
            parts += [GAP if parts else "", (box + name, "bold" if source in self.held else "")]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Ask for the source under the mouse."""
        place = event.get_content_offset(self)
        end = 0
        for source, box, name in self._written(self.content_size.width):
            end += width(box + name + GAP)
            if place is not None and place.x < end - len(GAP):
                self.post_message(self.Asked(source))
                return

    def _written(self, room: int) -> list[tuple[str, str, str]]:
        """Return each source (an id) with its box and as much of its name as there is room for."""
        telling = [account.source.id for account in self.view.accounts] if self.view else []
        for boxes, shortest in ((BOXES, SHORTEST_IN_FULL), (SHORT_BOXES, SHORTEST)):
            marked = [(source, boxes[self._side_of(source)]) for source in telling]
            left = room - sum(width(box) for _, box in marked) - len(GAP) * (len(telling) - 1)
            names = _fitted([self._names.get(source, source) for source in telling], left, shortest)
            if names:
                return [(source, box, name) for (source, box), name in zip(marked, names, strict=True)]
        return []

    def _side_of(self, source: str) -> int | None:
        return self.held.index(source) if source in self.held else None


def _fitted(names: list[str], room: int, shortest: int) -> list[str]:
    """Return names that take no more cells together, the longest cut first; none if too short."""
    whole = max(map(width, names), default=0)
    for longest in range(min(room, whole), min(shortest, whole) - 1, -1):
        fitted = [shorten(name, longest) for name in names]
        if sum(map(width, fitted)) <= room:
            return fitted
    return []
