"""The screen: timeline, people, two sources. It owns the state; its widgets ask and are told."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Grid
from textual.reactive import var

from osexplore.corpus.clocks import IN_WORDS
from osexplore.corpus.memory import Place
from osexplore.corpus.model import words
from osexplore.corpus.selection import Selection
from osexplore.ui.commands import bindings
from osexplore.ui.desk import Desk
from osexplore.ui.leaving_out import without
from osexplore.ui.panes import Pane
from osexplore.ui.screens.collecting import Collecting
from osexplore.ui.screens.two_sources import TwoSources
from osexplore.ui.widgets.compare import Compare
from osexplore.ui.widgets.density import Density
from osexplore.ui.widgets.disagreements import DisagreementLine
from osexplore.ui.widgets.happening import Happening
from osexplore.ui.widgets.headline import Headline
from osexplore.ui.widgets.keys import Keys
from osexplore.ui.widgets.people import People
from osexplore.ui.widgets.status import Status
from osexplore.ui.widgets.tellers import Tellers
from osexplore.ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.widget import Widget

    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Quote
    from osexplore.ui.desk import Exported

EMPTY = "{} tells of no events yet. `osexplore --db PATH` opens another story."
NOTHING_FOUND = "No event is like that. Escape shows everything again; f changes the filter."


class Explore(Collecting, TwoSources):
    """Reading a story: `selection` says which events, `view` is the one under the cursor.

    `index` is the whole story, `known` what of it had been published as of the selection's day.
    """

    AUTO_FOCUS = "#timeline"
    BINDINGS: ClassVar = bindings(
        *("next_disagreement", "previous_disagreement", "match", "find_person", "filter", "show_everything"),
        *("clock", "go_to_date"),
        *("help", "quit"),
    )

    selection: var[Selection] = var(Selection(), init=False)

    people = getters.query_one(People)
    timeline = getters.query_one(Timeline)
    density = getters.query_one(Density)
    headline = getters.query_one(Headline)

    def __init__(self, index: Index, path: Path | None = None) -> None:
        super().__init__(index)
        self._words_for_empty = EMPTY.format(path or "This story")
        self.known = index
        self.desk = Desk(index)
        self._people_names = {person.id: words(person.name) for person in index.people.values()}

    def compose(self) -> ComposeResult:
        """Lay out the lines above, the panes, the lines below."""
        self.take_shape(*self.app.size)
        counts = self.index.facets(self.selection).people
        yield Headline(self.index.story)
        yield Density()
        with Grid(id="panes"):
            yield People(tuple(self.index.people.values()), counts)
            yield Timeline(self.index)
            yield Happening()
            yield Tellers(self._source_names).data_bind(Explore.view, Explore.held)
            yield Compare(self.index, id="compare").data_bind(
                *(Explore.view, Explore.held, Explore.lit, Explore.languages, Explore.collected),
                full=Explore.comparing,
            )
        yield DisagreementLine(self.index, id="disagreements").data_bind(Explore.view, Explore.quote)
        yield Status()
        yield Keys()

    def on_mount(self) -> None:
        """Show the whole story: the timeline in the first frame, its sources in the second."""
        super().on_mount()
        self.compare.display = False
        self.call_after_refresh(self.make_room)
        self.watch_selection()
        self.watch(self.timeline, "moves", self._follow, init=False)
        self._return()
        self.status.message = self.desk.take_trouble()

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
            self._follow()

    # The filter.

    def watch_selection(self) -> None:
        """Show the events of the selection, with the cursor on the same one or the next that is left."""
        known = self.known = self.known.as_of(self.selection.as_of)
        clock, numbers = self.selection.clock, known.select(self.selection)
        self.timeline.words_for_nothing = NOTHING_FOUND if self.selection else self._words_for_empty
        self.timeline.show(known, numbers, clock)
        self.people.show(self.selection, known.facets(self.selection).people)
        self.density.quarters = tuple(known.density(numbers, clock))
        self.headline.counts = known.counts(numbers)
        shown = self.selection.describe(self._people_names, self._source_names)
        self.status.words = " · ".join(
            part for part in (f"Shown: {shown}", without(self.selection.as_of, known.left_out)) if part
        )
        self._follow()

    @on(People.Toggled)
    def toggle_person(self, asked: People.Toggled) -> None:
        """Choose a person, or no longer."""
        self.selection = self.selection.toggle_person(asked.person)

    @on(People.MatchAsked)
    def action_match(self) -> None:
        """Take the next of any, all and none."""
        self.selection = self.selection.cycle_match()

    def action_find_person(self) -> None:
        """Let a name be typed."""
        self.go("people")
        self.people.find()

    def action_show_everything(self) -> None:
        """Clear the filter."""
        self.selection = Selection(match=self.selection.match, clock=self.selection.clock)
        self.status.message = "Everything is shown."

    def action_filter(self) -> None:
        """Choose sources, dates and disputed events."""
        from osexplore.ui.screens.filter import FilterScreen

        def take(selection: Selection | None) -> None:
            if selection is not None:
                self.selection = selection

        self.app.push_screen(FilterScreen(self.known, self.selection, self._source_names), take)

    def action_clock(self) -> None:
        """Order and date the events by the next clock, with the cursor on the same one."""
        self.selection = self.selection.cycle_clock()
        self.status.message = f"Ordered and dated by {IN_WORDS[self.selection.clock]}."

    def action_go_to_date(self) -> None:
        """Ask for a date, and go to the first event on it or after it."""
        from osexplore.ui.screens.go_to import GoToDate

        def go(day: date | None) -> None:
            if day is None:
                return
            self.go("timeline")
            if not self.timeline.move_to_day(day):
                self.status.message = "No event has a date that late."

        self.app.push_screen(GoToDate(self.selection.clock), go)

    # The event under the cursor.

    def _follow(self) -> None:
        """Show the event under the cursor everywhere."""
        number = self.timeline.number
        self.status.message = ""
        self.show_view(None if number is None else self.known.event(number))
        self.density.place = self.timeline.place
        self.query_one(Happening).event = self.view.event if self.view else None

    @on(Density.Asked)
    def go_to_quarter(self, asked: Density.Asked) -> None:
        """Go to the first event of a quarter."""
        self.timeline.move_to_quarter(asked.year, asked.quarter)

    def action_next_disagreement(self) -> None:
        """Go to the next disagreement: the event's own first, then the next event that has one."""
        self._go_to_disagreement(1)

    def action_previous_disagreement(self) -> None:
        """Go to the previous one."""
        self._go_to_disagreement(-1)

    def _go_to_disagreement(self, step: int) -> None:
        if self.query_one(DisagreementLine).step(step):
            return
        place = self.known.next_disputed(self.timeline.numbers, self.timeline.cursor, step)
        if place is None:
            self.status.message = f"No disagreement {'after' if step > 0 else 'before'} this event."
        else:
            self.timeline.move_to(place)

    # The panes.

    def focus_of(self, pane: Pane) -> Widget:
        """Return what takes the keys in a pane."""
        return self.people.listed if pane == "people" else super().focus_of(pane)

    def use(self, pane: Pane) -> None:
        """Take the lit quote of the side in use."""
        super().use(pane)
        self.query_one(Keys).pane = pane
        self._light()

    @on(People.Left)
    def go_on_to_timeline(self) -> None:
        """Go on from the people."""
        self.go("timeline")

    def action_step_out(self) -> None:
        """Go back to the timeline; there, show everything again."""
        if self.comparing:
            self.stop_comparing()
        elif self.pane != "timeline":
            self.go("timeline")
        elif self.selection:
            self.action_show_everything()
        else:
            self.status.message = "This is the whole story; q leaves it."

    # The program.

    @on(Keys.Asked)
    async def do(self, asked: Keys.Asked) -> None:
        """Do a command by its id."""
        await self.run_action(asked.command)

    # The lit quote.

    def quotes_to_copy(self) -> Sequence[Quote]:
        """Return the lit quote of the focused side, else of the left one; keys may have lit it just now."""
        account = self._lit_account()
        lit = self.compare.lit_now[self._side]
        return [account.quotes[min(lit, len(account.quotes) - 1)]] if account else []

    def watch_collected(self) -> None:
        """Say how much is collected."""
        self.status.collected = self.collected_words

    def watch_quote(self) -> None:
        """Say whether another lit quote is collected."""
        if self.collected:
            self.watch_collected()

    def show_quote(self, quote: Quote) -> None:
        """Go to a quote in its source, on the first of its events that is shown; else show everything."""
        numbers = {self.index.number(event) for event in quote.events}
        if numbers.isdisjoint(self.timeline.numbers):
            self.action_show_everything()
        place = next(at for at, number in enumerate(self.timeline.numbers) if number in numbers)
        self.go("timeline")
        self.timeline.move_to(place)
        self.light(quote)

    def to_export(self) -> tuple[Selection, Exported]:
        """Offer what is shown."""
        return self.selection, "what is shown"

    def say(self, message: str) -> None:
        """Say it in the status line."""
        self.status.message = message

    def action_help(self) -> None:
        """Show every key."""
        from osexplore.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    async def action_quit(self) -> None:
        """Leave, once what is being copied has been copied."""
        await self.finish_copying()
        self.app.exit()
