"""A screen of four panes: which are in view at this size, and how the focus goes between them."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import events, on
from textual.geometry import Size
from textual.reactive import var
from textual.widget import Widget

from osexplore.ui.commands import bindings
from osexplore.ui.later import read_styles
from osexplore.ui.panes import PANES, SHAPES, SIDES, Pane, Shape, shape_of, shown
from osexplore.ui.screens.whole import WholeScreen

LOW, TINY = 18, 7
"""Below these heights the strip gives way, then every line around the panes."""

BROAD, HIGH = 140, 30
"""From this width on there is room for whole names beside whole titles, from this height on for summaries."""


class Paned(WholeScreen[None]):
    """People, timeline, left and right: the widgets with these ids, in view as `panes` says.

    The timeline is drawn first: what a screen mounts in `add_the_rest` comes right after it.
    """

    BINDINGS: ClassVar = bindings(
        "people", "timeline", "left", "right", "next_pane", "previous_pane", "step_in", "step_out"
    )

    pane: Pane = "timeline"
    """The pane in use."""

    comparing: var[bool] = var(default=False, init=False)
    """Whether the two sides have the whole screen."""

    timeline_first = True
    """Whether there is a frame with the timeline alone, which comes sooner so."""

    timeline_alone = True
    """Whether the other panes are still to come."""

    def __init__(self) -> None:
        super().__init__()
        self.complete = asyncio.Event()
        """Set once nothing is to come any more: what is typed before waits for it."""

    async def add_the_rest(self) -> None:
        """Mount what the first frame does without."""
        raise NotImplementedError

    def focus_of(self, pane: Pane) -> Widget:
        """Return what takes the keys in a pane."""
        return self.query_one(f"#{pane}")

    def is_in_view(self, pane: Pane) -> bool:
        """Tell whether there is room for a pane just now."""
        return bool(self.query_one(f"#{pane}").display)

    def go(self, pane: Pane) -> None:
        """Put the focus into a pane, making room for it first."""
        if pane not in SIDES:
            self.comparing = False
        self.use(pane)
        # At once: keys that were typed already are for this pane.
        self.set_focus(self.focus_of(pane))

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for this size; every list keeps its place."""
        self.make_room(event.size)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Give the pane that took the focus its room."""
        pane = next(
            (known for known in PANES for up in event.widget.ancestors_with_self if up.id == known), None
        )
        # The message is late: keys that came since may have led elsewhere.
        if pane and event.widget is self.focused:
            self.use(pane)

    def use(self, pane: Pane) -> None:
        """Make this the pane in use, and room for it."""
        self.pane = pane
        self.make_room()

    def make_room(self, size: Size | None = None) -> None:
        """Show the panes for which there is room, at this size or the one there is."""
        shape = self.take_shape(*(size or self.size))
        panes = shown(shape, self.pane, comparing=self.comparing)
        # Set here and not by a style sheet, whose rules apply too late for a focus that follows at once.
        if self.timeline_alone:
            self.query_one("#people").display = "people" in panes
            return
        for pane in PANES:
            self.query_one(f"#{pane}").display = pane in panes
        for beside in ("happening", "compare"):
            self.query_one(f"#{beside}").display = not panes.isdisjoint(SIDES)
        self.query_one("#tellers").display = self.comparing

    def take_shape(self, width: int, height: int) -> Shape:
        """Take the classes of this size, by which the style sheet lays the panes out."""
        shape = shape_of(width, height)
        marks = {f"-{known}": known == shape and not self.comparing for known in SHAPES}
        marks["-comparing"] = self.comparing
        marks |= {
            "-low": height < LOW,
            "-tiny": height < TINY,
            "-broad": width >= BROAD,
            "-high": height >= HIGH,
        }
        marks |= {"-in-people": self.pane == "people", "-in-side": self.pane in ("left", "right")}
        self.update_classes(marks, animate=False)
        return shape

    async def on_mount(self) -> None:
        """Lay the panes out before they are seen."""
        self.make_room(self.app.size)
        if not self.timeline_first:
            await self._come_with_the_rest()

    @on(events.ScreenResume)
    def draw_timeline_first(self, event: events.ScreenResume) -> None:
        """Let the other panes come after the frame that Textual draws now."""
        if self.timeline_alone:
            # They were worked out just now, when all was mounted.
            event.refresh_styles = False
            self.call_later(self._come_with_the_rest)

    async def _come_with_the_rest(self) -> None:
        try:
            # Those of other screens too, before any key that may open one.
            read_styles(self.app.stylesheet)
            with self.app.batch_update():
                await self.add_the_rest()
        except BaseException:
            self.complete.set()
            raise
        # What is clicked is known by where it was drawn.
        if not (self.is_whole and self.call_after_refresh(self.complete.set)):
            self.complete.set()

    def action_people(self) -> None:
        """Go to the people."""
        self.go("people")

    def action_timeline(self) -> None:
        """Go to the timeline."""
        self.go("timeline")

    def action_left(self) -> None:
        """Go to the source on the left."""
        self.go("left")

    def action_right(self) -> None:
        """Go to the source on the right."""
        self.go("right")

    def action_next_pane(self) -> None:
        """Go to the next pane, round and round."""
        self._go_on(1)

    def action_previous_pane(self) -> None:
        """Go to the previous pane, round and round."""
        self._go_on(-1)

    def _go_on(self, step: int) -> None:
        panes = SIDES if self.comparing else PANES
        here = panes.index(self.pane) if self.pane in panes else -step
        self.go(panes[(here + step) % len(panes)])

    def action_step_in(self) -> None:
        """Go from the people to the timeline, from there to its sources."""
        self.go("timeline" if self.pane == "people" else "left" if self.pane == "timeline" else self.pane)
