"""The filter by people: whom to see, any of them, all of them together, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on
from textual.actions import SkipAction
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from osexplore.corpus.selection import MATCHES
from osexplore.ui.commands import bindings
from osexplore.ui.widgets.entry import Entry
from osexplore.ui.widgets.lines import Lines
from osexplore.ui.widgets.people_list import PeopleList, in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from osexplore.corpus.finding import Found, PersonFinder
    from osexplore.corpus.model import Person
    from osexplore.corpus.selection import Selection

FIND = "/ find"
NOBODY = "This story names no people."
NOT_FOUND = "Nobody is called that."


class People(Vertical):
    """The people pane. It holds no choice of its own: it asks, and shows the selection."""

    BINDINGS = bindings("toggle_person", "cursor_down", "cursor_up", "step_in", "step_out")

    @dataclass
    class Toggled(Message):
        """Choose this person (an id), or no longer."""

        person: str

    @dataclass
    class MatchAsked(Message):
        """Take the next of any, all and none."""

    @dataclass
    class Left(Message):
        """The person is done here."""

    def __init__(self, people: Sequence[Person], counts: Mapping[str, int]) -> None:
        super().__init__(id="people", classes="pane")
        self.border_title = "People"
        self._people = in_order(people, counts)
        self._finder: PersonFinder | None = None
        self._offered = ""

    def compose(self) -> ComposeResult:
        """Lay out how people combine, the place to type a name, and the list."""
        yield Static(id="match")
        yield Entry(id="find", placeholder="a name, any spelling")
        yield PeopleList(self._people, NOT_FOUND if self._people else NOBODY)

    @property
    def listed(self) -> PeopleList:
        """The people offered."""
        return self.query_one(PeopleList)

    @property
    def here(self) -> str | None:
        """Who is under the cursor (an id); None where nobody is offered."""
        person = self._under_cursor()
        return person.id if person else None

    def go_to(self, person: str | None) -> None:
        """Put the cursor on a person (an id) who is offered; where that is nobody, leave it."""
        place = next((place for place, one in enumerate(self.listed.people) if one.id == person), None)
        if place is not None:
            self.listed.move_to(place)

    def show(self, selection: Selection, counts: Mapping[str, int]) -> None:
        """Show who is chosen and how many events each person would give."""
        self.listed.show(frozenset(selection.people), counts)
        marked = " ".join(f"({word})" if word == selection.match else word for word in MATCHES)
        self.query_one("#match", Static).update(Content(f"{marked} {FIND}"), layout=False)

    def find(self) -> None:
        """Let a name be typed."""
        self.add_class("-finding")
        # At once: a name typed straight after the key is meant for the input.
        self.screen.set_focus(self.query_one(Input))

    def stop_finding(self) -> None:
        """Offer everybody again, with the cursor on whom it had found."""
        here = self._under_cursor()
        self.remove_class("-finding")
        self._offered = ""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self.listed.offer(self._people)
        self.listed.recount()
        if here is not None:
            self.listed.move_to(self.listed.people.index(here))
        self.listed.focus()

    @on(Input.Changed)
    def offer_who_is_typed(self, event: Input.Changed) -> None:
        """Offer those who have what is typed in a spelling."""
        event.stop()
        # Keys that came in one go leave their news behind: only what stands there now counts.
        if event.value == event.input.value:
            self._offer(event.value)

    @on(Input.Submitted)
    def choose_who_is_found(self, event: Input.Submitted) -> None:
        """Choose the one under the cursor and show the whole list again; where nobody is, type on."""
        event.stop()
        if event.value != self._offered:
            self._offer(event.value)
        if self._under_cursor() is not None:
            self.action_toggle_person()
            self.stop_finding()

    def _offer(self, typed: str) -> None:
        self._offered = typed
        if typed.strip():
            found = self._find(typed)
            self.listed.offer([one.person for one in found], {one.person.id: one.spelling for one in found})
        else:
            self.listed.offer(self._people)
        self.listed.cursor = 0
        self.listed.recount()

    @on(events.Click, "#match")
    def take_what_is_clicked(self, event: events.Click) -> None:
        """Take the next of any, all and none, or let a name be typed."""
        event.stop()
        if event.x <= len(" ".join(MATCHES)) + len("()"):
            self.post_message(self.MatchAsked())
        else:
            self.find()

    @on(Lines.Clicked)
    def choose_who_is_clicked(self, event: Lines.Clicked) -> None:
        """Choose by mouse."""
        event.stop()
        self.action_toggle_person()

    def action_toggle_person(self) -> None:
        """Ask for the one under the cursor."""
        person = self._under_cursor()
        if person is not None:
            self.post_message(self.Toggled(person.id))

    def action_cursor_down(self) -> None:
        """Move in the list while typing."""
        self.listed.action_cursor_down()

    def action_cursor_up(self) -> None:
        """Move in the list while typing."""
        self.listed.action_cursor_up()

    def action_step_in(self) -> None:
        """Go on to the timeline."""
        self.post_message(self.Left())

    def action_step_out(self) -> None:
        """Leave the typing first."""
        if not self.has_class("-finding"):
            raise SkipAction
        self.stop_finding()

    def _under_cursor(self) -> Person | None:
        return self.listed.people[self.listed.cursor] if self.listed.items else None

    def _find(self, typed: str) -> list[Found]:
        if self._finder is None:
            from osexplore.corpus.finding import PersonFinder

            self._finder = PersonFinder(self._people)
        return self._finder.find(typed)
