"""All that the sources disagree about: which kinds, about whom, and who answers what."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container

from osexplore.corpus.model import Disagreement
from osexplore.ui.commands import bindings
from osexplore.ui.disputes import Disputes
from osexplore.ui.panes import SHAPES, shape_of
from osexplore.ui.screens.whole import WholeScreen
from osexplore.ui.widgets.answers import Answers
from osexplore.ui.widgets.dispute_list import Box, DisputeBoxes, DisputeList
from osexplore.ui.widgets.keys import Keys
from osexplore.ui.widgets.lines import Lines
from osexplore.ui.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widget import Widget

    from osexplore.corpus.index import Index


class DisagreementScreen(WholeScreen[Disagreement | None]):
    """Gives back the disagreement to go to, or None.

    `people` are all people's names by id; `shown` says in words as of when the story is shown, and `start`
    is the disagreement (an id) to begin at. Where there is no room for everything the boxes come into view
    when they are used, and at the smallest one pane at a time.
    """

    CSS_PATH = "disagreements.tcss"
    AUTO_FOCUS = "#dispute-list"
    BINDINGS: ClassVar = bindings(*("to_event", "toggle_box", "next_pane", "previous_pane", "step_out"))

    def __init__(
        self, index: Index, people: Mapping[str, str], shown: str = "", start: str | None = None
    ) -> None:
        super().__init__()
        self._as_of, self._start = shown, start
        self._index = index
        self._names = people
        self._disputes = Disputes(index)
        self._checked: frozenset[Box] = frozenset()
        self._used: Widget | None = None

    def compose(self) -> ComposeResult:
        """Lay out the boxes, the list, the disagreement under its cursor."""
        kinds, people = self._disputes.kinds(()), self._disputes.people(())
        in_order = sorted(people, key=lambda person: (-people[person], self._called(person)))
        with Container(id="dispute-panes"):
            yield DisputeBoxes(
                sorted(kinds, key=lambda kind: -kinds[kind]),
                {person: self._called(person) for person in in_order},
            )
            yield DisputeList()
            yield Answers(self._index)
        yield Status()
        yield Keys("disagreements")

    @property
    def _panes(self) -> list[Widget]:
        return [self.query_one(kind) for kind in (DisputeBoxes, DisputeList, Answers)]

    def on_mount(self) -> None:
        """Show all of them."""
        listed = self.query_one(DisputeList)
        self.watch(listed, "moves", self._show_answers, init=False)
        self._show()
        starts = (place for place, one in enumerate(listed.disputes) if one.disagreement.id == self._start)
        listed.move_to(next(starts, 0))

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for this size."""
        self._make_room(event.size)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Give the pane that took the focus its room."""
        # The message is late: keys that came since may have led elsewhere.
        if event.widget is self.focused:
            self._used = event.widget
            self._make_room(self.size)

    def _make_room(self, size: Size) -> None:
        """Show the panes for which there is room at a size."""
        shape = shape_of(*size)
        for known in SHAPES:
            self.set_class(known == shape, f"-{known}")
        boxes, listed, answers = self._panes
        in_view = {"columns": (boxes, listed, answers), "single": (self._used or listed,)}
        beside = boxes if self._used is boxes else listed
        for pane in self._panes:
            pane.display = pane in in_view.get(shape, (beside, answers))

    # The filter.

    def action_toggle_box(self) -> None:
        """Choose the kind or the person under the cursor of the boxes, or no longer."""
        boxes = self.query_one(DisputeBoxes)
        if not boxes.has_focus:
            self._use(boxes)
        elif boxes.here is not None:
            self._checked ^= {boxes.here}
        self._show()

    @on(Lines.Clicked, "#dispute-boxes")
    def toggle_what_is_clicked(self) -> None:
        """Check a box by mouse."""
        self.action_toggle_box()

    def _show(self) -> None:
        """Show what is chosen, what that leaves, and the disagreement under the cursor."""
        kinds = {box.value for box in self._checked if box.what == "kind"}
        people = {box.value for box in self._checked if box.what == "person"}
        counts = {Box("kind", kind): count for kind, count in self._disputes.kinds(people).items()}
        counts |= {Box("person", person): count for person, count in self._disputes.people(kinds).items()}
        self.query_one(DisputeBoxes).show(self._checked, counts)
        found = self._disputes.like(kinds, people)
        self.query_one(DisputeList).show(found, of=len(self._disputes.all))
        parts = [" or ".join(sorted(kinds)), " or ".join(sorted(map(self._called, people)))]
        chosen = " · ".join(part for part in parts if part) or "all"
        self.query_one(Status).words = " · ".join(part for part in (f"Shown: {chosen}", self._as_of) if part)
        self._show_answers()

    def _called(self, person: str) -> str:
        return self._names.get(person, person)

    def _show_answers(self) -> None:
        self.query_one(Answers).show(self._here)

    @property
    def _here(self) -> Disagreement | None:
        """The disagreement under the cursor."""
        listed = self.query_one(DisputeList)
        return listed.disputes[listed.cursor].disagreement if listed.items else None

    # Moving.

    def action_next_pane(self) -> None:
        """Go to the next pane, round and round."""
        self._go(1)

    def action_previous_pane(self) -> None:
        """Go to the previous pane, round and round."""
        self._go(-1)

    def _go(self, step: int) -> None:
        panes = self._panes
        here = next((place for place, pane in enumerate(panes) if pane.has_focus), 0)
        self._use(panes[(here + step) % len(panes)])

    def _use(self, pane: Widget) -> None:
        """Put the focus into a pane, making room for it first: keys that were typed already are for it."""
        self._used = pane
        self._make_room(self.size)
        self.set_focus(pane)

    @on(DisputeList.Asked)
    def action_to_event(self) -> None:
        """Go to the first event that the disagreement is about."""
        if self._here is not None:
            self.dismiss(self._here)

    def action_step_out(self) -> None:
        """Go back to the list; there, back to the story."""
        listed = self.query_one(DisputeList)
        if listed.has_focus:
            self.dismiss(None)
        else:
            self._use(listed)
