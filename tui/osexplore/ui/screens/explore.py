"""The screen: timeline, people, two sources. It owns the state; its widgets ask and are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.containers import Grid
from textual.reactive import var

from osexplore.citing import guard
from osexplore.citing.naming import source_name
from osexplore.corpus.model import words
from osexplore.corpus.selection import Selection
from osexplore.ui.commands import bindings
from osexplore.ui.holding import LEFT, RIGHT, Held, standing, turned
from osexplore.ui.panes import Pane
from osexplore.ui.screens.paned import Paned
from osexplore.ui.widgets.compare import Compare
from osexplore.ui.widgets.density import Density
from osexplore.ui.widgets.disagreements import DisagreementLine
from osexplore.ui.widgets.happening import Happening
from osexplore.ui.widgets.headline import Headline
from osexplore.ui.widgets.keys import Keys
from osexplore.ui.widgets.people import People
from osexplore.ui.widgets.status import Status
from osexplore.ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.widget import Widget

    from osexplore.corpus.index import Index
    from osexplore.corpus.views import Account, EventView
    from osexplore.ui.widgets.passage import Languages

EMPTY = "{} tells of no events yet. `osexplore --db PATH` opens another story."
NOTHING_FOUND = "No event is like that. Escape shows everything again; f changes the filter."
LANGUAGES: dict[Languages, str] = {
    "both": "Original and English.",
    "original": "The original.",
    "english": "English.",
}
FEW_SOURCES = (
    "No source tells this.",
    "Only one source tells this.",
    "Only two sources tell this, and both are shown.",
)


class Explore(Paned):
    """Reading a story: `selection` says which events, `view` is the one under the cursor.

    `held` are the sources side by side (ids): those asked for by hand as long as they tell the event.
    `lit` counts the quote lit on each side from 0, `quote` is the one of the side in use (an id);
    `languages` is one of `LANGUAGES`.
    """

    AUTO_FOCUS = "#timeline"
    BINDINGS: ClassVar = bindings(
        *("next_disagreement", "previous_disagreement", "match", "find_person", "filter", "show_everything"),
        *("left_next", "left_previous", "right_next", "right_previous", "languages", "copy", "help", "quit"),
    )

    selection: var[Selection] = var(Selection(), init=False)
    view: var[EventView | None] = var(None)
    held: var[Held] = var((None, None))
    lit: var[tuple[int, int]] = var((0, 0))
    quote: var[str | None] = var(None)
    languages: var[Languages] = var("both")

    people = getters.query_one(People)
    timeline = getters.query_one(Timeline)
    compare = getters.query_one(Compare)
    density = getters.query_one(Density)
    headline = getters.query_one(Headline)
    status = getters.query_one(Status)

    def __init__(self, index: Index, path: Path | None = None) -> None:
        super().__init__()
        self._words_for_empty = EMPTY.format(path or "This story")
        self.index = index
        self._wanted: Held = (None, None)
        self._people_names = {person.id: words(person.name) for person in index.people.values()}
        self._source_names = {
            source.id: source_name(source, index.people) for source in index.sources.values()
        }

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
            yield Compare(self.index, id="compare").data_bind(
                Explore.view, Explore.held, Explore.lit, Explore.languages
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

    # The filter.

    def watch_selection(self) -> None:
        """Show the events of the selection, with the cursor on the same one or the next that is left."""
        numbers, facets = self.index.select(self.selection), self.index.facets(self.selection)
        self.timeline.words_for_nothing = NOTHING_FOUND if self.selection else self._words_for_empty
        self.timeline.show(numbers)
        self.people.show(self.selection, facets.people)
        self.density.quarters = tuple(self.index.density(numbers))
        self.headline.counts = self.index.counts(numbers)
        shown = self.selection.describe(self._people_names, self._source_names)
        self.status.words = f"Shown: {shown}"
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
        self.selection = Selection(match=self.selection.match)
        self.status.message = "Everything is shown."

    def action_filter(self) -> None:
        """Choose sources, dates and disputed events."""
        from osexplore.ui.screens.filter import FilterScreen

        def take(selection: Selection | None) -> None:
            if selection is not None:
                self.selection = selection

        self.app.push_screen(FilterScreen(self.index, self.selection, self._source_names), take)

    # The event under the cursor.

    def _follow(self) -> None:
        """Show the event under the cursor everywhere."""
        number = self.timeline.number
        self.status.message = ""
        self.view = None if number is None else self.index.event(number)
        self.held = standing(self._wanted, self._telling())
        self.lit = (0, 0)
        self.density.place = self.timeline.place
        self.query_one(Happening).event = self.view.event if self.view else None
        self._light()

    def on_side_lit_moved(self) -> None:
        """Take over which quote is lit on each side."""
        # Now, not when the message was sent: keys that came since must not be undone.
        self.lit = self.compare.lit_now
        self._light()

    def _light(self) -> None:
        account = self._lit_account()
        self.quote = account.quotes[self.lit[self._side]].id if account else None

    def _lit_account(self) -> Account | None:
        """Return what the source of the focused side tells, else that of the left one."""
        source = self.held[self._side]
        accounts = self.view.accounts if self.view else ()
        return next((account for account in accounts if account.source.id == source), None)

    @property
    def _side(self) -> int:
        return RIGHT if self.pane == "right" else LEFT

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
        place = self.index.next_disputed(self.timeline.numbers, self.timeline.cursor, step)
        if place is None:
            self.status.message = f"No disagreement {'after' if step > 0 else 'before'} this event."
        else:
            self.timeline.move_to(place)

    # The two sources.

    def _telling(self) -> list[str]:
        return [account.source.id for account in self.view.accounts] if self.view else []

    def _turn(self, side: int, step: int) -> None:
        """Show another source on a side, and say which."""
        telling = self._telling()
        source = turned(self.held, telling, side, step)
        if source is None:
            self.status.message = FEW_SOURCES[min(len(telling), 2)]
            return
        left, right = self.held
        self._wanted = self.held = (source, right) if side == LEFT else (left, source)
        self.lit = (0, self.lit[RIGHT]) if side == LEFT else (self.lit[LEFT], 0)
        self._light()
        name, where = self._source_names.get(source, source), "Left" if side == LEFT else "Right"
        self.status.message = f"{where}: {name}, source {telling.index(source) + 1} of {len(telling)}."

    def action_left_next(self) -> None:
        """Show the next source on the left."""
        self._turn(LEFT, 1)

    def action_left_previous(self) -> None:
        """Show the previous source on the left."""
        self._turn(LEFT, -1)

    def action_right_next(self) -> None:
        """Show the next source on the right."""
        self._turn(RIGHT, 1)

    def action_right_previous(self) -> None:
        """Show the previous source on the right."""
        self._turn(RIGHT, -1)

    def action_languages(self) -> None:
        """Show both languages, the original, or English."""
        order = list(LANGUAGES)
        self.languages = order[(order.index(self.languages) + 1) % len(order)]
        self.status.message = LANGUAGES[self.languages]

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
        if self.pane != "timeline":
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

    def action_copy(self) -> None:
        """Copy the lit quote of the focused side, else of the left one."""
        self.on_side_lit_moved()
        account = self._lit_account()
        if account is None:
            self.status.message = "No quote to copy."
            return
        quote = account.quotes[self.lit[self._side]]
        self._copy(guard.passage(quote, account.source, self.index.people, self.index.sources))

    @work(thread=True, exclusive=True, group="copy")
    def _copy(self, text: str) -> None:
        """Copy, and say what came of it; in a thread, since outside programs take their time."""
        from osexplore.citing import clipboard

        driver = self.app._driver
        outcome = clipboard.copy(text, driver.write if driver else None)
        self.app.call_from_thread(self._say, outcome.message)

    def _say(self, message: str) -> None:
        self.status.message = f"{message[:1].upper()}{message[1:]}."

    def action_help(self) -> None:
        """Show every key."""
        from osexplore.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()
