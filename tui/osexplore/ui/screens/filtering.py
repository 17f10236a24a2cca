"""Which events are shown, in which order, and as of which day: the filter and the clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.reactive import var

from osexplore.corpus.clocks import IN_WORDS
from osexplore.corpus.model import words
from osexplore.corpus.selection import Selection
from osexplore.ui.commands import bindings
from osexplore.ui.leaving_out import without
from osexplore.ui.screens.two_sources import TwoSources
from osexplore.ui.widgets.headline import Headline
from osexplore.ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from osexplore.corpus.index import Index
    from osexplore.ui.widgets.density import Density
    from osexplore.ui.widgets.people import People

NOTHING_FOUND = "No event is like that. F shows everything again; f changes the filter."


class Filtering(TwoSources):
    """The timeline of the `selection`.

    `index` is the whole story, `known` what of it had been published as of the selection's day.
    """

    BINDINGS: ClassVar = bindings("match", "find_person", "filter", "show_everything", "clock")

    selection: var[Selection] = var(Selection(), init=False)

    timeline = getters.query_one(Timeline)
    headline = getters.query_one(Headline)
    density: Density
    people: People

    def __init__(self, index: Index, words_for_empty: str) -> None:
        super().__init__(index)
        self.known = index
        self._words_for_empty = words_for_empty
        self._people_names = {person.id: words(person.name) for person in index.people.values()}

    def follow(self) -> None:
        """Show the event under the cursor everywhere."""
        raise NotImplementedError

    def watch_selection(self) -> None:
        """Show the events of the selection, and the one under the cursor everywhere."""
        self.show_selected()
        self.follow()

    def show_selected(self) -> None:
        """Show the events of the selection, with the cursor on the same one or the next that is left."""
        known = self.known = self.known.as_of(self.selection.as_of)
        clock, numbers = self.selection.clock, known.select(self.selection)
        self.timeline.words_for_nothing = NOTHING_FOUND if self.selection else self._words_for_empty
        self.timeline.show(known, numbers, clock)
        self.headline.counts = known.counts(numbers)
        if not self.timeline_alone:
            self.show_around()

    def show_around(self) -> None:
        """Say around the timeline what is shown, how that lies over time, what each person would give."""
        known, selection = self.known, self.selection
        shown = f"Shown: {selection.describe(self._people_names, self._source_names)}"
        left_out = without(selection.as_of, known.left_out)
        self.status.words = " · ".join(part for part in (shown, left_out) if part)
        self.density.quarters = tuple(known.density(self.timeline.numbers, selection.clock))
        self.people.show(selection, known.facets(selection).people)

    def on_people_toggled(self, asked: People.Toggled) -> None:
        """Choose a person, or no longer."""
        self.selection = self.selection.toggle_person(asked.person)

    def on_people_match_asked(self) -> None:
        """Take the next of any, all and none, as the key does."""
        self.action_match()

    def action_match(self) -> None:
        """Take the next of any, all and none."""
        self.selection = self.selection.cycle_match()

    def action_find_person(self) -> None:
        """Let a name be typed."""
        self.go("people")
        self.people.find()

    def action_show_everything(self) -> None:
        """Clear the filter, and hold no source any longer."""
        self.hold((None, None))
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
