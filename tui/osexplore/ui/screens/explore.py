"""The screen: timeline, people, two sources. It owns the state; its widgets ask and are told."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.containers import Container, Grid

from osexplore.corpus.atomic import Stamp
from osexplore.corpus.memory import Place
from osexplore.corpus.selection import Selection
from osexplore.ui.desk import Desk
from osexplore.ui.panes import Pane
from osexplore.ui.screens.rereading import ReadAgain, Rereading
from osexplore.ui.widgets.headline import Headline
from osexplore.ui.widgets.keys import Keys
from osexplore.ui.widgets.status import Status
from osexplore.ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Quote
    from osexplore.ui.desk import Exported
    from osexplore.ui.widgets.density import Density
    from osexplore.ui.widgets.happening import Happening

WHOLE_STORY = "This is the whole story; q leaves it."
ASK_AGAIN = "Escape again shows everything."
EMPTY = "{} tells of no events yet. `osexplore --db PATH` opens another story."


class Explore(Rereading):
    """Reading a story: its timeline, its people, and the event under the cursor as two sources tell it."""

    happening: Happening
    AUTO_FOCUS = "#timeline"

    def __init__(
        self,
        index: Index,
        path: Path | None = None,
        texts: Path | None = None,
        again: ReadAgain | None = None,
    ) -> None:
        super().__init__(index, EMPTY.format(path or "This story"))
        self.desk = Desk(index, texts, again.memory if again else None)
        self.path = path
        self.stamp = again.stamp if again else Stamp.of(path) if path else None
        self._again = again
        # Read again, the story comes whole, as it was left.
        self.timeline_first = again is None
        # How many keys there were, and at which of them it was asked whether to show everything.
        self._keys = self._asked_at = 0

    def compose(self) -> ComposeResult:
        """Lay out the lines above, the timeline, the lines below, and room for what stands among them."""
        self.take_shape(*self.app.size)
        yield Headline(self.index.story)
        yield Container(id="density")
        with Grid(id="panes"):
            yield Container(id="people")
            yield Timeline(self.index)
        yield Container(id="disagreements")
        yield Status()
        yield Keys()

    async def on_mount(self) -> None:
        """Show the whole story, at the place that was left."""
        self.show_selected()
        if self._again is None:
            self._return()

    async def add_the_rest(self) -> None:
        """Mount the people, the event and its two sources, and have all of them follow the timeline."""
        await self._mount_the_rest()
        if not self.is_whole:
            return  # the program was left meanwhile
        self.timeline_alone = False
        self.make_room()
        self.show_around()
        self.follow()
        self.watch(self.timeline, "moves", self.follow, init=False)
        if self._again is None:
            self.status.message = self.desk.take_trouble()
        else:
            self.go_back_to(self._again.whereabouts)
            events = len(self.index.select(Selection()))
            counted = f"{events:,} event{'' if events == 1 else 's'}"
            trouble = self.desk.take_trouble()
            self.status.message = f"Read again: {counted}{f'; {trouble}' if trouble else '.'}"

    async def _mount_the_rest(self) -> None:
        from osexplore.ui.widgets.compare import Compare
        from osexplore.ui.widgets.density import Density
        from osexplore.ui.widgets.disagreements import DisagreementLine
        from osexplore.ui.widgets.happening import Happening
        from osexplore.ui.widgets.people import People
        from osexplore.ui.widgets.tellers import Tellers

        self.density = Density()
        self.people = People(tuple(self.index.people.values()), self.index.facets(self.selection).people)
        self.happening = Happening()
        tellers = Tellers(self._source_names).data_bind(Explore.view, Explore.held)
        self.compare = Compare(self.index, id="compare").data_bind(
            *(Explore.view, Explore.held, Explore.lit, Explore.languages, Explore.collected),
            full=Explore.comparing,
        )
        self.disagreement_line = DisagreementLine(self.index, id="disagreements")
        self.disagreement_line.data_bind(Explore.view, Explore.quote)
        panes = self.query_one("#panes")
        await self.query("#density, #people, #disagreements").remove()
        await self.mount(self.density, after=self.headline)
        await panes.mount(self.people, before=0)
        await panes.mount(self.happening, tellers, self.compare)
        await self.mount(self.disagreement_line, before=self.status)

    def on_unmount(self) -> None:
        """Remember the place for the next time, however the program ends."""
        memory, (left, right) = self.desk.memory, self._wanted
        if self.view is not None:
            place = Place(event=self.view.event.id, left=left, right=right)
            if place != memory.remembered.place:
                memory.keep_place(place)

    def _return(self) -> None:
        """Go to where the reader was the last time, if the story still has that."""
        place = self.desk.memory.remembered.place
        if place is None:
            return
        with suppress(KeyError, ValueError):
            number = self.timeline.numbers.index(self.index.number(place.event))
            self._wanted = (place.left, place.right)
            self.timeline.move_to(number)

    # The event under the cursor.

    def follow(self) -> None:
        """Show the event under the cursor everywhere."""
        number = self.timeline.number
        self.status.message = ""
        self.show_view(None if number is None else self.known.event(number))
        self.density.place = self.timeline.place
        self.happening.tell(self.view, self.selection.clock, self.index.sources)

    def on_density_asked(self, asked: Density.Asked) -> None:
        """Go to the first event of a quarter."""
        self.timeline.move_to_quarter(asked.year, asked.quarter)

    # The panes.

    def focus_of(self, pane: Pane) -> Widget:
        """Return what takes the keys in a pane."""
        return self.people.listed if pane == "people" else super().focus_of(pane)

    def use(self, pane: Pane) -> None:
        """Take the lit quote of the side in use."""
        super().use(pane)
        self.query_one(Keys).pane = pane
        self._light()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say in the footer what keys do while a name is typed."""
        self.query_one(Keys).typing = event.widget.id == "find"

    def on_people_left(self) -> None:
        """Go on from the people."""
        self.go("timeline")

    def action_step_out(self) -> None:
        """Go back to the timeline; there, asked twice, show everything again."""
        if self.comparing:
            self.stop_comparing()
        elif self.pane != "timeline":
            self.go("timeline")
        elif not self.selection:
            self.say(WHOLE_STORY)
        elif self._keys == self._asked_at + 1:
            self.action_show_everything()
        else:
            self._asked_at = self._keys
            self.say(ASK_AGAIN)

    def on_key(self) -> None:
        """Count it: the key comes here before anything is done for it."""
        self._keys += 1

    def on_mouse_down(self) -> None:
        """Count it, as a key."""
        self.on_key()

    # The lit quote.

    def quotes_to_copy(self) -> Sequence[Quote]:
        """Return the lit quote of the focused side, else of the left one; keys may have lit it just now."""
        account = self._lit_account()
        if account is None:
            return []
        lit = self.compare.lit_now[self._side]
        return [account.quotes[min(lit, len(account.quotes) - 1)]]

    def watch_collected(self) -> None:
        """Say how much is collected."""
        self.status.collected = self.collected_words

    def watch_quote(self) -> None:
        """Say whether another lit quote is collected."""
        if self.collected:
            self.watch_collected()

    def to_export(self) -> tuple[Selection, Exported]:
        """Offer what is shown."""
        return self.selection, "what is shown"
