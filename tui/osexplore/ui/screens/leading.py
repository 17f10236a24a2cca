"""From the story to the screens about it, and from them to an event, a quote, a date in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from osexplore.corpus.selection import Selection
from osexplore.ui.commands import bindings
from osexplore.ui.holding import LEFT, RIGHT
from osexplore.ui.leaving_out import without
from osexplore.ui.screens.collecting import Collecting
from osexplore.ui.screens.filtering import Filtering
from osexplore.ui.screens.two_sources import FEW_SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from osexplore.corpus.model import Disagreement, Quote
    from osexplore.ui.widgets.disagreements import DisagreementLine

NO_SOURCE_HERE = "No source stands on this side; Tab goes to the other."

NO_SUCH_EVENT = "The story has no event for it."
FILTER_GONE = "The filter hid it and is taken away."


class Leading(Filtering, Collecting):
    """Ways through the story: to the next disagreement, to a date, to other screens and back."""

    BINDINGS: ClassVar = bindings(
        *("next_disagreement", "previous_disagreement", "go_to_date"),
        *("all_disagreements", "coverage", "source_text"),
    )

    disagreement_line: DisagreementLine

    def action_next_disagreement(self) -> None:
        """Go to the next disagreement: the event's own first, then the next event that has one."""
        self._go_to_disagreement(1)

    def action_previous_disagreement(self) -> None:
        """Go to the previous one."""
        self._go_to_disagreement(-1)

    @property
    def question(self) -> Disagreement | None:
        """What the line below asks."""
        return self.disagreement_line.question

    def _go_to_disagreement(self, step: int) -> None:
        if not self.disagreement_line.step(step):
            place = self.known.next_disputed(self.timeline.numbers, self.timeline.cursor, step)
            if place is None:
                self.status.message = f"No disagreement {'after' if step > 0 else 'before'} this event."
                return
            self.timeline.move_to(place)
            if step < 0:
                self.disagreement_line.turn_to_end()
        self.light_answers(LEFT, RIGHT)

    def action_go_to_date(self) -> None:
        """Ask for a date, and go to the first event on it or after it."""
        from osexplore.ui.screens.go_to import GoToDate

        def go(day: date | None) -> None:
            if day is None:
                return
            self.go("timeline")
            here = self.timeline.cursor
            if not self.timeline.move_to_day(day):
                self.status.message = "No event has a date that late."
            elif self.timeline.cursor == here:
                self.status.message = "This is the first event from then on."

        self.app.push_screen(GoToDate(self.selection.clock), go)

    def action_all_disagreements(self) -> None:
        """Show all that the sources disagree about."""
        from osexplore.ui.screens.disagreements import DisagreementScreen

        asked = self.view.disagreements if self.view else ()
        start = self.question or next(iter(asked), None)
        screen = DisagreementScreen(
            *(self.known, self._people_names, self._as_of), start=start.id if start else None
        )
        self.app.push_screen(screen, self._show_disagreement)

    @property
    def _as_of(self) -> str:
        """As of when the story is shown, in words; nothing where it is whole."""
        day, left_out = self.selection.as_of, self.known.left_out
        return f"{Selection(as_of=day).describe({}, {})} · {without(day, left_out)}" if day else ""

    def _show_disagreement(self, disagreement: Disagreement | None) -> None:
        """Show a disagreement, on the event from which the reader comes or the first named for it."""
        if disagreement is not None:
            if self.view is None or self.view.event.id not in disagreement.events:
                self._go_to_one_of(disagreement.events)
            self.disagreement_line.turn_to(disagreement.id)
            self.light_answers(LEFT, RIGHT)

    def action_coverage(self) -> None:
        """Hold the events shown against all sources."""
        from osexplore.ui.screens.coverage import CoverageScreen

        source = self.held[self._side] or self.held[LEFT]
        start = (self.view.event.id, source) if self.view and source else None
        numbers, clock = self.timeline.numbers, self.selection.clock
        self.app.push_screen(
            CoverageScreen(self.known, numbers, clock, self.status.words, start), self._show_account
        )

    def _show_account(self, led: tuple[str, str] | None) -> None:
        """Go to the quotes of a source on an event."""
        if led is not None:
            event, source = led
            self._go_to_one_of((event,))
            self.hold_left(source)
            self.go("left")

    def action_source_text(self) -> None:
        """Read the source of the lit quote in its own order."""
        from osexplore.ui.screens.reader import Opened, ReaderScreen

        lit = self.quotes_to_copy()
        if not lit:
            self.say(NO_SOURCE_HERE if self.view and self.view.accounts else FEW_SOURCES[0])
            return
        source = self.index.sources[lit[0].source]
        opened = Opened(source, self.known.quotes_in(source.id), lit[0])
        self.app.push_screen(ReaderScreen(self.desk, self.known, opened, self.show_quote, self.selection))

    def show_quote(self, quote: Quote) -> None:
        """Go to a quote in its source, on the first of its events that is shown; else show everything."""
        if quote.source in self.known.left_out:
            self.action_show_everything()
        if self._go_to_one_of(quote.events):
            self.light(quote)

    def _go_to_one_of(self, events: Iterable[str]) -> bool:
        """Go to the first named of these events (ids) that is shown; if none is, take the filter away first.

        The day as of which the story is looked at stays. Tells whether the story has any of them.
        """
        numbers = [number for event in events for number in self.known.numbers((event,))]
        if not numbers:
            self.say(NO_SUCH_EVENT)
            return False
        hidden = set(numbers).isdisjoint(self.timeline.numbers)
        if hidden:
            asked = self.selection
            self.selection = Selection(match=asked.match, as_of=asked.as_of, clock=asked.clock)
        places = {number: place for place, number in enumerate(self.timeline.numbers)}
        place = next(places[number] for number in numbers if number in places)
        self.go("timeline")
        self.timeline.move_to(place)
        if hidden:
            self.say(FILTER_GONE)
        return True
